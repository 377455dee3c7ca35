"""The heads of goal tables whose columns stand apart: which columns hold goals, which targets, and for which year."""

import re
from collections.abc import Sequence

from extract.pipes.goal_sentences import sentences
from extract.pipes.goal_terms import MAL, says_aims
from extract.pipes.goal_years import year_of
from extract.pipes.sections import Line
from normalize.unicode import fold

# "Mål", "Nämndens mål 2017", "Fullmäktiges mål 2016–2019", "Målformulering"; not "Målvärde", "Måluppfyllelse".
_COLUMN = re.compile(
    rf"(?:forslag\still\s)?(?:(?:nr\.?|[a-z-]+(?:s|t|a))\s){{0,3}}(?:[a-z]*{MAL}(?:en)?"
    r"|malformulering|formulering|malsattning(?:ar)?)(?!\snr\b)(?:\satt\s(?:na|uppna))?(?:\s?\([a-z ]{2,20}\))?(?:\s(?:(?:for|till|under|avseende|senast|t\.?\s?o\.?\s?m\.?)\s)?(?:[a-z]*ar(?:et)?\s)?\(?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\)?)?(?:\s\S{1,2}|[\d*)\W]{1,2})?"
)
# A column of measures: beside it, "Mål 2022" heads the targets.
MEASURES = re.compile(
    r"(?:indikator(?:er)?|nyckeltal|matt|matetal|styrtal|utgangs(?:lage|varde)|nulage|utfall|mats|sa\smats|malvarde|malniva)\b"
)
TARGETS = re.compile(r"(?:malvarde|malniva|malsattning|maltal|mal)[a-z]*\b")
_YEAR_HEAD = re.compile(
    r"(?:galler\s)?(?:mal)?ar(?:tal)?|galler|(?:klart?|uppnatt|uppnas|uppfyllt|nas|ska\s(?:vara\s)?(?:nas|natt|uppnas|uppnatt|uppfyllt|klart))(?:\s(?:senast|ar)){0,2}|senast(?:\sar)?|tidpunkt|tidsgrans|slutar|nar"
)
_SPECKS = re.compile(r"^(?!nr)[^\W\d]{1,3}[\s.:|]+(?=[a-z]*mal\b)")  # "o Mål", "tix.Mål"
_NEXT_HEAD = re.compile(r"(?<=mal)\s(?:malvarde|malniva|maltal|matt|indikator|nyckeltal|mats genom)\b.*")
# What a goal's cell begins with: "N1", "2.1".
CODE = re.compile(r"(?:[A-ZÅÄÖ]{1,2}\d{1,2}|\d{1,2}(?:\.\d{1,2})*)[.:)]?\s+(?=[A-ZÅÄÖ])")
_FEWEST_CELLS = 2
_MOST_DIGITS = 2


def is_number(text: str) -> bool:
    """Whether the cell holds a goal's number and nothing else."""
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def headed(cells: Sequence[tuple[int, str]]) -> dict[int, int | None]:
    """The goal columns of a table's head, each with its year; after a column of measures, "Mål 2022" heads the targets."""
    if len(cells) < _FEWEST_CELLS:
        return {}
    names = [_clean(fold(cell)) for _, cell in cells]
    end = next((index for index, name in enumerate(names) if MEASURES.match(name)), len(names))
    return {
        index: year_of(name) for index, name in enumerate(names[:end]) if _COLUMN.fullmatch(name) or says_aims(name)
    }


def _clean(name: str) -> str:
    """The head without specks that a scan read as letters, and without the next column's that it ran together with."""
    return _NEXT_HEAD.sub("", _SPECKS.sub("", name))


def with_told(
    heads: dict[int, int | None], cells: Sequence[tuple[int, str]], above: Line | None
) -> dict[int, int | None]:
    """The heads, those without a year with the one that a sentence above says of them: "Nämndens mål avser 2016".

    Or with that of a head which stands over them all: "Nämndens mål 2016" above "Nr", "Mål" and "Mått".
    """
    if above and "\t" in above.text:
        over = fold(above.cells[0][1])
        return {at: year or year_of(over) for at, year in heads.items()} if _COLUMN.fullmatch(over) else heads
    told = [above.folded[slice(*span)] for span in sentences(above)] if above else []
    names = {at: fold(cells[at][1]).strip(" :") for at in heads}
    years = dict(heads)
    for at, year in heads.items():
        if year is None and len(heads) > 1 and " " in names[at]:
            others = [name for other, name in names.items() if other != at]
            named = (_of(names[at], others, text) for text in told)
            years[at] = next((year_of(rest) for rest in named if rest is not None), None)
    return years


def _of(name: str, others: Sequence[str], sentence: str) -> str | None:
    """What the sentence says of the name, up to where it names one of the others: "Fullmäktiges mål 2007–2010 och nämndens mål 2008".

    None where it does not name it, "nämndens egna mål" being "nämndens mål".
    """
    whose, _, what = name.rpartition(" ")
    found = re.search(rf"\b{re.escape(whose)} (?:[a-z-]+[ae] )?{re.escape(what)}\b", sentence)
    after = sentence[found.end() :] if found else ""
    end = min((after.find(other) for other in others if other in after), default=len(after))
    return after[:end] if found else None


def year_column(cells: Sequence[tuple[int, str]]) -> int | None:
    """The column that says for when each goal is set: "Gäller år", "Klart"."""
    return next((index for index, (_, cell) in enumerate(cells) if _YEAR_HEAD.fullmatch(fold(cell))), None)


def target_years(cells: Sequence[tuple[int, str]], columns: dict[int, int | None]) -> dict[int, int]:
    """The columns of targets and their years: "Målvärde 2023"."""
    return {
        index: year
        for index, (_, cell) in enumerate(cells)
        if index not in columns and TARGETS.match(fold(cell)) and (year := year_of(cell))
    }


def is_goal(cell: str) -> bool:
    """Whether the cell holds words, not a target: "högst 25"."""
    words = re.findall(r"[^\W\d_]{2,}", cell)
    return sum(map(str.isalpha, cell)) > len(cell) // 2 and len(words) > 1
