"""The heads of a table's columns put together from the lines that head it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from extract.pipes.merged_heads import merged_heads
from extract.pipes.periods import KIND, MONEY_UNIT, YEAR, Column, column, head, periods, without_names
from extract.pipes.sections import Line
from normalize.months import MONTH
from normalize.unicode import fold

# "Platser Laddpunkter Investering, tkr": the unit is the last column's alone.
_LAST_UNIT = re.compile(r"(?<![\d-])\b[a-z]+,?\s\(?(?:tkr|mnkr|mkr|kkr|kr|kronor)\W*$")
# What a year below may belong to: not the difference of two columns, nor what is said in words.
_TAKES_NO_YEAR = re.compile(r"(?:av[vw]+ikelse|differens|diff|forandring|andring|malvarde|mal|summa|totalt?)\b")
_AIM = re.compile(r"malvarde|malniva|maltal|mal|riktvarde")  # seldom of the year that stands behind it
_MONTHS_AND_YEAR = re.compile(r"(?<=[a-zåäö.])\s(?=(?:19|20)\d\d)")
_PERIOD_WORD = re.compile(r"[\d–—-]|^(?:hel|del)år$", re.IGNORECASE)
# "(prisläge mars 1979)", "i 1994 års priser": no sum's year.
_PRICES_OF = r"prislage[^()\d]{0,12}(?:19|20)\d\d|(?:19|20)\d\d\sars\s(?:pris|penning)"
_YEAR_SPAN = re.compile(rf"{_PRICES_OF}|(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d")
# "Budget Utfall Helårs- Avvikelse" over "2019 2019 prognos 2019": the word stands where it begins.
_DIVIDED_KIND = re.compile(r"\b(?:helars|ars|del|delars)-(\W.*?)\b(prognos|utfall|bokslut|resultat|budget)\b")
_PLACE = re.compile(r"[A-ZÅÄÖ][^\W\d]+(?:\s(?:19|20)\d\d)?")
_PLACES = re.compile(rf"(?=.*(?:19|20)\d\d)(?:{_PLACE.pattern}\s?){{3,8}}")
_FEWEST_RUN_TOGETHER = 2
# "Anbud (kr) Avdrag (kr) Summa (kr)", "Anskaffning, tkr Drift per år, tkr": each column ends with its unit.
_UNIT = r"(?:t?kr|mnkr|mkr|kkr|kronor|%|procent|st|antal|dagar)"
_UNIT_END = re.compile(rf"[(,](?:(?<=\(){_UNIT}\)|(?<=,)\s{_UNIT}(?!\w))")
_UNIT_HEADS = re.compile(rf"[^(),|\t]+(?:\({_UNIT}\)|,\s{_UNIT}(?!\w))(?:\s\|)?")
_ALONE_UNIT = re.compile(r"\(?(?:tkr|mnkr|mkr|kkr|kr|kronor)\)?[|,.]?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[-'’]?\d\d")
_YEAR_OR_MONTH = re.compile(r"(?:19|20)\d\d|\d\d(?:0[1-9]|1[012])")  # "2017", "1708"
_OVER_YEAR = re.compile(r"\b(?:utfall|bokslut|resultat|nulage|laget|lasaret|matning|varde)(?![\w-])")
_LONGEST_NOISE = 3  # characters
_LONGEST_HEAD = 60  # characters
LONGEST_LABEL = 90


def columns_of(lines: Sequence[Line], width: int) -> tuple[Column, ...]:
    """The heads of `width` columns, those of several lines put together; empty when no line has so many."""
    if not any("\t" in line.text for line in lines) and (
        merged := merged_heads(" ".join(one.text for one in lines), width)
    ):
        return tuple(map(column, merged))
    if (over := _over_units(lines)) and len(over) == width:
        return tuple(map(column, over))
    stacked, rests = _stacked(lines, width)
    if not stacked:
        return _named_in_text(lines, width)
    if len(stacked) < len(lines) and not _fits_head(lines[0], width):
        return ()
    # Tables abreast have the same heads: what is said twice is said once.
    parts = [" ".join(dict.fromkeys(filter(None, cell))) for cell in zip(*stacked, strict=True)]
    spanning = [_spanning(stacked[0], place) if "\t" in lines[0].text else "" for place in range(len(parts))]
    parts = _with_years_over(parts, spanning)
    if len(set(filter(None, spanning))) > 1 and not all(KIND.search(fold(over)) for over in spanning if over):
        spanning = [""] * width  # "Kommunen", "Riket": they tell the years apart
    for rest in rests:
        parts = _years_below(parts, rest)
    if any(len(part) > _LONGEST_HEAD for part in parts):
        return ()
    return tuple(_under(over, column(part)) for over, part in zip(spanning, parts, strict=True))


def _stacked(lines: Sequence[Line], width: int) -> tuple[list[list[str]], list[list[str]]]:
    """The heads of the lines that have `width` of them, and what of them is wrapped to the others below."""
    stacked: list[list[str]] = []
    rests: list[list[str]] = []
    for line, below in zip_longest(lines, lines[1:]):
        cells = _cells_in_head(line, width) or (_cells_over(line, below, width) if below else [])
        if stacked and (years := short_years(line)):
            rests.append(years)
        elif cells:
            stacked.append(cells)
        elif stacked:
            rests.append(_periods_in_cells(line) or periods(line.text) or _years_amid_noise(line))
    return stacked, rests


def _spanning(heads: Sequence[str], place: int) -> str:
    """The head that stands over this column and those beside it: "Utfall" over 2013, 2014 and 2015."""
    first = next((index for index in range(place, -1, -1) if heads[index]), place)
    is_over_several = first + 1 < len(heads) and not heads[first + 1]
    return heads[first] if is_over_several else ""


def _with_years_over(parts: list[str], spanning: Sequence[str]) -> list[str]:
    """The heads, each with its year where the heads over several are years: "2012 Kv", "2012 Män"."""
    if not all(YEAR.fullmatch(over) for over in spanning if over):
        return parts
    pairs = zip(spanning, parts, strict=True)
    return [f"{over} {part}" if over and part and over not in part else part for over, part in pairs]


def _under(over: str, below: Column) -> Column:
    """The column of a year whose kind, not its period, a head over several tells."""
    own = below.text.removeprefix(over).strip()
    return replace(column(own), folded=fold(f"{over} {own}")) if over and YEAR.fullmatch(own) else below


def _periods_in_cells(line: Line) -> list[str]:
    """The line's cells when each is a period, none run together over a gap: "jan–aug", "2018"."""
    cells = [cell for _, cell in line.cells]
    return (
        cells
        if "\t" in line.text and all(len(periods(cell)) == 1 or _PERIOD_WORD.search(cell) for cell in cells)
        else []
    )


