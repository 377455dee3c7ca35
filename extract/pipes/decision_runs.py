"""Decisions whose heading is lost, read elsewhere or never printed: a sentence that decides, and what rules beside it."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from extract.pipes.deciding import ATT, DECIDED_SENTENCE, PASSIVE_OR_INFINITIVE, TOLD, sentences
from extract.pipes.decision_parts import numbered
from extract.pipes.ruling import LEADS_IN_CONDITIONS, acts_for, rules
from extract.pipes.sections import Line
from normalize.unicode import fold

_GRANTED = re.compile(
    r"(?:ansokan|anhallan|begaran|framstallning(?:en)?|tillstand|bygglov|marklov|rivningslov|dispens|bidrag|stod|medgivande|forhandsbesked|strandskyddsdispens|skolskjuts|serveringstillstand)"
    r"\b(?:\s[^\s.,;:]+){0,12}?\s(?:bifalls|bifalles|avslas|beviljas|lamnas|medges|medgives|meddelas|ges|godkanns|avvisas|avskrivs|kan\s(?:inte|icke|ej)\s[a-z]+s)\b"
    r"|(?:[^\s.,;:]+\s){1,6}?(?:beviljas|tilldelas|erhaller)\s(?:[^\s.,;:]+\s){0,4}?\d"
)
# What holds for whoever asks: "Bidrag ges inte i efterhand", "Dispens får lämnas om …".
_ALWAYS = re.compile(
    r"(?:bidrag|stod|dispens|tillstand|bygglov|skolskjuts|medgivande|ersattning|undantag)\s(?:(?:ges|lamnas|beviljas|medges|meddelas|utgar)\s(?:inte|icke|ej|aldrig|alltid|endast|enbart|bara|normalt|i\sregel)|(?:far|kan)\s[a-z]+s\s(?:om|nar|endast|enbart|bara|till|for))\b"
)
_MOVES = re.compile(r"\b(?:yrkar|yrkade|foreslar|foreslog|yrkanden?|reserverar)\b[^.]*:?$")
_FEWEST_ITEMS = 2


def delegated(text: str) -> bool:
    """Whether a delegate decides by the sentence.

    >>> delegated("Jag beviljar 15 000 kronor ur anslaget.") and delegated("Med stöd av 13 § lämnar jag tillstånd.")
    True
    >>> delegated("Jag besökte platsen den 3 maj.") or delegated("Ansökan avser 15 000 kronor.")
    False
    """
    folded = fold(text)
    if TOLD.search(folded) or _ALWAYS.match(folded) or not rules(text):
        return False
    return bool(DECIDED_SENTENCE.match(folded) or _GRANTED.match(folded)) or acts_for(text)


def runs_on(lines: Sequence[Line], found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the sentences begin and end that rule right above and under those found, conditions among them."""
    taken = set()
    for start, end in found:
        taken |= {index for index, line in enumerate(lines) if line.start < end and start < line.end}
    if not taken:
        return
    ends = [end for _, end in found]
    yield from beside([lines[index] for index in sorted(taken)], ends)
    yield from _above(lines[: min(taken)])
    for index in sorted(taken):
        if index + 1 not in taken:
            yield from _under(lines[index + 1 :], taken_from=index + 1, taken=taken)


def beside(lines: Iterable[Line], ends: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where the sentences stand that rule right after one found, on its line; `ends` are where those found end."""
    for line in lines:
        is_next = False
        for start, end in sentences(line.text):
            if line.start + end in ends:
                is_next = True
            elif is_next and rules(line.text[start:end]):
                yield line.start + start, line.start + end
            else:
                is_next = False


def listed_with(lines: Sequence[Line], found: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where the items begin and end that decide beside those found, in one numbered list; `found` are where those begin."""
    for listed in _numbered_lists(lines):
        if any(line.content_start in found for line in listed):
            yield from (
                (line.content_start, _end(line))
                for line in listed
                if line.content_start not in found and _may_decide(line.content)
            )


def read_apart(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines from the first numbered list on that decides, each item of it: a scan has read its heading elsewhere."""
    lines = numbered(lines)
    for listed in _numbered_lists(lines):
        texts = [line.content for line in listed]
        is_first = listed[0].text[: listed[0].marker].strip(" .)(") == "1"
        if is_first and all(map(_may_decide, texts)) and any(map(_acts, texts)):
            return lines[lines.index(listed[0]) :]
    return ()


def _end(line: Line) -> int:
    """Where the item ends: before a sentence behind it that leads in something else."""
    last = list(sentences(line.text))[-1][0]
    is_lead_in = line.text.endswith(":") and last > line.marker
    return line.start + len(line.text[:last].rstrip()) if is_lead_in else line.end


def _numbered_lists(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lists whose numbers rise by one, each item one line; the first may stand elsewhere."""
    run: list[Line] = []
    last = 0
    for line in lines:
        sign = line.text[: line.marker].strip(" .)(")
        number = int(sign) if sign.isdecimal() else 0
        if number and run and number == last + 1:
            run.append(line)
        elif run and line.text[0].islower() and not line.marker:
            continue  # the rest of an item
        else:
            yield from [run] if len(run) >= _FEWEST_ITEMS else []
            run = [line] if number else []
        last = number
    yield from [run] if len(run) >= _FEWEST_ITEMS else []


def _may_decide(text: str) -> bool:
    return _acts(text) or rules(text)


def _acts(text: str) -> bool:
    folded = fold(text)
    return bool(DECIDED_SENTENCE.match(folded) or PASSIVE_OR_INFINITIVE.match(folded))


def orphaned(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines from a list of att-satser on that decide right under a whole sentence: a scan has lost its lead-in."""
    for index in range(len(lines)):
        above = lines[index - 1] if index else None
        is_open = above is None or not above.text.endswith(".") or bool(_MOVES.search(above.folded))
        if not is_open and all(map(_is_att, lines[index : index + _FEWEST_ITEMS])) and index + 1 < len(lines):
            return lines[index:]
    return ()


def _is_att(line: Line) -> bool:
    return bool(ATT.match(line.folded[line.marker :]))


def _above(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    for line in reversed(lines):
        if line.marker or not _all_rule(line):
            return
        yield from _places(line)


def _under(lines: Sequence[Line], taken_from: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    is_list = False
    for index, line in enumerate(lines, taken_from):
        if index in taken:
            return
        if LEADS_IN_CONDITIONS.match(line.folded):
            is_list = True
        elif (is_list and line.marker) or (not line.marker and _all_rule(line)):
            yield from _places(line)
        else:
            return


def _all_rule(line: Line) -> bool:
    """Whether the line is whole sentences of which each rules."""
    is_whole = line.text[0].isupper() and line.text.endswith(".") and "\t" not in line.text
    return is_whole and all(rules(line.text[start:end]) for start, end in sentences(line.text))


def _places(line: Line) -> Iterator[tuple[int, int]]:
    for start, end in sentences(line.content):
        yield line.content_start + start, line.content_start + end
