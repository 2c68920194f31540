"""Method calls, inherited and overridden."""


class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return self.size * self.size

    def scaled(self, factor):
        return self.area() * factor


class Half(Shape):
    def area(self):
        return super().area() // 2


def run():
    shapes = [Shape(3), Half(4), Shape(5)]
    total = 0
    for _ in range(25_000):
        for shape in shapes:
            total += shape.scaled(2)
    return total


EXPECTED = 25_000 * (18 + 16 + 50)
