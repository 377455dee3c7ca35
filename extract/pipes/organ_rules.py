"""Where the body stands that a document is put to, or that decides: each place is a row."""

from dataclasses import dataclass
from typing import Literal

from extract.pipes.terms import BODIES, BODY, FOR_NONE, UNIT
from extract.record import DocumentType
from normalize.unicode import fold

_SHORT = "|".join(sorted((fold(short) for short in BODIES), key=len, reverse=True))
# Bodies whose names hold a place or a task, and those of associations, companies and auditors; before those of `BODY`.
_FOR_WHAT = rf"\sfor\s{FOR_NONE}[a-z-]+(?:,\s[a-z-]+)*(?:\soch\s[a-z-]+)?"
LOCAL = r"(?:stadsdels|kommundels|distrikts|omrades|lokal)"  # boards of which a municipality has several
PART = r"(?:centrala|norra|sodra|ostra|vastra|nordostra|nordvastra|sydostra|sydvastra|inre|yttre|ovre|nedre|mellersta|lilla|stora|gamla|nya)"
_OTHERS = (
    rf"{PART}\s{LOCAL}namnden|(?:centrala|lokala|regionala|kommunala|allmanna)\s[a-z]*namnden"
    rf"|(?:{PART}\s)?(?!till\s|av\s|for\s|i\s)[a-z-]{{3,}}\s(?:stadsdels|kommundels|distrikts|omrades)namnd(?![a-z])|(?:stadsdels|kommundels|distrikts|omrades)namnden\si\s[a-z-]+"
    rf"|(?:den\s)?gemensamma\s[a-z]*namnd(?:en)?(?:{_FOR_WHAT})?|gemensam\s[a-z]*namnd{_FOR_WHAT}|(?:samverkans|forvaltnings|stadsdels)namnden{_FOR_WHAT}"
    r"|(?:kommunens|stadens|forbundets|regionens|de\sfortroendevalda)\srevisorer(?:na)?|(?:stads|lekmanna)?revisorerna|revisorskollegiet|stadsrevisionen"
    r"|forbunds(?:styrelsen|fullmaktige|direktionen|stamman)|styrelsen\sfor\s(?:[a-z]*forbundet|stiftelsen)|(?:agar|medlems)samradet?|bolagsst(?:yrelsen|amman)|samordningsforbundets\sstyrelse"
    r"|(?:fullmaktige|strategi|utvecklings|infrastruktur|teknik|utbildnings|vard|natur|demokrati|framtids|budget|personal|landsbygds|valfards|medborgar|ungdoms|miljo|social)beredningen|[a-z-]+kommitten"
    r"|(?:hamn|energi|elverks|gatu|biblioteks|musei|teater|turist|bostads|brand|idrotts|kultur|kyrkogards|slakthus|verks|industriverks|kommundels)styrelsen"
    r"|(?:stads|kommunal)kollegiet|(?!(?:konstitutions|justitie|skatte|utrikes|forsvars)utskottet)[a-z]{3,}utskottet|overformyndaren\b|kyrko(?:fullmaktige|namnden|radet)|koncern(?:styrelsen|ledningen)|magistraten|(?:stads|kommunal|municipal|landstings)stamman|skoldirektionen"
    r"|(?:(?:centrala|lokala)\s)?samverkansgruppen|(?:trygghets|naringslivs|trafiksakerhets|miljo|kultur|idrotts|integrations|jamstalldhets|naturvards|landsbygds|anhorig)radet"
)
# Boards of the state and the courts, to which municipalities write.
_STATE = r"\b(?:koncessions|lansskol|lansarbets|lansbostads|lansvags|lantbruks|overklagande|hyres|arrende|taxerings|fastighetstaxerings|overvaknings|lansnykterhets|patientskade|radio|gransknings|vagtrafik|alkoholsortiments)namnd|\bmiljoprovningsdelegation"
_NAME = rf"(?!{_STATE})(?:{_OTHERS}|{BODY})"
_ORGAN = rf"({_NAME}|{_SHORT})"
_PLAIN = rf"({_NAME})"
_SUFFIX = rf"(?:,?\s(?:\(?(?:{_SHORT})\)?|(?:i|for)\s[a-z -]+|\d+))?[ .,]*"
TO = r"(?:(?:stalld|stallt|riktad)\s)?(?:till|mottagare|adressat|instans|beslutsinstans|beslutande\sorgan|beslutsorgan|organ|namnd)"
LABEL = rf"{TO}\s?:?"
# What stands before or over the name of the body that decides, whatever the document.
_DECIDED = r"(?:antag\w+|beslut\w+|faststall\w+|godkan\w+)\s(?:av|i)"
_ITS_LABEL = rf"(?:{_DECIDED}|(?:beslutande\s|beslutsfattande\s|politiskt\s|ansvarig\s|ansvarigt\s)?(?:organ|namnd|instans|beslutsorgan|beslutsinstans|forum)|beslutsfattare|namnd/styrelse|styrelse/namnd)"
_DAY = r"(?:den\s)?\d{1,2}\s?[/. ]|(?:19|20)\d\d|sammantrad\w*|protokoll\w*|tjansteskrivelse|§|kallelse|blad|sid\w*|dnr|diarien\w*|datum|yttrande|(?:protokolls)?utdrag|missiv|delegations?beslut|paragraf|plats|utskrift|sekretess"

