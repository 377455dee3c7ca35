"""Whether a sentence rules what is to be, judged by the form and place of its verb instead of by a list of acts.

Under a heading that says "Beslut" each sentence decides until one tells or argues. Patterns match folded text.
"""

import re

from extract.pipes.deciding import NO_DECISION
from extract.pipes.tenses import PAST, folded_verbs
from extract.pipes.terms import BODY, UNIT

_FEWEST = 2  # words of a sentence
_FEWEST_OF_CLAUSE = 3
_OFFICER = r"[a-z]*(?:chefen|direktoren|ordforanden|ledaren|inspektoren|sekreteraren|konsulenten|ingenjoren|arkitekten|handlaggaren|delegaten)"
ACTOR = rf"(?:{BODY}|{UNIT}|kommunen|namnden|styrelsen|utskottet|radet|presidiet|direktionen|forbundet|stiftelsen|bolaget|kontoret|forvaltningen|jag|vi|undertecknad|rektorn?|{_OFFICER})"
# What says how things are, or what somebody thinks of them, is no decision.
_STATES = (
    r"ar|har|anser|bedomer|finner|finns|innebar|framgar|visar|menar|kan|behover|saknar|foreligger|avser|onskar|vill|ser|vet|utgor|upplever|framhaller|papekar|erinrar|beklagar"
    r"|forutser|raknar|tycker|tror|hoppas|hanvisar|redogor|informerar|foredrar|berattar|svarar|motsvarar|ligger|bor|uppfyller|strider|kraver|beror|handlar|betyder|arbetar|ansvarar|bedriver|ager|foreslar"
)
# A relative clause or an apposition: ", som behandlat ärendet den 10 februari, ".
_ASIDE = re.compile(
    r",\s(?:som|vilken|vilket|vilka|vid|efter|med|i|daterad|dat)\s[^;]{3,140}?,\s(?=[a-z]+\s)|\b(?:som|vilken|vilket)\s[a-z]+(?:s|de|te|t)\b"
)
# The verb of a ruling in the passive: "ändras", "fastställs", "tas ut", "utgår"; not "föreslås", "bedöms", "beräknas".
_S_STEMS = r"stall|hoj|sank|lagg|salj|kop|bygg|folj|for|gor|dra|ta|ge|se|sla|kann|hyr|hav|skriv|fall|stang|sand|driv|bryt|skjut|byt|satt|knyt|bind|lat|skar|valj|forvarv|delg|inforliv|tillstyrk|avstyrk|utstrack|stryk|utok|laten|las|lan|min|forelagg"
_PASSIVE = re.compile(
    r"\b(?!(?:finns|finnes|anses|bedomas|foreslas|beraknas|uppskattas|vantas|forvantas|avses|kravs|behovs|saknas|finnas|pagas|planeras|bedoms|hoppas|redovisas\si|uppges|anges\si|framstalls|berors|bifogas|krävas|innefattas|kallas)\b)"
    rf"(?:[a-z]{{3,}}as|(?:[a-z]*(?:{_S_STEMS}))e?s|[a-z]{{2,}}(?:nns|lls|ggs|ngs|nds)|(?![a-z]+(?:ad|dd|rd|ld|md|nd|gd|vd|kt|pt|st|tt)es\b)(?!(?:omrade|arende|sammantrade|mote|arbete|forhallande|byte)s)[a-z]{{3,}}[dgjklmnprstv]es)\b"
)
_ORDER = re.compile(
    r"\b(?:sags\supp|ska|skall|skola|far|maste|galler|utgar|upphor|ager|trader\si\skraft|ankommer\spa|aligger|svarar\sfor|bekostar|belastar|tillfaller|kan\s(?:inte|icke|ej)\s(?:bifallas|beviljas|medges|medgivas|godkannas|godtas|tillstyrkas|lamnas))\b"
)
_ACTS = re.compile(
    rf"(?:{ACTOR}(?:\s(?:harmed|darmed|darfor|ocksa|dessutom|aven|sjalv|vidare|enhalligt|saledes))?\s(?!(?:{_STATES})\b)[a-z]{{2,}}r\b)"
    rf"|(?:[^\s,;]+\s+){{1,25}}?(?!(?:{_STATES}|eller|under|efter|over|for|per|inter|enligt|var|dar|nar|[a-z]+(?:ningar|heter|elser|ioner|orer|ader|inder)|ar|kronor)\b)[a-z]{{2,}}r\s{ACTOR}\b"
)
_WRITER = re.compile(r"\b(?:jag|vi|undertecknad)\b")
# A verb before the one that rules: the sentence tells or argues. "Lånade" in "begäran om lånade hjälpmedel avslås" is none.
_OTHER_VERB = re.compile(
    rf"\b(?:{_STATES}|hade|var|blev|fick|gick|kom|gav|tog|stod|fann|beslot|[a-z]{{3,}}(?:ade|dde|rde|lde|mde|nde|gde|vde|kte|pte|ste)s)\b"
)
_ARGUES = re.compile(
    r"^(?:skal\w*|motiv\w*|anledning\w*|orsak\w*|syfte\w*|bakgrund\w*|upplysning\w*|den\ssom\s|om\sni\b|hur\sman\b|observera|obs\b)|\b(?:bedomning(?:en)?\sar|ar\satt|eftersom\sden|enar\sdet)\b|^enligt\s[^,]{2,60}\b(?:ska|skall|framgar|far)\b|^av\s[^,]{2,60}\bframgar\b"
    r"|\b(?:overklag|besvar(?:shanvisning|as\shos|en\sskall)|laga\skraft|kan\sforelaggas)\w*"
)
# What leads in the conditions of a decision: "För upplåtelsen skall gälla:", "Tillståndet förenas med följande villkor:".
_CONDITIONS = (
    r"(?:villkor|forutsattning|forbehall|foreskrift|bestammels|forsiktighetsmatt|skyddsatgard|skyldighet|krav)[a-z]*"
)
_CLAUSE = r"(?:[^.]|(?<=\bkap)\.|(?<=\bmom)\.)*"  # "dispens från 7 kap. 11 § miljöbalken"
LEADS_IN_CONDITIONS = re.compile(
    r"(?!.{160})(?!.*\b(?:mal|malen|ansokan|yrkan\w*|arendet|bakgrund|alternativ)\b)"
    rf"(?:{_CLAUSE}\b{_CONDITIONS}\b[^.:]{{0,60}}:|{_CLAUSE}\b(?:galla|galler|iakttas?|iakttages|beaktas?|foreskrives|foreskrivs|stipuleras)(?:\s(?:foljande|dessutom|vidare|aven|att|bl\.?\s?a\.?))*\s?(?::|\batt)"
    rf"|(?:(?:sarskilda|foljande|som|ovriga|med)\s)?{_CONDITIONS}(?:\s[a-z]+){{0,4}}\s?:?)$"
)


