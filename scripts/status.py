"""`diarium status`: how far a conversion is."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.ledger import LedgerError
from corpus.status import Status
from corpus.status import status as look

_STATES = {
    "done": "Converted",
    "duplicate": "Same content as another, skipped",
    "failed": "Failed",
    "running": "In work",
    "todo": "To do",
}


def status(
    out: Annotated[Path, typer.Argument(help="The folder that is or was converted into.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the status as JSON, for programs.")] = False,
) -> None:
    """Show how far a conversion is, what failed and why, and which documents are slowest and most doubtful."""
    try:
        found = look(out)
    except LedgerError as error:
        raise typer.BadParameter(str(error)) from error
    if as_json:
        typer.echo(json.dumps(found.as_dict(), indent=2, ensure_ascii=False))
        return
    console = Console()
    console.print(_figures(found))
    if found.failures:
        console.print(_table("Failures by cause", found.failures, ("cause", "count", "again", "example")))
    console.print(_table("Slowest", found.slowest, ("path", "pages", "seconds")))
    console.print(_table("Most doubtful", found.most_doubtful, ("path", "pages", "quality")))


def _figures(found: Status) -> Table:
    table = Table(show_header=False, title="Running" if found.is_running else f"Last run: {found.ending}")
    table.title_justify = "left"
    table.add_column()
    table.add_column(justify="right")
    for state, name in _STATES.items():
        table.add_row(name, str(found.states[state]))
    table.add_row("Pages", str(found.pages))
    if found.pages_per_second is not None:
        table.add_row("Pages a second, last run", f"{found.pages_per_second:.2f}")
    if found.seconds_left:
        table.add_row("Time left", str(timedelta(seconds=round(found.seconds_left))))
    return table


def _table(title: str, rows: tuple[dict[str, Any], ...], columns: tuple[str, ...]) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(row[column])) for column in columns))
    return table
