package org.taipan.os;

import java.util.StringTokenizer;

/** The words of a text block; without a regular expression, because tables of constants are read at every start. */
public final class Words {
    private Words() {
    }

    /** What white space separates in {@code text}. */
    public static String[] of(String text) {
        StringTokenizer tokens = new StringTokenizer(text);
        String[] words = new String[tokens.countTokens()];
        for (int i = 0; i < words.length; i++) {
            words[i] = tokens.nextToken();
        }
        return words;
    }
}
