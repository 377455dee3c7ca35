"""`diarium serve`: the local site."""

import socket
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corpus.schema import BrokenCorpus, NoCorpus
from scripts.index import NOT_FINISHED

_LOCAL = ("127.0.0.1", "localhost", "::1")
_NAMES = ("localhost", socket.gethostname())


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
        app = create_app(out, originals, hosts=(*_NAMES, host))
    except NoCorpus as error:
        raise typer.BadParameter(str(error)) from error
    except BrokenCorpus as error:
        typer.echo(f"diarium: {error}", err=True)
        raise typer.Exit(NOT_FINISHED) from error
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        problem = f"{host}:{port}: cannot be listened at ({error.strerror}); name another --host or --port"
        raise typer.BadParameter(problem) from error
    messages = Console(stderr=True)
    name = f"[{host}]" if ":" in host else host
    messages.print(f"http://{name}:{port}/  (stop with Ctrl+C)", markup=False, highlight=False)
    if host not in _LOCAL:
        messages.print(f"open to everybody who reaches {host}: the site asks for no password", style="yellow")
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
