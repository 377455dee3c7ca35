"""Lines drawn out to their margin: even gaps between words of unlike widths, as no columns have."""

from collections.abc import Sequence

from extract.pages import Word, gaps_of

# So many words, whose gaps differ by no more heights and whose widths by more.
_FEWEST_STRETCHED, _EVEN = 5, 0.2
_FEWEST_IN_CELL, _EVEN_IN_CELL = 4, 0.1  # of a cell that is drawn out beside others
_UNLIKE = 1.5


def is_stretched(chain: Sequence[Word]) -> bool:
    """Whether a line is drawn out to its margin: even gaps between words of unlike widths, as no columns have."""
    if len(chain) < _FEWEST_STRETCHED:
        return False
    height = chain[0].box.bottom - chain[0].box.top
    gaps = gaps_of(chain)
    if gaps[0] <= height or any(abs(gap - gaps[0]) > _EVEN * height for gap in gaps):
        return False
    return _are_unlike(chain, height)


def stretched_within(chain: Sequence[Word]) -> set[int]:
    """The gaps, by index, of texts that are drawn out to their column's margin beside other cells."""
    gaps = gaps_of(chain)
    found: set[int] = set()
    first = 0
    while first < len(gaps):
        height = chain[first].box.bottom - chain[first].box.top
        after = next(
            (index for index in range(first, len(gaps)) if abs(gaps[index] - gaps[first]) > _EVEN_IN_CELL * height),
            len(gaps),
        )
        words = chain[first : after + 1]
        is_beside = len(words) < len(chain)
        if is_beside and len(words) >= _FEWEST_IN_CELL and _are_unlike(words, height) and _is_text(words):
            found |= set(range(first, after))
        first = after
    return found


def _is_text(words: Sequence[Word]) -> bool:
    """Whether most of the words are small ones, as those of a sentence are and those of columns seldom."""
    return 2 * sum(word.text.islower() and word.text.isalpha() for word in words) > len(words)


def _are_unlike(words: Sequence[Word], height: float) -> bool:
    widths = [word.box.x1 - word.box.x0 for word in words]
    return max(widths) - min(widths) > _UNLIKE * height
