"""Known-item search: how often the document that somebody is looking for comes first, or among the first five."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

QUERIES: Final = Path(__file__).parent / "search" / "queries.json"
FIRST_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A query, the gold document that it looks for, and what makes it hard."""

    kind: str
    document: str
    query: str


@dataclass(frozen=True, slots=True)
class Findability:
    """Of `queries`, how many have their document first, and how many among the first five."""

    queries: int
    first: int
    among_five: int


def known_items() -> list[KnownItem]:
    """The sixty queries over the test documents."""
    return [KnownItem(**row) for row in json.loads(QUERIES.read_text(encoding="utf-8"))]


def findability(ranks: Mapping[KnownItem, int | None]) -> dict[str, Findability]:
    """By kind of query, and `all` together; a rank counts from 1, None is not found.

    >>> item = KnownItem("words", "a", "mål")
    >>> findability({item: 3})["all"]
    Findability(queries=1, first=0, among_five=1)
    """
    kinds = sorted({item.kind for item in ranks})
    groups = {kind: [rank for item, rank in ranks.items() if item.kind == kind] for kind in kinds}
    groups["all"] = list(ranks.values())
    return {
        kind: Findability(
            len(group),
            sum(rank == 1 for rank in group),
            sum(rank is not None and rank <= FIRST_FEW for rank in group),
        )
        for kind, group in groups.items()
    }
