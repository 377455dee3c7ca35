"""The model as it runs: made empty, filled from its file when it is first asked, and asked of single lines only."""

import functools
import re
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

MODEL = Path(__file__).parents[1] / "data" / "names.bin"
PERSON = "PER"
LABELS = (PERSON, "ORG", "LOC", "MISC")
LEFT_OUT = ("tokenizer", "vocab", "meta")  # of the file: made anew by `empty`
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_WIDTH, _DEPTH, _ROWS = 64, 3, 1000

# Hashes of a word, its shape and its ends are looked up in small tables: no list of words, so the file is small.
_CONFIG = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 48,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "pretrained_vectors": None,
            "width": _WIDTH,
            "depth": _DEPTH,
            "embed_size": _ROWS,
            "window_size": 1,
            "maxout_pieces": 3,
            "subword_features": True,
        },
    }
}


class LineTokenizer:
    """Words with their hyphens and apostrophes, and single signs."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of a line that stand a space or none apart."""
        words = [match.group() for match in _TOKEN.finditer(text)]
        ends = [match.end() for match in _TOKEN.finditer(text)]
        spaces = [text[end : end + 1].isspace() for end in ends]
        return Doc(self._vocab, words=words, spaces=spaces)


def empty() -> Language:
    """The model before it has learnt anything."""
    nlp = spacy.blank("sv")
    nlp.tokenizer = LineTokenizer(nlp.vocab)
    ner = nlp.add_pipe("ner", config=_CONFIG)
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    return nlp


@functools.cache
def _loaded() -> Language:
    nlp = empty()
    nlp.initialize()
    return nlp.from_bytes(MODEL.read_bytes(), exclude=LEFT_OUT)


@functools.lru_cache(maxsize=2_000)
def persons(line: str) -> tuple[str, ...]:
    """The names of people in a line, in its order.

    >>> persons("Ärendet har beretts av Abdirahman Warsame på förvaltningen.")
    ('Abdirahman Warsame',)
    """
    plain = " ".join(line.split())
    return tuple(entity.text for entity in _loaded()(plain).ents if entity.label_ == PERSON)
