"""The body that a document is put to, or that decides: each place where it may stand is a row."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz import fuzz, process
from spacy.tokens import Doc

from extract.pipes.head import head_cells, stamped_cells
from extract.pipes.sections import Line
from extract.pipes.sender import Sender
from extract.pipes.terms import BODIES, BODY, FOR_NONE, UNIT
from extract.record import DocumentType
from normalize.unicode import fold

_SHORT = "|".join(sorted((fold(short) for short in BODIES), key=len, reverse=True))
# Bodies whose names hold a place or a task, and those of associations, companies and auditors; before those of `BODY`.
_FOR_WHAT = rf"\sfor\s{FOR_NONE}[a-z-]+(?:,\s[a-z-]+)*(?:\soch\s[a-z-]+)?"
_LOCAL = r"(?:stadsdels|kommundels|distrikts|omrades|lokal)"  # boards of which a municipality has several
_PART = r"(?:centrala|norra|sodra|ostra|vastra|nordostra|nordvastra|sydostra|sydvastra|inre|yttre|ovre|nedre|mellersta|lilla|stora|gamla|nya)"
_OTHERS = (
    rf"{_PART}\s{_LOCAL}namnden|(?:centrala|lokala|regionala|kommunala|allmanna)\s[a-z]{{3,}}namnden"
    rf"|(?:{_PART}\s)?(?!till\s|av\s|for\s|i\s)[a-z-]{{3,}}\s(?:stadsdels|kommundels|distrikts|omrades)namnd(?![a-z])|(?:stadsdels|kommundels|distrikts|omrades)namnden\si\s[a-z-]+"
    rf"|(?:den\s)?gemensamma?\s[a-z]*namnd(?:en)?(?:{_FOR_WHAT})?|(?:samverkans|forvaltnings|stadsdels)namnden{_FOR_WHAT}"
    r"|(?:kommunens|stadens|forbundets|regionens|de\sfortroendevalda)\srevisorer(?:na)?|(?:stads|lekmanna)?revisorerna|revisorskollegiet|stadsrevisionen"
    r"|forbunds(?:styrelsen|fullmaktige|direktionen|stamman)|styrelsen\sfor\s(?:[a-z]*forbundet|stiftelsen)|(?:agar|medlems)samradet?|bolagsst(?:yrelsen|amman)|samordningsforbundets\sstyrelse"
    r"|(?:fullmaktige|strategi|utvecklings|infrastruktur|teknik|utbildnings|vard|natur|demokrati|framtids|budget|personal|landsbygds|valfards|medborgar|ungdoms|miljo|social)beredningen|[a-z-]+kommitten"
    r"|(?:hamn|energi|elverks|gatu|biblioteks|musei|teater|turist|bostads|brand|idrotts|kultur|kyrkogards|slakthus|verks|industriverks|kommundels)styrelsen"
    r"|(?:stads|kommunal)kollegiet|(?!(?:konstitutions|justitie|skatte|utrikes|forsvars)utskottet)[a-z]{3,}utskottet|overformyndaren\b|kyrko(?:fullmaktige|namnden|radet)|koncern(?:styrelsen|ledningen)|magistraten|(?:stads|kommunal|municipal|landstings)stamman|skoldirektionen"
    r"|(?:trygghets|naringslivs|trafiksakerhets|miljo|kultur|idrotts|integrations|jamstalldhets|naturvards|landsbygds|anhorig)radet"
)
# Boards of the state and the courts, to which municipalities write.
_STATE = r"\b(?:koncessions|lansskol|lansarbets|lansbostads|lansvags|lantbruks|overklagande|hyres|arrende|taxerings|fastighetstaxerings|overvaknings|lansnykterhets|patientskade|radio|gransknings|vagtrafik|alkoholsortiments)namnd|\bmiljoprovningsdelegation"
_NAME = rf"(?!{_STATE})(?:{_OTHERS}|{BODY})"
_ORGAN = rf"({_NAME}|{_SHORT})"
_PLAIN = rf"({_NAME})"
_SUFFIX = rf"(?:,?\s(?:\(?(?:{_SHORT})\)?|(?:i|for)\s[a-z -]+|\d+))?[ .,]*"
_TO = r"(?:(?:stalld|stallt|riktad)\s)?(?:till|mottagare|adressat|instans|beslutsinstans|beslutande\sorgan|beslutsorgan|organ|namnd)"
_LABEL = re.compile(rf"{_TO}\s?:?")
# What stands before or over the name of the body that decides, whatever the document.
_DECIDED = r"(?:antag\w+|beslut\w+|faststall\w+|godkan\w+)\s(?:av|i)"
_ITS_LABEL = rf"(?:{_DECIDED}|(?:beslutande\s|beslutsfattande\s|politiskt\s|ansvarig\s|ansvarigt\s)?(?:organ|namnd|instans|beslutsorgan|beslutsinstans|forum)|beslutsfattare|namnd/styrelse|styrelse/namnd)"
_DAY = r"(?:den\s)?\d{1,2}\s?[/. ]|(?:19|20)\d\d|sammantrad\w*|protokoll\w*|tjansteskrivelse|§|kallelse|blad|sid\w*|dnr|diarien\w*|datum|yttrande"
_MISREAD_SCORE = 88
_BODIES = re.compile(BODY)
_CASE_SCORE = 92  # of 100, rapidfuzz ratio: how alike a misread name is to the body's

_COMPANY = r"((?:bostads|fastighets|industri|energi|renhallnings|kraft|parkerings|hamn|kommunala)\s?(?:ab|aktiebolaget)\s[a-z-]+(?:\s[a-z-]+)?|[a-z]*aktiebolaget\s[a-z-]+(?:\s[a-z-]+)?|ab\s[a-z0-9&-]+(?:\s[a-z0-9&-]+){0,3}|(?:[a-z0-9&.-]+\s){1,5}(?:ab|aktiebolag|kommunalforbund)|(?:stiftelsen|kommunalforbundet)(?:\s[a-z0-9-]+){1,4})"
_TOP_CELLS, _OPENING_LINES = 4, 12
_LOWER = 0.5  # of the points for what stands below those lines

Where = Literal["cell", "top", "opening", "line", "pair", "text"]
_MEETINGS: tuple[DocumentType, ...] = ("protokoll", "protokollsutdrag")
_STATEMENTS: tuple[DocumentType, ...] = ("yttrande",)


@dataclass(frozen=True, slots=True)
class OrganRule:
    """A place where the body stands: group 1 of `pattern`, of folded text.

    `where`: a whole cell of the head, one of its first, in one of its first lines, in any of them, in two of them, somewhere in the text. `types`: of these
    documents only; `but`: not of these.
    """

    name: str
    where: Where
    pattern: str
    points: float
    confidence: float
    types: tuple[DocumentType, ...] = ()
    but: tuple[DocumentType, ...] = ()
    yes: tuple[tuple[str, str], ...] = ()  # a line, and the body that it names
    hint: str = ""  # what stands in every such text, quicker to look for


# In order: the first that matches decides.
RULES = (
    OrganRule("shown to", "line", rf"\b(?:i|till|for|infor|hos|med|av)\s{_PLAIN}", 5, 0.85, types=("presentation",),
              yes=(("Budgetberedning i kommunstyrelsens arbetsutskott, 18 april 2023", "Kommunstyrelsens arbetsutskott"), ("Workshop med skolnämnden", "Skolnämnden"))),
    OrganRule("meeting", "line", rf"(?:sammantrade|mote|protokoll)\w*(?:,?\sfort\svid\s\w+)?\s(?:med|i|for|hos|fran)\s{_PLAIN}", 6, 0.95, types=_MEETINGS,
              yes=(("Protokoll, fört vid sammanträde med sociala centralnämnden i", "Sociala centralnämnden"),)),
    OrganRule("asked", "text", rf"(?:berett|gett|givit|anmodat|forelagt)\s{_PLAIN}\s(?:tillfalle|mojlighet|att)|(?:inkom\w*|kom\sin)\still\s{_PLAIN}\sden|{_PLAIN}s\s(?:stallningstagande|yttrande)\b", 5, 0.9, types=_STATEMENTS,
              yes=(("Länsstyrelsen har berett byggnadsnämnden tillfälle", "Byggnadsnämnden"), ("Miljönämndens ställningstagande", "Miljönämnden"))),
    OrganRule("gives", "text", rf"{_PLAIN}\s(?:i\s[a-z -]{{3,40}}?\s)?(?:har\s(?:av\s\S+\s)?(?:genom\s\S+\s)?(?:forelagts|beretts|anmodats|getts|givits|inbjudits|ombetts|fatt\stillfalle)|far\s(?:harmed|med\sanledning)|avger|lamnar\sfoljande|yttrar\ssig|vill\s(?:framfora|anfora))", 4.5, 0.9, types=_STATEMENTS,
              yes=(("Kommunstyrelsen i Hällevik-Näs kommun har förelagts att senast", "Kommunstyrelsen"),)),
    OrganRule("addressed", "cell", rf"(?:at[:.]?\s)?{_TO}\s?:?\s{_ORGAN}{_SUFFIX}", 9, 0.97, but=_STATEMENTS + _MEETINGS,
              yes=(("Till kommunstyrelsen", "Kommunstyrelsen"), ("Ställd till\tKSAU", "Kommunstyrelsens arbetsutskott"), ("Mottagare: Vård- och omsorgsnämnden", "Vård- och omsorgsnämnden"), ("Till kommunens revisorer i Berga", "Kommunens revisorer"), ("Till Norrbacka stadsdelsnämnd", "Norrbacka stadsdelsnämnd"), ("Till Södra Lunda kommundelsnämnd", "Södra Lunda kommundelsnämnd"), ("Till socialnämndens sociala utskott", "Socialnämndens sociala utskott"), ("Till lokala skolnämnden", "Lokala skolnämnden"))),
    OrganRule("labelled", "cell", rf"{_ITS_LABEL}\s?:?\s{_ORGAN}(?:{_SUFFIX}|[\s,].*)", 8, 0.95,
              yes=(("Organ Socialnämndens arbetsutskott", "Socialnämndens arbetsutskott"), ("Beslutande organ: KSAU", "Kommunstyrelsens arbetsutskott"), ("Fastställd av Tekniska nämnden 2019-03-04", "Tekniska nämnden"))),
    OrganRule("under its label", "pair", rf"(?:^|[\s\t])(?:{_DECIDED}|(?:besluts)?instans|(?:beslutande\s)?organ|mottagare|adressat)(?=[\s:]|$)[^\n]{{0,60}}\n+(?:[^\n]{{0,60}}[\t\s])?{_PLAIN}", 6, 0.9, but=_STATEMENTS,
              yes=(("Antagen av Gäller från\nByggnadsnämnden 2020-01-01", "Byggnadsnämnden"), ("Datum Mottagare\n2019-04-01 Skolstyrelsen", "Skolstyrelsen"))),
    OrganRule("company's letterhead", "top", _COMPANY, 6, 0.9, but=("tjansteskrivelse", "protokollsutdrag"),
              yes=(("Berga Energi och Vatten AB", "Berga Energi och Vatten AB"),)),
    OrganRule("company begins a line", "opening", r"^((?:[a-z0-9&-]+\s){1,4}(?:ab|aktiebolag))\b(?!\s(?:har|och|som|ska|i|om|till|for|angaende))", 5, 0.85, but=("tjansteskrivelse", "protokollsutdrag"),
              yes=(("Lunda Energi AB Org.nr 556677-1234", "Lunda Energi AB"),)),
    OrganRule("adopted by", "line", rf"(?:antag\w*|faststall\w*|godkand|beslutad):?\s(?:(?:av|i)\s)?{_PLAIN}", 6, 0.9, types=("rapport", "okand"),
              yes=(("Antagen av Förbundsstyrelsen 2019-02-25", "Förbundsstyrelsen"),)),
    OrganRule("alone", "cell", rf"{_PLAIN}{_SUFFIX}", 5, 0.95,
              yes=(("Primärkommunalt samverkansorgan, PKS", "Primärkommunalt samverkansorgan"), ("SOCIALNÄMNDEN", "Socialnämnden"))),
    OrganRule("whose plan", "cell", rf"(?:for|i)\s{_PLAIN}", 4, 0.85, types=("rapport", "presentation"), yes=(("för socialnämnden", "Socialnämnden"),)),
    OrganRule("stamped on the name", "cell", rf"{_PLAIN}\s(?:{_NAME})", 4, 0.85, but=_STATEMENTS, yes=(("KOMMUNSTYRELSEN Kommunstyrelsen", "Kommunstyrelsen"),)),
    OrganRule("short alone", "cell", rf"({_SHORT})\.?", 4, 0.9, but=("presentation", "rapport"), yes=(("KSAU", "Kommunstyrelsens arbetsutskott"),)),
    OrganRule("begins a line", "line", rf"^(?:[a-z]+s?\skommun[ ,–-]+)?{_PLAIN}[ ,:–-]+(?:[a-z-]+\s)?(?:{_DAY})", 4.5, 0.92,
              yes=(("Kommunstyrelsen Sammanträdesdatum: 2016-05-03", "Kommunstyrelsen"),)),
    OrganRule("before its unit", "cell", rf"{_PLAIN}[\s,–|·-]+(?:{UNIT})", 4.5, 0.9,
              yes=(("Centrala stadsdelsnämnden Fritidsenheten", "Centrala stadsdelsnämnden"), ("Byggnadsnämnden, Stadsarkitektkontoret", "Byggnadsnämnden"))),
    OrganRule("ends a line", "line", rf"(?:\d|:|\bmottagare|\bkommun)\s{_PLAIN}[ .]*$", 3, 0.88, but=_STATEMENTS,
              yes=(("Datum: 14 november 2022 Utbildningsnämnden", "Utbildningsnämnden"),)),
    OrganRule("genitive", "line", rf"{_PLAIN}s\s(?:sammantrade|protokoll)", 3, 0.9,
              yes=(("Protokoll från kommunstyrelsens sammanträde", "Kommunstyrelsen"),)),
    OrganRule("short before §", "line", rf"^({_SHORT})\s§\s?\d", 3, 0.9, types=_MEETINGS, yes=(("KSAU § 12", "Kommunstyrelsens arbetsutskott"),)),
    OrganRule("delegation", "text", rf"delegat?(?:ion|erings?)\w*\s(?:\w+\s){{0,3}}?(?:fran|av|i)\s{_PLAIN}", 4, 0.9, but=_MEETINGS,
              yes=(("på delegation av socialnämnden", "Socialnämnden"),)),
    OrganRule("delegates", "text", rf"{_PLAIN}s\s(?:delegation|delegering|vagnar)", 4, 0.9, but=_MEETINGS, hint=r"s\s(?:deleg|vagnar)",
              yes=(("enligt kommunstyrelsens delegationsordning", "Kommunstyrelsen"), ("på byggnadsnämndens vägnar", "Byggnadsnämnden"))),
    OrganRule("adopted", "text", rf"(?:antagen|faststalld|antagits|antogs|godkand|beslutad)\s(?:av|i)\s{_PLAIN}|(?:rapport|information|redovisning)\still\s({BODY})", 3, 0.85,
              types=("rapport", "presentation", "okand"), yes=(("Antagen av kommunfullmäktige 2019-02-25", "Kommunfullmäktige"), ("Information till räddningsnämnden", "Räddningsnämnden"))),
    OrganRule("party", "text", rf"\bgenom\s(?:dess|sin)\s{_PLAIN}", 3, 0.85, types=("okand",), yes=(("Berga kommun genom dess fritidsnämnd", "Fritidsnämnden"),)),
    OrganRule("proposed to", "text", rf"(?:{UNIT}|utskottet?|presidiet|jag|vi)\s(?:foresl\w+|hemstaller)\s(?:(?:att|hos)\s)?{_PLAIN}", 2.5, 0.85, hint=r"\s(?:foresl|hemstaller)",
              yes=(("Arbetsutskottet föreslår kommunstyrelsen", "Kommunstyrelsen"),)),
    OrganRule("decides", "text", rf"{_PLAIN}\s(?:beslutar|foreslas|beslot|beslutade|godkanner|antar|foreslar|tillstyrker|hemstaller)", 2, 0.85, hint=r"\s(?:beslutar|foresla|beslot|beslutade|godkanner|antar|tillstyrker|hemstaller)",
              yes=(("Tekniska nämnden beslutar att anta", "Tekniska nämnden"),)),
    OrganRule("told", "text", rf"(?:anmals|aterrapporteras|redovisas)\s(?:for|till|i)\s{_PLAIN}", 2, 0.8, types=("beslut", "rapport"),
              yes=(("Beslutet anmäls för socialnämnden", "Socialnämnden"),)),
    OrganRule("company", "cell", _COMPANY, 3, 0.8, but=("tjansteskrivelse",),
              yes=(("KRÅKERUMS BOSTADS AB", "Kråkerums bostads ab"),)),
    OrganRule("of the plan", "line", rf"(?:plan|rapport|bokslut|berattelse|budget)\b.*\s(?:for|fran)\s{_PLAIN}|{_PLAIN}s\s(?:\S+\s)?(?:verksamhetsplan|internbudget|delarsrapport|verksamhetsberattelse|arsredovisning)", 3, 0.8, types=("rapport", "presentation"),
              yes=(("Internkontrollplan för 2019, verksamhetsplan för tekniska nämnden", "Tekniska nämnden"), ("Socialnämndens verksamhetsberättelse 2019", "Socialnämnden"))),
    OrganRule("named in the head", "line", rf"\b{_PLAIN}", 1.5, 0.7, but=_STATEMENTS, yes=(("Underlag inför mötet, barnavårdsnämnden", "Barnavårdsnämnden"),)),
    OrganRule("named", "text", rf"\b{_PLAIN}", 1, 0.5, yes=(("Gatunämnden har under året", "Gatunämnden"),)),
)  # fmt: skip
_COMPILED = tuple((rule, re.compile(rule.pattern)) for rule in RULES)
_WHOLE_CELL = ("cell", "top")
_LONGEST_TEXT = 60_000  # characters; further down a document names its body no more surely
# What every body's name holds, and how far from it a row may reach, in characters.
_ABOUT_BODY = re.compile(
    r"namnd|styrelse|fullmaktige|utskott|direktion|samverkansorgan|radet|kommitten|beredningen|revisor|revisionen|kollegiet|kammaren|stamman?\b|magistraten|presidium"
)
_BEFORE, _AFTER = 100, 70
_LATER = 0.7  # of a row's points, for each body that it has found before
_REGISTERED_POINTS = 1.5
_ITS_SENDER_POINTS = 5.5
_OWN_BODY = re.compile(
    r"^(?:ab|stiftelsen)\s|\s(?:ab|aktiebolag|hb|ekonomisk forening)$"
)  # which decides what it writes
_LONGEST_ADDRESS = 3  # lines under the name
_POSTCODE = re.compile(r"(?:s-|se-)?\d{3}\s?\d{2}\s[a-z]{2,}")
_MUNICIPALITY = re.compile(r"\b(?:kommun|stad|landsting)\b")
_FULL_NAME_POINTS = 1.5  # with fewer, "Äldre- och socialnämnden" may be two columns run together
_SHORT_HEAD_LINE = 120  # characters; a longer one is prose


@dataclass(frozen=True, slots=True)
class Organ:
    """The passage (start, end) that names the body, its name in full, and how sure the place makes us."""

    span: tuple[int, int]
    name: str
    confidence: float


def find_organ(doc: Doc, head: Sequence[Line], numbers: Sequence[tuple[int, int]], by: Sender | None) -> Organ | None:
    """The body; None where the document names none. `numbers`: where its diary numbers stand; `by`: who sends it."""
    stamped = stamped_cells(head)
    cells = sorted(_cells(head), key=lambda cell: cell[0] in stamped)
    text = _Text(doc)
    lower = head[_OPENING_LINES].start if len(head) > _OPENING_LINES else len(text.folded)
    points: defaultdict[str, float] = defaultdict(float)
    found: dict[str, Organ] = {}
    for rule, pattern in _COMPILED:
        if (rule.types and doc._.type not in rule.types) or doc._.type in rule.but:
            continue
        names: list[str] = []
        for span in _places(rule, pattern, _texts(rule.where, cells, head, text), doc._.type):
            name = text.name(doc.text[slice(*span)])
            if name not in names:
                names.append(name)
                share = _LOWER if rule.where != "text" and span[0] >= lower else 1
                points[name] += rule.points * share * _LATER ** (len(names) - 1)
                if name not in found or found[name].confidence < rule.confidence:
                    found[name] = Organ(span, name, rule.confidence)
    registered = _registered(doc, numbers)
    if registered:
        points[registered.name] += _REGISTERED_POINTS
        found.setdefault(registered.name, registered)
    if by and doc._.type != "tjansteskrivelse" and _OWN_BODY.search(by.folded):
        points[by.name] += _ITS_SENDER_POINTS
        found.setdefault(by.name, Organ((by.start, by.end), by.name, 0.85))
    return found[_best(points)] if points else None


def _best(points: Mapping[str, float]) -> str:
    """The name with the most points, those of the shorter names that mean the same body among them, in its full form."""
    total = dict(points)
    for name in points:
        total[name] += sum(
            points[short] for short in points if short != name and is_short_for(short, name, points[name])
        )
    return max(total, key=lambda name: total[name])


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
    is_local = re.fullmatch(f"{_LOCAL}namnd", short) is not None
    is_half = points >= _FULL_NAME_POINTS and name.endswith(f"- och {short}")
    return is_half or (is_local and bool(re.search(rf"(?:\s{short}|^{short}en\s.*)$", name)))


def _places(
    rule: OrganRule, pattern: re.Pattern[str], texts: Iterator[tuple[int, str, bool]], kind: DocumentType
) -> Iterator[tuple[int, int]]:
    """Where the row's bodies stand, (start, end) in the running text."""
    for offset, folded, is_addressee in texts:
        if (is_addressee and kind in _STATEMENTS) or (rule.hint and not re.search(rule.hint, folded)):
            continue
        whole = pattern.fullmatch(folded) if rule.where in _WHOLE_CELL else None
        for match in [whole] if whole else [] if rule.where in _WHOLE_CELL else pattern.finditer(folded):
            group = next(index for index, text in enumerate(match.groups(), 1) if text)
            yield offset + match.start(group), offset + match.end(group)


