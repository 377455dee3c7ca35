"""Diary numbers: what they look like, and which of those in a document are its own."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes.cited_numbers import is_in_sentence, is_other, is_paper
from extract.pipes.head import head_cells
from extract.pipes.number_codes import with_figures
from extract.pipes.sections import PARAGRAPH, Line
from extract.pipes.terms import BODIES, BODY, UNIT
from normalize.unicode import fold


@dataclass(frozen=True, slots=True)
class NumberRule:
    """What a diary number looks like, in folded text.

    `labelled`: only after "Dnr" or under it; `alone`: there, or where nothing else stands in its cell.
    """

    name: str
    pattern: str
    yes: tuple[str, ...]
    labelled: bool = False
    alone: bool = False


_YEAR = r"(?:[1li]9|2[0o])[\doli]{2}"
_COUNT = r"(?=[oli]*\d)[\doli]{1,6}"
RULES = (
    NumberRule("code year count", rf"[a-z]{{2,6}}(?:[ /.-]|\s-\s)?{_YEAR}\s?[/:.–-]\s?{_COUNT}(?:[-.]\d{{1,3}}(?:\.\d{{1,2}})*|\s-\s\d{{3}}\b)?",
               ("KS 2018/109", "SN 2013/154.701", "KS/2019:334", "KS-2023-00815", "TK 2017-0456", "KS 2018.109", "KS2018/109", "BUN.2018.123", "KS 2O18/1O9", "KS 20l9/4I", "SDN 2019/88-1.2.1", "KS-2014/1234.109")),
    NumberRule("year code count", rf"{_YEAR}\s?[/:-]\s?[a-zåäö]{{2,6}}[ :-]?{_COUNT}(?:[.-]\d{{1,3}}\b)?", ("2015/KS0417", "2016-BUN 12", "2017/KS 0312-4", "2009-KN 214.041", "2011/KS0031-109")),
    NumberRule("year count code plan", rf"{_YEAR}\s?[/:.-]\s?{_COUNT}-[a-z]{{2,4}}(?:-\d{{2,3}})?", ("2016/1234-BUN-041", "2018-0012-KS")),
    NumberRule("two-digit year code count", r"\d\d/[a-z]{2,4}\s?\d{2,5}(?=\s*$)", ("02/SN0190",), alone=True),
    NumberRule("two-digit year, code, count", r"\d\d[a-z]{2,4}\d{3,5}(?=\s*$)", ("97KS318", "04BUN0112"), alone=True),
    NumberRule("code two-digit year / count", r"[a-z]{2,4}\s?\d\d/\d{2,5}(?:-\d{3})?(?=\s*$)", ("MHN 91/0142",), alone=True),
    NumberRule("code count / two-digit year", r"[a-z]{2,4}\s?\d{1,4}/\d\d(?:\s?-\s?\d{3})?(?=\s*$)", ("RN 7/93", "Tn 44/97", "KFN12/93", "KN 47/85-041"), alone=True),
    NumberRule("count / two-digit year code", r"\d{1,4}/\d\d\s[a-z]{2,3}(?=\s*$)", ("42/89 Fn",), alone=True),
    NumberRule("code, two-digit year, count", r"[a-z]{2,4}[ -]?\d\d[.-]\d{3,5}(?:[.-]\d{2,3})?(?=\s*$)", ("BON 94.0311", "SN-07-0418.702"), alone=True),
    NumberRule("class, count, year", r"\d{3}-\d{1,5}/\d\d(?:\d\d)?", ("Dnr 401-214/99",), labelled=True),
    NumberRule("code, two-digit year", rf"[a-z]{{2,6}}[ /-]?\d\d\s?[/:.-]\s?{_COUNT}(?:\s?-\s?\d{{3}})?", ("Dnr KFN 96/0118", "Dnr KS 78-214"), labelled=True),
    NumberRule("code count / year", r"[a-z]{1,6}[ /-]\d{1,4}/\d\d(?:\d\d)?(?:[-.]\d{3})?", ("Dnr KS 214/78", "Dnr G 27/69"), labelled=True),
    NumberRule("year.count-plan", r"\d\d\.\d{2,5}(?:[.-]\d{2,4})?", ("Dnr 98.113-253", "Dnr 84.214.021"), labelled=True),
    NumberRule("year count", rf"(?:{_YEAR}|\d\d)\s?[/:.-]\s?{_COUNT}(?:\s?[-.]\s?\d{{2,3}}\b(?:\.\d{{1,2}}\b)*|\s?[-.]\s?\d(?:\.\d{{1,2}}){{1,2}}\b|[ -](?!dp|si|bl|dn)[a-z]{{2,4}}\b)?", ("Dnr 1998/145", "Dnr 78/214", "Dnr 2019-000123", "Dnr 2021/1234-1.3.2"), labelled=True),
    NumberRule("count year", r"\d{1,5}[/:](?:19|20)?\d\d(?:\s?[-.]\s?\d{3}\b|[ -](?!dp|si|bl|dn)[a-z]{2,4}\b)?", ("Dnr 214/78 KS", "Dnr 341/86-706", "Dnr 1145/98"), labelled=True),
    NumberRule("class of figures, count, year", r"\d{1,2}(?:\.\d{1,2}){1,3}\.?-\d{1,5}[-/](?:19|20)?\d\d", ("Dnr 1.2.1.-131-2012", "Dnr 1.1-0412/2014"), labelled=True),
    NumberRule("two codes, count, year", r"[a-z]{2,6}[ /](?!d[nu]r)[a-z]{2,4}[ /-]\d{1,6}[/:-]\d{1,6}", ("Dnr KS KA 12/2018", "Dnr KS/KF-2016/23"), labelled=True),
    NumberRule("year with code and count", r"(?:(?:19|20)?\d\d[a-z]{2,5}\d{2,6}|[a-z](?:19|20)\d\d/\d{1,6}/[a-z]{2,4})", ("Dnr 2023KS1234", "Dnr 98KS124", "Dnr A2019/00123/KS"), labelled=True),
    NumberRule("any form", r"[a-z]{1,6}[ ./:-]?\d{1,6}(?:\s?[-/:.]\s?[a-z]{0,4}\d{1,6}){1,4}", ("Dnr CSN 313-09/0388", "Dnr GH 2-1985/14", "Dnr RN 12/93/4"), labelled=True),
    NumberRule("figures of any form", r"\d{1,6}(?:\s?[-/:.]\s?[a-z]{0,4}\d{1,6}){1,4}", ("Dnr 163/83-53", "Dnr 05/0467-3", "Dnr 12.3-214-98"), labelled=True),
    NumberRule("code with a figure", rf"[5801][a-z]{{1,4}}[ /.-]{_YEAR}\s?[/:.-]\s?{_COUNT}", ("Dnr 5N 2019/41",), labelled=True),
    NumberRule("plain count", r"\d{4,6}(?:-\d{3})?(?=\s*$)", ("Dnr 17821",), labelled=True),
)  # fmt: skip
_NUMBERS = "|".join(rule.pattern for rule in RULES if not rule.labelled and not rule.alone)
_WHOLE = re.compile(_NUMBERS)
_LONE_AT_END = "|".join(rule.pattern for rule in RULES if rule.alone)
_LONE = _LONE_AT_END.replace(r"(?=\s*$)", "")
# Perhaps with a code of the plan after it, or the § of the body that prepared it: "Ks 88/204 AU § 402".
_ALONE = re.compile(
    rf"^[(\[]?((?!d[nu]r)(?:{_LONE}))(?:\s(?:dp[li1!]?\.?\s)?\d{{3}})?(?:\s[a-z]{{2,4}}\s§§?\s?\d{{1,4}})?[)\] .]*$"
)
# "Tekniska förvaltningen Tn 44/97", "1978-03-14 Hk 31/78": a gap is lost.
_AFTER_NAME = re.compile(
    rf"^(?:(?:{UNIT}|{BODY}|[a-z]+\s(?:kommun|stad)|(?:19|20)\d\d-\d\d-\d\d|(?:den\s)?\d{{1,2}}[ ./]\w+[ ./]\d{{2,4}})\s)+((?!d[nu]r)(?:{_LONE_AT_END}))[ .]*$"
)
_ENDS_HEADING = re.compile(rf"^.*?[a-z.\d)]\s({_LONE_AT_END})$")  # of a §
# Of a title whose gap a scan has lost: "Tillgänglighet i telefon och KS 09/0377".
_ENDS_TITLE = re.compile(r"^.*?[a-z)]\s((?!d[nu]r)[a-z]{2,4}\s?\d\d[/.-]\d{3,5})$")
# Behind its label and another's value: "Beslut nr / Diarienr Nr 58 Gn 86/173".
_BEHIND_OTHER = re.compile(rf"\b(?:d[nu]r|diari\w+|arende(?:nr|nummer))\s(?:nr\s)?\d{{1,4}}\s((?!d[nu]r)(?:{_LONE}))$")
_ALL = "|".join(rule.pattern for rule in RULES)
_LABEL = (
    r"(?:d[nuhm][rfv]|d[aoe][rv](?=\s?:?\s*(?:[a-z]{1,4}\s?)?\d{1,4}/\d\d)|(?<=vart )d[a-z][rv]|pnr(?=\s?:?\s*\d\d/\d)|d[:.]nr|dnr\s?nr|diarienr|diarie?nummer|diari?e\s?n[ro]|diariebeteckning|diariefor(?:s|t|d)(?:\s(?:som|under))?|arendenr|arendenummer|arende\s?nr|arende-id|var\s(?:beteckning|bet\b|ref\w*)|beteckning|bet\b)"
    r"(?:\s?/\s?(?:ref\w*|beteckning|arendenr|dnr))?\.?(?:\snr)?(?:\s\((?:aberopas|anges|ange|uppge)[^)]{0,30}\))?\s?:?\s*"
)
_ENDS = r"(?![\w/]|[-.:]\d)"  # where no part of the number follows
_NUMBER = re.compile(rf"(?<![\w/-])({_NUMBERS}){_ENDS}")
_ANY_NUMBER = re.compile(rf"(?<![\w/-])(?!d[nu]r\b)({_ALL}){_ENDS}")
_AT_END = re.compile(rf"[^.](?:\s|\()(?:{_NUMBERS})\)?$")
_ENDS_SENTENCE = re.compile(r"[a-zåäö]{3,} [^\s.]* ?[^\s.]*\.$")
_WORD = re.compile(r"[a-zåäö]+\s(?=\d)")
_LAST_WORD = re.compile(r"(?<=\d)[ -]([A-Za-zÅÄÖåäö]{2,4})$")
_TOP_LINES = 40  # in whose margin a number may stand beside the text
_NEAR = 25  # characters
_LAST_LINES = 15  # where a form's box may stand
_LONGEST_PIECE = 40  # characters of a part of a cell that holds nothing but a number
_BETWEEN = re.compile(
    r"\s[·|•]\s|\s[-–]\s(?=[A-ZÅÄÖ]{2,4}\s?\d)|,\s(?=[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,3}\s?\d\d/\d+$)"
)  # "§ 203, Ks 88/317"
_ADOPTED = re.compile(r"(?:antag(?:en|et)|faststall[dt]|godkan[dnt]+|beslutad)\s(?:av|i|:)")  # the document itself
_YEARS_OF_PLAN = re.compile(r"(?:plan|budget|program|vision)\s(?:19|20)\d\d\s?[-–]\s?(?:(?:19|20)\d\d|\d\d)")
_LIKE_SUM = re.compile(r"\w+\s\d\d\.\d{3}")  # "Sand 83.600"
_RECEIVED = re.compile(r"(?:ink|inkom|inkommen|ankom|ank|inkommet)\b\.?[^a-z]*$")  # a stamp, its number perhaps below
_MATTER = re.compile(rf"^(?:arende|akt|referens|ref)\.?\s?:?\s({_NUMBERS}|{_LONE})[ .]*$")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\bkl(?:ockan)?\.?\s?$")
_CAPITAL_LABEL = re.compile(r"(?<![(\w])(?:Dnr|DNR|(?:Diarie|[Ää]rende)n(?:umme)?r|(?:DIARIE|ÄRENDE)NUMMER)\b")
# Who has a number of their own: "Riksarkivet (dnr RA 231-2023/3390)".
_AUTHORITY = r"(?:lansstyrelsen(?:\si\s[a-z ]+)?|[a-z]+(?:verket|arkivet|myndigheten|inspektionen|domstolen|ratten|departementet|styrelsen))"
_TITLE_LINES, _LONGEST_TITLE = 3, 160  # lines; characters
# Whose § a scan has lost, or has put behind it: "Remiss: Linjenätet. Dnr 81.240", "Tillsynsplan 1998 Dnr 98-020 § 18".
_TITLE_WITH_LABEL = re.compile(
    rf"(?!{_AUTHORITY}[ (]+d[nu]r)(?:[a-z-]+:\s)?[^.(:]{{10,110}}\.?\s\(?d[nu]r:?\s(?:{_ALL})\)?(?:\s§\s?\d{{1,3}})?$"
)
_PAGE = re.compile(r"(?:[Ss]ida?\.?\s)?\d{1,3}(?:\s?(?:/|av)\s?\d{1,3}|\s?\(\d{1,3}\))?")
_BODY_WITH_LABEL = re.compile(rf"(?:{BODY}|{UNIT}),?\s(?:{_LABEL})")
_BEGINS_WITH_NUMBER = re.compile(rf"{_LABEL}(?:{_ALL})(?![\w/])")  # "Dnr KS 2018/14 · Föredragande: …" under a §
_LABEL_ALONE = re.compile(_LABEL + r"\s*")
# A row of a form's labels whose gaps a scan has lost: "Datum Dnr Handläggare".
_AMONG_LABELS = re.compile(
    r"(?:[A-ZÅÄÖ]\w+ ){0,4}(?<!Er )(?<!Ert )(?:Vår beteckning|Vår bet\.|Vårt dnr|Dnr|Diarienr|Diarienummer|Ärendenr|Ärendenummer|Beteckning|DNR|DIARIENR|DIARIENUMMER|ÄRENDENR|ÄRENDENUMMER)(?: [^\d.,]+)?"
)
_ENDS_IN_LABEL = re.compile(rf"\b{_LABEL}$")
# "Er beteckning", "Sökandens beteckning": who else has a number for the matter.
_THEY = r"(?:e(?:r|rt|ra|der|dert|dra)|(?:sokanden|avsandaren|mottagaren|motparten|parten|remittenten|remissen|uppdragsgivaren|bestallaren|entreprenoren|leverantoren|kunden|klaganden|anmalaren|ombudet|bolaget|foreningen|myndigheten|domstolen|lansstyrelsen)s)"
_THEIRS = re.compile(rf"{_THEY}\s(?:bet\w*|d[a-z][rv]|diarie\w*|arende\w*|ref\w*)\.?\s?:?")
# "Vår beteckning Er beteckning", whose numbers a scan has put beside each other: they stand in the labels' order.
_SIGN = r"(?:bet\w*|d[nu]r|diarie\w*|arende\w*|ref\w*)"
_WHOSE = re.compile(
    rf"\b(?:(?P<theirs>e(?:r|rt|ra|der|dert|dra)\s{_SIGN})|(?P<ours>(?:var(?:t|a)?\s{_SIGN}|d[nu]r|diari\w*|arende(?:nr|nummer)|beteckning)))\b"
)
_LABELS_OF_BOTH = re.compile(
    rf"(?=.*\b(?:d[nu]r|diari\w*|(?<!er )(?<!ert )(?<!eder )(?:arende(?:nr|nummer)|beteckning)|var(?:t|a)?\s{_SIGN})\b)(?=.*\be(?:r|rt|ra)\s{_SIGN})(?:(?:(?:er|ert|era|var|vart|vara|besluts|sammantrades)\s)?[a-z]{{3,}}[.:]?(?:\s(?:/\s)?|$))+$"
)
_REPLACES = re.compile(r"^ersatter\b.*,$")
_ENDS_IN_THEIRS = re.compile(rf"\b{_THEY}\s[a-z:]+\.?\s?:?\s*$")
# A cell of other matters: "Ersätter plan (dnr 2006.212)", "Version 1.0", a sentence; and what a bracket goes on with.
_OF_OTHERS = re.compile(
    r"^(?:[•*–-]\s|ersatter|version|jfr|se\s)|\b(?:antag\w+|ersatter|reviderad|bereds|beslutade|har|ska|skall|hade|ingar|avser inte)\b"
)
_CITES = re.compile(rf"(?:{BODY})\s(?:den\s)?\d[^,§]*,?\s§\s?\d+,?\s(?:om|angaende|ang)\b")  # another body's paragraph
_NAMES_OTHERS = re.compile(r"^(?:ersatter|version|jfr|se\s)|\b(?:antag\w+|ersatter)\b[^.]*$")
# Labels, and first words of a cell, of what the document replaces, answers or refers to.
_LABEL_OF_OTHERS = re.compile(
    r"(?:ersatter|upphaver|jfr|jamfor|se aven|hanvisning\w*|relatera\w+(?:\s\w+)?|tidigare\s(?:beslut|dnr|diarie\w+|arende\w*)|e(?:r|rt|ra)\s(?:remiss|skrivelse|brev|begaran|framstallan|framstallning|ansokan|datum|forfragan))\b(?!.*\b(?:vart?|vara)\s)"
)
_IN_BRACKETS = re.compile(rf"[(\[](?:{_LABEL})?(?:{_ALL})[)\]]?\W*$")  # which end a title
_LABELLED = re.compile(rf"\b(?:{_LABEL})+(?!d[nuhm][rf])({_ALL}){_ENDS}")
_NEXT = re.compile(rf"\s?(?:,|;|\soch|\ssamt)\s(?:{_LABEL})?({_ALL}){_ENDS}")  # "Dnr 31/84, 52/85"
# "§ 33 Där 12/77": a misread "Dnr".
_UNDER_PARAGRAPH = re.compile(rf"(?:[a-z]+\s)?§\s?\d+\s(?:[a-z]{{2,4}}\.?\s)({_ALL})$")
# A title's number: "Dnr 2018/14 Svar på motion", "Svar på motion (KS 2018/14)".
BEFORE_TITLE = re.compile(rf"[\s(,–-]*(?:{_LABEL}(?:{_ALL})|{_NUMBERS})\)?(?![\w/])[\s).:–-]*")
AFTER_TITLE = re.compile(rf"(?<![\s(\[,–-])[\s(\[,–-]*(?:\b{_LABEL}.*|(?<![\w/-])(?:{_NUMBERS})[)\]]*\s*)$")
# Series of laws and inquiries, which are numbered like a diary.
_SERIES = frozenset(
    (
        "SOU", "SFS", "AFS", "BFS", "SOSFS", "HSLF", "HSLFFS", "NFS", "KSFS", "KFS", "DS", "PROP", "BET", "SKR", "RSKR", "NJA", "RH", "EU", "EG",
        "RA", "MOD", "DIR", "KFTS", "SKOLFS", "MSBFS", "LVFS",
        # What a number follows that is none.
        "DNR", "DUR", "DAR", "DER", "DOR", "PNR", "PG", "BG", "KR", "SEK", "TKR", "MKR", "INK", "INKOM", "ANKOM", "SID", "SIDA", "BLAD", "NR", "BIL", "BILAGA", "TEL", "FAX", "KL", "VER", "ART", "KAP", "PUNKT", "KV", "DEL", "AR", "MAL", "VT", "HT",
    )
)  # fmt: skip
_SOMEONE_ELSES = re.compile(
    rf"(?:\bersatter\b.*|\b(?:[a-z-]{{2,}}(?:namnden|styrelsen|fullmaktige|kontoret|forvaltningen)|[a-z-]*(?:verket|ratten|domstolen|departementet|kommun|landstinget|regionen|inspektionen|myndigheten|stiftelsen|bolaget))s\sd(?:nr|iarie\w*)|\b{_THEY}\s(?:d[a-z][rv]|beteckning|ref\w*|diarie\w*|arende\w*)|\b(?:sou|sfs|ds|prop|(?<!var )bet|skr|mal nr|org\.?\s?nr)\b\.?):?\s*[a-z0-9/: -]*$"
)


def find_diarienummer(lines: Sequence[Line], head: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where the document's own numbers stand, (start, end) in the running text, each number once."""
    in_head = {line.start for line in head}
    found: list[tuple[int, int, bool]] = []
    stacked: set[int] = set()  # the lines that are a number under "Dnr": another may stand under it
    has_paragraphs = any(PARAGRAPH.match(line.text) for line in lines)
    under_paragraph = 0  # so many lines may still hold the title of a §, which its number may end
    for index, (line, above) in enumerate(zip(lines, [None, *lines], strict=False)):
        under_paragraph = _TITLE_LINES if PARAGRAPH.match(line.text) else max(under_paragraph - 1, 0)
        own = line.start in in_head or _is_title(line, under=bool(under_paragraph))
        own = own or (has_paragraphs and _is_under_lost_paragraph(above, line))
        at_top = own or index < _TOP_LINES
        for column, (offset, cell) in enumerate(line.cells):
            over = lines[max(index - 2, 0) : index]
            if not _DIGIT.search(cell) or _is_of_others(above, line, column) or _is_theirs_across(over, line, column):
                continue
            is_near = at_top or bool(under_paragraph)
            is_headed = is_near and above is not None and _is_headed(above, column, len(line.cells))
            if at_top and column and _LABEL_ALONE.fullmatch(fold(line.cells[column - 1][1])):
                is_headed = True
            is_under_one = above is not None and (above.start in stacked or _ends_paragraphs_title(above))
            is_second = is_under_one and bool(_WHOLE.fullmatch(line.folded))
            is_headed = is_headed or is_second
            if is_headed and len(line.cells) == 1 and _WHOLE.fullmatch(line.folded):
                stacked.add(line.start)
            numbers = list(_in_cell(cell, is_headed=is_headed, in_head=own or (is_headed and not found), at_top=at_top))
            if is_headed and above and len(line.cells) == len(above.cells) == 1:
                numbers = _under_label(above, cell, numbers)
            if at_top and not numbers:
                numbers = list(_in_parts(line, offset, cell, in_head=own))
            is_own = (own or is_headed) and not (numbers and _is_received(above) and any(known for *_, known in found))
            found += ((offset + start, offset + end, is_own) for start, end in numbers)
    yield from _once(lines, found or list(_guessed(lines)))


