"""`diarium reading`: how well pages are read, beside the engines that Diarium stands on."""

import json
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from extract.errors import DiariumError
from gold.reading import engines, layers, pages
from gold.score import Counts
from gold.text import ErrorRate


class Part(StrEnum):
    """What is measured: decisions on text layers, signs that Tesseract lacks, errors by quality of scan."""

    LAYERS = "layers"
    SIGNS = "signs"
    SCANS = "scans"


class WhichSplit(StrEnum):
    """The documents measured on."""

    DEV = "dev"
    TEST = "test"


def reading(
    part: Annotated[Part, typer.Argument(help="layers, signs or scans.")],
    split: Annotated[
        WhichSplit, typer.Option(help="The documents measured on; only report on test.")
    ] = WhichSplit.TEST,
    count: Annotated[int, typer.Option(help="Pages of each quality, for scans.", min=1)] = 6,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON, for programs.")] = False,
) -> None:
    """Measure how well pages are read: 200 text layers, pages rich in signs, or scans beside other engines."""
    messages = Console(stderr=True)
    try:
        with messages.status(f"measuring {part}"):
            if part is Part.LAYERS:
                title, rows = "Decisions on text layers", _layers(split)
            elif part is Part.SIGNS:
                title, rows = "Signs on pages rich in them", _signs(split)
            else:
                title, rows = "Characters misread, and processor time a page", _scans(split, count)
    except DiariumError as error:
        typer.echo(f"diarium reading: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=1)) if as_json else Console().print(_table(title, rows))


def _layers(split: WhichSplit) -> list[dict[str, Any]]:
    found = list(layers.decisions(split.value))
    counts = {**layers.counts(found), "all": (sum(item.is_right for item in found), len(found))}
    return [
        {"layer": kind, "pages": number, "right": right, "share": f"{right / number:.1%}"}
        for kind, (right, number) in counts.items()
    ]


def _signs(split: WhichSplit) -> list[dict[str, Any]]:
    found: defaultdict[tuple[str, str], Counts] = defaultdict(Counts)
    for read in engines.readings(pages.rich_in_signs(split.value), {"Diarium auto": engines.diarium("auto")}):
        for sign, counts in read.signs.items():
            for key in ((read.quality, sign), ("both", sign), ("both", "all")):
                found[key] += counts
    return [
        {
            "quality": quality,
            "sign": sign,
            "printed": counts.right + counts.missed,
            "recall": f"{counts.right / max(counts.right + counts.missed, 1):.1%}",
            "precision": f"{counts.right / max(counts.right + counts.wrong, 1):.1%}",
        }
        for (quality, sign), counts in sorted(found.items())
    ]


def _scans(split: WhichSplit, count: int) -> list[dict[str, Any]]:
    beside = {
        "Diarium fast": engines.diarium("fast"),
        "Diarium auto": engines.diarium("auto"),
        "Diarium best": engines.diarium("best"),
        "Tesseract swe": engines.tesseract("swe"),
        "Tesseract swe+eng": engines.tesseract("swe+eng"),
        "RapidOCR": engines.rapidocr(),
    }
    found = list(engines.readings(pages.of_documents(split.value, count), beside))
    qualities = list(dict.fromkeys(read.quality for read in found))
    rows: list[dict[str, Any]] = []
    for name in beside:
        own = [read for read in found if read.engine == name]
        errors = {
            quality: f"{_errors(read.errors for read in own if read.quality == quality).rate:.2%}"
            for quality in qualities
        }
        rows.append(
            {"engine": name, **errors, "seconds a page": round(sum(read.seconds for read in own) / len(own), 2)}
        )
    return rows


def _errors(found: Iterable[ErrorRate]) -> ErrorRate:
    return sum(found, ErrorRate())


def _table(title: str, rows: list[dict[str, Any]]) -> Table:
    table = Table(*rows[0], title=title, title_justify="left")
    for row in rows:
        table.add_row(*map(str, row.values()))
    return table
