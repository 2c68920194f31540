package org.taipan.modules.functools;

import java.util.Arrays;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code functools.partial}. Its state is replaced as a whole by {@code __setstate__}; the keywords are a live dict.
 */
@PyTypeDef(name = "partial", module = "functools", doc = "partial(func, /, *args, **keywords)\n--\n\nA callable that "
        + "calls func with these arguments before and among its own.")
public final class Partial extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PartialTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF);

    private record State(Object function, PyTuple args, PyDict keywords) {
    }

    private volatile State state;

    private Partial(PyType type, State state) {
        super(type);
        this.state = state;
    }

    /** {@code partial(function, *args, **keywords)}; takes the keywords over. */
    public static Partial of(Object function, Object[] args, PyDict keywords) {
        return new Partial(TYPE, new State(function, PyTuple.of(args), keywords));
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw Errors.typeError("type 'partial' takes at least one argument");
        }
        Object function = args[0];
        Object[] rest = Arrays.copyOfRange(args, 1, args.length);
        PyDict keywords = kwargs;
        if (function instanceof Partial p && !p.hasAttributes()) {
            State s = p.state;
            function = s.function;
            rest = join(s.args, rest);
            if (s.keywords.size() > 0) {
                keywords = s.keywords.copyExact();
                keywords.merge(ts, kwargs, PyDict.Merge.REPLACE);
            }
        }
        if (!Call.isCallable(function)) {
            throw Errors.typeError("the first argument must be callable");
        }
        return new Partial(cls, new State(function, PyTuple.of(rest), keywords));
    }

    private boolean hasAttributes() {
        return shape().isDictionary ? dict().size() > 0 : shape().attributeNames().length > 0;
    }

    private static Object[] join(PyTuple first, Object[] second) {
        Object[] all = Arrays.copyOf(first.items(), first.size() + second.length, Object[].class);
        System.arraycopy(second, 0, all, first.size(), second.length);
        return all;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        State s = state;
        if (s.keywords.size() == 0) {
            return Call.vector(ts, s.function, s.args.size() == 0 ? args : join(s.args, args), kwnames);
        }
        PyDict keywords = s.keywords.copyExact();
        int positional = args.length;
        if (kwnames != null) {
            positional -= kwnames.length;
            for (int i = 0; i < kwnames.length; i++) {
                keywords.put(ts, PyStr.of(kwnames[i]), args[positional + i]);
            }
        }
        return Call.withDict(ts, s.function, join(s.args, Arrays.copyOf(args, positional)), keywords);
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, PyDict kwargs) {
        return Call.withDict(ts, this, args, kwargs);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(ThreadState ts, Object instance, Object owner) {
        if (instance != PyNone.NONE && instance != null) {
            Warnings.warn(ts, Exc.FutureWarning, "functools.partial will be a method descriptor in future Python "
                    + "versions; wrap it in staticmethod() if you want to preserve the old behavior", 1);
        }
        return this;
    }

    @PyGetter(value = "func", doc = "The function to call.")
    Object func() {
        return state.function;
    }

    @PyGetter(value = "args", doc = "The positional arguments that go first.")
    Object args() {
        return state.args;
    }

    @PyGetter(value = "keywords", doc = "The keyword arguments.")
    Object keywords() {
        return state.keywords;
    }

    Object __repr__(ThreadState ts) {
        if (!ts.reprEnter(this)) {
            return "...";
        }
        try {
            State s = state;
            StringBuilder b = new StringBuilder();
            for (Object a : s.args.items()) {
                b.append(", ").append(Obj.reprJava(ts, a));
            }
            for (Object[] item : s.keywords.items()) {
                b.append(", ").append(Obj.strJava(ts, item[0])).append('=').append(Obj.reprJava(ts, item[1]));
            }
            Object module = org.taipan.ops.Attr.get(ts, type(), "__module__");
            return PyStr.of(Obj.strJava(ts, module) + "." + PyStr.toJava(type().qualname()) + "("
                    + Obj.reprJava(ts, s.function) + b + ")");
        } finally {
            ts.reprLeave(this);
        }
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        State s = state;
        Object own = hasAttributes() ? dict() : PyNone.NONE;
        return new PyTuple(type(), new PyTuple(s.function), new PyTuple(s.function, s.args, s.keywords, own));
    }

    @PyMethod("__setstate__(object, /)")
    void setState(ThreadState ts, Object o) {
        if (!(o instanceof PyTuple t) || t.size() != 4 || !Call.isCallable(t.get(0))
                || !(t.get(1) instanceof PyTuple args) || t.get(2) != PyNone.NONE && !(t.get(2) instanceof PyDict)) {
            throw Errors.typeError("invalid partial state");
        }
        PyTuple exact = args.type() == PyTuple.TYPE ? args : PyTuple.from(ts, args);
        PyDict keywords = !(t.get(2) instanceof PyDict d) ? new PyDict() : d.type() == PyDict.TYPE ? d
                : d.copyExact();
        state = new State(t.get(0), exact, keywords);
        if (t.get(3) instanceof PyDict own) {
            setDict(own);
        } else if (hasAttributes()) {
            setDict(new PyDict());
        }
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
