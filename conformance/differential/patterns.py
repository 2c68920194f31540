"""Random match patterns."""
PATTERN_CLASSES = ('int', 'str', 'Point', 'a.B', 'list', 'a.b.C')


class Patterns:
    """Mixed into the generator. Every name is captured once in a pattern, or in each alternative."""

    def pattern(self):
        """A pattern for a case, and whether it matches everything."""
        self.captured = 0
        r = self.random
        if r.random() < .12:
            return self.open_sequence(), False
        text, irrefutable = self.one_pattern(3)
        return text, irrefutable

    def capture(self):
        self.captured += 1
        return f'm{self.captured}'

    def one_pattern(self, depth):
        r = self.random
        if r.random() < .12:
            text, irrefutable = self.alternatives(depth)
            return f'({text}) as {self.capture()}' if irrefutable else f'{text} as {self.capture()}', irrefutable
        return self.alternatives(depth)

    def alternatives(self, depth):
        r = self.random
        if r.random() < .18:
            before = self.captured
            first, irrefutable = self.closed_pattern(depth)
            if irrefutable:
                return first, True
            if self.captured > before:
                name = self.captured
                if name == before + 1 and r.random() < .5:
                    return f'{first} | [m{name}] | {{"k": m{name}}}', False
                return first, False
            return ' | '.join([first] + [self.literal_pattern() for _ in range(r.choice((1, 2, 3)))]), False
        return self.closed_pattern(depth)

    def literal_pattern(self):
        r = self.random
        return self.pick(
            (self.integer, 3), (lambda: '-' + self.number(), 2), (self.string_literal, 3),
            (lambda: r.choice(('None', 'True', 'False')), 2), (lambda: r.choice(('a.b', 'a.b.c', 'self.x')), 2),
            (lambda: f'{r.choice(("", "-"))}{self.integer()} {r.choice("+-")} {r.choice(("1j", "0j", "2.5J"))}', 1))

    def string_literal(self):
        return self.string()

    def closed_pattern(self, depth):
        r = self.random
        if depth <= 0:
            return (self.literal_pattern(), False) if r.random() < .5 else (self.capture(), True)
        if r.random() < .12:
            return ('_' if r.random() < .5 else self.capture()), True
        make = self.pick_one((self.literal_pattern, 3), (lambda: self.sequence(depth), 3), (lambda: self.mapping(depth), 2),
                             (lambda: self.class_pattern(depth), 3), (None, 1))
        if make is None:
            text, irrefutable = self.one_pattern(depth - 1)
            return f'({text})', irrefutable
        return make(), False

    def items(self, depth, at_least=0):
        r = self.random
        n = max(at_least, r.choice((0, 1, 1, 2, 2, 3)))
        items = [self.one_pattern(depth - 1)[0] for _ in range(n)]
        if r.random() < .35:
            items.insert(r.randrange(n + 1), '*_' if r.random() < .4 else '*' + self.capture())
        return items

    def sequence(self, depth):
        items = self.items(depth)
        comma = ',' if items and self.random.random() < .15 else ''
        if self.random.random() < .5:
            return '[' + ', '.join(items) + comma + ']'
        return '(' + ', '.join(items) + (',' if len(items) == 1 else comma) + ')'

    def open_sequence(self):
        items = self.items(2, 1)
        return ', '.join(items) + (',' if len(items) == 1 else '')

    def mapping(self, depth):
        r = self.random
        keys = r.sample(('"a"', "'b'", '1', '-1', '2.5', 'None', 'True', 'a.b', 'b"x"', '1+2j', '-0.5', '"é"', 'a.c', '3-1j'), r.choice((0, 1, 1, 2, 3)))
        items = [f'{key}: {self.one_pattern(depth - 1)[0]}' for key in keys]
        if r.random() < .3:
            items.append('**' + self.capture())
        return '{' + ', '.join(items) + (',' if items and r.random() < .1 else '') + '}'

    def class_pattern(self, depth):
        r = self.random
        items = [self.one_pattern(depth - 1)[0] for _ in range(r.choice((0, 0, 1, 2)))]
        items += [f'{key}={self.one_pattern(depth - 1)[0]}' for key in r.sample(('x', 'y', 'match', '__p', 'é'), r.choice((0, 0, 1, 2)))]
        return f'{r.choice(PATTERN_CLASSES)}(' + ', '.join(items) + (',' if items and r.random() < .1 else '') + ')'
