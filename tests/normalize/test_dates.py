"""Every rule of the table reads its own examples and refuses its look-alikes."""

import pytest

from normalize.date_rules import RULES
from normalize.dates import find_dates

YES = [(rule.name, text, iso) for rule in RULES for text, iso in rule.yes]
NO = [(rule.name, text) for rule in RULES for text in rule.no]


@pytest.mark.parametrize(("rule", "text", "iso"), YES)
def test_rule_reads_its_example(rule: str, text: str, iso: str) -> None:
    found = list(find_dates(text))
    assert found[0].rule == rule
    assert rule == "day_of_list" or len(found) == 1
    span = found[0].span(2019)
    assert span is not None
    first, last = iso.split("/") if "/" in iso else (iso, iso)
    assert (span[0].isoformat(), span[1].isoformat()) == (first, last)


@pytest.mark.parametrize(("rule", "text"), NO)
def test_no_rule_reads_a_look_alike(rule: str, text: str) -> None:
    assert [item.rule for item in find_dates(text) if item.rule == rule] == []


@pytest.mark.parametrize("text", ["31 april 2018", "30 februari", "den 31/9", "32/5"])
def test_date_that_does_not_exist_has_no_span(text: str) -> None:
    assert [item.span(2019) for item in find_dates(text)] == [None]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("fredagen den 3 maj", 4), ("måndag 6/5", 0), ("sön 5/5", 6), ("i maj", None)],
)
def test_weekday_before_a_date(text: str, weekday: int | None) -> None:
    assert [item.weekday for item in find_dates(text)] == [weekday]
