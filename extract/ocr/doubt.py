"""Which words of a page deserve a second look, and the crops that show them."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.ocr.seen import Area, Seen
from extract.words import PUNCTUATION, is_known

# Measured on pages of the dev documents: below this, or unknown, stand 99 of 100 misread words, and one sign in four.
_SURE = 0.9
_ALONE = frozenset("iåö")  # Swedish words of one letter; any other one may be a bullet or a §
_LEADERS = "…_-–·"
_WIDEST_GAP = 1.5  # line heights between two words of one crop: a column's gap is not read as a space
_ABOVE = 0.15  # of the height, left above and below, and twice that at the sides
_ILLEGIBLE = 0.3  # what the first reader is no surer of says nothing, not even where a word ends
_ONE_RUN = 3.0  # line heights between two of them
_NEIGHBOURS = 2  # words on each side that tell how tall the line is where a crop is short


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand beside each other on a line, and the area that shows them."""

    words: tuple[Seen, ...]
    area: Area


def is_doubtful(word: Seen) -> bool:
    """Whether the word may have been misread: unsure, unknown, with a digit, or where a sign may have been."""
    bare = word.text.strip(PUNCTUATION + _LEADERS).lower()
    if not bare and len(word.text) > 1:
        return False  # dots that lead to a page number or a signature
    return word.confidence < _SURE or (len(bare) == 1 and bare not in _ALONE) or not is_known(word.text)


def with_illegible_joined(words: Sequence[Seen]) -> list[Seen]:
    """The words, those beside each other that could not be read as one: the second reader tells where they end."""
    joined: list[Seen] = []
    for word in words:
        before = joined[-1] if joined else None
        if before and _is_one_run(before, word):
            area = before.area.around(word.area)
            joined[-1] = Seen(before.text + word.text, area, min(before.confidence, word.confidence), word.line)
        else:
            joined.append(word)
    return joined


def _is_one_run(left: Seen, right: Seen) -> bool:
    is_near = left.line == right.line and 0 <= _gap(left, right) < _ONE_RUN * right.area.height
    return is_near and max(left.confidence, right.confidence) <= _ILLEGIBLE


def stretches(words: Sequence[Seen], width: int, height: int, *, all_of_them: bool) -> list[Stretch]:
    """The stretches of a page image, so wide and high, to be read again; the words must come line by line."""
    return [
        _stretch(line, first, last, width, height)
        for line in (tuple(group) for _, group in groupby(words, key=lambda word: word.line))
        for first, last in _runs(line, all_of_them=all_of_them)
    ]


def _runs(line: Sequence[Seen], *, all_of_them: bool) -> Iterator[tuple[int, int]]:
    """[first, last) of each run of doubtful words without a wide gap."""
    first: int | None = None
    for index, word in enumerate(line):
        wanted = all_of_them or is_doubtful(word)
        if first is not None and (not wanted or _gap(line[index - 1], word) > _WIDEST_GAP * word.area.height):
            yield first, index
            first = None
        if wanted and first is None:
            first = index
    if first is not None:
        yield first, len(line)


def _gap(left: Seen, right: Seen) -> int:
    return right.area.left - left.area.right


def _stretch(line: Sequence[Seen], first: int, last: int, width: int, height: int) -> Stretch:
    words = line[first:last]
    around = functools.reduce(Area.around, (word.area for word in words))
    near = line[max(0, first - _NEIGHBOURS) : last + _NEIGHBOURS]
    tall = functools.reduce(Area.around, (word.area for word in near))
    margin = max(2, round(_ABOVE * tall.height))
    before = line[first - 1].area.right if first else 0
    after = line[last].area.left if last < len(line) else width
    left = max(around.left - 2 * margin, (before + around.left) // 2 if first else 0, 0)
    right = min(around.right + 2 * margin, (after + around.right + 1) // 2 if last < len(line) else width)
    return Stretch(
        tuple(words),
        # Never less than the words themselves: in what Tesseract makes of a drawing, boxes of one line overlap.
        Area(
            left=min(left, around.left),
            top=max(tall.top - margin, 0),
            right=max(right, around.right),
            bottom=min(tall.bottom + margin, height),
        ),
    )
