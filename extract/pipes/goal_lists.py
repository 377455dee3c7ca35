"""Goals in lists, whether their bullets are there, were misread or were lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extract.pipes.goal_sentences import all_aims, sentences
from extract.pipes.goal_terms import AIM_FIGURE, GOALS, Candidate, ends_open, is_aim, is_label, is_year_alone
from extract.pipes.goal_years import Said, said
from extract.pipes.sections import Line
from normalize.unicode import fold

# A line of a list whose bullets a scan has lost: one statement, said of somebody or something.
_STATEMENT = re.compile(r"(?=[^a-z]{0,2}[A-ZÅÄÖ])(?:[\w%/-]+(?:,\d+)?,?[ ]){3,30}[\w%²/-]+(?:,\d+)?\.?", re.UNICODE)
# "Nämnden föreslås då": what follows are no goals.
# Figures abreast are a table's: "Avdelningar med högläsning 61 70 88", not "9 000 lån".
_ABREAST = re.compile(r"\d%?\s(?:\d{1,2}|\d{4,})(?![\d.:)])%?(?:\s\d|$)")
_OTHER_LIST = re.compile(r"\b(?:beslut\w*|foresla\w*|uppdra\w*|skickas|sands)\b")
# An item that is a decision: "Nämnden föreslås godkänna målen".
_DECISION = re.compile(
    r"\b(?:foreslas|foreslar|hemstaller|uppdrar|beslutar)\b"
    r"|\b(?:faststalls|antas|godkanns|bifalls|avslas)(?:\.?$|\s(?:enligt|i\senlighet|i\sovrigt|i\sden\sdel|med\s(?:den|de|foljande))\b)"
    r"|^(?:att\s)?(?:(?:hos|for|till|hemstalla)\s[a-z]+\s)?(?:antar?|godkanner?|faststaller?|fordelar?|begara?|uppdra|bevilja[r]?|overlamnar?|avsla[r]?|tillstyrker?|avstyrker?|noterar?|lagger\s|anvisar?|anslar?|utser|remitterar?|aterremitterar?|medger?|forklarar?|ger\s[a-z]+\s(?:ratt|i\suppdrag))\b"
)
# "Kontoret föreslår att nämnden": the items after it are decisions.
_LEADS_TO_DECISIONS = re.compile(
    r"\b(?:foreslar|foreslas|hemstaller|yrkar|beslutar?|beslutade)\b[^.]*\satt(?:\s[a-z-]+){0,2}\s?:?$"
)
_TALK = re.compile(rf"\b(?:{GOALS}|malet)\b(?!.*:$)")
# What tells of the goal before it: "Det sker genom information".
_REFERS = re.compile(r"(?:det|detta|dessa|darfor|genom\s(?:att|detta)|vi|dar|i\sfjol)\s(?!(?:ska|skall|som)\b)")
_GOALS_FOLLOW = re.compile(rf"\b[a-z]*{GOALS}\b")
# An area and the sums that it is given: "Omsorg och hälsa 3 150 (2 400)".
_WITH_SUM = re.compile(
    r"(?P<name>[A-ZÅÄÖ][^\d\t]{3,50}?)\s(?:\d{1,3} \d{3}|\d+(?:[.,]\d+)?)(?:[ \t]+[(\d][\d ().,]*)?(?:\s?(?:tkr|mnkr|kkr|kr))?"
)
_TALK_AFTER = re.compile(
    r"(?<=[a-zåäö%\d]) (?=(?:Målen|Dessa mål|Måluppfyllelsen|Uppföljning(?:en)?|Samtliga mål)\s[a-zåäö]+)"
)
_MEASURED = re.compile(r"(?:det(?:ta)?\s)?(?:mats|foljs\supp|matning\ssker)\b")
_ATT = re.compile(r"att\s")
_NUMBER = re.compile(r"(\d{1,2})[.)]?\s")
_ROW = re.compile(r"\d[\d.,%]*\s+\d[\d.,%]*$")
_FEWEST_STATEMENTS = 2
_MOST_AREA_WORDS = 4
_MOST_LOST = 1  # items between two that a scan has read: "2." and "4."
_LONGEST_GOAL, _SHORT = 320, 100  # characters


def listed(lines: Sequence[Line], area: str | None, told: Said | None, written: date | None) -> Iterator[Candidate]:
    """The items of the first list. A single line between two items is an area, a year, or an item that lost its bullet."""
    first = next((index for index, line in enumerate(lines) if line.marker), len(lines))
    if first and _leads_to_decisions(lines[first - 1]):
        return
    if first < len(lines) and not any(line.marker for line in lines[first + 1 :]):
        yield from _after_one_bullet(lines[first:], area, told)
        return
    if first and is_area(lines[first - 1]):
        area = area_name(lines[first - 1])
    yield from _of_list(lines[first:], area, told, written)


def _of_list(lines: Sequence[Line], area: str | None, told: Said | None, written: date | None) -> Iterator[Candidate]:
    """The items of a list that begins with the first line."""
    last, index = 0, 0
    while index < len(lines):
        line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        number = _number(line)
        # Its number is the next heading's, or it is no goal but a decision.
        if _is_beyond(number, last) or (line.marker and _decides(line)):
            return
        last = number or last
        if _ends_list(line, following, lines[0], last):
            if (index := _resumed(lines, index, last)) < 0:
                return
            continue
        if line.marker and _tells_of_measure(line):
            pass
        elif line.marker:
            yield _item(line, area, told, 0.9)
        elif line.text.endswith(":") or is_year_alone(line):
            told = said(line.text, written) or told
        elif is_area(line) or _heads_aims(line, following, lines[0]):
            area = area_name(line)
        else:
            yield _item(line, area, told, 0.75)
        index += 1


def _ends_list(line: Line, following: Line | None, first: Line, last: int) -> bool:
    """Whether the line belongs no more to the list of `first`, which has come to number `last`."""
    is_item = line.marker and marker_kind(line) == marker_kind(first)
    is_between = _is_between(line, following, first, last)
    is_other = not line.marker and not line.text.endswith(":") and _OTHER_LIST.search(line.folded)
    is_labelled = is_label(line) and not is_item
    return bool(len(line.text) > _LONGEST_GOAL or not (is_item or is_between) or is_labelled or is_other)


def _resumed(lines: Sequence[Line], index: int, last: int) -> int:
    """Where the list goes on with its next number, when what stands between explains the item before; -1 if nowhere."""
    for at in range(index, len(lines)):
        line = lines[at]
        if line.marker and last and _number(line) == last + 1:
            is_item = at == index + 1 or _says_how(line.folded[line.marker :])
            return at if is_item and not _decides(line) else -1
    return -1


def _leads_to_decisions(line: Line) -> bool:
    """Whether the items under the line are what somebody is to decide, and no goals."""
    return bool(_LEADS_TO_DECISIONS.search(line.folded)) and not _GOALS_FOLLOW.search(line.folded)


def _decides(item: Line) -> bool:
    """Whether the item is a decision: it says what somebody is to do about the goals."""
    return bool(_DECISION.search(item.folded[item.marker :]))


def _tells_of_measure(item: Line) -> bool:
    """Whether the item is none itself but tells how the one before is measured, or what is done for it: "Mäts genom enkät"."""
    content = item.folded[item.marker :]
    return bool(_MEASURED.match(content) or (":" in content and is_label(_bare(item))))


def _bare(item: Line) -> Line:
    return replace(item, text=item.content, folded=item.folded[item.marker :], marker=0)


def _heads_aims(line: Line, following: Line | None, first: Line) -> bool:
    """Whether the line between items, which say how things are to be, says none: it is what those after it are about."""
    beside = (first, following) if following else (first,)
    return (
        line.text[-1] not in ".;,"
        and not _says_how(line.folded)
        and all(other.marker and _says_how(other.folded[other.marker :]) for other in beside)
    )


def _says_how(folded: str) -> bool:
    return is_aim(folded) or bool(AIM_FIGURE.search(folded))


def _is_between(line: Line, following: Line | None, first: Line, last: int) -> bool:
    """Whether the line stands between items, of which `first` is the first and `last` the number read last, or is the last of them."""
    if following is None:
        # The last item may have lost its bullet as well.
        return not line.after_gap and len(line.text) < _SHORT and all_aims(line)
    goes_on = following.marker and marker_kind(following) == marker_kind(first)
    if last and _number(following) == last + 1 and line.text.endswith("."):
        return False  # between "1." and "2." no item is lost: it tells of the first
    if line.folded.endswith((" att", " att:")):
        return False  # it opens another list
    is_own = (
        is_area(line)
        or is_year_alone(line)
        or (line.text[0].isupper() and ". " not in line.text and not _TALK.search(line.folded))
    )
    return bool(goes_on and is_own) and not _is_beyond(_number(following), last)


def read_as_goals(lines: Sequence[Line]) -> bool:
    """Whether the items of the first list say how things are to be, at least every other."""
    items = [line for line in lines if line.marker]
    aims = [line for line in items if is_aim(line.folded[line.marker :]) or AIM_FIGURE.search(line.folded)]
    return bool(items) and 2 * len(aims) >= len(items)


def without_bullets(
    heading: Line | None, lines: Sequence[Line], area: str | None, told: Said | None, *, goes_on: bool
) -> Iterator[Candidate]:
    """The lines of a list that has lost all its bullets: nothing but statements, two at least.

    Where such a list goes on, a statement that stands alone between gaps is the next of it, and no heading.
    """
    if goes_on and heading and not lines and is_statement(heading):
        yield _item(heading, None, told, 0.6)
    elif len(lines) >= _FEWEST_STATEMENTS and all(
        is_statement(line) and not (_TALK.search(line.folded) or refers(line)) for line in lines
    ):
        for line in lines:
            yield _item(line, area, told, 0.6)


def refers(line: Line) -> bool:
    """Whether the line tells of what was said before it, so that it is no goal of its own."""
    return bool(_REFERS.match(line.folded))


def is_statement(line: Line) -> bool:
    """Whether the line reads as one statement, said of somebody or something; figures one after the other are none."""
    return bool(_STATEMENT.fullmatch(line.text)) and not (_ROW.search(line.text) or _ABREAST.search(line.text))


def statement(line: Line, area: str | None, told: Said | None) -> Candidate:
    """The line as a goal that has lost its bullet."""
    return _item(line, area, told, 0.6)


def is_area(line: Line) -> bool:
    """Whether the line, which stands over a list, names what its items are about; a sum may stand beside the name."""
    if _WITH_SUM.fullmatch(line.text):
        return not line.marker
    name, *beside = [cell for _, cell in line.cells]
    if beside and all(sum(map(str.isalpha, cell)) < len(cell) / 2 for cell in beside):
        return not line.marker and name[:1].isupper()
    return (
        not line.marker
        and not beside
        and len(name.split()) <= _MOST_AREA_WORDS
        and name[-1:] not in ".:;,"
        and name[:1].isupper()
    )


def area_name(line: Line) -> str:
    """The area that the line names, without the sums beside it."""
    match = _WITH_SUM.fullmatch(line.text)
    return (match["name"] if match else line.cells[0][1]).rstrip(" :")


def marker_kind(line: Line) -> str:
    """Whether a list counts in digits, in letters, or has bullets: another kind is another list."""
    mark = line.text[: line.marker].strip()
    return "digit" if mark[:1].isdigit() and not mark.isdigit() else "letter" if mark.endswith(")") else "bullet"


def _after_one_bullet(lines: Sequence[Line], area: str | None, told: Said | None) -> Iterator[Candidate]:
    """A list of which only the first item has kept its bullet, when all that follows are statements as it is one."""
    others = lines[1:] if all(is_statement(line) for line in lines[1:]) else ()
    for line in (lines[0], *others):
        if len(line.text) <= _LONGEST_GOAL:
            yield _item(line, area, told, 0.9 if line.marker else 0.6)


def _item(line: Line, area: str | None, told: Said | None, confidence: float) -> Candidate:
    number = _number(line) or None
    text = _without_explanation(line)
    told = _explained(line, len(text)) or told
    att = _ATT.match(text)
    skip = att.end() if att else 0
    text = text[skip:].rstrip(",")
    sureness = confidence / 2 if ends_open(text) else confidence
    return Candidate(
        line.content_start + skip,
        min(line.end, line.content_start + skip + len(text)),
        text,
        number,
        area,
        told,
        sureness,
    )


def _number(line: Line) -> int:
    """The number that the line begins with, 0 without one."""
    match = _NUMBER.match(line.text[: line.marker])
    return int(match[1]) if match else 0


def _is_beyond(number: int, last: int) -> bool:
    """Whether no list that has come to `last` goes on with the number; it may begin anew, or be read without one (0)."""
    return bool(last) and number > 1 and not last <= number <= last + _MOST_LOST + 1


def _explained(line: Line, goal: int) -> Said | None:
    """What is said of the year after a goal of so many characters: "Detta mål skall vara uppfyllt läsåret 2001/02"."""
    after = line.content[goal:]
    return said(after, None) if _TALK.search(line.folded[line.marker + goal :]) else None


def _without_explanation(line: Line) -> str:
    """The item without the paragraph on the goals that a scan ran together with it, and without the sentences after a first that says how things are to be, where they do not say so too."""
    if (after := _TALK_AFTER.search(line.content)) and is_aim(fold(line.content[: after.start()])):
        return line.content[: after.start()]
    (start, end), *others = sentences(line)
    if others and is_aim(line.folded[start:end]) and not any(is_aim(line.folded[slice(*other)]) for other in others):
        return line.text[start:end]
    return line.content
