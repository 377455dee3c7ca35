"""`diarium repair`: damaged text -> repaired text."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.readers.text import decode
from normalize.diacritics import Repaired
from normalize.diacritics import repair as repair_text
from normalize.diacritics.repair import MIN_CONFIDENCE
from normalize.unicode import in_swedish_order, tidy

_LONGEST_PART = 100_000  # bytes; a closely written page has 6,000


def repair(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Text files; standard input when none is given.", exists=True, dir_okay=False),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show the lines that changed, before and after.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print text and edits as JSON, one page a line.")] = False,
    as_report: Annotated[
        bool, typer.Option("--report", help="Print what was repaired, how often and how sure.")
    ] = False,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave alone what is less sure, and flag it in --json and --report.")
    ] = MIN_CONFIDENCE,
) -> None:
    """Give back the å ä ö that a scan lost: text in, repaired text out. Form feeds part pages."""
    console = Console()
    pages = (repair_text(page, min_confidence=min_confidence) for page in _pages(files or []))
    if as_report:
        console.print(_report(pages))
        return
    for page in pages:
        if as_json:
            typer.echo(json.dumps(_as_dict(page), ensure_ascii=False))
        elif diff:
            _print_diff(console, page)
        else:
            typer.echo(page.text, nl=False)


def _pages(files: list[Path]) -> Iterator[str]:
    """The texts page by page, each with the form feed that ends it, so that any length streams."""
    if not files:
        yield from _parts(sys.stdin.buffer)
    for file in files:
        with file.open("rb") as stream:
            yield from _parts(stream)


def _parts(stream: BinaryIO) -> Iterator[str]:
    """A page at a time; one without end is parted at an empty line when it grows longer than any page."""
    part: list[bytes] = []
    size = 0
    for line in stream:
        *ended, rest = line.split(b"\f")
        for piece in ended:
            yield tidy(decode(b"".join([*part, piece, b"\f"])))
            part, size = [], 0
        part.append(rest)
        size += len(rest)
        if size > _LONGEST_PART and not rest.strip():
            yield tidy(decode(b"".join(part)))
            part, size = [], 0
    yield tidy(decode(b"".join(part)))


def _report(pages: Iterable[Repaired]) -> Table:
    """What was read as what, how often, and the least sure of each; below, what was left alone."""
    made: dict[tuple[str, str], list[float]] = {}
    left: dict[tuple[str, str], list[float]] = {}
    for page in pages:
        for kept, edits in ((made, page.edits), (left, page.doubtful)):
            for edit in edits:
                kept.setdefault((edit.before, edit.after), []).append(edit.confidence)
    table = Table("Read", "Repaired", "Times", "Least sure", title="Repairs, and below the line what was left alone")
    for kept in (made, left):
        for (before, after), sure in sorted(
            kept.items(), key=lambda item: (-len(item[1]), in_swedish_order(item[0][1]))
        ):
            table.add_row(Text(before), Text(after), str(len(sure)), f"{min(sure):.3f}")
        table.add_section()
    return table


def _as_dict(page: Repaired) -> dict[str, object]:
    return {
        "text": page.text,
        "edits": [asdict(edit) for edit in page.edits],
        "doubtful": [asdict(edit) for edit in page.doubtful],
    }


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
