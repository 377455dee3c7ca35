"""Repairs a page: finds the damaged blocks, decodes them, and turns the result into edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from normalize.diacritics import artefact, damage, decode, tokens
from normalize.diacritics.candidates import Candidate, Candidates, Opens
from normalize.diacritics.casing import restore
from normalize.diacritics.channel import Channel
from normalize.diacritics.foreign import TELLTALE, Foreign
from normalize.diacritics.language import LanguageModel
from normalize.diacritics.lexicon import Lexicon

MODEL = Path(__file__).parents[1] / "data" / "diacritics.bin"
MIN_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class Edit:
    """A word that was changed; ``start`` and ``end`` are offsets in the repaired text."""

    start: int
    end: int
    before: str
    after: str
    confidence: float
    runner_up: str | None


@dataclass(frozen=True, slots=True)
class Repaired:
    """A page after repair; ``doubtful`` edits were not made (offsets of the word left alone)."""

    text: str
    edits: tuple[Edit, ...]
    doubtful: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """An edit in offsets of the text as read."""

    start: int
    end: int
    after: str
    confidence: float
    runner_up: str | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A block as decoded: what the model would change, and how many words it knows there."""

    changes: list[_Change]
    known: int


class Repairer:
    """A loaded model.  Not for threads at once: it remembers words between pages."""

    def __init__(self, path: Path = MODEL) -> None:
        model = artefact.load(path)
        count = int(model.meta["words"])
        self._special = {
            name: count + n for n, name in enumerate((tokens.STOP, tokens.NUMBER, tokens.YEAR))
        }
        self._stop, self._unknown = count, count + 3
        self._model = LanguageModel(model)
        self._lexicon = Lexicon(model)
        self._foreign = Foreign(model)
        channel = Channel(model.meta["channel"])
        self._candidates = Candidates(channel, self._lexicon, self._model, self._unknown)

    def repair(self, text: str, *, min_confidence: float = MIN_CONFIDENCE) -> Repaired:
        """The page with lost letters given back; see ``normalize.diacritics.repair``."""
        readings = [self._read(text, block) for block in damage.suspects(text)]
        changed = sum(len(reading.changes) for reading in readings)
        known = sum(reading.known for reading in readings)
        if damage.odds(changed, known) <= 0:
            return Repaired(text, (), ())
        changes = [change for reading in readings for change in reading.changes]
        return _apply(text, changes, min_confidence)

    def _read(self, text: str, block: damage.Block) -> _Reading:
        """What the model would change in one block."""
        found = list(tokens.split(text[block.start : block.end]))
        options = [self._options(found, place) for place in range(len(found))]
        chosen = decode.best(options, self._model, self._stop)
        native = self._native(found, chosen)
        known = sum(
            home and token.kind == "word" and word.number != self._unknown
            for home, token, word in zip(native, found, chosen, strict=True)
        )
        numbers = [self._stop] * 2 + [word.number for word in chosen] + [self._stop] * 2
        changes = []
        for place, token in enumerate(found):
            if not native[place] or chosen[place].written == token.text.lower():
                continue
            if token.repairable:
                after = self._cased(found, place, chosen[place])
                around = numbers[place : place + 2], numbers[place + 3 : place + 5]
                ranked = decode.rivals(options[place], *around, self._model)
                changes.append(_change(block.start, token, after, chosen[place], ranked))
        return _Reading(changes, known)

    def _options(self, found: Sequence[tokens.Token], place: int) -> Sequence[Candidate]:
        """Readings of one token; those that are no words stand as they are."""
        token = found[place]
        if token.repairable:
            return self._candidates.of(token.text, _opens(found, place))
        return (
            Candidate(token.text, self._special[token.text], 0.0, compound=False, capital=False),
        )

    def _native(self, found: Sequence[tokens.Token], chosen: Sequence[Candidate]) -> list[bool]:
        """For each token whether it stands in a Swedish passage."""
        small = [token.text.lower() if token.kind == "word" else "" for token in found]
        if TELLTALE.isdisjoint(small):
            return [True] * len(found)
        first = second = self._stop
        costs = []
        for word in chosen:
            costs.append(word.cost + self._model.cost(first, second, word.number))
            first, second = second, word.number
        return [not foreign for foreign in self._foreign.passages(small, costs)]

    def _cased(self, found: Sequence[tokens.Token], place: int, word: Candidate) -> str:
        """The word as it is put into the text."""
        usual = 0 if word.number == self._unknown else self._lexicon.case(word.number)
        around = found[max(0, place - 1) : place] + found[place + 1 : place + 2]
        shouting = any(len(near.text) > 2 and near.text.isupper() for near in around)
        read = found[place].text
        return restore(read, word.written, usual, capital=word.capital, shouting=shouting)


def _opens(found: Sequence[tokens.Token], place: int) -> Opens:
    """Whether a sentence begins at a token."""
    if place == 0:
        return Opens.MAYBE
    before = found[place - 1]
    if before.kind != "stop":
        return Opens.NO
    return Opens.YES if before.mark in ".!?" else Opens.MAYBE


def _change(
    offset: int,
    token: tokens.Token,
    after: str,
    word: Candidate,
    ranked: Sequence[tuple[float, Candidate]],
) -> _Change:
    """The change of a token, as sure as its share among its rivals."""
    confidence = next(share for share, option in ranked if option is word)
    second = next((option.written for _, option in ranked if option is not word), None)
    return _Change(offset + token.start, offset + token.end, after, confidence, second)


def _apply(text: str, changes: Sequence[_Change], least: float) -> Repaired:
    """The text with the sure changes made, and both kinds as edits."""
    parts: list[str] = []
    edits: list[Edit] = []
    doubtful: list[Edit] = []
    done = length = 0
    for change in changes:
        before = text[change.start : change.end]
        sure = change.confidence >= least
        kept = text[done : change.start]
        start = length + len(kept)
        put = change.after if sure else before
        parts += (kept, put)
        length = start + len(put)
        done = change.end
        edit = Edit(start, length, before, change.after, change.confidence, change.runner_up)
        (edits if sure else doubtful).append(edit)
    parts.append(text[done:])
    return Repaired("".join(parts), tuple(edits), tuple(doubtful))


@cache
def _repairer() -> Repairer:
    return Repairer()


def repair(text: str, *, min_confidence: float = MIN_CONFIDENCE) -> Repaired:
    """A page of text with its lost å, ä and ö given back.

    Give it a whole page: whether it is damaged is judged from all of it.  Changes less sure
    than ``min_confidence`` (0 to 1) are left alone and come back as ``doubtful``.

    >>> repair("Kommunstyrelsen foreslar att malen f6r 2019 godkénns.").text
    'Kommunstyrelsen föreslår att målen för 2019 godkänns.'
    """
    return _repairer().repair(text, min_confidence=min_confidence)
