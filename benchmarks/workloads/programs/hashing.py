"""Checksums by hand: CRC-32 by table, SHA-256's rounds and a Mersenne twister, in masked 32-bit arithmetic."""
import struct

MASK = 0xFFFFFFFF


def crc_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    return table


def crc32(data, table):
    crc = MASK
    for byte in data:
        crc = table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ MASK


def roots(count, power):
    """The first 32 bits of the fractions of the square or cube roots of the first primes, in integers."""
    out, n = [], 2
    while len(out) < count:
        if all(n % d for d in range(2, n)):
            low, high = 0, n << 40
            target = n << 32 * power
            while low < high:
                middle = (low + high + 1) // 2
                if middle ** power <= target:
                    low = middle
                else:
                    high = middle - 1
            out.append(low & MASK)
        n += 1
    return out


def rotate(x, n):
    return (x >> n | x << 32 - n) & MASK


def sha256(data, constants, start):
    state = start[:]
    padded = data + b"\x80" + bytes((55 - len(data)) % 64) + struct.pack(">Q", 8 * len(data))
    for block in range(0, len(padded), 64):
        w = list(struct.unpack(">16I", padded[block:block + 64]))
        for i in range(16, 64):
            x, y = w[i - 15], w[i - 2]
            low = rotate(x, 7) ^ rotate(x, 18) ^ x >> 3
            high = rotate(y, 17) ^ rotate(y, 19) ^ y >> 10
            w.append(w[i - 16] + low + w[i - 7] + high & MASK)
        a, b, c, d, e, f, g, h = state
        for k, word in zip(constants, w):
            t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (e & f ^ ~e & g) + k + word
            t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = t1 + t2 & MASK, a, b, c, d + t1 & MASK, e, f, g
        state = [s + t & MASK for s, t in zip(state, (a, b, c, d, e, f, g, h))]
    return "".join(f"{s:08x}" for s in state)


class Twister:
    def __init__(self, seed):
        state = [seed]
        for i in range(1, 624):
            state.append(1812433253 * (state[-1] ^ state[-1] >> 30) + i & MASK)
        self.state = state
        self.at = 624

    def next(self):
        if self.at == 624:
            s = self.state
            for i in range(624):
                y = s[i] & 0x80000000 | s[(i + 1) % 624] & 0x7FFFFFFF
                s[i] = s[(i + 397) % 624] ^ y >> 1 ^ (0x9908B0DF if y & 1 else 0)
            self.at = 0
        y = self.state[self.at]
        self.at += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C5680
        y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18


def run():
    twister = Twister(5489)
    data = b"".join(struct.pack("<I", twister.next()) for _ in range(25_000))
    table = crc_table()
    constants, start = roots(64, 3), roots(8, 2)
    return crc32(data, table), sha256(data[:50_000], constants, start), sha256(b"abc", constants, start)[:16], twister.next()


EXPECTED = (314675464,
            'e89b760718bb4678d910eca3c7ee9facf78cba15895f870099e9d1058e1a7d08',
            'ba7816bf8f01cfea',
            2378553196)
