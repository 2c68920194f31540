package org.taipan.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Suggestions;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Binds the arguments of a call to the parameters of a Python function: {@code initialize_locals}. */
final class Binder {
    private Binder() {
    }

    /**
     * A frame with its arguments in place.
     *
     * @param args the positional arguments from {@code first} on, then the values of {@code kwnames} (or null)
     */
    static Frame bind(ThreadState ts, Function fn, Object[] args, int first, int positional, String[] kwnames) {
        Executable x = fn.executable();
        PyCode code = x.code;
        Frame f = new Frame(x, fn);
        Object[] locals = f.slots;
        int argCount = code.argCount;
        int total = argCount + code.kwOnlyArgCount;
        boolean varargs = (code.flags & PyCode.VARARGS) != 0;
        int n = Math.min(positional, argCount);
        for (int i = 0; i < n; i++) {
            locals[i] = args[first + i];
        }
        if (varargs) {
            locals[total] = positional == n ? PyTuple.EMPTY
                    : new PyTuple(Arrays.copyOfRange(args, first + n, first + positional));
        }
        PyDict rest = null;
        if ((code.flags & PyCode.VARKEYWORDS) != 0) {
            rest = new PyDict();
            locals[varargs ? total + 1 : total] = rest;
        }
        if (kwnames != null) {
            keywords(fn, code, locals, total, rest, kwnames, args, first + positional);
        }
        if (positional > argCount && !varargs) {
            throw tooManyPositional(fn, code, positional, locals);
        }
        if (positional < argCount) {
            defaults(fn, code, locals, positional);
        }
        if (code.kwOnlyArgCount > 0) {
            keywordDefaults(fn, code, locals, total);
        }
        return f;
    }

    private static void keywords(Function fn, PyCode code, Object[] locals, int total, PyDict rest, String[] kwnames,
            Object[] args, int firstValue) {
        String[] names = code.localsPlusNames;
        for (int k = 0; k < kwnames.length; k++) {
            String keyword = kwnames[k];
            int j = code.posOnlyArgCount;
            while (j < total && names[j] != keyword) {
                j++;
            }
            if (j == total) {
                j = code.posOnlyArgCount;
                while (j < total && !names[j].equals(keyword)) {
                    j++;
                }
            }
            if (j < total) {
                if (locals[j] != null) {
                    throw Errors.typeError(name(fn) + "() got multiple values for argument '" + keyword + "'");
                }
                locals[j] = args[firstValue + k];
            } else if (rest != null) {
                rest.putStr(keyword, args[firstValue + k]);
            } else {
                throw unexpected(fn, code, total, keyword, kwnames);
            }
        }
    }

    private static void defaults(Function fn, PyCode code, Object[] locals, int positional) {
        Object[] defaults = fn.defaults();
        int count = defaults == null ? 0 : defaults.length;
        int m = code.argCount - count;
        for (int i = positional; i < m; i++) {
            if (locals[i] == null) {
                throw missing(fn, code, locals, 0, m, "positional");
            }
        }
        for (int i = Math.max(Math.max(positional, m), 0); i < code.argCount; i++) {
            if (locals[i] == null) {
                locals[i] = defaults[i - m];
            }
        }
    }

    private static void keywordDefaults(Function fn, PyCode code, Object[] locals, int total) {
        PyDict defaults = fn.kwdefaults();
        boolean missing = false;
        for (int i = code.argCount; i < total; i++) {
            if (locals[i] == null) {
                Object v = defaults == null ? null : defaults.getStr(code.localsPlusNames[i]);
                locals[i] = v;
                missing |= v == null;
            }
        }
        if (missing) {
            throw missing(fn, code, locals, code.argCount, total, "keyword-only");
        }
    }

    // ---- errors -----------------------------------------------------------------------------------------------------

    private static String name(Function fn) {
        return PyStr.toJava(fn.qualname());
    }

    private static PyException missing(Function fn, PyCode code, Object[] locals, int from, int to, String kind) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (locals[i] == null) {
                names.add("'" + code.localsPlusNames[i] + "'");
            }
        }
        int n = names.size();
        String list = switch (n) {
            case 1 -> names.get(0);
            case 2 -> names.get(0) + " and " + names.get(1);
            default -> String.join(", ", names.subList(0, n - 1)) + ", and " + names.get(n - 1);
        };
        return Errors.typeError(name(fn) + "() missing " + n + " required " + kind + " argument" + (n == 1 ? "" : "s")
                + ": " + list);
    }

    private static PyException tooManyPositional(Function fn, PyCode code, int given, Object[] locals) {
        int kwOnlyGiven = 0;
        for (int i = code.argCount; i < code.argCount + code.kwOnlyArgCount; i++) {
            if (locals[i] != null) {
                kwOnlyGiven++;
            }
        }
        int max = code.argCount;
        int defaults = fn.defaults() == null ? 0 : fn.defaults().length;
        boolean plural = defaults > 0 || max != 1;
        String takes = defaults > 0 ? "from " + (max - defaults) + " to " + max : Integer.toString(max);
        String kwOnly = kwOnlyGiven == 0 ? "" : " positional argument" + (given != 1 ? "s" : "") + " (and " + kwOnlyGiven
                + " keyword-only argument" + (kwOnlyGiven != 1 ? "s" : "") + ")";
        return Errors.typeError(name(fn) + "() takes " + takes + " positional argument" + (plural ? "s" : "") + " but "
                + given + kwOnly + (given == 1 && kwOnlyGiven == 0 ? " was" : " were") + " given");
    }

    private static PyException unexpected(Function fn, PyCode code, int total, String keyword, String[] kwnames) {
        List<String> conflicts = new ArrayList<>();
        for (int i = 0; i < code.posOnlyArgCount; i++) {
            for (String k : kwnames) {
                if (k.equals(code.localsPlusNames[i])) {
                    conflicts.add(k);
                }
            }
        }
        if (!conflicts.isEmpty()) {
            return Errors.typeError(name(fn) + "() got some positional-only arguments passed as keyword arguments: '"
                    + String.join(", ", conflicts) + "'");
        }
        String suggestion = Suggestions.closest(
                Arrays.copyOfRange(code.localsPlusNames, code.posOnlyArgCount, total), keyword);
        return Errors.typeError(name(fn) + "() got an unexpected keyword argument '" + keyword + "'"
                + (suggestion == null ? "" : ". Did you mean '" + suggestion + "'?"));
    }
}
