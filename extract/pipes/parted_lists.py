"""Finds the list of recipients that a scan has read apart from its heading: the headings of a margin first, then what stands beside them."""

from collections.abc import Sequence
from itertools import takewhile

from extract.pipes.head import stamped_cells
from extract.pipes.margin_run import is_in_margin
from extract.pipes.people import clean_title
from extract.pipes.recipient_forms import ends_list, is_foot, is_list, is_sure, is_told
from extract.pipes.sections import SIGNING, Line, Section

_LONGEST_ITEM = 70  # characters
_FEW = 6  # lines under the heading, among which text shows that its list stands elsewhere


def parted_list(section: Section, lines: Sequence[Line]) -> list[Line]:
    """The list, where none stands under the section's heading and one stands further down; else empty."""
    heading = section.heading
    if heading is None or (section.lines and section.lines[0].start < heading.end):
        return []
    place = next(index for index, line in enumerate(lines) if line.start == heading.start)
    if not section.lines:
        return _last_list(lines[place + 1 :]) if is_in_margin(lines, place) else []
    if _is_item(section.lines[0]) and not is_in_margin(lines, place) and not _is_over_text(section.lines[:_FEW]):
        return []
    if is_sure(section.lines[0].folded) and len(section.lines[0].text) <= _LONGEST_ITEM:
        return []
    return _last_list(lines[place + 1 :])


def _is_over_text(lines: Sequence[Line]) -> bool:
    """Whether the lines are text after few words, none of which is called as recipients are."""
    few = list(takewhile(lambda line: len(line.text) <= _LONGEST_ITEM, lines))
    is_list_first = any(is_sure(line.folded) or is_told(line) for line in few)
    return len(few) < len(lines) and not is_list_first and not is_list(lines[len(few)].folded)


def _is_item(line: Line) -> bool:
    """Whether the line may be a recipient: short, no sentence."""
    is_sentence = line.text.endswith(".") and (line.text[0].islower() or len(line.text) > _LONGEST_ITEM / 2)
    is_short = len(line.text) <= _LONGEST_ITEM or is_list(line.folded)
    return is_short and not is_sentence and not ends_list(line)


def _last_list(lines: Sequence[Line]) -> list[Line]:
    """The last lines that are called as recipients are, with those that stand among them or over a page's foot."""
    stamped = stamped_cells(lines)
    sure = (
        index
        for index in reversed(range(len(lines)))
        if _is_item(lines[index])
        and (is_sure(lines[index].folded) or is_list(lines[index].folded))
        and not _signs(lines[index])
        and lines[index].start not in stamped
    )
    last = next(sure, None)
    if last is None:
        return []
    first = _begin(lines, last)
    over_foot: list[Line] = []
    if first > 1 and is_foot(lines[first - 1]) and _is_item(lines[first - 2]):
        over_foot = list(lines[_begin(lines, first - 2) : first - 1])
        over_foot = over_foot if any(is_sure(line.folded) for line in over_foot) else []
    while last + 1 < len(lines) and _is_item(lines[last + 1]) and _is_last(lines[last], lines[last + 1]):
        last += 1
    return [*over_foot, *lines[first : last + 1]]


def _begin(lines: Sequence[Line], place: int) -> int:
    """Where the list begins that the line at the place is of."""
    while place and _is_item(lines[place - 1]) and _is_next(lines, place):
        place -= 1
    return place


def _is_next(lines: Sequence[Line], place: int) -> bool:
    """Whether the line over the place belongs to the same list: no gap between, or one of the two over it is sure."""
    return not lines[place].after_gap or any(is_sure(line.folded) for line in lines[max(place - 2, 0) : place])


def _is_last(line: Line, below: Line) -> bool:
    """Whether what stands below goes on with the list: without a gap, or a name as short as one, where a gap is over both."""
    is_name = below.text[0].isupper() and below.text.isalpha()
    return not below.after_gap or (line.after_gap and is_name)


def _signs(line: Line) -> bool:
    return bool(SIGNING.match(line.folded)) or clean_title(line.text) == line.text
