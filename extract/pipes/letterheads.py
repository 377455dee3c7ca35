"""Finds the officer whom a letterhead names without a label, by the title, the telephone or the address beside the name."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.people import (
    LONGEST_SIGNATURE,
    POLITICAL,
    Cell,
    Found,
    clean_title,
    is_person,
    names_in,
    title_before,
)
from extract.pipes.preparing import OF_OTHERS, TELEPHONE, label_of, title_below, without_number
from extract.pipes.sections import Line
from extract.pipes.title_lines import whole_cells
from normalize.unicode import fold

_ADDRESSED = re.compile(
    r"(?:att(?:n|ention)?\s?[.:]|till\s|herr\s|fru\s|(?:i\s)?samråd\b|kopia\b|sökande\b|ombud\s?:|klagande\b|er\s|ert\s)",
    re.IGNORECASE,
)
_HEADS_OTHERS = re.compile(
    r"(?:^|\s)(?:samrad med|sokande|klagande|ombud|kopia(?: till)?|er (?:referens|handlaggare))\s?:?$"
)
_TELLS = re.compile(
    r"\s[a-zåäö]{3,}\s[a-zåäö]|,\s(?:har|hade|som|vilken)\s"
)  # a sentence: "Inspektör Eva Ek började i mars"
_POSTCODE = re.compile(r"(?:S-|SE-)?\d{3} ?\d\d\s+[A-ZÅÄÖ]{2}")
_EMAIL = re.compile(r"(?<![\w.-])([a-z-]+)\.([a-z-]+)\s?@")


def in_head(head: Sequence[Line]) -> Iterator[Found]:
    """A name in the letterhead with a title before it, with title or telephone under it, or with its own e-mail address."""
    addresses = {match.groups() for line in head for match in _EMAIL.finditer(line.folded)}
    for index, line in enumerate(head):
        for column, (start, cell) in enumerate(line.cells):
            names = names_in((start, cell))
            names = [name for name in names if title_before(cell[: name.start - start])] or names
            if len(names) != 1 or len(cell) > LONGEST_SIGNATURE or POLITICAL.search(fold(cell)):
                continue
            name = names[0]
            before, rest = cell[: name.start - start], cell[name.end - start :]
            below = whole_cells([later.cell(column) for later in head[index + 1 : index + 4]])
            is_in_address = _ADDRESSED.match(cell) or any(_POSTCODE.match(text) for _, text in below[:2])
            if is_in_address or label_of(cell) or _is_of_others(before, head[index - 1] if index else None):
                continue
            if _TELLS.match(rest) and not clean_title(rest):
                continue
            title = _title(before, rest)
            words = fold(name.text).split()
            is_block = (not before and _is_block(rest, below)) or (words[0], words[-1]) in addresses
            if title or (is_block and is_person(name, (start, cell))):
                yield Found(name, title or title_below(below) or _title_over(head[:index], column), None, 0.85)


def _title_over(lines: Sequence[Line], column: int) -> str | None:
    """The title in the column's cell over a name, unless it is of who stands over it: "Miljöinspektör" over "Eva Ek"."""
    above, *over = [line.cell(column)[1] for line in reversed(lines[-2:])] or [""]
    is_title = clean_title(above) == above and not label_of(above)
    return above if is_title and not any(names_in((0, text)) for text in over) else None


def _is_of_others(before: str, above: Line | None) -> bool:
    """Whether a label before the name, or over it, is somebody else's: "Kontrollansvarig: Bo Ek", "Samråd med"."""
    label, colon, _ = before.partition(":")
    is_labelled = colon and OF_OTHERS.search(fold(label))
    return bool(is_labelled or (above is not None and _HEADS_OTHERS.search(above.folded)))


def _title(before: str, rest: str) -> str | None:
    """The title before or after a name; of "Redaktör: Eva Lund, byråsekreterare" the second."""
    is_labelled = before.rstrip().endswith(":") and rest.startswith(",")
    after = clean_title(without_number(rest)) if is_labelled or not before else None
    return after or title_before(before)


def _is_block(rest: str, below: Sequence[Cell]) -> bool:
    """Whether what follows a name in the head is what follows an officer's: initials, a title, a telephone number."""
    return (
        rest.startswith("/")
        or bool(TELEPHONE.match(rest.strip(" ,")))
        or any(clean_title(cell) or TELEPHONE.match(cell) for _, cell in below[:1])
    )
