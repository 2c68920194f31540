"""A solver for finite domains: variables with domains as bit sets, propagation, search with undo."""
import itertools


class Contradiction(Exception):
    pass


class Variable:
    def __init__(self, name, domain):
        self.name = name
        self.domain = domain
        self.constraints = []

    @property
    def fixed(self):
        return self.domain & (self.domain - 1) == 0


class Constraint:
    def __init__(self, *variables):
        self.variables = variables
        for v in variables:
            v.constraints.append(self)

    def changed(self, solver, variable):
        raise NotImplementedError


class Different(Constraint):
    """All variables differ."""

    def changed(self, solver, variable):
        if variable.fixed:
            for other in self.variables:
                if other is not variable and other.domain & variable.domain:
                    solver.restrict(other, ~variable.domain)


class Offset(Constraint):
    """a + distance differs from b, and a - distance too: the diagonals of a chess board."""

    def __init__(self, a, b, distance):
        super().__init__(a, b)
        self.distance = distance

    def changed(self, solver, variable):
        if variable.fixed:
            a, b = self.variables
            other = b if variable is a else a
            banned = variable.domain << self.distance | variable.domain >> self.distance
            if other.domain & banned:
                solver.restrict(other, ~banned)


class Solver:
    def __init__(self, variables):
        self.variables = variables
        self.trail = []
        self.pending = []
        self.steps = 0

    def restrict(self, variable, mask):
        domain = variable.domain & mask
        if domain != variable.domain:
            if not domain:
                raise Contradiction(variable.name)
            self.trail.append((variable, variable.domain))
            variable.domain = domain
            self.pending.append(variable)

    def propagate(self):
        while self.pending:
            variable = self.pending.pop()
            self.steps += 1
            for constraint in variable.constraints:
                constraint.changed(self, variable)

    def solutions(self):
        """Every solution, as the tuple of the chosen bits."""
        self.pending = list(self.variables)
        try:
            self.propagate()
        except Contradiction:
            return
        yield from self.search()

    def search(self):
        best = None
        for v in self.variables:
            if not v.fixed and (best is None or v.domain.bit_count() < best.domain.bit_count()):
                best = v
        if best is None:
            yield tuple(v.domain.bit_length() for v in self.variables)
            return
        rest = best.domain
        while rest:
            choice = rest & -rest
            rest ^= choice
            mark = len(self.trail)
            try:
                self.restrict(best, choice)
                self.propagate()
                yield from self.search()
            except Contradiction:
                self.pending.clear()
            while len(self.trail) > mark:
                variable, variable.domain = self.trail.pop()


SUDOKU = "5...7....6..1.5....98....6.8...6...3...8.3..17...2.....6....28....419.......8...9"


def sudoku(text):
    cells = [Variable(i, 0x1FF if c == "." else 1 << int(c) - 1) for i, c in enumerate(text)]
    for i in range(9):
        Different(*cells[9 * i:9 * i + 9])
        Different(*cells[i::9])
        corner = i // 3 * 27 + i % 3 * 3
        Different(*(cells[corner + 9 * r + c] for r in range(3) for c in range(3)))
    return Solver(cells)


def queens(n):
    columns = [Variable(i, (1 << n) - 1) for i in range(n)]
    Different(*columns)
    for i in range(n):
        for j in range(i):
            Offset(columns[j], columns[i], i - j)
    return Solver(columns)


def run():
    puzzle = sudoku(SUDOKU)
    answers = ["".join(map(str, s)) for s in itertools.islice(puzzle.solutions(), 300)]
    board = queens(10)
    checksum = 0
    for count, places in enumerate(board.solutions(), 1):
        checksum = (checksum * 31 + sum(i * p for i, p in enumerate(places))) % 1000003
    return answers[-1], len(answers), puzzle.steps, count, checksum, board.steps


EXPECTED = ('543678192672195438198342567815764923429853671736921845961537284287419356354286719',
            6,
            929,
            724,
            97782,
            54618)
