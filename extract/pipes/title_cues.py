"""What speaks for a passage of the head being the title, and what against it: a table of cues with their points."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.pipes.head import STAMP
from extract.pipes.head_rows import NAME_ALONE, OPENS_MATTER, PROSE, Passage
from extract.pipes.sender import AREAS, UNIT_FOR
from extract.pipes.terms import BARE_GENRE, BODY, GENRE, HEADING_KINDS, NAME, UNIT
from extract.record import DocumentType

# What titles are made of, folded; it tells them from names of organisations and places.
_TITLE_WORDS = re.compile(
    r"\b(?:svar pa|yttrande over|remiss\w*|motion\w*|medborgarforslag\w*|budget\w*|\w*plan|\w*planen|\w*rapport\w*|tidplan\w*|forslag\w*"
    r"|ansokan\w*|redovisning\w*|forsaljning\w*|forvarv\w*|kop av|revider\w*|mal for|begaran|upphandling\w*|investering\w*|\w*taxa\w*|\w*taxor|avgift\w*"
    r"|bidrag\w*|\w*avtal\w*|inratt\w*|\w*byggnad\w*|reglemente\w*|riktlinjer\w*|policy|program\w*|beslut om|godkannande|val av|fyllnadsval\w*"
    r"|utvardering\w*|uppfoljning\w*|delegation\w*|forordnande\w*|overklagande\w*|\w*provning|\w*utredning\w*|information\w*|anmalan|faststallande"
    r"|antagande|andring\w*|hyra|uthyrning|markanvisning\w*|bygglov\w*|detaljplan\w*|oversiktsplan\w*|tillsyn\w*|foreskrifter|stadgar|bolagsordning\w*|tillstand|dispens\w*|medgivande|\w*lov|forhandsbesked|forelaggande|vite\w*|forbud|sanktionsavgift\w*|nedsattning|ersattning\w*|arvode\w*|stipendi\w*|ombudgetering\w*|overforing|fordelning\w*"
    r"|upplatelse|arrende\w*|overlatelse|gava|donation\w*|nedlaggning|avveckling|bildande|utokning|utokad\w*|minskning|forsok\w*|namnsattning|namngivning|oppettider|\w*placering|avsagelse|entledigande|firmateckning|attest\w*|arbetsordning|instruktion|samrad\w*|betankande\w*"
    r"|naturreservat\w*|planbesked|planprogram|entreprenad\w*|anbud\w*|leverans\w*|ombyggnad\w*|renovering|rivning|kvalitetsredovisning|slutredovisning|ansvarsfrihet|skolskjuts\w*|parkering\w*|trafikforeskrift\w*|serveringstillstand\w*|strandskydd\w*|forstudie\w*|tillsynsplan|remissen"
    r"|agardirektiv|borgen\w*|lan\b|anslag\w*|tillaggsanslag|stat for|overenskommelse|samverkan\w*|organisation\w*|strategi\w*|arsredovisning\w*|bokslut\w*"
    r"|verksamhetsberattelse|internkontroll\w*|skrivelse\w*|interpellation\w*|fraga om|initiativ\w*|uppdrag\w*|atgard\w*|granskning\w*|for \d{4}|ar \d{4}|\d{4}[-–]\d{4})\b"
)
_PREPOSITION = re.compile(
    r"\b(?:av|om|for|till|over|angaende|betraffande|avseende|i|pa|vid|med|mellan|gallande|enligt|inom|kring|samt)\b"
)
_SUBTITLE = re.compile(
    rf"(?:(?:lages|status)?rapport|lagesredovisning|foredragning|dragning|bilder|bildspel|ahorarkopior|information|redovisning|skrivelse|underlag|bilaga|material|presentation|till|version|utkast|remissversion|arbetsmaterial)\s?(?:till|for|infor|av|\d|$)(?:.*{BODY}.*)?"
)
_WHO_OR_WHEN = re.compile(
    r"\b(?:presentator|foredragande|foredragare|handlaggare|handl|ansvarig|tid|plats|datum|narvarande|medlemmar|mottagare)\s?[.:]|,\s(?:den\s)?\d{1,2}\s[a-z]+\s\d{4}$"
    r"|\b(?:man|tis|ons|tors|fre|lor|son)dag(?:en)?\s(?:den\s)?\d|\b(?:faststalld|faststallt|antagen|antaget|godkand|upprattad|reviderad|utarbetad|sammanstalld|beslutad)\s(?:av|i|den|\d)|\b(?:ankn|tel|tfn)\b|\bbeslut nr\b|\b(?:enligt|pa|av)\sdelegat"
)
_ADOPTED = re.compile(r"§\s?\d|\(\d{1,3}\)$|\b(?:blad|sida?)\s\d{1,2}$|\s\d{1,2}\sav\s\d{1,2}$")
# "Berett av Eva Ek, ekonom", "Handlagd av: Bo Alm", as written.
_PREPARED = re.compile(rf"[A-ZÅÄÖ][a-zåäö]+(?:t|d|en)\sav:?\s{NAME}(?:,\s[a-zåäö .-]+)?")
_LETTERHEAD = re.compile(
    r"\b(?:kommun|kommuns|stad|lans?|landsting|forbund|ab|stiftelse|forvaltning\w*|kontoret|enheten|avdelningen|centrum|samverkan)$|\b(?:"
    + UNIT
    + r")$"
)
# "Samhällsbyggnadsförvaltningen sel ont", "Berga kommun kommunen mellan sjöarna": a letterhead, and what a scan put behind it.
_BEGINS_LETTERHEAD = re.compile(
    rf"(?:\W*[a-z]{{1,2}}\s)?(?:{UNIT}|[a-z-]+\s(?:kommun|stad))\s(?!{_PREPOSITION.pattern})"
)
# "Miljöförbundet Lilla Göinge", but not "Socialnämndens mål" or "Kommunförbundet: remissvar".
_ORGANISATION = re.compile(
    r"(?:[a-z-]+\s)?[a-z-]*(?:forbundet|bolaget|stiftelsen|koncernen|foreningen|namnden|styrelsen|kontoret|forvaltningen|kommunen|staden|radet|raddningstjansten)(?:\s(?:for|i))?\s(?!om\b|och\b)[a-z]"
)
_NAMES_WRITER = re.compile(
    r"kommun|stad\b|region|landsting|namnd|styrelse|forvaltning|kontor|enhet|bolag|koncern|forbund|samling|verksamhet|omsorg|utbildning|skola|fritid|styrdokument|handling|\b(?:nr|till|den)\b"
)
_AUTHORITY = re.compile(
    r"(?:lansstyrelsen?|landstinget|regionen|[a-z-]*departementet|[a-z-]+verket|[a-z-]+myndigheten|[a-z-]*(?:domstolen|ratten)|[a-z-]+inspektionen)\b(?:,|\si\s|$)"
)
# Headings that stand over a document's parts, whatever it is about.
_PART = re.compile(
    r"(?:\d{1,2}(?:[.,]\d*)?\s+)?(?:inledning|bakgrund|sammanfatt\w+(?:\s\w+)?|forutsattningar|syfte|uppdrag(?:et)?|om\s(?:planen|programmet|rapporten|policyn)"
    r"|[a-z]+ets?\si\skorthet|perioden\si\skorthet|ansokan|ansokningen|framstallningen?|forslag\still\s(?:mal|matt|atgarder|budget|genomforande)|arendet\b.*|laget(?:\si\sdag)?|nulage(?:t)?|anvisningar|utgangspunkter|omfattning|organisation|verksamhetens\s.*|ekonomi|personal|investeringar|driftbudget|verksamhetsmatt"
    r"|mal|vision|mal\soch\smatt|resultat|forord|innehall|ordforanden\shar\sordet|[a-z]+s\suppdrag|beskrivning\b.*|overvaganden|mojligheter|risker|overklagande|besvarshanvisning|upplysningar|hur man .*)\.?"
)
# "Nämnden svarar för tillsynen", "Kontoret överlämnade planen": a sentence's subject and verb.
_WHO_DOES = re.compile(
    rf"(?:{BODY}|{UNIT}|(?:namnd|styrels|kommun|forvaltning|kontor|forbund|bolag|region|stad)(?:en|et)|landstinget|(?:vi|jag))\s[a-z]{{2,}}(?:ar|er|ade|ats|it|des)\b"
)
_QUESTION = re.compile(r"\?$|^(?:varfor|hur|vad|sa)\s")
# "Svar på motion av Bo Ek (v)": what it is about stands above it.
_ANSWER = re.compile(
    r"(?:svar\spa|remissvar|(?:motion|medborgarforslag|skrivelse|interpellation|fraga)\s(?:av|fran))\b(?!.*\b(?:om|over|angaende|gallande|betraffande|rorande|avseende)\b)"
)
_ENDS_OPEN = re.compile(
    r"\b(?:till|for|av|och|samt|vid|inom|mellan|fran|angaende|avseende|gallande|eller|enligt)$|[,;]$"
)
# "Följs upp: per den 30 april", "Sökande: Föreningen Ek", unlike "Kulturplan: en handbok", "Svar på remiss: Vägen framåt".
_LABELS = re.compile(rf"(?!{GENRE.pattern})(?!{OPENS_MATTER.pattern})[a-z]{{3,}}(?:\s[a-z]{{2,6}})?\s?:\s\w")
_LOST_RINGS = "åäö"  # a scan's text has a capital of these in small: "ändring av taxan"
_GENITIVE = re.compile(r"^(?:[a-z-]+\s){0,3}[a-z]+s\s")  # "skolkontorets förslag"
_LARGER, _MUCH_LARGER, _SMALLER = 1.12, 1.7, 0.9  # times the document's usual line height
_DWARFING = 1.5  # times the height of the next tallest passage of the head
_LONG, _FEW_WORDS, _LONGEST_NAME = 150, 3, 5  # characters; words; words
_ECHO = 0.5  # share of the title's longer words that the body says again


@dataclass(frozen=True, slots=True)
class Place:
    """A passage among the others: what the cues look at. `height` is in times the usual line height, 0 where unknown."""

    passage: Passage
    folded: str
    height: float
    tallest: float
    next_tallest: float  # of the others that no heading of the body stands above
    is_first: bool
    is_last: bool
    is_in_body: bool  # a heading of the body stands above it
    is_below_registration: bool  # the date or the diary number stands above it
    echo: float
    above: str  # the passage right above, folded; "" when there is none
    is_over_genre: bool  # a line that names its genre, and no year, stands under it alone at the top
    is_under_name: bool  # it is that line
    is_header: bool  # of the page: the head says it again below
    ends_sentence: bool  # a full stop stands behind it
    type: DocumentType


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
    Cue("much larger than the text", 2, lambda place: place.height > _MUCH_LARGER),
    Cue("dwarfs the rest of the head", 5, lambda place: not place.is_in_body and place.height > _DWARFING * max(place.next_tallest, 1)),
    Cue("in capitals", 1.5, lambda place: place.height == 0 and place.passage.text.isupper() and " " in place.folded and not _LETTERHEAD.search(place.folded)),
    Cue("names nothing but its genre", -6, lambda place: bool(BARE_GENRE.fullmatch(place.folded))),
    Cue("like a person's name", -3, lambda place: bool(NAME_ALONE.fullmatch(place.passage.text))),
    Cue("first on a slide", 2.5, lambda place: place.type == "presentation" and place.is_first),
    Cue("smaller than the text", -1.5, lambda place: 0 < place.height < _SMALLER and not place.passage.text.isupper()),
    Cue("underlined", 4, lambda place: place.passage.is_underlined),
    Cue("words of titles", 2.5, lambda place: bool(_TITLE_WORDS.search(place.folded))),
    Cue("begins with a word of titles", 0.5, lambda place: bool(_TITLE_WORDS.match(place.folded))),
    Cue("opens as matters do", 2, lambda place: bool(OPENS_MATTER.match(place.folded))),
    Cue("names its genre", 4, lambda place: place.type in ("rapport", "presentation", "okand") and bool(GENRE.match(place.folded)) and not _QUESTION.search(place.folded)),
    Cue("ties nouns with a preposition", 2, lambda place: bool(_PREPOSITION.search(place.folded))),
    Cue("several words", 1.5, lambda place: len(place.folded.split()) >= _FEW_WORDS),
    Cue("stands free", 1.5, lambda place: place.passage.after_gap),
    Cue("free below", 1.5, lambda place: place.passage.before_gap),
    Cue("first", 0.5, lambda place: place.is_first),
    Cue("last before the text", 1, lambda place: place.is_last and place.type != "presentation"),
    Cue("in the text", -8, lambda place: place.is_in_body),
    Cue("below date and number", 1, lambda place: place.is_below_registration),
    Cue("what the text is about", 2, lambda place: place.echo >= _ECHO),
    Cue("prose", -5, lambda place: place.type != "presentation" and not place.folded.endswith("?") and bool(PROSE.search(place.passage.text.lower()) or PROSE.search(place.passage.text))),
    Cue("tells who does what", -5, lambda place: bool(_WHO_DOES.match(place.folded))),
    Cue("long", -2, lambda place: len(place.folded) > _LONG),
    Cue("one short word", -2.5, lambda place: " " not in place.folded and len(place.folded) < 12),
    Cue("subtitle", -6, lambda place: bool(_SUBTITLE.match(place.folded))),
    Cue("letterhead", -3, lambda place: bool(_LETTERHEAD.search(place.folded)) and not _TITLE_WORDS.search(place.folded) and not _PREPOSITION.search(place.folded)),
    Cue("begins as letterheads do", -4, lambda place: bool(_BEGINS_LETTERHEAD.match(place.folded)) and not _LETTERHEAD.search(place.folded)),
    Cue("an authority", -6, lambda place: bool(_AUTHORITY.match(place.folded))),
    Cue("an area of work", -7, lambda place: bool(AREAS.fullmatch(place.folded) or UNIT_FOR.fullmatch(place.folded))),
    Cue("who a stamp's day is of", -6, lambda place: place.passage.is_above_stamp and (len(place.folded.split()) <= _LONGEST_NAME or place.passage.text.isupper())),
    Cue("a name of its own over its genre", 7, lambda place: place.is_over_genre and not _NAMES_WRITER.search(place.folded)),
    Cue("genre under a name of its own", -5, lambda place: place.is_under_name),
    Cue("in an address", -7, lambda place: place.passage.is_in_address and not OPENS_MATTER.match(place.folded)),
    Cue("a motto", -5, lambda place: place.ends_sentence and place.height > _LARGER and not GENRE.match(place.folded)),
    Cue("begins as organisations do", -4, lambda place: place.is_first and bool(_ORGANISATION.match(place.folded))),
    Cue("a stamp", -6, lambda place: bool(STAMP.search(place.folded))),
    Cue("heads a part of the text", -5, lambda place: _is_part(place.folded)),
    Cue("under a label of something else", -4, lambda place: place.passage.is_under_label and not (place.height > max(_LARGER, 0.85 * place.tallest) and len(place.folded.split()) >= _FEW_WORDS)),
    Cue("an answer, under what it is about", -8, lambda place: place.height <= _LARGER and bool(_ANSWER.match(place.folded)) and _is_matter(place.above)),
    Cue("says what it labels", -5, lambda place: ":" in place.folded and bool(_LABELS.match(place.folded))),
    Cue("a page header, said again below", -4, lambda place: place.is_header),
    Cue("ends within a phrase", -5, lambda place: bool(_ENDS_OPEN.search(place.folded))),
    Cue("numbered", -2, lambda place: place.folded[:1].isdigit()),
    Cue("a question", -2.5, lambda place: place.type != "presentation" and bool(_QUESTION.search(place.folded))),
    Cue("cell among others", -1, lambda place: place.passage.is_beside_others),
    Cue("names who or when", -5, lambda place: bool(_WHO_OR_WHEN.search(place.folded))),
    Cue("prepared by somebody", -8, lambda place: bool(_PREPARED.fullmatch(place.passage.text))),
    Cue("tells of a § or page", -3, lambda place: bool(_ADOPTED.search(place.folded))),
    Cue("a list of names", -2, lambda place: place.folded.count(",") >= 3),
    Cue("begins in lower case", -5, lambda place: place.passage.text[:1].islower() and not (place.height == 0 and place.passage.text[:1] in _LOST_RINGS and _TITLE_WORDS.search(place.folded))),
)  # fmt: skip


def _is_matter(folded: str) -> bool:
    """Whether the line above may be the matter that an answer is given in."""
    is_phrase = len(folded.split()) >= _FEW_WORDS and _PREPOSITION.search(folded) is not None
    return is_phrase and not _ORGANISATION.match(folded) and not GENRE.match(folded)


def _is_part(folded: str) -> bool:
    name = folded.strip(" :")
    return name in HEADING_KINDS or _GENITIVE.sub("", name) in HEADING_KINDS or _PART.fullmatch(name) is not None


def points(place: Place) -> float:
    """How much speaks for the passage being the title."""
    return sum(cue.points for cue in CUES if cue.fits(place))
