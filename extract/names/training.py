"""Makes the named-entity model: sentences whose names are marked, damaged as scans damage them, and spaCy."""

import gzip
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, minibatch

from extract.names.model import LABELS, PERSON, empty
from normalize.diacritics import artefact
from normalize.diacritics.repair import MODEL as REPAIR_MODEL
from normalize.names import name_lists

_HELD_OUT = 10  # every tenth sentence of the training file chooses the epoch
_DROPOUT = 0.3
_SEED = 1
# How a sentence is shown, with the share of showings: as it is, without marks, as an English OCR reads it, in capitals.
_SHOWINGS = (("clean", 0.45), ("marks lost", 0.2), ("misread", 0.25), ("capitals", 0.1))
_OTHER_NAMES = 0.3  # of the showings have other people in them, by the lists of names
_LINES = 0.35  # of the showings are cut to a few words, as the lines of letterheads and signatures are
_LINE_WORDS = (2, 7)
_MARKS = str.maketrans("åäöÅÄÖ", "aaoAAO")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens and the label of each, "0" for none."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file with a token, white space and its label on each line, and an empty line after each sentence."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as file:
        blocks = file.read().replace("\u00ad", "").split("\n\n")
    rows = [[line.split() for line in block.splitlines() if len(line.split()) == 2] for block in blocks]
    return [Sentence(*map(tuple, zip(*block, strict=True))) for block in rows if block]


