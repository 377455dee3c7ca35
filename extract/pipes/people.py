"""Reads names and titles of officers in a cell or line: what is a name, and whose title stands beside, before or under it."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from extract.names import persons
from extract.pipes.terms import BODY, CAPITAL, NAME_WORD, PARTICLES, SHORT_FIELDS, SHORT_TITLE, TITLE, TITLE_HEAD, UNIT
from extract.pipes.title_ends import own_end
from normalize.lines import COMPOUND_REST
from normalize.names.lists import UNKNOWN, folded_first_names, name_lists
from normalize.names.readings import best_reading, is_common_word
from normalize.unicode import fold

Cell = tuple[int, str]  # its offset in the running text, and what it says

_NAME_WORD = re.compile(NAME_WORD)
# "K.", "K-G", "Ó" of "Ó Briain", and the bare letter of "Mats O Wetterström".
_INITIAL = re.compile(rf"{CAPITAL}(?:\.(?:-?{CAPITAL}\.)?|-{CAPITAL}\.?)?")
# A word, or a first name that a line's end divides at its hyphen: "Ann- Charlotte".
_TOKEN = re.compile(rf"{CAPITAL}[a-zåäöé]{{1,8}}- (?={CAPITAL}[a-zåäöé])\S+|\S+")
_OPENING_INITIAL = re.compile(rf"{CAPITAL}(?:\.(?:-?{CAPITAL}\.)?|-{CAPITAL}\.?)")  # "K.", "K-G"
# Two capitalised words a space apart, or with particles between them.
_TWO_CAPITALS = re.compile(rf"{CAPITAL}\S* (?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,2}}{CAPITAL}")
LONGEST_SIGNATURE = 90  # characters of a line with a name
_REMEMBERED = 4096  # words
_MOST_WORDS = 4
_LEAST_WORDS = 2
_UNITS = re.compile(UNIT)
_PARTY = re.compile(
    r"\s*[(\[{]\s?(?:s|m|c|l|fp|v|mp|kd|sd|nyd|vpk|apk|kds|spi|f|fi|-|[a-zåäö]{1,4}p)\s?[)\]}]", re.IGNORECASE
)
_FIRM = re.compile(
    r"(?:\s(?:&|och)\s[\w-]+(?:\s[\w-]+)?)?\s(?:AB|HB|KB|Aktiebolag|Handelsbolag)\b"
)  # "Gunnars Plåt & Smide AB"
# What capitalised words may be beside a name.
_NO_NAME = re.compile(
    r"\b(?:kommun\w*|region\w*|lan|lans|stads?|stadshus|forvaltning\w*|\w*namnd\w*|\w*kontoret|kontor|beslut\w*|forslag\w*|agenda|sverige\w*|\w*enheten|enhet|\w*utskott\w*"
    r"|\w*avdelning\w*|arende\w*|\w*datum|sida|\w*skola|\w*skolan|\w*skolor|\w*gatan|\w*vagen|gata|vag|box|telefon|tfn|till|for|och|dnr|\w*bilaga\w*|\w*plan|planen|tjanste\w*"
    r"|\w*protokoll\w*|\w*styrelse\w*|handlaggare|mottagare|foredragande|diarienummer|diarienr|referens|ab|hb|aktiebolag|bostader|hus|delges|kopia"
    r"|e-?post|\w*adress|vaxel|namn|titel|underskrift|ort|med|vanlig\w*|halsning\w*|enligt|delegation\w*|uppdrag|dag(?=\s(?:och|tid|datum|plats|manad|klockslag)\b)|som|ovan|ekonomi|\w*kansli\w*|\w*kansliet|samtliga|rapport\w*|mal|budget|\w*sallskap\w*|\w*forening\w*|\w*klubb\w*|\w*forbund\w*|sokande\w*|byalag\w*|\w*samfallighet\w*|stiftelse\w*|\w*bolag\w*|firma"
    r"|\w*departement\w*|\w*verket|ansvarig|nar|vad|er|ert|vart|yrkanden?|reservation\w*|beslutsgang\w*|proposition\w*|omrostning|votering|bakgrund\w*|sammanfattning|justering|justerare|expediera[st]|expediering|sandlista"
    # Labels of forms, institutions, places
    r"|utfardare|omrade|nr|moment|tid|adressat|avsandare|handling|organ|rubrik|instans|tjanstestalle|fastighet\w*|kvarter\w*|stadsaga|tomt\w*|objekt\w*|projekt\w*|lasar\w*|kalenderar\w*|verksamhet\w*|\w*boende\w*|servicehus\w*|\w*hemmet|sjukhem\w*"
    r"|\w*bibliotek\w*|\w*museum|\w*museet|\w*gymnasiet|vardcentral\w*|\w*centrum|\w*centralen|\w*tjansten|\w*radet|\w*gruppen|\w*byran|\w*torget|\w*laget|\w*hallen|\w*badet|\w*omradet|\w*programmet|parti\w*|dokument\w*|ersatter|galler|giltighet\w*|\w*policy)\b"
)
# Who audits a company for its owners.
_AUDITS = re.compile(r"\b(?:auktoriserad|godkand|certifierad|lekmanna|fortroendevald)\s?revisor")
POLITICAL = re.compile(
    r"\b(?:(?:\d:e |forste |andre )?(?:vice )?(?:[a-z]+s )?(?:ordforande|ordf\.)|justerare|justeras|ledamot|ersattare|kassor(?:en)?\b|[a-z]*kommunalrad|oppositionsrad|borgarrad)"
)
_CONTACT = re.compile(
    r"[,;(/|·•]?\s*(?:\b(?:tfn|tel|telefon|mobil|vaxel|växel|direkt|e-?post|e-?mail|mejl|enligt|dnr|diarienummer|datum|sida)\b|\d{2,}|\S+\s?@)"
    r"|\s[|·•]\s",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\d{2}|\b(?:har|den|som|är|att|ska|kan|var)\b")
_BEFORE_NO_TITLE = re.compile(r"\b(?:vid|till|av|från|med|per)\b")
_ROLE_FIRST = re.compile(
    r"\b(?:delegat|beslutsfattare|handläggare|enligt delegation|på uppdrag|tjänsteman|befattning|titel|funktion|roll)\s?[,:/]\s*",
    re.IGNORECASE,
)
_SHORT_WORDS = (
    *("bitr", "stf", "stallf", "ställf", "vik", "ass", "tjf"),
    *SHORT_FIELDS,
)
_ABBREVIATED = "".join(rf"(?<!\b{short})" for short in _SHORT_WORDS)
_TITLE_END = re.compile(rf"\t|\s{{2,}}|(?<=\w{{3}}){_ABBREVIATED}[.;]\s|\.$|[;|]", re.IGNORECASE)
_OTHER_BEFORE = re.compile(rf"(?:{BODY}|{UNIT}|(?:kommunens\s)?revisor(?:er|erna)|samtliga\s[a-z]+er)\s+(?=[a-z])")
_ANSWERING = re.compile(rf"ansvarig\s(?:{TITLE_HEAD})(?![a-z-])")  # "medicinskt ansvarig sjuksköterska"
_OPEN_TITLE = re.compile(r"[a-z]{4,}(?:[ -][a-z-]+){0,3}")
_NO_TITLE = re.compile(
    rf"^(?:{UNIT}|{BODY})$|\b(?:tfn|tel|telefon|mobil|fax|enligt|bilag\w*|kopia|har|som|att|den|det|ska|kan|var|ar|av|med|till|pa|samt|datum|kommun|lan)\b"
)
_ORDINAL = re.compile(r"\b[lI|](?=:[ea]\b)")  # of "1:e", misread
_LABELLED = re.compile(
    r"(?:\b[a-z]*ansvarig(?:\sfor\s[a-z ]+)?|\bhandlaggare|\butredare)\s?:\s*$"
)  # no title before a name
_LONGEST_TITLE = 60
_FAR = 200  # characters before a name, further off than which no title begins
_DEFINITE = re.compile(rf"(?:{TITLE_HEAD})e?n")  # "Direktören", "Stadsarkitekten" under a name
# Words that may stand before the word that makes a title.
_OPENING = re.compile(
    r"(?:tf\.?|t\.?\s?f\.?|bitr\.?|vik\.?|stf\.?|tillforordnad|bitradande|vikarierande|stallforetradande|verkstallande|teknisk|administrativ"
    r"|medicinskt|socialt|ekonomisk|[1i]:e|forste|[a-z]+-,?(?=\s(?:och|samt|[a-z]+-))|och|ansvarig)\s"
)


_DONE_BY = re.compile(r"\s(?:[a-zåäö]+\s){0,2}av\b")  # after what was done, however misread: "Eva Lund Upprittad av"
# What stands behind the place where a letter was written.
_DAY_AFTER = re.compile(r",?\s(?:(?:19|20)\d\d[-–]\d|den\s\d|\d{1,2}[/ .]\s?[1-9a-z])")


class Named(NamedTuple):
    """A name in the running text; `is_politician` when a party stands after it."""

    start: int
    end: int
    text: str
    is_politician: bool


@dataclass(frozen=True, slots=True)
class Found:
    """An officer at a place of the running text."""

    name: Named
    title: str | None
    unit: str | None
    confidence: float


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def names_in(cell: Cell) -> list[Named]:
    """The names in a cell, from left to right.

    >>> [name.text for name in names_in((0, "Rune Alterbo (S) Cecilia Wennerdahl"))]
    ['Rune Alterbo', 'Cecilia Wennerdahl']
    >>> [name.text for name in names_in((0, "Anna Lind Öberg Sven-Göran Blom"))]
    ['Anna Lind Öberg', 'Sven-Göran Blom']
    >>> [name.text for name in names_in((0, "Kommunjurist Bo Ek 2016-10-03, Tekniska Nämnden"))]
    ['Bo Ek']
    >>> [name.start for name in names_in((0, "Karinkontoret/Karin Ek"))]
    [14]
    """
    offset, text = cell
    return [name._replace(start=offset + name.start, end=offset + name.end) for name in _names_of(text)]


@functools.lru_cache(_REMEMBERED)  # lines are asked for their names by place after place
def _names_of(text: str) -> tuple[Named, ...]:
    found = []
    for run in _runs(text) if may_hold_name(text) else ():
        for part in _parted(run):
            words = _without_bodies(_without_opening(part, text))
            if not words:
                continue
            first, last = words[0].start, words[-1].end
            name = text[first:last].replace("- ", "-")  # "Ann- Charlotte Ek", which a line's end divides
            if _is_name(words) and not _NO_NAME.search(fold(name)) and not _FIRM.match(text, last):
                found.append(Named(first, last, name, bool(_PARTY.match(text, last))))
    return tuple(found)


def may_hold_name(text: str) -> bool:
    """Whether a name may stand in the text, told quickly: it has two capitalised words beside each other."""
    return bool(_TWO_CAPITALS.search(text))


def _without_opening(words: Sequence[_Word], text: str) -> Sequence[_Word]:
    """The words without one that begins what follows the name, or ends what stands before it.

    "Thi Hoa Nguyen Sammanfattning av ärendet", "Halkkampen Erik Ek".
    """
    after = text[words[-1].end :]
    opens = re.match(r"\s[a-zåäö]", after) and _is_no_surname(words[-1].text)
    if len(words) > _LEAST_WORDS and (opens or (_DONE_BY.match(after) and not _is_listed_surname(words[-1].text))):
        words = words[:-1]
    if len(words) > _LEAST_WORDS and after.startswith(":") and not _is_listed_surname(words[-1].text):
        words = words[:-1]  # "Samira Ek Anmäls: 2023-05-24"
    if len(words) > _LEAST_WORDS and _DAY_AFTER.match(text, words[-1].end) and _is_place(words):
        words = words[:-1]
    if len(words) > _LEAST_WORDS and not _may_be_first(words[0].text) and _is_first(words[1].text):
        words = words[1:]
    return words


def _is_no_surname(word: str) -> bool:
    return is_common_word(word) and name_lists().surname(word) >= UNKNOWN and not _is_first(word)


def _is_place(words: Sequence[_Word]) -> bool:
    """Whether the last of the words is a place, as letters name one before their day: "Eva Lind Ekby 1986-08-19"."""
    return _is_listed_surname(words[-2].text) and not _is_listed_surname(words[-1].text)


def _may_be_first(word: str) -> bool:
    """Whether the word is a first name, an initial, or a surname that may stand first."""
    return _is_first(word) or not _NAME_WORD.fullmatch(word) or name_lists().surname(word) < UNKNOWN


def _without_bodies(words: Sequence[_Word]) -> Sequence[_Word]:
    """The words without those at either end that are no name's: "Kommunstyrelsen Désirée Åkerblom"."""
    named = [index for index, word in enumerate(words) if not _NO_NAME.fullmatch(fold(word.text))]
    return words[named[0] : named[-1] + 1] if named else []


