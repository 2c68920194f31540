package org.taipan.modules;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Codecs;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** {@code _locale}: the C library's, which is the process's; nothing of it is touched before a program asks. */
@PyModuleDef(name = "_locale", doc = "Support for POSIX locales.")
public final class LocaleModule {
    @PyConstant
    static final long LC_CTYPE = 0, LC_NUMERIC = 1, LC_TIME = 2, LC_COLLATE = 3, LC_MONETARY = 4, LC_MESSAGES = 5,
            LC_ALL = 6, CHAR_MAX = 127;
    @PyConstant
    static final long RADIXCHAR = 65536, THOUSEP = 65537, CRNCYSTR = 262159, YESEXPR = 327680, NOEXPR = 327681,
            CODESET = 14, D_T_FMT = 131112, D_FMT = 131113, T_FMT = 131114, T_FMT_AMPM = 131115, AM_STR = 131110,
            PM_STR = 131111, ERA = 131116, ERA_D_FMT = 131118, ALT_DIGITS = 131119, ERA_D_T_FMT = 131120,
            ERA_T_FMT = 131121, _DATE_FMT = 131180;
    private static final long ABDAY_1 = 131072, DAY_1 = 131079, ABMON_1 = 131086, MON_1 = 131098;

    private static final Libc.Function SETLOCALE = Libc.function("setlocale");
    private static final Libc.Function LOCALECONV = Libc.function("localeconv");
    private static final Libc.Function NL_LANGINFO = Libc.function("nl_langinfo");
    private static final Libc.Function STRCOLL = Libc.function("strcoll");
    private static final Libc.Function STRXFRM = Libc.function("strxfrm");

    LocaleModule(ThreadState ts, PyModule module) {
        module.add("Error", error(ts));
        numbered(module, "ABDAY_", ABDAY_1, 7);
        numbered(module, "DAY_", DAY_1, 7);
        numbered(module, "ABMON_", ABMON_1, 12);
        numbered(module, "MON_", MON_1, 12);
    }

    private static void numbered(PyModule module, String prefix, long first, int count) {
        for (int i = 0; i < count; i++) {
            module.add(prefix + (i + 1), first + i);
        }
    }

    /** {@code locale.Error}: made as a class statement would, since every interpreter has its own. */
    private static Object error(ThreadState ts) {
        PyDict namespace = new PyDict();
        namespace.putStr("__module__", "locale");
        return PyType.TYPE.call3(ts, "Error", new org.taipan.types.PyTuple(Exc.Exception), namespace);
    }

    private Object raise(ThreadState ts, String message) {
        PyModule module = (PyModule) ts.interp.modules.getStr("_locale");
        throw Errors.of((PyType) module.getOwn("Error"), message);
    }

    @PyMethod(value = "setlocale(category, locale=None, /)", doc = "Activates/queries locale processing.")
    Object setlocale(ThreadState ts, int category, Object locale) {
        if (category < 0 || category > 12) {
            return raise(ts, "invalid locale category");
        }
        try (Memory m = Memory.open()) {
            long name = 0;
            if (locale != PyNone.NONE) {
                if (!PyStr.check(locale)) {
                    throw Errors.typeError("setlocale() argument 2 must be str or None, not "
                            + org.taipan.ops.Obj.typeName(locale));
                }
                name = m.string(Codecs.fsEncode(locale));
            }
            long result = Libc.callRaw(SETLOCALE, category, name);
            return result == 0 ? raise(ts, locale == PyNone.NONE ? "locale query failed" : "unsupported locale setting")
                    : Codecs.fsDecode(Libc.string(result));
        }
    }

    @PyMethod(value = "localeconv()", doc = "Returns numeric and monetary locale-specific parameters.")
    static Object localeconv() {
        MemorySegment lconv = Libc.at(Libc.callRaw(LOCALECONV, 0), 96);
        PyDict d = new PyDict();
        String[] strings = {"decimal_point", "thousands_sep", "grouping", "int_curr_symbol", "currency_symbol",
            "mon_decimal_point", "mon_thousands_sep", "mon_grouping", "positive_sign", "negative_sign"};
        for (int i = 0; i < strings.length; i++) {
            byte[] text = Libc.string(lconv.get(JAVA_LONG, 8L * i));
            d.putStr(strings[i], strings[i].endsWith("grouping") ? grouping(text) : Codecs.fsDecode(text));
        }
        String[] bytes = {"int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
            "n_sep_by_space", "p_sign_posn", "n_sign_posn"};
        for (int i = 0; i < bytes.length; i++) {
            d.putStr(bytes[i], (long) lconv.get(JAVA_BYTE, 80L + i));
        }
        return d;
    }

    private static Object grouping(byte[] text) {
        PyList list = new PyList();
        if (text.length > 0) {
            for (byte b : text) {
                list.append((long) b);
            }
            if (text[text.length - 1] != 127) {
                list.append(0L);
            }
        }
        return list;
    }

    @PyMethod(value = "nl_langinfo(key, /)", doc = "Return the value for the locale information associated with key.")
    static Object nlLanginfo(int key) {
        boolean known = key == CODESET || key >= RADIXCHAR && key <= THOUSEP || key >= ABDAY_1 && key <= _DATE_FMT
                || key == CRNCYSTR || key == YESEXPR || key == NOEXPR;
        if (!known) {
            throw Errors.valueError("unsupported langinfo constant");
        }
        return Codecs.fsDecode(Libc.string(Libc.callRaw(NL_LANGINFO, key)));
    }

    @PyMethod(value = "strcoll(os1, os2, /)", doc = "Compares two strings according to the locale.")
    static long strcoll(Object os1, Object os2) {
        try (Memory m = Memory.open()) {
            return (int) Libc.callRaw(STRCOLL, m.string(text(os1)), m.string(text(os2)));
        }
    }

    @PyMethod(value = "strxfrm(string, /)", doc = "Return a string that can be used as a key for locale-aware comparisons.")
    static Object strxfrm(Object string) {
        try (Memory m = Memory.open()) {
            long source = m.string(text(string));
            long size = Libc.callRaw(STRXFRM, 0, source, 0);
            MemorySegment target = m.zeros(size + 1);
            Libc.callRaw(STRXFRM, target.address(), source, size + 1);
            return Codecs.fsDecode(Libc.string(target.address()));
        }
    }

    private static byte[] text(Object s) {
        if (!PyStr.check(s)) {
            throw Errors.typeError("argument must be str, not " + org.taipan.ops.Obj.typeName(s));
        }
        if (PyStr.toJava(s).indexOf('\0') >= 0) {
            throw Errors.valueError("embedded null character");
        }
        return Codecs.fsEncode(s);
    }

    @PyMethod(value = "getencoding()", doc = "Get the current locale encoding.")
    static Object getencoding(ThreadState ts) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String v = ts.interp.config.environment.get(name);
            if (v != null && !v.isEmpty()) {
                int dot = v.indexOf('.');
                return dot < 0 ? "utf-8" : PyStr.of(v.substring(dot + 1).replaceAll("@.*", ""));
            }
        }
        return "utf-8";
    }
}
