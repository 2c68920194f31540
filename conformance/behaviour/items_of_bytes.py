"""Items of bytes and bytearrays in hot code: reading, storing and iterating; what goes wrong; other types in their place."""
import sys
import threading


def total(data):
    n = 0
    for i in range(len(data)):
        n += data[i] + data[-1 - i]
    return n


def iterated(data):
    n = 0
    for b in data:
        n = n * 3 + b & 0xFFFFFFFF
    return n


def fill(array, n):
    for i in range(n):
        array[i] = i & 255
    return array


def expect(error, message, f, *args):
    try:
        f(*args)
    except error as e:
        assert str(e) == message, e
        tb = e.__traceback__.tb_next
        assert tb.tb_frame.f_code is f.__code__, tb
    else:
        raise AssertionError(f)


data = bytes(range(256)) * 4
for _ in range(20):
    assert total(data) == total(bytearray(data)) == total(list(data)) == 2 * sum(data)
    assert iterated(data) == iterated(bytearray(data)) == iterated(list(data))
    assert fill(bytearray(1000), 1000) == bytes(i & 255 for i in range(1000))
    assert iterated(b"") == total(b"") == 0


class Odd(bytes):
    def __getitem__(self, i):
        return 1

    def __iter__(self):
        return iter((1, 2))


class OddArray(bytearray):
    def __setitem__(self, i, v):
        super().__setitem__(i, 7)

    def __getitem__(self, i):
        return 2


def read(o, i):
    return o[i]


def store(o, i, v):
    o[i] = v
    return o


array = bytearray(b"abc")
for _ in range(3000):
    read(data, 3), store(array, 1, 98)
assert total(Odd(b"abc")) == 6 and iterated(Odd(b"abc")) == 5
assert total(OddArray(b"abc")) == 12 and fill(OddArray(3), 3) == bytes((7, 7, 7))
for _ in range(30):
    expect(IndexError, "index out of range", read, data, len(data))
    expect(IndexError, "index out of range", read, data, -len(data) - 1)
    expect(IndexError, "index out of range", read, data, 1 << 40)
    expect(IndexError, "bytearray index out of range", read, array, 3)
    expect(IndexError, "bytearray index out of range", store, array, -4, 1)
    expect(IndexError, "bytearray index out of range", store, array, 3, 255)
    expect(ValueError, "byte must be in range(0, 256)", store, array, 0, 256)
    expect(ValueError, "byte must be in range(0, 256)", store, array, 3, -1)
    expect(TypeError, "'str' object cannot be interpreted as an integer", store, array, 0, "a")
    expect(TypeError, "byte indices must be integers or slices, not str", read, data, "a")
    expect(TypeError, "'bytes' object does not support item assignment", store, data, 0, 0)
    assert array == b"abc"
assert read(data, slice(1, 3)) == b"\1\2" and read(data, True) == 1
assert store(bytearray(b"abc"), slice(0, 2), b"") == b"c" and store(bytearray(b"abc"), False, True) == b"\1bc"
assert read([5], 0) == 5 and read({1: 2}, 1) == 2 and read("abc", 1) == "b" and store([0], 0, 1) == [1]


# An iterator that is used up stays so, and may be shared with other code.
def drain(it):
    out = []
    for b in it:
        out.append(b)
        if b == 3:
            out.append(next(it))
    return out


for _ in range(200):
    it = iter(bytes(range(8)))
    assert drain(it) == list(range(8)) and drain(it) == []


# Many threads fill one array that grows and shrinks at its end.
shared = bytearray(64)


def hammer(worker):
    for i in range(2000):
        shared[worker] = i & 127
        assert shared[worker] == i & 127
        if worker == 0:
            shared.append(200)
        elif worker == 1:
            try:
                shared[70] = 250
            except IndexError:
                pass
            del shared[64:]


threads = [threading.Thread(target=hammer, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert list(shared[:4]) == [1999 & 127] * 4 and set(shared[64:]) <= {200, 250}
print("ok")
