"""Random expressions of a wanted kind: what random_programs.py puts into its statements."""

INTEGERS = ('0 1 2 3 5 7 10 -1 -3 13 63 64 100 255 1000 65537 -4096 2**31-1 -2**31 2**31 2**53 2**53+1 2**62 2**63-1 2**63 -2**63 '
            '-2**63-1 2**64 3**40 -10**20').split()
SMALL = ('0', '1', '2', '3', '4', '5', '7', '-1', '-2', '10', '31')
FLOATS = ('0.0', '-0.0', '0.5', '1.0', '-1.5', '3.25', '0.1', '1e16', '1e-9', '1e308', '5e-324', '2.0**53', 'inf', '-inf', 'nan')
STRINGS = ("''", "'a'", "'spam'", "'Eggs'", "'x y z'", "'0'", "'12'", "'caf\\xe9'", "'\\u4e2d\\u6587'", "'\\U0001f40d!'", "'tab\\t'")
LISTS = ('[1, 2, 3]', '[0, 7]', '[5, -1, 2**63]', '[3, 1, 2, 9, 4]', '[2, True, 6]', '[8]', '[4, 4, -2]', '[]', '[0.5, 2]')
KINDS = ('int', 'float', 'bool', 'str', 'list', 'tuple')


class Expressions:
    """Mixed into the generator: `self.random`, `self.names(kind)` for what is bound here, `self.callable_for(kind)` for a call that
    the budget allows, `self.objects()` for (name, class) pairs. `self.grown` is set when a value may have become large."""

    def leaf(self, kind, constants):
        names = self.names(kind)
        if names and self.random.random() < .75:
            return self.random.choice(names)
        return f'({constant})' if (constant := self.random.choice(constants))[0] in '-23' and '*' in constant else constant

    def expression(self, kind, depth=2):
        if kind == 'any':
            kind = self.random.choice(KINDS + ('none', 'var'))
        text = getattr(self, kind + '_expression')(depth)
        return f'({text})' if kind == 'bool' else text

    def none_expression(self, depth):
        return 'None'

    def var_expression(self, depth):
        names = [n for kind in (*KINDS, 'any') for n in self.names(kind)]
        return self.random.choice(names) if names else self.int_expression(depth)

    def any_expression(self, depth):
        return self.expression('any', depth)

    def int_expression(self, depth=2):
        r = self.random
        if depth <= 0 or r.random() < .2:
            return self.leaf('int', INTEGERS if r.random() < .3 else SMALL)
        e = lambda: self.int_expression(depth - 1)
        match r.randrange(26):
            case 0 | 1 | 2:
                return f'({e()} + {e()})'
            case 3 | 4:
                return f'({e()} - {e()})'
            case 5 | 6:
                self.grown = True
                return f'({e()} * {e()})'
            case 7:
                return f'({e()} {r.choice(("//", "%"))} {e() if r.random() < .1 else r.choice(("3", "7", "-5", "10", "2**33"))})'
            case 8:
                return f'({e()} {r.choice("&|^")} {e()})'
            case 9:
                self.grown = True
                return f'({e()} << {r.choice((1, 2, 7, 31, 40))})'
            case 10:
                return f'({e()} >> {r.choice((1, 2, 5, 33, 64))})'
            case 11:
                return f'({r.choice("-~+")}{e()})'
            case 12:
                return f'{r.choice(("abs", "int", "int.__index__"))}({e()})'
            case 13:
                return f'{r.choice(("min", "max"))}({e()}, {e()})'
            case 14:
                return f'len({self.expression(r.choice(("str", "list", "tuple")), depth - 1)})'
            case 15:
                return f'({e()} if {self.bool_expression(depth - 1)} else {e()})'
            case 16:
                return f'sum({self.list_expression(depth - 1)})'
            case 17:
                return f'({self.list_expression(0)} or [2, 6])[{r.choice((0, -1)) if r.random() < .9 else r.choice(SMALL)}]'
            case 18:
                return f'({e()}).bit_length()'
            case 19:
                self.grown = True
                return f'({e()}) ** {r.choice((0, 1, 2, 2, 3))}'
            case 20:
                return f'divmod({e()}, {r.choice((3, 7, -4, 2**40))})[{r.randrange(2)}]'
            case 21:
                return f'sum([{self.fresh_use("v", "int", lambda: self.int_expression(1))} for v in {self.list_expression(0)}])'
            case 22:
                return f'hash({e()} + 0)'  # a number's hash; that of a string is another in each process
            case 23 if self.objects():
                return self.object_expression(depth)
            case 24:
                return f'({e()} {r.choice(("and", "or"))} {e()})'
            case _:
                return self.callable_for('int', depth) or e()

    def object_expression(self, depth):
        """An int that comes out of an object: an attribute, a method call, an operator, a subscript."""
        r = self.random
        name, cls = r.choice(self.objects())
        self.grown = True
        options = [f'{name}.{attribute}' for attribute in cls.attributes] + [f'{name}.fixed']
        options += [f'{name}.{method}({self.arguments(parameters, depth - 1)})' for method, parameters, cost in cls.methods
                    if self.afford(cost)]
        options += [f'{name}.{p}' for p in cls.properties]
        if cls.operators and self.afford(8):
            options += [f'({name} + {self.int_expression(depth - 1)}).a', f'{name}[{self.int_expression(0)}]', f'len({name})',
                        f'({name} < {self.int_expression(0)})', f'({name} == {name})', f'int({name})']
        return r.choice(options)

    def float_expression(self, depth=2):
        r = self.random
        if depth <= 0 or r.random() < .2:
            return self.leaf('float', FLOATS if r.random() < .5 else FLOATS[2:7])
        e = lambda: self.float_expression(depth - 1)
        n = lambda: self.expression(r.choice(('int', 'float', 'float', 'bool')), depth - 1)
        match r.randrange(14):
            case 0 | 1:
                return f'({e()} + {n()})'
            case 2 | 3:
                return f'({n()} - {e()})'
            case 4 | 5:
                return f'({e()} * {n()})'
            case 6:
                return f'({n()} / {e() if r.random() < .1 else r.choice(("3", "0.5", "-7.0"))})'
            case 7:
                return f'({e()} {r.choice(("//", "%"))} {e() if r.random() < .1 else r.choice(("2.5", "-3"))})'
            case 8:
                return f'(-{e()})'
            case 9:
                return f'{r.choice(("abs", "float", "+"))}({e()})'
            case 10:
                return f'sqrt(abs({e()}))'
            case 11:
                return f'round({e()}, {r.choice((0, 1, 3))})'
            case 12:
                return f'({e()} if {self.bool_expression(depth - 1)} else {e()})'
            case _:
                return self.callable_for('float', depth) or f'float({self.int_expression(0)})'

    def bool_expression(self, depth=1):
        r = self.random
        if depth <= 0 or r.random() < .1:
            return self.leaf('bool', ('True', 'False'))
        i = lambda: self.int_expression(depth - 1)
        match r.randrange(13):
            case 0 | 1 | 2:
                return f'{i()} {r.choice(("<", "<=", ">", ">=", "==", "!="))} {i()}'
            case 3:
                return f'{self.float_expression(depth - 1)} {r.choice(("<", ">=", "==", "!="))} {i()}'
            case 4:
                return f'{i()} {r.choice(("<", "<="))} {i()} {r.choice(("<", "!=", ">"))} {self.float_expression(0)}'
            case 5:
                return f'({self.bool_expression(depth - 1)}) {r.choice(("and", "or"))} ({self.bool_expression(depth - 1)})'
            case 6:
                return f'not ({self.bool_expression(depth - 1)})'
            case 7:
                return f'{i()} {r.choice(("in", "not in"))} {self.list_expression(0)}'
            case 8:
                kind = r.choice(('int', 'str', 'float', 'bool', '(int, str)', 'list'))
                return f'isinstance({self.var_expression(0)}, {kind})'
            case 9:
                return f'{self.var_expression(0)} {r.choice(("is", "is not"))} None'
            case 10:
                return f'{self.str_expression(0)} {r.choice(("<", "==", "in", "!="))} {self.str_expression(0)}'
            case 11:
                return f'{i()} % {r.choice((2, 3, 5, 7))} == {r.choice((0, 0, 1, 2))}'
            case _:
                return f'{self.var_expression(0)} {r.choice(("==", "!=") * 8 + ("<",))} {self.var_expression(0)}'

    def str_expression(self, depth=1):
        r = self.random
        if depth <= 0 or r.random() < .2:
            return self.leaf('str', STRINGS)
        s = lambda: self.str_expression(depth - 1)
        match r.randrange(14):
            case 0 | 1:
                return f'({s()} + {s()})[:40]'
            case 2:
                return f"f'{{{self.int_expression(0)}}}:{{{self.float_expression(0)}!r:>8.8}}'"
            case 3:
                return f"f'<{{{self.int_expression(0)}:{r.choice(('d', ',', '>6', '+05d', 'x'))}}}>'"
            case 4:
                return f'({s()} * {r.randrange(4)})[:40]'
            case 5:
                return f'{s()}{r.choice((".upper()", ".title()", ".strip()", ".lower()", ".swapcase()", ".rjust(7)"))}'
            case 6:
                return f'{s()}[{r.choice(("1:", ":2", "::-1", "-3:", "::2", "1:-1"))}]'
            case 7:
                return f'{s()}.replace({s()}, {s()})[:40]'
            case 8:
                return f"'-'.join([str(v) for v in {self.list_expression(0)}])[:40]"
            case 9:
                return f'str({self.expression(r.choice(("int", "float", "bool")), depth - 1)})'
            case 10:
                return f"'%s|%r' % ({self.int_expression(0)}, {s()})"
            case 11:
                return f'{s()}[{r.choice(SMALL)}{r.choice((":", ":", ":", ""))}]'
            case 12:
                return f'repr({self.var_expression(0)})[:30]'
            case _:
                return f"'{{}}/{{:.3f}}'.format({s()}, {self.float_expression(0)})"

    def list_expression(self, depth=1):
        """A list of numbers."""
        r = self.random
        if depth <= 0 or r.random() < .2:
            return self.leaf('list', LISTS)
        e = lambda: self.list_expression(depth - 1)
        match r.randrange(12):
            case 0:
                return f'[{", ".join(self.int_expression(depth - 1) for _ in range(r.randrange(5)))}]'
            case 1:
                items = [self.expression(self.mostly('int', 'float'), depth - 1) for _ in range(r.randrange(1, 4))]
                return f'[{", ".join(items)}]'
            case 2:
                return f'({e()} + {e()})[:20]'
            case 3:
                return f'{e()}[{r.choice(("1:", ":3", "::-1", "::2", "-2:", ":"))}]'
            case 4 | 5:
                condition = f' if {self.fresh_use("v", "int", lambda: self.bool_expression(1))}' if r.random() < .5 else ''
                return f'[{self.fresh_use("v", "int", lambda: self.int_expression(1))} for v in {e()}{condition}]'
            case 6:
                return f'sorted({e()})'
            case 7:
                return f'list(range({r.randrange(-2, 4)}, {r.randrange(8)}, {r.choice((1, 2, -1))}))'
            case 8:
                return f'[*{e()}, {self.int_expression(depth - 1)}][:20]'
            case 9:
                return f'list({r.choice(("reversed", "tuple", "iter"))}({e()}))' if r.random() < .7 else f'sorted({{*{e()}}})'
            case 10:
                return f'[a + b for a, b in zip({e()}, {e()})]'
            case _:
                return self.callable_for('list', depth) or f'[i * v for i, v in enumerate({e()})]'

    def tuple_expression(self, depth=1):
        r = self.random
        if depth <= 0:
            return self.leaf('tuple', ('()', '(1,)', "(1, 'a')", '(None, 2.5, 3)'))
        return f'({", ".join(self.expression(r.choice(KINDS), depth - 1) for _ in range(r.randrange(1, 4)))},)'
