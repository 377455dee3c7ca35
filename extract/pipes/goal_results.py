"""Goals that a line tells of beneath or beside them: how they went, or what they are measured by."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.pipes.goal_lines import Part
from extract.pipes.goal_lists import is_statement, statement
from extract.pipes.goal_scope import Scope
from extract.pipes.goal_sentences import SENTENCE_GAP, sentences
from extract.pipes.goal_terms import MENTIONS_GOALS, Candidate, ends_open, is_aim, is_label
from extract.pipes.sections import Line
from normalize.unicode import fold

# "Målet uppfylls delvis", "© Målet har inte nåtts", "Bedömning: målet är uppnått".
_VERDICT = re.compile(
    r"\W*(?:[^\W\d_]\s)?(?:(?:bedomning|status|maluppfyllelse|resultat)\s?[:–]\s)?(?:del)?malet\s(?:(?:har|ar|kommer|bedoms|beraknas|inte|ej|delvis|helt|nastan|annu|att|bli|blir|vara|kan)\s)*"
    r"(?:upp(?:nas|fylls|naddes|fylldes|natts|fyllts|natt|fyllt)|nas|naddes|natts|natt|klaras|klarades)\b.{0,40}"
)
_RESULT = re.compile(
    r"(?:resultat|utfall|bedomning|maluppfyllelse|status|matt|matetal|indikator(?:er)?|malvarde|mats(?:\s(?:genom|med))?)(?:\s(?:19|20)\d\d)?\s?:\s?\S"
)
# What only a goal is followed by, however it is put: "Så här mäter vi: …", "Så följer vi upp målet: …".
_MEASURED = re.compile(
    r"(?:sa|hur)\s(?:har\s)?(?:mater|foljer)\svi(?:\s(?:upp|det|detta|malet|att\smalet\snas)){0,2}\s?[:?]|(?:sa|hur)\s(?:mats|foljs)\s(?:upp\s)?(?:det|malet|detta)(?:\supp)?\s?[:?]|malet\s(?:mats|foljs\supp)\s(?:genom|med|via|i)\b"
)
# Beside the goal on its line: "… i årskurs 2. Mäts genom: läsprov i maj".
_MEASURE = re.compile(
    r"[.,;]?\s(?:M[äa]ts(?:\s(?:genom|med|via))?|M[åa]tt|M[äa]tetal|M[äa]tmetod|Indikator(?:er)?|Nyckeltal|M[åa]lv[äa]rde|M[åa]lniv[åa]|Resultat|Utfall|Bedömning|Status)(?:\s(?:19|20)\d\d)?\s?:\s.*"
)
# How it went, told behind the goal: "… inom 90 sekunder. Målet har uppnåtts."
_JUDGED = re.compile(
    r"(?<=[\wåäö%)][.!])\s(?:Del|Etapp|Effekt)?[Mm]ålet\s(?:har|är|nås|nåddes|uppnås|uppnåddes|uppfylls|uppfylldes|bedöms|kommer|klaras|klarades|anses)\b.*"
)
# How it went, in brackets behind it: "klockan sju (Inte nått)".
_STATUS = re.compile(
    r"\s?\((?:(?:[Ii]nte|[Ee]j|[Dd]elvis|[Hh]elt)\s)?(?:(?:[Uu]pp)?[Nn](?:ått|åtts|ådd|ås)|[Uu]ppfyll(?:t|d|ts|s)|[Kk]lara?t?)\)\.?$"
)
_ABBREVIATED = re.compile(
    r"(?<![^\W\d_])(?:enl|exkl|inkl|resp|jfr|jmf|max|min|avs|ang|prof|dir|bitr|dvs|forv|komm|kvm|milj|ung|urspr|motsv|proc|tekn|soc)\.$"
)
_FEWEST_WORDS = 3


def judged(section: Part, after: Part | None, scope: Scope) -> Iterator[Candidate]:
    """The lines of the section that one follows which says how the goal went: the heading `after` it, it may be ("Bedömning: …")."""
    lines = [*([section.heading] if section.heading else []), *section.lines]
    for line, following in pairwise([*lines, *([after.heading] if after and after.heading else [])]):
        is_goals_own = _VERDICT.fullmatch(following.folded) or _MEASURED.match(following.folded)
        if not (is_goals_own or _RESULT.match(following.folded)) or not _is_whole(line):
            continue
        if is_aim(line.folded) or (is_goals_own and is_statement(line)):
            yield statement(line, scope.area if line is not section.heading else None, scope.told)


def _is_whole(line: Line) -> bool:
    """Whether the line is one sentence from its first word on, and no talk about goals."""
    is_one = (
        line.content[:1].isupper() and "\t" not in line.text and line.text[-1] not in ":," and len(sentences(line)) == 1
    )
    return is_one and not MENTIONS_GOALS.search(line.folded) and not is_label(line) and not ends_open(line.text)


def without_measure(text: str) -> str:
    """The goal without what a label beside it says, or further sentences: how it went, or what is done for it.

    >>> without_measure("Alla barn ska kunna läsa. Mäts genom: läsprov")
    'Alla barn ska kunna läsa'
    """
    text = _STATUS.sub("", text) if text.endswith((")", ").")) else text
    match = (_MEASURE.search(text) if ":" in text else None) or (_JUDGED.search(text) if "ålet " in text else None)
    is_cut = match and len(text[: match.start()].split()) >= _FEWEST_WORDS
    return first_sentence(text[: match.start()] if match and is_cut else text)


def first_sentence(text: str) -> str:
    """The text up to its first full stop that ends a sentence; a goal is one.

    >>> first_sentence("Bilen ska vara framme inom 10 minuter. Tiden mäts av larmcentralen.")
    'Bilen ska vara framme inom 10 minuter.'
    >>> first_sentence("Antalet anmälningar enl. Lex Sarah ska minska")
    'Antalet anmälningar enl. Lex Sarah ska minska'
    """
    for gap in SENTENCE_GAP.finditer(text):
        sentence = text[: gap.start()]
        is_whole = len(sentence.split()) >= _FEWEST_WORDS and not ends_open(sentence)
        if is_whole and sentence[-1] != ":" and not _ABBREVIATED.search(fold(sentence)):
            return sentence
    return text
