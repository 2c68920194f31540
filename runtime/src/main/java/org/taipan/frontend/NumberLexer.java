package org.taipan.frontend;

/** Scans number literals; every malformed one ends in CPython's message. */
abstract class NumberLexer extends SourceReader {
    /** Whether comments, blank lines and doubtful numbers are let through, for {@code tokenize}. */
    final boolean extraTokens;

    NumberLexer(byte[] source, LineSource lines, boolean interactive, WarningSink warnings, boolean extraTokens) {
        super(source, lines, interactive, warnings);
        this.extraTokens = extraTokens;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifierStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128;
    }

    static boolean isIdentifierPart(int c) {
        return isIdentifierStart(c) || isDigit(c);
    }

    private static boolean isHexDigit(int c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** Scans a number whose first digit {@code c} has been read; leaves the reader behind it. */
    final void scanNumber(int c) {
        if (c != '0') {
            scanAfterDigits(decimalTail());
            return;
        }
        int next = nextc();
        switch (next) {
            case 'x', 'X' -> scanRadix("hexadecimal", 16);
            case 'o', 'O' -> scanRadix("octal", 8);
            case 'b', 'B' -> scanRadix("binary", 2);
            default -> scanLeadingZero(next);
        }
    }

    private void scanRadix(String kind, int radix) {
        int c = nextc();
        do {
            if (c == '_') {
                c = nextc();
            }
            if (!isDigitOf(c, radix)) {
                if (isDigit(c)) {
                    throw syntaxError("invalid digit '" + (char) c + "' in " + kind + " literal");
                }
                backup(c);
                throw syntaxError("invalid " + kind + " literal");
            }
            do {
                c = nextc();
            } while (isDigitOf(c, radix));
        } while (c == '_');
        if (isDigit(c)) {
            throw syntaxError("invalid digit '" + (char) c + "' in " + kind + " literal");
        }
        endNumber(c, kind);
    }

    private static boolean isDigitOf(int c, int radix) {
        return radix == 16 ? isHexDigit(c) : c >= '0' && c < '0' + radix;
    }

    private void scanLeadingZero(int first) {
        int c = first;
        while (true) {
            if (c == '_') {
                c = nextc();
                if (!isDigit(c)) {
                    backup(c);
                    throw syntaxError("invalid decimal literal");
                }
            }
            if (c != '0') {
                break;
            }
            c = nextc();
        }
        int zerosEnd = cur;
        boolean nonzero = isDigit(c);
        if (nonzero) {
            c = decimalTail();
        }
        if (c == '.') {
            scanFraction(nextc());
        } else if (c == 'e' || c == 'E') {
            scanExponent(c);
        } else if (c == 'j' || c == 'J') {
            endNumber(nextc(), "imaginary");
        } else {
            if (nonzero && !extraTokens) {
                backup(c);
                throw syntaxError("leading zeros in decimal integer literals are not permitted; "
                    + "use an 0o prefix for octal integers", start + 1 - lineStart, zerosEnd - lineStart);
            }
            endNumber(c, "decimal");
        }
    }

    private void scanAfterDigits(int first) {
        if (first == '.') {
            scanFraction(nextc());
        } else {
            scanExponentOrEnd(first);
        }
    }

    /** Goes on behind the point; {@code c} is the byte after it. */
    final void scanFraction(int c) {
        scanExponentOrEnd(isDigit(c) ? decimalTail() : c);
    }

    private void scanExponentOrEnd(int c) {
        if (c == 'e' || c == 'E') {
            scanExponent(c);
        } else {
            scanImaginaryOrEnd(c);
        }
    }

    private void scanExponent(int e) {
        int c = nextc();
        if (c == '+' || c == '-') {
            c = nextc();
            if (!isDigit(c)) {
                backup(c);
                throw syntaxError("invalid decimal literal");
            }
        } else if (!isDigit(c)) {
            backup(c);
            verifyEnd(e, "decimal");
            backup(e);
            return;
        }
        scanImaginaryOrEnd(decimalTail());
    }

    private void scanImaginaryOrEnd(int c) {
        if (c == 'j' || c == 'J') {
            endNumber(nextc(), "imaginary");
        } else {
            endNumber(c, "decimal");
        }
    }

    private int decimalTail() {
        while (true) {
            int c;
            do {
                c = nextc();
            } while (isDigit(c));
            if (c != '_') {
                return c;
            }
            c = nextc();
            if (!isDigit(c)) {
                backup(c);
                throw syntaxError("invalid decimal literal");
            }
        }
    }

    private void endNumber(int c, String kind) {
        verifyEnd(c, kind);
        backup(c);
    }

    /** A keyword may still follow a number directly, with a warning; any other name may not. */
    private void verifyEnd(int c, String kind) {
        if (extraTokens) {
            return;
        }
        boolean keyword = switch (c) {
            case 'a' -> lookahead("nd");
            case 'e' -> lookahead("lse");
            case 'f' -> lookahead("or");
            case 'o' -> lookahead("r");
            case 'n' -> lookahead("ot");
            case 'i' -> {
                int c2 = nextc();
                backup(c2);
                yield c2 == 'f' || c2 == 'n' || c2 == 's';
            }
            default -> false;
        };
        if (keyword) {
            backup(c);
            warn("invalid " + kind + " literal");
            nextc();
        } else if (c < 128 && isIdentifierPart(c)) {
            backup(c);
            throw syntaxError("invalid " + kind + " literal");
        }
    }

    private boolean lookahead(String test) {
        int i = 0;
        int c = nextc();
        while (i < test.length() && c == test.charAt(i)) {
            i++;
            c = nextc();
        }
        boolean found = i == test.length() && !isIdentifierPart(c);
        backup(c);
        cur -= i;
        return found;
    }
}
