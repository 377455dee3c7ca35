"""Judges a PDF page's text layer: keep it, repair it, or read the page again from its image."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.encodings import Fix, mistake
from extract.pages import Word
from extract.record import Layer, LayerDecision, Origin
from extract.settings import ReadSettings
from extract.words import PUNCTUATION, known_share
from normalize import symbols
from normalize.diacritics import damage, repair

# A scan whose layer holds a stamped page number or diary number has not been read.
_FEWEST_WORDS_ON_SCAN = 12
_READABLE_SHARE = 0.7  # of the characters; fonts without a Unicode map give private and control ones
_FEWEST_LETTERS = 40  # of a page that says something of its language
_FOREIGN_SHARE = 0.08  # of the words; text in a language that the lexicon does not know is no misreading
# The commonest words of the languages of annexes that Swedish has not, or has seldom.
_FOREIGN = frozenset(
    (
        *("the", "and", "of", "is", "are", "this", "which", "with", "by", "from"),
        *("und", "der", "das", "nicht", "mit", "für", "auf", "les", "des", "une", "est", "dans", "que", "pour"),
        *("että", "kuin", "joka", "ovat", "ikke", "og", "hvad", "blev", "ikkje"),
    )
)
_IN_STEP = 0.7  # of the words have ink where the layer says that they stand
_LOST_SHARE = 0.02  # of the words are repaired: a tenth and more where an OCR had no Swedish, none where it had
_SCAN_MARGIN = 0.15  # a layer must score so much better where there is an image to read instead
_READABLE_SIGNS = frozenset("§–—”“’‘•°²³½¼¾€£·…×±")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done with a layer: `score` is how good it is once repaired, 0 to 1.

    `is_legible`: its words say something, of a page that is read from its image as well.
    """

    decision: LayerDecision
    score: float
    reasons: tuple[str, ...] = ()
    fix: Fix | None = None  # gives a word back whose encoding was mistaken for another
    is_legible: bool = False

    @property
    def in_record(self) -> Layer:
        """The verdict as the record has it."""
        return Layer(decision=self.decision, score=round(self.score, 4), reasons=list(self.reasons))

    @property
    def origin(self) -> Origin:
        """How the page was read, when its layer is kept."""
        return "repaired-layer" if self.fix else "text-layer"

    def mended(self, words: Sequence[Word]) -> list[Word]:
        """The words in their right encoding; what they were is their other reading."""
        if not self.fix:
            return list(words)
        fixed = ((word, self.fix(word.text)) for word in words)
        return [replace(word, text=text, other=word.text) if text != word.text else word for word, text in fixed]


def judge(
    words: Sequence[Word], settings: ReadSettings, *, has_image: bool, is_drawn: bool, inked: float = 1.0
) -> Verdict:
    """The verdict on a page's layer.

    `has_image`: an image covers the page; `is_drawn`: the page draws any image or line; `inked`: the share of words
    with ink where they are said to stand. A page without words that draws nothing is blank, and its layer is right.
    """
    if not words:
        return Verdict("read", 0.0, ("no text",)) if is_drawn else Verdict("keep", 1.0, ("blank",))
    if settings.text_layer == "ignore":
        return Verdict("read", 0.0, ("text layers are to be ignored",))
    verdict = _judged(words, settings, has_image=has_image, inked=inked)
    if settings.text_layer == "keep" and verdict.decision == "read":
        reasons = (*verdict.reasons, "text layers are to be kept")
        return replace(verdict, decision="repair" if verdict.is_legible else "keep", reasons=reasons)
    return verdict


def _judged(words: Sequence[Word], settings: ReadSettings, *, has_image: bool, inked: float) -> Verdict:
    texts = [word.text for word in words]
    if has_image and len(words) < _FEWEST_WORDS_ON_SCAN:
        return Verdict("read", 0.0, (f"only {len(words)} words over a scan",))
    if any("(cid:" in text for text in texts):
        return Verdict("read", 0.0, ("glyph numbers (cid:) for letters",))
    readable = _readable_share(texts)
    if readable < _READABLE_SHARE:
        return Verdict("read", readable, ("a font without a map to letters",))
    if has_image and inked < _IN_STEP:
        return Verdict("read", inked, ("text and image are out of step",))
    return _by_language(texts, settings, has_image=has_image)


def _by_language(texts: Sequence[str], settings: ReadSettings, *, has_image: bool) -> Verdict:
    """The verdict on text that can be read; what is lost is guessed only where there is no image to look at."""
    wrong = mistake(texts)
    fix = wrong.fix if wrong else None
    text, lost = _given_back(" ".join(map(fix, texts) if fix else texts), has_image=has_image)
    reasons = (wrong.name, *lost) if wrong else lost
    least = settings.min_quality + _SCAN_MARGIN * has_image
    says_little = sum(char.isalpha() for char in text) < _FEWEST_LETTERS
    score = 1.0 if says_little else round(known_share(text.split()), 4)
    if has_image and lost:
        return Verdict("read", score, reasons, fix, is_legible=score >= settings.min_quality)
    if score >= least:
        return Verdict("repair" if reasons else "keep", score, reasons, fix, is_legible=True)
    if _foreign_share(text.split()) >= _FOREIGN_SHARE:
        return Verdict("keep", score, (*reasons, "in another language"), is_legible=True)
    reasons = (*reasons, "few words that Swedish has")
    return Verdict("read", score, reasons, fix, is_legible=score >= settings.min_quality)


def _given_back(text: str, *, has_image: bool) -> tuple[str, tuple[str, ...]]:
    """The text with its lost letters, and what it has lost; over a scan, whose reader may have lacked %, signs too."""
    lost: list[str] = []
    if damage.suspects(text):
        mended = repair(text)
        if len(mended.edits) > _LOST_SHARE * len(text.split()) * has_image:
            lost.append("Swedish letters lost")
            text = mended.text
    if has_image and (symbols.mend(text)[1] or symbols.doubtful(text)):
        lost.append("signs lost")
    return text, tuple(lost)


def _readable_share(texts: Sequence[str]) -> float:
    """The share of characters that text is made of."""
    text = "".join(texts)
    readable = sum(char.isalnum() or char.isascii() or char in _READABLE_SIGNS for char in text)
    return readable / max(len(text), 1)


def _foreign_share(words: Sequence[str]) -> float:
    return sum(word.strip(PUNCTUATION).lower() in _FOREIGN for word in words) / max(len(words), 1)
