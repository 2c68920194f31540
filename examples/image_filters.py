"""Reads a PNG, blurs it and halves it on several threads, and writes PNGs: zlib, struct, bytearray.

usage: image_filters.py [--threads N] [--radius R] [IMAGE.png [OUT]]

Without an image it paints one first. Prints a checksum of each result; they do not depend on the number of threads.
"""
import argparse
import math
import os
import struct
import sys
import tempfile
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def write_png(path, width, height, rows):
    """Write 8-bit RGB rows."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    raw = b"".join(b"\0" + bytes(row) for row in rows)
    with open(path, "wb") as file:
        file.write(SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(raw, 6)) + chunk(b"IEND", b""))


def read_png(path):
    """Read an 8-bit RGB or RGBA image without interlacing; return width, height and its RGB rows."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:8] != SIGNATURE:
        raise ValueError(f"{path} is no PNG")
    position, packed = 8, b""
    while position < len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        body = data[position + 8:position + 8 + length]
        position += 12 + length
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", body)
            if depth != 8 or colour not in (2, 6) or interlace:
                raise ValueError("only 8-bit RGB and RGBA without interlacing")
            size = 3 if colour == 2 else 4
        elif kind == b"IDAT":
            packed += body
    raw = zlib.decompress(packed)
    stride, rows, previous = width * size, [], bytes(width * size)
    for y in range(height):
        start = y * (stride + 1)
        row = unfilter(raw[start], bytearray(raw[start + 1:start + 1 + stride]), previous, size)
        rows.append(row if size == 3 else bytearray(b for i, b in enumerate(row) if i % 4 != 3))
        previous = row
    return width, height, rows


def unfilter(kind, row, up, size):
    """Undo one of PNG's five row filters."""
    for i in range(len(row)):
        left = row[i - size] if i >= size else 0
        if kind == 1:
            row[i] = row[i] + left & 255
        elif kind == 2:
            row[i] = row[i] + up[i] & 255
        elif kind == 3:
            row[i] = row[i] + (left + up[i] >> 1) & 255
        elif kind == 4:
            corner = up[i - size] if i >= size else 0
            estimate = left + up[i] - corner
            a, b, c = abs(estimate - left), abs(estimate - up[i]), abs(estimate - corner)
            row[i] = row[i] + (left if a <= b and a <= c else up[i] if b <= c else corner) & 255
    return row


def paint(width, height):
    """A picture of rings and stripes."""
    rows = []
    for y in range(height):
        row = bytearray()
        for x in range(width):
            distance = math.hypot(x - width / 2, y - height / 2)
            row += bytes((int(127 + 127 * math.sin(distance / 6)), x * 255 // width, (x ^ y) & 255))
        rows.append(row)
    return rows


def blur_row(rows, y, radius, width):
    """One row of a box blur."""
    band = rows[max(0, y - radius):y + radius + 1]
    sums = [sum(column) for column in zip(*band)]
    out = bytearray(len(sums))
    for x in range(width):
        low, high = max(0, x - radius), min(width, x + radius + 1)
        count = (high - low) * len(band)
        for c in range(3):
            out[3 * x + c] = sum(sums[3 * low + c:3 * high:3]) // count
    return out


def halve_row(rows, y, width):
    """One row of the image at half its size."""
    top, bottom = rows[2 * y], rows[2 * y + 1]
    out = bytearray(3 * (width // 2))
    for x in range(width // 2):
        for c in range(3):
            i = 6 * x + c
            out[3 * x + c] = top[i] + top[i + 3] + bottom[i] + bottom[i + 3] + 2 >> 2
    return out


def main():
    parser = argparse.ArgumentParser(description="Blur and halve a PNG.")
    parser.add_argument("image", nargs="?")
    parser.add_argument("out", nargs="?", default=tempfile.gettempdir())
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--radius", type=int, default=3)
    args = parser.parse_args()
    source = args.image
    if source is None:
        source = os.path.join(args.out, "rings.png")
        write_png(source, 256, 192, paint(256, 192))
    width, height, rows = read_png(source)
    print(f"{width} x {height}, crc {zlib.crc32(b''.join(rows)):08x}")
    start = time.perf_counter()
    with ThreadPoolExecutor(args.threads) as pool:
        blurred = list(pool.map(lambda y: blur_row(rows, y, args.radius, width), range(height)))
        halved = list(pool.map(lambda y: halve_row(blurred, y, width), range(height // 2)))
    seconds = time.perf_counter() - start
    for name, w, h, result in (("blurred", width, height, blurred), ("halved", width // 2, height // 2, halved)):
        write_png(os.path.join(args.out, name + ".png"), w, h, result)
        assert read_png(os.path.join(args.out, name + ".png"))[2] == result
        print(f"{name}: {w} x {h}, crc {zlib.crc32(b''.join(result)):08x}")
    print(f"{args.threads} threads, {seconds:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
