"""Reversi on a small board by alpha-beta search with a table of known positions."""

SIZE = 6
WIDTH = SIZE + 2
EMPTY, BLACK, WHITE, EDGE = 0, 1, 2, 3
STEPS = (-WIDTH - 1, -WIDTH, -WIDTH + 1, -1, 1, WIDTH - 1, WIDTH, WIDTH + 1)
WORTH = [0] * (WIDTH * WIDTH)
for _row in range(SIZE):
    for _column in range(SIZE):
        _sides = (_row in (0, SIZE - 1)) + (_column in (0, SIZE - 1))
        WORTH[(_row + 1) * WIDTH + _column + 1] = (1, 4, 20)[_sides]


class Board:
    def __init__(self):
        self.cells = [EDGE] * (WIDTH * WIDTH)
        for row in range(1, SIZE + 1):
            for column in range(1, SIZE + 1):
                self.cells[row * WIDTH + column] = EMPTY
        middle = SIZE // 2
        for row, column, side in ((0, 0, WHITE), (0, 1, BLACK), (1, 0, BLACK), (1, 1, WHITE)):
            self.cells[(middle + row) * WIDTH + middle + column] = side

    def flips(self, place, side):
        """The stones that turn when side plays at place."""
        cells = self.cells
        other = 3 - side
        turned = []
        for step in STEPS:
            at = place + step
            line = []
            while cells[at] == other:
                line.append(at)
                at += step
            if line and cells[at] == side:
                turned += line
        return turned

    def moves(self, side):
        for place, cell in enumerate(self.cells):
            if cell == EMPTY:
                turned = self.flips(place, side)
                if turned:
                    yield place, turned

    def play(self, place, turned, side):
        self.cells[place] = side
        for at in turned:
            self.cells[at] = side

    def undo(self, place, turned, side):
        self.cells[place] = EMPTY
        for at in turned:
            self.cells[at] = 3 - side

    def value(self, side):
        total = 0
        for cell, worth in zip(self.cells, WORTH):
            if cell == side:
                total += worth
            elif cell == 3 - side:
                total -= worth
        return total


class Player:
    def __init__(self, depth):
        self.depth = depth
        self.known = {}
        self.nodes = 0

    def best(self, board, side):
        score, place = self.search(board, side, self.depth, -10_000, 10_000)
        return place

    def search(self, board, side, depth, alpha, beta):
        self.nodes += 1
        if depth == 0:
            return board.value(side), None
        key = (tuple(board.cells), side, depth)
        if key in self.known:
            return self.known[key]
        moves = sorted(board.moves(side), key=lambda move: (-WORTH[move[0]], -len(move[1]), move[0]))
        if not moves:
            if next(board.moves(3 - side), None) is None:
                return board.value(side) * 50, None
            return -self.search(board, 3 - side, depth - 1, -beta, -alpha)[0], None
        choice = None
        for place, turned in moves:
            board.play(place, turned, side)
            score = -self.search(board, 3 - side, depth - 1, -beta, -alpha)[0]
            board.undo(place, turned, side)
            if score > alpha:
                alpha, choice = score, place
                if alpha >= beta:
                    return alpha, choice
        self.known[key] = alpha, choice
        return alpha, choice


def run():
    board = Board()
    players = {BLACK: Player(5), WHITE: Player(5)}
    side, passed, played = BLACK, 0, []
    while passed < 2 and len(played) < 20:
        place = players[side].best(board, side)
        if place is None or not board.flips(place, side):
            passed += 1
        else:
            passed = 0
            played.append(place)
            board.play(place, board.flips(place, side), side)
        side = 3 - side
    return played, board.cells.count(BLACK), board.cells.count(WHITE), [p.nodes for p in players.values()]


EXPECTED = ([19, 34, 44, 11, 33, 29, 22, 52, 37, 42, 26, 20, 43, 51, 12, 30, 38, 13, 18, 25], 8, 16, [7153, 7840])
