"""Findings are marked where they stand."""

import itertools
from pathlib import Path
from typing import Any

from extract.pipeline import extract
from extract.pipeline import read as read_file
from gold.evaluate import Case, Result, judge
from gold.marks import Finding, Mark, judged, marks, segments
from tests.gold.samples import date, label, page

LETTER = "Kommunstyrelsen\n\nSammanträdet hölls den 5 mars 2018 och den 6\nmars 2018. Budgeten 2018 är 12 000 kronor.\n"


def result(tmp_path: Path, **keys: Any) -> Result:
    """The letter, judged by these labels."""
    file = tmp_path / "a.txt"
    file.write_text(LETTER, encoding="utf-8")
    case = Case("a", "own", "own", ".txt", labels=tmp_path / "a.json", own=file)
    return judge(case, file, extract(read_file(file)), label(**keys), truth=None)


def test_right_wrong_and_missed_are_told_apart(tmp_path: Path) -> None:
    found = judged(result(tmp_path, dates=[date("den 5 mars 2018", "2018-03-05"), date("hölls", "2018-03-07")]))
    assert [(finding.verdict, finding.printed) for finding in found] == [
        ("right", "den 5 mars 2018"),
        ("wrong", "den 6 mars 2018"),
        ("missed", "hölls"),
    ]


def test_a_sum_with_another_year_is_partly_right_and_counted_once(tmp_path: Path) -> None:
    found = judged(result(tmp_path, budgets=[{"text": "12 000 kronor", "amount": 12000, "year": 1999}]))
    assert [(finding.field, finding.verdict) for finding in found] == [("sums", "partly")]
    assert found[0].expected == "12 000 kr (1999, None)"


def test_marks_stand_where_the_evidence_and_the_missed_text_are(tmp_path: Path) -> None:
    judged_result = result(tmp_path, dates=[date("den 5 mars 2018", "2018-03-05"), date("och  den", "2018-03-07")])
    (placed,) = marks(judged(judged_result), judged_result.record.pages).values()
    text = judged_result.record.pages[0].text
    assert [(text[mark.start : mark.end], mark.finding.verdict) for mark in placed] == [
        ("den 5 mars 2018", "right"),
        ("den 6\nmars 2018", "wrong"),
    ]  # "och den" would lie over the other date
    judged_result = result(tmp_path, dates=[date("Budgeten", "2018-03-07")])
    (placed,) = marks(judged(judged_result), judged_result.record.pages).values()
    assert [text[mark.start : mark.end] for mark in placed if mark.finding.verdict == "missed"] == ["Budgeten"]


def test_a_text_missed_twice_is_marked_in_two_places() -> None:
    twice = [Finding("recipients", "missed", "Akten", printed="Akten")] * 3
    (placed,) = marks(twice, [page("Akten, akten")]).values()
    assert [(mark.start, mark.end) for mark in placed] == [(0, 5), (7, 12)]


def test_segments_make_up_the_text_and_the_gravest_mark_shows() -> None:
    text = "att anta planen den 5 mars"
    whole = Mark(0, 26, Finding("decisions", "right", text))
    part = Mark(16, 26, Finding("dates", "wrong", "den 5 mars"))
    found = segments(text, [whole, part])
    assert "".join(segment.text for segment in found) == text
    assert [segment.verdict for segment in found] == ["right", "wrong"]
    assert list(itertools.chain.from_iterable(segment.opening for segment in found)) == [whole, part]


def test_a_page_without_text_has_no_segments() -> None:
    assert segments("", []) == []
