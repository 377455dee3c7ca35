"""Makes the named-entity model: sentences whose names are marked, damaged as scans damage them, and spaCy."""

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import thinc.api
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words

from extract.names.model import LABELS, LEFT_OUT, PERSON, empty
from extract.names.sentences import LINES, OTHER_NAMES, SHOWINGS, Sentence, Shower, read_sentences

_HELD_OUT = 10  # every tenth sentence of the training file chooses the epoch
_DROPOUT = 0.3
_BATCH_WORDS = 700
_SEED = 1


def example(nlp: Language, sentence: Sentence) -> Example:
    """The sentence as spaCy learns from it: tokens with one label in a row are one name."""
    doc, reference = (nlp.make_doc(" ".join(sentence.tokens)) for _ in range(2))
    reference.ents = tuple(_spans(reference, sentence))
    return Example(doc, reference)


def _spans(doc: Doc, sentence: Sentence) -> Iterator[Span]:
    labels = ["0", *sentence.labels, "0"]
    start = offset = 0
    for index, token in enumerate(sentence.tokens, start=1):
        start = start if labels[index] == labels[index - 1] else offset
        end = offset + len(token)
        if labels[index] in LABELS and labels[index + 1] != labels[index]:
            span = doc.char_span(start, end, labels[index], alignment_mode="contract")
            if span is not None:
                yield span
        offset = end + 1


def train(data: Path, out: Path, *, epochs: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Trains on `*ner_train*`, measures on `*ner_test*` of `data`, writes the model and its card; returns the card.

    Raises:
        FileNotFoundError: a file of the two is missing.
    """
    started = time.monotonic()
    train_file, test_file = (_only(data, pattern) for pattern in ("*ner_train*.tsv*", "*ner_test*.tsv*"))
    sentences = read_sentences(train_file)
    held_out, learnt = sentences[::_HELD_OUT], [s for i, s in enumerate(sentences) if i % _HELD_OUT]
    model = _best_of(learnt, held_out, epochs, say)
    out.write_bytes(model)
    nlp = empty()
    nlp.initialize()
    nlp.from_bytes(model, exclude=LEFT_OUT)
    test = read_sentences(test_file)
    card = {
        "model": out.name,
        "bytes": len(model),
        **_origin(train_file, len(learnt)),
        "config": {**nlp.get_pipe_config("ner")["model"]["tok2vec"], "epochs": epochs, "dropout": _DROPOUT},
        "seconds": round(time.monotonic() - started),
        "measured_on_test": {
            "file": test_file.name,
            "sentences": len(test),
            "people": {kind: measure(nlp, test, kind) for kind, _ in SHOWINGS},
        },
        "command": "diarium train-names --data DIR --out extract/data/names.bin",
    }
    out.with_suffix(".json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return card


def _best_of(
    learnt: Sequence[Sentence], held_out: Sequence[Sentence], epochs: int, say: Callable[[str], None]
) -> bytes:
    """The model of the epoch that finds the people of the held-out sentences best, clean and misread."""
    thinc.api.fix_random_seed(_SEED)
    nlp, best = empty(), (-1.0, b"")
    optimizer = nlp.initialize(lambda: [example(nlp, sentence) for sentence in learnt[:500]])
    shower, order = Shower(_SEED), random.Random(_SEED)  # noqa: S311 - nothing secret
    started = time.monotonic()
    for epoch in range(1, epochs + 1):
        shown = [example(nlp, shower.show(sentence)) for sentence in order.sample(learnt, len(learnt))]
        for batch in minibatch_by_words(shown, size=_BATCH_WORDS):
            nlp.update(batch, sgd=optimizer, drop=_DROPOUT)
        with nlp.use_params(optimizer.averages):
            f1 = sum(measure(nlp, held_out, kind)["f1"] for kind in ("clean", "misread")) / 2
            best = max(best, (f1, nlp.to_bytes(exclude=LEFT_OUT)))
        left = (time.monotonic() - started) / epoch * (epochs - epoch)
        say(f"epoch {epoch} of {epochs}: F1 {f1:.3f} on held-out sentences, {left:.0f} s left")
    return best[1]


def measure(nlp: Language, sentences: Sequence[Sentence], kind: str) -> dict[str, float]:
    """Precision, recall and F1 of names of people in the sentences, shown as `kind` says."""
    shower = Shower(_SEED)
    examples = [example(nlp, shower.shown(sentence, kind)) for sentence in sentences]
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


def _origin(train_file: Path, learnt: int) -> dict[str, Any]:
    return {
        "trained_on": {
            "files": [train_file.name],
            "sentences": learnt,
            "source": "Webbnyheter 2012 (Språkbanken), re-annotated by klintan/swedish-ner-corpus",
            "licence": "CC BY 4.0",
        },
        "how": "spaCy HashEmbedCNN and transition-based NER; each epoch shows every sentence once, clean, without the "
        "marks of å ä ö, as an English OCR misreads them (confusions of the repair model), or in capitals; some with "
        "other names (the lists in normalize/data/names), some cut to a line; averaged parameters of the epoch that is "
        "best on every tenth training sentence.",
        "showings": {**dict(SHOWINGS), "other names": OTHER_NAMES, "cut to a line": LINES},
    }
