"""The words, figures and signs of a table's row that a scan ran together, with what each says of where a cell may end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from extract.pipes.sections import Line
from normalize.unicode import fold

_TOKEN = re.compile(
    r"[A-ZÅÄÖ]\d{1,2}(?=\s)|\d[\d.,:]*(?:\s\d{3}\b)*|[^\W\d_]+(?:[-/:’'][^\W\d_]+)*-?|[-–—=]+(?=[\s|]|$)|[%§²³°()\"”“,;.:/+&]|\S"
)
_NUMBER = re.compile(r"(?:\W|_)*(\d{1,2}|[A-Z]\d{1,2})(?:[.):](?=\s)|\s*\||(?=\s+[^a-zåäö\d\s]))")
_CODE = re.compile(r"[A-ZÅÄÖ]\d{1,2}")
_GAP = re.compile(r"[|\[\]{}!~_*©®°»«]+$")
# A rule between two columns, read as a letter or figure.
_RULE = frozenset({"i", "I", "l", "1", "j", "J"})
CLOSING = frozenset(',.;:)%"”/²³')
# What a column of verdicts holds, and what may go on with one: "Uppnås inte".
_VERDICT = re.compile(
    r"(?:uppnas|nas|osakert?|nadd|nadda|natt|uppnatt|uppnadd|uppnadda|uppfyllt|uppfylls?|uppfylld|ja|nej|delvis|helt|gron|gront|gul|gult|rod|rott|okand|saknas|pagar|klart?|pavag|basar)$"
)
_GOES_ON = frozenset({"inte", "ej", "delvis", "helt", "bedomas", "pa", "vag", "av"})
_UNIT = re.compile(
    r"(?:%|procent|procentenheter|st|dagar|dygn|minuter|min|sekunder|timmar|tim|veckor|manader|man|ar|poang|elever|barn|kr|kronor|tkr|mnkr|mkr|kwh|mwh|kg|ton|gram|objekt|platser|besok|personer|fall|ggr|km|m|enheter|index|och|till|[a-z]+/[a-z]+)$"
)
_DIRECTION = re.compile(r"(?:nki|nmi|nri|hme|ski|index|minst|hogst|lagst|under|over|inom|max|mindre|mer|ca|cirka|an)$")
# What a figure hangs on that is the cell's own: "från 23 till högst 15", "i årskurs 3".
_GOVERNS = re.compile(
    r"(?:till|pa|med|vara|inom|minst|hogst|lagst|an|ar|i|under|over|understig[ae]r?|overstig[ae]r?|fran|om|av|arskurs|arskurserna|ak|senast|ca|cirka|bland|aldern|var|kap|per|for|vid|ha|fa|och|eller|efter|utgangen|de|mellan|uppga|ska|skall|paragraf|lag|agenda|vision|fas|steg|niva|kl)$"
)
# Words that no text ends with.
_OPEN = re.compile(
    r"(?:ska|skall|ar|att|i|och|for|av|med|till|runt|kring|utgangen|slutet|borjan|mitten|langs|utmed|bland|utanfor|intill|trots|pa|de|den|det|en|ett|som|inom|om|fran|vid|hos|over|under|minst|hogst|genom|mot|sina|sin|sitt|alla|varje|fler|farre|vara|bli|ha|fa|kunna|inte|samtliga|sjalva|mellan|an|kan|far|har|olika|egna|kommunens|namndens|per|vilja|mer|mindre|eller|samt|utan|da|nar|dar|efter|fore|enligt|mycket|lika|nya|nagon|annan|sa|upp|ges|vill|andelen|antalet|andel|antal|understiga|overstiga|uppga|motsvara|tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv|tretton|fjorton|femton|arton|tjugo|trettio|fyrtio|femtio|sextio|attio|nittio|hundra|tusen)$"
)
# "de nya lokalernas", "varje elevs", "en attraktiv": what these words tell of follows.
_TELLS_OF_NEXT = re.compile(
    r"(?!.*(?:kompetens|kurrens|frekvens|sekvens|licens|tendens|ferens|ligens|existens|demens|evidens|residens|balans|ulans|leverans|chans|inans|distans|instans|substans|tolerans|relevans|assistans|dans|glans|prestans)$)"
    r"[a-zåäö]{3,}(?:ets|ens|ans|arnas|ernas|ornas)$"
)
# Two of these side by side are of two cells.
_PREPOSITIONS = frozenset(
    ("i", "på", "av", "för", "med", "till", "från", "vid", "hos", "inom", "mot", "under", "över", "utan")
)
# Before a name: "i Strandsele", "Norra Fjällmossa".
_BEFORE_NAME = re.compile(
    r"(?:i|pa|av|for|med|till|fran|vid|hos|om|inom|och|enligt|genom|kring|norra|sodra|sankt|en|ett|den|det|mot)$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign at [start, end) of the running text.

    `kind`: "word", "capital", "figure", "verdict", "dash" or "sign". `after_gap`: a rule or bar stands before it. `aims`:
    it is a "minst" before a figure. `is_rule`: it may be a rule between columns that was read as a letter.
    """

    start: int
    end: int
    text: str
    kind: str
    after_gap: bool
    is_open: bool
    governs: bool
    is_before_name: bool
    is_unit: bool
    is_direction: bool
    goes_on: bool
    aims: bool = False
    is_rule: bool = False

    @property
    def is_preposition(self) -> bool:
        """Whether it is one of the common prepositions."""
        return self.text in _PREPOSITIONS

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital, a verdict among them."""
        return self.kind == "capital" or (self.kind == "verdict" and self.text[0].isupper())

    @property
    def is_shall(self) -> bool:
        """Whether only a year hangs on it: "ska 2018 uppgå till"."""
        return self.text in ("ska", "skall")

    @property
    def is_value(self) -> bool:
        """Whether a column of figures and verdicts may hold nothing but it."""
        return self.kind in ("figure", "dash", "verdict")


def tokens_of(line: Line) -> tuple[Token, ...]:
    """The line's tokens, without the row's number and the rules between its columns."""
    number = _NUMBER.match(line.text)
    found: list[Token] = []
    after_gap = False
    for match in _TOKEN.finditer(line.text, number.end() if number else 0):
        if _GAP.match(match[0]):
            after_gap = True
            continue
        found.append(_token(match[0], line.start + match.start(), after_gap=after_gap))
        after_gap = False
    found = _without_rules(found)
    if number and found and found[0].kind == "word":
        found[0] = replace(found[0], kind="capital")
    return tuple(
        replace(
            token,
            aims=token.is_direction and following is not None and following.kind == "figure",
            is_rule=token.text in _RULE and (following.kind == "capital" if following else token.text in "Il"),
        )
        for token, following in zip_longest(found, found[1:])
    )


def _without_rules(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the long dashes before words, which were rules between columns, and without goals' numbers ("N1")."""
    kept: list[Token] = []
    is_after = False
    for token, following in zip_longest(tokens, tokens[1:]):
        is_code = _CODE.fullmatch(token.text) and following is not None and following.kind == "capital"
        if is_code or (token.text[0] in "—=" and following is not None and following.kind in ("word", "capital")):
            is_after = True
            continue
        kept.append(replace(token, after_gap=True) if is_after else token)
        is_after = False
    return kept


def row_number(line: Line) -> int | None:
    """The number that the row begins with; None when it has none."""
    number = _NUMBER.match(line.text)
    return int(number[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) if number else None


@lru_cache(1 << 12)
def last_token(text: str) -> Token:
    """The last word or figure of a cell's text, which is not empty."""
    return _token(tokens_in(text)[-1], 0, after_gap=False)


def tokens_in(text: str) -> list[str]:
    """The words, figures and signs of the text."""
    return _TOKEN.findall(text)


@lru_cache(1 << 12)
def values_in(text: str) -> int:
    """How many figures, dashes and verdicts the text of a cell holds."""
    return sum(_token(word, 0, after_gap=False).is_value for word in tokens_in(text))


def _token(text: str, start: int, *, after_gap: bool) -> Token:
    folded = fold(text)
    kind = (
        "figure" if text[0].isdigit()
        else "dash" if text[0] in "-–—="
        else "sign" if not text[0].isalpha()
        else "verdict" if _VERDICT.match(folded)
        else "capital" if text != text.lower()
        else "word"
    )  # fmt: skip
    return Token(
        start,
        start + len(text),
        text,
        kind,
        after_gap,
        is_open=text in (",", ":") or text.endswith(("-", ":s")) or _is_open(text, folded),
        governs=bool(_GOVERNS.match(folded)),
        is_before_name=bool(_BEFORE_NAME.match(folded)),
        is_unit=bool(_UNIT.match(folded)),
        is_direction=bool(_DIRECTION.match(folded)),
        goes_on=folded in _GOES_ON,
    )


def _is_open(text: str, folded: str) -> bool:
    return text != "år" and bool(_OPEN.match(folded) or _TELLS_OF_NEXT.match(text))


def joined(parts: Sequence[str]) -> str:
    """The parts of a text put together; a word that two of them divide is whole again.

    >>> joined(["barn-", "och", "ungdoms-", "verksamhet", "."])
    'barn- och ungdomsverksamhet.'
    """
    text = parts[0]
    for part in parts[1:]:
        if text.endswith("-") and part[:1].islower() and part not in ("och", "eller", "samt"):
            text = text[:-1] + part
        else:
            text += part if part[0] in ",.;:)”²³" or text[-1:] in "(“" else f" {part}"
    return text
