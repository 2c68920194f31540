package org.taipan.types;

import java.util.function.IntPredicate;
import org.taipan.annotations.PyMethod;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** The methods of {@code bytes} and {@code bytearray} that see them as ASCII characters: cases and predicates. */
abstract class AsciiText extends PyObject {
    AsciiText(PyType type) {
        super(type);
    }

    /** The present bytes; not to be modified. */
    abstract byte[] bytes();

    /** A new object of the same builtin type, with an array that it takes over. */
    abstract BytesLike make(byte[] bytes);

    static boolean isLower(int b) {
        return b >= 'a' && b <= 'z';
    }

    static boolean isUpper(int b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isAlpha(int b) {
        return isLower(b | 0x20);
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    /** The bytes with the letters that {@code mapped} tells changed to the other case. */
    private Object mapped(IntPredicate changes) {
        byte[] r = bytes().clone();
        for (int i = 0; i < r.length; i++) {
            if (isAlpha(r[i]) && changes.test(i)) {
                r[i] ^= 0x20;
            }
        }
        return make(r);
    }

    @PyMethod(value = "lower()",
            doc = "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase.")
    Object lower() {
        byte[] s = bytes();
        return mapped(i -> isUpper(s[i]));
    }

    @PyMethod(value = "upper()",
            doc = "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase.")
    Object upper() {
        byte[] s = bytes();
        return mapped(i -> isLower(s[i]));
    }

    @PyMethod(value = "swapcase()",
            doc = "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\n"
            + "to lowercase ASCII and vice versa.")
    Object swapcase() {
        return mapped(i -> true);
    }

    @PyMethod(value = "capitalize()",
            doc =
            "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\n"
            + "and the rest lower-cased.")
    Object capitalize() {
        byte[] s = bytes();
        return mapped(i -> i == 0 ? isLower(s[i]) : isUpper(s[i]));
    }

    @PyMethod(value = "title()",
            doc =
            "B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\n"
            + "characters, all remaining cased characters have lowercase.")
    Object title() {
        byte[] s = bytes();
        return mapped(i -> i > 0 && isAlpha(s[i - 1]) ? isUpper(s[i]) : isLower(s[i]));
    }

    private boolean all(IntPredicate test) {
        byte[] s = bytes();
        for (byte b : s) {
            if (!test.test(b)) {
                return false;
            }
        }
        return s.length > 0;
    }

    @PyMethod(value = "isalpha()",
            doc = "B.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\n"
            + "and there is at least one character in B, False otherwise.")
    boolean isalpha() {
        return all(AsciiText::isAlpha);
    }

    @PyMethod(value = "isdigit()",
            doc = "B.isdigit() -> bool\n\nReturn True if all characters in B are digits\n"
            + "and there is at least one character in B, False otherwise.")
    boolean isdigit() {
        return all(AsciiText::isDigit);
    }

    @PyMethod(value = "isalnum()",
            doc = "B.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\n"
            + "and there is at least one character in B, False otherwise.")
    boolean isalnum() {
        return all(b -> isAlpha(b) || isDigit(b));
    }

    @PyMethod(value = "isspace()",
            doc = "B.isspace() -> bool\n\nReturn True if all characters in B are whitespace\n"
            + "and there is at least one character in B, False otherwise.")
    boolean isspace() {
        return all(ByteOps.OPS::isSpace);
    }

    @PyMethod(value = "isascii()",
            doc = "B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\n"
            + "False otherwise.")
    boolean isascii() {
        return bytes().length == 0 || all(b -> b >= 0);
    }

    @PyMethod(value = "islower()",
            doc = "B.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and there is\n"
            + "at least one cased character in B, False otherwise.")
    boolean islower() {
        return !anyIs(true) && anyIs(false);
    }

    @PyMethod(value = "isupper()",
            doc = "B.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and there is\n"
            + "at least one cased character in B, False otherwise.")
    boolean isupper() {
        return !anyIs(false) && anyIs(true);
    }

    private boolean anyIs(boolean upper) {
        for (byte b : bytes()) {
            if (upper ? isUpper(b) : isLower(b)) {
                return true;
            }
        }
        return false;
    }

    @PyMethod(value = "istitle()",
            doc = "B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\n"
            + "character in B, i.e. uppercase characters may only follow uncased\n"
            + "characters and lowercase characters only cased ones. Return False\n"
            + "otherwise.")
    boolean istitle() {
        boolean cased = false;
        boolean previous = false;
        for (byte b : bytes()) {
            if (isUpper(b) ? previous : isLower(b) && !previous) {
                return false;
            }
            previous = isAlpha(b);
            cased |= previous;
        }
        return cased;
    }
}
