"""`diarium goals`: lines of goals through the years."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from corpus.goals import Change, Goal, GoalLine, goal_lines
from corpus.notebook import goal_row
from scripts.search import Corpus, as_typed, opened, say_cut_short, write_csv

# Brackets as `git diff --word-diff` has them, for readers and files without colours.
_SHOWN = {"same": ("{}", ""), "new": ("{{+{}+}}", "bold green"), "gone": ("[-{}-]", "red")}


def goals(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY...]", help="Words of the goal; organ:KS.")
    ] = None,
    *,
    corpus: Corpus = Path(),
    first: Annotated[int | None, typer.Option("--from", help="First year.")] = None,
    last: Annotated[int | None, typer.Option("--to", help="Last year.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Lines to show.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, a wording a row, for spreadsheets.")] = False,
) -> None:
    """Follow goals through the years: each wording with what changed, its number, area, target and source page."""
    with opened(corpus) as searcher:
        lines = goal_lines(searcher, as_typed(query or ()), first=first, last=last)
    if as_json:
        typer.echo(json.dumps([as_dict(line) for line in lines[:limit]], indent=2, ensure_ascii=False))
    elif as_csv:
        write_csv([goal_row(line, goal) for line in lines[:limit] for goal in line.goals])
    else:
        _show(lines, limit, Console())
        return
    say_cut_short(min(limit, len(lines)), len(lines))


def as_dict(line: GoalLine) -> dict[str, Any]:
    """A line as JSON has it."""
    return {
        "line": line.id,
        "first_year": line.first_year,
        "last_year": line.last_year,
        "goals": [asdict(goal) for goal in line.goals],
    }


def _show(lines: list[GoalLine], limit: int, console: Console) -> None:
    for line in lines[:limit]:
        years = f"{line.first_year or '?'}–{line.last_year or '?'}"
        console.print(Text.assemble((years, "bold cyan"), "  ", (line.goals[-1].text, "bold")))
        for goal in line.goals:
            pieces = [_piece(change) for change in goal.changes] or [(goal.text, "")]
            console.print(Text.assemble(f"  {goal.year or '   ?'}  ", *pieces))
            console.print(Text("        " + " · ".join(_about(goal)), style="dim"))
    console.print(f"{len(lines)} lines" + (f", the first {limit} shown" if len(lines) > limit else ""))


def _piece(change: Change) -> tuple[str, str]:
    template, style = _SHOWN[change.kind]
    return template.format(change.text), style


def _about(goal: Goal) -> list[str]:
    about = [f"goal {goal.number}" if goal.number else "", goal.area or "", _target(goal)]
    about += [goal.organ or "", f"{goal.path}, page {goal.page}", f"same goal: {goal.confidence:.0%}"]
    return [part for part in about if part]


def _target(goal: Goal) -> str:
    if goal.target is None:
        return ""
    sign = {"at_least": "≥", "at_most": "≤", "exactly": "="}[goal.direction or "exactly"]
    return f"{sign} {goal.target:g} {goal.unit or ''}".strip()
