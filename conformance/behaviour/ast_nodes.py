"""Trees that Python code builds or changes: what compile() takes, and what it says of the rest."""
import ast
import subprocess
import sys
import threading


def refused(tree, kind, message, mode="exec"):
    try:
        compile(tree, "<tree>", mode)
    except kind as e:
        assert type(e) is kind and str(e) == message, (type(e), str(e))
    else:
        raise AssertionError(f"compiled; expected {message}")


def module(source, change):
    tree = ast.parse(source)
    change(tree.body[0])
    return tree


def change(**fields):
    def apply(node):
        for name, value in fields.items():
            setattr(node, name, value)
    return apply


# Fields that are missing, None or of another kind.
refused(module("x = 1", lambda n: delattr(n, "value")), TypeError, 'required field "value" missing from Assign')
refused(module("x = 1", change(value=None)), ValueError, "field 'value' is required for Assign")
refused(module("x = 1", change(targets=None)), TypeError, 'Assign field "targets" must be a list, not a NoneType')
refused(module("x = 1", change(targets=[None])), ValueError, "None disallowed in expression list")
refused(module("x = 1", change(targets=[])), ValueError, "empty targets on Assign")
refused(module("x = 1", change(lineno="1")), ValueError, "invalid integer value: '1'")
refused(module("x = 1", change(lineno=5)), ValueError, "AST node line range (5, 1) is not valid")
refused(module("import a", lambda n: delattr(n.names[0], "name")), TypeError,
        'required field "name" missing from alias')
refused(module("class A: pass", change(name=b"A")), TypeError, "AST identifier must be of type str")
refused(ast.parse("1", mode="eval"), TypeError, "expected Module node, got Expression")
refused(ast.Module([ast.Pass()], []), TypeError, 'required field "lineno" missing from stmt')

# Patterns and type parameters must tell where they end, statements need not.
tree = ast.parse("pass")
del tree.body[0].end_lineno, tree.body[0].end_col_offset
compile(tree, "<tree>", "exec")
tree = ast.parse("match a:\n case 1: pass")
del tree.body[0].cases[0].pattern.end_lineno
refused(tree, TypeError, 'required field "end_lineno" missing from pattern')
assert not hasattr(ast.pattern, "end_lineno") and ast.expr.end_lineno is None

# Nodes are taken by their attributes: only constructors of one sum type are told apart by class.
class Anything:
    name, asname, lineno, col_offset = "os", None, 1, 0

tree = ast.parse("import sys")
tree.body[0].names = [Anything()]
namespace = {}
exec(compile(tree, "<tree>", "exec"), namespace)
assert namespace["os"].sep

# Classes of nodes can be changed; they are everybody's, so each thread brings a name of its own.
note = f"note{threading.get_ident()}"
setattr(ast.AST, note, 1)
assert getattr(ast.Pass(), note) == 1
delattr(ast.AST, note)

# Without columns.
code = "import sys; print(list(compile('x', '', 'eval').co_positions())[1:2], hasattr(sys, 'flags'))"
out = subprocess.run([sys.executable, "-X", "no_debug_ranges", "-c", code], capture_output=True, text=True).stdout
assert out == "[(1, 1, None, None)] True\n", out

# Some special methods are methods, too.
assert type(frozenset.__contains__) is type(dict.__getitem__) is type(list.append)
assert frozenset("ab").__contains__.__module__ is None

# Code that is no function's has the globals for locals when a function is made of it.
import types
namespace = {}
types.FunctionType(compile("x = 1", "<text>", "exec"), namespace)()
assert namespace["x"] == 1

# Trees are as deep as CPython lets them be.
ast.parse("a" + "()" * 9900)
for depth in 10_000, 100_000:
    try:
        ast.parse("a" + "()" * depth)
    except RecursionError as e:
        assert str(e) == "maximum recursion depth exceeded during ast construction"
    else:
        raise AssertionError(depth)
