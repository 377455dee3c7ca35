"""Columns of sums whose rows' labels cannot be told: a scan's reader gave the labels elsewhere, or in another number.

What a sum is and its year stand in the column's head, so that such a column still tells its sums, if not what they are for.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.pipes.money import LARGEST, unit_in, unit_of_all
from extract.pipes.periods import Column
from extract.pipes.rows import Cell, figure_cell
from extract.pipes.sections import Line
from extract.pipes.stacked import Stack, columns_at
from extract.pipes.sum_kinds import kind_in

_SURENESS = 0.8
_MOST_ABOVE = 40  # lines, among them those of the columns before this one
_LONGEST_CAPTION = 90  # characters; a longer line is prose
# What heads figures that are no money, or ends a row of them.
_COUNTS = re.compile(r"\b(?:indikator|nyckeltal|matt|matetal|malvarde|mal|antal|andel|procent|statistik)[a-z]*\b|%")


@dataclass(frozen=True, slots=True)
class LooseSum:
    """A figure under its head: its cell, the columns side by side, the index of its line and what it counts, in kronor."""

    cell: Cell
    columns: tuple[Column, ...]
    line: int
    unit: Decimal


def loose_sums(lines: Sequence[Line], taken: Collection[int]) -> Iterator[LooseSum]:
    """The sums of the columns that begin at lines not `taken` by tables, in order; their heads name kinds of sums."""
    index = 0
    while index < len(lines):
        columns = [] if index in taken else columns_at(lines, index)
        if not any(kind_in(stack.head.folded) for stack in columns):
            index += 1
            continue
        kinds = {kind_in(stack.head.folded) for stack in columns}
        unit = _unit_above(lines, index, is_money="budget" in kinds and len(kinds) > 1)
        if unit is not None:
            yield from _of_columns(columns, unit, taken)
        index = columns[0].end


def _of_columns(columns: Sequence[Stack], unit: Decimal, taken: Collection[int]) -> Iterator[LooseSum]:
    heads = tuple(stack.head for stack in columns)
    for stack in columns:
        for line, start, figure in stack.figures:
            if not figure or figure.value is None or line in taken or figure.text.endswith("%"):
                continue
            if abs(figure.value * unit) < LARGEST:
                yield LooseSum(figure_cell(stack.head, start, figure, _SURENESS), heads, line, unit)


def _unit_above(lines: Sequence[Line], index: int, *, is_money: bool) -> Decimal | None:
    """The unit of the nearest line above that names one; None where one that counts something else is nearer.

    `is_money`: a budget and what became of it head the columns, so that nothing else can be counted.
    """
    for line in reversed(lines[max(index - _MOST_ABOVE, 0) : index + 1]):
        if len(line.text) > _LONGEST_CAPTION:
            continue
        if not is_money and _COUNTS.search(line.folded):
            return None
        if unit := unit_in(line.folded):
            return unit
    return unit_of_all(lines)