def is_person(name: Named, cell: Cell) -> bool:
    """Whether the words of the name say that it is a person's; asked where the place does not.

    The lists have a first name; or it is no common words, and the surname is made as surnames are or the model, which
    takes a millisecond a line, sees a name.
    """
    words = fold(name.text).split()
    if any(part in folded_first_names() for word in words for part in word.split("-")):
        return True  # also where the surname stands first: "Svensson Anna"
    if all(is_common_word(part) for word in name.text.split() for part in word.split("-")):
        return False
    has_surname = best_reading(name.text.split()[-1], first=False)[0].cost < UNKNOWN
    return has_surname or any(name.text in person or person in name.text for person in persons(cell[1]))


def looks_like_person(name: Named) -> bool:
    """Whether a name may be a person's where its place says so: it ends in a surname, or has no common word.

    >>> [looks_like_person(name) for text in ("Tuulikki Virtanen", "Tekniska Verken") for name in names_in((0, text))]
    [True, False]
    """
    words = name.text.split()
    has_surname = name_lists().surname(words[-1]) < UNKNOWN
    return has_surname or not any(is_common_word(part) for word in words for part in word.split("-"))


def names_abreast(cell: Cell, count: int) -> list[Named]:
    """So many names as stand side by side on a line whose gaps a scan lost, parted where first names begin.

    >>> [name.text for name in names_abreast((0, "Hans Åke Strid Daria Nordenfalk-Mbeki"), 2)]
    ['Hans Åke Strid', 'Daria Nordenfalk-Mbeki']
    """
    offset, text = cell
    runs = list(_runs(text)) if may_hold_name(text) else []
    is_alone = len(runs) == 1 and not _PARTY.sub("", text[runs[0][-1].end :]).strip(" .")
    words = runs[0] if is_alone else []
    partings = [
        [words[begin:end] for begin, end in pairwise((0, *cuts, len(words)))]
        for cuts in combinations(range(2, len(words) - 1), count - 1)
    ]
    partings = [parting for parting in partings if all(_is_name(piece) for piece in parting)]
    if not partings or _NO_NAME.search(fold(text)):
        return []
    best = min(partings, key=lambda parting: sum(map(_cost, parting)))
    return [
        Named(
            offset + piece[0].start,
            offset + piece[-1].end,
            text[piece[0].start : piece[-1].end],
            bool(_PARTY.match(text, piece[-1].end)),
        )
        for piece in best
    ]


