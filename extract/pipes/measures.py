"""Measured values in sentences: `Sjukfrånvaron uppgick under perioden till 3,1 %`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.pipes.findings import Indicator
from extract.pipes.sections import Line
from normalize.amounts import parse_number
from normalize.unicode import fold

# What a noun that names a measure ends in.
_ENDINGS = (
    "franvaro|narvaro|grad|tathet|frekvens|index|belastning|belaggning|behorighet|nojdhet|omsattning|kontinuitet|soliditet|kvot|alder|tackning"
    "|forbrukning|anvandning|produktion|utsokning|utlaning|utnyttjande|utsattning|volym|nedskrapning|meritvarde|medelvarde|medianvarde|matvarde"
    "|arbetsloshet|deltagande|tillgang|folkmangd|befolkning|invanarantal|elevantal|barnantal|medlemsantal|besokstal|besoksantal|betygspoang"
    "|andel|niva|halt|langd|mangd|utslapp|utbud|overlevnad|lasbarhet|svinn|lackage|tid|resultat i enkaten|betyg|nki|hme"
)
# Times that are agreed on, not measured, and what is aimed at.
_AGREED = (
    "leverans|uppsagnings|avtals|giltighets|lop|betalnings|garanti|bygg|mandat|arbets|oppet|oppettid|ansoknings|anbuds|kontrakts|hyres|svars|remiss"
    "|overklagande|besvars|preskriptions|avskrivnings|amorterings|upplatelse|koncessions|genomforande|plan|start|slut|fri|hel|del|halv|ordinarie|fram|sam|dag"
)
_NOUN = rf"(?:kon?|(?!(?:{_AGREED})tid)[\w-]*(?:{_ENDINGS})(?:en|n|et|t|arna|erna|na|ar|er)?)"
_NO_NAME = r"(?!(?:ska|skall|skulle|bor|borde|kan|kunde|far|maste|vill|malet|malsattningen|att|var|blev|ar|har|hade)\b)"
_WORD = rf"(?:som\s(?:ar|var|har|hade|blev|kan)\s)?{_NO_NAME}[\w/–&-]+(?::\d+)?,?"
_BEFORE = rf"(?:{_NO_NAME}(?!(?:men|dar|da|samtidigt|liksom|medan)\b)(?:den|det|[\w-]+[aes])\s){{0,3}}"
# A share or number of anything, or a noun that names a measure, with what it is the measure of.
_MEASURE = rf"(?:(?:andelen?|(?:medel)?antalet?)\s(?:{_WORD}\s){{0,10}}?{_WORD}|{_BEFORE}{_NOUN}\b(?:\s(?:{_WORD}\s){{0,7}}?{_WORD})??)"
_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|(?:jan|febr?|apr|aug|sept?|okt|nov|dec)\b\.?)"
_YEAR = r"(?:19|20)\d\d(?:\s?[/—–-]\s?(?:(?:19|20)\d\d|\d\d))?"
_DAY = r"(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}/\d{1,2}(?:\s(?:19|20)\d\d)?)"
_SEASON = r"(?:(?:hela|forsta|andra|tredje|fjarde|sista)\s)?(?:aret|perioden|halvaret|kvartalet|tertialet|(?:host|var)terminen|lasaret|verksamhetsaret|sasongen|varen|hosten|sommaren|vintern|tertial\s\d(?:[—–-]\d)?|kvartal\s\d(?:[—–-]\d)?|t\s?\d|q\s?\d)"
_MEASURING = r"(?:[a-z]*(?:matning|besiktning|provtagning|rakning|inventering|undersokning|enkat|avlasning|avstamning|kontroll)(?:en|ar)?)"
_PERIOD = (
    rf"(?:(?:(?:under|i|for|per|vid|den|t\.?\s?o\.?\s?m\.?|till\soch\smed|fram\still)\s){{0,2}}(?:"
    rf"(?:ar\s)?{_YEAR}|(?:\d{{1,2}}(?:[—–-]\d{{1,2}})?\s)?{_MONTH}(?:\s?[—–-]\s?(?:\d{{1,2}}\s)?{_MONTH})?(?:\s{_YEAR})?"
    rf"|{_SEASON}(?:\s(?:{_MONTH}\s?[—–-]\s?{_MONTH}|{_YEAR}))?(?:\s{_YEAR})?|(?:(?:19|20)\d\d\s)?ars\s(?:slut|borjan|ingang|utgang)|arets\s(?:slut|borjan|ingang|utgang)|vecka\s\d\d?(?:\s(?:i\sar|{_YEAR}))?|{_DAY}|arsskiftet(?:\s{_YEAR})?|samma\s(?:ar|period|tid)"
    rf"|(?:den\s)?senaste\s{_MEASURING}|enligt\s[a-z]+s\s{_MEASURING})"
    r"(?![\w/]|[—–-]\d))"
)
_NUMBER_WORD = r"(?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv)"
_VALUE = rf"(?P<value>\d{{1,3}}(?: \d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d+(?:[,.]\d+)?|{_NUMBER_WORD}(?=\s(?:dagar|dygn|minuter|veckor|timmar|manader|arbetsdagar)\b))(?!\d|[,.]\d|\s{_MONTH})"
_KNOWN_UNIT = (
    r"(?:%|procent(?!enhet)|promille|(?:arbets)?dagar|dygn|poang|minuter|sekunder|ar\b(?!\s(?:19|20)\d\d)|veckor|timmar|manader|arsarbetare|personer|elever|barn\b|platser|besok(?:are)?\b"
    r"|ton\b|kg\b|[kmg]?wh\b(?:/m²)?|kvm\b|km\b|m²|[µmkn]?g/\w+(?:\sts)?|mg\b|db\s?(?:\(a\)|a\b)?|km/(?:tim|h)\b|kvm\b|mva?\b|kw\b)"
)
_ANY_UNIT = rf"(?:{_KNOWN_UNIT}|per\s(?!den\b|ultimo\b|\d)[a-z][\w-]+|(?!{_PERIOD})(?!(?:under|i|for|per|vid|den|mot|och|av|till|fran|medan|jamfort)\b)[a-z][\w²/.]*)(?:\sper\s(?!den\b|ultimo\b|\d)[\w-]+)?"
_VERB = (
    r"(?:var|blev|uppgick|uppmattes|mattes|noterades|lag|ligger|uppgar|okade|minskade|sjonk|steg|stannade|hamnade|landade|ar"
    r"|(?:har\s)?(?:uppmatts|uppmatt)|har\s(?:varit|legat|okat|minskat|sjunkit|stigit|uppgatt|blivit))"
)
_ABOUT = r"(?:\s(?:i\s(?:genomsnitt|medeltal|snitt)|totalt|sammanlagt|cirka|ca|drygt|knappt|omkring|ungefar|endast|bara|hela|fran\s\S+(?:\s%|\sprocent)?|till|pa)){0,3}"
_START = r"(?:^|(?<=[.:;!?]\s))"
# Anything in the definite form that a verb of measuring is said of: "utlåningen av filmer", "årsarbetarna".
_NOTION = rf"(?:(?:den|det|de)\s)?(?:[\w-]+[ae]\s)?(?!{_NUMBER_WORD}\b|kostnad|intakt|avgift|resultat|budget|ram|anslag|bidrag|summa)[a-z][\w-]+(?:en|et|an|na|or|ar|er|on)(?:s\s[\w-]+)?(?:\s(?:av|i|pa|for|fran|vid|med|hos|inom|per)\s(?:{_WORD}\s){{0,4}}?{_WORD})?"
_ENDS = r"(?=\s*(?:[.,;()–-]|$|av\b|och\b|men\b|mot\b|medan\b|jamfort\b|vilket\b|enligt\b))"


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """A wording (folded) of a measured value, with groups `name`, `value`, and perhaps `period` or `later`, and `unit`."""

    pattern: str
    yes: str


RULES = (
    MeasureRule(
        rf"(?:\b|{_START})(?P<name>{_MEASURE})\s{_VERB}(?:\s(?P<period>{_PERIOD}))?{_ABOUT}\s{_VALUE}(?:\s?(?P<unit>{_ANY_UNIT}))?(?:\svid\s(?!senaste|den)[a-z]+ningen)?\s(?P<later>{_PERIOD})",
        yes="Den genomsnittliga handläggningstiden för bostadsanpassning var i genomsnitt 24 dagar under första halvåret 2017.",
    ),
    MeasureRule(
        rf"(?:\b|{_START})(?P<name>{_MEASURE})\s{_VERB}(?:\svid\s{_MEASURING})?\s(?P<period>{_PERIOD}){_ABOUT}\s{_VALUE}(?:\s?(?P<unit>{_ANY_UNIT}))?{_ENDS}",
        yes="Sjukfrånvaron uppgick under perioden till 3,1 %.",
    ),
    MeasureRule(
        rf"(?:\b|{_START})(?P<name>{_MEASURE})\s(?!ar\s\d+(?:,\d)?\s(?:veckor|dagar|manader|ar|timmar)){_VERB}{_ABOUT}\s{_VALUE}\s?(?P<unit>{_KNOWN_UNIT})",
        yes="Soliditeten var 41 procent.",
    ),
    MeasureRule(
        rf"\b(?P<period>{_PERIOD})\s{_VERB}\s(?P<name>{_MEASURE}){_ABOUT}\s{_VALUE}(?:\s?(?P<unit>{_ANY_UNIT}))?{_ENDS}",
        yes="Sommaren 1991 uppgick antalet besökare till 8.412.",
    ),
    MeasureRule(
        rf"\bvar\s(?P<name>{_MEASURE})\s{_VALUE}\s?(?P<unit>{_KNOWN_UNIT})(?:\s(?P<later>{_PERIOD}))?",
        yes="Enligt uppföljningen var den genomsnittliga utredningstiden för boendestöd 71 dagar under 2019.",
    ),
    MeasureRule(
        rf"\b(?P<name>medelantalet\s[\w-]+|antalet\s(?:anstallda|arsarbetare|invanare))\s(?:var|uppgick\still)(?:\s(?P<period>{_PERIOD}))?\s{_VALUE}(?=[\s.,;]|$)",
        yes="Medelantalet anställda var 18.",
    ),
    MeasureRule(
        rf"(?:\b|{_START})(?P<name>{_MEASURE})\s\((?:[a-z]+\s)?(?P<period>{_PERIOD})\)\s{_VERB}{_ABOUT}\s{_VALUE}\s?(?P<unit>{_ANY_UNIT})",
        yes="Halten av bly i provet (taget 3.5.1999) uppgick till 41 mg/kg.",
    ),
    MeasureRule(
        rf"(?:\b|{_START})(?P<name>{_MEASURE})\shar\s(?P<period>{_PERIOD})\s(?:varit|legat|okat|minskat|sjunkit|stigit|uppgatt|blivit){_ABOUT}\s{_VALUE}(?:\s?(?P<unit>{_ANY_UNIT}))?{_ENDS}",
        yes="Vakansgraden har under året legat på 2,4 %.",
    ),
    MeasureRule(
        rf"(?:\b|{_START})(?P<name>{_MEASURE})\s(?P<period>{_PERIOD})\s{_VERB}{_ABOUT}\s{_VALUE}(?:\s?(?P<unit>{_ANY_UNIT}))?{_ENDS}",
        yes="Antalet uthyrningar under 1998 var 112.",
    ),
    MeasureRule(
        rf"(?:{_START}|,\s|\b(?:att|och)\s)(?P<name>{_NOTION})(?:\s(?P<period>{_PERIOD}))?\s(?:har\s)?uppmat(?:tes|ts|t|s)\s(?:till|at)\s{_VALUE}\s?(?P<unit>{_ANY_UNIT})(?:\s(?P<later>{_PERIOD}))?",
        yes="Vattenföringen i ån uppmättes till 14 l/s.",
    ),
    MeasureRule(
        rf"\b(?P<period>{_PERIOD})\suppmattes\s(?P<name>{_NOTION})\still\s{_VALUE}\s?(?P<unit>{_ANY_UNIT})",
        yes="Vid provtagning den 3 maj uppmättes fosforhalten till 14 mg/l.",
    ),
    MeasureRule(
        rf"(?:{_START}|,\s|\b(?:att|och)\s)(?P<name>{_NOTION})\s(?:(?:uppgick|uppgar)\still|var|utgjorde|omfattade|gav|producerade|levererade|forbrukade)(?:\s(?:tillsammans|sammanlagt|totalt))?{_ABOUT}\s{_VALUE}(?:\s?(?P<unit>{_ANY_UNIT}))?\s(?P<later>{_PERIOD})",
        yes="Utlåningen av filmer uppgick till 2,4 per invånare under 2014.",
    ),
    MeasureRule(
        rf"(?:{_START}|,\s|\b(?:att|och)\s)(?P<name>{_NOTION})\s(?P<period>{_PERIOD})\s(?:(?:uppgick|uppgar)\still|var){_ABOUT}\s{_VALUE}\s?(?P<unit>{_ANY_UNIT})",
        yes="Fjärrvärmeleveransen t.o.m. den 31 mars uppgick till 9,4 GWh.",
    ),
    MeasureRule(
        rf"\b(?P<period>{_PERIOD})\s(?:hade|var|[a-z]+(?:de|te|tt|kte|log|gick|kom|fick))\s{_VALUE}\s?(?P<unit>%|procent)\sav\s(?P<name>(?:de\s)?[\w-]+(?:na|a|en|et|s)\b)",
        yes="Under 2011 besökte 61 % av hushållen återvinningscentralen.",
    ),
    MeasureRule(
        rf"{_START}(?P<name>{_NO_NAME}(?!(?:mal|budget|ram|plan|prognos|version|bilaga|tabell|figur|diagram|sida|dnr|tid|bokslut)[a-z]*\b|{_PERIOD})[a-z][a-z-]*(?:\s(?:{_WORD}|\([^)]{{1,20}}\))){{0,7}}?)"
        rf",?\s(?P<period>{_PERIOD}):\s{_VALUE}(?:\s?(?P<unit>%|(?!kl\b|{_MONTH})[a-z²][\w²/]*(?:\s?[\w.]+\.h\.)?(?:\sper\s[\w-]+)?))?{_ENDS}",
        yes="Kö till barnomsorg den 1 oktober 1991: 43 barn.",
    ),
    MeasureRule(
        rf"{_START}(?P<name>(?:andel(?:en)?|antal(?:et)?)\s(?:{_WORD}\s){{0,7}}?{_WORD}):\s{_VALUE}(?:\s?(?P<unit>%|procent))?\s\((?P<later>{_PERIOD})\)",
        yes="Antal genomförda tillsyner: 212 (januari–juni 2016).",
    ),
)  # fmt: skip
_COMPILED = tuple(re.compile(rule.pattern) for rule in RULES)
# "64,3 procent 2018 mot 62,0 procent 2017": the same measure's value of another period.
_AGAINST = re.compile(
    rf"\s?,?\s?(?:mot|jamfort\smed|att\sjamfora\smed)\s{_VALUE}(?:\s?(?P<unit>{_KNOWN_UNIT}))?\s(?P<later>{_PERIOD})"
)
_ENDS_IN_PERIOD = re.compile(rf"\s({_PERIOD})$")
_MONEY = re.compile(r"\b(?:kr|kronor|tkr|mnkr|mkr|kkr|miljon(?:er)?|miljarder|oren?)\b")
_UNITS = {"procent": "%"}
_IN_WORDS = re.compile(rf"\b{_NUMBER_WORD}\s")
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio", "elva", "tolv"], start=2
    )
}
# What the rest of its sentence aims at: "målet är att väntetiden är 10 dagar".
_AIMED = re.compile(r"\b(?:malet|malen|malsattningen|ambitionen|kravet)\b[^.;:]*\batt\b[^.;:]*$")


def measures_in(line: Line) -> Iterator[tuple[int, int, Indicator]]:
    """(start, end, indicator) of the measured values that the line tells; the place is that of value and unit."""
    folded = line.folded[line.marker :]
    if not any(map(str.isdigit, folded)) and not _IN_WORDS.search(folded):
        return
    seen: set[int] = set()
    for pattern in _COMPILED:
        for match in pattern.finditer(folded):
            if match.start("value") in seen or _MONEY.search(match[0]) or _AIMED.search(folded, 0, match.start("name")):
                continue
            name = line.text[line.marker + match.start("name") : line.marker + match.end("name")]
            for told in (match, _AGAINST.match(folded, match.end())):
                if told and told.start("value") not in seen and (found := _told(line, told, name)):
                    seen.add(told.start("value"))
                    yield found


def _told(line: Line, match: re.Match[str], name: str) -> tuple[int, int, Indicator] | None:
    groups = match.groupdict()
    value = Decimal(_NUMBERS[match["value"]]) if match["value"] in _NUMBERS else parse_number(match["value"])
    if value is None:
        return None
    unit = (
        line.text[line.marker + match.start("unit") : line.marker + match.end("unit")] if groups.get("unit") else None
    )
    end = match.end("unit") if unit else match.end("value")
    period = "period" if groups.get("period") else "later" if groups.get("later") else None
    if not period and (own := _ENDS_IN_PERIOD.search(fold(name))):  # "Svarsfrekvensen vid senaste mätningen var 46 %"
        name, told = name[: own.start()], name[own.start(1) :]
    else:
        told = None
    words = line.text[line.marker + match.start(period) : line.marker + match.end(period)] if period else told
    shift = line.start + line.marker
    return (
        shift + match.start("value"),
        shift + end,
        Indicator(name, words, value, _UNITS.get(unit, unit) if unit else None),
    )
