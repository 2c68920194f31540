"""Random programs that end, print as they go, and run the same functions hundreds or thousands of times.

`program(seed, steps)` gives the text of one. What the functions do is random; around it stands a frame that makes them hot, catches
what they raise, and changes the world under them while they are hot: other argument types, rebound globals, builtins and class
attributes, deleted names, tracing. Programs end by construction: functions call only those defined before them, recursion and
`while` count down, loops inside functions are short, and every call is paid from a budget. Numbers and strings stay small
because what has grown is cut by `tame`.

A program whose first line is `# alone` changes what belongs to the whole process; such a program must not run on several threads.
"""
import random

from program_definitions import Definitions, SMALL_DEFAULTS

PRELUDE = '''\
import sys
from math import sqrt, inf, nan
def tame(v):
    t = type(v)
    if t is int or t is bool:
        return v if -0x1000000000000000000 < v < 0x1000000000000000000 else v % 0x1fffffffffffffff - 99
    if t is list:
        del v[99:]
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
BUDGET = 250          # about as many steps as one call of a hot function may take
STEPS = 250_000        # about as many as a program takes, if its functions are hot before that


class Program(Definitions):
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
        makers += [self.deep_function] * (r.random() < .1)
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


def program(seed, steps=STEPS):
    return Program(seed, steps).make()


if __name__ == '__main__':
    import sys
    print(program(int(sys.argv[1])), end='')
