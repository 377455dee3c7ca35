"""What a sum is called: budget, outcome, grant …, by the words of its clause or by a table's heads."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.pipes.sections import Line
from extract.pipes.years import sentence_around
from extract.record import BudgetKind
from normalize.amounts import Sum

# "price" is settled by the sum's size: what a citizen pays for a ticket or an hour is a fee, what a service costs is not.
NamedKind = BudgetKind | Literal["price"]


@dataclass(frozen=True, slots=True)
class KindRule:
    """A word (folded, as a pattern) that says what a sum is."""

    kind: NamedKind
    pattern: str


KINDS = (
    KindRule("omsattning", r"omsatt\w*|omsattning\w*"),
    KindRule("ansokt", r"(?<!kan )(?<!far )\bsok(?:t|ta|ts|a|er|es|s|te|tes)\b|(?<!efter )(?<!\bom )ansok(?!\w*avgift)\w*|\b(?:ber|bett|bad|bedja)\som\b|(?<!pa )\bbegar\w*|\baska\w*|\banhall(?:a|er|it)\w*"),
    KindRule("beviljat", r"bevilja\w*"),
    KindRule("utfall", r"utfall\w*|\b(?:arets|periodens|redovisat)\s(?:(?:ekonomiska|redovisade)\s)?(?:resultat|vinst|forlust)\b|\bresultat\sefter\sfinansiella|bokslut\w*|redovisa\w*\s(?:\S+\s){0,3}resultat|\bforbruka[a-z]*"),
    KindRule("prognos", r"prognos\w*"),
    KindRule("investering", r"\w*investering(?!s?(?:budget|stat|anslag))\w*|\binvestera\w*"),
    KindRule("anslag", r"\w*anslag\w*|anvisa\w*|\bansla(?:r|s|tt)?\b|\banslog\w*"),
    KindRule(
        "bidrag",
        r"(?!\w*bidragsintakt)\w*(?<!kommun)(?<!social)bidrag\w*|\bstatlig[at]\sstod(?:et)?\b|\bstatsstod\w*|\bstod(?:et)?\b(?!\sfor)|(?:arrangors|forenings|aktivitets|verksamhets|projekt|etablerings|lokal|parti|drift|kultur|evenemangs|bredbands|lands|hyres|anlaggnings|start|utvecklings|bostads|energi|stats|rese|publik|organisations|medlems|ungdoms|eu-)stod\w*|\b(?:elev|skol|barn|grundskole|forskole|gymnasie|omsorgs|larar)peng(?:en)?\b|stipendi\w*|\bgava(?:n)?\b|stimulansbelopp\w*|\bbidr(?:ar|og|agit)\b|(?:schablon|prestations)ersattning\w*|\bstatlig\sersattning\w*|skolmiljard\w*|bygdepeng\w*|grundbelopp\w*|\bkan\s(?:[a-z]+\s)?sok(?:a|as)\b|medfinansier\w*|stimulansmedel\w*|\bdonation\w*",
    ),
    KindRule(
        "avgift",
        r"(?<!sociala )(?<!sarskild )\b(?!arbetsgivar|\w*utjamnings|\w*avgiftsintakt)\w*avgift\w*|(?:portions|biljett|tim|kvadratmeter|styck|dag)pris\w*|(?:ars|sasongs?|manads|ungdoms|termins|dag|klipp|tio|vecko|familje)kort\w*|turistskatt\w*|\w*taxa\w*|\w*taxor\w*|\w*taxe(?!r)\w+|debitera\w*|\bentre(?:n|er|biljett\w*)?\b|\w*biljett\w*|intradet?\b|\w*avgald\w*|matpenning\w*|\btimpris\w*|\bfrikop\w*",
    ),
    KindRule(
        "annat",
        r"\bvite[ts]?\b|utjamningsavgift\w*|\bsarskild\savgift\w*|gottgorelse\w*|vitesbelopp\w*|kopeskilling\w*|\blan(?:et|en|eram\w*|etak\w*)?\b(?!\sav\b)|mellanskillnad\w*|\butdelning\w*|\w*(?<!pris)basbelopp\w*|prisbasbelopp\w*|troskelvarde\w*|\bpant(?:en)?\b|ersattning\w*\sfran\b|(?:verkets|statens)\sersattning\w*|forsakring\w*\s(?:tacker|ersatter)|sponsring\w*|lanesk\w*|\bnyupplan\w*|borgen\w*|intakt\w*|\w*inkomst(?:en|er|erna)?\b|avvikelse\w*|differens\w*|skuld\w*"
        r"|saljs|forsalj\w*|overskott\w*|underskott\w*|overskrid\w*|\w*anbud\w*|offerera\w*|handpenning\w*|\bvarde(?:t)?\b|\bsakerhet(?:en)?\b|avkastning\w*|\w*besparing\w*|\b(?:in)?spar(?:a|ar|as|at|ats|de|krav\w*|beting\w*)?\b|\beffektivisering\w*|\brationalisering\w*|skadestand\w*|\baterbetalning\w*|fordr(?:an|ingar\w*)|\bdeposition\w*",
    ),
    KindRule("price", r"\w*hyr(?:a|an|orna)\b|\barrende\w*|\bkosta[r]?\b|\bpris(?:et|er)?\b"),
    KindRule("kostnad", r"\w*kostnad\w*|\bsocialbidrag\w*|(?:ravaru|inkops)pris\w*|\w*premie(?:n|r|rna)?\b|\bbelop(?:er|te|t)\ssig\b|kosta(?:de|t|ts)\b|\bkostar\skommunen|\w*utgift\w*|hyres\w*|\w*kalkyl\w*|arvode\w*|\w*ersattning\w*|\bdrift(?:en)?\s(?:per|/)\s?(?:ar|manad)"),
    KindRule("plan", r"\bplan\b(?!-)|\b(?:flerars|langtids|ekonomi)plan\w*|\b(?:langtids|flerars)budget\w*"),
    KindRule(
        "budget",
        r"\w*budget\w*|\b(?:(?:netto|drift|planerings|kostnads|utgifts|resultat|nettokostnads)?ram)(?:en|ar|arna)?\b|kommunbidrag\w*|\bstat(?:\sfor\b|\s(?:19|20)\d\d)|\b(?:utgifts|inkomst|drift|investerings)stat(?:en)?\b|(?:ars|arets|namndens|styrelsens|kontorets)\sstat(?:en)?\b|\bavsatt\w*|\breserv(?:en)?\b|\w*pott(?:en)?\b",
    ),
)  # fmt: skip
# What speaks of a kind where no word names one.
HINTS = (
    KindRule("bidrag", r"\b(?:utgick(?!\s(?:19|20))|utlova[a-z]*|fatt|fick|erhallit|erholl|utdela\w*|delas\sut)\b|\bschablon(?:en|er|erna|belopp\w*)?\b"),
    KindRule("anslag", r"\btillfor(?:a|s|ts|as|des)\b"),
    KindRule("budget", r"\btilldela\w*\s\w*namnd\w*"),
    KindRule("avgift", r"\buttag(?:as|es)\b|\bta(?:r|s|ga|gas|ges)?\s(?:[a-z]+\s){0,3}ut\b"),
    KindRule(
        "kostnad",
        r"betala\w*|\blag(?:t|ts|ges)\s(?:ut|ned|ner)\b|\blade\s(?:ut|ned|ner)\b|\b(?:draga|drager|dragit)\b|nedlag[gt]\w*|\bslut(?:nota|summa)n?\b|\bsvara[rs]?\sfor\b|\b(?:drift(?:en)?|skotsel(?:n)?|underhall(?:et)?|stadning(?:en)?)\s(?:med|av)\b|\b(?:byggas|uppforas|inkopas|fas)\b[^.;]*\sfor\b|kommunens\sandel|avskrivningar\w*|\benligt\savtal\b|\bhyr(?:s|t|de|des)?\b|\bkop(?:a|as|er|s|t|ta|ts|tas|tes|te)?\b|\binkop\w*|upphandla\w*|erlagg\w*|\bersatt(?:s|er)\b|utbetal\w*|berakna\w*|berakning\w*|uppskatta\w*"
        r"|\bga(?:r|tt)?\spa\b|\bkrav(?:a|as|er|s)\b|\blagg(?:a|er|s)\b|\bsatsa\w*|dyrare|\bloner?\b|\blon(?:en)?\s(?:ar|utgar|blir|pa|om)\b|utokning\w*|reparation\w*|inredning\w*|genomforas?\sfor\b|faktur\w*"
        r"|fordyra\w*|belasta\w*|\bat(?:ga|gar|gatt|gick)\b|erfordra\w*|anlita\w*|inhyr\w*|\bleas\w*|\bloses?\sut\b|forvarva\w*|anskaff\w*|bekosta\w*|\bstod\sfor\b|konsult\w*|laggas\som|inventarier|serviceavtal\w*|entreprenad\w*|extra\s[a-z]+",
    ),
    KindRule("price", r"\b(?:per|for)\s(?:enkel\sresa|resa|bat|batplats|hushall|hamtning|gang|timme|tim|besok\w*|person|vuxna?|barn|ungdom\w*|pensionar\w*|dygn|biljett|portion|kvall|natt|fat|lass|deltagare|lektion|m2|kvm|kvadratmeter)\b|\b(?:hojning|sankning)\w*\s(?:[a-z]+\s)?(?:med|till)\b"),
)  # fmt: skip
# Applied for or granted: says more than that it is a contribution. Planned: a table so headed holds nothing else.
ASKED: frozenset[BudgetKind] = frozenset(("ansokt", "beviljat"))
PLANNED: frozenset[BudgetKind] = frozenset(("investering", "budget"))


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """A wording in a sum's clause that says what it is, whatever else the clause names; `{sum}` is the sum itself."""

    kind: BudgetKind
    pattern: str


