"""Random expressions."""
from literals import Literals

NAMES = ('a', 'b', 'c', 'd', 'x', 'y', 'z', 'self', 'f', 'g', 'func', 'value', 'match', 'case', 'type', '_', '__', '__private',
         '__dunder__', 'print', 'len', 'super', '__class__', 'é', 'ª', 'ﬁ', 'x1', 'soft', 'range')
TARGETS = ('a', 'b', 'c', 'd', 'x', 'y', 'z', 'value', 'match', 'case', 'type', '_', '__private', 'é', 'ﬁ', 'x1')
ATTRIBUTES = ('attr', 'append', 'real', '__private', '_x', '__len__', 'match', 'format', 'join', 'é', 'x')
# Weakest first; the index is the level.
LEVELS = ('named', 'ternary', 'or', 'and', 'not', 'compare', '|', '^', '&', '<<', '+', '*', 'unary', '**', 'await', 'primary', 'atom')
LEVEL = {name: level for level, name in enumerate(LEVELS)}


class Expressions(Literals):
    """Mixed into the generator. `self.scope` says what may stand where it writes; `self.brackets`, how deep it is in them."""

    BINARY = ('+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '|', '^')
    COMPARE = ('<', '>', '<=', '>=', '==', '!=', 'is', 'is not', 'in', 'not in')
    OPERATORS = {'|': '|', '^': '^', '&': '&', '<<': ('<<', '>>'), '+': ('+', '-'), '*': ('*', '/', '//', '%', '@')}

    def gap(self):
        """White space: in brackets it may hold line ends and comments."""
        r = self.random
        n = r.random()
        if n < .9:
            return ' '
        if self.brackets and self.newlines:
            return r.choice(('\n', '\n    ', ' # comment\n', '\n\n  ', '  ', '\t', '\\\n', '\n#\n'))
        return r.choice(('  ', '\t', ' \\\n ' if self.newlines else '   '))

    def bracketed(self, opening, make, closing):
        self.brackets += 1
        text = opening + (self.gap() if self.random.random() < .1 else '') + make()
        if self.random.random() < .1:
            text += self.gap()
        self.brackets -= 1
        return text + closing

    def name(self):
        return self.random.choice(self.scope.names) if self.scope.names and self.random.random() < .3 else self.random.choice(NAMES)

    def expression(self, level='ternary', depth=None):
        """An expression that needs no parentheses at this level."""
        if depth is not None:
            saved, self.depth = self.depth, depth
        self.depth -= 1
        text, own = self.any_expression()
        self.depth += 1
        if depth is not None:
            self.depth = saved
        if LEVEL[own] < LEVEL[level] or self.random.random() < .03:
            return '(' + text + ')' if '#' not in text or self.newlines else self.name()
        return text

    def any_expression(self):
        if self.depth <= 0 or self.random.random() < .12:
            return self.pick((lambda: (self.name(), 'atom'), 6), (lambda: (self.constant(), 'atom'), 4))
        return self.pick(
            (lambda: (self.name(), 'atom'), 4), (lambda: (self.constant(), 'atom'), 4),
            (lambda: (self.constant_expression(), 'primary'), 2), (self.f_string, 2), (self.binary, 6), (self.unary, 2),
            (self.boolean, 3), (self.negation, 1), (self.comparison, 4), (self.ternary, 2), (self.function, 1.5),
            (self.call, 7), (self.attribute, 4), (self.subscript, 4), (self.display, 5), (self.comprehension, 3),
            (self.suspended, 2), (self.walrus, 1), (self.chain, .3))

    def binary(self):
        if self.random.random() < .15:
            return f'{self.expression("await")}{self.gap()}**{self.gap()}{self.expression("unary")}', '**'
        own = self.random.choice(tuple(self.OPERATORS))
        upper = LEVELS[LEVEL[own] + 1]
        return self.gap().join((self.expression(own), self.random.choice(self.OPERATORS[own]), self.expression(upper))), own

    def unary(self):
        return self.random.choice('-+~') + self.expression('unary'), 'unary'

    def negation(self):
        return 'not ' + self.expression('not'), 'not'

    def boolean(self):
        own, upper = self.random.choice((('or', 'and'), ('and', 'not')))
        return f' {own} '.join(self.expression(upper) for _ in range(self.random.choice((2, 2, 2, 3, 4)))), own

    def comparison(self):
        text = self.expression('|')
        for _ in range(self.random.choice((1, 1, 1, 1, 2, 3))):
            text += f' {self.random.choice(self.COMPARE)}{self.gap()}{self.expression("|")}'
        return text, 'compare'

    def ternary(self):
        return f'{self.expression("or")} if {self.expression("or")} else {self.expression("ternary")}', 'ternary'

    def chain(self):
        """A long chain of one operator, or deep nesting of one kind."""
        r = self.random
        n = r.choice((10, 20, 40, 90))
        match r.randrange(7):
            case 0:
                return f' {r.choice(self.BINARY[:5])} '.join(r.choice(NAMES) for _ in range(n)), 'named'
            case 1:
                return r.choice((' and ', ' or ')).join(r.choice(NAMES) for _ in range(n)), 'or'
            case 2:
                return ''.join(r.choice(('.a', '()', '[0]', '.f(x)')) for _ in range(n)).join(('x', '')), 'primary'
            case 3:
                return '(' * min(n, 40) + 'x' + ')' * min(n, 40), 'atom'
            case 4:
                return '[' * min(n, 40) + 'x' + ']' * min(n, 40), 'atom'
            case 5:
                return '[' + ', '.join(self.constant() if r.random() < .5 else '1' for _ in range(n)) + ']', 'atom'
            case _:
                return ' if c else '.join(r.choice(NAMES) for _ in range(min(n, 20))), 'ternary'

    def attribute(self):
        return f'{self.primary()}.{self.random.choice(ATTRIBUTES)}', 'primary'

    def primary(self):
        text = self.expression('primary')
        return f'({text})' if text[0].isdigit() or text[0] == '.' else text

    def subscript(self):
        return self.primary() + self.bracketed('[', self.index, ']'), 'primary'

    def index(self):
        r = self.random
        items = [self.pick((lambda: self.expression('named'), 5), (self.slice, 4), (lambda: '*' + self.expression('|'), .4))
                 for _ in range(r.choice((1, 1, 1, 1, 2, 3)))]
        if items[0][0] == '*' and len(items) == 1:
            return items[0] + ','
        return ', '.join(items) + (',' if r.random() < .1 else '')

    def slice(self):
        part = lambda: self.expression('ternary') if self.random.random() < .5 else ''
        return f'{part()}:{part()}' + (f':{part()}' if self.random.random() < .3 else '')

    def call(self):
        r = self.random
        if r.random() < .08:
            function = r.choice(('super().f', 'super().__init__', 'super(a, b).x', 'super', 'super().attr.x', '__class__'))
        else:
            function = self.primary()
        if r.random() < .08:
            return function + self.generator(), 'primary'
        return function + self.bracketed('(', self.arguments, ')'), 'primary'

    def arguments(self):
        r = self.random
        arguments = []
        keywords = False
        doubles = False
        for n in range(r.choice((0, 0, 1, 1, 2, 3, 5)) if r.random() < .98 else r.choice((16, 35, 300))):
            k = r.random()
            if n > 5:
                arguments.append(f'k{n}=1' if keywords else r.choice(NAMES))
            elif k < .15 and not doubles:
                arguments.append('*' + self.expression('ternary'))
            elif k < .25:
                arguments.append('**' + self.expression('ternary'))
                keywords = doubles = True
            elif k < .45 or keywords:
                arguments.append(f'{r.choice(("k", "key", "kw", "match", "é"))}{n}={self.expression("ternary")}')
                keywords = True
            else:
                arguments.append(self.expression('named' if r.random() < .2 else 'ternary'))
        return f',{self.gap()}'.join(arguments) + (',' if arguments and r.random() < .1 else '')

    def display(self):
        r = self.random
        element = lambda: ('*' + self.expression('|')) if r.random() < .12 else self.expression('named')
        n = r.choice((0, 1, 1, 2, 2, 3, 4)) if r.random() < .97 else r.choice((16, 31, 33))
        items = [element() if i < 6 else self.constant() for i in range(n)]
        comma = ',' if items and r.random() < .15 else ''
        match r.randrange(4):
            case 0:
                comma = ',' if len(items) == 1 else comma
                return self.bracketed('(', lambda: f',{self.gap()}'.join(items) + comma, ')'), 'atom'
            case 1:
                return self.bracketed('[', lambda: f',{self.gap()}'.join(items) + comma, ']'), 'atom'
            case 2 if items:
                return self.bracketed('{', lambda: ', '.join(items) + comma, '}'), 'atom'
        entry = lambda: '**' + self.expression('|') if r.random() < .12 else f'{self.expression("ternary")}: {self.expression("ternary")}'
        entries = [entry() if i < 6 else f'{self.constant()}: {self.constant()}' for i in range(n)]
        return self.bracketed('{', lambda: ', '.join(entries) + comma, '}'), 'atom'

    def comprehension(self):
        r = self.random
        saved = self.scope
        kind = r.randrange(4)
        if kind == 0:
            return self.generator(), 'atom'
        asynchronous = saved.asynchronous
        self.scope = saved.inside_comprehension()
        clauses = self.clauses(saved)
        if kind == 3:
            text = '{' + f'{self.expression("ternary")}: {self.expression("ternary")}{clauses}' + '}'
        else:
            text = '[{'[kind - 1] + self.expression('named') + clauses + ']}'[kind - 1]
        self.scope = saved
        return text, 'atom'

    def generator(self):
        saved = self.scope
        self.scope = saved.inside_comprehension()
        text = self.bracketed('(', lambda: self.expression('named') + self.clauses(saved), ')')
        self.scope = saved
        return text

    def clauses(self, outer):
        r = self.random
        inner = self.scope
        text = ''
        for n in range(r.choice((1, 1, 1, 2, 3))):
            self.scope = inner.without_walrus() if n else outer.without_walrus()
            keyword = 'async for' if inner.asynchronous and r.random() < .4 else 'for'
            iterable = self.expression('or') if r.random() < .85 else self.bracketed('[', lambda: self.expression('ternary'), ']')
            self.scope = inner
            text += f' {keyword} {self.comprehension_target()} in {iterable}'
            while r.random() < .25:
                text += f' if {self.expression("or")}'
        return text

    def comprehension_target(self):
        r = self.random
        name = lambda: r.choice(TARGETS)
        return self.pick((name, 8), (lambda: f'{name()}, {name()}', 2), (lambda: f'({name()}, *{name()})', 1), (lambda: f'{name()},', 1),
                         (lambda: f'[{name()}, ({name()}, {name()})]', .5), (lambda: f'{name()}.attr', .3), (lambda: f'{name()}[0]', .3))

    def function(self):
        parameters = self.parameters(annotated=False)
        saved = self.scope
        self.scope = saved.inside_lambda()
        text = f'lambda{" " if parameters else ""}{parameters}: {self.expression("ternary")}'
        self.scope = saved
        return text, 'ternary'

    def suspended(self):
        """await and yield, where they may stand."""
        r = self.random
        if self.scope.plain:
            return self.name(), 'atom'
        if self.scope.asynchronous and r.random() < .6:
            return 'await ' + self.expression('primary'), 'await'
        if self.scope.yields:
            if r.random() < .3 and not self.scope.asynchronous:
                return f'(yield from {self.expression("ternary")})', 'atom'
            return f'(yield{r.choice(("", " " + self.expression("ternary"), " " + self.stars()))})', 'atom'
        return self.name(), 'atom'

    def stars(self):
        """Comma-separated expressions, some starred."""
        r = self.random
        items = [('*' + self.expression('|')) if r.random() < .3 else self.expression('ternary') for _ in range(r.choice((1, 2, 3)))]
        return ', '.join(items) + (',' if len(items) == 1 and items[0][0] == '*' or r.random() < .1 else '')

    def walrus(self):
        if self.scope.plain or not self.scope.walrus:
            return self.name(), 'atom'
        return f'({self.random.choice(("w", "v", "walrus"))} := {self.expression("ternary")})', 'atom'

    def f_string(self):
        return self.f_string_at(2), 'atom'

    def f_string_at(self, nesting):
        r = self.random
        quote = self.quotes()
        prefix = r.choice(('f', 'f', 'f', 'F', 'rf', 'fR'))
        raw = len(prefix) == 2
        saved = self.brackets, self.newlines, self.depth
        self.brackets += 1
        self.newlines = False
        self.depth = min(self.depth, 2)
        body = ''
        for _ in range(r.choice((0, 1, 1, 2, 3, 4))):
            if r.random() < .5:
                body += self.tame(self.f_text(raw), quote)
            else:
                body += self.replacement(nesting, quote)
        self.brackets, self.newlines, self.depth = saved
        text = prefix + quote + body + (' ' if body.endswith((quote[0], '\\')) else '') + quote
        if r.random() < .15:
            other = self.one_string()
            text = r.choice((f'{text} {other}', f'{other} {text}'))
        return text

    def f_text(self, raw):
        from literals import ESCAPES, WORDS
        r = self.random
        text = r.choice(WORDS).replace('{', '{{').replace('}', '}}') if r.random() < .8 or raw else r.choice(ESCAPES)
        return text

    def replacement(self, nesting, quote):
        r = self.random
        inner = self.pick((lambda: self.expression('ternary'), 5), (self.stars, 1),
                          (lambda: self.f_string_at(nesting - 1) if nesting else 'x', 1),
                          (lambda: self.expression('named'), 1))
        if inner[0] == '{':
            inner = ' ' + inner
        if inner.startswith(('lambda', '*lambda')) or 'lambda' in inner and r.random() < .9 or '!' in inner or ':=' in inner:
            inner = f'({inner})'
        debug = r.choice(('=', ' = ')) if r.random() < .12 else ''
        conversion = r.choice(('!r', '!s', '!a')) if r.random() < .2 else ''
        spec = ''
        if r.random() < .3:
            spec = ':' + ''.join(
                self.replacement(nesting - 1, quote) if nesting and r.random() < .3 else
                r.choice(('', '>10', '.3f', '#x', ' ', 'é', '%Y-%m-%d', '{{', 'a b', '0', '=', '!')).replace('{{', '')
                for _ in range(r.choice((0, 1, 1, 2))))
        return '{' + inner + debug + conversion + spec + '}'