def _cost(words: Sequence[_Word]) -> float:
    """How unlike a name the words are that should begin with a first name and end with a surname."""
    first = 0.0 if _is_first(words[0].text) else 1.0 + 0.5 * (name_lists().surname(words[0].text) < UNKNOWN)
    return first + (1.0 if _is_first(words[-1].text) and not _is_surname_only(words[-1].text) else 0.0)


def _runs(text: str) -> Iterator[list[_Word]]:
    """The runs of words that may be names: capitalised, each a space after the other, titles and signs between."""
    run: list[_Word] = []
    for match in _TOKEN.finditer(text):
        start = match.end() - len(match[0].lstrip("/"))
        written = match[0].lstrip("/").rstrip(",;:/|").replace("- ", "-")
        if len(written) > 2 and not is_title_word(written):  # no initial, and no "Soc.ass."
            written = written.rstrip(".")
        if "/" in written:  # "Lennart Isgrim/MK": who dictated and who typed; "Plankontoret/Bo Ek"
            first, _, last = written.partition("/")
            is_unit = _UNITS.fullmatch(fold(first)) is not None
            start += len(first) + 1 if is_unit else 0
            written = last if is_unit else first
        word = _Word(start, start + len(written) + (" " in match[0]), written)
        follows = bool(run) and text[run[-1].end : word.start] == " "
        if (not _fits(written) and not _is_shouted(written, run)) or not follows:
            yield from [run] if run else []
            run = []
        opens = run or _NAME_WORD.fullmatch(written) or _INITIAL.fullmatch(written)
        if _is_shouted(written, run) or (_fits(written) and opens):
            run.append(word)
    yield from [run] if run else []


