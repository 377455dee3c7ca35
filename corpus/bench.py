"""How fast an index is made and searched: documents a second, and milliseconds a query by kind of query."""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.schema import NAME
from corpus.search import Searcher
from corpus.store import index
from corpus.words import STOPWORDS, fold, parts, words

_ROUNDS: Final = 25  # queries of each kind


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds that queries took by the clock and of processor time, and how many there were.

    On a machine that others use, processor time says more of the program and the clock more of the machine.
    """

    median: float
    p95: float
    processor_median: float
    processor_p95: float
    queries: int


def time_indexing(out: Path) -> tuple[int, float, float]:
    """Documents indexed anew, seconds by the clock and of processor time, which a shared machine changes less."""
    (out / NAME).unlink(missing_ok=True)
    clock, processor = time.perf_counter(), time.process_time()
    done = index(out)
    return done.added, time.perf_counter() - clock, time.process_time() - processor


def time_queries(out: Path, *, seed: int = 1) -> dict[str, Times]:
    """Times by kind of query, and `all` together; each query is asked once, its first twenty documents shown."""
    searcher = Searcher(out)
    searcher.search("värm upp")  # the lexicon and the columns are read once for a session
    chance = random.Random(seed)  # noqa: S311 - no secret
    times: dict[str, list[tuple[float, float]]] = {}
    for kind, query in _queries(searcher.connection, chance):
        clock, processor = time.perf_counter(), time.process_time()
        searcher.search(query)
        taken = time.perf_counter() - clock, time.process_time() - processor
        times.setdefault(kind, []).append((taken[0] * 1000, taken[1] * 1000))
    times["all"] = [taken for each in times.values() for taken in each]
    return {kind: _times(taken) for kind, taken in times.items()}


def _times(taken: list[tuple[float, float]]) -> Times:
    clock, processor = (sorted(side) for side in zip(*taken, strict=True))
    last = int(0.95 * (len(taken) - 1))
    return Times(statistics.median(clock), clock[last], statistics.median(processor), processor[last], len(taken))


def _queries(connection: sqlite3.Connection, chance: random.Random) -> Iterator[tuple[str, str]]:
    newest = connection.execute("SELECT max(id) FROM documents").fetchone()[0]
    made = 0
    while made < _ROUNDS:
        document = connection.execute("SELECT * FROM documents WHERE id = ?", (chance.randint(1, newest),)).fetchone()
        page = connection.execute("SELECT text FROM pages WHERE document = ?", (document["id"],)).fetchone()
        person = connection.execute("SELECT name FROM people WHERE document = ?", (document["id"],)).fetchone()
        found = [word for word in words(page["text"]) if word.isalpha() and len(word) > 3 and word not in STOPWORDS]
        if len(found) < 10 or person is None:
            continue
        made += 1
        yield from ((kind, make(document, person["name"], found, chance)) for kind, make in _KINDS.items())


def _typo(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _phrase(found: list[str], chance: random.Random) -> str:
    place = chance.randrange(len(found) - 2)
    return '"' + " ".join(found[place : place + 2]) + '"'


def _part(found: list[str], chance: random.Random) -> str:
    compounds = [parts(word)[1] for word in found if parts(word)]
    return chance.choice(compounds or found)


# Words are drawn as often as they are written, so that common ones are asked for most.
_Make = Callable[[sqlite3.Row, str, list[str], random.Random], str]
_KINDS: Final[dict[str, _Make]] = {
    "one word": lambda _document, _person, found, chance: chance.choice(found),
    "three words": lambda _document, _person, found, chance: " ".join(chance.sample(found, 3)),
    "title": lambda document, _person, _found, _chance: str(document["title"]),
    "phrase": lambda _document, _person, found, chance: _phrase(found, chance),
    "without marks": lambda _document, _person, found, chance: " ".join(map(fold, chance.sample(found, 2))),
    "beginning": lambda _document, _person, found, chance: chance.choice(found)[:5] + "*",
    "part of compounds": lambda _document, _person, found, chance: _part(found, chance),
    "misspelt": lambda _document, _person, found, chance: _typo(chance.choice(found), chance),
    "word and year": lambda document, _person, found, chance: f"{chance.choice(found)} år:{document['year']}",
    "body and years": lambda document, _person, _found, _chance: f'organ:"{document["organ"]}" år:2010-2016',
    "officer": lambda _document, person, _found, _chance: f"handläggare:{person.split()[-1]}",
    "sum": lambda _document, _person, found, chance: f"{chance.choice(found)} belopp:>5mkr",
    "or, not": lambda _document, _person, found, chance: "{} OR {} -{}".format(*chance.sample(found, 3)),
}
