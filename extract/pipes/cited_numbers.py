"""Tells what looks like a document's own diary number and is none: a day, a person's number, another matter's."""

import re

_SPAN_OF_YEARS = re.compile(r"[a-z]{2,6}\s((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)")
_MOST_YEARS = 10
_SMALL_BEFORE = re.compile(r"\b[a-zåäö]{2,}\s[a-zåäö]{3,}\s$")
_SMALL_AFTER = re.compile(r",?\s[a-zåäö]{3,}\s[a-zåäö]{3,}")
# A paper that is enclosed, or that the matter rests on, of its day.
_PAPER = re.compile(
    r"[a-z-]*(?:styrelsens|verkets|namndens|domstolens|rattens|myndighetens|inspektionens|departementets|kontorets|forvaltningens|regionens|landstingets|bolagets|kommunens)\s(?:[a-z]+\s)?[a-z]*(?:beslut|yttrande|skrivelse|remiss|forelaggande|rapport|svar|brev|protokoll)\s(?:daterat\s|daterad\s)?(?:den\s)?\d"
)


def is_paper(folded: str) -> bool:
    """Whether the folded line names a paper of somebody else's.

    >>> is_paper("lansstyrelsens beslut 2025-02-27, dnr 451-1186-2025"), is_paper("skolstyrelsens yttrande. dnr 81.240")
    (True, False)
    """
    return bool(_PAPER.match(folded))


def is_other(number: str, after: str) -> bool:
    """Whether it is a day ("2018-10-24", "14.3.1978"), a telephone's, a person's or a company's."""
    return bool(
        re.search(r"(?<![\d-])(?:19|20)\d\d-\d\d-\d\d$", number)
        or re.fullmatch(r"\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])", number)
        or _is_span_of_years(number)
        or re.fullmatch(r"(?:19|20)\d\d|(?:19|20)\d\d-\d\d|\d{6}-\d{4}", number)
        or re.fullmatch(r"(?:[0-2]?\d|3[01])[./](?:0?\d|1[0-2])[./ -]{1,2}(?:19|20)\d\d", number)
        or (re.fullmatch(r"0\d{1,3}\s?[-/]\s?\d{2,3}", number) and re.match(r"\s?\d\d", after))
    )


def _is_span_of_years(number: str) -> bool:
    """Whether the number is a plan's few years after a code: "BUN 2004-2006"."""
    years = _SPAN_OF_YEARS.fullmatch(number)
    return years is not None and 0 < int(years[2]) - int(years[1]) <= _MOST_YEARS


def is_in_sentence(cell: str, start: int, end: int) -> bool:
    """Whether words in small letters stand on both sides: "Jag avslår ansökan KS-2022/00207 eftersom sökanden …"."""
    return bool(_SMALL_BEFORE.search(cell, 0, start) and _SMALL_AFTER.match(cell, end))
