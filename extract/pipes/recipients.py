"""Component `diarium_recipients`: those to whom the decision or document is sent."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Person, Text, add, findings
from extract.pipes.head import head_cells, head_lines
from extract.pipes.people import Cell, clean_title, is_person, names_abreast, names_in, roles_in
from extract.pipes.sections import SIGNING, Line, Section
from extract.pipes.terms import BODY, HEADING_KINDS, SENT_TO, TITLE, TITLE_HEAD, UNIT
from normalize.unicode import fold

_LONGEST_COLUMN = 12  # lines
_TWO = 2  # who sign side by side
_LONGEST_HEADING = 4  # words
_LETTERHEAD_LINES = 5
_KINDS_OF_DOCUMENT = frozenset({"protokollsutdrag", "utdrag"})
_LONGEST_SHORT_NAME = 5  # letters: "KF", "KSAU"
_DAY = re.compile(r"[\d/ .-]+")  # when it was sent, over the list
_LONGEST = 90  # a longer line is no recipient but the text that follows the list
_COMMAS = re.compile(r"[,;]\s+(?![^()]*\))|(?<=\w)\s/\s|\s[|·•]\s|(?<=[a-zåäö]{3})\.\s+(?=[A-ZÅÄÖ])")
# What ends an enumeration: "A, B och C"; in small letters only where the whole is in small letters.
_AND = re.compile(r"(?<!-)\s+(?:samt|och)\s+(?=[A-ZÅÄÖ])")
_SMALL_AND = re.compile(r"(?<!-)\s+(?:samt|och)\s+")
_SEMICOLONS = re.compile(r";\s+|\s[|·•]\s")
# Where a scan or a narrow page ran two recipients into one line: after a word that ends one, before a capital.
_RUN_TOGETHER = re.compile(
    r"(?:(?<=nämnden)|(?<=styrelsen)|(?<=fullmäktige)|(?<=kontoret)|(?<=förvaltningen)|(?<=avdelningen)|(?<=enheten)|(?<=myndigheten)|(?<=utskottet)"
    r"|(?<=kansliet)|(?<=revisorerna)|(?<=revisionen)|(?<=chefen)|(?<=direktören)|(?<=\w AB)|(?<=\w HB)|(?<=sekreteraren))\s+(?=[A-ZÅÄÖ][a-zåäö])"
)
# "1) kommunstyrelsen, 2) ekonomikontoret, löner": numbered in one line, where a comma belongs to the item.
_NUMBERED = re.compile(r"1[.)]\s.*[,;\s]2[.)]\s")
_BEFORE_NUMBER = re.compile(r"(?:[,;]|\soch|\ssamt)?\s+(?=\d{1,2}[.)]\s)")
# Beside a list of recipients stands who signs, who prepared the matter or what is enclosed.
_BESIDE = r"(?:betygar|bestyrks|intygar|protokollet|sekreterare|underskrift(?:er)?|foredragande|handlaggare|ansvarig|signatur|bilagor|bilaga)"
_RIGHT_HEADING = re.compile(rf"{_BESIDE}[ ](?:{SENT_TO.pattern})\s?:?$")
_LEFT_HEADING = re.compile(rf"(?:{SENT_TO.pattern})\s?:?\s{SIGNING.pattern}")
# What begins a right column whose gap a scan lost.
_RIGHT = re.compile(rf"\s(?={SIGNING.pattern}|(?:19|20)\d\d-\d\d)")
_TO = re.compile(r"[Tt]ill\s+")
_AUTHORITY = re.compile(
    r"(?:[a-z]*departementet|lansstyrelsen|lansskolnamnden|landstinget|skoloverstyrelsen|socialstyrelsen|[a-z]*ratten|[a-z]+verket|[a-z]*myndigheten|[a-z]*inspektionen|[a-z]*styrelsen|riksdagens [a-z]+"
    r"|regeringskansliet|kommunstyrelsen|[a-z]*domstolen|[a-z]*ombudsmannen|[a-z-]+ och [a-z]+domstolen|regionstyrelsen|region [a-z]+)"
    r"(?:\s(?:i|for|vid)\s[a-z ]+)?(?:\s[a-z]+s lan)?(?:\s\([a-z]+\))?"
)
_COMPANY = re.compile(
    r"(?:[A-ZÅÄÖ]\S*\s)+(?:AB|HB|KB)|AB(?:\s[A-ZÅÄÖ]\S*)+|(?:\S+\s)*\S+(?:förening|förbund|klubb|samfällighet)(?:en)?"
)
_POSTAL_TOWN = re.compile(r"(?:SE?-)?\d{3}\s?\d{2}\s+[A-ZÅÄÖ][\w -]+")
_LONGEST_ADDRESS = 3  # lines over the postal town
_NO_LETTERS = frozenset({"protokoll", "protokollsutdrag", "rapport", "presentation", "tjansteskrivelse"})
_LAST_WORDS = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:departementet|verket|inspektionen|myndigheten)$|Länsstyrelsen(?:\si\s[A-ZÅÄÖ]\w+(?:\s\w+)?(?:\slän)?)?$"
)
_HEAD_CELL = re.compile(r"\d{4}-\d\d-\d\d|\d+\s?\(\d+\)|\d{1,3}|[Bb]lad.*|[Ss]ida.*")
_HEAD_LINE = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{1,3}\s?\(\d{1,3}\)|\bsida\b.*|\bdnr\b.*|\bblad\b.*|\w*protokoll|\w*datum)$|^(?:protokoll|sammantrades|org\.?\s?nr|postadress|besoksadress|box\s\d)"
)
# What ends a list: a §, a number, a signature strip, a label, a sentence, a day, a telephone number, an address.
_NO_RECIPIENT = re.compile(
    r"§|^\d+$|\bsida\b|sign\w*$|^_+$|^for\s(?!kannedom|atgard)|^(?:enligt uppdrag|med vanlig|vanliga halsningar|i tjansten|pa uppdrag|dag som ovan|ratt utdraget|ratt avskrivet|bestyrks|exp\b|handlaggare|foredragande|bilag\w+|justera\w*|ordforande|sekreterare|vid protokollet|underskrift\w*|postadress|besoksadress|informationsklass|org\.?\s?nr)\b"
    r"|\b(?:ska|skall|har|anmals|anmales|beslutar|foreslar|beslutade|overklaga\w*|rostar)\b|^\d{4}-\d\d-\d\d|\b\d{2,4}\s?-\s?\d{2,3}\s\d{2}|www\.|^att\s|\b(?:plus|post|bank)giro\b"
)
# A sentence ends and another begins; after an abbreviation ("avd. för mark", "Mek. Verkstad") none does.
_SENTENCES = re.compile(r"[a-zåäö]{5,}\.\s[A-ZÅÄÖ][a-zåäö]+\s[a-zåäö]")
# What is sure to be a recipient, also where a scan's gap parts it from the list.
_RECIPIENT = re.compile(
    rf"(?:{BODY}|{UNIT}|(?:samtliga|berorda|alla)\s[a-z, -]+|[a-z -]*(?:{TITLE_HEAD})(?:e?n|na|erna)|(?:kommunens\s)?revisor(?:er|erna)|akten|diariet|arkivet|pressen|s[oa]kande(?:na?)?|klagande(?:n|na)?"
    r"|motionar(?:en|erna)|forslagsstallar(?:en|na)|fastighetsagar(?:en|e|na)|(?:de\s)?fackliga\s[a-z]+|\S+@\S+|[a-z0-9 .&-]+\s(?:ab|hb|kb)"
    r"|[a-z -]*(?:forening(?:en|ar|arna)?|forbund(?:et)?|klubb(?:en)?|samfallighet(?:en)?|bolag(?:et)?|bolagen|kommun(?:en)?|region(?:en)?|radet|revision(?:en)?|utskottet|skolan|biblioteket|museet|myndigheten|verket|styrelsen|inspektionen))"
    r"(?:\s(?:i|for|pa|vid|av)\s[a-z ]+)?(?:,\s.{1,50}|\s\(.{1,40}\))?"
)
# A form's choices: "Beslutet skickas till (sätt kryss) X Sökanden Akten X Länsstyrelsen".
_TO_CROSS = re.compile(rf"{SENT_TO.pattern}\s\([^)]*kryss[^)]*\)\s*")
_CROSS = re.compile(r"(?:(?<=\s)|^)(?:[Xx✗✓✔☒☑]|\[[Xx]\]|\([Xx]\))\s+(?=[A-ZÅÄÖ])")
_CAPITALISED = re.compile(r"(?<=\s)[A-ZÅÄÖ]")
_ANNOTATION = re.compile(
    r"^[-–—*•·▪■●○»>+~«]+\s*|^(?:\d{1,2}[.)]|[a-z]\))\s+|^(?:dels\s)?(?:till|[Ff]ör kännedom:?|för åtgärd:?|för verkställighet:?)\s+(?=[A-ZÅÄÖ])"
)


@Language.factory("diarium_recipients", requires=["doc._.sections", "doc._.type"], assigns=["doc.spans"])
def make_recipients(nlp: Language, name: str) -> "Recipients":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Recipients()


class Recipients:
    """Finds recipients in the sections that list them."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `recipients`, each once."""
        seen: set[str] = set()
        signers = {fold(item.value.name) for item in findings(doc, "handlaggare") if isinstance(item.value, Person)}
        listed = [
            item
            for section in doc._.sections
            if section.kind == "recipients" and not _names_document(section, doc._.lines)
            for item in _listed(_without_signature(_in_column(section), signers))
        ]
        listed += [item for column in _columns(doc._.lines) for item in _listed(_without_signature(column, signers))]
        head = head_lines(doc._.sections)
        asked = _addressed(head) if doc._.type not in _NO_LETTERS else []
        if doc._.type == "yttrande" and not asked:
            asked = list(_who_asked(head))
        for start, text in [*asked, *sorted(listed)]:
            if text.lower() not in seen:
                seen.add(text.lower())
                add(doc, "recipients", (start, start + len(text)), Text(text), 0.92)
        return doc


