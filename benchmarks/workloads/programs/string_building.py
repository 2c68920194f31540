"""Text made piece by piece: +=, join, format in all three ways, StringIO, justified paragraphs, a CSV table."""
import io


ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def escaped(text):
    out = ""
    for c in text:
        if c == "\n":
            out += "\\n"
        elif c == "\u00e9":
            out += "&eacute;"
        elif c in ENTITIES:
            out += ENTITIES[c]
        else:
            out += c
    return out


def justified(words, width):
    line, length = [], 0
    for word in words:
        if length + len(line) + len(word) > width:
            gaps = len(line) - 1
            spaces = width - length
            if gaps:
                every, extra = divmod(spaces, gaps)
                text = ""
                for i, w in enumerate(line[:-1]):
                    text += w + " " * (every + (i < extra))
                yield text + line[-1]
            else:
                yield line[0].center(width, ".")
            line, length = [], 0
        line.append(word)
        length += len(word)
    yield " ".join(line).ljust(width)


def table(rows):
    out = io.StringIO()
    for row in rows:
        for i, cell in enumerate(row):
            if i:
                out.write(",")
            text = str(cell)
            if "," in text or '"' in text:
                text = '"' + text.replace('"', '""') + '"'
            out.write(text)
        out.write("\r\n")
    return out.getvalue()


NUMERALS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
            (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(n):
    text = ""
    for value, letters in NUMERALS:
        while n >= value:
            text += letters
            n -= value
    return text


def run():
    words = [roman(n) for _ in range(4) for n in range(1, 3_999)]
    paragraph = "\n".join(justified(words, 60))
    markup = ""
    for line in paragraph.split("\n"):
        markup += escaped(f"<p>{line}</p> caf\u00e9 & more\n")
    lines = []
    for n, word in enumerate(words):
        lines.append("%-20s|%6d|%08.3f|%x" % (word, n, n / 7, n * n))
        lines.append("{0:>20}|{1:+d}|{2:.2e}|{1:#o}".format(word, n, n * 1.5))
        lines.append(f"{word!r:^24}|{n:,}|{n / 3:10.4f}|{n % 2 == 0}")
    report = "\n".join(lines)
    csv = table((n, w, w[::-1].upper(), f'{w},"{n}"') for n, w in enumerate(words))
    reversed_words = " ".join(w[::-1] for w in paragraph.split())
    swapped = paragraph.swapcase().replace("XI", "-").partition("-")[2]
    checksum = 0
    for text in (markup, report, csv, reversed_words, swapped):
        for i in range(0, len(text), 7):
            checksum = (checksum * 31 + ord(text[i])) % 1000003
    return len(markup), len(report), len(csv), len(swapped), checksum


EXPECTED = (248872, 2181531, 689496, 141138, 818096)
