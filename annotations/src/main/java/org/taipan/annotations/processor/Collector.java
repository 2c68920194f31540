package org.taipan.annotations.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyStaticMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.annotations.processor.Entry.Binding;
import org.taipan.annotations.processor.Entry.Kind;
import org.taipan.annotations.processor.Entry.Receiver;

/** Reads the declarations of one class into an {@link Owner} and reports what is wrong with them. */
final class Collector {
    private final Owner owner;
    private final BiConsumer<Element, String> error;
    private final Map<String, Entry> byName = new HashMap<>();
    /** Whether the members of a superclass are being read, which those of the class itself override. */
    private boolean inherited;

    private Collector(Owner owner, BiConsumer<Element, String> error) {
        this.owner = owner;
        this.error = error;
    }

    static Owner collect(TypeElement element, BiConsumer<Element, String> error) {
        PyTypeDef type = element.getAnnotation(PyTypeDef.class);
        PyModuleDef module = element.getAnnotation(PyModuleDef.class);
        Owner owner = type != null ? new Owner(element, false, type.name(), type.module(), type.doc())
                : new Owner(element, true, module.name(), "", module.doc());
        Collector c = new Collector(owner, error);
        if (type != null && module != null) {
            error.accept(element, "a class declares a type or a module, not both");
        }
        c.members(element);
        if (type != null) {
            for (TypeElement e = superclass(element); e != null && e.getAnnotation(PyTypeDef.class) == null;
                    e = superclass(e)) {
                c.inherited = true;
                c.members(e);
            }
        }
        if (owner.isModule) {
            owner.isPart = module.isPart();
            c.types();
            c.construction();
        }
        return owner;
    }

    private void members(TypeElement element) {
        for (Element e : element.getEnclosedElements()) {
            if (e.getKind() == ElementKind.METHOD) {
                method((ExecutableElement) e);
            } else if (e.getKind() == ElementKind.FIELD) {
                field((VariableElement) e);
            }
        }
    }

    private static TypeElement superclass(TypeElement element) {
        return element.getSuperclass() instanceof DeclaredType t ? (TypeElement) t.asElement() : null;
    }

    private void method(ExecutableElement m) {
        String name = m.getSimpleName().toString();
        PyMethod method = m.getAnnotation(PyMethod.class);
        PyClassMethod classMethod = m.getAnnotation(PyClassMethod.class);
        PyStaticMethod staticMethod = m.getAnnotation(PyStaticMethod.class);
        PyGetter getter = m.getAnnotation(PyGetter.class);
        PySetter setter = m.getAnnotation(PySetter.class);
        PyDeleter deleter = m.getAnnotation(PyDeleter.class);
        boolean special = !owner.isModule && name.startsWith("__") && name.endsWith("__");
        boolean exposed = method != null || classMethod != null || staticMethod != null || getter != null
                || setter != null || deleter != null;
        if (exposed && m.getModifiers().contains(Modifier.PRIVATE)) {
            error.accept(m, "an exposed method must not be private");
            return;
        }
        if (owner.isModule && exposed && method == null) {
            error.accept(m, "a module has only @PyMethod functions");
            return;
        }
        if (method != null) {
            declared(m, method.value(), method.doc(), owner.isModule ? Kind.FUNCTION : Kind.METHOD);
        } else if (classMethod != null) {
            declared(m, classMethod.value(), classMethod.doc(), Kind.CLASS_METHOD);
        } else if (staticMethod != null) {
            declared(m, staticMethod.value(), staticMethod.doc(), Kind.STATIC_METHOD);
        } else if (getter != null) {
            getter(m, getter);
        } else if (setter != null || deleter != null) {
            setterOrDeleter(m, setter, deleter);
        } else if (special && name.equals("__richcmp__")) {
            comparisons(m);
        } else if (special && SlotMethods.get(name) != null) {
            slot(m, SlotMethods.get(name));
        } else if (special) {
            error.accept(m, name + " has no slot: expose it with @PyMethod (or @PyClassMethod) and its signature");
        }
    }

