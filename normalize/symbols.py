"""Signs that Tesseract's Swedish model lacks, given back where no image is left to look at: % § @ ° ² •.

A rule is a row with its own examples. It changes only what its context makes certain; where a number may hide a %,
`doubtful` says so and nothing is changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalize.diacritics import Edit


@dataclass(frozen=True, slots=True)
class SymbolRule:
    """What the last group of `pattern` matches is `written`; `yes`: (as read, as written), `no`: what stays."""

    name: str
    pattern: re.Pattern[str]
    written: str
    confidence: float
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...]


_LAW = r"\w*(?:lagen|balken|förordningen|stadgan|reglementet)\b"
# What a share is said with, shortly before it.
_SHARE = r"\b(?:andel\w*|minst|högst|målet är|uppgår till|\w*närvaron?|(?:ökat|minskat|höjs|sänks|sjunkit|stigit) med)"
_NO_YEARS = "(?!95 96|05 06|19 20|25 26)"  # one after the other, in the head of a table
RULES = (
    SymbolRule(
        "paragraphs",
        re.compile(r"(?<![\w$])([$&5S8]{2})(?= \d{1,4}(?:[-–]| och | ?, ?)\d)"),
        "§§",
        0.97,
        yes=(("$$ 120-134", "§§ 120-134"), ("besluten i SS 31 och 32", "besluten i §§ 31 och 32")),
        no=("rum 55 och 56", "$ 12"),
    ),
    SymbolRule(
        "paragraph before its number",
        re.compile(r"(?<![\w$.,])(\$)(?= ?\d{1,4}(?:[^\d,.]|[.,]?(?:\s|$)))(?! ?\d+ (?:miljon|miljard|USD|dollar))"),
        "§",
        0.97,
        yes=(("$ 12 Budget", "§ 12 Budget"), ("protokoll 2012-05-02, $ 112", "protokoll 2012-05-02, § 112")),
        no=("US$ 12", "$ 12 miljoner", "$ 12,50"),
    ),
    SymbolRule(
        "paragraph of a law",
        re.compile(rf"(?<=\d )([$8&S])(?= (?:{_LAW}|(?:i )?{_LAW}|första stycket|andra stycket))"),
        "§",
        0.95,
        yes=(
            ("2 kap. 3 8 kommunallagen", "2 kap. 3 § kommunallagen"),
            ("22 $ livsmedelslagen", "22 § livsmedelslagen"),
        ),
        no=("12 8 personer", "kap. 3 i miljöbalken"),
    ),
    SymbolRule(
        "paragraph heading",
        re.compile(r"^([$&S])(?= \d{1,3} [A-ZÅÄÖ])", re.MULTILINE),
        "§",
        0.95,
        yes=(("S 41 Bygglov", "§ 41 Bygglov"), ("& 7 Val av justerare", "§ 7 Val av justerare")),
        no=("S 41", "se S 41 Bygglov"),
    ),
    SymbolRule(
        "percent after a share",
        re.compile(
            rf"{_SHARE}\s(?:\w+\s){{0,3}}?{_NO_YEARS}\d{{1,3}}(?:,\d)? (26|20|06|96|9o|0\\6)(?=[\s.,;:)]|$)(?! \d)"
        ),
        "%",
        0.93,
        yes=(("andelen nöjda 79 26.", "andelen nöjda 79 %."), ("målet är 80 20 närvaro", "målet är 80 % närvaro")),
        no=("tel. 49 26", "minst 42 timmar 95 96", "minst 79 260 kronor", "högst 20 26 000"),
    ),
    SymbolRule(
        "square metres",
        re.compile(r"(?<=\d )(?:k?m)([?”“’*])(?=[\s.,;)]|$)"),
        "²",
        0.95,
        yes=(("1 240 m? golv", "1 240 m² golv"), ("12 m”.", "12 m².")),
        no=("Hur många m?", "12 meter?"),
    ),
    SymbolRule(
        "degrees",
        re.compile(r"(?<=\d)(?: ?)([*”“º’])(?=C\b)"),
        "°",
        0.95,
        yes=(("20 *C i rummet", "20 °C i rummet"), ("6”C", "6°C")),
        no=("vitamin *C", "20 * C"),
    ),
    SymbolRule(
        "at",
        re.compile(r"(?<=[a-zåäö0-9])(\(?[Q©®])(?=[a-z0-9-]+\.(?:se|com|nu|org|eu)\b)"),
        "@",
        0.95,
        yes=(("registratorQrodsjo.se", "registrator@rodsjo.se"),),
        no=("FAQsidan", "SAQ.se"),
    ),
    SymbolRule(
        "capital of a name",
        re.compile(r"(?<![\w$])(\$)(?=[a-zåäöé]{2,})"),
        "S",
        0.93,
        yes=(("Juhani $jö-Koskinen", "Juhani Sjö-Koskinen"), ("$tina Ek", "Stina Ek")),
        no=("$ 12", "US$", "$a"),
    ),
    SymbolRule(
        "end of a Slavic name",
        re.compile(r"\b[A-ZČŠŽ][a-zčšžđ]+(?:i(¢[ö6éo]?)|(?:ov|ev|av|k)i(é))(?!\w)"),
        "ć",
        0.93,
        yes=(("Dragan Petkovi¢, chef", "Dragan Petković, chef"), ("Zdravka Petrovié", "Zdravka Petrović")),
        no=("12 ¢ styck", "Valérie", "André"),
    ),
    SymbolRule(
        "bullet",
        re.compile(r"^[ \t]*([¢«])(?= \S)", re.MULTILINE),
        "•",
        0.95,
        yes=(("¢ Ökad trygghet", "• Ökad trygghet"),),
        no=("sade han « ja", "12 ¢ styck"),
    ),
)
# A figure and two more, which is no number as Swedish writes it; unless it is one of a telephone's or a date's.
_DOUBTFUL = re.compile(r"(?<![\d,.:/–-])(?<!\d )\d{1,3}(?:,\d)? (?:26|20|06|96|90|95)(?![\d,:/–-]| \d)(?=[\s.;)]|$)")


def mend(text: str) -> tuple[str, tuple[Edit, ...]]:
    """The text with its signs given back, and what was changed; places are those of the mended text.

    >>> mend("$ 12 Andelen nöjda är minst 79 26.")[0]
    '§ 12 Andelen nöjda är minst 79 %.'
    """
    found = sorted(_found(text), key=lambda item: item[0])
    parts: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for start, end, rule in found:
        if start < done:
            continue
        length += start - done + len(rule.written)
        parts += [text[done:start], rule.written]
        edits.append(Edit(length - len(rule.written), length, text[start:end], rule.written, rule.confidence, None))
        done = end
    return "".join([*parts, text[done:]]), tuple(edits)


def _found(text: str) -> Iterator[tuple[int, int, SymbolRule]]:
    for rule in RULES:
        yield from ((*match.span(match.lastindex or 1), rule) for match in rule.pattern.finditer(text))


def doubtful(text: str) -> list[tuple[int, int]]:
    """Where a number may hide a %: ``79 26``, which may be ``79 %``.

    >>> doubtful("närvaron var 79 26 i maj, telefon 0520-49 50 00")
    [(13, 18)]
    """
    return [match.span() for match in _DOUBTFUL.finditer(text)]
