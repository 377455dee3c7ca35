"""Text beside a table, in pages whose words have no places: the text first, then the table.

tillströmningen av elever från kommuner utanför för- Hemkommun 2004 2005 2006
bundet fortsätter att öka. Två extra grupper har Kölaby 402 415 431
inrättats på byggprogrammet. Östmark 188 201 197
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from normalize.figures import ways
from normalize.lines import SourceLine

_KIND = r"(?:[\wåäö]*[Bb]udget|[Uu]tfall|[Bb]okslut|[Pp]rognos|[Pp]lan|[Ff]örslag|[Aa]v[vw]+ikelse)"
_YEAR = r"(?:19|20)\d\d"
_UNIT = r"(?:[tmk]?n?kr|kronor)"
_ONE = rf"(?:{_KIND}(?:\s(?:{_YEAR}|\d\d(?!\d)))?|{_YEAR})"
# The heads of two columns at least, with the unit before them, at the end of a line.
_HEADS = re.compile(rf"\s(?:{_UNIT}\W{{1,2}})?{_ONE}(?:[\s|_]{{1,3}}{_ONE}){{1,5}}[\W_]{{0,2}}$")
_MAY_END = re.compile(rf"(?:{_YEAR}|{_KIND}|\s\d\d)[\W_]{{0,2}}$")
_LAST = 18  # characters of the line that may be the last head
_COUNTED = re.compile(rf"{_KIND}(?:\s(?:{_YEAR}|\d\d(?!\d)))?|{_YEAR}")
_YEARS_BELOW = re.compile(rf"(?:^|\s)(?:{_YEAR}|\d\d)(?:[\s|]{{1,3}}(?:{_YEAR}|\d\d)){{0,5}}[\W_]{{0,2}}$")
_LABEL_BEFORE = re.compile(r"(?:^|(?<=\s))[A-ZÅÄÖ][a-zåäö]+\s?$")
_CAPTION = re.compile(rf"(?:^|\s)[A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö]+){{0,2}},?\s\(?{_UNIT}\)?$")
_KINDS_ALONE = re.compile(rf"\W*(?:[Tt]kr|[Mm]nkr|[Mm]kr|[Kk]kr)?\W*(?:{_KIND}[\s|_]+){{1,5}}{_KIND}\W*")
_SENTENCE = re.compile(r"(?:\S*[a-zåäö]{2}\S*\s+){4}")
_SHORTEST_PROSE, _SHORTEST_HEADING = 24, 8  # characters
_LONGEST_LABEL = 36
_MOST_BETWEEN, _MOST_BETWEEN_APART = 4, 12  # lines of text alone between two rows, and where gaps part its columns
_FEWEST_ROWS = 3
_FEWEST_BESIDE = 3  # lines with text on one side and the table on the other
_FEWEST_HEADS = 2
_FEWEST_TEXTS = 2  # of what stands on the other side
# The heads of columns that begin a line, and the figures of a row that do, with text behind them.
_FIRST_HEADS = re.compile(
    rf"(?:[A-ZÅÄÖ][a-zåäö]+\s|{_UNIT}\s)?{_ONE}(?:[\s|_]{{1,3}}{_ONE}){{1,5}}(?=\s[^\W\d]|\s[•*])"
)
_FIRST_FIGURES = re.compile(r"[^\d]{2,60}?\s(?:[-–—~=]{0,2}\d[\d.,]*%?\s){1,10}(?=\S*[^\W\d]|[•*¢])")

Parts = dict[int, tuple[int, int]]  # [start, end) of the table's part of each of its lines, by the line's index


def text_first(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The page's lines; of those that stand beside a table first the text, then the table's own."""
    found: list[SourceLine] = []
    index = 0
    while index < len(lines):
        parts = _table_at(lines, index)
        if not parts:
            found.append(lines[index])
            index += 1
            continue
        first, end = min(parts), max(parts) + 1
        if first < index:
            found.pop()  # the caption beside the line above
        while end < len(lines) and _goes_on(lines, end, parts):
            end += 1
        found += _apart(lines, range(first, end), parts)
        index = end
    return found


def _goes_on(lines: Sequence[SourceLine], at: int, parts: Parts) -> bool:
    """Whether the line goes on with the text beside the table, which ends above it."""
    last = lines[at - 1].text
    before = last[: parts[at - 1][0]] + last[parts[at - 1][1] :] if at - 1 in parts else last
    return lines[at].text[:1].islower() and bool(before.strip()) and before.rstrip()[-1] not in ".:!?"


def _apart(lines: Sequence[SourceLine], reach: range, parts: Parts) -> Iterator[SourceLine]:
    """The text and the table, the left one first; empty lines part them from each other and from what follows."""
    sides = [list(_text_of(lines, reach, parts)), [_cut(lines[at], *parts[at]) for at in sorted(parts)]]
    if not parts[min(parts)][0]:
        sides.reverse()
    for side in sides:
        yield from side
        yield replace(lines[reach[-1]], text="")


def _text_of(lines: Sequence[SourceLine], reach: range, parts: Parts) -> Iterator[SourceLine]:
    for at in reach:
        start, end = parts.get(at, (0, 0))
        if at not in parts or lines[at].text[:start].strip():
            yield _cut(lines[at], 0, start or len(lines[at].text))
        elif rest := lines[at].text[end:].strip():
            yield _cut(lines[at], lines[at].text.index(rest, end), len(lines[at].text))


