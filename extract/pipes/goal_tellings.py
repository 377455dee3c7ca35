"""For when goals hold of which nothing near says it: of all that the document tells of its goals' year, what weighs most there."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.pipes.goal_cell_heads import MEASURES
from extract.pipes.goal_owners import is_anothers
from extract.pipes.goal_sentences import is_heading_like, sentences
from extract.pipes.goal_terms import GOALS, MENTIONS_GOALS, announces, is_goal_heading, year_below
from extract.pipes.goal_years import Said, said
from extract.pipes.sections import Line
from normalize.unicode import fold

# What sets the year of all goals: "Där inget annat sägs gäller de för 1980.", "Målen på nästa sida avser 2008."
_OF_ALL = re.compile(
    rf"\b(?:inget|inte|ej)\sannat\s[a-z]+|\bannat\s(?:inte|ej)\s[a-z]+|\bgaller\s(?:de|dessa|samtliga|alla)\b"
    rf"|(?<!som )\b(?:de|dessa|samtliga|alla|[a-z]*{GOALS})\s(?!(?:for|inom|i)\s(?!(?:(?:ar|verksamhetsaret|budgetaret)\s)?(?:19|20)|(?:denna|den\shar)?\s?[a-z]*(?:plan|program|dokument)))(?:\S+\s){{0,4}}?(?:galler|avser)\b"
)
_OF_SOME = re.compile(rf"\b[a-z]*{GOALS}\s(?:\S+\s){{0,4}}?(?:galler|avser)\b|\b(?:galler|avser)\b.*\b(?:[a-z]*{GOALS})\b")
# Whose year it is: "målen för 2015", "2015 års mål", "antog inför 2015 fem mål"; not "ett mål om 20 procent redan 2015".
_GOALS_YEAR = re.compile(
    rf"\b(?:[a-z]*{GOALS})\b(?:\s[^\s.;]+){{0,6}}?\s(?:for|avser|galler|under|infor|ar|verksamhetsaret|budgetaret)\s(?:ar\s|verksamhetsaret\s|budgetaret\s)?(?:19|20)\d\d"
    rf"|\b(?:19|20)\d\d\sars\s(?:[a-z]+\s){{0,2}}[a-z]*{GOALS}\b|\b(?:for|avser|under|infor)\s(?:[a-z]*ar(?:et)?\s)?(?:19|20)\d\d\b[^.;]*\b[a-z]*{GOALS}\b|\b[a-z]*{GOALS}\s(?:19|20)\d\d\b"
)
# Behind them: "Samtliga mål avser 2015.", "Målen ska vara uppfyllda senast den 31 december 2007."
_OF_THOSE_ABOVE = re.compile(
    rf"(?:(?:samtliga|alla|dessa|ovanstaende|namndens|de\sovanstaende)\s)?(?:{GOALS})\s(?:ovan\s)?(?:galler|avser|ar\ssatta\sfor|ska(?:ll)?\s(?:alla\s)?(?:(?:vara|ha)\s(?:[a-z]+\s)?(?:uppfyllda|uppfyllts|uppnadda|uppnatts|nadda|natts|klara|klarats|forverkligade)|nas|uppnas|uppfyllas|klaras|galla))\b"
)
_SHORTEST_CELL = 20  # characters; a shorter one is a column's head
_HEADS, _OPENS, _SETS, _MENTIONS, _BEHIND = 3.0, 3.0, 3.0, 2.0, 1.5
_FADES, _MOST_FADED = 0.01, 1.4  # a line, in all


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of the goals' year in the line number `at`, and how much that weighs for goals behind and before it.

    `lasts`: it is told of all goals, wherever they stand.
    """

    at: int
    said: Said
    ahead: float
    behind: float = 0.0
    lasts: bool = False

    def weight(self, at: int) -> float:
        """How much it weighs for a goal in the line of that number."""
        base = self.ahead if at >= self.at else self.behind
        return base - min(abs(at - self.at) * _FADES, _MOST_FADED) * (not self.lasts or at < self.at)


class Tellings:
    """What the lines of a document tell of its goals' year; `written` is the document's date.

    Lines that begin in `title` are left out: what the document is called says nothing of its goals.
    """

    def __init__(self, lines: Sequence[Line], written: date | None, title: Collection[int] = ()) -> None:
        self._starts = [line.start for line in lines]
        told = [(at, line) for at, line in enumerate(lines) if "mal" in line.folded or "annat" in line.folded or year_below(line)]
        self._tellings = [
            telling for at, line in told if line.start not in title for telling in _told(at, line, written)
        ]
        self._openings = [at for at, line in told if _opens(line)]

    def of(self, start: int, *, in_passing: bool = False) -> Said | None:
        """What is told of a goal that begins there; of one told `in_passing`, only what is told of all goals."""
        at = bisect_right(self._starts, start) - 1
        # What opens goals without a year of its own ends what was said of those before.
        opened = max((opening for opening in self._openings if opening <= at), default=0)
        tellings = [
            (telling.weight(at), telling.at, telling.said)
            for telling in self._tellings
            if telling.lasts or not (in_passing or telling.at < opened)
        ]
        weight, _, told = max(tellings, key=lambda telling: telling[:2], default=(0.0, 0, None))
        return told if weight > 0 else None


def _told(at: int, line: Line, written: date | None) -> Iterator[Telling]:
    if "\t" in line.text:
        # Columns of text side by side; what heads a table's column is said of that alone.
        for _, cell in line.cells:
            plain = fold(cell)
            if len(cell) >= _SHORTEST_CELL and _OF_ALL.search(plain) and (told := said(cell, written)):
                yield Telling(at, told, _SETS, _BEHIND, lasts=True)
        return
    is_mentioned = is_heading_like(line) and MENTIONS_GOALS.search(line.folded) and not MEASURES.search(line.folded)
    if year_below(line) or is_goal_heading(line) or is_mentioned:
        told = None if is_anothers(line.folded) else said(line.text, written)
        yield from (Telling(at, told, _HEADS),) if told else ()
        return
    for start, end in sentences(line):
        for part in line.text[start:end].split(";"):
            told = said(part, written)
            yield from _in_sentence(at, fold(part), told) if told else ()


def _opens(line: Line) -> bool:
    """Whether goals follow the line."""
    return "\t" not in line.text and (is_goal_heading(line) or announces(line.folded[slice(*sentences(line)[-1])]))


def _in_sentence(at: int, sentence: str, told: Said) -> Iterator[Telling]:
    """What the sentence (folded), which says so of the year, tells of goals."""
    if is_anothers(sentence):
        return
    if _OF_ALL.search(sentence):
        yield Telling(at, told, _SETS, _BEHIND, lasts=True)
    elif announces(sentence) or _OF_SOME.search(sentence):
        yield Telling(at, told, _OPENS)
    elif _OF_THOSE_ABOVE.match(sentence.lstrip()):
        yield Telling(at, told, _MENTIONS, _BEHIND)
    elif _GOALS_YEAR.search(sentence):
        yield Telling(at, told, _MENTIONS)
