"""Building strings: join, format, replace, slices."""


def run():
    parts = []
    for i in range(12_000):
        parts.append(f"{i:05d}-" + str(i % 97).rjust(3, "."))
    text = ",".join(parts)
    fields = text.replace("-", ":").split(",")
    return len(text) + sum(len(f[1:-1]) for f in fields) + text.count("9,")


EXPECTED = 205112
