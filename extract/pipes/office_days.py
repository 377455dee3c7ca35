"""Days as offices long wrote them, from the letter's own month or year: "den 16 dennes", "den 24 augusti d.å."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from heapq import merge

from normalize.dates import Found

_DAY = r"\b[Dd]en\s(?P<day>0?[1-9]|[12]\d|3[01])\s?:?(?:e|de)?\s"
# Rows: what follows the day, and so many months from the letter's own.
_MONTHS = (
    (re.compile(rf"{_DAY}(?:dennes|ds\b\.?|innevarande\smånad|i\sdenna\smånad)"), 0),
    (re.compile(rf"{_DAY}(?:sistlidne|sistl\.|förliden)(?:\smånad)?(?!\s[a-zåäö]+\s\d)"), -1),
    (re.compile(rf"{_DAY}(?:nästkommande|nästk\.|instundande)(?:\smånad)?(?!\s[a-zåäö]+\s\d)"), 1),
)
_HINT = re.compile(r"dennes|\bds\b|månad|sistl|förliden|nästk|instundande")
_OF_THIS_YEAR = re.compile(r"\sd\.?\s?å\.")
_MONTH = timedelta(days=28)


def with_office_days(text: str, found: Sequence[Found], written: date | None) -> list[tuple[Found, int | None]]:
    """The dates in order, those of a month or year that is told from the day `written` among them, each with that year."""
    if not written:
        return [(item, None) for item in found]
    told = [_this_year(text, item, written) for item in found]
    reached = {place for item in found for place in range(item.start, item.end)}
    more = [pair for pair in _of_months(text, written) if pair[0].start not in reached]
    return list(merge(told, more, key=lambda pair: pair[0].start))


def _this_year(text: str, item: Found, written: date) -> tuple[Found, int | None]:
    behind = _OF_THIS_YEAR.match(text, item.end)
    return (replace(item, end=behind.end()), written.year) if behind and not item.year else (item, None)


def _of_months(text: str, written: date) -> Iterator[tuple[Found, int]]:
    if not _HINT.search(text):
        return
    days = [
        (match.start(), match.end(), int(match["day"]), months)
        for pattern, months in _MONTHS
        for match in pattern.finditer(text)
    ]
    for start, end, day, months in sorted(days):
        month = written.replace(day=15) + months * _MONTH
        yield (
            Found(start, end, "office_day", (day, day), (month.month, month.month), (None, None), weekday=None),
            month.year,
        )
