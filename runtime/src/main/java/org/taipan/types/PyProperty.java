package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code property}. */
@PyTypeDef(name = "property", doc = "Property attribute.\n\n  fget\n    function to be used for getting an attribute value"
        + "\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing "
        + "an attribute\n  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    "
        + "def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n  "
        + "  x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or "
        + "modifying existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' "
        + "property.\"\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    "
        + "@x.deleter\n    def x(self):\n        del self._x")
public final class PyProperty extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyPropertyTable(), PyType.OBJECT, PyType.BASETYPE);

    /** The three functions; null where there is none. */
    private volatile Object fget;
    private volatile Object fset;
    private volatile Object fdel;
    private volatile Object doc;
    /** The name given by {@code __set_name__}, or null. */
    private volatile Object name;
    /** Whether {@code doc} is the getter's. */
    private volatile boolean getterDoc;

    private PyProperty(PyType cls) {
        super(cls);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyProperty(cls);
    }

    @PyMethod("__init__(fget=None, fset=None, fdel=None, doc=None)")
    void __init__(ThreadState ts, Object newGet, Object newSet, Object newDel, Object newDoc) {
        fget = orNull(newGet);
        fset = orNull(newSet);
        fdel = orNull(newDel);
        doc = null;
        name = null;
        getterDoc = false;
        Object text = orNull(newDoc);
        if (text == null && fget != null) {
            text = orNull(Attr.lookup(ts, fget, "__doc__"));
            getterDoc = text != null;
        }
        if (type() == TYPE) {
            doc = text;
            return;
        }
        try {
            Attr.set(ts, this, "__doc__", text == null ? PyNone.NONE : text);
        } catch (PyException e) {
            if (getterDoc || !e.matches(Exc.AttributeError)) {
                throw e;
            }
        }
    }

    private static Object orNull(Object o) {
        return o == PyNone.NONE ? null : o;
    }

    private static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }

    /** {@code fget}, or null; for inline caches. */
    public Object getter() {
        return fget;
    }

    Object __get__(ThreadState ts, Object instance, Object owner) {
        if (instance == PyNone.NONE) {
            return this;
        }
        Object f = fget;
        if (f == null) {
            throw missing(ts, instance, "getter");
        }
        return Call.call(ts, f, instance);
    }

    void __set__(ThreadState ts, Object instance, Object value) {
        Object f = fset;
        if (f == null) {
            throw missing(ts, instance, "setter");
        }
        Call.call(ts, f, instance, value);
    }

    void __delete__(ThreadState ts, Object instance) {
        Object f = fdel;
        if (f == null) {
            throw missing(ts, instance, "deleter");
        }
        Call.call(ts, f, instance);
    }

    private PyException missing(ThreadState ts, Object instance, String what) {
        Object n = knownName(ts);
        return Errors.attributeError("property " + (n == null ? "" : Obj.reprJava(ts, n) + " ") + "of "
                + Obj.reprJava(ts, typeOf(instance).qualname()) + " object has no " + what);
    }

    private Object knownName(ThreadState ts) {
        return name != null ? name : fget == null ? null : Attr.lookup(ts, fget, "__name__");
    }

    @PyMethod(value = "getter(object, /)", doc = "Descriptor to obtain a copy of the property with a different getter.")
    Object withGetter(ThreadState ts, Object object) {
        return copy(ts, object, PyNone.NONE, PyNone.NONE);
    }

    @PyMethod(value = "setter(object, /)", doc = "Descriptor to obtain a copy of the property with a different setter.")
    Object withSetter(ThreadState ts, Object object) {
        return copy(ts, PyNone.NONE, object, PyNone.NONE);
    }

    @PyMethod(value = "deleter(object, /)", doc = "Descriptor to obtain a copy of the property with a different deleter.")
    Object withDeleter(ThreadState ts, Object object) {
        return copy(ts, PyNone.NONE, PyNone.NONE, object);
    }

    private Object copy(ThreadState ts, Object get, Object set, Object del) {
        Object g = get == PyNone.NONE ? orNone(fget) : get;
        Object s = set == PyNone.NONE ? orNone(fset) : set;
        Object d = del == PyNone.NONE ? orNone(fdel) : del;
        Object text = getterDoc && g != PyNone.NONE ? PyNone.NONE : orNone(doc);
        Object made = Call.vector(ts, type(), new Object[] {g, s, d, text}, null);
        if (made instanceof PyProperty p) {
            p.name = name;
        }
        return made;
    }

    @PyMethod(value = "__set_name__(*args)", doc = "Method to set name of a property.")
    void setName(Object[] args) {
        if (args.length != 2) {
            throw Errors.typeError("__set_name__() takes 2 positional arguments but " + args.length + " were given");
        }
        name = args[1];
    }

    @PyGetter(value = "fget", member = true)
    Object getFget() {
        return orNone(fget);
    }

    @PyGetter(value = "fset", member = true)
    Object getFset() {
        return orNone(fset);
    }

    @PyGetter(value = "fdel", member = true)
    Object getFdel() {
        return orNone(fdel);
    }

    @PyGetter(value = "__doc__", member = true)
    Object getDoc() {
        return orNone(doc);
    }

    @PySetter("__doc__")
    void setDoc(Object value) {
        doc = value;
    }

    @PyDeleter("__doc__")
    void deleteDoc() {
        doc = null;
    }

    @PyGetter("__name__")
    Object getName(ThreadState ts) {
        Object n = knownName(ts);
        if (n == null) {
            throw Errors.attributeError("'property' object has no attribute '__name__'");
        }
        return n;
    }

    @PySetter("__name__")
    void setNameAttribute(Object value) {
        name = value;
    }

    @PyDeleter("__name__")
    void deleteName() {
        name = null;
    }

    @PyGetter("__isabstractmethod__")
    Object getIsAbstract(ThreadState ts) {
        return PyClassMethod.isAbstract(ts, fget) || PyClassMethod.isAbstract(ts, fset)
                || PyClassMethod.isAbstract(ts, fdel);
    }
}
