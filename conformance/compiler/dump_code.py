"""Writes what CPython compiles as text, for the compiler's unit tests. Run by CPython 3.13.5.

    dump_code.py FILE...                    fills in the expected parts of files of cases, in place

A file of cases holds, for each: a line "=== MODE [FLAGS]", the source, a line "---", and what is expected.
"""
import marshal
import struct
import sys
import warnings


def localsplus(code):
    """Names and kinds of the fast locals, which only marshal shows."""
    data = marshal.dumps(code.replace(co_consts=()), 2)
    position = 1 + 5 * 4

    def skip():
        nonlocal position
        kind = chr(data[position])
        size, = struct.unpack_from('<i', data, position + 1)
        position += 5
        if kind in 'su':
            position += size
            return data[position - size:position]
        assert kind == '(', kind
        return [skip() for _ in range(size)]

    code, consts, names, plus_names, plus_kinds = skip(), skip(), skip(), skip(), skip()
    return [name.decode('utf-8', 'surrogatepass') for name in plus_names], plus_kinds


def constant(value):
    match value:
        case tuple():
            return '(' + ' '.join(map(constant, value)) + ')'
        case frozenset():
            return '{' + ' '.join(sorted(map(constant, value))) + '}'
        case str():
            return 's:' + value.encode('utf-8', 'surrogatepass').hex()
        case bytes():
            return 'b:' + value.hex()
        case bool() | None:
            return repr(value)
        case int():
            return f'i:{value:x}'
        case float():
            return 'f:' + struct.pack('>d', value).hex() if value == value else 'f:nan'
        case complex():
            return 'c:' + struct.pack('>dd', value.real, value.imag).hex()
        case _ if value is ...:
            return 'Ellipsis'
    return dump(value)


def text(name):
    return name.encode('utf-8', 'surrogatepass').hex()


def dump(code):
    names, kinds = localsplus(code)
    return '\n'.join([
        '\ncode ' + text(code.co_qualname), 'name ' + text(code.co_name),
        f'args {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount}'
        f' stack {code.co_stacksize} flags {code.co_flags:x} first {code.co_firstlineno}',
        'bytecode ' + code.co_code.hex(), 'names ' + ' '.join(map(text, code.co_names)),
        'locals ' + kinds.hex() + ' ' + ' '.join(map(text, names)), 'lines ' + code.co_linetable.hex(),
        'exceptions ' + code.co_exceptiontable.hex(), 'consts ' + ' '.join(map(constant, code.co_consts)), 'end'])


def compiled(source, filename, mode='exec', flags=0, optimize=0):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            result = dump(compile(source, filename, mode, flags, True, optimize))
        except SyntaxError as e:
            result = f'\n{type(e).__name__}: {e.msg} at {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}'
        except Exception as e:
            result = f'\n{type(e).__name__}: {e}'
    return ''.join(f'\n{w.category.__name__}: {w.message} at {w.lineno}' for w in caught) + result + '\n'


def cases(file):
    with open(file, encoding='utf-8') as f:
        parts = f.read().split('\n=== ')
    out = [parts[0]]
    for part in parts[1:]:
        head, _, rest = part.partition('\n')
        source = rest.partition('\n---\n')[0]
        mode, *flags = head.split()
        out.append(f'{head}\n{source}\n---' + compiled(source + '\n', '<case>', mode, int(flags[0], 16) if flags else 0))
    with open(file, 'w', encoding='utf-8') as f:
        f.write('\n=== '.join(out))


if __name__ == '__main__':
    for name in sys.argv[1:]:
        cases(name)
