"""Letter-spaced print ("K O M M U N") made words again: the gaps between its letters look like those between words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median_low

from extract.pages import Box, Word, gaps_of
from extract.words import WORDS_OF_A_LETTER

_FEWEST_PIECES = 5
_LONGEST_PIECE = 1.7  # letters on average
_LONGEST_AMONG = 4.5  # letters on average, where gaps of two kinds tell letters from words; prose may have as few
_FEWEST_LETTERS, _LETTERS_SHARE = 2, 0.25  # of pieces that stand alone there, as letters of prose do not
_LETTER_GAP, _TWO_KINDS = 0.25, 3.0  # heights; times the narrowest gap
_WIDEST = 1.5  # heights: what lies further apart is another cell
_WORD_GAP = 1.8  # times the usual gap: a wider one parts words


def closed_up(words: Sequence[Word]) -> list[Word]:
    """The words, those that letter-spacing took apart joined again."""
    return [word for run in _runs(words) for word in (_joined(run) if _is_tracked(run) else run)]


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that follow on each other on one line, without a column's gap."""
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1].box, word.box):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _follows(left: Box, right: Box) -> bool:
    height = left.bottom - left.top
    return abs(left.top - right.top) < 0.3 * height and -0.2 * height < right.x0 - left.x1 < _WIDEST * height


def _is_tracked(run: Sequence[Word]) -> bool:
    pieces = [word.text for word in run if word.text.isalpha()]
    if len(pieces) < _FEWEST_PIECES or len(pieces) <= 0.8 * len(run):
        return False
    length = mean(map(len, pieces))
    if length <= _LONGEST_PIECE:
        return True
    letters = sum(len(piece) == 1 and piece not in WORDS_OF_A_LETTER for piece in pieces)
    if letters < max(_FEWEST_LETTERS, _LETTERS_SHARE * len(pieces)):
        return False
    gaps, height = gaps_of(run), run[0].box.bottom - run[0].box.top
    narrow = sum(gap <= _LETTER_GAP * height for gap in gaps)
    return length <= _LONGEST_AMONG and narrow > 1 and max(gaps) > _TWO_KINDS * max(min(gaps), 0.05 * height)


def _joined(run: Sequence[Word]) -> Iterator[Word]:
    gaps = gaps_of(run)
    # The narrowest of all would be that of a kerned pair: "AV".
    letters = [gap for gap, (left, right) in zip(gaps, pairwise(run), strict=True) if len(left.text + right.text) == 2]
    usual = max(median_low(letters or [min(gaps)]), 0.05 * (run[0].box.bottom - run[0].box.top))
    part = run[0]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > _WORD_GAP * usual:
            yield part
            part = word
        else:
            box = Box(part.box.x0, min(part.box.top, word.box.top), word.box.x1, max(part.box.bottom, word.box.bottom))
            part = Word(part.text + word.text, box, min(part.confidence, word.confidence))
    yield part
