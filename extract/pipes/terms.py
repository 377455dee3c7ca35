"""What Swedish municipal documents call things: bodies, headings, officers' titles. Patterns match folded text."""

import re
from dataclasses import dataclass

from normalize.unicode import fold

# Short names that mean one body wherever they are used; what differs between municipalities (FN, NN) is not here.
BODIES = {
    "KS": "Kommunstyrelsen",
    "KF": "Kommunfullmäktige",
    "KFM": "Kommunfullmäktige",
    "KSAU": "Kommunstyrelsens arbetsutskott",
    "KSPU": "Kommunstyrelsens personalutskott",
    "KSPLU": "Kommunstyrelsens planeringsutskott",
    "KSTU": "Kommunstyrelsens tekniska utskott",
    "KSLU": "Kommunstyrelsens ledningsutskott",
    "KSBU": "Kommunstyrelsens budgetutskott",
    "KSSBU": "Kommunstyrelsens samhällsbyggnadsutskott",
    "PKS": "Primärkommunalt samverkansorgan",
    "SN": "Socialnämnden",
    "SOC": "Socialnämnden",
    "SNAU": "Socialnämndens arbetsutskott",
    "BUN": "Barn- och utbildningsnämnden",
    "BUNAU": "Barn- och utbildningsnämndens arbetsutskott",
    "TN": "Tekniska nämnden",
    "TEN": "Tekniska nämnden",
    "BN": "Byggnadsnämnden",
    "BYN": "Byggnadsnämnden",
    "MBN": "Miljö- och byggnadsnämnden",
    "BMN": "Bygg- och miljönämnden",
    "MHN": "Miljö- och hälsoskyddsnämnden",
    "MN": "Miljönämnden",
    "SBN": "Samhällsbyggnadsnämnden",
    "SHBN": "Samhällsbyggnadsnämnden",
    "KFN": "Kultur- och fritidsnämnden",
    "KUN": "Kulturnämnden",
    "FRN": "Fritidsnämnden",
    "FN": "Fritidsnämnden",
    "VON": "Vård- och omsorgsnämnden",
    "OMN": "Omsorgsnämnden",
    "ON": "Omsorgsnämnden",
    "ÄN": "Äldrenämnden",
    "ÄON": "Äldreomsorgsnämnden",
    "UN": "Utbildningsnämnden",
    "UBN": "Utbildningsnämnden",
    "UAN": "Utbildnings- och arbetsmarknadsnämnden",
    "GVN": "Gymnasie- och vuxenutbildningsnämnden",
    "GN": "Gymnasienämnden",
    "AMN": "Arbetsmarknadsnämnden",
    "IFN": "Individ- och familjenämnden",
    "IFON": "Individ- och familjeomsorgsnämnden",
    "ÖFN": "Överförmyndarnämnden",
    "VN": "Valnämnden",
    "VAL": "Valnämnden",
    "RN": "Räddningsnämnden",
    "KLN": "Krisledningsnämnden",
    "HN": "Hälsovårdsnämnden",
    "GSN": "Gatu- och servicenämnden",
    "SKN": "Skolnämnden",
    "PRN": "Personalnämnden",
}

