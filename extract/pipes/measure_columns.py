"""Tables whose columns are what is measured, and no periods: their rows are periods, or what it was measured of.

                     Besök    Skolans andel, %        Hållplats    Påstigande per dag    Andel med kort, %
Januari–april 2018  31 240    24                      Torget       188                   61
Maj–augusti 2018    22 905    11                      Hamnen        52                   44
"""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from extract.pipes.findings import Indicator
from extract.pipes.label_units import parted
from extract.pipes.measure_terms import PERIOD
from extract.pipes.money import unit_in
from extract.pipes.periods import KIND, Column, periods
from extract.pipes.rows import Cell, Row
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
    r"\b(?:[a-z]*mal(?:varde|tal|niva)?|[a-z]*budget|kr|kronor|tkr|pris|avgift|taxa|kostnad\w*|belopp|bidrag|summa|poang|nr|nummer|kl|tid(?:punkt)?|datum|plan(?:erad\w*)?|prognos|platser|sida|paragraf|ar|vecka|behov|forslag|sokt|beviljat|rost\w*|yta)\b"
)
_FEWEST_ROWS = 2
_LONGEST_HEAD = 50  # characters


def measured_across(table: Table, read: Collection[int]) -> list[tuple[Cell, Indicator]]:
    """The table's measured values, none where its columns are periods or of sums; `read`: where figures begin that were read otherwise."""
    figures = [(row, cell) for row in table.rows for cell in row.cells if cell.value is not None]
    if len(table.rows) < _FEWEST_ROWS or not figures or any(cell.start in read for _, cell in figures):
        return []
    if any(_is_other(one) for one in {cell.column for _, cell in figures}):
        return []
    if all(_IS_PERIOD.fullmatch(fold(row.label)) for row in table.rows):
        return [(cell, _of_column(row, cell)) for row, cell in figures if _names(cell.column)]
    return _of_rows(figures) if _are_measures({cell.column for _, cell in figures}) else []


def _names(column: Column) -> bool:
    return any(map(str.isalpha, column.text)) and len(column.text) <= _LONGEST_HEAD


def _is_other(column: Column) -> bool:
    """Whether the column is a period's, or of sums or aims."""
    is_told = column.year or periods(column.text) or KIND.search(column.folded)
    return bool(is_told or unit_in(column.folded) or _OTHER.search(column.folded))


def _are_measures(columns: Collection[Column]) -> bool:
    return all(map(_names, columns)) and any(_MEASURE.search(one.folded) for one in columns)


def _of_column(row: Row, cell: Cell) -> Indicator:
    name, unit = parted(cell.column.text)
    return Indicator(name, row.label, cell.value or Decimal(0), unit)


def _of_rows(figures: Sequence[tuple[Row, Cell]]) -> list[tuple[Cell, Indicator]]:
    found = []
    for row, cell in figures:
        _, unit = parted(cell.column.text)
        if any(map(str.isalpha, row.label)) and cell.value is not None:
            found.append((cell, Indicator(row.label, cell.column.text, cell.value, unit)))
    return found
