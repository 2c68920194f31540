"""str.format and %: the same format string again and again, with other values, and mistakes in it at their time."""


class Noted:
    """Tells when it was formatted."""

    def __init__(self, name, log):
        self.name, self.log = name, log

    def __format__(self, spec):
        self.log.append((self.name, spec))
        return f"<{self.name}:{spec}>"

    def __str__(self):
        self.log.append(self.name)
        return self.name

    def __getitem__(self, key):
        self.log.append(key)
        return key


def outcome(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for _ in range(3):
    for a, b in ((1, 2.5), ("x", "\u20ac"), ("\U0001f600", None), (True, 10**30)):
        assert "{} and {!r:>8}|{{}}".format(a, b) == f"{a} and {b!r:>8}|{{}}"
        assert "{1}{0}{1:}".format(a, b) == f"{b}{a}{b}"
        assert "{a[0]}{b.real}".format(a=[a], b=7) == f"{a}7"
        assert "%s-%r-%%" % (a, b) == f"{a}-{b!r}-%"
    log = []
    n = Noted("n", log)
    assert "{0:{1}}{0[key]}{0!s}".format(n, ">5") == "<n:>5>keyn" and log == [("n", ">5"), "key", "n"]

    # What comes before a mistake has been done when the mistake is found.
    log.clear()
    assert outcome("{0} {0:a} {".format, n) == "ValueError: Single '{' encountered in format string"
    assert log == [("n", ""), ("n", "a")]
    log.clear()
    assert outcome("{:x}{0}".format, n) == \
        "ValueError: cannot switch from automatic field numbering to manual field specification" and log == [("n", "x")]
    log.clear()
    assert outcome("{0[k]x}".format, n) == "ValueError: Only '.' or '[' may follow ']' in format field specifier"
    assert log == ["k"]
    assert outcome("{99999999999999999999}".format, n) == "ValueError: Too many decimal digits in format string"
    assert outcome("{2}".format, 1) == "IndexError: Replacement index 2 out of range for positional args tuple"
    assert outcome("{x}".format, y=1) == "KeyError: 'x'"
    assert outcome("{}".format_map, {}) == "ValueError: Format string contains positional fields"
    assert outcome("{:{:{}}}".format, 1, 2, 3) == "ValueError: Max string recursion exceeded"

    log.clear()
    assert outcome(lambda: "%s %s %" % (n, n)) == "ValueError: incomplete format" and log == ["n", "n"]
    log.clear()
    assert outcome(lambda: "%s %s" % n) == "TypeError: not enough arguments for format string" and log == ["n"]
    log.clear()
    assert outcome(lambda: "%s %d" % (n, n)) == "TypeError: %d format: a real number is required, not Noted"
    assert log == ["n"]
    log.clear()
    assert "%(k)s%(j)5s%%" % n == "k    j%" and log == ["k", "j"]
    assert outcome(lambda: "%(k)s%(j" % n) == "ValueError: incomplete format key"
    assert outcome(lambda: "%(k)*d" % {"k": 3}) == "TypeError: not enough arguments for format string", \
        outcome(lambda: "%(k)*d" % {"k": 3})
    assert outcome(lambda: "%(k)s" % 5) == "TypeError: format requires a mapping"
    assert outcome(lambda: "%*d" % ("a", 5)) == "TypeError: * wants int"
    assert outcome(lambda: "%s %y" % (1, 2)) == "ValueError: unsupported format character 'y' (0x79) at index 4"
    assert outcome(lambda: "%s" % (1, 2)) == "TypeError: not all arguments converted during string formatting"
    assert outcome(lambda: "%.99999999999s" % "a") == "ValueError: precision too big"
    assert "%-*.*f|%0*d|%+.3e|%#x|%c%c" % (9, 2, 3.14159, 6, -42, 12345.678, 255, 65, "\u20ac") == \
        "3.14     |-00042|+1.235e+04|0xff|A\u20ac"
    assert b"%s %5d %a %c" % (b"ab", 3, "\u20ac", 65) == b"ab     3 '\\u20ac' A"
    assert outcome(lambda: b"%d %y" % (1, 2)) == "ValueError: unsupported format character 'y' (0x79) at index 4"
