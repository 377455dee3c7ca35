"""How sentences tell measured values, a row for each wording, and the words that every line has which a row fits."""

from dataclasses import dataclass

from extract.pipes.measure_terms import (
    ABOUT,
    ANSWERED,
    ANY_UNIT,
    ASIDE_SHARE,
    AT_A_TIME,
    CHANGED,
    COUNTED,
    DONE,
    ENDS,
    EVENT,
    HAPPENED,
    HOLDERS,
    KNOWN_UNIT,
    LATER,
    MEASURE,
    MEASURE_ENDINGS,
    MEASURE_NOUN,
    MEASURING,
    MONTH,
    NO_LABEL,
    NO_NAME,
    NOTION,
    PER,
    PERIOD,
    PLACE,
    QUEUE,
    RATE,
    REPORTED,
    START,
    THING,
    VALUE,
    VERB,
    VISITS,
    WHEN,
    WORD,
)


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """A wording (folded) of a measured value, with groups `name`, `value`, and perhaps `period` or `later`, and `unit`."""

    pattern: str
    yes: str


# The rest of a clause: what is said of those who are counted.
_CLAUSE = r"[\w-]+(?:\s(?!(?:och|men|medan|mot|jamfort|vilket|enligt)\b)[\w–-]+){0,14}(?=\s*(?:[.,;()]|$|och\b|men\b|medan\b|mot\b|jamfort\b|vilket\b|enligt\b))"
# A word of those of whom a share is told.
_OF = r"(?!(?:under|i|vid|per|for|den|enligt)\b)[a-z-]+"
# Where things happened, or to whom: "14 olyckor utanför tätort".
_SPOT = rf"(?:utanfor|inom|bland|hos|pa|i|vid|med|mot|till|fran)\s(?!{PERIOD})(?:[a-z-]+[ae]\s)?[a-z-]{{3,}}"
RULES = (
    MeasureRule(
        rf"(?:\b|{START})(?P<name>(?:[a-z]+[ae]\s)?[a-z-]*aldern(?:\s(?:{WORD}\s){{0,5}}?{WORD})?)\s{VERB}{ABOUT}\s{VALUE}\s(?P<unit>ar)\s(?P<later>(?:19|20)\d\d)(?!\d)",
        yes="Medelåldern bland brandmännen var 41,5 år 1994.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s{VERB}(?:\s{WHEN})?{ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?(?:\svid\s(?!senaste|den)[a-z]+ningen|\s(?:av|bland|hos)\s(?:{_OF}\s)?{_OF})?\s{LATER}",
        yes="Den genomsnittliga handläggningstiden för bostadsanpassning var i genomsnitt 24 dagar under första halvåret 2017.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s{VERB}(?:\svid\s{MEASURING})?\s{WHEN}:?{ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?{ENDS}",
        yes="Sjukfrånvaron uppgick under perioden till 3,1 %.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s(?:(?<=alder\s)|(?<=aldern\s)|(?!ar\s\d+(?:,\d)?\s(?:veckor|dagar|manader|ar|timmar))){VERB}{ABOUT}\s{VALUE}\s?(?P<unit>{KNOWN_UNIT}|{PER})(?:\s\({LATER}\))?",
        yes="Soliditeten var 41 procent.",
    ),
    MeasureRule(
        rf"\b{WHEN}\s{VERB}\s(?P<name>{MEASURE}){ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?{ENDS}",
        yes="Sommaren 1991 uppgick antalet besökare till 8.412.",
    ),
    MeasureRule(
        rf"\bvar\s(?P<name>{MEASURE})\s{VALUE}(?:\s?(?P<unit>{KNOWN_UNIT}))?(?:\s{LATER})?(?(unit)|(?(later)|(?!)))",
        yes="Enligt uppföljningen var den genomsnittliga utredningstiden för boendestöd 71 dagar under 2019.",
    ),
    MeasureRule(
        rf"\b(?P<name>medelantalet\s[\w-]+|antalet\s(?!(?:(?:ordinarie|ersattande|tjanstgorande)\s)?(?:ledamoter|ersattare|tjanster|revisorer|platser|namndeman))(?:{WORD}\s){{0,9}}?{WORD})\s(?:var|uppgick\still|blev|har\s(?:varit|uppgatt\still))(?:\s{WHEN})?{ABOUT}\s{VALUE}(?=\s?[.;(]|,\s|\smot\b)",
        yes="Medelantalet anställda var 18.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>(?:[\w-]+s\s)?(?:[a-z-]+[ae]\s)?[a-z-]*(?:meritvarde|betyg|medelpoang|gymnasiepoang|index)(?:et|en)?(?:\s{PLACE})?)\s(?:var|blev|uppgick\still|lag\spa){ABOUT}\s{VALUE}(?=\s?[.;(]|,\s)",
        yes="Flickornas genomsnittliga meritvärde var 212.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s\((?:[a-z]+\s)?{WHEN}\)\s{VERB}{ABOUT}\s{VALUE}\s?(?P<unit>{ANY_UNIT})",
        yes="Halten av bly i provet (taget 3.5.1999) uppgick till 41 mg/kg.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\shar(?:\senligt\s[\w-]+)?\s{WHEN}{ABOUT}\s(?:varit|legat|okat|minskat|sjunkit|stigit|uppgatt|blivit){ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?{ENDS}",
        yes="Vakansgraden har under året legat på 2,4 %.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s{WHEN}\s{VERB}{ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?{ENDS}",
        yes="Antalet uthyrningar under 1998 var 112.",
    ),
    MeasureRule(
        rf"(?:{START}|,\s|\b(?:att|och)\s)(?P<name>{NOTION})(?:\shar)?(?:\s(?:vid|enligt)\s(?!senaste)[a-z]+)?(?:\s{WHEN})?\s(?:har\s)?uppmat(?:tes|ts|t|s)\s(?:till|at)\s{VALUE}\s?(?P<unit>{ANY_UNIT})(?:\s{LATER})?",
        yes="Vattenföringen i ån uppmättes till 14 l/s.",
    ),
    MeasureRule(
        rf"\b{WHEN}\suppmattes\s(?P<name>{NOTION})\still\s{VALUE}\s?(?P<unit>{ANY_UNIT})",
        yes="Vid provtagning den 3 maj uppmättes fosforhalten till 14 mg/l.",
    ),
    MeasureRule(
        rf"(?:{START}|,\s|\b(?:att|och)\s)(?P<name>{NOTION})\s(?:(?:uppgick|uppgar)\still|var|utgjorde|omfattade|gav|producerade|levererade|forbrukade|drog|anvande|slappte\sut|tog\semot|(?:lag|hamnade|landade|stannade)(?=\s(?:i\s[a-z]+\s)?(?:pa|vid))|(?:steg|sjonk|okade|minskade)(?=\still))(?:\s(?:tillsammans|sammanlagt|totalt))?{ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?\s{LATER}",
        yes="Utlåningen av filmer uppgick till 2,4 per invånare under 2014.",
    ),
    MeasureRule(
        rf"(?:{START}|,\s|\b(?:att|och)\s)(?P<name>{NOTION})\s{WHEN}\s(?:(?:uppgick|uppgar)\still|var){ABOUT}\s{VALUE}\s?(?P<unit>{ANY_UNIT})",
        yes="Fjärrvärmeleveransen t.o.m. den 31 mars uppgick till 9,4 GWh.",
    ),
    MeasureRule(
        rf"\b{WHEN}\s(?:hade|var|har|ar)\s{VALUE}\s?(?P<unit>%|procent)\sav\s(?P<name>(?:de\s)?{_CLAUSE})",
        yes="Vid årsskiftet hade 88 % av brukarna en aktuell genomförandeplan.",
    ),
    MeasureRule(
        rf"(?:{START}|\b{REPORTED}\satt\s){VALUE}\s?(?P<unit>%|procent)\sav\s(?P<name>(?:de\s)?[\w-]+)\s(?P<period>(?!\d){PERIOD})\s(?P<rest>(?!och\b|mot\b|jamfort\b){_CLAUSE})",
        yes="Granskningen visar att 94 % av besluten under 2018 anmäldes i tid.",
    ),
    MeasureRule(
        rf"{START}{VALUE}\s?(?P<unit>%|procent)\s(?P<name>(?:hade|saknade|var|fick|svarade|ansag|uppgav|kande|deltog|klarade|nadde|lamnade|genomforde|trivdes|kunde|upplevde|blev)(?:\s(?!(?:{PERIOD}))[\w-]+){{1,10}}?)\s{LATER}{ENDS}",
        yes="62 % saknade legitimation hösten 2011.",
    ),
    MeasureRule(
        rf"\b{WHEN}\s(?:hade|fick|saknade|var)\s{VALUE}\s(?P<name>{HOLDERS}\s{_CLAUSE})",
        yes="Under 1985 hade 212 hushåll hemhjälp.",
    ),
    MeasureRule(
        rf"{START}(?P<name>{NOTION})\s(?:hade|fick|gav|noterade){ABOUT}\s{VALUE}\s(?P<unit>{VISITS})\s{LATER}",
        yes="Fritidsgårdarna hade 61 240 besök 2021 (2020: 38 915 besök).",
    ),
    MeasureRule(
        rf"\b{WHEN}\s{DONE}{ABOUT}\s{VALUE}\s(?P<name>{THING})",
        yes="Under 1977 utlånades 41 200 volymer.",
    ),
    MeasureRule(
        rf"\((?P<name>(?!(?:tjanstgorings|sysselsattnings|anstallnings|lutnings|stignings)grad){MEASURE_NOUN})\s(?:(?:var|pa|ca|cirka)\s)?{VALUE}\s?(?P<unit>%|procent)\)",
        yes="Enligt brukarenkäten (svarsfrekvens 61 %) är nio av tio nöjda.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s{VERB}\s{PLACE}{ABOUT}\s{VALUE}\s?(?P<unit>{KNOWN_UNIT})(?:\s{LATER})?",
        yes="Genomsnittlig restid till akutmottagning är i länet 47 minuter.",
    ),
    MeasureRule(
        rf"\b{WHEN}\s(?:hade|var|[a-z]+(?:de|te|tt|kte|log|gick|kom|fick))\s{VALUE}\s?(?P<unit>%|procent)\sav\s(?P<name>(?:de\s)?(?:[a-z]+ade\s|[a-z]+da\s)?(?:[\w-]+s\s(?=[a-z]+\b))?[\w-]+(?:na|a|en|et|s)\b)",
        yes="Under 2011 besökte 61 % av hushållen återvinningscentralen.",
    ),
    MeasureRule(
        rf"{START}(?P<name>{NO_NAME}{NO_LABEL}[a-z][a-z-]*(?:\s(?:{WORD}|\([^)]{{1,20}}\))){{0,7}}?)"
        rf",?\s{WHEN}:\s{VALUE}(?:\s?(?P<unit>%|(?!kl\b|{MONTH})[a-z²][\w²/]*(?:\s?[\w.]+\.h\.)?(?:\sper\s[\w-]+)?))?{ENDS}",
        yes="Kö till barnomsorg den 1 oktober 1991: 43 barn.",
    ),
    MeasureRule(
        rf"{START}(?P<name>{NO_NAME}{NO_LABEL}[a-z][a-z-]*(?:\s(?:{WORD}|\([^)]{{1,20}}\))){{0,7}}?):\s{VALUE}(?:\s?(?P<unit>%|procent|(?!{MONTH})[a-z²][\w²/]*(?:\sper\s[\w-]+)?))?\s\({LATER}\)",
        yes="Genomförda tillsyner: 212 (januari–juni 2016).",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s(?:har\s)?{CHANGED}\sfran\s{VALUE}(?:\s?(?P<unit>{KNOWN_UNIT}))?\s{LATER}(?=\still\s\d)",
        yes="Andelen behöriga lärare ökade från 61 procent 2015 till 6 av 10.",
    ),
    MeasureRule(
        rf"(?:{START}|\b{REPORTED}\satt\s|\b(?!hade\b|plan|berakn|budget|avs)[a-z]+(?:des|tes|ade|dde|gav|ser|sag|sar|star|stod|gick)\s){VALUE}\s?(?P<unit>%|procent)\sav\s(?P<name>(?:de\s[\w-]+|{NO_NAME}[\w-]+(?:na|a|en|et|s))\b(?:\s(?!(?:ska|skall|skulle|bor|vill|kommer|maste|beraknas|vantas)\b)[a-z][\w-]*|\s\d\d?){{0,14}}?)\s(?<!byggda\s)(?<!byggdes\s)(?P<later>(?!\d\d?\b){PERIOD}){ENDS}",
        yes="Enkäten visar att 83 procent av föräldrarna var nöjda med tryggheten under 2015.",
    ),
    MeasureRule(
        rf"\b(?:hade|fanns|fanns\sdet|bodde)\s(?P<period>{AT_A_TIME})\s(?:(?:cirka|ca|drygt|knappt|totalt)\s)?{VALUE}\s(?P<name>{COUNTED})",
        yes="Kommunen hade vid årsskiftet 12 406 invånare.",
    ),
    MeasureRule(
        rf"\b(?P<period>{AT_A_TIME})\s(?:hade|fanns|var|bodde|uppgick)\s(?:(?:det|kommunen|foreningen|bolaget|skolan|forbundet|staden)\s)?(?:(?:cirka|ca|drygt|knappt|totalt)\s)?{VALUE}\s(?:personer\s(?=[a-z]+[dn]a\b))?(?P<name>{COUNTED})",
        yes="Den 1 november 1974 var 5.118 personer mantalsskrivna i kommunen.",
    ),
    MeasureRule(
        rf"(?:\b{WHEN}\s)?(?:uppmattes|uppmatte|visade|visar|gav|konstaterades|noterades|redovisades|erholls|pavisades)\s(?:en|ett)\s(?P<name>(?:[a-z]+\s)?{MEASURE_NOUN})\s(?:av|om|pa)\s{VALUE}\s?(?P<unit>{ANY_UNIT})",
        yes="Provtagningen i november 1978 visade en nitrathalt av 62 mg per liter.",
    ),
    MeasureRule(
        rf"{START}(?P<name>{NO_NAME}{NO_LABEL}[a-z][a-z-]*(?:\s(?:{WORD}|\([^)]{{1,20}}\))){{0,7}}?):\s{VALUE}(?:\s?(?P<unit>%|procent|(?!kl\b|{MONTH})(?:[a-z]{{3,}}[ae]\s(?!{PERIOD}))?(?!{PERIOD})[a-z²][\w²/]*(?:\sper\s[\w-]+)?))?\s{LATER}{ENDS}",
        yes="Turbiditet i hamnbassängen: 4,2 FNU i oktober 2024.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s{VERB}{ABOUT}\s{VALUE}(?=\s\((?:{PERIOD}|\d[\d .,]*\s{PERIOD}\)))",
        yes="Antalet uthyrda båtplatser uppgick till 1 118 (året innan 1 204).",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE})\s{VERB}\s{EVENT}{ABOUT}\s{VALUE}\s?(?P<unit>{KNOWN_UNIT})",
        yes="Andelen nöjda var i förvaltningens enkät 61 procent.",
    ),
    MeasureRule(
        rf"\b{WHEN}\s(?:uppgick|mattes|uppmattes)\s(?P<name>{NOTION})\still{ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?{ENDS}",
        yes="Vid mätning i juni 1997 uppgick vibrationen vid husgrunden till 41 db.",
    ),
    MeasureRule(
        rf"(?:{START}|,\s|\b(?:att|och)\s)(?P<name>{NOTION})\s(?:(?:upp)?(?:mattes|raknades|noterades|registrerades)|uppgick|lag|stannade|landade|hamnade|(?:okade|minskade|steg|sjonk)(?=\s.{{4,40}}\still\s\d))\s{WHEN}\s(?:till|pa|vid){ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?{ENDS}",
        yes="Passagerna vid slussen räknades samma vecka till 214 båtar.",
    ),
    MeasureRule(
        rf"{START}(?P<name>{NO_NAME}[a-z][\w-]*(?:\s{WORD}){{0,5}}?)\s(?:var|uppgick\still|uppmattes\still|lag\spa){ABOUT}\s{VALUE}\s?(?P<unit>{RATE})",
        yes="Suspenderade ämnen i utgående vatten var 14 mg/l.",
    ),
    MeasureRule(
        rf"\bhade\s{WHEN}(?:\s(?:endast|bara|totalt|sammanlagt))?\s{VALUE}\s(?P<name>{THING})",
        yes="Stiftelsen hade vid årets slut 14 anställda.",
    ),
    MeasureRule(
        rf"\b(?:hade|{HAPPENED}){ABOUT}\s{VALUE}\s(?P<name>{THING}(?:\s{_SPOT})?)\s{LATER}",
        yes="Museet hade 9 412 besökare under sommaren 1988.",
    ),
    MeasureRule(
        rf"(?:\b{WHEN}\s(?:[\w-]+\s){{1,4}}?)?{VALUE}\s(?P<name>{THING})(?=\s\((?:{PERIOD}(?::|\svar)?\s\d|\d[\d .,]*\s{PERIOD}\)))",
        yes="Under januari–augusti gjordes 214 tillsynsbesök (188 under samma period 2015).",
    ),
    MeasureRule(
        rf"\b{WHEN}\s{HAPPENED}{ABOUT}\s{VALUE}\s(?P<name>{THING})",
        yes="Motsvarande kvartal 2003 inkom 41 ansökningar.",
    ),
    MeasureRule(
        rf"\b(?=[a-z. ]*(?:den\s\d\d?\s[a-z]+\s)?(?:19|20)\d\d){WHEN}\s(?:var|blev|utgjorde|omfattade)\s(?P<name>(?!(?:[a-z]+s\s)?(?:skatt|utdebitering)){NOTION}){ABOUT}\s{VALUE}(?!\s?ar\b)(?:\s?(?P<unit>{ANY_UNIT}))?{ENDS}",
        yes="År 2003 var besöken på museet 41 220.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{QUEUE})\s(?:bestod|utgjordes)(?:\s{WHEN})?\sav{ABOUT}\s{VALUE}\s(?P<unit>[a-z]{{3,}})(?:\s{LATER})?",
        yes="Bostadskön bestod den 1 mars av 231 personer.",
    ),
    MeasureRule(
        rf"(?:\b{WHEN}\s)?\bmed\s(?:en|ett)\s(?P<name>{ASIDE_SHARE})\s(?:av|om|pa){ABOUT}\s{VALUE}\s?(?P<unit>%|procent)",
        yes="Enkäten gjordes i maj 2011 med en svarsfrekvens på 64 procent.",
    ),
    MeasureRule(
        rf"^(?=\d\d){VALUE}\s(?P<name>{NO_LABEL}{THING})\s{LATER}\W*$",
        yes="88 synpunkter under 2021",
    ),
    MeasureRule(
        rf"(?:{START}|,\s|\b(?:att|och)\s)(?P<name>{NOTION})\s(?:har\s)?{CHANGED}\sfran\s{VALUE}(?:\s?(?P<unit>{KNOWN_UNIT}))?\s{LATER}(?=\still\s\d)",
        yes="Besöken ökade från 4 100 år 2001 till 5 300 år 2002.",
    ),
    MeasureRule(
        rf"\b(?P<name>svarade|uppgav|ansag|tyckte|kande)\s{VALUE}\s?(?P<unit>%|procent)(?:\sav\s[\w-]+)?\s(?P<rest>att\s{_CLAUSE})",
        yes="I enkäten svarade 74 procent att de är nöjda med öppettiderna.",
    ),
    MeasureRule(
        rf"(?<![\d,.]){VALUE}\s?(?P<unit>%|procent)\sav\s(?P<name>(?:de\s[\w-]+|{NO_NAME}[\w-]+(?:na|a|en|et|s))\b(?:\s(?!och\b|{PERIOD})[\w-]+){{0,6}}?\s{ANSWERED}\s{_CLAUSE})",
        yes="I enkäten uppgav kuratorn att 71 % av eleverna i årskurs 9 upplever skolan som trygg.",
    ),
    MeasureRule(
        rf"(?:\b|{START})(?P<name>{MEASURE}),\ssom\s{WHEN}\s{VERB}{ABOUT}\s{VALUE}\s?(?P<unit>{ANY_UNIT})",
        yes="Beläggningen, som 1998 var 91 %, väntas stiga.",
    ),
    MeasureRule(
        rf"(?:{START}|,\s|\b(?:att|och)\s)(?P<name>{NOTION})\s(?:(?:upp)?mattes|raknades|kontrollerades)\s{WHEN}\soch\s(?:var|blev|uppgick\still|lag\spa){ABOUT}\s{VALUE}\s?(?P<unit>{ANY_UNIT})",
        yes="Bullret mättes i maj 1998 och var 58 dB.",
    ),
    MeasureRule(
        rf"\b{WHEN}\s(?:hade|nadde|redovisade|noterade)\s(?:[\w-]+\s){{0,4}}?(?:en|ett)\s(?P<name>(?:[a-z]+\s)?{MEASURE_NOUN})\s(?:av|om|pa){ABOUT}\s{VALUE}\s?(?P<unit>{ANY_UNIT})",
        yes="Under 1982 hade badhuset en täckningsgrad på 31 procent.",
    ),
    MeasureRule(
        rf"\b(?P<name>nki|hme|nmi|nri|ski|nojd-[a-z]+-index)\s(?:(?:var|blev|uppgick\still|pa|ar)\s)?{VALUE}(?:\s{LATER})?{ENDS}",
        yes="Gästerna trivs: NKI 74 i höstens enkät",
    ),
    MeasureRule(
        rf"^(?P<name>(?:andel|antal|genomsnittlig|median|medel)[a-z]*\s(?:{WORD}\s){{0,6}}?{WORD}):?\s{VALUE}\s?(?P<unit>%|procent|dagar|veckor|minuter|timmar|dygn)\W*$",
        yes="Andel granskade avtal: 62 %",
    ),
    MeasureRule(
        rf"\b{WHEN}\s(?:var|ar)\s{VALUE}\s?(?P<unit>%|procent)\s(?P<name>(?:mycket\s|ganska\s)?[a-z]+a(?:\s(?:med|over|i|pa)\s[\w-]+)?){ENDS}",
        yes="Så mäter vi: enkät; 2011 var 64 procent nöjda",
    ),
)  # fmt: skip
# What stands in every line that a rule with the part fits, as a pattern that is quicker than the rule's own.
HINTS = {
    MEASURE: rf"\bkon?\b|andel|antal|motsvarande|siffran|medeltal|genomsnitt|snittet|median|{MEASURE_ENDINGS}",
    rf"\s{VERB}": rf"\s{VERB}\s",
    rf"{VERB}{ABOUT}\s{VALUE}": rf"\b{VERB}{ABOUT}\s{VALUE}",
    rf"\)\s{VERB}": rf"\)\s{VERB}\s",
    r"\shar(?:\senligt": r"\s(?:varit|legat|okat|minskat|sjunkit|stigit|uppgatt|blivit)\s",
    VISITS: rf"\b{VISITS}\b",
    HOLDERS: rf"\b{HOLDERS}\b",
    DONE: rf"\b{DONE}\b",
    r"\s?(?P<unit>%|procent)\)": r"(?:%|procent)\)",
    r"(?P<unit>%|procent)\s(?P<name>": r"(?:%|procent)\s",
    r"(?P<unit>%|procent)\sav": r"(?:%|procent)\sav",
    r"\s(?:uppgick|mattes|uppmattes)\s": r"\b(?:uppgick|(?:upp)?mattes)\b",
    r"aldern(?:": "aldern",
    r"medelantalet\s": "antalet",
    r"(?:meritvarde|": r"(?:meritvarde|betyg|poang|index)",
    r"\s(?:(?:uppgick|uppgar)\still|var": r"\b(?:uppg[ai]|var|utgjorde|omfattade|gav|producerade|levererade|forbrukade|drog|anvande|slappte|tog|lag|hamnade|landade|stannade|steg|sjonk|okade|minskade)",
    r"\s(?:en|ett)\s(?P<name>": r"\s(?:en|ett)\s",
    r":\s(?P<value>": r":\s\d",
    r"uppmat(?:tes|ts|t|s)": "uppmat",
    r"\suppmattes\s": "uppmattes",
    r"\s(?:(?:upp)?(?:mattes|raknades": r"\b(?:(?:upp)?mattes|raknades|noterades|registrerades|uppgick|lag|stannade|landade|hamnade|okade|minskade|steg|sjonk)\b",
    COUNTED: COUNTED,
    rf"(?P<name>{THING})(?=": r"\([^)]*\d",
    HAPPENED: rf"\b(?:hade|{HAPPENED})\b",
    r"\bhade\s": r"\bhade\s",
    r"(?:bestod|utgjordes)": r"\b(?:bestod|utgjordes)\b",
    ASIDE_SHARE: ASIDE_SHARE,
    r"(?:var|blev|utgjorde|omfattade)\s(?P<name>": r"\b(?:var|blev|utgjorde|omfattade)\s",
    r"(?P<name>nki|": r"\b(?:nki|hme|nmi|nri|ski|nojd-)",
    r",\ssom\s": r",\ssom\s",
    r"^(?P<name>(?:andel|antal": r"^(?:andel|antal|genomsnittlig|median|medel)",
    r"^(?=\d\d)": r"^\d[\d .,]*\s[a-z]",
    rf"{CHANGED}\sfran\s": rf"\b{CHANGED}\sfran\s",
    r"(?P<name>svarade|": r"\b(?:svarade|uppgav|ansag|tyckte|kande)\s",
    ANSWERED: rf"(?:%|procent)\sav\s.*{ANSWERED}",
    RATE: RATE,
}
