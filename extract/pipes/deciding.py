"""How decisions are worded: who decides, with which verbs, what only leads in, what only tells. Patterns match folded text."""

import re
from collections.abc import Iterator

from extract.pipes.terms import BODY, UNIT
from normalize.months import MONTH

# Who decides or proposes.
COMMITTEE = rf"(?:{BODY}|pks|ks|kf|(?:[a-z]{{2,4}})?au|namnden|styrelsen|utskottet|radet|presidiet|direktionen|samverkansorganet|forbundsdirektionen|beredningen|sammantradet)"
# Bodies that are called otherwise, as their own minutes call them.
MEETING = r"[a-z-]*(?:gruppen|kommitten|kommissionen|klubben|delegationen|stamman|motet)"
_OFFICE = rf"(?:{UNIT}|kontoret|forvaltningen|enheten|undertecknad|jag|vi|arbetsgruppen|utredningen|tjansteman\w*)"
# "Ekby kommun", "Region Norr": who answers a remiss.
_AREA = r"(?:kommunen|staden|regionen|landstinget|forbundet|(?:[a-z-]+\s){1,2}(?:kommun|stad|landsting)|region\s[a-z]+)"
_ONE = rf"(?:{COMMITTEE}|{_OFFICE}|{_AREA}|(?:verkstallande\s)?[a-z]*(?:chefen|direktoren|ordforanden|ledaren)|vd|rektorn?|delegaten)"
_SUBJECT = rf"(?:{_ONE}(?:\s(?:och|samt|genom)\s{_ONE})?)"
# Present tense of what bodies do when they decide.
_VERBS = (
    "beslutar|foreslar|foreslas|godkanner|antar|antager|tillstyrker|avstyrker|avslar|faststaller|uppdrar|utser|valjer|lagger|beviljar|upphaver|avger"
    "|noterar|bifaller|medger|overlamnar|oversander|forordnar|staller sig bakom|forelagger|overlater|hemstaller(?! om)|rekommenderar|remitterar|uppmanar"
    "|aterremitterar|bordlagger|hanskjuter|beslot|beslutade|beslutat|ger|tar del|tar|har tagit del|tackar|entledigar|forklarar|delegerar|bemyndigar"
    "|anvisar|anslar|avsatter|avstar|begar|ansoker|forbjuder|forenar|pafor|inrattar|infor|aterkallar|befriar|undantar|utokar|ingar|tecknar"
    "|uppdrager|medgiver|forlanger|saljer|koper|forvarvar|hyr|reviderar|overfor|omfordelar|omdisponerar|finansierar|tilldelar|uttalar|avskriver|vidhaller|konstaterar|utfardar"
    "|lamnar over|upplater|utbetalar|anstaller|tillsatter|overklagar|avvisar|avsager|utdelar|instammer|forordar"
)
# "Byggnadsnämnden, som behandlat ärendet den 10 februari, § 27, tillstyrker": an aside between who decides and the verb.
_ASIDE = r"(?:,\s(?:som|vilken|vid|efter|med|i|under|genom)\s[^;:]{3,140}?,(?=\s[a-z]+er\b|\s[a-z]+ar\b))?"
PLACE = (
    _ASIDE
    + r"(?:\s(?:sjalv|for egen del|for sin del|dessutom|darutover|ocksa|vidare|darmed|darfor|aven|saledes|enhalligt|i [a-z ]{3,30}|genom delegat))?"
)
_ANSWERED = r"anser\s(?:\S+\s){1,12}?(?:besvarad|fardigbehandlad|avslutad|tillgodosedd|vara\sbesvarad)"
ATT = re.compile(r"(?:a ?t ?t|dels(?:(?:\s(?:ock|och))?\satt)?)\s")
# "h e m s t ä l l a": a word that a typewriter has stressed.
_STRESSED = re.compile(r"(?<!\S)(?:[a-z] ){3,}[a-z](?![^\s.,:;])")

