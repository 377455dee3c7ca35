"""Diary numbers: what they look like, and which of those in a document are its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes.sections import PARAGRAPH, Line
from extract.pipes.terms import BODIES
from normalize.unicode import fold


@dataclass(frozen=True, slots=True)
class NumberRule:
    """What a diary number looks like, in folded text; `labelled`: only after "Dnr" or under it."""

    name: str
    pattern: str
    yes: tuple[str, ...]
    labelled: bool = False


_YEAR = r"(?:19|20|2o|l9)[\do]{2}"
_COUNT = r"[\do]{1,6}"
RULES = (
    NumberRule("code year count", rf"[a-z]{{2,6}}(?:[ /.-]|\s-\s)?{_YEAR}\s?[/:.–-]\s?{_COUNT}(?:-\d{{1,3}})?",
               ("KS 2018/109", "KS/2019:334", "KS-2023-00815", "TK 2017-0456", "KS 2018.109", "KS2018/109", "BUN.2018.123", "KS 2O18/1O9")),
    NumberRule("year code count", rf"{_YEAR}\s?[/:-]\s?[a-zåäö]{{2,6}}[ :-]?{_COUNT}", ("2015/KS0417", "2016-BUN 12")),
    NumberRule("code, two-digit year", rf"[a-z]{{2,6}}[ /-]?\d\d\s?[/:.-]\s?{_COUNT}(?:-\d{{3}})?", ("Dnr KFN 96/0118", "Dnr KS 78-214"), labelled=True),
    NumberRule("code count / year", r"[a-z]{2,6}[ /-]\d{1,4}/\d\d(?:\d\d)?(?:[-. ]\d{3})?", ("Dnr KS 214/78",), labelled=True),
    NumberRule("year.count-plan", r"\d\d\.\d{2,5}(?:[.-]\d{2,4})?", ("Dnr 98.113-253", "Dnr 84.214.021"), labelled=True),
    NumberRule("year count", rf"(?:{_YEAR}|\d\d)\s?[/:.-]\s?{_COUNT}(?:[-. ]\d{{3}}\b|[ -][a-z]{{1,4}}\b)?", ("Dnr 1998/145", "Dnr 78/214", "Dnr 2019-000123", "Dnr 1998/145 042"), labelled=True),
    NumberRule("count year", r"\d{1,5}[/:](?:19|20)?\d\d(?:[-. ]\d{3}\b|[ -][a-z]{1,4}\b)?", ("Dnr 214/78 KS", "Dnr 341/86-706", "Dnr 1145/98"), labelled=True),
    NumberRule("plain count", r"\d{4,6}(?:-\d{3})?(?=\s*$)", ("Dnr 17821",), labelled=True),
)  # fmt: skip
_NUMBERS = "|".join(rule.pattern for rule in RULES if not rule.labelled)
_ALL = "|".join(rule.pattern for rule in RULES)
_LABEL = (
    r"(?:d[nu]r|d:nr|dnr\s?nr|diarienr|diarie?nummer|diari?e\s?n[ro]|diariebeteckning|arendenr|arendenummer|arende\s?nr|arende-id|var\s(?:beteckning|ref\w*)|beteckning)"
    r"\.?\s?:?\s*"
)
_NUMBER = re.compile(rf"(?<![\w/-])({_NUMBERS})(?![\w/])")
_ANY_NUMBER = re.compile(rf"(?<![\w/-])({_ALL})(?![\w/])")
_AT_END = re.compile(rf"[^.](?:\s|\()(?:{_NUMBERS})\)?$")
_TITLE_LINES, _LONGEST_TITLE = 3, 160  # lines; characters
_LABEL_ALONE = re.compile(_LABEL + r"\s*")
_ENDS_IN_LABEL = re.compile(rf"\b{_LABEL}$")
_LABELLED = re.compile(rf"\b{_LABEL}({_ALL})(?![\w/])")
_UNDER_PARAGRAPH = re.compile(
    rf"(?:[a-z]+\s)?§\s?\d+\s(?:[a-z]{{2,4}}\.?\s)({_ALL})$"
)  # "§ 33 Där 12/77": a misread "Dnr"
# A title's number, before or after it: "Dnr 2018/14 Svar på motion", "Svar på motion (KS 2018/14)".
BEFORE_TITLE = re.compile(rf"[\s(,–-]*(?:{_LABEL}(?:{_ALL})|{_NUMBERS})\)?(?![\w/])[\s).:–-]*")
AFTER_TITLE = re.compile(rf"[\s(\[,–-]*(?:\b{_LABEL}.*|(?<![\w/-])(?:{_NUMBERS})[)\]]*\s*)$")
# Series of laws and inquiries, which are numbered like a diary.
_SERIES = frozenset(
    (
        "SOU", "SFS", "AFS", "BFS", "SOSFS", "HSLF", "HSLFFS", "NFS", "KSFS", "KFS", "DS", "PROP", "BET", "SKR", "RSKR", "NJA", "RH", "EU", "EG",
        "RA", "MOD", "DIR", "KFTS", "SKOLFS", "MSBFS", "LVFS",
    )
)  # fmt: skip
_SOMEONE_ELSES = re.compile(
    r"(?:\ber(?:t|a)?\s(?:d[nu]r|beteckning|ref\w*|diarie\w*)|\b(?:sou|sfs|ds|prop|bet|skr|mal nr|org\.?\s?nr)\b\.?):?\s*[a-z0-9/: -]*$"
)


def find_diarienummer(lines: Sequence[Line], head: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where the document's own numbers stand, (start, end) in the running text, each number once."""
    in_head = {line.start for line in head}
    seen: set[str] = set()
    under_paragraph = 0  # so many lines may still hold the title of a §, which its number may end
    for line, above in zip(lines, [None, *lines], strict=False):
        under_paragraph = _TITLE_LINES if PARAGRAPH.match(line.text) else max(under_paragraph - 1, 0)
        is_title = bool(under_paragraph) and len(line.text) < _LONGEST_TITLE and bool(_AT_END.search(line.folded))
        own = line.start in in_head or is_title or bool(PARAGRAPH.match(line.text))
        for column, (offset, cell) in enumerate(line.cells):
            is_headed = own and above is not None and _is_headed(above, column, len(line.cells))
            for start, end in _in_cell(cell, is_headed=is_headed, in_head=own):
                number = re.sub(r"\s", "", cell[start:end])
                if number not in seen:
                    seen.add(number)
                    yield offset + start, offset + end


