"""`diarium convert`: files and folders -> records."""

from functools import partial
from typing import Annotated

import typer

from corpus.convert import Conversion
from corpus.inputs import NoInputError, find_inputs
from corpus.settings import Limits, Settings
from extract.settings import DEFAULT, EXTRACT_DEFAULT, ExtractSettings, Ocr, ReadSettings, TextLayer
from normalize.masking import MaskKind
from scripts import running


def convert(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="IN...", help="Files, folders or globs of PDF, image and text files."),
    ],
    *,
    out: running.Out,
    jobs: running.Jobs = running.CORES,
    mask: Annotated[
        list[MaskKind] | None, typer.Option(help="Cover personal data of this kind in the records; may be repeated.")
    ] = None,
    text_layer: Annotated[
        TextLayer,
        typer.Option(help="A PDF's text: judge it page by page, keep it wherever there is any, or read every image."),
    ] = DEFAULT.text_layer,
    min_quality: Annotated[
        float, typer.Option(help="Score of a text layer below which its page is read from the image.", min=0, max=1)
    ] = DEFAULT.min_quality,
    ocr: Annotated[
        Ocr, typer.Option(help="Time for a scanned page: one reader, a second one where in doubt, or for every word.")
    ] = DEFAULT.ocr,
    page_timeout: Annotated[
        float, typer.Option(help="Seconds after which the image of a page is given up, with a warning.", min=1)
    ] = DEFAULT.page_timeout,
    no_split: Annotated[
        bool, typer.Option("--no-split", help="Take each file as one document; bundles are not split into theirs.")
    ] = False,
    min_confidence: Annotated[
        float, typer.Option(help="Put what is less sure under `doubtful` instead of its field.", min=0, max=1)
    ] = EXTRACT_DEFAULT.min_confidence,
    pipes: Annotated[
        list[str] | None,
        typer.Option(metavar="MODULE", help="A Python module with components of your own; may be repeated."),
    ] = None,
    engine: running.EngineOption = "local",
    scheduler: running.Scheduler = None,
    timeout: running.Timeout = running.LIMITS.seconds,
    memory: running.Memory = running.LIMITS.megabytes,
    index: Annotated[bool, typer.Option("--index", help="Then make or update OUT/corpus.db, for the search.")] = False,
    quiet: running.Quiet = False,
    as_json: running.AsJson = False,
) -> None:
    """Convert documents into records: OUT/records/<same path>.json. Run it again to go on, or for what has changed.

    A file of many documents, as the handlingar of a meeting, has a record for each: <same path>/p0064-0066.json.

    Exit code: 0 all well, 3 some documents failed, 4 not finished (the message says why), 130 interrupted,
    2 wrong usage.
    """
    try:
        found = find_inputs(inputs, out)
    except NoInputError as error:
        raise typer.BadParameter(str(error)) from error
    if not found.files:
        raise typer.BadParameter("; ".join(["nothing to convert in " + " ".join(inputs), *found.unlisted]))
    limits = Limits(seconds=timeout, megabytes=memory)
    settings = Settings(
        masks=tuple(mask or ()),
        reading=ReadSettings(text_layer, min_quality, ocr, page_timeout),
        extraction=ExtractSettings(min_confidence, tuple(pipes or ()), split=not no_split),
    )
    running.check_pipes(settings)
    conversion = Conversion(out, settings, engine, running.engine_maker(engine, scheduler, jobs, limits))
    plan = partial(Conversion.plan, inputs=found.files)
    running.run(conversion, plan, out, found=found, index=index, quiet=quiet, as_json=as_json)
