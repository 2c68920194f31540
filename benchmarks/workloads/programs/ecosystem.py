"""Foxes and rabbits on a grid: a simulation in dataclasses, enums, properties and a seeded generator of its own."""
from __future__ import annotations

import dataclasses
import enum


class Kind(enum.Enum):
    RABBIT = "rabbit"
    FOX = "fox"


@dataclasses.dataclass(frozen=True, order=True)
class Place:
    row: int
    column: int

    def moved(self, rows, columns, size):
        return Place((self.row + rows) % size, (self.column + columns) % size)


@dataclasses.dataclass
class Dice:
    state: int = 88172645463325252

    def roll(self, sides):
        x = self.state
        x ^= x << 13 & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= x << 17 & 0xFFFFFFFFFFFFFFFF
        self.state = x
        return x % sides


@dataclasses.dataclass(slots=True)
class Animal:
    kind: Kind
    place: Place
    energy: float = 5.0
    age: int = 0
    trail: list[Place] = dataclasses.field(default_factory=list, repr=False)

    @property
    def alive(self):
        return self.energy > 0 and self.age < (25 if self.kind is Kind.RABBIT else 40)

    def child(self):
        self.energy /= 2
        return dataclasses.replace(self, age=0, trail=[])


@dataclasses.dataclass
class Statistics:
    born: int = 0
    eaten: int = 0
    starved: int = 0
    most: dict[Kind, int] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class World:
    size: int
    dice: Dice = dataclasses.field(default_factory=Dice)
    animals: list[Animal] = dataclasses.field(default_factory=list)
    grass: dict[Place, float] = dataclasses.field(default_factory=dict)
    statistics: Statistics = dataclasses.field(default_factory=Statistics)

    def __post_init__(self):
        for row in range(self.size):
            for column in range(self.size):
                self.grass[Place(row, column)] = 1.0 + (row * column) % 3
        for i in range(160):
            place = Place(self.dice.roll(self.size), self.dice.roll(self.size))
            self.animals.append(Animal(Kind.FOX if i % 16 == 0 else Kind.RABBIT, place, 6.0))

    def step(self):
        rabbits = {}
        for animal in self.animals:
            if animal.kind is Kind.RABBIT:
                rabbits.setdefault(animal.place, []).append(animal)
        young = []
        for animal in self.animals:
            if not animal.alive:
                continue
            animal.trail.append(animal.place)
            animal.place = animal.place.moved(self.dice.roll(3) - 1, self.dice.roll(3) - 1, self.size)
            animal.age += 1
            animal.energy -= 0.6
            if animal.kind is Kind.RABBIT:
                bite = min(1.5, self.grass[animal.place])
                self.grass[animal.place] -= bite
                animal.energy += bite
                limit = 7.0
            else:
                for prey in rabbits.get(animal.place, ()):
                    if prey.alive:
                        animal.energy += prey.energy * 0.5
                        prey.energy = 0.0
                        self.statistics.eaten += 1
                        break
                limit = 14.0
            if animal.energy > limit:
                young.append(animal.child())
        self.statistics.born += len(young)
        living = [a for a in self.animals if a.alive]
        self.statistics.starved += len(self.animals) - len(living)
        self.animals = living + young
        for place in self.grass:
            if self.grass[place] < 3.0:
                self.grass[place] += 0.08
        for kind in Kind:
            count = sum(a.kind is kind for a in self.animals)
            self.statistics.most[kind] = max(count, self.statistics.most.get(kind, 0))


def run():
    world = World(30)
    for _ in range(150):
        world.step()
    oldest = sorted(world.animals, key=lambda a: (-a.age, a.place))[:1]
    return (len(world.animals), dataclasses.astuple(world.statistics)[:3], [n for _, n in sorted(
        (k.value, n) for k, n in world.statistics.most.items())], repr(oldest), round(sum(world.grass.values()), 6))


EXPECTED = (53,
            (499, 35, 606),
            [10, 273],
            "[Animal(kind=<Kind.RABBIT: 'rabbit'>, place=Place(row=26, column=25), energy=3.5239080810546946, "
            'age=23)]',
            1636.96)
