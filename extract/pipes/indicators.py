"""Component `diarium_indicators`: measured values in tables and sentences."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Indicator, add, findings
from extract.pipes.tables import Cell, Row, tables_in
from normalize.figures import UNIT

_UNIT = re.compile(rf"(?<=[\d\s])(?:{UNIT})", re.IGNORECASE)
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
        for table in tables_in(doc):
            caption = _HOW.split(table.caption[0].text, maxsplit=1)[0].rstrip(" :") if table.caption else ""
            for row in table.rows:
                for cell, indicator in _values(row, row.label or caption):
                    if cell.start not in money:
                        add(doc, "indicators", (cell.start, cell.end), indicator, 0.85 * cell.sureness)
        return doc


def _values(row: Row, name: str) -> Iterator[tuple[Cell, Indicator]]:
    for cell in row.cells:
        if cell.value is None or not name or not cell.column.year or _MONEY.search(f"{name} {cell.text}"):
            continue
        named = _UNIT.search(cell.text)
        unit = named[0] if named else "%" if "%" in row.label or "procent" in row.label.lower() else None
        yield cell, Indicator(name, cell.column.text, cell.value, _UNITS.get(unit, unit) if unit else None)
