package org.taipan.annotations.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;

/** One entry of a table: a method, function, slot or attribute. */
final class Entry {
    /** The constants of {@code BuiltinTable.Kind}. */
    enum Kind { FUNCTION, METHOD, CLASS_METHOD, STATIC_METHOD, SLOT, NEW, GETSET }

    /** Where a Java method's Python receiver goes. */
    enum Receiver {
        /** There is none. */
        NONE,
        /** {@code this}. */
        INSTANCE,
        /** The first parameter of a static method, of a Java class. */
        TYPED,
        /** The first parameter of a static method, declared as Object. */
        OBJECT,
        /** The class, a {@code PyType}. */
        TYPE
    }

    /**
     * How a Java method is called.
     *
     * @param passesThread whether it takes the thread state
     * @param receiverType the receiver's Java type; null without one
     * @param params the types of the parameters that take Python arguments
     */
    record Binding(ExecutableElement method, boolean isStatic, boolean passesThread, Receiver receiver,
            JavaType receiverType, List<JavaType> params, JavaType result) {
        String javaName() {
            return method.getSimpleName().toString();
        }
    }

    final String name;
    final Kind kind;
    final Signature signature;
    String doc;
    /** The callee; of a GETSET the getter, which may be null. */
    Binding callee;
    Binding setter;
    Binding deleter;
    /** Whether a GETSET appears as a {@code member_descriptor}. */
    boolean isMember;
    /** The {@code op} that a {@code __richcmp__} method gets for this entry; -1 for others. */
    int comparison = -1;

    Entry(String name, Kind kind, Signature signature, String doc, Binding callee) {
        this.name = name;
        this.kind = kind;
        this.signature = signature;
        this.doc = doc;
        this.callee = callee;
    }

    /** How many leading arguments are the receiver: 0 or 1. */
    int receivers() {
        return kind == Kind.FUNCTION || kind == Kind.STATIC_METHOD ? 0 : 1;
    }

    /** The receiver as the text signature shows it; null without one. */
    String receiverText() {
        return switch (kind) {
            case FUNCTION -> "$module";
            case METHOD, SLOT, GETSET -> "$self";
            case CLASS_METHOD, NEW -> "$type";
            case STATIC_METHOD -> null;
        };
    }

    /** Whether a call with that many positional arguments, receiver included, needs no binding. */
    boolean takesExactly(int arguments) {
        int n = arguments - receivers();
        return kind != Kind.GETSET && !signature.requiresKeyword() && n >= signature.minPositional()
                && n <= signature.maxPositional();
    }
}
