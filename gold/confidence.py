"""Fits the weights of confidence to labelled documents, and says how well they hold on documents left out.

Rules are right on the documents that they were tuned on more often than on any other, so these cannot say how sure a
rule may be. What they tell is how the signals weigh against each other; how often rules are right is told by documents
at first sight: labelled ones that were read before any rule had been tuned on them, whose verdicts are kept. Of these
only the newest hundred or so are kept: verdicts on the rules of an earlier day call those of today less sure than they
are (error on the next 40 documents .039 with all 226 kept, .026 with the newest 96 or fewer).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from extract.confidence import Calibration, Signals, Weights, scales
from extract.pipeline import extract, read
from extract.record import Origin
from extract.settings import ReadSettings
from gold.calibration import Verdict, expected_calibration_error
from gold.evaluate import Case, file_of, side_by_side
from gold.labels import load_label
from gold.score import FIELDS, score
from gold.summary import WHOLE

Floats = npt.NDArray[np.float64]

_SIGNALS = 3  # rule, certainty, quality
_ORIGINS: tuple[Origin, ...] = get_args(Origin)
FIRST_SIGHT = Path(__file__).parent / "first_sight.json"
_COLUMNS = ("document", "kind", "field", "rule", "certainty", "quality", "origin", "is_right")
# Pulls each weight to what it is without labels: rule and certainty count in full, all fields and origins are alike.
# A field is pulled hardest: whether it is right goes by document, and its documents at first sight are few.
_SIGNAL_PULL, _ORIGIN_PULL, _FIELD_PULL = 30.0, 3.0, 100.0
_FREE = 0.01  # the pull of what is right on the whole, and of how much more so on documents that rules were tuned on
_FOLDS = 8
_MOST_STEPS, _SETTLED = 5000, 1e-7


class Sample(NamedTuple):
    """A field that was found, in which document and kind of input, and whether it was right."""

    document: str
    kind: str
    signals: Signals
    is_right: bool


def samples(cases: Sequence[Case], *, jobs: int, cache: Path) -> Iterator[list[Sample]]:
    """The samples of each case, as they come; OCR results are kept in the folder `cache`.

    Raises:
        DiariumError: a document cannot be read or its labels are not in form.
    """
    return side_by_side(partial(_samples_of, cache=cache), cases, jobs=jobs)


def _samples_of(case: Case, cache: Path) -> list[Sample]:
    seen: dict[tuple[str, int, int, int], Signals] = {}

    def note(signals: Signals) -> float:
        seen[signals.group, signals.page, signals.start, signals.end] = signals
        return 1.0

    record = extract(read(file_of(case), ReadSettings(cache=cache)), sureness=note)
    scores = score(record, load_label(case.labels))
    return [
        Sample(case.name, case.kind, seen[FIELDS[name].key, evidence.page, evidence.start, evidence.end], is_right)
        for name in WHOLE
        if name in scores
        for items, is_right in (([item for item, _ in scores[name].right], True), (scores[name].wrong, False))
        for item in items
        if (evidence := item.evidence)
    ]


def first_sight(path: Path = FIRST_SIGHT) -> list[Sample]:
    """The verdicts that were kept of documents at first sight."""
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return [
        Sample(document, kind, Signals(field, rule, certainty, quality, origin, 1, 0, 0), is_right)
        for document, kind, field, rule, certainty, quality, origin, is_right in rows
    ]


def first_sight_file(found: Sequence[Sample]) -> str:
    """The verdicts as `first_sight` reads them, a row a line."""
    rows = sorted(
        (
            sample.document,
            sample.kind,
            sample.signals.group,
            round(sample.signals.rule, 4),
            round(sample.signals.certainty, 4),
            round(sample.signals.quality, 4),
            sample.signals.origin,
            sample.is_right,
        )
        for sample in found
    )
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"columns": {json.dumps(_COLUMNS)},\n"rows": [\n{lines}\n]}}\n'


def calibrate(tuned: Sequence[Sample], first: Sequence[Sample]) -> Calibration:
    """The weights that fit the samples, with their error on documents at first sight that were left out of the fit."""
    tuned, first = sorted(tuned), sorted(first)  # so that the order in which they came does not change the bytes
    documents = sorted({sample.document for sample in first})
    left_out: list[tuple[Sample, float]] = []
    for fold in range(_FOLDS):
        names = set(documents[fold::_FOLDS])
        weights = fit(*([sample for sample in group if sample.document not in names] for group in (tuned, first)))
        left_out += [(sample, weights.confidence(sample.signals)) for sample in first if sample.document in names]
    before = [(sample, round(sample.signals.rule * sample.signals.certainty, 4)) for sample in first]
    return Calibration(
        made_by="diarium calibrate",
        fitted_on=f"{_counted(first)} at first sight, and {_counted(tuned)} that rules were tuned on (gold/)",
        out_of_fold_error=_errors(left_out),
        uncalibrated_error=_errors(before),
        weights=fit(tuned, first),
    )


def _counted(found: Sequence[Sample]) -> str:
    return f"{len(found)} fields of {len({sample.document for sample in found})} documents"


def _errors(judged: Sequence[tuple[Sample, float]]) -> dict[str, float]:
    """Expected calibration error of all, of each kind of input and of each field."""
    groups: dict[str, Callable[[Sample], bool]] = {"all": lambda _: True}
    groups |= {kind: partial(_is_of_kind, kind) for kind in sorted({sample.kind for sample, _ in judged})}
    groups |= {name: partial(_is_of_field, name) for name in sorted({sample.signals.group for sample, _ in judged})}
    errors = {}
    for name, belongs in groups.items():
        verdicts: list[Verdict] = [(sure, sample.is_right) for sample, sure in judged if belongs(sample)]
        errors[name] = round(expected_calibration_error(verdicts), 4)
    return errors


def _is_of_kind(kind: str, sample: Sample) -> bool:
    return sample.kind == kind


def _is_of_field(name: str, sample: Sample) -> bool:
    return sample.signals.group == name


def fit(tuned: Sequence[Sample], first: Sequence[Sample]) -> Weights:
    """The logistic regression with ridge whose signals' weights are not negative.

    A weight of its own takes up how much more often rules are right on documents that they were tuned on; it is not
    among those returned.
    """
    found = [*tuned, *first]
    fields = sorted({sample.signals.group for sample in found})
    is_tuned = [float(index < len(tuned)) for index in range(len(found))]
    rows = np.array([_row(sample.signals, fields, more) for sample, more in zip(found, is_tuned, strict=True)])
    is_right = np.array([sample.is_right for sample in found], dtype=np.float64)
    start = np.zeros(rows.shape[1])
    start[1:3] = 1.0  # rule and certainty
    pull = np.array(
        [_FREE, *[_SIGNAL_PULL] * _SIGNALS, *[_ORIGIN_PULL] * len(_ORIGINS), *[_FIELD_PULL] * len(fields), _FREE]
    )
    weights = [round(float(weight), 4) for weight in _descend(rows, is_right, start, pull)]
    bias, rule, certainty, quality, *rest = weights[:-1]
    return Weights(
        bias=bias,
        rule=rule,
        certainty=certainty,
        quality=quality,
        origins=dict(zip(_ORIGINS, rest, strict=False)),
        fields=dict(zip(fields, rest[len(_ORIGINS) :], strict=True)),
    )


def _row(signals: Signals, fields: Sequence[str], is_tuned: float) -> list[float]:
    origins = [float(signals.origin == origin) for origin in _ORIGINS]
    return [1.0, *scales(signals), *origins, *(float(signals.group == field) for field in fields), is_tuned]


def _descend(rows: Floats, is_right: Floats, start: Floats, pull: Floats) -> Floats:
    """The weights of least penalised log loss, by accelerated projected gradients (Beck and Teboulle 2009)."""
    steepest = 0.25 * np.linalg.norm(rows, 2) ** 2 + pull.max()
    weights: Floats = start
    ahead: Floats = start
    momentum = 1.0
    for _ in range(_MOST_STEPS):
        likely = 1 / (1 + np.exp(-rows @ ahead))
        following: Floats = ahead - (rows.T @ (likely - is_right) + pull * (ahead - start)) / steepest
        following[1 : 1 + _SIGNALS] = np.maximum(following[1 : 1 + _SIGNALS], 0)
        if np.abs(following - weights).max() < _SETTLED:
            return following
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = following + (momentum - 1) / faster * (following - weights)
        weights, momentum = following, faster
    return weights
