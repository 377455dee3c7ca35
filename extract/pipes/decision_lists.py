"""Lists of decisions: what leads one in, what an item's bullet is, and which lines an item runs over."""

import re
from collections.abc import Iterable, Sequence

from extract.pipes.deciding import (
    ACTS_OF_BODY,
    ATT,
    DECIDED_SENTENCE,
    LEADS_IN,
    NO_DECISION,
    NO_LEAD_IN,
    OF_BODY,
    PASSIVE_OR_INFINITIVE,
    UNFINISHED,
    sentences,
    unstressed,
)
from extract.pipes.ruling import rules
from extract.pipes.sections import Line
from extract.pipes.terms import BODY

# What a scan made of a bullet or number: "2 _ att", "~ att".
_BULLET = re.compile(
    r"(?:(?:\d{1,2}|[a-z]|oo|cc)\b)?[^\w\s]?[\W_]{0,4}(?:(?:samt|och|avensom)\s(?=att\s)|(?=a ?t ?t\s|dels\s))|(?:\S{1,12}\s\d{1,2}[.)]|forslag|beslut)\s(?=a ?t ?t\s)"
)
_SAME_ATT = re.compile(r"\batt\b.*[^,;]\soch$")  # "anta att lokalerna skall kunna nås och ⏎ att andelen skall vara"
# "att uppdra åt fastighetschefen ⏎ att infordra anbud": who is asked to do what the next line says.
_ASKED = re.compile(
    r"\b(?:(?:uppdra(?:ga|r|s|ges)?|hemstalla)\s(?:at|hos)\s[^,;]*|(?:bemyndiga|anmoda|uppmana|befullmaktiga)\s[^,;]*|\bi uppdrag)(?<!\batt),?$"
)
# "att anta taxan ⏎ att gälla från 1987", "…, ⏎ att tillämpas på": what is said of the thing, since a passive has no doer.
ATTRIBUTE = re.compile(r"att\s(?:galla|utga|[a-z]{3,}as)\b")
# "att nämnden måtte hos kommunfullmäktige föreslå ⏎ att anslag anvisas".
_PUTS_TO_OTHERS = re.compile(rf"\b(?:foresla|hemstalla|begara|anhalla|rekommendera)(?:\s(?:hos\s)?{BODY})?,?$")
# What heads or ends a page in the middle of a list: addresses, accounts, the page's number.
_ADDRESS = re.compile(
    r"\b(?:postadress|besoksadress|postgiro|plusgiro|bankgiro|pg|bg|telefax|fax|telefon|tel|vx|org\.?\s?nr|e-?post)\b|@|\bwww\.|\bbox\s\d"
)
_PAGE = re.compile(r"\b(?:sid|sida|blad)\.?\s?\d|\d\s?\(\d{1,3}\)$|\bforts\b|^\W*\d{1,3}\W*$")
_DELS = re.compile(r"dels(?:\sock)?\satt\s")  # two lines that begin so are a list whatever they say
_MORE = re.compile(r"(?:,|\bsamt|\boch|\bdels)$")  # ends an item under which another stands
_ATTS = re.compile(r"\batt\b")
_TRANSITIVE = re.compile(
    r"\b(?:till|om|pa|for|av|med|genom|efter|anser|menar|innebar|framgar|visar|anfor|sager|konstaterar)$"
)
# A word that no sentence ends with.
OPEN_END = re.compile(
    r"\b(?:kronor|kr|för|av|i|till|med|på|vid|om|inom|mellan|från|över|under|enligt|genom|efter|mot|utan|hos|åt|ur|kring|bland|och|eller|den|det|de|en|ett|som|kv\.?)$"
)
# What goes on with an item behind its comma: "antar anbudet från AB Ek, ⏎ daterat den 1 september".
_SAYS_MORE = re.compile(
    r"(?:daterad|daterat|dat|enligt|som|vilken|vilket|vilka|innebarande|dock|varvid|varav|till en|mot en|i enlighet)\b"
)
_BRACKETS = re.compile(r"\([^)]*\)\s[a-zåäö]")  # "(2019-05-03, § 203) om ett sommarkort": the margin's last line within
_SHORTEST_FULL = 40  # characters
_LONGEST_STRAY = 20
_LONGEST_EDGE = 130
_PROSE = 60  # characters; an "att" that begins the next line goes on with an unfinished line so long
_ENDS_IN_VERB = re.compile(r"\b(?:besluta|beslutar|hemstaller|hemstalla|foresla|foreslar)(?:\satt)?\s?:?$")
_TWO = 2  # cells; a row of more is a table's
_FOLLOWS = re.compile(r"\bfoljande(?:\sbeslut)?\s?[.:]$")  # "beslutar jag följande."
_WORDS_OF_LEAD_IN = 24  # a longer line before a list is text


