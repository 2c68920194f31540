"""Pancake flips over all permutations: slices, swaps and small integers in lists."""
import itertools


def flips(deck):
    """How many prefix reversals bring 0 to the front."""
    count = 0
    while deck[0]:
        n = deck[0] + 1
        deck[:n] = deck[n - 1::-1] if n < len(deck) else deck[::-1]
        count += 1
    return count


def flips_by_swaps(deck):
    count = 0
    first = deck[0]
    while first:
        low, high = 0, first
        while low < high:
            deck[low], deck[high] = deck[high], deck[low]
            low += 1
            high -= 1
        count += 1
        first = deck[0]
    return count


def permutations(n):
    """All permutations by rotating prefixes, each one a fresh list."""
    deck = list(range(n))
    turns = [0] * n
    yield deck[:]
    i = 1
    while i < n:
        deck.insert(i, deck.pop(0))
        turns[i] += 1
        if turns[i] <= i:
            yield deck[:]
            i = 1
        else:
            turns[i] = 0
            i += 1


def run():
    most = checksum = 0
    for index, deck in enumerate(itertools.islice(permutations(9), 150_000)):
        count = flips_by_swaps(deck[:])
        if index % 16 == 0 and flips(deck) != count:
            raise AssertionError(deck)
        checksum += -count if index % 2 else count
        if count > most:
            most = count
    return most, checksum


EXPECTED = (27, 1024)
