"""Joins wrapped and hyphenated lines into running text that knows where each character stood.

A line is wrapped when the next line's first word would not have fitted on it: that, and a next line that goes on in
lower case, is what tells a wrapped line from one that ends where its writer ended it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.months import MONTH

# "* mål", "- mål", "• mål", "@ mål", "e Mål" (a bullet read as a letter), "1. mål", "a) mål"; numbers in a
# bracket, before a stroke or a misread stop, bare before what is decided; "§ 12", "Mål 3."
LIST_ITEM = re.compile(
    r"""\s*(?:
        [-–—•*·»›→➔➢➤➜⇒✓▪▫■●○◦∙⦁⁃«>‣►▸▹▶◆◇❖+°®¤¢@]{1,2}\s+(?=\S)
      | [–—•●■▪](?=[A-ZÅÄÖ][a-zåäö]) | —(?=[a-zåäö]{2})
      | (?:[aeomnv©¢=~_¥]|mu|oe)\s+(?=[A-ZÅÄÖ])
      | (?:\d{1,2}|[a-zåäö]|[ivx]{2,4})[.)]\s+(?=\S)
      | \d{1,2},\s+(?=[A-ZÅÄÖ][a-zåäö-]+\s[a-zåäö]+\s)
      | (?:(?:\d{1,2}|[a-z])\s\)|\((?:\d{1,2}|[a-z])\)|[A-F]\)|\d{1,2}/)\s+(?=[^\W\d])
      | \d{1,2}\s+(?=(?:att|anta(?:ga)?|godkänna|fastställa|uppdra(?:ga)?|bevilja|avslå|bifalla|tillstyrka|avstyrka|ge
          |överlämna|föreslå|hemställa|begära|notera|lägga|anslå|anvisa|avsätta|utse|upphäva|hos)\s)
      | §\s*\d+
      | (?:[Mm]ål|M[aé]l|[Ii]nriktningsmål|[Ee]ffektmål|[Dd]elmål|[Nn]ämndmål)\s+(?:\d+\s*[.:]|\d{1,2}\s+(?=[A-ZÅÄÖ]))
    )""",
    re.VERBOSE,
)
_BARE_DAY = re.compile(r"\s*(?:19|20)\d\d-\d\d-\d\d")  # in a margin: no text wraps after so little
_ATT_SATS = re.compile(r"\s*(?:[Aa]tt|ATT|dels|samt\satt)\s")
# A list's lead-in ends in its verb; other lines that decide may be prose that "att" goes on with.
_ENDS_LEAD_IN = re.compile(
    r"(?:[:;.,]|\b(?:samt|dels|att|följande|måtte|beslut\w*|beslöts?|föreslå[rs]?|hemställ\w*|tillstyrk\w*|avstyrk\w*|rekommendera[rs]?|yrka\w*|uppdra\w*))$"
)
_PROPOSES = re.compile(
    r"\b(?:beslut(?:ar|a|ade|at)|beslöt|föreslå[rs]?|hemställ(?:er|a|es)|tillstyrker|avstyrker|rekommenderar|anhåll(?:er|a|es)|begär|får)\b"
)
_NEW_SENTENCE = re.compile(r"[a-zåäö)]\.\s[A-ZÅÄÖ]")
# "redovisa åtgärder för" over "att hålla sin ram": what no sentence ends in.
_WANTS_ATT = re.compile(r"\s(?:för|genom|utan)$")
# "att förelägga bolaget vid vite" over "att senast …", "antar planen" over "att gälla från …".
_ORDERS = re.compile(r"\b(?:(?:föreläg|åläg)g|anmoda|uppmana)[a-z]*\b(?!.*\batt\b)")
_BY_WHEN = re.compile(r"att\s(?:senast|inom|före|omgående|omedelbart|snarast)\b")
_ADOPTS = re.compile(r"\b(?:anta(?:r|s|ga)?|fastställ[a-z]*|godkän[a-z]*)\b")
_SAYS_WHEN = re.compile(r"att\s(?:gälla|tillämpas|börja\sgälla)\b")
# In one line, as lists of att-satser have them under their heading or verb alone.
_SEVERAL_ATT = re.compile(r"(?:,|\soch|\ssamt)\satt(?:\s|$)")
_HEADS_ATT = re.compile(r"\b(?:beslut(?:et)?|förslag(?:et)?|yrkanden?|uppdrag(?:et)?|hemställan)\b", re.IGNORECASE)
_ATT_WIDTH = len(" att")
# "Mäts genom: …", "Tid: …": a line that begins with a label begins anew.
_LABELLED = re.compile(r"\s*[A-ZÅÄÖ][\wåäöé -]{2,25}:(?:\s|$)")
# "Byggnadsnämnden beslöt", "Kommunstyrelsen föreslår att": a line that leads in att-satser stands for itself.
_LEAD_IN = re.compile(
    r"\s*[A-ZÅÄÖ][\wåäöé -]{2,60}\s(?:beslutar|beslöt|beslutade|föreslår|hemställer|tillstyrker)"
    r"(?:\s(?:att|följande))?\s?:?\s*$"
)
# "Ekby den 3 maj 2016": over a signature.
_PLACE_AND_DAY = re.compile(
    rf"[A-ZÅÄÖ][\wåäö-]+(?:\s[a-zåäö]{{1,4}}\s[A-ZÅÄÖ]\w+)?,?\s(?:(?:den\s)?\d{{1,2}}\s{MONTH}[a-z]*\s(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\s*"
)
# A line of names or of a heading in capitals: "Lars-Erik Brännmark Märta Wikénstål".
_ALL_CAPITALISED = re.compile(
    r"(?:(?:/\s?)?(?:[A-ZÅÄÖÉ][\w.-]*|\([A-Za-zåäö]{1,4}\)|von|af|de|der|van|la)(?:\s|$)){2,8}"
)
# "minst sex gånger under" over "2024.": a line that cannot end before a figure; "vid mätningen" over "2023.": a year
# that ends its sentence.
_WANTS_FIGURE = re.compile(
    r"\d–$|(?:^|\s)(?:under|över|till|från|senast|minst|högst|lägst|år|året|av|med|på|om|per|den|inom|för|och|eller|samt|mellan|mot|ca|cirka|omkring|än|[Ss]edan|netto|brutto)$"
)
# "ska understiga" over "8 procent".
_WANTS_MEASURE = re.compile(
    r"\s(?:(?:under|över)(?:stiga|stiger|steg)|vara|är|var|bli|blir|blev|kosta[rd]?e?|omfattar|drygt|knappt)$"
)
_MEASURE = re.compile(r"\d[\d ,.]*\s?(?:%|[a-zåäö]{2})")
_UNIT_BELOW = re.compile(r"(?:%|[GMTk]Wh|MW)(?!\w)")  # "motsvara minst 6" over "GWh."
_WANTS_YEAR, _YEAR = re.compile(rf"\s(?:i|vid|\d{{1,2}}\s{MONTH}[a-z]*)$"), re.compile(r"(?:19|20)\d\d(?!\d)")
# "enats om mål för mandatperioden" over "2019–2022:".
_ENDING_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?(?:[.,](?:\s|$)|(?P<opens>:)$)")
# "… förlustgaranti för musikdagarna" over "1998 med högst": small words before and behind a year.
_YEAR_AMID = re.compile(
    r"(?:19|20)\d\d (?:med|till|för|och|samt|i|på|av|om|vid|från|enligt|som|ska|skall|är|har|var|blir|blev)\s"
)
_FEWEST_IN_SENTENCE = 4  # small words
# "Kopia till", "Beslutet ska skickas till:": under it every line is an item of a list, whatever its letters.
_OPENS_LIST = re.compile(
    r"\s*(?:(?:Kopi(?:a|or)|Avskrift(?:er)?|(?:Protokolls)?[Uu]tdrag|Beslut(?:et)?|Sänds|Skickas|Expedieras|Delges|Meddelas"
    r"|Tillställs|Exp\.?|Underrättelse)(?:\s[a-zåäö-]+){0,5}\still|Expedieras|Expediering|Delges|Sändlista"
    r"|Kopia(?: för kännedom)?|[A-ZÅÄÖ].{0,30}kännedom(?=\s?:)"
    r"|(?:[A-ZÅÄÖ][\w-]*\s){1,2}(?:(?:ska|skall|bör)\s)?(?:delges|expedieras|tillställe?s|(?:över|ut|till)?sänd[ae]?s|skickas|meddelas)(?:\s[a-zåäö-]+){0,3})"
    r"\s?(?:(?::\s?|\t)[^,;:.\t]{2,60}|:?)\s*"  # its first item may stand beside it
)
_BEGINS_LIST = re.compile(r"(?:Kopi(?:a|or) (?:för kännedom|till)|Delges|Expedieras|Sändlista)\b")
# "som följs med nyckeltal i" over "Kolada: att …".
_WANTS_NAME = re.compile(r"\s(?:i|på|av|för|med|från|vid|hos|som|en|ett)$")
_FEWEST_AFTER_NAME = 3  # small words
_LETTERED = re.compile(r"[A-ZÅÄÖ][.)]\s")
_GOES_ON = re.compile(r"(?:[,(&-]|\b(?:och|samt|eller|för|i|på|av|vid))$")
COMPOUND_REST = re.compile(r"(?:och|eller|samt|resp\.?|respektive)\b")
# A sum whose thousands stand on the next line; what a number, which may begin the next line, belongs to.
_UNIT = r"(?:kronor|t?kr|mn?kr|kkr|milj(?:oner|arder)?\.?)"
# "under 50 per 1" over "000 brukare": no number begins with three noughts.
_NOUGHTS = re.compile(r"[^\W\d],?\s\d{1,3}(?: \d{3})*\n000(?:\s[a-zåäö]{2}|[.,]?$)")
# "lagt ner 2 250" over "000 kronor", "per elev var 61 200" over "kr 2005": in prose alone.
_DIVIDED_SUM = re.compile(
    rf"(?<![\d.,/])\d{{1,3}}(?:[ .]\d{{3}})*\n(?:(?:\d{{3}}[ .])*\d{{3}}\s)?{_UNIT}"
    r"(?!\w|\s(?:budget|utfall|bokslut|prognos|plan|ram)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:tabell|not|bilaga|kvartal|tertial|period|sid\w*|kap\w*|nr)\.?\s\d+$", re.IGNORECASE)
_ENDS_IN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_DIVIDED_NUMBER = re.compile(rf"[^\W\d],?\s\d{{1,3}}\n\d{{3}}(?: \d{{3}})*\s{_UNIT}(?!\w)", re.IGNORECASE)
# A number is set with its unit: "det nya systemet kräver" over "450 tkr.", "i sin plan 1,9 Mkr" over "1998 och".
_BEGINS_WITH_SUM = re.compile(rf"\d[\d .,]*(?:\s?{_UNIT}(?!\w)|:[-–])", re.IGNORECASE)
_SUM_BEFORE_YEAR = re.compile(rf"\d\s?{_UNIT}\n(?:19|20)\d\d(?:[.,]|\s[a-zåäö])", re.IGNORECASE)
# "§ 97 Skattesats  Dnr KS" over "2005/233": letters that a label and nothing else stands before.
_ENDS_IN_CODE = re.compile(
    r"\b(?:[Dd]nr|DNR|[Dd]iarien(?:umme)?r|[Ää]renden(?:umme)?r|beteckning)\.?\s?:?\s[A-ZÅÄÖ]{1,5}$"
)
_REST_OF_NUMBER = re.compile(r"\d{2,4}\s?[-/:.]\s?\d{1,6}(?:[-.]\d{1,3})*\W*")
_ENDS_IN_WORD = re.compile(r"\s[a-zåäö]{2,}$|,$")
SENTENCE_END = re.compile(r"[.!?:][\"”')]*$")
# A point after these ends no sentence.
_SHORT_END = re.compile(
    r"(?<![\w.])(?:fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|f\.?\s?o\.?\s?m|t\.?\s?ex|bl\.?\s?a|p\.?\s?g\.?\s?a|m\.?\s?h\.?\s?a|d\.?\s?v\.?\s?s|f\.?\s?[dn]|s\.?\s?k|c:?a|kl|kap|kv|nr|dnr|prop|resp|inkl|exkl|enl|jfr|avs|ang|bitr|tf)\.$",
    re.IGNORECASE,
)
_ALMOST_FULL = 0.95  # of the page's width in characters, since letters differ in width
_ROW_DIGITS = 0.2  # share of a line's characters; a line with more is a table's row, not prose
# Two rows of a table, the second's label misread as lower case; a line that is nothing but the years of columns.
_ROW = re.compile(
    r"(?=(?:\D*\d){5}|\D*\d+(?:,\d+)?\s?%?\s[|\s]*\d+(?:,\d+)?\s?%?\W*$)"
    r"[^\d.;:]*[^\W\d]{2}[^\w]+(?:[-–—]?\d[\d ,.%]*+[|}\])/;]*+\s*+)++"
)
_FIGURES_ABREAST = re.compile(
    r"[^\d.;:]*[^\W\d]{2}\W+(?:\d[\d,]*\s?%?[\s|]+){2,6}(?!(?:[tm]?kr|st|ton|k[mg]|och|av|i|på|för)\b)\S{1,3}"
)
_ENDS_IN_FIGURES = re.compile(r"(?=\D*\d[\d,]*\D+\d)[^.;:]*\s\d[\d,]*\s?%?")
# Sums side by side at a line's end: "Ing.firma Ek 198.000 - 198.000".
_SUMS_ABREAST = re.compile(
    r".{2,60}?\s(?:[-–—]?\d{1,3}(?:[ .]\d{3})+\s+(?:[-–—]\s+)?){1,5}[-–—]?\d{1,3}(?:[ .]\d{3})+\W{0,2}"
)
# A row that a month begins: "jan–jun 2022 14 71 2 18,5".
_PERIOD_ROW = re.compile(
    rf"{MONTH}[a-z]*\.?(?:\s?[-–—]\s?{MONTH}[a-z]*\.?)?(?:\s(?:19|20)\d\d)?"
    r"\s+[-–—]?\d[\d,.]*\s?%?(?:\s++(?:[-–—]?\d[\d,.]*+(?:\s?%)?|\S{1,3})(?=\s|\W*$))++\W*"
)
# What a head of columns ends in, above a row whose capital was misread: "Utfall 2008 Utfall 2009".
_ENDS_IN_HEADS = re.compile(r"(?<![\w.–-])(?:19|20)\d\d[\s|_+—]{1,6}(?:[A-ZÅÄÖ][a-zåäö]+\s)?(?:19|20)\d\d[\s|_]*$")
_MONTH = rf"{MONTH}[a-z]*\.?"
_BEFORE_YEAR = rf"(?:[A-ZÅÄÖ][\w.]*|helår|delår|per|{_MONTH}(?:\s?[-–—]\s?{_MONTH})?)\s"
_HEADS_COLUMNS = re.compile(
    rf"(?:(?:(?:{_BEFORE_YEAR}){{0,2}}(?:\d ?(?:[-–] ?\d)? ?)?(?:19|20)\d\d"
    rf"|(?:helår|delår|tkr|mnkr|mkr|kkr|kr|{_MONTH}\s?[-–—]\s?{_MONTH})(?!\w))\W{{0,3}}){{2,}}"
    # Or the unit before the first of them: "mnkr Utfall 2018 Budget 2019".
    r"|\W{0,2}(?:tkr|mnkr|mkr|kkr|kr)\W{1,3}(?:(?:Budget|Utfall|Bokslut|Prognos|Plan|Förslag|Redovisning|Ram)\b|(?:19|20)\d\d\b).*"
)
_SMALL_WORD, _FEWEST_PROSE_WORDS = re.compile(r"(?<![\w-])[a-zåäö]{2,}"), 8  # of a line of prose, whatever its figures
_HAS_WORD = re.compile(r"[^\W\d_]{2}")
_LONGEST_ROW = 70
_FEWEST_LINES, _NO_WIDTH = 5, 10_000
_SLIDE_LINES, _SLIDE_WIDTH = 12, 75  # a page of no more and no longer lines is a slide
_SHORT_LINE = 0.6  # of the page's width: a shorter line is no full line of prose, whatever follows it


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as it stands on its page: `text` begins at offset `start` of page `page`.

    `column_width` is that of the column, in characters, that it hangs in below a line's last cell, 0 where in none.
    """

    page: int
    start: int
    text: str
    column_width: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the joined text that stands unbroken in its page; all offsets are in characters."""

    joined: int
    page: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Running text, one paragraph a line, empty lines kept; `pieces` in order lead back to the pages."""

    text: str
    pieces: tuple[Piece, ...]

    def locate(self, start: int, end: int) -> tuple[int, int, int]:
        """(page, start, end) of the passage; of one that runs over a page's end, the part on its first page."""
        first = max(bisect_right(self.pieces, start, key=lambda piece: piece.joined) - 1, 0)
        piece = self.pieces[first]
        page, place = piece.page, piece.start + start - piece.joined
        last_end = place
        for piece in self.pieces[first:]:
            if piece.joined >= end or piece.page != page:
                break
            last_end = piece.start + min(end - piece.joined, piece.length)
        return page, place, last_end

    def pages(self, start: int, end: int) -> list[int]:
        """The pages that the passage runs over, in order."""
        first = max(bisect_right(self.pieces, start, key=lambda piece: piece.joined) - 1, 0)
        last = bisect_left(self.pieces, end, key=lambda piece: piece.joined)
        return sorted({piece.page for piece in self.pieces[first:last] if piece.length})

    def page_starts(self) -> tuple[int, ...]:
        """Where each page begins in the running text."""
        starts: dict[int, int] = {}
        for piece in self.pieces:
            starts.setdefault(piece.page, piece.joined)
        return tuple(starts.values())


