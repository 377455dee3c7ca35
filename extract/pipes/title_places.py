"""Where else a document gives an officer's title, and how a title is written that a scan misread."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.pipes.people import Named, clean_title, names_in, title_before
from extract.pipes.sections import Line


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
                if title:
                    return title
    return None
