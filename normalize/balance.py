"""Settles rows that can be read in more ways than one, by what a table's figures must add up to.

Three checks, from the surest: a sum row is the sum of the rows above it; a column is the difference or the sum of the
others in every row; the figures of a row are of one size. What none of them settles stays unread.
"""

import functools
import math
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, islice, product

from normalize.figures import Figure, Way
from normalize.unicode import fold

_TOTAL = re.compile(r"\W*(?:del)?(?:summa|totalt?|netto|resultat|s:a|total[a-z]*)\b")
_MOST_COMBINATIONS = 2000
_ALIKE, _UNLIKE = 1.0, 2.0  # decades between the largest and the smallest figure of a row
_ROUNDING = Decimal("0.6")  # a rounded row adds at most this to what a sum may be off, for each row
_LOST_COMMA = re.compile(r"(-?\d{1,2})\d(?!\d)")
_TENFOLD = 4  # times the largest of the others: more than a year changes a figure, less than a lost comma does
CERTAIN, GUESSED, DOUBTED = 1.0, 0.85, 0.6
_FEWEST_KNOWN = 2  # rows that tell what a column holds
_MOST_HOLD = 0.75  # of the rows; a scan may have misread a figure of some
_MOST_TRIED = 8  # ways of a row, those with figures of one size first

Values = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A row's reading, how sure it is, 0 to 1, and whether its table's sum row says that it is right.

    `doubted` are the places of figures that its table's sum row speaks against.
    """

    way: Way
    sureness: float
    is_checked: bool = False
    doubted: frozenset[int] = frozenset()


def settle(rows: Sequence[tuple[str, Sequence[Way]]], *, differences: Collection[int] = ()) -> list[Settled | None]:
    """For each row, given as its label and the ways to read it, the way that is right; None where that cannot be told.

    `differences` are the places of columns that others' difference stands in: their figures may be of any size.

    >>> from normalize.figures import ways
    >>> rows = [("Personal", ways("1 200 300", 2)), ("Lokaler", ways("100 50", 2)), ("Summa", ways("1 300 350", 2))]
    >>> [settled and [figure.text for figure in settled.way] for settled in settle(rows)]
    [['1 200', '300'], ['100', '50'], ['1 300', '350']]
    """
    told = [
        place
        for place in range(max((len(way) for _, found in rows for way in found), default=0))
        if place not in differences
    ]
    spread = functools.partial(_spread, places=told)
    open_ways = [sorted(_with_small(found, differences), key=spread) for _, found in rows]
    labels = [fold(label) for label, _ in rows]
    checked = _by_sums(labels, open_ways)
    _by_relation(open_ways)
    known = [found[0] for found in open_ways if len(found) == 1]
    settled: list[Settled | None] = []
    for index, found in enumerate(open_ways):
        if len(found) == 1:
            settled.append(Settled(found[0], CERTAIN, is_checked=index in checked))
        else:
            settled.append(_by_size(found, spread) or _by_columns(found, known))
    _mend(labels, settled)
    settled = [row and replace(row, way=_with_comma(row.way, told)) for row in settled]
    for index, place in _doubted(labels, settled):
        row = settled[index]
        if row:
            settled[index] = replace(row, doubted=row.doubted | {place})
    return settled


def _with_small(found: Sequence[Way], differences: Collection[int]) -> Sequence[Way]:
    """The ways whose differences are no larger than what they may be the difference of, if there are any."""
    fitting = [
        way
        for way in found
        if max((_size(way[place]) for place in differences if place < len(way)), default=0)
        <= max((_size(figure) for place, figure in enumerate(way) if place not in differences), default=0)
    ]
    return fitting or found


def _size(figure: Figure) -> Decimal:
    return abs(figure.value or Decimal(0))


def _by_sums(labels: Sequence[str], open_ways: list[list[Way]]) -> set[int]:
    """Leaves each row of a sum the way that adds up, where one combination of ways alone does; those rows' indices."""
    checked: set[int] = set()
    first = 0
    for index, label in enumerate(labels):
        if index > first + 1 and _TOTAL.match(label):
            block = open_ways[first : index + 1]
            fitting = _fitting(block)
            if len(fitting) == 1:
                open_ways[first : index + 1] = [[way] for way in fitting[0]]
                checked |= set(range(first, index + 1))
            first = index + 1
    return checked


