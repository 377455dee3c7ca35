"""Goals in running text under a goal heading: each sentence is weighed by what it says and where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.pipes.goal_cues import Cue, weight_of
from extract.pipes.goal_lines import Part
from extract.pipes.goal_openings import opening
from extract.pipes.goal_scope import Scope
from extract.pipes.goal_sentences import HOLDS, held, is_heading_like, parts_of, pieces, sentences
from extract.pipes.goal_terms import (
    AIM_FIGURE,
    MEASURED_BY,
    MENTIONS_GOALS,
    Candidate,
    announces,
    is_aim,
    is_label,
    is_quantified,
    is_state,
    sets_up,
)
from extract.pipes.goal_years import Said, aimed_at, nearer, said
from extract.pipes.sections import Line

_ENOUGH = 3.0


_BODY = r"(?:vi|jag|[a-z-]*(?:namnden|styrelsen|kontoret|forvaltningen|kommunen|staden|bolaget|direktionen|radet|enheten|chefen|sekreteraren|ledningen|utskottet))"
CUES = (
    # "Kontoret ska ta fram en plan" tells what somebody does, "Bolaget ska ha en soliditet om …" how things are to be.
    Cue("who acts", re.compile(rf"^(?:[a-z]+\s){{0,2}}?{_BODY}\sska(?:ll)?\s(?!(?:(?:ocksa|aven|alltid|fortsatt)\s)?(?:ha|vara|bli|klara|ligga|ge|kosta|uppfattas|upplevas)\b)"), -1.5),
    Cue("who acts later on", re.compile(rf"\bska(?:ll)?\s(?:[a-z-]+\s)?{_BODY}\s(?!(?:ha|vara|bli|klara|ligga)\b)"), -1.5),
    Cue("what is done to get there", re.compile(r"\bska(?:ll)?\s(?:(?!ha\b|vara\b)[a-z-]+\s){0,3}?(?:tas?\sfram|utarbetas?|upprattas?|genomforas?|utredas?|kartlaggas?|planeras?|provas?|inforas?|startas?|paborjas?|upphandlas?|beslutas?|antas?|faststallas?|sammanstallas?|utvarderas?|presenteras?|revideras?|skickas?|informeras?|diskuteras?|prioriteras?)\b"), -1.5),
    Cue("what is arranged", re.compile(r"^(?!ramen\b|budgeten\b)(?:(?:en|ett|nya?|nytt)\s)?[a-z-]+\sska(?:ll)?\s(?:hallas|ges|anordnas|ordnas|bildas|anstallas|kopas|tillsattas|byggas|byggs|anskaffas)\b"), -1.5),
    Cue("how it is to be", re.compile(r"\b(?:ska(?:ll)?|far)\s(?:(?:ocksa|aven|alltid|i\sforsta\shand|inte|aldrig|dessutom)\s)?(?:vara|ha|kanna|kunna|fa|bli|bo|erbjudas|motas?|trivas|upplevas?|upplever|ligga|finnas|racka|na|klara|nas)\b"), 1.0),
    Cue("whom it is for", re.compile(r"^(?:(?:den|de|varje|alla|var|vara|ingen|inga|fler|en|kommunens|nya?|unga|aldre)\s)*(?:[a-z]*(?:elev(?:er|erna)?|barn(?:en)?|ungdom(?:ar|arna)?|invanar(?:e|en|na)|brukar(?:e|en|na)|boende|besokar(?:e|en|na)|kund(?:er|erna)?|foraldrar(?:na)?|medarbetar(?:e|en|na)|personal(?:en)?|gamla|aldre|pensionarer(?:na)?|vardtagar(?:e|en|na)|patient(?:er|erna)?|resenar(?:er|erna)?|foretag(?:en|are|arna)?|medborgar(?:e|en|na)|anhoriga|sokande|som))\b"), 0.5),
    Cue("what somebody writes or builds", re.compile(r"^(?:(?:en|ett|den|det|nya?|nytt|alla|varje)\s)*[a-z-]*(?:rapport(?:en)?|utredning(?:en)?|forslag(?:et)?|redovisning(?:en)?|plan(?:en)?|policy(?:n)?|rutin(?:er|erna)?|oversyn(?:en)?|upphandling(?:en)?|avtal(?:et)?|projekt(?:et)?|arbete(?:t)?|ombyggnad(?:en)?|tillbyggnad(?:en)?|ansokan|protokoll(?:et)?)\s(?:for\s\S+\s|av\s\S+\s)?ska"), -2.0),
    Cue("said of what was said", re.compile(r"^(?:det(?!\sska)|det\sska(?:ll)?\s(?:ocksa\s)?(?:ske|goras|genomforas)\b|detta|dessa|dar|darmed|darfor|da|for\satt|genom|dock|men|exempelvis|till\sexempel|bland\sannat)\b"), -1.0),
    Cue("somebody holds it", re.compile(r"^(?:(?!ska\b|skall\b|far\b)[^\s]+\s)*?(?:att|eftersom|huruvida|om\shur)\s"), -2.0),
    Cue("what is, was or became", re.compile(r"\b(?:i\sfjol|forra\saret|hittills|nu|(?<!an\s)i\sdag(?:slaget)?|nuvarande|blev|hade|fanns)\b"), -0.5),
)  # fmt: skip
# "Till 2030 ska dessutom …": for a year of its own.
_FOR_ITS_YEAR = re.compile(
    r"(?:till\soch\smed|t\.?\s?o\.?\s?m\.?|fram\still|till|senast|fore|under|ar|infor)\s(?:(?:utgangen|slutet)\sav\s|i\s[a-z]+\s)?(?:ar\s)?(?:19|20)\d\d\s(?:ska|skall|far)\s"
)
_AIM, _STATE, _MUCH, _FIRST, _AFTER_GOAL, _LONG = 2.0, 1.0, 1.0, 1.0, 1.0, -0.5
_LONGEST = 220  # characters
# "Biblioteken. Utlåningen ska …", "Hemtjänst – alla ska …": what a paragraph begins with names its area.
_MOST_AREA_WORDS = 4


@dataclass(slots=True)
class _Reader:
    """What stands above the next paragraph says of its goals: for which year, and in which area; `written` is the document's date."""

    told: Said | None
    area: str | None
    is_led: bool = False
    written: date | None = None

    def goals(self, line: Line) -> Iterator[Candidate]:
        """The sentences of a paragraph that weigh enough; what one of them says of the year holds for those after it."""
        if is_heading_like(line) and not is_aim(line.folded):
            self.area = line.text
        area, told, is_first, is_after = self.area, self.told, True, False
        for start, end in sentences(line):
            if start == line.marker and _names_area(line, start, end):
                area = line.text[start:end].rstrip(" .:–-")
                continue
            if _opens(line, start, end):
                told, is_after = nearer(told, said(line.text[start:end], None)), True
                self.told = self.told if area != self.area else told  # what a part says holds for it alone
                continue
            if found := list(_in_clauses(line, start, end, told)):
                yield from (replace(goal, area=area) for goal in found)
                is_first, is_after = False, True
                continue
            is_after = is_after or self.is_led
            is_to_come = self._is_to_come(line.folded[start:end])
            is_after = _is_goal(line, start, end, is_first=is_first, is_after=is_after, is_to_come=is_to_come)
            is_first = False
            if is_after:
                spans = pieces(line, start, end)
                clauses = parts_of(line, start, told) if line.folded.startswith("att ", start) else ()
                yield from (replace(goal, area=area) for goal in clauses)
                yield from (held(line, span, area, told, 0.65) for span in spans if not clauses)

    def _is_to_come(self, sentence: str) -> bool:
        """Whether the year that the sentence (folded) is set for has not yet come to its end."""
        told = (is_state(sentence) and aimed_at(sentence, self.written)) or self.told
        return bool(told and told.year and (not self.written or told.year >= self.written.year))