def _is_title(line: Line, *, under: bool) -> bool:
    """Whether the line is the heading of a §, or goes on with it and ends in its number."""
    is_titled = _TITLE_WITH_LABEL.match(line.folded) and line.text[0].isupper()
    if PARAGRAPH.match(line.text) or is_titled or _in_footer(line):
        return True
    is_short = len(line.text) < _LONGEST_TITLE
    return under and bool((is_short and _AT_END.search(line.folded)) or _BEGINS_WITH_NUMBER.match(line.folded))


def _is_received(above: Line | None) -> bool:
    """Whether the line above is a stamp of receipt, whose number may be the receiver's."""
    return above is not None and any(_RECEIVED.match(fold(cell)) for _, cell in above.cells)


def _is_under_lost_paragraph(above: Line | None, line: Line) -> bool:
    """Whether the line is a labelled number right under a title whose § a scan has lost."""
    is_under_title = above is not None and above.after_gap and not line.after_gap
    return is_under_title and _BEGINS_WITH_NUMBER.fullmatch(line.folded) is not None


def _ends_paragraphs_title(line: Line) -> bool:
    """Whether the line is the heading of a § that ends in its number: another may stand under it."""
    return PARAGRAPH.match(line.text) is not None and _AT_END.search(line.folded) is not None


