"""Finds in a letter's head to whom it is written."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from extract.pipes.head import head_cells, stamped_cells
from extract.pipes.people import Cell, is_person, names_in
from extract.pipes.sections import Line
from extract.pipes.terms import BODY, UNIT
from normalize.unicode import fold

_LONGEST = 90  # characters
_TO = re.compile(r"[Tt]ill(?:\s+|\s?:\s*)")
_BODY = re.compile(rf"(?:{BODY}|utredningen|kommitten|delegationen|beredningen)(?:\s(?:i|for|om)\s[a-z ]+)?$")
_AUTHORITY = re.compile(
    r"(?:[a-z]*departementet|lansstyrelsen(?:\s(?!i\b|for\b)[a-z]+){0,2}|lansskolnamnden|landstinget|skoloverstyrelsen|socialstyrelsen|[a-z]*ratten|[a-z]+verket|[a-z]*myndigheten|[a-z]*inspektionen|[a-z]*styrelsen|riksdagens [a-z]+"
    r"|statens\s[a-z]+(?:verk|namnd|styrelse|inspektion|institut)|riksantikvarieambetet|[a-z]*ambetet|regeringskansliet|kommunstyrelsen|[a-z]*domstolen|[a-z]+\s[a-z]*ratt|[a-z]*ombudsmannen|[a-z-]+ och [a-z]+domstolen|regionstyrelsen|region [a-z]+)"
    r"(?:\s(?:i|for|vid)\s[a-z ]+)?(?:\s[a-z]+s lan)?(?:\s\([a-z]+\))?"
)
_COMPANY = re.compile(
    r"(?:[A-ZÅÄÖ]\S*\s)+(?:AB|HB|KB)(?:\s[A-ZÅÄÖ&]\S*)*|AB(?:\s[A-ZÅÄÖ]\S*)+|(?:\S+\s)*\S+(?:förening|förbund|klubb|samfällighet|sällskap|sameby|församling|stiftelse|kooperativ)(?:en|et)?"
    r"|(?:Brf|BRF|HSB|Stiftelsen|Föreningen|Firma|Bröderna|Bostadsrättsföreningen|Samfälligheten|Restaurang|Hotell|Kafé|Café|Åkeri)(?:\s[A-ZÅÄÖ0-9&]\S*)+"
    r"|(?:[A-ZÅÄÖ]\S*\s)+(?:IF|IK|BK|SK|FK|IFK|AIK|GK|OK|RK|FF|FC|PRO|SPF)|(?:IF|IK|BK|SK|FK|IFK|GIF|OK|PRO|SPF)(?:\s[A-ZÅÄÖ]\S*)+|(?:[A-ZÅÄÖ]\S+\s)+(?:&|och)\s[A-ZÅÄÖ]\S+(?:\s(?:AB|HB|KB))?"
)
_OF_REGION = re.compile(r"(?:region|landstinget)\s")  # as the first of all it writes
_POSTAL_TOWN = re.compile(r"(?:SE?-)?\d{3}\s?\d{2}\s+[A-ZÅÄÖ][^\W\d]+(?:[ -][A-ZÅÄÖ][^\W\d]*){0,2}(?:\s\d{1,2})?")
_MARGIN = re.compile(
    r"\s(?:(?:19|20)\d\d-\d\d-\d\d$|(?:den\s)?\d{1,2}\s[a-z]{3,9}\s(?:19|20)\d\d$|(?:Datum|Dnr|Diarie\w+|[A-ZÅÄÖ][a-zåäö]*(?:datum|nummer|beteckning)(?=:)|Handläggare|(?:Vår|Er|Eder|Vårt|Ert)\s[a-zåäö]+|[A-ZÅÄÖ]{2,4}[ -](?:19|20)\d\d)\b.*$)"
)
# A letterhead's municipality or place beside an authority: "Länsstyrelsen Ekby kommun", "… i Ekby län Ekby den 3 maj 1983".
_OWN_PLACE = re.compile(
    r"(?:(?<=styrelsen)|(?<=verket)|(?<=myndigheten)|(?<=inspektionen)|(?<=domstolen)|(?<=\slän))\s[A-ZÅÄÖ][\w-]+\s(?:kommun|stad)$|(?<=\slän)\s[A-ZÅÄÖ][\w-]+$"
)
# Within an address, who of the addressee's answers: "genom Bo Ek", "Att: Bo Ek", "c/o Bo Ek".
_THROUGH = re.compile(r"(?:genom|gm|att(?:ention)?|attn?|c/o|v/)[.:]?\s")
_WITHIN = re.compile(r"\s(?:(?i:genom|gm|att(?:ention)?|attn?|c/o|v/))[.:]?\s[A-ZÅÄÖ].*$|\s\S+@\S+$")
_LONGEST_ADDRESS = 3  # lines over the postal town
_LONGEST_BLOCK = 5  # where the highest is an authority: "Banverket", its region, "Att: Bo Ek", a box
_STREET = re.compile(r"box\s\d|fack(?:\s\d|$)|c/o\s|[a-z]{3,}\s\d{1,3}(?:\s?[a-z])?$")
_OWN = re.compile(
    rf"\b(?:kommun|stad|landsting|region|kommunkontor|kommunhus)\b|^(?:{UNIT}|{BODY}|[a-z]+delegationen)\b|\b(?:dnr|datum|handlaggare|tel|telefon|postadress)\b"
)
# What is called as a letterhead's units are, and is somebody else's: "Vägförvaltningen i Hallands län".
_ELSEWHERE = re.compile(r"\s(?:i|for)\s[a-z -]+\s(?:lan|lanet|kommun|stad)$")
# In an authority's name no other word has a small letter: "Länsstyrelsen har" begins a sentence.
_SMALL_WORD = re.compile(r"(?<!\S)(?!(?:i|för|vid|och|av|län|länet|kommun|stad)(?!\S))[a-zåäö]+(?!\S)")
_LAST_WORDS = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:departementet|verket|inspektionen|myndigheten)$|Länsstyrelsen(?:\si\s(?:länet|[A-ZÅÄÖ]\w+(?:\s\w+)?(?:\slän)?))?(?:,\s[a-zåäö-]+(?:enheten|enh\.))?$"
)
# The left column beside an address: a stamp in capitals, a label with its number or day.
_LEFT = re.compile(r"(?:[A-ZÅÄÖ]{3,}\s(?:[A-ZÅÄÖ]{2,}\s)*|.*\d\S*\s)(?=[A-ZÅÄÖ][a-zåäö])")
_TOWN_BESIDE = re.compile(r"\s\d{3}\s?\d{2}\s+[A-ZÅÄÖ][^\W\d]+(?:[ -][A-ZÅÄÖ][^\W\d]+)*$")


def who_asked(head: Sequence[Line], own: Set[str]) -> Iterator[Cell]:
    """The authority that a yttrande is addressed to, in its head; `own` are the names, folded, of those who write."""
    stamped = stamped_cells(head)
    for index, line in enumerate(head):
        for start, whole in head_cells(line):
            if start in stamped or (line is head[0] and _OF_REGION.match(fold(whole))):
                continue
            cell = _without_margin((start, whole))[1]
            label = _TO.match(cell)
            name = cell[label.end() :] if label else cell
            end = found.start() if (found := _WITHIN.search(name)) else len(name)
            if label and label[0].rstrip().endswith(":") and not name and index + 1 < len(head):
                yield head[index + 1].cells[0]
                return
            if not label and fold(name[:end]) in own:
                continue
            if _is_authority(name[:end]) or (label and _BODY.match(fold(name))):
                yield start + len(cell) - len(name), name[:end]
                return
    # A scan may have run it together with the cell on its left.
    for line in head:
        is_short = len(line.text) < _LONGEST
        start, right = _beside_left((line.start, line.text)) if is_short else (line.start, line.text)
        if right != line.text and _is_authority(right) and fold(right) not in own:
            yield start, right
            return
        if line.start not in stamped and len(line.text) < _LONGEST and (last := _LAST_WORDS.search(line.text)):
            yield line.start + last.start(), last[0]
            return


def addressed(head: Sequence[Line], own: Set[str]) -> list[Cell]:
    """To whom a letter is addressed: the person, authority or company over a street or box and a postal town.

    `own` are the names, folded, of those who write.
    """
    stamped = stamped_cells(head)
    for index, line in enumerate(head):
        for column, cell in enumerate(line.cells):
            if not _POSTAL_TOWN.fullmatch(_without_margin(cell)[1]):
                continue
            is_beside = any(len(line.cells) > 1 for line in head[max(index - _LONGEST_ADDRESS, 0) : index + 1])
            rows = list(_rows_above(head, index, column, stamped, is_beside=is_beside))
            reach = len(rows) if is_beside else _LONGEST_ADDRESS
            if found := _found(rows, own, reach):
                return [found]
    for index, line in enumerate(head):
        if "\t" not in line.text and _TOWN_BESIDE.search(line.text):
            above = reversed(head[max(index - _LONGEST_BLOCK, 0) : index])
            rows = [([_beside_left((one.start, one.text))], False) for one in above if "\t" not in one.text]
            if found := _found(rows, own, _LONGEST_ADDRESS):
                return [found]
    return []


def _found(rows: Sequence[tuple[list[Cell], bool]], own: Set[str], reach: int) -> Cell | None:
    """The addressee among the rows over a postal town: rather in its block than over a gap."""
    last = next((place for place, (_, is_over_gap) in enumerate(rows) if is_over_gap and place), len(rows))
    block, has_street = _block(rows[:reach], own)
    within = _named(rows[:last], own, reach) or (block if has_street else None)
    return within or _named(rows, own, reach) or block


def _rows_above(
    head: Sequence[Line], index: int, column: int, stamped: Set[int], *, is_beside: bool
) -> Iterator[tuple[list[Cell], bool]]:
    """The cells over a postal town, from the nearest, and whether a gap is under them; what goes on in small letters is one.

    `is_beside`: another column stands beside, whose lines are between.
    """
    width = len(head[index].cells)
    most = _LONGEST_ADDRESS * 2 if is_beside else _LONGEST_BLOCK
    rest: Cell | None = None
    for place in range(index - 1, max(index - 1 - most, -1), -1):
        cells = head[place].cells
        cells = cells[column : column + 1] if len(cells) == width else cells
        if rest and len(cells) == 1:
            cells = [(cells[0][0], f"{cells[0][1]} {rest[1]}")]
        is_rest = len(cells) == 1 and cells[0][1][:1].islower() and place and not head[place].after_gap
        rest = cells[0] if is_rest and len(head[place - 1].cells) == 1 else None
        if rest is None:
            own = [_without_margin(cell) for cell in cells if cell[0] not in stamped]
            beside = [_beside_left(cell) for cell in cells if cell[0] in stamped and _LEFT.match(cell[1])]
            yield own + beside, head[place + 1].after_gap


def _named(rows: Sequence[tuple[list[Cell], bool]], own: Set[str], reach: int) -> Cell | None:
    """The nearest that is called as addressees are, or the authority or company over it in the same block.

    Beyond `reach` rows over the town nothing but an authority's name counts.
    """
    found: Cell | None = None
    for place, (row, is_over_gap) in enumerate(rows):
        if found and is_over_gap:
            break
        named = [one for one in row if _is_addressee(one) and fold(one[1]) not in own]
        if place >= reach:
            named = [one for one in named if _AUTHORITY.fullmatch(fold(one[1]))]
        if named and (found is None or not _is_person(named[0])):
            found = named[0]
    return found


def _block(rows: Sequence[tuple[list[Cell], bool]], own: Set[str]) -> tuple[Cell | None, bool]:
    """The name over a street or box, or under a gap right over the town, whatever it is called; and whether it is the former.

    None is the letterhead's own.
    """
    streets = list(takewhile(lambda row: len(row[0]) == 1 and _STREET.search(fold(row[0][0][1])), rows))
    above = [row for row, _ in rows[len(streets) : len(streets) + 1]]
    above += [row for row, _ in takewhile(lambda row: not row[1], rows[len(streets) + 1 :])]
    texts = [fold(text) for row in above for _, text in row]
    is_placed = bool(streets) or any(is_over_gap for _, is_over_gap in rows[len(above) : len(above) + 1])
    if not is_placed or len(texts) != len(above) or any(_is_own(text, own) for text in texts):
        return None, False
    names = [row[0] for row in takewhile(lambda row: _may_name(row[0][1]), above)]
    return names[-1] if names and not _THROUGH.match(fold(names[-1][1])) else None, bool(streets)


def _is_own(text: str, own: Set[str]) -> bool:
    """Whether the folded text is of the letterhead of those who write."""
    return text in own or (_OWN.search(text) is not None and not _ELSEWHERE.search(text))


def _may_name(text: str) -> bool:
    return text[:1].isupper() and not any(char.isdigit() or char in ":@" for char in text)


def _is_authority(text: str) -> bool:
    """Whether the text names an authority, perhaps with a part of it after a comma."""
    name = text.split(",", maxsplit=1)[0].strip()
    return _AUTHORITY.fullmatch(fold(name)) is not None and not _SMALL_WORD.search(name)


def _beside_left(cell: Cell) -> Cell:
    """What stands beside the left column, whose gap a scan lost: "AVSÄNT Länsstyrelsen i länet", "Er bet. 4-88/85 Box 600"."""
    start, text = _without_margin(cell)
    left = _LEFT.match(text)
    return (start + left.end(), text[left.end() :]) if left else (start, text)


def _without_margin(cell: Cell) -> Cell:
    """The cell without the day or label that a scan ran it together with: "Per Ek 28 maj 2019"."""
    start, text = cell
    for pattern in (_MARGIN, _WITHIN, _OWN_PLACE):
        if found := pattern.search(text):
            text = text[: found.start()]
    return start, text.rstrip()


def _is_person(cell: Cell) -> bool:
    names = names_in(cell)
    return len(names) == 1 and names[0].text == cell[1] and is_person(names[0], cell)


def _is_addressee(cell: Cell) -> bool:
    if _THROUGH.match(fold(cell[1])):
        return False
    return _is_person(cell) or bool(_AUTHORITY.match(fold(cell[1])) or _COMPANY.fullmatch(cell[1]))
