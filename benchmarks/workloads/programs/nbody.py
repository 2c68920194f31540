"""The planets' motion under gravity: bodies as objects with float attributes."""
import math


class Body:
    def __init__(self, mass, x, y, z, vx, vy, vz):
        self.mass = mass
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz

    def kinetic(self):
        return self.mass * (self.vx * self.vx + self.vy * self.vy + self.vz * self.vz) / 2


def solar_system():
    """A sun and four planets on circles that are tilted a little, in units of AU, years and solar masses."""
    bodies = [Body(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)]
    for i, (mass, radius) in enumerate([(9.5e-4, 5.2), (2.9e-4, 9.5), (4.4e-5, 19.2), (5.1e-5, 30.1)]):
        speed = 2 * math.pi / math.sqrt(radius)
        angle, tilt = 1.3 * i, 0.02 * (i + 1)
        bodies.append(Body(mass, radius * math.cos(angle), radius * math.sin(angle), radius * tilt,
                           -speed * math.sin(angle), speed * math.cos(angle), speed * tilt / 2))
    sun = bodies[0]
    sun.vx = -sum(b.vx * b.mass for b in bodies[1:])
    sun.vy = -sum(b.vy * b.mass for b in bodies[1:])
    sun.vz = -sum(b.vz * b.mass for b in bodies[1:])
    return bodies


def advance(pairs, bodies, dt, gravity=4 * math.pi ** 2):
    for a, b in pairs:
        dx = a.x - b.x
        dy = a.y - b.y
        dz = a.z - b.z
        square = dx * dx + dy * dy + dz * dz
        pull = gravity * dt / (square * math.sqrt(square))
        ka = pull * b.mass
        kb = pull * a.mass
        a.vx -= dx * ka
        a.vy -= dy * ka
        a.vz -= dz * ka
        b.vx += dx * kb
        b.vy += dy * kb
        b.vz += dz * kb
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(pairs, bodies):
    total = sum(b.kinetic() for b in bodies)
    for a, b in pairs:
        distance = math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2)
        total -= 4 * math.pi ** 2 * a.mass * b.mass / distance
    return total


def run():
    bodies = solar_system()
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    before = energy(pairs, bodies)
    for _ in range(50_000):
        advance(pairs, bodies, 0.01)
    return abs(energy(pairs, bodies) / before - 1) < 1e-4, round(bodies[1].x, 7), round(bodies[3].y, 7)


EXPECTED = (True, 4.5487197, 16.923624)
