"""Symbolic algebra: expression trees with operators, differentiated and simplified by pattern matching."""


class Expr:
    __slots__ = ()
    __match_args__ = ()

    def __add__(self, other):
        return Add(self, lift(other))

    def __radd__(self, other):
        return Add(lift(other), self)

    def __mul__(self, other):
        return Mul(self, lift(other))

    def __rmul__(self, other):
        return Mul(lift(other), self)

    def __sub__(self, other):
        return Add(self, Mul(Num(-1), lift(other)))

    def __pow__(self, n):
        return Pow(self, n)

    def _key(self):
        return tuple(getattr(self, name) for name in self.__match_args__)

    def __eq__(self, other):
        return type(self) is type(other) and self._key() == other._key()

    def __hash__(self):
        return hash((type(self).__name__, self._key()))


class Num(Expr):
    __slots__ = __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __str__(self):
        return str(self.value)


class Var(Expr):
    __slots__ = __match_args__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name


class Binary(Expr):
    __slots__ = __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


class Add(Binary):
    __slots__ = ()

    def __str__(self):
        return f"({self.left} + {self.right})"


class Mul(Binary):
    __slots__ = ()

    def __str__(self):
        return f"{self.left}*{self.right}"


class Pow(Expr):
    __slots__ = __match_args__ = ("base", "exponent")

    def __init__(self, base, exponent):
        self.base = base
        self.exponent = exponent

    def __str__(self):
        return f"{self.base}^{self.exponent}"


def lift(value):
    return value if isinstance(value, Expr) else Num(value)


def derive(e, x):
    match e:
        case Num():
            return Num(0)
        case Var(name):
            return Num(1 if name == x else 0)
        case Add(a, b):
            return derive(a, x) + derive(b, x)
        case Mul(a, b):
            return derive(a, x) * b + a * derive(b, x)
        case Pow(base, n):
            return n * base ** (n - 1) * derive(base, x)
    raise TypeError(e)


def simplify(e):
    match e:
        case Add(a, b):
            match simplify(a), simplify(b):
                case Num(x), Num(y):
                    return Num(x + y)
                case (Num(0), other) | (other, Num(0)):
                    return other
                case p, q if p == q:
                    return simplify(Mul(Num(2), p))
                case p, q:
                    return Add(p, q)
        case Mul(a, b):
            match simplify(a), simplify(b):
                case Num(x), Num(y):
                    return Num(x * y)
                case (Num(0), _) | (_, Num(0)):
                    return Num(0)
                case (Num(1), other) | (other, Num(1)):
                    return other
                case other, Num() as n:
                    return Mul(n, other)
                case Num(x), Mul(Num(y), rest):
                    return Mul(Num(x * y), rest)
                case p, q:
                    return Mul(p, q)
        case Pow(_, 0):
            return Num(1)
        case Pow(base, 1):
            return simplify(base)
        case Pow(base, n):
            match simplify(base):
                case Num(x):
                    return Num(x ** n)
                case Pow(inner, m):
                    return Pow(inner, m * n)
                case other:
                    return Pow(other, n)
    return e


def evaluate(e, values):
    match e:
        case Num(value):
            return value
        case Var(name):
            return values[name]
        case Add(a, b):
            return evaluate(a, values) + evaluate(b, values)
        case Mul(a, b):
            return evaluate(a, values) * evaluate(b, values)
        case Pow(base, n):
            return evaluate(base, values) ** n


def size(e):
    return 1 + (size(e.left) + size(e.right) if isinstance(e, Binary) else size(e.base) if isinstance(e, Pow) else 0)


def run():
    x, y = Var("x"), Var("y")
    e = (x + 1) ** 5 * (y - 2 * x) ** 4 + 3 * x ** 4 * y ** 3 * (x + y) ** 3 - (x * y + 4) ** 5
    sizes, distinct = [], set()
    for name in "xyxyxyx":
        e = simplify(derive(e, name))
        sizes.append(size(e))
        todo = [e]
        while todo:
            node = todo.pop()
            distinct.add(node)
            if isinstance(node, Binary):
                todo += [node.left, node.right]
    total = sum(evaluate(e, {"x": a, "y": b}) for a in range(-12, 12) for b in range(8))
    return sizes, len(distinct), total, len(str(e))


EXPECTED = ([70, 116, 225, 367, 625, 955, 1241], 439, 2207692800, 2116)
