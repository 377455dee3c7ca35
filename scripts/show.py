"""`diarium show`: one record, readable."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.doubtful import items as doubtful_items
from extract.record import Evidence, Record

# Field, and its columns: heading and attribute.
_TABLES = (
    ("Decisions", "decisions", ("kind", "text")),
    ("Goals", "goals", ("number", "text", "area", "year")),
    ("Sums of money", "budgets", ("text", "amount", "year", "kind", "subject")),
    ("Dates", "dates", ("text", "start", "end", "inferred_year", "role")),
    ("Handläggare", "handlaggare", ("name", "title", "unit")),
    ("Recipients", "recipients", ("text",)),
    ("Indicators", "indicators", ("name", "period", "value", "unit")),
)
_TITLES = {name: title for title, name, _ in _TABLES}
_COLUMNS = {name: columns for _, name, columns in _TABLES} | {"paragraphs": ("number",)}


def show(
    record: Annotated[
        Path,
        typer.Argument(help="A record that `diarium convert` wrote.", exists=True, dir_okay=False),
    ],
) -> None:
    """Show a record: what kind of document it is and every field with its page and confidence."""
    try:
        content = Record.model_validate_json(record.read_bytes())
    except ValidationError as error:
        raise typer.BadParameter(f"{record} is no record of this version: {error.errors()[0]['msg']}") from error
    console = Console()
    console.print(_head(content))
    for title, name, columns in _TABLES:
        items = getattr(content, name)
        if items:
            console.print(_items(title, items, columns))
    for name, items in content.extra.items():
        console.print(_items(name, items, ("text", "value")))
    for name, doubtful in doubtful_items(content.doubtful):
        console.print(_items(f"Doubtful: {_TITLES.get(name, name)}", doubtful, _COLUMNS.get(name, ("text",))))
    for warning in content.warnings:
        console.print(f"Warning: {warning}", style="yellow", markup=False)


def _head(content: Record) -> Table:
    document = content.document
    table = Table(show_header=False, title=content.source.path, title_justify="left")
    table.add_row("Type", document.type)
    table.add_row("Title", Text(document.title.text if document.title else ""))
    table.add_row("Diarienummer", ", ".join(number.text for number in document.diarienummer))
    table.add_row("Organ", document.organ.text if document.organ else "")
    table.add_row("Sender", document.sender.text if document.sender else "")
    table.add_row("Date", str(document.date or ""))
    repairs = sum(len(page.repairs) for page in content.pages)
    origins = ", ".join(f"{page.number} {page.origin} {page.quality:.2f}" for page in content.pages)
    table.add_row("Pages", f"{origins} ({repairs} words repaired)")
    return table


def _items(title: str, items: Sequence[object], columns: tuple[str, ...]) -> Table:
    table = Table(title=title, title_justify="left")
    for column in (*columns, "page", "sure"):
        table.add_column(column, overflow="fold")
    for item in items:
        evidence: Evidence = getattr(item, "evidence")  # noqa: B009 - every item of a record has one
        cells = (Text("" if getattr(item, column) is None else str(getattr(item, column))) for column in columns)
        table.add_row(*cells, str(evidence.page), f"{evidence.confidence:.2f}")
    return table
