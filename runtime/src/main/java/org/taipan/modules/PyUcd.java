package org.taipan.modules;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.types.Buffers;
import org.taipan.types.PyStr;
import org.taipan.types.str.Chars;
import org.taipan.types.str.NormalForm;
import org.taipan.types.str.UnicodeDatabase;
import org.taipan.types.str.UnicodeNames;

/** {@code unicodedata.UCD}: a version of the character database. The module's functions are its methods for 15.1. */
@PyTypeDef(name = "UCD", module = "unicodedata")
final class PyUcd extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyUcdTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);
    static final PyUcd OLD = new PyUcd();
    private static final UnicodeDatabase DB = UnicodeDatabase.OLD;

    private PyUcd() {
        super(TYPE);
    }

    /** The one character of a str. */
    static int character(Object chr, String function, String argument) {
        if (!PyStr.check(chr) || PyStr.length(chr) != 1) {
            throw Args.badArgument(function, argument, "a unicode character", chr);
        }
        return PyStr.codePointAt(chr, 0);
    }

    private static Object text(Object o, String function, int argument) {
        if (!PyStr.check(o)) {
            throw Args.badArgument(function, "argument " + argument, "str", o);
        }
        return o;
    }

    private static Object orError(Object otherwise, String message) {
        if (otherwise == null) {
            throw Errors.valueError(message);
        }
        return otherwise;
    }

    static Object decimal(UnicodeDatabase db, Object chr, Object otherwise) {
        int v = db.decimal(character(chr, "decimal", "argument 1"));
        return v < 0 ? orError(otherwise, "not a decimal") : (Object) (long) v;
    }

    static Object digit(Object chr, Object otherwise) {
        int v = Chars.digit(character(chr, "digit", "argument 1"));
        return v < 0 ? orError(otherwise, "not a digit") : (Object) (long) v;
    }

    static Object numeric(UnicodeDatabase db, Object chr, Object otherwise) {
        double v = db.numeric(character(chr, "numeric", "argument 1"));
        return v == -1 ? orError(otherwise, "not a numeric character") : (Object) v;
    }

    private static NormalForm form(Object form, String function) {
        NormalForm f = NormalForm.named(PyStr.toJava(text(form, function, 1)));
        if (f == null) {
            throw Errors.valueError("invalid normalization form");
        }
        return f;
    }

    static boolean isNormalized(UnicodeDatabase db, Object form, Object str) {
        text(form, "is_normalized", 1);
        text(str, "is_normalized", 2);
        return PyStr.length(str) == 0 || form(form, "is_normalized").isNormalized(db, str);
    }

    static Object normalize(UnicodeDatabase db, Object form, Object str) {
        text(form, "normalize", 1);
        text(str, "normalize", 2);
        return PyStr.length(str) == 0 ? str : form(form, "normalize").normalize(db, str);
    }

    static Object name(UnicodeDatabase db, Object chr, Object otherwise) {
        int c = character(chr, "name", "argument 1");
        String name = db.hasCharacter(c) ? UnicodeNames.name(c) : null;
        return name == null ? orError(otherwise, "no such name") : name;
    }

    static Object lookup(ThreadState ts, UnicodeDatabase db, Object name) {
        String s;
        if (PyStr.check(name)) {
            s = PyStr.toJava(name);
        } else {
            s = new String(Buffers.toBytes(ts, name), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        if (s.length() > 256) {
            throw Errors.of(org.taipan.types.Exc.KeyError, "name too long");
        }
        int[] found = UnicodeNames.find(s);
        boolean known = found != null && (db == UnicodeDatabase.CURRENT
                || UnicodeNames.isProperName(s, found));
        if (!known) {
            throw Errors.of(org.taipan.types.Exc.KeyError, "undefined character name '" + s + "'");
        }
        return PyStr.ofCodePoints(found);
    }

    @PyGetter("unidata_version")
    String version() {
        return "3.2.0";
    }

    @PyMethod(value = "decimal(chr, default=NULL, /)",
            doc = "Converts a Unicode character into its equivalent decimal value.\n"
            + "\nReturns the decimal value assigned to the character chr as integer.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.")
    Object decimal(Object chr, Object otherwise) {
        return decimal(DB, chr, otherwise);
    }

    @PyMethod(value = "digit(chr, default=NULL, /)",
            doc = "Converts a Unicode character into its equivalent digit value.\n"
            + "\nReturns the digit value assigned to the character chr as integer.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.")
    Object digitOf(Object chr, Object otherwise) {
        return digit(chr, otherwise);
    }

    @PyMethod(value = "numeric(chr, default=NULL, /)",
            doc = "Converts a Unicode character into its equivalent numeric value.\n"
            + "\nReturns the numeric value assigned to the character chr as float.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.")
    Object numeric(Object chr, Object otherwise) {
        return numeric(DB, chr, otherwise);
    }

    @PyMethod(value = "category(chr, /)",
            doc = "Returns the general category assigned to the character chr as string.")
    Object category(Object chr) {
        return DB.category(character(chr, "category", "argument"));
    }

    @PyMethod(value = "bidirectional(chr, /)",
            doc = "Returns the bidirectional class assigned to the character chr as string.\n"
            + "\nIf no such value is defined, an empty string is returned.")
    Object bidirectional(Object chr) {
        return DB.bidirectional(character(chr, "bidirectional", "argument"));
    }

    @PyMethod(value = "combining(chr, /)",
            doc = "Returns the canonical combining class assigned to the character chr as integer.\n"
            + "\nReturns 0 if no combining class is defined.")
    int combining(Object chr) {
        return DB.combining(character(chr, "combining", "argument"));
    }

    @PyMethod(value = "mirrored(chr, /)",
            doc = "Returns the mirrored property assigned to the character chr as integer.\n"
            + "\nReturns 1 if the character has been identified as a \"mirrored\"\n"
            + "character in bidirectional text, 0 otherwise.")
    int mirrored(Object chr) {
        return DB.isMirrored(character(chr, "mirrored", "argument")) ? 1 : 0;
    }

    @PyMethod(value = "east_asian_width(chr, /)",
            doc = "Returns the east asian width assigned to the character chr as string.")
    Object eastAsianWidth(Object chr) {
        return DB.eastAsianWidth(character(chr, "east_asian_width", "argument"));
    }

    @PyMethod(value = "decomposition(chr, /)",
            doc = "Returns the character decomposition mapping assigned to the character chr as string.\n"
            + "\nAn empty string is returned in case no such mapping is defined.")
    Object decomposition(Object chr) {
        return DB.decomposition(character(chr, "decomposition", "argument"));
    }

    @PyMethod(value = "is_normalized(form, unistr, /)",
            doc = "Return whether the Unicode string unistr is in the normal form 'form'.\n"
            + "\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.")
    boolean isNormalized(Object form, Object unistr) {
        return isNormalized(DB, form, unistr);
    }

    @PyMethod(value = "normalize(form, unistr, /)",
            doc = "Return the normal form 'form' for the Unicode string unistr.\n"
            + "\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.")
    Object normalize(Object form, Object unistr) {
        return normalize(DB, form, unistr);
    }

    @PyMethod(value = "name(chr, default=NULL, /)",
            doc = "Returns the name assigned to the character chr as a string.\n\n"
            + "If no name is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.")
    Object name(Object chr, Object otherwise) {
        return name(DB, chr, otherwise);
    }

    @PyMethod(value = "lookup(name, /)",
            doc = "Look up character by name.\n\nIf a character with the given name is found, return the\n"
            + "corresponding character.  If not found, KeyError is raised.")
    Object lookup(ThreadState ts, Object name) {
        return lookup(ts, DB, name);
    }
}
