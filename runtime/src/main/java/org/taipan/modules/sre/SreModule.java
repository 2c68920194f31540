package org.taipan.modules.sre;

import java.math.BigInteger;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** The {@code _sre} module: what {@code re} compiles patterns to, and the engine that runs them. */
@PyModuleDef(name = "_sre")
final class SreModule {
    @PyConstant
    static final int MAGIC = Op.MAGIC;
    @PyConstant
    static final int CODESIZE = 4;
    @PyConstant
    static final long MAXREPEAT = 0xffffffffL;
    @PyConstant
    static final int MAXGROUPS = Op.MAXGROUPS;
    @PyConstant
    static final String copyright = " SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ";

    private SreModule() {
    }

    @PyMethod("getcodesize()")
    static int getcodesize() {
        return CODESIZE;
    }

    @PyMethod("ascii_iscased(character, /)")
    static boolean ascii_iscased(int character) {
        return CharClass.lowerAscii(character) != CharClass.upperAscii(character);
    }

    @PyMethod("unicode_iscased(character, /)")
    static boolean unicode_iscased(int character) {
        return Character.isValidCodePoint(character) && (character != CharClass.lowerUnicode(character)
                || character != CharClass.upperUnicode(character));
    }

    @PyMethod("ascii_tolower(character, /)")
    static int ascii_tolower(int character) {
        return CharClass.lowerAscii(character);
    }

    @PyMethod("unicode_tolower(character, /)")
    static int unicode_tolower(int character) {
        return CharClass.lowerUnicode(character);
    }

    @PyMethod("compile(pattern, flags, code, groups, groupindex, indexgroup)")
    static Object compile(ThreadState ts, Object pattern, int flags, PyList code, long groups, PyDict groupindex,
            PyTuple indexgroup) {
        Object[] items = code.toArray();
        int[] words = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            words[i] = word(items[i]);
        }
        Boolean isBytes = pattern == PyNone.NONE ? null : (Boolean) Subject.of(ts, pattern).isBytes();
        try {
            int n = groups == (int) groups ? (int) groups : -1;
            return new PyPattern(pattern, flags, words, new Program(words, n), n, groupindex, indexgroup, isBytes);
        } catch (Program.Invalid | IndexOutOfBoundsException e) {
            throw Errors.runtimeError("invalid SRE code");
        }
    }

    private static int word(Object o) {
        if (!PyLong.check(o)) {
            throw Errors.typeError("an integer is required");
        }
        Object n = PyLong.value(o);
        if (n instanceof Long l && l >= 0) {
            if (l > MAXREPEAT) {
                throw Errors.overflowError("regular expression code size limit exceeded");
            }
            return (int) (long) l;
        }
        if (n instanceof BigInteger b && b.signum() > 0) {
            throw Errors.overflowError(b.bitLength() <= 64 ? "regular expression code size limit exceeded"
                    : "Python int too large to convert to C unsigned long");
        }
        throw Errors.overflowError("can't convert negative value to unsigned int");
    }

    @PyMethod(value = "template(pattern, template, /)", doc = "\n\n  template\n    A list containing interleaved "
            + "literal "
            + "strings (str or bytes) and group\n    indices (int), as returned by re._parser.parse_template():\n"
            + "        [literal1, group1, ..., literalN, groupN]")
    static Object template(ThreadState ts, Object pattern, PyList template) {
        return PyTemplate.of(ts, template);
    }
}