def weighed(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """The sentences of the section's running text that weigh enough to be goals, each with the area its paragraph names."""
    reader = _Reader(scope.told, scope.area, written=written)
    for line in section.lines:
        if not ("\t" in line.text or line.marker or is_label(line)):
            yield from reader.goals(line)


def led(lines: Sequence[Line], area: str | None, told: Said | None) -> Iterator[Candidate]:
    """The goals of paragraphs under a line that says that goals follow, up to the first without any."""
    reader = _Reader(told, area, is_led=True)
    for line in lines:
        found = [] if "\t" in line.text or line.marker or is_label(line) else list(reader.goals(line))
        if not (found or is_heading_like(line)):
            return
        yield from found


def added(lines: Sequence[Line], area: str | None) -> Iterator[Candidate]:
    """The sentence right behind a list of goals that sets a further one for a year of its own."""
    last = max((at for at, line in enumerate(lines) if line.marker), default=len(lines))
    for line in lines[last + 1 : last + 2]:
        start, end = sentences(line)[0]
        if _FOR_ITS_YEAR.match(line.folded) and _is_goal(
            line, start, end, is_first=False, is_after=True, is_to_come=True
        ):
            yield held(line, (start, end), area, None, 0.65)


def _opens(line: Line, start: int, end: int) -> bool:
    """Whether the sentence says that goals follow, or names them itself: those are found by its words."""
    sentence = line.folded[start:end]
    return bool(opening(line, start, end)) or announces(sentence) or sets_up(sentence)


def _in_clauses(line: Line, start: int, end: int, told: Said | None) -> Iterator[Candidate]:
    """The goals that a sentence holds in clauses, among goals that are set for a time: "Dessutom gäller att …", "Vi vill att …"."""
    sentence = line.folded[start:end]
    if holds := HOLDS.search(sentence):
        yield from parts_of(line, start + holds.end(), said(sentence[: holds.end()], None) or told)
    elif told and (opens := opening(line, start, end, is_timely=True)):
        yield from parts_of(line, opens, said(line.folded[start:opens], None) or told)


def _is_goal(line: Line, start: int, end: int, *, is_first: bool, is_after: bool, is_to_come: bool) -> bool:
    """Whether the sentence weighs enough; what a line lost begins with a small letter."""
    sentence = line.folded[start:end]
    is_whole = not line.text[start].islower() or sentence.startswith("att ")
    weight = _weight(sentence, is_first=is_first, is_after_goal=is_after, is_to_come=is_to_come)
    return is_whole and not MEASURED_BY.match(sentence) and weight >= _ENOUGH


def _names_area(line: Line, start: int, end: int) -> bool:
    """Whether the sentence is but the name of what those after it are about."""
    text = line.text[start:end]
    is_name = len(text.split()) <= _MOST_AREA_WORDS and text[-1] in ".:" and end < len(line.text)
    return is_name and not is_aim(line.folded[start:end]) and not MENTIONS_GOALS.search(line.folded, start, end)


def _weight(sentence: str, *, is_first: bool, is_after_goal: bool, is_to_come: bool) -> float:
    """How much the sentence (folded) speaks for being a goal; negative without words of how things are to be."""
    clause = sentence.removeprefix("att ")
    is_att = clause != sentence and is_quantified(clause)
    sentence = clause
    if not (is_aim(sentence) or is_att or (is_to_come and is_state(sentence))):
        return -1.0
    much = is_quantified(sentence) or bool(AIM_FIGURE.search(sentence))
    weight = (
        (_AIM if is_aim(sentence) or is_att else _STATE)
        + _MUCH * much
        + _FIRST * is_first
        + _AFTER_GOAL * is_after_goal
        + _LONG * (len(sentence) > _LONGEST)
    )
    return weight + weight_of(CUES, sentence)