def _years_amid_noise(line: Line) -> list[str]:
    """The years of a line that holds nothing else but what a scan makes of rules and dots: "fae 1983 9) 2 1984 1985:"."""
    words = line.text.split()
    years = [year[0] for word in words if (year := YEAR.search(word))]
    is_noise = all(len(word) <= _LONGEST_NOISE for word in words if not YEAR.search(word))
    return years if len(years) >= _FEWEST_RUN_TOGETHER and is_noise and len(words) <= 2 * len(years) else []


def words_over(line: Line, below: Line, width: int | None = None) -> list[str]:
    """The words that head the columns which the line below names: "Läsåret Läsåret" over "2015/16 2016/17", else none."""
    count = len(periods(below.text))
    if count < _FEWEST_RUN_TOGETHER or (width or count) != count or "\t" in line.text + below.text:
        return []
    words = without_names(line.text).replace("|", " ").split()
    if len(words) != count:
        return []
    is_heads = all(word[0].isupper() and word[-1] not in ".,:;" and not _SHORT_YEAR.search(word) for word in words)
    return words if is_heads and len(line.text) <= LONGEST_LABEL else []


def _cells_over(line: Line, below: Line, width: int) -> list[str]:
    return words_over(line, below, width) or kinds_over(line, below, width)


def kinds_over(line: Line, below: Line, width: int) -> list[str]:
    """For each of `width` columns that the line below names what kind its year is of: "Utfall Utfall" over "2004 2005 Mål".

    What a scan has made of the other heads' first lines may stand among them.
    """
    kinds = [word for word in line.text.split() if _OVER_YEAR.fullmatch(fold(word))]
    named = periods(below.text) if kinds and "\t" not in line.text + below.text else []
    years = [bool(YEAR.fullmatch(one)) for one in named]
    if len(named) != width or sum(years) != len(kinds):
        return []
    others = without_names(_OVER_YEAR.sub("", fold(line.text))).replace("|", " ").split()
    if not all(len(word.strip(".:,")) <= _LONGEST_NOISE for word in others):
        return []
    told = iter(kinds)
    return [next(told) if is_year else "" for is_year in years]


def short_years(line: Line) -> list[str]:
    """The years of two digits that stand side by side, alone or after a first cell: "-85 -86"; none when not in a row.

    Years and months stand for years ("1608 1708 2017").
    """
    cells = [cell for _, cell in line.all_cells]
    ways = (cells, cells[1:]) if "\t" in line.text else (line.text.split(),)
    return next((list(words) for words in ways if len(words) > 1 and _are_short_years(words)), [])


