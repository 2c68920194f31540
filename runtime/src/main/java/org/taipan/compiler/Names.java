package org.taipan.compiler;

import java.util.Comparator;

/** Private name mangling and the order of names. */
final class Names {
    /** The order of code points, as Python sorts strings. */
    static final Comparator<String> ORDER = Names::compare;

    private Names() {
    }

    /**
     * {@code __x} in class {@code C} becomes {@code _C__x}: CPython's {@code _Py_Mangle}. A null class mangles
     * nothing.
     */
    static String mangle(String className, String name) {
        if (className == null || !name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
            return name;
        }
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') {
            start++;
        }
        return start == className.length() ? name : "_" + className.substring(start) + name;
    }

    /** Whether a string has nothing but ASCII letters, digits and underscores. */
    static boolean isNameLike(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean wideX = Character.isSurrogate(x);
                boolean wideY = Character.isSurrogate(y);
                return wideX == wideY ? x - y : wideX ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