def full_name(passage: str) -> str:
    """The body's name in full, as the record has it.

    >>> full_name("KSAU"), full_name("socialnämnden"), full_name("kommunstyrelsens arbetsutskott")
    ('Kommunstyrelsens arbetsutskott', 'Socialnämnden', 'Kommunstyrelsens arbetsutskott')
    >>> full_name("Miljo- och byggnadsnamnden"), full_name("Barn- och ungdomsnämnd")
    ('Miljö- och byggnadsnämnden', 'Barn- och ungdomsnämnden')
    """
    name = " ".join(BODIES.get(passage.upper(), passage).split())
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
    rf"(?:{_PART}\s)?[a-z-]{{3,}}\s(?:stadsdels|kommundels|distrikts|omrades)namnd"
)  # "Bergaholms stadsdelsnämnd"
_OF_ORGANISATION = re.compile(r"direktionen|styrelsen\sfor\s(?:[a-z]*forbundet|stiftelsen)")
_ORGANISATION = r"(?:\s(?:och\s)?[A-ZÅÄÖ][\w-]+)+(?:\s[a-zåäö]*(?:förbund|bolag|stiftelse|region))?"  # "Miljöförbundet Västra Berga"
_BARE_LOCAL = re.compile(f"{_LOCAL}namnden")
_NAMES = {fold(name): name for name in BODIES.values()}


