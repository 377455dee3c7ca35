"""The rows and cells of the head, and what of them is no title: names, units, days, labels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from spacy.tokens import Doc

from extract.pages import Printed
from extract.pipes.diarienummer import AFTER_TITLE, BEFORE_TITLE
from extract.pipes.head import head_cells
from extract.pipes.heading_names import kind_of_heading
from extract.pipes.lost_gaps import is_rubbish, parted
from extract.pipes.printed_lines import begins_of
from extract.pipes.sections import Line
from extract.pipes.terms import BODIES, BODY, NAME, TITLE, UNIT
from normalize.dates import find_dates
from normalize.names.lists import UNKNOWN, name_lists
from normalize.unicode import fold

LONGEST = 260  # characters
LABEL = re.compile(
    r"(?:ärende(?:mening|rubrik)?|ärendets rubrik|ärendet (?:avser|gäller)|saken|rubrik|angående|ang\.?|beträffande|betr\.?|avser|gäller|titel|dokumentnamn|ämne|ärendets namn|ärendebenämning|benämning|rubricering|rörande|dokument(?:ets )?titel|(?:beslutet|ansökan|skrivelsen|remissen) (?:avser|gäller))\s*(?::\s*|\Z)"
    r"|(?:\d{1,2}\.?\s)?(?:ärende(?:mening|rubrik|t (?:avser|gäller|rör))?|saken|rubrik|titel|benämning|dokument|dokumentets namn|dokumentnamn|vad (?:saken|ärendet|frågan) (?:gäller|rör|avser)|(?:beslutet|ansökan|skrivelsen|remissen|frågan) (?:avser|gäller|rör))\s*:?\s+(?-i:(?=[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
# What stands over other things in a form or a margin.
FIELD = re.compile(
    r"(?:plats(?: och tid)?|(?:sammanträdes|besluts)?(?:datum|dag)|tid|paragraf|diarie(?:nummer|nr)|dnr|beteckning|handläggare|föredragande|justera[td]|sökande|mottagare|enhet|förvaltning|avdelning|kontor|delegat|"
    r"sida|sekretess|upprättad|dokumenttyp|ansvarig|kontakt(?:person)?|telefon|e-post|adress|er beteckning|vår beteckning|närvarande|beslutande|organ|instans)\s?:?",
    re.IGNORECASE,
)
_SHORT = "|".join(fold(short) for short in BODIES)
_MUNICIPALITY = re.compile(r"(?:[a-z-]+\s){1,3}(?:kommun|stad|lans?|region|landsting|municipalforbund|kommunforbund)")
# A cell of the head that is no title: the folded cell matches a row as a whole, or begins like one.
_WHOLE = re.compile(
    rf"till|fran|(?:till\s|kopia\s|for\s)?(?:{BODY}|{UNIT}|{_SHORT})(?:,?\s(?:\(?(?:pks|ks|kf)\)?|\d+))?\.?"
    r"|(?:[a-z-]+\s){0,3}(?:kommun|kommuns?\s\w+|stad|lan|region|landsting)|region\s[a-z\s]+|i\s[a-z]+\slan"
    # With its unit behind a bar, which scans read as a letter: "Ekby kommun | Skolkontoret".
    rf"|(?:[a-z-]+\s){{1,3}}(?:kommun|stad)\s[il1|!/·•]\s(?:{UNIT}|{BODY})"
    rf"|(?:(?:tjanste)?(?:skrivelse|utlatande)|missiv|yttrande)(?:\s(?:till|fran)\s(?:{BODY}|{UNIT}|{_SHORT}))?|remissvar|delegations?beslut|beslut|(?:sammantrades)?protokoll|protokollsutdrag|forslag|kallelse"
    r"|skrivelse|rapport|datum|sida|(?:var|er)t?|(?:var|er)\sbeteckning|beteckning|diarienummer|dnr|handlaggare|sammantradesdatum|dokumenttyp|plan|mottagare|[\d .:/()-]+"
    r"|(?:tjanste|foredragnings)?-?\s?(?:pm|promemoria)|remissyttrande|tjanstemannaskrivelse|arbetsmaterial|utkast|remissversion|for\s(?:kannedom|beslut|information)|bildspel|minnesanteckningar|motesanteckningar|utdrag(?:\s(?:ur|fran)\s\w*protokoll\w*)?"
    # Authorities that a letter goes to, or whose stamp it has; a motion's name over what it is about.
    r"|lansstyrelsen?(?:\si\s[a-z ]+)?|landstinget(?:\si\s[a-z ]+)?|regeringen|riksdagen|[a-z]+departementet|(?:statens\s)?[a-z]+(?:verket|myndigheten|inspektionen|direktoratet)|[a-z]*(?:domstolen|ratten)|social(?:styrelsen)|skoloverstyrelsen"
    r"|motion|medborgarforslag|interpellation"
    r"|beslut\sfattat\s(?:pa|med)\s.*|beslut\s(?:pa|enligt|av)\sdelegat.*|anmalan\sav\sdelegat.*|information|presentation|bilaga(?:\s\d+)?|innehall(?:sforteckning)?|tjansteutlatande\s.*"
)
BEGINS = re.compile(
    r"(?:dnr|diarie|arendenr|(?:lag)?stod\s(?:for|i)\b|lagrum|lagstod|handlagt\sav|handlagd\sav|beslutsfattare|anmals\b|anslaget\spa|anslagsbevis|ratt\sutdrag|utdragsbestyrk|anmal[ds]s?\s(?:till|i|vid|den)\b|er[tar]?\s(?:d[nu]r|beteckning|ref|skrivelse|datum|remiss)|var[t]?\s(?:ref|beteckning)|telefon(?:nummer)?\b|tel\b|tfn|vxl|vaxel|fax|e-?post|epost|org\.?\s?nr"
    r"|besoksadress|besok\b|postadress|adress|box\s\d|sida\b|sid\b|blad\b|handlaggare|foredragande|ansvarig|datum|sammantrade|plats\b|tid(?:punkt)?\b(?!-)|kopia|till\s|www\.|http|las\s?mer\s?i?\b|typ\sav\sdokument|dokumentslag"
    r"|\d{3}\s?\d\d\s|paragraf|§|beslutande|bilaga\b|bilagor|delegat\b|delegation(?::|\s(?:fran|enligt|av)\b)|delegationspunkt|utskriven|faststalld|upprattad|antagen|godkand|version|dokument(?:typ|ansv|id)"
    r"|galler\b|ersatter\b|medlemmar\b|[a-z]*(?:ansvarig(?:\sfor\splanen)?|agare):|(?:utarbetad|sammanstalld|framtagen|faststallt|antaget|upprattat)\b|mal nr|narvarande|justera|forfattare|kontakt|beslutsdatum|nummer\b|lopnr|bankgiro|plusgiro|postgiro|organisationsnummer|reviderad|bestallare|protokoll\s(?:nr\s)?\d"
    r"|sekretess|(?:[a-z-]+\s(?:och\s)?)?[a-z]*(?:namndens|styrelsens)\sdelegation,?\spunkt|delegation,\spunkt|instans|diarief|beslutsinstans|beslutsnr|internt|delegations?be|beslutsfattare|enhet\s|presentator|fran:|till:|narvarande|paragrafer)"
)
_HAS_WORD = re.compile(r"[^\W\d_]{4}|[^\W\d_]{2}\s[^\W\d_]{2}")
_CONTACT = re.compile(r"@|(?<!\d-)\b0\d{1,3}[ /-]\d{2,3}|\bwww\.|\b\d{3}\s\d\d\s[a-z]")
NAME_ALONE = re.compile(NAME)
RULE = re.compile(r"\s*(?:[=_*~]\s?){5,}\s*|\s*(?:[-–—]\s?){5,}\s*")
_CODE = re.compile(r"[A-ZÅÄÖ]{2}|[Dd]nr|[Dd]iarie|[Ää]rende|[Bb]eteckning|\b[A-Z][a-z]{1,3}[ /]\d")
# Series of laws and inquiries: what such a number follows is a part of the title.
_SERIES = re.compile(
    r"[\s(\[,–-]*(?:SOU|D[sS]|SFS|[A-ZÅÄÖ]{1,6}FS|[Pp]rop|PROP|[Bb]et|[Ss]kr|[Dd]ir|COM|KOM|Motion|[Mm]ot)\b"
)
# How a matter begins that stands over its text, folded.
OPENS_MATTER = re.compile(
    r"(?:ang(?:aende)?\b|betr(?:affande)?\b|ror(?:ande)?\b|svar pa\b|yttrande over\b|remiss(?:var|yttrande)?\b|motion\b|ansokan om\b|begaran om\b|forslag till\b|anhallan om\b|redovisning av\b|uppfoljning av\b|avtal\s)"
)
_OPEN_END = re.compile(r"(?:[,&/–-]|\b(?:och|samt|för|av|i|till|med|på|vid|om|inom|mellan|från|över|enligt|kv\.?))$")
_LONGEST_MATTER = 4  # printed lines
_LOGO = re.compile(r"[A-ZÅÄÖ]{1,3}")  # letters of a coat of arms beside the letterhead
_STAMPED = re.compile(r"\s(?:19|20)\d\d\s-\s?\d\d-\s?\d\d$|^(?:EXPEDIERAT|INKOM|ANKOM)\s+")  # over the title
# In the letters as they stand: "är" is a verb and "år" is none.
PROSE = re.compile(
    r"(?:[a-zåäö)]{4}|\d{4})\.\s[A-ZÅÄÖ]|\b(?:beslutar|föreslår|föreslås|godkänner|har|hade|ska|skall|är|var|blir|kan|behöver|inkommit|redovisar|beskriver|innebär|behandlade|avstyrker|tillstyrker|anser|bedömer|får|kommer|skulle|hemställ(?:er|s|es|t|de)|anhåll(?:er|s|es|it)|anhöll|förordar|förordas|yrkar|överlämna(?:r|s|de|des|t|ts)|översänd(?:er|s|es)|översän(?:t|de|des|ts)|meddela(?:r|s|de|t)|medger|medges|medgav|beviljar|beviljas|avslår|avslås|bifaller|noterar|uppdrar|antager|framhåller|anför|anförs|erinrar|önskar|ansöker|begär|begärde|inlämna(?:t|de|r)|påpekar|konstaterar|konstateras|rekommenderar|informerar|informeras|saknar|saknas|framgick|pågår|gäller att|behövs|krävs|måste|bör|finns|ligger|nedan kalla[dt]|kostar|ökar|minskar|ger|tar|begärt|anfört|framgår|vi|jag)\b|(?<!\bm\.fl)(?<!\bm\.m)(?<!\bm fl)(?<!\bm m)(?<!\bmfl)(?<!\betc)\.$"
)
_STREET = re.compile(
    r"\b(?:c/o\b|box \d|(?:\w+(?:gata|vag|torg|plan)|\w*(?:gatan|vagen|grand|torget|stigen|allen|backen|kajen))\s\d{1,3}\s?[a-z]?\b(?![:.,]\d))|^\d{3}\s?\d\d\s[a-z]"
)
_OF_MATTER = re.compile(r"\b(?:av|om|for|vid|pa|till|over|angaende|avseende|gallande|mellan|langs|utmed)\s")
_LONGEST_OF_ADDRESS = 45  # characters of a line
_ADDRESS_LINES = 3  # from a name to its street
YEAR = re.compile(r"\b(?:19|20)\d\d\b[\s–-]*")
_SAME_HEIGHT = 0.17  # difference of two lines' heights, as a share of the larger
LARGE = 1.12  # times the usual line height


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that may be the title: `span` where it begins in the running text, `text` with what was wrapped joined.

    `height` is its line height in times the document's usual one, 0 where that is not known.
    """

    span: tuple[int, int]
    text: str
    height: float
    after_gap: bool = False
    before_gap: bool = False
    is_above_stamp: bool = False
    is_labelled: bool = False
    is_under_label: bool = False
    is_underlined: bool = False
    is_beside_others: bool = False
    is_in_address: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line, or several of one height that were joined: its cells, and its line height in usual ones."""

    line: Line
    start: int
    end: int
    cells: list[tuple[int, str]]
    height: float
    after_gap: bool
    heights: Mapping[int, float] = field(default_factory=dict)  # of the cells, by where they begin

    def has(self, place: int) -> bool:
        """Whether the place is in the row."""
        return self.start <= place < self.end


def is_no_title(passage: Passage) -> bool:
    """Whether the passage is a name, a unit, a date, a label or another thing that heads are made of."""
    text = passage.text
    folded = fold(text)
    is_day = any(found.end - found.start > 0.6 * len(text) for found in find_dates(text))
    if passage.is_labelled:
        return is_day or not _HAS_WORD.search(text) or FIELD.fullmatch(text) is not None
    return bool(
        is_day
        or len(folded.strip()) < 4
        or _WHOLE.fullmatch(folded)
        or BEGINS.match(folded)
        or kind_of_heading(folded) == "forslag"
        or _CONTACT.search(folded)
        or is_listed_name(text.rstrip(" ,"))
        or TITLE.fullmatch(folded)
        or (NAME_ALONE.match(text) and TITLE.search(folded))
        or sum(map(str.isalpha, text)) < 0.5 * len(YEAR.sub("", text))
    )


def is_in_address(rows: Sequence[Row], index: int, start: int) -> bool:
    """Whether a street or a postal town stands in the cell, or under it in lines that no gap parts from it."""
    text = next((cell for place, cell in rows[index].cells if place == start), "")
    if len(text) > _LONGEST_OF_ADDRESS:
        return False
    for row in rows[index + 1 : index + 1 + _ADDRESS_LINES]:
        if (street := _STREET.search(fold(text))) and not _OF_MATTER.search(fold(text)[: street.start()]):
            return True
        if len(row.cells) > 1 or len(row.line.text) > _LONGEST_OF_ADDRESS:
            return False
        text = row.cells[0][1]
    return bool(_STREET.search(fold(text)))


def is_listed_name(text: str) -> bool:
    """Whether the text is a person's name, one of whose words the lists have.

    >>> is_listed_name("Sven-Göran Blom"), is_listed_name("Lägesbild Södra Berga")
    (True, False)
    """
    if not NAME_ALONE.fullmatch(text):
        return False
    first, *others = text.split()
    names = name_lists()
    return names.first_name(first) < UNKNOWN or any(names.listed_surname(word) < UNKNOWN for word in others)


def is_letterhead(cells: Sequence[tuple[int, str]]) -> bool:
    """Whether the cells, one beside or over the other, are a municipality's name.

    >>> is_letterhead([(0, "SÖDRABERGA"), (11, "KOMMUN")]), is_letterhead([(0, "Årsberättelse"), (14, "Södraberga kommun")])
    (True, False)
    """
    texts = [fold(cell) for _, cell in cells]
    is_name = _MUNICIPALITY.fullmatch(" ".join(texts)) is not None
    # A name that is whole in one of them leaves the others to be what they are.
    return len(texts) > 1 and is_name and not any(map(_MUNICIPALITY.fullmatch, texts))


def rows_of(doc: Doc, line: Line) -> Iterator[Row]:
    """The line, parted again where a line of another height was joined to it."""
    heights: dict[int, float] = doc._.line_heights
    printed: dict[int, Printed] = doc._.printed
    usual = median(heights.values()) if heights else 0.0
    if not usual:
        yield from _plain_rows(doc, line)
        return
    begins = [offset for offset in sorted(heights) if line.start <= offset < line.end] or [line.start]
    runs: list[tuple[int, float]] = []
    sentence = _sentence_under(line, begins)
    for previous, offset in zip([line.start, *begins], begins, strict=False):
        height = heights.get(offset, usual)
        if (
            not runs
            or offset == sentence
            or ("\t" not in line.text and _is_apart(printed.get(previous), printed.get(offset)))
            or ("\t" not in line.text and not alike(height, runs[-1][1]) and max(height, runs[-1][1]) > LARGE * usual)
        ):
            runs.append((offset, height))
    for number, ((start, height), end) in enumerate(
        zip(runs, [*(offset for offset, _ in runs[1:]), line.end], strict=True)
    ):
        text = line.text[start - line.start : end - line.start].rstrip()
        cells = _cells(line.start, head_cells(line), line) if len(runs) == 1 else [(start, text)]
        sizes = {place: printed[place].height / usual for place, _ in cells if place in printed}
        yield Row(line, start, start + len(text), cells, height / usual, line.after_gap and not number, sizes)


def _is_apart(printed: Printed | None, following: Printed | None) -> bool:
    """Whether two lines stand in columns beside one another: a margin's, read into the text's."""
    if printed is None or following is None:
        return False
    return following.box.x0 > printed.box.x1 or following.box.x1 < printed.box.x0


_PARAGRAPH = 6  # printed lines: what has more is prose, whatever stands beside it


def _plain_rows(doc: Doc, line: Line) -> Iterator[Row]:
    """The printed lines of a line without boxes, which its reader has joined: each may hold cells of two columns."""
    first, *inside = begins_of(line, doc._.line_starts)
    begins = [first, *(start for start in inside if doc.text[start - 1].isspace())]  # not within a divided word
    if len(begins) > _PARAGRAPH:
        begins = begins[:1]
    for start, end in pairwise([*begins, line.end]):
        text = line.text[start - line.start : end - line.start].rstrip()
        is_first = start == line.start
        own = replace(
            line,
            start=start,
            end=start + len(text),
            text=text,
            folded=fold(text),
            after_gap=line.after_gap and is_first,
            marker=line.marker if is_first else 0,
        )
        cells = _cells(start, [found for cell in head_cells(own) for found in _parted(cell, doc)], own)
        yield Row(own, start, own.end, cells, 0.0, own.after_gap)


def _parted(cell: tuple[int, str], doc: Doc) -> list[tuple[int, str]]:
    """The cell parted where a scan's text has lost the gap, without what it makes of a logotype."""
    start, text = cell
    cells = [(start + offset, part) for offset, part in parted(text, doc.text)]
    return [(place, part) for place, part in cells if len(cells) == 1 or not is_rubbish(part, doc.text)]


