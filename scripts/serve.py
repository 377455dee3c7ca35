"""`diarium serve`: the local site."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corpus.schema import NoCorpus

_LOCAL = ("127.0.0.1", "localhost", "::1")


def serve(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder that `diarium index` was given.")],
    originals: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="Folder that was converted: shows the scans beside the text."),
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen at; only this machine unless told.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen at.")] = 8000,
) -> None:
    """Start a local site over OUT: search, documents beside their scans, goals through the years, sums."""
    try:
        import uvicorn  # noqa: PLC0415 - only this verb needs the extra `web`

        from corpus.web.app import create_app  # noqa: PLC0415
    except ImportError as error:
        raise typer.BadParameter(f"{error.name} is missing; install the site: pip install 'diarium[web]'") from error
    try:
        app = create_app(out, originals, hosts=(*_LOCAL, host))
    except NoCorpus as error:
        raise typer.BadParameter(str(error)) from error
    messages = Console(stderr=True)
    messages.print(f"http://{host}:{port}/  (stop with Ctrl+C)", highlight=False)
    if host not in _LOCAL:
        messages.print(f"open to everybody who reaches {host}: the site asks for no password", style="yellow")
    uvicorn.run(app, host=host, port=port, log_level="warning")