def _cells(head: Sequence[Line]) -> Iterator[tuple[int, str, bool]]:
    """The head's cells: offset, folded text, and whether a label above or before it says that it is an addressee."""
    above: list[tuple[int, str]] = []
    addressed = _over_postcode(head)
    for line in head:
        cells = head_cells(line)
        before = ""
        for column, (offset, cell) in enumerate(cells):
            folded = fold(cell)
            label = before or (above[column][1] if column < len(above) else "")
            yield offset, folded, bool(_LABEL.fullmatch(fold(label))) or offset in addressed
            before = folded if _LABEL.fullmatch(folded) else ""
        above = cells


def _over_postcode(head: Sequence[Line]) -> frozenset[int]:
    """Where the cells begin that an address stands under, unless they are under the municipality's name in its letterhead."""
    places: set[int] = set()
    for index, line in enumerate(head):
        under = head[index + 1 : index + 1 + _LONGEST_ADDRESS]
        for column, (offset, _) in enumerate(line.cells):
            is_own = index > 0 and not line.after_gap and _MUNICIPALITY.search(head[index - 1].folded)
            beside = (fold(below.cells[column][1]) for below in under if column < len(below.cells))
            if not is_own and index and any(_POSTCODE.match(text) for text in beside):
                places.add(offset)
    return frozenset(places)


