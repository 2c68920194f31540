"""Random functions, generators and classes: what random_programs.py's programs consist of."""
from program_statements import Statements

SMALL_DEFAULTS = ('0', '1', '2', '3', '10', '-1', '100', '2**40')


class Class:
    def __init__(self, name):
        self.name = name
        self.attributes = ['a', 'b']
        self.methods = []     # (name, parameters, cost)
        self.properties = []
        self.operators = False


class Function:
    """A function made before: what it takes (name and kind of each parameter), gives and costs."""

    def __init__(self, name, parameters, result, cost, call=None):
        self.name = name
        self.parameters = parameters
        self.result = result
        self.cost = cost
        self.call = call      # for generators: how to use it as a list


class Definitions(Statements):
    """Mixed into the generator, whose `functions` and `classes` they become."""

    def parameters(self):
        """(name, kind, form) of each, and the text between the parentheses."""
        r = self.random
        made, texts = [], []
        for k in range(r.choice((1, 2, 2, 3))):
            made.append((f'p{k}', r.choice(('int', 'int', 'int', 'float', 'str', 'list', 'any')), 'plain'))
            texts.append(f'p{k}')
        if r.random() < .1:
            made = [(n, k, 'positional') for n, k, _ in made]
            texts.append('/')
        if r.random() < .4:
            made.append(('dflt', 'int', 'default'))
            texts.append(f'dflt={r.choice(SMALL_DEFAULTS)}')
        if r.random() < .2:
            made.append(('rest', 'tuple', 'star'))
            texts.append('*rest')
            if r.random() < .5:
                made.append(('kw', 'int', 'keyword'))
                texts.append('kw')
        if r.random() < .2:
            made.append(('extra', 'dict', 'stars'))
            texts.append('**extra')
        return made, ', '.join(texts)

    def body(self, header, bound, result, size, prepare=None):
        """A def with a random body; what one call costs."""
        self.line(header)
        saved = self.scopes, self.cost, self.in_function, self.instances
        self.scopes, self.cost, self.in_function, self.instances = [bound], 0, True, dict(self.instances)
        self.instances['self'] = bound.pop('class', None)
        self.indent += 1
        if prepare:
            prepare()
        self.statements(size, 2)
        if result == 'yield':
            self.line(f'yield tame({self.int_expression(1)})')
        else:
            if self.random.random() < .2:
                self.line(f'if {self.bool_expression()}: return {self.wrapped(result, 1)}')
            self.line(f'return {self.wrapped(result)}')
        self.indent -= 1
        cost = self.cost
        self.scopes, self.cost, self.in_function, self.instances = saved
        return cost

    def function(self):
        r = self.random
        name = self.unused('f')
        parameters, text = self.parameters()
        bound = {}
        for parameter, kind, _ in parameters:
            bound.setdefault(kind, []).append(parameter)
        result = r.choice(('int', 'int', 'int', 'float', 'list'))
        if r.random() < .15:
            self.line(r.choice(('@staticmethod', '@(lambda f: f)')))
        cost = self.body(f'def {name}({text}):', bound, result, r.choice((2, 3, 4, 5)))
        self.functions.append(Function(name, parameters, result, cost))

    def recursive_function(self):
        r = self.random
        name = self.unused('rec')
        depth = r.choice((3, 5, 8))
        self.line(f'def {name}(n, acc={self.random.choice(SMALL_DEFAULTS)}):')
        self.indent += 1
        self.line(f'if n <= 0: return {r.choice(("acc", "acc + 0.5", "tame(acc)"))}')
        self.scopes.append({'int': ['n', 'acc']})
        update = f'tame({self.int_expression(2)})'
        if r.random() < .5:
            self.line(f'return {name}(n - 1, {update})')
        else:
            self.line(f'return tame({name}(n - 1, {update}) + {name}(n - 3, n))')
            depth *= 2
        self.scopes.pop()
        self.indent -= 1
        self.line(f'def {name}_top(p): return {name}(p & {depth // 2 | 1}, p)')
        self.functions.append(Function(f'{name}_top', [('p', 'int', 'plain')], 'int', depth * 8))

    def deep_function(self):
        """Recursion without an end, which is caught; how deep it came is nobody's business."""
        r = self.random
        name = self.unused('deep')
        call = r.choice((f'1 + {name}(n + 1)', f'{name}(n + 1) + 1', f'max({name}(n + 1), n)', f'{name}(n=n + 1)'))
        self.line(f'def {name}(n): return {call}')
        self.line(f'def {name}_top(p):')
        self.indent += 1
        self.line('if p % 50 != 7: return p')
        self.block('try:', self.line, f'{name}(0)')
        self.block('except RecursionError as e:', self.line, "return tame(p + len(str(e)[:20]))")
        self.line('return -1')
        self.indent -= 1
        self.functions.append(Function(f'{name}_top', [('p', 'int', 'plain')], 'int', 100))

    def generator(self):
        r = self.random
        # One that is left suspended in a try is finished at once by CPython, later elsewhere; the tracer does not look at those.
        guarded = r.random() < .3
        name = self.unused('guarded_gen' if guarded else 'gen')
        times = r.choice((2, 3, 5))

        def start():
            self.line(f'for i in range({times}):')
            self.indent += 1
            self.line(r.choice((f'yield tame({self.int_expression(2)})', 'got = yield i', 'yield from (i, p)',
                                'yield from (k * p for k in range(i))', f'yield from {self.list_expression(0)}[:3]',
                                f'if {self.bool_expression()}: return')))
            if guarded:
                self.block('try:', self.line, f'yield {self.int_expression(1)}')
                self.block('finally:', self.line, 'p = tame(p + 1)')
            self.indent -= 1

        cost = self.body(f'def {name}(p):', {'int': ['p']}, 'yield', 1, start)
        self.functions.append(Function(name, [('p', 'int', 'plain')], 'list', cost * 2 + 10, '[*{}]'))
        self.functions.append(Function(name, [('p', 'int', 'plain')], 'int', cost + 10, r.choice((
            'sum(x for x in {} if x is not None)', 'next({}, 7)', 'len(list({}))', 'max((str(x) for x in {}), default="").__len__()'))))

    def a_class(self):
        r = self.random
        cls = Class(self.unused('C'))
        base = r.choice(self.classes) if self.classes and r.random() < .6 else None
        self.line(f'class {cls.name}{f"({base.name})" if base else ""}:')
        self.indent += 1
        if r.random() < .25 and base is None:
            self.line("__slots__ = ('a', 'b', 'c')")
            cls.attributes.append('c')
        if base:
            cls.attributes, cls.methods, cls.properties = base.attributes[:], base.methods[:], base.properties[:]
            cls.operators = base.operators
        else:
            cls.attributes = sorted({*cls.attributes, 'c'})
        self.line(f'fixed = {r.choice(SMALL_DEFAULTS)}')
        if base is None or r.random() < .3:
            self.line('def __init__(self, a, b=1):')
            self.indent += 1
            if base and r.random() < .5:
                self.line('super().__init__(a, b)')
            else:
                self.line('self.a = a')
                self.line('self.b = b')
                self.line('self.c = 0')
            self.indent -= 1
        for _ in range(r.choice((1, 2, 2))):
            method = r.choice([m for m, _, _ in cls.methods] or ['m0']) if base and r.random() < .5 else self.unused('m')
            known = {m: p for m, p, _ in cls.methods}.get(method)
            parameters = known or [('p', r.choice(('int', 'int', 'float')), 'plain'), ('q', 'int', 'default')][:r.choice((1, 1, 2))]
            # A method calls none of its own object's, which a subclass might make call it: without this programs need not end.
            own = Class(cls.name)
            own.attributes, own.properties, own.operators = cls.attributes, cls.properties, cls.operators
            bound = {'object': ['self'], 'class': own}
            for parameter, kind, _ in parameters:
                bound.setdefault(kind, []).append(parameter)
            prepare = None
            if known and base and r.random() < .6:
                prepare = lambda method=method: self.line(f'self.a = tame(self.a + super().{method}(p))')
            signature = ', '.join(p + ('=3' if form == 'default' else '') for p, _, form in parameters)
            cost = self.body(f'def {method}(self, {signature}):', bound, 'int', r.choice((1, 2)), prepare)
            cost += sum(c for m, _, c in cls.methods if m == method)
            cls.methods = [m for m in cls.methods if m[0] != method] + [(method, parameters, cost)]
        if r.random() < .5:
            name = self.unused('prop')
            self.line('@property')
            self.line(f'def {name}(self): return tame(self.a * 2 + {r.choice(("self.b", "self.fixed", "1"))})')
            if r.random() < .5:
                self.line(f'@{name}.setter')
                self.line(f'def {name}(self, value): self.a = value')
                cls.attributes = cls.attributes + [name]
            else:
                cls.properties = cls.properties + [name]
        if not cls.operators and r.random() < .5:
            cls.operators = True
            self.line(f'def __add__(self, other): return {cls.name}(tame(self.a + other), self.b)')
            self.line('def __getitem__(self, k): return self.a if k == 0 else self.b')
            self.line('def __len__(self): return 3 if self.a else 0')
            self.line('def __lt__(self, other): return self.a < other')
            self.line(f'def __eq__(self, other): return isinstance(other, {cls.name}) and self.b == other.b')
            self.line('def __int__(self): return 5 if self.b else 6')
        self.line(f"def __repr__(self): return f'{cls.name}({{self.a!r}}, {{self.b!r}})'")
        self.indent -= 1
        self.classes.append(cls)
