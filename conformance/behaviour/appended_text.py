"""Strings that grow in a loop: every reader sees the text as it is at that moment, and whoever keeps it, keeps it."""
import sys


def grow(n, piece):
    s = ""
    for i in range(n):
        s += piece
    return s


def grow_by_plus(n, piece):
    s = "<"
    for i in range(n):
        s = s + piece
    return s


def kept(n):
    s, all_of_them = "", []
    for i in range(n):
        s += "abcdefgh"
        if i % 10 == 0:
            all_of_them.append(s)
    return s, all_of_them


def read(n):
    s, lengths, last, found = "", 0, "", 0
    for i in range(n):
        s += chr(97 + i % 26)
        lengths += len(s)
        last += s[-1]
        found += "zab" in s
        if s == "":
            return "never"
    return s, lengths, last, found


def doubled(n):
    s = "ab"
    for i in range(n):
        s += s
        if len(s) > 3000:
            t = s
            s = s[:5]
            assert len(t) > 3000
            s += t
            s = s[:2]
    return s


def callers_text():
    return sys._getframe(1).f_locals["s"]


def seen(n):
    s, sizes = "", []
    for i in range(n):
        s += "0123456789"
        if i % 7 == 0:
            sizes.append(len(callers_text()))
    return s, sizes


def replace_callers_text(text):
    sys._getframe(1).f_locals["s"] = text


def replaced(n):
    s = ""
    for i in range(n):
        s += "0123456789"
        if len(s) > 1500:
            replace_callers_text("new" * 300)
    return s


def failing(n):
    s, errors = "x" * 600, 0
    for i in range(n):
        try:
            s += "y" if i % 50 else i
        except TypeError as e:
            assert str(e) == 'can only concatenate str (not "int") to str', e
            assert e.__traceback__.tb_frame.f_locals["s"] == "x" * 600 + "y" * (i - errors)
            errors += 1
    return s, errors


def raising(n):
    s = ""
    for i in range(n + 1):
        s += "0123456789"
        if i == n:
            raise ValueError


class Strange(str):
    def __radd__(self, other):
        return len(other)


def mixed(n, pieces):
    s = ""
    for i in range(n):
        s += pieces[i % len(pieces)]
        if isinstance(s, int):
            s = str(s) + "." * 600
    return s


def deleted(n):
    s = ""
    for i in range(n):
        s += "a" * 300
        if i == n - 1:
            del s
    try:
        s += "b"
    except UnboundLocalError as e:
        return str(e)


def in_cell(n):
    s = ""

    def text():
        return s
    for i in range(n):
        s += "abc"
        if i % 100 == 0:
            assert len(text()) == 3 * i + 3
    return s


def yielded(n):
    s = ""
    for i in range(n):
        s += "abc"
        yield s


def two(n):
    s = t = ""
    for i in range(n):
        s += "a"
        t += s if len(s) < 900 else "b"
        u = s
        s += "c"
        assert len(u) == len(s) - 1
    return s, t, u


def on_the_stack(n):
    s = "-" * 600
    out = []
    for i in range(n):
        out.append((s, (s := s + "a"), s))
    return [(len(a), len(b), b is c) for a, b, c in out]


def numbers_too(n):
    s = 0
    for i in range(n):
        if i == 300:
            s = ""
        s += 1 if i < 300 else "12345"
    return s


for _ in range(4):
    for n in (0, 3, 700, 2000):
        for piece in ("a", "word ", "\u00e9", "\u20ac", "\U0001f600"):
            assert grow(n, piece) == piece * n
            assert grow_by_plus(n, piece) == "<" + piece * n
        s, some = kept(n)
        assert s == "abcdefgh" * n and some == ["abcdefgh" * (i + 1) for i in range(0, n, 10)]
        s, lengths, last, found = read(n)
        assert s == last == ("abcdefghijklmnopqrstuvwxyz" * 100)[:n] and lengths == n * (n + 1) // 2
        assert found == max(0, n - 27)
        s, sizes = seen(n)
        assert s == "0123456789" * n and sizes == [10 * i + 10 for i in range(0, n, 7)]
        assert deleted(n + 1) == "cannot access local variable 's' where it is not associated with a value"
        assert in_cell(n) == "abc" * n
        assert [len(t) for t in yielded(n)] == list(range(3, 3 * n + 1, 3))
        try:
            raising(n)
        except ValueError as e:
            assert e.__traceback__.tb_next.tb_frame.f_locals["s"] == "0123456789" * (n + 1)
    assert doubled(99) == "ab" and doubled(102) == "ab" * 8
    s = replaced(400)
    assert s.startswith("newnew") and 900 <= len(s) <= 1510
    s, errors = failing(1000)
    assert errors == 20 and s == "x" * 600 + "y" * 980
    assert mixed(3000, ["abc", "\u20ac"]) == "abc\u20ac" * 1500
    assert mixed(3000, ["abc"] * 999 + [Strange("!")]) == "3601" + "." * 600
    s, t, u = two(1500)
    assert s == "ac" * 1500 and u == s[:-1] and t.endswith("b" * 1000)
    assert on_the_stack(600) == [(600 + i, 601 + i, True) for i in range(600)]
    assert numbers_too(250) == 250 and numbers_too(900) == "12345" * 600
    assert grow(600, "\u00e9") + grow(600, "\u20ac") == "\u00e9" * 600 + "\u20ac" * 600


def traced(n):
    s = ""
    for i in range(n):
        s += "abc"
        if i == n - 5:
            sys._getframe().f_trace = trace
            sys.settrace(trace)
    sys.settrace(None)
    return s


def trace(frame, event, arg):
    if event == "line" and "i" in frame.f_locals:
        sizes.add((frame.f_locals["i"], len(frame.f_locals["s"])))
    return trace


if sys.gettrace() is None:
    for _ in range(3):
        sizes = set()
        assert traced(1000) == "abc" * 1000
        assert (999, 3000) in sizes and (998, 2997) in sizes
