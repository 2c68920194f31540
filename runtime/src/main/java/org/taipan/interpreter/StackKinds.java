package org.taipan.interpreter;

import static org.taipan.bytecode.Opcode.*;

import org.taipan.bytecode.ExceptionTable;
import org.taipan.bytecode.Opcode;
import org.taipan.bytecode.StackEffect;
import org.taipan.types.PyCode;

/**
 * What is on the value stack before each instruction, in kinds that tell whether a jump from one place to another makes
 * sense: {@code mark_stacks} of CPython. A stack is a {@code long} of three bits a value, the top lowest.
 */
final class StackKinds {
    static final long UNINITIALIZED = -2;
    static final long OVERFLOWED = -1;
    static final long EMPTY = 0;
    static final int ITERATOR = 1, EXCEPTION = 2, OBJECT = 3, NULL = 4, LASTI = 5;
    private static final int BITS = 3;
    private static final int MAX_VALUES = 63 / BITS;

    private final byte[] code;
    private final int count;
    private final long[] stacks;
    private boolean again;

    private StackKinds(PyCode source) {
        code = source.code;
        count = code.length / 2;
        stacks = new long[count + 1];
        java.util.Arrays.fill(stacks, UNINITIALIZED);
        stacks[0] = EMPTY;
    }

    /** The stack before each code unit. */
    static long[] of(PyCode source) {
        StackKinds k = new StackKinds(source);
        ExceptionTable.Entry[] handlers = ExceptionTable.decode(source.exceptionTable);
        do {
            k.again = false;
            k.scan();
            for (ExceptionTable.Entry e : handlers) {
                k.handler(e);
            }
        } while (k.again);
        return k.stacks;
    }

    private void handler(ExceptionTable.Entry e) {
        long stack = stacks[e.start()];
        if (stack == UNINITIALIZED || stacks[e.target()] != UNINITIALIZED) {
            return;
        }
        again = true;
        stack = popTo(stack, e.depth());
        stacks[e.target()] = push(e.lasti() ? push(stack, LASTI) : stack, EXCEPTION);
    }

    private void scan() {
        for (int i = 0; i < count;) {
            long stack = stacks[i];
            int oparg = 0;
            int op = code[2 * i] & 0xFF;
            while (op == EXTENDED_ARG) {
                oparg = oparg << 8 | code[2 * i + 1] & 0xFF;
                i++;
                op = code[2 * i] & 0xFF;
                stacks[i] = stack;
            }
            int next = i + 1 + Opcode.caches(op);
            if (stack != UNINITIALIZED) {
                step(i, next, op, oparg << 8 | code[2 * i + 1] & 0xFF, stack);
            }
            i = next;
        }
    }

    private void step(int i, int next, int op, int oparg, long stack) {
        switch (op) {
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> {
                stacks[next + oparg] = pop(stack);
                stacks[next] = pop(stack);
            }
            case SEND -> {
                stacks[next + oparg] = stack;
                stacks[next] = stack;
            }
            case JUMP_FORWARD -> stacks[next + oparg] = stack;
            case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> {
                again |= stacks[next - oparg] == UNINITIALIZED && next - oparg < i;
                stacks[next - oparg] = stack;
            }
            case GET_ITER, GET_AITER -> stacks[next] = push(pop(stack), ITERATOR);
            case FOR_ITER -> {
                stacks[next] = push(stack, OBJECT);
                stacks[next + oparg] = push(stack, OBJECT);
            }
            case END_ASYNC_FOR -> stacks[next] = pop(pop(stack));
            case PUSH_EXC_INFO -> stacks[next] = push(stack, EXCEPTION);
            case POP_EXCEPT -> stacks[next] = pop(stack);
            case RETURN_VALUE, RETURN_CONST, RAISE_VARARGS, RERAISE -> {
            }
            case PUSH_NULL -> stacks[next] = push(stack, NULL);
            case LOAD_GLOBAL -> {
                long s = push(stack, OBJECT);
                stacks[next] = (oparg & 1) != 0 ? push(s, NULL) : s;
            }
            case LOAD_ATTR -> stacks[next] = (oparg & 1) != 0 ? push(push(pop(stack), OBJECT), NULL) : stack;
            case SWAP -> stacks[next] = swap(stack, oparg);
            case COPY -> stacks[next] = push(stack, peek(stack, oparg));
            default -> {
                long s = stack;
                int effect = StackEffect.of(op, oparg, false);
                for (; effect < 0; effect++) {
                    s = pop(s);
                }
                for (; effect > 0; effect--) {
                    s = push(s, OBJECT);
                }
                stacks[next] = s;
            }
        }
    }

    static long push(long stack, int kind) {
        return stack < 0 || stack >= 1L << MAX_VALUES * BITS - BITS ? OVERFLOWED : stack << BITS | kind;
    }

    static long pop(long stack) {
        return stack >> BITS;
    }

    static int top(long stack) {
        return (int) (stack & (1 << BITS) - 1);
    }

    private static int peek(long stack, int n) {
        return (int) (stack >> BITS * (n - 1) & (1 << BITS) - 1);
    }

    private static long swap(long stack, int n) {
        int shift = BITS * (n - 1);
        long mask = (1 << BITS) - 1;
        long a = stack & mask;
        long b = stack >> shift & mask;
        return stack & ~(mask | mask << shift) | b | a << shift;
    }

    private static long popTo(long stack, int depth) {
        if (depth == 0) {
            return EMPTY;
        }
        int size = 0;
        for (long s = stack; s > 0; s = pop(s)) {
            size++;
        }
        long s = stack;
        for (; size > depth; size--) {
            s = pop(s);
        }
        return s;
    }

    /** Whether a stack becomes the other by dropping values from its top. */
    static boolean compatible(long from, long to) {
        if (from < 0 || to < 0) {
            return false;
        }
        while (from > to) {
            from = pop(from);
        }
        while (from != 0) {
            if (!compatibleKind(top(from), top(to))) {
                return false;
            }
            from = pop(from);
            to = pop(to);
        }
        return to == 0;
    }

    private static boolean compatibleKind(int from, int to) {
        return to != 0 && (to == OBJECT ? from != NULL : to == NULL || from == to);
    }

    /** Why nothing can jump to a place with this stack. */
    static String explain(long to) {
        if (to == OVERFLOWED) {
            return "stack is too deep to analyze";
        }
        if (to == UNINITIALIZED) {
            return "can't jump into an exception handler, or code may be unreachable";
        }
        return switch (top(to)) {
            case EXCEPTION -> "can't jump into an 'except' block as there's no exception";
            case LASTI -> "can't jump into a re-raising block as there's no location";
            case ITERATOR -> "can't jump into the body of a for loop";
            default -> "incompatible stacks";
        };
    }
}
