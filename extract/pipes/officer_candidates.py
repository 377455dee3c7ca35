"""Names that may be those of officers: what stands around each, and what is known of it besides those words."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pipes.people import POLITICAL, Cell, Named, clean_title, is_person, names_in, title_before
from extract.pipes.preparing import OF_OTHERS
from extract.pipes.sections import Line, Section
from extract.pipes.terms import TITLE
from extract.pipes.tree_model import NO_OTHER, mean
from normalize.unicode import fold

_WORD = re.compile(r"[a-z]+|\d+|[:§()/@,.]")
_TITLE = re.compile(r"(?:1:e\s)?[^\W\d][^:]*")  # without what a scan or a label put before it
_SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_LONGEST_LABEL = 40  # characters
_CONTACT = re.compile(r"(?:tel|tfn|mobil|ankn|e-?post|mejl|direkt)\b|telefon|\d|\S+@")
_POSTCODE = re.compile(r"\d{3}\s?\d\d\s+[A-ZÅÄÖ]")
_END = 5  # letters at the end of a longer word, which compounds share
_BESIDE, _IN_CELL = 6, 4  # words of what stands beside, and of the cell beside
_FAR = 200  # characters; what stands further off says nothing of a name, and costs time in lines of many names
_MOST_WORDS = 3  # of a name; longer ones are two that a reader ran together
_NEAR = 3  # names before and after
_MISSIVE = "tjansteskrivelse"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name in the line with the index, its title, and the words around it, each marked with where it stands."""

    line: int
    name: Named
    title: str | None
    around: str
    before: str  # what stands before it in its cell, folded
    is_person: bool
    is_listed: bool  # in a list of recipients


@dataclass(frozen=True, slots=True)
class Context:
    """A candidate, and the log-odds by the words around them of it, of the same name elsewhere, and of the names near it."""

    candidate: Candidate
    lines: Sequence[Line]
    odds: float
    of_name: float  # the best of those of the same name
    times: int  # that it is named
    near: Sequence[float]
    best: float  # of the document
    count: int  # of the document's candidates
    is_missive: bool

    @property
    def line(self) -> Line:
        """The candidate's own."""
        return self.lines[self.candidate.line]

    @property
    def below(self) -> str:
        """The next line, folded."""
        following = self.candidate.line + 1
        return self.lines[following].folded[:_FAR] if following < len(self.lines) else ""


FEATURES: dict[str, Callable[[Context], float]] = {
    "words": lambda context: context.odds,
    "best of name": lambda context: context.of_name,
    "times named": lambda context: context.times,
    "best near": lambda context: max(context.near, default=NO_OTHER),
    "mean near": lambda context: mean(context.near),
    "best of document": lambda context: context.best,
    "names of document": lambda context: context.count,
    "lines below": lambda context: len(context.lines) - context.candidate.line,
    "place": lambda context: context.candidate.line / len(context.lines),
    "titled": lambda context: context.candidate.title is not None,
    "title before": lambda context: TITLE.search(context.candidate.before) is not None,
    "title below": lambda context: TITLE.search(context.below) is not None,
    "person": lambda context: context.candidate.is_person,
    "listed": lambda context: context.candidate.is_listed,
    "length of line": lambda context: len(context.line.text),
    "after gap": lambda context: context.line.after_gap,
    "missive": lambda context: context.is_missive,
}


def features(
    lines: Sequence[Line], kind: str | None, found: Sequence[Candidate], odds: Sequence[float]
) -> NDArray[np.float32]:
    """A row for each candidate of the document of the kind, a column for each of `FEATURES`; `odds` are by words."""
    of_name: defaultdict[str, list[float]] = defaultdict(list)
    for candidate, one in zip(found, odds, strict=True):
        of_name[fold(candidate.name.text)].append(one)
    named = {name: (max(all_), len(all_)) for name, all_ in of_name.items()}
    best = max(odds, default=NO_OTHER)
    rows = []
    for index, candidate in enumerate(found):
        near = [*odds[max(index - _NEAR, 0) : index], *odds[index + 1 : index + _NEAR + 1]]
        of_same = named[fold(candidate.name.text)]
        context = Context(candidate, lines, odds[index], *of_same, near, best, len(found), kind == _MISSIVE)
        rows.append([float(of(context)) for of in FEATURES.values()])
    return np.array(rows, np.float32).reshape(len(rows), len(FEATURES))


