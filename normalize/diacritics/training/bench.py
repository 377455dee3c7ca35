"""Every figure of the accuracy table in one run: measured, wanted, ablation, baselines, errors."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from normalize.diacritics.repair import PARTS, Repairer
from normalize.diacritics.training import measure, score
from normalize.diacritics.training.data import Material, Pair, Split

COMMONEST = 20  # errors to list


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; ``bar`` and ``reach`` are what it should be, ``at_least`` which way."""

    what: str
    measured: float
    of: int
    bar: float
    reach: float
    at_least: bool
    unit: str = "%"

    @property
    def passed(self) -> bool:
        """Whether the bar is met."""
        return self.measured >= self.bar if self.at_least else self.measured <= self.bar


def table(
    repairer: Repairer, fresh: Callable[[], Repairer], material: Material, split: Split, seeds: list[Pair]
) -> Iterator[Row]:
    """The rows, as they are measured; ``fresh`` opens the model anew, to time it cold."""
    pairs, texts = material.pairs[split], measure.pages(material.text[split])
    yield from _page_rows(score.score_pages(pairs, repairer.repaired))
    stripped = measure.measure_stripped(texts, repairer.repaired)
    right = stripped.right / max(1, stripped.words)
    yield Row("fully stripped text: words right", right, stripped.words, 0.996, 0.998, True)
    if seeds:
        figures = score.score_pages(seeds, repairer.repaired)
        rate = figures.figures["repaired"]
        yield Row("other scans: damaged words repaired", rate, figures.damaged, 0.96, 0.99, True)
        yield Row("other scans: right words harmed", figures.harmed, figures.words, 0, 0, False, "words")
    words, changed = measure.measure_clean(texts, repairer)
    yield Row("clean text: words changed", changed / max(1, words), words, 1e-4, 0, False)
    error, edits = measure.measure_calibration(pairs, repairer)
    yield Row("calibration: expected error", error, edits, 0.03, 0.01, False, "")
    reads = [pair.read for pair in pairs]
    cold = measure.measure_speed(reads, fresh().repair)
    yield Row("speed on damaged text", cold, len(reads), 20_000, 50_000, True, "words/s")
    clean = measure.measure_speed(texts, repairer.repair)
    yield Row("speed on clean text", clean, len(texts), 100_000, 300_000, True, "words/s")
    failures = measure.measure_replay([*reads, *texts], repairer)
    yield Row("pages not replayed, or changed twice", failures, len(reads) + len(texts), 0, 0, False, "pages")


def _page_rows(pages: score.Score) -> Iterator[Row]:
    figures = pages.figures
    right = pages.words - pages.damaged
    yield Row("pages: damaged words repaired", figures["repaired"], pages.damaged, 0.975, 0.99, True)
    yield Row("pages: right words harmed", figures["harmed"], right, 0.0003, 0.0001, False)
    yield Row("pages: WER after", figures["wer_after"], pages.words, 0.012, 0.009, False)


def ablation(path: Path, material: Material, split: Split) -> Iterator[tuple[str, dict[str, float]]]:
    """The page figures with each part of the model left out in turn."""
    texts = measure.pages(material.text[split])
    for part in ("", *PARTS):
        repairer = Repairer(path, without=[part] if part else [])
        pages = score.score_pages(material.pairs[split], repairer.repaired)
        stripped = measure.measure_stripped(texts, repairer.repaired)
        figures = pages.figures | {"stripped": stripped.right / max(1, stripped.words)}
        yield part, figures


def compare(pairs: list[Pair], repairs: dict[str, Callable[[str], str]]) -> Iterator[tuple[str, dict[str, float]]]:
    """The page figures and the speed of several repairs on the same pages."""
    for name, repair in repairs.items():
        speed = measure.measure_speed([pair.read for pair in pairs], repair, time.perf_counter)
        yield name, score.score_pages(pairs, repair).figures | {"speed": speed}


def commonest_errors(repairer: Repairer, material: Material, split: Split) -> list[tuple[str, int]]:
    """The errors left on pages: written, read, repaired, how often."""
    pages = score.score_pages(material.pairs[split], repairer.repaired)
    left = Counter({f"{w} · {r} · {now}": n for (w, r, now), n in pages.missed.items()})
    left.update({f"{w} · {w} · {now}": n for (w, now), n in pages.harms.items()})
    return left.most_common(COMMONEST)


def seed_pairs(damaged: Path, corrected: Path) -> list[Pair]:
    """Pairs of files of the same name: as read, and corrected by hand."""
    return [
        Pair(file.read_text(encoding="utf-8"), (damaged / file.name).read_text(encoding="utf-8"))
        for file in sorted(corrected.glob("*.txt"))
    ]


def as_dict(row: Row) -> dict[str, Any]:
    """A row for JSON."""
    return asdict(row) | {"passed": row.passed}