    private void declared(ExecutableElement m, String text, String doc, Kind declaredKind) {
        Signature signature;
        try {
            signature = Signature.parse(text);
        } catch (Signature.Malformed e) {
            error.accept(m, e.getMessage());
            return;
        }
        Kind kind = declaredKind;
        SlotMethods.Slot slot = null;
        if (kind == Kind.METHOD) {
            slot = SlotMethods.get(signature.name());
            kind = slot == null ? kind : slot.name().equals("__new__") ? Kind.NEW : Kind.SLOT;
        }
        boolean needsStatic = kind == Kind.NEW || kind == Kind.CLASS_METHOD || kind == Kind.STATIC_METHOD;
        if (needsStatic && !m.getModifiers().contains(Modifier.STATIC)) {
            error.accept(m, signature.name() + " must be a static Java method");
            return;
        }
        Binding binding = bind(m, switch (kind) {
            case NEW, CLASS_METHOD -> Receiver.TYPE;
            case STATIC_METHOD, FUNCTION -> Receiver.NONE;
            default -> Receiver.INSTANCE;
        });
        if (binding != null && checkParams(m, signature, binding) && checkResult(m, binding)) {
            add(m, new Entry(signature.name(), kind, signature, slot != null && doc.isEmpty() ? slot.doc() : doc,
                    binding));
        }
    }

    private void slot(ExecutableElement m, SlotMethods.Slot slot) {
        if (slot.params().startsWith("*")) {
            error.accept(m, slot.name() + " needs @PyMethod with its signature");
            return;
        }
        if (m.getModifiers().contains(Modifier.PRIVATE)) {
            error.accept(m, "an exposed method must not be private");
            return;
        }
        Signature signature = slot.signature();
        Binding binding = bind(m, Receiver.INSTANCE);
        if (binding != null && checkParams(m, signature, binding) && checkResult(m, binding)) {
            add(m, new Entry(slot.name(), Kind.SLOT, signature, slot.doc(), binding));
        }
    }

    private void comparisons(ExecutableElement m) {
        Binding binding = bind(m, Receiver.INSTANCE);
        if (binding == null || !checkResult(m, binding)) {
            return;
        }
        List<JavaType> params = binding.params();
        if (params.size() != 2 || params.get(0).kind() != JavaType.Kind.OBJECT
                || params.get(1).kind() != JavaType.Kind.INT) {
            error.accept(m, "__richcmp__ takes (Object other, int op)");
            return;
        }
        for (int op = 0; op < SlotMethods.COMPARISONS.length; op++) {
            SlotMethods.Slot slot = SlotMethods.get(SlotMethods.COMPARISONS[op]);
            Entry entry = new Entry(slot.name(), Kind.SLOT, slot.signature(), slot.doc(), binding);
            entry.comparison = op;
            add(m, entry);
        }
    }

    private void getter(ExecutableElement m, PyGetter getter) {
        Binding binding = bind(m, Receiver.INSTANCE);
        if (binding == null || !checkResult(m, binding)) {
            return;
        }
        Entry entry = getset(m, getter.value());
        if (!binding.params().isEmpty()) {
            error.accept(m, "a getter takes no further parameters");
        } else if (entry != null && entry.callee != null) {
            error.accept(m, "duplicate getter of '" + getter.value() + "'");
        } else if (entry != null) {
            entry.callee = binding;
            entry.doc = getter.doc();
            entry.isMember = getter.member();
        }
    }

    private void setterOrDeleter(ExecutableElement m, PySetter setter, PyDeleter deleter) {
        Binding binding = bind(m, Receiver.INSTANCE);
        if (binding == null) {
            return;
        }
        if (binding.result().kind() != JavaType.Kind.VOID) {
            error.accept(m, "a setter or deleter returns void");
        }
        if (setter != null) {
            Entry entry = getset(m, setter.value());
            boolean ok = binding.params().size() == 1 && switch (binding.params().getFirst().kind()) {
                case OBJECT, LONG, INT, DOUBLE, BOOLEAN -> true;
                default -> false;
            };
            if (!ok) {
                error.accept(m, "a setter takes one value: Object, long, int, double or boolean");
            } else if (entry != null && entry.setter != null) {
                error.accept(m, "duplicate setter of '" + setter.value() + "'");
            } else if (entry != null) {
                entry.setter = binding;
            }
        }
        if (deleter != null) {
            Entry entry = getset(m, deleter.value());
            if (!binding.params().isEmpty()) {
                error.accept(m, "a deleter takes no further parameters");
            } else if (entry != null && entry.deleter != null) {
                error.accept(m, "duplicate deleter of '" + deleter.value() + "'");
            } else if (entry != null) {
                entry.deleter = binding;
            }
        }
    }

