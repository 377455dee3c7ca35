"""`diarium retry`: once more what failed."""

from pathlib import Path
from typing import Annotated

import typer

from corpus.convert import Conversion
from corpus.ledger import LedgerError, last_settings
from corpus.settings import Limits
from scripts import running


def retry(
    out: Annotated[Path, typer.Argument(help="The folder that was converted into.")],
    *,
    cause: Annotated[
        str | None, typer.Option(help="Only what failed for this cause, as `diarium status` names it.")
    ] = None,
    jobs: running.Jobs = running.CORES,
    engine: running.EngineOption = "local",
    scheduler: running.Scheduler = None,
    timeout: running.Timeout = running.LIMITS.seconds,
    memory: running.Memory = running.LIMITS.megabytes,
    quiet: running.Quiet = False,
    as_json: running.AsJson = False,
) -> None:
    """Try once more what failed, for whatever cause, with the settings of the last run and the limits given here.

    Exit code: as of `convert`.
    """
    try:
        settings = last_settings(out)
    except LedgerError as error:
        raise typer.BadParameter(str(error)) from error
    running.check_pipes(settings)
    limits = Limits(seconds=timeout, megabytes=memory)
    conversion = Conversion(out, settings, engine, running.engine_maker(engine, scheduler, jobs, limits))

    def plan(begun: Conversion) -> None:
        begun.plan_retry(cause)
        if cause and not begun.total:
            typer.echo(f"nothing has failed for {cause}; `diarium status {out}` names the causes", err=True)

    running.run(conversion, plan, out, quiet=quiet, as_json=as_json)