def _cut(line: SourceLine, start: int, end: int) -> SourceLine:
    return replace(line, start=line.start + start, text=line.text[start:end].rstrip())


def _table_at(lines: Sequence[SourceLine], index: int) -> Parts:
    """The parts of the table whose head stands beside text in the line; none when there is none."""
    text = lines[index].text
    if len(text) < _SHORTEST_PROSE:
        return {}
    if _MAY_END.search(text, len(text) - _LAST) and (part := _head(text)):
        return _with_rows(lines, index, part, _row)
    heads = _FIRST_HEADS.match(text)
    if heads and _counted(heads[0]) >= _FEWEST_HEADS and _is_text(text[heads.end() :]):
        return _with_rows(lines, index, (0, heads.end()), _first_row)
    return {}


def _counted(heads: str) -> int:
    """How many columns the heads are of: "Budget 2018" is one."""
    return len(_COUNTED.findall(heads))


def _with_rows(
    lines: Sequence[SourceLine], index: int, head: tuple[int, int], row: Callable[[str, int], tuple[int, int] | None]
) -> Parts:
    """The parts of the table that is so headed; none when too few rows of it are found or stand beside text."""
    text = lines[index].text
    has_gaps = "\t" in text
    if has_gaps and not (_is_text(text[: head[0]]) and text.index("\t") == head[0] - 1):
        return {}  # its cells
    parts = {index: head}
    below = _YEARS_BELOW.search(lines[index + 1].text) if head[0] and index + 1 < len(lines) else None
    if below:
        parts[index + 1] = (below.start() + (not below[0][0].isdigit()), len(lines[index + 1].text))
    first, between = max(parts) + 1, _MOST_BETWEEN_APART if has_gaps else _MOST_BETWEEN
    rows = dict(_rows(lines, first, between, lambda line: row(line, _counted(text[slice(*head)]))))
    parts |= rows
    beside = [rest for at, part in parts.items() if (rest := _rest(lines[at].text, part).strip())]
    if has_gaps:  # only text in the midst of the rows tells that what stands beside is no cell
        beside = [one.text for one in lines[index : max(rows, default=index)] if "\t" not in one.text]
    if len(rows) < _FEWEST_ROWS or len(beside) < _FEWEST_BESIDE or sum(map(_is_text, beside)) < _FEWEST_TEXTS:
        return {}
    return {**parts, **_above(lines, index)}


def _rows(
    lines: Sequence[SourceLine], first: int, between: int, row: Callable[[str], tuple[int, int] | None]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """The rows from this line on, with no more than so many lines of text alone between two of them."""
    last = first - 1
    for at, line in enumerate(lines[first:], first):
        if not line.text.strip():
            continue
        if at - last > between + 1 or _head(line.text):
            return
        if part := row(line.text):
            yield at, part
            last = at


def _above(lines: Sequence[SourceLine], index: int) -> Parts:
    """The part of the line above that heads the table too: kinds of sums over years, a caption with its unit."""
    above = lines[index - 1].text if index else ""
    if _KINDS_ALONE.fullmatch(above):
        return {index - 1: (0, len(above))}
    caption = _CAPTION.search(above)
    return {index - 1: (caption.start() + (not caption[0][0].isalpha()), len(above))} if caption else {}


def _rest(text: str, part: tuple[int, int]) -> str:
    return text[: part[0]] + text[part[1] :]


def _is_text(text: str) -> bool:
    return len(text) >= _SHORTEST_PROSE and _SENTENCE.search(f"{text} ") is not None


def _head(text: str) -> tuple[int, int] | None:
    """Where in the line the heads of columns stand that end it, with the label before them."""
    heads = _HEADS.search(text.replace("\t", " "))
    if not heads or _counted(heads[0]) < _FEWEST_HEADS:
        return None
    label = _LABEL_BEFORE.search(text[: heads.start() + 1])
    start = label.start() if label else heads.start() + 1
    return (start, len(text)) if start >= _SHORTEST_HEADING else None


def _row(text: str, width: int) -> tuple[int, int] | None:
    """Where in the line the label and so many figures stand that end it; None when none do."""
    found = ways(text.replace("\t", " "), width) if text and text[-1] not in ".:;" else []
    if not found:
        return None
    before = text[: found[0][0].start].rstrip()
    start = max(before.rfind(" "), before.rfind("\t")) + 1
    capitals = [match.start() for match in re.finditer(r"(?:^|(?<=\s))[A-ZÅÄÖ]", before)]
    if capitals and len(before) - capitals[-1] <= _LONGEST_LABEL:
        start = capitals[-1]
    return (start, len(text)) if any(map(str.isalpha, before[start:])) else None


def _first_row(text: str, width: int) -> tuple[int, int] | None:
    """Where in the line a label and so many figures stand that begin it, with text behind them or none."""
    begun = _FIRST_FIGURES.match(text.replace("\t", " "))
    end = begun.end() if begun else len(text)
    found = ways(text[:end].replace("\t", " "), width) if any(map(str.isdigit, text[:end])) else []
    is_row = found and any(map(str.isalpha, text[: found[0][0].start]))
    return (0, end) if is_row and text[end - 1 : end] not in ".:;" else None