def _names_document(section: Section, lines: Sequence[Line]) -> bool:
    """Whether "Protokollsutdrag" says in a page's head what the document is."""
    heading = section.heading
    if heading is None or heading.folded not in _KINDS_OF_DOCUMENT:
        return False
    return heading.text.isupper() or heading in lines[:_LETTERHEAD_LINES]


def _in_column(section: Section) -> list[Line]:
    """The section's lines; of a list that stands under its heading in the first column, those of that column."""
    heading, lines = section.heading, section.lines
    is_under = heading is not None and bool(lines) and lines[0].start >= heading.end
    if not heading or not is_under or heading.empty_cells[0] or "\t" in heading.text or lines[0].empty_cells[0]:
        return lines
    return [line for line in lines if not line.empty_cells[0]]


def _who_asked(head: Sequence[Line]) -> Iterator[Cell]:
    """The authority that a yttrande is addressed to, in its head."""
    for line in head:
        for start, cell in head_cells(line):
            label = _TO.match(cell)
            name = cell[label.end() :] if label else cell
            if _AUTHORITY.fullmatch(fold(name).split(",")[0]):
                yield start + len(cell) - len(name), name
                return
    # A scan may have run it together with the cell on its left.
    for line in head:
        if len(line.text) < _LONGEST and (last := _LAST_WORDS.search(line.text)):
            yield line.start + last.start(), last[0]
            return


