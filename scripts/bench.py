"""`diarium bench`: how fast Diarium is, beside the tools that it stands on."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from extract.errors import DiariumError
from gold.bench import LONG_PAGES, Bench
from gold.bench import bench as measure


def bench(
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON, for programs.")] = False,
) -> None:
    """Measure speed on a fixed set of documents, as a ratio to plain Tesseract and pdfplumber, and memory."""
    messages = Console(stderr=True)
    try:
        with messages.status("starting") as status:
            found = measure(status.update)
    except DiariumError as error:
        typer.echo(f"diarium bench: {error}", err=True)
        raise typer.Exit(2) from error
    if as_json:
        typer.echo(json.dumps(found.as_dict(), indent=1))
    else:
        Console().print(_table(found))


def _table(found: Bench) -> Table:
    figures = found.as_dict()
    table = Table(title="Speed on one core, models loaded", title_justify="left")
    table.add_column("Task")
    table.add_column("Diarium", justify="right")
    table.add_column("Beside it", justify="right")
    table.add_column("Ratio", justify="right")
    table.add_row(
        f"Scans, pages a minute ({found.scans.units} pages)",
        f"{figures['scan_pages_per_minute']}",
        f"Tesseract {figures['tesseract_pages_per_minute']}",
        f"{figures['scan_ratio']}",
    )
    table.add_row(
        f"Digital, pages a second ({found.digital.units} pages)",
        f"{figures['digital_pages_per_second']}",
        f"pdfplumber {figures['pdfplumber_pages_per_second']}",
        f"{figures['digital_ratio']}",
    )
    table.add_row(
        "Scans, time a page",
        f"auto {figures['auto_time_over_tesseract']}, fast {figures['fast_time_over_tesseract']}",
        "Tesseract swe+eng 1",
        "",
    )
    table.add_row("Two workers beside one", "", "", f"{figures['two_workers_over_one']}")
    table.add_row(
        "Good text layers, pages a second",
        f"{figures['kept_pages_per_second']}",
        f"pdfplumber {figures['pdfplumber_pages_per_second']}",
        f"{figures['kept_over_pdfplumber']}",
    )
    for name, key in (
        (f"Peak memory of a document of {LONG_PAGES} pages, MB", f"peak_memory_mb_of_{LONG_PAGES}_pages"),
        (f"Text to record, pages a second ({found.text.units} pages)", "text_pages_per_second"),
        ("Repair of damaged text, words a second", "repair_words_per_second_damaged"),
        ("Repair of clean text, words a second", "repair_words_per_second_clean"),
        ("Peak memory of a conversion, MB", "peak_memory_mb"),
    ):
        table.add_row(name, "–" if figures[key] is None else f"{figures[key]}", "", "")
    return table