def join(lines: Sequence[SourceLine]) -> Joined:
    """The lines as running text: wrapped lines joined by a space, divided words made whole.

    >>> join([SourceLine(1, 0, "Verksamheten beräknas om-"), SourceLine(1, 26, "sätta 52 miljoner.")]).text
    'Verksamheten beräknas omsätta 52 miljoner.'
    """
    widths = _page_widths(lines)
    # A list's own page may hold no prose.
    widest = max((width for width in widths.values() if width < _NO_WIDTH), default=0)
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    is_list = False
    for index, line in enumerate(lines):
        text = line.text.rstrip(" ")
        is_list = bool(text) and (is_list or bool(_OPENS_LIST.fullmatch(text)))
        following = lines[index + 1] if index + 1 < len(lines) else None
        link = _separation(line, following)
        is_item = is_list and len(text) < _SHORT_LINE * max(widths[line.page], widest) and not _GOES_ON.search(text)
        if following and not is_item and _goes_on(line, following, widths[line.page]):
            text, link = linked(text, following.text)
        indent = len(text) - len(text.lstrip(" "))  # a tab stands for an empty cell
        text = text[indent:]
        pieces.append(Piece(length, line.page, line.start + indent, len(text)))
        parts += [text, link]
        length += len(text) + len(link)
    return Joined("".join(parts), tuple(pieces))


