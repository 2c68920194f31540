"""Searching, splitting and substituting with re over a synthetic server log."""
import re

METHODS = ("GET", "POST", "PUT", "DELETE")


def log(lines):
    seed = 7
    for i in range(lines):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        user = f"user{seed >> 20 & 63}" if seed & 256 else "-"
        yield (f'10.{seed >> 8 & 3}.{seed >> 12 & 15}.{seed >> 16 & 255} - {user} [{i % 28 + 1:02d}/Nov/2026:{i // 60 % 24:02d}:'
               f'{i % 60:02d}:00 +0000] "{METHODS[seed >> 28 & 3]} /shop/{seed >> 9 & 31}/item-{seed >> 5 & 7}.html?q=a%20b'
               f'&page={seed >> 18 & 15} HTTP/1.1" {(200, 200, 304, 404, 500)[(seed >> 11) % 5]} {seed >> 7 & 0xFFFF}')


LOG = "\n".join(log(6_000))
LINE = re.compile(r'(?P<host>\d+(?:\.\d+){3}) - (?P<user>\S+) \[(?P<day>\d\d)/(?P<month>\w{3})/(?P<year>\d{4}):(?P<time>[\d:]+) '
                  r'[+-]\d{4}\] "(?P<method>[A-Z]+) (?P<path>[^ ?"]*)(?:\?(?P<query>[^ "]*))? HTTP/[\d.]+" (?P<status>\d{3}) '
                  r'(?P<size>\d+|-)$', re.MULTILINE)
ITEM = re.compile(r"^/(\w+)/(\d+)/item-([0-7])\.(?:html?|php)$")
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
REPEATED = re.compile(r"(\w)\1")
GREEDY = re.compile(r"(?:[a-z]+[0-9]*[.:/-]?)+=(\d+)", re.IGNORECASE)


def run():
    hosts, pages, size, errors = {}, {}, 0, 0
    for match in LINE.finditer(LOG):
        fields = match.groupdict()
        hosts[fields["host"][:6]] = hosts.get(fields["host"][:6], 0) + 1
        if fields["status"] == "200":
            size += int(fields["size"])
        errors += fields["status"][0] in "45"
        item = ITEM.match(fields["path"])
        if item:
            pages[item.group(2, 3)] = pages.get(item.group(2, 3), 0) + 1
        query = ESCAPE.sub(lambda m: chr(int(m[1], 16)), fields["query"])
        size += len(re.split(r"[&;=]", query))
    doubled = len(REPEATED.findall(LOG))
    plain = re.sub(r"\d+", "#", LOG)
    numbers = sum(int(n) for n in GREEDY.findall(LOG))
    return sorted(hosts.items()), len(pages), size, errors, doubled, len(plain), numbers


EXPECTED = ([('10.0.0', 110),
             ('10.0.1', 670),
             ('10.0.2', 94),
             ('10.0.3', 91),
             ('10.0.4', 97),
             ('10.0.5', 96),
             ('10.0.6', 72),
             ('10.0.7', 87),
             ('10.0.8', 87),
             ('10.0.9', 94),
             ('10.1.0', 104),
             ('10.1.1', 633),
             ('10.1.2', 92),
             ('10.1.3', 97),
             ('10.1.4', 89),
             ('10.1.5', 93),
             ('10.1.6', 93),
             ('10.1.7', 106),
             ('10.1.8', 102),
             ('10.1.9', 84),
             ('10.2.0', 110),
             ('10.2.1', 656),
             ('10.2.2', 89),
             ('10.2.3', 91),
             ('10.2.4', 78),
             ('10.2.5', 89),
             ('10.2.6', 103),
             ('10.2.7', 85),
             ('10.2.8', 100),
             ('10.2.9', 99),
             ('10.3.0', 82),
             ('10.3.1', 669),
             ('10.3.2', 90),
             ('10.3.3', 84),
             ('10.3.4', 95),
             ('10.3.5', 105),
             ('10.3.6', 81),
             ('10.3.7', 105),
             ('10.3.8', 106),
             ('10.3.9', 92)],
            256,
            78748798,
            2407,
            33918,
            521907,
            45678)