# What "nämnden för …" is not named for: "socialnämnden för antagande", "byggnadsnämnden för att".
FOR_NONE = (
    r"(?!(?:att|den|det|de|en|ett|sin|sitt|sina|dess|denna|detta|dessa|alla|hur|ny|nytt|nya|forsta|vidare|fortsatt|slutlig\w*|slutligt|respektive|tiden|perioden|ar|aret|nasta|innevarande|budgetar\w*|verksamhetsaret|kalenderaret"
    r"|[a-z]*beslut|beslutande|antagande|godkannande|faststallande|stallningstagande|yttrande|kannedom|[a-z]*behandling|avgorande|handlaggning|provning|bedomning|information|[a-z]*atgard\w*|verkstallighet|verkstallande"
    r"|granskning|samrad|utredning|beredning|remiss|underskrift|diskussion|overvagande|delgivning|redovisning|anmalan|genomforande|expediering|undertecknande|yttranden|svar|besvarande|kommunen|[a-z]+\skommun|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b)"
)
# One body's name, folded: "barn- och utbildningsnamnden", "kommunstyrelsens arbetsutskott".
_AREAS = r"(?:[a-z]+-,?\s(?:[a-z]+-,?\s)?(?:och|samt)\s)"
BODY = (
    rf"(?:(?:kommun|stads|region)styrelsens\s(?:{_AREAS}?[a-z]*(?:utskott(?:et)?|beredning(?:en)?)|(?:tekniska|allmanna|sociala)\sutskott(?:et)?|presidium)"
    r"|kommunstyrelsen|stadsstyrelsen|regionstyrelsen|landstingsstyrelsen|(?:kommun|stads|region|kommunal|landstings)?fullmaktiges\spresidium"
    r"|(?:kommun|stads|region|kommunal|landstings)?fullmaktige|drat[zs]elkammaren|kommunalnamnden|primarkommunalt\ssamverkansorgan"
    rf"|{_AREAS}?[a-z-]*(?:namnden|namnd)s?\s(?:[a-z]+utskott|(?:sociala|tekniska|allmanna|individuella)\sutskott)"
    rf"|{_AREAS}?(?:(?:tekniska|sociala|gemensamma)\s(?:[a-z]+)?namnd(?:en)?|[a-z-]{{3,}}namnd(?:en)?)(?:\sfor\s{FOR_NONE}[a-z]+(?:\soch\s[a-z]+)?)?"
    rf"|namnden\sfor\s{FOR_NONE}[a-z]+(?:,\s[a-z]+)?(?:\soch\s[a-z]+)?"
    r"|(?:skol|fastighets|park|forbunds|fritids)styrelsen|(?:forbunds)?direktionen|arbetsutskottet|(?:tekniska|allmanna|sociala)\sutskottet"
    r"|(?:personal|forvaltnings|berednings|samhallsbyggnads|ledning|lednings|planerings|budget|narings?livs|plan)utskottet|krisledningsnamnden|sociala\scentralnamnden"
    r"|(?:kommunala\s)?(?:pensionars|handikapp|tillganglighets|funktionshinders?|funktionsratts?|ungdoms|folkhalso|senior)radet"
    r"|(?:kommunala\s)?radet\sfor\s[a-z]+(?:\soch\s[a-z]+)?|brottsforebyggande\sradet|kommunrevisionen|valberedningen)"
)
# Who writes: "Kommunledningskontoret", "Barn- och utbildningsförvaltningen".
UNIT = (
    r"(?:(?:[a-z]+-,?\s(?:[a-z]+-,?\s)?och\s)?[a-z-]*(?:kontoret|kontor|forvaltningen|forvaltning|avdelningen|avdelning|enheten"
    r"|enhet|sekretariatet|kansliet|kansli|staben|byran)|kommunal\sutveckling|tekniska\sforvaltningen|tekniska\skontoret)"
)

# What a plan or report calls itself, folded: nouns that its title's first words end in ("Klimat- och energiprogram 2021").
_NO_GENRE = "till|av|om|for|over|pa|i|ang|angaende|betr|svar|ny|nya|forslag|mot|enligt|se"
GENRE_NOUNS = (
    r"plan|planen|program|programmet|strategi|policy|riktlinjer?|rapport|rapporten|berattelse|arsredovisning|(?:kvalitets|valfards|miljo|personal|folkhalso|hallbarhets|verksamhets)redovisning|bokslut|delarsbokslut|budget|budgeten|flerarsbudget|styrkort"
    r"|utredning|utvardering|kartlaggning|oversyn|analys|forstudie|uppfoljning|granskning|tidplan|tidsplan|handbok|inventering|prognos|sammanstallning|redogorelse|vision|maldokument"
    r"|rutin|rutiner|reglemente|regler|foreskrifter|stadgar|bestammelser|ordning|forordning|instruktion|direktiv|agardirektiv|taxa|forteckning|avtal|avtalet|overenskommelse|kontrakt"
)
GENRE = re.compile(
    rf"(?:(?!(?:{_NO_GENRE})\b)[a-z-]+,?\s){{0,4}}?[a-z]*(?:{GENRE_NOUNS})(?=$|[\s,:–-]*\d|\s(?:for|per|till|avseende|over|av|efter|i|om|med|och|mellan|nr|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|lasaret|aren?)\b|\s(?:[a-z]+-\soch\s|tekniska\s|sociala\s)?[a-z]{{3,}}(?:namnden|styrelsen|forvaltningen|kontoret|bolaget|forbundet)\b)"
)

