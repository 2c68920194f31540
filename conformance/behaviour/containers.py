"""dict, list, tuple, set, range, slice: errors, orders, mutation during iteration."""
import operator


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        raise AssertionError(f"{kind.__name__} not raised: {message}")


# dict
d = {"a": 1, 2: "b", (3,): None}
assert list(d) == ["a", 2, (3,)] and list(reversed(d)) == [(3,), 2, "a"]
d["a"] = 9
del d[2]
d[2] = 0
assert list(d.items()) == [("a", 9), ((3,), None), (2, 0)]
assert d.pop("zz", 5) == 5 and d.popitem() == (2, 0) and d.setdefault("n") is None
raises(KeyError, "'zz'", d.pop, "zz")
raises(KeyError, "'popitem(): dictionary is empty'", {}.popitem)
raises(TypeError, "unhashable type: 'list'", d.get, [])
raises(TypeError, "cannot convert dictionary update sequence element #1 to a sequence", dict, [(1, 2), 3])
raises(ValueError, "dictionary update sequence element #0 has length 3; 2 is required", dict, ["abc"])
assert {1: 2} | {3: 4} == {1: 2, 3: 4} and {1: 2, 3: 4} == {3: 4, 1: 2}
assert {True: "a", 1.0: "b"} == {1: "b"} and list({True: 0, 1: 1}) == [True]


def grow(d):
    for k in d:
        d[k, "more"] = 1


def replace(d):
    for k in d:
        del d[k]
        d[k, "other"] = 1


raises(RuntimeError, "dictionary changed size during iteration", grow, {1: 1})
raises(RuntimeError, "dictionary keys changed during iteration", replace, {1: 1, 2: 2})
k = {"a": 1, "b": 2}
assert k.keys() & {"a", "z"} == {"a"} and k.items() ^ {("a", 1)} == {("b", 2)} and k.keys() <= {"a", "b", "c"}
assert k.keys().isdisjoint("xyz") and ("a", 1) in k.items() and repr(k.values()) == "dict_values([1, 2])"
assert type(k.keys().mapping).__name__ == "mappingproxy"


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


assert Missing()[3] == ("missing", 3) and Missing().get(3) is None


class Evil:
    """Changes the dictionary in the middle of a lookup."""

    def __init__(self, target):
        self.target = target

    def __hash__(self):
        return 7

    def __eq__(self, other):
        self.target.clear()
        return False


d = {}
d[Evil(d)] = 1
d[7] = 2
assert d == {7: 2}, d

# list
a = list(range(10))
a[2:5] = [0]
assert a == [0, 1, 0, 5, 6, 7, 8, 9]
a[::2] = "wxyz"
del a[1::3]
assert a == ["w", "x", 5, 7, "z"] and a[::-2] == ["z", 5, "w"] and a[4:1:-1] == ["z", 7, 5]
a[1:1] = a
assert len(a) == 10
raises(ValueError, "attempt to assign sequence of size 1 to extended slice of size 5",
       a.__setitem__, slice(None, None, 2), [1])
raises(IndexError, "pop from empty list", [].pop)
raises(IndexError, "pop index out of range", [1].pop, 4)
raises(ValueError, "list.remove(x): x not in list", [].remove, 1)
raises(ValueError, "'x' is not in list", [].index, "x")
raises(TypeError, "list indices must be integers or slices, not str", [].__getitem__, "a")
raises(TypeError, "can only concatenate list (not \"tuple\") to list", lambda: [] + ())
raises(TypeError, "can't multiply sequence by non-int of type 'float'", lambda: [1] * 1.5)
nan = float("nan")
assert nan in [nan] and [nan] == [nan] and [nan].count(nan) == 1
r = [1]
r.append(r)
assert repr(r) == "[1, [...]]" and [1, 2] < [1, 3] < [2] and [1] != (1,)