    private Entry getset(ExecutableElement m, String name) {
        Entry known = byName.get(name);
        if (known == null) {
            known = new Entry(name, Kind.GETSET, new Signature(name, List.of()), "", null);
            add(m, known);
        } else if (known.kind != Kind.GETSET) {
            error.accept(m, "duplicate name '" + name + "'");
            return null;
        }
        return known;
    }

    private void add(Element at, Entry entry) {
        if (inherited && byName.containsKey(entry.name)) {
            return;
        }
        if (byName.putIfAbsent(entry.name, entry) != null) {
            error.accept(at, "duplicate name '" + entry.name + "'");
        } else {
            owner.entries.add(entry);
        }
    }

    /** Splits the Java parameters into thread state, receiver and arguments; null after an error. */
    private Binding bind(ExecutableElement m, Receiver receiver) {
        boolean isStatic = m.getModifiers().contains(Modifier.STATIC);
        List<JavaType> types = new ArrayList<>();
        for (VariableElement p : m.getParameters()) {
            JavaType type = JavaType.of(p.asType());
            if (type.kind() == JavaType.Kind.UNSUPPORTED) {
                error.accept(p, "unsupported parameter type " + type.name());
                return null;
            }
            types.add(type);
        }
        boolean thread = !types.isEmpty() && types.getFirst().kind() == JavaType.Kind.THREAD_STATE;
        if (thread) {
            types.removeFirst();
        }
        if (types.stream().anyMatch(t -> t.kind() == JavaType.Kind.THREAD_STATE)) {
            error.accept(m, "ThreadState must be the first parameter");
            return null;
        }
        Receiver actual = receiver;
        JavaType receiverType = null;
        if (receiver == Receiver.TYPE || receiver == Receiver.INSTANCE && isStatic) {
            if (types.isEmpty()) {
                error.accept(m, "a static method needs a parameter for its receiver");
                return null;
            }
            receiverType = types.removeFirst();
            boolean object = receiverType.kind() == JavaType.Kind.OBJECT;
            if (receiver == Receiver.TYPE ? !receiverType.is(JavaType.TYPE)
                    : !object && receiverType.kind() != JavaType.Kind.CLASS
                    && receiverType.kind() != JavaType.Kind.STRING) {
                error.accept(m, receiver == Receiver.TYPE ? "the first parameter must be the class, a PyType"
                        : "the receiver must be an Object or of a class, not " + receiverType.name());
                return null;
            }
            actual = receiver == Receiver.TYPE ? receiver : object ? Receiver.OBJECT : Receiver.TYPED;
        }
        JavaType result = m.getReturnType().getKind() == TypeKind.NONE ? null : JavaType.of(m.getReturnType());
        return new Binding(m, isStatic, thread, actual, receiverType, List.copyOf(types), result);
    }

    private boolean checkResult(ExecutableElement m, Binding binding) {
        JavaType.Kind kind = binding.result().kind();
        if (kind == JavaType.Kind.UNSUPPORTED || kind == JavaType.Kind.ARRAY || kind == JavaType.Kind.THREAD_STATE) {
            error.accept(m, "unsupported return type " + binding.result().name());
            return false;
        }
        return true;
    }

    private boolean checkParams(ExecutableElement m, Signature signature, Binding binding) {
        List<Signature.Param> params = signature.params();
        if (params.size() != binding.params().size()) {
            error.accept(m, "signature '" + signature.name() + signature.text(null) + "' has " + params.size()
                    + " parameters, the Java method takes " + binding.params().size() + " arguments");
            return false;
        }
        boolean ok = true;
        for (int i = 0; i < params.size(); i++) {
            String problem = mismatch(params.get(i), binding.params().get(i));
            if (problem != null) {
                error.accept(m, problem);
                ok = false;
            }
        }
        return ok;
    }