def _is_shouted(word: str, run: Sequence[_Word]) -> bool:
    """Whether the word in capitals begins or goes on with a name in capitals: "ANNA EK"."""
    if not word.isupper() or len(word) < 2 or is_title_word(word):
        return False
    return run[-1].text.isupper() if run else fold(word).split("-")[0] in folded_first_names()


def _fits(word: str) -> bool:
    if word in PARTICLES:
        return True
    is_word = _NAME_WORD.fullmatch(word) or _INITIAL.fullmatch(word)
    return bool(is_word) and not is_title_word(word) and not POLITICAL.fullmatch(fold(word))


@functools.lru_cache(_REMEMBERED)
def is_title_word(word: str) -> bool:
    """Whether the word alone is an officer's title."""
    folded = fold(word).strip(",:;()")
    return bool(TITLE.fullmatch(folded.strip(".")) or TITLE.fullmatch(folded))


def _parted(run: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """The names in a run: a first name begins a new one when a surname has ended the one before."""
    begin = 0
    for place in range(2, len(run) - 1):
        ended = place - begin >= 2 and not _is_first(run[place - 1].text)
        begins = _is_first(run[place].text) and not _is_surname_only(run[place].text)
        if ended and (begins or ("-" in run[place].text and _OPENING_INITIAL.fullmatch(run[place].text))):
            yield run[begin:place]
            begin = place
    yield run[begin:]


def _is_first(word: str) -> bool:
    return name_lists().first_name(word) < UNKNOWN or fold(word) in folded_first_names()


def _is_surname_only(word: str) -> bool:
    """Whether the word is much more common as a surname than as a first name: "Berg", "Frank"."""
    return name_lists().surname(word) < name_lists().first_name(word)


def _is_name(words: Sequence[_Word]) -> bool:
    full = [
        word
        for word in words
        if _NAME_WORD.fullmatch(word.text) or (word.text.isupper() and not _INITIAL.fullmatch(word.text))
    ]
    is_initial = _INITIAL.fullmatch(words[0].text) is not None
    if is_initial and not _OPENING_INITIAL.fullmatch(words[0].text) and not _is_listed_surname(words[-1].text):
        return False  # "E Vägen": a bare letter opens a name only before a surname
    least = 1 if is_initial else 2
    return 2 <= len(words) <= _MOST_WORDS and len(full) >= least and words[-1] in full


def _is_listed_surname(word: str) -> bool:
    return name_lists().surname(word) < UNKNOWN


# Over the lines of a cell: "elevhäl- sochef".
_DIVIDED = re.compile(rf"(?<![\w-])([a-zåäö]{{4,}})- (?!{COMPOUND_REST.pattern})(?=[a-zåäö])")


@functools.lru_cache(_REMEMBERED)
def clean_title(text: str) -> str | None:
    """The title without telephone and address, None when it is no officer's title.

    >>> clean_title("kommunjurist, enligt fullmakt"), clean_title("Intendent, tfn 0491-133 27"), clean_title("Ordförande")
    ('kommunjurist', 'Intendent', None)
    """
    text = _ORDINAL.sub("1", text).lstrip(" ,–—-:(/|·•_")
    if short := SHORT_TITLE.match(fold(text)):
        return text[: short.end()]
    text = _TITLE_END.split(text, maxsplit=1)[0]
    title = _CONTACT.split(_ROLE_FIRST.sub("", text.strip(" .:")), maxsplit=1)[0].strip(" .,;:()–—-/|")
    title = title[other.end() :] if (other := _OTHER_BEFORE.match(fold(title))) else title
    found = _ANSWERING.search(fold(title)) or TITLE.search(fold(title)) or _DEFINITE.fullmatch(fold(title))
    if found:
        title = title[: own_end(title, found.end())]
    if not found or len(title) >= _LONGEST_TITLE or POLITICAL.search(fold(title)) or _AUDITS.search(fold(title)):
        return None
    if _SENTENCE.search(title) or _BEFORE_NO_TITLE.search(title[: found.start()]):
        return None
    return _DIVIDED.sub(r"\1", title)


def open_title(text: str) -> str | None:
    """A title that no list knows, where its place says that it is one: a few words in small letters.

    >>> open_title(", fjärilsvårdare"), open_title(", tfn 0491-133 27"), open_title("nämndens ordförande")
    ('fjärilsvårdare', None, None)
    """
    title = text.strip(" ,.")
    folded = fold(title)
    if not _OPEN_TITLE.fullmatch(folded) or not title[0].islower() or POLITICAL.search(folded):
        return None
    return None if _NO_TITLE.search(folded) else title


def title_before(text: str) -> str | None:
    """The title that ends the text: what stands before a name in "ärendet är fastighetschef".

    >>> title_before("Föredragande i ärendet är tf. fastighetschef "), title_before("Plan- och byggchef ")
    ('tf. fastighetschef', 'Plan- och byggchef')
    """
    text = _ORDINAL.sub("1", text[-_FAR:])
    if _LABELLED.search(fold(text)):
        return None
    folded = fold(text).rstrip(" ,:")
    stems = [folded.removesuffix(ending) for ending in ("", "n", "en")]  # "utredaren Moa Åberg"
    found = [match for stem in stems for match in TITLE.finditer(stem) if match.end() == len(stem)]
    if not found:
        return None
    start = found[0].start()
    while opening := next((m for m in _OPENING.finditer(fold(text)) if m.end() == start), None):
        start = opening.start()
    title = re.sub(r"^(?:och|samt)\s", "", text[start:].strip(" ,:"))
    is_others = text[:start].endswith(", ") and _is_untitled(text[:start].rstrip(" ,"))
    return None if is_others or _SENTENCE.search(title) or POLITICAL.search(fold(title)) else title


def _is_untitled(text: str) -> bool:
    """Whether the text ends in a name that no title stands before: "Anna Ek", to whom belongs what follows a comma."""
    last = names_in((0, text))[-1:]
    return bool(last) and last[0].end == len(text) and title_before(text[: last[0].start]) is None