# "Kommunstyrelsen beslutar …", "Beslöts att …", "Motionen anses besvarad": a sentence that decides begins so.
DECIDED_SENTENCE = re.compile(
    rf"{_SUBJECT}{PLACE}\s(?:(?:{_VERBS})\b|{_ANSWERED})|(?:beslots|beslutades|beslutas|uppdrogs|hemstalles|foreslas)\s|{_SUBJECT}\smatte\s"
)
# "Med stöd av delegationsordningen beslutar nämnden att …", "Till justerare utses …": what is said first stands before the verb.
_OPENS = r"(?:med|mot|pa|i|under|utifran|enligt|utover|darutover|vidare|darfor|harmed|slutligen|samtidigt|darmed|som|av|genom|efter|vid|dessutom|for|till|harutover|harefter|sedan|da|mot)"
INVERTED = re.compile(
    rf"{_OPENS}\b(?:\s[^\s.:;]+){{0,25}}?\s(?:beslutar|foreslar|hemstaller|tillstyrker|avstyrker|godkanner|beviljar|antar|uppdrar|rekommenderar)\s(?:darfor\s|harmed\s)?{_SUBJECT}\b(?:\s[^\s.:;]+){{0,12}}?\s(?:att|om)\b"
)
# The same of a body alone, and the old minutes' passive.
COMMITTEE_ACTS = re.compile(
    rf"(?:{COMMITTEE}|{MEETING}){PLACE}\s(?:(?:{_VERBS})\b|{_ANSWERED}|finner\s[^.]{{0,80}}\soch\s(?:{_VERBS}|lamnar)\b)|(?:det\s)?(?:beslots|beslutades|uppdrogs)\s(?:\S+\s){{0,6}}?(?:att|uppdraga|bevilja|at)\b"
)
# A body's decision that opens a paragraph; "beslutar enligt Eva Als yrkande" is the chairman's finding.
AFTER_VOTE = re.compile(
    rf"(?:{COMMITTEE}|{MEETING}){PLACE}\s(?:beslutar|beslutade|beslot)\s(?!enligt|i enlighet|darmed enligt)\S"
)
# Sections whose text may decide without a heading that says so; what is asked for, voted on and noted never does.
OPEN_SECTIONS = frozenset({None, "paragraf", "bakgrund", "ekonomi"})
UNFINISHED = re.compile(r"[^.!?:;]$")  # of a line that the next one may go on with
_MINUTES_KEPT = r"(?:\bjustera\b|\bjuster(?:are|ingsm\w+|ingsperson\w*)\b)"
# What the minutes of a matter without a heading decide in the passive: "Dagordningen godkännes", "Till justerare valdes Eva Al".
MINUTED = re.compile(
    rf"(?=.*\b(?:utses|utsags|utsagos|valjes|valjs|valdes)\b)(?=.*{_MINUTES_KEPT})"
    r"|(?!det\s|.*\b(?:yrkande|proposition|tidigare))(?:[^\s:]+\s){1,14}?(?:godkannes|godkanns|godkandes|faststalles|faststalls|faststalldes|antecknas|antecknades|noteras|noterades"
    r"|bordlagges|bordlaggs|bordlades|aterremitteras|aterremitterades|(?:laggs|lagges|lades|laggas)\s(?:(?:med|utan)\s\w+\s|darefter\s|darmed\s){0,2}till\shandlingarna)\b"
    r"|(?:antecknas|antecknades|noteras|noterades|godkannes|godkandes|faststalles|faststalldes|bordlades|upplastes\soch\sgodkandes|(?:laggs|lagges|lades)(?=\still\shandlingarna\b))\s"
)
# What a statement to another authority decides; opinions are none.
_STATES_OUT = "tillstyrker|avstyrker|foreslar|hemstaller|beslutar|godkanner|antar|begar|rekommenderar|avslar|beviljar|medger|bifaller|forordar|hanskjuter"
STATED = re.compile(
    rf"{_SUBJECT}{PLACE}\s(?:(?:finner|anser|delar|instammer|staller)\s[^.;:]{{3,90}}\soch\s)?(?:darfor\s)?(?:{_STATES_OUT})\b"
    rf"|(?:[^\s.:;]+\s){{0,25}}?(?:{_STATES_OUT})\s(?:darfor\s|harmed\s|darmed\s)?{_SUBJECT}\b"
)
# The same behind its reason: "…, varför nämnden avstyrker förslaget."
STATED_IN_CLAUSE = re.compile(rf",\s(?:varfor|hvarfor|och\sdarfor|vadan)\s(?={_SUBJECT}{PLACE}\s(?:{_STATES_OUT})\b)")
# What a decision put without its body begins with, or says: "anta planen", "Motionen avslås".
_INFINITIVES = (
    "anta|antaga|godkanna|bevilja|avsla|bifalla|faststalla|uppdra|uppdraga|ge|lamna|overlamna|oversanda|notera|lagga|utse|valja|aterremittera|bordlagga"
    "|foresla|rekommendera|stalla sig bakom|avge|tillstyrka|avstyrka|delegera|upphava|revidera|salja|forsalja|kopa|forvarva|teckna|inga|medge|avsatta|ansla"
    "|anvisa|omdisponera|omfordela|finansiera|infora|inratta|aterkalla|entlediga|forordna|uppmana|forklara|bemyndiga|hemstalla|besluta|begara|ansoka|forelagga"
    "|forbjuda|forena|pafora|ta|tacka|besvara|remittera|hanskjuta|utoka|forlanga|hyra|upphandla|tilldela|skriva av|avskriva|overfora|tillskjuta|utbetala|betala"
    "|overlata|inleda|starta|genomfora|utreda|vidta|inte|ej|i ovrigt|for egen del|hos\\s\\w+|under forutsattning|saga upp|sanka|hoja|andra|avveckla|avbryta|paborja|med stod av|vid vite|samtidigt|darutover"
)
# "Kontoret föreslår att …", "Nämnden föreslås anta …", in a document without a heading for its proposal.
OFFICE_PROPOSES = re.compile(
    rf"^(?:foreslar|hemstaller|begar)\b|(?:med (?:hanvisning|anledning) (?:till|harav|darav|av)[^.]{{0,80}}\s)?(?:{_SUBJECT}\s(?:\S+\s)?(?:foreslar|hemstaller|tillstyrker|far hemstalla|far foresla)|(?:foreslar|hemstaller)\s{_OFFICE})\s(?:\S+\s){{0,6}}?att\b"
    rf"|{COMMITTEE}\s(?:foreslas|rekommenderas)\s(?:besluta\s)?(?:att\s)?(?:{_INFINITIVES})\b"
)
# What an old letter ends with: "Med hänvisning till ovanstående hemställes att …", "Kontoret får anhålla om …".
REQUESTS = re.compile(
    rf"(?!i\s|enligt\s)(?:[^\s.:;]+\s){{0,16}}?(?:hemstall[ae]?s|anhall[ae]?s)\s(?:[^\s.:;]+\s){{0,8}}?(?:att|om|hos)\b"
    rf"|(?:(?:med|pa|under|mot|av|i)\s(?:[^\s.:;]+\s){{1,14}}?)?(?:{_OFFICE}\sfar|far\s{_OFFICE})\s(?:[^\s.:;]+\s){{0,3}}?(?:anhalla|hemstalla|foresla)\b"
    rf"|(?:{_OFFICE}|undertecknade)\s(?:[^\s.:;]+\s){{0,2}}?(?:anhaller|hemstaller)\s(?:[^\s.:;]+\s){{0,6}}?(?:om|att)\b"
    r"|(?:det|harmed|(?:med|pa|under|mot|av)\s(?:[^\s.:;]+\s){1,14}?)\s?(?:foreslas|tillstyrk[e]?s|forordas)\s(?:darfor\s|salunda\s|saledes\s|att\s[^\s]+\s){0,2}?(?:att|[a-z]+(?:namnden|styrelsen|fullmaktige))\b"
)
_PASSIVES = (
    "bordlagges|bordlaggas|hanskjutes|avskrives|overlamnes|forordnes|faststalles|antas|antages|godkanns|godkannes|beviljas|avslas|bifalls|bifalles|faststalls|uppdras|uppdrages|ges i uppdrag|far i uppdrag|utses|valjs|valjes"
    "|overlamnas|oversands|laggs|lagges|noteras|lamnas|anses|forklaras|aterremitteras|bordlaggs|upphavs|upphaves|tillstyrks|tillstyrkes|avstyrks|medges|anslas"
    "|anvisas|finansieras|upptas|inrattas|skrivs av|avskrivs|saljs|forvarvas|tecknas|overfors|utokas|forlangs|forordnas|entledigas|bemyndigas|delegeras|avsatts"
    "|tilldelas|besvaras|remitteras|hanskjuts|utgar|justeras enligt|ska galla|skall galla|galler fr|upphor att galla|har tagit del|rekommenderas|belastar|ska belasta"
)
PASSIVE_OR_INFINITIVE = re.compile(
    rf"(?:{_INFINITIVES})\b|(?=(?:[^,\s]+\s){{1,12}}(?:{_PASSIVES})\b)(?!(?:bilag|underlag|kopia|handling))"
)
# A line under which the decisions stand. What is between verb and end may name a law or whom it is put to.
LEADS_IN = re.compile(
    rf"(?:^|\b){_SUBJECT}?{PLACE}\s?\b(?:beslutar|besluta|beslutade|beslutat|beslot|foreslas|foreslar|rekommenderas|rekommenderar|hemstaller|hemstalla|foresla"
    r"|tillstyrker|avstyrker|yttrar|beslut|beslutas|beslutades|beslots|forordar|anhaller|anhalla|anhalles|hemstall[ae]?s|forordas|tillstyrk(?:e?s|a))\b[^.;]*(?:\d\s(?:kap|§§?)\.?[^.;]*)*(?:\batt|:|,|[a-z]|\bfoljande\.)?\s?:?$"
    r"|\bparterna\s(?:ar\soverens|enas|enades|kommer\soverens)\som(?:\sfoljande|\satt)?\s?:?$"
)
# Items that begin with what the body over them does: "Ekby miljönämnd ⏎ – tillstyrker ansökan, ⏎ – föreslår att …".
ACTS_OF_BODY = re.compile(
    r"(?:tillstyrker|avstyrker|foreslar|beslutar|antar|antager|godkanner|faststaller|upphaver|hemstaller|avslar|bifaller|beviljar|uppdrar|medger|forordar|rekommenderar|begar|utser|avger|overlamnar|stoder|ger)\b"
)
OF_BODY = re.compile(
    rf"(?:{_SUBJECT}|[a-z-]*(?:namnd|styrelse|fullmaktige|direktion|utskott)|{_AREA})(?:\s(?:darfor|darmed|att|harmed|saledes))*\s?:?$"
)
# A decision that its conditions stand under: "Jag medger dispens, på följande villkor:".
ON_CONDITIONS = re.compile(
    rf"{_SUBJECT}\s(?!forenar|foreskriver|staller|beslutar\som)[a-z]+r\b.*\b(?:pa|med|under)\sfoljande\s(?:villkor|forutsattning\w*|forbehall|foreskrifter)\s?:?$"
)
# What a body decides in its own report.
IN_REPORT = re.compile(
    rf"(?!.*\b(?:varje|arligen|normalt|vanligen)\b){COMMITTEE}(?:\s(?:och|samt)\s{_ONE})?{PLACE}\s(?:beslutar|foreslar|hemstaller|uppdrar|faststaller|godkanner|antar|overlamnar|staller sig bakom)\b(?=.*\b(?:att|rapport\w*|\w+rapporten|berattelse\w*|\w+berattelsen|\w*planen|\w*budget\w*)\b)"
)
# What goes with a decision told in a report: "Kontoret får i uppdrag att redovisa timmarna."
ASSIGNS = re.compile(rf"{_ONE}\s(?:far|ges|fick|gavs)\si\suppdrag\satt\b")
# What goes with a delegate's decision: "Beloppet betalas ut i två delar", "För stödet gäller att föreningen redovisar …".
CONDITION = re.compile(
    r"(?=(?:avgiften|beloppet|priset|ersattningen)\b.{0,60}\b(?:ar|blir)\s\d|.*\b(?:ska|skall|far|galler|betalas|utbetalas|betalar|aterbetalas|redovisas|lamnas|utgar|bor|maste)\b)(?!.*\boverklag)"
)
# What att-satser without a decision hang on: "Syftet är ⏎ att …", "Vi vill arbeta för".
NO_LEAD_IN = re.compile(
    r"\b(?:mal|malet|malen|syfte\w*|uppgift\w*|ansvar\w*|innebar\w*|arbeta\w*|visar|anser|framgar|konstaterar|yrka\w*|onskar|vill|ar)\b[^.]{0,20}$"
)
# A list of other things than decisions: "För 2019 föreslås följande mål:".
LISTS_OTHERS = re.compile(
    r"\b(?:\w*mal|malen|malet|\w+malen|\w+malet|malsattning\w*|syftet|avsikten|inriktning(?:en)?|ambitionen)\b(?:\s(?!antas|faststalls|godkanns)[^\s.:]+){0,8}?\s(?:ar|blir|bor|ska|skall|vara|lyder|galler|sattes|satts)\b(?:\s(?:vara|bli|galla|foljande|dessa|som\sfoljer|lyda))*(?:\s?,?\satt)?\s?:?$"
    r"|\bforeslas\s(?:dessa|nedanstaende)\s(?:[a-z]+\s)?[a-z]*mal\b(?:\s[^\s.]+){0,8}\s?:$"
    r"|\bfoljande\s(?:[a-z]+\s)?(?:\w*mal|malsattning\w*|inriktning\w*|indikator\w*|nyckeltal|fragor|synpunkter|ramar|omfattning|kostnader|alternativ|datum|tider)(?:\s[^\s.]+){0,8}\s?:?$"
)
# The same on the line under its lead-in: "För nästa år föreslås ⏎ att målen är".
OPENS_OTHERS = re.compile(
    r"att\s(?:[a-z]*malen|[a-z]*malet|syftet|inriktningen)\b.{0,60}\b(?:ar|blir|vara|galla)\s?:?$"
)
# An authority of the state: its proposal is told.
OTHERS = re.compile(
    r"(?:lans|landsting|region|stat|riks|skolverk|socialstyrelsen|boverk|naturvard|vagverk|trafikverk|regering|remiss|konkurrens|forsakrings|arbetsformed|skolinspek)[a-z]*\s"
)
# Whose proposals a statement is about.
STATED_ON = re.compile(
    r"(?:[a-z]*beredningen|utredningen|utredaren|arbetsgruppen|kommitten|betankandet|promemorian|bolaget|sokanden|stiftelsen|foreningen)\b"
)
# What somebody else has asked for: "I en motion föreslås", "Motionären föreslår".
ASKED_BY_OTHERS = re.compile(
    r"i\s(?:en|ett|sin|sitt|motionen|medborgarforslaget|skrivelsen|interpellationen|betankandet|propositionen|utredningen)\b|(?:motionar|forslagsstall|sokande|klagande|remissinstans|interpellant)[a-z]*\s|(?:riksdagen|regeringen)\b"
)
# What a letter tells the one who asked.
NOTIFIES = re.compile(
    rf"(?:{COMMITTEE}|[a-z]+(?:chefen|direktoren))\s(?:har\s)?(?:beslutade|beslutat|beslot|avslog|bifoll|beviljade|godkande)\b.*\b(?:att|avsla|bifalla|bevilja|ditt|er|din)\b"
)
# A letter that speaks to its reader.
SPEAKS_TO_READER = re.compile(r"\b(?:[Dd]u|[Dd]ig|[Dd]itt|[Dd]in)\b")
# What is put to another body.
PROPOSES = re.compile(
    rf"\b(?:foreslar?|foreslas|foresla|hemstall(?:er|a|es)|rekommenderar)\s(?:\S+\s){{0,2}}?(?:{BODY}|kommunstyrelsen|att)|\bhos kommunstyrelsen\b|\bmatte\b|^{BODY}\sforeslas\s"
)
# A decision of another day, told in passing.
TOLD = re.compile(
    rf"\b(?:beslutade|beslot|beslutat|antog|uppdrog|foreslog)\b(?:(?!\satt\s|\sdaterad|\sdaterat)[^.]){{0,60}}?(?:\b(?:den\s)?\d{{1,2}}\s{MONTH}|(?:19|20)\d\d|\d{{1,2}}/\d|§)"
    r"|^(?:19|20)\d\d|\bhar\s(?:tidigare\s)?beslutat\b|\bsom (?:beslutade|beslot)\b"
)
# The same where the day stands right behind the verb: "Fullmäktige beslutade den 18 juni om nämndens ram".
TOLD_BEFORE = re.compile(
    rf"(?:[^\s.;:]+\s){{1,5}}?(?:beslutade|beslot|antog|uppdrog|foreslog|faststallde|behandlade)\s(?:vid\s[^\s]+\s)?(?:den\s)?\d{{1,2}}(?:/\d|\s{MONTH})"
)
# What stands among decisions and is none.
NO_DECISION = re.compile(
    r"^(?:upplysning(?:ar)?:?\s[a-z]+(?:et|en)\s|(?:fragor|upplysning(?:ar|en)?)\b[^.]*\b(?:besvaras|lamnas|ges|fas|kan)\b|(?:for|vid|har\s(?:du|ni))\s(?:(?:mer|ytterligare|vidare|narmare)\s(?:information|upplysningar)|fragor)\b|(?:mer|ytterligare|vidare|narmare)\s(?:information|upplysningar)\b|kontakta\b|kontaktperson|tryckt\spa"
    r"|beslut(?:et|en)\s(?:ar|har|fattas|fattades|fattat|kan|far|vinner|galler|skickas|sands|expedieras|delges|anmals|ska\s(?:skickas|anmalas|sandas))|paragrafen\b(?!\s(?:(?:ska|skall)\s)?(?:forklaras|justeras)\b)|protokollet\b"
    r"|exp\b|kopia\b|bilag|handling(?:ar|en)\b|underlag|reserv|mot beslutet|vid protokollet|justera[st]?\b|omedelbar|ordforanden (?:staller|finner)|(?!att )\S+ \S+ (?:\(\w+\) )?(?:yrkar|reserverar|anmaler|deltar|avstar)"
    r"|nasta\s(?:\w+\s)?(?:sammantrade|mote)\b|(?:ordforanden\s)?(?:forklarar|avslutar|tackar|hemstaller)?\s?(?:darefter\s|for\s)?(?:dagens\s)?(?:sammantradet|motet|arsmotet)\b"
    r"|jav\b|deltar inte|ovanstaende|bidraget (?:rekvireras|utbetalas)|information om hur|hur man overklagar|dett?a (?:beslut|yttrande|svar)|ajournering|tjansteskrivelse|sammantrades(?:protokoll|datum)|sida\b|blad\b)"
    r"|\bvotering\w*|\butan omrostning\b|\brostar (?:ja|nej)\b|\byrkar\b|\breserverar?\b|\banmaler jav\b|\bfinner\sordforanden\b"
)
# A full stop that ends no sentence: "org.nr 5564", "enl. bilaga", "kv. Lärkan".
_ABBREVIATED = re.compile(
    r"(?:\b(?:org|kv|nr|enl|bl\.a|t\.ex|dvs|d\.v\.s|f\.d|ca|c:a|kap|st|inkl|exkl|resp|ang|avd|bil|ev|s\.k|fr\.o\.m|t\.o\.m|o\.m|i|a|p\.g\.a|g\.a|dnr|jfr|prop|forts|tf|bitr|milj|alt|sid)"
    r"|(?<!\balternativ )(?<!\bbilaga )(?<!\bklass )(?<!\bgrupp )(?<!\btyp )(?<!\bkategori )(?<!\betapp )(?<!\bnivå )(?<!\bdel )(?<!\bhus )(?<!\bpunkt )(?<!\bförslag )(?<![\w/])[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATED = 20  # characters, with the word before that may rule it out
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])")


def unstressed(folded: str) -> str:
    """The folded text with the letters of stressed words closed up.

    >>> unstressed("kontoret far h e m s t a l l a, a t t")
    'kontoret far hemstalla, att'
    """
    return _STRESSED.sub(lambda match: match[0].replace(" ", ""), folded).replace("a t t", "att")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends.

    >>> [text[start:end] for text in ["Bolaget (org.nr 5564) antas. Kv. Lärkan säljs."] for start, end in sentences(text)]
    ['Bolaget (org.nr 5564) antas.', 'Kv. Lärkan säljs.']
    """
    start = 0
    for match in _STOP.finditer(text):
        end = text[max(start, match.start() - _LONGEST_ABBREVIATED) : match.start()]
        if not _ABBREVIATED.search(end) and text[match.end()].isalpha():
            yield start, match.start()
            start = match.end()
    yield start, len(text)
