"""The words of sentences that tell measured values, as patterns for folded text: measures, periods, values, units, verbs."""

_ONES = ["en", "ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio"]
_TEENS = ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"]
_TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "attio", "nittio"]
# Numbers in words, folded, from two on.
NUMBERS = {
    **{word: number for number, word in enumerate([*_ONES[2:], *_TEENS], start=2)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **{
        f"{ten}{one}": number + max(place, 1)
        for number, ten in zip(range(20, 100, 10), _TENS, strict=True)
        for place, one in enumerate(_ONES)
    },
}
NUMBER_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:{'|'.join(_ONES)})?|{'|'.join([*_ONES[2:], *_TEENS])})"
# What a noun that names a measure ends in.
MEASURE_ENDINGS = (
    "franvaro|narvaro|grad|tathet|frekvens|index|belastning|belaggning|behorighet|nojdhet|omsattning|kontinuitet|soliditet|kvot|alder|tackning"
    "|forbrukning|anvandning|produktion|utsokning|utlaning|utnyttjande|utsattning|volym|nedskrapning|meritvarde|medelvarde|medianvarde|matvarde"
    "|arbetsloshet|deltagande|tillgang|folkmangd|befolkning|invanarantal|elevantal|barnantal|medlemsantal|besokstal|besoksantal|betygspoang"
    "|andel|niva|halt|langd|mangd|utslapp|utbud|overlevnad|lasbarhet|svinn|lackage|tid|resultat i enkaten|betyg|nki|hme"
    "|sjuktal|ohalsotal|fodelsetal|dodstal|invanartal|elevtal|ph-varde|yta|avstand|hastighet|temperatur|flode|djup|vikt|buller|resande|trafik|koncentration|dos|exponering|atgang|avkastning|andelstal|vattenforing|nederbord"
    "|produktivitet|personalomsattning|trangboddhet|trivsel|trygghet|punktlighet|kunnighet|tillganglighet|trangsel|barntal|gruppstorlek|vardtyngd|nativitet|dodlighet"
)
# Times that are agreed on, not measured, and what is aimed at.
_AGREED = (
    "leverans|uppsagnings|avtals|giltighets|lop|betalnings|garanti|bygg|mandat|arbets|oppet|oppettid|ansoknings|anbuds|kontrakts|hyres|remiss"
    "|overklagande|besvars|preskriptions|avskrivnings|amorterings|upplatelse|koncessions|genomforande|plan|start|slut|fri|hel|del|halv|ordinarie|fram|sam|dag"
)
# Ends like "andel", and is none.
_NO_SHARE = r"\w*(?:bandel|handel|vandel|smandel)"
MEASURE_NOUN = rf"(?:kon?|(?!(?:{_AGREED})tid|{_NO_SHARE})[\w-]*(?:{MEASURE_ENDINGS})(?:en|n|et|t|arna|erna|na|ar|er)?)"
NO_NAME = r"(?!(?:vilket|vilka|varav|darav|uppgick|uppgar|utgjorde|ska|skall|skulle|bor|borde|kan|kunde|far|maste|vill|malet|malsattningen|att|var|blev|ar|har|hade|(?:upp)?mattes|raknades)\b|\d[\d,]*\s?(?:procent\b|%)|\d[\d ,]*\s(?:under|i|per|for)\s(?:19|20)\d\d\b)"
# Two words that are one: "år 9", "ett år", "uppgivit att". Each begins with a letter, so that others are passed by quickly.
_OF_TWO = r"ar\s\d\b(?!\s?(?:[\d,.%]|procent))|ett\sar\b,?|per\sar\b,?|varje\sar\b,?|uppgivit\satt|uppgav\satt|uppger\satt|svarat\satt|svarade\satt|ansag\satt|anser\satt|tycker\satt|tyckte\satt|upplever\satt|angivit\satt|angav\satt"
WORD = rf"(?:{_OF_TWO}|\d\d?(?:[–-]\d\d?)?\sar\b(?!\s(?:19|20)\d\d),?|(?:som\s(?:(?:inte|ej|aldrig)\s)?(?:ar|var|har|hade|blev|kan|kunde|far|ska|skall|skulle|vill|maste|bor)\s)?{NO_NAME}[\w/–&-]+(?::\d+)?,?)"
_BEFORE = rf"(?:{NO_NAME}(?!(?:men|dar|da|samtidigt|liksom|medan)\b)(?:den|det|[\w-]+[aes]|genomsnittlig|total|ogiltig)\s){{0,3}}"
# What stands for the measure that was told before.
_SAME_MEASURE = r"(?:motsvarande\s(?:siffra|siffror|tal|procenttal|varde|matt|andel|antal)|siffran|andelen|antalet)\b"
# A share or number of anything, or a noun that names a measure, with what it is the measure of.
MEASURE = rf"(?:(?:det\s(?:[a-z]+[ae]\s){{1,2}})?(?:andel(?:en)?|(?:medel)?antal(?:et)?|(?:median|medeltal|medelvarde|genomsnitt|snitt)(?:en|et|t)?\s(?:for|av))\s(?:{WORD}\s){{0,10}}?{WORD}|{_BEFORE}{MEASURE_NOUN}\b(?:\s(?:{WORD}\s){{0,7}}?{WORD})??|{_SAME_MEASURE}|(?:medeltal|genomsnitt|snitt|median|medelvarde)(?:et|en)\b)"
MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|(?:jan|febr?|apr|aug|sept?|okt|nov|dec)\b\.?|(?:mar|jun|jul)\b(?=\.|\s?[—–-]\s?[a-z]|\s(?:19|20)\d\d))"
_YEAR = r"(?:19|20)\d\d(?:\s?[/—–-]\s?(?:(?:19|20)\d\d|\d\d))?"
_DAY = r"(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}/\d{1,2}(?:\s(?:19|20)\d\d)?)"
_SEASON = r"(?:(?:hela|forsta|andra|tredje|fjarde|sista)\s)?(?:aret|perioden|halvaret|kvartalet|tertialet|(?:host|var)terminen|lasaret|verksamhetsaret|sasongen|varen|hosten|sommaren|vintern|budgetaret|rakenskapsaret|kalenderaret|manaden|terminen|(?:mat|rakne|undersoknings)(?:veckan|perioden|dygnet|dagen|tiden)|[hv]t|[hv]\.t\.|tertial\s\d(?:[—–-]\d)?|kvartal\s\d(?:[—–-]\d)?|kv\.?\s?[1-4](?:[—–-]\d)?|helar|delar|t\s?\d|q\s?\d)"
MEASURING = r"(?:[a-z]*(?:matning|besiktning|provtagning|rakning|inventering|undersokning|enkat|avlasning|avstamning|kontroll)(?:en|et|ar|arna)?)"
_OCCASION = rf"(?:{MEASURING}|[a-z]*(?:fiske|korning|test|forsok|simulering|revision|tillsyn|jamforelse|uppfoljning|studie|genomgang|berakning)(?:en|et|ar|arna|n)?)"  # of measuring
# What a measure is compared with: the time before, or as long a time of another year.
_BEFORE_NOW = (
    rf"(?:foregaende|forra|forrforra|narmast\sforegaende|nastforegaende)\s(?:ar|aret|lasar|lasaret|budgetar|budgetaret|verksamhetsar|verksamhetsaret|period|perioden|manad|manaden|kvartal|kvartalet|tertial|tertialet|termin|terminen|host|hosten|var|varen|sommar|sommaren|vinter|vintern|sasong|sasongen|{MEASURING})"
    rf"|aret\s(?:innan|fore|dessforinnan)|{NUMBER_WORD}\sar\s(?:tidigare|dessforinnan)|i\s?fjol|i\s(?:varas|somras|hostas|vintras)"
)
_SAME = r"(?:samma|motsvarande)\s(?:ar|period|tid|tidpunkt|manad|vecka|dag|kvartal|tertial|halvar|termin|lasar|var|host|sommar|vinter|sasong)"
# When an occasion of measuring was: "i vårens enkät", "höstens mätning".
_OWN_SEASON = rf"(?:varens|sommarens|hostens|vinterns|arets|fjolarets)\s{MEASURING}"
PERIOD = (
    rf"(?:(?:(?:under|i|for|per|vid|den|t\.?\s?o\.?\s?m\.?|till\soch\smed|fram\still)\s){{0,2}}(?:"
    rf"{_SAME}(?:\s(?:{_YEAR}|{_BEFORE_NOW}))?|{_BEFORE_NOW}|(?:ar\s)?{_YEAR}|[a-z]+sasongen\s{_YEAR}|(?:\d{{1,2}}(?:[—–-]\d{{1,2}})?\s)?{MONTH}(?:\s?[—–-]\s?(?:\d{{1,2}}\s)?{MONTH})?(?:\s{_YEAR})?"
    rf"|{_SEASON}(?:\s(?:{MONTH}\s?[—–-]\s?{MONTH}|{_YEAR}))?(?:\s{_YEAR})?|(?:(?:19|20)\d\d\s)?ars\s(?:slut|borjan|ingang|utgang)|arets\s(?:slut|borjan|ingang|utgang)|(?:vecka|v\.)\s?\d\d?(?:\s(?:i\sar|{_YEAR}))?|{_DAY}|arsskiftet(?:\s{_YEAR})?|mellan\s(?:den\s)?\d{{1,2}}\s{MONTH}(?:\s{_YEAR})?\soch\s(?:den\s)?\d{{1,2}}\s{MONTH}(?:\s{_YEAR})?"
    rf"|(?:den\s)?senaste\s{MEASURING}|(?:utgangen|ingangen|slutet|borjan|mitten)\sav\s(?:{_YEAR}|{MONTH}(?:\s{_YEAR})?|aret)|(?:arets|de)\s(?:forsta|sista|senaste)\s(?:{NUMBER_WORD}\s)?(?:manad(?:er(?:na)?)?|halvar|kvartal|tertial|aren|veckorna)|enligt\s[a-z]+s\s{MEASURING}|(?:enligt|i)\s(?:19|20)\d\d\sars\s{MEASURING}|f\.?\s?n\b\.?|for\snarvarande|i\s?dag)"
    rf"(?![\w/]|[—–-]\d)|{_OWN_SEASON}\b)"
)
IS_SAME = rf"{_SAME_MEASURE}(?:\s(?P<period>{PERIOD}))?$"
VALUE = rf"(?P<value>\d{{1,3}}(?: \d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d+(?:[,.]\d+)?|{NUMBER_WORD}(?=\s(?:dagar|dygn|minuter|sekunder|veckor|timmar|manader|arbetsdagar|procent)\b))(?!\d|[,.]\d|\s{MONTH}|(?:,\s\d\d?)*\s(?:och|samt)\s\d\d?(?:\s{MONTH}|/\d))"
FIGURE = r"(?P<value>\d{1,3}(?:[ .]\d{3})+|\d+(?:,\d+)?)"  # a measured one, its thousands parted or not
KNOWN_UNIT = (
    r"(?:%|procent(?!enhet)|promille|(?:arbets)?dagar|dygn|poang|minuter|sekunder|ar\b(?!\s(?:19|20)\d\d)|veckor|timmar|manader|arsarbetare|personer|elever|barn\b|platser|besok(?:are)?\b"
    r"|ton\b|kg\b|[kmg]?wh\b(?:/m²)?|kvm\b|km\b|m²|[µmkn]?g/\w+(?:\sts)?|mg\b|db\s?(?:\(a\)|a\b)?|km/(?:tim|h)\b|kvadratmeter\b|kubikmeter\b|(?:kilo|centi|milli)?(?:meter|gram|liter)\b|km/tim|kvm\b|mva?\b|kw\b)"
)
PER = r"per\s(?!den\b|ultimo\b|\d{4}\b)(?:\d[\d ]*\s)?[a-z][\w²³-]*(?:\soch\s(?:ar|manad|vecka|dygn|dag|timme|invanare|elev|barn|plats)\b)?"
ANY_UNIT = rf"(?:{KNOWN_UNIT}|per\s(?!den\b|ultimo\b|\d)[a-z][\w-]+|(?!{PERIOD})(?!(?:under|i|for|per|vid|den|mot|och|av|till|fran|medan|jamfort)\b)[a-z][\w²/.]*(?:\(a\))?)(?:\s{PER})?"
VERB = (
    r"(?:var|blev|naddes|erholls|uppgick|uppmattes|mattes|noterades|(?:lag|ligger|stannade|hamnade|landade)(?:\svid)?|uppgar|utgjorde|okade|minskade|sjonk|steg|ar"
    r"|(?:har\s)?(?:uppmatts|uppmatt)|har\s(?:varit|legat|okat|minskat|sjunkit|stigit|uppgatt|blivit))"
)
ABOUT = rf"(?:\s(?:i\s(?:genomsnitt|medeltal|snitt|medel)|inte\s(?:mindre|fler|mer|mera)\san|sa\s(?:mycket|manga)\ssom|narmare|nastan|uppemot|strax\s(?:over|under)|totalt|sammanlagt|cirka|ca|drygt|knappt|omkring|ungefar|endast|bara|hela|fran\s(?:\d{{1,3}}(?:[ .]\d{{3}})+|\d+(?:,\d+)?|{NUMBER_WORD})(?:\s?%|\sprocent)?(?![ .,]?\d)|till|pa)){{0,3}}"
# By what a value was measured, before its period.
EVENT = rf"(?:(?:vid|enligt|i|fran)\s(?:[\w-]+s\s|den\s[\w-]+\s)?{_OCCASION})"
_YEARLY = rf"(?:\sars\s{_OCCASION})?"  # "vid 1997 års mätning"
_AT = rf"(?:(?:vid|i)\s(?={_OWN_SEASON})|{EVENT}\s(?:i\s(?={MONTH}))?|(?:vid|enligt|i)\s(?=\d{{4}}\sars\s{_OCCASION}))?"
WHEN = rf"{_AT}(?P<period>{PERIOD}){_YEARLY}"
LATER = rf"{_AT}(?P<later>{PERIOD}){_YEARLY}"
START = r"(?:^|(?<=[.:;!?]\s))"
# Anything in the definite form that a verb of measuring is said of: "utlåningen av filmer", "årsarbetarna".
NOTION = rf"(?:(?:den|det|de)\s)?(?:[\w-]+[ae]\s)?(?!{NUMBER_WORD}\b|(?:under|over|efter|eller|nar|dar|har|aven|inte|enligt|mellan|sedan|endast|senast|for|vid|aret|lasaret|budgetaret|verksamhetsaret|kalenderaret|perioden|halvaret|kvartalet|tertialet|(?:host|var)?terminen|sasongen|varen|sommaren|hosten|vintern|manaden)\b|kostnad|intakt|avgift|resultat|budget|ram|anslag|bidrag|summa)[a-z][\w-]+(?:en|et|an|na|or|ar|er|on)(?:s\s[\w-]+)?(?:\s(?:av|i|pa|for|fran|vid|med|hos|inom|per)\s(?:{WORD}\s){{0,4}}?{WORD})?"
ENDS = r"(?=\s*(?:[.,;()–-]|$|av\b|och\b|men\b|mot\b|medan\b|jamfort\b|vilket\b|enligt\b|i\b|inom\b|for\b|hos\b|bland\b|resp\b|respektive\b|samt\b))"
# Where, or of whom, a value was measured.
PLACE = rf"(?:i|pa|inom|for|hos|bland|vid)\s(?!{PERIOD})(?:[a-z][\w-]+\s){{0,3}}?[a-z][\w-]+"
# What a measure has done between two values.
CHANGED = r"(?:okade|okat|minskade|minskat|sjonk|sjunkit|steg|stigit|gick|gatt|forbattrades|forbattrats|forsamrades|forsamrats|andrades|andrats)(?:\s(?:upp|ned|ner))?"
# A day that people were counted on, and those who are.
AT_A_TIME = rf"(?:(?:vid|den|per)\s)?(?:(?:(?:vid|den|per|den)\s)?\d{{1,2}}\s{MONTH}\s(?:19|20)\d\d|(?:vid\s)?arsskiftet(?:\s(?:19|20)?\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)|\s(?:19|20)\d\d)?|(?:vid\s)?(?:(?:19|20)\d\d\s)?ars\s(?:slut|borjan|ingang|utgang)|(?:vid\s)?utgangen\sav\s(?:19|20)\d\d)"
COUNTED = r"(?:in+evanare|invanare|kommuninvanare|(?:(?:kyrko|folk)bokforda|mantalsskrivna)(?:\si(?:nom)?\s[\w-]+)?)\b"
# What is counted in a sentence, by a noun, and what its figure is then no count of.
_NO_THING = r"(?!(?:kr|kronor|tkr|mnkr|mkr|kkr|miljon(?:er)?|miljarder|procent\w*|promille|ar|ars|dagar|dygn|veckor|timmar|minuter|manader|gang(?:er)?|av|och|eller|till|i|pa|vid|for|under|den|som|st|mellan|hos|bland|inom|fran|efter|fore|med|mot|nere|nar|ur|over|[a-z]*meter|kvm|ha|hektar|ton|kg|[kmg]wh|poang|ledam\w+|medlem\w*|rost\w*|aret|perioden|varen|sommaren|hosten|vintern)\b)"
THING = rf"{_NO_THING}(?:[a-z-]+[ae]\s{_NO_THING})?[a-z][a-z-]{{2,}}(?:\sper\s[a-z-]+|\sav\s[a-z-]+(?:\spa\s[a-z-]+)?)?"
# How things come to be counted in a period, without anybody's doing.
HAPPENED = r"(?:inkom|kom(?:\sdet)?|inkommo|raknades|registrerades|anmaldes|intraffade|besoktes|besokte|passerade|deltog|noterades|rapporterades|lanades(?:\sut)?|foddes|skedde|tog\s(?:[a-z-]+\s){1,2}emot|(?:in)?lamnades\sdet)"
# What those who come or borrow are counted in, beside the name of where they do.
VISITS = r"(?:besok|lan|utlan|boklan)"
# Those who have something.
HOLDERS = r"(?:hushall|personer|pensionarer|elever|barn|familjer|brukare|kunder|anstallda|ungdomar|lagenheter|bostader|fastigheter|patienter|boende|hjalptagare|foreningar|foretag|vardtagare)"
# What is done with what is counted.
DONE = r"(?:utlanades|behandlades|handlades|handlagdes|besvarades|provades|utreddes|hanterades|levererades|producerades|forbrukades|transporterades|utfordes|serverades|omhandertogs|placerades|genomfordes|upprattades)"
# Concentrations and other rates, that only what is measured has.
RATE = r"(?:db\s?(?:\(a\)|a\b)?|[µmkn]?g/\w+|(?:mikro|milli|kilo)?gram\sper\s\w+(?:\soch\s[a-z]+)?|(?:mg|kg|ton|liter|kubikmeter|kwh|mwh|l)\sper\s\w+(?:\soch\s[a-z]+)?|kwh/\w+²?|l/\w+|m³/\w+)"
# What stands before a colon and names no measure.
NO_LABEL = rf"(?!(?:senaste\s(?:mat)?)?(?:resultat|utfall|lage|nyckeltal|mal|budget|ram|plan|prognos|version|bilaga|tabell|figur|diagram|sida|dnr|tid|bokslut|datum|kalla|ansvar|sammantrade|narvarande|narvarolist|narvaro(?=\s?:)|paragraf|telefon|rost)[a-z]*\b|{PERIOD})"
# What is said of a value that was found, before its "att".
REPORTED = r"(?:visar|visade|framgar|framgick|framkom|uppger|uppgav|anger|angav|konstaterar|konstaterades|noterar|redovisar|svarade)"
# Those who wait.
QUEUE = rf"(?:[\w-]*kon(?:\s(?:till|for|om|av|i|pa)\s{WORD}(?:\s{WORD})?)??|antalet\s(?:{WORD}\s){{0,5}}?{WORD})"
# What an enquiry tells of itself beside its results.
ASIDE_SHARE = r"(?:svarsfrekvens|svarsandel|deltagande|narvaro|belaggning|belaggningsgrad|nojdhet|nojdhetsgrad|tackningsgrad|franvaro|bortfall)"
# What those who were asked did.
ANSWERED = (
    r"(?:svarade|svarar|uppgav|uppger|ansag|anser|tyckte|tycker|kande\ssig|kanner\ssig|upplevde|upplever|angav|anger)"
)
