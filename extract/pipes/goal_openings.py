"""What opens goals in a sentence: words for goals with "att" after them, and words of resolve, whose goals must read as such."""

import re
from dataclasses import dataclass

from extract.pipes.goal_cues import Cue, weight_of
from extract.pipes.goal_owners import is_anothers
from extract.pipes.goal_terms import GOALS, MAL, is_aim, is_quantified
from extract.pipes.goal_years import said
from extract.pipes.sections import Line

# "Målen är att", "har nämnden som mål att", "att som mål för 1988 anta att", "med de långsiktiga målen att".
_ALSO = r"(?:(?:dessutom|ocksa|aven|vidare|darutover|darfor|nu|fortsatt|alltjamt|framst|sarskilt|i\sforsta\shand|bland\sannat|bl\.?\s?a\.?)\s)?"
# "Det ena är att …, det andra att …", "för det tredje".
ORDINAL = r"(?:ena|forsta|andra|tredje|fjarde|femte|sjatte|sista)"
_OPENS = re.compile(
    rf"\b(?:[a-z]*{GOALS}|malet)\b[^.:;]{{0,80}}?(?:\bar|\bblir|\b(?:ska(?:ll)?|bor|foreslas)\svara|:)\s{_ALSO}(?=att\s)"
    rf"|\b(?:ar|blir|tillkommer|galler|infors|antas|faststalls|foreslas)\s(?:[a-z-]+\s){{0,4}}?(?:[a-z]*{GOALS}|malet)\s(?=att\s)"
    rf"|\b(?:det|ett)\s{ORDINAL}\s(?:[a-z]*mal(?:et)?\s)?(?:ar|galler|blir|lyder)\s{_ALSO}(?=att\s)"
    rf"|\b(?:har|ha|satter|angett|antar|anger|uppstaller|staller|stallt|stalla|satt|valjer|faststaller|foreslar|foreslas)\s(?:[a-z-]+\s){{0,4}}?(?:som|till)\s(?:[a-z]+\s)?(?:[a-z]*{MAL}|malsattning(?:ar)?)(?:\s(?:for|under|infor)\s[^.,;]{{2,40}}?)?,?\s(?=att\s)"
    # "Därtill kommer målet att", not "bidrar till målet att".
    rf"|\b(?:kommer|tillkommer|finns|galler|antogs|star)\s(?:[a-z-]+\s){{0,4}}?(?:{GOALS}|malet)\s(?:for\s[^.,;]{{2,30}}?\s)?(?=att\s)"
    # "I nämndens verksamhetsprogram står för 1990 att": a plan's word for a year.
    rf"|\bi\s(?:[a-z-]+\s){{0,4}}?[a-z-]*(?:program(?:met)?|plan(?:en)?|strategi(?:n)?|policy(?:n)?|styrkort(?:et)?|budget(?:en)?)\b[^.;]{{0,40}}?\b(?P<plan>star|sags|anges|heter|fastslas|foreskrivs|laggs\sfast|slas\sfast)\b[^.;]{{0,40}}?\s(?=att\s)"
    rf"|\bsom\s(?:[a-z]+\s){{0,2}}?(?:{GOALS})\b[^.;]{{0,60}}?\b(?:antar?|anger?|faststaller|faststalla|beslutar?|satter?|satta|galla|galler)\s{_ALSO}(?=att\s)"
)
# "… erinrar om att programmet har som mål att": somebody else's goal, told in passing. What is proposed is not told.
_TOLD = re.compile(
    r"\b(?:erinrar|anger|anfor|hanvisar|framhaller|paminner|uppger|menar|anser|konstaterar|skriver|noterar)\b[^.]*$|\b(?:sedan|eftersom|dar|vars)\b[^.]*$"
)


@dataclass(frozen=True, slots=True)
class Resolve:
    """Words of resolve before an "att" (folded); those of one that `needs_year` say so of any work that goes on."""

    pattern: str
    needs_year: bool = False


