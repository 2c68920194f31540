# Not on threads: a finaliser runs on whichever thread looks first.
"""__del__ of subclasses of builtin types, and __class__ assignment between classes with and without it."""
import gc

deleted = []


def make(base, *args):
    class Sub(base):
        def __del__(self):
            deleted.append(base)

    Sub(*args)
    gc.collect()


for base in (object, list, tuple, dict, set, str, bytes, bytearray, int, Exception):
    make(base)
    assert deleted == [base], (base, deleted)
    deleted.clear()


class Plain(list):
    pass


class Dying(list):
    def __del__(self):
        deleted.append(self.x)


o = Plain([1])
o.x, o.y = 1, 2
o.__class__ = Dying
o.z = 3
assert (o.x, o.y, o.z, o) == (1, 2, 3, [1])
o.__class__ = Plain
assert (o.x, o.y, o.z, o) == (1, 2, 3, [1])

d = Dying()
d.x = "d"
d.__class__ = Plain
assert d.__dict__ == {"x": "d"}
d.__class__ = Dying
d.w = 5
assert d.__dict__ == {"x": "d", "w": 5}
del d
gc.collect()
assert deleted == ["d"]
