"""The accuracy report as one HTML page that needs nothing else: no network, no script, no other file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from gold import plots, words
from gold.evaluate import Result
from gold.marks import SEVERITY, Finding, Segment, Verdict, judged, marks, segments
from gold.pictures import page_pictures
from gold.render import FORMS, render
from gold.summary import WHOLE, Change

SIGNS: dict[Verdict, str] = {"right": "✓", "partly": "≈", "wrong": "✗", "missed": "○"}
_SURE_ENOUGH = 20  # fields with fewer items to find are not named best or worst


@dataclass(frozen=True, slots=True)
class Reading:
    """A document in one form: its findings by field, and its text under marks, page by page."""

    form: str
    findings: dict[str, list[Finding]]
    pages: dict[int, list[Segment]]

    @property
    def verdicts(self) -> Counter[str]:
        """How many findings were right, partly right, wrong and missed."""
        return Counter(finding.verdict for found in self.findings.values() for finding in found)


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as the report shows it: a picture for each page, and what was read in each form."""

    name: str
    split: str
    title: str
    type: str
    pictures: list[str]
    readings: list[Reading]

    @property
    def fields(self) -> list[str]:
        """The fields in which some form has a finding."""
        return [name for name in words.FIELDS if any(reading.findings.get(name) for reading in self.readings)]

    @property
    def page_numbers(self) -> list[int]:
        """The numbers of the pages."""
        return sorted({number for reading in self.readings for number in reading.pages})


def html(results: Sequence[Result], summary: dict[str, Any], changes: Sequence[Change] | None = None) -> str:
    """The report; `changes` since a baseline, None when there is none to compare with."""
    environment = Environment(
        loader=PackageLoader("gold"),
        autoescape=select_autoescape(["html", "j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": words.percent, "count": words.count, "form": words.form}
    splits = [name for name in words.SPLITS if any(row["split"] == name for row in summary["overall"])]
    drawn = (plots.f1_by_field, plots.quality, plots.letters, plots.calibration)
    return environment.get_template("report.html.j2").render(
        summary=summary,
        changes=changes,
        plots={plot.__name__: Markup(plot(summary)) for plot in drawn},  # noqa: S704 - our own drawing
        tables=[_table(summary, split) for split in splits],
        paragraphs={split: _paragraphs(summary, split) for split in splits},
        documents=_documents(results),
        splits=splits,
        words=words,
        signs=SIGNS,
        made_by=results[0].record.provenance,
    )


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a split: a row for each field, a cell for each input kind, None where nothing is labelled."""

    split: str
    kinds: list[str]
    rows: list[tuple[str, list[dict[str, Any] | None]]]
    overall: list[dict[str, Any]]


def _table(summary: dict[str, Any], split: str) -> Table:
    overall = [row for row in summary["overall"] if row["split"] == split]
    kinds = [row["kind"] for row in overall]
    cells = {(row["field"], row["kind"]): row for row in summary["fields"] if row["split"] == split}
    rows = [(name, [cells.get((name, kind)) for kind in kinds]) for name in words.FIELDS]
    return Table(split, kinds, [(name, row) for name, row in rows if any(row)], overall)


class Paragraph(NamedTuple):
    """What the figures of an input kind say, in words."""

    kind: str
    sentences: list[str]


def _paragraphs(summary: dict[str, Any], split: str) -> list[Paragraph]:
    return [
        Paragraph(row["kind"], [_found(row), *_repaired(summary, row), *_best_and_worst(summary, row)])
        for row in summary["overall"]
        if row["split"] == split and row["f1"] is not None
    ]


def _found(row: dict[str, Any]) -> str:
    whole = words.count(row["right"] + row["missed"], "thing")
    return (
        f"Of {whole} to find in {words.count(row['documents'], 'document')} it found "
        f"{words.percent(row['recall'])} %; of what it reported {words.percent(row['precision'])} % is right."
    )


def _repaired(summary: dict[str, Any], row: dict[str, Any]) -> Iterator[str]:
    repairs = Counter[str]()
    for text in _rows(summary, "text", row):
        repairs.update(text["repairs"])
    damaged = repairs["right"] + repairs["wrong"] + repairs["missed"]
    if damaged:
        yield (
            f"Of {words.count(damaged, 'word')} that lost an å, ä, ö or the like "
            f"{words.percent(repairs['right'] / damaged)} % came back; "
            f"{words.count(repairs['harmful'], 'right word')} became wrong."
        )


def _best_and_worst(summary: dict[str, Any], row: dict[str, Any]) -> Iterator[str]:
    fields = [
        field
        for field in _rows(summary, "fields", row)
        if field["field"] in WHOLE and field["right"] + field["missed"] >= _SURE_ENOUGH
    ]
    if len(fields) > 3:
        ranked = sorted(fields, key=lambda field: -field["f1"])
        best, worst = (
            ", ".join(f"{words.FIELDS[field['field']].name.lower()} ({words.percent(field['f1'])})" for field in part)
            for part in (ranked[:3], ranked[:-4:-1])
        )
        yield f"Most to be relied on: {best}. Least: {worst}."


def _rows(summary: dict[str, Any], name: str, like: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in summary[name] if (row["split"], row["kind"]) == (like["split"], like["kind"])]


def _documents(results: Sequence[Result]) -> list[Shown]:
    splits = list(words.SPLITS)
    kinds = list(words.KINDS)

    def place(result: Result) -> tuple[int, str]:
        return splits.index(result.case.split), result.case.name

    ordered = sorted(results, key=lambda result: (*place(result), kinds.index(result.case.kind), result.case.form))
    return [_shown(list(group)) for _, group in groupby(ordered, key=place)]


def _shown(group: Sequence[Result]) -> Shown:
    first = group[0]
    return Shown(
        name=first.case.name,
        split=first.case.split,
        title=first.label.document.title or "",
        type=first.label.document.type or "",
        pictures=_pictures(group),
        readings=[_reading(result) for result in group],
    )


def _pictures(group: Sequence[Result]) -> list[str]:
    """Of a gold document as it was typeset, of a user's own the first of its files that has images."""
    source = group[0].case.source
    files: list[Path] = [render(source, FORMS["digital"])] if source else [result.file for result in group]
    return next((pictures for pictures in map(page_pictures, files) if pictures), [])


def _reading(result: Result) -> Reading:
    findings = judged(result)
    placed = marks(findings, result.record.pages)
    by_field: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: SEVERITY.index(finding.verdict)):
        by_field.setdefault(finding.field, []).append(finding)
    pages = {page.number: segments(page.text, placed[page.number]) for page in result.record.pages}
    return Reading(result.case.form, by_field, pages)