_BETWEEN = r"(?:[a-z0-9-]+,?\s){0,8}?"
_PARTLY = r"(?:(?:dels|nu|ocksa|aven|darfor|darvid|gemensamt|vidare|bland\sannat|i\sforsta\shand)\s)?"
_AIM_NOUN = (
    r"(?:[a-z]*ambition(?:en)?|inriktning(?:en)?|stravan|riktmarken?(?:a|t)?|riktpunkt(?:en|er)?|ledstjarna|malniva|loftet?|ataganden?(?:t)?"
    r"|(?:avkastnings|resultat|agar|kvalitets|service|verksamhets|produktions)krav(?:et|en)?)"
)
# What a body binds itself to, in the words that stand before "att".
RESOLVES = (
    # "har i sin arbetsplan satt upp att", "ställer upp att"
    Resolve(rf"\b(?:satt(?:er|es|s)?|stall(?:er|t|de|s|des))\supp\s{_PARTLY}"),
    # "har enats om att", "är ense om att", "kom överens om att"
    Resolve(rf"(?:\bena(?:ts|des|de\ssig|t\ssig|s)|\b(?:ar|var)\s(?:enig[a]?|overens|ense)|\bkom(?:mit)?\soverens|\boverenskommit)\s(?:om\s)?{_PARTLY}"),
    # "har föresatt sig att", "åtar sig för 1991 att", "förbinder sig att"
    Resolve(rf"\b(?:foresatt(?:er|e)?|foresatter|ata(?:r|git)|atog|forbind(?:er|it)|forband)\ssig\s{_BETWEEN}"),
    # "lovar kommuninvånarna att", "utfäster sig att", "garanterar att"
    Resolve(rf"\b(?:(?:ut)?lova(?:r|t|de)|utfast(?:er)?\ssig|garantera(?:r|t|de|s))\s{_BETWEEN}"),
    # "eftersträvas att", "strävar efter att", "siktar vi på att", "vill nämnden att"
    Resolve(rf"\b(?:efterstrava(?:r|s|t|de|des)?|strava(?:r|s|t|de)?\s{_BETWEEN}(?:efter|mot)|sikta(?:r|s|t|de)?\s{_BETWEEN}(?:pa|mot|till)|(?:vill|onskar)(?:\s(?:vi|[a-z-]*(?:namnden|styrelsen|kontoret|forvaltningen|kommunen)))?)\s{_PARTLY}", needs_year=True),
    # "bör för 1985 inrikta sitt arbete så, att", "skall under 1982 bedrivas så att"
    Resolve(r"\b(?:inrikta[a-z]*|bedriv(?:a|er|s|as|es)|planera[a-z]*|utforma[a-z]*|ordna[a-z]*|organisera[a-z]*|dimensionera[a-z]*|lagg(?:a|er|s|as)\supp)\s(?:[a-z]+\s){0,4}?(?:sa|pa|mot|sadan)\b,?\s", needs_year=True),
    # "i planen för 1988 lägger kontoret fast att", "slår fast att"
    Resolve(r"\b(?:lagger|la|lagt|lade|lagts|slar|slog|slagit)\s(?:[a-z-]+\s){0,2}?fast\s", needs_year=True),
    # "För år 1978 bör gälla, att", "skall under 1983 för biblioteket gälla att"
    Resolve(r"\b(?:bor|ska(?:ll)?|foreslas|far|torde)\s(?:[a-z0-9-]+\s){0,6}?galla,?\s", needs_year=True),
    # "Ambitionen för 2003 är att", "Resultatkravet på bolaget är att"
    Resolve(rf"\b{_AIM_NOUN}\b[^.:;]{{0,60}}?\b(?:ar|blir|var|galler|(?:ska(?:ll)?|bor)\svara)\s{_PARTLY}"),
    # "som riktmärke uttala att", "uttalar som sin målsättning att", "har som ambition att", "satt till att"
    Resolve(rf"\bsom\s(?:[a-z]+\s){{0,2}}?{_AIM_NOUN}\s(?:for\s[^.,;]{{2,30}}?\s)?(?:[a-z]+\s)?"),
    Resolve(r"\b(?:uttala(?:r|t|de|s|des)?|antecknar?)\s(?:[a-z]+\s){0,2}?(?:som|till)\s(?:[a-z]+\s)?(?:[a-z]*mal|malsattning(?:ar)?|riktmarken?|riktpunkt)\s"),
    Resolve(rf"\b(?:{GOALS}|malet)\b[^.:;]{{0,60}}?\b(?:satt|satts|bestamt|bestams|angivet|formulerat|faststallt)\s(?:till|sa|som)?\s?"),
)  # fmt: skip
_RESOLVES = tuple((rule, re.compile(f"(?:{rule.pattern})(?=att\\s)")) for rule in RESOLVES)
# Two that agree, a contract, or a meeting: what they come to is no goal of a body's.
_NO_BODY = re.compile(
    r"\b(?:parterna|avtal(?:et)?|kontrakt(?:et)?|entreprenoren|leverantoren|hyresgasten|foretaget|sokanden|facket|domstolen|lanet|lagen|forordningen)\b"
    r"|\batt\s(?:[a-z]+\s){0,3}?(?:arendet|[a-z]*motet|sammantradet|fragan|forslaget|avtalet|hyran|skrivelsen|yttrandet|protokollet|motionen|ansokan)\b"
)
# A word for goals, and the "att" after it; "målet att", "målet om att" alone is told of ("målet att kön ska bort nåddes").
_NAMED = re.compile(
    rf"\b(?:[a-z]*{GOALS}|[a-z]*malet|[a-z]*malsattning(?:en)?)\b(?P<between>[^.:;]{{0,90}}?)\s(?=att\s)"
)
_BESIDE = re.compile(r",?(?:\som)?")
# "… uttalade den 25 november 1985 som mål att": what was resolved once, told in the background.
_ONCE = re.compile(
    r"\b(?:uttalade|antog|beslutade|beslot|faststallde|satte|angav)s?\b.*\b(?:den\s\d{1,2}\s[a-z]+|(?:19|20)\d\d-\d\d)"
)
_LONGEST_CLAUSE = 90  # characters, enough to hear how it reads


