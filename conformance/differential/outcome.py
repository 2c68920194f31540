"""What compiling a piece of source gives, as text that is the same wherever the result is the same.

Both interpreters run this file, so it uses only what every Python 3.13 has.
"""
import _symtable
import _tokenize
import ast
import dis
import io
import marshal
import re
import struct
import sys
import warnings
from typing import NamedTuple

import trees


class Case(NamedTuple):
    """One thing to compile. Written to and read from pipes by marshal, as a plain tuple."""
    source: str | bytes
    filename: str = '<case>'
    mode: str = 'exec'
    flags: int = 0
    optimize: int = 0
    strict: bool = False  # warnings are errors
    feature: int = -1     # minor version of the Python whose grammar it is
    tree: str = ''        # if not empty, its syntax tree is damaged with this seed, and compiled


FIELDS = ('argcount', 'posonlyargcount', 'kwonlyargcount', 'nlocals', 'stacksize', 'flags', 'firstlineno', 'filename',
          'name', 'qualname', 'names', 'varnames', 'cellvars', 'freevars')
ADDRESS = re.compile(' at 0x[0-9a-f]+')
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
        argument = ADDRESS.sub('', at.argrepr)
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
        code = None
        if case.mode in ('tokens', 'plain_tokens'):
            result = tokens(case.source, case.mode == 'tokens')
        elif case.mode == 'symbols':
            result = symbols(_symtable.symtable(case.source, case.filename, 'exec'))
        else:
            code = compiled(case)
    except SyntaxError as e:
        result = [f'error {type(e).__name__} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}',
                  f'text {e.text!a}', f'file {e.filename!a}', 'message ' + ascii(ADDRESS.sub('', str(e.msg)))]
    except Exception as e:
        result = [f'error {type(e).__name__}', 'message ' + ascii(ADDRESS.sub('', str(e)))]
    else:
        if code is None:
            pass
        elif type(code) is not CODE:
            result = [ast.dump(code, include_attributes=True)]
        elif describe:
            result = []
            describe(code, result)
        else:
            result = []
            # Every field is in it, written by native code; only NaN has more than one form.
            marshalled = b'\ncode ' + marshal.dumps(code, 2)
    finally:
        if case.strict:
            warnings.simplefilter('always')
    return '\n'.join(caught + result).encode('utf-8', 'backslashreplace') + marshalled


def compiled(case):
    source = case.source
    if case.tree:
        source = trees.damage(compile(source, case.filename, case.mode, case.flags | ast.PyCF_ONLY_AST, True, 0), case.tree)
    return compile(source, case.filename, case.mode, case.flags, True, case.optimize, _feature_version=case.feature)


def tokens(source, extra):
    """The tokens of a source as tokenize or, without extra ones, the parser sees them, and the error behind them."""
    lines = []
    if isinstance(source, bytes):
        source, arguments = io.BytesIO(source), {'encoding': 'utf-8'}
    else:
        source, arguments = io.StringIO(source), {}
    try:
        for token in _tokenize.TokenizerIter(source.readline, extra_tokens=extra, **arguments):
            lines.append(ascii(token))
    except SyntaxError as e:
        lines.append(f'{type(e).__name__} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset} {e.text!a} {e.msg!a} {e.args!a}')
    return lines


def symbols(table, indent=''):
    """A symbol table and the tables in it."""
    lines = [f'{indent}table {table.name!a} {table.type} {table.lineno} {table.nested} {table.varnames!a}']
    lines.extend(f'{indent}{name!a}: {flags:#x}' for name, flags in sorted(table.symbols.items()))
    for child in table.children:
        lines.extend(symbols(child, indent + ' '))
    return lines
