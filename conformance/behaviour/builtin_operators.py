"""Operators of builtin types in hot code: the types seen there, then others; NotImplemented, subclasses, exceptions."""
import decimal

D = decimal.Decimal


def add(a, b):
    return a + b


def union(a, b):
    a |= b
    return a


def less(a, b):
    return a < b


def chosen(a, b):
    return a if a < b else b


def equal(a, b):
    return a == b


def power(a, b):
    return a ** b


def outcome(f, a, b):
    try:
        return f(a, b)
    except (TypeError, ArithmeticError) as e:
        return type(e).__name__, str(e)


class Right(D):
    def __radd__(self, other):
        return "radd"

    def __gt__(self, other):
        return "gt"


class Other:
    def __radd__(self, other):
        return "other"

    def __ror__(self, other):
        return "ror"

    def __gt__(self, other):
        return ["true"]

    def __eq__(self, other):
        return []


class Words(list):
    def __radd__(self, other):
        return "words"


def check_arithmetic():
    for _ in range(3000):
        assert add(D("1.5"), D("2")) == D("3.5")
    assert add(D(1), 2) == 3 and add(D(1), Right(2)) == "radd" and add(D(1), Other()) == "other"
    assert outcome(add, D(1), "x") == ("TypeError", "unsupported operand type(s) for +: 'decimal.Decimal' and 'str'")
    assert outcome(add, D(1), 1.5)[0] == "TypeError" and outcome(add, D("sNaN"), D(1))[0] == "InvalidOperation"
    assert add((1,), (2,)) == (1, 2) and add(1, 2) == 3 and add(Right(1), D(1)) == 2
    for _ in range(3000):
        assert power(D(2), D(3)) == 8
    assert power(D(2), 3) == 8 and power(2, D(3)) == 8 and outcome(power, D(2), [])[0] == "TypeError"
    for _ in range(3000):
        assert outcome(add, D(1), None)[0] == "TypeError"


def join(a, b):
    return a + b


def check_sequences():
    for _ in range(3000):
        assert join([1], [2]) == [1, 2]
    assert join([1], Words([2])) == "words" and join([1], Other()) == "other"
    assert outcome(join, [1], (2,)) == ("TypeError", 'can only concatenate list (not "tuple") to list')
    assert join(b"a", b"b") == b"ab"


def check_in_place():
    for _ in range(3000):
        s = t = {1}
        s = union(s, {2})
        assert s is t and t == {1, 2}
    frozen = frozenset({1})
    assert union(frozen, {2}) == {1, 2} and frozen == {1}
    assert union({1}, Other()) == "ror" and union({1: 2}, {3: 4}) == {1: 2, 3: 4} and union(5, 2) == 7
    assert outcome(union, {1}, [2])[1] == "unsupported operand type(s) for |=: 'set' and 'list'"


def check_comparisons():
    for _ in range(3000):
        assert less(D(1), D(2)) is True and chosen(D(2), D(1)) == 1 and equal({1}, {1})
    assert less(D(1), Other()) == ["true"] and less(D(1), Right(2)) == "gt"
    assert chosen(D(1), Other()) == 1 and equal({1}, Other()) == [] and not equal({1}, [1]) and equal({1}, frozenset({1}))
    assert outcome(less, D(1), "x")[1] == "'<' not supported between instances of 'decimal.Decimal' and 'str'"
    assert outcome(less, D("NaN"), D(1))[0] == "InvalidOperation" and not equal(D("NaN"), D("NaN"))
    assert less((1, 2), (1, 3)) and not less({1}, {1}) and less({1}, {1, 2})


check_arithmetic()
check_sequences()
check_in_place()
check_comparisons()
