"""The heads of a table's columns: what each is called, and for which year its figures are."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.pipes.sections import Line
from normalize.unicode import fold

_KIND = (
    r"utfall|budget|prognos|plan|bokslut|avvikelse|resultat|ram|forslag|helarsprognos|redovisning|redovisat|vp|flerarsplan|arsbudget|arsprognos"
    r"|helarsbudget|periodbudget|differens|diff|forandring|tillaggsbudget|budgetforslag|verksamhetsplan|arsutfall|bedomning"
)
_BEFORE_KIND = r"ack\.?|ackumulera[dt]|periodens|period|helars|arets|ny|rev\.?|reviderad|justerad|kf:?s?|ks|total|namndens|beslutad|internt?|forra arets"
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_YEARS = r"(?:19|20)\d\d(?:\s?[-/]\s?\d\d(?:\d\d)?)?"
# What heads a column of figures, folded, dashes made hyphens.
_PERIOD = re.compile(
    rf"""\b(?:
        (?:(?:(?:{_BEFORE_KIND})[\s-]?)?(?:{_KIND}|belopp|kostnad(?:er)?|intakt(?:er)?|netto(?:kostnad)?|antal|summa|andel)\s?)?
        (?:
            (?:tertial|t)\s?\d(?:\s?[-]\s?\d)?(?:[\s,]?\s?(?:19|20)\d\d)?
          | (?:halvar|kvartal|kv|period|delar|t|q)\s?\d(?:\s?[-]\s?\d)?\s(?:19|20)\d\d
          | (?:helar(?:et)?|lasar(?:et)?|ht|vt|ar|aret|per|t\.?o\.?m\.?|{_MONTH}\s?[-]\s?{_MONTH})\s(?:\d\d?\s)?(?:{_MONTH}\s)?(?:19|20)\d\d(?:/\d\d)?
          | (?:\d\d?\s)?{_MONTH}\s(?:19|20)\d\d
          | (?:19|20)\d\d-\d\d-\d\d
          | (?:19|20)\d\d(?:0[1-9]|1[012])\b
          | {_YEARS}
          | [-'](?:\d\d)\b
        )
      | (?:(?:{_BEFORE_KIND})[\s-]?)?(?:{_KIND}|sokt(?:\sbelopp)?|beviljat(?:\sbelopp)?|andring|belopp|kostnad(?:er)?|intakt(?:er)?|netto(?:kostnad)?
          |investering|avgift|taxa|malvarde|mal|summa|totalt?|antal)
    )\b""",
    re.VERBOSE,
)  # fmt: skip
# What stands beside the heads: units, marks of ruled lines.
_BESIDE = re.compile(r"[|_'‘’`~*.,;:(){}\[\]]|\b(?:tkr|mnkr|mkr|kkr|kr|kronor|sek|procent|st|i|helt?)\b|%")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STAMP = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:0[1-9]|1[012])(?!\d)")
_SHORT_YEAR = re.compile(r"[a-z]\s?[-'](\d\d)$")
# "Tertial 22021": a scan's loss of a space.
_RUN_TOGETHER = re.compile(r"(?i)\b(tertial|kvartal|halvår|t|q) ?([1-4])((?:19|20)\d\d)$")
_MONEY_UNIT = re.compile(r"\b(?:tkr|mnkr|mkr|kkr|tsek|msek|kr|kronor)\b\W*")
KIND = re.compile(r"\b(?:utfall|budget|prognos|plan|bokslut|avvikelse|forslag|sokt|beviljat|ram)\b")
# "Platser Laddpunkter Investering, tkr": the unit is the last column's alone.
_LAST_UNIT = re.compile(r"[a-z]+,?\s\(?(?:tkr|mnkr|mkr|kkr|kr|kronor)\W*$")
_FEWEST_RUN_TOGETHER = 2
_MOST_LABEL = 40  # characters of a head's first column, whose figures have none
_COVERED = 0.85  # of a head's characters are its columns' names
LONGEST_LABEL = 90
_LINES_KEPT = 1024  # looked at: a line is tried as head, as row and as what follows a table


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; `year` when it names one."""

    text: str
    folded: str
    year: int | None


def column(text: str) -> Column:
    """The column that is so headed.

    >>> column("Budget -18").year, column("Utfall 201808").year
    (2018, 2018)
    """
    text = _RUN_TOGETHER.sub(r"\1 \2 \3", text.strip())
    folded = fold(text)
    year = YEAR.search(folded) or _STAMP.search(folded)
    if not year and (short := _SHORT_YEAR.search(folded)):
        return Column(text, folded, 2000 + int(short[1]))
    return Column(text, folded, int(year[0][:4]) if year else None)


def columns_of(head: Sequence[Line], width: int) -> tuple[Column, ...]:
    """The heads of `width` columns, those of several lines put together; empty when no line has so many."""
    stacked: list[list[str]] = []
    rests: list[list[str]] = []
    for line in head:
        cells = _cells_in_head(line, width)
        if cells:
            stacked.append(cells)
        elif stacked:
            rests.append(periods(line.text))
    if not stacked:
        return _named_in_text(head, width)
    if len(stacked) < len(head) and not _fits_head(head[0], width):
        return ()
    parts = [" ".join(cell) for cell in zip(*stacked, strict=True)]
    for rest in rests:
        parts = _years_below(parts, rest)
    return tuple(map(column, parts))


def _cells_in_head(line: Line, width: int) -> list[str]:
    """The line's heads when it has `width` of them, else none."""
    cells = [cell for _, cell in line.cells]
    in_text = [] if "\t" in line.text else periods(line.text)
    if len(cells) == width + 1:
        return cells[1:]
    if len(cells) == width and (width > 1 or _PERIOD.match(_plain(cells[0]))):
        return cells
    if len(in_text) == width > 1 or (len(in_text) > width > 1 and not any(map(_has_year, in_text[:-width]))):
        return in_text[-width:]
    if width == 1 and len(cells) == 1 and len(line.text) < LONGEST_LABEL:
        return cells
    return []


def _has_year(head: str) -> bool:
    return column(head).year is not None


def _years_below(parts: list[str], rest: Sequence[str]) -> list[str]:
    """Heads whose year is wrapped to the line below: as many years as there are heads without one."""
    bare = [index for index, part in enumerate(parts) if column(part).year is None]
    if rest and len(rest) == len(bare) and all(YEAR.fullmatch(year) for year in rest):
        for index, year in zip(bare, rest, strict=True):
            parts[index] += " " + year
    return parts


def _named_in_text(head: Sequence[Line], width: int) -> tuple[Column, ...]:
    """Columns of a head whose words a scan has run together: told by as many kinds or years as there are columns.

    Where neither are so many, the columns have no name, and no year unless the whole head names a single one.
    """
    if width < _FEWEST_RUN_TOGETHER or any("\t" in line.text or len(line.text) > LONGEST_LABEL for line in head):
        return ()
    text = fold(" ".join(line.text for line in head))
    kinds, years = KIND.findall(text), YEAR.findall(text)
    if width not in (len(kinds), len(years)) and len(set(years)) > 1:
        return ()
    if not kinds and len(years) < width and (last := _LAST_UNIT.search(text)) and len(_MONEY_UNIT.findall(text)) == 1:
        return (*(column("") for _ in range(width - 1)), column(last[0]))
    only = years[0] if len(set(years)) == 1 else ""
    parts = (
        kinds if len(kinds) == width else [""] * width,
        years if len(years) == width else [only] * width,
    )
    return tuple(column(" ".join(pair).strip()) for pair in zip(*parts, strict=True))


def _fits_head(line: Line, width: int) -> bool:
    return len(line.cells) in (width, width + 1) if "\t" in line.text else len(periods(line.text)) == width


def _plain(text: str) -> str:
    return fold(text.replace("\t", " ")).replace("–", "-").replace("—", "-")


def periods(text: str) -> list[str]:
    """The heads of a line whose columns have lost their gaps: nothing but periods, one after the other.

    >>> from normalize.unicode import fold
    >>> periods("Tkr Utfall 2017 Budget 2018 | Plan 2019")
    ['Utfall 2017', 'Budget 2018', 'Plan 2019']
    """
    return list(_periods(text))


@functools.lru_cache(_LINES_KEPT)
def _periods(text: str) -> tuple[str, ...]:
    plain = _plain(text)
    found = list(_PERIOD.finditer(plain, _label_end(plain)))
    if not found:
        return ()
    label = found[0].start()
    rest = _BESIDE.sub("", _PERIOD.sub("", plain[label:])).replace(" ", "")
    covered = sum(len(match[0].replace(" ", "")) for match in found)
    if covered < _COVERED * (covered + len(rest)) or label > _MOST_LABEL:
        return ()
    return tuple(text[match.start() : match.end()].replace("\t", " ").strip() for match in found)


def _label_end(plain: str) -> int:
    """Where a head's first column ends that names the unit of the others: "Nettokostnad (tkr)"; 0 when none does."""
    units = list(_MONEY_UNIT.finditer(plain))
    if len(units) != 1 or units[0].end() > _MOST_LABEL:
        return 0
    before = plain[: units[0].start()]
    if YEAR.search(before) and KIND.search(before):
        return 0
    return units[0].end() if _PERIOD.search(plain, units[0].end()) else 0