def _are_short_years(words: Sequence[str]) -> bool:
    if all(map(_SHORT_YEAR.fullmatch, words)):
        years = [int(word[-2:]) for word in words]
    elif all(map(_YEAR_OR_MONTH.fullmatch, words)) and not all(map(YEAR.fullmatch, words)):
        years = [int(word[-2:] if YEAR.fullmatch(word) else word[:2]) for word in words]
    else:
        return False
    return all(0 <= (after - before) % 100 <= 1 for before, after in pairwise(years))


def lacking_year(above: Line) -> tuple[int, int]:
    """How many heads of the line lack a year, and how many of those may take one from the line below."""
    lacking = [one for one in periods(above.text) if not column(one).year]
    return len(lacking), sum(not _TAKES_NO_YEAR.match(fold(one)) for one in lacking)


def heads_columns(line: Line, width: int) -> bool:
    """Whether the line names so many columns."""
    return width > 1 and bool(_cells_in_head(line, width))


def _cells_in_head(line: Line, width: int) -> list[str]:
    """The line's heads when it has `width` of them, else none."""
    cells = [cell for _, cell in line.all_cells]
    in_text = periods(line.text)
    has_glued = len(in_text) == width > 1 and any(len(periods(cell)) > 1 for cell in cells)  # a gap too narrow
    if "\t" in line.text and len(cells) != width + 1:
        ways = (_with_glued_parted(cells, is_whole=is_whole) for is_whole in (True, False))
        if told := next((way for way in ways if len(way) == width + 1), []):
            return told[-width:]
    is_exact = not has_glued and (len(cells) == width + 1 or (len(cells) == width and (width > 1 or in_text)))
    if is_exact or _ends_in_years(cells, width):
        return cells[-width:]
    if in_text and (told := _of_figures(in_text, width)):
        return told
    if len(told := unit_heads(line)) == width > 1:
        return told
    if width == 1:
        return cells if len(cells) == 1 and len(line.text) < LONGEST_LABEL else []
    more = _parted(in_text) or _with_unnamed(line, in_text) if len(in_text) == width - 1 > 1 else []
    return more or ([] if "\t" in line.text else _places(line, width))


def _ends_in_years(cells: Sequence[str], width: int) -> bool:
    """Whether the last `width` cells are years, and the one before them, which heads the names, is none."""
    is_wider = len(cells) > width + 1 > _FEWEST_RUN_TOGETHER
    return is_wider and all(map(YEAR.fullmatch, cells[-width:])) and not _has_year(cells[-width - 1])


def _of_figures(in_text: list[str], width: int) -> list[str]:
    """The heads of `width` columns of figures: the last ones, or the first, behind which what was aimed at stands in signs."""
    if len(in_text) == width > 1 or (len(in_text) > width > 1 and not any(map(_has_year, in_text[:-width]))):
        return in_text[-width:]
    is_aimed = len(in_text) > width > 1 and not any(map(_has_year, in_text[width:]))
    return in_text[:width] if is_aimed and all(map(_has_year, in_text[:width])) else []


def _with_glued_parted(cells: Sequence[str], *, is_whole: bool) -> list[str]:
    """The cells, each that names several periods as so many: "Utfall 2019", "Utfall 2020 Målvärde".

    `is_whole`: what stands behind them heads a column too, "Utfall 2020 Målvärde Status".
    """
    parts: list[str] = []
    for cell in cells:
        found = periods(cell)
        if len(found) < _FEWEST_RUN_TOGETHER:
            parts.append(cell)
            continue
        rest = cell[cell.rfind(found[-1]) + len(found[-1]) :].strip()
        parts += [*found, rest] if rest and is_whole else found
    return parts


def unit_heads(line: Line) -> list[str]:
    """The heads of a line whose columns each end with their unit; the first column's words may stand in the first of them."""
    has_units = _UNIT_END.search(line.text) is not None  # most lines have none
    return [one.strip(" |") for one in _UNIT_HEADS.findall(line.text)] if has_units else []


def units_abreast(line: Line) -> int:
    """How many units stand side by side in a line that holds nothing else: "tkr tkr"; 0 when it is none."""
    words = line.text.split()
    return len(words) if len(words) > 1 and all(map(_ALONE_UNIT.fullmatch, words)) else 0


def _over_units(lines: Sequence[Line]) -> list[str]:
    """The heads whose units stand in a line under them, by their capitals; without names where those are not so many."""
    count = units_abreast(lines[-1])
    if not count:
        return []
    names = re.split(r"\s(?=[A-ZÅÄÖ])", lines[-2].text) if len(lines) > 1 else []
    names = names[-count:] if len(names) in (count, count + 1) else [""] * count
    return [f"{name}, {unit}".strip(", ") for name, unit in zip(names, lines[-1].text.split(), strict=True)]


