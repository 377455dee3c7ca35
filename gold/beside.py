"""Diarium and the plain pipeline of `gold.baseline` on the same pages, against the same labels."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from extract.pipeline import extract, read
from extract.settings import ReadSettings
from gold.baseline import FIELDS, read_fields
from gold.evaluate import Case, Kind, file_of, side_by_side
from gold.labels import load_label
from gold.score import Counts, counts, score


@dataclass(frozen=True, slots=True)
class Pair:
    """What both came to in one case, by field."""

    kind: Kind
    ours: dict[str, Counts]
    theirs: dict[str, Counts]


def pairs(cases: Sequence[Case], *, jobs: int, cache: Path) -> Iterator[Pair]:
    """Each case's pair, as they come; OCR results are kept in the folder `cache`.

    The plain pipeline is given the pages as Diarium read them, before repair: it need not read images itself.

    Raises:
        DiariumError: a document cannot be read or its labels are not in form.
    """
    return side_by_side(partial(_pair, cache=cache), cases, jobs=jobs)


def _pair(case: Case, cache: Path) -> Pair:
    label = load_label(case.labels)
    document = read(file_of(case), ReadSettings(cache=cache))
    plain = read_fields("\n\n".join(page.raw for page in document.pages))
    ours, theirs = score(extract(document), label), score(plain, label)
    return Pair(
        case.kind,
        {name: counts(ours[name]) for name in FIELDS if name in ours},
        {name: counts(theirs[name]) for name in FIELDS if name in theirs},
    )


def totals(found: Iterable[Pair]) -> list[dict[str, Any]]:
    """A row for each field and kind of input: counts, precision, recall and F1 of both."""
    sums: dict[tuple[str, Kind], list[Counts]] = defaultdict(lambda: [Counts(), Counts()])
    for pair in found:
        for name in pair.ours:
            both = sums[name, pair.kind]
            both[0] += pair.ours[name]
            both[1] += pair.theirs[name]
    order = list(FIELDS)
    return [
        {"field": name, "kind": kind, "diarium": _figures(both[0]), "baseline": _figures(both[1])}
        for (name, kind), both in sorted(sums.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    ]


def _figures(count: Counts) -> dict[str, float | None]:
    rates = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
    return {**asdict(count), **{name: None if rate is None else round(rate, 4) for name, rate in rates.items()}}
