"""What a conversion came to, for people and for programs."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rich.table import Table
from rich.text import Text

from corpus.convert import Outcome
from corpus.worker import FIELDS
from normalize.masking import MaskKind

_FIELD_NAMES = {
    "decisions": "Decisions",
    "goals": "Goals",
    "budgets": "Sums of money",
    "dates": "Dates",
    "handlaggare": "Handläggare",
    "recipients": "Recipients",
    "indicators": "Indicators",
}
_ORIGIN_NAMES = {
    "text-layer": "text layer kept",
    "repaired-layer": "text layer repaired",
    "ocr": "read by OCR",
    "text": "plain text",
}


@dataclass(slots=True)
class Summary:
    """Counts over a run; `seconds` is its wall time."""

    out: Path
    skipped: list[str]
    documents: int = 0
    unchanged: int = 0
    duplicates: int = 0
    bundles: int = 0
    parts: int = 0  # documents in bundles
    failed: int = 0
    failures: list[str] = field(default_factory=list)  # also of earlier runs, where they stand
    origins: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    repairs: int = 0
    doubtful: int = 0
    warnings: int = 0
    masked: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def pages(self) -> int:
        """The pages read in this run."""
        return sum(self.origins.values())

    def add(self, outcome: Outcome) -> None:
        """Counts one outcome."""
        self.failed += outcome.state == "failed"
        self.unchanged += outcome.state == "unchanged"
        self.duplicates += outcome.state == "duplicate"
        if outcome.state != "done":
            return
        result = outcome.result
        self.documents += 1
        self.bundles += result.parts > 0
        self.parts += result.parts
        self.origins += result.origins
        self.found += result.found
        self.repairs += result.repairs
        self.doubtful += result.doubtful
        self.warnings += result.warnings
        self.masked += result.masked

    def as_dict(self) -> dict[str, object]:
        """The summary as JSON values, with stable keys."""
        return {
            "documents": self.documents,
            "unchanged": self.unchanged,
            "duplicates": self.duplicates,
            "bundles": self.bundles,
            "documents_in_bundles": self.parts,
            "pages": self.pages,
            "pages_by_origin": {origin: self.origins[origin] for origin in _ORIGIN_NAMES},
            "words_repaired": self.repairs,
            "found": {name: self.found[name] for name in FIELDS},
            "doubtful": self.doubtful,
            "warnings": self.warnings,
            "masked": {str(kind): self.masked[kind] for kind in MaskKind},
            "failures": self.failures,
            "skipped": self.skipped,
            "seconds": round(self.seconds, 1),
            "records": str(self.out / "records"),
        }

    def table(self) -> Table:
        """The summary as a table for the terminal."""
        table = Table(show_header=False, title="Converted", title_justify="left")
        table.add_column()
        table.add_column(justify="right")
        table.add_row("Documents", str(self.documents))
        if self.bundles:
            table.add_row(f"  documents in {self.bundles} of them, which are bundles", str(self.parts))
        table.add_row("Pages", str(self.pages))
        for origin, name in _ORIGIN_NAMES.items():
            table.add_row(f"  {name}", str(self.origins[origin]))
        table.add_row("Words repaired", str(self.repairs), end_section=True)
        for field_name in FIELDS:
            table.add_row(_FIELD_NAMES[field_name], str(self.found[field_name]))
        if self.doubtful:
            table.add_row("Set apart as doubtful", str(self.doubtful))
        table.add_section()
        table.add_row("Warnings (in the records)", str(self.warnings))
        for kind, count in self.masked.items():
            table.add_row(f"Covered: {kind}", str(count))
        table.add_row("Settled by an earlier run", str(self.unchanged))
        table.add_row("Same content as another, skipped", str(self.duplicates))
        table.add_row("Failed", str(len(self.failures)), style="red" if self.failures else "")
        table.add_row("Skipped: other kinds, links to folders", str(len(self.skipped)))
        table.add_row("Seconds", f"{self.seconds:.0f}")
        table.add_row("Records", Text(str(self.out / "records")))
        return table
