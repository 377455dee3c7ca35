"""Parts a list of recipients into its items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from extract.pipes.people import Cell, clean_title, is_person, names_in
from extract.pipes.recipient_forms import begins_sure, is_list, is_sure
from extract.pipes.sections import SUSPENDED, Line
from normalize.unicode import fold

_COMMAS = re.compile(
    r"[,;]\s+(?![^()]*\))|(?<=\w)\s/\s|\s[|·•+~*»«°]\s(?![^()]*\))|\s{2,}|(?<=[a-zåäö]{3})\.\s+(?=[A-ZÅÄÖ])"
)
# What ends an enumeration: "A, B och C"; in small letters only where the whole is in small letters.
_BEFORE_QUARTER = r"(?<!\bNorra)(?<!\bSödra)(?<!\bVästra)(?<!\bÖstra)(?<!\bInre)(?<!\bYttre)(?<!\bÖvre)(?<!\bNedre)"  # "Norra och Södra skolan"
_AND = re.compile(r"(?<![\s-])\s+(?:samt|och|o)\s+(?:till\s+)?(?=[A-ZÅÄÖ])")
_SMALL_AND = re.compile(rf"(?<![\s-]){_BEFORE_QUARTER}\s+(?:samt|och|o)\s+(?:till\s+)?")
_PLACE = r"(?:(?:Norra|Södra|Västra|Östra|Stora|Lilla|Övre|Nedre) )?[A-ZÅÄÖ](?!\w*(?:nämnden|styrelsen|verket|skolan|hälsan|erna|kommunen|förvaltningen|kontoret)\b)[\w-]+"
# Several bodies named at once by where they are: "Kommunstyrelserna i Ås, Ekby och Vik".
_IN_PLACES = re.compile(
    rf"(?:styrelserna|nämnderna|råden|kontoren|förvaltningarna|enheterna|skolorna|kommunerna) i {_PLACE}(?:, {_PLACE})* (?:och|samt) {_PLACE}"
)
_SHORT_NAME = re.compile(r"[A-ZÅÄÖ]{2,5}|[A-ZÅÄÖ][b-df-hj-np-tv-xz]{1,4}")  # "KSAU", "Kst"
_PARTS_ALWAYS = re.compile(r"\s+samt\s")  # no name holds it
_SEMICOLONS = re.compile(r";\s+|\s[|·•+~*»«°]\s(?![^()]*\))|\s{2,}")
# Where a scan or a narrow page ran two recipients into one line: after a word that ends one, before a capital.
_OWN = "nämnden|fullmäktige|kontoret|förvaltningen|avdelningen|enheten|utskottet|kansliet|revisorerna|revisionen"
_LONGEST_REST = 3  # words of a name's second line
# What ends no recipient: "Miljö- och", "Sveriges Kommuner och", "Länsstyrelsen i Västra", "Samhällsbyggnads-"; and an
# owner in definite form, whose organisation follows: "Hyresgästernas", "Föreningen Hamnkvarterets".
_OPEN = re.compile(
    r"(?:(?<!\bek)(?<!\bek\.)\sför|\s(?:och|samt|&|i|vid|på|av|inom|genom|till|hos|(?:Västra|Östra|Norra|Södra|Övre|Nedre|Stora|Lilla|Inre|Yttre))|[a-zåäö]-)$"
)
_OWNER = re.compile(r"(?:^|\s)[\w-]{3,}(?:ets|ens|arnas|ornas|ernas|ades)$")
_QUARTER = "(?:Norra|Södra|Västra|Östra|Inre|Yttre|Övre|Nedre|Mellersta|Norr|Söder|Väster|Öster|Nord|Syd|Väst|Öst|Mitt|Centrum|Centrala)"
_RUN_TOGETHER = re.compile(
    rf"(?:{'|'.join(f'(?<={word})' for word in _OWN.split('|'))})\s+(?!{_QUARTER}\b)(?=[A-ZÅÄÖ][a-zåäö])"
)
# The same after any noun in definite form, or a bracket, where what follows is sure to be a recipient.
_MAY_BE_RUN_TOGETHER = re.compile(
    r"(?:(?<=[a-zåäö]{3}en)|(?<=[a-zåäö]{3}et)|(?<=[a-zåäö]{3}na)|(?<=[a-zåäö]{3}da)|(?<=\)))\s+(?=[A-ZÅÄÖ][a-zåäö])"
)
# The same after a company: "Ekby Hamn AB Anna Ek"; one word makes no company's name alone: "Rederi AB Västkusten".
_COMPANY_ENDS = re.compile(r"(?:(?<=\w AB)|(?<=\w HB)|(?<=\w KB))\s+(?=[A-ZÅÄÖ][a-zåäö])")
# The same after a politician: "Eva Lund (S) Bo Ek (C)".
_PARTY_ENDS = re.compile(r"(?<=\s)\([A-ZÅÄÖ][A-Za-zåäö]{0,2}\)\s+(?=[A-ZÅÄÖ][a-zåäö])")
# Signs that stand between recipients and nowhere else.
_PARTED = re.compile(r"[^\W\d]{2};\s|\s[·•]\s|\S\s[☐☒☑□](?:\s|$)|\s[·•;]$")
# "1) kommunstyrelsen, 2) ekonomikontoret, löner": numbered in one line, where a comma belongs to the item.
_BRACKET = re.compile(r"\([^()]*\)")
_DASHES = re.compile(r"\s[-–—]\s")  # between recipients, where there are several or what parts is sure
_NUMBERED = re.compile(r"1[.)]\s.*[,;\s]2[.)]\s")
_BEFORE_NUMBER = re.compile(r"(?:[,;]|\soch|\ssamt)?\s+(?=\d{1,2}[.)]\s)")
# A form's boxes, ticked and not; and what a scan reads them as, where others of the list are ticked.
_CROSS = re.compile(r"(?:(?<=\s)|^)(?:[Xx×✗✓✔☒☑]\s+|[\[(][Xx][\])]\s*)(?=[A-ZÅÄÖ])")
_UNTICKED = re.compile(r"(?:☐|□|\[\s?\]|\(\s\))\s*(?=[A-ZÅÄÖ])")
_MARK = re.compile(
    r"(?:(?<=\s)|^)(?:(?P<ticked>[Xx×✗✓✔☒☑®区図凶冈](?=\s)|&(?=\s)|[\[(|lI]?[Xx×%][\])|1lI])|☐|□|口|[Oo0D](?=\s)|[\[{]\s?[_1lI]?\s?[\])}]?|\(\s?[\])]|[LC][J\]])\s*(?=[A-ZÅÄÖ])"
)
# An empty box of a form whose crosses a scan has lost.
_EMPTY = re.compile(r"(?:[O0D]|\(\s?[\])]|\[\s?[\])]?)\s+(?=[A-ZÅÄÖ])")
# Boxes among names whose first has lost its own.
_BOX_INSIDE = re.compile(r"\s(?:\[[Xx×%_1lI ]?\]|\[[1lI]?|☐|□|☒|☑)\s+(?=[A-ZÅÄÖ])")
_FORM_HEAD = re.compile(
    r"(?:namn|mottagare|adressat|till|instans|enhet|vem)(?:\t.*|(?:\s(?:antal|ex\.?|exemplar|anm(?:arkning)?\.?|notering|kommentar|satt|roll|datum|sign(?:atur)?\.?))+)"
)
# How many copies each has, and with what, in the columns beside: "Ekby skola 2 utan bilagor".
_COPIES = re.compile(r"\s\d{1,2}(?:\s?ex\.?)?(?:\s(?:med|utan|for|för|inkl\.?|exkl\.?|endast|varav|per)\s.*)?$")
_LABEL_CELL = re.compile(r"[A-ZÅÄÖ][a-zåäö-]+(?:\s[a-zåäö]+)?\s?:")
_STAMP = re.compile(r"[A-ZÅÄÖ]{5,}(?:\s[A-ZÅÄÖ]+)*")
# What a scan ran together with a list in a letter's head: "Kopia: Ekby IF Handläggare: Eva Al".
_BEFORE_LABEL = re.compile(
    r"(?<!\s)\s+(?=(?:[A-ZÅÄÖ][a-zåäö-]*(?:andläggare|atum|nummer|nr|eteckning|eferens)|Dnr|Telefon|Tel|Tfn|E-post|Bilag[a-z]+|(?:Vår|Er|Ert)\s[a-z]+)\s?:)"
)
_ANNOTATION = re.compile(
    r"^[|I!]\s+(?=[A-ZÅÄÖ][a-zåäö])|^(?:Anna[nt]|Andra|Övriga?)(?:\s[a-zåäö]+)?\s?:\s*(?=[A-ZÅÄÖ])|^\d{1,2}\s+(?=[A-ZÅÄÖ][a-zåäö])|^[-–—*•·▪■●○»>+~«]+\s*|^(?:\d{1,2}[.)]|[a-z]\))\s+|^(?:dels\s)?till\s+|^(?:Kopi(?:a|or)|Delges|Avskrift|Utdrag)(?:\still|\sför\skännedom)*:?\s+(?=[A-ZÅÄÖ])|^(?:dels\s)?(?:[Ff]ör kännedom:?|för åtgärd:?|för verkställighet:?)\s+(?=[A-ZÅÄÖ])|^[Ff]ör (?:kännedom|åtgärd|verkställighet|verkställande|beslut) till\s?:\s*|^(?:dels\s)?för (?:kännedom|åtgärd|verkställighet) till\s+"
)
# What goes on after a comma with the recipient before it: an address, why it is sent.
_ADDRESS = re.compile(
    r"(?:box|fack)\s\d|\d{3}\s?\d\d\s|c/o\s|[a-z ]*(?:gatan|vagen|grand|torget|stigen|gata|vag|torg|plan|backen)\s\d|(?:for kannedom|for atgard|for verkstallighet|f\.?\s?k\.?)$"
)
_WITH = re.compile(r"med (?!kopi|avskrift)")  # "Sökanden, med besvärshänvisning"
# A part of an authority, in small letters after its comma: "Länsstyrelsen, naturvårdsenheten".
_PART = re.compile(
    r"(?:[a-z]+-?\s(?:och\s)?){0,3}[a-z-]*(?:enheten|enh\.?|avdelningen|avd\.?|sektionen|funktionen|roteln|gruppen|byran|divisionen|delegationen|kontoret|forvaltningen|namnden|centralen|kansliet|staben)(?:\s\(.*\))?"
)
_OUTSIDE = re.compile(
    r"(?:lansstyrelse|polis|landsting|region\b|regionen|forsakringskass|domstol|aklagar|socialstyrelse|skolverk|skolinspektion|universitetet|hogskolan|svenska kyrkan)|[a-z -]+s?\s(?:kommun|stad|universitet|hogskola|sjukhus|pastorat)$|[a-z]+(?:verket|myndigheten|inspektionen|departementet|ratten)\b"
)
_UNIT_OF = re.compile(r"[a-z -]*(?:forvaltningen|kontoret)")


def listed(lines: Sequence[Line]) -> Iterator[Cell]:
    """The recipients of the lines: a list on one line is parted at its commas, a list of lines only where it must be."""
    is_form = any((mark := _MARK.match(line.text)) and mark["ticked"] for line in lines)
    lines = lines if is_form else _without_empty(lines)
    commas = _COMMAS if len(lines) == 1 or _enumerate(lines) else _SEMICOLONS
    # Where nothing but crosses stands before the names, who has none is not chosen.
    has_crosses = any(_CROSS.match(line.text) for line in lines) and not any(_UNTICKED.match(one.text) for one in lines)
    for line in _unwrapped(lines, has_parts=commas is _SEMICOLONS):
        if is_form and line.text[0].islower():
            continue  # the end of a name that a scan has put apart from its box
        if has_crosses and len(lines) > 1 and "\t" not in line.text and not _CROSS.match(line.text):
            continue
        cells = _own_cells(line) if "\t" in line.text else [(line.content_start, line.content)]
        for start, whole in chosen(cells) if has_crosses else cells:
            cell = _BEFORE_LABEL.split(whole, maxsplit=1)[0]
            for offset, part in _crossed(cell) if is_form and _MARK.match(cell) else _parts(cell, commas):
                yield start + offset, part


def _without_empty(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines; where some have an empty box, and the others have nothing before their names, those others."""
    others = [line for line in lines if not _EMPTY.match(line.text)]
    is_marked = any(line.marker or not line.text[:1].isalpha() for line in others)
    empty = [line.text[0] for line in lines if _EMPTY.match(line.text)]
    is_initial = len(empty) == 1 and empty[0].isalpha()
    return others if others and not is_marked and not is_initial else lines


