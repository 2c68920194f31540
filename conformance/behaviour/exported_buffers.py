"""A bytearray that has exported its memory keeps its size."""
# Not on threads: that a view is still in use is found out by the collector, which is asked a limited number of times.
import array


def raises(error, message, function, *args):
    try:
        function(*args)
    except error as e:
        assert str(e) == message, str(e)
    else:
        raise AssertionError(f"{error.__name__} not raised")


data = bytearray(b"abcdef")
view = memoryview(data)
view[1:3] = b"XY"
assert data == b"aXYdef" and view.cast("H").tolist() == [0x5861, 0x6459, 0x6665]
raises(BufferError, "Existing exports of data: object cannot be re-sized", data.append, 1)
view.release()
data.append(1)
raises(ValueError, "operation forbidden on released memoryview object", view.tolist)

storage = array.array("i", [1, 2])
view = memoryview(storage)
raises(BufferError, "cannot resize an array that is exporting buffers", storage.append, 3)
view.release()
storage.append(3)
assert storage.tolist() == [1, 2, 3]
