"""Reading and writing instance attributes."""


class Particle:
    def __init__(self):
        self.x = 0
        self.y = 0
        self.steps = 0


def run():
    p = Particle()
    for i in range(150_000):
        p.x += 3
        p.y = p.x - p.y
        p.steps += 1
    return p.x + p.steps


EXPECTED = 600_000
