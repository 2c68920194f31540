"""Accesses to attributes that see objects of many classes and layouts, and classes that change meanwhile."""
import threading


class Base:
    kind = "base"

    def name(self):
        return self.kind

    @property
    def doubled(self):
        return self.value * 2


def make(i, **namespace):
    def __init__(self, value):
        for k in range(i):
            setattr(self, "own%d" % k, k)
        self.value = value
    return type("C%d" % i, (Base,), {"__init__": __init__, "index": i, **namespace})


class Slotted(Base):
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class Asked(Base):
    def __getattr__(self, name):
        if name in ("value", "index"):
            return 1000
        raise AttributeError(name)


class Watched(Base):
    def __init__(self, value):
        self.__dict__["value"] = value
        self.__dict__["stores"] = 0

    def __setattr__(self, name, value):
        self.__dict__["stores"] += 1
        self.__dict__[name] = value


classes = [make(i) for i in range(9)]


def read(objects):
    return [o.value for o in objects]


def call(objects):
    return [o.name() for o in objects]


def double(objects):
    return [o.doubled for o in objects]


def write(objects, value):
    for o in objects:
        o.value = value


def add(objects, value):
    for o in objects:
        o.added = value


for _ in range(400):
    objects = [c(i) for i, c in enumerate(classes)] + [Slotted(9), Asked(), Watched(11)]
    assert read(objects) == [*range(10), 1000, 11]
    assert double(objects) == [*range(0, 20, 2), 2000, 22]
    assert call(objects) == ["base"] * 12
    write(objects, 5)
    assert read(objects) == [5] * 12 and objects[-1].stores == 1
    write(objects, 2.5)
    write(objects, "text")
    assert read(objects) == ["text"] * 12 and double(objects) == ["texttext"] * 12
    write(objects, True)
    assert all(v is True for v in read(objects))
    add(objects, _)
    add(objects, 1.5)
    assert {o.added for o in objects} == {1.5}
    assert list(vars(objects[2])) == ["own0", "own1", "value", "added"]

# What the class says changes while objects are looked at.
objects = [c(i) for i, c in enumerate(classes)]
objects[3].kind = "own"
expected = ["base"] * 9
expected[3] = "own"
assert call(objects) == expected
objects[4].name = lambda: "function"
expected[4] = "function"
for _ in range(300):
    assert call(objects) == expected
classes[5].name = lambda self: "new"
expected[5] = "new"
for _ in range(300):
    assert call(objects) == expected
del classes[5].name
expected[5] = "base"
assert call(objects) == expected
Base.kind = "changed"
expected = [e if e in ("own", "function") else "changed" for e in expected]
assert call(objects) == expected
classes[6].value = property(lambda self: -1, lambda self, value: vars(self).update(set=value))
assert read(objects) == [0, 1, 2, 3, 4, 5, -1, 7, 8]
write(objects, 8)
assert read(objects) == [8] * 6 + [-1, 8, 8] and vars(objects[6])["set"] == 8
del classes[6].value
assert objects[6].value == 6
del objects[7].value
try:
    read(objects)
except AttributeError as e:
    assert str(e) == "'C7' object has no attribute 'value'"
else:
    assert False
classes[7].value = "class"
assert read(objects)[7] == "class"
vars(objects[8])["value"] = "dict"
assert read(objects)[8] == "dict"
objects[2].__class__ = classes[1]
assert [o.index for o in objects] == [0, 1, 1, 3, 4, 5, 6, 7, 8]


# Frozen objects say so in the same words.
class Frozen:
    __slots__ = ()

    def __init__(self, value):
        pass


for o in (Frozen(1), 1, None, "s"):
    try:
        add(objects + [o], 0)
    except AttributeError as e:
        assert type(o).__name__ in str(e), e
    else:
        assert False


# Classes that count, so that they change all the time.
def count(objects):
    for o in objects:
        type(o).index += 1
    return sum(o.index for o in objects)


before = count(objects)
for k in range(3000):
    assert count(objects) == before + (k + 1) * 11, k


# Threads give one object attributes and values of several kinds at once.
def storm(objects, values):
    for _ in range(2000):
        for v in values:
            write(objects, v)
            assert all(r in (1, 2.5, "x", None) and type(r) in (int, float, str, type(None)) for r in read(objects))


objects = [c(1) for c in classes]
threads = [threading.Thread(target=storm, args=(objects, v)) for v in ((1, 2.5), ("x", 1), (None, 2.5))]
for t in threads:
    t.start()
for t in threads:
    t.join()
