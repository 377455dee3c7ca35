"""Reads officers who are named one after the other: "planarkitekt Bo Ek och Eva Lund, ekolog, tillsammans med Per Wik"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.pipes.people import Cell, Found, Named, clean_title, is_person, names_in, title_before
from extract.pipes.sections import Line

MOST_LINES = 3  # that an enumeration runs over
# What stands between two of them.
_JOINT = re.compile(
    r"[,;]?(?<!\s)\s+(?:och|samt|jämte|&|(?:tillsammans|ihop|i samråd|i samarbete|i samverkan) med|(?:under medverkan|med (?:hjälp|stöd|bistånd|biträde)|biträdd) av)\s+|[,;/]\s*"
)
# "rektor Eva Lund (grundskolan) och …", "…, för avsnitt 3 enhetschef Bo Ek": what each of them answers for.
_ASIDE = re.compile(r"\s\(([^()]{3,40})\)")
_FOR_WHAT = re.compile(r"(?:för|i|om|beträffande|vad gäller|vad avser)\s[^,.;:()]{2,40}\s")
_SENTENCE_END = re.compile(r"[.;:](?:\s|$)")
_LABEL = re.compile(r"[A-ZÅÄÖ][\w-]{2,}(?:,?\s[a-zåäö-]{2,}){0,3}:\s")
_JOINT_OPEN = re.compile(r"(?:,|\s(?:och|samt))$")  # at the end of a column's line
_LAST_ENDS = re.compile(r"[.;(]|\s(?:och|samt)\s")


def running(lines: Sequence[Line], start: int) -> Cell:
    """What stands from the offset on in the first line, with the lines under it that go on with its last cell."""
    first = lines[0]
    text = first.text[start - first.start :]
    if "\t" in text:
        return start, text.partition("\t")[0]
    end = first.end
    for line in lines[1:MOST_LINES]:
        if _LABEL.match(line.text):
            break  # "Personal: Eva Lund, HR-konsult"
        # Its title follows, or the other half of the name, though a scan shows a gap there.
        is_open = text.endswith(",") or _ends_divided(text, line.text)
        if (line.after_gap and not is_open) or line.marker or text.rstrip().endswith((".", ":")):
            break
        beside, tab, _ = line.text.partition("\t")
        if tab and "\t" in first.text and _JOINT_OPEN.search(text) and len(line.cells) == len(first.cells):
            last = line.cells[-1]
            return start, f"{text}{' ' * (last[0] - end)}{last[1]}"
        if not beside or (tab and "\t" in first.text):
            break  # the next row of a table
        is_divided = _ends_divided(text, beside)
        text += ("" if is_divided else " " * (line.start - end)) + beside
        end = line.start + len(beside)
        if tab:
            break
    return start, text


def _ends_divided(text: str, below: str) -> bool:
    """Whether the text ends in half a name, whose other half is below: "Ann-" over "Louise"."""
    return text.endswith("-") and below[:1].isupper()


def enumerated(cell: Cell) -> list[Found]:
    """The officers whom the cell begins with, each with the title before or after the name.

    >>> [(one.name.text, one.title) for one in enumerated((0, "ekolog Bo Ek och Eva Lund, jurist. Lars Ax"))]
    [('Bo Ek', 'ekolog'), ('Eva Lund', 'jurist')]
    """
    start, text = cell
    names = names_in(cell)
    before = text[: names[0].start - start] if names else text
    title = title_before(before)
    if not names or (before.strip() and title is None) or _SENTENCE_END.search(before.removesuffix(f"{title} ")):
        return []
    if title is None and (after := _each_after(cell, names)):
        return after
    found: list[Found] = []
    for name, following in pairwise(names):
        titles = parted(text[name.end - start : following.start - start])
        if titles is None or not (titles[1] or is_person(following, cell)):
            return [*found, _last(name, title, text[name.end - start : following.start - start])]
        found.append(Found(name, title or titles[0], None, 0.9))
        title = titles[1]
    return [*found, _last(names[-1], title, text[names[-1].end - start :])]


def _each_after(cell: Cell, names: Sequence[Named]) -> list[Found]:
    """Those whose titles stand after a comma each, though nothing parts one from the next: "Bo Ek, jurist Eva Lund, ekonom"."""
    start, text = cell
    ends = [*(name.start for name in names[1:]), start + len(text)]
    rests = [text[name.end - start : end - start] for name, end in zip(names, ends, strict=True)]
    titles = [clean_title(rest) if rest.startswith(", ") else None for rest in rests]
    is_each = len(names) > 1 and all(
        title == rest.strip(" ,") for title, rest in zip(titles[:-1], rests[:-1], strict=True)
    )
    return (
        [Found(name, title, None, 0.9) for name, title in zip(names, titles, strict=True)]
        if is_each and titles[-1]
        else []
    )


def parted(between: str) -> tuple[str | None, str | None] | None:
    """The title after a name and the one before the next, None where the names do not belong together."""
    between = _aside(between)
    for joint in _JOINT.finditer(between):
        after, before = between[: joint.start()].strip(" ,"), between[joint.end() :].strip()
        next_title = title_before(before)
        if next_title and _FOR_WHAT.fullmatch(before.removesuffix(next_title)):
            before = next_title
        title = clean_title(after)
        if after in ("", title) and before in ("", next_title):
            return title, next_title
    return None


def _aside(text: str) -> str:
    """The text without what stands in brackets, but for a title: "Bo Ek (utredare)"."""
    return _ASIDE.sub(lambda aside: f", {aside[1]}" if clean_title(aside[1]) == aside[1] else "", text)


def _last(name: Named, title: str | None, rest: str) -> Found:
    after = _LAST_ENDS.split(_aside(rest), maxsplit=1)[0]
    return Found(name, title or clean_title(after), None, 0.9)
