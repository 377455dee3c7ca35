"""Decisions that minutes tell in the past, without a heading or list: "Nämnden avslog ansökan", "Bo Ek utsågs".

Patterns match folded text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes.deciding import COMMITTEE, MEETING, MINUTED, OPEN_SECTIONS, PLACE, TOLD, UNFINISHED, sentences
from extract.pipes.own_body import is_own
from extract.pipes.sections import PARAGRAPH, Line, Section
from normalize.months import MONTH
from normalize.unicode import fold

_ACTED = (
    r"antog|avslog|bifoll|beviljade|godkande|faststallde|utsag|valde|forordnade|bordlade|aterremitterade|remitterade|hanskot|overlamnade|oversande|medgav|upphavde"
    r"|uppdrog|bemyndigade|anslog|anvisade|avsatte|beslot|beslutade|enades|forklarade|tillstyrkte|avstyrkte|lade|noterade|antecknade|avskrev|entledigade|instamde|uttalade"
    r"|bestamde|delegerade|hemstallde|foreslog|stallde\ssig\sbakom|tog\sdel|forordade|adjungerade|befullmaktigade|ansag\ssig|ajournerade|forvarvade|inkopte|forsalde|upplat|uthyrde"
)
_PASSIVE = (
    r"utsags|utsagos|valdes|godkandes|faststalldes|antogs|antogos|avslogs|bifolls|beviljades|bordlades|aterremitterades|remitterades|hanskots|overlamnades|oversandes"
    r"|uppdrogs|uppdrogos|bemyndigades|medgavs|tillstyrktes|avstyrktes|lades|lamnades\sutan\satgard|antecknades|noterades|forklarades|avskrevs|upphavdes|anslogs|anvisades|avsattes|bestamdes"
    r"|entledigades|forordnades|beslots|beslutades|avgjordes|fick\si\suppdrag|adjungerades|befullmaktigades|omvaldes|nyvaldes|justerades\sinte|togs\still\s(?:protokollet|handlingarna)|inkoptes|upplats"
)
_BODY = rf"(?:{COMMITTEE}|{MEETING})"
_WORDS = r"(?:[^\s:;]+\s)"
_ACTS = re.compile(
    rf"{_BODY}{PLACE}\s(?:[a-z]+(?:de|te|g)\s[^.;:]{{3,80}}?\soch\s)?(?P<verb>{_ACTED})\b|{_WORDS}{{1,20}}?(?P<inverted>{_ACTED})\s(?:darfor\s|darefter\s|enhalligt\s)?{_BODY}\b"
    rf"|{_WORDS}{{0,18}}?(?P<passive>{_PASSIVE})\b"
)
# What only tells, moves or votes; a clause that the verb belongs to.
_NONE = re.compile(
    r"^det\s(?!uppdrogs|beslots|beslutades|antecknades|bestamdes)|\b(?:yrkande|proposition|tidigare|foregaende|forra|senaste|yrkade|reserverade|vilket|vilken|vilka|varvid|dari|hari|(?:overlamnas|remitteras)\s(?:inte|ej)|enligt\suppgift|lansstyrelsen|regeringen)\b|\bhar\s|\bhade\s"
)
_IN_CLAUSE = re.compile(r"\b(?:som|sedan\sdet|nar|dar|eftersom|huruvida)\b")
_ASIDE = re.compile(r",\s(?:som|vilken|vilket)\s[^,;]{3,140},")
_DAY = rf"(?:\d{{1,2}}\s{MONTH}|(?:19|20)\d\d\b(?!\sars\b)|\d{{1,2}}/\d|§)"
# Right after the verb a day is that of an earlier decision; before it, unless a paper bears it.
_DAY_AFTER = re.compile(rf"\s(?:(?!fran|till|from|senast|med|att|galla|fr)[^\s,]+\s){{0,2}}?\(?(?:den\s)?{_DAY}")
_DAY_BEFORE = re.compile(
    rf"(?<!skrivelse\s)(?<!skrivelse\sav\s)(?<!ansokan\s)(?<!forslag\s)(?<!anbud\s)(?<!yttrande\s)(?<!daterad\s)(?:den\s)?{_DAY}"
)
# In the present a decision reads as a rule does ("Bidrag beviljas endast …"), so its place and its words have to tell.
_RULED = re.compile(
    rf"{_WORDS}{{1,14}}?(?:beviljas|avslas|bifalls|bifalles|antas|antages|overlamnas|remitteras|hanskjuts|hanskjutes|medges|medgives|upphavs|upphaves|avskrivs|avskrives|tillstyrks|tillstyrkes|avstyrks|utses|valjs|valjes|forordnas|entledigas"
    r"|(?:forklaras|justeras)\somedelbart|ges\si\suppdrag|uppdras|uppdrages|bemyndigas|lamnas\sutan\s(?:atgard|bifall|avseende)|far\s(?:i\suppdrag|delta(?:ga)?|stallas|vackas|framstallas|disponera|ratt\satt))\b"
    r"|§(?::en)?\s(?:forklaras|justeras)\somedelbart\b"
    r"|(?:bifalles|bifalls|avslas|beviljas|godkannes|godkanns|tillstyrkes|avstyrkes|bordlagges)\b"
)
# What holds always tells of rules: "Taxan fastställs varje år", "Enligt normerna beviljas bidrag när …".
_TALKS_OF_RULES = re.compile(
    r"\b(?:endast|enbart|bara|normalt|vanligen|vanligtvis|i\sregel|som\sregel|brukar|kan|varje\sar|arligen|arlig[at]|alltid|aldrig|sallan|ofta|numera|i\sdag|hittills|alltjamt|for\snarvarande|regelbundet)\b"
    r"|\b(?:om|nar|forst\snar|forst\ssedan|sa\slange|innan)\s(?:det|den|de|han|hon|man|nagon|inte|foreningen|sokanden|revision\w*)\b"
    r"|^(?:enligt|jamlikt|i)\s(?:\S+\s){0,3}?\S*(?:reglement|regler|norm|bestammels|avtal|lagen|stadga|policy|riktlinj|taxa|praxis|forordning)\w*\s"
)
_PREPARES = re.compile(r"\b(?:remitterades?|bordlades?|aterremitterades?|overlamnades?)\b")
_LONGEST_MARGIN = 25  # characters
_IN_COLUMN = re.compile(r"\d{1,3}(?:\s[\d/.:-]+)?$")  # a § in a form's column, with its number in the diary
_FEWEST_BESIDE = 2  # words
_TWO = 2
_FULL_LINE = 40  # characters


@dataclass(slots=True)
class _Block:
    """A paragraph as one line, and where each of its characters stands in the running text."""

    text: str
    places: list[int]


def minuted(matter: Sequence[Section], after: int | None, organ: str | None) -> list[tuple[int, int]]:
    """Where the sentences of a § begin and end that decide.

    `after`: where the first decision known begins, if any; `organ`: the body whose minutes these are.
    """
    found = []
    blocks = list(_blocks(matter))
    for block in blocks:
        for start, end in sentences(block.text):
            sentence = block.text[start:end]
            may_rule = block is blocks[-1] or len(block.text) == end - start
            if not is_own(fold(sentence), organ) or (after is not None and block.places[start] <= after):
                continue
            if decides_in_past(sentence) or (may_rule and decides_last(sentence)):
                found.append((block.places[start], block.places[end - 1] + 1, _PREPARES.search(fold(sentence))))
    return [
        (start, end) for count, (start, end, prepares) in enumerate(found, 1) if count == len(found) or not prepares
    ]


def decides_in_past(text: str) -> bool:
    """Whether minutes decide by the sentence.

    >>> all(map(decides_in_past, ("Nämnden avslog ansökan.", "Till vikarie utsågs Bo Ek.", "Dagordningen godkännes.")))
    True
    >>> any(map(decides_in_past, ("Nämnden avslog ansökan den 3 maj 1973.", "Planen, som godkändes 1970, är föråldrad.")))
    False
    """
    folded = _ASIDE.sub("", fold(text))
    if MINUTED.match(folded) and not (TOLD.search(folded) or _TALKS_OF_RULES.search(folded)):
        return True
    match = _ACTS.match(folded)
    if match is None or _NONE.search(folded):
        return False
    start, end = next(match.span(name) for name in ("verb", "inverted", "passive") if match[name])
    is_told = _DAY_AFTER.match(folded, end) or _DAY_BEFORE.search(folded, 0, start)
    return not is_told and not _IN_CLAUSE.search(folded, 0, start)


def decides_last(text: str) -> bool:
    """Whether the sentence decides in the present where it ends a § or is a paragraph of its own.

    >>> all(map(decides_last, ("Begäran avslås.", "Frågan får väckas.", "Till ledamot väljs Bo Ek.", "VD får delta.")))
    True
    >>> any(map(decides_last, ("Bidrag beviljas endast till föreningar.", "Svaret överlämnas när det är klart.")))
    False
    """
    folded = fold(text)
    if not _RULED.match(folded) or not text.endswith(".") or _TALKS_OF_RULES.search(folded):
        return False
    return not (TOLD.search(folded) or _NONE.search(folded))


def _blocks(matter: Sequence[Section]) -> Iterator[_Block]:
    """The paragraphs of a §, without what stands in its margin."""
    block: _Block | None = None
    is_item = False  # the block began at a bullet or number
    is_full = False  # a line that a capital may follow within a sentence; a short one is a heading
    for line in _lines(matter):
        start, text = _beside_margin(line)
        # A whole sentence in capitals under an item of a list is none of it.
        goes_on = not text[0].isupper() or (is_full and not (is_item and text.endswith(".")))
        is_full = len(text) >= _FULL_LINE
        if block and goes_on and not line.after_gap and not line.marker and UNFINISHED.search(block.text):
            block.text += f" {text}"
            block.places += [start, *range(start, start + len(text))]
            continue
        if block:
            yield block
        block = _Block(text, list(range(start, start + len(text))))
        is_item = bool(line.marker)
    if block:
        yield block


def _lines(matter: Sequence[Section]) -> Iterator[Line]:
    for section in matter:
        if section.kind in OPEN_SECTIONS:
            yield from section.lines


def _beside_margin(line: Line) -> tuple[int, str]:
    """The line's text, and where it begins: after its bullet, or beside a § or the heading in the margin."""
    cells = line.cells
    if len(cells) == _TWO and len(cells[1][1].split()) >= (_FEWEST_BESIDE if cells[1][1][-1] != "." else 1):
        (_, margin), beside = cells
        if PARAGRAPH.match(margin) or (len(margin) <= _LONGEST_MARGIN and margin[-1] not in ".:"):
            return beside
    if len(cells) > 1 and _IN_COLUMN.match(cells[0][1]):
        return max(cells[1:], key=lambda cell: len(cell[1]))
    number = PARAGRAPH.match(line.text)
    text = line.text[number.end() :].lstrip() if number else line.content
    return line.end - len(text), text
