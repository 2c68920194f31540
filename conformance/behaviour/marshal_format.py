"""marshal: round trips, the form on disk, files, errors."""
import io
import marshal


def raises(exception, message, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception as e:
        assert str(e) == message, (str(e), message)
    else:
        raise AssertionError(f'{exception.__name__} not raised')


def f(a, *, b=2):
    return [a + x for x in (b, 'ä', 1.5, 2j, None, ..., b'x')]


values = [0, -1, 2**31 - 1, 2**31, -2**63, 2**200, True, None, ..., 1.5, -0.0, float('inf'), 1 - 2j, 'abc', '', 'é',
          '\U0001f600', '\ud800', '\ud83d\ude00', 'x' * 300, b'', b'\0\xff', (), (1, (2,)), [1, [2]], {'a': {1: 2}},
          {1, 'b'}, frozenset({1, (2, 3)}), StopIteration]
for version in range(5):
    for value in values:
        read = marshal.loads(marshal.dumps(value, version))
        assert read == value and type(read) is type(value), (version, value, read)
    code = marshal.loads(marshal.dumps(f.__code__, version))
    assert code == f.__code__ and code.co_positions is not None
    assert code.co_qualname == 'f' and code.co_kwonlyargcount == 1 and code.co_filename == f.__code__.co_filename
assert str(marshal.loads(marshal.dumps(-0.0))) == '-0.0'
assert marshal.loads(marshal.dumps('\ud83d\ude00')) != '\U0001f600'

# The form on disk.
assert marshal.dumps(1000) [-4:] == b'\xe8\x03\0\0'
assert marshal.dumps(2**40, 2) == b'l\x03\0\0\0\0\0\0\0\0\x04'
assert marshal.dumps('é', 2) == b'u\x02\0\0\0\xc3\xa9'
assert marshal.dumps((1, None), 2) == b'(\x02\0\0\0i\x01\0\0\0N'
assert marshal.dumps(0.1, 1) == b'f\x130.10000000000000001'
assert marshal.dumps(1e22, 0) == b'f\x051e+22' and marshal.dumps(12345.0, 0) == b'f\x0512345'
assert marshal.dumps(bytearray(b'ab'), 2) == marshal.dumps(b'ab', 2) == b's\x02\0\0\0ab'
assert marshal.dumps({3, 1, 2}, 2) == marshal.dumps({2, 3, 1}, 2)
assert marshal.loads(b'\xe9\x05\0\0\0') == 5 and marshal.loads(bytearray(b'z\x02ab')) == 'ab'
assert marshal.loads(b'I\0\0\0\0\x01\0\0\0') == 2**32

# Shared and self-containing objects.
shared = [1]
pair = marshal.loads(marshal.dumps((shared, shared)))
assert pair[0] is pair[1]
loop = [0]
loop.append(loop)
read = marshal.loads(marshal.dumps(loop))
assert read[1] is read

# Files hold one object after the other.
file = io.BytesIO()
marshal.dump('first', file)
marshal.dump([1, 2], file)
file.seek(0)
assert marshal.load(file) == 'first' and marshal.load(file) == [1, 2]
raises(EOFError, 'EOF read where object expected', marshal.load, file)

raises(EOFError, 'EOF read where object expected', marshal.loads, b'')
raises(EOFError, 'marshal data too short', marshal.loads, b'i\0')
raises(EOFError, 'EOF read where not expected', marshal.loads, b'z')
raises(ValueError, 'bad marshal data (unknown type code)', marshal.loads, b'Q')
raises(ValueError, 'bad marshal data (invalid reference)', marshal.loads, b'r\0\0\0\0')
raises(ValueError, 'bad marshal data (tuple size out of range)', marshal.loads, b'(\xff\xff\xff\xff')
raises(ValueError, 'bad marshal data (digit out of range in long)', marshal.loads, b'l\x01\0\0\0\0\x80')
raises(ValueError, 'bad marshal data (unnormalized long data)', marshal.loads, b'l\x02\0\0\0\x01\0\0\0')
raises(TypeError, 'NULL object in marshal data for object', marshal.loads, b'0')
raises(TypeError, 'NULL object in marshal data for tuple', marshal.loads, b')\x010')
raises(TypeError, "a bytes-like object is required, not 'str'", marshal.loads, 'x')
raises(ValueError, 'unmarshallable object', marshal.dumps, object())
raises(ValueError, 'unmarshallable object', marshal.dumps, type('S', (list,), {})())
raises(ValueError, 'marshalling code objects is disallowed', marshal.dumps, f.__code__, allow_code=False)
raises(ValueError, 'unmarshalling code objects is disallowed', marshal.loads, marshal.dumps(f.__code__), allow_code=False)
deep = ()
for _ in range(2500):
    deep = (deep,)
raises(ValueError, 'object too deeply nested to marshal', marshal.dumps, deep)
raises(ValueError, 'recursion limit exceeded', marshal.loads, b')\x01' * 2500)

# Equal constants and line tables of the code of one compilation are one object, and stay so.
module = compile('f = lambda x: x.y.z\ng = lambda a: a.b.c\nh = lambda: ("not a name",) in {("not a name",)}', '<text>', 'exec')
for code in module, marshal.loads(marshal.dumps(module)):
    f, g, h = [c for c in code.co_consts if hasattr(c, 'co_code')]
    assert f.co_consts is g.co_consts and f.co_linetable is g.co_linetable
    assert h.co_consts is h.co_consts
    assert h.co_consts[1] is next(iter(h.co_consts[2]))
