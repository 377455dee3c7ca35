"""What tells a goal from talk about goals: the words of headings, opening sentences, labels, and of goals themselves."""

import re
from dataclasses import dataclass

from extract.pipes.goal_owners import are_anothers, is_anothers
from extract.pipes.goal_years import Said, year_of
from extract.pipes.sections import Line
from normalize.unicode import fold

# "inriktningsmål", "målen", "målsättningar": the words for goals, folded.
_KINDS = (
    r"(?:inriktnings|effekt|del|namnd|resultat|process|verksamhets|fokus|huvud|prestations|utvecklings|kvalitets|etapp|ambitions|produktions"
    r"|fullmaktige|styrelse|lednings|personal|miljo|energi|klimat|folkhalso|avkastnings|service|bolags|sektors|omrades|enhets)?"
)
# What else ends so: "klagomål", "önskemål", "modersmål", "besöksmål"; "huvudmål" is a goal.
_OTHERS = (
    "klago", "anda", "fore", "brott", "brotts", "tviste", "onske", "spors", "mellan", "moders", "gifter", "besvars", "res", "rese", "fard", "besoks", "utflykts", "turist", "kvalls", "frukost", "ordnings",
)  # fmt: skip
MAL = "mal" + "".join(rf"(?<!\b{word}mal)" for word in _OTHERS)
GOALS = rf"(?:{_KINDS}{MAL}(?:en)?|malsattning(?:en|ar|arna)?)"
# "Kommunstyrelsens mål 2019", "Strategiska mål:", "2. MÅL", "Nämndens mål för 2021"; not "Måluppfyllelse", "Mål nr T 12-19".
_GOAL_HEADING = re.compile(
    rf"(?:\S+\s){{0,6}}?(?:[a-z]*{MAL}|malen|malsattning(?:ar)?|malomraden?|malbild)"
    r"(?:\s(?:for|ar|infor|under|inom|och|i|till|med|pa|lasaret|verksamhetsaret|budgetaret|perioden|aren|hosten|varen|[a-z]*(?:namndens|styrelsens|fullmaktiges|kommunens|forbundets|bolagets|skolans)|att|som|vi|fran|ur|av|enligt|nasta|kommande|fram|senast|vid|hos|mot|kring|utifran|-|–)(?!\w).{0,50})?"
    r"(?:\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?(?:(?:,|\s[-–])\s[^.]{0,50})?(?:\s\([^()]{4,60}\))?\s?:?"
)
_TWO_SENTENCES = re.compile(r"[a-zåäö]{2}[.?] [A-ZÅÄÖ]")
_BARE_HEADING = re.compile(rf"{GOALS}(?:\s(?:och|samt)\s{GOALS}|\s\d{{1,2}}(?:\.\d{{1,2}})*)?\s?:?")
# "Vad nämnden vill uppnå nästa år", "Dit ska vi nå 2022", "Det här har vi lovat": what is done to get there is another heading.
_AIM_HEADING = re.compile(
    r"(?:(?:hit|dit)\s(?:ska(?:ll)?|vill|siktar)\s(?:vi|namnden|kommunen)|(?:vad|vart|dit|hit|det(?:ta|\shar)?)\s(?:[a-z-]+\s){0,6}?(?:uppna|na(?:\sfram)?|astadkomma|klara|lova[rt]|lovade|foresatt(?:\ssig)?|siktar|vill(?:\s(?:vi|[a-z]*(?:namnden|styrelsen|kommunen)))?))"
    r"(?:\s(?:oss|sig|dig|er|vi|ha|mot|till|under|ar|for|fram|inom|nasta|kommande|perioden|tillsammans|senast|(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?))*\s?[:?]?(?:\s?[a-z]*mal\b.{0,40})?"
)
# "Våra åtaganden 2019", "Nämndens löften", "Ambitionsnivå för 1996": whose, or for when, tells them from other commitments.
_PROMISED = r"(?:(?:kvalitets|service)?ataganden|(?:kvalitets|service)?loften|(?:service|tjanste|kvalitets)garantier|ambitioner|ambitionsniva(?:er)?)"
_YEAR_AFTER = r"\s(?:(?:for|under|infor|till)\s)?(?:ar\s|budgetaret\s|verksamhetsaret\s)?(?:19|20)\d\d"
_PROMISES = re.compile(
    rf"(?:vara|[a-z]*(?:namndens|styrelsens|kommunens|enhetens|kontorets|forvaltningens))\s{_PROMISED}(?:{_YEAR_AFTER})?|{_PROMISED}{_YEAR_AFTER}"
)
_AIM_HEADINGS = ("vad", "vart", "dit", "hit", "det")
# A document's name, not what it lists: "Mål och budget 2024 med plan 2025–2026".
_NAME = re.compile(
    r"(?:[a-z-]+s\s)?mal,?\s(?:och|&)\s(?:[a-z]+a\s)?(?:[a-z]*budget|ekonomi|ramfordelning|resurser|taxor)\b"
)
# What a balanced scorecard is divided by, each with its goals.
_SIDE = r"(?:medborgar(?:e|en|na)?|invanar(?:e|en|na)?|kommuninvanar(?:e|na)|kund(?:en|er)?|brukar(?:e|en|na)?|patient(?:en|er)?|elev(?:en|er)?|malgrupp(?:en)?|intressenter|agare|medarbetar(?:e|en|na)?|personal(?:en)?|process(?:en|er|erna)?|inre\skvalitet|arbetssatt|utveckling|larande|fornyelse|framtid|tillvaxt|verksamhet(?:en)?|kvalitet|service|ekonomi(?:n)?|finans(?:er|iellt)?|resurser|miljo|samhalle(?:t)?|hallbarhet|ledarskap|organisation)"
_PERSPECTIVE = re.compile(
    rf"(?:perspektiv(?:et)?\s?:?\s)?{_SIDE}(?:(?:\s?[/&,]\s?|\s(?:och|samt)\s){_SIDE})*(?:s?perspektiv(?:et)?)?\s?:?"
)
_GOAL_TALK = re.compile(
    r"^(?:varfor|hur|nar|vem)\b|\b(?:uppfyll\w*|uppfolj\w*|foljs? upp|bidra\w* till malen|redovisa\w*|matbar\w*|malen ska\w*|malstyrning|hur\b.*\bmalen"
    r"|oforandrade|reviderade)\b"
)
# "Mål som ska vara uppfyllda till och med 2010": a heading that says by when, no talk of how they are fulfilled.
_BY_WHEN = re.compile(
    r"\b(?:som\sska(?:ll)?|att)\s(?:vara\s|ha\s|bli\s)?(?:uppfyll(?:da?|ts|as?)|uppna(?:dda|tts|s)?|na(?:dda|tts|s)?|klara(?:de|ts|s)?|forverkliga(?:de|ts|s)?)\s(?:[a-z.]+\s){0,5}(?:19|20)\d\d\s?:?$"
)
# "Ekonomiska mål" under "Ägarens mål": no list of its own but one of its areas.
_AREA_OF_GOALS = re.compile(
    r"(?:ekonomisk|finansiell|social|verksamhetsmassig|kvalitativ|kvantitativ|personalpolitisk|ekologisk|kulturell|energi- och klimat"
    r"|miljomassig)[a-z]*\smal\s?:?"
)
# "Styrkort 2021": what stands below it is set for that year.
_YEARLY = re.compile(
    r"(?:[a-z-]+\s)?(?:styrkort|malstyrning|malbild|handlingsplan|aktivitetsplan|uppdragsplan|verksamhetsmal)(?:\sfor)?\s(?:ar\s)?(?:19|20)\d\d"
)
# "2027", "Till och med 2026", "På sikt": a heading that says for when, not of what.
_YEAR_ALONE = re.compile(
    r"lopande|tills\svidare|pa\s(?:langre\s)?sikt|langsiktig[at]?|standigt|(?:(?:till\soch\smed|t\.?\s?o\.?\s?m\.?|till|fram\still|senast|fore\s(?:utgangen\sav\s)?|(?:vid|till|i)\s(?:utgangen|slutet)\sav|infor|under|for|ar)\s)?(?:ar\s)?(?:19|20)\d\d\s?:?"
)
# What stands beside a goal and is none: how it is measured, what is done, how it went.
_LABELS = (
    r"(?:(?:sa\s)?(?:mats|foljs\supp)|(?:sa|hur)\s(?:har\s)?[a-z]+\svi\b[^.:]{0,40}|matt(?:et|en)?|malvarden?|malniva|mat(?:metod|ning|etal)|matning(?:en)?|indikator(?:er|erna)?"
    r"|nyckeltal(?:en)?|styrtal|strategi(?:er|erna)?|atgard(?:er|erna)?|aktivitet(?:er|erna)?|insatser(?:na)?|handlingsplan|resultat(?:et)?|utfall(?:et)?|kommentar(?:er|en)?"
    r"|analys(?:en)?|bedomning(?:en)?|lagesbedomning|uppfoljning(?:en)?|maluppfyllelse(?:n)?|ansvar(?:ig|iga)?|kalla|uppdrag|genomforande|tillvagagangssatt|arbetssatt|tidplan|prognos(?:en)?)"
)
_LABEL = re.compile(
    rf"(?:(?:prioriterade|planerade|viktiga|genomforda|foreslagna|vara|arets|viktigaste)\s)?{_LABELS}(?:\s(?:genom|med|i|av|for|till)\b[^.:]{{0,40}}|\s(?:19|20)\d\d)?\s?(?::|$)"
)
MEASURED_BY = re.compile(
    r"(?:mats\s(?:genom|med|i|via|:)|mats:|matt(?:et|en)\s(?:ar|hamtas)|matt:|indikator(?:er)?:|matetal:|malet\smats|detta\smats|sa\s(?:mater\svi|mats|foljs)\b)"
)
# What says that goals follow: "Följande mål föreslås.", "… har antagit tre mål:", and also
# "… ställer kommunen följande krav på bolaget:".
_ANNOUNCES = re.compile(
    rf"\bmalet\b(?:\s[^\s.:]+){{0,6}}?\s(?:lyder|lyda|galler|ar|blir|formuleras|formulerats|vara)(?:\s(?:foljande|salunda|sa|har))?:$|\b(?:foljande|dessa)\s(?:(?!till\b|av\b|om\b|for\b|pa\b|med\b|i\b)[a-z-]+\s){{0,4}}(?:{_KINDS}mal|malsattning(?:ar)?)\b|\b[a-z]*(?:{GOALS})(?:\s[^\s.:]+){{0,8}}:$|\bfoljande\skrav\spa\s[a-z]+:$"
    rf"|\b[a-z]*{GOALS}\b[^.:]{{0,60}}\benligt\snedan(?:staende)?\W?$|\b[a-z]*{MAL}\b[^.:]{{0,60}}\bfoljande:$|^(?:for|infor)\s.*\bstallt\supp\sfoljande:$"
    rf"|\b(?:nedan|har\snedan|i\sdet\sfoljande)\s(?:redovisas|foljer|anges|presenteras|listas|finns|star)\s(?:(?!hur\b|vad\b)[^\s.:]+\s){{0,4}}?[a-z]*{GOALS}\b"
    rf"|\b[a-z]*{GOALS}\b(?:\s(?!hur\b)[^\s.:]+){{0,6}}?\s(?:redovisas|foljer|anges|presenteras|listas|finns|star|framgar)\s(?:har\s)?(?:nedan|i\sdet\sfoljande)\b"
    rf"|\b(?:satt\supp|stallt\supp|angett|angivit|antagit|faststallt|formulerat|enats\som|beslutat\som)\b[^.:]{{0,20}}\b[a-z]*{MAL}\.?$"
    rf"|\bska(?:ll)?\s(?:foljande|detta)\s(?:vara\s[a-z]+|(?:ha\s)?(?:uppnatts|natts|nas|uppnas|astadkommits|astadkommas|forverkligats|forverkligas|galla)):$|^(?:detta|foljande)\s(?:ska(?:ll)?\s(?:vi|namnden|kommunen)?\s?(?:ha\s)?(?:uppna|na|astadkommit|uppnatt|klara)|vill\svi\s[a-z]+)\b"
)
# What says so without the word, when what follows reads as goals: "… har enats om följande.", "… anger för 2018 följande:".
_SETS_UP = re.compile(
    r"\b(?:satt(?:er|s|es)?|stall(?:er|t|s|des?)|formulera(?:r|t|de|s|des|ts)?|ena(?:ts|des)|uppna(?:s|tt)?|astadkomma|lova(?:r|t|de|ts)?|foresatt|foresatter|siktar|stravar"
    rf"|[a-z-]*(?:program(?:met)?|plan(?:en)?|strategi(?:n)?|policy(?:n)?)|(?:[a-z]*{MAL}(?:en)?|styrkort(?:et)?)\b[^.:]*\b(?:anger?|anges|angavs|angav|antog|antogs|faststallde|faststalldes|galler|lyder|sager|ligger|ar|var|varit))\b[^.:]*"
    r"(?:\bfoljande[.:]?|:)$"
    # "… angavs fyra mål.", "… har kontoret valt ett mål på längre sikt.", not "två av tre mål."
    rf"|(?<!\bav\s)\b(?:ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|\d{{1,2}})\s(?:[a-z-]+\s){{0,2}}{_KINDS}mal(?:\s(?:(?:for|pa|under|inom|i|till|infor|att|nasta|kommande)\s[^.:]{{2,40}}))?[.:]?$"
)
# "Nästa år skall simhallen", "Senast 2022 ska kommunen ha": each item goes on with the sentence.
_LEADS_IN = re.compile(
    r"(?=.*(?:\b(?:19|20)\d\d\b|\bnasta\sar|\bkommande\sar)).{0,50}\bska(?:ll)?(?:\s(?:(?:under|for|infor|ar|[a-z]+aret)\s(?:19|20)\d\d|[a-z-]+)){0,4}\s?:?"
)
_LONGEST_LEAD_IN = 100  # characters
_LONGEST_OPENING = 200
_NO_GOALS_AHEAD = re.compile(
    r"\b(?:beskriv\w*|foljande (?:satt|kriterier)|(?<!foljande\s)uppnas|nas\sgenom|innebar|uppfyll\w*|uppfolj\w*|foljs\supp|mats\sgenom|(?<!nedan\s)redovisas(?!\s(?:har\s)?nedan)|berors|atgarder|aktiviteter)\b"
)
# What a goal's words do: they say how things are to be.
_AIMS = re.compile(
    r"\b(?:ska|skall)\b|\bfar\s(?:vara|inte|ej|hogst|sta|ha|bli|ta|kosta|ligga|overstiga|understiga|uppga|forekomma|endast|bara|aldrig)\b"
)
# What is said beside: "Enheterna bryter ned dem i en plan, som ska vara klar i maj".
_ASIDE = re.compile(r",\s(?:som|vilke[nt]|vilka)\s(?:[a-z]+\s){0,2}?ska(?:ll)?\b")
AIM_FIGURE = re.compile(r"\b(?:minst|hogst|lagst|senast|mer\san|under|over)\s\S*\d")
# How things are when a goal is reached, told as if it were: "Alla skolor har fått en plan", "Halten överstiger inte …".
_STATE = re.compile(
    r"(?:(?:(?:ar|senast|till|infor|fore|vid\sutgangen\sav|i\sslutet\sav)\s(?:ar\s)?(?:19|20)\d\d\s[a-z]+[rs]\s(?:det\s)?)?(?:alla?|allt|hela|varje|ing(?:en|et|a)|samtliga|halften|minst|hogst|andelen|antalet|fler|farre|mer|mindre)\b(?!.*\b(?:var|hade|blev|fanns|gick|okade|minskade|uppgick)\b)"
    r"|.*\b(?:overstiger|understiger)\s(?:inte|ej)\b|.*\bhar\s(?:(?!inte\b)[a-z-]+\s)?(?:upphort|fatt|okat|minskat|avskaffats|[a-z]+(?:ats|rts|tts|kts))\b"
    r"|.*\bar\s(?:(?!inte\b|ej\b)[a-z-]+\s){0,2}?(?:[a-z]+(?:[aeo]rd|[aeo]rda|[a-z]ad|[a-z]ade|byggd|byggda|byggt)|klara?|utbytta?|i\s(?:bruk|drift))\b)"
)
# What makes a goal one that can be told to be reached: everybody, nobody, a number or a share, more or less.
_QUANTITY = re.compile(
    r"^(?:de\s|den\s|det\s)?(?:alla?|allt|hela|varje|ing(?:en|et|a)|inget|samtliga|halften|var(?:annan|je|t)|fler|farre|antalet|andelen)\b"
    r"|\bska(?:ll)?\s(?:alla|varje|ing(?:en|et|a)|samtliga)\b"  # "Till 2017 ska ingen grupp …"
    r"|\b(?:minst|hogst|lagst|mer\san|farre\san|fler\san|mindre\san|hogre\san|lagre\san|langre\san|(?:en|ett)\shalvt?\s|(?:ned|upp)\still\s|till\s\d|sjunka|stiga|understiger|overstiger|understiga|overstiga|procent|antalet|andelen|oka[rs]?|minska[rs]?|halveras|fordubblas)\b|%|\binom\s(?:[a-z0-9]+\s){1,2}?(?:minut|timm|dygn|dag|veck|manad)|\b(?:senast|fore)\s(?:klockan|kl\b|den\s\d|utgangen)"
)
# Of what was named before: "Varje enhet bryter ned dem i en egen plan".
_REFERS = re.compile(r"(?:(?!ska\b|skall\b)\S+\s){1,5}?dem\b")
# Who acts, and what is put to somebody: "Kontoret har beräknat", "Förslaget har behandlats".
_DONE = re.compile(
    r"(?:[a-z-]+\s){0,3}?(?:[a-z-]*(?:gruppen|kontoret|namnden|styrelsen|forvaltningen|utskottet|ledningen|radet|bolaget|kommunen|landstinget|regionen|forslaget|skrivelsen|arendet|planen|programmet|remissen|chefen)|vi|jag)\shar\b"
)
# Money that was set aside: "har avsatts 0,4 mnkr".
_ALLOTTED = re.compile(
    r"\bhar\s(?:[a-z]+\s){0,2}?(?:avsatts|anvisats|anslagits|reserverats|avsats|fordelats|budgeterats|raknats|utbetalats|beviljats|tilldelats|sokts|ansokts|upptagits|tagits\supp|beraknats|bokforts|kostat)\b"
)
# Whose doings and sayings are no goals: of the goals, of the plan, of those who follow up.
_NO_SUBJECT = re.compile(
    r"^(?:detta\s|dessa\s|har\s)?(?:mal(?:en|et)?|[a-z]*malen|matt\w*|arbetet|(?:nasta|forsta|kommande|en\sny|arets)\s(?:uppfoljning|revidering|avstamning|utvardering|rapport|oversyn|redovisning|matning)|[a-z]*planen|[a-z]*programmet|[a-z]*strategin|policyn|riktlinjerna|uppfoljning\w*|redovisning\w*|rapport\w*|atgard\w*|resultat(?:et|en)?\sska\sredovis"
    r"|bedomning\w*|varden?|indikator\w*|detta|vad|hur|varje\snamnd|namnderna|respektive\snamnd|de\s(?:ar|har|foljs|galler|avser|utgar|bygger|grundas|mats|bryts|redovisas|ska(?:ll)?\s(?:foljas|matas|ses|brytas|kunna\s(?:matas|foljas\supp|provas)|vara\s(?:matbara|mojliga\satt|fa\b|tydliga|konkreta|realistiska)))|enligt|infor|vid\suppfoljning|beslutet|arendet|forslaget|kommitten|vi\ska\s)\b"
)
# Not "alla elever ska nå målen".
_TALKS_OF_GOALS = re.compile(
    rf"(?<!\bna\s)(?<!\bnar\s)(?<!uppna\s)(?<!uppnar\s)(?<!klara\s)(?<!klarar\s)\b(?:{GOALS}|malet)\b"
)
_DOINGS = re.compile(
    r"\bska(?:ll)?\s(?:redovisas?|foljas\supp|rapporteras?|aterkomma|behandlas|lasas|ses\s(?:som|over)|matas?|brytas|bidra\still\smalen|lamnas?\s(?:sitt|ett|in|till|forslag|over|redovisning|rapport|uppgift)|inkomma|overlamnas|(?:vara\s)?[a-z]+\still\shanda)\b"
    r"|§|\benligt\s[a-z]*(?:anvisningar(?:na)?|direktiv(?:en)?|ordningen|lagen|balken|avtalet|reglementet)\b"  # what a rule asks of somebody
)


