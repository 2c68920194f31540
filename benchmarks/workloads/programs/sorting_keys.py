"""Sorting by keys: attrgetter, tuples, lambdas, comparison functions, rich comparison, a merge sort by hand."""
import bisect
import functools
import operator


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.text = text
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)


class Person:
    def __init__(self, name, age, city, score):
        self.name = name
        self.age = age
        self.city = city
        self.score = score


def people(n):
    seed = 31
    for _ in range(n):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        name = "".join(chr(97 + (seed >> k) % 26) for k in (3, 8, 13, 18))
        yield Person(name, seed >> 11 & 63, ("Oslo", "Lima", "Kyiv", "Rome")[seed >> 20 & 3], (seed >> 5) % 1000 / 8)


def merge_sort(items, less):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle], less), merge_sort(items[middle:], less)
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if less(right[j], left[i]):
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def compare(a, b):
    return (a.age > b.age) - (a.age < b.age) or (a.name > b.name) - (a.name < b.name)


def digest(items):
    value = 0
    for p in items:
        value = (value * 31 + p.age + ord(p.name[0])) % 1000003
    return value


def run():
    crowd = list(people(20_000))
    results = [
        digest(sorted(crowd, key=operator.attrgetter("age"))),
        digest(sorted(crowd, key=lambda p: (p.city, -p.score, p.name), reverse=True)),
        digest(sorted(crowd, key=functools.cmp_to_key(compare))),
        digest(merge_sort(crowd[:10_000], lambda a, b: a.score < b.score)),
    ]
    versions = [Version(f"{p.age % 4}.{p.age}.{int(p.score)}") for p in crowd[:6_000]]
    versions.sort()
    results.append(max(versions[:4_000]).text)
    ages = []
    for p in crowd:
        bisect.insort(ages, p.score)
    results.append(ages[10_000])
    groups = {}
    for p in sorted(crowd, key=lambda p: p.name):
        groups.setdefault(p.city, []).append(p.name)
    results.append({city: names[len(names) // 2] for city, names in sorted(groups.items())})
    return results


EXPECTED = [638825,
            617613,
            557260,
            233197,
            '2.42.98',
            62.375,
            {'Kyiv': 'mxgw', 'Lima': 'ngsq', 'Oslo': 'mudl', 'Rome': 'nbgx'}]
