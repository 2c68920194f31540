package org.taipan.frontend;

/** The second pass over a faulty source: the grammar with the rules that find out what is wrong. */
final class SecondPass extends FirstPass {
    SecondPass(TokenStream first) {
        super(first);
        silent = true;
    }
}
