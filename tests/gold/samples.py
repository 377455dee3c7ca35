"""Small pages, labels and samples that the gold tests count by hand."""

import json
import re
from pathlib import Path
from typing import Any

from extract.record import Page, Repair
from gold.labels import Label


def page(marked: str, *, confidence: float = 0.9, number: int = 1) -> Page:
    """A page whose repairs are written into its text: `{f6r→för} 2019`."""
    text, repairs = "", []
    for before_after in re.split(r"(\{.*?→.*?\})", marked):
        if found := re.fullmatch(r"\{(.*?)→(.*?)\}", before_after):
            before, after = found.groups()
            start = len(text)
            text += after
            repairs.append(Repair(start=start, end=len(text), before=before, after=after, confidence=confidence))
        else:
            text += before_after
    return Page(number=number, origin="text", quality=1, width=None, height=None, text=text, repairs=repairs)


def label(**keys: Any) -> Label:
    """A label with these keys, the rest left out."""
    return Label.model_validate_json(json.dumps(keys))


def date(text: str, start: str | None, end: str | None = None) -> dict[str, Any]:
    """A date as labels write it; one without a start does not exist."""
    return {"text": text, "start": start, "end": end or start, "valid": start is not None, "inferred_year": False}


def own_sample(folder: Path, texts: dict[str, str], labels: dict[str, Any]) -> Path:
    """An archive's own sample: text documents and their labels."""
    for name in ("documents", "labels"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
    for name, content in labels.items():
        (folder / "labels" / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder
