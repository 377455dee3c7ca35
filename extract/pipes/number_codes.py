"""Mends what a scan made of a diary number, by what its body is called and by the document's year."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.terms import BODIES
from normalize.unicode import fold

_WIDE = re.compile(r"(?<=\d)\s?([-/])\s?(?=\d)")
_CODE = re.compile(r"([A-ZÅÄÖ]{2,6}|[a-zåäö][A-ZÅÄÖ]+|[5801][A-ZÅÄÖ]{1,4}(?=[ /.-](?:19|20)\d\d))(?=[ /:.\d-])")
_FIGURES = re.compile(r"(?<![A-Za-zÅÄÖåäö])(?=[OoIl]*\d)[\dOoIl]+(?![A-Za-zÅÄÖåäö])")
_AS_FIGURES = str.maketrans("OoIl", "0011")
_ZERO_IN_CODE = re.compile(r"(?<=\d[/-])([A-ZÅÄÖ]{2,4})O(\d{3})$")  # "93/KNO057": counts are filled up with noughts
_ZERO_OF_YEAR = re.compile(r"([A-ZÅÄÖ]{2,5})O(?=\d[/.-]\d)")  # "VONO9/184"
_STRAY = re.compile(r"\d{1,4}/(\d\d)\d")
# Letters that a scan takes for each other.
_LOOK_ALIKE = ("NM", "EF", "AÅÄ", "OÖQCG", "GÖ6", "IL1", "BD8", "VY", "S5", "O0", "HN", "UV")
_OTHERS = {
    letter: {other for group in _LOOK_ALIKE if letter in group for other in group} for letter in "".join(_LOOK_ALIKE)
}
_ALIKE_IN_LONGER = {"I": "T", "T": "I"}  # "IN" and "TN" are both common
_EXPLAINED = 2  # that a name has a code's letters in order, is no reason to read one otherwise
_FEWEST = 3  # letters of a code that is a word's beginning


def mended(number: str, names: Sequence[str], year: int | None = None) -> str:
    """The number without a scan's gaps, misread letters and figures as they must have been; `names`: its body, its sender.

    A code that its body's name does not explain is read so that it does, if one letter was misread; `year` is the document's.

    >>> mended("MHM 2005-0318", ["Miljö- och hälsoskyddsnämnden"]), mended("98/0147 -805", ["Kulturnämnden"])
    ('MHN 2005-0318', '98/0147-805')
    >>> mended("KUN 2011/12", ["Kultur- och fritidsnämnden"]), mended("MM-2015-0286", ["Miljö- och myndighetsnämnden"])
    ('KUN 2011/12', 'MM-2015-0286')
    >>> mended("MSN 2022/131", ["Norra Berga stadsdelsnämnd"]), mended("SEVAB 2017-045", ["Berga Energi AB"])
    ('NSN 2022/131', 'SEVAB 2017-045')
    >>> mended("AON 2O14/3l", ["Äldreomsorgsnämnden"]), mended("93/KNO057", ["Kulturnämnden"]), mended("öN 118/98", ["Gatunämnden"])
    ('ÄON 2014/31', '93/KN0057', 'GN 118/98')
    >>> mended("VONO9/184", []), mended("GIN 2008.0187", ["Gatu- och tekniknämnden"])
    ('VON09/184', 'GTN 2008.0187')
    >>> mended("51/914", [], 1991), mended("91/914", [], 1991)
    ('51/91', '91/914')
    """
    number = with_figures(_WIDE.sub(r"\1", number))
    number = _ZERO_IN_CODE.sub(r"\g<1>0\2", number)
    number = _ZERO_OF_YEAR.sub(lambda found: f"{found[1]}0" if found[1] in BODIES else found[0], number, count=1)
    stray = _STRAY.fullmatch(number)
    if stray and year and int(stray[1]) == year % 100 and not number.startswith(stray[1]):
        return number[:-1]
    found = _CODE.match(number)
    if not found or found[0] in BODIES:
        return number
    return _read_again(found[0], names) + number[found.end() :]


def with_figures(number: str) -> str:
    """The number with letters among its figures read as those: "20l9/4O" as "2019/40"."""
    return _FIGURES.sub(lambda figures: figures[0].translate(_AS_FIGURES), number)


def settled(numbers: Sequence[tuple[tuple[int, int], str]], names: Sequence[str]) -> list[tuple[tuple[int, int], str]]:
    """Each number once, of two readings of one the one whose code the names explain best; each with its place.

    >>> settled([((0, 13), "MEN-2012-1187"), ((20, 33), "MHN-2012-1187")], ["Miljö- och hälsoskyddsnämnden"])
    [((20, 33), 'MHN-2012-1187')]
    """
    kept: list[tuple[tuple[int, int], str]] = []
    for place, number in numbers:
        same = next((index for index, (_, other) in enumerate(kept) if _same_series(number, other)), None)
        if same is None:
            kept.append((place, number))
        elif _best_explained(_code(number), names) > _best_explained(_code(kept[same][1]), names):
            kept[same] = (place, number)
    return kept


def _same_series(number: str, other: str) -> bool:
    """Whether two readings are of one number: its figures are the same, and its code but for a letter or two."""
    if number == other:
        return True
    code, other_code = _code(number), _code(other)
    is_alike = len(code) == len(other_code) > len("KS") and code[0] == other_code[0]
    return is_alike and number[len(code) :] == other[len(other_code) :]


def _code(number: str) -> str:
    found = _CODE.match(number)
    return found[0] if found else ""


def _read_again(code: str, names: Sequence[str]) -> str:
    """The code, or what it is with one letter read otherwise that a name explains better."""
    best = max(_readings(code), key=lambda reading: _best_explained(reading, names))
    is_sure = _best_explained(best, names) >= _EXPLAINED or fold(best) == fold(code)  # but for dots and rings
    return best if is_sure else code


def _best_explained(code: str, names: Sequence[str]) -> int:
    return max((_explained(code, name) for name in names), default=0)


def _readings(code: str) -> Iterator[str]:
    """The code and those that differ from it in one letter that looks like another."""
    yield code
    for index, letter in enumerate(code):
        rarer = _ALIKE_IN_LONGER.get(letter, "") if len(code) >= _FEWEST else ""
        for other in sorted({*_OTHERS.get(letter.upper(), ()), *rarer}):
            if other.isalpha() and other != letter:
                yield code[:index] + other + code[index + 1 :]


def _explained(code: str, name: str) -> int:
    """How well the body's name explains the code, 0 to 4.

    4: as everybody's; 3: by its words' initials; 2: as a word's beginning, or its letters in order with the N of a board; 1: its letters in order.

    >>> _explained("FKN", "Fritids- och kulturnämnden"), _explained("GYM", "Gymnasienämnden"), _explained("AN", "Äldrenämnden")
    (3, 2, 0)
    """
    if BODIES.get(code) == name:
        return 4
    words = [word.upper() for word in re.split(r"[\s-]+", name) if word and fold(word) not in ("och", "for", "i")]
    initials = "".join(word[0] for word in words)
    if code in (initials, f"{initials}N" if words and "NÄMND" in words[-1] else initials):
        return 3
    if len(code) >= _FEWEST and any(word.startswith(code) for word in words):
        return 2
    is_in_order = any(_in_order(code, " ".join(words[index:])) for index in range(len(words)))
    return is_in_order + (is_in_order and "NÄMND" in name.upper() and code.endswith("N"))


def _in_order(code: str, name: str) -> bool:
    """Whether the name begins with the code's first letter and has the others in their order."""
    letters = iter(name)
    return name[:1] == code[:1] and all(letter in letters for letter in code)
