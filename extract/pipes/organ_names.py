"""What a body is called in full, however the document names it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from rapidfuzz import fuzz, process
from spacy.tokens import Doc

from extract.pipes.organ_rules import LOCAL, PART
from extract.pipes.terms import BODIES, BODY
from normalize.unicode import fold

_MISREAD_SCORE = 88
_BODIES = re.compile(BODY)
_CASE_SCORE = 92  # of 100, rapidfuzz ratio: how alike a misread name is to the body's
_LONGEST_TEXT = 60_000  # characters; further down a document names its body no more surely
# What every body's name holds, and how far from it a row may reach, in characters.
_ABOUT_BODY = re.compile(
    r"namnd|styrelse|fullmaktige|utskott|direktion|samverkansorgan|radet|kommitten|beredningen|revisor|revisionen|kollegiet|kammaren|stamman?\b|magistraten|presidium"
)
_BEFORE, _AFTER = 100, 70
_FULL_NAME_POINTS = 1.5  # with fewer, "Äldre- och socialnämnden" may be two columns run together


def is_short_for(short: str, name: str, points: float = _FULL_NAME_POINTS) -> bool:
    """Whether both name one body, `short` with less of its name; `points` are those of the full name, which may be misread.

    >>> is_short_for("Omsorgsnämnden", "Vård- och omsorgsnämnden"), is_short_for("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott")
    (True, False)
    >>> is_short_for("Stadsdelsnämnden", "Norra stadsdelsnämnden"), is_short_for("Berga Värme AB", "Berga Värme Aktiebolag")
    (True, True)
    """
    short, name = (fold(text).removesuffix("en") for text in (short, name))
    if short.endswith(" ab"):
        return f"{short[:-3]} aktiebolag" == name
    is_local = re.fullmatch(f"{LOCAL}namnd", short) is not None
    is_half = points >= _FULL_NAME_POINTS and name.endswith(f"- och {short}")
    return is_half or (is_local and bool(re.search(rf"(?:\s{short}|^{short}(?:en)?\s.*)$", name)))


def full_name(passage: str) -> str:
    """The body's name in full, as the record has it.

    >>> full_name("KSAU"), full_name("socialnämnden"), full_name("kommunstyrelsens arbetsutskott")
    ('Kommunstyrelsens arbetsutskott', 'Socialnämnden', 'Kommunstyrelsens arbetsutskott')
    >>> full_name("Miljo- och byggnadsnamnden"), full_name("Barn- och ungdomsnämnd")
    ('Miljö- och byggnadsnämnden', 'Barn- och ungdomsnämnden')
    """
    name = " ".join(BODIES.get(passage.upper(), _COMMITTEES.get(passage.upper(), passage)).split())
    folded = fold(name)
    if folded == "fullmaktige":
        return BODIES["KF"]
    if folded.endswith("namnd") and not _OF_PLACE.fullmatch(folded):
        name, folded = name + "en", folded + "en"
    known = process.extractOne(folded, _NAMES.keys(), scorer=fuzz.ratio, score_cutoff=_CASE_SCORE)
    if known and len(known[0]) == len(folded):
        return _NAMES[known[0]]
    if name.isupper():
        name = f"{name[:-3].title()} AB" if name.endswith(" AB") else name.lower()
    return name[0].upper() + name[1:]


_OF_PLACE = re.compile(
    rf"(?:{PART}\s)?[a-z-]{{3,}}\s(?:stadsdels|kommundels|distrikts|omrades)namnd"
)  # "Bergaholms stadsdelsnämnd"
_OF_ORGANISATION = re.compile(
    r"(?:direktionen|(?:samverkans|forvaltnings)namnden|(?:den\s)?gemensam(?:ma)?\s[a-z]*namnd(?:en)?)(?:\sfor\s.*)?|styrelsen\sfor\s(?:[a-z]*forbundet|stiftelsen)"
)
_ORGANISATION = r"(?:\s(?:och\s)?[A-ZÅÄÖ][\w-]+)+(?:\s[a-zåäö]*(?:förbund|bolag|stiftelse|region|kommuner|kommunerna|län|distrikt|område)\b)?"  # "Miljöförbundet Västra Berga"
_BARE_LOCAL = re.compile(f"{LOCAL}namnd(?:en)?")
_JOINT = re.compile(r"\bgemensam(?:ma)?\s(?:[a-z]+)?namnd")
_COMMITTEES = {"AU": "arbetsutskottet"}  # of whichever body
_NAMES = {fold(name): name for name in BODIES.values()}


def _around_bodies(folded: str) -> Iterator[tuple[int, int]]:
    """The passages that may name a body, (start, end): rows are dear, and most of a text names none."""
    start = end = 0
    for match in _ABOUT_BODY.finditer(folded):
        first = max(folded.rfind(" ", 0, max(match.start() - _BEFORE, 0)), 0)
        if first > end:
            yield start, end
            start = first
        end = match.end() + _AFTER
    if end:
        yield start, end


class BodyNames:
    """The document's text, and what it calls a body elsewhere."""

    def __init__(self, doc: Doc, divided: Collection[str]) -> None:
        """`divided`: the names that go on in the letterhead's next line."""
        self._text = doc.text
        self._divided = divided
        self.folded = fold(doc.text)
        self.passages = tuple(_around_bodies(self.folded[:_LONGEST_TEXT]))
        self._counts = Counter(
            match[0] for start, end in self.passages for match in _BODIES.finditer(self.folded[start:end])
        )
        self._names: dict[str, str] = {}

    def name(self, passage: str) -> str:
        """The body's name in full."""
        if passage not in self._names:
            named = _COMMITTEES.get(passage.upper(), passage)
            self._names[passage] = full_name(self._in_full(self._as_usual(self._undivided(named))))
        return self._names[passage]

    def _undivided(self, passage: str) -> str:
        """The whole name, of one that a line of the letterhead has divided: "Miljö- och hälso-", "skyddsnämnden"."""
        if not passage[:1].islower():
            return passage
        return next((name for name in self._divided if name.endswith(passage)), passage)

    def _as_usual(self, passage: str) -> str:
        """A misread name as the document writes it more often."""
        own = fold(passage)
        near = process.extract(own, list(self._counts), scorer=fuzz.ratio, score_cutoff=_MISREAD_SCORE, limit=3)
        usual = max((name for name, *_ in near), key=lambda name: self._counts[name], default=own)
        is_rarer = self._counts[usual] > self._counts[own] and usual != own and abs(len(usual) - len(own)) <= 1
        if own in _NAMES or not is_rarer:
            return passage
        place = self.folded.index(usual)
        return self._text[place : place + len(usual)]

    def _in_full(self, passage: str) -> str:
        """A committee's name with its body's, a local board's with its place: "kommunstyrelsens arbetsutskott"."""
        if _OF_PLACE.fullmatch(fold(passage)) and _OTHER_WORD.match(passage):
            passage = passage.rsplit(maxsplit=1)[-1]  # "protokoll Stadsdelsnämnd"
        folded = fold(passage)
        if _BARE_LOCAL.fullmatch(folded):
            name = rf"(?i:{folded.removesuffix('en').replace('namnd', 'nämnd').replace('omrades', 'områdes')}(?:en)?)"
            return self._usual(rf"({name} {_PLACE}|{name.replace('(?:en)?', '')} {_NUMBER}{_NO_PAGE})") or passage
        if folded == "direktionen" and (own := self._usual(r"\b([Ff]örbundsdirektionen)\b")):
            return own
        if _OF_ORGANISATION.fullmatch(folded):
            return self._usual(rf"((?i:{re.escape(passage.partition(' för ')[0])}) för{_ORGANISATION})") or passage
        if folded.endswith("namnden") and _JOINT.search(self.folded):
            return self._usual(rf"(?m)(?:^|\t)({re.escape(passage)} i [A-ZÅÄÖ][\w-]+)(?=\t|$)") or passage
        committee = folded.removesuffix("et")
        if not committee.endswith("utskott") or " " in committee:
            return passage
        owner = re.search(rf"\b([a-z-]+(?:\soch\s[a-z]+)?(?:styrelsens|namndens))\s{committee}", self.folded)
        return f"{self._text[owner.start(1) : owner.end(1)]} {committee}" if owner else passage

    def _usual(self, pattern: str) -> str | None:
        """What group 1 of the pattern is most often in the text."""
        found = Counter(" ".join(match[1].split()) for match in re.finditer(pattern, self._text))
        return max(found, key=lambda name: found[name], default=None)


