"""`diarium index`: records -> corpus.db."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from corpus.schema import NAME, BrokenCorpus, NoCorpus
from corpus.store import Indexed
from corpus.store import index as index_all

SOME_FAILED = 3
NOT_FINISHED = 4


def index(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder that `diarium convert` wrote to.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON, for programs.")] = False,
) -> None:
    """Make or update OUT/corpus.db, which `search`, `goals` and `serve` read.

    Only new and changed records are read. Exit code: 0 all well, 3 some records could not be read, 4 not finished
    (the message says why), 2 wrong usage.
    """
    messages = Console(stderr=True)
    try:
        done = index_with_progress(out, messages)
    except NoCorpus as error:
        raise typer.BadParameter(str(error)) from error
    except BrokenCorpus as error:
        typer.echo(f"diarium: {error}", err=True)
        raise typer.Exit(NOT_FINISHED) from error
    counts = {name: getattr(done, name) for name in ("added", "changed", "removed", "unchanged")}
    if as_json:
        typer.echo(json.dumps({**counts, "unreadable": done.unreadable}, indent=2, ensure_ascii=False))
    else:
        typer.echo(f"{out / NAME}: " + ", ".join(f"{number} {name}" for name, number in counts.items()))
    if done.unreadable:
        raise typer.Exit(SOME_FAILED)


def index_with_progress(out: Path, console: Console) -> Indexed:
    """Brings OUT/corpus.db up to date, with a progress bar on `console` and the records that could not be read.

    Raises:
        NoCorpus: there are no records.
        BrokenCorpus: corpus.db cannot be written.
    """
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("records", total=None)
        done = index_all(out, lambda done, every: progress.update(task, completed=done, total=every))
    for problem in done.unreadable:
        console.print(problem, style="red", markup=False, highlight=False, soft_wrap=True)
    return done