def _addressed(head: Sequence[Line]) -> list[Cell]:
    """To whom a letter is addressed: the person, authority or company over a street or box and a postal town."""
    for index, line in enumerate(head):
        for column, (_, cell) in enumerate(line.cells):
            if not _POSTAL_TOWN.fullmatch(cell):
                continue
            for above in reversed(head[max(index - _LONGEST_ADDRESS, 0) : index]):
                candidates = above.cells[column : column + 1] if len(above.cells) == len(line.cells) else above.cells
                if named := [candidate for candidate in candidates if _is_addressee(candidate)]:
                    return named[:1]
    return []


def _is_addressee(cell: Cell) -> bool:
    names = names_in(cell)
    is_name = len(names) == 1 and names[0].text == cell[1] and is_person(names[0], cell)
    return is_name or bool(_AUTHORITY.match(fold(cell[1])) or _COMPANY.fullmatch(cell[1]))


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lists under or after a heading that stands beside another column."""
    for index, line in enumerate(lines):
        below = list(takewhile(lambda later: len(later.cells) <= 2, lines[index + 1 : index + 1 + _LONGEST_COLUMN]))
        if len(line.text) <= _LONGEST and _RIGHT_HEADING.search(line.folded):
            yield [_right_of_signature(later) for later in below]
        elif _LEFT_HEADING.match(line.folded):
            yield [_left_of_signature(later) for later in below]
        elif _ends_in_heading(line):
            yield below
        for column, (start, cell) in enumerate(line.cells) if "\t" in line.text else ():
            if column == 0 and index + 1 < len(lines) and _is_in_two_lines(cell, lines[index + 1]):
                yield [_part(*line.cells[-1])]
            heading, rest = _headed(cell)
            if not heading or (column == 0 and not rest and not _labels(line.cells[1][1])):
                continue
            if rest:
                yield [_part(start + len(cell) - len(rest), rest)]
            else:
                yield [_right_of_signature(later) if column else _part(*later.cells[0]) for later in below]


def _is_in_two_lines(cell: str, below: Line) -> bool:
    """Whether the cell begins a heading that the cell below ends, the list beside both: "Beslutet ska ⏎ skickas till"."""
    both = fold(f"{cell} {below.cells[0][1]}").strip(" :")
    return "\t" in below.text and bool(SENT_TO.fullmatch(both))


def _headed(cell: str) -> tuple[str, str]:
    """The heading over recipients that the cell begins with, and what follows it in the cell; "" where there is none."""
    heading, _, rest = cell.partition(":")
    name = fold(heading).strip(" :.")
    if SENT_TO.fullmatch(name) or HEADING_KINDS.get(name) == "recipients":
        return heading, rest.lstrip()
    crossed = _TO_CROSS.match(fold(cell))
    return (cell[: crossed.end()], cell[crossed.end() :]) if crossed else ("", "")


def _labels(cell: str) -> bool:
    """Whether the cell beside is a heading too, so that each has a column under it."""
    return HEADING_KINDS.get(fold(cell).strip(" :.")) is not None or bool(SIGNING.match(fold(cell)))


def _part(start: int, text: str) -> Line:
    """A part of the line; whether a gap is above it is not known, since it may be the other column's."""
    return Line(start, start + len(text), text, fold(text), after_gap=False, marker=0)


