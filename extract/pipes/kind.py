"""Component `diarium_kind`: what type of document it is.

No one cue decides: each row of `CUES` that fits adds its points to its type, each type loses points the less likely all
the text's words make it, and the type with the most points wins.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from rapidfuzz import fuzz, process
from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes import kind_words
from extract.pipes.head import head_cells, head_lines, unspaced
from extract.pipes.sections import PARAGRAPH, Line
from extract.pipes.terms import BODY, GENRE, UNIT
from extract.record import DocumentType
from normalize.unicode import fold

_RETURNING_LINES = 2  # so many short lines that return: slides, whose titles do
_SHORTEST_TITLE = 25
_SLIDES, _SLIDE_CHARACTERS = 3, 750  # so many pages with so little text at the median: slides
_FEWEST_POINTS = 2.0
_WORDS_POINTS = 2.0  # for each e-fold that words make a type less likely
_LEAST_SHARE = -4.0  # logarithm of a probability: what cues say may outweigh the least likely words
_KIND_LABEL = re.compile(
    r"(?:dokument(?:typ|slag|ets art)|handling(?:styp|ens art)?|typ av (?:dokument|handling))\s?:?\s(?=\S)"
)
_PARAGRAPH_CELL = re.compile(r"(?:paragraf:?\s)?(?:[a-z]{1,5}\s)?§\s?\d{1,3}(?:/\d+)?")  # in a form, of folded text
_LABEL_SCORE = 84  # of 100, rapidfuzz ratio: how alike a misread label is to the word
# Verbs of an officer's proposal, active and passive, in old and new forms.
_ASKS = r"(?:foreslar|hemstaller|anhaller|forordar|tillstyrker|avstyrker|yrkar)"
_IS_ASKED = r"(?:foresla(?:s|ges)|hemstall(?:s|es)|anhall(?:s|es)|forordas|tillstyrk(?:s|es)|avstyrk(?:s|es))"
_PROPOSES = re.compile(
    rf"\b(?:{_ASKS}|{_IS_ASKED}|far (?:\S+\s){{0,4}}?(?:foresla|hemstalla)|matte)\b[^.]{{0,80}}\b(?:att|beslut\w*|\w*namnd\w*|\w*styrelsen|fullmaktige)\b"
)
_LABELS = (
    "tjansteskrivelse", "tjansteutlatande", "protokollsutdrag", "sammantradesprotokoll", "delegationsbeslut", "delegeringsbeslut",
    "yttrande", "remissvar", "remissyttrande", "delarsrapport", "verksamhetsplan", "verksamhetsberattelse", "arsredovisning",
)  # fmt: skip

_PROSE_LINE, _PROSE_SHARE = 160, 0.4  # characters; share of a text's characters: slides have less prose
_SLIDE_SHAPES = (4 / 3, 16 / 9, 16 / 10)  # width over height; a landscape A4 is 1.41
_SHAPE_ERROR, _LANDSCAPE = 0.03, 1.2
_TOP_LINES = 40
# "Beslutande ⇥ Margit Evaldsson (s)", "Närvarande ledamöter: …" within a line; the names of a scan's form stand some lines below.
_MEMBERS = re.compile(
    r"(?:^|[\t.:,]\s?|\s(?=[A-ZÅÄÖ]))(?:[Nn]ärvarande|Beslutande|[Ll]edamöter(?:na)?|Tjänstgörande|Deltagande|Deltagare|Ordförande|För (?:arbetsgivar|arbetstagar|personal|de fackliga)\w+|NÄRVARANDE|BESLUTANDE|LEDAMÖTER|DELTAGARE)(?![\wåäö])(?!\s[A-Za-zåäö]+[.,]?$)"
)
_PARTY = re.compile(r"\([A-ZÅÄÖa-zåäö]{1,4}\)")
_MEMBER_LINES, _FEWEST_MEMBERS = 12, 3
# What only heads a meeting's minutes, as a label of folded text.
_OF_MEETING = re.compile(
    r"(?:sammantrad|mote|protokoll|minnesanteckning|narvarande|plats|tid\b|paragrafer|justera|ledamoter|beslutande|for arbetsgivar)"
)
_NUMBER = re.compile(r"\d+")
_ENDS_IN_PARAGRAPH = re.compile(r"[A-ZÅÄÖ](?:[^.]|\.(?=\S)){3,100}\s§\s?(\d{1,3})")  # "Protokollsjustering § 14"
_FEWEST_IN_ROW = 3
# "2 Målsättning": so many of them, that more than list items part, are chapters.
_CHAPTER = re.compile(r"(\d{1,2})[.,_]?\s+[A-ZÅÄÖ][^.;:\t]{3,60}")
_FEWEST_CHAPTERS, _CHAPTER_LINES = 2, 3
# What minutes are signed with, whatever they call themselves.
_SIGNED = re.compile(r"\bvid protokollet\b|\bjusterand\w* sign|\butdragsbestyrk|\bjustera(?:s|t|d)\b")
_SPACED_WORD = re.compile(r"(?<!\S)(?:[a-z] ){4,}[a-z](?![a-z])")

Where = Literal["label", "top", "head", "text", "feature"]


@dataclass(frozen=True, slots=True)
class Cue:
    """What speaks for a type, and how much.

    `pattern`, of folded text, stands at the start of a cell of the head ("label") or of any line at the document's top
    ("top"), anywhere in a cell of the head ("head"), anywhere in the text, or it is the name of a feature of the whole document.
    """

    type: DocumentType
    where: Where
    pattern: str
    points: float
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    hint: str = ""  # what stands in every such text, quicker to look for


_REPORTS = (
    r"(?:delars|ars|kvartals|tertial|manads|uppfoljnings|kvalitets|gransknings|utvarderings|slut|projekt)?rapport\b(?!\still\b.*\bom\b)|delarsbokslut|bokslutskommentar(?:er)?\b"
    r"|arsredovisning|arsbokslut|bokslut\b|verksamhetsplan\b|verksamhetsberattelse|flerarsplan|mal och budget|budget\s(?:och\s\S+\s)?\d{4}|utvardering\b"
    r"|tidplan\b|tidsplan\b|internbudget|detaljbudget|handlingsplan\b|strategi\b|policy\b|riktlinjer?\b|program\sfor\b|lokalforsorjningsplan|forstudie"
    r"|\S*uppfoljning\b(?:\s(?:19|20)\d\d)?|internkontrollplan|utredning\b|kartlaggning\b|oversyn\b|nulagesanalys|uppfoljning\sav\b|\S+(?:rapport|plan|program|strategi)\b"
)
# Whose report it is: "Barn- och skolnämndens".
_WHOSE = r"(?:(?:[a-z]+-\soch\s|tekniska\s|sociala\s)?[a-z]+(?:namndens|styrelsens|forvaltningens|kontorets|bolagets|forbundets|forbunds|kommuns|stads)\s)?"
CUES = (
    Cue("protokollsutdrag", "label", r"protokollsutdrag|utdrag (?:ur|fran) (?:\w+ )?(?:sammantrades)?protokoll", 9, ("Protokollsutdrag", "Utdrag ur sammanträdesprotokoll"), ("Protokoll",)),
    Cue("protokollsutdrag", "label", r"(?:sammantrades)?protokoll\b|(?:\S+ ){1,4}sammantradesprotokoll|protokoll fort vid", 5, ("SAMMANTRÄDESPROTOKOLL",)),
    Cue("protokollsutdrag", "head", r"\b(?:utdrag (?:ur|av|fran)|avskrift av) (?:\w+ )?(?:sammantrades)?protokoll", 7, ("Berga kommun Utdrag ur protokoll",), ("Utdraget ur protokollet",)),
    Cue("protokollsutdrag", "label", r"sammantrades(?:dag|datum)\b|paragraf\b", 1.5, ("Sammanträdesdatum", "Paragraf"), ("Paragrafer 31-36",)),
    Cue("protokollsutdrag", "feature", "one paragraph", 4),
    Cue("protokollsutdrag", "text", r"\butdragsbestyrkande|ratt utdraget intygar|utdragets riktighet|bestyrks\b", 1),
    Cue("protokollsutdrag", "feature", "votes", 1),
    Cue("protokollsutdrag", "feature", "put to the vote", 4),
    Cue("protokoll", "feature", "put to the vote", 4),
    Cue("protokoll", "label", r"(?:sammantrades|motes|namnds|styrelse)?protokoll\b|(?:\S+ ){1,4}sammantradesprotokoll|protokoll fort vid|minnesanteckningar", 5, ("Protokoll 5/2015", "Kommunstyrelsens sammanträdesprotokoll"), ("Protokollsutdrag",)),
    Cue("protokoll", "feature", "attendance", 3),
    Cue("protokoll", "feature", "many paragraphs", 3),
    Cue("protokoll", "feature", "paragraphs in a row", 4),
    Cue("protokoll", "label", r"sammantrades(?:dag|datum)\b", 1.5, ("Sammanträdesdatum",)),
    Cue("protokoll", "label", r"paragrafer\b|justerande|justering|anslagsbevis|utses att justera", 1),
    Cue("beslut", "label", rf"{_WHOSE}(?:delegations?|delegerings|tjanstemanna|ordforande|verkstallighets)beslut|delegationsprotokoll|beslut (?:pa|enligt|fattat (?:pa|med stod av)) delegat|beslut av delegat|anmalan av delegat", 8, ("Delegationsbeslut", "Beslut på delegation"), ("Beslut",)),
    Cue("beslut", "head", r"\b(?:delegations|delegerings)beslut (?:nr|nummer|lopnr)\b", 6, ("Socialnämndens delegationsbeslut nr 38/2003",), ("Delegationsbeslut anmäls",)),
    Cue("beslut", "label", r"beslut(?:\snr\s?\S+)?$|beslutsdatum|beslutsnummer|beslutande:|lopnr", 1.5, ("BESLUT", "Beslutsdatum 2022-09-06")),
    Cue("beslut", "text", r"\b(?:pa|enligt|med stod av)\s(?:\S+\s){0,6}delegat?(?:ion|ering)|genom delegat|delegationsordning\S*\s(?:punkt|p\b|nr)|\bpunkt\s[\d.:]+\s(?:i|enligt)\s(?:\S+\s){0,4}delegationsordning", 2, ("Delegation Punkt 4.12 i delegationsordningen", "med stöd av punkt 6.3 i tekniska nämndens delegationsordning",)),
    Cue("beslut", "label", r"(?:delegat|beslutsfattare|delegation|delegations(?:punkt|ordning|nr|nummer)|stod i delegationsordning\w*)\b", 2, ("Delegat Bo Alm, avdelningschef", "Delegationspunkt 4.11"), ("Delegationer",)),
    Cue("beslut", "text", r"\bjag (?:beslutar|medger|beviljar|avslar|bifaller|forelagger|forbjuder|godkanner|faststaller|forordnar|lamnar (?:tillstand|bifall))\b|\b(?:beslutar|medger|beviljar|avslar|forelagger|lamnar) jag\b|\b(?:undertecknad(?:e)?|genom undertecknad delegat)\s(?:\S+\s)?beslutar\b", 2, ("Jag beslutar att bevilja bidraget", "lämnar jag tillstånd att inrätta")),
    Cue("beslut", "feature", "decision without paragraph", 2),
    Cue("yttrande", "label", r"yttrande\b|remissvar|remissyttrande|svar pa (?:remiss|samrad|forelaggande)|(?:gransknings|samrads)(?:yttrande|svar)|genmale\b|svaromal\b", 5, ("YTTRANDE", "Remissvar: Ny järnväg"), ("Förslag till yttrande",)),
    Cue("yttrande", "head", r"\b(?:yttrande (?:over|till|i)|svar pa (?:remiss|samrad)|remissvar)\b", 2, ("Kommunens yttrande över detaljplan",)),
    Cue("yttrande", "text", r"\b(?:berett?s?|bereder|bereda|fatt|ge(?:r|tts?)|givi[ts]s?|lamnat?s?|erhallit|erbjudits)\s(?:\S+\s){0,4}?(?:mojlighet(?:en)?|tillfalle)\s(?:att\s|till\s)?(?:\S+\s){0,4}?(?:yttra|yttrande|lamna|inkomma|komma in|avge|avgiva|framfora|synpunkter)|(?:forelagts|anmodats|ombetts|uppmanats)\s(?:\S+\s){0,12}yttra", 1.5, ("har beretts tillfälle att yttra sig", "har berett fritidsnämnden tillfälle att avge yttrande", "Kommunen har givits möjlighet att inkomma med synpunkter"), ("har lämnat ett yttrande",)),
    Cue("yttrande", "text", r"\b(?:remitterats?|remissbehandlats|oversants?|overlamnats?|hanskjutits?|tillstallts?|utsants?|inkommit)\s(?:\S+\s){0,5}?(?:for|pa)\s(?:yttrande|remiss|utlatande|besvarande|synpunkter)\b|\bremitterats?\s(?:hit|till)\b|\byttrande\S*\s(?:ska|skall|skulle|bor|onskas|begars|emotses)\s(?:\S+\s){0,3}?(?:avges|avgivits|avgivas|ha inkommit|vara|inkomma|senast|fore)", 1, ("Motionen har remitterats hit för yttrande", "Förslaget har översänts till nämnden för yttrande", "Yttrandet skulle ha avgivits före maj"), ("för besvarande av frågan",)),
    Cue("yttrande", "text", rf"\b(?:{BODY}|[a-z]*(?:namnden|styrelsen|radet|kommunen|staden|bolaget|foreningen|forbundet|utskottet|direktionen))\s(?:\S+\s){{0,2}}?(?:tillstyrker|avstyrker|motsatter sig|staller sig (?:bakom|positiv|negativ|i huvudsak)|valkomnar|instammer|delar|vill (?:\S+\s)?(?:framhalla|anfora|understryka|papeka|framfora|betona)|lamnar (?:foljande|harmed|ingen)|har (?:\S+\s){{0,2}}?(?:att erinra|erinran|invandning\w*))\b", 1.5, ("Nämnden tillstyrker förslaget", "Kommunen har inget att erinra mot planen"), ("Kontoret tillstyrker",), hint=r"\s(?:tillstyrker|avstyrker|motsatter|staller sig|valkomnar|instammer|delar|vill|lamnar)\s|erinra|invandning"),
    Cue("yttrande", "text", rf"\b(?:pa|for)\s(?:{BODY}|(?:[a-z-]+\s){{0,2}}[a-z-]*(?:namnden|styrelsen|kommuns?|stads?))s?\s(?:vagnar|rakning)\b|\bfor\s(?:[a-z-]*namnden|kommunstyrelsen)\s*\n", 2, ("På sociala centralnämndens vägnar", "på fritidsnämndens vägnar"), ("På kontorets vägnar",)),
    Cue("yttrande", "text", rf"\b(?:{BODY}|namnden|styrelsen)\s(?:\S+\s){{0,2}}?far (?:\S+\s){{0,4}}?(?:foresla|hemstalla|framhalla|meddela)\b|\benligt (?:{BODY}|namnden|styrelsen)s (?:mening|uppfattning|bedomning)", 1, ("Sociala centralnämnden får därför föreslå fullmäktige", "Enligt nämndens mening bör planen ändras"), hint=r"\sfar (?:\S+\s){0,4}?(?:foresla|hemstalla|framhalla|meddela)\b|\benligt (?:\S+\s){1,6}?(?:mening|uppfattning|bedomning)"),
    Cue("yttrande", "text", r"\bfar (?:(?:harmed|darfor|i arendet|med anledning (?:harav|darav|av)\S*)\s)?(?:\S+\s){0,6}?(?:anfora|avge|yttra)\b|avger (?:harmed )?foljande (?:yttrande|remissvar)", 3, ("och får med anledning härav anföra följande", "Nämnden får anföra följande.")),
    Cue("yttrande", "text", rf"\b(?:{UNIT})\b[^.]{{0,160}}?\bfar (?:harmed )?(?:\S+\s){{0,4}}?(?:anfora|yttra|foresla|hemstalla)\b", -3, ("Gatukontoret, som tagit del av remissen, får härmed anföra följande",), ("Nämnden får anföra",), hint=r"\bfar (?:harmed )?(?:\S+\s){0,4}?(?:anfora|yttra|foresla|hemstalla)\b"),
    Cue("yttrande", "text", r"\bhar (?:av \S+ )?(?:begart|onskat|anmodat|forelagt|remitterat|oversant)s?\b[^.]{0,120}?\b(?:yttra sig|yttrande|synpunkter)\b", 2, ("Länsstyrelsen har begärt kommunens yttrande över ansökan",)),
    Cue("yttrande", "label", r"(?:mark- och )?(?:lansstyrelsen?|[a-z-]*departementet|[a-z-]+(?:verket|myndigheten|inspektionen|delegationen)|[a-z-]*(?:domstolen|ratten)|justitieombudsmannen|boverket)\b(?! har)", 1.5, ("Länsstyrelsen i Hallands län", "Naturvårdsverket", "Mark- och miljödomstolen")),
    Cue("yttrande", "text", r"\b(?:fatt|erhallit|mottagit)\s(?:\S+\s){0,5}?(?:pa remiss|for yttrande|for synpunkter)\b", 2, ("Nämnden har fått rubricerat program på remiss", "Styrelsen har erhållit ärendet för yttrande"), ("Planen har varit på remiss",)),
    Cue("yttrande", "text", r"\b(?:lamnar|avger|avlamnar|inkommer med|framfor|anfor)\s(?:harmed\s|darfor\s)?foljande\s(?:svar|remissvar|yttrande|synpunkter|utlatande)\b", 2, ("lämnar följande svar", "framför härmed följande synpunkter"), ("lämnar följande förslag",)),
    Cue("yttrande", "label", r"(?:synpunkter|yttrande|svar|remissvar) fran (?:[a-z]+-\soch\s|[a-z]+\s)?[a-z-]*(?:namnden|styrelsen|radet|kommun(?:en)?|stad(?:en)?)\b", 3, ("Synpunkter från samhällsbyggnadsnämnden", "Svar från Ekby kommun"), ("Synpunkter från föräldrarna",)),
    Cue("yttrande", "label", r"hej\b", 2, ("Hej Anna!",), ("Hejarbo skola",)),
    Cue("yttrande", "head", r"\b(?:ditt|dina|er|ert|era|din)\s(?:medborgar|e-)?(?:forslag|fraga|fragor|skrivelse|synpunkt\w*|brev|klagomal|begaran|ansokan|overklagande)\b(?!\s?(?:19|20)\d\d)", 2.5, ("Angående ditt förslag om en gångbro", "Svar på er skrivelse om buller"), ("Er skrivelse 1986-03-02",)),
    Cue("yttrande", "text", r"\btack for (?:ditt|dina|din|ert|era|er)\s", 1.5, ("Tack för ditt brev",)),
    Cue("tjansteskrivelse", "label", r"tjansteskrivelse|tjanstemannaskrivelse|tjansteutlatande|kontorsutlatande|forvaltningsutlatande|tjansteyttrande|beslutsunderlag$|arendeskrivelse", 7, ("Tjänsteskrivelse", "TJÄNSTEUTLÅTANDE"), ("Till nämnden",)),
    Cue("tjansteskrivelse", "label", r"(?:tjanste|foljebrev och\s)?missiv(?:skrivelse)?(?:\s(?:nr\s?\S+|till\s.*|\d\S*))?$", 3, ("MISSIV", "Missiv till kommunstyrelsen", "Missivskrivelse"), ("Missiv om bilaga 2",)),
    Cue("tjansteskrivelse", "label", r"missiv\b|skrivelse\b|utlatande\b|(?:foredragnings|tjanste)-?\s?(?:pm\b|promemoria)|pm\b|promemoria\b", 3, ("Missiv", "Skrivelse till kommunstyrelsen", "Tjänste-PM", "Promemoria")),
    Cue("tjansteskrivelse", "label", rf"(?:(?:stalld\s)?till|mottagare|adressat)\s?:?\s(?:{BODY}|ks|kf)\.?$", 2.5, ("Till kommunstyrelsen", "Mottagare: Socialnämnden"), ("Till förvaltningen",)),
    Cue("tjansteskrivelse", "label", r"(?:mottagare|stalld till|adressat)\b", 1.5, ("Mottagare Telefon Dnr", "Ställd till"), ("Mottagaren",)),
    Cue("tjansteskrivelse", "label", r"arende(?:mening|rubrik)\b", 1.5, ("Ärendemening",), ("Ärendet",)),
    Cue("tjansteskrivelse", "label", rf"{BODY}\.?$", 1.5, ("Kommunstyrelsen",)),
    Cue("tjansteskrivelse", "head", r"\bsvar pa (?:motion|medborgarforslag|interpellation|fraga|e-forslag|revision|granskning|skrivelse)", 2, ("Svar på motion om cykelvägar",)),
    Cue("tjansteskrivelse", "feature", "proposal", 5),
    Cue("tjansteskrivelse", "text", rf"\b(?:{UNIT}|undertecknad|jag|vi)\b[^.]{{0,160}}?\b(?:{_ASKS}|far (?:harmed )?(?:\S+\s){{0,4}}?(?:foresla|hemstalla))\b[^.]{{0,80}}?\b(?:att|{BODY}|namnden|styrelsen)\b|\b{_ASKS}\s(?:{UNIT})\s|\bfar (?:{UNIT}|undertecknad|jag|vi)\s(?:\S+\s){{0,3}}?(?:foresla|hemstalla)\b", 2, ("På grund härav får byggnadskontoret vördsamt hemställa att", "Så här föreslår förvaltningen att nämnden beslutar", "Kontoret får därför hemställa att byggnadsnämnden beslutar", "Förvaltningen föreslår nämnden att avslå"), ("Nämnden föreslår fullmäktige",), hint=r"foresla|hemstall|anhall|fororda|styrke|yrkar"),
    Cue("tjansteskrivelse", "text", rf"\b{_IS_ASKED}(?:\s(?:harmed|darfor|vordsamt|alltsa|foljande))?[:,]?\s+(?:dels\s+|hos\s\S+\s+)?(?:[1a-]\s?[).]?\s+)?att\b|\bhemstall(?:er|s|es)\s(?:\S+\s){{0,4}}?om\sbemyndigande", 3, ("Med hänvisning härtill hemställes att skolstyrelsen måtte besluta", "Under åberopande av ovanstående föreslås dels att avtalet sägs upp"), ("Avgiften föreslås bli 40 kr",), hint=_IS_ASKED + "|bemyndigande"),
    Cue("tjansteskrivelse", "text", r"\b(?:ovanstaende|arendet|skrivelsen|forslaget|framstallningen)\s(?:overlamnas|understalls|understalles|foredrages|hanskjuts|hanskjutes)\s(?:harmed\s)?(?:till|for)?\s?(?:\S+\s){0,3}?(?:provning|beslut|avgorande|godkannande|stallningstagande)", 2, ("Ovanstående överlämnas till byggnadsnämnden för beslut",), ("Ärendet överlämnas till åklagare",)),
    Cue("tjansteskrivelse", "text", rf"\b(?:{UNIT})\b[^.]{{0,160}}?\bfar (?:harmed )?(?:\S+\s){{0,8}}?(?:\([^)]*\)\s)?anfora\b", 2, ("Gatukontoret får härmed anföra följande",), hint=r"\bfar (?:harmed )?(?:\S+\s){0,8}?(?:\([^)]*\)\s)?anfora\b"),
    Cue("tjansteskrivelse", "text", rf"\b(?:{BODY}|pks|ks|kf|ksau|namnden|styrelsen|direktionen|radet|utskottet)\sforeslas\s(?:besluta|godkanna|anta|foresla|fatta)", 3.5, ("Nämnden föreslås besluta att",), ("Avgiften föreslås bli",), hint=r"\sforeslas\s"),
    Cue("tjansteskrivelse", "text", rf"\bforeslas\s(?:\S+\s){{0,2}}?(?:{BODY}|namnden|styrelsen|fullmaktige)\s(?:\S+\s){{0,5}}?(?:besluta|godkanna|anta|foresla|fatta|faststalla|stalla|bevilja|uppdra|tillstyrka|avsla)\b", 2, ("Utöver fullmäktiges mål föreslås nämnden ställa upp följande",), ("Avgiften föreslås bli högre",)),
    Cue("okand", "label", r"(?:hyres|arrende|kope?|samverkans|nyttjanderatts?|drift|samarbets|entreprenad|upplatelse|markanvisnings|exploaterings|tjanste)?s?(?:avtal|kontrakt)(?:$|\s(?:angaende|om|mellan|rorande|nr|\d))|overenskommelse$|overenskommelse\s(?:mellan|om|angaende)", 5, ("AVTAL", "Hyresavtal nr 12", "Avtal angående skötsel av isbana"), ("Avtal med Berga IK",)),
    Cue("okand", "text", r"\bnedan kalla[dt]e?\b|(?:traffats|traffas|ingas|ingatts|slutits) (?:harmed )?foljande\b|avtalet? har upprattats i (?:tva|tre)", 4, ("nedan kallad arrendatorn", "har träffats följande överenskommelse")),
    Cue("okand", "label", r"kallelse\b|inbjudan\b|foredragningslista|dagordning\b|kungorelse\b|tillkannagivande|pressmeddelande|annons$|fullmakt$|faktura\b|blankett\b|enkat\b|nyhetsbrev|remisslista|skuldebrev|borgensforbindelse", 6, ("Kallelse till sammanträde", "INBJUDAN", "Kungörelse"), ("Inbjudningar",)),
    Cue("rapport", "label", rf"{_WHOSE}(?:{_REPORTS})", 2.5, ("Delårsrapport per den 31 augusti", "Verksamhetsplan 2022", "Barn- och skolnämndens delårsrapport per april"), ("Förslag till budget",)),
    Cue("rapport", "head", r"\b(?:delarsrapport|arsredovisning|verksamhetsplan|verksamhetsberattelse|tidplan|tidsplan|kvalitetsrapport|internbudget|flerarsbudget|rapport)\b", 1.6),
    Cue("rapport", "label", GENRE.pattern, 1.5, ("Arbetsplan för Bergaskolan läsåret 1996/97", "Styrkort 2013", "Klimat- och energiprogram 2021–2030"), ("Revidering av taxa för bygglov", "Ny plan för 2014")),
    Cue("rapport", "top", GENRE.pattern, 1.5, ("Affärsplan 2018–2020",), ("Enligt planen",)),
    Cue("rapport", "feature", "nothing proposed", 2.5),
    Cue("rapport", "feature", "numbered chapters", 2),
    Cue("rapport", "label", r"dokumenttyp\s?:?\s(?:plan|program|policy|strategi|riktlinje|rapport|styrdokument)|(?:plan|program|policy|riktlinjer|strategi)(?:\s\([a-z ]+\))?$", 4, ("Dokumenttyp: Policy",), ("Planen",)),
    Cue("rapport", "label", r"(?:antagen|antaget|antagna|faststall[dt]|faststallda|godkan[dt]|beslutad|beslutat|reviderad|reviderat|antogs)\s(?:av|i|den|\d)(?!\sdeleg)|dokument(?:ansvarig|namn)|giltig|galler\b", 1.5, ("Antagen av kommunfullmäktige", "Fastställt 2021-12-08")),
    Cue("rapport", "text", r"(?:^|\n)(?:innehall|innehallsforteckning)\s*(?:\n|$)", 2, ("Innehållsförteckning",)),
    Cue("rapport", "text", r"\n1\.?\s(?:inledning|uppdraget?|bakgrund|sammanfattning|syfte)\s*\n", 1),
    Cue("presentation", "label", r"bildspel|ahorarkopi|presentation\b|bilder\s(?:till|fran|vid)\b", 4, ("Bildspel", "Bilder till nämnden"), ("Bilderböcker",)),
    Cue("presentation", "feature", "shape of slides", 8),
    Cue("presentation", "feature", "landscape", 2),
    Cue("presentation", "feature", "returning titles", 4),
    Cue("presentation", "feature", "slides", 10.5),
)  # fmt: skip
_AT_START = frozenset({"label", "top"})
_COMPILED = tuple((cue, re.compile(cue.pattern)) for cue in CUES if cue.where != "feature")


@Language.factory("diarium_kind", requires=["doc._.lines", "doc._.sections"], assigns=["doc._.type"])
def make_kind(nlp: Language, name: str) -> "KindFinder":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return KindFinder()


class KindFinder:
    """Tells the document's type."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.type`."""
        doc._.type = _type(doc)
        return doc


