"""The command `diarium`: registers one function per verb, grouped by user."""

import os
import sys

import typer

from scripts import (
    agreement,
    bench,
    bench_extract,
    bench_repair,
    bench_search,
    bundles,
    calibrate,
    convert,
    goals,
    index,
    reading,
    render,
    repair,
    report,
    retry,
    schema,
    search,
    serve,
    show,
    status,
    train,
    train_names,
    verify,
)

ARCHIVISTS = "For archivists"
RESEARCHERS = "For researchers"
REPORTERS = "For those who report accuracy"
DEVELOPERS = "For developers"

app = typer.Typer(
    help="Reads Swedish municipal decision documents: OCR, repair of lost å ä ö, structured fields with evidence.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("convert", rich_help_panel=ARCHIVISTS)(convert.convert)
app.command("status", rich_help_panel=ARCHIVISTS)(status.status)
app.command("retry", rich_help_panel=ARCHIVISTS)(retry.retry)
app.command("verify", rich_help_panel=ARCHIVISTS)(verify.verify)
app.command("repair", rich_help_panel=ARCHIVISTS)(repair.repair)
app.command("index", rich_help_panel=ARCHIVISTS)(index.index)
app.command("search", rich_help_panel=RESEARCHERS)(search.search)
app.command("goals", rich_help_panel=RESEARCHERS)(goals.goals)
app.command("serve", rich_help_panel=RESEARCHERS)(serve.serve)
app.command("show", rich_help_panel=RESEARCHERS)(show.show)
app.command("report", rich_help_panel=REPORTERS)(report.report)
app.command("agreement", rich_help_panel=REPORTERS)(agreement.agreement)
app.command("bench", rich_help_panel=REPORTERS)(bench.bench)
app.command("reading", rich_help_panel=REPORTERS)(reading.reading)
app.command("bundles", rich_help_panel=REPORTERS)(bundles.bundles)
app.command("bench-extract", rich_help_panel=REPORTERS)(bench_extract.bench_extract)
app.command("bench-repair", rich_help_panel=REPORTERS)(bench_repair.bench_repair)
app.command("bench-search", rich_help_panel=REPORTERS)(bench_search.bench_search)
app.command("calibrate", rich_help_panel=DEVELOPERS)(calibrate.calibrate)
app.command("train", rich_help_panel=DEVELOPERS)(train.train)
app.command("train-names", rich_help_panel=DEVELOPERS)(train_names.train_names)
app.command("render", rich_help_panel=DEVELOPERS)(render.render)
app.command("schema", rich_help_panel=DEVELOPERS)(schema.schema)


def main() -> None:
    """Entry point; a reader that goes away, as `head` does, is no error."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
