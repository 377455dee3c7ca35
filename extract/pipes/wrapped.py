"""What a row measures, told from the goal beside it, where a scan has lost the gap between the two columns of names.

    Brukarna är nöjda med Andel nöjda i            84 %  86 %
    hemtjänsten brukarenkäten

A cell begins with a capital letter, and a line of it is only broken where the next word has no room: of the ways to
part the lines that go on, that is right which breaks both columns so and leaves no cell at a word that calls for more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations_with_replacement, islice, pairwise, product

from extract.pipes import passage_words
from normalize.unicode import fold

# What the name of a measure begins with.
_MEASURE = re.compile(
    r"(?:andel\w*|antal\w*|genomsnitt\w*|median\w*|medel\w*|del)?index\b|(?:andel|antal|genomsnitt|median|medel|snitt|total|summa|ko\b|nki\b|hme\b|nojd|kostnad|nettokostnad|resultat)"
    r"|\w*(?:franvaro|narvaro|grad|tid|frekvens|omsattning|soliditet|forbrukning|anvandning|belaggning|tackning|resultat)\b"
)
# After these a word has its capital as a name: "utsläppen i Åby"; after those a cell goes on.
_BEFORE_NAME = re.compile(
    r"(?:i|pa|av|for|till|fran|vid|om|med|och|eller|hos|inom|enligt|mot|mellan|under|ur|samt|the|kommun|sankt|s:t)"
)
_NO_PLACE = re.compile(r"\w{4,}(?:or|ar|er|ing|het|else|tion|tid|grad|ade)")
_OPEN = re.compile(
    r"(?:.*\s)?(?:i|pa|av|for|till|fran|vid|om|med|och|eller|hos|inom|enligt|mot|mellan|under|over|ur|samt|som|en|ett|den|det|de|att|ska|skall|minst|hogst|per|vara"
    r"|bli|genom|inte|alla|har|ar|fa|far|kunna|\S*[,/-])"
)
_NUMBER_BETWEEN = re.compile(r"\s\d{1,2}[.)]?\s+(?=[A-ZÅÄÖ])")
_BAR = re.compile(r"\s*[|¦]\s*")
# An area and the goal's number, behind which a ruled line stands: "Säkra gator 1 | Antalet olyckor".
_BEFORE_GOAL = re.compile(r"(?:[^|\d]{0,40}\|\s*|[^|\d]{0,40}\s)?\d{1,2}[.)]?\s*\|\s*(?=[A-ZÅÄÖ])")
_WORD = re.compile(r"\S+")
_STATUS = re.compile(r"(?<=\S)\s(?:delvis|inte|ej|helt)$")  # of the column behind the figures, wrapped
_AIMED = re.compile(r"\b(?:ska|skall|bor)\b")  # a goal's word, of no measure's name
_MOST_LINES = 4
_MOST_JOINED, _MOST_WORDS = 3, 10  # lines that stand as one, and its words
_MOST_WAYS = 5000
_OPEN_END = 8  # as bad as so many characters over a column's width
_WIDE = 1.5
_FEWEST_TOLD, _SHARE_TOLD = 2, 0.6  # labels that show what the others are
_FEWEST_WORDS, _GOAL_BY_WORDS = 4, 2.0  # of a goal; log-odds by its words, from which on it is hardly anything else
_SLACK = 2  # characters by which letters of unlike width mislead


Way = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """The first line of a row: the end of the goal that stands before, and the beginning of the measure's name."""

    left: str
    right: str


def measures(labels: Sequence[str], following: Sequence[Sequence[str]]) -> list[str]:
    """The names of what the rows measure, given the rows' labels and the lines that go on below each.

    >>> measures(["Brukarna är nöjda med Andel nöjda i", "Alla får stöd Antal personer"], [["hemtjänsten brukarenkäten"], []])
    ['Andel nöjda i brukarenkäten', 'Antal personer']
    """
    starts = [_start(label) for label in labels]
    width = max((len(start.left) for start in starts), default=0)
    measure = max((len(start.right) for start in starts if start.left), default=0)
    is_goal = any(_AIMED.search(fold(start.right)) for start in starts)  # the last column too
    return [
        _joined(start, lines[:_MOST_LINES], (width, measure), is_goal=is_goal)
        for start, lines in zip(starts, following, strict=True)
    ]


def are_two(labels: Sequence[str]) -> bool:
    """Whether the labels hold goals and measures, whatever heads them: most have a measure's name, or a bar, amid them."""
    told = [label for label in labels if (start := _start(label)).left and _is_goal_and_measure(start)]
    return len(told) >= _FEWEST_TOLD and len(told) >= _SHARE_TOLD * len(labels)


