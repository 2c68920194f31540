"""Tuples as keys of dicts and sets: hashes that are known already, equality of plain items, and items that are not plain."""


def counted(n):
    counts = {}
    for i in range(n):
        key = i % 7, i % 5
        counts[key] = counts.get(key, 0) + 1
    return counts


def collected(n):
    seen = set()
    for i in range(n):
        key = str(i % 7), (i % 5, None)
        if key not in seen:
            seen.add(key)
    return seen


for _ in range(300):
    c = counted(70)
    assert len(c) == 35 and set(c.values()) == {2} and c[3, 3] == 2
    assert len(collected(70)) == 35

key = 2**61 - 1, -1
assert hash(key) == hash((0, -2)) == hash(key) and key != (0, -2)
d = {key: 1, (0, -2): 2}
assert d[2**61 - 1, -1] == 1 and d[0, -2] == 2 and len(d) == 2
for n in (0, 1, -1, -2, 2**61 - 2, 2**61 - 1, 2**61, -2**61, 1 - 2**61, 2**63 - 1, -2**63):
    expected = (-1 if n < 0 else 1) * (abs(n) % (2**61 - 1))
    assert hash(n) == (-2 if expected == -1 else expected) == hash(float(n)) or float(n) != n
assert {(1, 2): "a"}[1.0, True + 1] == "a" and (1, "x") in {(True, "x")}
assert (1, 2) != (1, 2, 3) and (1, 2) not in {(1, 2, 3)} and () in {()}
nan = float("nan")
assert (nan, 1) in {(nan, 1)}


class Key:
    """Its hash and equality can be watched, and change."""

    def __init__(self, h):
        self.h = h
        self.asked = 0

    def __hash__(self):
        self.asked += 1
        return self.h

    def __eq__(self, other):
        return self.h == getattr(other, "h", other)


k = Key(5)
t = k, 1
assert hash(t) == hash((5, 1)) and hash(t) == hash((5, 1)) and k.asked == 2
k.h = 6
assert hash(t) == hash((6, 1)) and k.asked == 3
outer = ("x", t), 2
assert hash(outer) == hash((("x", (6, 1)), 2))
k.h = 7
assert hash(outer) == hash((("x", (7, 1)), 2)) and k.asked == 5
d = {t: "t"}
assert d[Key(7), 1] == "t" and (Key(8), 1) not in d
for _ in range(2):
    try:
        hash((1, []))
    except TypeError as e:
        assert str(e) == "unhashable type: 'list'"
    else:
        raise AssertionError
big = (1,) * 100
assert hash(big) == hash((1,) * 100) == hash(big)


class Sub(tuple):
    def __eq__(self, other):
        return "never equal" == other

    def __hash__(self):
        return hash(tuple(self))


assert Sub((1, 2)) not in {(1, 2)} and (1, 2) not in {Sub((1, 2))} and hash(Sub((1, 2))) == hash((1, 2))

# A set or dict that had a foreign key has none once it was rebuilt without it.
s = {Key(1), 1, 2}
s.discard(Key(1))
s.update(range(100))
assert len(s) == 100 and 7 in s
