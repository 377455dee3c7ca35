"""`diarium verify`: is everything still what it was?"""

import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from corpus.ledger import LedgerError
from corpus.verify import count
from corpus.verify import verify as look
from scripts.index import SOME_FAILED


def verify(
    out: Annotated[Path, typer.Argument(help="The folder that was converted into.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON, for programs.")] = False,
) -> None:
    """Read every original and every record again: unchanged, present and whole?

    Exit code: 0 all well, 3 something is not as it was.
    """
    messages = Console(stderr=True)
    try:
        total = count(out)
        findings = list(track(look(out), "reading", total=total, console=messages, transient=True))
    except LedgerError as error:
        raise typer.BadParameter(str(error)) from error
    faults = [(finding.fault, finding.path) for finding in findings if finding.fault]
    if as_json:
        content = {
            "files": len(findings),
            "faults": dict(Counter(fault for fault, _ in faults)),
            "found": [{"fault": fault, "path": path} for fault, path in faults],
        }
        typer.echo(json.dumps(content, indent=2, ensure_ascii=False))
    else:
        for fault, path in faults:
            typer.echo(f"{fault}: {path}")
        typer.echo(f"{len(findings)} files read, {len(faults)} not as they were")
    if faults:
        raise typer.Exit(SOME_FAILED)