def _left_of_signature(line: Line) -> Line:
    """What stands before the name of who signs or certifies in the right column, whose gap a scan lost."""
    start, text = line.cells[0]
    ends = [
        match.start()
        for match in _RIGHT.finditer(fold(text))
        if text[match.end()].isupper() or text[match.end()].isdigit()
    ]
    ends += [
        name.start - start
        for name in names_in((start, text))
        if name.start > start and "," not in text[: name.start - start]
    ]
    return _part(start, text[: min(ends, default=len(text))].strip())


def _ends_in_heading(line: Line) -> bool:
    """Whether a heading stands after the titles of who signs on the left: "förbundschef ekonom Sändlista"."""
    words = line.text.split()
    for count in range(1, min(_LONGEST_HEADING, len(words))):
        before, heading = " ".join(words[:-count]), fold(" ".join(words[-count:])).strip(" :")
        if HEADING_KINDS.get(heading) == "recipients" and roles_in(before):
            return True
    return False


def _right_of_signature(line: Line) -> Line:
    """The line's right column: after the tab, else after the name or title of who signs on the left."""
    start = line.cells[-1][0]
    if "\t" not in line.text:
        names = names_in((line.start, line.text))
        is_signed = bool(names) and names[0].start == line.start
        left = names[0].end - line.start if is_signed else 0
        title = TITLE.match(line.folded) if not is_signed else TITLE.search(line.folded, left)
        beside = _CAPITALISED.search(line.text, title.end() if title else left) if is_signed or title else None
        start += beside.start() if beside else 0
    return _part(start, line.text[start - line.start :])