BARE_GENRE = re.compile(rf"[a-z-]*(?:{GENRE_NOUNS})")


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """A heading that says what its section holds; `names` are folded, bodies in front of them are left out."""

    kind: str
    names: tuple[str, ...]


HEADINGS = (
    HeadingRule(
        "forslag",
        ("forslag till beslut", "beslutsforslag", "forslag", "forvaltningens forslag", "forslag till yttrande", "tjansteforslag",
         "forvaltningens forslag till beslut", "kontorets forslag till beslut", "forslag till kommunstyrelsen", "forslag till kommunfullmaktige", "forslag till beslut i kommunfullmaktige", "forslag till beslut i kommunstyrelsen", "forslag till namndsbeslut", "forvaltningens yrkande", "hemstallan"),
    ),
    HeadingRule("beslut", ("beslut", "beslutet", "beslutar", "besluta", "beslot", "avgorande", "beslut i arendet", "beslutsmening", "beslut pa delegation", "beslut och motivering", "stallningstagande", "namndens beslut", "styrelsens beslut", "utskottets beslut", "radets beslut")),
    HeadingRule(
        "bakgrund",
        ("sammanfattning", "sammanfattning av arendet", "arendet", "arende", "bakgrund", "arendebeskrivning", "beskrivning av arendet",
         "redogorelse", "redogorelse for arendet", "inledning", "motivering", "overvaganden", "bedomning", "beredning", "skal for beslut",
         "skalen for beslutet", "arendets beredning", "tidigare beslut", "forvaltningens bedomning", "forvaltningens synpunkter"),
    ),
    HeadingRule("ekonomi", ("ekonomiska konsekvenser", "ekonomi", "finansiering", "kostnader", "ekonomiska overvaganden", "konsekvenser")),
    HeadingRule("underlag", ("beslutsunderlag", "underlag", "bilagor", "bilaga", "handlingar", "handlingar i arendet", "underlag for beslut")),
    HeadingRule(
        "handlaggare",
        ("handlaggare", "ansvarig handlaggare", "foredragande", "foredragare", "handlaggande tjansteman", "var handlaggare", "handlagd av",
         "handlaggare och kontakt", "ansvarig"),
    ),
    HeadingRule(
        "recipients",
        ("beslutet ska skickas till", "beslutet skall skickas till", "beslutet skickas till", "beslutet sands till", "expedieras till", "expedieras",
         "expediering", "sandlista", "kopia till", "kopia", "kopior till", "beslut expedieras till", "beslutet expedieras till", "skickas till",
         "beslut skickas till", "delges", "beslutet delges", "protokollsutdrag", "protokollsutdrag till", "utdrag med besvarshanvisning", "protokollsutdrag med besvarshanvisning", "delges med besvarshanvisning", "utdrag till", "for kannedom",
         "beslut till", "delgivning", "beslutsexpediering", "beslutet skickas for kannedom till", "protokollsutdrag skickas till", "utdrag",
         "protokollsutdrag expedieras till", "meddelas", "beslut meddelas", "beslutet meddelas", "beslutet ska sandas till", "expedierat till",
         "beslutet ska delges", "beslutet skall expedieras till", "beslutet expedieras", "yttrandet skickas till", "yttrandet sands till", "beslutet ska expedieras till", "sands till", "exp", "exp.", "prot.utdr", "prot.utdr.", "prot. utdr.", "protokollsutdr.", "utdr.", "delgives", "delgivs", "delges till", "expedierades", "tillsandes", "tillsands", "kopia for kannedom", "beslutsmottagare",
         "for kannedom och atgard", "kopior", "delgivning sker med", "delges med", "beslut delges", "expeditionslista", "cc", "sandlista for beslut", "meddelas for kannedom",
         "avskrift", "avskrifter", "avskrift till", "distributionslista", "expedierat", "delgivningslista", "exp till", "tillstalls",
         "underrattas", "underrattelse", "underrattelse till", "mottagare av beslutet", "beslut for kannedom", "for verkstallighet", "for atgard", "for verkstallande", "for verkstallighet till", "for verkstallande till", "for atgard till", "for beslut till", "for handlaggning till", "for vidare handlaggning till", "kopia med e-post",
         "kopia per e-post", "beslutet kommuniceras", "sand till", "skickas", "sands", "kopia sands till", "utskick till", "beslutet har skickats till",
         "avskr", "avskr.", "avskr till", "avskr t", "utdrag t", "utdrag t.", "utdr t", "kop", "for vidare befordran till", "for vidare befordran", "distribution", "distribueras", "distribueras till", "e-post for kannedom", "epost for kannedom", "till kannedom", "for kannedom till", "tillstallt", "delgivet", "delgivits", "utsant till", "expedieringslista", "expeditionslista",
         "adresslista", "mottagarlista", "sandes till", "sandes", "sant till", "skickat till", "beslut skickat till", "information till", "underrattelse om beslutet", "underrattelse om beslut", "expedition", "expedieras for kannedom", "expedieras for atgard"),
    ),
    HeadingRule("yrkanden", ("yrkande", "yrkanden", "forslag till beslut pa sammantradet", "framstallda yrkanden", "yrkanden pa sammantradet", "yrkanden under sammantradet", "forslag till beslut under sammantradet", "yrkanden och forslag", "forslag pa sammantradet")),
    HeadingRule("beslutsgang", ("beslutsgang", "proposition", "propositioner", "propositionsordning", "omrostning", "votering", "omrostningsresultat")),
    HeadingRule("reservation", ("reservation", "reservationer", "protokollsanteckning", "protokollsanteckningar", "sarskilt yttrande", "jav")),
    HeadingRule(
        "narvarande",
        ("narvarande", "beslutande", "beslutande ledamoter", "ovriga deltagande", "ovriga narvarande", "tjanstgorande ersattare", "ersattare",
         "ej tjanstgorande ersattare", "narvarande ersattare", "ledamoter", "tjansteman", "franvarande", "deltagare"),
    ),
    HeadingRule("justering", ("justering", "underskrifter", "utses att justera", "justerare", "anslagsbevis", "anslag/bevis", "bevis om anslag")),
)  # fmt: skip

