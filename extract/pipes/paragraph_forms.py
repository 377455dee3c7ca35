"""Where minutes put the numbers of their §§ otherwise than first on a line: behind the title, in a form's column.

`Årsredovisning för 1997 ⇥ Dnr 98-031 ⇥ § 15`; under the column head `§ / Dnr`: `90 ⇥ Delgivningar …`, `92 12/76 ⇥ …`.
"""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.sections import Line
from extract.pipes.stacked_heads import Head

_BEHIND_TITLE = re.compile(r"[A-ZÅÄÖ][^\t]{2,120}\t(?:[^\t]{1,30}\t)?(§\s?(\d{1,3}))")
_COLUMN_HEAD = re.compile(r"§{1,2}(?:\s?[-/]?\s?(?:dnr|diarienr|nr))?|par(?:agraf)?\.?")
_IN_COLUMN = re.compile(r"(\d{1,3})(?:\s[A-Za-zÅÄÖåäö]{0,5}\s?\d+[/.:-]\d+)?\t")
_FEWEST = 2  # of a document's §§; one alone may be anything
_SENTENCES = re.compile(r"\s[a-zåäö]{3,}\.\s[A-ZÅÄÖ]\w*\s(?:[a-zåäö]+\s){2}|\.$")
_TEXT_BEGINS = re.compile(r"\s(?=[A-ZÅÄÖ][\wåäö]*\s(?:von\s[A-ZÅÄÖ]\w+\s)?[\wåäö]+)")
_FULL_ROW = 100  # characters


def other_heads(lines: Sequence[Line]) -> list[Head]:
    """The heads in one of these forms, when the minutes use it throughout; none else."""
    for heads in (list(_behind_titles(lines)), list(_in_column(lines))):
        if len(heads) >= _FEWEST and all(one.number < next_.number for one, next_ in zip(heads, heads[1:], strict=False)):
            return heads
    return []


def title_of_row(text: str) -> str:
    """The title that a form's cell begins with, before the text that the same cell holds.

    >>> title_of_row("Läkarmedverkan i vården Dr Ek lämnade en redogörelse. Besöken har ökat.")
    'Läkarmedverkan i vården'
    """
    begins = _TEXT_BEGINS.search(text) if _SENTENCES.search(text) or len(text) > _FULL_ROW else None
    return text[: begins.start()] if begins else text


def _behind_titles(lines: Sequence[Line]) -> Iterator[Head]:
    for index, line in enumerate(lines):
        if match := _BEHIND_TITLE.fullmatch(line.text):
            yield Head(index, int(match[2]), match.end(1), is_misread=False, start=match.start(1))


def _in_column(lines: Sequence[Line]) -> Iterator[Head]:
    is_under = False
    last = 0
    for index, line in enumerate(lines):
        is_under = is_under or ("\t" in line.text and bool(_COLUMN_HEAD.fullmatch(line.folded.split("\t")[0].strip())))
        match = _IN_COLUMN.match(line.text) if is_under else None
        if match and (not last or int(match[1]) == last + 1):
            last = int(match[1])
            yield Head(index, last, match.end(1), is_misread=False)
