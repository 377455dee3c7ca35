"""`diarium search`: a question to corpus.db."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from corpus.notebook import hit_row
from corpus.schema import BrokenCorpus, NoCorpus, saying_what_to_do
from corpus.search import Found, Order, Searcher
from scripts.index import NOT_FINISHED

Corpus = Annotated[
    Path, typer.Option("--in", metavar="OUT", help="Folder that `diarium index` was given, or its corpus.db.")
]


def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY...", help="Words, phrases, OR, -not, begin*, år:2016-2020.")
    ],
    *,
    corpus: Corpus = Path(),
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="Documents to show.")] = 10,
    order: Annotated[Order, typer.Option("--order", help="What comes first.")] = "relevance",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, for spreadsheets.")] = False,
) -> None:
    """Search the archive: å ä ö as typed first, then without marks, then what is spelt nearly alike.

    Fields: handläggare:hedvall organ:KS år:2016-2020 "belopp:>1mkr" typ:protokoll kommun:granvik dnr:2018/109
    """
    with opened(corpus) as searcher:
        found = searcher.search(as_typed(query), limit=limit, order=order)
    if as_json:
        shown = {"total": found.total, "facets": found.facets, "alike": found.alike, "loosened": found.loosened}
        typer.echo(json.dumps({**shown, "hits": [hit_row(hit) for hit in found.hits]}, indent=2, ensure_ascii=False))
    elif as_csv:
        write_csv([hit_row(hit) for hit in found.hits])
        say_cut_short(len(found.hits), found.total)
    else:
        _show(found, Console())


@contextmanager
def opened(corpus: Path) -> Iterator[Searcher]:
    """The index, for a question; what is wrong with it ends the program.

    Raises:
        BadParameter: there is none.
        Exit: it is damaged, or cannot be read now.
    """
    try:
        searcher = Searcher(corpus)
        with saying_what_to_do(searcher.path):
            yield searcher
    except NoCorpus as error:
        raise typer.BadParameter(str(error)) from error
    except BrokenCorpus as error:
        typer.echo(f"diarium: {error}", err=True)
        raise typer.Exit(NOT_FINISHED) from error


def as_typed(parts: Iterable[str]) -> str:
    """The query of the command line's arguments."""
    return " ".join(_quoted(part) for part in parts)


def say_cut_short(shown: int, every: int) -> None:
    """Says on stderr that a list for a program is not the whole one, lest its rows be counted."""
    if shown < every:
        typer.echo(f"the first {shown} of {every}; --limit {every} gives all", err=True)


def write_csv(rows: list[dict[str, Any]]) -> None:
    """Writes rows to stdout, the keys of the first as header."""
    if rows:
        writer = csv.DictWriter(sys.stdout, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _quoted(part: str) -> str:
    """An argument that the shell took the quotes off: `"god ekonomisk"` is one argument and stays one phrase."""
    return f'"{part}"' if " " in part and ":" not in part and '"' not in part else part


def _show(found: Found, console: Console) -> None:
    if found.alike:
        console.print(f"also looked for: {', '.join(found.alike)}", style="dim", markup=False)
    if found.loosened:
        console.print(
            f"no field matched; looked in the text for: {', '.join(found.loosened)}", style="dim", markup=False
        )
    for number, hit in enumerate(found.hits, start=1):
        console.print(Text.assemble(f"{number:3} ", (hit.title or hit.path, "bold")))
        about = [hit.date or hit.year, hit.type, hit.organ, hit.municipality, hit.path]
        page = f", page {hit.snippet.page}" if hit.snippet else ""
        console.print("    " + " · ".join(str(part) for part in about if part) + page, style="cyan", markup=False)
        if hit.snippet:
            pieces = [(piece.text, "bold reverse" if piece.marked else "") for piece in hit.snippet.pieces]
            console.print(Text.assemble("    ", *pieces))
    years = ", ".join(f"{year}: {number}" for year, number in found.facets["year"].items())
    console.print(f"{found.total} documents" + (f" ({years})" if years else ""), markup=False)
