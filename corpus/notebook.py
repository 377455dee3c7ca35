"""The archive as a notebook sees it: questions in, rows and data frames out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from corpus.goals import Goal, GoalLine, goal_lines
from corpus.search import Hit, Order, Searcher

if TYPE_CHECKING:
    import pandas
    import polars

Item = TypeVar("Item")
Row = dict[str, object]

_EVERY = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Answer(Sequence[Item], Generic[Item]):
    """What was found: a sequence of items, and the same as rows or as a data frame."""

    items: tuple[Item, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, place: int) -> Item:  # type: ignore[override] # slices are asked of `items`
        return self.items[place]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def to_pandas(self) -> "pandas.DataFrame":
        """The rows as a pandas data frame; needs the extra `notebook`."""
        import pandas  # noqa: PLC0415 - an extra

        return pandas.DataFrame(list(self.rows))

    def to_polars(self) -> "polars.DataFrame":
        """The rows as a Polars data frame; needs the extra `notebook`."""
        import polars  # noqa: PLC0415 - an extra

        return polars.DataFrame(list(self.rows), infer_schema_length=None)


class Archive:
    """An indexed archive; `connection` is its SQLite database, for questions of one's own."""

    def __init__(self, path: Path) -> None:
        """Opens the index.

        Raises:
            NoCorpus: there is none.
        """
        self._searcher = Searcher(path)
        self.connection = self._searcher.connection

    def search(self, query: str, *, limit: int | None = None, order: Order = "relevance") -> Answer[Hit]:
        """The documents for a query as it is typed in `diarium search`, all of them unless `limit` says fewer."""
        hits = self._searcher.search(query, limit=limit or _EVERY, order=order).hits
        return Answer(hits, tuple(hit_row(hit) for hit in hits))

    def goals(self, query: str = "", *, first: int | None = None, last: int | None = None) -> Answer[GoalLine]:
        """Goals followed through the years; a row is one wording, `line` says which belong together."""
        lines = goal_lines(self._searcher, query, first=first, last=last)
        return Answer(tuple(lines), tuple(goal_row(line, goal) for line in lines for goal in line.goals))


def hit_row(hit: Hit) -> Row:
    """A hit as a flat row: the document's fields, and the page and passage that show why it was found."""
    row = {name: getattr(hit, name) for name in Hit.__slots__ if name != "snippet"}
    return {**row, "page": hit.snippet and hit.snippet.page, "passage": hit.snippet and str(hit.snippet)}


def goal_row(line: GoalLine, goal: Goal) -> Row:
    """A wording as a flat row, with the number of its line."""
    return {"line": line.id, **{name: getattr(goal, name) for name in Goal.__slots__ if name != "changes"}}
