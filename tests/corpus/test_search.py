"""What is found, in which order, and what is shown of it."""

import pytest

from corpus.marking import Marker
from corpus.query import parse
from corpus.search import Searcher

BIKE = "teknik/cykelvag.pdf"
PLANS = {"mal-2016.pdf", "mal-2017.pdf", "mal-2018.pdf"}

FOUND = [
    ("cykelväg", {BIKE}),
    ("cykelvag", {BIKE}),  # without marks
    ("cykelvägar", {BIKE}),  # inflected
    ("cykel väg", {BIKE}),  # the parts of a compound, apart
    ("inflytande", PLANS),  # a part of medborgarinflytande
    ("cykelvöäg näsbyskoaln", {BIKE}),  # misspelt
    ('"ny cykelväg"', {BIKE}),
    ("näsby*", {BIKE}),
    ("godkänna -2017 -2018", {"mal-2016.pdf"}),
    ("cykelväg OR civilsamhället", PLANS | {BIKE}),
    ("organ:KS", PLANS),
    ("kommun:varnas", {BIKE}),
    ("handläggare:hedvall år:2016-2017", {"mal-2017.pdf", "mal-2018.pdf"}),
    ("belopp:>1mkr", PLANS),
    ("belopp:350tkr", {BIKE}),
    ("-typ:tjänsteskrivelse belopp:>1mkr", set()),
    ("dnr:KS", PLANS),
    ("dnr:%", set()),
    ("zzzz", set()),
    ("handläggare:fjäril", {BIKE}),  # no officer is called so, but the text has the word
    ("organ:fjäril år:2013", set()),
]


@pytest.mark.parametrize(("typed", "paths"), FOUND)
def test_finds(searcher: Searcher, typed: str, paths: set[str]) -> None:
    assert {hit.path for hit in searcher.search(typed).hits} == paths


def test_what_is_typed_comes_before_what_only_folds_to_it(searcher: Searcher) -> None:
    assert searcher.search("mal").hits[0].path == BIKE
    assert searcher.search("mål").hits[0].path != BIKE
    assert searcher.search("mal").total == 4


def test_pages_of_results_join_without_gap(searcher: Searcher) -> None:
    every = [hit.path for hit in searcher.search("kommun").hits]
    assert [searcher.search("kommun", limit=1, offset=place).hits[0].path for place in range(len(every))] == every


def test_orders_by_date(searcher: Searcher) -> None:
    newest = [hit.date for hit in searcher.search("kommun", order="newest").hits]
    assert newest == sorted(newest, key=str, reverse=True)
    assert [hit.date for hit in searcher.search("kommun", order="oldest").hits] == newest[::-1]


def test_counts_by_facet(searcher: Searcher) -> None:
    facets = searcher.search("").facets
    assert facets["year"] == {"2012": 1, "2015": 1, "2016": 1, "2017": 1}
    assert facets["organ"]["Kommunstyrelsen"] == 3
    assert facets["municipality"] == {"Granviks kommun": 3, "Vårnäs kommun": 1}
    assert facets["person"] == {"Camilla Hedvall": 3}


def test_snippet_marks_the_word_and_names_the_page(searcher: Searcher) -> None:
    snippet = searcher.search("civilsamhälle").hits[0].snippet
    assert snippet is not None
    assert snippet.page == 1
    assert [piece.text for piece in snippet.pieces if piece.marked] == ["Civilsamhället"] or "Civilsamhällets"


def test_a_long_line_is_cut_around_its_mark() -> None:
    snippet = Marker(parse("cykel")).snippet([(1, "ord " * 200), (2, "ord " * 200 + "cykel " + "ord " * 200)])
    assert snippet is not None
    assert snippet.page == 2
    assert str(snippet).startswith("… ")
    assert len(str(snippet)) < 260