_COMPANY = r"((?:bostads|fastighets|industri|energi|renhallnings|kraft|parkerings|hamn|kommunala)\s?(?:ab|aktiebolaget)\s[a-z-]+(?:\s[a-z-]+)?|[a-z]*aktiebolaget\s[a-z-]+(?:\s[a-z-]+)?|ab\s[a-z0-9&-]+(?:\s[a-z0-9&-]+){0,3}|(?:[a-z0-9&.-]+\s){1,5}(?:ab|aktiebolag|kommunalforbund)|(?:stiftelsen|kommunalforbundet)(?:\s[a-z0-9-]+){1,4})"

Where = Literal["cell", "addressee", "top", "opening", "line", "pair", "text"]
MEETINGS: tuple[DocumentType, ...] = ("protokoll", "protokollsutdrag")
STATEMENTS: tuple[DocumentType, ...] = ("yttrande",)


@dataclass(frozen=True, slots=True)
class OrganRule:
    """A place where the body stands: group 1 of `pattern`, of folded text.

    `where`: a whole cell of the head, one over or before which "Till" stands, one of its first, in one of its first lines, in any of them, in two of them, somewhere in the text. `types`: of these
    documents only; `but`: not of these.
    """

    name: str
    where: Where
    pattern: str
    points: float
    confidence: float
    types: tuple[DocumentType, ...] = ()
    but: tuple[DocumentType, ...] = ()
    yes: tuple[tuple[str, str], ...] = ()  # a line, and the body that it names
    hint: str = ""  # what stands in every such text, quicker to look for