def _type(doc: Doc) -> DocumentType:
    labels = list(_labels(doc))
    top = [cell for line in doc._.lines[:_TOP_LINES] for cell in line.folded.split("\t")]
    texts: dict[Where, Sequence[str]] = {
        "label": labels,
        "top": top,
        "head": labels,
        "text": [_closed_up(fold(doc.text))],
    }
    points: defaultdict[DocumentType, float] = defaultdict(float)
    for cue, pattern in _COMPILED:
        find = pattern.match if cue.where in _AT_START else pattern.search
        if any((not cue.hint or re.search(cue.hint, text)) and find(text) for text in texts[cue.where]):
            points[cue.type] += cue.points
    features = set(_features(doc))
    for cue in CUES:
        if cue.where == "feature" and cue.pattern in features:
            points[cue.type] += cue.points
    if max(points.values(), default=0.0) < _FEWEST_POINTS:
        return "okand"
    for kind, share in kind_words.log_shares(texts["text"][0]).items():
        points[kind] += _WORDS_POINTS * max(share, _LEAST_SHARE)
    return max(points, key=points.__getitem__)


def _closed_up(folded: str) -> str:
    """The text, its letter-spaced words made whole: "far kontoret h e m s t a l l a"."""
    return _SPACED_WORD.sub(lambda match: match[0].replace(" ", ""), folded)