def _texts(
    where: Where, cells: Sequence[tuple[int, str, bool]], head: Sequence[Line], text: "_Text"
) -> Iterator[tuple[int, str, bool]]:
    match where:
        case "cell":
            yield from cells
        case "top":
            yield from cells[:_TOP_CELLS]
        case "line" | "opening":
            lines = head if where == "line" else head[:_OPENING_LINES]
            short = (line for line in lines if len(line.text) <= _SHORT_HEAD_LINE)
            yield from ((line.start, line.folded.replace("\t", " "), False) for line in short)
        case "pair":
            for line, below in pairwise(head):
                yield line.start, text.folded[line.start : below.end].replace("\t", " "), False
        case "text":
            yield from ((start, text.folded[start:end], False) for start, end in text.passages)


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


class _Text:
    """The document's text, and what it calls a body elsewhere."""

    def __init__(self, doc: Doc) -> None:
        self._text = doc.text
        self.folded = fold(doc.text)
        self.passages = tuple(_around_bodies(self.folded[:_LONGEST_TEXT]))
        self._counts = Counter(
            match[0] for start, end in self.passages for match in _BODIES.finditer(self.folded[start:end])
        )
        self._names: dict[str, str] = {}

    def name(self, passage: str) -> str:
        """The body's name in full."""
        if passage not in self._names:
            self._names[passage] = full_name(self._in_full(self._as_usual(passage)))
        return self._names[passage]

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
        folded = fold(passage)
        if _BARE_LOCAL.fullmatch(folded):
            places = Counter(match[1] for match in re.finditer(rf"(?i:{passage})( {_PLACE})", self._text))
            return passage + max(places, key=lambda place: places[place], default="")
        if _OF_ORGANISATION.fullmatch(folded):
            start = passage if " för " in passage else passage + " för"
            wholes = Counter(
                match[1] for match in re.finditer(rf"(?i:{re.escape(start)})({_ORGANISATION})", self._text)
            )
            return (start if wholes else passage) + max(wholes, key=lambda whole: wholes[whole], default="")
        committee = folded.removesuffix("et")
        if not committee.endswith("utskott") or " " in committee:
            return passage
        owner = re.search(rf"\b([a-z-]+(?:\soch\s[a-z]+)?(?:styrelsens|namndens))\s{committee}", self.folded)
        return f"{self._text[owner.start(1) : owner.end(1)]} {committee}" if owner else passage


# "Västra Berga", "Norr": of which part of the municipality; no label, unit or kind of document.
_PLACE = r"(?:(?!Samm|Prot|Dat|Sid|Blad|D[nu]r|Diar|Tjänst|Kall|Besl|Ordf|Sekr|Närv|\S+(?:en|et|an)\b|[A-ZÅÄÖ]{3})[A-ZÅÄÖ][^\W\d_]{3,}(?:-[^\W\d_]+)*(?: |\b)){1,2}\b(?<! )"


def _registered(doc: Doc, numbers: Sequence[tuple[int, int]]) -> Organ | None:
    """The body whose diary the document's number is of."""
    for span in numbers:
        letters = "".join(char for char in doc.text[slice(*span)] if char.isalpha()).upper()
        if letters in BODIES:
            return Organ(span, BODIES[letters], 0.75)
    return None