class Damage:
    """Shows words as a scan might have read them, by the confusions that the repair model has learnt."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - nothing secret
        table = artefact.load(REPAIR_MODEL).meta["channel"]
        reads: dict[str, list[tuple[str, float]]] = {}
        for read, row in table.items():
            for written, cost in row.items():
                if written in tuple("åäö") and read:
                    reads.setdefault(written, []).append((read, 2.718281828**-cost))
        self._reads = reads
        lists = name_lists()
        self._first = [name.title() for name in lists.first]
        self._surnames = [name.title() for name in lists.surnames]

    def show(self, sentence: Sentence) -> Sentence:
        """The sentence in one of the ways in which the model will meet it."""
        kind = self._random.choices([name for name, _ in _SHOWINGS], [share for _, share in _SHOWINGS])[0]
        if self._random.random() < _OTHER_NAMES:
            sentence = self._renamed(sentence)
        if self._random.random() < _LINES:
            sentence = self._cut(sentence)
        return self.damaged(sentence, kind)

    def _cut(self, sentence: Sentence) -> Sentence:
        """A few words of the sentence, begun with a capitalised one where there is one, so that names are not cut in two."""
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
            is_name = label == PERSON and token.istitle()
            names = self._surnames if before == PERSON else self._first
            tokens.append(self._random.choice(names) if is_name else token)
            before = label
        return Sentence(tuple(tokens), sentence.labels)

    def damaged(self, sentence: Sentence, kind: str) -> Sentence:
        """The sentence shown in the way that `kind` names."""
        change: Callable[[str], str] = {
            "clean": str,
            "marks lost": lambda token: token.translate(_MARKS),
            "misread": self._misread,
            "capitals": str.upper,
        }[kind]
        return Sentence(tuple(change(token) for token in sentence.tokens), sentence.labels)

    def _misread(self, token: str) -> str:
        return "".join(self._letter(letter) for letter in token)

    def _letter(self, letter: str) -> str:
        options = self._reads.get(letter.lower())
        if not options:
            return letter
        read = self._random.choices([read for read, _ in options], [share for _, share in options])[0]
        return read.upper() if letter.isupper() else read


def example(nlp: Language, sentence: Sentence) -> Example:
    """The sentence as spaCy learns from it: tokens with one label in a row are one name."""
    doc = nlp.make_doc(" ".join(sentence.tokens))
    reference = nlp.make_doc(doc.text)
    reference.ents = tuple(_spans(reference, sentence))
    return Example(doc, reference)


def _spans(doc: Doc, sentence: Sentence) -> Iterator[Span]:
    start = offset = 0
    for index, token in enumerate(sentence.tokens):
        label = sentence.labels[index]
        begins = index == 0 or sentence.labels[index - 1] != label
        start = offset if begins else start
        offset += len(token)
        ends = index + 1 == len(sentence.labels) or sentence.labels[index + 1] != label
        if label in LABELS and ends and (span := doc.char_span(start, offset, label, alignment_mode="contract")):
            yield span
        offset += 1


def train(data: Path, out: Path, *, epochs: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Trains on `*ner_train*`, measures on `*ner_test*` of `data`, writes the model and its card; returns the card.

    Raises:
        FileNotFoundError: a file of the two is missing.
    """
    started = time.monotonic()
    fix_random_seed(_SEED)
    train_file, test_file = (_only(data, pattern) for pattern in ("*ner_train*.tsv*", "*ner_test*.tsv*"))
    sentences = read_sentences(train_file)
    held_out, learnt = sentences[::_HELD_OUT], [s for i, s in enumerate(sentences) if i % _HELD_OUT]
    nlp, best = empty(), (-1.0, b"")
    optimizer = nlp.initialize(lambda: [example(nlp, sentence) for sentence in learnt[:500]])
    damage, order = Damage(_SEED), random.Random(_SEED)  # noqa: S311 - nothing secret
    for epoch in range(1, epochs + 1):
        order.shuffle(learnt)
        for batch in minibatch([example(nlp, damage.show(s)) for s in learnt], compounding(16.0, 96.0, 1.002)):
            nlp.update(batch, sgd=optimizer, drop=_DROPOUT)
        with nlp.use_params(optimizer.averages):
            f1 = sum(measure(nlp, held_out, kind)["f1"] for kind in ("clean", "misread"))
            best = max(best, (f1, nlp.to_bytes(exclude=["tokenizer", "vocab", "meta"])))
        say(f"epoch {epoch} of {epochs}: F1 {f1 / 2:.3f} on held-out sentences, {time.monotonic() - started:.0f} s")
    out.write_bytes(best[1])
    nlp.from_bytes(best[1], exclude=["tokenizer", "vocab", "meta"])
    card = _card(nlp, out, train_file, test_file, len(learnt), epochs, round(time.monotonic() - started))
    out.with_suffix(".json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return card


def measure(nlp: Language, sentences: Sequence[Sentence], kind: str) -> dict[str, float]:
    """Precision, recall and F1 of names of people in the sentences, shown as `kind` says."""
    damage = Damage(_SEED)
    examples = [example(nlp, damage.damaged(sentence, kind)) for sentence in sentences]
    for one in examples:
        one.predicted = nlp(one.predicted)
    scores = Scorer.score_spans(examples, "ents", getter=lambda doc, _: [e for e in doc.ents if e.label_ == PERSON])
    names = {"precision": "ents_p", "recall": "ents_r", "f1": "ents_f"}
    return {name: round(scores[key] or 0.0, 4) for name, key in names.items()}


def _only(data: Path, pattern: str) -> Path:
    found = sorted(data.glob(pattern))
    if not found:
        raise FileNotFoundError(f"{data}: has no {pattern}; it takes sentences with a token and its label on each line")
    return found[0]


def _card(
    nlp: Language, out: Path, train_file: Path, test_file: Path, learnt: int, epochs: int, seconds: int
) -> dict[str, Any]:
    test = read_sentences(test_file)
    return {
        "model": out.name,
        "bytes": out.stat().st_size,
        "trained_on": {
            "files": [train_file.name],
            "sentences": learnt,
            "source": "Webbnyheter 2012 (Språkbanken), re-annotated by klintan/swedish-ner-corpus",
            "licence": "CC BY 4.0",
        },
        "how": "spaCy HashEmbedCNN and transition-based NER; each epoch shows every sentence once, clean, without the "
        "marks of å ä ö, as an English OCR misreads them (confusions of the repair model), or in capitals, three in ten with "
        "other names of the lists in normalize/data/names in them and a third cut to the length of a line; averaged "
        "parameters of the epoch that is best on every tenth training sentence.",
        "showings": dict(_SHOWINGS),
        "config": nlp.get_pipe_config("ner")["model"]["tok2vec"] | {"epochs": epochs, "dropout": _DROPOUT},
        "seconds": seconds,
        "measured_on_test": {
            "file": test_file.name,
            "sentences": len(test),
            "people": {kind: measure(nlp, test, kind) for kind, _ in _SHOWINGS},
        },
        "command": "diarium train-names --data DIR --out extract/data/names.bin",
    }