def _in_footer(line: Line) -> bool:
    """Whether the line is a page's head or foot, with the page's number beside the body and its number."""
    return len(line.cells) > 1 and bool(_PAGE.fullmatch(line.cells[-1][1]) and _BODY_WITH_LABEL.match(line.folded))


def _is_of_others(above: Line | None, line: Line, column: int) -> bool:
    """Whether a label over or before the cell says that its number is somebody else's, or of what is replaced."""
    cell = line.cells[column][1]
    over = above.cells[column][1] if above and column < len(above.cells) else ""
    if above and len(above.cells) == 1 < len(line.cells) == column + 1:
        over = above.text  # a label alone in the margin
    before = line.cells[column - 1][1] if column else ""
    is_alone = above is not None and len(above.cells) == len(line.cells) == 1
    return bool(
        _is_theirs(over, cell)
        or _is_theirs(before, cell)
        or (
            is_alone
            and above
            and _ENDS_IN_THEIRS.search(above.folded)
            and not _LABELS_OF_BOTH.match(above.folded)
            and not _LABELLED.search(line.folded)
        )
        or _LABEL_OF_OTHERS.match(fold(before) or line.folded)
        or _replaces(above)
        or is_paper(line.folded)
        or (above is not None and line.text[0] in "([" and _NAMES_OTHERS.search(above.folded))
    )


