"""Streams: files, buffers, text, and what is built on them."""
import io
import os
import tempfile
import threading

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'x.txt')


def raises(kind, text, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert text is None or str(e) == text, str(e)
    else:
        raise AssertionError('nothing raised')


# text: encodings, newlines, positions
with open(path, 'w', encoding='utf-8') as f:
    assert f.write('héllo\nwörld\n') == 12
    f.write('x' * 20000 + '\n')
    print('a', 'b', file=f)
with open(path, encoding='utf-8') as f:
    assert [len(line) for line in f] == [6, 6, 20001, 4]
with open(path, encoding='utf-8') as f:
    f.readline()
    here = f.tell()
    line = f.readline()
    f.seek(here)
    assert f.readline() == line
    f.seek(0)
    f.read(2)
    here = f.tell()
    rest = f.read(5)
    f.seek(here)
    assert f.read(5) == rest
    next(f)
    raises(OSError, 'telling position disabled by next() call', f.tell)
with open(path, 'w', newline='\r\n') as f:
    f.write('a\nb\n')
with open(path, 'rb') as f:
    assert f.read() == b'a\r\nb\r\n'
with open(path) as f:
    assert f.read() == 'a\nb\n' and f.newlines == '\r\n'
for newline, lines in (('', ['a\r\n', 'b\r\n']), ('\n', ['a\r\n', 'b\r\n']), ('\r', ['a\r', '\nb\r', '\n'])):
    with open(path, newline=newline) as f:
        assert list(f) == lines
with open(path, 'w', encoding='utf-16') as f:
    f.write('añ😀\n')
    f.write('b')
with open(path, encoding='utf-16') as f:
    assert f.read(3) == 'añ😀'
    here = f.tell()
    assert f.read() == '\nb'
    f.seek(here)
    assert f.read() == '\nb'
with open(path, 'wb') as f:
    f.write(b'ab\xffcd')
with open(path, encoding='utf-8', errors='surrogateescape') as f:
    assert f.read() == 'ab\udcffcd'
with open(path, encoding='utf-8') as f:
    raises(UnicodeDecodeError, None, f.read)

# a pipe gives less than a buffer at a time
out, into = os.pipe()
data = bytes(range(256)) * 2000


def feed():
    with open(into, 'wb', 0) as f:
        for start in range(0, len(data), 5000):
            f.write(data[start:start + 5000])


feeder = threading.Thread(target=feed)
feeder.start()
with open(out, 'rb') as f:
    assert f.read(4) + f.read(len(data) - 10) + f.read() == data
feeder.join()

# binary: reading and writing one file
with open(path, 'w+b') as f:
    f.write(b'0123456789')
    f.seek(3)
    f.write(b'ZZ')
    assert f.read(3) == b'567'
    f.seek(0)
    assert f.peek(3)[:3] == b'012' and f.read(6) == b'012ZZ5'
    f.truncate(4)
    f.seek(0)
    b = bytearray(10)
    assert f.readinto(b) == 4 and b[:4] == b'012Z'

# errors
raises(FileExistsError, None, open, path, 'x')
raises(ValueError, "invalid mode: 'q'", open, path, 'q')
raises(ValueError, 'must have exactly one of create/read/write/append mode', open, path, 'rw')
raises(ValueError, "can't have text and binary mode at once", open, path, 'rbt')
raises(IsADirectoryError, None, open, folder)
f = open(path)
f.close()
raises(ValueError, 'I/O operation on closed file.', f.read)
with open(path) as f:
    raises(io.UnsupportedOperation, 'not writable', f.write, 'a')
with open(path, 'rb') as f:
    raises(io.UnsupportedOperation, 'write', f.write, b'a')

# in memory
s = io.StringIO('a\r\nb\rc\n', newline=None)
assert s.readlines() == ['a\n', 'b\n', 'c\n'] and s.newlines == ('\r', '\n', '\r\n')
s = io.StringIO()
s.write('ab😀c')
s.seek(1)
assert s.read(2) == 'b😀' and s.tell() == 3 and s.getvalue() == 'ab😀c'
b = io.BytesIO(b'abc')
view = b.getbuffer()
view[0] = 65
raises(BufferError, 'Existing exports of data: object cannot be re-sized', b.write, b'xxxxx')
view.release()
assert b.getvalue() == b'Abc'


# raw streams written in Python
class Source(io.RawIOBase):
    def __init__(self):
        self.data = b'line1\nline2\nend'

    def readable(self):
        return True

    def readinto(self, buffer):
        n = min(4, len(self.data), len(buffer))
        buffer[:n], self.data = self.data[:n], self.data[n:]
        return n


class Sink(io.RawIOBase):
    def __init__(self):
        self.pieces = []

    def writable(self):
        return True

    def write(self, data):
        self.pieces.append(bytes(data))
        return len(data)


assert list(io.TextIOWrapper(io.BufferedReader(Source()))) == ['line1\n', 'line2\n', 'end']
assert list(Source()) == [b'line1\n', b'line2\n', b'end'] and Source().read() == b'line1\nline2\nend'
sink = Sink()
writer = io.BufferedWriter(sink, 4)
writer.write(b'ab')
writer.write(b'cde')
writer.flush()
assert sink.pieces == [b'ab', b'cde']

os.unlink(path)
os.rmdir(folder)
