"""What stands over a list or paragraphs and says that goals follow: weighed by its own words, by its place, and by how they read."""

import re
from collections.abc import Sequence

from extract.pipes.goal_cues import Cue, weight_of
from extract.pipes.goal_sentences import sentences
from extract.pipes.goal_terms import GOALS, is_aim, is_quantified
from extract.pipes.goal_years import said
from extract.pipes.sections import Line

_OPENS = (":", " att", " foljande", " foljande.")
CUES = (
    Cue("goals named", re.compile(rf"\b(?:[a-z]*{GOALS}|[a-z]*malet|riktmarken?|riktpunkter|ambition(?:en|er)?)\b"), 1.5),
    Cue("a body binds itself", re.compile(r"\b(?:(?:satt(?:er|es|s)?|stall(?:er|t|de|ts)?)\supp|ena(?:ts|des|s)|lova(?:r|t|de)|utfast[a-z]*|garanter[a-z]*|foresatt|foresatter|ata(?:r|git)\ssig|(?:slar|slog|slagit|lagt|lagts|lagger|lagges)\sfast|efterstrava[a-z]*|strava[a-z]*|sikta[a-z]*|vill)\b"), 1.5),
    Cue("a plan says", re.compile(r"\b[a-z-]*(?:program(?:met)?|plan(?:en)?|strategi(?:n)?|policy(?:n)?|styrkort(?:et)?|budget(?:en)?|vision(?:en)?|viljeinriktning(?:en)?)\b.*\b(?:sags|sager|anges|anger|star|heter|fastslas|foreskrivs|uttalas|uttrycks|laggs\sfast|slas\sfast|formuleras)\b"), 1.5),
    Cue("it holds", re.compile(r"\b(?:galler|galla)\b"), 0.5),
    Cue("wording", re.compile(r"\b(?:lydelsen?|formuleras|formulering(?:en)?|lyder|lyda)\b"), 1.0),
    Cue("a rule, an agreement or what land is for", re.compile(r"\b(?:villkor(?:en)?|avtal(?:et)?|parterna|[a-z]*lag(?:en)?|riktlinje(?:r|rna)?|regler(?:na)?|reglement(?:e|et)|foreskrift(?:er|erna)?|ansokan|sokande[na]?|bidrag(?:et)?|taxa(?:n)?|(?:detalj|oversikts|stads|bygg|general)plan(?:en)?|leverantoren|entreprenoren|upphandling(?:en)?|krav(?:en)?|delegat[a-z]*|instruktion(?:en)?)\b"), -4.0),
    Cue("what somebody is to decide", re.compile(r"\b(?:beslut(?:a|ar|ade|at|ats|ades)?|hemstall(?:er|an)|yrka[a-z]*|uppdra[a-z]*|begar|foreslar|foreslas)\b(?!.*\b(?:mal(?:en|et)?|[a-z]+mal|lydelsen?|malsattning(?:ar)?)\b)(?<!lydelse\sforeslas)"), -3.0),
    Cue("what is done, or how it went", re.compile(r"\b(?:atgard(?:er|en)?|aktivitet(?:er)?|insats(?:er)?|arbeta[a-z]*|uppgift(?:er)?|uppdrag(?:et|en)?|exempel(?:vis)?|uppfolj[a-z]*|foljs\supp|uppfyll[a-z]*|nas|natts|uppnas|uppnatt[s]?|resultat(?:et|en)?|kommentar(?:er)?|bedom[a-z]*|synpunkt(?:er)?|fragor(?:na)?|skal(?:en)?|innebar|betyder|forutsatt[a-z]*|konstatera[a-z]*)\b"), -2.5),
)  # fmt: skip
_OPENING, _TIMELY, _UNDER_GOALS = 0.5, 1.0, 1.5
_ENOUGH = 4.0
_MOST_HEARD = 4  # lines after it


def leads(line: Line, below: Sequence[Line], *, is_under_goals: bool) -> bool:
    """Whether goals follow the line: its last sentence opens them, and what stands below reads as goals.

    `is_under_goals`: both stand under a heading for goals.
    """
    if line.marker or not line.folded.endswith(_OPENS) or not below:
        return False
    start, end = sentences(line)[-1]
    sentence = line.folded[start:end]
    weight = _OPENING + _TIMELY * (said(sentence, None) is not None) + _UNDER_GOALS * is_under_goals
    weight += weight_of(CUES, sentence)
    return weight > 1.0 and weight + how_it_reads(below) >= _ENOUGH


def how_it_reads(lines: Sequence[Line]) -> float:
    """How much the lines read as goals: 2 where each says how things are to be and of how many, 0 where none does.

    Items count alone where the first line is one.
    """
    heard = [line for line in lines if line.marker] if lines[0].marker else lines
    texts = [line.folded[line.marker :].removeprefix("att ") for line in heard[:_MOST_HEARD]]
    return sum(is_aim(text) + is_quantified(text) for text in texts) / len(texts)
