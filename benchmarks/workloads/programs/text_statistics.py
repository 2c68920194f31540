"""Words, n-grams and readability of a generated text, with dictionaries, counters and strings."""
import collections
import string

SYLLABLES = ("ta", "ri", "mo", "sel", "ne", "ku", "dra", "po", "li", "van", "e", "os")


def text(words):
    seed, out, since = 2024, [], 0
    for i in range(words):
        seed = (seed * 1664525 + 1013904223) & 0xFFFFFFFF
        rank = min(seed >> 24, seed >> 16 & 255) + 1
        word = "".join(SYLLABLES[(rank * k * k + rank // 12 * k) % 12] for k in range(1, rank % 5 + 2))
        since += 1
        if since == 1:
            word = word.capitalize()
        if since > 5 + (seed >> 9 & 7):
            word += ".?!"[seed >> 13 & 1]
            since = 0
        elif seed & 0x700 == 0:
            word += ","
        out.append(word)
        if i % 97 == 96:
            out.append("\n\n")
    return " ".join(out)


TEXT = text(80_000)
VOWELS = set("aeiou")


def syllables(word):
    count, previous = 0, False
    for letter in word:
        vowel = letter in VOWELS
        if vowel and not previous:
            count += 1
        previous = vowel
    return count or 1


def run():
    strip = str.maketrans("", "", string.punctuation)
    words = [w.translate(strip).lower() for w in TEXT.split()]
    words = [w for w in words if w]
    counts = collections.Counter(words)
    following = collections.defaultdict(dict)
    for a, b in zip(words, words[1:]):
        following[a][b] = following[a].get(b, 0) + 1
    letters = {}
    for letter in TEXT:
        if letter.isalpha():
            letters[letter] = letters.get(letter, 0) + 1
    trigrams = {}
    for w in counts:
        padded = f"^{w}$"
        for i in range(len(padded) - 2):
            gram = padded[i:i + 3]
            trigrams.setdefault(gram, set()).add(w)
    sentences = [s for s in TEXT.replace("?", ".").replace("!", ".").split(".") if s.strip()]
    spoken = sum(syllables(w) for w in words)
    ease = 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * spoken / len(words)
    likely = max(following, key=lambda w: (max(following[w].values()), w))
    longest = sorted(counts, key=lambda w: (-len(w), w))[:3]
    return (counts.most_common(1)[0], len(counts), sum(letters.values()), max(letters.items(), key=lambda kv: (kv[1], kv[0])),
            len(trigrams), max(map(len, trigrams.values())), round(ease, 6), likely, longest)


EXPECTED = (('ku', 1681),
            199,
            533593,
            ('a', 92763),
            194,
            68,
            -44.848316,
            'ku',
            ['seldravantasel', 'dradratatadra', 'kudrasellivan'])
