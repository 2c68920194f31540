"""Bytecode files: what marshal writes, with references followed, so that only what they stand for is compared."""
import struct

REF = 0x80
SIZES = {'i': 4, 'g': 8, 'y': 16}
LONG_TEXTS, SHORT_TEXTS = 'satu', 'zZ'


class Reader:
    """Reads a marshalled object as nested tuples of type code and content."""

    def __init__(self, data):
        self.data = data
        self.at = 0
        self.references = []

    def take(self, count):
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, layout='<i'):
        return struct.unpack(layout, self.take(struct.calcsize(layout)))[0]

    def value(self):
        kind = self.take(1)[0]
        referred = kind & REF
        kind = chr(kind & ~REF)
        if kind == 'r':
            return self.references[self.number()]
        if referred:
            place = len(self.references)
            self.references.append(None)
        value = kind, self.content(kind)
        if referred:
            self.references[place] = value
        return value

    def content(self, kind):
        if kind in SIZES:
            return self.take(SIZES[kind])
        if kind == 'l':
            return self.take(4 + 2 * abs(struct.unpack('<i', self.data[self.at:self.at + 4])[0]))
        if kind in LONG_TEXTS:
            return self.take(self.number())
        if kind == 'A':
            return self.take(self.number())
        if kind in SHORT_TEXTS:
            return self.take(self.take(1)[0])
        if kind == ')':
            return tuple([self.value() for _ in range(self.take(1)[0])])
        if kind in '(<>':
            return tuple([self.value() for _ in range(self.number())])
        if kind == 'c':
            return (self.take(5 * 4), *[self.value() for _ in range(8)], self.take(4), self.value(), self.value())
        if kind in 'NFT.':
            return None
        raise ValueError(f'type {kind!r} at {self.at}')


def plain(value):
    """A value without the difference between strings that are interned and others: a process may have interned more."""
    kind, content = value
    if kind in 'ZAt':
        kind = {'Z': 'z', 'A': 'a', 't': 'u'}[kind]
    if isinstance(content, tuple):
        content = tuple([plain(item) if isinstance(item, tuple) else item for item in content])
    return kind, content


def first_difference(want, have, path=''):
    """Where two contents differ, in words."""
    if want == have:
        return None
    if isinstance(want, tuple) and isinstance(have, tuple) and len(want) == len(have):
        for n, (w, h) in enumerate(zip(want, have)):
            if w != h:
                return first_difference(w, h, f'{path}/{n}')
    return f'{path}: reference {want!s:.200}, here {have!s:.200}'
