"""Fits the confidence of edits on pages held out of training."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from normalize.diacritics.calibration import Evidence, features
from normalize.diacritics.repair import Edit, Repairer
from normalize.diacritics.training.data import Pair

ROUNDS = 30  # of Newton's method; it settles in ten
RIDGE = 1.0
BINS = 10
_WORD = re.compile(r"\w+")


def judge_edits(text: str, edits: Sequence[Edit], truth: str) -> list[bool | None]:
    """Whether each edit of a repaired text is right; ``None`` where truth has no such place."""
    found = list(_WORD.finditer(text))
    written = _WORD.findall(truth)
    place_of = {match.start(): place for place, match in enumerate(found)}
    opposite: dict[int, str] = {}
    for op in Levenshtein.opcodes([match[0] for match in found], written):
        if op.src_end - op.src_start == op.dest_end - op.dest_start:
            for step in range(op.src_end - op.src_start):
                opposite[op.src_start + step] = written[op.dest_start + step]
    verdicts: list[bool | None] = []
    for edit in edits:
        place = place_of.get(edit.start)
        if place is None or place not in opposite:
            verdicts.append(None)
        else:
            verdicts.append(opposite[place] == edit.after)
    return verdicts


def fit(repairer: Repairer, pairs: Iterable[Pair]) -> list[float]:
    """Weights of ``features`` by logistic regression on what the repairer does to the pages."""
    rows: list[list[float]] = []
    right: list[bool] = []
    for pair in pairs:
        evidence: list[Evidence] = []
        repaired = repairer.repair(pair.read, min_confidence=0.0, evidence=evidence)
        verdicts = judge_edits(repaired.text, repaired.edits, pair.truth)
        for verdict, seen in zip(verdicts, evidence, strict=True):
            if verdict is not None:
                rows.append(features(seen))
                right.append(verdict)
    weights = _logistic(np.array(rows), np.array(right, float))
    return [round(float(weight), 4) for weight in weights]


def _logistic(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - RIDGE * weights
        curve = (rows * (chance * (1.0 - chance))[:, None]).T @ rows + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def expected_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error: |confidence - share right|, over ten bins of equal size."""
    order = np.argsort(confidences, kind="stable")
    chance, truth = np.array(confidences)[order], np.array(right, float)[order]
    parts = np.array_split(np.arange(len(order)), BINS)
    return float(sum(abs(chance[p].mean() - truth[p].mean()) * len(p) for p in parts if len(p)) / len(order))
