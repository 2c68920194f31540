"""Damages real source files."""
import random
import re

TOKEN = re.compile(rb'''[rRbBuUfF]{0,2}(?:"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')'''
                   rb'''|[\w\x80-\xff]+|#[^\n]*|\n|(?:\*\*|//|>>|<<|!=|<=|>=|->|:=|==|[-+*/%&|^@])=?|[^\s\w]''', re.DOTALL)
TOKENS = b'''( ) [ ] { } : , ; = == := * ** not in is if else for async await yield lambda def class with as try except finally match
case _ type print exec import from None True False __debug__ x 1 1.5 2j 's' b'b' f'{x}' f'{x!z}' f'{ f'{x: """ \' " ' . ... -> @ ! $ ? \\ / // += |
& ~ - <> != < 0777 1_ 1e 0x 0b2 1__0 1if 0o8 while return del global nonlocal raise assert pass break continue elif or and % >> `
*x **x x=1 x:int (yield) (x:=1) [*x] {**x} lambda: x:'''.split() + [
    b'\n', b'    ', b'\t', b'#c\n', b'\x0c', b'\r', b'\r\n', b'\\\n', b'\xc2\xa0', b'e\xcc\x81', b'\xe2\x82\xac', b'\xe4\xb8\xad',
    b'\xef\xbb\xbf', b'\xe2\x80\x9c', b'\xf0\x9f\x98\x80', b'\xff', b'\xe2\x82', b'\0', b'\x1a', b'print x', b'exec "x"', b'as x', b'from x', b'not in',
    b'is not', b'yield from x', b'async for x in y', b'else:', b'except* x:', b'import *', b'x y']
COOKIES = (b'# coding: latin-1\n', b'# -*- coding: utf-8 -*-\n', b'# coding: ascii\n', b'# coding: nonsense\n', b'# coding=utf-16\n',
           b'# coding: cp1252\n', b'\xef\xbb\xbf', b'\xef\xbb\xbf# coding: latin-1\n', b'#!/bin/x\n# vim: set fileencoding=iso-8859-15 :\n',
           b'\xff\xfe', b'# coding: utf8\n', b'# coding: UTF-8-sig\n')


class Mutator:
    """Damages one file over and over."""

    def __init__(self, source, seed):
        self.source = source
        self.random = random.Random(seed)
        self.tokens = [match.span() for match in TOKEN.finditer(source)]

    def mutant(self):
        """The source with one damage, sometimes two."""
        text = self.source
        for _ in range(self.random.choice((1, 1, 1, 1, 2))):
            text = self.damage(text)
        return text

    def span(self, text):
        """Where a token is; of a text that is damaged already, where one was."""
        if not self.tokens:
            return 0, len(text)
        return self.random.choice(self.tokens)

    def damage(self, text):
        r = self.random
        start, end = self.span(text)
        match r.choices(range(14), (5, 6, 6, 4, 4, 2, 4, 2, 2, 3, 2, 1, 1, 2))[0]:
            case 0:  # deletion
                return text[:start] + text[end:]
            case 1:  # insertion
                return text[:start] + r.choice(TOKENS) + r.choice((b'', b' ')) + text[start:]
            case 2:  # replacement
                return text[:start] + r.choice(TOKENS) + text[end:]
            case 3:  # two tokens swapped
                other, other_end = self.span(text)
                if other < start:
                    start, end, other, other_end = other, other_end, start, end
                return text[:start] + text[other:other_end] + text[end:other] + text[start:end] + text[other_end:] if end <= other else text
            case 4:  # a token copied to elsewhere
                other, other_end = self.span(text)
                return text[:start] + text[other:other_end] + b' ' + text[start:]
            case 5:  # truncation
                return text[:r.choice((start, end, r.randrange(len(text) + 1)))]
            case 6:  # one line's indentation
                line = text.rfind(b'\n', 0, start) + 1
                first = len(text[line:]) - len(text[line:].lstrip(b' \t'))
                return text[:line] + r.choice((b'', b' ', b'  ', b'    ', b'\t', b'        ', b' \t', b'\x0c', text[line:line + first] + b' ',
                                               text[line + 1:line + first])) + text[line + first:]
            case 7:  # a character
                at = r.randrange(len(text) + 1)
                return text[:at] + r.choice((b'', bytes([r.randrange(256)]), b'\\', b'"', b"'", b'{', b'}', b'\n')) + text[at + 1:]
            case 8:  # a line twice, or not at all
                line = text.rfind(b'\n', 0, start) + 1
                stop = text.find(b'\n', end) + 1 or len(text)
                return text[:line] + text[line:stop] * r.choice((0, 2)) + text[stop:]
            case 9:  # a few lines alone
                line = text.rfind(b'\n', 0, start) + 1
                stop = end
                for _ in range(r.choice((1, 2, 5, 10))):
                    stop = text.find(b'\n', stop) + 1 or len(text)
                block = text[line:stop]
                indent = re.match(rb'[ \t]*', block)[0]
                return self.inside(block.replace(b'\n' + indent, b'\n')[len(indent):] if r.random() < .8 else block)
            case 10:  # one kind of token replaced by another everywhere in a few lines
                return text[:start] + text[start:start + 400].replace(text[start:end], r.choice(TOKENS)) + text[start + 400:]
            case 11:
                return r.choice(COOKIES) + text
            case 12:
                return text.replace(b'\n', r.choice((b'\r\n', b'\r')))
            case _:  # brackets
                return text[:start] + r.choice((b'(', b'[', b'{')) + text[start:end] + r.choice((b')', b']', b'}', b'')) + text[end:]

    def inside(self, block):
        """A fragment with one damage more."""
        spans = [match.span() for match in TOKEN.finditer(block)]
        if not spans:
            return block
        start, end = self.random.choice(spans)
        return self.random.choice((block[:start] + block[end:], block[:start] + self.random.choice(TOKENS) + b' ' + block[start:],
                                   block[:start] + self.random.choice(TOKENS) + block[end:], block))
