"""Tells whether two names are one person's, and which of them to keep."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extract.pipes.people import LONGEST_SIGNATURE, Found, Named, names_in
from extract.pipes.sections import Line
from extract.pipes.title_places import NO_OFFICE
from normalize.unicode import fold

_PART = re.compile(r"[^\W_]+")  # of "Lena-Marie", "L-M", "L.M."
_SAME_NAME = 90  # of 100, rapidfuzz ratio of the folded names
_TWO = 2  # words: a first name and a surname


def each_once(people: Iterable[Found]) -> list[Found]:
    """Each person once, with a title from where one stands."""
    kept: list[Found] = []
    for person in people:
        if person.name.is_politician:
            continue
        place = next((place for place, other in enumerate(kept) if is_same(person, other)), None)
        if place is None:
            kept.append(person)
            continue
        if _has_initial(kept[place]) and not _has_initial(person):
            kept[place] = replace(kept[place], name=person.name)  # "A Ek" in the head, "Anna Ek" below the text
        known = fold(kept[place].title or "handlaggare")
        is_bare = bool(person.title) and known in (f"{fold(person.title or '')}n", f"{fold(person.title or '')}en")
        if person.title and (is_bare or NO_OFFICE.match(known)):  # "skolchefen Eva Ek" in a sentence
            kept[place] = replace(kept[place], title=person.title)
    return kept


def in_full(name: Named, lines: Sequence[Line]) -> Named:
    """The name where it stands alone on a line with its first name in full: "Torgny Ek" under a text that "T. Ek" heads."""
    words = name.text.split()
    if len(words) != _TWO or len(words[0].rstrip(".")) > 1:
        return name
    initial, surname = words
    for line in lines:
        if surname not in line.text or len(line.text) > LONGEST_SIGNATURE:
            continue
        for start, cell in line.cells:
            for full in names_in((start, cell)) if cell.endswith(f" {surname}") else ():
                if full.text == cell and len(cell.split()) == _TWO and cell[0] == initial[0] and cell != name.text:
                    return full
    return name


def _has_initial(person: Found) -> bool:
    return len(person.name.text.split()[0].rstrip(".")) == 1


def is_same(person: Found, other: Found) -> bool:
    """Whether both are one person: names alike but for a misread letter, or one with initials."""
    words, others = fold(person.name.text).split(), fold(other.name.text).split()
    firsts, other_firsts = _PART.findall(words[0]), _PART.findall(others[0])
    has_initial = min(max(map(len, firsts)), max(map(len, other_firsts))) == 1
    if (
        has_initial
        and words[-1] == others[-1]
        and all(a[0] == b[0] for a, b in zip(firsts, other_firsts, strict=False))
    ):
        return True
    if _is_end_of(words, others) or _is_end_of(others, words):
        return True
    return fuzz.ratio(fold(person.name.text), fold(other.name.text)) >= _SAME_NAME


def _is_end_of(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words are what stands under the line end that divides the other name: "Ann-" over "Louise Hjärne"."""
    return "-".join(others).endswith(f"-{'-'.join(words)}") and words[-1] == others[-1]
