"""Random valid programs.

A program follows from its seed alone. Most of what is written compiles; the rest, a misplaced `return` or a name that is
global too late, compares the errors of the symbol table and the code generator.
"""
import random
from dataclasses import dataclass, replace

from expressions import NAMES, TARGETS, Expressions
from patterns import Patterns

PARAMETERS = ('p', 'q', 'r', 's', 't', 'self', 'é', '_', '__private', 'match')
FEATURES = ('annotations', 'division', 'generator_stop', 'barry_as_FLUFL', 'nested_scopes, with_statement')


@dataclass(frozen=True)
class Scope:
    """What may stand at the place being written."""
    names: tuple = ()          # parameters and names of enclosing functions
    function: bool = False
    klass: bool = False
    asynchronous: bool = False
    yields: bool = False
    returns_value: bool = True
    loop: bool = False
    star_handler: bool = False  # in `except*`, which control may not leave
    walrus: bool = True
    plain: bool = False         # no await, yield or := at all
    enclosing: tuple = ()       # names that nonlocal may name

    def inside_comprehension(self):
        return replace(self, yields=False, klass=False, walrus=self.walrus and not self.klass)

    def without_walrus(self):
        return replace(self, walrus=False, yields=False)

    def inside_lambda(self):
        return replace(self, function=True, klass=False, asynchronous=False, yields=self.yields, walrus=True)


