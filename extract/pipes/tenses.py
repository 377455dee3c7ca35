"""Whether a sentence tells of what has been or of what is to come, as far as its words say."""

import re
from dataclasses import dataclass
from math import inf

from normalize.unicode import fold

# Words that are no verbs, but fold into one: "vår", "här", "på det sätt".
_NO_VERBS = re.compile(r"\b(?:här|vår|sätt|stöd|innebär)\b", re.IGNORECASE)
# A verb that folds into a noun, "lag", unless it is the adjective: "låg nere", unlike "en låg avgift".
_LAY = re.compile(r"(?<!\ben )(?<!\bär )(?<!\bför )(?<!\bså )(?<!\bmycket )\blåg\b", re.IGNORECASE)
# Words that only end as a verb in the past does: "både", "område", "viktigaste", "nämndens sammanträde".
_NOT_PAST = (
    r"inte|lite|ute|jamte|femte|sjatte|elfte|femtonde|maste|borde|torde|bade|siste|forste|overste|aldste|yngste|storste|minste|hogste|lagste|framste"
    r"|vite|rykte|lofte|sikte|ansikte|samvete|testamente|reglemente|motte|undertecknade|enskilde|handikappade|legitimerade"
    r"|[a-z]{3,}aste|[a-z]*(?:omrade|hundrade|trade|darute|skifte)s?|[a-z]*(?:mote|arbete|byte|syfte|kommitte|bete|fjarde|varde|herde)"
)
_COMMA = re.compile(r"[,;:](?=\s)")
_CLAUSE = 40  # characters that a clause's end counts for


@dataclass(frozen=True, slots=True)
class Cue:
    """Words, folded by `folded_verbs`, that tell when something is."""

    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()

    def is_in(self, text: str) -> bool:
        """Whether the text says so."""
        return self.pattern.search(text) is not None


