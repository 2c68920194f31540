package org.taipan.ops;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** "Did you mean": the closest of some names, by the costs of CPython's {@code Python/suggestions.c}. */
public final class Suggestions {
    private static final int MOVE = 2;
    private static final int CASE = 1;
    private static final int MAX_CANDIDATES = 750;
    private static final int MAX_LENGTH = 40;

    private Suggestions() {
    }

    /** The candidate nearest to {@code name}, if at most a third of the characters differ; else null. */
    public static String closest(String[] candidates, String name) {
        if (candidates.length >= MAX_CANDIDATES) {
            return null;
        }
        byte[] a = name.getBytes(StandardCharsets.UTF_8);
        int best = Integer.MAX_VALUE;
        String closest = null;
        for (String candidate : candidates) {
            if (candidate.equals(name)) {
                continue;
            }
            byte[] b = candidate.getBytes(StandardCharsets.UTF_8);
            int limit = Math.min((a.length + b.length + 3) * MOVE / 6, best - 1);
            int distance = distance(a, b, limit);
            if (distance <= limit && distance < best) {
                best = distance;
                closest = candidate;
            }
        }
        return closest;
    }

    /** The edit distance of two UTF-8 strings, or more than {@code max} if it is above that. */
    public static int distance(byte[] first, byte[] second, int max) {
        int start = Math.max(Arrays.mismatch(first, second), 0);
        if (Arrays.equals(first, second)) {
            return 0;
        }
        int endA = first.length;
        int endB = second.length;
        while (endA > start && endB > start && first[endA - 1] == second[endB - 1]) {
            endA--;
            endB--;
        }
        byte[] a = Arrays.copyOfRange(first, start, endA);
        byte[] b = Arrays.copyOfRange(second, start, endB);
        if (a.length == 0 || b.length == 0) {
            return (a.length + b.length) * MOVE;
        }
        if (a.length > MAX_LENGTH || b.length > MAX_LENGTH || Math.abs(a.length - b.length) * MOVE > max) {
            return max + 1;
        }
        int[] row = new int[a.length];
        Arrays.setAll(row, i -> (i + 1) * MOVE);
        int result = 0;
        for (int j = 0; j < b.length; j++) {
            int diagonal = j * MOVE;
            result = diagonal + MOVE;
            int minimum = Integer.MAX_VALUE;
            for (int i = 0; i < a.length; i++) {
                int substituted = diagonal + substitution(b[j], a[i]);
                diagonal = row[i];
                result = Math.min(Math.min(result, diagonal) + MOVE, substituted);
                row[i] = result;
                minimum = Math.min(minimum, result);
            }
            if (minimum > max) {
                return max + 1;
            }
        }
        return result;
    }

    private static int substitution(byte a, byte b) {
        if (a == b) {
            return 0;
        }
        return lower(a) == lower(b) ? CASE : MOVE;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }
}
