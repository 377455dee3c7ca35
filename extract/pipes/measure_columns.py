"""Tables whose columns are what is measured, and no periods: their rows are periods, or what it was measured of.

                     Besök    Skolans andel, %        Hållplats    Påstigande per dag    Andel med kort, %
Januari–april 2018  31 240    24                      Torget       188                   61
Maj–augusti 2018    22 905    11                      Hamnen        52                   44
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.pipes.findings import Indicator
from extract.pipes.label_units import parted
from extract.pipes.measure_terms import PERIOD
from extract.pipes.money import unit_in
from extract.pipes.period_heads import names_in
from extract.pipes.periods import KIND, Column, column, periods
from extract.pipes.rows import Cell, Row
from extract.pipes.sections import Line
from extract.pipes.tables import Table
from normalize.unicode import fold

_IS_PERIOD = re.compile(rf"(?:{PERIOD})\W*")
# What the head of a column of measured values says: a share, a count, a rate, a unit.
_MEASURE = re.compile(
    r"\b(?:andel\w*|antal\w*|per\s[a-z]+|medel\w*|genomsnitt\w*|snitt|median\w*|index|nki|procent|frekvens|\w*(?:grad|tid|halt|franvaro|narvaro|niva))\b|%"
    r"|[,(]\s?(?:st|ton|kg|mg/l|m3|m²|km|km/tim|kwh|mwh|dagar|timmar|minuter|sekunder|elever|personer|db\(?a?\)?)\)?$"
)
# Of sums, aims, times and what is planned there are other tables.
_OTHER = re.compile(
    r"\b(?:[a-z]*mal(?:varde|tal|niva)?|[a-z]*budget|kr|kronor|tkr|pris|avgift|taxa|kostnad\w*|belopp|bidrag|summa|poang|nr|nummer|kl|tid(?:punkt)?|datum|plan(?:erad\w*)?|prognos|utfall|sida|paragraf|ar|vecka|behov|forslag|sokt|beviljat|rostetal|yta)\b"
)
# Heads the rows' names where those say what is measured, of places or parts that the columns are.
_NAMES_MEASURES = re.compile(r"(?:matt|nyckeltal|indikator(?:er)?|matetal|styrtal|uppgift)\b")
# Where the lines of two names that wrap have been read as one: "Andel med per dag kort".
_WRAPPED = re.compile(
    r"\b(?:med|av|på|för|till|i|per|vid|från|och)\s(?:med|av|på|för|till|i|per|vid|från|och)\b|-\s(?!och\b)[a-zåäö]"
)
_FEWEST_ROWS = 2
_LONGEST_HEAD = 50  # characters
_MOST_NAMES = 8


def measured_across(table: Table, lines: Sequence[Line], read: Collection[int]) -> list[tuple[Cell, Indicator]]:
    """The table's measured values, none where its columns are periods or of sums.

    `read`: where figures begin that were read otherwise.
    """
    table = _headed(table, lines)
    figures = [(row, cell) for row in table.rows for cell in row.cells if cell.value is not None]
    if len(table.rows) < _FEWEST_ROWS or not figures or any(cell.start in read for _, cell in figures):
        return []
    if any(_is_other(one) for one in {cell.column for _, cell in figures}):
        return []
    if all(_IS_PERIOD.fullmatch(fold(row.label)) for row in table.rows):
        return [(cell, _of_column(row, cell)) for row, cell in figures if _names(cell.column)]
    if table.head and _NAMES_MEASURES.match(table.head[0]) and all(_names(cell.column) for _, cell in figures):
        return [(cell, _of_row(row, cell)) for row, cell in figures]
    return _of_rows(figures) if _are_measures({cell.column for _, cell in figures}) else []


def _headed(table: Table, lines: Sequence[Line]) -> Table:
    """The table, its columns named where a scan has lost the gaps of its head: "Hållplats Påstigande Andel med kort, %"."""
    columns = table.columns
    first = table.rows[0].line if table.rows else 0
    if len(table.head) != 1 or not first or any(one.text for one in columns) or "\t" in lines[first - 1].text:
        return table
    head = lines[first - 1]
    names = names_in(head.text, [], _MOST_NAMES) if head.folded == table.head[0] else []
    if len(names) != len(columns) + 1 or any(map(_WRAPPED.search, names)):
        return table
    told = tuple(map(column, names[1:]))
    found = (replace(row, cells=_under(row, told)) for row in table.rows if len(row.cells) == len(columns))
    return replace(table, columns=told, rows=tuple(found))


def _under(row: Row, columns: Sequence[Column]) -> tuple[Cell, ...]:
    return tuple(replace(cell, column=one) for cell, one in zip(row.cells, columns, strict=True))


def _names(one: Column) -> bool:
    return any(map(str.isalpha, one.text)) and len(one.text) <= _LONGEST_HEAD


def _is_other(one: Column) -> bool:
    """Whether the column is a period's, or of sums or aims."""
    is_told = one.year or (periods(one.text) and any(map(str.isdigit, one.text))) or KIND.search(one.folded)
    return bool(is_told or unit_in(one.folded) or _OTHER.search(one.folded))


def _are_measures(columns: Collection[Column]) -> bool:
    return all(map(_names, columns)) and any(_MEASURE.search(one.folded) for one in columns)


def _of_column(row: Row, cell: Cell) -> Indicator:
    name, unit = parted(cell.column.text)
    return Indicator(name, row.label, cell.value or Decimal(0), unit)


def _of_row(row: Row, cell: Cell) -> Indicator:
    name, unit = parted(row.label)
    return Indicator(name, cell.column.text, cell.value or Decimal(0), unit)


def _of_rows(figures: Sequence[tuple[Row, Cell]]) -> list[tuple[Cell, Indicator]]:
    found = []
    for row, cell in figures:
        _, unit = parted(cell.column.text)
        if any(map(str.isalpha, row.label)) and cell.value is not None:
            found.append((cell, Indicator(row.label, cell.column.text, cell.value, unit)))
    return found
