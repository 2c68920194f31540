"""Counting words in dictionaries."""

WORDS = ("the quick brown fox jumps over the lazy dog while the cat watches " * 40).split()


def run():
    total = 0
    for _ in range(30):
        counts = {}
        for word in WORDS:
            counts[word] = counts.get(word, 0) + 1
        for word in counts:
            if word in counts and counts[word] > 40:
                total += counts[word]
    return total


EXPECTED = 30 * 120