# sorting is stable, needs __lt__ only, and finds out who meddles
words = "the quick brown fox jumps over the lazy dog".split() * 30
assert sorted(words, key=len, reverse=True) == sorted(words, key=lambda w: -len(w))
pairs = [(i % 7, i) for i in range(1000)]
pairs.sort(key=lambda p: p[0])
assert pairs == sorted(pairs)
mixed = [3, 1.5, True, 10 ** 30, -2]
assert sorted(mixed) == [-2, True, 1.5, 3, 10 ** 30]
raises(TypeError, "'<' not supported between instances of 'str' and 'int'", [1, "a"].sort)
s = [3, 1, 2]
raises(ValueError, "list modified during sort", s.sort, key=lambda x: s.append(x) or x)
assert s == [1, 2, 3]

# tuple
assert hash((1, 2, 3)) == 529344067295497451 and hash(()) == 5740354900026072187
assert (1, 2) * 2 + (3,) == (1, 2, 1, 2, 3) and (1, 2, 3)[::-1] == (3, 2, 1)
raises(ValueError, "tuple.index(x): x not in tuple", ().index, 1)

# set: elements come out in CPython's order
assert list({3, 1, 2}) == [1, 2, 3] and list(set(range(20, 0, -3))) == [2, 5, 8, 11, 14, 17, 20]
assert {1, 2} | {3} == {1, 2, 3} and {1, 2, 3} - {2} == {1, 3} and {1, 2} ^ {2, 5} == {1, 5} and {1} < {1, 2}
assert hash(frozenset([1, 2, 3])) == -272375401224217160 and hash(frozenset()) == 133146708735736
assert {1} in {frozenset([1])} and type({1} | frozenset([2])) is set and type(frozenset([2]) | {1}) is frozenset
raises(KeyError, "'pop from an empty set'", set().pop)
raises(TypeError, "unsupported operand type(s) for |: 'set' and 'list'", lambda: {1} | [1])


def grow_set(s):
    for x in s:
        s.add(x + 10)


raises(RuntimeError, "Set changed size during iteration", grow_set, {1})

# range and slice
big = range(2 ** 70, 2 ** 70 + 10, 3)
assert len(big) == 4 and big[-1] == 2 ** 70 + 9 and list(reversed(big))[0] == big[3] and 2 ** 70 + 3 in big
assert range(0, 10, 3)[1:] == range(3, 12, 3) and range(0) == range(5, 5) and hash(range(3)) == hash((3, 0, 1))
raises(ValueError, "range() arg 3 must not be zero", range, 1, 2, 0)
raises(IndexError, "range object index out of range", range(3).__getitem__, 3)
assert slice(None, None, -1).indices(5) == (4, -1, -1) and slice(-2 ** 70, 2 ** 70).indices(5) == (0, 5, 1)
raises(ValueError, "slice step cannot be zero", [].__getitem__, slice(1, 2, 0))

# iterators
it = iter([1, 2, 3])
next(it)
assert it.__length_hint__() == 2 and it.__reduce__()[1:] == (([1, 2, 3],), 1)
a = [1]
it = iter(a)
assert list(it) == [1]
a.append(2)
assert list(it) == []
raises(ValueError, "zip() argument 2 is shorter than argument 1", list, zip([1], [], strict=True))
assert list(map(pow, [2, 3], [3, 2, 1])) == [8, 9] and list(enumerate("ab", 2 ** 63 - 1))[1][0] == 2 ** 63
print("ok")


# del of an item: what the message says depends on whether the type is a sequence to CPython and the key an index
class Plain:
    pass


for o, index, other in ((1, "does not", "does not"), (None, "does not", "does not"), ((1,), "doesn't", "does not"),
                        ("s", "doesn't", "does not"), (range(3), "doesn't", "does not"), (frozenset(), "doesn't", "does not"),
                        (Plain(), "doesn't", "does not"), (len, "does not", "does not")):
    for key, words in ((0, index), (True, index), (slice(1), other), (1.5, other)):
        raises(TypeError, f"'{type(o).__name__}' object {words} support item deletion", operator.delitem, o, key)
