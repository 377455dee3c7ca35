"""Fits the weights of confidence to labelled documents, and says how well they hold on documents left out."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from extract.confidence import Calibration, Signals, Weights, scales
from extract.pipeline import extract, load, read
from extract.record import Origin
from extract.settings import ReadSettings
from gold.calibration import Verdict, expected_calibration_error
from gold.evaluate import Case, file_of
from gold.labels import load_label
from gold.score import FIELDS, score
from gold.summary import WHOLE

Floats = npt.NDArray[np.float64]

_SIGNALS = 3  # rule, certainty, quality
_ORIGINS: tuple[Origin, ...] = get_args(Origin)
# Pulls each weight to what it is without labels: rule and certainty count in full, all fields and origins are alike.
# From 1 to 10 the error on documents left out is the same to the third decimal.
_PULL = 3.0
_BIAS_PULL = 0.01
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
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(cases)), mp_context=context, initializer=load) as pool:
        waiting = [pool.submit(partial(_samples_of, cache=cache), case) for case in cases]
        for future in as_completed(waiting):
            yield future.result()


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


def calibrate(found: Sequence[Sample]) -> Calibration:
    """The weights that fit the samples, with their error on documents that were left out of the fit."""
    ordered = sorted(found)  # so that the same samples give the same bytes, in whatever order they came
    documents = sorted({sample.document for sample in ordered})
    left_out: list[tuple[Sample, float]] = []
    for fold in range(_FOLDS):
        names = set(documents[fold::_FOLDS])
        weights = fit([sample for sample in ordered if sample.document not in names])
        left_out += [(sample, weights.confidence(sample.signals)) for sample in ordered if sample.document in names]
    before = [(sample, round(sample.signals.rule * sample.signals.certainty, 4)) for sample in ordered]
    kinds = len({sample.kind for sample in ordered})
    return Calibration(
        made_by="diarium calibrate",
        fitted_on=f"{len(ordered)} fields of {len(documents)} dev documents in gold/, each in {kinds} kinds of input",
        out_of_fold_error=_errors(left_out),
        uncalibrated_error=_errors(before),
        weights=fit(ordered),
    )


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


def fit(found: Sequence[Sample]) -> Weights:
    """The logistic regression with ridge whose signals' weights are not negative."""
    fields = sorted({sample.signals.group for sample in found})
    rows = np.array([_row(sample.signals, fields) for sample in found])
    is_right = np.array([sample.is_right for sample in found], dtype=np.float64)
    start = np.zeros(rows.shape[1])
    start[1:3] = 1.0  # rule and certainty
    pull = np.full(rows.shape[1], _PULL)
    pull[0] = _BIAS_PULL
    weights = [round(float(weight), 4) for weight in _descend(rows, is_right, start, pull)]
    bias, rule, certainty, quality, *rest = weights
    return Weights(
        bias=bias,
        rule=rule,
        certainty=certainty,
        quality=quality,
        origins=dict(zip(_ORIGINS, rest, strict=False)),
        fields=dict(zip(fields, rest[len(_ORIGINS) :], strict=True)),
    )


def _row(signals: Signals, fields: Sequence[str]) -> list[float]:
    origins = [float(signals.origin == origin) for origin in _ORIGINS]
    return [1.0, *scales(signals), *origins, *(float(signals.group == field) for field in fields)]


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
