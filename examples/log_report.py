"""Reports on a web server's log: regular expressions, datetime, collections, json.

usage: log_report.py [--lines N] [--seed S] [--json] [LOG]

Without LOG it makes one up from the seed, so that the report is always the same.
"""
import argparse
import collections
import datetime
import json
import random
import re
import sys

LINE = re.compile(
    r'(?P<host>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] '
    r'"(?P<method>[A-Z]+) (?P<path>[^ "]+)(?: HTTP/(?P<version>[\d.]+))?" '
    r'(?P<status>\d{3}) (?P<size>\d+|-) "(?P<referrer>[^"]*)" "(?P<agent>[^"]*)"'
)
TIME = "%d/%b/%Y:%H:%M:%S %z"


def make_up(lines, seed):
    """Yield the lines of a plausible log."""
    rng = random.Random(seed)
    now = datetime.datetime(2025, 3, 1, tzinfo=datetime.timezone.utc)
    paths = ["/", "/index.html", "/api/items", "/api/items/{}", "/static/app.{}.js", "/login", "/search?q={}"]
    agents = ["Mozilla/5.0 (X11; Linux x86_64)", "curl/8.5.0", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)"]
    for _ in range(lines):
        now += datetime.timedelta(seconds=rng.expovariate(0.2))
        path = rng.choice(paths).format(rng.randrange(1000))
        status = rng.choices([200, 304, 404, 500, 301], [80, 8, 7, 2, 3])[0]
        size = "-" if status == 304 else str(int(rng.lognormvariate(8, 1.2)))
        if rng.random() < 0.005:
            yield "?? damaged line ??"
            continue
        yield (f'10.{rng.randrange(4)}.{rng.randrange(256)}.{rng.randrange(256)} - '
               f'{rng.choice(["-", "ann", "bob"])} [{now.strftime(TIME)}] '
               f'"{rng.choice(["GET"] * 6 + ["POST"])} {path} HTTP/1.1" {status} {size} '
               f'"-" "{rng.choice(agents)}"')


def report(lines):
    """Read log lines and return the report as plain data."""
    by_status = collections.Counter()
    by_hour = collections.defaultdict(int)
    by_path = collections.defaultdict(lambda: [0, 0])
    damaged, first, last = 0, None, None
    for line in lines:
        match = LINE.fullmatch(line)
        if not match:
            damaged += 1
            continue
        when = datetime.datetime.strptime(match["time"], TIME)
        first, last = first or when, when
        by_status[int(match["status"])] += 1
        by_hour[when.replace(minute=0, second=0)] += 1
        entry = by_path[re.sub(r"\d+", "*", match["path"])]
        entry[0] += 1
        entry[1] += 0 if match["size"] == "-" else int(match["size"])
    busiest = max(by_hour.items(), key=lambda item: (item[1], item[0]))
    return {
        "requests": sum(by_status.values()),
        "damaged": damaged,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "status": dict(sorted(by_status.items())),
        "busiest hour": {"hour": busiest[0].isoformat(), "requests": busiest[1]},
        "paths": [
            {"path": path, "requests": n, "bytes": size}
            for path, (n, size) in sorted(by_path.items(), key=lambda item: (-item[1][0], item[0]))
        ],
    }


def main():
    parser = argparse.ArgumentParser(description="Summarise a web server's log.")
    parser.add_argument("log", nargs="?", help="a log in the combined format")
    parser.add_argument("--lines", type=int, default=20_000, help="how many lines to make up")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    args = parser.parse_args()
    if args.log:
        with open(args.log, encoding="utf-8") as file:
            data = report(line.rstrip("\n") for line in file)
    else:
        data = report(make_up(args.lines, args.seed))
    if args.json:
        json.dump(data, sys.stdout, indent=2)
        print()
        return
    print(f"{data['requests']:,} requests from {data['from']} to {data['to']}, {data['damaged']} damaged lines")
    for status, n in data["status"].items():
        print(f"  {status} {n:7,d} {'#' * round(60 * n / data['requests'])}")
    print(f"busiest hour: {data['busiest hour']['hour']} with {data['busiest hour']['requests']} requests")
    for entry in data["paths"]:
        print(f"  {entry['path']:<20} {entry['requests']:7,d} {entry['bytes'] / 1024:12,.1f} KiB")


if __name__ == "__main__":
    main()
