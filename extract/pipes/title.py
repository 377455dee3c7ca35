"""Component `diarium_title`: the ärendemening.

Where a § or a meeting does not say it, every passage of the head that may be the title gets the points of the rows of
`CUES` that fit it, and the one with the most points is taken.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Text, add, findings
from extract.pipes.head import head_lines
from extract.pipes.passages import Passage, is_no_title, paragraph_passage, passages
from extract.pipes.sections import Line
from extract.pipes.terms import BODY
from normalize.unicode import fold

_FIRST_SLIDE = 6  # lines
_LEAST_POINTS = -2.0
# What titles are made of, folded; it tells them from names of organisations and places.
_TITLE_WORDS = re.compile(
    r"\b(?:svar pa|yttrande over|remiss\w*|motion\w*|medborgarforslag\w*|budget\w*|\w*plan|\w*planen|\w*rapport\w*|tidplan\w*|forslag\w*"
    r"|ansokan\w*|redovisning\w*|forsaljning\w*|forvarv\w*|kop av|revider\w*|mal for|begaran|upphandling\w*|investering\w*|\w*taxa\w*|\w*taxor|avgift\w*"
    r"|bidrag\w*|\w*avtal\w*|inratt\w*|\w*byggnad\w*|reglemente\w*|riktlinjer\w*|policy|program\w*|beslut om|godkannande|val av|fyllnadsval\w*"
    r"|utvardering\w*|uppfoljning\w*|delegation\w*|forordnande\w*|overklagande\w*|\w*provning|\w*utredning\w*|information\w*|anmalan|faststallande"
    r"|antagande|andring\w*|hyra|uthyrning|markanvisning\w*|bygglov\w*|detaljplan\w*|oversiktsplan\w*|tillsyn\w*|foreskrifter|stadgar|bolagsordning\w*"
    r"|agardirektiv|borgen\w*|lan\b|anslag\w*|tillaggsanslag|stat for|overenskommelse|samverkan\w*|organisation\w*|strategi\w*|arsredovisning\w*|bokslut\w*"
    r"|verksamhetsberattelse|internkontroll\w*|skrivelse\w*|interpellation\w*|fraga om|initiativ\w*|uppdrag\w*|atgard\w*|for \d{4}|ar \d{4}|\d{4}[-–]\d{4})\b"
)
_PREPOSITION = re.compile(
    r"\b(?:av|om|for|till|over|angaende|betraffande|avseende|i|pa|vid|med|mellan|gallande|enligt|inom|kring|samt)\b"
)
_PROSE = re.compile(
    r"\.\s[A-ZÅÄÖ]|\b(?:beslutar|foreslar|foreslas|godkanner|har|hade|ska|skall|ar|var|blir|kan|behover|inkommit|redovisar|beskriver|innebar|behandlade)\b"
)
_SUBTITLE = re.compile(
    rf"(?:rapport|information|redovisning|skrivelse|underlag|bilaga|material|presentation|till|version|utkast|remissversion|arbetsmaterial)\s?(?:till|for|infor|av|\d|$)(?:.*{BODY}.*)?"
)
_WHO_OR_WHEN = re.compile(
    r"\b(?:presentator|foredragande|foredragare|handlaggare|ansvarig|tid|plats|datum|narvarande)\s?:|,\s(?:den\s)?\d{1,2}\s[a-z]+\s\d{4}$"
)
_LETTERHEAD = re.compile(
    r"\b(?:kommun|kommuns|stad|lans?|landsting|forbund|ab|stiftelse|forvaltning\w*|kontoret|enheten|avdelningen|centrum|samverkan)$"
)
_LARGER, _SMALLER = 1.12, 0.9  # times the document's usual line height
_LONG, _FEW_WORDS = 150, 3
_ECHO = 0.5  # share of the title's longer words that the body says again
_ECHO_LETTERS, _STEM = 6, 6


@dataclass(frozen=True, slots=True)
class Place:
    """A passage among the others: what the cues look at. `height` is in times the usual line height, 0 where unknown."""

    passage: Passage
    folded: str
    height: float
    tallest: float
    is_last: bool
    is_below_registration: bool  # the date or the diary number stands above it
    echo: float


@dataclass(frozen=True, slots=True)
class Cue:
    """What speaks for a passage being the title, or, with less than no points, against it."""

    name: str
    points: float
    fits: Callable[[Place], bool]


CUES = (
    Cue("labelled: Ärende, Rubrik, Angående", 8, lambda place: place.passage.is_labelled),
    Cue("larger than the text", 3, lambda place: place.height > _LARGER),
    Cue("largest", 2, lambda place: place.height > _LARGER and place.height >= 0.93 * place.tallest),
    Cue("smaller than the text", -2, lambda place: 0 < place.height < _SMALLER and not place.passage.text.isupper()),
    Cue("underlined", 4, lambda place: place.passage.is_underlined),
    Cue("words of titles", 2, lambda place: bool(_TITLE_WORDS.search(place.folded))),
    Cue("begins with a word of titles", 1, lambda place: bool(_TITLE_WORDS.match(place.folded))),
    Cue("ties nouns with a preposition", 1, lambda place: bool(_PREPOSITION.search(place.folded))),
    Cue("several words", 1, lambda place: len(place.folded.split()) >= _FEW_WORDS),
    Cue("stands free", 1, lambda place: place.passage.after_gap),
    Cue("last before the text", 1.5, lambda place: place.is_last),
    Cue("below date and number", 1, lambda place: place.is_below_registration),
    Cue("what the text is about", 1.5, lambda place: place.echo >= _ECHO),
    Cue("prose", -5, lambda place: bool(_PROSE.search(place.folded) or _PROSE.search(place.passage.text) or place.passage.text.endswith("."))),
    Cue("long", -2, lambda place: len(place.folded) > _LONG),
    Cue("one short word", -2, lambda place: " " not in place.folded and len(place.folded) < 12),
    Cue("subtitle", -6, lambda place: bool(_SUBTITLE.match(place.folded))),
    Cue("letterhead", -3, lambda place: bool(_LETTERHEAD.search(place.folded)) and not _TITLE_WORDS.search(place.folded)),
    Cue("cell among others", -1, lambda place: place.passage.is_beside_others),
    Cue("names who or when", -5, lambda place: bool(_WHO_OR_WHEN.search(place.folded))),
    Cue("a list of names", -2, lambda place: place.folded.count(",") >= 3),
    Cue("begins in lower case", -3, lambda place: place.passage.text[:1].islower()),
)  # fmt: skip


@Language.factory(
    "diarium_title", requires=["doc._.type", "doc._.date", "doc._.sections", "doc._.lines"], assigns=["doc.spans"]
)
def make_title(nlp: Language, name: str) -> "TitleFinder":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return TitleFinder()


class TitleFinder:
    """Finds the title, where the document's type puts it."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `title`."""
        match doc._.type:
            case "protokoll":
                _add_meeting(doc)
            case "presentation":
                _add_best(doc, doc._.lines[:_FIRST_SLIDE], 0.85)
            case "protokollsutdrag" if passage := paragraph_passage(doc):
                add(doc, "title", passage.span, Text(passage.text), 0.93)
            case _:
                _add_best(doc, head_lines(doc._.sections), 0.9)
        return doc