    private static String mismatch(Signature.Param p, JavaType type) {
        boolean fits = switch (p.kind()) {
            case VAR_POSITIONAL -> type.kind() == JavaType.Kind.ARRAY || type.is(JavaType.TUPLE);
            case VAR_KEYWORD -> type.is(JavaType.DICT) || type.kind() == JavaType.Kind.OBJECT;
            default -> type.kind() != JavaType.Kind.ARRAY;
        };
        if (!fits) {
            return "parameter '" + p.name() + "' cannot be a " + type.name();
        }
        if (p.defaultText() != null && Defaults.expression(p.defaultText(), type) == null) {
            return "parameter '" + p.name() + "': " + p.defaultText() + " is no default for a " + type.name();
        }
        return null;
    }

    private void field(VariableElement f) {
        String name = f.getSimpleName().toString();
        PyConstant constant = f.getAnnotation(PyConstant.class);
        if (constant == null) {
            return;
        }
        if (!owner.isModule || !f.getModifiers().contains(Modifier.STATIC)
                || f.getModifiers().contains(Modifier.PRIVATE)) {
            error.accept(f, "@PyConstant belongs on a static field of a module, not private");
            return;
        }
        String ref = owner.javaName() + "." + name;
        JavaType type = JavaType.of(f.asType());
        String expression = switch (type.kind()) {
            case LONG, INT -> "Long.valueOf(" + ref + ")";
            case DOUBLE -> "Double.valueOf(" + ref + ")";
            case BOOLEAN -> "Boolean.valueOf(" + ref + ")";
            case STRING -> "PyStr.of(" + ref + ")";
            case OBJECT, CLASS -> ref;
            default -> null;
        };
        if (expression == null) {
            error.accept(f, "unsupported type of a constant: " + type.name());
            return;
        }
        String attribute = constant.value().isEmpty() ? name : constant.value();
        if (byName.containsKey(attribute) || owner.constants.stream().anyMatch(c -> c.name().equals(attribute))) {
            error.accept(f, "duplicate name '" + attribute + "'");
            return;
        }
        owner.constants.add(new Owner.Constant(attribute, expression));
    }

    /** The classes of {@code types = {…}} and {@code parts = {…}}. */
    private void types() {
        for (AnnotationMirror a : owner.element.getAnnotationMirrors()) {
            if (!a.getAnnotationType().toString().equals(PyModuleDef.class.getName())) {
                continue;
            }
            a.getElementValues().forEach((key, value) -> {
                boolean isTypes = key.getSimpleName().contentEquals("types");
                if (isTypes || key.getSimpleName().contentEquals("parts")) {
                    for (Object item : (List<?>) value.getValue()) {
                        TypeElement t = (TypeElement) ((DeclaredType) ((AnnotationValue) item).getValue()).asElement();
                        if (isTypes) {
                            owner.types.add(t.getQualifiedName().toString());
                        } else {
                            owner.parts.add(Owner.tableOf(t));
                        }
                    }
                }
            });
        }
    }

    private void construction() {
        for (Element e : owner.element.getEnclosedElements()) {
            if (e.getKind() == ElementKind.CONSTRUCTOR && !e.getModifiers().contains(Modifier.PRIVATE)) {
                List<? extends VariableElement> params = ((ExecutableElement) e).getParameters();
                if (params.size() == 2 && JavaType.of(params.get(0).asType()).kind() == JavaType.Kind.THREAD_STATE) {
                    owner.construction = "new " + owner.javaName() + "(ts, module)";
                } else if (params.isEmpty() && owner.construction == null) {
                    owner.construction = "new " + owner.javaName() + "()";
                }
            }
        }
        boolean stateful = owner.entries.stream().anyMatch(e -> !e.callee.isStatic());
        if (stateful && owner.construction == null) {
            error.accept(owner.element, "instance methods need a constructor (ThreadState, PyModule) or ()");
        }
    }
}