def rules(text: str) -> bool:
    """Whether the sentence says what is to be, rather than tells what was, argues or says how things are.

    >>> [rules(text) for text in ("Planen ändras så att fler ryms.", "Nämnden fördelar ramen.", "Ytan ska återställas.")]
    [True, True, True]
    >>> [rules(text) for text in ("Planen ändrades 1991.", "Nämnden anser planen god.", "Behovet är stort.")]
    [False, False, False]
    """
    folded = _ASIDE.sub(" ", folded_verbs(text))
    if len(folded.split()) < _FEWEST or folded.endswith(":") or NO_DECISION.search(folded) or _ARGUES.search(folded):
        return False
    main = re.split(r"[,;]\s|\b(?:att|om|da|nar|for\satt|sa\satt|innan|sedan|dar|som)\s", folded, maxsplit=1)[0]
    main = main if len(main.split()) >= _FEWEST_OF_CLAUSE else folded
    if _ACTS.match(folded):
        return not PAST.is_in(main)
    verb = _ORDER.search(main) or _PASSIVE.search(main)
    return verb is not None and verb.start() > 0 and not _OTHER_VERB.search(main[: verb.start()])


def acts_for(text: str) -> bool:
    """Whether the writer of the sentence acts in it himself: "lämnar jag tillstånd", "Undertecknad upplåter marken"."""
    folded = folded_verbs(text)
    match = _ACTS.match(folded)
    return match is not None and bool(_WRITER.search(match[0]))
