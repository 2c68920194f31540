"""Random literals and constant expressions, edge cases first."""

INTEGERS = ('0 1 2 3 7 10 127 128 255 256 257 65535 65536 2147483647 2147483648 9223372036854775807 9223372036854775808 '
            '18446744073709551616 0x0 0xFF 0Xdead_beef 0o17 0O7_7 0b101 0B1_1 00 0_0 1_000_000 '
            '123456789012345678901234567890 0xFFFFFFFFFFFFFFFFFFFFFFFF').split()
FLOATS = ('0.0 1.0 0. .5 1.5 1e10 1E-10 1e400 1e-400 1e308 5e-324 1_0.0_1 3.14159 1e0_0 0e0 .0e-1 2.5e+3 1e16 1e22 '
          '123456789.123456789').split()
IMAGINARY = '0j 1j 0.0j 1.5J .5j 1e400j 1e3J 0_1j 00j 09.5j'.split()
WORDS = ('', 'a', 'b', 'ab', 'spam', 'a b', 'hello_world', '0', ' ', '__main__', 'x' * 40, 'é', 'ß', '中文', '😀', 'a😀b', '\xa0',
         '\u2028', 'ſ', 'A-B', '%s', '%r and %s', '%5d', '%%', '%(a)s', '{', '}', '{{', '{}', '#', '$')
ESCAPES = (r'\n', r'\t', r'\\', r'\'', r'\"', r'\0', r'\012', r'\x41', r'\xff', r'\u0041', r'\ud800', r'\udc80', r'\U0001F600',
           r'\N{DIGIT ONE}', r'\N{latin small letter a with acute}', '\\\n', r'\a', r'\b', r'\f', r'\v', r'\r', r'\377')
DUBIOUS = (r'\d', r'\8', r'\ ', r'\400', r'\777', r'\é', r'\%', r'\N', r'\xg')
BYTES = ('', 'a', 'spam', r'\x00', r'\xff', r'\n', r'\'', '\\\n', r'\101', '%s', '%d', 'b' * 30)


class Literals:
    """Mixed into the generator, which has the source of randomness in `self.random`."""

    def integer(self):
        r = self.random
        if r.random() < .1:
            return r.choice(('{}', '{:#x}', '{:#o}', '{:#b}', '{:_}', '{:#_x}')).format(r.getrandbits(r.choice((4, 8, 31, 63, 64, 200))))
        return r.choice(INTEGERS)

    def number(self):
        return self.pick((self.integer, 6), (lambda: self.random.choice(FLOATS), 3), (lambda: self.random.choice(IMAGINARY), 1))

    def quotes(self):
        return self.random.choice(("'", "'", '"', "'''", '"""'))

    def string(self):
        """One or more string literals side by side."""
        r = self.random
        if r.random() < .12:
            return self.gap().join(self.one_bytes() for _ in range(r.choice((1, 1, 1, 2))))
        return self.gap().join(self.one_string() for _ in range(r.choice((1,) * 8 + (2, 3))))

    def one_string(self):
        r = self.random
        quote = self.quotes()
        prefix = r.choice(('',) * 12 + ('r', 'R', 'u', 'U'))
        body = ''
        for _ in range(r.choice((0, 1, 1, 1, 2, 3))):
            piece = r.choice(WORDS) if r.random() < .75 or prefix in ('r', 'R') else r.choice(ESCAPES if r.random() < .98 else DUBIOUS)
            body += piece
        if len(quote) == 3 and r.random() < .3:
            body += '\n' + r.choice(WORDS)
        return prefix + quote + self.tame(body, quote) + quote

    def tame(self, body, quote):
        """The body of a literal without what would end it early."""
        body = body.replace(quote, '')
        stripped = body.rstrip('\\')
        return body + ' ' if body.endswith(quote[0]) or (len(body) - len(stripped)) % 2 else body

    def one_bytes(self):
        r = self.random
        quote = self.quotes()
        prefix = r.choice(('b', 'B', 'br', 'Rb', 'bR'))
        body = ''.join(r.choice(BYTES) for _ in range(r.randrange(3)))
        if len(prefix) == 2:
            body = body.replace('\\', '').replace('\n', '')
        return prefix + quote + self.tame(body, quote) + quote

    def constant(self):
        return self.pick((self.number, 5), (self.string, 4), (lambda: self.random.choice(('None', 'True', 'False', '...', '__debug__')), 3))

    def constant_expression(self, depth=3):
        """An expression of constants alone: what the optimiser folds, or must not fold."""
        r = self.random
        if depth <= 0 or r.random() < .25:
            return self.constant()
        inner = lambda: self.constant_expression(depth - 1)
        match r.randrange(13):
            case 0 | 1:
                return f'({r.choice(("-", "+", "~", "not "))}{inner()})'
            case 2 | 3:
                return f'({inner()}{self.gap()}{r.choice(self.BINARY)}{self.gap()}{inner()})'
            case 4:
                return f'({self.integer()} {r.choice(("<<", "**", "*", ">>", "//", "%"))} {r.choice(("1", "3", "63", "64", "100", "128", "129", "4096", "-1", "0"))})'
            case 5:
                return f'({self.string()} * {r.choice(("0", "1", "-1", "3", "20", "4096", "4097", "True"))})'
            case 6:
                return '(' + ''.join(inner() + ', ' for _ in range(r.randrange(4))) + ')'
            case 7:
                return f'{inner()}[{r.choice((inner(), "0", "-1", "1", ":1", "::", "1:2:3"))}]'
            case 8:
                return f'({self.string()} % {r.choice((inner(), "(" + inner() + ",)", "(" + inner() + ", x)", "x"))})'
            case 9:
                return f'({inner()} {r.choice(self.COMPARE)} {inner()})'
            case 10:
                return f'({inner()} {r.choice(("and", "or"))} {inner()})'
            case 11:
                return f'({inner()} if {inner()} else {inner()})'
            case _:
                opening, closing = r.choice(('[]', '{}'))
                return f'({inner()} {r.choice(("in", "not in"))} {opening}' + ', '.join(inner() for _ in range(r.randrange(1, 5))) + f'{closing})'