# "Mål 3.", "Delmål 2:", "Mål A.", "Mål 1.2 Alla …"; before it perhaps a box that a scan has read as signs.
NUMBERED = re.compile(
    r"(?:[^a-z0-9]{1,3}|\S{1,3}\s)?(?:[a-z]*"
    + MAL
    + r")\s(?P<number>\d{1,2}(?:[.:]\d{1,2})*|[a-h](?=[.:]))\s*(?P<stop>[.:–-])?\s+(?=\S)"
)
# Words that no goal ends with, nor a figure without what it counts.
_ENDS_OPEN = re.compile(
    r"\b(?:ska|skall|ar|att|i|och|for|av|med|till|pa|de|den|det|en|ett|som|inom|om|fran|vid|hos|over|under|minst|hogst|genom|mot|sina|sin|sitt|alla|varje"
    r"|fler|farre|vara|bli|ha|fa|kunna|inte|samtliga|sjalva|mellan|farre\san|an|kan|far|har|olika|egna|storre|mindre\san|battre\san|kommunens|namndens)$|,$|-$|[^\d](?<!\bkl)(?<!\bkl\.)(?<!klockan)(?<!arskurs)(?<!\bak)(?<!klass)(?<!etapp)(?<!niva)\s\d{1,2}$"
)
_WANTS_YEAR = re.compile(r"\b(?:ska|skall|senast|fore|infor|utgangen\sav|slutet\sav)\sar$")  # "… ska år"
_LONGEST_END = 60  # characters that tell how a text ends
_YEARLY_ENDS = (" per ar", " varje ar", " om ar", " nasta ar")  # which folding makes like "är"
# "Mål: …", "Effektmål – …", "Fullmäktiges mål 2023–2026: …"; what follows is a sentence, no target ("Mål: minst 80 %").
LABELLED = re.compile(
    rf"(?:[a-z]+s\s)?(?:(?:prioriterat|overgripande|strategiskt|langsiktigt|kortsiktigt)\s)?(?:{GOALS})(?P<year>\s\(?(?:(?:for|till|senast)\s)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\)?)?"
    r"\s?[:–]\s+(?=[a-z](?:\S*\s){3}|(?:oka[dt]?|minska[dt]?|forbattra[dt]?|stark[at]|utveckla[dt]?|bibehalla|behalla|skapa|erbjuda|framja|goda?|nojda|fler|farre|battre|hogre|lagre|trygg[at]?|attraktiv[at]?|alla)\s[a-z]+)"
)
MENTIONS_GOALS = re.compile(rf"\b(?:[a-z]*{GOALS})\b")
# "Tabell 3. Nämndens mål"
CAPTION = re.compile(rf"(?:tabell|tab\.)\s\d+\b.*\b[a-z]*(?:{GOALS})\b")
# What ends a body's goals, whatever stands in it: "Resurser under planperioden", "Ekonomiska ramar".
_CLOSES = re.compile(
    r"(?:\d[\d.]*\s)?(?:(?:[a-z]+a|[a-z]+s)\s)?(?:(?:resurser|[a-z]*budget(?:en)?|investering(?:ar)?|kostnader|finansiering|forutsattningar|ramar|anslag|bilag(?:a|or)|referenser|begrepp|ordlista|organisation|uppdrag(?:et)?"
    r"|bakgrund|inledning|utgangslage|nulage|aktiviteter\soch|aktiviteter,|lage(?:t)?|omvarld|resultaten|vad\s(?:kostar|hander|har\svi\sgjort)|(?:sa|hur)\s(?:har\sdet|gick|blev|ser\sdet|star\sdet|ar\slaget|det\sgick|det\sblev)|volymer|verksamhetsmatt|framatblick|framtiden|tidplan|rapportering|genomforande|uppfoljning|pengar(?:na)?|prislapp(?:en)?)\b(?!,|\soch\s[a-z]+$)|nasta\ssteg)"
)
_MAY_BE_AREA = re.compile(
    r"(?:\d[\d.]*\s)?(?:[a-z]+\soch\s)?(?:resurser|organisation|ekonomi|finansiering|investeringar|kostnader|forutsattningar|genomforande|uppfoljning|omvarld)(?:\soch\s[a-z]+)?\s?:?"
)
# A slide's title that asks what comes of it: "Hur går vi vidare?", "Vad händer nu?".
_ASKS_ON = re.compile(r"(?:hur|nar|vem|vad)\s(?:gar|hander|kostar|blir|betalar|gor|far\sdet)\b.*\?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A goal that begins and ends at [start, end) of the running text; `text` is whole, without bullet or number.

    `told` is what stands nearest to it says of its year, None when that says nothing.
    """

    start: int
    end: int
    text: str
    number: int | None
    area: str | None
    told: Said | None
    confidence: float

    @property
    def year(self) -> int | None:
        """The year that `told` names."""
        return self.told.year if self.told else None


def is_goal_heading(line: Line) -> bool:
    """Whether the heading opens a list of goals."""
    if names_aims(line) or _PROMISES.fullmatch(line.folded):
        return True
    opens = _GOAL_HEADING.fullmatch(line.folded) or _BARE_HEADING.fullmatch(line.folded)
    is_name = _NAME.match(line.folded)
    return (
        bool(opens)
        and not is_name
        and not _TWO_SENTENCES.search(line.text)
        and not line.text.endswith((".", " vara", " blir", " att", " ska", " skall"))  # a sentence that goes on
        and not (_GOAL_TALK.search(line.folded) and not _BY_WHEN.search(line.folded))
        and not (is_label(line) or are_anothers(line.folded))
    )


def names_aims(line: Line) -> bool:
    """Whether the heading says in other words that goals follow: "Vad nämnden vill uppnå nästa år"."""
    return says_aims(line.folded)


def says_aims(folded: str) -> bool:
    """Whether the text (folded) says so.

    >>> says_aims("vad vill vi uppna?"), says_aims("hur gor vi?")
    (True, False)
    """
    return folded.startswith(_AIM_HEADINGS) and bool(_AIM_HEADING.fullmatch(folded))


def is_bare_goal_heading(line: Line) -> bool:
    """Whether the heading says no more than what kind of goals follow: "Inriktningsmål", "Delmål"."""
    return bool(_BARE_HEADING.fullmatch(line.folded))


def is_perspective(folded: str) -> bool:
    """Whether the text (folded) names a part of a balanced scorecard.

    >>> is_perspective("medborgare och kund"), is_perspective("medarbetarna trivs")
    (True, False)
    """
    return bool(_PERSPECTIVE.fullmatch(folded))


def is_area_of_goals(line: Line) -> bool:
    """Whether the heading names one area among a body's goals."""
    return bool(_AREA_OF_GOALS.fullmatch(line.folded))


def is_label(line: Line) -> bool:
    """Whether the line is, or begins with, the label of something that belongs to a goal and is none."""
    return begins_with_label(line.folded)


def begins_with_label(folded: str) -> bool:
    """Whether the text (folded) is, or begins with, such a label.

    >>> begins_with_label("utfall 2012: 81 %"), begins_with_label("resultatet ska vara minst noll")
    (True, False)
    """
    return bool(_LABEL.match(folded))


def closes(line: Line) -> bool:
    """Whether the heading begins a part that no longer names goals."""
    return bool(_CLOSES.match(line.folded) or are_anothers(line.folded) or _ASKS_ON.fullmatch(line.folded))


def may_name_area(line: Line) -> bool:
    """Whether a heading that closes goals is as often the name of an area of them: "Resurser", "Organisation"."""
    return bool(_MAY_BE_AREA.fullmatch(line.folded))


def asks_on(line: Line) -> bool:
    """Whether the line is a slide's title that asks what comes of the goals before it."""
    return line.after_gap and bool(_ASKS_ON.fullmatch(line.folded))


def year_below(line: Line) -> int | None:
    """The year for which everything under the heading is set, when it says so ("Styrkort 2021")."""
    return year_of(line.text) if _YEARLY.fullmatch(line.folded) else None


def is_year_alone(line: Line) -> bool:
    """Whether the line says for when the goals under it are set, and nothing else."""
    return says_for_when(line.folded)


def says_for_when(folded: str) -> bool:
    """Whether the text (folded) names one year for which something is set, and nothing else.

    >>> says_for_when("till och med 2023"), says_for_when("mal 2023")
    (True, False)
    """
    return bool(_YEAR_ALONE.fullmatch(folded))


def announces(folded: str) -> bool:
    """Whether the sentence (folded) says that goals follow.

    >>> announces("foljande mal foreslas."), announces("malen nas genom foljande atgarder:")
    (True, False)
    """
    says = ("mal" in folded or "folja" in folded or "detta" in folded) and _ANNOUNCES.search(folded)
    leads_in = len(folded) < _LONGEST_LEAD_IN and _LEADS_IN.fullmatch(folded)
    return bool(says or leads_in) and not (_NO_GOALS_AHEAD.search(folded) or is_anothers(folded))


def sets_up(folded: str) -> bool:
    """Whether the sentence (folded) may say that goals follow: they do where what follows reads as goals.

    >>> sets_up("for 2011 satter namnden upp foljande."), sets_up("for bidraget galler foljande.")
    (True, False)
    """
    is_short = len(folded) < _LONGEST_OPENING and ("foljande" in folded or "mal" in folded or folded.endswith(":"))
    return is_short and bool(_SETS_UP.search(folded)) and not is_anothers(folded)


def is_aim(folded: str) -> bool:
    """Whether the sentence (folded) says how things are to be, and is no talk about goals and plans.

    >>> is_aim("varje elev skall kunna simma."), is_aim("malen ska foljas upp i mars.")
    (True, False)
    """
    return bool(_AIMS.search(_ASIDE.sub(" ", folded))) and not any(
        talk.search(folded) for talk in (_NO_SUBJECT, _DOINGS, _TALKS_OF_GOALS)
    )


def is_quantified(folded: str) -> bool:
    """Whether the clause (folded) says of all, of none or of how many that something is to be so.

    >>> is_quantified("varje elev har en egen dator"), is_quantified("koket renoveras i host")
    (True, False)
    """
    return bool(_QUANTITY.search(folded)) and not _NO_SUBJECT.search(folded)


def is_state(folded: str) -> bool:
    """Whether the sentence (folded) tells of a state that may be a goal's, and not of what somebody has done.

    >>> is_state("ingen skola varms med olja."), is_state("namnden har antagit planen.")
    (True, False)
    """
    if (
        not _STATE.match(folded)
        or _REFERS.match(folded)
        or _DONE.match(folded)
        or _ALLOTTED.search(folded)
        or announces(folded)
    ):
        return False
    return not (_NO_SUBJECT.search(folded) or _TALKS_OF_GOALS.search(folded) or sets_up(folded))


def ends_open(text: str) -> bool:
    """Whether the text cannot end here.

    >>> ends_open("Ungdomarna skall ha inflytande över"), ends_open("Fler barn ska kunna simma")
    (True, False)
    """
    folded = fold(text[-_LONGEST_END:])
    if _WANTS_YEAR.search(folded):
        return True
    return bool(_ENDS_OPEN.search(folded)) and not (text.endswith("år") or folded.endswith(_YEARLY_ENDS))
