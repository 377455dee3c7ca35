"""Labels of rows that a scan wrapped past the line that their figures stand on."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extract.pipes.row_tokens import joined, last_token, tokens_of
from extract.pipes.rows import Row
from extract.pipes.sections import Line
from normalize.diacritics.fluency import may_be_name

# A rule between columns or beside them, read as a letter.
_RULE = re.compile(r"\s[ijlI|]$")
_MARKS = " |_[]{}"
_MOST_LINES = 4
_LONGEST_PART = 60  # characters of a label's line


def wrapped_labels(lines: Sequence[Line], rows: Sequence[Row]) -> dict[int, str]:
    """The whole labels of the rows that go on below their lines, or behind their figures, by the rows' lines."""
    found: dict[int, str] = {}
    for row, following in zip_longest(rows, rows[1:]):
        if not row.label or "\t" in lines[row.line].text:
            continue
        end = min(following.line if following else len(lines), row.line + 1 + _MOST_LINES)
        parts = [*_behind(lines[row.line], row), *_below(row.label, lines[row.line + 1 : end])]
        parts = parts if row.label in lines[row.line].text else []  # it has been put together
        label = joined([row.label, *parts]) if parts else row.label
        if (label := _RULE.sub("", label)) != row.label:
            found[row.line] = label
    return found


def _behind(line: Line, row: Row) -> Iterator[str]:
    """What stands behind the row's figures and verdict, when it begins in the midst of a sentence."""
    rest = line.text[max((cell.end for cell in row.cells), default=line.end) - line.start :]
    tokens = tokens_of(Line(0, len(rest), rest, rest.lower(), after_gap=False, marker=0))
    words = [token for token in tokens if token.kind == "word" and not token.is_value]
    if len(words) >= 2:
        yield rest[words[0].start :].strip(_MARKS)


def _below(label: str, lines: Sequence[Line]) -> Iterator[str]:
    """The lines that the label goes on with, which begin in the midst of a sentence."""
    for line in lines:
        text = line.text.strip(_MARKS)
        is_short = "\t" not in text and not line.marker and len(text) <= _LONGEST_PART
        is_apart = line.after_gap and not last_token(label).is_open
        if not text or not is_short or is_apart or text.endswith((".", ":")):
            return
        if not text[0].islower() and not (last_token(label).is_before_name and may_be_name(text.split()[0])):
            return
        yield text
        label = text
