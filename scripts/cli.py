"""The command `diarium`: a row per verb, grouped by user."""

import ast
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:  # typer brings a click of its own, and has no public name for these
    from typer._click.core import Command, Context

ARCHIVISTS = "For archivists"
RESEARCHERS = "For researchers"
REPORTERS = "For those who report accuracy"
DEVELOPERS = "For developers"

# Verb: its panel. It is the function of its name in the module of its name.
VERBS: Final = {
    "convert": ARCHIVISTS,
    "status": ARCHIVISTS,
    "retry": ARCHIVISTS,
    "verify": ARCHIVISTS,
    "repair": ARCHIVISTS,
    "index": ARCHIVISTS,
    "search": RESEARCHERS,
    "goals": RESEARCHERS,
    "serve": RESEARCHERS,
    "show": RESEARCHERS,
    "report": REPORTERS,
    "agreement": REPORTERS,
    "bench": REPORTERS,
    "reading": REPORTERS,
    "bundles": REPORTERS,
    "bench-extract": REPORTERS,
    "bench-repair": REPORTERS,
    "bench-search": REPORTERS,
    "calibrate": DEVELOPERS,
    "train": DEVELOPERS,
    "train-names": DEVELOPERS,
    "train-words": DEVELOPERS,
    "render": DEVELOPERS,
    "schema": DEVELOPERS,
}


class Verb(TyperCommand):
    """A verb whose module is imported when it is called: most load libraries that the others do without."""

    def __init__(self, name: str) -> None:
        self._stem = name.replace("-", "_")
        super().__init__(name, help=self._docstring(), rich_help_panel=VERBS[name], rich_markup_mode="rich")

    def make_context(
        self, info_name: str | None, args: list[str], parent: "Context | None" = None, **extra: object
    ) -> "Context":
        """The context of the verb's own command, which then runs in place of this one."""
        own = typer.Typer(add_completion=False, rich_markup_mode="rich")
        own.command(self.name)(getattr(importlib.import_module(f"scripts.{self._stem}"), self._stem))
        return typer.main.get_command(own).make_context(info_name, args, parent, **extra)

    def _docstring(self) -> str | None:
        source = ast.parse((Path(__file__).parent / f"{self._stem}.py").read_text(encoding="utf-8"))
        functions = (node for node in source.body if isinstance(node, ast.FunctionDef))
        return next(ast.get_docstring(node) for node in functions if node.name == self._stem)


class Verbs(TyperGroup):
    """All verbs, in the order of the table."""

    def list_commands(self, ctx: "Context") -> list[str]:  # noqa: ARG002 - click passes it
        """Their names."""
        return list(VERBS)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":  # noqa: ARG002 - click passes it
        """The verb of that name; None when there is none."""
        return Verb(cmd_name) if cmd_name in VERBS else None


app = typer.Typer(
    cls=Verbs,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback()
def diarium() -> None:
    """Reads Swedish municipal decision documents: OCR, repair of lost å ä ö, structured fields with evidence."""


def main() -> None:
    """Entry point; a reader that goes away, as `head` does, is no error."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