# What has been: weak and strong verbs in the past.
PAST = Cue(
    re.compile(
        rf"\b(?!(?:{_NOT_PAST})\b)"
        r"(?:(?<!ens\s)(?<!ets\s)(?<!lans\s)(?<!rnas\s)(?<!sina\s)(?<!sin\s)(?<!sitt\s)[a-z]+ade|[a-z]+ades|[a-z]+tes?|[a-z]{2,}(?:vde|gde|jde|lde|mde|dde|rde)s?|har|hade|(?![a-z]*(?:plats|sats|palats|skatts|resultats|mandats|referats|klimats|kandidats|ratts)\b)[a-z]{4,}(?:ats|tts)|gjordes?|inkommit|var|agde|satt|steg|sjonk|fanns|sags|saldes?|valdes?|innebar|sprang"
        r"|(?:ut|be)?namndes?|(?:god|er|till|be|fran)kandes?|(?:an|ater|till|om)?vandes?|(?:ut|over|in|till|av|upp)?sandes?|handes?|kandes?|(?:upp|an)?brandes"
        r"|(?:an|av|be|bi|bort|dar|er|fort|for|fore|fram|fran|in|igenom|med|mot|ned|om|over|pa|sam|till|under|upp|upp-?ratt|ut|ute|vid|ater|hop)*(?:gick|fick|kom|tog|stod|gav|drog|drev|skrev|brot|holl|foll|slog|blev|bjod|skot|lat|vann|brann|lade|slot)s?)\b"
    ),
    yes=("filialen stängdes", "Nämnden beslöt", "avtalet gav 3,1 %", "haveriet innebar", "Kajen röjdes", "nämnden godkände", "avtalet undertecknades", "rätten upphävde", "hon frånträdde", "ansökan avslogs", "olyckan som hände", "verksamheten övergick", "att siffrorna hämtats"),
    no=("både skolor och bostadsområden", "skolornas ökade kostnader", "enligt sina beslutade ramar", "vid nämndens sammanträde", "de viktigaste", "i vår", "på det sättet här", "en insats på arbetsplatsen", "vilket innebär", "ett område"),
)  # fmt: skip
FUTURE = Cue(
    re.compile(
        r"\b(?:ska|skall|kommer|beraknas|avses|planeras|senast(?!\s(?:av|i|vid|pa|under|inom|hos|genom|[a-z]+des)\b)|bor|uppdrar|uppdras|far\si\suppdrag|ges\si\suppdrag|vantas|behandlas|beslutas|inleds|startar|borjar|avslutas|presenteras"
        r"|redovisas|genomfors|halls|ager rum|sker|sammantrader|invigs|oppnar|oppnas|tilltrader|galler|forfaller|betalas|infor|inbjuds|kallas"
        r"|upphor|loper ut|trader i kraft|aterkomm(?:a|er)|(?:foljs|foljas) upp|stams? av|utvarderas|rapporteras)\b"
    ),
    yes=("Planen ska vara klar", "Målen följs upp i delårsrapporten"),
    no=("Planen var klar",),
)
# A verb in the present without any in the past tells of what is to come: "Resten fördelas av nämnden i februari."
PRESENT = Cue(
    re.compile(
        r"\b(?![a-z]{3,}(?:or|ar|er)nas\b)[a-z]{3,}as\b|\b(?:gar|blir|far|tar|ger|lamnar|lamnas|betalar|flyttar|stanger|slutar|fyller|infaller)\b|^att\s(?!.*\b(?:beror|forklaras)\b)"
        r"|\b(?:under|upp|in|ut|over|till|ater|an|fram|ned|om|sam|genom)?(?:folj|mat|hoj|sank|gor|for|stall|sand|bygg|ge|ta|drag|kop|salj|lagg|satt|stang|flytt)s\b"
    ),
    yes=("Resten fördelas av nämnden", "Nöjdheten mäts", "Taxan höjs"),
    no=("Taxan höjdes", "Revisorernas kritik", "Att målet inte nås beror på en vakans"),
)
# Right before a date: a paper that bears it, what is told from an event of it, since when, or when something last was.
SINCE = Cue(
    re.compile(
        r"\b(?:sedan(?:\si)?|(?<!\bvara\s)(?<!\bbli\s)[a-z]{3,}(?:ade|des|dde|tes|togs|rad)\ssenast(?:\s(?:av|i|vid|pa)\s[a-z -]{3,40}?)?|(?:[a-z-]*(?:skrivelse|beslut|protokoll|ansokan)|framstallning|motion|remiss|yttrande|anbud|brev|anmalan|besked|rapport|inlaga|besiktning|dom)(?:et|en)?"
        r"(?:\s(?:av|fran|per))?|[a-z]{3,}(?:ordning|avtal|stadga|instruktion|direktiv|policy|forteckning|utredning|anvisning)(?:en|et|n|ar|arna)?\sav"
        r"|(?:rapport|information|intryck|redogorelse|minnesanteckningar|referat)(?:en|er)?\sfran\s[^.;]{3,60}"
        # What was counted on a day.
        r"|(?:gjord|utford|genomford|insamlad|registrerad|redovisad|uppmatt)a?\s(?:till och med|t\.?\s?o\.?\s?m\.?|fram till)|(?:statistik|uppgift|underlag|siffr|befolkning|folkmangd|invanar|elevantal|inventering|avlasning)[a-z]*\s(?:per|fran))\s(?:den\s)?$"
    ),
    yes=(
        "vakant sedan ",
        "Taxan ändrades senast den ",
        "planen reviderades senast av nämnden den ",
        "nämndens delegationsordning av den ",
        "en rapport från Skolriksdagen den ",
        "enligt budgetbeslutet den ",
        "SCB:s statistik per den ",
    ),
    no=("rapporten lämnas den ", "ska lämnas senast den ", "samtalen ska vara avslutade senast den "),
)
# Right before a date: by when or from when something is to be.
BY_WHEN = Cue(
    re.compile(
        r"\b(?:senast|fore|innan|intill|fran och med|fr\.?\s?o\.?\s?m\.?|till och med|t\.?\s?o\.?\s?m\.?)\s(?:i\s)?(?:den\s)?$"
    ),
    yes=("lämnas senast ", "fr.o.m. den "),
    no=("hölls ",),
)
# Right before a date: until or from when something was, or is to be, as its verb says.
LASTING = Cue(
    re.compile(
        r"\b(?:(?:fran och|till och) med|fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|intill|fram till)\s(?:i\s)?(?:den\s)?$"
    ),
    yes=("badet var stängt till och med den ",),
    no=("lämnas senast den ",),
)
# Right before a date: from when something is so, unless something tells that it has been.
FROM = Cue(
    re.compile(
        r"\b(?:ar|blir|finns|galler|upplats|anstalld|tillsatt|ledig[at]?|oppe[nt]|uthyr[dt])\b[^.;,]{0,30}?\bfran\s(?:den\s)?$"
    ),
    yes=("tjänsten är tillsatt från ", "lokalen blir ledig från den "),
    no=("en skrivelse från nämnden ", "Minnesanteckningar från den "),
)
# Before a date: what somebody has said will be then.
PROMISED = Cue(
    re.compile(
        r"\b(?:ut)?(?:lovat|lovade|avisera(?:t|de)|planerat|planerade|bokat|bokade|inbjudit|kallat|kallade|varslat|varslade|bestamt|tidsatt)\b[^.;]{0,60}$"
    ),
    yes=("Fastighetskontoret har lovat inflyttning i ", "Staten har aviserat ett besked i "),
    no=("Föreningen flyttade in i ",),
)
CUES = (PAST, FUTURE, PRESENT, SINCE, BY_WHEN, LASTING, FROM, PROMISED)


def folded_verbs(text: str) -> str:
    """The text folded, and of the same length; words that would fold into a verb in the past are blank, and "låg" is "var".

    >>> folded_verbs("Här var vår plan")
    '    var     plan'
    """
    return fold(_LAY.sub("var", _NO_VERBS.sub(lambda match: " " * len(match[0]), text)))


def distance(cue: Cue, sentence: str, place: int) -> float:
    """How many characters from `place` the cue stands at nearest, another clause being further off; infinitely many where it does not.

    >>> text = "butiken stangdes efter branden den 2 juli, redovisas inte"
    >>> distance(PAST, text, 31) < distance(FUTURE, text, 31)
    True
    """
    return min(
        (
            abs(match.start() - place) + _CLAUSE * _COMMA.subn("", sentence[slice(*sorted((match.start(), place)))])[1]
            for match in cue.pattern.finditer(sentence)
        ),
        default=inf,
    )
