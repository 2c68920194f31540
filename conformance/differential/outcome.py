"""What compiling a piece of source gives, as text that is the same wherever the result is the same.

Both interpreters run this file, so it uses only what every Python 3.13 has.
"""
import dis
import marshal
import re
import struct
import sys
import warnings
from typing import NamedTuple


class Case(NamedTuple):
    """One thing to compile. Written to and read from pipes by marshal, as a plain tuple."""
    source: str | bytes
    filename: str = '<case>'
    mode: str = 'exec'
    flags: int = 0
    optimize: int = 0
    strict: bool = False  # warnings are errors


FIELDS = ('argcount', 'posonlyargcount', 'kwonlyargcount', 'nlocals', 'stacksize', 'flags', 'firstlineno', 'filename',
          'name', 'qualname', 'names', 'varnames', 'cellvars', 'freevars')
CODE = type(compile('', '', 'exec'))


def constant(value, nested):
    """A constant with its exact type; code objects in it are added to nested."""
    match value:
        case tuple():
            return '(' + ' '.join([constant(item, nested) for item in value]) + ')'
        case frozenset():
            return '{' + ' '.join(sorted([constant(item, nested) for item in value])) + '}'
        case float():
            return 'f:' + struct.pack('>d', value).hex() if value == value else 'f:nan'
        case complex():
            return f'c:{constant(value.real, nested)},{constant(value.imag, nested)}'
        case int() if value is not True and value is not False:
            return f'i:{value:x}'
    if type(value) is CODE:
        nested.append(value)
        return f'code:{value.co_name}'
    return ascii(value)


def describe(code, lines, path=''):
    """Every field of a code object and of those in its constants, a line each."""
    path += '/' + code.co_name
    nested = []
    for field in FIELDS:
        lines.append(f'{path} {field} {getattr(code, "co_" + field)!a}')
    lines.append(f'{path} consts ' + ' '.join([constant(value, nested) for value in code.co_consts]))
    lines.append(f'{path} code {code.co_code.hex()}')
    lines.append(f'{path} linetable {code.co_linetable.hex()}')
    lines.append(f'{path} exceptiontable {code.co_exceptiontable.hex()}')
    for inner in nested:
        describe(inner, lines, path)


def listing(code, lines, path=''):
    """The same for people: instructions with their positions instead of tables."""
    path += '/' + code.co_name
    nested = []
    lines.append(path)
    for field in FIELDS:
        lines.append(f'  {field} {getattr(code, "co_" + field)!a}')
    lines.extend('  const ' + constant(value, nested) for value in code.co_consts)
    for at in dis.get_instructions(code):
        p = at.positions
        argument = re.sub(' at 0x[0-9a-f]+', '', at.argrepr)
        lines.append(f'  {at.offset:5} {at.opname:28} {argument!a:24} ({at.arg})'
                     f'  {p.lineno}:{p.col_offset}-{p.end_lineno}:{p.end_col_offset}')
    lines.extend(f'  {e}' for e in dis._parse_exception_table(code))
    for inner in nested:
        listing(inner, lines, path)


caught = []


def collect(message, category, filename, lineno, file=None, line=None):
    caught.append(f'warning {category.__name__} {lineno} {filename!a} {message!s:.500}')


def prepare():
    """Once a process: warnings are gathered, and none is shown only once."""
    warnings.showwarning = collect
    warnings.simplefilter('always')
    sys.set_int_max_str_digits(4300)


def outcome(case, describe=describe):
    """The outcome of a case: its warnings, then the code object or the error."""
    case = Case(*case)
    if case.strict:
        warnings.simplefilter('error')
    caught.clear()
    marshalled = b''
    try:
        code = compile(case.source, case.filename, case.mode, case.flags, True, case.optimize)
    except SyntaxError as e:
        result = [f'error {type(e).__name__} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}',
                  f'text {e.text!a}', f'file {e.filename!a}', f'message {e.msg!a}']
    except Exception as e:
        result = [f'error {type(e).__name__}', f'message {str(e)!a}']
    else:
        result = []
        if type(code) is not CODE:
            result.append(tree(code))
        elif describe:
            describe(code, result)
        else:
            # Every field is in it, written by native code; only NaN has more than one form.
            marshalled = b'\ncode ' + marshal.dumps(code, 2)
    finally:
        if case.strict:
            warnings.simplefilter('always')
    return '\n'.join(caught + result).encode('utf-8', 'backslashreplace') + marshalled


def tree(node):
    import ast
    return ast.dump(node, include_attributes=True)
