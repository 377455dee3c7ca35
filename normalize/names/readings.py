"""Which name stood where a scan shows a word: each reading that the scanner's confusions allow, and what it costs."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from normalize.diacritics import artefact
from normalize.diacritics.channel import LETTERS, Channel
from normalize.diacritics.repair import MODEL, lexicon
from normalize.names.lists import UNKNOWN, name_lists
from normalize.unicode import fold

_BUDGET = 4.2  # nats that one confusion may cost
_MOST_READINGS = 600
_LONGEST = 24  # letters


class Reading(NamedTuple):
    """A name that may have stood there, and its cost in nats: of the name and of the confusions."""

    written: str
    cost: float


@functools.cache
def _channel() -> Channel:
    return Channel(artefact.load(MODEL).meta["channel"])


def is_word(read: str) -> bool:
    """Whether the word is one of the repair model's dictionary as it stands."""
    return lexicon().number(read.lower()) >= 0


def is_common_word(read: str) -> bool:
    """Whether the word is one that stands in small letters inside sentences: "norra", but not "Umeå" or "Ek".

    >>> is_common_word("Norra"), is_common_word("Zelal")
    (True, False)
    """
    number = lexicon().number(read.lower())
    return number >= 0 and lexicon().case(number) == 0


@functools.lru_cache(maxsize=20_000)
def best_reading(read: str, *, first: bool, letters: str = "") -> tuple[Reading, float]:
    """The likeliest name that was read as `read`, as a first name or as a surname, and its share among its rivals.

    `letters` are the letters that it has without diacritics, where an e-mail address tells them.
    """
    cost = name_lists().first_name if first else name_lists().surname
    known = [
        Reading(written, channel + price)
        for written, channel in _written(read)
        if (price := cost(written)) < UNKNOWN and (not letters or fold(written) == letters)
    ]
    best = min(known, key=lambda reading: reading.cost, default=Reading(read, UNKNOWN))
    total = sum(2.718281828 ** (best.cost - reading.cost) for reading in known)
    return best._replace(written=_cased(best.written)), 1.0 / total if total else 0.0


def _written(read: str) -> Iterator[tuple[str, float]]:
    """What may have been written, in small letters, with the cost of its confusions; the cheapest first."""
    if len(read) > _LONGEST:
        return
    moves = _channel().moves(read, _BUDGET)
    found: dict[tuple[int, str], float] = {(0, ""): 0.0}
    for place in range(len(read)):
        here = [(key, cost) for key, cost in found.items() if key[0] == place]
        for key, cost in sorted(here, key=lambda item: item[1])[:_MOST_READINGS]:
            del found[key]
            for width, written, more, _ in moves[place]:
                if _is_name_part(read[place : place + width], written):
                    target = (place + width, key[1] + written)
                    found[target] = min(cost + more, found.get(target, UNKNOWN))
    yield from ((written, cost) for (place, written), cost in found.items() if place == len(read))


def _is_name_part(read: str, written: str) -> bool:
    """Whether the letters stay, or are the Swedish ones that a scanner loses."""
    return written == read.lower() or (bool(written) and all(letter in LETTERS for letter in written))


def _cased(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))
