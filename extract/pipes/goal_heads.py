"""The heads of goal tables whose columns a scan ran together, and what they say of the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.pipes.goal_terms import GOALS, is_goal_heading
from extract.pipes.goal_years import Said
from extract.pipes.sections import Line
from normalize.unicode import fold

_YEAR = re.compile(r"(?:19|20)\d\d")
_SPAN = re.compile(r"(?:19|20)\d\d[-–](?:19|20)?\d\d")
_VALUES = r"(?:malvarde[nt]?|matvarde[nt]?|mal(?:tal|niva)|niva|utfall|resultat|nulage|utgangsvarde|startvarde|prognos|riket|basvarde|utgangslage|(?<!utfall\s)(?<!resultat\s)(?<!prognos\s)(?:helar|jan[-–][a-z]{3}|aug))"
_VERDICTS = r"(?:uppnatt|uppnas|uppfylls?|uppfyllt|maluppfyllelse|status|trend|prognos)"
_MEASURED = r"matt(?:et)?|matning(?:ar)?|matetal|indikator(?:er)?|nyckeltal|styrtal|aktivitet(?:er)?"
_MEASURES = rf"(?:{_MEASURED}|mats|ansvarar|ansvarig)"
_WORDS = rf"(?:{_MEASURED}|lage(?:t)?|(?<!nar\s)mats|ansvar(?:ar|ig|iga)?(?:\sfor\s[a-z]+)?|kommentar(?:er)?|bedomning|atgard(?:er)?|analys)"
# The words that a goal table's head is made of.
_HEAD_WORD = re.compile(
    rf"{_VALUES}|{_MEASURES}|(?:[a-z]*{GOALS})|[a-z-]{{4,}}s|{_VERDICTS}|nr|sa|det|genom|for|bedomning|var|kommentar|lage(?:t)?"
    r"|perspektiv|[a-z]*omrade|inriktning|malgrupp|enhet|malar|nas|ar|galler|klart?|senast|tidpunkt|tertial|kvartal|vt|ht|okt|dec|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|[0-3]\d|t\.?o\.?m\.?|[tq]\s?\d|\d|(?:19|20)\d\d\.?(?:[-–](?:19|20)?\d\d)?|\W{1,2}|[a-z]\W?"
)
_AREAS = re.compile(r"\W*(?:nr\s)?(?:perspektiv|[a-z]*omrade|malgrupp|process|verksamhet|namnd|enhet)\b")
_YEARS = re.compile(r"\b(?:malar|ar|galler|klart?|senast|tidpunkt|tidsgrans|uppnatt\ssenast)\b")
_ANCHOR = re.compile(rf"\b(?:[a-z]*{GOALS}|malvarde[nt]?)\b")
# "Fullmäktiges Nämndens mål 2018": the first column's "mål" stands in the head's next line.
_WHOSE = rf"(?:(?:[a-z]*fullmaktiges|kommunens|agarens|[a-z]*(?:styrelsens|forbundets))(?=\s[a-z-]+s\s(?:{GOALS})\b))"
# "Mål nr" heads a column of numbers, "Fullmäktiges mål Nr" one of goals before it.
_COLUMN_OF_GOALS = rf"(?:{_WHOSE}|(?<=[a-z]s\s)(?:{GOALS})|[a-z]*(?:{GOALS})(?!\s?nr))"
_GOAL_COLUMN = re.compile(
    rf"\b{_COLUMN_OF_GOALS}\b(?:\s(?:(?:for|till|under|avseende|senast)\s)?(?:[a-z]*ar(?:et)?\s)?(?P<year>(?:19|20)\d\d)(?![-–\d]))?"
)
# Under a goal column's head: "t.o.m. 2014".
_UNTIL = re.compile(r"\W*(?:t\.?\s?o\.?\s?m\.?|till\soch\smed|till|senast)\s(?:ar\s)?((?:19|20)\d\d)\b")
# What a column of a head holds.
_COLUMN = re.compile(
    rf"\b(?:(?P<value>{_VALUES}|{_VERDICTS}|(?<=\w\s)(?:ar|malar|ar|galler|klart?|senast|tidpunkt)|(?<=\d{{4}}\s)(?:19|20)\d\d)|(?P<words>{_WORDS})|(?P<goal>{_COLUMN_OF_GOALS}))\b"
)
# "Mål 1997 och måluppfyllelse", "Mål och resultat" stand over the table.
_HEADING = re.compile(r"[a-z]+(?:\s(?:19|20)\d\d)?\s(?:och|samt)\s[a-z]+(?:\s(?:19|20)\d\d)?")
_IS_HEAD = 0.6  # share of its words
_LONGEST_HEAD = 130  # characters
_MOST_HEAD_LINES = 4
_FEWEST_HEAD_WORDS = 5

# A court's: "mål nr 1142-16".
_CASE = re.compile(r"\bmal\s(?:nr|[a-z])?\s?(?!(?:19|20)\d\d)\d{1,4}-\d\d|\bmal\snr\s[a-z]?\s?\d{2}")


@dataclass(frozen=True, slots=True)
class Table:
    """What a head says: the years of its goal columns, that of its targets, and what other words stand beside the goals.

    `has_areas`: a column of areas stands before the goals. `has_years`: one says for when each is set. `values` counts
    the columns of figures. `columns` are the kinds of all, from the left, as `row_cells.Layout` names them; without a
    "goal" when the head names none.
    """

    years: tuple[int | None, ...]
    target: int | None
    has_measures: bool
    has_targets: bool
    has_officers: bool
    has_areas: bool = False
    has_years: bool = False
    values: int = 0
    columns: tuple[str, ...] = ()


def head_lines(lines: Sequence[Line], index: int) -> list[Line]:
    """The lines from this one on that make a goal table's head; none when they do not."""
    heads = [
        line
        for line in lines[index : index + 1]
        if "mal" in line.folded
        and _is_head(line)
        and _ANCHOR.search(line.folded)
        and not _HEADING.fullmatch(line.folded)
    ]
    while heads and len(heads) < _MOST_HEAD_LINES and index + len(heads) < len(lines):
        following = lines[index + len(heads)]
        if not _is_head(following) or is_goal_heading(following):
            break
        heads.append(following)
    if len(heads) > 1 and is_goal_heading(heads[0]) and _ANCHOR.search(heads[1].folded):
        return []
    words = " ".join(line.folded for line in heads)
    kinds = len(
        re.findall(
            rf"\b(?:{_VALUES}|{_MEASURES}|nr|bedomning|uppnatt|lage(?:t)?|kommentar(?:er)?|perspektiv|[a-z]*omrade|senast|(?:[a-z]*{GOALS}))\b",
            words,
        )
    )
    return heads if kinds > 1 and not _CASE.search(words) else []


