"""`diarium bench-search`: how well and how fast the archive is asked."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from corpus.bench import time_indexing, time_queries
from corpus.lineage import Wording, follow
from corpus.search import Searcher
from corpus.store import index
from extract.pipeline import extract, read
from gold.archive import make_archive
from gold.known_items import findability, known_items
from gold.lineage import labelled, score_lines
from gold.render import DOCUMENTS, FORMS, render

_LOOKED_THROUGH = 50  # results among which a document is looked for


def bench_search(
    known: Annotated[bool, typer.Option("--known-items", help="Sixty queries over the gold documents.")] = False,
    lineage: Annotated[bool, typer.Option("--lineage", help="Forty labelled lines of goals.")] = False,
    archive: Annotated[int, typer.Option("--archive", min=0, help="Documents of a made archive to search.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Measure the search: known items found, goals followed, speed on a made archive; without options the first two.

    With --archive the known items are looked for among the made documents too.
    """
    console = Console(stderr=True)
    neither = not (known or lineage or archive)
    results: dict[str, Any] = {}
    if known or neither:
        console.print("reading the gold documents")
        results["known_items"] = _known_items(among=archive)
    if lineage or neither:
        results["lineage"] = _lineage()
    if archive:
        results |= _speed(archive, console)
    if as_json:
        typer.echo(json.dumps(results, indent=2, ensure_ascii=False))
    else:
        for name, rows in results.items():
            Console().print(_table(name, rows))


def _known_items(*, among: int) -> dict[str, dict[str, Any]]:
    """How many are found in an archive of the gold documents and `among` made ones."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for source in sorted(DOCUMENTS.glob("*.typ")):
            record = extract(read(render(source, FORMS["ocr-text"])))
            path = out / "records" / f"{source.stem}.txt.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(record.to_json(), encoding="utf-8")
        for _ in make_archive(out, among):
            pass
        index(out)
        searcher = Searcher(out)
        ranks = {
            item: next(
                (
                    rank
                    for rank, hit in enumerate(searcher.search(item.query, limit=_LOOKED_THROUGH).hits, start=1)
                    if Path(hit.path).stem == item.document
                ),
                None,
            )
            for item in known_items()
        }
    return {kind: asdict(found) for kind, found in findability(ranks).items()}


def _lineage() -> dict[str, dict[str, Any]]:
    found = {}
    for name in ("dev", "test"):
        goals = labelled(name)
        lines = follow([Wording(goal.id, goal.year, goal.year, goal.text) for goal in goals])
        counts = score_lines(([wording.id for wording, _ in line.wordings] for line in lines), goals)
        found[name] = {
            "lines": len({goal.line for goal in goals}),
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
        }
    return found


def _speed(count: int, console: Console) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        console.print(f"making {count} records")
        for _ in make_archive(Path(folder), count):
            pass
        console.print("indexing them")
        documents, clock, processor = time_indexing(Path(folder))
        console.print("asking")
        times = time_queries(Path(folder))
    speed = {"documents": documents, "per second": documents / clock, "per processor second": documents / processor}
    return {"indexing": {"": speed}, "queries, ms": {kind: asdict(taken) for kind, taken in times.items()}}


def _table(name: str, rows: dict[str, dict[str, Any]]) -> Table:
    columns = list(next(iter(rows.values())))
    table = Table(name, *columns)
    for kind, row in rows.items():
        shown = [f"{row[column]:.3g}" if isinstance(row[column], float) else str(row[column]) for column in columns]
        table.add_row(kind, *shown)
    return table
