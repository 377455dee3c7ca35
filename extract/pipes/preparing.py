"""How documents say who prepared a matter or signs it: labels, sentences, heads of columns. Patterns match folded text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes.people import Cell, clean_title, names_in, title_before
from extract.pipes.terms import BODY, HEADING_KINDS, SENT_TO, TITLE, UNIT
from normalize.names.lists import UNKNOWN, name_lists
from normalize.unicode import fold


@dataclass(frozen=True, slots=True)
class LabelRule:
    """A label before or over a name, how sure it makes us, and whether it says so in a protokoll too."""

    pattern: str
    confidence: float
    in_protocols: bool = True


_IN_MATTER = r"(?:\si\sarendet)?(?:\shar\svarit|\sar|\svar)?"
# What is done with a matter or a document, folded: verbs in -a ("utarbetad", "har utarbetats", "utarbetades"), then others.
_IN_A = r"(?:uppratta|utarbeta|framarbeta|bearbeta|omarbeta|sammanfatta|forfatta|redigera|utforma|formulera|producera|kommentera|analysera|rapportera|redovisa|presentera)"
_MADE = (
    rf"{_IN_A}(?:d|t|de)|(?:samman|fram)stall(?:d|t|da)|framtag(?:en|et|na)|(?:ned)?skriv(?:en|et|na)|(?:fram|samman)lagd|utford|utfort|gjord|gjort"
    "|(?:for)?bere(?:dd|tt|dda)|utre(?:dd|tt|dda)|inlamnad|foredrag(?:en|et)|upprattats"
)
_SIGNED = (
    "undertecknad|undertecknat|signerad|signerat|attesterad|godkand|godkant|faststalld|faststallt|beslutad|beslutat"
)
# When and where it was signed: "godkänd den 3 maj i det digitala systemet av", "elektroniskt undertecknad av".
_SIGNING = r"(?:\s(?!av\s)[\w:.,-]+){0,6}?"

LABELS = (
    LabelRule(rf"(?:var\s|ansvarig\s|beredande\s|(?:tjanstestalle|enhet|avdelning|namn|kontor)\s?[,/]\s?)?handlaggare(?:\s?/\s?[a-z]+)?{_IN_MATTER}|handl\.?(?=\s?:)|handl\.(?=\s[a-z]\.\s?[a-z])", 0.95),
    LabelRule(rf"foredragande(?:\stjansteman|\stjansteperson|\schef)?{_IN_MATTER}", 0.95),
    LabelRule(r"foredragare|foredras\sav|foredragning(?:\sav)?|presentator(?:er)?|presenteras\sav|presentation\sav", 0.93),
    LabelRule(r"handlagt?d?\sav|arendet\s(?:handlaggs|bereds|har\shandlagts|har\sberetts|har\sforedragits)\sav", 0.93),
    LabelRule(r"(?:handlaggande|ansvarig|beredande)\s(?:tjansteman|tjansteperson|chef)", 0.93),
    LabelRule(rf"delegat(?:ens\sunderskrift)?|underskrift(?=\s?[:(])|beslutsfattare|beslutande(?:\stjansteman)?|(?:beslut\s)?fattat\sav|(?:[a-z]+\s(?:ar\s|har\s)?(?:elektroniskt\s|digitalt\s)?)?(?:{_SIGNED})(?:{_SIGNING}\sav|(?:\s[\w.-]+){{0,4}}?(?=\s?:))|undertecknare", 0.9, in_protocols=False),
    LabelRule(rf"(?:[a-z]+\s(?:ar\s|har\s)?)?(?:{_MADE}){_SIGNING}\sav", 0.87, in_protocols=False),
    LabelRule(r"(?:utarb|uppr|sammanst|framst|ber|utr)\.\s?av|sett(?:\sav)?(?=\s?:)|tillstyrkes(?=\s?:)", 0.87, in_protocols=False),
    LabelRule(r"(?:sammanstallning|text|utredning|redigering|underlag|analys)(?:(?:,\s|\soch\s)[a-z]+){0,2}(?:\sav)?(?=\s?:)", 0.87, in_protocols=False),
    LabelRule(r"(?:rapport|plan|text|huvud)?forfattare|utredare(?=\s?:|\s[a-z-]+\s[a-z-]+,\s[a-z])|(?:projekt|uppdrags|process)ledare(?=\s?:)|var\sreferens", 0.85, in_protocols=False),
    LabelRule(r"(?:dokument|process|rutin|informations|styrdokuments?|plan)agare|ansv\.?(?=\s?:)|(?!kontroll)[a-z]*ansvarig(?:\sfor\s[a-z]+(?:\s[a-z]+)?(?=\s?:))?", 0.85, in_protocols=False),
)  # fmt: skip
# What a form says to the one who fills it in: "Handläggare (namn, befattning, tel)".
_HINT = r"(?:\s?\([^()]{0,40}\))?"
_LABEL = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<rule{n}>{rule.pattern})' for n, rule in enumerate(LABELS))})(?![\w-]){_HINT}\s*[:;]?\s*"
)
# What a label may look like and mean another's officer.
_NO_LABEL = re.compile(r"kontakt\w*\shos|\ber\s(?:handlaggare|referens)")
# Labels of those who are no officers of the sender's: applicants, their counsels and consultants, who is asked or told.
OF_OTHERS = re.compile(
    r"\b(?:sokande|klagande|ombud|anmalare|motpart|byggherre|bestallare|kontrollansvarig|sakkunnig|entreprenor|konsult(?:en)?|foretag|fastighetsagare|kund|leverantor"
    r"|er|ert|eder|hos|till|kopia|kopior|delges|samrad|mottagare|adressat|att|attn|kontaktperson|kontakt|gast|gaster|inbjudna?|narvarande|franvarande|deltagare|beslutande|tjanstgorande"
    r"|ledamot|ledamoter|ersattare|ordforande|justera\w*|sekreterare|protokoll\w*|yrkande\w*|kallade|ovriga|tjansteman|tjanstepersoner|revisor(?:er)?)\b"
)
# A word that says more of who is named before it: "vd och föredragande", "bibliotekarie Eva Lund, föredragande".
_PRESENTER = "foredragande"
_SAYS_MORE = re.compile(
    rf"(?:(?:{TITLE.pattern})\s(?:och|tillika|samt)\s|,\s|\()foredragande(?!\s?:|\s(?:i|ar|var|har)\b)"
)
# In a sentence only these say who prepared the matter: "Föredragande i ärendet är fastighetschef Bror Åkerblad."
_DONE = (
    rf"{_IN_A}(?:ts|des|s)|bedri(?:vits|vs)|bedrevs|letts|leddes|(?:samman|fram)stall(?:ts|des|s)|foredra(?:gits|s)|foredrogs|handla(?:gts|des|ggs)|(?:for)?bere(?:tts|ddes|ds)|utre(?:tts|ddes|ds)"
    "|verkstall(?:ts|des)|(?:over|in)lamna(?:ts|des)|godkan(?:ts|des)|faststall(?:ts|des)|underteckna(?:ts|des)|signera(?:ts|des)|beslutades"
    "|(?:ned)?skri(?:vits|vs)|skrevs|(?:tagits|togs|tas|lagts|lades|laggs|arbetats|arbetades|arbetas|stallts|stalldes)\\s(?:fram|samman|ihop)(?:\\soch\\sberetts)?|framtagits|framtogs"
)
# Who answers for a plan or a part of it: "Ansvarig för planens genomförande är", "För uppföljningen svarar".
_ANSWERS = r"ansvarig[at]?\sfor\s(?:[a-z0-9-]+\s){1,5}?(?:ar|har\svarit)|for\s(?:[a-z0-9-]+\s){1,5}?(?:svarar|ansvarar)"
# "Tjänsteskrivelse 2017-08-09, upprättad av controller Eva Lund", "kontoret, genom sekreterare Bo Ek, föreslår".
_OWN_PAPER = rf"(?:tjansteskrivelse|tjansteutlatande|tjansteyttrande|skrivelse|promemoria|pm|utredning|missiv|konsekvensanalys|barnkonsekvensanalys|utlatande|underlag|sammanstallning|rapport)(?:n|en|et)?(?:\s(?:den\s)?[\w./-]+){{0,4}}?,?\s(?:som\s(?:ar\s|har\s)?)?(?:{_MADE})\sav"
_WORK_DONE = r"(?:arbetet|[a-z]*utredning(?:en)?|[a-z]*sammanstallning(?:en)?|beredning(?:en)?|handlaggning(?:en)?|bearbetning(?:en)?|analys(?:en)?|[a-z]*kalkyl(?:en)?|[a-z]*berakning(?:en)?|genomgang(?:en)?)\s(?:har\s)?(?:gjorts|gjordes|gors|utforts|utfordes|skett|skedde)\sav"
# Who writes calls its office so; "Gatukontoret, genom" tells what another has said.
_BY_OFFICER = r"(?:kontoret|forvaltningen|kansliet|enheten|avdelningen|byran|staben),?\s(?:genom|via)"
_PREPARED = "handlagt|handlade|handlagger|berett|beredde|bereder|utrett|utredde|upprattat|upprattade|utarbetat|utarbetade|sammanstallt|sammanstallde|skrivit|skrev|forfattat|forberett|tagit\\sfram|tog\\sfram|(?:over|in)lamna(?:t|de)|framlagt|lagt\\sfram|lade\\sfram"
IN_SENTENCE = re.compile(
    rf"(?<![\w-])(?:{_ANSWERS}|(?:arbets|projekt|tjanstemanna|berednings)grupp(?:en)?,?\s(?:bestaende\sav|som\sbestatt\sav|med)(?=[^.;]{{5,240}}\b(?:{_PREPARED}|foreslagit)\b)|{_OWN_PAPER}|{_WORK_DONE}|{_BY_OFFICER}|foredragande(?:\stjansteman)?(?:\si\sarendet)?(?:\shar\svarit|\sar|\svar)?|foredragning\sav|handlaggare(?:\si\sarendet)?\s(?:har\svarit|ar|var)"
    rf"|(?:och|samt)\s(?:{_MADE}|{_SIGNED})\sav|(?:{_DONE})\sav(?:\sen\s[a-z]*grupp,?\s(?:bestaende\sav|med))?|(?:fattats|beslutats|fattat|beslutat)(?:\s[a-z]+){{0,3}}?\sav|har\s(?:handlagt|berett|utrett)\s(?:[a-z]+\s){{1,3}}(?:tillsammans|ihop)\smed(?=\s[a-z-]*(?:chef|ingenjor|handlaggare|sekreterare|inspektor|ekonom|jurist|strateg|utredare|samordnare|controller|arkitekt)\s)|(?:pa|enligt|genom)\sdelegation\sav)\s*[:,]?\s*"
)
# What an officer does in a sentence: "Föreningskonsulent Leila Öberg föredrar ärendet."
_WHICH = r"(?:,\s(?:som|vilken|och\ssom)(?:\s(?:aven|ocksa|sjalv))?)?"
_SAYS = "konstaterar|konstaterade|anfor|anforde|anfort|foreslar|foreslog|skriver|uppger|framhaller|framholl|bedomer|hemstaller|papekar|redogor"
_OFFICE_PAPER = "tjansteutlatande|tjansteskrivelse|tjansteyttrande|pm|promemoria"
_PAPER = f"{_OFFICE_PAPER}|skrivelse"
_ITS_DAY = r"(?:\s(?:den\s)?[\w/.-]+){0,3}?"
# What an officer decides on or answers for is a plan of the office: no matter that a body decides.
_OWN_PLAN = r"[a-z]*(?:plan(?:en|ens)?|rapport(?:en|ens)?|styrkort(?:et|ets)?|program(?:met|mets)?|rutin(?:en|erna)?|riktlinje(?:n|rna)|delarsbokslut(?:et)?|maldokument(?:et)?)"
_PLANS_WORK = rf"(?:{_OWN_PLAN}|(?:nagot\s|varje\s)?[a-z]*mal(?:en|ens|et)|uppfoljning(?:en)?|genomforande(?:t)?|samordning(?:en)?|sammanstallning(?:en)?|redovisning(?:en)?)"
_RULES = "besluta(?:de|t)\\som|(?:faststall|godkan)(?:de|t)|(?:underteckna|signera|attestera)(?:de|t)|skrev\\sunder|skrivit\\sunder"
_ANSWERS_FOR = r"(?:ansvarar|svarar|har\s(?:det\s)?(?:yttersta\s|samlade\s|overgripande\s)?ansvar(?:et)?|ar\s(?:ytterst\s)?ansvarig)"
ACTS = re.compile(
    rf"{_WHICH},?\s?(?:(?:har\s)?foredragit|foredrar|foredrog|foredrager)\b|{_WHICH}\s?(?:ar|var|har\svarit)\sforedragande\b"
    rf"|{_WHICH}\s(?:lamnar|lamnade|lamnat|ger|gav|givit|avger|avgav|avgivit)\s(?:en\s)?(?:(?:kort|muntlig|utforlig)\s)?(?:redogorelse|lagesrapport|foredragning|genomgang|information|presentation)\s(?:for|om|av|i|angaende|betraffande)\s[a-z]"
    rf"|{_WHICH}\s?(?:redogor|redogjorde|(?:har\s)?redogjort)\sfor\s[a-z]{{3,}}|{_WHICH}\s?(?:informerar|informerade|(?:har\s)?informerat|rapporterar|rapporterade|berattar|berattade)\som\s(?:arendet|laget|fragan|forslaget|bakgrunden|utredningen|planen|rapporten|bokslutet|prognosen|uppfoljningen)\b|{_WHICH}\s?(?:drar|drog|presenterar|presenterade|redovisar|redovisade|informerar\som|informerade\som)\sarendet\b"
    rf"|,\sforedragande\b|\sforedragande(?=[,.;)]|$)|{_WHICH}\s(?:har\s)?(?:bitratt|medverkat|assisterat|hjalpt till)\s(?:vid|i|med)\s[a-z]+(?:n|t|na)\b"
    rf"|{_WHICH}\s(?:{_SAYS})\s(?:[\w-]+\s){{0,2}}?i\s(?:sitt\s|sin\s|en\s|ett\s)?(?:{_PAPER})\b"
    rf"|{_WHICH}\s(?:har\s)?(?:{_PREPARED})\s(?:detta\s|denna\s)?(?:arendet|arende|forslaget|planen|rapporten|utredningen|skrivelsen|underlaget|programmet|promemorian|yttrandet|redovisningen|dokumentet|styrkortet)\b"
    rf"|{_WHICH}\s(?:har\s)?(?:{_PREPARED})\s(?:(?:ett|en)\s(?:[\w-]+\s){{0,3}}?)?(?:utkast|forslag|pm|promemoria|yttrande|utredning|rapport|underlag|redovisning|sammanstallning|[a-z]*berakning|kalkyl|program|plan)\b"
    rf"|{_WHICH}\shar\si\s(?:sitt\s|sin\s|en\s|ett\s)?(?:{_OFFICE_PAPER})\b"
    # "Fritidschef Bo Ek har den 5 maj upprättat tjänsteskrivelse."
    rf"|{_WHICH}\s(?:har\s)?(?:den\s)?\d[\w/.-]*\s(?:[a-z]+\s)?(?:\d{{4}}\s)?(?:upprattat|utarbetat|upprattade|utarbetade)\s(?:(?:ett|en)\s)?(?:{_OFFICE_PAPER}|forslag|utredning|underlag|sammanstallning)\b"
    rf"|{_WHICH}\s(?:har\s)?(?:{_RULES})\s(?:detta\s|denna\s)?{_OWN_PLAN}\b|{_WHICH}\s{_ANSWERS_FOR}\sfor\s(?:att\s)?(?:[a-z-]+\s){{0,2}}?{_PLANS_WORK}\b"
    # "… en av gatuingenjör Bo Ek den 3 mars 1975 upprättad beräkning"
    rf"|\s(?:(?:den\s)?\d[\w/.-]*\s(?:[a-z]+\s)?(?:\d{{4}}\s)?)?(?:uppratta|utarbeta)(?:d|t|de)\s(?!av\b)[a-z]{{3,}}"
)
# Who took part in handling or deciding the matter, named anywhere in the sentence.
TOOK_PART = re.compile(
    r"\b(?:handlaggningen|beredningen|utredningen)\b.*\b(?:deltagit|deltog|medverkat|medverkade|bitratt)\b"
    r"|\b(?:deltagit|deltog|medverkat|medverkade|bitratt)\s(?:i|vid)\s(?:handlaggningen|beredningen|utredningen)\b|\bi\s(?:detta\sarende|arendet)\shar\b.*\bbeslutat\b"
)
# The same with the verb first: "Vid ärendets behandling föredrar kommunjurist Hassan Farahani"; or the paper that is theirs.
ACTS_FIRST = re.compile(
    rf"\b(?:foredrar|foredrog|foredrager)\s(?:arendet\s)?|\bi\s(?:en\s|ett\s|sin\s|sitt\s)?(?:{_PAPER}){_ITS_DAY}\s(?:{_SAYS})\s"
    rf"|\b(?:av|i|enligt)\s(?:en\s|ett\s)?(?:{_PAPER}){_ITS_DAY}\sfran(?:\s|$)"
    rf"|\b[a-z]*(?:forslag|utkast|program|plan|riktlinjer|yttrande|utredning|underlag|kalkyl|berakning|skrivelse)(?:et|en|na)?\b[^.;]{{0,60}}?\b{_IN_A}(?:d|t|de){_ITS_DAY}\sav(?:\s|$)"
)
# A paper in a list of what the decision rests on, and after it whose it is: "Tjänsteskrivelse 2019-09-24, Eva Lund".
PAPER_OF = re.compile(
    rf"(?:[-–•*]\s*)?(?:{_OFFICE_PAPER})(?:\s(?:daterad\s)?(?:den\s)?\d[\w/.-]*(?:\s[a-z]+)?(?:\s\d{{4}})?)?,\s(?:av\s|fran\s)?"
)
TELEPHONE = re.compile(
    r"(?:tfn|tel|telefon|direkt|mobil|e-?post)\b|\d{3,4}\s?[-–/]\s?\d|\S+@|\+46|0\d{1,3}[ -]\d", re.IGNORECASE
)
_NUMBER_BESIDE = re.compile(r"^\s(?:(?:Dnr|Diarienr|Dpl|[A-ZÅÄÖ]{2,5})[ -]?)?\d[\d/:.-]*\s(?=[a-zåäö])")
_COLUMN_HEAD = re.compile(
    rf"(?:(?:antagen|antaget|antagande|faststalld|faststallt|beslutad|beslutat|godkand|godkant|galler|giltig|reviderad|reviderat|version|ersatter)(?:\s(?:av|den|fran|till|datum))?|(?:beslutsinstans|avsandare|sokande|klagande|adressat|dokument(?:typ|namn)|arende(?:nummer|nr)?)|(?:vart |er |ert |beslut)?(?:datum|diarienummer|diarienr|dnr|beteckning|referens|mottagare|telefon|enhet|sida|adress|till|sammantrade|tid)\.?:?|{SENT_TO.pattern}|{BODY})"
)
_UNIT = re.compile(UNIT)
_COLUMN_HEADS = re.compile(rf"(?:{_COLUMN_HEAD.pattern}\s*)+")


def heads_columns(text: str) -> bool:
    """Whether the folded text only heads the columns beside that of the officer.

    >>> heads_columns("datum diarienummer "), heads_columns("beslutet skickas till"), heads_columns("anna ek ")
    (True, True, False)
    """
    return bool(_COLUMN_HEADS.fullmatch(text)) or HEADING_KINDS.get(text.strip(" :")) == "recipients"


def title_below(cells: Sequence[Cell]) -> str | None:
    """The first title in the cells, of which those are left out that name somebody, are labels or tell of others."""
    others = (OF_OTHERS.match(fold(cell)) for _, cell in cells)
    titles = (
        clean_title(cell)
        for (start, cell), is_of_others in zip(cells, others, strict=True)
        if not names_in((start, cell)) and not label_of(cell) and not is_of_others
    )
    return next((title for title in titles if title), None)


def without_number(rest: str) -> str:
    """What follows a name, without the number of another column that stands before the title.

    >>> without_number(" Dnr 212/86 kanslisekreterare"), without_number(" 2014-05-06 KS 2014/88")
    (' kanslisekreterare', ' 2014-05-06 KS 2014/88')
    """
    return _NUMBER_BESIDE.sub(" ", rest)


def further_labels(cell: str, begin: int) -> Iterator[int]:
    """Where further labels end in the cell from `begin` on, each with a colon and before a name.

    >>> list(further_labels("Ansvarig: Bo Ek, rektor. Tillsyn. Ansvarig: Eva Lund", 10))
    [44]
    """
    if cell.count(":", begin):
        folded = fold(cell)
        for label in _LABEL.finditer(folded, begin):
            ends = label[0].rstrip().endswith(":") and cell[: label.start()].rstrip().endswith((".", ";"))
            if ends and _begins_with_officer(cell[label.end() :]):
                yield label.end()


def says_more(text: str) -> set[int]:
    """Where in the folded text "föredragande" is no label, but says more of who is named before it.

    >>> says_more("bo ek, vd och foredragande, eva lund, ekonom"), says_more("foredragande: bo ek")
    ({14}, set())
    """
    return {more.end() - len(_PRESENTER) for more in _SAYS_MORE.finditer(text)} if _PRESENTER in text else set()


def label_of(cell: str) -> re.Match[str] | None:
    """The label that the cell begins with; or that follows what stands in another column, or ends with a colon.

    Of several that after which an officer is named: "Fastställd av nämnden 2018-09-20 Ansvarig: Bo Ek".
    """
    folded = fold(cell)
    first = None
    more = says_more(folded)
    for label in _LABEL.finditer(folded):
        if label.start() in more:
            continue
        before = cell[: label.start()]
        has_colon = label[0].rstrip().endswith(":")
        is_other = heads_columns(fold(before)) or bool(names_in((0, before)) or _UNIT.fullmatch(fold(before).strip()))
        rest = cell[label.end() :]
        is_head = not rest or heads_columns(fold(rest))
        # Its officer, or the name after the title, on the next line.
        ends = has_colon and before.rstrip().endswith(".") and (not rest or clean_title(rest) == rest)
        if not (
            label.start() == 0
            or ends
            or (is_other and (has_colon or is_head))
            or (cell[label.start()].isupper() and _begins_with_officer(rest))
            or (has_colon and breaks_in_name(rest))
        ):
            continue
        if _NO_LABEL.search(folded):
            return None
        if _begins_with_officer(rest):
            return label
        first = first or label
    return first


def _begins_with_officer(text: str) -> bool:
    names = names_in((0, text))
    return bool(names) and (names[0].start == 0 or title_before(text[: names[0].start]) is not None)


def breaks_in_name(text: str) -> bool:
    """Whether the text is an officer's whose surname stands on the next line: "miljöinspektör Anneli", "… Ann-"."""
    before, _, first = text.rstrip().rpartition(" ")
    return name_lists().first_name(first.removesuffix("-")) < UNKNOWN and (not before or title_before(before) == before)
