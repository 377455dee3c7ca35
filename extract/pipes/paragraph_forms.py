"""Where minutes put the numbers of their §§ otherwise than first on a line: behind the title, in a form's column.

`Årsredovisning för 1997 ⇥ Dnr 98-031 ⇥ § 15`; under the column head `§ / Dnr`: `90 ⇥ Delgivningar …`, `92 12/76 ⇥ …`.
"""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.sections import Line
from extract.pipes.stacked_heads import Head

# A scan may have lost the gaps. What only cites a § ends otherwise: "enligt § 15", "Tommy Sand, § 18".
_BEHIND_TITLE = re.compile(r"[A-ZÅÄÖ][^\t.;]{2,120}?(?<![,(])[\t ](?:[^\t]{1,30}\t)?(§\s?(\d{1,3}))")
_CITES = re.compile(r"\b(?:enligt|se|i|av|till|och|jfr|bilaga|med|under|vid|ks|kf|ksau|ej|dels|från)\s§", re.IGNORECASE)
_COLUMN_HEAD = re.compile(r"(?:§{1,2}|par(?:agraf)?\.?)\s?[-/]?\s?(?:(?:dnr|diarienr|nr)\b)?(?:$|\t|\s?arende).*")
_IN_COLUMN = re.compile(r"(\d{1,3})(?:\s[A-Za-zÅÄÖåäö]{0,5}\s?\d+[/.:-]\d+)?(?:\t|\s(?=[A-ZÅÄÖ][a-zåäö]{2}))")
_FEWEST = 2  # of a document's §§; one alone may be anything
_SENTENCES = re.compile(r"\s[a-zåäö]{3,}\.\s[A-ZÅÄÖ]\w*\s(?:[a-zåäö]+\s){2}|\.$")
_TEXT_BEGINS = re.compile(r"\s(?=[A-ZÅÄÖ][\wåäö]*\s(?:von\s[A-ZÅÄÖ]\w+\s)?[\wåäö]+)")
_FULL_ROW = 100  # characters


def other_heads(lines: Sequence[Line]) -> list[Head]:
    """The lines that may begin a § in one of these forms, of minutes that use it more than once."""
    for heads in (list(_behind_titles(lines)), list(_in_column(lines))):
        if len(heads) >= _FEWEST:
            return heads
    return []


def heads_column(line: Line) -> bool:
    """Whether the line heads a form's columns, the first of which holds the numbers: "§ ⇥ Ärende och beslut"."""
    return _COLUMN_HEAD.fullmatch(line.folded) is not None


def title_of_row(text: str) -> str:
    """The title that a form's cell begins with, before the text that the same cell holds.

    >>> title_of_row("Läkarmedverkan i vården Dr Ek lämnade en redogörelse. Besöken har ökat.")
    'Läkarmedverkan i vården'
    """
    begins = _TEXT_BEGINS.search(text) if _SENTENCES.search(text) or len(text) > _FULL_ROW else None
    return text[: begins.start()] if begins else text


def _behind_titles(lines: Sequence[Line]) -> Iterator[Head]:
    for index, line in enumerate(lines):
        match = _BEHIND_TITLE.fullmatch(line.text)
        if match and not _CITES.search(line.text):
            yield Head(index, int(match[2]), match.end(1), is_misread=False, start=match.start(1))


def _in_column(lines: Sequence[Line]) -> Iterator[Head]:
    is_under = False
    for index, line in enumerate(lines):
        is_under = is_under or heads_column(line)
        if is_under and (match := _IN_COLUMN.match(line.text)):
            yield Head(index, int(match[1]), match.end(1), is_misread=False)
