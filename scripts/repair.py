"""`diarium repair`: damaged text -> repaired text."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from extract.readers.text import decode
from normalize.diacritics import Repaired
from normalize.diacritics import repair as repair_text
from normalize.unicode import tidy


def repair(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Text files; standard input when none is given.", exists=True, dir_okay=False),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show the lines that changed, before and after.")] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print the text and every edit as JSON, one document a line."),
    ] = False,
) -> None:
    """Give back the å ä ö that a scan lost: text in, repaired text out. Form feeds part pages."""
    console = Console()
    for text in _texts(files or []):
        pages = [repair_text(page) for page in tidy(text).split("\f")]
        if as_json:
            typer.echo(json.dumps([_as_dict(page) for page in pages], ensure_ascii=False))
        elif diff:
            for page in pages:
                _print_diff(console, page)
        else:
            typer.echo("\f".join(page.text for page in pages), nl=False)


def _texts(files: list[Path]) -> Iterator[str]:
    if not files:
        yield decode(sys.stdin.buffer.read())
    for file in files:
        yield decode(file.read_bytes())


def _as_dict(page: Repaired) -> dict[str, object]:
    return {"text": page.text, "edits": [asdict(edit) for edit in page.edits]}


def _print_diff(console: Console, page: Repaired) -> None:
    start = 0
    for line in page.text.split("\n"):
        end = start + len(line)
        edits = [edit for edit in page.edits if start <= edit.start and edit.end <= end]
        if edits:
            before, after, reached = Text("- "), Text("+ "), start
            for edit in edits:
                same = page.text[reached : edit.start]
                before.append(same).append(edit.before, "red")
                after.append(same).append(edit.after, "green")
                reached = edit.end
            rest = page.text[reached:end]
            console.print(before.append(rest), soft_wrap=True)
            console.print(after.append(rest), soft_wrap=True)
        start = end + 1