def without_page_edges(lines: Iterable[Line]) -> list[Line]:
    """The lines without what heads or ends a page: addresses, a page's number."""
    return [line for line in lines if not _is_page_edge(line)]


def _is_page_edge(line: Line) -> bool:
    if line.marker or ATT.match(line.folded) or line.text.endswith((".", ":", ",")) or len(line.text) > _LONGEST_EDGE:
        return False
    is_parted = "\t" in line.text or "·" in line.text or "|" in line.text
    return bool(_PAGE.search(line.folded)) or (is_parted and bool(_ADDRESS.search(line.folded)))


def goes_on_below(line: Line, following: Sequence[Line]) -> bool:
    """Whether the list is unfinished and goes on under a page's foot and head."""
    return bool(_MORE.search(line.folded)) and any(ATT.match(below.folded) for below in following)


def is_prose(before: Line, line: Line) -> bool:
    """Whether the line's "att" goes on with a sentence: "Förslagsställarna hänvisar till ⏎ att ungdomar …"."""
    is_open = not before.marker and not ATT.match(before.folded) and len(before.text) > _PROSE
    return is_open and not line.marker and not line.after_gap and bool(_TRANSITIVE.search(before.folded))


def bullet(line: Line) -> int:
    """How much of the line is its bullet or number."""
    after = line.marker
    match = _BULLET.match(line.folded, after)
    return match.end() if match else after


def last_line(lines: Sequence[Line], index: int) -> int:
    """The last line of the item that `lines[index]` begins: what follows unfinished, in lower case, goes on with it."""
    if nested := _nested(lines[index:]):
        return index + nested
    first = index
    while index + 1 < len(lines):
        line, below = lines[index], lines[index + 1]
        if ATT.match(below.folded) and not below.marker and _goes_on(line, below):
            index += 1
            continue
        if below.marker or "\t" in below.text or is_att(below) or not UNFINISHED.search(line.text):
            break
        is_open = line.text.count("(") > line.text.count(")")
        goes_on = is_open or below.text[0].islower() or (below.text[0].isdigit() and not below.after_gap)
        goes_on = (
            goes_on
            or bool(OPEN_END.search(line.text) or _BRACKETS.match(below.text))
            or _parts_name(lines[first], line, below)
        )
        is_more = _SAYS_MORE.match(below.folded) and not below.after_gap
        if not goes_on or (line.text.endswith(",") and not is_more):
            break
        index += 1
    return index


def _nested(lines: Sequence[Line]) -> int:
    """How many lines under an item are a list of its own: "1. att anta följande mål:" over "– …" and "– …"."""
    first, *below = lines
    own, inner = _marker(first), _marker(below[0]) if below else ""
    is_item = bool(own or ATT.match(first.folded))
    if (
        not is_item
        or not first.text.endswith(":")
        or inner in ("", own)
        or ATT.match(below[0].folded[below[0].marker :])
    ):
        return 0
    count = 0
    for line in below:
        if _marker(line) != inner and (line.marker or ATT.match(line.folded) or not line.text[0].islower()):
            break
        count += 1
    return count


def opens_only_list(lines: Sequence[Line]) -> bool:
    """Whether the att-sats only leads in the list under it: "att följande villkor föreskrivs:" with nothing beside it."""
    count = _nested(lines) if not lines[0].marker else 0
    after = lines[count + 1 : count + 2]
    return bool(count) and not any(line.marker or ATT.match(line.folded) for line in after)


def _marker(line: Line) -> str:
    """What kind of bullet or number begins the line."""
    marker = line.text[: line.marker].strip(" .)(")
    return "1" if marker.isdigit() else "a" if marker.isalpha() else marker or line.text[: line.marker].strip()


def _parts_name(first: Line, line: Line, below: Line) -> bool:
    """Whether a name goes on below: "att träffa avtal med Waxö Rederi ⏎ AB om bryggavgift."."""
    is_item = bool(first.marker or ATT.match(first.folded))
    is_end = len(below.text) < len(line.text) and (
        below.text.endswith((".", ",", ";")) or below.folded.endswith("samt")
    )
    is_new = DECIDED_SENTENCE.match(below.folded) or NO_DECISION.search(below.folded) or below.after_gap
    return is_item and is_end and not is_new and len(line.text) > _SHORTEST_FULL and line.text.split()[-1][0].isupper()


