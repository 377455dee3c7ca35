"""What the figures of a table count: kronor, thousands or millions of them, or no money at all.

The unit nearest to a figure holds: its row's own, its column's, that of the table's head, then of the captions. A sum
that a caption tells ("ersattes med 46 tkr") is no unit.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from extract.pipes.periods import KIND, Column, periods
from extract.pipes.sections import Line
from extract.pipes.sum_kinds import kind_in
from extract.pipes.tables import Row, Table
from normalize.amounts import BILLION, MILLION, ONE, THOUSAND, find_amounts
from normalize.unicode import fold


@dataclass(frozen=True, slots=True)
class UnitRule:
    """How a unit of money is written (folded), and how many kronor it is."""

    factor: Decimal
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


UNITS = (
    UnitRule(BILLION, r"\b(?:m(?:il)?jarder|mdr|mdkr)\b", yes=("belopp i miljarder kronor", "(mdkr)")),
    UnitRule(
        MILLION,
        r"\bi?(?:m(?:n|ilj|lj)?\.?\s?kr|msek|mnsek|milj(?:oner|\.)?\s(?:kr(?:onor)?|sek)|i\smiljoner)\b",
        yes=(
            "mnkr",
            "resultat per affarsomrade, mkr",
            "belopp i miljoner kronor",
            "(milj. kr)",
            "m kr",
            "belopp imnkr",
        ),
        no=("mark", "program"),
    ),
    UnitRule(
        THOUSAND,
        r"\bi?(?:[tk]\.?\s?kr|tsek|ksek|tusen(?:tals?)?\s?(?:kr(?:onor)?|sek)|i\s(?:tusental|tusen)|1[ .]?000\s?(?:-?\s?tals?\s)?(?:kr|kronor|sek))\b",
        yes=(
            "belopp i tkr",
            "kkr",
            "(1000-tal kronor)",
            "i tusen kronor",
            "belopp itkr",
            "belopp i 1 000 kr",
            "tusentals kronor",
        ),
    ),
    UnitRule(
        ONE,
        r"(?:\bi|\bbelopp|[(,:/]|^)\s?(?:kronor|kr|sek)\b(?!/)|\b(?:kronor|kr|sek)\W*$|\b(?:kronor|kr)(?:\sper\s|/)",
        yes=("avgifter i kronor", "pris, kr", "summa kronor", "kostnad per elev, kr", "kr per plats"),
        no=("skrivelse", "prissatt"),
    ),
)
_UNITS = tuple((rule.factor, re.compile(rule.pattern)) for rule in UNITS)
_TOTAL = re.compile(r"(?:totalt?|summa|sammanlagt|tillsammans|s:a)\b")  # beside a column that names its unit
_MONEY = re.compile(r"\b(?:belopp|avgift(?:er)?|taxa|pris(?:er)?)\b")
# What is counted, not paid: of a column's head anywhere, of a row's label only where it says what the row's figures are.
_THINGS = (
    r"medl(?:emmar|em)?|medlemsantal|elever|elevantal|platser|personer|anstallda|arsarbetare|brukare|besok(?:are)?|invanare|deltagare|hushall|lagenheter"
    r"|arenden|objekt|tillfallen|matcher|aktiviteter|sammankomster|antagna|narvarande|tjanster"
)
_MEASURES = (
    r"%|procent|st|styck|stk|dagar|dygn|veckor|manader|man|ar|tim|timmar|h|min|minuter|sekunder|m2|m²|kvm|m3|m|km|mil|ha|hektar|liter|kg|ton"
    r"|kwh|mwh|gwh|kw|poang|betyg|index|grader|ex"
)
_COUNTING = (
    r"(?:medel)?antal(?:et)?|andel(?:en)?|kvot|malvarde|mal|nummer|nr|konto|kod|ansvar|sid(?:a|an)?|klass|prioritet"
)
_NO_MONEY_COLUMN = re.compile(
    rf"%|\b(?:{_THINGS}|{_COUNTING}|procent|timmar|dagar|index|poang)\b|(?:^|[,(]\s?)(?:{_MEASURES})\W*$"
)
_NO_MONEY_ROW = re.compile(
    rf"^\W*(?:{_COUNTING})\b|^(?:{_THINGS})\b(?!.*kostnad)|(?:[,(]\s?|\bi\s)(?:{_THINGS}|{_MEASURES}|antal)\W*$|[^\d\s]\s?%\W*$|index\b"
)
_COUNTED = re.compile(
    r"\W*(?:antal|andel|procent|nyckeltal|(?:verksamhets|prestations|volym|resultat)?matt(?:en)?|verksamhetsvolym(?:er)?|volym(?:er)?|statistik|prestationer)\b"
)
# "Belopp i tkr" below a table, "Samtliga belopp anges i tkr om inget annat sägs" for all of them.
_NOTE = re.compile(
    r"^\W*(?:(?:not|anm)\w*\.?:?\s)?(?:(?:alla|samtliga)\s)?(?:belopp|summor|siffror|kostnader)\w*\b.{0,30}(?:\bi\s|\()"
)
_FOR_ALL = re.compile(
    r"\b(?:alla|samtliga)\s(?:belopp|summor|siffror)\w*\b.{0,30}(?:\bi\s|\()|\bbelopp\w*\b.*\bom\s(?:inget|inte|ej)\sannat\b"
)
LARGEST = 10**11  # kronor; a larger figure is several that a scan has run together
# "Verksamhet (tkr)", "Driftredovisning per verksamhet, tkr", "Belopp i mnkr": over labels or columns that were read apart.
_NAMES_UNIT = re.compile(
    r"(?:[a-z0-9-]+\s){0,6}[a-z0-9-]+(?:\si|,)?\s\(?(?:belopp\si\s)?(?:tkr|mnkr|mkr|kkr|kronor|tusental kronor|miljoner kronor)\)?[:.]?"
)
# "1972 kr" heads a column.
_YEAR_BEFORE = re.compile(r"^\W*(?:19|20)\d\d[\s,]+(?=\(?[a-z]+\)?\W*$)")
_OF_BUDGET = re.compile(r"budget.*\b(?:utfall|bokslut|prognos|av[vw]ikelse)|\b(?:utfall|bokslut)\b.*budget")
_MOST_BETWEEN = 15  # lines
_MOST_NOTE_LINES = 2
# A figure that is seldom of thousands, one that never is, and how many of the first tell what all of them count.
_SEEN_IN_KRONOR, _LARGEST_IN_THOUSANDS, _FEWEST_IN_FULL = 100_000, 1_000_000, 3
_LONGEST_HEADING = 40  # characters
_UNIT_COLUMN = re.compile(r"(?:mat)?enhet|sort|enh\.?")
# "Kostnad per elev, kr", "kr per plats"; "Svarstid, sek" is in seconds.
_ROW_UNIT = re.compile(
    r"(?:^|[,(:\s])(?P<unit>(?!sek\b)[a-z.]+(?:\s(?:kronor|kr))?)(?:(?:\sper\s|\s?/\s?)[^,()]*|\W*)$"
)


def table_unit(table: Table) -> Decimal | None:
    """What the table's figures count, in kronor, None when it names no unit of money or says that it counts."""
    texts = (*table.head, *(line.folded for line in table.caption))
    for text in texts:
        if unit := unit_in(text):
            return unit
        if _COUNTED.match(text):
            return None
    return ONE if any(map(_MONEY.search, texts[: len(table.head) + 1])) else None


