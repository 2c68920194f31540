"""An interpreter inside the interpreter: a stack machine that runs a small program for primes and sorting."""

PROGRAM = """
        push 2      store n
next:   load n      push 1500    less    jumpno sort
        push 2      store d
test:   load d      dup  mul    load n  swap    less    jumpyes prime
        load n      load d      mod     jumpno  composite
        load d      push 1      add     store d jump test
prime:  load n      append
composite: load n   push 1      add     store n jump next
sort:   push 0      store i
outer:  load i      length      less    jumpno end
        load i      push 1      add     store j
inner:  load j      length      less    jumpno advance
        load j      item        push 17 mul     push 101 mod
        load i      item        push 17 mul     push 101 mod
        less        jumpno keep
        load i      load j      exchange
keep:   load j      push 1      add     store j jump inner
advance: load i     push 1      add     store i jump outer
end:    halt
"""


def assemble(source):
    code, labels = [], {}
    words = iter(source.split())
    for word in words:
        if word.endswith(":"):
            labels[word[:-1]] = len(code)
        elif word in ("push", "load", "store", "jump", "jumpyes", "jumpno"):
            code.append((word, next(words)))
        else:
            code.append((word, None))
    return [(op, int(a) if op == "push" else labels[a] if op.startswith("jump") else a) for op, a in code]


class Machine:
    def __init__(self, code):
        self.code = code
        self.stack = []
        self.names = {}
        self.data = []
        self.steps = 0

    def run(self):
        code, stack, names, data = self.code, self.stack, self.names, self.data
        at = steps = 0
        while True:
            op, argument = code[at]
            at += 1
            steps += 1
            if op == "push":
                stack.append(argument)
            elif op == "load":
                stack.append(names[argument])
            elif op == "store":
                names[argument] = stack.pop()
            elif op == "add":
                right = stack.pop()
                stack[-1] += right
            elif op == "mul":
                right = stack.pop()
                stack[-1] *= right
            elif op == "mod":
                right = stack.pop()
                stack[-1] %= right
            elif op == "less":
                right = stack.pop()
                stack[-1] = stack[-1] < right
            elif op == "jump":
                at = argument
            elif op == "jumpyes":
                if stack.pop():
                    at = argument
            elif op == "jumpno":
                if not stack.pop():
                    at = argument
            elif op == "dup":
                stack.append(stack[-1])
            elif op == "swap":
                stack[-1], stack[-2] = stack[-2], stack[-1]
            elif op == "append":
                data.append(stack.pop())
            elif op == "length":
                stack.append(len(data))
            elif op == "item":
                stack[-1] = data[stack[-1]]
            elif op == "exchange":
                i, j = stack.pop(), stack.pop()
                data[i], data[j] = data[j], data[i]
            elif op == "halt":
                break
            else:
                raise ValueError(op)
        self.steps = steps


def run():
    machine = Machine(assemble(PROGRAM))
    machine.run()
    return machine.steps, machine.data[:8], sum(i * n for i, n in enumerate(machine.data)), len(machine.stack)


EXPECTED = (840721, [101, 107, 1117, 1319, 113, 1123, 719, 1129], 19739187, 0)
