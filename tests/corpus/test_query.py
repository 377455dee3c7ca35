"""What is typed, and what it means; nothing that is typed is an error."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.marking import Marker
from corpus.query import Clause, Filter, Query, Term, parse
from corpus.search import Searcher


def word(text: str, *, prefix: bool = False) -> Clause:
    return Clause((Term((text,), prefix),))


CLAUSES = [
    ("mål", (word("mål"),)),
    ("mål och budget", (word("mål"), word("budget"))),
    ("och", (word("och"),)),
    ('"god ekonomisk hushållning"', (Clause((Term(("god", "ekonomisk", "hushållning")),)),)),
    ('"aldrig avslutad', (Clause((Term(("aldrig", "avslutad")),)),)),
    ("cykelväg OR gångväg", (Clause((Term(("cykelväg",)), Term(("gångväg",)))),)),
    ("mål -budget", (word("mål"), Clause((Term(("budget",)),), negated=True))),
    ("mål NOT budget", (word("mål"), Clause((Term(("budget",)),), negated=True))),
    ("kommun*", (word("kommun", prefix=True),)),
    ("KS/2018:109", (Clause((Term(("ks", "2018", "109")),)),)),
    ("http://x.se", (Clause((Term(("http", "x", "se")),)),)),
    ("år:snart", (Clause((Term(("år", "snart")),)),)),
    ("OR AND NOT - * \"\" ''", ()),
]
FILTERS = [
    ("år:2016-2020", Filter("year", low=2016, high=2020)),
    ("year:2018", Filter("year", low=2018, high=2018)),
    ("år:>2018", Filter("year", low=2019)),
    ("år:<=2018", Filter("year", high=2018)),
    ("år:2016-", Filter("year", low=2016)),
    ("belopp:>1mkr", Filter("amount", low=1_000_000.01)),
    ("belopp:>=350tkr", Filter("amount", low=350_000)),
    ('belopp:"1 000 000-2 mkr"', Filter("amount", low=1_000_000, high=2_000_000)),
    ("organ:KS", Filter("organ", "Kommunstyrelsen")),
    ("-typ:protokoll", Filter("type", "protokoll", negated=True)),
    ('handläggare:"Camilla Hedvall"', Filter("person", "Camilla Hedvall")),
    ("handlaggare:hedvall", Filter("person", "hedvall")),
    ("dnr:2018/109", Filter("diary_number", "2018/109")),
]


@pytest.mark.parametrize(("typed", "clauses"), CLAUSES)
def test_words(typed: str, clauses: tuple[Clause, ...]) -> None:
    assert parse(typed) == Query(clauses)


@pytest.mark.parametrize(("typed", "wanted"), FILTERS)
def test_fields(typed: str, wanted: Filter) -> None:
    assert parse(typed) == Query((), (wanted,))


@given(st.text(max_size=60) | st.text("\"*:-()år:OR NOT mål{}'^", max_size=40))
def test_anything_that_is_typed_is_answered(searcher: Searcher, typed: str) -> None:
    found = searcher.search(typed, limit=2)
    assert len(found.hits) == min(found.total, 2)


@given(st.text(max_size=80))
def test_marks_stand_in_order_and_inside(text: str) -> None:
    marks = Marker(parse(text or "mål")).marks(text)
    places = [place for start, end, _ in marks for place in (start, end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_marks_may_be_typed_in_two_signs() -> None:
    assert parse(unicodedata.normalize("NFD", "mål organ:Näringsnämnden")) == parse("mål organ:Näringsnämnden")