# "Beslutet skickas till", "Protokollsutdrag ska sändas för kännedom till", "Exp. till", "Kopia för kännedom": folded.
_SENT = r"(?:skickas|sands|sandes|sandas|oversand[ae]?s|utsand[ae]?s|tillsand[ae]?s|expedieras|delgives|delges|delgivs|meddelas|lamnas|tillstalle?s|distribueras|skickad[et]?|sant|expedierat|delgivits|har (?:den )?(?:\d[\d/ .-]*)?(?:skickats|sants|oversants|expedierats|overlamnats|delgivits|tillstallts)|oversan[dt]|utsant|overlamnas|meddelats|utgar|gar)"
_FOR = r"(?:\s?(?:for (?:kannedom|verkstallighet|verkstallande|atgard|fortsatt handlaggning)|aven|ocksa|i kopia|per post|vidare|digitalt|med e-post|(?:med|mot) mottagningsbevis|med delgivningskvitto|efter (?:beslut|justering|expediering))(?:\soch)?)"
_WHAT = (
    r"(?:prot(?:okolls)?\.?\s?-?ut[a-z]{1,3}\.?|utdr\.?|(?:delegations)?beslutet|(?:delegations)?beslut|protokollsutdrag(?:et)?|protokollet|utdrag(?:\s(?:ur|av)\s[a-z]+)?|kopi(?:a|or)(?:\s(?:av|pa)\s(?:detta\s)?[a-z]+)?"
    r"|avskrift(?:er)?(?:\sav\s(?:detta\s)?[a-z]+)?|yttrandet|svaret|planen|utlatandet|promemorian|meddelande|besked|granskningsrapporten|paragrafen|arendet|beslutsprotokoll|skrivelsen|rapporten|remissvaret|tjansteskrivelsen|detta\s(?:beslut|yttrande)|information|underrattelse|expediering|delgivning|exp\.?|cc|sandlista|for kannedom)"
)
# What the citizen sends in himself; and what without "detta" may be his.
SENT_IN = "overklag|ansok|anmal|faktur|blankett|formular|bevis|intyg|avgift|inbetal"
_MAY_BE_SENT_IN = f"{SENT_IN}|skrivelse|handling|fraga|svar|klagomal|begaran|rakning|uppgift|brev|post"
SENT_TO = re.compile(
    rf"(?:(?:(?:en\s)?{_WHAT}(?:\s(?:om beslutet|i arendet))?(?:\s(?:ska|skall|bor))?(?:\s{_SENT})?|{_SENT}){_FOR}{{0,2}}\s?till(?=\s|:|$)"
    # Anything that is sent, where nothing but this stands in the heading: "Planen delges:", "Detta beslut tillställs följande".
    rf"|(?:(?!{_MAY_BE_SENT_IN})(?:(?:(?:detta|denna|dessa|de[tn]\shar)\s|(?:utdrag|avskrift|kopia)\s(?:ur|av)\s)(?!{SENT_IN}))?(?:[a-z-]{{2,30}}(?:et|en|na|an|ut)|[a-z]{{0,20}}utdrag|kopia|beslut)\s)?"
    r"(?:(?:ska|skall|bor)\s)?(?:[a-z]+s\soch\s)?(?:skickas|sands|sandes|sandas|oversand[ae]?s|utsand[ae]?s|tillsand[ae]?s|expedieras|delges|delgiva?e?s|tillstall[ae]?s|distribueras)"
    rf"{_FOR}{{0,2}}(?:\s?till?|\st)?(?:\s(?:foljande|nedanstaende)(?:\s[a-z]+)?)?(?=\s?:|$)"
    rf"|(?:{_WHAT})\st(?=\s?:|$)"
    # Who is told when it is decided: "När beslut fattats underrättas: 1) kommunstyrelsen".
    r"|(?:nar|sedan|efter)\s(?:beslut\w*|justering\w*|protokoll\w*)\s(?:[a-z]+\s){0,2}(?:underrattas|informeras|delges|meddelas)(?=:|$))"
)