def unit_beside(table: Table, lines: Sequence[Line]) -> Decimal | None:
    """The unit that a note below the table names, or one for the whole document where the columns are of money."""
    last = table.rows[-1].line
    below = lines[last + 1 : last + 1 + _MOST_NOTE_LINES]
    below = list(takewhile(lambda line: not _heads_more(line), below))
    notes = (line for line in below if _NOTE.search(line.folded) and not _heads_next(line, lines[last + 1 :]))
    if unit := next((unit for line in notes if (unit := unit_in(line.folded))), None):
        return unit
    if not all(kind_in(column.folded) or KIND.search(column.folded) for column in table.columns):
        return None
    return unit_of_all(lines) or (ONE if _is_in_full(table) else None)


def _is_in_full(table: Table) -> bool:
    """Whether the figures are too large to be thousands, so that they are kronor, whose name a scan has spoilt."""
    values = [abs(cell.value) for row in table.rows for cell in row.cells if cell.value]
    large = [value for value in values if value >= _SEEN_IN_KRONOR]
    return len(large) >= _FEWEST_IN_FULL and any(value > _LARGEST_IN_THOUSANDS for value in large)


def unit_above(table: Table, lines: Sequence[Line], after: int) -> Decimal | None:
    """The unit that heads the labels of a table of a budget, which were read apart from it, below the line `after`."""
    heads = " ".join(column.folded for column in table.columns)
    first = table.rows[0].line
    if not _OF_BUDGET.search(heads) or not all(kind_in(column.folded) for column in table.columns):
        return None
    above = reversed(lines[max(after, first - _MOST_BETWEEN) : first])
    return next((unit_in(line.folded) for line in above if _NAMES_UNIT.fullmatch(line.folded)), None)


