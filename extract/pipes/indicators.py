"""Component `diarium_indicators`: measured values in tables and sentences."""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.columns import Column
from extract.pipes.findings import Indicator, add, findings
from extract.pipes.measures import measures_in
from extract.pipes.sections import Line
from extract.pipes.tables import Cell, Row, tables_in
from normalize.figures import UNIT
from normalize.unicode import fold

_UNIT = re.compile(rf"(?<=[\d\s])(?:{UNIT})", re.IGNORECASE)
_MONEY = re.compile(r"\b(?:kr|kronor|tkr|mnkr|mkr|sek)\b", re.IGNORECASE)
# In a caption that names the figures: what was counted stands before how it was done.
_HOW = re.compile(r"\s(?:genom|som|på|via)\s")
# "Förbrukad sand, ton", "Sjukfrånvaro (%)": a label that says what its figures are counted in.
_LABEL_UNIT = re.compile(rf"(?:,\s|\s\(|\si\s)(?P<unit>{UNIT}|antal|st\.?)\)?$")
_IS_UNIT = re.compile(rf"(?:{UNIT}|antal|andel(?:\s\(?(?:%|procent)\)?)?|index)\.?", re.IGNORECASE)
_UNIT_COLUMN = re.compile(r"(?:enhet|sort|mattenhet)\b")
_UNITS = {"procent": "%", "antal": None, "st.": "st"}
# Columns of words that name what is measured; of figures that were aimed at, not measured; of figures that were.
# A label that a scan has run together with its target: nothing tells where the one ends.
_TARGET = re.compile(r"\b(?:minst|hogst|lagst)\b(?!\s\d)")
_NAMES = re.compile(r"\b(?:mats|matt|matetal|indikator\w*|nyckeltal|styrtal|resultatmatt|malindikator\w*)\b")
_AIMED = re.compile(r"(?:malvarde\w*|malniva\w*|[a-z]*mal\b|bedomning|ansvarig)")
_MEASURED = re.compile(
    r"(?:utfall|resultat|nulage|varde|senaste|aktuellt|ack\.?|tertial|kvartal|delar|helar|[tq]\s?\d)\b"
)


@Language.factory("diarium_indicators", requires=["doc._.lines", "doc.spans"], assigns=["doc.spans"])
def make_indicators(nlp: Language, name: str) -> "Indicators":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Indicators()


class Indicators:
    """Finds measured values in tables whose columns are periods, where no sum of money stands, and in sentences."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `indicators`."""
        money = {finding.span.start_char for finding in findings(doc, "budgets")}
        lines: Sequence[Line] = doc._.lines
        tabled: set[int] = set()
        for table in tables_in(doc):
            caption = _HOW.split(table.caption[0].text, maxsplit=1)[0].rstrip(" :") if table.caption else ""
            named = any(_NAMES.search(line.split("\t")[0]) for line in table.head if "\t" in line)
            for row in table.rows:
                tabled.add(row.line)
                for cell, indicator in _values(row, caption, label_names=named):
                    if cell.start not in money:
                        add(doc, "indicators", (cell.start, cell.end), indicator, 0.85 * cell.sureness)
        for index, line in enumerate(lines):
            for start, end, indicator in () if index in tabled else measures_in(line):
                add(doc, "indicators", (start, end), indicator, 0.8)
        return doc


def _values(row: Row, caption: str, *, label_names: bool) -> Iterator[tuple[Cell, Indicator]]:
    name, label_unit = _name(row, caption, label_names=label_names)
    for cell in row.cells:
        is_money = _MONEY.search(f"{name} {cell.text}")
        if cell.value is None or not name or is_money or _TARGET.search(fold(name)) or not _is_measured(cell.column):
            continue
        named = _UNIT.search(cell.text)
        unit = named[0] if named else label_unit
        yield cell, Indicator(name, cell.column.text, cell.value, _UNITS.get(unit, unit) if unit else None)


def _is_measured(column: Column) -> bool:
    if _AIMED.match(column.folded):
        return False
    return column.year is not None or bool(_MEASURED.match(column.folded))


def _name(row: Row, caption: str, *, label_names: bool) -> tuple[str, str | None]:
    """What the row measures, and the unit that it gives: as the column of measures says, else the goal's, else its label.

    `label_names`: the row's label stands in the column of measures.
    """
    cells = [cell for cell in row.cells if cell.value is None]
    units = [cell.text for cell in cells if _UNIT_COLUMN.match(cell.column.folded) or _IS_UNIT.fullmatch(cell.text)]
    words = [
        cell for cell in cells if cell.text not in units and sum(map(str.isalpha, cell.text)) > len(cell.text) // 2
    ]
    named = [] if label_names else [cell.text for cell in words if _NAMES.search(cell.column.folded)]
    goals = [] if label_names else [cell.text for cell in words if _is_goal_column(cell.column)]
    label = next(iter(named), None) or next((goal for goal in goals if _before_values(row, goal)), row.label or caption)
    unit = _LABEL_UNIT.search(label)
    if unit:
        return label[: unit.start()], unit["unit"]
    if units:
        return label, units[0]
    return label, "%" if "%" in label or "procent" in fold(label) else None


def _is_goal_column(column: Column) -> bool:
    return bool(re.match(r"(?:[a-z]+s\s)?(?:[a-z]*mal)(?:\s(?:19|20)\d\d)?$", column.folded))


def _before_values(row: Row, text: str) -> bool:
    """Whether the words stand before the row's first figure."""
    first = next((cell.start for cell in row.cells if cell.value is not None), None)
    return any(cell.text == text and first is not None and cell.start < first for cell in row.cells)
