"""Where in a text the words of a query stand, and the passage that shows them best."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from corpus.query import Query
from corpus.words import FOLDED, STOPWORDS, WORD, fold, stem, term_set

_LENGTH: Final = 240  # characters of a snippet
_BEFORE: Final = 80  # of them before the first word that is marked
_REACH: Final = 120  # characters within which words are said together
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; `marked` when it is what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """The passage of a document that shows the query best, and the page it is on."""

    page: int
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Marker:
    """Knows the words of a query wherever they stand."""

    def __init__(self, query: Query, alike: Collection[str] = ()) -> None:
        """`alike` are further words to mark, spelt nearly like those of the query."""
        found = [term for clause in query.wanted for term in clause.terms]
        self._exact = {word for term in found for word in term.words} | set(alike)
        self._exact -= STOPWORDS if self._exact - STOPWORDS else frozenset()
        stems = {stem(word) for term in found if len(term.words) == 1 for word in term.words} - STOPWORDS
        self._stems = stems | {FOLDED + fold(word) for word in stems} | {fold(word) for word in stems}
        self._beginnings = tuple(term.words[-1] for term in found if term.prefix)
        self._weights: dict[str, int] = {}  # of the words seen so far
        self._hits: set[str] = set()  # those of them that are marked

    def weight(self, word: str) -> int:
        """How much a word in small letters is what was looked for: 2 as typed, 1 in another form, 0 not at all."""
        if word not in self._weights:
            self._learn({word})
        return self._weights[word]

    def _learn(self, words: set[str]) -> None:
        for word in words:
            self._weights[word] = weight = self._weigh(word)
            if weight:
                self._hits.add(word)

    def _weigh(self, word: str) -> int:
        if word in self._exact or (self._beginnings and word.startswith(self._beginnings)):
            return 2
        return 0 if self._stems.isdisjoint(term_set(word)) else 1

    def marks(self, text: str) -> list[tuple[int, int, int]]:
        """Where the words stand, from left to right: start, end, and 2 for a word as typed, 1 for another form."""
        small = _in_small_letters(text)
        words = set(WORD.findall(small))
        self._learn(words - self._weights.keys())
        found = sorted(words & self._hits, key=len, reverse=True)
        if not found:
            return []
        pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(found)})(?![^\W_])")
        return [(*match.span(), self._weights[match.group()]) for match in pattern.finditer(small)]

    def snippet(self, pages: Collection[tuple[int, str]]) -> Snippet | None:
        """The passage of the pages (number, text) with most of the words; the beginning when there is none."""
        best = -1
        snippet: tuple[int, str, list[tuple[int, int, int]], int] | None = None
        for number, text in pages:
            spans = self.marks(text)
            score, start = _densest(_in_small_letters(text), spans)
            if score > best and text.strip():
                best, snippet = score, (number, text, spans, start)
            if score >= 2 * len(self._exact):  # every word as typed, close together: no page shows it better
                break
        return Snippet(snippet[0], _pieces(*snippet[1:])) if snippet else None


def _in_small_letters(text: str) -> str:
    """The text in small letters, each at its place: the few letters that are two when small are left."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _densest(small: str, spans: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Where most of the words are said together, and how much they weigh; (0, 0) when there are none."""
    best = (0, 0)
    first = 0
    for last, (_, end, _) in enumerate(spans):
        while first < last and spans[first][0] < end - _REACH:
            first += 1
        # Each word counts once: a line that says the same thing twice says no more.
        score = sum({small[a:b]: weight for a, b, weight in spans[first : last + 1]}.values())
        if score > best[0]:
            best = score, spans[first][0]
    return best


def _pieces(text: str, spans: list[tuple[int, int, int]], focus: int) -> tuple[Piece, ...]:
    """The text around `focus`, from the beginning of its paragraph or of a word, with its marks."""
    paragraph = text.rfind("\n\n", 0, focus) + 2 if "\n\n" in text[:focus] else 0
    begin = max(paragraph, focus - _BEFORE)
    if begin > paragraph:
        begin = next((match.end() for match in _SPACE.finditer(text, begin, focus)), begin)
    end = min(len(text), begin + _LENGTH)
    pieces = [Piece("… ")] if begin > paragraph else []
    place = begin
    for start, stop, _ in spans:
        if start >= begin and stop <= end:
            pieces += [Piece(_one_line(text[place:start])), Piece(text[start:stop], marked=True)]
            place = stop
    pieces.append(Piece(_one_line(text[place:end]) + (" …" if end < len(text) else "")))
    return tuple(piece for piece in pieces if piece.text)


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text)
