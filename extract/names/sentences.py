"""The sentences that the model learns from, shown in the ways in which it will meet them."""

import gzip
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extract.names.model import PERSON
from normalize.diacritics import artefact
from normalize.diacritics.repair import MODEL as REPAIR_MODEL
from normalize.names import name_lists

# How a sentence is shown, with the share of showings: as it is, without marks, as an English OCR reads it, in capitals.
SHOWINGS = (("clean", 0.45), ("marks lost", 0.2), ("misread", 0.25), ("capitals", 0.1))
OTHER_NAMES = 0.3  # of the showings have other people in them, by the lists of names
LINES = 0.35  # of the showings are cut to a few words, as the lines of letterheads and signatures are
_LINE_WORDS = (2, 7)
_MARKS = str.maketrans("åäöÅÄÖ", "aaoAAO")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens and the label of each, "0" for none."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file with a token, white space and its label on each line, an empty line between sentences."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode().replace("\u00ad", "")
    rows = [[line.split() for line in block.splitlines() if len(line.split()) == 2] for block in text.split("\n\n")]
    return [Sentence(*map(tuple, zip(*block, strict=True))) for block in rows if block]


class Shower:
    """Shows sentences as scans do, by the confusions that the repair model has learnt; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - nothing secret
        self._reads: dict[str, list[tuple[str, float]]] = {}
        for read, row in artefact.load(REPAIR_MODEL).meta["channel"].items():
            for written, cost in row.items():
                if written in tuple("åäö") and read:
                    self._reads.setdefault(written, []).append((read, 2.718281828**-cost))
        self._first = [name.title() for name in name_lists().first]
        self._surnames = [name.title() for name in name_lists().surnames]

    def show(self, sentence: Sentence) -> Sentence:
        """The sentence in one of the ways of `SHOWINGS`, perhaps with other names, perhaps cut to a line."""
        kind = self._random.choices([name for name, _ in SHOWINGS], [share for _, share in SHOWINGS])[0]
        if self._random.random() < OTHER_NAMES:
            sentence = self._renamed(sentence)
        if self._random.random() < LINES:
            sentence = self._cut(sentence)
        return self.shown(sentence, kind)

    def shown(self, sentence: Sentence, kind: str) -> Sentence:
        """The sentence in the way that `kind` names."""
        changes: dict[str, Callable[[str], str]] = {
            "clean": str,
            "marks lost": lambda token: token.translate(_MARKS),
            "misread": self._misread,
            "capitals": str.upper,
        }
        return Sentence(tuple(map(changes[kind], sentence.tokens)), sentence.labels)

    def _cut(self, sentence: Sentence) -> Sentence:
        """A few words of the sentence, from a capitalised one on where there is one; no name is cut in two."""
        begins = [
            place
            for place, token in enumerate(sentence.tokens)
            if token[0].isupper() and (place == 0 or sentence.labels[place - 1] == "0")
        ]
        start = self._random.choice(begins or [0])
        end = start + self._random.randint(*_LINE_WORDS)
        while end < len(sentence.labels) and sentence.labels[end] != "0":
            end += 1
        return Sentence(sentence.tokens[start:end], sentence.labels[start:end])

    def _renamed(self, sentence: Sentence) -> Sentence:
        """The sentence with other people in it: each first word of a name becomes a first name, the rest surnames."""
        tokens, before = [], ""
        for token, label in zip(sentence.tokens, sentence.labels, strict=True):
            names = self._surnames if before == PERSON else self._first
            tokens.append(self._random.choice(names) if label == PERSON and token.istitle() else token)
            before = label
        return Sentence(tuple(tokens), sentence.labels)

    def _misread(self, token: str) -> str:
        return "".join(map(self._letter, token))

    def _letter(self, letter: str) -> str:
        options = self._reads.get(letter.lower())
        if not options:
            return letter
        read = self._random.choices([read for read, _ in options], [share for _, share in options])[0]
        return read.upper() if letter.isupper() else read