# In order: the first that matches decides.
RULES = (
    OrganRule("shown to", "line", rf"\b(?:i|till|for|infor|hos|med|av)\s{_PLAIN}", 5, 0.85, types=("presentation",),
              yes=(("Budgetberedning i kommunstyrelsens arbetsutskott, 18 april 2023", "Kommunstyrelsens arbetsutskott"), ("Workshop med skolnämnden", "Skolnämnden"))),
    OrganRule("meeting", "line", rf"(?:sammantrade|mote|protokoll)\w*(?:,?\sfort\svid\s\w+)?\s(?:med|i|for|hos|fran)\s{_PLAIN}", 6, 0.95, types=MEETINGS,
              yes=(("Protokoll, fört vid sammanträde med sociala centralnämnden i", "Sociala centralnämnden"),)),
    OrganRule("asked", "text", rf"(?:berett|gett|givit|anmodat|forelagt)\s{_PLAIN}\s(?:tillfalle|mojlighet|att)|(?:inkom\w*|kom\sin)\still\s{_PLAIN}\sden|{_PLAIN}s\s(?:stallningstagande|yttrande)\b", 5, 0.9, types=STATEMENTS,
              yes=(("Länsstyrelsen har berett byggnadsnämnden tillfälle", "Byggnadsnämnden"), ("Miljönämndens ställningstagande", "Miljönämnden"))),
    OrganRule("gives", "text", rf"{_PLAIN}\s(?:i\s[a-z -]{{3,40}}?\s)?(?:har\s(?:av\s\S+\s)?(?:genom\s\S+\s)?(?:forelagts|beretts|anmodats|getts|givits|inbjudits|ombetts|fatt\stillfalle)|far\s(?:harmed|med\sanledning)|avger|lamnar\sfoljande|yttrar\ssig|vill\s(?:framfora|anfora))", 4.5, 0.9, types=STATEMENTS,
              yes=(("Kommunstyrelsen i Hällevik-Näs kommun har förelagts att senast", "Kommunstyrelsen"),)),
    OrganRule("states", "text", rf"{_PLAIN}\s(?:tillstyrker|avstyrker|instammer|har\s(?:inget|ingenting|ingen)\s(?:att\s)?erinra)", 4, 0.9, types=STATEMENTS, hint=r"\s(?:tillstyrker|avstyrker|instammer|erinra)",
              yes=(("Teknik- och servicenämnden avstyrker infarten", "Teknik- och servicenämnden"),)),
    OrganRule("asks", "text", rf"{_PLAIN}\shar\s(?:oversant|remitterat|overlamnat)", -6, 0.5, types=STATEMENTS, hint=r"\shar\s(?:oversant|remitterat|overlamnat)",
              yes=(("Byggnadsnämnden har översänt förslaget", "Byggnadsnämnden"),)),
    OrganRule("addressed", "cell", rf"(?:at[:.]?\s)?{TO}\s?:?\s{_ORGAN}{_SUFFIX}", 12, 0.97, but=STATEMENTS + MEETINGS,
              yes=(("Till kommunstyrelsen", "Kommunstyrelsen"), ("Ställd till\tKSAU", "Kommunstyrelsens arbetsutskott"), ("Mottagare: Vård- och omsorgsnämnden", "Vård- och omsorgsnämnden"), ("Till kommunens revisorer i Berga", "Kommunens revisorer"), ("Till Norrbacka stadsdelsnämnd", "Norrbacka stadsdelsnämnd"), ("Till Södra Lunda kommundelsnämnd", "Södra Lunda kommundelsnämnd"), ("Till socialnämndens sociala utskott", "Socialnämndens sociala utskott"), ("Till lokala skolnämnden", "Lokala skolnämnden"))),
    OrganRule("under Till", "addressee", rf"{_ORGAN}{_SUFFIX}", 12, 0.95, but=STATEMENTS + MEETINGS,
              yes=(("Kulturnämnden", "Kulturnämnden"), ("Fritidsnämnden i Berga", "Fritidsnämnden"))),
    OrganRule("labelled", "cell", rf"{_ITS_LABEL}\s?:?\s{_ORGAN}(?:{_SUFFIX}|[\s,].*)", 8, 0.95,
              yes=(("Organ Socialnämndens arbetsutskott", "Socialnämndens arbetsutskott"), ("Beslutande organ: KSAU", "Kommunstyrelsens arbetsutskott"), ("Fastställd av Tekniska nämnden 2019-03-04", "Tekniska nämnden"))),
    OrganRule("under its label", "pair", rf"(?:^|[\s\t])(?:{_DECIDED}|(?:besluts)?instans|(?:beslutande\s)?organ|mottagare|adressat)(?=[\s:]|$)[^\n]{{0,60}}\n+(?:[^\n]{{0,60}}[\t\s])?{_PLAIN}", 6, 0.9, but=STATEMENTS,
              yes=(("Antagen av Gäller från\nByggnadsnämnden 2020-01-01", "Byggnadsnämnden"), ("Datum Mottagare\n2019-04-01 Skolstyrelsen", "Skolstyrelsen"))),
    OrganRule("under Till beside its matter", "pair", rf"(?:arende\w*|rubrik|saken)[\s:]+(?:till|mottagare|adressat)\s?:?\n+[^\n]{{0,90}}?[\t\s]{_PLAIN}", 12, 0.9, but=STATEMENTS,
              yes=(("Ärende Till\nÖverskridande av anslag Kommunstyrelsen", "Kommunstyrelsen"),)),
    OrganRule("company's letterhead", "top", _COMPANY, 6, 0.9, but=("tjansteskrivelse", "protokollsutdrag"),
              yes=(("Berga Energi och Vatten AB", "Berga Energi och Vatten AB"),)),
    OrganRule("company begins a line", "opening", r"^((?:[a-z0-9&-]+\s){1,4}(?:ab|aktiebolag))\b(?!\s(?:har|och|som|ska|i|om|till|for|angaende))", 5, 0.85, but=("tjansteskrivelse", "protokollsutdrag"),
              yes=(("Lunda Energi AB Org.nr 556677-1234", "Lunda Energi AB"),)),
    OrganRule("adopted by", "line", rf"(?:antag\w*|faststall\w*|godkand|beslutad):?\s(?:(?:av|i)\s)?{_PLAIN}", 6, 0.9, types=("rapport", "okand"),
              yes=(("Antagen av Förbundsstyrelsen 2019-02-25", "Förbundsstyrelsen"),)),
    OrganRule("alone", "cell", rf"{_PLAIN}{_SUFFIX}", 5, 0.95,
              yes=(("Primärkommunalt samverkansorgan, PKS", "Primärkommunalt samverkansorgan"), ("SOCIALNÄMNDEN", "Socialnämnden"))),
    OrganRule("whose plan", "cell", rf"(?:for|i)\s{_PLAIN}", 4, 0.85, types=("rapport", "presentation"), yes=(("för socialnämnden", "Socialnämnden"),)),
    OrganRule("stamped on the name", "cell", rf"{_PLAIN}\s(?:{_NAME})", 4, 0.85, but=STATEMENTS, yes=(("KOMMUNSTYRELSEN Kommunstyrelsen", "Kommunstyrelsen"),)),
    OrganRule("short alone", "cell", rf"({_SHORT})\.?", 4, 0.9, but=("presentation", "rapport"), yes=(("KSAU", "Kommunstyrelsens arbetsutskott"),)),
    OrganRule("begins a line", "line", rf"^(?:[a-z]+s?\skommun[ ,–-]+)?{_PLAIN}[ ,:–-]+(?:[a-z-]+\s)?(?:{_DAY})", 4.5, 0.92,
              yes=(("Kommunstyrelsen Sammanträdesdatum: 2016-05-03", "Kommunstyrelsen"),)),
    OrganRule("before its unit", "cell", rf"{_PLAIN}[\s,–|·-]+(?:{UNIT})", 4.5, 0.9,
              yes=(("Centrala stadsdelsnämnden Fritidsenheten", "Centrala stadsdelsnämnden"), ("Byggnadsnämnden, Stadsarkitektkontoret", "Byggnadsnämnden"))),
    OrganRule("ends a line", "line", rf"(?:\d|:|\bmottagare|\bkommun)\s{_PLAIN}[ .]*$", 3, 0.88, but=STATEMENTS,
              yes=(("Datum: 14 november 2022 Utbildningsnämnden", "Utbildningsnämnden"),)),
    OrganRule("before the page's number", "opening", rf"{_PLAIN}\s\d{{1,3}}(?:\s?\(\d+\))?$", 3.5, 0.85, types=MEETINGS,
              yes=(("i hjärtat av Berga Byggnadsnämndens arbetsutskott 7", "Byggnadsnämndens arbetsutskott"), ("Socialnämnden 3 (12)", "Socialnämnden"))),
    OrganRule("genitive", "line", rf"\b{_PLAIN}s\s(?:sammantrade|protokoll)", 3, 0.9,
              yes=(("Protokoll från kommunstyrelsens sammanträde", "Kommunstyrelsen"),)),
    OrganRule("short before §", "line", rf"^({_SHORT})\s§\s?\d", 3, 0.9, types=MEETINGS, yes=(("KSAU § 12", "Kommunstyrelsens arbetsutskott"),)),
    OrganRule("committee before §", "line", rf"^(?:(?:{_SHORT})\s?)?(au|[a-z]*utskottet)\s§\s?\d", 3, 0.85, types=MEETINGS, yes=(("Au § 88 Ny plan", "Arbetsutskottet"), ("Individutskottet § 4", "Individutskottet"))),
    OrganRule("delegation", "text", rf"delegat?(?:ion|erings?)\w*\s(?:\w+\s){{0,3}}?(?:fran|av|i)\s{_PLAIN}", 4, 0.9, but=MEETINGS,
              yes=(("på delegation av socialnämnden", "Socialnämnden"),)),
    OrganRule("delegates", "text", rf"\b{_PLAIN}s\s(?:delegation|delegering|vagnar)", 4, 0.9, but=MEETINGS, hint=r"s\s(?:deleg|vagnar)",
              yes=(("enligt kommunstyrelsens delegationsordning", "Kommunstyrelsen"), ("på byggnadsnämndens vägnar", "Byggnadsnämnden"))),
    OrganRule("adopted", "text", rf"(?:antagen|faststalld|antagits|antogs|godkand|beslutad)\s(?:av|i)\s{_PLAIN}|(?:rapport|information|redovisning)\still\s({BODY})", 3, 0.85,
              types=("rapport", "presentation", "okand"), yes=(("Antagen av kommunfullmäktige 2019-02-25", "Kommunfullmäktige"), ("Information till räddningsnämnden", "Räddningsnämnden"))),
    OrganRule("decided in", "text", rf"\bbeslut\si\s{_PLAIN}\s(?:den\s)?\d", 4, 0.85, types=("rapport", "okand"), hint=r"\bbeslut\si\s",
              yes=(("Beslut i kommunstyrelsen 2006-02-14, § 31", "Kommunstyrelsen"),)),
    OrganRule("put before", "text", rf"\bbehandlas\s(?:av|i)\s{_PLAIN}", 3, 0.85, types=("rapport",), hint=r"behandlas\s",
              yes=(("Rapporten behandlas av hemvårdsnämnden den 27 september", "Hemvårdsnämnden"),)),
    OrganRule("reports", "text", rf"{_PLAIN}\s(?:redovisar|antog\s(?:malen|planen|verksamhetsplanen)|raknar\smed)\b", 3, 0.85, types=("rapport",), hint=r"\s(?:redovisar|antog|raknar)\b",
              yes=(("Hemvårdsnämnden redovisar för årets första månader", "Hemvårdsnämnden"),)),
    OrganRule("party", "text", rf"\bgenom\s(?:dess|sin)\s{_PLAIN}", 3, 0.85, types=("okand",), yes=(("Berga kommun genom dess fritidsnämnd", "Fritidsnämnden"),)),
    OrganRule("proposed to", "text", rf"\b(?:{UNIT}|[a-z-]*(?:utskottet?|presidiet)|jag|vi)\s(?:foresl\w+|hemstaller)\s(?:(?:att|hos)\s)?{_PLAIN}", 2.5, 0.85, hint=r"\s(?:foresl|hemstaller)",
              yes=(("Arbetsutskottet föreslår kommunstyrelsen", "Kommunstyrelsen"),)),
    OrganRule("decides", "text", rf"\b{_PLAIN}\s(?:beslutar|foreslas|beslot|beslutade|godkanner|antar|foreslar|tillstyrker|hemstaller)", 2, 0.85, hint=r"\s(?:beslutar|foresla|beslot|beslutade|godkanner|antar|tillstyrker|hemstaller)",
              yes=(("Tekniska nämnden beslutar att anta", "Tekniska nämnden"),)),
    OrganRule("told", "text", rf"(?:anmals|aterrapporteras|redovisas)\s(?:for|till|i)\s{_PLAIN}", 2, 0.8, types=("beslut", "rapport"),
              yes=(("Beslutet anmäls för socialnämnden", "Socialnämnden"),)),
    OrganRule("company", "cell", _COMPANY, 3, 0.8, but=("tjansteskrivelse",),
              yes=(("KRÅKERUMS BOSTADS AB", "Kråkerums bostads ab"),)),
    OrganRule("of the plan", "line", rf"(?:plan|rapport|bokslut|berattelse|budget)\b.*\s(?:for|fran)\s{_PLAIN}|{_PLAIN}s\s(?:\S+\s)?(?:verksamhetsplan|internbudget|delarsrapport|verksamhetsberattelse|arsredovisning)", 3, 0.8, types=("rapport", "presentation"),
              yes=(("Internkontrollplan för 2019, verksamhetsplan för tekniska nämnden", "Tekniska nämnden"), ("Socialnämndens verksamhetsberättelse 2019", "Socialnämnden"))),
    OrganRule("named in the head", "line", rf"\b{_PLAIN}", 1.5, 0.7, but=STATEMENTS, yes=(("Underlag inför mötet, barnavårdsnämnden", "Barnavårdsnämnden"),)),
    OrganRule("named", "text", rf"\b{_PLAIN}", 1, 0.5, yes=(("Gatunämnden har under året", "Gatunämnden"),)),
)  # fmt: skip
