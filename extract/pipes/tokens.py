"""A tokenizer that parts letters, digits and signs, so that whatever a rule finds begins and ends at a token."""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|[^\w\s]|_")


class TextDoc(Doc):
    """A Doc that keeps its text, which spaCy puts together anew from the tokens each time that it is asked for."""

    whole: str | None = None

    @property
    def text(self) -> str:
        """The text as the tokenizer was given it; of a copy, what its tokens make."""
        return super().text if self.whole is None else self.whole


class FineTokenizer:
    """Tokens are runs of letters, of digits, of white space, and single signs; a space belongs to the token before."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as a Doc whose text is the same."""
        words: list[str] = []
        spaces: list[bool] = []
        for run in _TOKEN.findall(text):
            if run == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(run)
                spaces.append(False)
        doc = TextDoc(self._vocab, words=words, spaces=spaces)
        doc.whole = text
        return doc
