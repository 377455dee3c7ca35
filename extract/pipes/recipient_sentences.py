"""Finds those who are told of a document in a sentence: "Det här brevet går också till revisorerna och Ekby IF."."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.people import is_person, names_in
from extract.pipes.recipient_forms import is_sure
from extract.pipes.sections import Line
from extract.pipes.terms import SENT_IN
from normalize.unicode import fold

_LAST_LINES = 30
_MOST_WORDS = 6  # of a recipient
_SENT = r"(?:laggs ut [a-z ]{3,30} och )?(?:skickas|mejlas|mailas|e-postas|sands?|sandes|gar|delges|overlamnas|oversands?|oversandes|expedieras|lamnas|distribueras|tillstalls|tillstalles|har\s(?:skickats|sants|gatt|delgetts|overlamnats|oversants|expedierats))"
_ALSO = r"(?:\s(?:aven|ocksa|dessutom|i\skopia|for\s(?:kannedom|atgard)|samtidigt|darutover))?"
# What a body sends out itself; not what a citizen is to send in ("Ansökan skickas till socialkontoret").
_PAPER = (
    r"(?:bilagan|bilagorna|brevet|svaret|meddelandet|skrivelsen|promemorian|pm:?et|rapporten|redovisningen|sammanstallningen|redogorelsen|uppfoljningen|utredningen|beskedet|yttrandet|remissvaret|utlatandet|dokumentet|underlaget"
    r"|presentationen|bilderna|bildspelet|materialet|handlingarna|protokollet|utdraget|protokollsutdraget|beslutet|delegationsbeslutet|[a-z]*(?:planen|programmet|styrkortet|bokslutet|rapporten|berattelsen|redovisningen|budgeten|policyn|avtalet))"
)
_OWN = r"(?:de[tn]\shar|denna|detta|vart?)"
_SENTENCE = re.compile(
    rf"(?:(?:en\s)?kopi(?:a|or)\s(?:av|pa)\s)?(?:{_OWN}\s(?!{SENT_IN})[a-z-]{{2,30}}|{_PAPER})\s(?:(?:ska|skall|bor)\s)?{_ALSO}\s?{_SENT}{_ALSO}\still\s?:?\s"
    rf"|kopi(?:a|or)\s(?:av\s[a-z\s]{{3,30}}\s)?{_SENT}{_ALSO}\still\s?:?\s"
)
_BEGINS = re.compile(r"(?:^|(?<=[.!?]\s))(?=[A-ZÅÄÖ])")
_ENDS = re.compile(r"\.(?=\s+[A-ZÅÄÖ]|$)|$")
_WHAT_FOR = re.compile(r"\sfor\s(?:kannedom|atgard|verkstallighet|beaktande|handlaggning)$")
_PARTS = re.compile(r",\s+|(?<!\s)\s+(?:och|samt)\s+(?:till\s+)?")


def told_in_sentences(lines: Sequence[Line]) -> Iterator[list[Line]]:
    r"""The enumerations of such sentences that fill a line or are among the last, in which half at least are called as recipients are.

    >>> from extract.pipes.sections import lines_of
    >>> text = "Planen antas i maj. Bilagan skickas till Revisorerna och Ekby IF.\nBrevet går till tryck."
    >>> [line.text for found in told_in_sentences(list(lines_of(text))) for line in found]
    ['Revisorerna och Ekby IF']
    """
    for index, line in enumerate(lines):
        if " till" not in line.text or "\t" in line.text:
            continue
        for begin in _BEGINS.finditer(line.text):
            opening = _SENTENCE.match(line.folded, begin.end())
            end = _ENDS.search(line.text, opening.end()) if opening else None
            is_alone = begin.end() == 0 and end is not None and end.end() == len(line.text)
            is_placed = is_alone or index >= len(lines) - _LAST_LINES
            if not opening or not end or not is_placed:
                continue
            what_for = _WHAT_FOR.search(line.folded, opening.end(), end.start())
            rest = line.text[opening.end() : what_for.start() if what_for else end.start()]
            if _enumerates(rest):
                start = line.start + opening.end()
                yield [Line(start, start + len(rest), rest, fold(rest), after_gap=False, marker=0)]


def _enumerates(text: str) -> bool:
    """Whether the text names nothing but recipients, half of them in words that are sure to."""
    items = [item.strip() for item in _PARTS.split(text)]
    sure = [is_sure(fold(item)) for item in items]
    return sum(sure) * 2 >= len(items) and all(
        is_item or _is_name(item) for item, is_item in zip(items, sure, strict=True)
    )


def _is_name(text: str) -> bool:
    """Whether the text may name who is told: a few words, the first with a capital, a person or an organisation."""
    if not text[:1].isupper() or len(text.split()) > _MOST_WORDS or any(map(str.isdigit, text)):
        return False
    names = names_in((0, text))
    return not names or is_person(names[0], (0, text))