def _without_signature(lines: Sequence[Line], signers: set[str]) -> list[Line]:
    """The lines before the first that signs the document, returns a page's head or is text."""
    has_gaps = len(lines) > 1 and lines[1].after_gap
    kept: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if (not kept and _DAY.fullmatch(line.text)) or _is_of_titles(line):
            continue
        # A scan's text may have a gap after every line; then a gap does not end the list.
        is_apart = line.after_gap and bool(kept) and not has_gaps and not _goes_on(line)
        if is_apart or _ends_list(line) or _is_signature(line, following, signers):
            break
        kept.append(line)
    return kept


def _is_of_titles(line: Line) -> bool:
    """Whether the line holds the titles of those who sign side by side over the list."""
    return "\t" in line.text and all(clean_title(cell) == cell for _, cell in line.cells)


def _goes_on(line: Line) -> bool:
    """Whether a line after a gap is still an item of the list: it has a bullet, or says that somebody is told."""
    return bool(line.marker) or "(for " in line.folded or bool(_RECIPIENT.fullmatch(line.folded))


def _ends_list(line: Line) -> bool:
    is_head = any(_HEAD_CELL.fullmatch(cell) for _, cell in line.cells[1:]) or bool(_HEAD_LINE.search(line.folded))
    return (
        (len(line.text) > _LONGEST and not _COMMAS.search(line.text))
        or is_head
        or bool(_NO_RECIPIENT.search(line.folded))
        or bool(_SENTENCES.search(line.text))
    )


def _is_signature(line: Line, following: Line | None, signers: set[str]) -> bool:
    """Whether the line signs the document: a unit in capitals, or names with titles."""
    names = [name for cell in line.cells for name in names_in(cell)]
    if any(fold(name.text) in signers for name in names):
        return True
    has_title = following is not None and bool(roles_in(following.text) or clean_title(following.text))
    signs = bool(names) and names[0].start == line.start and (has_title or bool(TITLE.search(line.folded)))
    abreast = names_abreast((line.start, line.text), _TWO) if not line.marker else []
    if abreast and all(is_person(name, (line.start, line.text)) for name in abreast):
        return True
    is_unit = line.text.isupper() and len(line.text) > _LONGEST_SHORT_NAME
    return is_unit or (signs and not line.marker and (has_title or line.after_gap))


def _listed(lines: Sequence[Line]) -> Iterator[Cell]:
    """The recipients of the lines: a list on one line is parted at its commas, a list of lines only where it must be."""
    commas = _COMMAS if len(lines) == 1 or any(line.text.rstrip().endswith(",") for line in lines[:-1]) else _SEMICOLONS
    for line in lines:
        for start, cell in line.cells if "\t" in line.text else [(line.content_start, line.content)]:
            for offset, part in _parts(cell, commas):
                yield start + offset, part


def _crossed(text: str) -> Iterator[Cell]:
    """The recipients that a form's crosses choose, with their offsets in the cell."""
    for cross in _CROSS.finditer(text):
        rest = text[cross.end() :]
        ends = [match.start() for pattern in (_CROSS, _RUN_TOGETHER) for match in pattern.finditer(rest)]
        yield cross.end(), rest[: min(ends, default=len(rest))].strip()


def _parts(text: str, commas: re.Pattern[str]) -> Iterator[Cell]:
    """The recipients in a cell with their offsets in it."""
    if _CROSS.match(text):
        yield from _crossed(text)
        return
    if _NUMBERED.match(text):
        commas = _BEFORE_NUMBER
    spans = {match.span() for pattern in (commas, _RUN_TOGETHER) for match in pattern.finditer(text)}
    if commas is not _BEFORE_NUMBER and commas.search(text):
        last = max(end for _, end in spans)  # an "och" before belongs to a name: "Hem och Skola-föreningen"
        spans |= {match.span() for match in (_SMALL_AND if text[:1].islower() else _AND).finditer(text, last)}
    ends = sorted(spans)
    starts = [0, *(end for _, end in ends)]
    for start, end in zip(starts, [*(start for start, _ in ends), len(text)], strict=True):
        part = text[start:end]
        opening = _ANNOTATION.match(part)
        skipped = opening.end() if opening else 0
        name = part[skipped:].strip(" .,;:")
        if name and any(map(str.isalpha, name)):
            yield start + skipped + part[skipped:].index(name), name
