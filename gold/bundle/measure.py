"""How well bundles are split: beginnings found, and documents by themselves that are left whole, by input kind."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from extract.bundle.split import Weights, load, parts
from gold.bundle.learn import PENALTY, learn, observe
from gold.bundle.make import Bundle, BundleKind, Shelf, bundles, fill_shelf
from gold.labels import Split

_FOLDS: Final = 5
_SEEDS: Final[dict[str, range]] = {"learn": range(100, 112), "dev": range(8), "test": range(12)}
_SIZE: Final = 18  # documents of a bundle, attachments not counted


@dataclass(slots=True)
class Splitting:
    """Counts of one kind: beginnings after a bundle's first page; `singles` are documents by themselves."""

    kind: str
    bundles: int = 0
    pages: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    singles: int = 0
    singles_split: int = 0
    seconds: float = 0.0

    @property
    def precision(self) -> float:
        """Of the beginnings found, how many are there."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Of the beginnings that are there, how many were found."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def as_dict(self) -> dict[str, Any]:
        """The counts and what follows from them, with stable keys."""
        shares = {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}
        pace = round(self.pages / self.seconds) if self.seconds else None
        return {**asdict(self), "seconds": round(self.seconds, 2), **shares, "pages_per_second": pace}


def measure(split: Split, kinds: Sequence[BundleKind]) -> list[Splitting]:
    """Each kind's figures. On test with the weights in use; on dev with weights learnt on other documents each time."""
    shelves = {kind: fill_shelf(split, kind) for kind in kinds}
    found = {kind: Splitting(kind) for kind in kinds}
    for weights, held in _trials(split, shelves):
        for kind, shelf in held.items():
            _add(found[kind], shelf, weights, _SEEDS[split])
    return list(found.values())


def fit(kinds: Sequence[BundleKind]) -> Weights:
    """Weights learnt on bundles of all dev documents."""
    return _learnt({kind: fill_shelf("dev", kind) for kind in kinds})


def _learnt(shelves: dict[BundleKind, Shelf]) -> Weights:
    return learn([observe(bundles(shelf, _SEEDS["learn"], size=_SIZE)) for shelf in shelves.values()])


def _trials(split: Split, shelves: dict[BundleKind, Shelf]) -> Iterator[tuple[Weights, dict[BundleKind, Shelf]]]:
    """Weights, and the shelves that they are measured on: nothing on these was learnt from."""
    if split == "test":
        yield load(), shelves
        return
    names = sorted(next(iter(shelves.values())).documents)
    random.Random(1).shuffle(names)  # noqa: S311 - nothing secret
    for fold in range(_FOLDS):
        held = names[fold::_FOLDS]
        rest = [name for name in names if name not in held]
        weights = _learnt({kind: shelf.part(rest, fold, _FOLDS, inside=False) for kind, shelf in shelves.items()})
        yield weights, {kind: shelf.part(held, fold, _FOLDS, inside=True) for kind, shelf in shelves.items()}


def _add(found: Splitting, shelf: Shelf, weights: Weights, seeds: Sequence[int]) -> None:
    for bundle in bundles(shelf, seeds, size=_SIZE):
        _count(found, bundle, weights)
    found.singles += len(shelf.documents)
    found.singles_split += sum(len(parts(pages, weights)) > 1 for pages in shelf.documents.values())


def _count(found: Splitting, bundle: Bundle, weights: Weights) -> None:
    started = time.perf_counter()
    begins = {part.first for part in parts(bundle.pages, weights)} - {1}
    found.seconds += time.perf_counter() - started
    wanted = bundle.starts - {1}
    found.bundles += 1
    found.pages += len(bundle.pages)
    found.right += len(begins & wanted)
    found.wrong += len(begins - wanted)
    found.missed += len(wanted - begins)


def provenance(weights: Weights, measured: Sequence[Splitting]) -> dict[str, Any]:
    """The weights as they are kept, with what they were learnt from and how well such weights do on other documents."""
    return {
        "made_by": "diarium bundles --learn",
        "learnt_from": "bundles of the dev documents of gold/split.json, digital, scanned and as OCR text",
        "method": f"logistic regression, ridge {PENALTY}, signs fixed, each group of signals hidden once",
        "measured_on": "dev, five times on documents and attachments that were held out",
        "measured": [
            {name: figure for name, figure in found.as_dict().items() if not name.endswith(("seconds", "second"))}
            for found in measured
        ],
        **asdict(weights),
    }
