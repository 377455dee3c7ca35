"""Titles that do not stand beside their names: elsewhere in the document, before another's; and those that a scan misread."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extract.pipes.people import POLITICAL, Named, clean_title, names_in, title_before
from extract.pipes.sections import Line
from extract.pipes.terms import HEADING_KINDS, TITLE, TITLE_HEAD
from extract.pipes.title_ends import OF_FIELD
from normalize.unicode import fold

NO_OFFICE = re.compile(r"(?:ansvarig\s)?handlaggare\b")  # says less than the office that stands elsewhere
_REMEMBERED = 4096  # lines
_DEFINITE_WORD = re.compile(rf"\b(?:{TITLE_HEAD})e?n(?![a-z-])")


@dataclass(frozen=True, slots=True)
class _Misread:
    """What a scan makes of a title, and what stands there."""

    pattern: re.Pattern[str]
    written: str


_MISREADINGS = (
    _Misread(re.compile(r"^\W+(?=\w)"), ""),  # a speck before it
    _Misread(re.compile(r"^[Il1|]\s?[:;.]?e(?=\s[a-zåäö]{3})"), "1:e"),
    _Misread(re.compile(r"^(?:([Tt])[-,;]\s?f\b[.,]?)(?=\s)"), r"\1.f."),
    # One person bears the title.
    _Misread(re.compile(r"(?<=[a-zåäö])män$"), "man"),
)


def as_written(title: str) -> str:
    """The title without what a scan made of it.

    >>> as_written("Ie skolsekreterare"), as_written("t-f. socialchef"), as_written("verkställande tjänstemän")
    ('1:e skolsekreterare', 't.f. socialchef', 'verkställande tjänsteman')
    """
    for misread in _MISREADINGS:
        title = misread.pattern.sub(misread.written, title)
    return title


def title_elsewhere(lines: Sequence[Line], name: Named) -> str | None:
    """The title that stands before or after the same name anywhere in the document, None where none does."""
    for line in lines:
        if name.text not in line.text:
            continue
        for other in names_in((line.start, line.text)):
            if other.text == name.text:
                after = line.text[other.end - line.start :]
                title = title_before(line.text[: other.start - line.start])
                title = title or (clean_title(after) if after.startswith(", ") else None)
                if title and not NO_OFFICE.match(fold(title)):
                    return title
    return None


def opening_titles(text: str) -> list[str]:
    """The titles that the text begins with, where another column's words may follow.

    >>> opening_titles("Avdelningschef Förvaltare Eva Ek, jurist"), opening_titles("den rektor")
    (['Avdelningschef', 'Förvaltare'], [])
    """
    titles: list[str] = []
    start = 0
    for match in TITLE.finditer(fold(text)):
        written = text[start : match.end()].strip()
        if title_before(written) != written:
            break
        titles.append(written)
        start = match.end()
    return titles


@functools.lru_cache(_REMEMBERED)
def roles_in(text: str) -> tuple[str | None, ...]:
    """The roles that stand side by side on a line whose gaps a scan lost: each a title, or None for a politician's.

    >>> roles_in("Verkställande direktör Ekonomichef"), roles_in("Ordförande Tillgänglighetssamordnare")
    (('Verkställande direktör', 'Ekonomichef'), (None, 'Tillgänglighetssamordnare'))
    """
    folded = fold(text)
    ends = sorted(
        [(match.end(), True) for pattern in (TITLE, _DEFINITE_WORD) for match in pattern.finditer(folded)]
        + [(match.end(), False) for match in POLITICAL.finditer(folded)]
    )
    roles: list[str | None] = []
    start = 0
    for (end, is_officers), following in zip_longest(ends, ends[1:]):
        if following and following[1] and is_officers and folded.startswith(", ", end):
            continue  # of one: "Revisionskonsult, projektledare"
        own = max((name.end for name in names_in((0, text[start:end]))), default=0)  # after the name of who bears it
        roles.append(clean_title(text[start + own : end]) if is_officers else None)
        start = end
    rest = fold(text[start:]).strip(" .,:")
    if roles and roles[-1] and OF_FIELD.fullmatch(rest):
        roles[-1] += text[start:].rstrip(" .:")
        return tuple(roles)
    return tuple(roles) if not rest or rest in HEADING_KINDS else ()
