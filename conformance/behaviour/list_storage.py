"""Lists of ints and of floats are stored as numbers: nobody may notice, while lists change what they hold."""
import copy
import functools
import operator
import pickle
import threading

NAN = float("nan")
MARK = -0x7FFFFFFFFFFFFFFF                      # one of the ints that need not be special
BIG = 1 << 70


class Int(int):
    pass


class Float(float):
    pass


ODD = [True, False, None, "text", BIG, -BIG, Int(3), Float(2.5), NAN, MARK, -(1 << 63), (1 << 63) - 1, -0.0, 1.5, 7, ()]


def same(a, b):
    """Equal, of equal types, and with equal signs of zeros."""
    return len(a) == len(b) and all(type(x) is type(y) and (x is y or x == y) and repr(x) == repr(y)
                                    for x, y in zip(a, b))


def read(items, i):
    return items[i]


def store(items, i, v):
    items[i] = v


def total(items):
    n = 0
    for x in items:
        n += x
    return n


def doubled(items):
    return [x + x for x in items]


def collect(n, v):
    out = []
    for _ in range(n):
        out.append(v)
    return out


def swap(items, i, j):
    items[i], items[j] = items[j], items[i]


def every_direction():
    """Each way to put a value into a list, after the code is hot with ints and floats."""
    for start in ([1, 2, 3], [1.5, 2.5, 3.5], ["a", "b", "c"], []):
        for v in ODD:
            plain = tuple(start)
            items = list(plain)
            items.append(v)
            assert same(items, [*plain, v])
            if start:
                items = list(plain)
                store(items, 1, v)
                assert same(items, [plain[0], v, plain[2]])
                assert read(items, 1) is v or read(items, 1) == v
                assert type(read(items, 1)) is type(v)
                store(items, -3, v)
                swap(items, 0, -1)
                assert same(items, [plain[2], v, v])
            items = list(plain)
            items.insert(1, v)
            assert same(items, [*plain[:1], v, *plain[1:]])
            assert same(items.copy(), items) and same(items[:], items) and same(copy.copy(items), items)
            assert same(items[::-1], [*reversed(items)]) and same(items[::2], [x for i, x in enumerate(items) if i % 2 == 0])
            items = list(plain)
            items[1:2] = [v, v]
            assert same(items, [*plain[:1], v, v, *plain[2:]])
            items[::2] = [v] * len(items[::2])
            assert all(type(x) is type(v) for x in items[::2])
            assert same(list(plain) + [v], [*plain, v]) and same([v] + list(plain), [v, *plain])
            items = list(plain)
            items += [v]
            items += (v,)
            items.extend(iter([v]))
            assert same(items, [*plain, v, v, v])
            assert same(items * 2, [*items, *items]) and same([v] * 3, [v, v, v])
            items *= 2
            assert same(items, [*plain, v, v, v] * 2)
            assert v in items and items.index(v) <= len(plain) and items.count(v) >= 6
            removed = items.pop()
            assert type(removed) is type(v)
            items.reverse()
            assert same(items, [v, v, *reversed(plain), v, v, v, *reversed(plain)])
            if type(v).__module__ == "builtins":
                back = pickle.loads(pickle.dumps(items))
                assert repr(back) == repr(items) and [*map(type, back)] == [*map(type, items)]
            assert same(collect(5, v), [v, v, v, v, v])
            del items[::2]
            items.clear()
            assert items == []
            items.append(v)
            assert same(items, [v])


def hot_and_then_odd():
    ints, floats = list(range(100)), [i / 4 for i in range(100)]
    for _ in range(300):
        assert total(ints) == 4950 and total(floats) == 1237.5
        assert read(ints, 5) == 5 and read(floats, -1) == 24.75
        store(ints, 5, 5)
        store(floats, 5, 1.25)
        swap(ints, 3, 4)
        swap(ints, 4, 3)
        collect(20, 1)
        collect(20, 1.0)
        assert doubled(ints)[-1] == 198
    for v in (True, BIG, NAN, MARK, 0.5, Int(3), Float(2.5)):
        for items in (ints, floats):
            mixed = items[:]
            store(mixed, 50, v)
            assert read(mixed, 50) is v or read(mixed, 50) == v
            assert type(read(mixed, 50)) is type(v)
            expected = functools.reduce(operator.add, mixed, 0)
            assert repr(total(mixed)) == repr(expected), (total(mixed), expected)
            assert type(doubled(mixed)[50]) is type(v + v)
    for _ in range(2000):
        assert read(["a", "b"], 1) == "b" and read([1, 2], 1) == 2 and read([1.5, 2.5], 1) == 2.5


def ends():
    items = [1, 2, 3]
    for i in (3, -4, 1 << 40, -(1 << 40)):
        for act in (lambda: read(items, i), lambda: store(items, i, 1), lambda: store(items, i, 1.0)):
            try:
                act()
            except IndexError:
                pass
            else:
                raise AssertionError(i)
    it = iter(items)
    assert [*it] == [1, 2, 3]
    items.append(4)
    assert next(it, None) is None
    grown = []
    for x in items:
        grown.append(x)
        if x < 20:
            items.append(x + 10)
    assert grown == [1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24]
    for x in items:
        items[-1] = "end"                   # becomes a list of objects under the loop
    assert x == "end"
    for x in items[:-1]:
        items.clear()
    assert items == [] and x == 23


