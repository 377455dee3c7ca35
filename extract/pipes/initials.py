"""Finds officers whose initials a table uses and a legend explains: "LH = Lena Hed, måltidschef – BE = Bo Ek, dietist"."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extract.pipes.people import Found, Named, clean_title, names_in, title_before
from extract.pipes.sections import Line

_FEWEST = 2  # whom a legend names
_INITIALS = re.compile(r"(?<![^\W_])([A-ZÅÄÖ]{2,4})\s?[=:–—-]\s?(?=\w)")
_LONGEST_TITLE = 45  # characters, its field with it: "kökschef Norra skolan"
_ENDS_TITLE = re.compile(r"[\d.,;:()]")
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = " ,;|/_–—-"  # what parts one from the next


def by_initials(lines: Sequence[Line]) -> Iterator[Found]:
    """Those with a title whom a legend names, two at least on its line or on the lines right under each other."""
    run: list[Found] = []
    for line in lines:
        found = list(_in_line(line)) if _INITIALS.search(line.text) else []
        if found and not line.after_gap:
            run += found
            continue
        yield from run if len(run) >= _FEWEST else []
        run = found
    yield from run if len(run) >= _FEWEST else []


def _in_line(line: Line) -> Iterator[Found]:
    marks = list(_INITIALS.finditer(line.text))
    for mark, following in zip_longest(marks, marks[1:]):
        own = line.text[mark.end() : following.start() if following else len(line.text)]
        names = names_in((line.start + mark.end(), own))
        if len(names) != 1 or not _abbreviates(mark[1], names[0]):
            continue
        at = names[0].start - line.start - mark.end()
        end = names[0].end - line.start - mark.end()
        behind = own[end:].partition("\t")[0].rstrip(_BEHIND).lstrip(" ,(")
        title = title_before(own[:at]) or clean_title(behind)
        if title:
            is_title = behind.startswith(title) and len(behind) <= _LONGEST_TITLE and not _ENDS_TITLE.search(behind)
            yield Found(names[0], behind if is_title else title, None, 0.85)


def _abbreviates(initials: str, name: Named) -> bool:
    """Whether the letters begin the name's words: "LH" and "KGE" of "Lena Hed" and "Karl-Gustav Ek", "LEH" of "Lena Hed" too."""
    words = _WORD.findall(name.text)
    first, last = words[0][0], words[-1][0]
    return initials == "".join(word[0] for word in words) or (initials[0] == first and last in initials[1:])
