"""Converts labelled documents and scores each against its labels and its true text."""

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from extract.errors import DiariumError, UnreadableInput
from extract.pipeline import extract, load, read
from extract.readers import known_suffix
from extract.record import Record
from gold.calibration import Verdict
from gold.labels import LABELS, Label, LabelError, load_label, load_split
from gold.letters import LetterCounts, count_letters
from gold.render import DOCUMENTS, FORMS, render
from gold.score import FieldScore, score
from gold.text import ErrorRate, RepairCounts, character_errors, judge_repairs, word_errors

T = TypeVar("T")
Kind = Literal["digital", "scan", "bad-layer", "ocr-text", "own"]

# The input kinds of the report and the forms that each is measured on. A document is scanned in one quality, the
# next document in the next, so that the run stays short and every quality is seen.
KIND_FORMS: dict[Kind, tuple[str, ...]] = {
    "digital": ("digital",),
    "scan": ("scan300", "scan200", "scan150", "fax"),
    "bad-layer": ("bad-layer",),
    "ocr-text": ("ocr-text",),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A document in one form: `source` is its gold source, None for a user's own; `truth` a file with its true text."""

    name: str
    split: str
    kind: Kind
    form: str
    labels: Path
    source: Path | None = None
    own: Path | None = None
    truth: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A case's record and scores; `characters` and the rest are None when the true text is not known."""

    case: Case
    file: Path
    record: Record
    label: Label
    fields: dict[str, FieldScore]
    seconds: float
    characters: ErrorRate | None
    words: ErrorRate | None
    repairs: RepairCounts | None
    repair_verdicts: tuple[Verdict, ...]
    letters: LetterCounts | None


def gold_cases(splits: Sequence[str], kinds: Sequence[Kind], *, names: Sequence[str] = ()) -> list[Case]:
    """The gold documents of the splits in every kind; only those of `names` when any is given."""
    cases = []
    for split, documents in load_split().items():
        for index, name in enumerate(documents):
            if split in splits and (not names or name in names):
                for kind in kinds:
                    forms = KIND_FORMS[kind]
                    form = forms[index % len(forms)]
                    labels, source = LABELS / f"{name}.json", DOCUMENTS / f"{name}.typ"
                    cases.append(Case(name, split, kind, form, labels, source=source))
    return cases


def own_cases(folder: Path) -> list[Case]:
    """A user's sample: `labels/NAME.json` beside `documents/NAME.*` and, where known, `truth/NAME.txt`.

    Raises:
        LabelError: there are no labels, a label is not in form, or has no document.
    """
    labels = sorted((folder / "labels").glob("*.json"))
    if not labels:
        raise LabelError(f"{folder}: has no labels/*.json; the form is in gold/GUIDELINES.md")
    documents = sorted((folder / "documents").glob("*"))
    cases = []
    for label in labels:
        load_label(label)  # a fault is told before an hour of conversion, not after
        files = [file for file in documents if file.stem == label.stem and known_suffix(file)]
        if not files:
            raise LabelError(f"{label}: its document is missing; put it at {folder / 'documents' / label.stem}.pdf")
        truth = folder / "truth" / f"{label.stem}.txt"
        cases += [
            Case(label.stem, "own", "own", file.suffix, label, own=file, truth=truth if truth.exists() else None)
            for file in files
        ]
    return cases


def evaluate(cases: Sequence[Case], *, jobs: int) -> Iterator[Result]:
    """Each case's result, as it comes.

    Raises:
        DiariumError: a document cannot be read or its labels are not in form.
    """
    if jobs == 1 or len(cases) < 2:
        yield from map(evaluate_one, cases)
    else:
        yield from side_by_side(evaluate_one, cases, jobs=jobs)


def side_by_side(work: Callable[[Case], T], cases: Sequence[Case], *, jobs: int) -> Iterator[T]:
    """What `work` makes of each case, as it comes, in processes of their own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(cases)), mp_context=context, initializer=load) as pool:
        # Scans take longest; begun first, they do not leave one core waiting at the end.
        order = sorted(cases, key=lambda case: case.kind != "scan")
        for future in as_completed([pool.submit(work, case) for case in order]):
            yield future.result()


def evaluate_one(case: Case) -> Result:
    """Converts and scores one case.

    Raises:
        DiariumError: the document cannot be read, its labels are not in form, or its truth has other pages.
    """
    label = load_label(case.labels)
    file = file_of(case)
    started = time.perf_counter()
    try:
        record = extract(read(file))
    except UnreadableInput as error:
        raise DiariumError(str(error)) from error  # as this, the message comes back whole from another process
    seconds = time.perf_counter() - started
    return judge(case, file, record, label, truth=_truth(case), seconds=seconds)


def judge(
    case: Case, file: Path, record: Record, label: Label, *, truth: Sequence[str] | None, seconds: float = 0.0
) -> Result:
    """Scores a record; `truth` is the true text of each page, None when it is not known.

    Raises:
        LabelError: the truth has not as many pages as the document.
    """
    fields = score(record, label)
    if truth is None:
        return Result(case, file, record, label, fields, seconds, None, None, None, (), None)
    if len(truth) != len(record.pages):
        raise LabelError(
            f"{case.truth or case.source}: has {len(truth)} pages and the document {len(record.pages)}; "
            "part the pages of a truth with form feeds"
        )
    pairs = list(zip(record.pages, truth, strict=True))
    judged = [judge_repairs(page, true) for page, true in pairs]
    return Result(
        case=case,
        file=file,
        record=record,
        label=label,
        fields=fields,
        seconds=seconds,
        characters=sum((character_errors(page.text, true) for page, true in pairs), ErrorRate()),
        words=sum((word_errors(page.text, true) for page, true in pairs), ErrorRate()),
        repairs=sum((counts for counts, _ in judged), RepairCounts()),
        repair_verdicts=tuple(verdict for _, verdicts in judged for verdict in verdicts),
        letters=sum((count_letters(page, true) for page, true in pairs), LetterCounts()),
    )


def file_of(case: Case) -> Path:
    """The case's document, rendered where it is the project's own.

    Raises:
        DiariumError: its source cannot be typeset.
    """
    return case.own or _rendered(case, case.form)


def _rendered(case: Case, form: str) -> Path:
    if case.source is None:
        raise DiariumError(f"{case.name}: has no source to render")
    return render(case.source, FORMS[form])


def _truth(case: Case) -> list[str] | None:
    """The true text of each page: what is typeset, or what the user's own truth file says."""
    if case.truth:
        return [page.raw for page in read(case.truth).pages]
    if case.source is None:
        return None
    return [page.raw for page in read(_rendered(case, "digital")).pages]
