"""`diarium bench-repair`: every figure of the å ä ö repair, with baselines and ablation."""

import json
from collections.abc import Callable, Iterator
from functools import partial
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
    baselines: Annotated[bool, typer.Option(help="Run SymSpell with wordfreq, and hunspell.")] = True,
    baseline_pages: Annotated[
        int, typer.Option(help="The first so many pages are compared; hunspell takes 3 seconds for one.", min=1)
    ] = 18,
    parts: Annotated[bool, typer.Option("--ablation/--no-ablation", help="Leave out each part in turn.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Measure the å ä ö repair on pages and text that training never saw."""
    material = material_of.load(data)
    tell = partial(typer.echo, err=True)
    repairer = Repairer(model)
    others = bench.seed_pairs(*seeds) if seeds else []
    pages = material.pairs[split][:baseline_pages]
    tell("measuring the figures: half a minute")
    rows = list(bench.table(repairer, lambda: Repairer(model), material, split, others))
    result: dict[str, Any] = {"split": split, "figures": [bench.as_dict(row) for row in rows]}
    result["errors"] = bench.commonest_errors(repairer, material, split)
    repairs: dict[str, Callable[[str], str]] = {"none": str, "diarium": Repairer(model).repaired}
    if baselines:
        tell(f"other tools on {len(pages)} pages: {3 * len(pages)} seconds")
        repairs |= _peers(tell)
    result["baselines"] = {"pages": len(pages)} | dict(bench.compare(pages, repairs))
    if parts:
        tell("leaving out each part in turn: two minutes")
    result["ablation"] = dict(bench.ablation(model, material, split)) if parts else {}
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    console = Console()
    for printed in _tables(result):
        console.print(printed)


def _peers(tell: Callable[[str], None]) -> dict[str, Callable[[str], str]]:
    """The other tools that are installed; tells how to get those that are not."""
    found = {}
    for name, peer in tools.PEERS.items():
        try:
            found[name] = peer()
        except tools.MissingToolError as error:
            tell(f"left out: {error}")
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
    peers = dict(result["baselines"])
    others = Table("", *columns, "words/s", title=f"Other tools, the same {peers.pop('pages')} pages")
    for name, row in peers.items():
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