def _heads_more(line: Line) -> bool:
    """Whether the line is a heading, below which nothing is said of what stands above it: "4. Ekonomi"."""
    return (
        line.after_gap
        and len(line.text) <= _LONGEST_HEADING
        and line.text[-1].isalnum()
        and not _NOTE.search(line.folded)
    )


def _heads_next(note: Line, below: Sequence[Line]) -> bool:
    """Whether the note is the head of another table, or stands over one: "Belopp i tkr" over "Utfall 2015"."""
    following = next((line for line in below if line.start > note.start), None)
    is_over = following is not None and not following.after_gap and len(periods(following.text)) > 1
    return "\t" in note.text or len(periods(note.text)) > 1 or is_over


def unit_of_all(lines: Sequence[Line]) -> Decimal | None:
    """The unit that a note says to be that of all the document's sums."""
    return next((unit for line in lines if _FOR_ALL.search(line.folded) and (unit := unit_in(line.folded))), None)


def row_unit(row: Row) -> Decimal | None:
    """What the row's figures count by its own words: its label's, or a cell's in a column of units."""
    named = next((fold(cell.text) for cell in row.cells if _UNIT_COLUMN.fullmatch(cell.column.folded)), "")
    label = _without_sums(fold(row.name))
    match = _ROW_UNIT.search(label)
    return unit_in(named) or (unit_in(match["unit"]) if match else None)


def is_counted(row: Row) -> bool:
    """Whether the row's figures count something else than money."""
    units = [cell.text for cell in row.cells if _UNIT_COLUMN.fullmatch(cell.column.folded)]
    return any(not unit_in(fold(unit)) for unit in units) or bool(_NO_MONEY_ROW.search(fold(row.name)))


def counts_things(column: Column) -> bool:
    """Whether the column counts something else than money."""
    return not unit_in(column.folded) and bool(_NO_MONEY_COLUMN.search(column.folded))


def unit_of_column(column: Column, columns: Sequence[Column], unit: Decimal | None) -> Decimal | None:
    """What the column counts, in kronor, None when it counts no money; `unit` is the table's."""
    if own := unit_in(column.folded):
        return own
    if _MONEY.search(column.folded):
        return unit or ONE
    is_named = any(unit_in(other.folded) or _MONEY.search(other.folded) for other in columns)
    is_told = column.year or kind_in(column.folded) or _TOTAL.match(column.folded)
    return unit if is_told or not is_named else None


@functools.lru_cache(1024)
def unit_in(folded: str) -> Decimal | None:
    """The unit of money that the text names, in kronor; a sum that it tells names none.

    >>> from normalize.amounts import THOUSAND
    >>> unit_in("driftredovisning, belopp i tkr") == THOUSAND, unit_in("forsakringen betalade 46 tkr.")
    (True, None)
    """
    bare = _without_sums(_YEAR_BEFORE.sub("", folded))
    return next((factor for factor, pattern in _UNITS if pattern.search(bare)), None)


def _without_sums(folded: str) -> str:
    for found in reversed(list(find_amounts(folded))):
        folded = folded[: found.start] + folded[found.end :]
    return folded