def _labels(doc: Doc) -> Iterator[str]:
    """The cells of the head, folded, closed up where spaced out, a misread first word as it should be."""
    above = ""
    for line in head_lines(doc._.sections):
        for _, cell in head_cells(line):
            folded = fold(unspaced(cell)).strip(" .,:;'‘’|!*_-–—")
            first, space, rest = folded.partition(" ")
            label = process.extractOne(first, _LABELS, scorer=fuzz.ratio, score_cutoff=_LABEL_SCORE)
            folded = label[0] + space + rest if label else folded
            yield folded
            # What a label says, beside or under it: "Dokumenttyp Tjänsteskrivelse", "Till ⏎ Kommunstyrelsen".
            if kind := _KIND_LABEL.match(folded):
                yield folded[kind.end() :]
            elif above in ("till", "mottagare", "dokumenttyp"):
                yield f"{above} {folded}"
            above = folded


def _features(doc: Doc) -> Iterator[str]:
    """The features of the whole document that `CUES` names."""
    kinds = {section.kind for section in doc._.sections}
    paragraphs = sum(bool(PARAGRAPH.match(line.text)) for line in doc._.lines)
    is_attended = "narvarande" in kinds or _lists_members(doc)
    if is_attended:
        yield "attendance"
    if _paragraphs_in_row(doc) >= _FEWEST_IN_ROW and (is_attended or _is_of_meeting(doc)):
        yield "paragraphs in a row"
    if paragraphs > 1 + (not is_attended) and (is_attended or kinds & {"beslut", "yrkanden", "beslutsgang"}):
        yield "many paragraphs"
    if _chapters(doc._.lines) >= _FEWEST_CHAPTERS:
        yield "numbered chapters"
    is_numbered = not paragraphs and any(_PARAGRAPH_CELL.fullmatch(label) for label in _labels(doc))
    if is_numbered or (paragraphs and not is_attended and paragraphs <= 2):
        yield "one paragraph"
    yield from _features_of_votes(kinds, paragraphs)
    if "beslut" in kinds and "forslag" not in kinds and not paragraphs:
        yield "decision without paragraph"
    if "forslag" in kinds and not paragraphs:
        yield "proposal"
    if not kinds & {"forslag", "beslut", "paragraf", "narvarande"} and not _PROPOSES.search(fold(doc.text)):
        yield "nothing proposed"
    yield from _features_of_layout(doc)


