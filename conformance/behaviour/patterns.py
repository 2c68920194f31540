"""Regular expressions: the engine's corners."""
import re


def groups_and_backtracking():
    assert re.match(r"(?:(a)|b)*", "ab").span(1) == (0, 1)
    assert re.match(r"((a)|b)*", "ab").groups() == ("b", "a")
    assert re.match(r"(a*)*", "aab").span(1) == (2, 2)
    assert re.search(r"(?=(a+))a*b\1", "baaabac").groups() == ("a",)
    assert re.match(r"(a)?(?(1)b|c)", "c") and not re.match(r"(a)?(?(1)b|c)", "ac")
    assert re.match(r"(?>a+)ab", "aaab") is None and re.match(r"a++b", "aaab").end() == 4
    assert re.match(r"(?:ab){2,3}?", "ababab").end() == 4
    assert re.match(r"(a|ab)(c|bcd)(d*)", "abcd").groups() == ("a", "bcd", "")
    assert re.findall(r"(?<!a)b", "ab bb") == ["b", "b"] and re.sub(r"(?<=x)", "-", "axbx") == "ax-bx-"


def long_input_needs_no_deep_stack():
    text = "ab" * 100_000
    assert re.fullmatch(r"(?:a|b)*", text) and re.fullmatch(r"(?:(a)(b))+", text).lastindex == 2
    assert re.match(r"(?:.|\n)*?\Z", text).end() == len(text)
    assert re.match(r"((?:ab)*?)*$", "ab" * 1000)


def empty_matches():
    assert re.findall(r"x*", "axb") == ["", "x", "", ""]
    assert re.split(r"x*", "axbc") == ["", "a", "", "b", "c", ""] and re.sub(r"x*", "-", "abxd") == "-a-b--d-"
    assert [m.span() for m in re.finditer(r"", "ab")] == [(0, 0), (1, 1), (2, 2)]


def case_and_unicode():
    assert re.fullmatch(r"(?i)ſ", "S") and re.fullmatch(r"(?i)[k]", "\u212a") and not re.fullmatch(r"(?ai)k", "\u212a")
    assert re.findall(r"\w+", "héllo ٣x_") == ["héllo", "٣x_"] and re.findall(r"(?a)\w+", "héllo") == ["h", "llo"]
    assert re.search(".", "\U0001F600x").end() == 1
    assert re.findall("[\U0001F600-\U0001F64F]", "a\U0001F601") == ["\U0001F601"]
    assert re.findall(rb"\w", b"a\xe9") == [b"a"]


def replacing():
    assert re.sub(r"(?P<x>b)|(c)", r"<\g<x>\2>", "abc") == "a<b><c>"
    assert re.subn("a", "\\n", "aa", count=1) == ("\na", 1)
    assert re.sub("b", lambda m: m[0] * 2, "abab") == "abbabb" and re.sub("x", "y", bytearray(b"ab").decode()) == "ab"
    assert re.compile("(a)(b)?").match("a").expand(r"\1-\2") == "a-"


def objects():
    m = re.compile(r"(?P<first>\w)(\d)?", re.I).search("--a", 1)
    assert (m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs) == (1, 3, 1, "first", ((2, 3), (2, 3), (-1, -1)))
    assert m.groupdict() == {"first": "a"} and m.groups("?") == ("a", "?") and m["first"] == m[1] == m.group()
    assert repr(m) == "<re.Match object; span=(2, 3), match='a'>"
    assert repr(m.re) == r"re.compile('(?P<first>\\w)(\\d)?', re.IGNORECASE)" and m.re == re.compile(m.re.pattern, re.I)
    for bad in (3, "x", -1):
        try:
            m.group(bad)
        except IndexError as e:
            assert str(e) == "no such group"
        else:
            raise AssertionError(bad)
    try:
        re.match("a", b"a")
    except TypeError as e:
        assert str(e) == "cannot use a string pattern on a bytes-like object"
    else:
        raise AssertionError("no TypeError")


for test in (groups_and_backtracking, long_input_needs_no_deep_stack, empty_matches, case_and_unicode, replacing,
             objects):
    test()
