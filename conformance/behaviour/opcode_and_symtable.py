"""_opcode and _symtable: the compiler's tables as Python sees them."""
import _opcode
import _symtable

assert _opcode.stack_effect(53, 3) == -4 and _opcode.stack_effect(265) == 1
assert _opcode.stack_effect(265, 0, jump=False) == 0 and _opcode.stack_effect(32, None) == -1
for bad in [(300,), (-1,), (150,), (254,), (47, -1)]:
    try:
        _opcode.stack_effect(*bad)
    except ValueError as e:
        assert str(e) == 'invalid opcode or oparg'
    else:
        raise AssertionError(bad)
assert [op for op in range(-3, 400) if _opcode.is_valid(op)] == [
    *range(119), *range(149, 223), *range(236, 254), *range(256, 268)]
assert [op for op in range(128) if _opcode.has_jump(op)] == [72, 77, 78, 79, 97, 98, 99, 100, 104]
assert [op for op in range(128) if _opcode.has_const(op)] == [83, 103]
assert _opcode.has_arg(44) is False and _opcode.has_arg(45) is True and _opcode.has_exc(264) is True
assert _opcode.get_nb_ops()[13] == ('NB_INPLACE_ADD', '+=') and len(_opcode.get_nb_ops()) == 26
assert _opcode.get_intrinsic1_descs()[1] == 'INTRINSIC_PRINT' and len(_opcode.get_intrinsic2_descs()) == 6

source = '''
import os
def f(a, *args):
    global g
    b = a
    return lambda: b
class C[T]:
    def m(self): return super().m, T
'''
top = _symtable.symtable(source, 'file', 'exec')
assert (top.name, top.type, top.lineno, top.nested) == ('top', _symtable.TYPE_MODULE, 0, 0)
assert top.symbols['os'] & _symtable.DEF_IMPORT and list(top.symbols) == ['os', 'f', 'g', 'C']
f, type_params = top.children
assert f.varnames == ['a', 'args'] and f.symbols['b'] >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK == _symtable.CELL
assert f.symbols['g'] & _symtable.DEF_GLOBAL
assert type_params.type == _symtable.TYPE_TYPE_PARAMETERS and type_params.children[0].type == _symtable.TYPE_CLASS
assert type_params.symbols is type_params.symbols and repr(f).startswith('<symtable entry f(')
for args, message in [(('x', 'f', 'other'), "symtable() arg 3 must be 'exec' or 'eval' or 'single'"),
                      ((1, 'f', 'exec'), 'symtable() arg 1 must be a string or bytes object')]:
    try:
        _symtable.symtable(*args)
    except (ValueError, TypeError) as e:
        assert str(e) == message, e
try:
    _symtable.symtable('def f(x):\n    global x', '<none>', 'exec')
except SyntaxError as e:
    assert e.args == ("name 'x' is parameter and global",), e.args
    assert (e.msg, e.filename, e.lineno, e.offset, e.text) == (e.args[0], '<none>', 2, 5, None)
    assert (e.end_lineno, e.end_offset) == (2, 13)
try:
    compile('return', '<none>', 'exec')
except SyntaxError as e:
    assert e.args == ("'return' outside function", ('<none>', 1, 1, None, 1, 7)), e.args