def wraps(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with the sentence of `line`, on a page whose lines are `width` characters wide."""
    is_row = "\t" in line or "\t" in following
    line, following = line.rstrip(), following.strip()
    if is_row or _stand_apart(line, following, width):
        return False
    is_prose = (len(line) >= _SHORT_LINE * width or _ATT_SATS.match(line)) and _ENDS_IN_WORD.search(line)
    is_long = len(line) >= _SHORT_LINE * width and line[-1].isdigit()
    wants_sum = (is_prose and _BEGINS_WITH_SUM.match(following)) or (is_long and following.startswith("%"))
    if is_divided(line, following) or line.count("(") > line.count(")") or wants_sum or _wants_figure(line, following):
        return True
    is_open = not ends_sentence(line) and not _ALL_CAPITALISED.fullmatch(line)
    if (following[0].islower() and is_open) or (_SHORT_END.search(line) and not following[0].isupper()):
        return True
    is_heading = len(following) < _SHORT_LINE * width and not ends_sentence(following)
    if line.endswith(":") or (ends_sentence(line) and is_heading):  # a heading under a full last line
        return False
    if _wants_name(line, following, width):
        return True
    would_have_fitted = len(line) + 1 + len(following.split(maxsplit=1)[0]) <= _ALMOST_FULL * width
    return not would_have_fitted and len(line) >= _SHORT_LINE * width


def _wants_name(line: str, following: str, width: int) -> bool:
    """Whether a long line ends in what a name follows, and the next is a sentence's."""
    if len(line) < _SHORT_LINE * width or _LETTERED.match(following):
        return False
    return bool(_WANTS_NAME.search(line)) and len(_SMALL_WORD.findall(following)) >= _FEWEST_AFTER_NAME


def _goes_on_with_att(line: str, following: str, width: int) -> bool:
    """Whether an "att" goes on with prose: the line wants it, or is full and leads in no list of att-satser."""
    if _wants_att(line, following):
        return True
    is_full = width != _NO_WIDTH and len(line) + _ATT_WIDTH > _ALMOST_FULL * width
    if not is_full or not following[0].islower() or following.startswith("dels") or _ATT_SATS.match(line):
        return False
    is_prose = bool(_NEW_SENTENCE.search(following)) and line[-1] not in ":;.,"
    if is_prose or _ENDS_LEAD_IN.search(line):
        return is_prose
    last = line[[match.end() for match in _NEW_SENTENCE.finditer(line)][-1] :] if _NEW_SENTENCE.search(line) else line
    return not _PROPOSES.search(last) or last is not line


def _is_sentence(line: str) -> bool:
    """Whether the line has small words enough for part of a sentence."""
    return len(_SMALL_WORD.findall(line)) >= _FEWEST_IN_SENTENCE


def _wants_att(line: str, following: str) -> bool:
    """Whether what the first line says is not whole without the "att" that the second begins with."""
    is_sentence = _is_sentence(line)
    if (is_sentence and _WANTS_ATT.search(line)) or (_ORDERS.search(line) and _BY_WHEN.match(following)):
        return True
    if line[-1] in ":;.," or (_ATT_SATS.match(line) and not _SAYS_WHEN.match(following)):
        return False
    is_prose = is_sentence and not _PROPOSES.search(line) and not _HEADS_ATT.search(line)
    return bool((_SAYS_WHEN.match(following) and _ADOPTS.search(line)) or (is_prose and _SEVERAL_ATT.search(following)))


def _wants_figure(line: str, following: str) -> bool:
    """Whether the second line begins with the figure or year that the first cannot end without, or ends its number."""
    if _WANTS_FIGURE.search(line):
        return following[0].isdigit()
    if _WANTS_MEASURE.search(line) and _MEASURE.match(following):
        return True
    if line[-1].isdigit() and _UNIT_BELOW.match(following) and not _ENDS_IN_YEAR.search(line):
        return _is_sentence(line)
    if _WANTS_YEAR.search(line) and _YEAR.match(following):
        return True
    if _YEAR_AMID.match(following) and _ENDS_IN_WORD.search(line):
        return _is_sentence(line)
    return bool(_NOUGHTS.search(f"{line}\n{following}")) or _is_rest_of_sentence(line, following)


def _is_rest_of_sentence(line: str, following: str) -> bool:
    """Whether the second line, be it like a head of columns, begins with the year or the rest of a sum of the first."""
    return _ends_in_year(line, following) or _divides_sum(line, following)


def _ends_in_year(line: str, following: str) -> bool:
    """Whether the second line begins with the year, or years, that the sentence of the first ends in."""
    year = _ENDING_YEAR.match(following)
    if year is None or ends_sentence(line):
        return False
    return not year["opens"] or _is_sentence(line)


def _divides_sum(line: str, following: str) -> bool:
    """Whether the lines part a sum's thousands, or the sum from its year."""
    both = f"{line}\n{following}"
    if _DIVIDED_NUMBER.search(both) or _SUM_BEFORE_YEAR.search(both):
        return True
    if _NUMBERED.search(line):
        return False
    return bool(_DIVIDED_SUM.search(both)) and _is_sentence(line)


def ends_sentence(line: str) -> bool:
    """Whether a sentence ends with the line; a point after "fr.o.m" ends none.

    >>> ends_sentence("Planen antas."), ends_sentence("gäller fr.o.m.")
    (True, False)
    """
    return bool(SENTENCE_END.search(line)) and not _SHORT_END.search(line)


def _stand_apart(line: str, following: str, width: int) -> bool:
    """Whether something in the two lines says that they are no running text."""
    return (
        not (any(map(str.isalnum, line)) and any(map(str.isalnum, following)))
        or _BARE_DAY.fullmatch(line) is not None
        or any(pattern.match(following) for pattern in (LIST_ITEM, _LEAD_IN))
        or (_LABELLED.match(following) is not None and not _wants_name(line, following, width))
        or _PLACE_AND_DAY.fullmatch(following) is not None
        or _BEGINS_LIST.match(following) is not None
        or (_ATT_SATS.match(following) is not None and not _goes_on_with_att(line, following, width))
        or (_is_row(line) and not following[0].islower() and not _divides_sum(line, following))
        or _are_rows(line, following)
        or (_HEADS_COLUMNS.fullmatch(following) is not None and not _is_rest_of_sentence(line, following))
        or _ENDS_IN_HEADS.search(line) is not None
        or _PERIOD_ROW.fullmatch(following) is not None
    )


def _are_rows(line: str, following: str) -> bool:
    """Whether both are a table's rows, each a label and figures, some of which a scan may have read as letters."""
    if len(line) >= _LONGEST_ROW:
        return False
    is_sure = _FIGURES_ABREAST.fullmatch(line) and _ENDS_IN_FIGURES.fullmatch(following)
    return bool(
        is_sure
        or (_ROW.fullmatch(line) and _ROW.fullmatch(following))
        or (_SUMS_ABREAST.fullmatch(line) and _SUMS_ABREAST.fullmatch(following))
    )


def _is_row(line: str) -> bool:
    digits = sum(map(str.isdigit, line))
    return digits > _ROW_DIGITS * len(line) and len(_SMALL_WORD.findall(line)) < _FEWEST_PROSE_WORDS


def is_divided(line: str, following: str) -> bool:
    """Whether a word is divided between the two lines.

    >>> is_divided("verksamhetens upp-", "följning"), is_divided("social-", "Nämnden")
    (True, False)
    """
    return len(line) > 1 and line[-1] == "-" and line[-2].isalpha() and following[:1].islower()


def _goes_on(line: SourceLine, following: SourceLine, width: int) -> bool:
    # Over a page's end only lower case and figures tell: a full last line says nothing of what heads the next page.
    same_page = line.page == following.page
    below = following.text.strip()
    if same_page and _ENDS_IN_CODE.search(line.text) and _REST_OF_NUMBER.fullmatch(below):
        return True
    if following.column_width and same_page:
        text = line.text.rpartition("\t")[2]
        is_full = line.column_width > 0 or len(text) >= _SHORT_LINE * following.column_width
        return is_full and wraps(text, following.text, following.column_width)
    if same_page or following.text.lstrip()[:1].islower():
        return wraps(line.text, following.text, width)
    return bool(below) and "\t" not in line.text + below and _wants_figure(line.text.rstrip(), below)


def _separation(line: SourceLine, following: SourceLine | None) -> str:
    if following is None:
        return ""
    # What begins a page stands apart from what ended the one before.
    return "\n" if following.page == line.page else "\n\n"


# "VA-ingenjör", "It-chef": the hyphen divides no word.
_ABBREVIATION = re.compile(r"(?<![^\s(/])[A-ZÅÄÖ]{2,5}-$")
_SHORT = re.compile(r"(?<![^\s(/])(?:[Vv]a|[Ii]t|[Hh]r)-$")
_OF_SHORT = re.compile(
    r"(?:ingenj|chef|verk|tax|avgift|enhet|avdelning|strateg|samordn|specialist|system|satsning|säkerhet|utveckl)"
)


# "åren 1997–" over "1999".
_RANGE = re.compile(rf"\w–\n\d|\d–\n\w|[A-ZÅÄÖ]\w*–\n[A-ZÅÄÖ]|{MONTH}[a-z]*–\n{MONTH}|\d-\n\d")


def linked(line: str, following: str) -> tuple[str, str]:
    """The line as it is before what goes on with it, and what stands between: nothing in a divided word or range.

    >>> linked("verksamhetens upp-", "följning"), linked("kultur-", "och fritid")
    (('verksamhetens upp', ''), ('kultur-', ' '))
    """
    if not is_divided(line, following.strip()):
        return line, "" if _RANGE.search(f"{line}\n{following.lstrip()}") else " "
    if COMPOUND_REST.match(following.strip()):
        return line, " "
    is_short = _ABBREVIATION.search(line) or (_SHORT.search(line) and _OF_SHORT.match(following.strip()))
    return (line, "") if is_short else (line[:-1], "")


def _page_widths(lines: Sequence[SourceLine]) -> dict[int, int]:
    """The width of each page in characters: that of its longest line of prose, but for a few that stick out.

    A page of a few lines, such as a slide, has no width that tells: any line fits on it.
    """
    lengths: dict[int, list[int]] = {}
    for line in lines:
        if _HAS_WORD.search(line.text) and not _is_row(line.text):
            lengths.setdefault(line.page, []).append(0 if "\t" in line.text else len(line.text.rstrip()))
    return {line.page: _width(sorted(lengths.get(line.page, []))) for line in lines}


def _width(lengths: Sequence[int]) -> int:
    """The width of a page whose lines are so long, the shortest first."""
    if len(lengths) < _FEWEST_LINES or (len(lengths) <= _SLIDE_LINES and lengths[-1] < _SLIDE_WIDTH):
        return _NO_WIDTH
    return lengths[-1 - len(lengths) // 20]