def _is_theirs_across(over: Sequence[Line], line: Line, column: int) -> bool:
    """Whether "Er beteckning" heads the cell's column over a line of the letterhead that has no such column."""
    is_column = [len(upper.cells) for upper in over] == [len(line.cells), 1] and len(line.cells) > 1
    return is_column and _is_theirs(over[0].cells[column][1], line.cells[column][1])


def _in_parts(line: Line, offset: int, cell: str, *, in_head: bool) -> Iterator[tuple[int, int]]:
    """The numbers that stand alone between a letterhead's days, labels and dots: "2016-10-06 KFN 96/93", "§ 31 · KF 97/204"."""
    if _OF_OTHERS.search(line.folded) and not _ADOPTED.match(line.folded):
        return
    parts = head_cells(line) if len(line.cells) == 1 else [(offset, cell)]
    for start, part in parts:
        if not _DIGIT.search(part) or _ENDS_IN_THEIRS.search(line.folded[: start - line.start]):
            continue
        reached = 0
        for gap in [*_BETWEEN.finditer(part), None]:
            piece = part[reached : gap.start() if gap else None]
            if (piece != cell and len(piece) < _LONGEST_PIECE) and _DIGIT.search(piece):
                for first, last in _in_cell(piece, is_headed=False, in_head=in_head, at_top=True):
                    yield start - offset + reached + first, start - offset + reached + last
            reached = gap.end() if gap else reached


