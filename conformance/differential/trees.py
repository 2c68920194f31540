"""Damages syntax trees, in the same way wherever it runs: a seed says how."""
import ast
import random

IDENTIFIERS = ('x', '', 'None', 'True', '__debug__', '__class__', 'é', 'ª', 'a b', 1, None, b'x', 'super', '_', '.0', '\ud800')
VALUES = (None, 0, 1, -1, 2**70, 1.5, -0.0, 1j, 'x', '', b'x', ..., True, (), (1, 'a'), (1, (2.5, None)), frozenset({1}), [1], {1}, {}, (1, []),
          float('inf'), '\ud800')
POSITIONS = (None, 0, 1, -1, -5, 2, 100, 2**31 - 1, 2**31, 2**40, 'x', 1.5)
OPERATORS = (ast.Add, ast.Pow, ast.MatMult, ast.Not, ast.USub, ast.And, ast.Or, ast.Eq, ast.Is, ast.NotIn)
CONTEXTS = (ast.Load, ast.Store, ast.Del)


def clone(node):
    """A copy that shares nothing that can change."""
    if isinstance(node, list):
        return [clone(item) for item in node]
    if not isinstance(node, ast.AST):
        return node
    copy = type(node).__new__(type(node))
    for name, value in vars(node).items():
        setattr(copy, name, clone(value))
    return copy


def damage(tree, seed):
    """One to three damages to a tree, in place."""
    r = random.Random(seed)
    for _ in range(r.choice((1, 1, 1, 2, 3))):
        nodes = list(ast.walk(tree))
        node = r.choice(nodes)
        fields = [name for name in node._fields if hasattr(node, name)]
        if r.random() < .1 and isinstance(node, (ast.stmt, ast.expr, ast.pattern)):
            name = r.choice(node._attributes)
            if r.random() < .2:
                delattr(node, name)
            else:
                setattr(node, name, r.choice(POSITIONS))
        elif fields:
            change(node, r.choice(fields), nodes, r)
    return tree


def change(node, name, nodes, r):
    value = getattr(node, name)
    if name == 'ctx':
        node.ctx = r.choice(CONTEXTS)()
    elif isinstance(value, list) and r.random() < .85:
        change_list(value, nodes, r)
    elif isinstance(node, ast.Constant):
        setattr(node, name, r.choice(VALUES))
    elif isinstance(node, ast.MatchSingleton):
        node.value = r.choice(VALUES)
    elif isinstance(value, str) or name in ('name', 'id', 'rest', 'asname', 'module', 'arg', 'vararg', 'kwarg') and r.random() < .7:
        setattr(node, name, r.choice(IDENTIFIERS))
    elif isinstance(value, int):
        setattr(node, name, r.choice((0, 1, 2, -1, 114, 115, 97, 98, 'x', None, 2**40, 1.5, True)))
    elif isinstance(value, (ast.operator, ast.unaryop, ast.boolop)):
        setattr(node, name, r.choice(OPERATORS)())
    else:
        match r.randrange(6):
            case 0:
                delattr(node, name)
            case 1:
                setattr(node, name, None)
            case 2:
                setattr(node, name, r.choice(VALUES))
            case 3:
                setattr(node, name, ast.Constant(r.choice(VALUES), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1))
            case _:
                setattr(node, name, like(value, nodes, r))


def change_list(items, nodes, r):
    at = r.randrange(len(items) + 1)
    match r.randrange(7):
        case 0:
            items.clear()
        case 1:
            items.insert(at, r.choice((None, 1, 'x', 'None')))
        case 2 if items:
            items.insert(at, clone(r.choice(items)))
        case 3 if items:
            r.shuffle(items)
        case 4:
            items.insert(at, clone(r.choice(nodes)))
        case 5 if items:
            at = r.randrange(len(items))
            items[at] = like(items[at], nodes, r)
        case _:
            del items[at - 1:at]


def like(value, nodes, r):
    """A copy of another node of the tree, mostly one that may stand where the value does."""
    for kind in (ast.expr, ast.stmt, ast.pattern):
        if isinstance(value, kind) and r.random() < .85:
            nodes = [node for node in nodes if isinstance(node, kind)]
    return clone(r.choice(nodes))