def candidates(lines: Sequence[Line], sections: Sequence[Section], kind: str | None) -> list[Candidate]:
    """The names of the document of the kind that may be officers'."""
    section_of = {line.start: section for section in sections for line in section.lines}
    found = []
    for index, line in enumerate(lines):
        section = section_of.get(line.start)
        for column, cell in enumerate(line.cells):
            names = names_in(cell)
            for name in names:
                begin, end = name.start - cell[0], name.end - cell[0]
                before, after = cell[1][max(begin - _FAR, 0) : begin], cell[1][end : end + _FAR]
                below = _cells(lines, index + 1)
                if _is_others(name, before, after, below):
                    continue
                under = below[column][1] if len(names) == 1 and len(below) == len(line.cells) else ""
                title = _title(before, after, under)
                around = " ".join([*_around(lines, index, column, (before, after)), *_within(section, kind)])
                is_listed = section is not None and section.kind == "recipients"
                found.append(Candidate(index, name, title, around, fold(before), is_person(name, cell), is_listed))
    return found


def _is_others(name: Named, before: str, after: str, below: Sequence[Cell]) -> bool:
    """Whether the name is a politician's, another party's, of whom a sentence goes on, or one that was made of two."""
    own = _SENTENCE_GAP.split(after, maxsplit=1)[0]
    rest = own.strip(" ,.)")
    is_text = (rest[:1].islower() or own.endswith(".")) and not _CONTACT.match(fold(rest))
    goes_on = bool(rest) and is_text and (clean_title(rest) is None or rest.startswith("och "))
    is_address = any(_POSTCODE.match(text) for _, text in below)
    label = fold(_SENTENCE_GAP.split(before)[-1][-_LONGEST_LABEL:])
    is_others = name.is_politician or POLITICAL.search(f"{label} {fold(own)}") or OF_OTHERS.search(label)
    return bool(is_others) or goes_on or is_address or len(name.text.split()) > _MOST_WORDS


def _title(before: str, after: str, under: str) -> str | None:
    """The title before, behind or under the name, where nothing else stands there."""
    title = title_before(before) or clean_title(after) or (under if under and clean_title(under) == under else None)
    return title if title and _TITLE.fullmatch(title) else None


def _cells(lines: Sequence[Line], index: int) -> Sequence[Cell]:
    return lines[index].cells if 0 <= index < len(lines) else ()


def _around(lines: Sequence[Line], index: int, column: int, sides: tuple[str, str]) -> Iterator[str]:
    """The words around a name, each after a sign of where it stands."""
    before, after = (fold(side) for side in sides)
    cells = lines[index].cells
    yield from _marked("<", before, last=_BESIDE)
    yield from _marked(">", after, first=_BESIDE)
    yield from () if before.strip() else ("first",)
    yield from () if after.strip() else ("last",)
    if column:
        yield from _marked("L", fold(cells[column - 1][1][-_FAR:]), last=_IN_CELL)
    if column + 1 < len(cells):
        yield from _marked("R", fold(cells[column + 1][1][:_FAR]), first=_IN_CELL)
    for sign, other in (("P", index - 1), ("Q", index - 2)):
        if other >= 0:
            yield from _marked(sign, lines[other].folded[-_FAR:], last=_BESIDE)
    if index + 1 < len(lines):
        yield from _marked("N", lines[index + 1].folded[:_FAR], first=_BESIDE)


def _within(section: Section | None, kind: str | None) -> Iterator[str]:
    """The words over a name's section, and what section and document are."""
    if section and section.heading:
        yield from _marked("H", section.heading.folded[:_FAR], first=_BESIDE)
    yield f"K{section.kind if section else None}"
    yield f"T{kind}"


def _marked(sign: str, folded: str, *, first: int = 0, last: int = 0) -> Iterator[str]:
    """The `first` or `last` words of the folded text and the ends of longer ones, and the word nearest the name as such."""
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(folded)]
    words = words[-last:] if last else words[:first]
    yield from (f"{sign}{word}" for word in words)
    yield from (f"{sign}-{word[-_END:]}" for word in words if len(word) > _END)
    if words:
        yield f"{sign}^{words[-1 if last else 0]}"
