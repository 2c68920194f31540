"""Random programs that end, print as they go, and run the same functions hundreds or thousands of times.

`program(seed, steps)` gives the text of one. What the functions do is random; around it stands a frame that makes them hot, catches
what they raise, and changes the world under them while they are hot: other argument types, rebound globals, builtins and class
attributes, deleted names, tracing. Programs end by construction: functions call only those defined before them, recursion and
`while` count down, loops inside functions are short, and every call is paid from a budget. Numbers and strings stay small
because what has grown is cut by `tame`.

A program whose first line is `# alone` changes what belongs to the whole process; such a program must not run on several threads.
"""
import random

from program_expressions import Expressions, KINDS

PRELUDE = '''\
import sys
from math import sqrt, inf, nan
def tame(v):
    t = type(v)
    if t is int or t is bool:
        return v if -0x1000000000000000000 < v < 0x1000000000000000000 else v % 0x1fffffffffffffff - 99
    if t is str or t is list or t is tuple:
        return v[:12]
    return v
errors = {}
def note(i, e):
    key = f'{type(e).__name__}: {e}'[:100]
    if key not in errors and errors.__len__() < 8:
        print(i, key, where(e), type(e.__context__).__name__)
    errors[key] = errors.get(key, 0) + 1
def where(e):
    t, lines = e.__traceback__, []
    while t is not None:
        lines.append((t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_lasti >= 0))
        t = t.tb_next
    return lines[1:]
class Oops(Exception):
    pass
class Guard:
    entered = 0
    def __init__(self, swallow):
        self.swallow = swallow
    def __enter__(self):
        Guard.entered += 1
        return self.swallow
    def __exit__(self, kind, value, trace):
        return self.swallow and kind is not None and issubclass(kind, (ArithmeticError, Oops))
'''
EXCEPTIONS = ('ZeroDivisionError', 'TypeError', 'ValueError', 'IndexError', 'KeyError', 'Oops', 'AttributeError', 'OverflowError',
              'LookupError', 'ArithmeticError', 'UnboundLocalError', 'NameError', '(TypeError, Oops)', 'Exception')
BUDGET = 250          # about as many steps as one call of a hot function may take
STEPS = 250_000        # about as many as a program takes, if its functions are hot before that


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


