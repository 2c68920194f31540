package org.taipan.annotations.processor;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.taipan.annotations.PyTypeDef;

/**
 * A Java type as the generated code sees it.
 *
 * @param name the name to write in Java; of a generic class the raw one
 * @param python what messages call an argument of that type
 */
record JavaType(Kind kind, String name, String python) {
    enum Kind { VOID, OBJECT, LONG, INT, DOUBLE, BOOLEAN, STRING, CLASS, ARRAY, THREAD_STATE, UNSUPPORTED }

    static final String THREAD_STATE = "org.taipan.objects.ThreadState";
    static final String TYPE = "org.taipan.objects.PyType";
    static final String TUPLE = "org.taipan.types.PyTuple";
    static final String DICT = "org.taipan.types.PyDict";

    static JavaType of(TypeMirror mirror) {
        return switch (mirror.getKind()) {
            case VOID -> new JavaType(Kind.VOID, "void", null);
            case LONG -> new JavaType(Kind.LONG, "long", "int");
            case INT -> new JavaType(Kind.INT, "int", "int");
            case DOUBLE -> new JavaType(Kind.DOUBLE, "double", "float");
            case BOOLEAN -> new JavaType(Kind.BOOLEAN, "boolean", "bool");
            case ARRAY -> isObjects((ArrayType) mirror) ? new JavaType(Kind.ARRAY, "Object[]", "tuple")
                    : unsupported(mirror);
            case DECLARED -> declared((DeclaredType) mirror);
            default -> unsupported(mirror);
        };
    }

    private static boolean isObjects(ArrayType type) {
        return type.getComponentType().getKind() == TypeKind.DECLARED
                && type.getComponentType().toString().equals("java.lang.Object");
    }

    private static JavaType unsupported(TypeMirror mirror) {
        return new JavaType(Kind.UNSUPPORTED, mirror.toString(), null);
    }

    private static JavaType declared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        return switch (name) {
            case "java.lang.Object" -> new JavaType(Kind.OBJECT, "Object", "object");
            case "java.lang.String" -> new JavaType(Kind.STRING, "String", "str");
            case THREAD_STATE -> new JavaType(Kind.THREAD_STATE, "ThreadState", null);
            case "java.lang.Integer", "java.lang.Character", "java.lang.Short", "java.lang.Byte", "java.lang.Float" ->
                unsupported(type);
            default -> new JavaType(Kind.CLASS, name, pythonName(element));
        };
    }

    private static String pythonName(TypeElement element) {
        PyTypeDef def = element.getAnnotation(PyTypeDef.class);
        if (def != null) {
            return tpName(def);
        }
        String simple = element.getSimpleName().toString();
        return switch (simple) {
            case "PyType" -> "type";
            case "Boolean" -> "bool";
            case "Double" -> "float";
            case "Long", "BigInteger" -> "int";
            default -> simple.startsWith("Py") ? simple.substring(2).toLowerCase() : simple;
        };
    }

    /** {@code tp_name}: with the module in front unless that is {@code builtins}. */
    static String tpName(PyTypeDef def) {
        return def.module().equals("builtins") ? def.name() : def.module() + "." + def.name();
    }

    boolean isPrimitive() {
        return kind == Kind.LONG || kind == Kind.INT || kind == Kind.DOUBLE || kind == Kind.BOOLEAN;
    }

    boolean is(String qualifiedName) {
        return kind == Kind.CLASS && name.equals(qualifiedName);
    }
}
