"""The texts of one column or card: what heads it, and which of them say how things are to be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.pages import Box
from extract.pipes.goal_rows import is_whole
from extract.pipes.goal_terms import (
    MEASURED_BY,
    Candidate,
    begins_with_label,
    says_for_when,
)
from extract.pipes.goal_years import Said, said
from extract.pipes.row_tokens import last_token
from normalize.diacritics.fluency import may_be_name
from normalize.lines import LIST_ITEM, SENTENCE_END, is_divided
from normalize.unicode import fold

_GAP = 2.1  # heights from one line's top to the next one's: more parts two texts
_FEWEST_WORDS = 3
_MOST_HEAD_WORDS = 4
_FIGURE = 0.34  # letters of a figure or period, at most
_LETTERS = 0.5  # of a text's characters
# What most goals say of whom or how much.
AIMS = re.compile(
    r"\b(?:ska|skall|minst|hogst|lagst|senast|alla|samtliga|varje|ingen|inget|inga|fler|farre|mer|mindre|battre|okar?|minskar?|noll|hela|inom)\b|\b(?:under|over)\s\d"
)
_FIGURE_FIRST = re.compile(r"\d[\d ,.]*(?:$|[^\d\s.)]|\s[a-zåäö%])")
_NUMBER = re.compile(r"(\d{1,2})[.)]?\s")
_NUMBER_BEFORE = re.compile(r"\d{1,2}\s(?=[A-ZÅÄÖ][a-zåäö])")
NUMBERED_HEAD = re.compile(r"(?:[A-ZÅÄÖa-zåäö]*[Mm]ål|Åtagande)\s(?:nr\s)?(\d{1,2})\s?[.:]?")
# Where things stood: "Andel kvinnor 2022: 31 procent".
VALUE = re.compile(r"[^:]*\w: (?:ca |cirka )?[-–]?\d[\d ,.]*(?:%|[^\W\d_]+)?(?:/[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a line: where it begins in the running text, what it says, and where it stands in points."""

    start: int
    text: str
    box: Box


@dataclass(slots=True)
class Text:
    """A text of a column, put together from its cells."""

    cells: list[Cell]

    @property
    def text(self) -> str:
        """What it says, a divided word whole."""
        whole = self.cells[0].text
        for cell in self.cells[1:]:
            whole = whole[:-1] + cell.text if is_divided(whole, cell.text) else f"{whole} {cell.text}"
        return whole


def texts_of(cells: Sequence[Cell]) -> list[Text]:
    """The column's texts: a bullet, a gap, or a line that had room for the next word ends the one before."""
    texts: list[Text] = []
    right = max(cell.box.x1 for cell in cells)
    for cell in cells:
        before = texts[-1].cells[-1] if texts else None
        if before is None or _begins(before, cell, right):
            texts.append(Text([cell]))
        else:
            texts[-1].cells.append(cell)
    return texts


def _begins(before: Cell, cell: Cell, right: float) -> bool:
    height = before.box.bottom - before.box.top
    is_open = last_token(before.text).is_open
    if is_open and _FIGURE_FIRST.match(cell.text) and cell.box.top - before.box.top <= _GAP * height:
        return False  # "… ska öka från" over "41 till 50 %"
    if LIST_ITEM.match(cell.text) or cell.box.top - before.box.top > _GAP * height:
        return True
    if ":" in cell.text and begins_with_label(fold(cell.text.partition(":")[0] + ":")):
        return True
    if cell.text[0].islower():
        return False
    first = cell.text.split()[0]
    word = (cell.box.x1 - cell.box.x0) * len(first) / len(cell.text)
    has_room = before.box.x1 + word + height / 2 < right
    # Amid a text a capital is a name's, or stands behind a word that no text ends with.
    opens = first.istitle() and not (may_be_name(first) or is_open)
    return has_room or opens or bool(SENTENCE_END.search(before.text)) or says_for_when(fold(before.text))


def is_figure(cell: Cell) -> bool:
    """Whether the cell holds a figure or a period."""
    return sum(map(str.isalpha, cell.text)) <= _FIGURE * len(cell.text) and not SENTENCE_END.search(cell.text)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's texts: what heads it, the texts under that, and those among them that say something."""

    head: Text | None
    texts: Sequence[Text]
    statements: Sequence[Text]

    @property
    def is_labelled(self) -> bool:
        """Whether its head says that it holds no goals, but what is done or measured."""
        return self.head is not None and begins_with_label(fold(self.head.text))

    def is_of_aims(self) -> bool:
        """Whether its head says for when, or its texts say how things are to be."""
        return (self.head is not None and says_for_when(fold(self.head.text))) or are_aims(self.statements)

    def goals(self, above: Said | None, written: date | None, *, only_items: bool) -> Iterator[Candidate]:
        """Its statements, or the bulleted ones alone, as goals; `above` is what is said of their year over it."""
        told = said(self.head.text, written) if self.head else None
        area = self.head.text.rstrip(" :") if self.head and told is None else None
        is_other = False
        for text in self.texts:
            if text.text.endswith(":") and (year := said(text.text, written)):
                told = year
            elif _is_head(text):
                area, is_other = text.text.rstrip(" :"), begins_with_label(fold(text.text))
            elif text in self.statements and not is_other and (not only_items or is_item(text)):
                number = NUMBERED_HEAD.fullmatch(area) if area else None
                goal = _goal(text, None if number else area, told or above)
                yield replace(goal, number=int(number[1])) if number else goal


def parts_of(texts: Sequence[Text]) -> Column:
    """The column of the texts."""
    head = texts[0] if len(texts) > 1 and _is_head(texts[0]) else None
    body = texts[1:] if head else texts
    return Column(head, body, [text for text in body if _is_statement(text)])


def are_aims(texts: Sequence[Text]) -> bool:
    """Whether at least every other of the texts says how things are to be; not where there are none."""
    return 2 * sum(bool(AIMS.search(fold(text.text))) for text in texts) >= len(texts) > 0


def is_item(text: Text) -> bool:
    """Whether the text has a bullet or number."""
    return bool(LIST_ITEM.match(text.text))


def _is_head(text: Text) -> bool:
    """Whether the text heads a column or a part of it: a year, or a few words that are no sentence."""
    is_short = len(text.text.split()) <= _MOST_HEAD_WORDS and text.text[-1] not in ".,;"
    return is_short and not (LIST_ITEM.match(text.text) or is_whole(text.text))


def _is_statement(text: Text) -> bool:
    """Whether the text says something, and does not tell how a goal is measured or how it went."""
    folded = fold(text.text)
    is_other = MEASURED_BY.match(folded) or begins_with_label(folded.partition(":")[0] + ":")
    is_value = VALUE.fullmatch(text.text)
    words = len(text.text.split())
    letters = sum(map(str.isalpha, text.text))
    return (
        not (is_other or is_value or text.text.endswith(":"))
        and words >= _FEWEST_WORDS
        and letters > _LETTERS * len(text.text)
    )


def _goal(text: Text, area: str | None, told: Said | None) -> Candidate:
    whole, first = text.text, text.cells[0]
    marker = LIST_ITEM.match(whole) or _NUMBER_BEFORE.match(whole)
    skip = marker.end() if marker else 0
    number = _NUMBER.match(whole)
    return Candidate(
        first.start + skip,
        first.start + len(first.text),
        whole[skip:],
        int(number[1]) if number else None,
        area,
        told,
        0.75,
    )
