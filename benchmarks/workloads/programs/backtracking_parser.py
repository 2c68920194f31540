"""A parser that backtracks by raising exceptions, and an evaluator that fails often."""


class ParseError(Exception):
    def __init__(self, expected, at):
        super().__init__(expected, at)
        self.expected = expected
        self.at = at


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Parser:
    def __init__(self, text):
        self.words = text.split()
        self.at = 0
        self.failures = 0

    def attempt(self, *rules):
        start, best = self.at, None
        for rule in rules:
            try:
                return rule()
            except ParseError as e:
                self.failures += 1
                self.at = start
                if best is None or e.at > best.at:
                    best = e
        raise best

    def expect(self, word):
        if self.at >= len(self.words) or self.words[self.at] != word:
            raise ParseError(word, self.at)
        self.at += 1

    def number(self):
        try:
            value = int(self.words[self.at])
        except (ValueError, IndexError):
            raise ParseError("number", self.at) from None
        self.at += 1
        return value

    def name(self):
        word = self.words[self.at] if self.at < len(self.words) else ""
        if not word.isidentifier():
            raise ParseError("name", self.at)
        self.at += 1
        return word

    def group(self):
        self.expect("(")
        inner = self.expression()
        self.expect(")")
        return inner

    def call(self):
        name = self.name()
        self.expect("(")
        argument = self.expression()
        self.expect(")")
        return "call", name, argument

    def operand(self):
        return self.attempt(self.number, self.call, self.name, self.group)

    def binary(self, operator):
        def rule():
            left = self.operand()
            self.expect(operator)
            return operator, left, self.expression()
        return rule

    def expression(self):
        return self.attempt(self.binary("+"), self.binary("*"), self.binary("/"), self.operand)


class Machine:
    def __init__(self, names):
        self.names = names
        self.cleanups = 0

    def evaluate(self, node):
        try:
            match node:
                case int():
                    return node
                case str():
                    return self.names[node]
                case ("call", name, argument):
                    try:
                        self.apply(name, self.evaluate(argument))
                    except Return as e:
                        return e.value
                case (operator, left, right):
                    left, right = self.evaluate(left), self.evaluate(right)
                    if operator == "/":
                        return left // right
                    return left + right if operator == "+" else left * right
        finally:
            self.cleanups += 1

    def apply(self, name, value):
        if name == "half":
            raise Return(value // 2)
        if name == "check" and value < 0:
            raise ValueError(value)
        raise Return(getattr(self, "do_" + name)(value))

    def do_square(self, value):
        return value * value % 10007


PROGRAMS = ("1 + 2 * ( x + square ( 7 ) )", "half ( x ) / y", "square ( half ( 12 + z ) )", "( 1 + 2 ) * 3 / 0", "1 + )",
            "unknown ( 3 ) + 1", "missing + 1", "( x * ( y + ( x * 2 ) ) )", "check ( 3 + n )")


def run():
    outcomes, failures, cleanups = {}, 0, 0
    for i in range(45):
        for text in PROGRAMS:
            parser = Parser(text)
            machine = Machine({"x": i, "y": i % 5, "z": i * i, "n": -i})
            try:
                tree = parser.expression()
                if parser.at != len(parser.words):
                    raise ParseError("end", parser.at)
                outcome = machine.evaluate(tree)
            except ParseError as e:
                outcome = f"expected {e.expected} at {e.at}"
            except ZeroDivisionError:
                outcome = "division"
            except LookupError as e:
                outcome = f"lookup {e.args[0]}"
            except AttributeError as e:
                outcome = e.name
            except ValueError as e:
                outcome = e.__context__ is None
            failures += parser.failures
            cleanups += machine.cleanups
            key = outcome if isinstance(outcome, (str, bool)) else "value"
            outcomes[key] = outcomes.get(key, 0) + 1
    return sorted(outcomes.items(), key=str), failures, cleanups


EXPECTED = ([('division', 54),
             ('do_check', 4),
             ('do_unknown', 45),
             ('expected end at 1', 45),
             ('lookup missing', 45),
             ('value', 171),
             (True, 41)],
            60435,
            1800)
