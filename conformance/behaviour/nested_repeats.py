"""Patterns with repeats in repeats: what has failed at a position once may be known to fail there, but only there."""
import re

words = "alpha beta42 x=17 gamma.delta:9/eps=3 == aaaaaaaaaaaaaaa a=b=5 " * 20
assert re.findall(r"(?:[a-z]+[0-9]*[.:/-]?)+=(\d+)", words) == ["17", "3", "5"] * 20
assert len(re.findall(r"(?:[A-Z]+[0-9]*[.:/-]?)+=\d", words, re.I)) == 60
assert re.sub(r"(?:(?:a|al|p)+h?)+a", "<>", words).count("<>") == 40
assert [m.span() for m in re.finditer(r"(?:\w+\s?)+=", "one two three= four five = six seven")] == [(0, 14), (15, 26)]

# Groups keep what the last iteration of the way that succeeded matched.
m = re.search(r"((\w+) ?)+:(\d)", "aa bb cc dd ee ff gg hh x aa bb cc:5")
assert m.groups() == ("cc", "cc", "5") and m.start() == 0
assert re.fullmatch(r"(?:(a)|(b)|ab)+c", "ababababababababc").groups() == ("a", "b")
assert re.findall(r"(?:(a+)|b)+c", "aab" * 12 + "c" + "aab" * 12 + "d") == ["aa"]

# The number of iterations, what is looked for around, and back references make a difference.
text = "ab" * 9
assert re.fullmatch(r"(?:ab|a|b){9,}", text) and re.fullmatch(r"(?:ab|a|b){18,}", text)
assert re.fullmatch(r"(?:ab|a|b){19,}", text) is None and re.fullmatch(r"(?:ab|a|b){,8}", text) is None
assert re.fullmatch(r"(?:(?:ab|a|b){3})+", text) and not re.fullmatch(r"(?:(?:ab|aba){5})+", text)
assert re.search(r"(?:a|b|ab)+(?<=bab)(?!a)$", text).span() == (0, 18)
assert re.search(r"(?=(?:a|ab|b)+c)ab", text) is None and re.search(r"(?!(?:a|ab|b)+c)ab", text).start() == 0
assert re.search(r"(?>(?:a|b)+)b", text * 2) is None and re.search(r"(?:a|b)++b", text * 2) is None
assert re.search(r"(a|ab|b)+c\1", text + "ca") is None and re.search(r"(a|ab|b)+c\1", text + "cab").end() == 21
assert re.search(r"(a|ab|b)+c\1", text + "cb").end() == 20
assert re.match(r"(?:(a)|b|ab)+(?(1)c|d)", text + "c").end() == 19
assert re.match(r"(?:(x)|b|ab|a)+(?(1)c|d)", text + "c") is None

# Iterations that match nothing, lazy ones, matches that may not be empty, ends of the slice.
assert re.findall(r"(?:a*)*b", "aaaaaaaaaaaaaaac aab") == ["aab"]
assert re.findall(r"(?:a|b|)+?c", "abababababababababx abc") == ["abc"]
assert re.findall(r"(?:a|(?:b|c)+)*", "abcbcaxbc") == ["abcbca", "", "bc", ""]
p = re.compile(r"(?:a|aa)+(?=b|$)")
assert p.match("a" * 15 + "c") is None and p.match("a" * 15 + "c", 0, 15).end() == 15 and p.match("a" * 15 + "b", 3).end() == 15
assert p.findall(("a" * 12 + "c") * 3 + "aab") == ["aa"]
s = p.scanner(("a" * 12 + "c") * 3 + "aab")
assert s.search().span() == (39, 41) and s.search() is None
assert re.compile(rb"(?:[a-z]+\d?)+;").findall(b"abcdefghijkl1mn abc;" * 3) == [b"abc;"] * 3

# Characters beyond Latin-1, and case.
assert re.findall(r"(?:[\u0430-\u044f]+-?)+!", "\u0410\u0411-\u0432\u0413! \u0430\u0431\u0432\u0433\u0434\u0435", re.I) == ["\u0410\u0411-\u0432\u0413!"]
assert re.findall(r"[k]+s", "\u212aK\u017f ks", re.I) == ["\u212aK\u017f", "ks"]
assert re.findall(r"[k]+s", "\u212aK\u017f ks", re.I | re.A) == ["ks"]
assert re.findall("(?:\U0001f600+|x)+y", "\U0001f600x\U0001f600y" + "\U0001f600" * 12) == ["\U0001f600x\U0001f600y"]