def _is_head(line: Line) -> bool:
    if "\t" in line.text or line.marker or len(line.text) > _LONGEST_HEAD:
        return False
    return is_head_like(line.folded) and not re.search(r"\w{3,}\.$|:$", line.folded)


def is_head_like(folded: str) -> bool:
    """Whether most words of the text (folded) are those that a goal table's head is made of.

    >>> is_head_like("namndens mal malvarde 2023 utfall"), is_head_like("alla barn ska kunna lasa")
    (True, False)
    """
    words = folded.replace("_", " ").replace("|", " ").split()
    known = sum(bool(_HEAD_WORD.fullmatch(word.strip(",;:") or word)) for word in words)
    return bool(words) and known >= _IS_HEAD * len(words)


def table_of(heads: Sequence[Line]) -> Table:
    """What the head says of the columns."""
    first, *more = [_SPAN.sub(" ", line.folded.replace("_", " ")) for line in heads]
    years = [int(match["year"]) if match["year"] else None for match in _GOAL_COLUMN.finditer(first)]
    if years and years[0] is None and more and (until := _UNTIL.match(more[0])):
        years[0] = int(until[1])
    has_targets = "malvarde" in first or "malniva" in first
    measures = bool(re.search(rf"\b{_MEASURES}\b", first))
    columns = _columns(first)
    return Table(
        tuple(years[: columns.count("goal") or 1]) or (None,),
        _target_year(first, " ".join(more)),
        measures,
        has_targets,
        "ansvar" in first,
        bool(_AREAS.match(first)),
        bool(_YEARS.search(first)),
        len(re.findall(rf"\b{_VALUES}\b", first)),
        columns,
    )


def _columns(head: str) -> tuple[str, ...]:
    """The kinds of the columns that the head names, from the left, those of figures and verdicts side by side as one."""
    kinds = ["area"] if _AREAS.match(head) else []
    for match in _COLUMN.finditer(head):
        kind = match.lastgroup or ""
        if kind == "goal" and "value" in kinds + ["value"] * ("words" in kinds):
            kind = "value"  # beside measures "Mål 2022" heads the targets
        if match[0] == "bedomning" and kinds[-1:] == ["value"]:
            kind = "value"
        if kind != "value" or kinds[-1:] != ["value"]:
            kinds.append(kind)
    return tuple(kinds)


def figures_of(heads: Sequence[Line]) -> int:
    """How many columns of figures and verdicts the head names."""
    found = [match.lastgroup for match in _COLUMN.finditer(heads[0].folded.replace("_", " "))]
    return sum(kind == "value" for kind in found)


def _target_year(head: str, below: str) -> int | None:
    """The year of the targets' column, which may stand in the head's next line."""
    years = _YEAR.findall(below)
    values = [(match[0], match.end()) for match in re.finditer(rf"\b{_VALUES}\b", head)]
    without = [name for name, end in values if not re.match(r"\W+(?:19|20)\d\d", head[end:])]
    if years and len(years) == len(without):
        return next((int(year) for name, year in zip(without, years, strict=True) if name.startswith("mal")), None)
    if years and len(without) > len(years) and not without[0].startswith("mal"):
        return None  # that of the figures before the targets
    if years:
        return int(years[0]) if len(set(years)) == 1 else None
    direct = set(re.findall(r"\bmal(?:varde[nt]?|niva)\W+((?:19|20)\d\d)", head))
    return int(min(direct)) if direct else None


def with_heads_apart(
    lines: Sequence[Line], above: Sequence[Said | None]
) -> tuple[Sequence[Line], Sequence[Said | None]]:
    """The lines, a head parted from the first row where a scan joined them."""
    parted = [(part, said) for line, said in zip(lines, above, strict=True) for part in _head_apart(line)]
    return [line for line, _ in parted], [said for _, said in parted]


def _head_apart(line: Line) -> list[Line]:
    words = list(re.finditer(r"\S+", line.folded)) if "mal" in line.folded and "\t" not in line.text else []
    known = next((at for at, word in enumerate(words) if not _HEAD_WORD.fullmatch(word[0].strip("_+|"))), len(words))
    head = line.folded[: words[known - 1].end()] if known else ""
    is_head = known >= _FEWEST_HEAD_WORDS and _ANCHOR.search(head) and re.search(rf"\b{_VALUES}\b", head)
    if not is_head or known == len(words) or line.marker:
        return [line]
    start = words[known].start()
    text = line.text[start].upper() + line.text[start + 1 :]
    first = replace(line, end=line.start + len(head), text=line.text[: len(head)], folded=head)
    return [first, replace(line, start=line.start + start, text=text, folded=fold(text))]
