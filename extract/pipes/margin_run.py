"""A margin's headings that a scan has read at once, one over the other, before the texts beside them."""

import re
from collections.abc import Sequence
from itertools import takewhile

from extract.pipes.head_rows import FIELD, LABEL
from extract.pipes.sections import Line, heading_kind

_SEARCHED = 45  # lines
_LONGEST, _MOST_WORDS = 45, 7  # characters and words of a line of the margin
_BETWEEN = 3  # lines that no known heading is, at most, between two that are
_MARGIN_LINES, _FEWEST_IN_MARGIN = 4, 2  # lines over a heading; headings among them
_FEWEST = 5  # known headings; one that heads a text counts twice
_TEXT_KINDS = frozenset(
    {"bakgrund", "forslag", "beslut", "ekonomi", "yrkanden", "beslutsgang", "reservation", "underlag"}
)
# What stands in margins beside the headings of `terms.HEADINGS`, folded.
_ALSO = re.compile(
    r"(?:arende(?:t|mening)?(?:\s(?:avser|galler))?|saken|arendet i korthet|sokande|ansokan|framstallan|fragan|motionen|remissen|anmalan|yttrande[nt]?|synpunkter|skal|motiv(?:ering)?|villkor(?:\s.*)?|lagrum(?:\s.*)?|lagstod"
    r"|stod for beslut(?:et)?|delegation|forutsattningar|syfte|uppdrag(?:et)?|nulage(?:t)?|laget(?:\si\sdag)?|alternativ|analys|utredning(?:en)?|slutsats(?:er)?|barnperspektiv(?:et)?|barnkonsekvenser"
    r"|konsekvenser(?:\s.*)?|jamstalldhet|miljo|tidplan|genomforande|uppfoljning|mal|forslag till [a-z]+|rubrik|till|dnr|dp[li1]|upplysningar?|hur man overklagar|overklagande|besvarshanvisning|information|kommunicering|diskussion|remiss(?:behandling)?|samrad|forhandling|mbl)"
)


def margin_run(lines: Sequence[Line]) -> tuple[int, int]:
    """Where such a run of headings begins among the lines, and where it ends; (0, 0) when there is none."""
    known = [index for index, line in enumerate(lines[:_SEARCHED]) if _is_short(line) and _is_known(line)]
    runs: list[list[int]] = []
    for index in known:
        between = lines[runs[-1][-1] + 1 : index] if runs else ()
        # What stands between two labels of a form is what the upper one labels.
        is_form = runs and (FIELD.fullmatch(lines[index].text) or _is_label(lines[runs[-1][-1]].text))
        if runs and len(between) <= (0 if is_form else _BETWEEN) and all(map(_is_short, between)):
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        of_text = sum(heading_kind(lines[index])[0] in _TEXT_KINDS for index in run)
        if of_text and len(run) + of_text >= _FEWEST:
            return run[0], run[-1] + 1
    return 0, 0


def _is_label(text: str) -> bool:
    return FIELD.fullmatch(text) is not None or LABEL.fullmatch(text) is not None


def _is_short(line: Line) -> bool:
    text = line.text
    is_heading = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and "\t" not in text
    return is_heading and not line.marker and not text.endswith((".", ",", ";")) and not re.search(r"\d{3}", text)


def _is_known(line: Line) -> bool:
    kind, rest = heading_kind(line)
    is_heading = bool(kind and kind != "paragraf" and rest is None)
    return is_heading or bool(_ALSO.fullmatch(line.folded.strip(" :")) or FIELD.fullmatch(line.text))


def is_in_margin(lines: Sequence[Line], place: int) -> bool:
    """Whether a scan has read the heading at the place with others in the margin, before what stands beside them.

    They stand over it, or right under it with nothing between.
    """
    over = takewhile(lambda line: len(line.text) <= _LONGEST, reversed(lines[max(place - _MARGIN_LINES, 0) : place]))
    under = takewhile(lambda line: len(line.text) <= _LONGEST, lines[place + 1 : place + 1 + _FEWEST_IN_MARGIN])
    counts = [sum(_is_known(line) for line in part) for part in (over, under)]
    return max(counts) >= _FEWEST_IN_MARGIN
