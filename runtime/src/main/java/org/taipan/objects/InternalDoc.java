package org.taipan.objects;

/** Doc texts that begin with a signature, {@code name(…)\n--\n\n}, which is no part of {@code __doc__}. */
public final class InternalDoc {
    private static final String END = ")\n--\n\n";

    private InternalDoc() {
    }

    private static int end(String name, String doc) {
        return doc != null && doc.startsWith(name + "(") ? doc.indexOf(END) : -1;
    }

    /** The signature with its parentheses, or null. */
    public static String signature(String name, String doc) {
        int end = end(name, doc);
        return end < 0 ? null : doc.substring(name.length(), end + 1);
    }

    /** The text without the signature. */
    public static String text(String name, String doc) {
        int end = end(name, doc);
        return end < 0 ? doc : doc.substring(end + END.length());
    }
}
