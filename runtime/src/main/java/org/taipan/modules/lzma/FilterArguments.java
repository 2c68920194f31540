package org.taipan.modules.lzma;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;

/** Filters as Python gives them, dicts with an id and options, and presets. */
final class FilterArguments {
    private static final int MAX_FILTERS = 4;
    private static final long UINT32 = 0xFFFFFFFFL;

    private FilterArguments() {
    }

    /** An unsigned number of at most {@code max}, or of 64 bits if that is -1. */
    static long unsigned(Object o, long max, String type) {
        if (!PyLong.check(o)) {
            throw Errors.typeError("an integer is required");
        }
        java.math.BigInteger n = PyLong.big(o);
        if (n.signum() < 0) {
            throw Errors.overflowError("can't convert negative int to unsigned");
        }
        if (n.bitLength() > 64) {
            throw Errors.overflowError("int too big to convert");
        }
        long v = n.longValue();
        if (max != -1 && (v < 0 || v > max)) {
            throw Errors.overflowError("Value too large for " + type + " type");
        }
        return v;
    }

    static LZMA2Options preset(Object preset) {
        return preset(unsigned(preset, UINT32, "uint32_t"));
    }

    static LZMA2Options preset(long preset) {
        long level = preset & 31;
        if (level > 9 || (preset & ~(31 | LzmaModule.PRESET_EXTREME)) != 0) {
            throw LzmaModule.error("Invalid compression preset: " + preset);
        }
        try {
            LZMA2Options o = new LZMA2Options((int) level);
            if ((preset & LzmaModule.PRESET_EXTREME) != 0) {
                boolean less = level == 3 || level == 5;
                o.setMode(LZMA2Options.MODE_NORMAL);
                o.setMatchFinder(LZMA2Options.MF_BT4);
                o.setNiceLen(less ? 192 : 273);
                o.setDepthLimit(less ? 0 : 512);
            }
            return o;
        } catch (UnsupportedOptionsException e) {
            throw new AssertionError(e);
        }
    }

    static FilterSpec[] chain(ThreadState ts, Object specs) {
        if (specs instanceof PyDict) {
            throw Errors.typeError(Obj.typeName(specs) + " is not a sequence");
        }
        long n = Obj.length(ts, specs);
        if (n > MAX_FILTERS) {
            throw Errors.valueError("Too many filters - liblzma supports a maximum of " + MAX_FILTERS);
        }
        Object[] all = Iter.toArray(ts, specs);
        FilterSpec[] filters = new FilterSpec[all.length];
        for (int i = 0; i < all.length; i++) {
            filters[i] = filter(ts, all[i]);
        }
        return filters;
    }

    private static Object option(ThreadState ts, Object spec, String name) {
        try {
            return Item.get(ts, spec, name);
        } catch (PyException e) {
            if (e.matches(Exc.KeyError)) {
                return null;
            }
            throw e;
        }
    }

    static FilterSpec filter(ThreadState ts, Object spec) {
        if (!(spec instanceof PyDict) && org.taipan.ops.Attr.lookup(ts, spec, "keys") == null) {
            throw Errors.typeError("Filter specifier must be a dict or dict-like object");
        }
        Object idGiven = option(ts, spec, "id");
        if (idGiven == null) {
            throw Errors.valueError("Filter specifier must have an \"id\" entry");
        }
        long id = unsigned(idGiven, -1, "lzma_vli");
        if (id == LzmaModule.FILTER_LZMA1 || id == LzmaModule.FILTER_LZMA2) {
            Object preset = option(ts, spec, "preset");
            LZMA2Options o = preset == null ? preset(LzmaModule.PRESET_DEFAULT) : preset(preset);
            return new FilterSpec(id, lzma(ts, spec, o), 0, 0);
        }
        if (id == LzmaModule.FILTER_DELTA) {
            check(ts, spec, "delta", "id", "dist");
            Object distance = option(ts, spec, "dist");
            long d = distance == null ? 1 : number(distance, "delta");
            if (d < 1 || d > 256) {
                throw LzmaModule.error("Invalid or unsupported options");
            }
            return new FilterSpec(id, null, (int) d, 0);
        }
        if (id >= LzmaModule.FILTER_X86 && id <= LzmaModule.FILTER_SPARC) {
            check(ts, spec, "BCJ", "id", "start_offset");
            Object start = option(ts, spec, "start_offset");
            return new FilterSpec(id, null, 0, start == null ? 0 : (int) number(start, "BCJ"));
        }
        throw Errors.valueError("Invalid filter ID: " + Long.toUnsignedString(id));
    }

    private static PyException invalid(String kind) {
        return Errors.valueError("Invalid filter specifier for " + kind + " filter");
    }

    private static long number(Object o, String kind) {
        try {
            return unsigned(o, UINT32, "uint32_t");
        } catch (PyException e) {
            throw invalid(kind);
        }
    }

    private static void check(ThreadState ts, Object spec, String kind, String... names) {
        for (Object key : Iter.toArray(ts, Call.methodNamed(ts, spec, "keys"))) {
            if (!PyStr.check(key) || !java.util.List.of(names).contains(PyStr.toJava(key))) {
                throw invalid(kind);
            }
        }
    }

    private static LZMA2Options lzma(ThreadState ts, Object spec, LZMA2Options o) {
        check(ts, spec, "LZMA", "id", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth");
        try {
            long lc = given(ts, spec, "lc", o.getLc());
            long lp = given(ts, spec, "lp", o.getLp());
            o.setDictSize(bounded(given(ts, spec, "dict_size", o.getDictSize())));
            o.setLcLp(bounded(lc), bounded(lp));
            o.setPb(bounded(given(ts, spec, "pb", o.getPb())));
            o.setMode(bounded(given(ts, spec, "mode", o.getMode())));
            o.setNiceLen(bounded(given(ts, spec, "nice_len", o.getNiceLen())));
            long finder = given(ts, spec, "mf", o.getMatchFinder());
            // The library has one finder of each kind; the others of liblzma are variants of them.
            o.setMatchFinder(finder == LzmaModule.MF_HC3 ? LZMA2Options.MF_HC4
                    : finder == LzmaModule.MF_BT2 || finder == LzmaModule.MF_BT3 ? LZMA2Options.MF_BT4 : bounded(finder));
            o.setDepthLimit(bounded(given(ts, spec, "depth", o.getDepthLimit())));
            return o;
        } catch (UnsupportedOptionsException e) {
            throw LzmaModule.error("Invalid or unsupported options");
        }
    }

    private static long given(ThreadState ts, Object spec, String name, long otherwise) {
        Object o = option(ts, spec, name);
        return o == null ? otherwise : number(o, "LZMA");
    }

    private static int bounded(long n) {
        return (int) Math.min(n, Integer.MAX_VALUE);
    }

    /** {@code build_filter_spec}. */
    static Object toDict(FilterSpec f) {
        PyDict d = new PyDict();
        d.putStr("id", f.id());
        if (f.id() == LzmaModule.FILTER_LZMA1) {
            d.putStr("lc", (long) f.lzma().getLc());
            d.putStr("lp", (long) f.lzma().getLp());
            d.putStr("pb", (long) f.lzma().getPb());
        }
        if (f.isLzma()) {
            d.putStr("dict_size", (long) f.lzma().getDictSize());
        } else if (f.id() == LzmaModule.FILTER_DELTA) {
            d.putStr("dist", (long) f.distance());
        } else if (f.start() != 0) {
            d.putStr("start_offset", f.start() & UINT32);
        }
        return d;
    }
}