_SETS = re.compile(r"\b(?:satt(?:a|er|s|es)?|stall(?:a|er|t|ts|s|d)|upp(?:satt|stall|tag|ta)[a-z]*|inta(?:gits|gs|git|r|s)|ta(?:git|gits|r|s)\supp|ange[srt]?|angivits?|angetts?|anta(?:s|r|git|gits)?|faststall[a-z]*|formulera[a-z]*|precisera[a-z]*|bestam[a-z]*|uttala[a-z]*|foresla[a-z]*|valt|valts|enats|lagg(?:er|s)|lagts|slagits?|kvarsta[a-z]*|omfattar|gall(?:er|a)|arbeta[a-z]*|har|ha|ar|blir|vara|star|finns|nytt|nya)\b")  # fmt: skip
CUES = (
    Cue("somebody sets it", _SETS, 1.0),
    Cue("it is told of, or told to be reached", re.compile(r"\b(?:syfte[a-z]*|avsikt[a-z]*|fraga(?:n|r)?|skal(?:et)?|orsak[a-z]*|innebar|innebara|betyder|medfor|leder|kraver|forutsatter|bidra[a-z]*|bidrog|for\satt\s(?:na|uppna|klara)|med\s(?:(?:det|ett)\s)?mal(?:et|en)?|i\slinje\smed|utifran|grundas|motsvarar|oavsett|trots|uppfattning(?:en)?|asikt(?:en)?|delar|instamm[a-z]*|vill|mal(?:et|en)?\smed\s(?:det|detta|denna|den\sha[a-z]+|[a-z]*(?:riktlinje|forslag|projekt|andring|utredning|mote|avtal|organisation|besok|kurs|detaljplan|planlagg|upphandling|satsning|ombyggnad|undersokning|bidrag|samarbete|enkat|remiss|forordning|lag)[a-z]*)|yrka[a-z]*|varfor|(?<!det )(?<!den )(?<!ett )andra|andras|skrivas\som|framgar|visar|konstatera[a-z]*)\b"), -4.0),
    Cue("what somebody has, told as a reason", re.compile(r"^att\s(?:[a-z-]+\s){1,4}?(?:har|hade)\b"), -4.0),
    Cue("what somebody would have had", re.compile(r"\b(?:ville|onskade|efterlyste[rs]?|efterfragade[sr]?|saknade[sr]?|(?<!inte\s)saknar|foreslog|kravde|begarde|velat|onskat|efterlyst|fordrade|motionerade|skulle\svilja)\b(?:\s[a-z]+){0,4}?\s(?:(?:ett|nagot|nya|fler|tydliga?|flera)\s)[^.]*mal\b"), -4.0),
    Cue("one of several, told in passing", re.compile(r"^(?:ett|nagot)\sav\b"), -1.5),
    Cue("what is judged by it", re.compile(r"\bligger\s(?:[a-z]+\s)?i\slinje\smed\b|\btalar\s(?:[a-z]+\s){0,2}for\b|\bhur\s(?:det\s|detta\s|val\s)?gar\b|\boverensstammer\s(?:[a-z]+\s)?med\b|\bstammer\s(?:[a-z]+\s)?overens\b"), -4.0, is_after=True),
    Cue("dealt with elsewhere", re.compile(r"\b(?:berors|behandlas|tas\supp|aterges|redovisas|paverkas|omfattas|ingar|provas|utreds)\s(?:dock\s|darfor\s)?(?:ej|inte|i\s(?:stallet|samband|annat|ett\sannat|sarskil[td]|en\sannan|annan))\b"), -4.0, is_after=True),
)  # fmt: skip
_ANOTHERS = -3.0  # riksdagens, sökandens
_ENOUGH = 3.0
_PLAIN = 3.0  # "Målet är att": no more is needed where nothing speaks against it
_BEHIND = 200  # characters after the clause's beginning in which it may be said what is judged by it
# A paragraph that names goals has one of these.
MAY_OPEN = re.compile(
    r"mal|det ena |det forsta |folja|galla|star |sags |anges |heter |fastsla|foreskrivs|fast | upp att| om att|\bsig |lova|garanter|strava|sikta| vill |\bvill |onskar|ambition|inriktning|riktmark|riktpunkt|ledstjarna|krav|\bsa,? att|\bpa,? att|\bmot att|atagande|loft"
)


