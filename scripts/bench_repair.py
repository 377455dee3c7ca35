"""`diarium bench-repair`: every figure of the å ä ö repair, with baselines and ablation."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.table import Table

from normalize.diacritics.repair import MODEL, Repairer
from normalize.diacritics.training import baselines as tools
from normalize.diacritics.training import bench
from normalize.diacritics.training import data as material_of


def bench_repair(
    *,
    data: Annotated[Path, typer.Option(help="The folder that `train` learnt from.", exists=True, file_okay=False)],
    model: Annotated[Path, typer.Option(help="The model to measure.", exists=True)] = MODEL,
    split: Annotated[Literal["dev", "test"], typer.Option(help="Which held-out material.")] = "test",
    seeds: Annotated[
        tuple[Path, Path] | None,
        typer.Option(help="Other scans: a folder of texts as read, and one with the same files corrected by hand."),
    ] = None,
    baselines: Annotated[bool, typer.Option(help="Run SymSpell with wordfreq on the same pages.")] = True,
    dictionary: Annotated[
        Path | None, typer.Option(help="Run hunspell too, with this dictionary (slow).", exists=True)
    ] = None,
    baseline_pages: Annotated[int, typer.Option(help="Pages for the baselines.")] = 18,
    parts: Annotated[bool, typer.Option("--ablation/--no-ablation", help="Leave out each part in turn.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Measure the å ä ö repair on pages and text that training never saw."""
    material = material_of.load(data)
    repairer = Repairer(model)
    others = bench.seed_pairs(*seeds) if seeds else []
    rows = list(bench.table(repairer, lambda: Repairer(model), material, split, others))
    repairs = _repairs(repairer, baselines, dictionary)
    result: dict[str, Any] = {
        "figures": [bench.as_dict(row) for row in rows],
        "baselines": dict(bench.compare(material.pairs[split][:baseline_pages], repairs)),
        "ablation": dict(bench.ablation(model, material, split)) if parts else {},
        "errors": bench.commonest_errors(repairer, material, split),
    }
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    console = Console()
    for printed in _tables(result):
        console.print(printed)


def _repairs(repairer: Repairer, baselines: bool, dictionary: Path | None) -> dict[str, Callable[[str], str]]:
    """The repairs to compare: nothing, this one, and other tools."""
    found: dict[str, Callable[[str], str]] = {"none": str, "diarium": repairer.repaired}
    if baselines:
        found["SymSpell + wordfreq"] = tools.symspell()
    if dictionary:
        found["hunspell"] = tools.hunspell(dictionary)
    return found


def _tables(result: dict[str, Any]) -> Iterator[Table]:
    figures = Table("", "measured", "of", "bar", "reach", title="Figures")
    for row in result["figures"]:
        style = "" if row["passed"] else "red"
        values = (_figure(row[key], row["unit"]) for key in ("measured", "bar", "reach"))
        measured, bar, reach = values
        figures.add_row(row["what"], measured, f"{row['of']:,}", bar, reach, style=style)
    yield figures
    columns = ("repaired", "harmed", "wer_after")
    others = Table("", *columns, "words/s", title="Other tools, same pages")
    for name, row in result["baselines"].items():
        others.add_row(name, *(_figure(row[key], "%") for key in columns), f"{row['speed']:,.0f}")
    yield others
    if result["ablation"]:
        ablation = Table("without", *columns, "stripped", title="Ablation")
        for name, row in result["ablation"].items():
            ablation.add_row(name or "(nothing)", *(_figure(row[key], "%") for key in (*columns, "stripped")))
        yield ablation
    errors = Table("written · read · repaired", "times", title="Commonest errors left")
    for error, times in result["errors"]:
        errors.add_row(error, str(times))
    yield errors


def _figure(value: float, unit: str) -> str:
    if unit == "%":
        return f"{100 * value:.3f} %"
    return f"{value:,.0f} {unit}" if unit else f"{value:.4f}"
