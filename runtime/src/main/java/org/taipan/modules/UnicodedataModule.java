package org.taipan.modules;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.types.str.UnicodeDatabase;

/** The {@code unicodedata} module. */
@PyModuleDef(name = "unicodedata", types = PyUcd.class,
        doc = "This module provides access to the Unicode Character Database which\ndefines character properties for all "
        + "Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version\n15.1.0 which is "
        + "publicly available from ftp://ftp.unicode.org/.\n\nThe module uses the same names and symbols as defined by "
        + "the\nUnicodeData File Format 15.1.0.")
final class UnicodedataModule {
    @PyConstant("unidata_version")
    static final String VERSION = "15.1.0";
    @PyConstant("ucd_3_2_0")
    static final Object OLD = PyUcd.OLD;
    private static final UnicodeDatabase DB = UnicodeDatabase.CURRENT;

    private UnicodedataModule() {
    }

    @PyMethod(value = "decimal(chr, default=NULL, /)",
            doc = "Converts a Unicode character into its equivalent decimal value.\n"
            + "\nReturns the decimal value assigned to the character chr as integer.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.")
    static Object decimal(ThreadState ts, Object chr, Object otherwise) {
        return PyUcd.decimal(DB, chr, otherwise);
    }

    @PyMethod(value = "digit(chr, default=NULL, /)",
            doc = "Converts a Unicode character into its equivalent digit value.\n"
            + "\nReturns the digit value assigned to the character chr as integer.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.")
    static Object digit(Object chr, Object otherwise) {
        return PyUcd.digit(chr, otherwise);
    }

    @PyMethod(value = "numeric(chr, default=NULL, /)",
            doc = "Converts a Unicode character into its equivalent numeric value.\n"
            + "\nReturns the numeric value assigned to the character chr as float.\n"
            + "If no such value is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.")
    static Object numeric(Object chr, Object otherwise) {
        return PyUcd.numeric(DB, chr, otherwise);
    }

    @PyMethod(value = "category(chr, /)",
            doc = "Returns the general category assigned to the character chr as string.")
    static Object category(Object chr) {
        return DB.category(PyUcd.character(chr, "category", "argument"));
    }

    @PyMethod(value = "bidirectional(chr, /)",
            doc = "Returns the bidirectional class assigned to the character chr as string.\n"
            + "\nIf no such value is defined, an empty string is returned.")
    static Object bidirectional(Object chr) {
        return DB.bidirectional(PyUcd.character(chr, "bidirectional", "argument"));
    }

    @PyMethod(value = "combining(chr, /)",
            doc = "Returns the canonical combining class assigned to the character chr as integer.\n"
            + "\nReturns 0 if no combining class is defined.")
    static int combining(Object chr) {
        return DB.combining(PyUcd.character(chr, "combining", "argument"));
    }

    @PyMethod(value = "mirrored(chr, /)",
            doc = "Returns the mirrored property assigned to the character chr as integer.\n"
            + "\nReturns 1 if the character has been identified as a \"mirrored\"\n"
            + "character in bidirectional text, 0 otherwise.")
    static int mirrored(Object chr) {
        return DB.isMirrored(PyUcd.character(chr, "mirrored", "argument")) ? 1 : 0;
    }

    @PyMethod(value = "east_asian_width(chr, /)",
            doc = "Returns the east asian width assigned to the character chr as string.")
    static Object eastAsianWidth(Object chr) {
        return DB.eastAsianWidth(PyUcd.character(chr, "east_asian_width", "argument"));
    }

    @PyMethod(value = "decomposition(chr, /)",
            doc = "Returns the character decomposition mapping assigned to the character chr as string.\n"
            + "\nAn empty string is returned in case no such mapping is defined.")
    static Object decomposition(Object chr) {
        return DB.decomposition(PyUcd.character(chr, "decomposition", "argument"));
    }

    @PyMethod(value = "is_normalized(form, unistr, /)",
            doc = "Return whether the Unicode string unistr is in the normal form 'form'.\n"
            + "\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.")
    static boolean isNormalized(Object form, Object unistr) {
        return PyUcd.isNormalized(DB, form, unistr);
    }

    @PyMethod(value = "normalize(form, unistr, /)",
            doc = "Return the normal form 'form' for the Unicode string unistr.\n"
            + "\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.")
    static Object normalize(Object form, Object unistr) {
        return PyUcd.normalize(DB, form, unistr);
    }

    @PyMethod(value = "name(chr, default=NULL, /)",
            doc = "Returns the name assigned to the character chr as a string.\n\n"
            + "If no name is defined, default is returned, or, if not given,\n"
            + "ValueError is raised.")
    static Object name(Object chr, Object otherwise) {
        return PyUcd.name(DB, chr, otherwise);
    }

    @PyMethod(value = "lookup(name, /)",
            doc = "Look up character by name.\n\nIf a character with the given name is found, return the\n"
            + "corresponding character.  If not found, KeyError is raised.")
    static Object lookup(ThreadState ts, Object name) {
        return PyUcd.lookup(ts, DB, name);
    }
}