def _is_headed(above: Line, column: int, columns: int) -> bool:
    """Whether "Dnr" heads the cell's column; where a scan lost the gaps, whether it ends the line above."""
    if len(above.cells) == 1 and columns == 1:
        return bool(_ENDS_IN_LABEL.search(above.folded))
    cells = [fold(cell) for _, cell in above.cells[column : column + 2]]
    # A label whose number stands beside it heads nothing below.
    return bool(cells and _LABEL_ALONE.fullmatch(cells[0])) and not any(map(_ANY_NUMBER.search, cells[1:]))


def _in_cell(cell: str, *, is_headed: bool, in_head: bool) -> Iterator[tuple[int, int]]:
    folded = fold(cell)
    pattern = _ANY_NUMBER if is_headed else _NUMBER
    reached = -1
    for match in sorted(
        [*_LABELLED.finditer(folded), *_UNDER_PARAGRAPH.finditer(folded), *pattern.finditer(folded)],
        key=lambda found: found.start(1),
    ):
        start, end = match.span(1)
        is_alone = len(match[0]) >= len(cell) - 2
        if (
            start >= reached
            and not _is_day(folded[start:end])
            and _is_own(cell, match, is_alone=is_alone, in_head=in_head)
        ):
            reached = end
            yield start, end


def _is_day(number: str) -> bool:
    """Whether what looks like a number is a day: "2018-10-24", or "Kommun 2018-10-24"."""
    return bool(re.search(r"(?<![\d-])(?:19|20)\d\d-\d\d-\d\d$", number) or re.fullmatch(r"(?:19|20)\d\d-\d\d", number))


def _is_own(cell: str, match: re.Match[str], *, is_alone: bool, in_head: bool) -> bool:
    """Whether the number is the document's own: in its head or alone in a cell, no law's and nobody else's."""
    written = cell[slice(*match.span(1))]
    letters = "".join(char for char in written if char.isalpha())
    code = letters.upper().rstrip("O")
    if code and (code in _SERIES or not (letters.isupper() or (letters[0].isupper() and code in BODIES))):
        return False
    return (in_head or is_alone) and not _SOMEONE_ELSES.search(fold(cell)[: match.start(1)])
