"""Heads of forecasts that are verdicts, where a scan has lost the gaps: `Utfall Målvärde Prognos` over `63 66 Gul`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.pipes.rows import ends_in_verdict, is_text_row
from extract.pipes.sections import Line
from normalize.unicode import fold

_ENDS_IN_FORECAST = re.compile(r"\bprognos\W*$", re.IGNORECASE)
_VERDICT = "Bedömning"  # a head of words


def of_verdicts(head: Sequence[Line], body: Sequence[Line]) -> Sequence[Line]:
    """The head, its last column named as one of words where the rows end in verdicts: "Målvärde Prognos" over "66 Gul"."""
    if not any(_ENDS_IN_FORECAST.search(line.folded) for line in head):
        return head
    rows = list(takewhile(lambda line: not line.text.endswith((".", ":")), body))
    rows = [line for line in rows if "\t" not in line.text and is_text_row(line)]
    if sum(map(ends_in_verdict, rows)) * 2 <= len(rows):
        return head
    shown = (_ENDS_IN_FORECAST.sub(_VERDICT, line.text) for line in head)
    return [replace(line, text=text, folded=fold(text)) for line, text in zip(head, shown, strict=True)]
