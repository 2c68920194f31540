"""A spell checker: a trie searched with a row of edit distances, and corrections ranked by frequency."""

ROOTS = ("count", "form", "port", "struct", "press", "vent", "scribe", "duct", "ject", "tract", "mit", "sign")
BEFORE = ("", "re", "in", "trans", "de", "sub", "ex", "con", "pre")
AFTER = ("", "s", "ed", "ing", "ion", "able", "ment", "er")


class TrieNode:
    __slots__ = ("children", "word")

    def __init__(self):
        self.children = {}
        self.word = None


class Dictionary:
    def __init__(self, words):
        self.root = TrieNode()
        self.frequency = {}
        self.visited = 0
        for rank, word in enumerate(words):
            self.frequency[word] = self.frequency.get(word, 0) + 1000 // (rank + 1)
            self.add(word)

    def add(self, word):
        node = self.root
        for letter in word:
            node = node.children.setdefault(letter, TrieNode())
        node.word = word

    def near(self, word, limit):
        """Words at most limit edits away, with their distances."""
        found = []
        row = list(range(len(word) + 1))
        for letter, node in self.root.children.items():
            self._search(node, letter, word, row, limit, found)
        return found

    def _search(self, node, letter, word, previous, limit, found):
        self.visited += 1
        row = [previous[0] + 1]
        for column, c in enumerate(word, 1):
            insert = row[column - 1] + 1
            delete = previous[column] + 1
            replace = previous[column - 1] + (c != letter)
            row.append(min(insert, delete, replace))
        if row[-1] <= limit and node.word is not None:
            found.append((row[-1], node.word))
        if min(row) <= limit:
            for following, child in node.children.items():
                self._search(child, following, word, row, limit, found)

    def correct(self, word):
        if word in self.frequency:
            return word
        for limit in (1, 2):
            found = self.near(word, limit)
            if found:
                return min(found, key=lambda pair: (pair[0], -self.frequency[pair[1]], pair[1]))[1]
        return word


def misspelt(words, count):
    seed = 4242
    for i in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        word = words[(seed >> 8) % len(words)]
        at = (seed >> 3) % len(word)
        match i % 4:
            case 0:
                yield word[:at] + word[at + 1:]
            case 1:
                yield word[:at] + chr(97 + seed % 26) + word[at + 1:]
            case 2:
                yield word[:at] + chr(97 + (seed >> 5) % 26) + word[at:]
            case _:
                yield word[:at] + word[at:at + 2][::-1] + word[at + 2:]


def run():
    words = [before + root + after for root in ROOTS for before in BEFORE for after in AFTER]
    dictionary = Dictionary(words)
    right = checksum = 0
    for i, word in enumerate(misspelt(words, 900)):
        corrected = dictionary.correct(word)
        right += corrected in dictionary.frequency
        checksum = (checksum * 31 + len(corrected) * i + ord(corrected[0])) % 1000003
    return len(dictionary.frequency), right, checksum, dictionary.visited


EXPECTED = (864, 900, 415104, 89546)
