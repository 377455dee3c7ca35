"""Offsets lead from an edited text to the text before and back."""

from hypothesis import given
from hypothesis import strategies as st

from normalize.offsets import OffsetMap, Replacement

PIECES = st.lists(
    st.tuples(st.text("abc ", max_size=4), st.text("xyz", max_size=3), st.text("åäö", max_size=3)), max_size=6
)


def build(pieces: list[tuple[str, str, str]]) -> tuple[str, str, list[Replacement]]:
    """(text before, edited text, replacements) of pieces (kept, before, after)."""
    before = edited = ""
    replacements = []
    for kept, old, new in pieces:
        before, edited = before + kept, edited + kept
        if old != new:
            replacements.append(Replacement(len(edited), old, new))
        before, edited = before + old, edited + new
    return before, edited, replacements


@given(PIECES)
def test_a_replaced_passage_leads_to_what_stood_there(pieces: list[tuple[str, str, str]]) -> None:
    before, edited, replacements = build(pieces)
    offsets = OffsetMap(replacements)
    for item in replacements:
        end = item.start + len(item.after)
        assert edited[item.start : end] == item.after
        if item.after:
            start, stop = offsets.before(item.start, end)
            assert item.before in before[start:stop]


@given(PIECES, st.integers(0, 40), st.integers(0, 40))
def test_spans_stay_in_order_and_within_the_text(pieces: list[tuple[str, str, str]], a: int, b: int) -> None:
    before, edited, replacements = build(pieces)
    start, end = sorted((min(a, len(edited)), min(b, len(edited))))
    if start < end:
        old_start, old_end = OffsetMap(replacements).before(start, end)
        assert 0 <= old_start <= old_end <= len(before)


@given(PIECES)
def test_the_way_back_returns_every_kept_character(pieces: list[tuple[str, str, str]]) -> None:
    _, edited, replacements = build(pieces)
    offsets = OffsetMap(replacements)
    changed = {i for item in replacements for i in range(item.start, item.start + len(item.after))}
    for index in range(len(edited)):
        if index not in changed:
            assert offsets.after(*offsets.before(index, index + 1)) == (index, index + 1)
