"""The report's tables for the terminal, each readable on a hundred columns."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table

from gold import words
from gold.summary import Change


def field_tables(summary: dict[str, Any]) -> list[Table]:
    """A table for each split: fields as rows, input kinds as columns."""
    splits = [split for split in words.SPLITS if any(row["split"] == split for row in summary["overall"])]
    return [_field_table(summary, split) for split in splits]


def _field_table(summary: dict[str, Any], split: str) -> Table:
    overall = [row for row in summary["overall"] if row["split"] == split]
    cells = {(row["field"], row["kind"]): row for row in summary["fields"] if row["split"] == split}
    table = _table(f"{words.SPLITS[split][0]}: F1 % [95 % interval], precision, recall, right of all")
    table.add_column("Field", no_wrap=True)
    for row in overall:
        table.add_column(f"{words.KINDS[row['kind']][0]} ({row['documents']})")
    for name in words.FIELDS:
        row_cells = [cells.get((name, row["kind"])) for row in overall]
        if any(row_cells):
            table.add_row(name, *map(_cell, row_cells))
    table.add_section()
    table.add_row("all, each item once", *map(_cell, overall))
    return table


def _cell(row: dict[str, Any] | None) -> str:
    if row is None or row["f1"] is None:
        return "–"
    low, high = (words.percent(bound) for bound in row["interval"])
    return (
        f"[bold]{words.percent(row['f1'], 1)}[/] \\[{low}–{high}]\n"
        f"[dim]P{words.percent(row['precision'])} R{words.percent(row['recall'])} "
        f"{row['right']}/{row['right'] + row['missed']}[/]"
    )


def text_table(summary: dict[str, Any]) -> Table:
    """Error rates of the text and what the repair did, by split and form."""
    table = _table("Text: character and word error rate after repair; repairs in words")
    for column in ("Documents", "Form"):
        table.add_column(column)
    for column in ("Pages", "CER %", "WER %", "Right", "Wrong", "Missed", "Harmful"):
        table.add_column(column, justify="right")
    for row in summary["text"]:
        if row["words"]:
            table.add_row(
                f"{row['documents']} {row['split']}",
                words.form(row["form"]),
                str(row["pages"]),
                words.percent(row["cer"], 2),
                words.percent(row["wer"], 2),
                *(str(row["repairs"][name]) for name in ("right", "wrong", "missed", "harmful")),
            )
    return table


def calibration_table(summary: dict[str, Any]) -> Table:
    """Expected calibration error of fields, each field and repairs: of what rows, by input kind as columns."""
    table = _table("Calibration: mean distance between confidence and share right, in points of 100 (items)")
    groups = list(dict.fromkeys((row["split"], row["kind"]) for row in summary["calibration"]))
    rows = {(row["of"], row["split"], row["kind"]): row for row in summary["calibration"]}
    table.add_column("Of")
    for split, kind in groups:
        table.add_column(f"{words.KINDS[kind][0]}, {split}", justify="right")
    for of in dict.fromkeys(row["of"] for row in summary["calibration"]):
        cells = [rows.get((of, *group)) for group in groups]
        shown = (f"{words.percent(cell['ece'], 1)} [dim]({cell['count']})[/]" if cell else "–" for cell in cells)
        table.add_row({"fields": "all fields"}.get(of, of), *shown)
    return table


def change_table(changes: Sequence[Change]) -> Table:
    """What got worse and better since the baseline."""
    table = _table("Since the baseline: F1 %, the worst first")
    for column in ("Field", "Input", "Split"):
        table.add_column(column)
    for column in ("Before", "Now", "Change", "Documents worse", "better"):
        table.add_column(column, justify="right")
    for change in changes:
        table.add_row(
            change.field,
            change.kind,
            change.split,
            words.percent(change.before, 1),
            words.percent(change.after, 1),
            f"{100 * change.gain:+.1f}",
            str(len(change.worse)),
            str(len(change.better)),
            style="red" if change.gain < 0 else "",
        )
    return table


def flips(changes: Sequence[Change]) -> list[str]:
    """A line for each document with more (-) or fewer (+) errors than before, and the fields in which it has them."""
    fields: dict[tuple[str, str], list[str]] = defaultdict(list)
    for change in changes:
        for sign, documents in (("-", change.worse), ("+", change.better)):
            for document in documents:
                fields[document, sign].append(change.field)
    return [f"{sign} {document}: {', '.join(named)}" for (document, sign), named in sorted(fields.items())]


def _table(title: str) -> Table:
    return Table(
        title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False
    )
