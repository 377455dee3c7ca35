"""What holds for any text at all."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalize.diacritics import Repaired, repair

_DAMAGED = "foreslar f6r ar pa &r dr malen arendet némnden godkdnna 6verst sidkerstédlla kad Arendet Gver | [ 1 i1"
_CLEAN = "föreslår för är på målen ärendet nämnden överst i och att Åre kommunen beslutar Anna för"
_OTHER = "the of for 2019 6/2 15-16 12.500 4,5 7 KS 2018/109 a.b@c.se § 3 % www.mal.se A4 f0 é 6 é6 😀 \u00a0 -"
DAMAGED, CLEAN, OTHER = _DAMAGED.split(" "), _CLEAN.split(" "), _OTHER.split(" ")
GAPS = [" ", " ", " ", "\n", "\n\n", "\t", ". ", ", ", "-", "/", " (", ") "]

words = st.lists(st.tuples(st.sampled_from([*DAMAGED, *CLEAN, *OTHER]), st.sampled_from(GAPS)), max_size=60)
pages = st.one_of(
    words.map(lambda parts: "".join(word + gap for word, gap in parts)),
    st.lists(st.tuples(st.sampled_from(DAMAGED), st.sampled_from(GAPS)), max_size=80).map(
        lambda parts: "".join(word + gap for word, gap in parts)
    ),
    st.text(max_size=200),
    st.text(alphabet="adeiklmnorstvåäöé&64|1I \n\t.-/", max_size=200),
)
quick = settings(max_examples=150, deadline=None)


def undo(page: Repaired) -> str:
    """The text before repair, by its edits."""
    parts, done = [], 0
    for edit in page.edits:
        assert page.text[edit.start : edit.end] == edit.after
        parts += [page.text[done : edit.start], edit.before]
        done = edit.end
    return "".join([*parts, page.text[done:]])


@quick
@given(pages)
def test_edits_replay_to_the_text(text: str) -> None:
    assert undo(repair(text)) == text


@quick
@given(pages)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repair(text).text
    assert repair(once).text == once


@quick
@example("a.b@c.se-a.b@c.se ")
@given(pages)
def test_numbers_line_ends_and_cells_are_kept(text: str) -> None:
    once = repair(text).text
    for kept in (r"\d{2,}", r"\d[/.,-]\d", r"[\n\t\r\f]", r"[\w.]+@\w+\.\w+", r"[åäöÅÄÖ]+"):
        found = re.findall(kept, text)
        left = re.findall(kept, once)
        assert left == found if kept != r"[åäöÅÄÖ]+" else len(left) >= len(found)


@quick
@given(st.lists(st.sampled_from(CLEAN), min_size=8, max_size=60).map(" ".join))
def test_clean_text_is_unchanged(text: str) -> None:
    assert repair(text).text == text
