"""Documents made of a text, for tests of what the components find."""

from pathlib import Path

from spacy.tokens import Doc

from extract.pages import Document, Page
from extract.pipeline import extract, load
from extract.record import Record


def doc_of(text: str) -> Doc:
    """The pipeline's findings in the running text."""
    nlp = load()
    return nlp(nlp.make_doc(text))


def record_of(*pages: str) -> Record:
    """The record of a plain text of so many pages."""
    read = [Page(number, "text", text, text, (), None, None, None) for number, text in enumerate(pages, 1)]
    return extract(Document(Path("a.txt"), "0" * 64, 1, "text/plain", read))
