"""What the report calls things: plain words for fields, input kinds, scan qualities and splits."""

from typing import NamedTuple


class FieldWords(NamedTuple):
    """A field's name, what is asked of it, and what one item of it is called."""

    name: str
    asked: str
    one: str


# By the names of `gold.score.FIELDS`.
FIELDS = {
    "type": FieldWords("Kind of document", "tjänsteskrivelse, protokoll, yttrande and so on", "kind"),
    "title": FieldWords("Title", "the ärendemening", "title"),
    "diarienummer": FieldWords("Diarienummer", "the document's own, not those that it cites", "diarienummer"),
    "organ": FieldWords("Body", "the body that the document is put to or that decides", "body"),
    "sender": FieldWords("Sender", "the unit in the letterhead", "sender"),
    "date": FieldWords("Date of the document", "its own date, or the meeting's", "own date"),
    "decisions": FieldWords("Decisions", "each proposed or taken decision, its text", "decision"),
    "goals": FieldWords("Goals", "each goal's text", "goal"),
    "goals with year": FieldWords("Goals with year", "the text and the year that it is set for", "goal"),
    "sums": FieldWords("Sums of money", "the amount in kronor", "sum"),
    "sums with year": FieldWords("Sums with year", "the amount and the year that it is for", "sum"),
    "sums with kind": FieldWords("Sums with kind", "the amount and whether it is budget, outcome, grant …", "sum"),
    "dates": FieldWords("Dates mentioned", "the first and last day of each", "date"),
    "handlaggare": FieldWords("Handläggare", "the name", "handläggare"),
    "handlaggare with title": FieldWords("Handläggare with title", "the name and the title", "handläggare"),
    "recipients": FieldWords("Recipients", "those to whom it is sent", "recipient"),
    "indicators": FieldWords("Indicators", "name, period and value of each measured figure", "indicator"),
    "paragraphs": FieldWords("Paragraphs", "number and title of each § of a whole protokoll", "paragraph"),
    "paragraphs in full": FieldWords("Paragraphs in full", "number, title, diarienummer and pages", "paragraph"),
    "paragraphs' decisions": FieldWords("Paragraphs' decisions", "each decision in its §", "decision in its §"),
}

# Input kind: its name, and what such files are.
KINDS = {
    "digital": ("Born digital", "PDF files made by a computer; the text is in the file"),
    "scan": ("Scan", "page images without text; Diarium reads them by OCR"),
    "bad-layer": ("Scan with a bad text layer", "scans over which an OCR without Swedish has laid its text"),
    "ocr-text": ("OCR text", "text files that an OCR without Swedish has made of scans; no image is left"),
    "own": ("Your documents", "the documents of the sample that was given"),
}

# Form of `gold.render.FORMS` that the report measures: its name.
FORMS = {
    "digital": "born digital",
    "scan300": "300 dpi",
    "scan200": "200 dpi",
    "scan150": "150 dpi, noisy",
    "fax": "fax",
    "bad-layer": "bad text layer",
    "ocr-text": "OCR text",
}

# Split: its name, and what it says.
SPLITS = {
    "test": ("Test documents", "not looked at while rules were written: what to expect of documents not seen before"),
    "dev": ("Development documents", "the rules were written with these at hand, so they flatter"),
    "train": ("Training documents", "the rules were written with these at hand, so they flatter"),
    "own": ("Your documents", "the sample that was given"),
}


def form(name: str) -> str:
    """The name of a form; a user's own file has its suffix for one."""
    return FORMS.get(name, name)


def percent(share: float | None, digits: int = 0) -> str:
    """The share of one in percent, without the sign; a dash when there is none.

    >>> percent(0.934), percent(0.9345, 1), percent(None)
    ('93', '93.5', '–')
    """
    return "–" if share is None else f"{100 * share:.{digits}f}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """The number with its noun, thousands parted by a thin space.

    >>> count(1, "page"), count(1200, "word")
    ('1 page', '1\u2009200 words')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}".replace(",", "\u2009")