def _is_goal_and_measure(start: _Start) -> bool:
    return bool(_MEASURE.match(fold(start.right))) or (
        start.left.count(" ") + 1 >= _FEWEST_WORDS
        and passage_words.log_odds(passage_words.GOALS, fold(start.left)) >= _GOAL_BY_WORDS
    )


def _start(label: str) -> _Start:
    """The label parted before the last cell: after a bar or a number, else before a capital that begins a cell."""
    label = _after_number(label.strip(" |"))
    *before, last = _BAR.split(label)
    if before and last[:1].isupper():
        return _Start(before[-1], last)
    if number := list(_NUMBER_BETWEEN.finditer(label)):
        return _Start(label[: number[-1].start()], label[number[-1].end() :])
    words = list(_WORD.finditer(label))
    capitals = [
        word.start()
        for above, word in pairwise(words)
        if word[0][0].isupper()
        and not word[0][:3].isupper()
        and (
            not _BEFORE_NAME.fullmatch(fold(above[0]))
            or _NO_PLACE.fullmatch(fold(word[0]))
            or _MEASURE.match(fold(word[0]))
        )
    ]
    named = [place for place in capitals if _MEASURE.match(fold(label[place:]))]
    place = next(iter(named), None) if named else (capitals[-1] if capitals else None)
    return _Start("", label) if place is None else _Start(label[:place].strip(), label[place:])


def _after_number(label: str) -> str:
    """The label without what stands before its goal."""
    found = _BEFORE_GOAL.match(label)
    return label[found.end() :] if found else label


def _joined(start: _Start, lines: Sequence[str], widths: tuple[int, int], *, is_goal: bool) -> str:
    if not lines:
        return start.right
    if not start.left:  # the goal's cell spans rows, or the row has none
        return " ".join((start.right, *lines)) if _OPEN.fullmatch(fold(start.right)) else start.right
    ways: Iterable[Way] = (
        map(tuple, _divided(lines[0]))
        if len(lines) == 1
        else (tuple(chain(*way)) for way in product(*map(_parts, lines)))
    )
    width, measure = widths
    is_wide = width > _WIDE * measure  # room for a goal's text that wraps alone

    def cost(way: Way) -> tuple[int, int, int, int]:
        right = [start.right, *(right for _, right in way)]
        aims = 0 if is_goal else sum(bool(_AIMED.search(fold(line))) for line in right)
        both = sum(bool(right) if is_wide else not (left and right) for left, right in way)
        closed = len(right) > 1 and bool(right[1]) and start.right[-1] in "%)"
        fit = _cost([start.left, *(left for left, _ in way)], width) + _cost(right, measure)
        return fit + _OPEN_END * (aims + closed), len(way), both, sum(not left for left, _ in way)

    best = min(islice(ways, _MOST_WAYS), key=cost)
    return " ".join((start.right, *(right for _, right in best if right)))


def _parts(line: str) -> list[Way]:
    """The ways to part a line between the two columns: at its bar, else before any word."""
    before, _, after = line.partition("|")
    if after.strip(" |"):
        return [((before.strip(), after.strip(" |")),)]
    words = _STATUS.sub("", line.strip(" |")).split()
    ways = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(len(words) + 1)]
    return [(way,) for way in ways if not way[1] or way[1][0].isalnum() or way[1][0] == "("]


def _divided(text: str) -> Iterator[Way]:
    """The ways to part a text between the two columns that may have been several lines."""
    yield from _parts(text)
    words = _STATUS.sub("", text.replace("|", " ").strip()).split()
    for count in range(2, _MOST_JOINED + 1) if len(words) <= _MOST_WORDS else ():
        for cuts in combinations_with_replacement(range(1, len(words) + 1), 2 * count - 1):
            places = (0, *cuts, len(words))
            cells = [" ".join(words[first:last]) for first, last in pairwise(places)]
            if cells[-1] or cells[-2]:
                yield tuple(zip(cells[::2], cells[1::2], strict=True))


def _cost(cell: Sequence[str], width: int) -> int:
    """How badly the lines of a cell fit its column, in characters: too long, broken too early, resumed, left open."""
    cost = sum(max(len(line) - width - _SLACK, 0) for line in cell)
    written = [place for place, line in enumerate(cell) if line]
    if written != list(range(len(written))):
        return 10 * _OPEN_END + cost
    for above, line in pairwise(cell[: len(written)]):
        cost += max(width - _SLACK - len(above) - 1 - len(line.split()[0]), 0)
    return cost + (_OPEN_END if _OPEN.fullmatch(fold(cell[len(written) - 1])) else 0)