class Program(Expressions):
    def __init__(self, seed, steps):
        self.random = random.Random(seed)
        self.steps = steps
        self.lines = []
        self.indent = 0
        self.scopes = [{}]        # innermost last: kind -> names that are certainly bound
        self.functions = []
        self.classes = []
        self.instances = {}       # name -> Class
        self.globals = {'G0': 'int', 'G1': 'float', 'G2': 'int', 'G3': 'str'}
        self.weight = 1           # how often the line being written runs in one call
        self.cost = 0
        self.budget = BUDGET
        self.grown = False
        self.loops = 0            # how deep in loops that break and continue may leave
        self.in_function = False
        self.counter = 0
        self.alone = False

    # --- names and budget

    def names(self, kind):
        found = [n for scope in self.scopes for n in scope.get(kind, ())]
        return found + [n for n, k in self.globals.items() if k == kind] if self.random.random() < .3 or not found else found

    def objects(self):
        return [(n, self.instances[n]) for scope in self.scopes for n in scope.get('object', ())]

    def bind(self, name, kind):
        for scope in self.scopes:
            for names in scope.values():
                if name in names:
                    names.remove(name)
        self.scopes[-1].setdefault(kind, []).append(name)

    def mostly(self, kind, other):
        return other if self.random.random() < .1 else kind

    def unused(self, prefix):
        self.counter += 1
        return f'{prefix}{self.counter}'

    def fresh_use(self, name, kind, make):
        """What `make` writes while `name` is bound."""
        self.scopes.append({kind: [name]})
        text = make()
        self.scopes.pop()
        return text

    def afford(self, cost):
        if self.cost + self.weight * cost > self.budget:
            return False
        self.cost += self.weight * cost
        return True

    def callable_for(self, kind, depth):
        functions = [f for f in self.functions if f.result == kind]
        if not functions:
            return None
        f = self.random.choice(functions)
        if not self.afford(f.cost + 3):
            return None
        self.grown = True
        text = f'{f.name}({self.arguments(f.parameters, min(depth, 1) - 1)})'
        return f.call.format(text) if f.call else text

    def arguments(self, parameters, depth):
        """Arguments for (name, kind, form) parameters: by position, by keyword, left out, unpacked."""
        r = self.random
        parts, keywords = [], False
        style = r.random()
        for name, kind, form in parameters:
            if form == 'star':
                if not keywords:
                    parts += [self.int_expression(0) for _ in range(r.randrange(3))]
                    if r.random() < .3:
                        parts.append('*' + self.list_expression(0) + '[:3]')
                continue
            if form == 'stars':
                if r.random() < .6:
                    parts += [f'{k}={self.int_expression(0)}' for k in r.sample(('k1', 'k2', 'zz'), r.randrange(3))]
                elif r.random() < .5:
                    parts.append("**{'k1': 1, 'q': 2}")
                continue
            if form == 'default' and r.random() < .5:
                keywords = True
                continue
            value = self.expression(kind if r.random() < .985 else 'any', max(depth, 0))
            if form == 'keyword' or keywords or (form != 'positional' and style < .2):
                keywords = keywords or form != 'keyword'
                parts.append(f'{name}={value}')
            else:
                parts.append(value)
        return ', '.join(parts)

    # --- lines

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
                  self.change_object, self.delete, self.rare)
        compound = (self.branch, self.branch, self.loop, self.loop, self.count_down, self.handle, self.handle, self.manage,
                    self.match, self.closure)
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
                self.line(f'{name} += {self.str_expression(0)}')
                self.line(f'{name} = {name}[-30:]')
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
        self.line(f'while {n} > 0' + (f' and {self.bool_expression()}' if r.random() < .3 else '') + ':')
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

    # --- functions and classes

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

    # --- the hot part

    def event(self, site):
        """A change of the world, as statements at module level."""
        r = self.random
        options = [
            (f'G0 = {r.choice(("2.5", "2**70", "-1", "True", repr("s")))}', 2), (f'G1 = {r.choice(("3", "nan", "2**64", "None"))}', 2),
            (f'G2 = {r.choice(("0", "-2**63", "7", "[1, 2]"))}', 2), ("G3 = G3 + 'z'", 1), ('len = lambda x: 3', 1),
            ('max = lambda *a: a[0]', .5), ("abs = float", .5), ('sum = lambda it: 11', .5), ('del G2', .7),
            ("globals().pop('len', None)", 1), ("globals().pop('isinstance', None)", .3), ('isinstance = lambda a, b: False', .3),
            ('sqrt = int', .5), ('range = lambda *a: [1, 2]', .3), ('str = repr', .3), ("globals().update(G1=1.5, G2=4)", 1),
            ('Guard.__exit__ = lambda *a: True', .3), ('tame = (lambda f: lambda v: f(v))(tame)', .5), ('print = print', .2),
            ('sys.settrace(tracer)', .6), ('sys.settrace(None)', .6)]
        for cls in self.classes:
            method = r.choice([m for m, _, _ in cls.methods])
            options += [
                (f'{cls.name}.fixed = {r.choice(("9", "1.5", repr("x"), "2**80"))}', 1),
                (f'{cls.name}.{method} = lambda self, p=1, q=2: {r.choice(("7", "p", "self.a", "q * 2"))}', 1),
                (f'{cls.name}.__getattr__ = lambda self, name: 42', .4), (f'del {cls.name}.fixed', .4),
                (f'{cls.name}.late = {r.choice(SMALL_DEFAULTS)}', .4), (f'site_object.{method} = lambda *a: 1', .4),
                (f'{cls.name}.b = property(lambda self: 17, lambda self, v: None)', .4),
                (f'{cls.name}.__setattr__ = lambda self, n, v: object.__setattr__(self, n, v)', .3)]
        for other in self.functions:
            if not other.call:
                if r.random() < .3:
                    options.append((f'{other.name} = lambda *a, **k: {r.choice(("1", "2.5", "[3]", "a[0]"))}', .7))
                options.append((f'{other.name}.__defaults__ = (5,)', .3))
                options.append((f'{other.name}.__code__ = (lambda *a, **k: 4).__code__', .2))
        if not self.alone and r.random() < .05:
            self.alone = True
            options.append(("import builtins; builtins.divmod = lambda a, b: (a, b)", 3))
        return r.choices([o for o, _ in options], [w for _, w in options])[0]

    def hot_loops(self):
        """A loop in the module, where variables are globals, or in a function, where they are fast."""
        if self.random.random() < .4:
            return self.hot_loop()
        names = ['G0', 'G1', 'G2', 'G3', 'sqrt', 'tame', 'print', *REBOUND, *(f.name for f in self.functions)]
        main = self.unused('main')
        self.line(f'def {main}():')
        self.indent += 1
        self.line(f'global {", ".join(dict.fromkeys(names))}')
        saved, self.scopes = self.scopes, [{}]
        self.hot_loop()
        self.scopes = saved
        self.indent -= 1
        self.line(f'{main}()')

    def hot_loop(self):
        r = self.random
        candidates = [f for f in self.functions if f.cost < BUDGET * 2] or self.functions
        called = r.sample(candidates, min(len(candidates), r.choice((1, 1, 2, 3))))
        cost = sum(f.cost for f in called) + 20
        times = max(60, min(r.choice((300, 1000, 3000)), int(self.steps / 3 / cost)))
        self.line('total, x, l0 = 0, 1.5, [1, 2, 3]')
        self.line('errors.clear()')
        self.scopes[-1].update(int=['i', 'i % 7', 'i * i'], float=['x'], list=['l0'], object=[], str=["'ab'"], any=['total'])
        if self.classes:
            cls = r.choice(self.classes)
            self.line(f'site_object = {cls.name}(1, 2)')
            self.instances['site_object'] = cls
            self.scopes[-1]['object'] = ['site_object']
        self.line(f'for i in range({times}):')
        self.indent += 1
        for _ in range(r.choice((0, 1, 2, 3))):
            at = r.choice((times // 2, times * 3 // 4, times - 20, r.randrange(times)))
            self.block(f'if i == {at}:', self.hot_event)
        self.budget = 10 ** 9
        for f in called:
            value = f'{f.name}({self.arguments(f.parameters, 1)})'
            value = f.call.format(value) if f.call else value
            if r.random() < .3 and f.parameters and not f.call:
                # Another type at the same site, seldom or from some time on.
                other = f'{f.name}({self.arguments([(n, "any", form) for n, k, form in f.parameters], 0)})'
                test = r.choice((f'i % {times // 3} != 5', f'i < {times * 2 // 3}', f'i != {times - 7}'))
                value = f'({value} if {test} else {other})'
            self.block('try:', self.use, value)
            self.line('except Exception as e: note(i, e)')
        if self.objects():
            self.block('try:', self.line, f'total = total + len(repr({self.object_expression(1)}))')
            self.line('except Exception as e: note(i, e)')
        if r.random() < .3:
            self.block('try:', self.statement, 1)
            self.line('except Exception as e: note(i, e)')
        self.budget = BUDGET
        self.line(f'if i % {max(1, times // 6)} == 0: print(i, total)')
        self.indent -= 1
        self.line('print(total, errors.__len__(), [*errors.values()][:5], Guard.entered, G0, G1, G3)')
        self.line(f'for name in {REBOUND}: globals().pop(name, None)')
        self.line('from math import sqrt')
        self.line('G2 = 3')
        self.line('sys.settrace(None)')

    def use(self, value):
        self.line(f'got = {value}')
        self.line('if type(got) is int: total = total * 31 + got & 0xffffffffffff')
        self.line('elif got == got: total = total + len(repr(got))')

    def hot_event(self):
        event = self.event(None)
        self.block('try:', self.line, event)
        self.block('except Exception as e:', self.line, "print('event', type(e).__name__, e)")

    def make(self):
        r = self.random
        self.lines = PRELUDE.splitlines()
        self.line("traced = [0]")
        self.line('def tracer(frame, event, argument):')
        self.line("    if frame.f_code.co_name.startswith('guarded'): return None")
        self.line('    traced[0] += 1')
        self.line('    if traced[0] < 12: print(event, frame.f_code.co_name, frame.f_lineno)')
        self.line('    return tracer if traced[0] < 400 else None')
        for name, kind in self.globals.items():
            self.line(f'{name} = {self.leaf_constant(kind)}')
        makers = [self.function] * r.choice((2, 3, 4)) + [self.a_class] * r.choice((0, 1, 2, 3))
        makers += [self.generator] * r.choice((0, 0, 1)) + [self.recursive_function] * r.choice((0, 0, 1))
        r.shuffle(makers)
        for maker in makers:
            maker()
        for _ in range(r.choice((1, 2, 3))):
            self.hot_loops()
        self.line("print(traced[0] > 0, 'end')")
        if r.random() < .1 and self.functions:
            self.line(f'{self.functions[-1].name}()')
        text = '\n'.join(self.lines) + '\n'
        return '# alone\n' + text if self.alone else text

    def leaf_constant(self, kind):
        return self.random.choice({'int': SMALL_DEFAULTS, 'float': ('0.5', '2.0', '-1.25'), 'str': ("'g'",)}[kind])


REBOUND = ('len', 'max', 'abs', 'sum', 'isinstance', 'range', 'str')
SMALL_DEFAULTS = ('0', '1', '2', '3', '10', '-1', '100', '2**40')


def program(seed, steps=STEPS):
    return Program(seed, steps).make()


if __name__ == '__main__':
    import sys
    print(program(int(sys.argv[1])), end='')
