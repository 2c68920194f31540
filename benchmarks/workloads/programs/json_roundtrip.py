"""Encoding and decoding JSON with the library's module, compact, indented and with hooks."""
import json


def documents(n):
    seed = 99
    for i in range(n):
        seed = (seed * 69069 + 5) & 0xFFFFFFFF
        yield {
            "id": i, "name": f"Item \u00e9 \u4e2d {i} \"quoted\" \\ back\tslash", "price": (seed % 100000) / 100,
            "tags": [f"t{seed >> k & 7}" for k in range(0, 12, 3)], "stock": None if seed & 1 else seed >> 16,
            "size": {"w": (seed >> 4 & 255) * 0.5, "h": -(seed >> 3 & 63), "unit": "cm"},
            "nested": [[j, [str(j), j % 2 == 0]] for j in range(seed >> 28)], "huge": seed ** 3,
        }


DOCUMENTS = list(documents(5_000))


class Size:
    def __init__(self, w, h):
        self.area = w * h


def hook(mapping):
    return Size(mapping["w"], mapping["h"]) if "unit" in mapping else mapping


def fallback(value):
    return {"area": value.area}


def run():
    compact = json.dumps(DOCUMENTS, separators=(",", ":"))
    back = json.loads(compact)
    pretty = json.dumps(back[:1_000], indent=2, sort_keys=True, ensure_ascii=False)
    hooked = json.loads(compact, object_hook=hook)
    again = json.dumps(hooked, default=fallback)
    total = sum(d["size"].area for d in hooked) + sum(d["price"] for d in back)
    return back == DOCUMENTS, len(compact), len(pretty), len(again), round(total, 3)


EXPECTED = (True, 1653169, 900691, 1788516, -8009895.58)
