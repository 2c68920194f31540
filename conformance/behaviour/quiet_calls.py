"""Calls that hot code makes without frames: whoever looks finds the frames all the same, and every way out is exact."""
import sys
import traceback


def seen():
    """The callers, innermost first: name, line within the function, variables."""
    frame, result = sys._getframe(1), []
    while frame and frame.f_code.co_name not in ("<module>", "work"):
        result.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno,
                       {k: v for k, v in frame.f_locals.items() if isinstance(v, (int, float))}))
        frame = frame.f_back
    return result


class Vec:
    def __init__(self, x, y):
        if x == 10_007:
            x = look(x)
        self.x = x
        self.y = y

    def __add__(self, other):
        if other.y == 77:
            return NotImplemented
        return Vec(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vec(self.x * factor, self.y * factor)

    @property
    def square(self):
        return self.x * self.x + self.y * self.y


class Late:
    y = 77

    def __radd__(self, other):
        return ("radd", seen()[:2])


log = []


def look(x):
    log.append(seen())
    return x


def leaf(a, b):
    if a == 10_001:
        look(a)
    if a == 10_003:
        raise ValueError(a)
    return a * 2 // b


def middle(a, b):
    c = a + 1
    d = leaf(c - 1, b)
    return c + d


def outer(values, b):
    total = 0
    for v in values:
        total = total + middle(v, b)
    return total


def vectors(values):
    total = Vec(0, 0)
    for v in values:
        total = total + Vec(v, 1) * 2
    return total.x, total.y, total.square


def warm():
    for _ in range(60):
        assert outer(range(50), 1) == 3725, outer(range(50), 1)
        assert vectors(range(50)) == (2450, 100, 6012500)


def frames_from_inside():
    log.clear()
    assert outer([3, 10_001, 4], 2) == 3 + 4 + 10_002 + 10_001 + 5 + 4
    assert [e[:2] for e in log[0][:5]] == [("look", 1), ("leaf", 2), ("middle", 2), ("outer", 3), ("frames_from_inside", 2)]
    assert log[0][1][2] == {"a": 10_001, "b": 2}
    assert log[0][2][2] == {"a": 10_001, "b": 2, "c": 10_002}
    assert log[0][3][2] == {"b": 2, "total": 7, "v": 10_001}
    log.clear()
    assert vectors([1, 10_007, 2]) == (20020, 6, 400800436)
    assert [e[:2] for e in log[0][1:3]] == [("__init__", 2), ("vectors", 3)], log
    log.clear()
    assert vectors([1, 10_007 / 2, 2])[0] == 10013.0
    assert [e[:2] for e in log[0][1:4]] == [("__init__", 2), ("__mul__", 1), ("vectors", 3)], log


def exceptions():
    for value, kind in ((10_003, ValueError), (None, TypeError)):
        try:
            outer([1, 2, value], 3)
        except kind as e:
            tb, steps = e.__traceback__, []
            while tb:
                f = tb.tb_frame
                steps.append((f.f_code.co_name, tb.tb_lineno - f.f_code.co_firstlineno, f.f_back and f.f_back.f_code.co_name))
                tb = tb.tb_next
            names = [n for n, _, _ in steps]
            assert names == ["exceptions", "outer", "middle", "leaf"][:len(names)] and len(names) >= 3
            assert [b for _, _, b in steps[1:]] == names[:-1], steps
            locals_of_outer = e.__traceback__.tb_next.tb_frame.f_locals
            assert locals_of_outer["v"] is value and locals_of_outer["total"] == 6, locals_of_outer
            assert [line for _, line in traceback.walk_tb(e.__traceback__)][1:] == [
                f.f_lineno for f, _ in traceback.walk_tb(e.__traceback__)][1:]
        else:
            raise AssertionError
    try:
        outer([5, 6], 0)
    except ZeroDivisionError as e:
        inner = e.__traceback__.tb_next.tb_next.tb_next.tb_frame
        assert (inner.f_locals, inner.f_back.f_locals) == ({"a": 5, "b": 0}, {"a": 5, "b": 0, "c": 6})
        assert inner.f_back.f_back.f_locals["total"] == 0
    else:
        raise AssertionError


def caught_within():
    def tries(a, b):
        try:
            return middle(a, b)
        except ZeroDivisionError:
            return -a

    def loop(divisors):
        return [tries(i, d) for i, d in enumerate(divisors)]

    for _ in range(40):
        assert loop([1] * 30)[-1] == 88
    assert loop([1, 0, 2, 0]) == [1, -1, 5, -3]


def other_operands():
    for _ in range(3):
        result = Vec(1, 2) + Late()
        assert result[0] == "radd" and [e[0] for e in result[1]] == ["__radd__", "other_operands"], result
    def add(a, b):
        return a + b
    for i in range(3000):
        assert add(Vec(i, 1), Vec(1, -i)).x == i + 1
    assert add(Vec(1, 2), Late())[0] == "radd"
    assert [e[0] for e in add(Vec(1, 2), Late())[1]] == ["__radd__", "add"]
    assert add(1, 2) == 3 and add("a", "b") == "ab"
    try:
        add(Vec(1, 2), 3)
    except AttributeError as e:
        assert e.__traceback__.tb_next.tb_next.tb_frame.f_back.f_code.co_name == "add"


def numbers_grow():
    assert outer([2**62, 2**63, -2**70], 1) == 3 + 3 * (2**62 + 2**63 - 2**70)
    assert vectors([2**62, 2**62])[0] == 2**64
    assert abs(outer([0.5, 1.25], 1) - (1.5 + 1 + 2.25 + 2)) < 1e-9


def constructors():
    class Bad:
        def __init__(self, x):
            self.x = x
            if x == 555:
                return x

    def make(n):
        return [Bad(i).x for i in range(n)]

    for _ in range(40):
        assert make(30)[-1] == 29
    try:
        make(600)
    except TypeError as e:
        assert str(e) == "__init__() should return None, not 'int'", e
    else:
        raise AssertionError


def replaced():
    def double(x):
        return x * 2

    def triple(x):
        return x * 3

    function = double

    def apply(n):
        total = 0
        for i in range(n):
            total += function(i)
        return total

    for _ in range(60):
        assert apply(50) == 2450
    function = triple
    for _ in range(60):
        assert apply(50) == 3675
    function = max
    assert apply.__name__ == "apply"
    triple.__code__ = (lambda x: x - 1).__code__
    function = triple
    assert apply(50) == 1175


def depth():
    """RecursionError comes at the same depth, however the calls are made."""
    def down(n):
        if n == 0:
            return 0
        return middle(n, 1) - middle(n, 1) + 1 + down(n - 1)

    def deepest():
        low, high = 1, 5000
        while low < high:
            n = (low + high + 1) // 2
            try:
                assert down(n) == n
                low = n
            except RecursionError:
                high = n - 1
        return low

    first = deepest()
    for _ in range(30):
        down(50)
    assert deepest() == first


def traced():
    events = []

    def tracer(frame, event, arg):
        if frame.f_code.co_name in ("leaf", "middle", "outer"):
            events.append((frame.f_code.co_name, event))
        return tracer

    sys.settrace(tracer)
    outer([1], 1)
    sys.settrace(None)
    assert events[:4] == [("outer", "call"), ("outer", "line"), ("outer", "line"), ("outer", "line")]
    assert ("leaf", "return") in events and ("middle", "return") in events


for test in (warm, frames_from_inside, exceptions, caught_within, other_operands, numbers_grow, constructors, replaced,
             depth, traced, warm, exceptions):
    test()