HEADING_KINDS = {name: rule.kind for rule in HEADINGS for name in rule.names}

# Officers' titles: a word ends so ("enhetschef"), or is so. Folded; the list grows.
TITLE_ENDINGS = (
    "chef", "direktor", "strateg", "utvecklare", "sekreterare", "handlaggare", "samordnare", "ingenjor", "controller", "ekonom",
    "arkitekt", "inspektor", "jurist", "planerare", "assistent", "koordinator", "ansvarig", "utredare", "ledare", "administrator",
    "rektor", "kamrer", "kamrerare", "konsulent", "sakkunnig", "skoterska", "pedagog", "bibliotekarie", "registrator", "arkivarie",
    "specialist", "intendent", "radgivare", "kurator", "larare", "psykolog", "analytiker", "revisor", "kommunikator", "byggare",
    "lantmatare", "mastare", "forman", "direktris", "forestandare", "forestandarinna", "nutritionist", "dietist", "tjansteman",
    "tjansteperson", "notarie", "advokat", "ombud", "ombudsman", "upphandlare", "informator", "redaktor", "antikvarie", "ekolog",
    "biolog", "geolog", "hydrolog", "kemist", "statistiker", "demograf", "tekniker", "kartograf", "forvaltare", "inkopare", "kanslist",
    "bokhallare", "kassor", "logoped", "terapeut", "lakare", "veterinar", "vagledare", "producent", "prefekt", "dramaturg",
    "overformyndare", "granskare", "besiktningsman", "utbildare", "konsult", "agronom", "jagmastare", "rattssekreterare",
    "landskapsvardare", "kyrkoherde", "komminister", "kontorist", "skrivbitrade", "kansliskrivare", "syssloman", "forvaltningssocionom",
    "socionom", "syokonsulent", "fritidsassistent", "byradirektor", "stadstradgardsmastare", "hortonom", "miljovetare",
    "energiradgivare", "brandman", "tillsynsman", "besiktare", "vardare", "skotare", "bitrade", "kokerska", "fogde",
    "kommissarie", "aktuarie", "assessor", "diakon", "kantor", "organist", "konservator", "operator", "montor", "kontrollor",
    "kontrollant", "konstruktor", "programmerare", "formgivare", "designer", "fotograf", "journalist", "journalforare",
    "receptionist", "telefonist", "maskinist", "vaktmastare", "chauffor", "tolk", "sociolog", "arkeolog", "etnolog",
    "kriminolog", "epidemiolog", "meteorolog", "teknolog", "systemvetare", "statsvetare", "beteendevetare", "merkonom",
    "lots", "coach", "mentor", "manager", "befal", "raddningsledare", "styresman", "kommissionar", "forskare", "lektor",
    "adjunkt", "husmor", "fysiker", "matematiker", "geograf", "optimerare", "vardlarare", "skribent",
    "amanuens", "fiskal", "kapten", "instruktor", "expert", "barnmorska", "uppsyningsman", "geodet", "vardsman", "skogvaktare", "inspektris", "skriverska", "ritare",
)  # fmt: skip
# Titles that no other word ends in.
WHOLE_TITLES = ("vd", "mas", "mar", "dpo", "hr-partner", "gdpr-ombud")
_ENDING = "|".join(sorted(TITLE_ENDINGS, key=len, reverse=True))
_ACTING = r"(?:(?:tf|t\.\s?f|bitr|vik|stf|st\.\s?f|stallf|ass|forste|1:e|1:a)\.?)"
# The word that makes a title: "enhetschef", "vd".
TITLE_HEAD = rf"[a-z-]*(?:{_ENDING})|{'|'.join(WHOLE_TITLES)}"
# Its field abbreviated ("Bibl.kamrer", "adm. chef"), or the word itself ("Gatuing.", "Soc.ass."), as typists did.
SHORT_FIELDS = ("adm", "ekon", "förv", "jur", "komm", "pers", "soc", "tekn")  # "adm. chef"
_SHORT_FIELD = rf"(?:[a-z]{{2,8}}\.(?=[a-z])|(?:{'|'.join(map(fold, SHORT_FIELDS))})\.\s)"
_SHORT_TITLE = (
    r"[a-z]{3,}sekr\.?|[a-z]{3,}(?:insp|kons|dir|(?<!kl)(?<!mp)ass)\.|(?:stads|lans)ark\."
    r"|(?:bygg|byggnads|byra|distrikts|drift|el|gatu|kart|kommun|lans|mark|maskin|mat|miljo|park|plan|projekt|region|skogs|stads|trafik|va|vag|vvs)ing\."
)
_SHORT = rf"(?:{_SHORT_TITLE}|[a-z]{{2,8}}\.(?:ass|dir|ing|insp|kons|sekr)\b\.?)"
TITLE = re.compile(rf"\b(?<![a-z])(?<![a-z-]-)(?:{_ACTING}\s)?(?:{_SHORT_FIELD}?(?:{TITLE_HEAD})|{_SHORT})(?![a-z-])")
# An abbreviation whose dot ends no sentence.
SHORT_TITLE = re.compile(rf"(?:{_ACTING}\s)?{_SHORT}(?<=\.)")

