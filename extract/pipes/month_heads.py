"""Dates that a column has broken over two lines: "Utfall jan–" over "aug 2018", "Jan–aug" over "2018", "den 31" over "augusti"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from normalize.dates import Found
from normalize.months import MONTH, read_month
from normalize.unicode import fold

# The first month at the end of its cell; where a scan has lost the gaps, at the end of a word.
_FIRST = re.compile(rf"(?:\b|(?<=utfall))({MONTH})[a-z]*\.?\s?[-–—]+(?=\s(?!\s*{MONTH}[a-z]*\s\d)|\t|\n|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A day at the end of its cell, whose month the cell under it begins with.
_ENDS_IN_DAY = re.compile(
    r"\b(?:den|per|med|till|from|fran|senast|fore|efter|t\.?o\.?m\.?)[\s:]\s?(0?[1-9]|[12]\d|3[01])$"
)
_IN_PROSE = re.compile(rf"\b(?!{MONTH})[a-zåäö]{{3,}} (?:av )?$")  # "före utgången av" stands before no head's month
_YEARS_ALONE = re.compile(r"\n{1,2}((?:(?:19|20)\d\d(?:[ \t]+|(?=\n|$)))+)(?=\n|$)")
_ABREAST = 2  # months side by side
_NEXT_LINE = re.compile(r"\n\n?([^\n]*)")


def join_heads(text: str, found: Sequence[Found]) -> list[Found]:
    r"""The dates, where the months at the ends of a line's cells begin those in the line under it, one for one.

    >>> from normalize.dates import find_dates
    >>> text = "Utfall jan–\tUtfall jan–\tBudget\naug 2017\taug 2018\t2018"
    >>> [str(span[0]) for item in join_heads(text, list(find_dates(text))) if (span := item.span(2018))]
    ['2017-01-01', '2018-01-01']
    """
    folded = fold(text)
    items = list(found)
    starts = [item.start for item in items]
    dropped: set[int] = set()
    for line in _lines_with_heads(folded):
        firsts = list(_FIRST.finditer(folded, *line))
        under = _NEXT_LINE.match(folded, line[1])
        if not under:
            continue
        indexes = range(bisect_right(starts, under.start(1) - 1), bisect_right(starts, under.end(1)))
        lasts = [index for index in indexes if items[index].rule == "month" and items[index].year]
        if any(_IN_PROSE.search(text, under.start(1), items[index].start) for index in lasts):
            continue
        if len(lasts) != len(firsts):
            continue
        for first, index in zip(firsts, lasts, strict=True):
            items[index] = replace(
                items[index],
                months=(read_month(first[1]) or 1, items[index].months[1]),
                years=(None, items[index].year),
            )
            dropped |= {place for place, start in enumerate(starts) if start == first.start(1)}
    return [item for place, item in enumerate(items) if place not in dropped]


def join_cells(text: str, found: Sequence[Found]) -> list[Found]:
    r"""The dates, each month with the year under it or the day over it in its column; of a row's equal heads the first.

    >>> from normalize.dates import find_dates
    >>> for text in ("Helår\tJan–aug\n1999\t2000", "Mål Jan–aug Aug Läge\n\n2000 2001", "klart per den 31\tEn annan\naugusti 2022 och\tspalt", "aug 2014\taug 2014"):
    ...     print([str(item.span(2018)[1]) for item in join_cells(text, list(find_dates(text)))])
    ['2000-08-31']
    ['2000-08-31', '2001-08-31']
    ['2022-08-31']
    ['2014-08-31']
    """
    items: list[Found] = []
    years = _years_in_order(text, found)
    for item in found:
        joined = _with_day_over(text, _with_year_under(text, item)) if item.precision == "month" else item
        if joined is item and item.start in years:
            joined = replace(item, end=min(item.end, _line(text, item.start)[1]), years=(None, years[item.start]))
        if not (items and _is_same_head(text, items[-1], joined)):
            items.append(joined)
    return items


def _years_in_order(text: str, found: Sequence[Found]) -> dict[int, int]:
    """The years of months without one of their own, by where they begin: a scan has read nothing but one for each under their line."""
    heads: dict[int, list[int]] = {}
    for item in found:
        end = _line(text, item.start)[1] if item.precision == "month" else 0
        if end and (not item.year or item.end > end):
            heads.setdefault(end, []).append(item.start)
    years: dict[int, int] = {}
    for end, starts in heads.items():
        under = _YEARS_ALONE.match(text, end)
        told = under[1].split() if under else []
        if len(starts) >= _ABREAST and len(told) == len(starts):
            years |= dict(zip(starts, map(int, told), strict=True))
    return years


def _is_same_head(text: str, before: Found, item: Found) -> bool:
    """Whether a table's row of heads names the same months again."""
    between = text[before.end : item.start]
    is_month = item.precision == before.precision == "month" and (item.months, item.years) == (
        before.months,
        before.years,
    )
    return is_month and item.year is not None and not between.strip() and "\n" not in between


def _with_year_under(text: str, item: Found) -> Found:
    line = _line(text, item.start)
    under = _line(text, line[1] + 1)
    gap = "\t" if "\t" in text[slice(*line)] else " "
    cells, years = text[slice(*line)].split(gap), text[slice(*under)].split(gap)
    is_broken = item.end > line[1]  # the first year of the row under it was read with it
    if (item.year and not is_broken) or len(cells) != len(years) or not all(map(_YEAR.fullmatch, years)):
        return item
    return replace(item, end=min(item.end, line[1]), years=(None, int(years[text.count(gap, line[0], item.start)])))


def _with_day_over(text: str, item: Found) -> Found:
    start, _ = _line(text, item.start)
    column = text.count("\t", start, item.start)
    if not start or text[:start].endswith("\n\n"):
        return item
    over = text[slice(*_line(text, start - 1))].split("\t")
    is_first = item.start == start or text[item.start - 1] == "\t"
    day = _ENDS_IN_DAY.search(fold(over[min(column, len(over) - 1)])) if is_first else None
    return replace(item, days=(int(day[1]), int(day[1]))) if day and item.months[0] == item.months[1] else item


def _line(text: str, place: int) -> tuple[int, int]:
    """Where the line that holds `place` begins and ends."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _lines_with_heads(folded: str) -> list[tuple[int, int]]:
    """Where the lines begin and end that hold such months."""
    lines: dict[int, int] = {}
    for match in _FIRST.finditer(folded):
        end = folded.find("\n", match.start())
        lines[folded.rfind("\n", 0, match.start()) + 1] = end if end >= 0 else len(folded)
    return list(lines.items())