def _enumerate(lines: Sequence[Line]) -> bool:
    """Whether commas part recipients in the lines: one ends with a comma, or enumerates three."""
    open_ends = [below for line, below in pairwise(lines) if line.text.endswith(",")]
    # One line among several that do not end so is wrapped: "Bildningsförvaltningen," over "ekonomienheten".
    is_wrapped = len(open_ends) == 1 < len(lines) - 1 and _is_part(open_ends[0])
    return (bool(open_ends) and not is_wrapped) or any(is_list(line.folded) for line in lines)


def _is_part(line: Line) -> bool:
    """Whether the line is an authority's part, or an officer's title, in small letters: "ekonomienheten", "rektor"."""
    return bool(_PART.fullmatch(line.folded)) or (line.text[0].islower() and clean_title(line.text) == line.text)


def named_in_form(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines; under a form's "Namn ⇥ Roll", "Mottagare Antal ex" the names of its first column."""
    if not lines or not _FORM_HEAD.fullmatch(lines[0].folded):
        return lines
    rows = [(line, line.cells[0]) for line in lines[1:] if not line.empty_cells[0]]
    rows = [(line, (at, _COPIES.sub("", text) or text)) for line, (at, text) in rows]
    return [replace(line, start=at, end=at + len(text), text=text, folded=fold(text)) for line, (at, text) in rows]


def _own_cells(line: Line) -> Sequence[Cell]:
    """The line's cells without a stamp beside the list, which is in capitals, and without another column's label and what follows it."""
    first, *others = line.cells
    others = list(takewhile(lambda cell: not _LABEL_CELL.fullmatch(cell[1]), others))
    return [first, *(cell for cell in others if first[1].isupper() or not _STAMP.fullmatch(cell[1]))]


def is_crossed(cell: Cell) -> bool:
    """Whether a form's cross chooses the cell."""
    return bool(_CROSS.match(cell[1]))


def chosen(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells that a form's cross chooses; all where none has a cross."""
    return [cell for cell in cells if is_crossed(cell)] or cells


def _unwrapped(lines: Sequence[Line], *, has_parts: bool) -> Iterator[Line]:
    """The lines, one that was wrapped joined to the one over it: "Hyresgästföreningen ⏎ (för kännedom)".

    `has_parts`: what stands after a comma is a part of who stands before it.
    """
    own: Line | None = None
    for line in lines:
        is_part = has_parts and own is not None and own.text.endswith(",") and _is_part(line)
        is_broken = not has_parts and own is not None and _breaks_in_item(own, line)
        if own and not line.after_gap and (is_part or is_broken or goes_on_below(own, line)):
            text = _with(own.text, line.text)
            own = replace(own, text=text, folded=fold(text), end=line.end)
            continue
        if own:
            yield own
        own = line
    if own:
        yield own


def _breaks_in_item(line: Line, below: Line) -> bool:
    """Whether an enumeration's line ends within an item: "… A, fru Eva" over "Lund samt skolkontoret."."""
    *others, last = line.text.split(", ")
    is_whole = not others or "\t" in line.text or last.endswith((",", ";", ".")) or is_sure(fold(last))
    if is_whole or below.marker or "\t" in below.text:
        return False
    return below.text.endswith(".") or "," in below.text or _SMALL_AND.search(below.text) is not None


def _with(text: str, below: str) -> str:
    """The text with what goes on with it below; a word that the line end divides is made whole."""
    is_divided = text.endswith("-") and below[:1].islower() and not SUSPENDED.match(below)
    return text[:-1] + below if is_divided else f"{text} {below}"


def goes_on_below(line: Line, below: Line) -> bool:
    """Whether the recipient that the line ends in goes on below, or signs part them there: "A AB; B ⏎ och C", "☒ A ☐ ⏎ B"."""
    if "\t" in line.text or "\t" in below.text:
        return False
    is_open = line.text.count("(") > line.text.count(")")
    is_open = is_open or bool(_OPEN.search(line.text)) or _is_owner(line, below)
    return is_open or bool(_PARTED.search(line.text) or _BRACKET.fullmatch(below.text)) or _is_rest(line, below)


def _is_owner(line: Line, below: Line) -> bool:
    """Whether the line ends in an owner in definite form, and whose it is below: "Hyresgästernas" over "Riksförbund"."""
    if not _OWNER.search(line.text) or below.marker or len(below.text.split()) > _LONGEST_REST:
        return False
    return not any(is_person(name, (0, line.text)) for name in names_in((0, line.text)))  # "Anna Clemens"


def _is_rest(line: Line, below: Line) -> bool:
    """Whether a name goes on below in small letters: "Lärarförbundets ⏎ lokalavdelning", "Rektorn vid Ekby ⏎ skola"."""
    is_small = below.text[0].islower() and not below.marker and line.content[:1].isupper()
    is_short = len(below.text.split()) <= _LONGEST_REST
    if not is_small or not is_short or line.text.endswith((",", ";")):
        return False
    return not is_sure(below.folded) or (line.text.endswith("s") and not is_sure(line.folded))


def _crossed(text: str) -> Iterator[Cell]:
    """The recipients that a form's crosses choose, with their offsets in the cell.

    What has no box of its own beside boxes that are empty has lost its cross in a scan.
    """
    marks = [mark for mark in _MARK.finditer(text) if mark["ticked"] != "&" or text.startswith("& ")]
    has_empty = not all(mark["ticked"] for mark in marks)
    if has_empty and marks[0].start():
        yield 0, text[: marks[0].start()].strip(" .,;:")
    for mark, following in zip_longest(marks, marks[1:]):
        own = text[mark.end() : following.start() if following else len(text)]
        for place, (start, end) in enumerate(_spans(own, _SEMICOLONS)):
            part = _named(own[start:end])
            if part and (has_empty if place else mark["ticked"]):
                yield mark.end() + start + part[0], part[1]


def _parts(text: str, commas: re.Pattern[str]) -> Iterator[Cell]:
    """The recipients in a cell with their offsets in it."""
    if _CROSS.match(text) or _UNTICKED.match(text) or len(_BOX_INSIDE.findall(text)) > 1:
        yield from _crossed(text)
        return
    for start, end in _spans(text, commas):
        if named := _named(text[start:end]):
            yield start + named[0], named[1]


def _named(part: str) -> Cell | None:
    """Who is named in a part of a cell, and where in it."""
    opening = _ANNOTATION.match(part)
    skipped = opening.end() if opening else 0
    name = part[skipped:].strip(" .,;:|~")
    # "till" alone ends the heading in the margin.
    if not any(map(str.isalpha, name)) or fold(name) == "till":
        return None
    return skipped + part[skipped:].index(name), name


def _spans(text: str, commas: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the items of a cell begin and end."""
    if _NUMBERED.match(text):
        commas = _BEFORE_NUMBER
    elif _SEMICOLONS.search(text):
        commas = _SEMICOLONS  # between them a comma belongs to the item
    cuts = {match.span() for match in commas.finditer(text)}
    cuts |= {match.span() for match in _RUN_TOGETHER.finditer(text)}
    cuts |= {(match.end() - len(match[0].partition(")")[2]), match.end()) for match in _PARTY_ENDS.finditer(text)}
    dashes = [match.span() for match in _DASHES.finditer(text)]
    if len(dashes) > 1 or (dashes and is_sure(fold(text[: dashes[0][0]])) and is_sure(fold(text[dashes[0][1] :]))):
        cuts.update(dashes)
    begin = 0
    for gap in _COMPANY_ENDS.finditer(text):
        begin = max((end for _, end in cuts if end <= gap.start()), default=0)
        if text.count(" ", begin, gap.start()) > 1 or begins_sure(fold(text[gap.end() :])):
            cuts.add(gap.span())
    begin = 0
    for gap in _MAY_BE_RUN_TOGETHER.finditer(text):
        if (text[gap.start() - 1] == ")" or is_sure(fold(text[begin : gap.start()]))) and begins_sure(
            fold(text[gap.end() :])
        ):
            cuts.add(gap.span())
            begin = gap.end()
    if commas is not _BEFORE_NUMBER and commas.search(text):
        last = max(end for _, end in cuts)  # an "och" before belongs to a name: "Hem och Skola-föreningen"
        cuts |= {
            match.span()
            for match in _SMALL_AND.finditer(text, last)
            if text[:1].islower()
            or _AND.match(text, match.start())
            or _PARTS_ALWAYS.match(text, match.start())
            or _are_sure(text[last:], match, last)
        }
    if both := next((match for match in _SMALL_AND.finditer(text) if not cuts and _are_sure(text, match, 0)), None):
        cuts.add(both.span())
    places = [match.span() for match in _IN_PLACES.finditer(text)]
    ends = sorted(cut for cut in cuts if not any(first < cut[0] < last for first, last in places))
    starts = [0, *(end for _, end in ends)]
    spans = list(zip(starts, [*(start for start, _ in ends), len(text)], strict=True))
    return _joined(text, spans) if commas is _COMMAS else spans


def _are_sure(text: str, joint: re.Match[str], begin: int) -> bool:
    """Whether both sides of an "och" are called as recipients are; the text begins at `begin` of what the joint is in."""
    sides = text[: joint.start() - begin], text[joint.end() - begin :]
    return all(
        is_sure(fold(side).strip(" ."))
        or _SHORT_NAME.fullmatch(side.strip(" ."))
        or (begins_sure(fold(side)) and bool(names_in((0, side))))
        for side in sides
    )


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, each with those after commas that belong to it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[joined[-1][1]] == "," and _belongs(text, joined[-1], (start, end), spans):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _belongs(text: str, before: tuple[int, int], own: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether what follows a comma is a part, the address or the title of who is named before it."""
    name, part = text[slice(*before)], text[slice(*own)].strip(" .")
    folded = fold(part)
    if _ADDRESS.match(folded) or _WITH.match(part):
        return True
    if not part[:1].islower():
        return False
    if _PART.fullmatch(folded) and not names_in((0, part)):
        others = [text[start:end] for start, end in spans if (start, end) not in (before, own)]
        is_of_unit = (
            _UNIT_OF.fullmatch(fold(name))
            and not _UNIT_OF.fullmatch(folded)
            and others
            and all(other[:1].isupper() for other in others)
        )
        return bool(_OUTSIDE.match(fold(name)) or is_of_unit)
    return clean_title(part) == part and bool(names_in((0, name)))