def comparisons():
    assert [1, 2, 3] < [1, 2, 4] and [1, 2] < [1, 2, 0] and [1.0, 2.0] == [1, 2] and [1, True] == [1, 1]
    assert [0.0] == [-0.0] and [1, 2, 3] != [1, 2, 3.5] and [MARK] == [MARK] and [MARK - 1] < [MARK]
    assert [NAN] == [NAN] and NAN in [1.0, NAN] and [1.0, NAN].index(NAN) == 1 and [1.0, NAN].count(NAN) == 1
    assert [1.0, NAN, 2.0] == [1.0, NAN, 2.0] and not [1.0, NAN] < [1.0, NAN] and [1.0, 2.0] >= [1.0, -2.0]
    assert True in [0, 1] and 1.0 in [0, 1] and 1 in [0.0, 1.0] and "1" not in [0, 1] and None not in [0.5]
    ints, floats = [(1 << 63) - 1, -1 << 63, 1], [2.0 ** 53, 2.0 ** 63]
    assert (1 << 53) + 1 not in floats and 1 << 53 in floats and (1 << 63) - 1 not in floats and 1 << 63 in floats
    assert -2.0 ** 63 in ints and 2.0 ** 63 not in ints and 1.5 not in ints and NAN not in ints and True in ints
    assert [2.5, 1.0].index(True) == 1 and [3, 0].index(False) == 1 and [3, 0, 0].count(-0.0) == 2
    assert BIG not in [1, 2] and [5, 6, 7, 6].index(6, 2) == 3 and MARK not in [1, 2] and [MARK].index(MARK) == 0
    class Any:
        def __eq__(self, other):
            return True
    assert Any() in [1, 2] and [1.5, 2.5].index(Any()) == 0 and [1, 2].count(Any()) == 2
    items = [3, 1, 2, 1]
    items.remove(1)
    assert items == [3, 2, 1]
    items.remove(2.0)
    assert items == [3, 1]


def sorting():
    assert sorted([3, -1, MARK, 2, 1 << 62]) == [MARK, -1, 2, 3, 1 << 62]
    assert repr(sorted([0.0, -1.5, -0.0, 0.0, 2.5])) == "[-1.5, 0.0, -0.0, 0.0, 2.5]"
    assert repr(sorted([-0.0, 0.0, 1.0], reverse=True)) == "[1.0, -0.0, 0.0]"
    assert sorted([2, 1.5, True, BIG]) == [True, 1.5, 2, BIG]
    assert sorted([5, 3, 4], reverse=True) == [5, 4, 3] and sorted([5, 3, 14], key=str) == [14, 3, 5]
    items = list(range(1000, 0, -1))
    items.sort(key=lambda x: x % 7)
    assert items[:3] == [994, 987, 980] and items[-1] == 6 and {*items} == {*range(1, 1001)}
    try:
        items.sort(key=lambda x: items.append(x) or x)
    except ValueError:
        assert len(items) == 1000
    else:
        raise AssertionError
    try:
        items.sort(key=lambda x: 1 // (x - 500))
    except ZeroDivisionError:
        assert {*items} == {*range(1, 1001)}
    else:
        raise AssertionError


def private_lists(seed, failures):
    try:
        for n in range(60):
            items = [seed + i for i in range(50)]
            for i in range(0, 50, 7):
                store(items, i, items[i] + 0.5 if n % 3 == 1 else str(i) if n % 3 == 2 else items[i])
            expected = [seed + i if i % 7 else seed + i + 0.5 if n % 3 == 1 else str(i) if n % 3 == 2 else seed + i
                        for i in range(50)]
            assert items == expected and [read(items, i) for i in range(50)] == expected
    except BaseException as e:
        failures.append(e)


def races():
    """Threads change one list's kind again and again; each item is one that somebody has put there."""
    failures = []
    shared = [0] * 64
    legal = {0, 1, 2, 0.5, 1.5, "x", MARK, True}
    stop = threading.Event()

    def change_once(n, seed):
        store(shared, (n * 7 + seed) % 64, (1, 0.5, "x", MARK, 2, 1.5, True)[(n + seed) % 7])
        if n % 10 == 0:
            shared[:] = [0] * 64
        elif n % 10 == 5:
            shared[:] = [0.5] * 64
        elif n % 25 == 7:
            shared.sort(key=str)

    def change(seed):
        try:
            for n in range(150):
                try:
                    change_once(n, seed)
                except (IndexError, ValueError):
                    pass                    # while it is sorted the list is empty, and nobody should change it
        except BaseException as e:
            failures.append(e)

    def look():
        try:
            while not stop.is_set():
                for x in shared:
                    assert x in legal, x
                for i in range(0, 64, 5):
                    try:
                        assert read(shared, i) in legal
                    except IndexError:
                        pass                # while it is sorted it is empty
        except BaseException as e:
            failures.append(e)

    threads = [threading.Thread(target=private_lists, args=(i, failures)) for i in range(3)]
    threads += [threading.Thread(target=change, args=(i,)) for i in range(3)]
    readers = [threading.Thread(target=look) for _ in range(2)]
    for t in threads + readers:
        t.start()
    for t in threads:
        t.join()
    stop.set()
    for t in readers:
        t.join()
    assert not failures, failures[0]


every_direction()
hot_and_then_odd()
every_direction()
ends()
comparisons()
sorting()
races()
every_direction()
