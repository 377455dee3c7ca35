"""Measures a repair on material that training never saw: the figures of the accuracy table."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from normalize.diacritics.repair import Repairer
from normalize.diacritics.training import calibrate, score
from normalize.diacritics.training.data import Pair

PAGE = 12  # paragraphs of running text to a page


@dataclass(frozen=True, slots=True)
class Stripped:
    """Running text without its marks, repaired: words, those right, and the commonest errors."""

    words: int
    right: int
    wrong: Counter[tuple[str, str]]


def pages(paragraphs: list[str]) -> list[str]:
    """Running text in pages of a dozen paragraphs."""
    return ["\n\n".join(paragraphs[n : n + PAGE]) for n in range(0, len(paragraphs), PAGE)]


def measure_stripped(texts: Iterable[str], repair: Callable[[str], str]) -> Stripped:
    """Takes the marks off correct text and counts how many words come back right."""
    total, wrong = 0, Counter[tuple[str, str]]()
    for text in texts:
        written = score.words(text)
        repaired = score.words(repair(score.strip(text)))
        total += len(written)
        for word, found in zip(written, score.matches(written, repaired), strict=True):
            if word != found:
                wrong[word, found] += 1
    return Stripped(total, total - wrong.total(), wrong)


def measure_clean(texts: Iterable[str], repairer: Repairer) -> tuple[int, int]:
    """Words of correct text, and how many of them a repair changes."""
    total = changed = 0
    for text in texts:
        total += len(text.split())
        changed += len(repairer.repair(text).edits)
    return total, changed


def measure_calibration(pairs: Iterable[Pair], repairer: Repairer) -> tuple[float, int]:
    """Expected error of the confidence of all edits, and how many edits there were."""
    confidences: list[float] = []
    right: list[bool] = []
    for pair in pairs:
        repaired = repairer.repair(pair.read, min_confidence=0.0)
        verdicts = calibrate.judge_edits(repaired.text, repaired.edits, pair.truth)
        for edit, verdict in zip(repaired.edits, verdicts, strict=True):
            if verdict is not None:
                confidences.append(edit.confidence)
                right.append(verdict)
    return calibrate.expected_error(confidences, right), len(right)


def measure_speed(
    texts: Iterable[str], repair: Callable[[str], object], clock: Callable[[], float] = time.process_time
) -> float:
    """Words a second by a clock, of processor time unless told: other programs need one on the wall."""
    texts = list(texts)
    start = clock()
    for text in texts:
        repair(text)
    return sum(len(text.split()) for text in texts) / max(1e-9, clock() - start)


def measure_replay(texts: Iterable[str], repairer: Repairer) -> int:
    """Pages whose edits do not replay to the text, or that change when repaired again."""
    failures = 0
    for text in texts:
        repaired = repairer.repair(text)
        back, done = [], 0
        for edit in repaired.edits:
            back += [repaired.text[done : edit.start], edit.before]
            done = edit.end
        again = repairer.repair(repaired.text)
        same = "".join([*back, repaired.text[done:]]) == text
        failures += not same or again.text != repaired.text
    return failures
