"""Random statements: what the bodies of random_programs.py's functions are made of."""
from program_expressions import Expressions, KINDS

EXCEPTIONS = ('ZeroDivisionError', 'TypeError', 'ValueError', 'IndexError', 'KeyError', 'Oops', 'AttributeError', 'OverflowError',
              'LookupError', 'ArithmeticError', 'UnboundLocalError', 'NameError', '(TypeError, Oops)', 'Exception')


class Statements(Expressions):
    """Mixed into the generator, which has `lines`, `scopes` (kind -> names that are certainly bound, innermost last), the
    budget (`cost`, `weight`, `budget`) and `unused(prefix)`."""

    def line(self, text):
        self.lines.append('    ' * self.indent + text)
        self.cost += self.weight

    def block(self, header, body, *args):
        """An indented block; what it binds is not certainly bound after it."""
        self.line(header)
        self.indent += 1
        self.scopes.append({})
        body(*args)
        self.scopes.pop()
        self.indent -= 1

    def wrapped(self, kind, depth=2):
        """An expression whose value is cut if it may have grown."""
        self.grown = False
        text = self.expression(kind, depth)
        if self.grown or kind in ('str', 'list', 'tuple', 'any'):
            self.grown = False
            if kind == 'int' and self.random.random() < .4:
                return self.random.choice(('({}) & 0xffffffff', '({}) % 1000003', '({}) & 0x7fffffffffffffff')).format(text)
            return f'tame({text})'
        return text

    def target(self, kind):
        names = [n for scope in self.scopes for n in scope.get(kind, ()) if n.isidentifier() and not n.startswith(('i', 'self'))]
        return self.random.choice(names) if names and self.random.random() < .6 else self.unused('v')

    def statements(self, count, depth):
        for _ in range(count):
            self.statement(depth)

    def statement(self, depth):
        if self.cost > self.budget:
            return self.line('pass')
        simple = (self.assign, self.assign, self.augment, self.augment, self.mutate_list, self.mutate_dict, self.unpack,
                  self.change_object, self.delete, self.rare, self.mix_list, self.gather)
        compound = (self.branch, self.branch, self.loop, self.loop, self.count_down, self.handle, self.handle, self.manage,
                    self.match, self.closure, self.loop_over_dict, self.finish)
        self.random.choice(simple if depth <= 0 or self.random.random() < .55 else compound)(depth - 1)

    def assign(self, depth):
        kind = self.random.choice(('int', 'int', 'int', 'float', 'float', *KINDS, 'any'))
        value = self.wrapped(kind)
        name = self.target(kind)
        if self.random.random() < .05:
            self.line(f'({name} := {value})')
        else:
            self.line(f'{name} = {value}')
        self.bind(name, kind)

    def augment(self, depth):
        r = self.random
        kind = r.choice(('int', 'int', 'int', 'float', 'str', 'list'))
        names = [n for scope in self.scopes for n in scope.get(kind, ()) if n.isidentifier() and not n.startswith('i')]
        if not names:
            return self.assign(depth)
        name = r.choice(names)
        match kind:
            case 'int':
                operator = r.choice(('+', '+', '-', '*', '^', '|', '&', '//', '%', '>>'))
                value = {'*': '3', '>>': '1', '//': '3', '%': '1000'}.get(operator) or self.expression('int', 1)
                self.line(f'{name} {operator}= {value}')
                self.line(f'{name} = tame({name})')
            case 'float':
                self.line(f'{name} {r.choice(("+", "-", "*", "/"))}= {self.expression(r.choice(("float", "int")), 1)}')
            case 'str':
                self.line(f'{name} = {name}[-30:]')      # first: a parameter may be a list that others hold, and grow
                self.line(f'{name} += {self.str_expression(0)}')
            case 'list':
                self.line(f'{name} += {self.list_expression(0)}')
                self.line(f'del {name}[15:]')

    def mutate_list(self, depth):
        names = [n for scope in self.scopes for n in scope.get('list', ())]
        if not names:
            name = self.unused('l')
            self.line(f'{name} = list({self.list_expression()})')
            return self.bind(name, 'list')
        name, e = self.random.choice(names), self.int_expression
        part, item = self.random.choice((':1', ':0', '1:2')), self.expression(self.mostly('int', 'any'), 0)
        self.line(self.random.choice((
            f'{name}.append(tame({e(1)}))', f'{name}.insert({e(0)} & 7, tame({e(1)}))', f'{name}.reverse()', f'{name}.sort()',
            f'{name}[:2] = {self.list_expression(0)}', f'{name}[1:1] = [{e(0)}]', f'del {name}[8:]', f'del {name}[::2]',
            f'{name}[{part}] = [{item}]', f'if {name}: {name}.pop()', f'{name}.extend({self.list_expression(0)})',
            f'if {name}: {name}[0], {name}[-1] = {name}[-1], {name}[0]', f'if {name}: {name}[-1] += {e(0)}',
            f'if {e(0)} in {name}: {name}.remove({e(0)})', f'{name} *= 2')))
        self.line(f'del {name}[20:]')

    def mutate_dict(self, depth):
        names = self.names('dict')
        if not names:
            name = self.unused('d')
            new = self.random.choice(('{}', '{1: 2, 0: 3}', '{k: k * k for k in range(4)}', 'dict(a=1, b=2)'))
            self.line(f'{name} = {new}')
            return self.bind(name, 'dict')
        name, e = self.random.choice(names), self.int_expression
        key = self.random.choice((f'{e(0)} & 7', self.str_expression(0), f'{e(0)} % 5', "'a'", f'({e(0)} & 3, 1)', 'None', '1.0'))
        value = f'tame({self.expression(self.mostly("int", "any"), 1)})'
        use = self.random.choice((
            f'{name}[{key}] = {value}', f'{name}[{key}] = {name}.get({key}, 0) + {e(0)}', f'{name}.setdefault({key}, {e(0)})',
            f'{name}.pop({key}, None)', f'{name}.update({{{key}: {e(0)}}})', f'{name} |= {{{key}: 1}}',
            f'{name}.pop({key}, 0)', f'{name}[{key}] = {value}',
            f'if {key} in {name}: del {name}[{key}]' if self.random.random() < .9 else f'del {name}[{key}]'))
        self.line(use)
        count = self.unused('v')
        counting = (f'len({name})', f'sum(map(len, map(str, {name}.values())))', f'({key} in {name}) + 1')
        self.line(f'{count} = {self.random.choice(counting)}')
        self.bind(count, 'int')

    def unpack(self, depth):
        r = self.random
        a, b = self.unused('v'), self.unused('v')
        match r.randrange(4):
            case 0:
                self.line(f'{a}, {b} = {self.int_expression(1)}, {self.float_expression(1)}')
                self.bind(a, 'int')
                self.bind(b, 'float')
            case 1:
                self.line(f'{a}, *{b} = {self.list_expression()} or [7]')
                self.bind(a, 'int')
                self.bind(b, 'list')
            case 2:
                self.line(f'{a}, {b} = ({self.list_expression(0)} + [1, 2])[:2]')
                self.bind(a, 'int')
                self.bind(b, 'int')
            case 3:
                ints = [n for n in self.names('int') if n.startswith('v')]
                if len(ints) > 1:
                    pair = r.sample(ints, 2)
                    self.line(f'{pair[0]}, {pair[1]} = {pair[1]}, {pair[0]}')
                else:
                    self.line(f'{a} = {b} = {self.wrapped("int")}')
                    self.bind(a, 'int')
                    self.bind(b, 'int')

    def change_object(self, depth):
        if not self.objects():
            return self.make_object()
        name, cls = self.random.choice(self.objects())
        attribute = self.random.choice(cls.attributes)
        if self.random.random() < .5:
            self.line(f'{name}.{attribute} = {self.wrapped("int", 1)}')
        else:
            self.line(f'{name}.{attribute} += {self.expression(self.random.choice(("int", "int", "float")), 0)}')
            self.line(f'{name}.{attribute} = tame({name}.{attribute})')

    def make_object(self):
        if not self.classes:
            return self.assign(0)
        cls = self.random.choice(self.classes)
        name = self.unused('o')
        second = self.expression(self.random.choice(('int', 'int', 'float')), 0)
        self.line(f'{name} = {cls.name}({self.int_expression(0)}, {second})')
        self.instances[name] = cls
        self.bind(name, 'object')

    def delete(self, depth):
        """A local is deleted, on some paths only, and may be missed later."""
        name = self.unused('v')
        self.line(f'{name} = {self.int_expression(0)}')
        self.line(f'if {self.bool_expression()}: del {name}')
        reading = self.unused('v')
        self.block('try:', self.line, f'{reading} = {name} + 1')
        self.block(f'except {self.random.choice(("NameError", "UnboundLocalError"))} as e:', self.line, f'{reading} = len(str(e))')
        self.bind(reading, 'int')

    def rare(self, depth):
        """What makes a frame be looked at, and what seldom happens."""
        r = self.random
        name = self.unused('v')
        options = [f'{name} = sys._getframe().f_lineno', f'{name} = len(locals())', f'{name} = len(sys._getframe().f_code.co_varnames)',
                   f'{name} = sum(isinstance(x, int) for x in list(locals().values()))',
                   f'{name} = (lambda p, *q: p + len(q))({self.int_expression(0)}, 1, 2)',
                   f'{name} = len(sorted(k for k in locals() if k[0] in "vl"))',
                   f'{name} = sys._getframe().f_back is not None']
        if r.random() < .4:
            self.line(r.choice(options))
            self.bind(name, 'int')
        elif r.random() < .5:
            error = f'{r.choice(("Oops", "ValueError", "KeyError"))}({self.var_expression(0)})'
            self.line(f'if {self.int_expression(0)} % {r.choice((7, 13, 50))} == {r.choice((3, 5))}: raise {error}')
        elif self.in_function and self.globals:
            # Assigned through the module: a global statement would have to come before every use.
            g = r.choice([g for g, k in self.globals.items() if k == 'int'])
            self.line(f'sys._getframe().f_globals[{g!r}] = tame({self.int_expression(1)})')
        else:
            test = f'{self.int_expression(0)} % {r.choice((7, 13, 50))} != {r.choice((3, 5))}'
            self.line(f'assert {test}, {self.int_expression(0)}')

    def branch(self, depth):
        self.block(f'if {self.bool_expression()}:', self.statements, self.random.choice((1, 1, 2)), depth)
        if self.random.random() < .3:
            self.block(f'elif {self.bool_expression()}:', self.statements, 1, depth)
        if self.random.random() < .5:
            self.block('else:', self.statements, 1, depth)

    def mix_list(self, depth):
        """A list of ints, or of floats, that gets an item of another kind, always or seldom."""
        r = self.random
        name, total = self.unused('l'), self.unused('v')
        first, other = r.choice((('[1, 2, 3]', '0.5'), ('[0.5, 1.5]', '2'), ('[1, 2]', '2**63'), ('[2**63 - 1, 5]', 'True'),
                                 ('[1.0, 2.0]', "'s'"), ('[k for k in range(4)]', 'None'), ('[0.0] * 3', '2**64')))
        self.line(f'{name} = {first}')
        change = r.choice((f'{name}[0] = {other}', f'{name}.append({other})', f'{name}[1:] = [{other}]', f'{name} += ({other},)'))
        self.line(f'if {self.bool_expression()}: {change}' if r.random() < .7 else change)
        self.line(f'{name}[-1] = {self.expression(r.choice(("int", "float")), 0)}' if r.random() < .4 else f'{name}.reverse()')
        self.line(f'{total} = 0')
        use = r.choice((f'{total} = {total} + k', f'{total} += k == {other}', f'{total} += 1 if k else 2'))
        self.line(f'for k in {name}: {use}')
        self.line(f'{total} = tame({total})')
        self.bind(total, 'any')

    def gather(self, depth):
        """A string, a set or a dict that a short loop or a comprehension fills."""
        r = self.random
        name, got = self.unused('w'), self.unused('v')
        items = f'{self.list_expression(0)}[:5]'
        match r.randrange(4):
            case 0:
                self.line(f"{name} = ''")
                self.line(f'for k in {items}: {name} += {r.choice(("str(k)", "chr(65 + (k > 3))", "f" + repr("{k:>3},")))}')
            case 1:
                self.line(f'{name} = set()')
                self.line(f'for k in {items}: {name}.{r.choice(("add(k)", "discard(k)", "update((k, 1, 2.0))"))}')
            case 2:
                self.line(f'{name} = {{k: n for n, k in enumerate({items})}}')
            case 3:
                self.line(f'{name} = {{k % 3 for k in {items} if k is not None}}')
        self.line(f'{got} = len({name})')
        self.bind(got, 'int')

    def loop_over_dict(self, depth):
        r = self.random
        if self.cost + self.weight * 20 > self.budget:
            return self.assign(depth)
        name, k, v = self.unused('d'), self.unused('i'), self.unused('v')
        key = r.choice(('n', 'n * 2**62', 'n + 0.5', 'str(n)'))
        self.line(f'{name} = {{{key}: n * {r.choice(("3", "0.5", "2**62"))} for n in range({r.choice((2, 3, 4))})}}')
        over, bound = r.choice(((f'{k}, {v} in {name}.items()', [k, v]), (f'{v} in {name}.values()', [v]), (f'{k} in {name}', [k]),
                                (f'{k}, {v} in zip({name}, {name}.values())', [k, v])))
        self.line(f'for {over}:')
        self.indent += 1
        self.weight *= 4
        self.loops += 1
        self.scopes.append({'any': bound})
        if r.random() < .1:
            self.line(f'if {self.bool_expression()}: {name}[None] = 1')   # "changed size during iteration", seldom
        self.statements(r.choice((1, 2)), depth)
        self.scopes.pop()
        self.loops -= 1
        self.weight //= 4
        self.indent -= 1

    def finish(self, depth):
        """A `finally`, or a `with`, that a loop or a function is left through."""
        r = self.random
        count = self.unused('v')
        self.line(f'{count} = 0')
        self.line(f'for j in range({r.choice((2, 3))}):')
        self.indent += 1
        if r.random() < .6:
            self.block('try:', self.leave, count)
            self.block('finally:', self.line, f'{count} += {r.choice(("1", "j", "2**62", "0.5"))}')
        else:
            self.block(f'with Guard({self.bool_expression()}):', self.leave, count)
        self.indent -= 1
        self.bind(count, 'any')

    def leave(self, count):
        r = self.random
        way = r.choice(('continue', 'break', "raise Oops('out')", f'{count} += 1 // j', f'return tame({count})', 'pass'))
        if way.startswith('return') and not self.in_function:
            way = 'break'
        self.line(f'if {self.bool_expression()}: {way}')
        self.line(f'{count} = tame({count} + {self.int_expression(1)})')

    def loop(self, depth):
        r = self.random
        times = r.choice((2, 3, 3, 4, 6))
        if self.cost + self.weight * times * 4 > self.budget:
            return self.assign(depth)
        i, v = self.unused('i'), self.unused('v')
        bound = {'int': [i]}
        match r.randrange(7):
            case 0 | 1:
                header = f'for {i} in range({times}):'
            case 2:
                header = f'for {i} in range({self.int_expression(0)} & {3 if times < 4 else 7}, 0, -1):'
            case 3:
                header = f'for {i}, {v} in enumerate({self.list_expression()}[:{times}]):'
                bound['int'].append(v)
            case 4:
                header = f'for {i}, {v} in zip({self.list_expression(0)}[:{times}], {self.str_expression(0)}):'
                bound['str'] = [v]
            case 5:
                header = f'for {i} in {self.list_expression()}[:{times}]:'
            case 6:
                header = f'for {v} in {self.str_expression()}[:{times}]:'
                bound = {'str': [v]}
        self.line(header)
        self.indent += 1
        self.weight *= times
        self.loops += 1
        self.scopes.append(bound)
        self.statements(r.choice((1, 2, 2, 3)), depth)
        if r.random() < .25:
            self.line(f'if {self.bool_expression()}: {r.choice(("break", "continue"))}')
            self.statement(0)
        self.scopes.pop()
        self.loops -= 1
        self.weight //= times
        self.indent -= 1
        if r.random() < .1:
            self.block('else:', self.statement, 0)

    def count_down(self, depth):
        r = self.random
        if self.cost + self.weight * 12 > self.budget:
            return self.assign(depth)
        n = self.unused('n')
        self.line(f'{n} = {r.choice((2, 3, 4))}')
        self.weight *= 4
        self.line(f'while {n} > 0' + (f' and ({self.bool_expression()})' if r.random() < .3 else '') + ':')
        self.indent += 1
        self.line(f'{n} -= 1')
        self.loops += 1
        self.scopes.append({})
        self.statements(r.choice((1, 2)), depth)
        self.scopes.pop()
        self.loops -= 1
        self.weight //= 4
        self.indent -= 1

    def handle(self, depth):
        r = self.random
        saved = self.loops
        self.block('try:', self.statements, r.choice((1, 2)), depth)
        form = r.random()
        if form < .85:
            for exception in r.sample(EXCEPTIONS, r.choice((1, 1, 2))):
                if exception == 'Exception':
                    continue
                self.block(f'except {exception} as e:', self.handler, depth)
            self.block('except Exception as e:' if r.random() < .6 else 'except BaseException:', self.statements, 1, 0)
            if r.random() < .15:
                self.block('else:', self.statements, 1, 0)
        if form > .7:
            self.loops = 0
            self.block('finally:', self.statements, 1, 0)
        self.loops = saved

    def handler(self, depth):
        v = self.unused('v')
        self.line(self.random.choice((f'{v} = len(str(e))', f'{v} = type(e).__name__', f'{v} = e.__context__ is None',
                                      f'{v} = e.__traceback__.tb_lineno', f'{v} = len(e.args)')))
        if self.random.random() < .06:
            self.line(self.random.choice(('raise', "raise Oops('again') from e", "raise Oops('other')", 'raise e')))
        else:
            self.statement(0)

    def manage(self, depth):
        header = f'with Guard({self.bool_expression()}) as {self.unused("v")}:'
        self.block(header, self.statements, self.random.choice((1, 2)), depth)

    def match(self, depth):
        pair = f'({self.int_expression(0)}, {self.var_expression(0)})'
        self.line(f'match {self.random.choice((self.var_expression(0), pair, self.list_expression()))}:')
        self.indent += 1
        patterns = ['0 | 1', 'int() as m', "str() as m if m", '(x, 2)', '[x, *m]', '(int(x), m)', "{'a': x}", 'float(m)', 'None',
                    'bool(m)', '[]', '[x, y] if x != y', "'a' | 'spam'"] + [f'{c.name}(a=x)' for c in self.classes]
        for pattern in self.random.sample(patterns, self.random.choice((2, 3))):
            self.block(f'case {pattern}:', self.statements, 1, depth)
        self.block('case _:', self.statements, 1, 0)
        self.indent -= 1

    def closure(self, depth):
        """A function in the function that reads and rebinds its variables."""
        if not self.in_function:
            return self.assign(depth)
        r = self.random
        shared, inner, got = self.unused('c'), self.unused('inner'), self.unused('v')
        self.line(f'{shared} = {self.int_expression(0)}')
        self.line(f'def {inner}(p, q=2):')
        self.indent += 1
        if rebinds := r.random() < .5:
            self.line(f'nonlocal {shared}')
        scopes, self.scopes, loops, self.loops = self.scopes, [{'int': ['p', 'q']}], self.loops, 0
        if rebinds:
            self.line(f'{shared} = tame({shared} + {self.int_expression(1)})')
        self.line(f'return tame({shared} + {self.int_expression(1)})')
        self.scopes, self.loops = scopes, loops
        self.indent -= 1
        uses = (f'{inner}({self.int_expression(0)})', f'[{inner}(x) for x in range(3)][1]', f'{inner}(q=1, p={shared})')
        self.line(f'{got} = {r.choice(uses)}')
        self.bind(got, 'int')