# A person's name may hold any letter of the Latin alphabets: "Çelik", "Ó Briain", "Szymański", "Kjærgaard".
_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
CAPITAL = f"[{''.join(letter for letter in _LATIN if letter.isupper())}]"
_SMALL = f"[{''.join(letter for letter in _LATIN if letter.islower())}]"
# A word of a name: capitalised, perhaps double ("Sven-Göran", "McDonald", "O'Brien", "Al-Rashid").
_PART = rf"(?:{CAPITAL}['’]|Mc|Mac|Fitz)?{CAPITAL}{_SMALL}+"
NAME_WORD = rf"{_PART}(?:-{_PART}){{0,2}}"
# The types of minutes, whole or in extract.
MINUTES = frozenset({"protokoll", "protokollsutdrag"})
# What stands in small letters between the words of a name: "von Essen", "af Trolle", "de la Gardie".
PARTICLES = frozenset(
    [
        "von",
        "af",
        "de",
        "van",
        "der",
        "den",
        "ter",
        "la",
        "le",
        "di",
        "da",
        "dos",
        "du",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "zu",
    ]
)
# A person's name: two to four capitalised words, a particle or initial among them.
NAME = rf"{NAME_WORD}(?:[ ](?:{CAPITAL}\.|{'|'.join(sorted(PARTICLES))}|{NAME_WORD})){{1,3}}"