class Program(Expressions, Patterns):
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.scope = Scope()
        self.brackets = 0
        self.newlines = True
        self.depth = 3
        self.captured = 0
        self.serial = 0
        self.lines = []
        self.blocks = 0
        self.room = self.random.choice((2, 5, 10, 20, 40))

    def pick_one(self, *choices):
        return self.random.choices([make for make, _ in choices], [weight for _, weight in choices])[0]

    def pick(self, *choices):
        return self.pick_one(*choices)()

    def source(self):
        r = self.random
        if r.random() < .2:
            self.lines.append(self.one_string())
        if r.random() < .12:
            self.lines.append(f'from __future__ import {r.choice(FEATURES[:3] if r.random() < .8 else FEATURES)}')
        self.suite('', r.choice((1, 2, 3, 5)))
        return '\n'.join(self.lines) + r.choice(('\n', '\n', '\n', '', '\n\n', '\n# end', ' \n', '\n    '))

    def suite(self, indent, n):
        for _ in range(n):
            self.statement(indent)

    def block(self, header, indent, scope=None, docstring=False, top=()):
        """A compound statement's header and its block, or a block on the same line."""
        r = self.random
        saved = self.scope
        self.scope = scope or saved
        self.blocks += 1
        if (self.room <= 0 or r.random() < .1) and not top:
            self.lines.append(f'{indent}{header}: ' + '; '.join(self.simple() for _ in range(r.choice((1, 1, 2)))))
        else:
            self.lines.append(f'{indent}{header}:{r.choice(("", "", "", "  # comment"))}')
            inner = indent + r.choice(('    ', '    ', '    ', '  ', '\t', ' '))
            if docstring and r.random() < .25:
                self.lines.append(inner + self.one_string())
            self.lines.extend(inner + line for line in top)
            if r.random() < .05:
                self.lines.append(r.choice(('', '# comment', inner + '# comment', '   # comment')))
            self.suite(inner, r.choice((1, 1, 2, 3)))
        self.blocks -= 1
        self.scope = saved

    def statement(self, indent):
        self.room -= 1
        r = self.random
        self.depth = r.choice((1, 2, 2, 3, 4))
        if self.room <= 0 or self.blocks > 6 and r.random() < .8 or r.random() < .5:
            self.lines.append(indent + '; '.join(self.simple() for _ in range(r.choice((1,) * 8 + (2, 3))))
                              + r.choice(('',) * 12 + (';', '  # comment')))
            return
        self.pick_one((self.if_, 5), (self.while_, 2), (self.for_, 4), (self.try_, 5), (self.with_, 3), (self.def_, 6),
                      (self.class_, 2.5), (self.match_, 3), (self.always, 1.5))(indent)

    # Simple statements

    def simple(self):
        r = self.random
        return self.pick(
            (lambda: self.expression('ternary'), 4), (self.assignment, 6), (self.augmented, 2), (self.annotated, 1.5),
            (self.return_, 4 if self.scope.function else .03), (self.jump, 3 if self.scope.loop else .02),
            (lambda: 'pass', 1), (self.delete, 1), (self.raise_, 1), (self.import_, 1.2), (self.assert_, .8),
            (lambda: 'global ' + r.choice(('g1', 'g2', 'g1, g3')), .25 if self.scope.function else .05),
            (self.nonlocal_, .4 if self.scope.enclosing else .01), (self.type_, .7), (self.constant_expression, 1),
            (lambda: self.stars(), .4))

    def assignment(self):
        r = self.random
        text = ''.join(self.targets() + ' = ' for _ in range(r.choice((1, 1, 1, 1, 2, 3))))
        return text + self.pick((lambda: self.expression('ternary'), 7), (self.stars, 1.5), (self.bare_yield, .6))

    def bare_yield(self):
        if self.scope.yields and not self.scope.plain:
            return 'yield ' + self.stars() if self.random.random() < .7 else 'yield'
        return self.name()

    def targets(self):
        r = self.random
        if r.random() < .8:
            return self.target(2)
        items = [self.target(1) for _ in range(r.choice((1, 2, 2, 3)))]
        if r.random() < .3:
            at = r.randrange(len(items))
            items[at] = '*' + items[at]
        return ', '.join(items) + (',' if len(items) == 1 else '')

    def target(self, depth):
        r = self.random
        k = r.random()
        if k < .6 or depth <= 0:
            return r.choice(TARGETS + ('g1', 'g2', 'n1', 'n2'))
        if k < .72:
            return f'{self.primary()}.{r.choice(("attr", "x", "__private", "é"))}'
        if k < .85:
            return self.subscript()[0]
        items = [self.target(depth - 1) for _ in range(r.choice((0, 1, 2, 3)))]
        if items and r.random() < .3:
            at = r.randrange(len(items))
            items[at] = '*' + items[at]
        opening, closing = r.choice(('()', '[]'))
        return opening + ', '.join(items) + (',' if len(items) == 1 else '') + closing

    def single_target(self):
        r = self.random
        return self.pick((lambda: r.choice(TARGETS + ('g1', 'n1')), 5), (lambda: f'{self.primary()}.{r.choice(("attr", "__private"))}', 1),
                         (lambda: self.subscript()[0], 1))

    def augmented(self):
        return f'{self.single_target()} {self.random.choice(self.BINARY)}= ' + self.pick(
            (lambda: self.expression('ternary'), 5), (self.bare_yield, .5))

    def without_effects(self, make, *arguments):
        saved = self.scope
        self.scope = replace(saved, plain=True)
        text = make(*arguments)
        self.scope = saved
        return text

    def annotation(self):
        return self.without_effects(self.expression, 'ternary', min(self.depth, 2))

    def annotated(self):
        r = self.random
        target = self.single_target()
        if r.random() < .1:
            target = f'({target})'
        return f'{target}: {self.annotation()}' + (f' = {self.pick((lambda: self.expression("ternary"), 3), (self.stars, 1))}' if r.random() < .6 else '')

    def return_(self):
        if not self.scope.returns_value or self.random.random() < .3:
            return 'return'
        if self.scope.star_handler:
            return 'pass'
        return 'return ' + self.pick((lambda: self.expression('ternary'), 5), (self.stars, 1), (self.constant_expression, 1))

    def jump(self):
        return 'pass' if self.scope.star_handler and self.random.random() < .9 else self.random.choice(('break', 'continue'))

    def delete(self):
        r = self.random
        items = [self.single_target() for _ in range(r.choice((1, 1, 2, 3)))]
        if r.random() < .2:
            return f'del ({", ".join(items)},)' if r.random() < .5 else f'del [{", ".join(items)}]'
        return 'del ' + ', '.join(items)

    def raise_(self):
        r = self.random
        if r.random() < .2:
            return 'raise'
        return 'raise ' + self.expression('ternary') + (' from ' + self.expression('ternary') if r.random() < .3 else '')

    def import_(self):
        r = self.random
        name = lambda: r.choice(('a', 'b', 'os', 'é', 'match', 'type', '__private'))
        dotted = lambda: '.'.join(name() for _ in range(r.choice((1, 1, 2, 3))))
        alias = lambda text: f'{text} as {name()}' if r.random() < .4 else text
        if r.random() < .5:
            return 'import ' + ', '.join(alias(dotted()) for _ in range(r.choice((1, 1, 2))))
        module = r.choice(('', '.', '..', '...', '....', '. .')) + (dotted() if r.random() < .8 else '')
        if not module.strip('. '):
            module = module or '.'
        if not self.scope.function and not self.scope.klass and r.random() < .15:
            return f'from {module} import *'
        names = [alias(name()) for _ in range(r.choice((1, 1, 2, 3)))]
        if r.random() < .3:
            return f'from {module} import ({", ".join(names)}{r.choice(("", ","))})'
        return f'from {module} import {", ".join(names)}'

    def assert_(self):
        return f'assert {self.pick((lambda: self.expression("ternary"), 5), (self.constant_expression, 1))}' + (
            f', {self.expression("ternary")}' if self.random.random() < .4 else '')

    def nonlocal_(self):
        return 'nonlocal ' + self.random.choice(self.scope.enclosing or ('n1',))

    def type_(self):
        return f'type {self.random.choice(("T", "Alias", "type", "match"))}{self.type_parameters()} = {self.annotation()}'

    # Compound statements

    def if_(self, indent):
        r = self.random
        self.block('if ' + self.condition(), indent)
        for _ in range(r.choice((0, 0, 0, 1, 2))):
            self.block('elif ' + self.condition(), indent)
        if r.random() < .4:
            self.block('else', indent)

    def condition(self):
        return self.pick((lambda: self.expression('named'), 8), (self.constant_expression, 2),
                         (lambda: self.random.choice(('0', '1', '__debug__', 'not __debug__', 'True', 'None', '""', '()')), 1))

    def while_(self, indent):
        self.block('while ' + self.condition(), indent, replace(self.scope, loop=True, star_handler=False))
        if self.random.random() < .25:
            self.block('else', indent)

    def for_(self, indent):
        r = self.random
        keyword = 'async for' if self.scope.asynchronous and not self.scope.plain and r.random() < .4 else 'for'
        iterable = self.pick((lambda: self.expression('ternary'), 5), (self.stars, 1), (self.constant_expression, .5))
        self.block(f'{keyword} {self.targets()} in {iterable}', indent, replace(self.scope, loop=True, star_handler=False))
        if r.random() < .25:
            self.block('else', indent)

    def try_(self, indent):
        r = self.random
        self.block('try', indent)
        handlers = r.choice((0, 1, 1, 1, 2, 3))
        star = '*' if r.random() < .3 else ''
        scope = replace(self.scope, star_handler=True, loop=self.scope.loop) if star else self.scope
        for n in range(handlers):
            if n == handlers - 1 and not star and r.random() < .3:
                self.block('except', indent, scope)
            else:
                name = f' as {r.choice(TARGETS)}' if r.random() < .5 else ''
                self.block(f'except{star} {self.expression("ternary")}{name}', indent, scope)
        if handlers and r.random() < .25:
            self.block('else', indent)
        if not handlers or r.random() < .35:
            self.block('finally', indent)

    def with_(self, indent):
        r = self.random
        keyword = 'async with' if self.scope.asynchronous and not self.scope.plain and r.random() < .5 else 'with'
        items = [self.expression('ternary') + (f' as {self.target(1)}' if r.random() < .5 else '') for _ in range(r.choice((1, 1, 1, 2, 3)))]
        text = ', '.join(items)
        if r.random() < .25:
            text = '(' + text + r.choice(('', ',')) + ')'
        self.block(f'{keyword} {text}', indent)

    def decorators(self, indent):
        r = self.random
        for _ in range(r.choice((0, 0, 0, 0, 1, 1, 2))):
            self.lines.append(f'{indent}@{self.expression("named", 1)}')

    def type_parameters(self):
        r = self.random
        if r.random() < .65:
            return ''
        parameters = []
        defaults = False
        for n in range(r.choice((1, 1, 2, 3))):
            kind = r.choice(('', '', '*', '**'))
            text = f'{kind}{"TUV"[n]}'
            if not kind and r.random() < .4:
                text += ': ' + self.annotation()
            if defaults or r.random() < .25:
                starred = '*' if kind == '*' and r.random() < .3 else ''
                text += ' = ' + starred + self.without_effects(self.expression, '|' if starred else 'ternary', 1)
                defaults = True
            parameters.append(text)
        return '[' + ', '.join(parameters) + r.choice(('', '', ',')) + ']'

    def parameters(self, annotated=True):
        r = self.random
        names = r.sample(PARAMETERS, r.choice((0, 0, 1, 1, 2, 3, 5)))
        self.parameter_names = tuple(names)
        default = False
        parts = []

        def part(name, may=True, must=False):
            text = name
            if annotated and r.random() < .25:
                text += ': ' + self.annotation()
            if must or may and r.random() < .25:
                text += '=' + self.expression('ternary', min(self.depth, 1))
            return text
        positional = names[:r.randrange(len(names) + 1)]
        rest = names[len(positional):]
        slash = r.randrange(1, len(positional) + 1) if positional and r.random() < .25 else None
        for n, name in enumerate(positional):
            text = part(name, True, default)
            default = default or '=' in text  # sees too many, which does no harm
            parts.append(text)
            if slash == n + 1:
                parts.append('/')
        if rest:
            keyword_only = rest
            if r.random() < .5:
                star = '*args' + (': ' + r.choice(('int', '*a', self.annotation())) if annotated and r.random() < .3 else '')
                parts.append(star)
                self.parameter_names += ('args',)
            else:
                parts.append('*')
            parts.extend(part(name) for name in keyword_only)
        elif r.random() < .15:
            parts.append('*args')
        if r.random() < .15:
            parts.append('**kwargs' + (': ' + self.annotation() if annotated and r.random() < .3 else ''))
        return ', '.join(parts) + (',' if parts and parts[-1] != '*' and r.random() < .05 else '')

    def def_(self, indent):
        r = self.random
        asynchronous = r.random() < .25
        self.decorators(indent)
        parameters = self.parameters()
        names = self.parameter_names
        arrow = f' -> {self.annotation()}' if r.random() < .25 else ''
        generator = r.random() < .35
        self.serial += 1
        top = []
        enclosing = self.scope.enclosing
        if r.random() < .3:
            top.append(f'n{r.choice((1, 2))} = {r.choice(NAMES)}')
            enclosing = tuple({*enclosing, top[-1][:2]})
        elif enclosing and r.random() < .5:
            top.append(f'nonlocal {r.choice(sorted(enclosing))}')
        if r.random() < .1:
            top.append('global g1')
        scope = Scope(names=names + tuple(sorted(self.scope.enclosing)), function=True, asynchronous=asynchronous, yields=generator,
                      returns_value=not (asynchronous and generator), enclosing=tuple(sorted(enclosing)))
        name = r.choice(('f', 'g', '__init__', '__private', 'é', f'f{self.serial}'))
        self.block(f'{"async " if asynchronous else ""}def {name}{self.type_parameters()}({parameters}){arrow}', indent, scope,
                   docstring=True, top=top)

    def class_(self, indent):
        r = self.random
        self.decorators(indent)
        saved = self.brackets
        self.brackets += 1
        arguments = f'({self.arguments()})' if r.random() < .5 else ''
        self.brackets = saved
        scope = Scope(klass=True, enclosing=self.scope.enclosing, names=self.scope.names)
        self.block(f'class {r.choice(("A", "B", "_C", "__D", "é"))}{self.type_parameters()}{arguments}', indent, scope, docstring=True)

    def match_(self, indent):
        r = self.random
        subject = self.pick((lambda: self.expression('named'), 4), (self.stars, 1))
        self.lines.append(f'{indent}match {subject}:')
        inner = indent + '    '
        n = r.choice((1, 2, 3, 4))
        for i in range(n):
            text, irrefutable = self.pattern()
            guard = f' if {self.expression("named")}' if r.random() < .25 or irrefutable and i < n - 1 else ''
            self.block(f'case {text}{guard}', inner)

    def always(self, indent):
        """Shapes whose flow is known when compiling, around what can not be reached."""
        r = self.random
        header = r.choice(('if 0', 'if 1', 'while 1', 'while 0', 'while True', 'if not __debug__', 'if None', 'for x in ()', 'for a in [1, 2]'))
        loop = header.startswith(('while', 'for'))
        self.block(header, indent, replace(self.scope, loop=True, star_handler=False) if loop else None)
        if r.random() < .4:
            self.block('else', indent)


def program(seed):
    """The source that belongs to a seed."""
    return Program(seed).source()
