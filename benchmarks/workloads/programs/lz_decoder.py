"""Unpacks a stream of Huffman-coded literals and back references; the packer runs once, at import."""
import heapq

WORDS = ("error", "warning", "request", "served", "in", "ms", "from", "cache", "/index.html", "/app.js", "200", "404")


def sample(size):
    seed, out = 12345, []
    length = 0
    while length < size:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        word = WORDS[seed >> 16 & 7] if seed & 0x400 else WORDS[(seed >> 10) % len(WORDS)]
        if seed % 11 == 0:
            word = f"{seed:x}\n"
        out.append(word)
        length += len(word) + 1
    return " ".join(out)[:size].encode()


def tokens(data, window=4095):
    """Literals as numbers below 256; 256 + length and then the distance for a copy."""
    last, out, i = {}, [], 0
    while i < len(data):
        key = data[i:i + 4]
        at = last.get(key, -1)
        last[key] = i
        if at < 0 or i - at > window or len(key) < 4:
            out.append((data[i], None))
            i += 1
            continue
        length = 4
        while length < 34 and i + length < len(data) and data[at + length] == data[i + length]:
            length += 1
        out.append((256 + length, i - at))
        i += length
    return out


def code_lengths(counts):
    heap = [(n, symbol, (symbol,)) for symbol, n in counts.items()]
    heapq.heapify(heap)
    lengths = dict.fromkeys(counts, 0)
    while len(heap) > 1:
        n, a, low = heapq.heappop(heap)
        m, b, high = heapq.heappop(heap)
        for symbol in low + high:
            lengths[symbol] += 1
        heapq.heappush(heap, (n + m, min(a, b), low + high))
    return lengths


def canonical(lengths):
    """(length, code) -> symbol, by length and then by symbol."""
    code = previous = 0
    codes = {}
    for length, symbol in sorted((n, s) for s, n in lengths.items()):
        code <<= length - previous
        previous = length
        codes[length, code] = symbol
        code += 1
    return codes


def pack(data):
    stream = tokens(data) + [(300, None)]
    counts = {}
    for symbol, _ in stream:
        counts[symbol] = counts.get(symbol, 0) + 1
    lengths = code_lengths(counts)
    codes = {symbol: (length, code) for (length, code), symbol in canonical(lengths).items()}
    buffer = bits = 0
    out = bytearray()
    for symbol, distance in stream:
        parts = [codes[symbol]] + ([] if distance is None else [(12, distance)])
        for length, code in parts:
            buffer = buffer << length | code
            bits += length
            while bits >= 8:
                bits -= 8
                out.append(buffer >> bits)
                buffer &= (1 << bits) - 1
    out.append(buffer << 8 - bits & 255)
    return lengths, bytes(out)


class BitReader:
    def __init__(self, data):
        self.data = data
        self.position = 0
        self.buffer = 0
        self.bits = 0

    def read(self, n):
        while self.bits < n:
            self.buffer = self.buffer << 8 | self.data[self.position]
            self.position += 1
            self.bits += 8
        self.bits -= n
        value = self.buffer >> self.bits
        self.buffer &= (1 << self.bits) - 1
        return value


def unpack(lengths, data):
    codes = canonical(lengths)
    shortest = min(lengths.values())
    reader = BitReader(data)
    out = bytearray()
    while True:
        length, code = shortest, reader.read(shortest)
        while (length, code) not in codes:
            code = code << 1 | reader.read(1)
            length += 1
        symbol = codes[length, code]
        if symbol < 256:
            out.append(symbol)
        elif symbol == 300:
            return bytes(out)
        else:
            start = len(out) - reader.read(12)
            for i in range(start, start + symbol - 256):
                out.append(out[i])


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


DATA = sample(400_000)
LENGTHS, PACKED = pack(DATA)


def run():
    out = unpack(LENGTHS, PACKED)
    return out == DATA, len(PACKED), adler(out)


EXPECTED = (True, 121288, 2014115135)
