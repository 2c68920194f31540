package org.taipan.jit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.taipan.interpreter.Calls;
import org.taipan.interpreter.CompiledCode;
import org.taipan.interpreter.Executable;
import org.taipan.interpreter.Frame;
import org.taipan.interpreter.Hot;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.Config;
import org.taipan.objects.Interpreter;
import org.taipan.ops.Errors;

/**
 * Tier 1: compiles what {@link Hot} finds to be hot, on a thread of its own. Options are {@code -X jit=…}: {@code 0}
 * off, {@code log} says what is compiled and why not, {@code now} compiles at once on the first call, on the caller's
 * thread; {@code deopt=P} does so, too, and leaves compiled code with probability P wherever it may be left.
 * {@code strict}, beside these, raises SystemError where the compiler itself fails, for tests; otherwise such code stays
 * in tier 0.
 */
public final class Jit implements Hot.Compiler {
    private static final int CALLS = 800;
    private static final int LOOPS = 1500;

    /**
     * How long the first request waits, and how long it waits while modules are being imported: the compiler's own
     * cold code would take the second core from HotSpot while a short program imports its modules, and never pay back.
     */
    private static final int GRACE_MILLIS = 30, IMPORT_GRACE_MILLIS = 200;

    /** How deep the compiler follows calls to compile callees before their callers. */
    private static final int DEPTH = 5;

    private record Request(Executable x, int header, Kind[] kinds, boolean again) {
    }

    private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
    /** What the compiler's thread compiles, and the callers for which it does so. */
    private final Set<Executable> inProgress = new HashSet<>();
    private final Interpreter interp;
    private final boolean log;
    private final boolean now;
    private final boolean deopts;
    private final boolean strict;
    private boolean started;

    private Jit(Interpreter interp, boolean log, boolean now, boolean deopts, boolean strict) {
        this.interp = interp;
        this.log = log;
        this.strict = strict;
        this.now = now;
        this.deopts = deopts;
    }

    /** Switches tier 1 on, unless the options say no. */
    public static void install(Interpreter interp) {
        Config config = interp.config;
        String option = config.xoptions.getOrDefault("jit", config.environment.getOrDefault("PYTHON_JIT", "1"));
        if ("0".equals(option)) {
            return;
        }
        double failures = option == null ? 0 : failures(option);
        boolean now = option != null && option.contains("now") || failures > 0;
        Jit jit = new Jit(interp, option != null && option.contains("log"), now, failures > 0,
                now && option.contains("strict"));
        Hot.install(interp, jit, now ? 2 : CALLS, now ? 2 : LOOPS, failures);
    }

