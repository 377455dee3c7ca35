"""Component `diarium_indicators`: measured values in tables and sentences."""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Indicator, add, findings
from extract.pipes.sections import Line
from extract.pipes.tables import Row, tables_of
from normalize.amounts import parse_number

_VALUE = re.compile(
    r"([-–]?\s?(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:[,.]\d+)?)\s?(%|procent|st|dagar|min(?:uter)?|årsarbetare|timmar)?(?:\s?\([^)]*\))?"
)
_MONEY = re.compile(r"\b(?:kr|kronor|tkr|mnkr|mkr|sek)\b", re.IGNORECASE)
# In a caption that names the figures: what was counted stands before how it was done.
_HOW = re.compile(r"\s(?:genom|som|på|via)\s")
_UNITS = {"procent": "%"}


@Language.factory("diarium_indicators", requires=["doc._.lines", "doc.spans"], assigns=["doc.spans"])
def make_indicators(nlp: Language, name: str) -> "Indicators":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Indicators()


class Indicators:
    """Finds measured values in tables whose columns are periods, where no sum of money stands."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `indicators`."""
        money = {finding.span.start_char for finding in findings(doc, "budgets")}
        lines: Sequence[Line] = doc._.lines
        for table in tables_of(lines):
            caption = _HOW.split(table.caption[0].text, maxsplit=1)[0].rstrip(" :") if table.caption else ""
            for row in table.rows:
                for start, end, indicator in _values(row, row.label or caption):
                    if start not in money:
                        add(doc, "indicators", (start, end), indicator, 0.85)
        return doc


def _values(row: Row, name: str) -> Iterator[tuple[int, int, Indicator]]:
    for cell in row.cells:
        match = _VALUE.fullmatch(cell.text)
        value = parse_number(match[1]) if match else None
        if not match or value is None or not name or not cell.column.year or _MONEY.search(f"{name} {cell.text}"):
            continue
        unit = match[2] or ("%" if "%" in row.label or "procent" in row.label.lower() else None)
        yield (
            cell.start,
            cell.start + match.end(),
            Indicator(name, cell.column.text, value, _UNITS.get(unit, unit) if unit else None),
        )
