"""First names and surnames by how common they are, and the parts that surnames are made of."""

import functools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from normalize.names.letters import Letters
from normalize.unicode import fold

DATA = Path(__file__).parents[1] / "data" / "names"
UNKNOWN = 30.0  # nats: a word that is no name as far as the lists go
USUAL = 13.0  # nats: a surname of two usual parts
NEW = 3.0  # nats that a name is none of the lists, over and above its letters

_COMMONEST = 5.0  # nats: the names of a list's first section
_RARER = math.log(3.0)  # nats from one section to the next
_COMPOUND = 3.0  # nats for joining two parts
_PATRONYMIC = 2.0  # nats for "-sson" after a first name
_FIRST_PART, _LAST_PART = 4.0, 3.0  # nats: the parts of a list's first section
_LINKS = ("", "s", "e", "a", "en", "es")  # between the parts: Ljungs-kog, Rosen-dahl
_LINK = 1.5  # nats
_SECTION = re.compile(r"\[(\w+ )?(\d)\]")


@dataclass(frozen=True, slots=True)
class NameLists:
    """Costs in nats, -log P, by name in small letters."""

    first: Mapping[str, float]
    surnames: Mapping[str, float]
    opening: Mapping[str, float]
    closing: Mapping[str, float]
    letters: Letters

    def first_name(self, word: str) -> float:
        """What it costs that the word is a first name, double ones part by part; `UNKNOWN` when it is none.

        >>> name_lists().first_name("Örjan") < name_lists().first_name("Orjan") == UNKNOWN
        True
        """
        return max(self.first.get(part, UNKNOWN) for part in word.lower().split("-"))

    def surname(self, word: str) -> float:
        """What it costs that the word is a surname, from the list or made of parts; `UNKNOWN` when it is neither.

        >>> surname = name_lists().surname
        >>> surname("Bäckdahl") < surname("Backdahl") < surname("Avgiften") == UNKNOWN
        True
        """
        return max(self._single(part) for part in word.lower().split("-"))

    def listed_surname(self, word: str) -> float:
        """What it costs that the word is on the list, or a first name and -son; `UNKNOWN` when it is neither."""
        return max(self._listed(part) for part in word.lower().split("-"))

    def new_surname(self, word: str) -> float:
        """What it costs that the word is a surname that no list has, judged by its letters."""
        return NEW + max(self.letters.cost(part) for part in word.lower().split("-"))

    def _single(self, word: str) -> float:
        return min(self._listed(word), self._made(word))

    def _listed(self, word: str) -> float:
        return min(self.surnames.get(word, UNKNOWN), self._patronymic(word))

    def _made(self, word: str) -> float:
        costs = [UNKNOWN]
        for cut in range(1, len(word) - 1):
            last = self.closing.get(word[cut:])
            if last is None:
                continue
            for link in _LINKS:
                first = self.opening.get(word[: cut - len(link)]) if word[:cut].endswith(link) else None
                if first is not None:
                    costs.append(_COMPOUND + first + last + (_LINK if link else 0.0))
        return min(costs)

    def _patronymic(self, word: str) -> float:
        for ending in ("sson", "son", "sen"):
            first = self.first.get(word.removesuffix(ending)) if word.endswith(ending) else None
            if first is not None:
                return first + _PATRONYMIC
        return UNKNOWN


@functools.cache
def name_lists() -> NameLists:
    """The lists as they come with the program."""
    parts = _sections(DATA / "surname_parts.txt", _FIRST_PART)
    surnames = _sections(DATA / "surnames.txt", _COMMONEST)[""]
    usual = [
        first + last
        for first, first_cost in parts["first"].items()
        for last, last_cost in parts["last"].items()
        if max(first_cost, last_cost) == _FIRST_PART
    ]
    surnames = dict.fromkeys(usual, USUAL) | surnames
    return NameLists(
        first=_sections(DATA / "first_names.txt", _COMMONEST)[""],
        surnames=surnames,
        opening=parts["first"],
        closing={part: cost + _LAST_PART - _FIRST_PART for part, cost in parts["last"].items()},
        letters=Letters(surnames),
    )


def _sections(path: Path, commonest: float) -> dict[str, dict[str, float]]:
    """The file's words with their costs, by the name of their section."""
    found: dict[str, dict[str, float]] = {}
    costs, cost = found.setdefault("", {}), commonest
    for line in path.read_text(encoding="utf-8").splitlines():
        if section := _SECTION.fullmatch(line):
            costs = found.setdefault((section[1] or "").strip(), {})
            cost = commonest + _RARER * (int(section[2]) - 1)
        elif not line.startswith("#"):
            for word in line.split():
                costs.setdefault(word.lower(), cost)
    return found


@functools.cache
def folded_first_names() -> frozenset[str]:
    """The first names without diacritics: what a scan that lost them may show."""
    return frozenset(map(fold, name_lists().first))