def _blocks(labels: Sequence[str], settled: Sequence["Settled | None"]) -> Iterator[tuple[int, list[Way]]]:
    """The rows of each sum, the sum row last, with the index of the first; those of which none is open."""
    first = 0
    for index, label in enumerate(labels):
        if index > first + 1 and _TOTAL.match(label):
            block = [row.way for row in settled[first : index + 1] if row]
            if len(block) == index + 1 - first and len({len(way) for way in block}) == 1:
                yield first, block
            first = index + 1


def _mend(labels: Sequence[str], settled: list["Settled | None"]) -> None:
    """Gives back the one sign or decimal comma that a column has lost, where with it the column adds up."""
    for first, block in _blocks(labels, settled):
        for column in range(len(block[0])):
            if _column_adds_up(block, column):
                continue
            fitting = [
                (index, figure)
                for index, way in enumerate(block)
                for figure in _as_written(way[column])
                if _column_adds_up([*block[:index], _with(way, column, figure), *block[index + 1 :]], column)
            ]
            if len(fitting) == 1 and (row := settled[first + fitting[0][0]]):
                index, figure = fitting[0]
                block[index] = _with(row.way, column, figure)
                settled[first + index] = replace(row, way=block[index])


def _with_comma(way: Way, told: Sequence[int]) -> Way:
    """The row with the one decimal comma that a scan has lost: all others have one, it differs from them tenfold."""
    figures = [(place, way[place]) for place in told if place < len(way) and way[place].value]
    whole = [(place, figure) for place, figure in figures if "," not in figure.text]
    if len(whole) != 1 or len(figures) < _FEWEST_KNOWN:
        return way
    place, figure = whole[0]
    if not (match := _LOST_COMMA.match(figure.text)) or figure.value is None:
        return way
    others = [other.value for at, other in figures if at != place and other.value]
    least, most = min(map(abs, others)), max(map(abs, others))
    if abs(figure.value) <= _TENFOLD * most or not least / 2 <= abs(figure.value) / 10 <= most * 2:
        return way
    text = f"{match[1]},{figure.text[match.end(1) :]}"
    return _with(way, place, replace(figure, text=text, value=figure.value / 10, mended=True))


def _as_written(figure: Figure) -> Iterator[Figure]:
    """What the figure may have been before a scan took its sign or its comma."""
    if figure.value:
        yield replace(figure, text=f"-{figure.text}", value=-figure.value, mended=True)
        if figure.value == figure.value.to_integral_value() and "," not in figure.text:
            yield replace(figure, text=f"{figure.text[:-1]},{figure.text[-1]}", value=figure.value / 10, mended=True)


def _with(way: Way, column: int, figure: Figure) -> Way:
    return (*way[:column], figure, *way[column + 1 :])


def _doubted(labels: Sequence[str], settled: Sequence["Settled | None"]) -> Iterator[tuple[int, int]]:
    """The (row, column) of figures in columns that do not add up, where some other column of the same sum does."""
    for first, block in _blocks(labels, settled):
        off = [column for column in range(len(block[0])) if not _column_adds_up(block, column)]
        if len(off) < len(block[0]):
            yield from ((first + row, column) for row in range(len(block)) for column in off)


def _fitting(block: Sequence[Sequence[Way]]) -> list[tuple[Way, ...]]:
    tried = [found[:_MOST_TRIED] for found in block]
    if math.prod(map(len, tried)) > _MOST_COMBINATIONS or not all(tried):
        return []
    return list(islice((rows for rows in product(*tried) if _adds_up(rows)), 2))


