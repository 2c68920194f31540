"""Spheres and a chequered floor with mirrors and shadows: small immutable vectors with operators."""
import math


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, colour, shine):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.shine = shine

    def hit(self, origin, direction):
        to_centre = self.centre - origin
        along = to_centre.dot(direction)
        inside = self.radius * self.radius - (to_centre.dot(to_centre) - along * along)
        if inside < 0.0:
            return None
        distance = along - math.sqrt(inside)
        return distance if distance > 1e-6 else None

    def normal(self, point):
        return (point - self.centre) * (1.0 / self.radius)

    def colour_at(self, point):
        return self.colour


class Floor:
    shine = 0.2

    def __init__(self, height, light, dark):
        self.height = height
        self.colours = (light, dark)

    def hit(self, origin, direction):
        if direction.y >= -1e-9:
            return None
        distance = (self.height - origin.y) / direction.y
        return distance if distance > 1e-6 else None

    def normal(self, point):
        return Vec(0.0, 1.0, 0.0)

    def colour_at(self, point):
        return self.colours[(math.floor(point.x) + math.floor(point.z)) % 2]


class Scene:
    def __init__(self):
        self.things = [Floor(-1.0, Vec(0.9, 0.9, 0.9), Vec(0.1, 0.1, 0.1)),
                       Sphere(Vec(0.0, 0.0, 6.0), 1.0, Vec(0.9, 0.2, 0.2), 0.4),
                       Sphere(Vec(-1.8, -0.3, 5.0), 0.7, Vec(0.2, 0.9, 0.2), 0.1),
                       Sphere(Vec(1.7, -0.2, 4.6), 0.8, Vec(0.2, 0.3, 0.9), 0.6)]
        self.light = Vec(-4.0, 6.0, -2.0)
        self.rays = 0

    def nearest(self, origin, direction):
        best, found = math.inf, None
        for thing in self.things:
            distance = thing.hit(origin, direction)
            if distance is not None and distance < best:
                best, found = distance, thing
        return best, found

    def trace(self, origin, direction, depth=3):
        self.rays += 1
        distance, thing = self.nearest(origin, direction)
        if thing is None:
            return Vec(0.3, 0.5, 0.8) * (0.5 + 0.5 * direction.y)
        point = origin + direction * distance
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        brightness = 0.15
        lambert = normal.dot(to_light)
        if lambert > 0.0 and self.nearest(point, to_light)[1] is None:
            brightness += 0.85 * lambert
        colour = thing.colour_at(point) * brightness
        if depth and thing.shine:
            reflected = self.trace(point, direction.mirrored(normal), depth - 1)
            colour = colour * (1.0 - thing.shine) + reflected * thing.shine
        return colour


def run():
    scene = Scene()
    eye = Vec(0.0, 0.3, -1.0)
    width, height = 150, 100
    pixels = bytearray()
    for row in range(height):
        for column in range(width):
            direction = Vec((column - width / 2) / width, (height / 2 - row) / width, 1.0).unit()
            colour = scene.trace(eye, direction)
            pixels += bytes(min(255, max(0, int(255 * c))) for c in (colour.x, colour.y, colour.z))
    return scene.rays, sum(pixels), sum(i * p for i, p in enumerate(pixels)) % 65521


EXPECTED = (29147, 3453451, 50459)