    /** The probability that the option names, or 0. */
    private static double failures(String option) {
        int at = option.indexOf("deopt=");
        int end = option.indexOf(',', Math.max(at, 0));
        try {
            int start = at + "deopt=".length();
            return at < 0 ? 0 : Double.parseDouble(option.substring(start, end < 0 ? option.length() : end));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public void request(Executable x, int header, Frame frame) {
        Kind[] kinds = frame == null ? null : kinds(frame);
        Request r = new Request(x, header, kinds, false);
        if (now) {
            compile(r);
            return;
        }
        synchronized (this) {
            if (!started) {
                started = true;
                Thread.ofPlatform().daemon().name("jit").start(this::work);
            }
        }
        queue.add(r);
    }

    /** What the frame holds now: the kinds of the variables; of the value stack, null where there is nothing. */
    private static Kind[] kinds(Frame f) {
        Object[] values = f.values();
        Kind[] kinds = new Kind[values.length];
        int n = f.code.localsPlusNames.length;
        for (int i = 0; i < kinds.length; i++) {
            Object v = values[i];
            kinds[i] = i < n && v instanceof Long ? Kind.LONG : i < n && v instanceof Double ? Kind.DOUBLE
                    : i >= n && v == null ? null : Kind.OBJECT;
        }
        return kinds;
    }

    @Override
    public void again(CompiledCode code) {
        Request r = (Request) code.request;
        r = new Request(r.x, r.header, r.kinds, true);
        if (now) {
            compile(r);
        } else {
            queue.add(r);
        }
    }

    private void work() {
        try {
            for (int waited = 0; waited < (interp.imports.get() > 0 ? IMPORT_GRACE_MILLIS : GRACE_MILLIS); waited += 10) {
                Thread.sleep(10);
            }
            while (true) {
                Request r = queue.take();
                if (r.again || r.header != 0 || r.x.compiledFunction() == null) {
                    calleesFirst(r.x, DEPTH);
                    compile(r);
                    inProgress.clear();
                }
            }
        } catch (InterruptedException e) {
            return;
        }
    }

    /**
     * Compiles what a function calls, if that is nearly hot, too: were the callers compiled first, they would have to be
     * compiled again to call it directly.
     */
    private void calleesFirst(Executable caller, int depth) {
        inProgress.add(caller);
        if (depth == 0) {
            return;
        }
        for (int pc = 0; pc < caller.size(); pc++) {
            for (Executable callee : Calls.callees(caller.cache(pc))) {
                if (callee != caller && Hot.claim(callee)) {
                    calleesFirst(callee, depth - 1);
                    compile(new Request(callee, 0, null, false));
                    inProgress.remove(callee);
                }
            }
        }
    }

    private void compile(Request r) {
        long start = System.nanoTime();
        String what = r.x.code.qualname + (r.header == 0 ? "" : " loop at line " + r.x.line(r.header));
        try {
            Translator t = analysed(r, false);
            ClassWriter writer = new ClassWriter(t.u, t);
            byte[] bytes = writer.write();
            if (writer.isLarge() && t.framedAt >= 0) {
                t = analysed(r, true);
                writer = new ClassWriter(t.u, t);
                bytes = writer.write();
            }
            if (writer.isTooLarge()) {
                throw new Declined("too large: " + writer.size());
            }
            Unit u = t.u;
            CompiledCode c = CompiledCode.define(bytes, t.constants.data(), r.x);
            c.states = t.states.toArray(int[][]::new);
            c.constants = t.stateConstants.toArray();
            c.entries = u.entryNumbers();
            c.request = r;
            c.signature = u.signature.isTyped() ? u.signature : null;
            c.quiet = !t.isQuiet() ? 0 : t.countsDepth ? CompiledCode.COUNTS : 1 + t.nested;
            r.x.install(c, r.header);
            if (log) {
                String frame = t.framedAt < 0 ? "no frame" : "frame for " + instruction(r.x, t.framedAt) + callee(u.caches[t.framedAt]);
                say("compiled " + what + (r.again ? " again (" : " (") + bytes.length + " bytes, "
                        + (System.nanoTime() - start) / 1000 + " µs, " + frame + ")");
            }
            String dump = System.getProperty("taipan.jit.dump");
            if (dump != null) {
                java.nio.file.Files.write(java.nio.file.Path.of(dump, r.x.code.name + r.header + ".class"), bytes);
            }
        } catch (Declined e) {
            if (log) {
                say("not compiled: " + what + ": " + e.getMessage());
            }
        } catch (ReflectiveOperationException | java.io.IOException | RuntimeException | LinkageError e) {
            if (log) {
                say("failed: " + what + ": " + e);
                e.printStackTrace();
            }
            if (strict) {
                throw Errors.systemError("tier 1 failed on " + what + ": " + e);
            }
        }
    }

    /**
     * Looks at the code until it is known which parameters it takes, and which result it gives, unboxed: the parameters
     * that it computes with; then the result, if it is of one kind, be it only because what the code calls is itself.
     */
    private Translator analysed(Request r, boolean compact) {
        Unit u = new Unit(r.x, r.header, deopts);
        Translator t = analysed(r, compact, u, u.signature);
        int count = u.direct;
        if (count < 0) {
            return t;
        }
        List<Kind> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parameters.add(t.wanted.getOrDefault(i, Kind.OBJECT));
        }
        Signature signature = new Signature(parameters, Kind.OBJECT);
        if (signature.isTyped()) {
            t = analysed(r, compact, u, signature);
        }
        if (t.returned == Kind.LONG || t.returned == Kind.DOUBLE) {
            signature = new Signature(parameters, t.returned);
            Translator typed = analysed(r, compact, u, signature);
            t = typed.returned == signature.result() ? typed : analysed(r, compact, u, new Signature(parameters, Kind.OBJECT));
        }
        return t;
    }

    /** Looks at code that may call itself as if it were quiet, until it is known that it is not. */
    private Translator analysed(Request r, boolean compact, Unit first, Signature signature) {
        Translator t = analysed(r, compact, first, signature, true, false);
        if (t.askedWhetherQuiet && !t.isQuiet()) {
            return analysed(r, compact, first, signature, false, false);
        }
        return t.asksChains && t.isQuiet() ? analysed(r, compact, first, signature, true, true) : t;
    }

    private Translator analysed(Request r, boolean compact, Unit first, Signature signature, boolean taken, boolean known) {
        Translator t = new Translator(new Unit(first, signature));
        t.inProgress = inProgress;
        t.compact = compact;
        t.deopts = deopts;
        t.takenForQuiet = taken;
        t.knownQuiet = known;
        t.analyse(r.kinds);
        return t;
    }

    @Override
    public void missed(Executable x, int pc, boolean dropped) {
        if (log) {
            say((dropped ? "dropped " : "left ") + x.code.qualname + " for " + instruction(x, pc));
        }
    }

    private static String callee(Object cache) {
        return switch (cache) {
            case Executable e -> ", " + e.code.qualname;
            case Calls.ClassCall c -> ", " + c.type().name();
            case org.taipan.objects.PyBuiltinFunction f -> ", " + f.table.ownerName() + "." + f.table.name(f.index);
            case org.taipan.objects.PyMethodDescriptor d -> ", " + d.table.ownerName() + "." + d.table.name(d.index);
            case org.taipan.interpreter.AttrCache c -> ", " + c.kind;
            case org.taipan.objects.PyType t -> ", " + t.name();
            case null -> "";
            default -> ", " + cache.getClass().getSimpleName();
        };
    }

    private static String instruction(Executable x, int pc) {
        return org.taipan.bytecode.Opcode.name(x.opcode(pc)) + " at line " + x.line(pc);
    }

    private static void say(String text) {
        System.err.println("[jit] " + text);
    }
}
