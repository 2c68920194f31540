package org.taipan.frontend;

/** One token: its kind, where its text is in the tokenizer's UTF-8 buffer, and its place in lines and byte columns. */
final class Token {
    /** A kind of {@link TokenType}. */
    public int type;
    /** Byte range of the text in the tokenizer's buffer; both -1 for a token without text. */
    public int start, end;
    /** Lines count from 1, columns from 0 in UTF-8 bytes; columns are -1 for a token without text. */
    public int line, col, endLine, endCol;

    /** Depth of brackets around the token. */
    int level;
    /** The normalised identifier of a name; the very string of {@link NameTable} for reserved and soft keywords. */
    String text;
    /** The source of an f-string expression followed by {@code =}, on the token that ends it. */
    String debugText;
    /** What rules found here before, newest first. */
    Memo memo;
    /** The expression made from this token, if it was needed before. */
    Ast.Expr node;

    /** Whether the token may go over several lines. */
    boolean isStringText() {
        return type == TokenType.STRING || type == TokenType.FSTRING_MIDDLE;
    }

    /** The result of a rule at a token: what it returned (null if it failed) and where it left the parser. */
    static final class Memo {
        final int rule;
        final Memo next;
        Object node;
        int mark;

        Memo(int rule, Object node, int mark, Memo next) {
            this.rule = rule;
            this.node = node;
            this.mark = mark;
            this.next = next;
        }
    }
}
