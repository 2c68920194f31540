package org.taipan.types.str;

import java.util.Arrays;
import org.taipan.types.PyStr;

/** The normalisation forms, as {@code unicodedata.normalize} computes them. */
public enum NormalForm {
    NFD(false, false), NFKD(false, true), NFC(true, false), NFKC(true, true);

    private static final int S_BASE = 0xAC00, L_BASE = 0x1100, V_BASE = 0x1161, T_BASE = 0x11A7, L_COUNT = 19,
            V_COUNT = 21, T_COUNT = 28, S_COUNT = L_COUNT * V_COUNT * T_COUNT;

    private final boolean composed;
    private final boolean compatible;

    NormalForm(boolean composed, boolean compatible) {
        this.composed = composed;
        this.compatible = compatible;
    }

    /** The form of that name, or null. */
    public static NormalForm named(String name) {
        return switch (name) {
            case "NFC" -> NFC;
            case "NFKC" -> NFKC;
            case "NFD" -> NFD;
            case "NFKD" -> NFKD;
            default -> null;
        };
    }

    /** 0 if {@code str} is in this form, 2 if not, 1 if that takes more. */
    private int quickCheck(UnicodeDatabase db, Object str, boolean yesOnly) {
        if (db.isOld()) {
            return 1;
        }
        int shift = ordinal() * 2;
        int result = 0;
        int previous = 0;
        for (int i = 0, n = PyStr.length(str); i < n; i++) {
            int c = PyStr.codePointAt(str, i);
            if (c < 0x80) {
                previous = 0;
                continue;
            }
            int combining = UnicodeDatabase.combiningClass(c);
            if (combining != 0 && previous > combining) {
                return 2;
            }
            previous = combining;
            int check = UnicodeDatabase.quickCheck(c) >> shift & 3;
            if (yesOnly && check != 0) {
                return 1;
            }
            if (check == 2) {
                return 2;
            }
            result |= check;
        }
        return result;
    }

    /** Whether {@code str} is in this form. */
    public boolean isNormalized(UnicodeDatabase db, Object str) {
        int quick = quickCheck(db, str, false);
        return quick == 1 ? PyStr.equal(str, convert(db, str)) : quick == 0;
    }

    /** {@code str} in this form. */
    public Object normalize(UnicodeDatabase db, Object str) {
        return PyStr.isAscii(str) || quickCheck(db, str, true) == 0 ? PyStr.exact(str) : convert(db, str);
    }

    private Object convert(UnicodeDatabase db, Object str) {
        int[] chars = decomposed(db, PyStr.codePoints(str));
        return PyStr.ofCodePoints(composed ? compose(chars) : chars);
    }

    private int[] decomposed(UnicodeDatabase db, int[] in) {
        int[] out = new int[in.length + 16];
        int size = 0;
        int[] stack = new int[32];
        for (int next : in) {
            int depth = 0;
            stack[depth++] = next;
            while (depth > 0) {
                int c = stack[--depth];
                if (size + 3 > out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                if (c >= S_BASE && c < S_BASE + S_COUNT) {
                    int s = c - S_BASE;
                    out[size++] = L_BASE + s / (V_COUNT * T_COUNT);
                    out[size++] = V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT;
                    if (s % T_COUNT != 0) {
                        out[size++] = T_BASE + s % T_COUNT;
                    }
                    continue;
                }
                int[] parts = db.decompose(c, compatible);
                if (parts == null) {
                    out[size++] = c;
                    continue;
                }
                for (int k = parts.length - 1; k >= 0; k--) {
                    stack[depth++] = parts[k];
                }
            }
        }
        out = Arrays.copyOf(out, size);
        order(out);
        return out;
    }

    /** Sorts runs of combining characters by their class, stably. */
    private static void order(int[] a) {
        for (int i = 1; i < a.length; i++) {
            int c = a[i];
            int combining = UnicodeDatabase.combiningClass(c);
            if (combining == 0) {
                continue;
            }
            int j = i;
            while (j > 0 && UnicodeDatabase.combiningClass(a[j - 1]) > combining) {
                a[j] = a[j - 1];
                j--;
            }
            a[j] = c;
        }
    }

    private static int[] compose(int[] in) {
        int[] out = new int[in.length];
        int size = 0;
        int starter = -1;
        int last = 0;
        for (int c : in) {
            int combining = UnicodeDatabase.combiningClass(c);
            if (starter >= 0 && (last < combining || last == 0 && starter == size - 1)) {
                int r = pair(out[starter], c);
                if (r >= 0) {
                    out[starter] = r;
                    continue;
                }
            }
            if (combining == 0) {
                starter = size;
            }
            last = combining;
            out[size++] = c;
        }
        return Arrays.copyOf(out, size);
    }

    private static int pair(int a, int b) {
        if (a >= L_BASE && a < L_BASE + L_COUNT && b >= V_BASE && b < V_BASE + V_COUNT) {
            return S_BASE + ((a - L_BASE) * V_COUNT + (b - V_BASE)) * T_COUNT;
        }
        if (a >= S_BASE && a < S_BASE + S_COUNT && (a - S_BASE) % T_COUNT == 0 && b > T_BASE && b < T_BASE + T_COUNT) {
            return a + (b - T_BASE);
        }
        return UnicodeDatabase.compose(a, b);
    }
}