def _places(line: Line, width: int) -> list[str]:
    """Names side by side, at least one with its year: "Nyckeltal Almby 2017 Almby 2018 Berga 2018"."""
    words = _PLACE.findall(line.text) if _PLACES.fullmatch(line.text) else []
    return words[-width:] if len(words) == width or (len(words) == width + 1 and all(map(_has_year, words[1:]))) else []


def _parted(in_text: Sequence[str]) -> list[str]:
    """The heads with one more, where a kind and a period were read as one: "Utfall T1 2022, T2 2022", "Målvärde 2017, 2018"."""
    shapes = {re.sub(r"\d", "0", one) for one in in_text}
    for place, one in enumerate(in_text):
        kind, _, period = one.partition(" ")
        is_alike = re.sub(r"\d", "0", period) in shapes and not re.match(MONTH, fold(kind))
        if (is_alike or _AIM.fullmatch(fold(kind))) and period and periods(kind):
            return [*in_text[:place], kind, period, *in_text[place + 1 :]]
    return []


def _with_unnamed(line: Line, in_text: Sequence[str]) -> list[str]:
    """The heads with the word before them that is no period: "Förening Medl. Beviljat 2008 Sökt 2009"."""
    label = line.text[: line.text.find(in_text[0])].split()
    return [label[-1], *in_text] if len(label) > 1 and label[-1][:1].isupper() else []


def _has_year(text: str) -> bool:
    return column(text).year is not None


def _years_below(parts: list[str], rest: Sequence[str]) -> list[str]:
    """Heads whose year or months are wrapped to the line below: as many as there are heads that lack one."""
    bare = [index for index, part in enumerate(parts) if not _has_year(part)]
    taking = [
        index
        for index in bare
        if (periods(parts[index]) or not any(map(periods, parts))) and not _TAKES_NO_YEAR.match(fold(parts[index]))
    ]
    words = [word for part in rest for word in _MONTHS_AND_YEAR.split(part)]
    of_figures = [index for index in bare if periods(parts[index])]  # not those that are headed by words
    alike = [index for index in bare if parts.count(parts[index]) > 1]  # only their years tell them apart
    for told in (rest, words):
        for places in (bare, taking, of_figures, alike):
            if told and len(told) == len(places) and all(map(_PERIOD_WORD.search, told)):
                for index, word in zip(places, told, strict=True):
                    parts[index] += ("" if parts[index].endswith("-") else " ") + word
                return parts
    return parts


def _named_in_text(lines: Sequence[Line], width: int) -> tuple[Column, ...]:
    """Columns of a head whose words a scan has run together: told by as many kinds or years as there are columns.

    Where neither are so many, the columns have no name, and no year unless the whole head names a single one.
    """
    if width < _FEWEST_RUN_TOGETHER or any("\t" in line.text or len(line.text) > LONGEST_LABEL for line in lines):
        return ()
    text = _YEAR_SPAN.sub("", fold(" ".join(without_names(line.text) for line in lines)))
    text = _DIVIDED_KIND.sub(r"\2 \1", text)
    kinds, years = KIND.findall(text), YEAR.findall(text)
    if width not in (len(kinds), len(years)) and len(set(years)) > 1:
        return ()
    if not kinds and len(years) < width and (last := _LAST_UNIT.search(text)) and len(MONEY_UNIT.findall(text)) == 1:
        return (*(column("") for _ in range(width - 1)), column(last[0]))
    if len(kinds) != width != len(years):
        return (Column("", "", int(years[0]) if years else None),) * width
    only = years[0] if len(set(years)) == 1 else ""
    parts = (
        kinds if len(kinds) == width else [""] * width,
        years if len(years) == width else [only] * width,
    )
    return tuple(column(" ".join(pair).strip()) for pair in zip(*parts, strict=True))


def _fits_head(line: Line, width: int) -> bool:
    return bool(_cells_in_head(line, width)) or len(periods(line.text)) == width - 1


def names_before(lines: Sequence[Line]) -> int:
    """How many columns of names the lines head, numbers apart, where their gaps are lost."""
    return max((head(line.text).names for line in lines if "\t" not in line.text), default=0)


def is_numbered(lines: Sequence[Line]) -> bool:
    """Whether the rows may be numbered, where the gaps between the columns are lost: goals and measures often are."""
    heads = [head(line.text) for line in lines if "\t" not in line.text]
    return any(found.is_numbered or found.names for found in heads)