# "Västra Berga", "Norr": of which part of the municipality; no label, unit or kind of document.
_PLACE = (
    r"(?:(?:[Cc]entrala|[NnSs](?:orra|ödra)|[ÖöVv](?:stra|ästra)|[Ii]nre|[Yy]ttre|[Öö]vre|[Nn]edre|Mellersta|Nya|Gamla|Lilla|Stora) [A-ZÅÄÖ][^\W\d_]+"
    r"|(?:[Nn]orr|[Ss]öder|[Öö]ster|[Vv]äster|[Nn]ord|[Ss]yd|[Öö]st|[Vv]äst|[Cc]entrum|NORR|SÖDER|ÖSTER|VÄSTER)\b"
    r"|(?:(?!Samm|Prot|Dat|Sid|Blad|D[nu]r|Diar|Tjänst|Kall|Besl|Ordf|Sekr|Närv|Utdr|Miss|\S+(?:en|et|an)\b|[A-ZÅÄÖ]{3})[A-ZÅÄÖ][^\W\d_]{3,}(?:-[^\W\d_]+)*(?: |\b)){1,2}\b(?<! ))"
)
_NUMBER = r"(?:\d{1,2}|[IVX]{1,3}|[A-F])\b"  # of a local board: "Områdesnämnd 3"
_NO_PAGE = r"(?!\s?[(/.:\d-])"
# What stands before a board's name and is no place: "Berga kommun Kommundelsnämnd", "Protokoll Stadsdelsnämnd".
_OTHER_WORD = re.compile(
    r"(?:\S+\s+)*(?:[a-zåäö]\S*|(?i:kommun|stad|\w*protokoll|\w*utdrag|tjänste\w+|missiv|yttrande|rapport|\w*beslut|nämnd|organ))\s+\S+$|[^\n\t]*[\n\t]"
)
