"""What code that has been running for a while must still notice, and what must not show that it is hot: each check runs a
function often enough for `-X jit=now` to have compiled it, and changes something on the way."""
import sys

ROUNDS = 12


def each(f):
    """What the rounds give, or the exceptions they raise."""
    results = []
    for i in range(ROUNDS):
        try:
            results.append(f(i))
        except Exception as e:
            results.append((type(e).__name__, str(e)))
    return results


def code_and_defaults():
    def first(x, y=1):
        return x + y

    def second(x, y=1):
        return x * 100

    def step(i):
        if i == 5:
            first.__code__ = second.__code__
        if i == 8:
            first.__code__ = original
            first.__defaults__ = (10,)
        return first(1)

    original = first.__code__
    assert each(step) == [2] * 5 + [100] * 3 + [11] * 4

    def replaced(n):
        if n == 5:
            replaced.__code__ = (lambda n: replaced and "new").__code__
        return replaced(n + 1) if n < 8 else "old"

    assert replaced(0) == "new"


VALUE = 1


def globals_and_builtins():
    def read(i):
        global VALUE
        if i == 5:
            VALUE = "x"
        if i == 7:
            del VALUE
        if i == 9:
            VALUE = 2.5
        return VALUE

    assert each(read) == [1] * 5 + ["x"] * 2 + [("NameError", "name 'VALUE' is not defined")] * 2 + [2.5] * 3

    def shadow(i):
        global len
        if i == 5:
            len = lambda o: "shadow"
        if i == 8:
            del len
        return len([1, 2])

    assert each(shadow) == [2] * 5 + ["shadow"] * 3 + [2] * 4


def classes():
    class A:
        k = 1

        def m(self):
            return "A.m"

    class B(A):
        def m(self):
            return "B.m"

    a = A()

    def step(i):
        if i == 3:
            A.k = 2
        if i == 4:
            a.k = 3
        if i == 5:
            del a.k
        if i == 6:
            A.m = lambda self: "new"
        if i == 7:
            a.m = lambda: "own"
        if i == 8:
            del a.m
        if i == 9:
            a.__class__ = B
        if i == 10:
            A.k = property(lambda self: "property")
        return a.k, a.m()

    assert each(step) == [(1, "A.m")] * 3 + [(2, "A.m"), (3, "A.m"), (2, "A.m"), (2, "new"), (2, "own"), (2, "new"),
                                             (2, "B.m"), ("property", "B.m"), ("property", "B.m")]

    class Slots:
        __slots__ = "x", "y"

    def slots(i):
        s = Slots()
        s.x = i
        if i % 3:
            s.y = 1
        return s.x, s.y

    missing = "'classes.<locals>.Slots' object has no attribute 'y'"
    assert each(slots) == [(i, 1) if i % 3 else ("AttributeError", missing) for i in range(ROUNDS)]

    class Mapped(map):
        def __next__(self):
            return next(numbers)

    for i in range(ROUNDS):
        numbers = iter([1, 2])
        assert [x for x in Mapped(str, [5])] == [1, 2]

        def delegating():
            yield from Mapped(str, [5])

        numbers = iter([3])
        assert list(delegating()) == [3]


def variables():
    def deleted(i):
        x = i
        if i % 2:
            del x
        return x

    unbound = "UnboundLocalError", "cannot access local variable 'x' where it is not associated with a value"
    assert each(deleted) == [unbound if i % 2 else i for i in range(ROUNDS)]

    def changing(i):
        v = 0
        for k in range(20):
            if k == 10:
                v = v / 2
            elif k == 15:
                v = "ab"
            elif k < 15:
                v = v + k
            else:
                v = v + "c"
        return v, k

    assert each(changing) == [("abcccc", 19)] * ROUNDS

    def growing(i):
        x = 1
        for k in range(70):
            x = x * 3 + k
            y = (x if k % 2 else float(k)) + 1
        return x, y, -x >> 3, x % 1000003, (2 ** 63 - 1) + i, -(-2 ** 63)

    x = 1
    for k in range(70):
        x = x * 3 + k
    assert each(growing) == [(x, x + 1, -x >> 3, x % 1000003, 2 ** 63 - 1 + i, 2 ** 63) for i in range(ROUNDS)]

    def cells(i):
        total = 0
        functions = []
        for k in range(4):
            def f(q=k):
                nonlocal total
                total += q
                return total
            functions.append(f)
        results = [f() for f in functions]
        if i == 6:
            del total
            return functions[0]()
        return results, total

    names = "NameError", "cannot access free variable 'total' where it is not associated with a value in enclosing scope"
    assert each(cells) == [names if i == 6 else ([0, 1, 3, 6], 6) for i in range(ROUNDS)]


