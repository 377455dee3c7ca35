"""`diarium agreement`: how far two readings of the gold documents agree."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from gold import words
from gold.agreement import Agreement, agreement_of_labels


def agreement(
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON, for programs.")] = False,
) -> None:
    """Show how far the second reading of the gold documents agrees with the first, field by field."""
    found = agreement_of_labels()
    if as_json:
        typer.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
        return
    console = Console()
    console.print(_table(found))
    for field, documents in found.differing.items():
        if documents:
            console.print(f"{field} differ in {', '.join(documents)}", highlight=False)


def _table(found: Agreement) -> Table:
    title = f"The two readings of {len(found.documents)} documents, in items"
    table = Table(title=title, title_justify="left")
    table.add_column("Field")
    for column in ("Both", "Only second", "Only first", "F1 %"):
        table.add_column(column, justify="right")
    for field, counts in found.fields.items():
        table.add_row(field, str(counts.right), str(counts.wrong), str(counts.missed), words.percent(counts.f1, 1))
    return table
