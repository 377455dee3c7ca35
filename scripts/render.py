"""`diarium render`: gold documents as archives hold them."""

import shutil
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from gold.render import DOCUMENTS, FORMS, render_demo
from gold.render import render as render_form


def render(
    out: Annotated[Path, typer.Option("--out", help="Folder for the rendered files.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Documents of gold/documents; all when none is named."),
    ] = None,
    form: Annotated[
        list[str] | None,
        typer.Option("--form", help=f"One of {', '.join(FORMS)}; may be repeated, all when left out."),
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="The demo documents, each in one form.")] = False,
) -> None:
    """Render gold documents to PDF, scans of several qualities, scans with a bad text layer, and OCR text."""
    if demo:
        render_demo(out)
        return
    if unknown := set(form or ()) - set(FORMS):
        raise typer.BadParameter(f"no such form: {', '.join(sorted(unknown))}; there are {', '.join(FORMS)}")
    sources = [DOCUMENTS / f"{name}.typ" for name in names] if names else sorted(DOCUMENTS.glob("*.typ"))
    if missing := [source.stem for source in sources if not source.exists()]:
        raise typer.BadParameter(f"no such document: {', '.join(missing)}")
    work = [(source, FORMS[name]) for source in sources for name in form or FORMS]
    for source, wanted in track(work, description="rendering", console=Console(stderr=True), transient=True):
        rendered = render_form(source, wanted)
        target = out / wanted.name / rendered.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(rendered, target)
