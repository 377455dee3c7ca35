"""The report's tables for the terminal, each readable on a hundred columns."""

from collections.abc import Sequence
from typing import Any

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
    table = _table(f"{words.SPLITS[split][0]}: F1 % [95 % interval], precision, recall, right of all there are")
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
        f"[dim]P {words.percent(row['precision'])} R {words.percent(row['recall'])} "
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
    """Expected calibration error of fields and repairs."""
    table = _table("Calibration: mean distance between stated confidence and share right, in points of 100")
    for column in ("Documents", "Input", "Of"):
        table.add_column(column)
    for column in ("Items", "Error"):
        table.add_column(column, justify="right")
    for row in summary["calibration"]:
        table.add_row(
            row["split"], words.KINDS[row["kind"]][0], row["of"], str(row["count"]), words.percent(row["ece"], 1)
        )
    return table


def change_table(changes: Sequence[Change]) -> Table:
    """What got worse and better since the baseline, and the documents that flipped."""
    table = _table("Since the baseline: F1 %, and documents with more (-) and fewer (+) errors")
    for column in ("Field", "Input", "Split"):
        table.add_column(column)
    for column in ("Before", "Now", "Change"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("Documents", overflow="fold")
    for change in changes:
        documents = [*(f"- {name}" for name in change.worse), *(f"+ {name}" for name in change.better)]
        table.add_row(
            change.field,
            change.kind,
            change.split,
            words.percent(change.before, 1),
            words.percent(change.after, 1),
            f"{100 * change.gain:+.1f}",
            "\n".join(documents),
            style="red" if change.gain < 0 else "",
        )
    return table


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold")