def _features_of_votes(kinds: Collection[str | None], paragraphs: int) -> Iterator[str]:
    if not {"yrkanden", "beslutsgang", "reservation"}.isdisjoint(kinds):
        yield "votes"
    if "beslutsgang" in kinds and paragraphs:
        yield "put to the vote"


def _is_of_meeting(doc: Doc) -> bool:
    """Whether a label of the head says that a meeting was held, or the text that somebody vouches for its minutes."""
    return any(map(_OF_MEETING.match, _labels(doc))) or bool(_SIGNED.search(fold(doc.text)))


def _features_of_layout(doc: Doc) -> Iterator[str]:
    if any(abs(doc._.page_shape - shape) <= _SHAPE_ERROR for shape in _SLIDE_SHAPES):
        yield "shape of slides"
    if doc._.page_shape > _LANDSCAPE:
        yield "landscape"
    if _returning_lines(doc) >= _RETURNING_LINES:
        yield "returning titles"
    if _shows_slides(doc):
        yield "slides"


def _lists_members(doc: Doc) -> bool:
    """Whether a label says who was there, and names, with their parties or without, stand beside and under it."""
    lines: Sequence[Line] = doc._.lines
    listed = (index for index, line in enumerate(lines) if _MEMBERS.search(line.text))
    first = next(listed, None)
    if first is None:
        return False
    beside = [line.text for line in lines[first : first + _MEMBER_LINES]]
    return sum(len(_PARTY.findall(text)) for text in beside) >= _FEWEST_MEMBERS