# The first that fits holds. An anslag that is begged or granted is an anslag; a forecast deficit is a forecast.
CLAUSES = (
    ClauseRule("anslag", r"\b(?:tillaggs|investerings|drift)?anslag\s(?:for\s\S+\s)?(?:om|pa|med|av|a|4)\s(?:hogst\s)?(?:kr\s)?{sum}"),
    ClauseRule("annat", r"\b(?:borgen\w*\s(?:for|om|pa|till)\b|\b(?:ny|bygg|bank)?lan\s(?:pa|om)\s).{0,30}{sum}"),
    ClauseRule("prognos", r"\b(?:\w*prognos\w*|beraknar?|berakna[ds]e?s|raknar\smed)\b.*\b(?:under|over)skott\w*\s.{0,30}{sum}"),
    ClauseRule("prognos", r"\b(?:ar(?:et|s)|helar\w*|resultat\w*|namnd\w*|styrelse\w*|kontor\w*|forvaltning\w*|verksamhet\w*)\b[^.;,]{0,40}\b(?:vantas|beraknas|bedoms|befaras|ser\sut\satt)\s(?:[a-z]+\s){0,3}(?:sluta|landa|hamna|stanna)\s(?:pa|vid)\s(?:[a-z]+\s){0,4}{sum}"),
    ClauseRule("prognos", r"\b(?:vantas|beraknas|bedoms)\s(?:[a-z]+\s){0,2}(?:innevarande\sar|i\sar|under\saret|for\shelaret|pa\shelaret)\s(?:(?:till|bli|uppga|pa|landa|sluta)\s){0,2}(?:[a-z]+\s)?{sum}"),
    ClauseRule("prognos", r"\bser\sut\satt\s(?:bli|landa|hamna|sluta|kosta)\s(?:(?:pa|vid)\s)?(?:[a-z]+\s)?{sum}"),
    ClauseRule("plan", r"\bplanen\s(?:pa|ar|upptar|omfattar|visar|slutar\spa)\s(?:[a-z]+\s)?{sum}"),
    ClauseRule("ansokt", r"^(?!.*(?:anslag|borgen|bidrag)).*\b(?:hemstall|anhall|framstall)\w*\s(?:[\w-]+\s){0,6}om\s(?:ytterligare\s|hogst\s|totalt\s|ca\s)?{sum}"),
    ClauseRule("kostnad", r"\b(?:begar|krav|anhall)\w*\b[^.;]*\bersattning\w*\s(?:av|om|med|pa|a)\s(?:hogst\s)?{sum}"),
    # Money of a budget that is moved within it.
    ClauseRule("budget", r"\bom(?:disponer|fordel|budgeter|for(?:a|s|as)\b)[a-z]*\s(?:[a-z]+\s){0,2}{sum}"),
    ClauseRule("budget", r"{sum}\s(?:[a-z]+\s){0,3}om(?:disponer|fordel|budgeter|for(?:s|as|es|ts)\b)"),
    # What is begged for says more than that it is.
    ClauseRule("budget", r"\b(?:begar|hemstall|anhall|aska)\w*\b[^.;]*\b(?:netto|drift|budget|utgifts|investerings)?ram(?:en|ar|arna)?\b[^.;]*{sum}"),
    ClauseRule("anslag", r"^(?!.*begaran\som).*{sum}\s(?:i|som)\s(?:[a-z]+\s)?(?:tillaggs|drift|engangs|extra)anslag"),
    ClauseRule("anslag", r"\b(?:begar|hemstall|anhall|aska)\w*\b[^.;]*{sum}\s(?:[a-z]+\s){0,2}(?:tillfors|tillskjuts)\b"),
    ClauseRule("annat", r"\b(?:inkop|belopp|askande|faktur|upphandling|avtal)\w*\s(?:over|under)stig\w*\s(?:[a-z]+\s)?{sum}"),
    ClauseRule("prognos", r"\bresultat(?:et)?\b[^.;]{0,40}\bberaknas\s(?:(?:bli|uppga)\s)?(?:till\s)?(?:[a-z]+\s)?{sum}"),
    ClauseRule("anslag", r"\btillagg\s(?:av|om|pa|a|med)\s(?:hogst\s)?{sum}"),
    ClauseRule("annat", r"\b\w*(?:avgift|taxa|taxor|biljett|entre|hyror|parkering|uthyrning)\w*\b[^.;]{0,40}\b(?:ge|ger|gav|gett|inbringa\w*|dra(?:r|git)?\sin|inflyt\w*|inflot)\s(?:[a-z]+\s){0,3}{sum}"),
    ClauseRule("budget", r"\b(?:budget)?forslag(?:et)?\b[^.;,]{0,40}\b(?:slutar|omsluter|balanserar|stannar|landar)\s(?:pa\s|vid\s)?(?:[a-z]+\s)?{sum}"),
    ClauseRule("kostnad", r"\b\w*kostnad\w*\b[^.;,]{0,20}\benligt\s(?:[\w-]+\s){1,4}(?:(?:till|pa|ca|cirka|omkring)\s){0,2}{sum}"),
    ClauseRule("kostnad", r"\b(?:beraknas|uppskattas|bedoms|vantas|skulle)\s(?:[a-z]+\s){0,2}kosta\b[^.;]{0,30}{sum}"),
    ClauseRule("kostnad", r"\bkosta(?:r|de|t)?\s(?:kommunen|namnden|forvaltningen|skolan|staten|skattebetalarna|oss|i\s(?:genom)?snitt|i\smedeltal)\s[^.;]{0,20}{sum}"),
    ClauseRule("kostnad", r"\b\w*(?:arbete|installation|reparation|ombyggnad|inkop)\w*\s(?:[\w-]+\s){0,4}(?:om|for)\s(?:c:?a\.?\s|cirka\s|hogst\s)?{sum}"),
    ClauseRule("bidrag", r"\b(?:\w*verket|lansstyrelsen|staten|landstinget|regionen|kulturradet|lansarbetsnamnden|(?:skol|social|skolover)styrelsen)\s(?:[a-z]+\s){0,2}(?:ger|gav|lamnar|lamnat|skjuter\still|tillskjuter|bidrar\smed|bidragit\smed|fordelat|tilldelat|ersatter|ersatte|ersatt)\s(?:[a-z]+\s){0,3}{sum}"),
    ClauseRule("bidrag", r"\b(?:namnden|kommunen|staden|landstinget)\s(?:[a-z]+\s)?(?:lamnar|lamnat|lamnade|skanker|skankt|ger|gav)\s(?:[a-z]+\s)?{sum}"),
    ClauseRule("avgift", r"\b(?:upplats|upplates|upplatas|uthyrs|uthyres|uthyras|hyrs\sut|hyras\sut)\b[^.;]{0,40}{sum}"),
    ClauseRule("investering", r"\binvestering\w*\s(?:har\s)?(?:gjorts|gjordes|genomforts|genomfordes)\s(?:[\w-]+\s){0,4}for\s(?:[a-z]+\s)?{sum}"),
    ClauseRule("bidrag", r"\b(?:\w*(?:forening|klubb|sallskap|orkester|teater|kor|scoutkar|bygdegard|hembygds\w*))(?:en|et|n)?\s(?:far|fick|erhaller|erholl|har\sfatt|tilldelas)\s(?:[a-z]+\s)?{sum}"),
    ClauseRule("annat", r"{sum}\s(?:dyrare|billigare)\b"),
    ClauseRule("annat", r"\beffekt(?:en)?\b[^.;,]{0,40}{sum}"),
    ClauseRule("annat", r"\b(?:lagre|minskad[e]?)\s\w*(?:kostnad|utgift|intakt)\w*\s(?:pa|om|med|av)\s(?:[a-z]+\.?\s)?{sum}"),
    ClauseRule("annat", r"\bofferera\w*\s(?:pris\w*\s)?(?:[a-z]+\s){1,2}{sum}"),
    ClauseRule("budget", r"budget\w*\b[^.;]*\bnettokostnad\w*\s(?:om|av|pa|till)\s{sum}"),
    ClauseRule("investering", r"\b\w*investering(?:ar|en)?\b[^.;]*\b(?:avsatt|avsatts|avsatter)\b[^.;]*{sum}"),
    ClauseRule("anslag", r"\b\w*anslag\w*\s(?:for|till)\s(?:[\w-]+\s){0,3}[\w-]+(?:\s(?:19|20)\d\d)?,\s{sum}"),
    ClauseRule("anslag", r"\bav\s(?:[a-z]+\s)?\w*anslag\w*\b[^;]*\baterstar\s(?:[a-z]+\s){0,2}{sum}"),
    ClauseRule("budget", r"\b(?:avsatt|avsatts|avsatte|avsatter|reserverat|reserverats)\s(?:[a-z]+\s)?{sum}"),
    ClauseRule("avgift", r"\batt\s[^.;]{0,40}(?:avgift|taxa|pris)\w*\b[^.;]{0,80}\btill\s{sum}"),
    ClauseRule("avgift", r"\bpriset\b[^.;]{0,40}\b(?:bestam|faststall|satt|hoj|sank)\w*\still\s{sum}"),
    ClauseRule("annat", r"\b(?:under|over)skott\w*\b[^.;]{0,30}\b(?:mot|jamfort\smed)\s[^.;]{0,30}budget\w*\s(?:pa|om|med)\s{sum}"),
    ClauseRule("annat", r"\b(?:okning|minskning|hojning|sankning|forandring)\w*\s(?:med|pa)\s{sum}(?!\sper\s(?!ar\b))"),
    ClauseRule("kostnad", r"\b\w+(?:[adt]t?s|ades|[dt]es)\s(?:[\w-]+\s){0,5}for\s(?:(?:ca|cirka|omkring|drygt|knappt|sammanlagt|totalt)\.?\s)?{sum}(?!\s(?:for|till)\s)"),
    ClauseRule("bidrag", r"\b\w*(?:forening|klubb|sallskap|stiftelse|bygdegard|byalag|studieforbund)\w*\b[^.;]{0,60}\b(?:utbetala|utga|tilldela|lamna)\w*\s(?:[a-z]+\s)?{sum}"),
    ClauseRule("annat", r"{sum}\s(?:mer|mindre|storre|hogre|lagre|battre|samre|over|under)\san\b"),
    ClauseRule("annat", r"{sum}\s(?:battre|samre|hogre|lagre|back)\b"),
    ClauseRule("annat", r"\b(?:avvikelse|overskrid|forbattring|forsamring|besparingskrav)\w*\b.{0,40}{sum}"),
    ClauseRule("annat", r"{sum}\s(?:under|over)\s(?:anslag|budget|ram|kalkyl|berakna|prognos)"),
    ClauseRule("bidrag", r"\bfinansiera\w*\b[^.;]{0,60}\b(?:eu|eu:s|\w*fond\w*|\w*verket|myndighet\w*|lansstyrelse\w*|staten|statliga)\b[^.;]{0,60}{sum}"),
    ClauseRule("bidrag", r"\bfinansiera\w*\smed\s{sum}\s(?:ur|fran|genom)\s(?!(?:namnd|kommun|egna)\w*)"),
    ClauseRule("avgift", r"\b(?:passagerar|resenar|trafikant|besokar|brukar|foralder|foraldrar|hyresgast|boende|deltagar|kund|elev|(?:folk|alders)?pensionar|hushall|batagar|abonnent|familj|vuxna|barn|ungdom)\w*\s(?:[\w-]+\s){0,6}?(?:erlagg\w*|betala\w*)\s(?:[a-z]+\s){0,2}{sum}"),
    ClauseRule("avgift", r"\b\w*hyr(?:a|an|or|orna)\b[^.;]{0,60}\b(?:hoj|sank)\w*\b[^.;]*{sum}"),
    ClauseRule("ansokt", r"\b(?:hemstall|anhall|ansok|framstall)\w*\s(?:[a-z]+\s){0,5}om\s[^.;]{0,60}\b\w*(?:bidrag|stod)\b[^.;]{0,80}{sum}"),
    ClauseRule("utfall", r"\bnetto(?:kostnad|utfall|resultat)\w*\s(?:[a-z.]+\s){0,4}(?:blev|stannade|uppgick|uppgar|landade|slutade)\s(?:(?:pa|till|vid)\s)?{sum}"),
    ClauseRule("anslag", r"\banslag(?:et)?\b[^.;,]*(?:,\ssom\b[^.;,]*)?\b(?:ar|utgor|uppgar|var|uppgick|uppfort)\b[^.;,]*{sum}"),
    ClauseRule("anslag", r"\banslag(?:et)?\si\s(?:(?:19|20)\d\d\sars|arets)\s(?:budget|stat)\b[^.;,]*{sum}"),
    ClauseRule("bidrag", r"^(?!.*(?:\bsok|bevilj|begar|anhall|\bask|hemstall|\bansok)).*\b\w*bidrag(?:et)?\b[^.;,]{0,50}\s(?:om|pa|a)\s(?:hogst\s)?{sum}"),
    ClauseRule("budget", r"{sum}\s(?:[a-z]+\s){0,2}(?:bestridas?|tas|tages|tagas|tackas|finansieras|hamtas)\s(?:ur|inom|fran)\s[^.;,]{0,40}(?:ram|budget|stat|reserv|pott)(?:en|et)?\b"),
    ClauseRule("budget", r"{sum}\s(?:[a-z]+\s){0,2}(?:star|finns|fanns|ligger)\s(?:[a-z]+\s)?(?:pa|i|inom)\s[^.;,]{0,40}(?:ram|budget|stat|reserv|pott)(?:en|et)?\b"),
    ClauseRule("bidrag", r"{sum}\s(?:tackas|tacks|finansieras|bestrids)\s(?:genom|med|av)\s(?:[a-z]+\s)?\w*bidrag"),
    ClauseRule("annat", r"\b(?:vite[ts]?|skadestand\w*)\b[^.;]{0,30}{sum}"),
    ClauseRule("annat", r"\b\w*forsakring\w*\b[^.;]{0,150}\bersatt\w*\b[^.;]{0,150}{sum}"),
    ClauseRule("annat", r"\b(?:mark(?:en|omrade\w*)?|fastighet\w*|tomt\w*)\b[^.;]{0,150}\bkop(?:te|t|ts|tes)\b(?!\sin\b)[^.;]{0,150}\bfor\s{sum}"),
    # An outcome is what is told up to a day, by the books, or beside what had been reckoned with.
    ClauseRule("utfall", r"\bbokslut\w*\b[^.;]{0,30}\bvisa(?:r|de)\s(?:(?!\w*skott)[a-z]+\s){1,5}{sum}"),
    ClauseRule("utfall", r"\b\w*kostnad\w*\s(?:t\.?\s?o\.?\s?m\.?|till\soch\smed|hittills|under\sperioden)\s[^;]{0,40}\b(?:uppgar|uppgick|ar|var|blev)\b[^.;]{0,40}{sum}"),
    ClauseRule("utfall", r"\b(?:kostade|har\skostat|(?!investering)\w*(?:kostnad|utgift|intakt)\w*\s[^.;]{0,60}\b(?:blev|var|uppgick))\b[^.;]{0,50}{sum},?\s(?:mot|jamfort\smed|att\sjamfora\smed)\s(?:[a-z]+\s){0,2}(?:budget|berakna|anslag|kalkyl)"),
    ClauseRule("utfall", r"\befter\s[a-z]+\smanader\b[^.;]{0,150}kostnad\w*\b[^.;]{0,150}{sum}"),
    ClauseRule("utfall", r"\benligt\s(?:redovisning|bokslut|bokforing)\w*\b[^.;]{0,30}{sum}"),
    ClauseRule("budget", r"^(?!.*(?:anslag|plan|(?:langtids|flerars)budget)).*\b(?:upptag\w*|medrakna\w*|inrakna\w*)\s(?:[a-z]+\s)?{sum}"),
    ClauseRule("budget", r"^(?!.*(?:anslag|plan|(?:langtids|flerars)budget)).*{sum}\s(?:[a-z]+\s){0,2}(?:upptag\w*|avsatt\w*|reservera\w*|medrakna\w*|inrakna\w*|stalls\si\sreserv|stallas\si\sreserv)"),
    ClauseRule("utfall", r"\bresultat(?:et)?\b(?:(?!budget|prognos)[^;]){0,60}\s(?:pa|blev|ar|var|uppgick\still|uppgar\still)\s\+?{sum}"),
    ClauseRule("utfall", r"{sum}\s(?:\w+\s){0,2}?(?:forbruk\w*|anvants|nyttjats|utnyttjats|upparbetats|gatt\sat)\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)  # told apart by what it is, not by each of its patterns
class _Words:
    rows: tuple[tuple[NamedKind, re.Pattern[str]], ...]


_SUM_MARK = "\x00"
_CLAUSES = tuple((rule.kind, re.compile(rule.pattern.replace("{sum}", _SUM_MARK))) for rule in CLAUSES)
_KINDS = _Words(tuple((rule.kind, re.compile(rule.pattern)) for rule in KINDS))
_HINTS = _Words(tuple((rule.kind, re.compile(rule.pattern)) for rule in HINTS))
_NO_WORDS = _Words(())
# Of a table: of bids, of what is asked for, of fees in force and proposed.
_BIDS = re.compile(r"\b(?:anbud|leverantor\b|entreprenor\b)|^firma\b")
_ASKED_FOR = re.compile(r"\b(?:askade?|askanden|(?:an)?sokta|begarda)\b(?!.*\bbevilja)")
_NEW_OR_OLD = re.compile(
    r"\b(?:forslag\w*|forslagen|gallande|nuvarande|tidigare|ny|nya|hittills|dagens)\b|(?:19|20)\d\d"
)
_BARE_PERIOD = re.compile(r"(?:(?:t\.?o\.?m\.?\s)?[a-z]{3,9}\.?(?:\s?[-–]\s?[a-z]{3,9}\.?)?\s)?(?:19|20)\d\d")
_BUDGET_BESIDE = re.compile(r"(?<=[\t ])budget(?:\s(?:19|20)\d\d)?(?=\t|$)")
_IN_FORCE = re.compile(r"\b(?:gallande|nuvarande|hittills|dagens)\b")
# What a share is of ("35 % av nettokostnaden"), and the frame that a cost is kept within, are not what the sum is.
_NOT_ITS_KIND = re.compile(
    r"(?:%|\bprocent)\sav\s(?:den\s|de\s)?(?:[a-z]+\s)?\w+|\b(?:in)?rym(?:s|mas?|des)\s(?:[a-z]+\s){0,2}(?:inom|i)\s(?:[\w-]+\s){0,3}?\w*(?:ram|budget|anslag|stat)(?:en|et)?\b(?!(?:\s(?:for|ar)\s\d{4})?(?:,|\s(?:pa|om|av))\s(?:ca\s)?\d|\sfor\s[a-z -]{3,40},\s(?:ca\s)?\d)"
)
# Of "anslaget till föreningsbidrag", "intäkterna från avgifter" the first word says what the sum is, not what it is for.
_OF_WHAT = re.compile(
    r"\b(\w*(?:bidrag|anslag|kostnad|intakt|utgift|prognos|budget)(?:et|en|erna|er|arna|s)?\s(?:for|till|fran|av)\s(?:[\w-]+\s){0,2}?)(\w*(?:bidrag|anslag|kostnad|avgift|utgift|investering|arvode|ersattning|hyr|taxa|biljett|lon)\w*)"
)
# "140 tkr i ökade intäkter", "450 kronor i årsavgift": what stands right behind the sum says what it is.
_OF_ITSELF = re.compile(r"\si\s(?:[a-z]+(?:de|da|t|a|ig|lig)\s)?([a-z]+)")
_GOES_ON = re.compile(r"\W*(?:(?:19|20)\d\d\W+)?(?:och|samt|respektive|resp|eller|plus|varav|darav)\b")
_PART_OF = re.compile(r"\W*(?:varav|darav)\b")
# A sentence that goes on from the one before it, of whose sum this one is a part, or which it adds to.
_THEREOF = re.compile(
    r"(?:darav|harav|av\s(?:detta|dessa|denna|summan|beloppet)|darutover|harutover|till\s(?:detta|det)\skommer)\b"
)
_NEXT_CLAUSE = re.compile(r"\s(?:och|men|samt|medan|dels)\s")
# Heads prices that citizens pay.
_PRICES = re.compile(
    r"\b(?:dygns|biljett|bat)?pris(?:er|erna|lista[n]?)\b|\b(?:kr|kronor|pris)\s?(?:per|/)\s?(?:timme|tim|gang|dygn|natt|person|besok|biljett|plats|manad|sasong|termin|kvall)\b"
)
# A row of what something costs; also one that adds them up says that the others are paid.
_COST_ITEM = re.compile(
    r"\b(?:oforut\w*|personal|lon(?:er)?|loner?\sm\s?m|lokaler?|lokalhyra|inventarier|material\w*|utrustning|ombyggnad\w*|nybyggnad\w*|tillbyggnad\w*|rivning\w*|schakt\w*|sprangning\w*"
    r"|markarbete\w*|malning\w*|ventilation\w*|vvs|elarbete\w*|elektriska|el-?installation\w*|rormokeri\w*|ror|takarbete\w*|golv|projektering\w*|byggledning|byggherre\w*|konsult\w*|mervardesskatt|moms"
    r"|transport(?:er)?|drivmedel|forbrukning\w*|stadning|underhall|reparation(?:er)?|forsakring(?:ar)?|annonsering|porto|tryckning|resor|skolskjuts\w*|livsmedel|ranta|rantor|avskrivning(?:ar)?|kapitaltjanst)\b"
)
# "Ny ateljé på Måsen: 85 tkr", "försäkring och service, ungefär 6 500 kr": a thing is told with what it costs, unless
# it is money itself that is left, lacking or moved.
_MONEY_ITSELF = r"(?:aterst|rest|behallning|medel|belopp|summa|krav|brist|minskning|okning|tillskott|effekt|kapital|fond|lon|avsattning|forandring|uppraknin|lagst|hogst|nuvarande|gallande|tidigare)"
_THING = re.compile(
    rf"(?:^|[,.:;]\s)\W*(?![^,.:;]*{_MONEY_ITSELF})[a-z][^,.:;]{{3,120}}[,:]\s(?:(?:ca|cirka|ungefar|omkring|drygt|knappt)\.?\s)?$"
)
_NEXT_SUM = re.compile(r"\s(?:och|men|samt|varav|darav|medan)\s")  # begins what tells of the next sum
_HIGHEST_FEE = 1000  # kronor; a price above it is rarely a citizen's
_HIGHEST_FEE_OF_ALL = 100_000  # kronor


def kind_around(line: Line, item: Sum, clause_start: int, clause_end: int, *, about_fees: bool = False) -> BudgetKind:
    """What the words of the sum's clause call it: the nearest before it, else the nearest after, else before the clause.

    In a document about fees what nothing else names is a fee.
    """
    folded = line.folded
    sentence_start, sentence_end = sentence_around(line.text, item.start)
    sentence_start = max(sentence_start, folded.rfind(";", 0, item.start) + 1)
    sentence_end = min(sentence_end, folded.find(";", item.end) % (len(folded) + 1))
    about_fees = about_fees and item.amount <= _HIGHEST_FEE_OF_ALL
    start, end = max(clause_start, sentence_start), min(clause_end, sentence_end)
    folded = _NOT_ITS_KIND.sub(lambda match: " " * len(match[0]), folded)
    folded = _OF_WHAT.sub(lambda match: match[1] + " " * len(match[2]), folded)
    told = folded[start : item.start] + _SUM_MARK + folded[item.end : end]
    if named := next((kind for kind, pattern in _CLAUSES if pattern.search(told)), None):
        return named
    if asked := kind_in(folded[start : item.end] + _NEXT_CLAUSE.split(folded[item.end : end])[0], among=ASKED):
        return settled(asked, item.amount)
    if (own := _OF_ITSELF.match(folded, item.end, end)) and (of_itself := kind_in(own[1])):
        return settled(of_itself, item.amount)
    before, after, sentence = folded[start : item.start], folded[item.end : end], folded[sentence_start : item.start]
    if end == clause_end < sentence_end:
        after = _NEXT_SUM.split(after)[0]
    hints = _NO_WORDS if about_fees else _HINTS
    # The clause's own words say more than those of another clause, even where they name no kind, but what goes on with
    # "och" or "varav" is of the kind before it.
    kinds = [(before, _KINDS), (after, _KINDS)]
    if _GOES_ON.match(before):
        kinds.insert(1 if _PART_OF.match(before) else 2, (sentence, _KINDS))
    parts = (*kinds, (before, hints), (after, hints), (sentence, _KINDS), (sentence, hints))
    found = (_word_in(part, words, last=part is not after) for part, words in parts)
    kind = next((kind for kind in found if kind), None)
    if kind is None and sentence_start and _THEREOF.match(sentence):
        before_start, _ = sentence_around(line.text, sentence_start - 1)
        kind = kind_in(folded[before_start:sentence_start], last=True)
    if about_fees and kind in ("price", None):
        return "avgift"
    return settled(kind or ("kostnad" if _THING.search(before) else "annat"), item.amount)


def kind_of_cell(
    column: str,
    label: str,
    head: Sequence[str],
    captions: Sequence[str],
    *,
    about: NamedKind | None,
    beside: Sequence[str] = (),
) -> BudgetKind:
    """What a table's figure is called: by its column's head, else its row's label, else the table's head and captions; all folded.

    `about` is what the document's title names. What nothing names is a cost where the rows `beside` tell items of one:
    staff, premises, unforeseen.
    """
    heads = " ".join(head)
    above = (*head, *captions)
    is_fee = about == "avgift" or any(_is_of_fees(text) for text in above[: len(head) + 1])
    of_row = kind_in(label)
    kinds: tuple[NamedKind | None, ...] = (
        "annat" if _BIDS.search(" ".join((heads, *captions[:1]))) else None,
        kind_in(column),
        "avgift" if is_fee and _NEW_OR_OLD.search(column) else None,
        # Beside what is in force a proposal is of rates, else of a budget.
        "budget" if "forslag" in column and not _IN_FORCE.search(heads) else None,
        "utfall" if _is_bare_period(column, head) else None,
        kind_in(label, among=ASKED),
        "ansokt" if _ASKED_FOR.search(" ".join(captions[:1])) else None,
        kind_in(heads, among=PLANNED),
        "annat" if heads.startswith("intakt") else None,
        of_row if of_row != "plan" else None,  # "Sporthallen, hel plan"
        *(kind_in(text) for text in above),
        "avgift" if is_fee else None,
        "kostnad" if about == "kostnad" or any(map(_COST_ITEM.search, beside)) else None,
    )
    kind: NamedKind = next((kind for kind in kinds if kind), "annat")
    if kind == "price":
        return "avgift" if is_fee else "kostnad"
    return kind


def _is_bare_period(column: str, head: Sequence[str]) -> bool:
    """Whether the column is headed by nothing but a period, beside one of a budget: what was reckoned, not planned."""
    return bool(_BARE_PERIOD.fullmatch(column)) and any(column in line and _BUDGET_BESIDE.search(line) for line in head)


def _is_of_fees(folded: str) -> bool:
    return kind_in(folded) == "avgift" or bool(_PRICES.search(folded))


def is_item_of_cost(folded: str) -> bool:
    """Whether the label of a list's row tells what something costs: "Oförutsett", "Målning och golv"."""
    return bool(_COST_ITEM.search(folded))


def kind_in(folded: str, *, last: bool = False, among: frozenset[BudgetKind] | None = None) -> NamedKind | None:
    """The kind that the text names first, or last; None when it names none."""
    return _word_in(folded, _KINDS, last=last, among=among)


def settled(kind: NamedKind, amount: Decimal) -> BudgetKind:
    """The kind of a sum so called; a price is a fee or a cost by its size."""
    fee: BudgetKind = "avgift" if amount <= _HIGHEST_FEE else "kostnad"
    return fee if kind == "price" else kind


@functools.lru_cache(1024)
def _word_in(
    folded: str, words: _Words, *, last: bool = False, among: frozenset[BudgetKind] | None = None
) -> NamedKind | None:
    hits = [
        (_word_start(folded, match.start()), row, kind)
        for row, (kind, pattern) in enumerate(words.rows)
        if not among or kind in among
        for match in (pattern.finditer(folded) if last else (pattern.search(folded),))
        if match
    ]
    # Of two rows that know the same word the first holds.
    return (max if last else min)(hits, key=lambda hit: (hit[0], -hit[1] if last else hit[1]))[2] if hits else None


def _word_start(folded: str, place: int) -> int:
    while place and folded[place - 1].isalnum():
        place -= 1
    return place
