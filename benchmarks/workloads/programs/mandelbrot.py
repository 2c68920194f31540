"""The Mandelbrot set, once with floats and once with complex numbers."""


def escape(cr, ci, limit):
    zr = zi = 0.0
    for n in range(limit):
        rr, ii = zr * zr, zi * zi
        if rr + ii > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return limit


def escape_complex(c, limit):
    z = 0j
    for n in range(limit):
        if abs(z) > 2.0:
            return n
        z = z * z + c
    return limit


def run():
    width, height, limit = 352, 240, 60
    rows = bytearray()
    total = 0
    for y in range(height):
        ci = 2.4 * y / height - 1.2
        bits = 0
        for x in range(width):
            cr = 3.0 * x / width - 2.0
            n = escape(cr, ci, limit)
            total += n
            bits = bits << 1 | (n == limit)
        rows += bits.to_bytes(44, "big")
    for y in range(0, height, 4):
        for x in range(0, width, 4):
            total += escape_complex(complex(3.0 * x / width - 2.0, 2.4 * y / height - 1.2), limit)
    return total, sum(rows) % 65521


EXPECTED = (1536850, 508)
