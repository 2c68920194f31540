"""A hand-written scanner for a small language, character by character, and a parser on top that evaluates."""

SOURCE = """
# areas and sums
let width = 12; let height = 0x1F; let name = "box \\"one\\"";
func area(w, h) { return w * h + 0.5e1 - (w % 7); }
if (width >= 10 && name != "") { total = area(width, height) << 2; } else { total = -1; }
while (total > 100) { total = total / 3 - width; count += 1; } /* until
small */ print(total, count, "done\\n");
""" * 200
KEYWORDS = frozenset(("let", "func", "return", "if", "else", "while", "print"))
DOUBLE = frozenset((">=", "<=", "==", "!=", "&&", "||", "<<", ">>", "+=", "-="))
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class Token:
    __slots__ = ("kind", "value", "line", "column")

    def __init__(self, kind, value, line, column):
        self.kind = kind
        self.value = value
        self.line = line
        self.column = column


class Scanner:
    def __init__(self, text):
        self.text = text
        self.at = 0
        self.line = 1
        self.line_start = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.skip_blanks()
        if self.at >= len(self.text):
            raise StopIteration
        start = self.at
        c = self.text[start]
        if c.isalpha() or c == "_":
            kind, value = self.word()
        elif c.isdigit():
            kind, value = self.number()
        elif c == '"':
            kind, value = "string", self.string()
        elif self.text[start:start + 2] in DOUBLE:
            self.at += 2
            kind, value = "operator", self.text[start:start + 2]
        else:
            self.at += 1
            kind, value = "operator", c
        return Token(kind, value, self.line, start - self.line_start)

    def skip_blanks(self):
        text, end = self.text, len(self.text)
        while self.at < end:
            c = text[self.at]
            if c == "\n":
                self.line += 1
                self.line_start = self.at + 1
                self.at += 1
            elif c == " ":
                self.at += 1
            elif c == "#":
                while self.at < end and text[self.at] != "\n":
                    self.at += 1
            elif c == "/" and text.startswith("/*", self.at):
                stop = text.index("*/", self.at)
                self.line += text.count("\n", self.at, stop)
                self.at = stop + 2
            else:
                break

    def word(self):
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] == "_"):
            self.at += 1
        word = self.text[start:self.at]
        return ("keyword" if word in KEYWORDS else "name"), word

    def number(self):
        text, start = self.text, self.at
        if text.startswith("0x", start):
            self.at += 2
            while text[self.at] in "0123456789abcdefABCDEF":
                self.at += 1
            return "number", int(text[start:self.at], 16)
        real = False
        while text[self.at].isdigit() or text[self.at] in ".e":
            real = real or not text[self.at].isdigit()
            self.at += 1
        digits = text[start:self.at]
        return "number", float(digits) if real else int(digits)

    def string(self):
        parts = []
        self.at += 1
        while (c := self.text[self.at]) != '"':
            if c == "\\":
                self.at += 1
                c = ESCAPES[self.text[self.at]]
            parts.append(c)
            self.at += 1
        self.at += 1
        return "".join(parts)


def run():
    checksum = 0
    for _ in range(4):
        kinds = {}
        for token in Scanner(SOURCE):
            kinds[token.kind] = kinds.get(token.kind, 0) + 1
            checksum = (checksum * 33 + token.line * 7 + token.column + len(str(token.value))) % 1000003
    return sorted(kinds.items()), checksum


EXPECTED = ([('keyword', 1800), ('name', 4600), ('number', 2000), ('operator', 10400), ('string', 600)], 311933)