def opening(line: Line, start: int, end: int, *, is_timely: bool = False) -> int:
    """Where the att-satser begin that the sentence names as goals, 0 where it names none.

    `is_timely`: what stands above says already that it is goals for a time that follow.
    """
    if line.folded.find("att ", start, end) < 0:
        return 0
    for match in _OPENS.finditer(line.folded, start, end):
        is_told = _TOLD.search(line.folded, start, match.end()) or (match["plan"] and not said(match[0], None))
        is_plain = _PLAIN + _weight(line, start, match.end()) >= _ENOUGH
        if not is_told and "\t" not in match[0] and is_plain:
            return match.end()
    return _resolved(line.folded[:end], start, is_timely=is_timely) or _named(line, start, end)


def _named(line: Line, start: int, end: int) -> int:
    """Where the att-satser begin after a word for goals, when the sentence weighs enough; else 0."""
    match = _NAMED.search(line.folded, start, end)
    if not match or "\t" in match[0] or _TOLD.search(line.folded, start, match.end()):
        return 0
    if _ONCE.search(line.folded, start, match.end()):
        return 0
    if _BESIDE.fullmatch(match["between"]) and not _SETS.search(line.folded, start, match.start()):
        return 0
    clause = line.folded[match.end() : min(end, match.end() + _LONGEST_CLAUSE)].removeprefix("att ")
    reads = is_aim(clause) + is_quantified(clause)
    weight = 1.0 + reads + _weight(line, start, match.end())
    return match.end() if reads and weight >= _ENOUGH else 0


def _weight(line: Line, start: int, opens: int) -> float:
    """What the words of the sentence before the att-satser, and those behind, add to its naming goals there."""
    before, after = line.folded[start:opens], line.folded[opens : opens + _BEHIND]
    is_timely = said(before, None) is not None
    return weight_of(CUES, before, after) + is_timely + _ANOTHERS * is_anothers(before)


def _resolved(folded: str, start: int, *, is_timely: bool) -> int:
    """Where the att-satser begin that words of resolve open, when the first of them reads as a goal; else 0."""
    if _NO_BODY.search(folded, start):
        return 0
    for rule, pattern in _RESOLVES:
        match = pattern.search(folded, start)
        if not match or _TOLD.search(folded, start, match.start()) or is_anothers(folded[start : match.end()]):
            continue
        is_for_time = is_timely or not rule.needs_year or said(folded[start:], None) is not None
        if is_for_time and is_quantified(folded[match.end() :].removeprefix("att ")):
            return match.end()
    return 0
