"""Repairs a page: finds the damaged blocks, decodes them, and turns the result into edits."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from normalize.diacritics import artefact, damage, decode, tokens
from normalize.diacritics.calibration import UNCALIBRATED, Evidence, confidence
from normalize.diacritics.candidates import CAUTION, Candidate, Candidates, Opens
from normalize.diacritics.casing import restore
from normalize.diacritics.channel import Channel, marks_only
from normalize.diacritics.foreign import TELLTALE, Foreign
from normalize.diacritics.language import LanguageModel
from normalize.diacritics.lexicon import Lexicon
from normalize.diacritics.spelling import Spellings

MODEL = Path(__file__).parents[1] / "data" / "diacritics.bin"
MIN_CONFIDENCE = 0.3  # a word that is none as read is rather repaired at one in two than left
FULL_LINE = 30  # characters: after a shorter line a new entry begins, not the rest of a sentence
PARTS = ("context", "triples", "compounds", "confusions", "spelling", "foreign", "calibration")
_SENTENCE_ENDS = (".", "!", "?")
_PARAGRAPH = re.compile(r"§ ?\d+$")  # its heading follows
_ROUNDS = 3  # of repair, after which a page that would still change is left as it was read
STRANGENESS = 4.0  # nats, for odd confusions in a text that otherwise only lost its marks


@cache
def lexicon() -> Lexicon:
    """The words of the model that is shipped, loaded once."""
    return Lexicon(artefact.load(MODEL))


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
    """An edit in offsets of the block or text as read."""

    start: int
    end: int
    after: str
    confidence: float
    runner_up: str | None
    evidence: Evidence

    def moved(self, by: int) -> _Change:
        """The same so many characters on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A block as decoded: what the model would change, and how many known words it leaves."""

    changes: list[_Change]
    right: int


class Repairer:
    """A loaded model; it remembers words between pages, so keep one and use it again."""

    def __init__(self, path: Path = MODEL, *, without: Collection[str] = ()) -> None:
        """Opens a model; ``without`` names parts of ``PARTS`` to leave out, to see what each brings."""
        if unknown := set(without) - set(PARTS):
            raise ValueError(f"no such part of the model: {', '.join(sorted(unknown))}")
        model = artefact.load(path)
        count = int(model.meta["words"])
        self._special = {name: count + n for n, name in enumerate((tokens.STOP, tokens.NUMBER, tokens.YEAR))}
        self._stop, self._unknown = count, count + 3
        self._weights = model.meta.get("calibration", UNCALIBRATED)
        if "calibration" in without:
            self._weights = UNCALIBRATED
        longest = 1 if "context" in without else 2 if "triples" in without else 3
        self._model = LanguageModel(model, longest)
        self._lexicon = Lexicon(model, compounds="compounds" not in without)
        self._foreign = None if "foreign" in without else Foreign(model)
        table = marks_only(model.meta["channel"]) if "confusions" in without else model.meta["channel"]
        spellings = None if "spelling" in without else Spellings(model)
        self._scanned, self._stripped = (
            Candidates(
                Channel(table, self._lexicon.code, strangeness),
                self._lexicon,
                self._model,
                spellings,
                unknown=self._unknown,
                number=self._special[tokens.NUMBER],
                caution=caution,
            )
            for strangeness, caution in ((0.0, CAUTION), (STRANGENESS, 0.0))
        )

    def repair(
        self,
        text: str,
        *,
        min_confidence: float = MIN_CONFIDENCE,
        evidence: list[Evidence] | None = None,
    ) -> Repaired:
        """The page with lost letters given back; see ``normalize.diacritics.repair``.

        What each change was judged by is added to ``evidence``, for calibration.
        """
        known: dict[tuple[str, bool], _Reading] = {}
        made = self._find(text, known)
        result = _apply(text, made, min_confidence)
        for _ in range(_ROUNDS):
            further = [change for change in self._find(result.text, known) if change.confidence >= min_confidence]
            if not further:
                break
            both = _together(made, further, min_confidence)
            made = [change for change in both if change.after != text[change.start : change.end]]
            result = _apply(text, made, min_confidence)
        else:
            made = []
            result = _apply(text, made, min_confidence)
        if evidence is not None:
            evidence += [change.evidence for change in made if change.confidence >= min_confidence]
        return result

    def _find(self, text: str, known: dict[tuple[str, bool], _Reading]) -> list[_Change]:
        """What the model would change on a page, if the page is damaged; `known`: blocks read before."""
        suspects = damage.suspects(text)
        if not suspects:
            return []
        only_marks = damage.only_marks(text)
        readings = []
        for block in suspects:
            body = text[block.start : block.end]
            if (body, only_marks) not in known:
                known[body, only_marks] = self._read(body, self._stripped if only_marks else self._scanned)
            readings.append((block.start, known[body, only_marks]))
        changes = [change.moved(start) for start, reading in readings for change in reading.changes]
        plausible = sum(change.evidence.was_known for change in changes)
        right = sum(reading.right for _, reading in readings)
        return changes if damage.odds(len(changes) - plausible, plausible, right) > 0 else []

    def repaired(self, text: str) -> str:
        """The text of ``repair`` alone."""
        return self.repair(text).text

    def _read(self, body: str, candidates: Candidates) -> _Reading:
        """What the model would change in one block."""
        found = list(tokens.split(body))
        options = [self._options(found, place, body, candidates) for place in range(len(found))]
        chosen = decode.best(options, self._model, self._stop)
        small = [token.text.lower() if token.kind == "word" else "" for token in found]
        native = self._native(small, chosen)
        known = sum(
            home and token.kind == "word" and word.number != self._unknown
            for home, token, word in zip(native, found, chosen, strict=True)
        )
        numbers = [self._stop] * 2 + [word.context for word in chosen] + [self._stop] * 2
        changes = []
        for place, token in enumerate(found):
            if not token.repairable or not native[place]:
                continue
            if chosen[place].written != (small[place] or token.text):
                around = numbers[place : place + 2], numbers[place + 3 : place + 5]
                ranked = decode.rivals(options[place], *around, self._model)
                changes.append(self._change(found, place, chosen[place], ranked))
        return _Reading(changes, known - len(changes))

    def _options(
        self, found: Sequence[tokens.Token], place: int, body: str, candidates: Candidates
    ) -> Sequence[Candidate]:
        """Readings of one token; those that are no words stand as they are."""
        token = found[place]
        if token.repairable:
            opens = Opens.NO if token.text.islower() else _opens(found, place, body)
            return candidates.of(token.text, opens)
        number = self._special[token.text]
        return (Candidate(token.text, number, number, 0.0, compound=False, capital=False),)

    def _native(self, small: Sequence[str], chosen: Sequence[Candidate]) -> list[bool]:
        """For each word, or empty string for what is none, whether it stands in a Swedish passage."""
        if self._foreign is None or TELLTALE.isdisjoint(small):
            return [True] * len(small)
        first = second = self._stop
        costs = []
        for word in chosen:
            costs.append(word.cost + self._model.cost(first, second, word.context))
            first, second = second, word.context
        return [not foreign for foreign in self._foreign.passages(small, costs)]

    def _cased(self, found: Sequence[tokens.Token], place: int, word: Candidate) -> str:
        """The word as it is put into the text."""
        usual = 0 if word.number >= self._stop else self._lexicon.usual_case(word.number)
        around = (*found[max(0, place - 1) : place], *found[place + 1 : place + 2])
        shouting = any(len(near.text) > 2 and near.text.isupper() for near in around)
        read = found[place].text
        return restore(read, word.written, usual, capital=word.capital, shouting=shouting)

    def _change(
        self,
        found: Sequence[tokens.Token],
        place: int,
        word: Candidate,
        ranked: Sequence[tuple[float, Candidate]],
    ) -> _Change:
        """The change of a token, and how sure it is."""
        token, after = found[place], self._cased(found, place, word)
        share = next(share for share, option in ranked if option is word)
        second = next((self._cased(found, place, option) for _, option in ranked if option is not word), None)
        was_known = self._lexicon.number(token.text.lower()) >= 0
        seen = Evidence(share, word.cost, word.compound, was_known, len(after))
        sure = confidence(self._weights, seen)
        return _Change(token.start, token.end, after, sure, second, seen)


def _opens(found: Sequence[tokens.Token], place: int, body: str) -> Opens:
    """Whether a sentence begins at a token."""
    if place == 0:
        return Opens.MAYBE
    before = found[place - 1]
    if before.kind == "stop":
        return Opens.YES if before.mark in _SENTENCE_ENDS else Opens.MAYBE
    if _PARAGRAPH.search(body, max(0, before.end - 8), before.end):
        return Opens.MAYBE
    if "\n" not in body[before.end : found[place].start]:
        begins = place > 1 and found[place - 2].mark in _SENTENCE_ENDS
        return Opens.NAME if before.kind == "word" and before.text[0].isupper() and not begins else Opens.NO
    if before.text == tokens.NUMBER:  # the end of a table's row
        return Opens.MAYBE
    line = body.rfind("\n", 0, before.end) + 1
    return Opens.LINE if before.end - line >= FULL_LINE else Opens.MAYBE


def _together(made: Sequence[_Change], further: Sequence[_Change], least: float) -> list[_Change]:
    """Both, in places of the text as read: `further` ones are in those of the text that `made` gives.

    What is changed again becomes one change; what would then be parted otherwise stays as it was read.
    """
    changes: dict[int, _Change] = {}
    shift = 0
    later = list(further)
    for change in made:
        length = len(change.after) if change.confidence >= least else change.end - change.start
        start, end = change.start + shift, change.start + shift + length
        while later and later[0].end <= start:
            first = later.pop(0).moved(-shift)
            changes[first.start] = first
        again = [one for one in later if one.start < end]
        del later[: len(again)]
        if not again:
            changes[change.start] = change
        elif [(one.start, one.end) for one in again] == [(start, end)]:
            changes[change.start] = replace(again[0], start=change.start, end=change.end)
        shift += length - (change.end - change.start)
    return [*changes.values(), *(one.moved(-shift) for one in later)]


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