def exceptions():
    def nested(i):
        log = []
        for k in range(5):
            try:
                try:
                    if k == 1:
                        continue
                    if k == i % 7:
                        raise ValueError(k)
                    log.append(10 // (k - 3))
                except ValueError as e:
                    log.append(sys.exception() is e)
                    if i == 9:
                        raise KeyError(k) from e
                else:
                    log.append("else")
                finally:
                    log.append("f")
                    if i == 10 and k == 2:
                        break
            except ZeroDivisionError as e:
                log.append(type(e.__context__))
            except KeyError as e:
                log.append((repr(e.__cause__), e.__context__ is e.__cause__))
        return log, sys.exception()

    plain = [-4, "else", "f", "f", -10, "else", "f", "f", type(None), 10, "else", "f"]
    results = each(nested)
    assert results[1] == results[5] == results[6] == results[8] == (plain, None)
    assert results[2] == (plain[:4] + [True, "f", "f", type(None), 10, "else", "f"], None)
    assert results[3] == (plain[:7] + [True, "f", 10, "else", "f"], None)
    assert results[9] == (plain[:4] + [True, "f", ("ValueError(2)", True), "f", type(None), 10, "else", "f"], None)
    assert results[10] == (plain[:7], None)

    def reraised(x):
        try:
            try:
                if x:
                    raise ValueError(x)
            finally:
                y = 1
                y += 2
        finally:
            z = 2

    def blamed(i):
        try:
            reraised(3)
        except ValueError as e:
            tb = e.__traceback__.tb_next
            return tb.tb_lineno, tb.tb_frame.f_lineno, tb.tb_frame.f_lasti, tb.tb_lasti

    assert len(set(each(blamed))) == 1

    def leaf(a, b):
        return a / b

    def middle(a, b):
        c = a + 1
        return leaf(c, b)

    def traceback(i):
        try:
            return middle(i, 0 if i % 2 else 1)
        except ZeroDivisionError as e:
            found, tb = [], e.__traceback__.tb_next
            while tb:
                f = tb.tb_frame
                found.append((f.f_code.co_name, tb.tb_lineno - f.f_code.co_firstlineno, dict(f.f_locals), f.f_back.f_code.co_name))
                tb = tb.tb_next
            return found

    for i, r in enumerate(each(traceback)):
        if i % 2 == 0:
            assert r == i + 1
            continue
        names = [(e[0], e[1], e[3]) for e in r]
        assert names == [("middle", 2, "traceback"), ("leaf", 1, "middle")], names
        assert r[1][2] == {"a": i + 1, "b": 0} and r[0][2]["c"] == i + 1 and r[0][2]["b"] == 0

    depths = set()
    for i in range(5):
        depth = 0

        def nothing():
            return 1

        def deeper():
            nonlocal depth
            depth += nothing()
            deeper()

        try:
            deeper()
        except RecursionError as e:
            count, tb = 0, e.__traceback__
            while tb:
                count, tb = count + 1, tb.tb_next
            depths.add((depth, count))
    assert len(depths) == 1, depths


def generators():
    def tries(n):
        total = 0
        try:
            for i in range(n):
                try:
                    x = yield i * 1.0 + total
                    if x:
                        total += x
                except KeyError as e:
                    total = -100
                    yield "caught", e.args, sys.exception() is e
        finally:
            total += 1
            yield "finally"

    def use(i):
        g = tries(4)
        r = [next(g), g.send(i)]
        if i % 2:
            r.append(g.throw(KeyError(i)))
        return r + list(g)

    for i, r in enumerate(each(use)):
        assert r[:2] == [0.0, 1.0 + i]
        assert r[2:] == ([("caught", (i,), True), -98.0, -97.0, "finally"] if i % 2 else [2.0 + i, 3.0 + i, "finally"]), r


class Meddler:
    """Changes a variable of the code that uses it, whatever that does."""

    def meddle(self):
        sys._getframe(2).f_locals["a"] = "changed"

    def __bool__(self):
        self.meddle()
        return True

    def __neg__(self):
        self.meddle()

    def __contains__(self, item):
        self.meddle()
        return True

    def __hash__(self):
        self.meddle()
        return 1

    def __format__(self, spec):
        self.meddle()
        return ""

    def __iter__(self):
        self.meddle()
        return self

    def __next__(self):
        self.meddle()
        raise StopIteration


def changed_from_outside():
    m = Meddler()

    def branch(i):
        a = 1
        if m:
            return a

    def negative(i):
        a = 1
        -m
        return a

    def contains(i):
        a = 1
        return a if 1 in m else 0

    def sets(i):
        a = 1
        {m}
        return a

    def dicts(i):
        a = 1
        {m: 1}
        return a

    def formats(i):
        a = 1
        f"{m}"
        return a

    def inverts(i):
        a = 1
        not m
        return a

    def iterates(i):
        a = 1
        for x in m:
            pass
        return a

    def unpacks(i):
        a = 1
        [] = m
        return a

    for f in branch, negative, contains, sets, dicts, formats, inverts, iterates, unpacks:
        assert each(f) == ["changed"] * ROUNDS, f.__name__


def watched():
    events = []

    def tracer(frame, event, arg):
        # A callback of a weak reference may come at any time, and is traced like everything else.
        if frame.f_code.co_name in ("hot", "leaf", "profiled"):
            events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
        return tracer

    def leaf(i):
        return i + 1

    def hot(n, at):
        t = 0
        for i in range(n):
            t += leaf(i)
            if i == at:
                sys.settrace(tracer)
                sys._getframe().f_trace = tracer
            if i == at + 1:
                sys.settrace(None)
        return t

    def profiled(n, at):
        t = 0
        for i in range(n):
            t += leaf(ord("a"))
            if i == at:
                sys.setprofile(tracer)
            if i == at + 1:
                sys.setprofile(None)
        return t

    for _ in range(5):
        hot(10, 100)
        profiled(10, 100)
    hot(50, 30)
    assert events == [("hot", "line", 7), ("hot", "line", 2), ("hot", "line", 3), ("leaf", "call", 0), ("leaf", "line", 1),
                      ("leaf", "return", 1), ("hot", "line", 4), ("hot", "line", 7), ("hot", "line", 8)], events
    events.clear()
    profiled(50, 30)
    assert events == [("profiled", "c_call", 3), ("profiled", "c_return", 3), ("leaf", "call", 0), ("leaf", "return", 1),
                      ("profiled", "c_call", 7)], events


for check in (code_and_defaults, globals_and_builtins, classes, variables, exceptions, generators, changed_from_outside,
              watched):
    check()