def _adds_up(rows: Sequence[Way]) -> bool:
    return len({len(row) for row in rows}) == 1 and all(_column_adds_up(rows, column) for column in range(len(rows[0])))


def _column_adds_up(rows: Sequence[Way], column: int) -> bool:
    """Whether the last figure is the sum of the others; true too where one cannot be read and nobody knows."""
    if any(row[column].value is None and any(map(str.isalnum, row[column].text)) for row in rows):
        return True
    *parts, total = (row[column].value or Decimal(0) for row in rows)
    return abs(sum(parts, Decimal(0)) - total) <= _slack(rows, column)


def _slack(rows: Sequence[Way], column: int) -> Decimal:
    """How far rounded figures may miss their sum: half of the last place for each row."""
    values = [row[column].value for row in rows]
    places = max((-int(value.as_tuple().exponent) for value in values if value is not None), default=0)
    return _ROUNDING * len(rows) / 3 * Decimal(10) ** -max(places, 0)


def _by_relation(open_ways: list[list[Way]]) -> None:
    """Leaves each row the ways in which its last figure is what it is in the others: a sum, a difference."""
    width = max((len(way) for found in open_ways for way in found), default=0)
    read = [found for found in open_ways if found]
    for holds in _relations(width):
        fitting = [[way for way in found if holds(_values(way))] for found in open_ways]
        telling = [ways for ways in fitting if any(way[-1].value for way in ways)]
        if len(telling) < _FEWEST_KNOWN or sum(map(bool, fitting)) < _MOST_HOLD * len(read):
            continue
        for index, found in enumerate(open_ways):
            if len(found) > 1 and len(fitting[index]) == 1:
                open_ways[index] = fitting[index]
        return


def _relations(width: int) -> Iterator[Callable[[Values], bool]]:
    """What the last of so many columns may be of two others: their sum, or one less the other."""
    for left, right in combinations(range(width - 1), 2):
        yield functools.partial(_last_is, left=left, right=right, sign=-1)
        yield functools.partial(_last_is, left=right, right=left, sign=-1)
        yield functools.partial(_last_is, left=left, right=right, sign=1)


def _last_is(row: Values, *, left: int, right: int, sign: int) -> bool:
    return _is(row[-1], row[left], row[right], sign)


def _by_size(found: Sequence[Way], spread: Callable[[Way], float]) -> Settled | None:
    """The way whose figures are of one size, when those of every other way are far from it."""
    if not found:
        return None
    spreads = sorted((spread(way), index) for index, way in enumerate(found))
    (best, index), (second, _) = spreads[:2]
    return Settled(found[index], GUESSED) if best <= _ALIKE and second >= _UNLIKE else None


def _by_columns(found: Sequence[Way], known: Sequence[Way]) -> Settled | None:
    """The way whose figures are of the size of their columns' others, when every other way is far from it."""
    if not found or len(known) < _FEWEST_KNOWN:
        return None
    distances = sorted((_distance(way, known), index) for index, way in enumerate(found))
    (best, index), (second, _) = distances[:2]
    return Settled(found[index], GUESSED) if best <= _ALIKE and second >= best + _UNLIKE else None


def _distance(way: Way, known: Sequence[Way]) -> float:
    """How many decades the way's figures are from the nearest of their columns, all added up."""
    off = 0.0
    for place, figure in enumerate(way):
        others = [other[place].value for other in known if len(other) == len(way) and other[place].value]
        if figure.value and others:
            off += min(abs(math.log10(abs(figure.value / other))) for other in others if other)
    return off


def _spread(way: Way, *, places: Sequence[int]) -> float:
    told = [way[place] for place in places if place < len(way)]
    sizes = [math.log10(abs(figure.value)) for figure in told if figure.value]
    return max(sizes) - min(sizes) if sizes else 0.0


def _values(way: Way) -> Values:
    return tuple(figure.value for figure in way)


def _is(result: Decimal | None, left: Decimal | None, right: Decimal | None, sign: int) -> bool:
    return result is not None and left is not None and right is not None and abs(left + sign * right - result) <= 1
