"""The words of sentences that tell measured values, as patterns for folded text: measures, periods, values, units, verbs."""

# What a noun that names a measure ends in.
MEASURE_ENDINGS = (
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
MEASURE_NOUN = rf"(?:kon?|(?!(?:{_AGREED})tid)[\w-]*(?:{MEASURE_ENDINGS})(?:en|n|et|t|arna|erna|na|ar|er)?)"
NO_NAME = r"(?!(?:vilket|vilka|varav|darav|uppgick|uppgar|utgjorde|ska|skall|skulle|bor|borde|kan|kunde|far|maste|vill|malet|malsattningen|att|var|blev|ar|har|hade)\b)"
WORD = rf"(?:som\s(?:ar|var|har|hade|blev|kan)\s)?{NO_NAME}[\w/–&-]+(?::\d+)?,?"
_BEFORE = rf"(?:{NO_NAME}(?!(?:men|dar|da|samtidigt|liksom|medan)\b)(?:den|det|[\w-]+[aes])\s){{0,3}}"
# A share or number of anything, or a noun that names a measure, with what it is the measure of.
MEASURE = rf"(?:(?:andelen?|(?:medel)?antalet?)\s(?:{WORD}\s){{0,10}}?{WORD}|{_BEFORE}{MEASURE_NOUN}\b(?:\s(?:{WORD}\s){{0,7}}?{WORD})??)"
MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|(?:jan|febr?|apr|aug|sept?|okt|nov|dec)\b\.?)"
_YEAR = r"(?:19|20)\d\d(?:\s?[/—–-]\s?(?:(?:19|20)\d\d|\d\d))?"
_DAY = r"(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}/\d{1,2}(?:\s(?:19|20)\d\d)?)"
_SEASON = r"(?:(?:hela|forsta|andra|tredje|fjarde|sista)\s)?(?:aret|perioden|halvaret|kvartalet|tertialet|(?:host|var)terminen|lasaret|verksamhetsaret|sasongen|varen|hosten|sommaren|vintern|tertial\s\d(?:[—–-]\d)?|kvartal\s\d(?:[—–-]\d)?|t\s?\d|q\s?\d)"
MEASURING = r"(?:[a-z]*(?:matning|besiktning|provtagning|rakning|inventering|undersokning|enkat|avlasning|avstamning|kontroll)(?:en|ar)?)"
PERIOD = (
    rf"(?:(?:(?:under|i|for|per|vid|den|t\.?\s?o\.?\s?m\.?|till\soch\smed|fram\still)\s){{0,2}}(?:"
    rf"(?:ar\s)?{_YEAR}|(?:\d{{1,2}}(?:[—–-]\d{{1,2}})?\s)?{MONTH}(?:\s?[—–-]\s?(?:\d{{1,2}}\s)?{MONTH})?(?:\s{_YEAR})?"
    rf"|{_SEASON}(?:\s(?:{MONTH}\s?[—–-]\s?{MONTH}|{_YEAR}))?(?:\s{_YEAR})?|(?:(?:19|20)\d\d\s)?ars\s(?:slut|borjan|ingang|utgang)|arets\s(?:slut|borjan|ingang|utgang)|(?:vecka|v\.)\s?\d\d?(?:\s(?:i\sar|{_YEAR}))?|{_DAY}|arsskiftet(?:\s{_YEAR})?|samma\s(?:ar|period|tid)"
    rf"|(?:den\s)?senaste\s{MEASURING}|enligt\s[a-z]+s\s{MEASURING}|(?:enligt|i)\s(?:19|20)\d\d\sars\s{MEASURING})"
    r"(?![\w/]|[—–-]\d))"
)
NUMBER_WORD = r"(?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv)"
VALUE = rf"(?P<value>\d{{1,3}}(?: \d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d+(?:[,.]\d+)?|{NUMBER_WORD}(?=\s(?:dagar|dygn|minuter|veckor|timmar|manader|arbetsdagar)\b))(?!\d|[,.]\d|\s{MONTH})"
KNOWN_UNIT = (
    r"(?:%|procent(?!enhet)|promille|(?:arbets)?dagar|dygn|poang|minuter|sekunder|ar\b(?!\s(?:19|20)\d\d)|veckor|timmar|manader|arsarbetare|personer|elever|barn\b|platser|besok(?:are)?\b"
    r"|ton\b|kg\b|[kmg]?wh\b(?:/m²)?|kvm\b|km\b|m²|[µmkn]?g/\w+(?:\sts)?|mg\b|db\s?(?:\(a\)|a\b)?|km/(?:tim|h)\b|kvm\b|mva?\b|kw\b)"
)
ANY_UNIT = rf"(?:{KNOWN_UNIT}|per\s(?!den\b|ultimo\b|\d)[a-z][\w-]+|(?!{PERIOD})(?!(?:under|i|for|per|vid|den|mot|och|av|till|fran|medan|jamfort)\b)[a-z][\w²/.]*)(?:\sper\s(?!den\b|ultimo\b|\d)[\w-]+)?"
VERB = (
    r"(?:var|blev|uppgick|uppmattes|mattes|noterades|lag|ligger|uppgar|okade|minskade|sjonk|steg|stannade|hamnade|landade|ar"
    r"|(?:har\s)?(?:uppmatts|uppmatt)|har\s(?:varit|legat|okat|minskat|sjunkit|stigit|uppgatt|blivit))"
)
ABOUT = r"(?:\s(?:i\s(?:genomsnitt|medeltal|snitt)|totalt|sammanlagt|cirka|ca|drygt|knappt|omkring|ungefar|endast|bara|hela|fran\s\S+(?:\s%|\sprocent)?|till|pa)){0,3}"
START = r"(?:^|(?<=[.:;!?]\s))"
# Anything in the definite form that a verb of measuring is said of: "utlåningen av filmer", "årsarbetarna".
NOTION = rf"(?:(?:den|det|de)\s)?(?:[\w-]+[ae]\s)?(?!{NUMBER_WORD}\b|kostnad|intakt|avgift|resultat|budget|ram|anslag|bidrag|summa)[a-z][\w-]+(?:en|et|an|na|or|ar|er|on)(?:s\s[\w-]+)?(?:\s(?:av|i|pa|for|fran|vid|med|hos|inom|per)\s(?:{WORD}\s){{0,4}}?{WORD})?"
ENDS = r"(?=\s*(?:[.,;()–-]|$|av\b|och\b|men\b|mot\b|medan\b|jamfort\b|vilket\b|enligt\b|i\b|inom\b|for\b|hos\b|bland\b|resp\b|respektive\b|samt\b))"
# Where, or of whom, a value was measured.
PLACE = rf"(?:i|pa|inom|for|hos|bland|vid)\s(?!{PERIOD})(?:[a-z][\w-]+\s){{0,3}}?[a-z][\w-]+"
# What a measure has done between two values.
CHANGED = r"(?:okade|okat|minskade|minskat|sjonk|sjunkit|steg|stigit|gick|gatt|forbattrades|forbattrats|forsamrades|forsamrats|andrades|andrats)(?:\s(?:upp|ned|ner))?"
# A day that people were counted on, and those who are.
AT_A_TIME = rf"(?:(?:vid|den|per)\s)?(?:(?:(?:vid|den|per|den)\s)?\d{{1,2}}\s{MONTH}\s(?:19|20)\d\d|(?:vid\s)?arsskiftet(?:\s(?:19|20)?\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)|\s(?:19|20)\d\d)?|(?:vid\s)?(?:(?:19|20)\d\d\s)?ars\s(?:slut|borjan|ingang|utgang)|(?:vid\s)?utgangen\sav\s(?:19|20)\d\d)"
COUNTED = r"(?:in+evanare|invanare|kommuninvanare|(?:(?:kyrko|folk)bokforda|mantalsskrivna)(?:\si(?:nom)?\s[\w-]+)?)\b"
# What stands before a colon and names no measure.
NO_LABEL = rf"(?!(?:resultat|utfall|lage|nyckeltal|mal|budget|ram|plan|prognos|version|bilaga|tabell|figur|diagram|sida|dnr|tid|bokslut|datum|kalla|ansvar|sammantrade|narvaro|paragraf|telefon|rost)[a-z]*\b|{PERIOD})"
# What is said of a value that was found, before its "att".
REPORTED = r"(?:visar|visade|framgar|framgick|framkom|uppger|uppgav|anger|angav|konstaterar|konstaterades|noterar|redovisar|svarade)"
