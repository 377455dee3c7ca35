"""Which name stood where a scan shows a word: each reading that the scanner's confusions allow, and what it costs."""

import functools
import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from normalize.diacritics import artefact
from normalize.diacritics.channel import LETTERS, Channel, Move
from normalize.diacritics.repair import MODEL, lexicon
from normalize.names.lists import UNKNOWN, name_lists
from normalize.unicode import fold

_BUDGET = 7.2  # nats that one confusion may cost
_MOST_READINGS = 200
_LONGEST = 24  # letters
_NEW_FIRST = 15.0  # nats: a first name that is none of the list
_PLAUSIBLE = 4.2  # nats that confusions may cost where only the letters tell a name
_GENITIVE = 2.0  # nats
_SURNAME = 4.5  # nats: of the words of a text, one in ninety is a surname
_MADE = 3.0  # nats that a name is made of parts, yet none of the list
_ACUTE = 4.0  # nats that a name is written with an é where the lists have an e
_BLURS = frozenset("aoéd6048&AO")
# Some scanners show one letter as two signs, and the q of "-qvist" as another letter.
_DOUBLED = dict.fromkeys(("6o", "o6", "66", "6é", "é6", "éo", "oé"), "ö") | {"ii": "ü"}
_DOUBLED_COST = 6.5  # nats
_QVIST = re.compile(r"(?<=[a-zåäöé6])[ag9]vist(?=s?$)")
# A scanner without Swedish reads capitals without their marks, nearly always.
_UNDER, _CAPITAL = {"A": "åä", "O": "ö"}, 0.05  # nats


class Reading(NamedTuple):
    """A name that may have stood there, and what it costs in nats: by the lists, and by its confusions."""

    written: str
    cost: float  # `UNKNOWN` when the lists do not know it
    as_read: float = 0.0  # share of what was read, letter by letter, among the rivals


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
    readings = _written(read)
    plain = min((cost for written, cost in readings.items() if written.isalpha()), default=0.0)
    best, share = _likeliest(
        read,
        {
            written: channel + _price(written, first=first, plausible=channel <= plain + _PLAUSIBLE)
            for written, channel in readings.items()
            if not letters or fold(written) == letters
        },
    )
    is_listed = (name_lists().first_name if first else name_lists().surname)(best.written) < UNKNOWN
    return best if is_listed else best._replace(cost=UNKNOWN), share


@functools.lru_cache(maxsize=20_000)
def best_place(read: str) -> tuple[Reading, float]:
    """The likeliest name of a place, made of the parts that surnames are made of, and its share among its rivals."""
    lists = name_lists()
    rivals = {written: channel + lists.surname(written) for written, channel in _written(read).items()}
    small = read.lower()
    return _likeliest(read, rivals | {small: min(lists.surname(small), lists.new_surname(small))})


def _likeliest(read: str, rivals: Mapping[str, float]) -> tuple[Reading, float]:
    """The cheapest of the rivals, and its share among them."""
    best = min(rivals, key=rivals.__getitem__, default=read)
    share = 1.0 / sum(math.exp(rivals[best] - cost) for cost in rivals.values()) if rivals else 0.0
    as_read = share * math.exp(rivals[best] - rivals.get(read.lower(), math.inf)) if rivals else 1.0
    return Reading(_cased(best), rivals.get(best, UNKNOWN), as_read), share


def may_be(read: str, written: str) -> bool:
    """Whether what was read may have been written so, all its confusions being of å, ä and ö."""
    return written.lower() in _written(read)


def _price(name: str, *, first: bool, plausible: bool) -> float:
    """What a name costs beforehand, in nats: by the lists, by the words of the repair model, else by its letters."""
    if first:
        return min(name_lists().first_name(name), _NEW_FIRST)
    known = min(UNKNOWN, _known(name), _known(name[:-1]) + _GENITIVE if name.endswith("s") else UNKNOWN)
    if known < UNKNOWN:
        return known
    return name_lists().new_surname(name) if plausible else math.inf


def _known(name: str) -> float:
    lists = name_lists()
    made, plain = lists.surname(name), name.replace("é", "e")
    costs = [lists.listed_surname(name), _as_word(name), made + _MADE]
    return min([*costs, lists.listed_surname(plain) + _ACUTE] if plain != name else costs)


def _as_word(name: str) -> float:
    """What a name costs that the repair model knows as a word with a capital."""
    number = lexicon().number(name)
    return lexicon().cost(number) - _SURNAME if number >= 0 and lexicon().case(number) == 1 else UNKNOWN


@functools.lru_cache(maxsize=20_000)
def _written(read: str) -> Mapping[str, float]:
    """What may have been written, in small letters, with the cost of its confusions."""
    if len(read) > _LONGEST:
        return {}
    read = _QVIST.sub("qvist", read)
    moves = _channel().moves(read, _BUDGET)
    found: dict[tuple[int, str], float] = {(0, ""): 0.0}
    for place in range(len(read)):
        here = [(key, cost) for key, cost in found.items() if key[0] == place]
        for key, cost in sorted(here, key=lambda item: item[1])[:_MOST_READINGS]:
            del found[key]
            parts = [move for move in moves[place] if _is_name_part(read[place : place + move[0]], move[1])]
            for width, written, more, _ in [*parts, *_doubled(read, place)]:
                paid = _CAPITAL if written in _UNDER.get(read[place], "") else more
                target = (place + width, key[1] + written)
                found[target] = min(cost + paid, found.get(target, UNKNOWN))
    return {written: cost for (place, written), cost in found.items() if place == len(read)}


def _doubled(read: str, place: int) -> list[Move]:
    """The one letter that two signs may be read for."""
    written = _DOUBLED.get(read[place : place + 2])
    return [(2, written, _DOUBLED_COST, ())] if written else []


def _is_name_part(read: str, written: str) -> bool:
    """Whether the letters stay, or are the Swedish ones that a scanner loses and what it makes of them."""
    return written == read.lower() or (bool(written) and LETTERS.issuperset(written) and _BLURS.issuperset(read))


def _cased(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))
