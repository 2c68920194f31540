"""Conway's Life on an unbounded plane: sets of coordinate tuples, comprehension and counting."""

GLIDER_GUN = """
........................O
......................O.O
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO
OO........O...O.OO....O.O
..........O.....O.......O
...........O...O
............OO
"""


def parse(picture):
    return {(x, y) for y, line in enumerate(picture.splitlines()) for x, c in enumerate(line) if c == "O"}


def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = x + dx, y + dy
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


def canonical(cells):
    left = min(x for x, _ in cells)
    top = min(y for _, y in cells)
    return frozenset((x - left, y - top) for x, y in cells)


def components(cells):
    rest = set(cells)
    while rest:
        todo = [rest.pop()]
        part = set(todo)
        while todo:
            x, y = todo.pop()
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & rest
            rest -= near
            part |= near
            todo.extend(near)
        yield part


def run():
    cells = parse(GLIDER_GUN)
    history = [len(cells)]
    shapes = {}
    for generation in range(700):
        cells = step(cells)
        history.append(len(cells))
        if generation % 30 == 29:
            for part in components(cells):
                key = canonical(part)
                shapes[key] = shapes.get(key, 0) + 1
    return history[-5:], sum(history), len(shapes), max(shapes.values()), sum(map(len, shapes))


EXPECTED = ([166, 163, 176, 157, 163], 73490, 8, 144, 40)
