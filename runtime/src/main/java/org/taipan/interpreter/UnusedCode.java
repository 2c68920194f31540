package org.taipan.interpreter;

import org.taipan.objects.ThreadState;

/**
 * Has every method that a class of compiled code may have. HotSpot takes a method that one loaded class has for the only one;
 * when the next class comes it gives up what it is compiling, for a tenth of a second and more, and throws away what it has
 * compiled. With two such classes there from the start it looks at what calls meet instead.
 */
final class UnusedCode extends CompiledCode {
    /** Has none of them but what it must. */
    private static final class Other extends CompiledCode {
        private Other() {
            super(null);
        }

        @Override
        public Object enter(ThreadState ts, Frame f, int entry) {
            return f;
        }
    }

    private UnusedCode() {
        super(null);
    }

    /** Loads and links both. */
    static void load() {
        new UnusedCode();
        new Other();
    }

    @Override
    public Object call0(ThreadState ts, Function fn) {
        return fn;
    }

    @Override
    public Object call1(ThreadState ts, Function fn, Object a) {
        return fn;
    }

    @Override
    public Object call2(ThreadState ts, Function fn, Object a, Object b) {
        return fn;
    }

    @Override
    public Object call3(ThreadState ts, Function fn, Object a, Object b, Object c) {
        return fn;
    }

    @Override
    public Object call4(ThreadState ts, Function fn, Object a, Object b, Object c, Object d) {
        return fn;
    }

    @Override
    public Object quietly0(ThreadState ts, Function fn) {
        return fn;
    }

    @Override
    public Object quietly1(ThreadState ts, Function fn, Object a) {
        return fn;
    }

    @Override
    public Object quietly2(ThreadState ts, Function fn, Object a, Object b) {
        return fn;
    }

    @Override
    public Object quietly3(ThreadState ts, Function fn, Object a, Object b, Object c) {
        return fn;
    }

    @Override
    public Object quietly4(ThreadState ts, Function fn, Object a, Object b, Object c, Object d) {
        return fn;
    }

    @Override
    public Object callAll(ThreadState ts, Function fn, Object[] args) {
        return fn;
    }

    @Override
    public Object enter(ThreadState ts, Frame f, int entry) {
        return ts;
    }
}