def _sentence_under(line: Line, begins: Sequence[int]) -> int | None:
    """Where the text begins that no gap parts from the matter above it: "Betr. planen för 1996" over "Med skrivelse har"."""
    if not OPENS_MATTER.match(line.folded) or "\t" in line.text or not PROSE.search(line.text):
        return None
    for begin in begins[1:_LONGEST_MATTER]:
        above, text = line.text[: begin - line.start].rstrip(), line.text[begin - line.start :]
        if text[:1].isupper() and not _OPEN_END.search(above) and not PROSE.search(above):
            return begin
    return None


def _cells(start: int, cells: list[tuple[int, str]], line: Line) -> list[tuple[int, str]]:
    # A stray letter that a scan put before a line is no cell.
    kept = [(offset, cell) for offset, cell in cells if len(cell) > 1 or cell.isalnum()] or [(start, line.text)]
    return kept[1:] if len(kept) > 1 and _LOGO.fullmatch(kept[0][1]) else kept


# A sign of a coat of arms or logotype before a name: "≈ Bergs kommun".
_LOGO = re.compile(r"[^\w\s(\[\"'“”«»§+–—☐☒☑✓-]\s+(?=\w)")


def passage_of(start: int, cell: str, row: Row, *, is_labelled: bool = False) -> Passage | None:
    """The cell without its label and the diary number before or after it."""
    label = LABEL.match(cell)
    skip = label.end() if label else 0
    if (number := BEFORE_TITLE.match(fold(cell[skip:]))) and _CODE.search(cell[skip : skip + number.end()]):
        skip += number.end()
    after = AFTER_TITLE.search(fold(cell[skip:]))
    if after and (not _CODE.search(cell[skip + after.start() :]) or _SERIES.match(cell, skip + after.start())):
        after = None  # "med plan 2018–2019", "(Ds 2024:3)"
    text = cell[skip : skip + after.start()] if after else cell[skip:]
    skip += len(text) - len(text.lstrip(" .:–-—|!'‘’\t"))
    text = text.strip(" :–—|!'‘’\t").removeprefix("- ")
    if stamp := _STAMPED.search(text):
        skip += stamp.end() if not stamp.start() else 0
        text = _STAMPED.sub("", text)
    if logo := _LOGO.match(text):
        skip += logo.end()
        text = text[logo.end() :]
    text = text.lstrip(".- ")
    if text.endswith(".") and not re.search(r"\b\w{1,2}\.$", text):
        text = text[:-1] if text.count(".") > 1 or len(text) < LONGEST / 2 else text
    if not text or len(text) > LONGEST:
        return None
    return Passage(
        (start + skip, start + skip + len(text)),
        text,
        row.heights.get(start, row.height),
        after_gap=row.after_gap,
        is_labelled=is_labelled,
        is_beside_others=len(row.cells) > 1,
    )


def alike(height: float, other: float) -> bool:
    """Whether two lines of these heights are of one type size; in a scan a line's height goes by its letters."""
    return abs(height - other) <= _SAME_HEIGHT * max(height, other)