def _add_meeting(doc: Doc) -> None:
    """A whole protokoll is named by its body and day."""
    organ = next(findings(doc, "organ"), None)
    if organ and doc._.date and isinstance(organ.value, Text):
        genitive = organ.value.text + ("" if organ.value.text.endswith("s") else "s")
        title = f"{genitive} sammanträdesprotokoll {doc._.date.isoformat()}"
        add(doc, "title", (organ.span.start_char, organ.span.end_char), Text(title), 0.95)


def _add_best(doc: Doc, lines: Sequence[Line], confidence: float) -> None:
    places = list(_places(doc, [passage for passage in passages(doc, lines) if not is_no_title(passage)]))
    best = max(places, key=lambda place: (points(place), -place.passage.span[0]), default=None)
    if best and points(best) >= _LEAST_POINTS:
        add(doc, "title", best.passage.span, Text(best.passage.text), confidence)


def points(place: Place) -> float:
    """How much speaks for the passage being the title."""
    return sum(cue.points for cue in CUES if cue.fits(place))


def _places(doc: Doc, candidates: Sequence[Passage]) -> list[Place]:
    if not candidates:
        return []
    tallest = max(passage.height for passage in candidates)
    end = max(passage.span[1] for passage in candidates)
    said = {word[:_STEM] for word in fold(doc.text[end:]).split() if len(word) >= _ECHO_LETTERS}
    registered = min((item.span.end_char for item in findings(doc, "diarienummer")), default=end)
    return [
        Place(
            passage,
            fold(passage.text),
            passage.height,
            tallest,
            is_last=passage is candidates[-1],
            is_below_registration=passage.span[0] > registered,
            echo=_echo(fold(passage.text), said),
        )
        for passage in candidates
    ]


def _echo(folded: str, said: set[str]) -> float:
    words = [word[:_STEM] for word in re.findall(r"[a-z]+", folded) if len(word) >= _ECHO_LETTERS]
    return sum(word in said for word in words) / len(words) if words else 0.0