def _paragraphs_in_row(doc: Doc) -> int:
    """How many §§ follow each other, each number at a line's beginning, or behind its title."""
    found: set[int] = set()
    for line in doc._.lines:
        if "§" in line.text and (number := PARAGRAPH.match(line.text) or _ENDS_IN_PARAGRAPH.fullmatch(line.text)):
            found.add(int(_NUMBER.findall(number[0])[-1]))
    longest = run = 0
    for place in sorted(found):
        run = run + 1 if place - 1 in found else 1
        longest = max(longest, run)
    return longest


def _chapters(lines: Sequence[Line]) -> int:
    """How many numbered headings follow each other from 1 on, each with text under it."""
    count, last = 0, -_CHAPTER_LINES
    for index, line in enumerate(lines):
        chapter = _CHAPTER.fullmatch(line.text) if line.text[0].isdigit() else None
        if chapter and int(chapter[1]) == count + 1 and index - last >= _CHAPTER_LINES:
            count, last = count + 1, index
    return count


def _shows_slides(doc: Doc) -> bool:
    # No sheet that stands upright is a slide, and no text with §§ is a talk's.
    if 0 < doc._.page_shape < 1 or any(PARAGRAPH.match(line.text) for line in doc._.lines):
        return False
    starts = [*doc._.page_starts, len(doc.text)]
    pages = [end - start for start, end in pairwise(starts)]
    prose = sum(len(line.text) for line in doc._.lines if len(line.text) >= _PROSE_LINE)
    return len(pages) >= _SLIDES and median(pages) <= _SLIDE_CHARACTERS and prose <= _PROSE_SHARE * len(doc.text)


def _returning_lines(doc: Doc) -> int:
    lines = Counter(line.folded[line.marker :] for line in doc._.lines if not line.text.endswith((".", ",")))
    return sum(count > 1 and len(text) >= _SHORTEST_TITLE for text, count in lines.items())
