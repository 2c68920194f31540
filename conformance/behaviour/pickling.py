"""What _pickle writes and reads, byte for byte; its errors; buffers out of band; hooks."""
import io
import _pickle
import pickle


def fails(error, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except error as e:
        assert str(e) == message, (str(e), message)
    else:
        raise AssertionError(f"no {error.__name__}: {message}")


assert pickle.dumps is _pickle.dumps and pickle.Pickler is _pickle.Pickler

# ---- exact bytes ----
assert pickle.dumps([1, 'ab', 2.5, None, True], 0) == b"(lp0\nI1\naVab\np1\naF2.5\naNaI01\na."
assert pickle.dumps([1, 'ab', 300, -1], 1) == b"]q\x00(K\x01X\x02\x00\x00\x00abq\x01M,\x01J\xff\xff\xff\xffe."
assert pickle.dumps((2**40, b'x'), 3) == b"\x80\x03\x8a\x06\x00\x00\x00\x00\x00\x01C\x01xq\x00\x86q\x01."
assert pickle.dumps({'k': {7}}) == (b"\x80\x04\x95\x0e\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01k\x94"
                                    b"\x8f\x94(K\x07\x90s.")
assert pickle.dumps(bytearray(b'q'), 5) == b"\x80\x05\x95\x0c\x00\x00\x00\x00\x00\x00\x00\x96\x01" + bytes(7) + b"q\x94."
assert pickle.dumps(range, 2) == b"\x80\x02c__builtin__\nxrange\nq\x00."
assert pickle.dumps(range, 2, fix_imports=False) == b"\x80\x02cbuiltins\nrange\nq\x00."
assert pickle.dumps('x' * 70000)[:10] == b"\x80\x04X\x70\x11\x01\x00xxx"

# ---- cycles and sharing ----
t = ([],)
t[0].append(t)
for protocol in range(6):
    r = pickle.loads(pickle.dumps(t, protocol))
    assert type(r) is tuple and r[0][0] is r
    big = [[i, str(i), (i,)] for i in range(2500)] + [{i: -i for i in range(1500)}]
    assert pickle.loads(pickle.dumps(big, protocol)) == big

# ---- errors ----
E = pickle.UnpicklingError
fails(EOFError, "Ran out of input", pickle.loads, b"")
fails(E, "pickle data was truncated", pickle.loads, b"X\x05\x00\x00\x00ab")
fails(E, "unpickling stack underflow", pickle.loads, b"a.")
fails(E, "unexpected MARK found", pickle.loads, b"N(.")
fails(E, "could not find MARK", pickle.loads, b"t.")
fails(E, "invalid load key, '\\xff'.", pickle.loads, b"\xff")
fails(E, "Memo value not found at index 9", pickle.loads, b"h\x09.")
fails(ValueError, "unsupported pickle protocol: 9", pickle.loads, b"\x80\x09.")
fails(ValueError, "pickle protocol must be <= 5", pickle.dumps, 1, 6)


def local():
    def inner():
        pass
    return inner


fails(AttributeError, "Can't get local object 'local.<locals>.inner'", pickle.dumps, local())


class Reduced:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value


P = pickle.PicklingError
fails(P, "__reduce__ must return a string or tuple", pickle.dumps, Reduced(1))
fails(P, "tuple returned by __reduce__ must contain 2 through 6 elements", pickle.dumps, Reduced((1,)))
fails(P, "first item of the tuple returned by __reduce__ must be callable", pickle.dumps, Reduced((1, ())))

# ---- hooks ----


class Persistent(pickle.Pickler):
    def persistent_id(self, o):
        return 'P' if o is Reduced else None

    def reducer_override(self, o):
        return (int, ('42',)) if isinstance(o, complex) else NotImplemented


class Loading(pickle.Unpickler):
    def persistent_load(self, pid):
        return [pid]

    def find_class(self, module, name):
        return super().find_class(module, 'float' if name == 'int' else name)


f = io.BytesIO()
p = Persistent(f)
p.dump([Reduced, 1j])
assert Loading(io.BytesIO(f.getvalue())).load() == [['P'], 42.0]
p.clear_memo()
assert p.memo.copy() == {}
p.dump([])
assert list(p.memo.copy().values()) == [(0, [])]

# ---- buffers ----
data = bytearray(b"abc")
taken = []
s = pickle.dumps([pickle.PickleBuffer(data)], 5, buffer_callback=taken.append)
assert len(taken) == 1 and bytes(taken[0].raw()) == b"abc"
back = pickle.loads(s, buffers=[data])
assert back[0] is data
taken[0].release()
fails(ValueError, "operation forbidden on released PickleBuffer object", taken[0].raw)
print("ok")