def _guessed(lines: Sequence[Line]) -> Iterator[tuple[int, int, bool]]:
    """Of a document that names no number as its own one that a capital letter labels at a line's beginning, where a scan put prose after it."""
    for line in [*lines[:_TOP_LINES], *lines[_TOP_LINES:][-_LAST_LINES:]]:
        for label in _CAPITAL_LABEL.finditer(line.text):
            number = _LABELLED.match(line.folded, label.start())
            if (
                number
                and not is_other(number[1], "")
                and not _SOMEONE_ELSES.search(line.folded[: number.start(1)])
                and not _OF_OTHERS.search(line.folded[: label.start()])
            ):
                start, end = number.span(1)
                yield line.start + start, line.start + _without_word(line.text, start, end), True
                return


def _once(lines: Sequence[Line], found: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """Each number once; what stands alone in the text may be another matter's where the head has the document's own."""
    text = {line.start: line for line in lines}
    starts = sorted(text)
    has_own = any(is_own for *_, is_own in found)
    seen: set[str] = set()
    for start, end, is_own in found:
        line = text[starts[bisect_right(starts, start) - 1]]
        number = re.sub(r"\s", "", line.text[start - line.start : end - line.start])
        if number not in seen and (is_own or not has_own):
            seen.add(number)
            yield start, end


def _replaces(above: Line | None) -> bool:
    """Whether the line above tells what the document replaces, and goes on."""
    return above is not None and any(_REPLACES.search(fold(cell)) for _, cell in above.cells)


def _is_theirs(above: str, cell: str) -> bool:
    """Whether the cell stands under "Er beteckning", and has no label of its own."""
    return _THEIRS.fullmatch(fold(above)) is not None and not _LABELLED.search(fold(cell))


def _is_headed(above: Line, column: int, columns: int) -> bool:
    """Whether "Dnr" heads the cell's column; where a scan lost the gaps, whether it ends the line above."""
    if above.text.rfind("(") > above.text.rfind(")"):
        return False  # a label within a bracket of the text
    if len(above.cells) == 1 and columns == 1:
        if _LABELS_OF_BOTH.match(above.folded):
            return True
        if not _ENDS_IN_LABEL.search(above.folded):
            return bool(_AMONG_LABELS.fullmatch(above.text))
        return not _ENDS_IN_THEIRS.search(above.folded)
    heads = above.cells[max(len(above.cells) - columns, 0) :] if len(above.cells) > columns else above.cells
    if len(above.cells) < columns == column + 1:
        return _LABEL_ALONE.fullmatch(fold(above.cells[-1][1])) is not None  # the last of each
    # A label whose number stands beside it heads nothing below.
    return any(
        column < len(cells)
        and _LABEL_ALONE.fullmatch(fold(cells[column][1])) is not None
        and not any(_ANY_NUMBER.search(fold(cell)) for _, cell in cells[column + 1 : column + 2])
        for cells in (above.cells, heads)
    )


def _under_label(above: Line, cell: str, numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of the numbers of a row whose gaps are lost the one under the label: the last where that ends the line above."""
    labels = [found.lastgroup for found in _WHOSE.finditer(above.folded)]
    if "theirs" in labels and "ours" in labels:
        place = labels.index("ours") if len(labels) == len(numbers) else 0 if labels[0] == "ours" else -1
        return numbers[place:][:1]
    if not _ENDS_IN_LABEL.search(above.folded):
        return numbers[:1]
    return numbers[-1:] if any(end >= len(cell) - 1 for _, end in numbers) else numbers


def _in_cell(cell: str, *, is_headed: bool, in_head: bool, at_top: bool) -> Iterator[tuple[int, int]]:
    folded = fold(cell)
    pattern = _ANY_NUMBER if is_headed else _NUMBER
    reached = -1
    for match in sorted(
        [
            *_LABELLED.finditer(folded),
            *_UNDER_PARAGRAPH.finditer(folded),
            *_behind_words(pattern, folded, cell),
            *(_ALONE.finditer(folded) if at_top else ()),
            *_MATTER.finditer(folded),
            *(_BEHIND_OTHER.finditer(folded) if at_top else ()),
            *(_AFTER_NAME.finditer(folded) if in_head else ()),
            *((_ENDS_HEADING if PARAGRAPH.match(cell) else _ENDS_TITLE).finditer(folded) if in_head else ()),
        ],
        key=lambda found: found.start(1),
    ):
        start, end = match.span(1)
        end = _without_word(cell, start, end)
        following = list(_following(folded, end)) if match.re is _LABELLED else []
        is_alone = (following[-1][1] if following else match.end()) - match.start() >= len(cell) - 2
        if (
            start >= reached
            and not is_other(folded[start:end], folded[end:])
            and not _CLOCK.search(folded[:start])
            and _is_own(cell, match, is_alone=is_alone, in_head=in_head)
        ):
            reached = following[-1][1] if following else end
            yield start, end
            yield from following


def _behind_words(pattern: re.Pattern[str], folded: str, cell: str) -> Iterator[re.Match[str]]:
    """The pattern's matches; where one begins with a word that is no code ("för 112/83"), what matches behind it."""
    found = pattern.search(folded)
    while found:
        word = _WORD.match(cell, found.start(1))
        if word:
            found = pattern.search(folded, word.end())
        else:
            yield found
            found = pattern.search(folded, found.end())


def _following(folded: str, end: int) -> Iterator[tuple[int, int]]:
    """The further numbers of a list: "Dnr 31/84, 52/85"."""
    while match := _NEXT.match(folded, end):
        yield match.span(1)
        end = match.end(1)


def _without_word(cell: str, start: int, end: int) -> int:
    """Where the number ends without a word that follows it and is no code: "33/73 olja", "2014-0213 Org.nr"."""
    word = _LAST_WORD.search(cell[start:end])
    if not word or word[1].isupper() or (word[1].istitle() and (word[1].upper() in BODIES or end == len(cell))):
        return end
    return start + word.start()


def _is_own(cell: str, match: re.Match[str], *, is_alone: bool, in_head: bool) -> bool:
    """Whether the number is the document's own: in its head or alone in a cell, no law's and nobody else's."""
    written = with_figures(cell[match.start(1) : _without_word(cell, *match.span(1))])
    letters = "".join(char for char in written if char.isalpha())
    code = fold(letters).upper().rstrip("O")
    is_short = match.re in (_ALONE, _MATTER, _AFTER_NAME, _LABELLED, _ANY_NUMBER, _BEHIND_OTHER)
    is_series = code in _SERIES and match.re is not _LABELLED
    is_known = match.re is _LABELLED and code in BODIES  # also "Dnr ks 1987/345"
    if code and (
        is_series or not (is_known or letters.isupper() or (letters[0].isupper() and (code in BODIES or is_short)))
    ):
        return False
    if match.re is not _LABELLED and not letters.isupper() and _LIKE_SUM.fullmatch(written):
        return False
    if match.re is not _LABELLED and _YEARS_OF_PLAN.fullmatch(fold(written)):
        return False
    folded = fold(cell)
    is_in_brackets = (
        folded.count("(", 0, match.start(1)) > folded.count(")", 0, match.start(1)) and ")" in folded[match.end(1) :]
    )
    # Or in one that an earlier line opened: "Skolinspektionens tillsyn (dnr ⏎ 43-2015:5117) redovisas".
    is_in_brackets = is_in_brackets or ("(" not in folded[: match.start(1)] and folded.startswith(")", match.end(1)))
    if is_in_brackets and (
        (_OF_OTHERS.search(folded) and not _ADOPTED.match(folded))
        or _CITES.match(folded)
        or not _IN_BRACKETS.search(folded)
        or folded.endswith(").")
    ):
        return False
    if match.re is _NUMBER and not is_alone and (_ENDS_SENTENCE.search(cell) or is_in_sentence(cell, *match.span(1))):
        return False
    # Its own label outweighs another's that stands farther away.
    near = max(match.start() - _NEAR, 0) if match.re is _LABELLED else 0
    return (in_head or is_alone) and not _SOMEONE_ELSES.search(folded[near : match.start(1)])
