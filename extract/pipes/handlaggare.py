"""Component `diarium_handlaggare`: who prepared the document or signs it as an officer."""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Person, add
from extract.pipes.sections import Line
from extract.pipes.terms import NAME, TITLE, UNIT
from normalize.unicode import fold

_NAME = re.compile(NAME)
_UNIT = re.compile(UNIT)
_PARTY = re.compile(r"\((?:s|m|c|l|fp|v|mp|kd|sd|nyd|vpk|apk)\)", re.IGNORECASE)
# What two capitalised words may be beside a name.
_NO_NAME = re.compile(
    r"\b(?:kommun\w*|region\w*|lan|lans|stad|forvaltning\w*|namnd\w*|kontor\w*|beslut\w*|forslag\w*|agenda|sverige\w*|region|enhet\w*|utskott\w*"
    r"|arende\w*|datum|sida|skola\w*|gata\w*|vag\w*|box|telefon|till|for|dnr|bilaga\w*|plan\w*|tjanste\w*|protokoll\w*|styrelse\w*|lansstyrelse\w*)\b"
)
_LABEL = re.compile(
    r"(?:var\s)?(?:handlaggare|ansvarig handlaggare|foredragande|foredragare|handlagd av|handlaggande tjansteman)\b\s*:?\s*"
)
_ROLE_IN_BRACKETS = re.compile(r"\b(?:ordforande|justerare|justeras|vice|ledamot|ersattare|sekreterare)\b")
_CONTACT = re.compile(r"[,;(]?\s*(?:\b(?:tfn|tel|telefon|mobil|e-?post|enligt)\b|\d{3,}|\S+@)", re.IGNORECASE)
_LONGEST_TITLE = 60
_LINES_AFTER_LABEL = 6
_LINES_OF_SIGNATURE = 5
_LAST_LINES = 30


@Language.factory("diarium_handlaggare", requires=["doc._.lines", "doc._.type"], assigns=["doc.spans"])
def make_handlaggare(nlp: Language, name: str) -> "HandlaggareFinder":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return HandlaggareFinder()


class HandlaggareFinder:
    """Finds officers by the place where they stand: under a label, or in a signature."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `handlaggare`, each person once."""
        people = list(_labelled(doc._.lines))
        if doc._.type not in ("protokoll", "protokollsutdrag"):
            people += _signed(doc._.lines)
        seen: set[str] = set()
        for start, end, person, confidence in people:
            if person.name not in seen:
                seen.add(person.name)
                add(doc, "handlaggare", (start, end), person, confidence)
        return doc


Found = tuple[int, int, Person, float]


def _labelled(lines: Sequence[Line]) -> Iterator[Found]:
    """Name and title beside or under "Handläggare", in the same column."""
    for index, line in enumerate(lines):
        for column, (start, cell) in enumerate(line.cells):
            label = _LABEL.match(fold(cell))
            if not label:
                continue
            below = [_cell_in(later, column) for later in lines[index + 1 : index + 1 + _LINES_AFTER_LABEL]]
            beside = (start + label.end(), cell[label.end() :])
            next_cell = [line.cells[column + 1]] if column + 1 < len(line.cells) and not beside[1] else []
            yield from _people([beside, *next_cell, *below])


def _cell_in(line: Line, column: int) -> tuple[int, str]:
    cells = line.cells
    return cells[min(column, len(cells) - 1)] if column < len(cells) or len(cells) == 1 else (line.start, "")


def _people(cells: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """Persons in the cells of a block, up to the first cell that is neither name, title nor address."""
    for index, (start, cell) in enumerate(cells):
        name = _name(cell)
        if name:
            title = (
                _title_after(cell[name.end() :])
                or _title_below(cells[index + 1 : index + 3])
                or _title_before(cells[:index])
            )
            yield (
                start + name.start(),
                start + name.end(),
                Person(name.group(), title, _unit_below(cells[index + 1 : index + 4])),
                0.95,
            )
            return


def _name(cell: str) -> re.Match[str] | None:
    name = _NAME.match(cell)
    if (
        not name
        or _PARTY.search(cell[name.end() : name.end() + 8])
        or _NO_NAME.search(fold(name.group()))
        or TITLE.search(fold(name.group()))
    ):
        return None
    return name


def _title_after(rest: str) -> str | None:
    """The title after a name on its line: ", Kommundirektör"."""
    text = re.split(r"\t|\s{2,}|(?<=\w)\.\s", rest.lstrip(" ,–-:("), maxsplit=1)[0]
    return _clean_title(text)


def _clean_title(text: str) -> str | None:
    """The title without telephone and address, None when it is no officer's title."""
    title = _CONTACT.split(text.strip(" .:"), maxsplit=1)[0].strip(" .,;()")
    is_sentence = re.search(r"\d|\b(?:har|den|som|för|är|vid|till|av)\b", title)
    return title if title and TITLE.search(fold(title)) and len(title) < _LONGEST_TITLE and not is_sentence else None


def _title_below(cells: Sequence[tuple[int, str]]) -> str | None:
    titles = (_clean_title(cell) for _, cell in cells if not _name(cell))
    return next((title for title in titles if title), None)


def _title_before(cells: Sequence[tuple[int, str]]) -> str | None:
    return _title_below(cells[-1:])


def _unit_below(cells: Sequence[tuple[int, str]]) -> str | None:
    return next((cell for _, cell in cells if _UNIT.fullmatch(fold(cell))), None)


def _signed(lines: Sequence[Line]) -> Iterator[Found]:
    """A name on a line of its own near the end, with an officer's title on it or under it."""
    last = lines[-_LAST_LINES:]
    for index, line in enumerate(last):
        if index + 1 < len(last) and (pair := _two_side_by_side(line, last[index + 1])):
            yield from pair
            continue
        for column, (start, cell) in enumerate(line.cells):
            name = _name(cell)
            if not name or _ROLE_IN_BRACKETS.search(fold(cell)) or len(cell) > 80:
                continue
            below = [_cell_in(later, column) for later in last[index + 1 : index + _LINES_OF_SIGNATURE]]
            title = _title_after(cell[name.end() :]) or (_title_below(below) if name.end() == len(cell) else None)
            if title:
                yield (
                    start + name.start(),
                    start + name.end(),
                    Person(name.group(), title, None),
                    0.88,
                )


def _two_side_by_side(line: Line, below: Line) -> list[Found]:
    """Two who sign on one line whose gap a scan lost: "Marit Sjöåker Jörgen Dahlqvist" over "Kanslichef Kommunjurist"."""
    words = list(re.finditer(r"\S+", line.text))
    titles = list(TITLE.finditer(below.folded))
    if len(words) != 4 or len(titles) != 2 or "\t" in line.text:
        return []
    parts = (below.text[: titles[0].end()], below.text[titles[0].end() :])
    found: list[Found] = []
    for (first, last), part in zip(((0, 1), (2, 3)), parts, strict=True):
        start, end = words[first].start(), words[last].end()
        name = line.text[start:end]
        if not _NAME.fullmatch(name):
            return []
        found.append((line.start + start, line.start + end, Person(name, _clean_title(part), None), 0.8))
    return found