def _goes_on(line: Line, below: Line) -> bool:
    """Whether the att-sats below is part of what the line decides."""
    if ATTRIBUTE.match(below.folded) and _ATTS.search(line.folded):
        return True
    is_asked = bool(_ASKED.search(line.folded) or _PUTS_TO_OTHERS.search(line.folded))
    is_asked = is_asked and not below.after_gap and len(_ATTS.findall(line.folded)) == 1
    return is_asked or (bool(_SAME_ATT.search(line.folded)) and not _decides(below))


def _decides(line: Line) -> bool:
    """Whether the att-sats decides, rather than says what is decided: "att andelen skall vara högst 0,5 %"."""
    return bool(PASSIVE_OR_INFINITIVE.match(ATT.sub("", line.folded, count=1)))


def leads_in(line: Line, following: Sequence[Line]) -> bool:
    """Whether the line only leads in: "Kommunstyrelsen beslutar att" with the items under it."""
    folded = unstressed(line.folded[last_sentence(line) :])
    if folded.endswith(" att") and _leads_in_below(following):
        return True
    is_long = len(folded.split()) > _WORDS_OF_LEAD_IN and not _ENDS_IN_VERB.search(folded)
    is_listed = bool(line.marker) and not _ENDS_IN_VERB.search(line.folded) and not line.text.endswith(":")
    is_row = len(line.cells) > _TWO and any(cell[0].isdigit() for _, cell in line.cells[1:] if cell)
    is_sentence = line.text.endswith(".") and not folded.endswith("foljande.")
    if not following or is_row or is_long or is_listed or is_sentence or is_att(line):
        return False
    below = following[1] if len(following) > 1 and is_stray(following[0]) else following[0]
    is_list = bool(below.marker or ATT.match(below.folded[bullet(below) :]))
    is_open = bool(re.search(r"(?:\batt|:)$", line.folded)) and bool(PASSIVE_OR_INFINITIVE.match(below.folded))
    words = folded if last_sentence(line) else folded[line.marker :]
    if not (is_list or is_open):
        return bool(_FOLLOWS.search(folded)) and bool(LEADS_IN.search(words)) and _is_decision(below)
    return bool(LEADS_IN.search(words)) or _stands_over_decisions(words, following) or acts_below(line, following)


def _leads_in_below(following: Sequence[Line]) -> bool:
    """Whether the lead-in goes on in the next line: "hemställes att ⏎ nämnden måtte besluta ⏎ att antaga anbudet"."""
    is_rest = bool(following) and following[0].text[0].islower() and not is_att(following[0])
    return is_rest and leads_in(following[0], following[1:])


def _is_decision(line: Line) -> bool:
    return bool(DECIDED_SENTENCE.match(line.folded)) or rules(line.text)


def acts_below(line: Line, following: Sequence[Line]) -> bool:
    """Whether the line names a body, and each item under it begins with what it does: "– tillstyrker ansökan"."""
    is_named = not line.marker and bool(OF_BODY.search(line.folded)) and len(following) >= _TWO
    return is_named and all(one.marker and ACTS_OF_BODY.match(one.folded[one.marker :]) for one in following[:_TWO])


def _stands_over_decisions(folded: str, following: Sequence[Line]) -> bool:
    """Whether att-satser that decide stand right under, whatever the words: "…, får vi vördsamt anhålla" (or misread)."""
    items = [ATT.sub("", below.folded[bullet(below) :], count=1) for below in following[:_TWO] if is_att(below)]
    is_parted = all(_DELS.match(below.folded[below.marker :]) for below in following[:_TWO])
    is_list = len(items) == _TWO and (
        is_parted or all(PASSIVE_OR_INFINITIVE.match(item) or DECIDED_SENTENCE.match(item) for item in items)
    )
    return is_list and not (NO_LEAD_IN.search(folded) or NO_DECISION.search(folded))


def is_att(line: Line) -> bool:
    """Whether the line, without its bullet, begins with "att"."""
    return bool(ATT.match(line.folded[bullet(line) :]))


def last_sentence(line: Line) -> int:
    """Where in the line its last sentence begins."""
    return list(sentences(line.text))[-1][0]


def is_stray(line: Line) -> bool:
    """Whether the line is but a word or two: the rest of a heading in the margin, or what a scan made of it."""
    is_word = len(line.text.split()) <= _TWO and len(line.text) <= _LONGEST_STRAY and line.text[-1].isalpha()
    return is_word and not line.marker and not ATT.match(line.folded)
