"""Component `diarium_goals`: goals, each once, with number, area, year and target."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes import passage_words
from extract.pipes.findings import Goal, add
from extract.pipes.goal_columns import Where, columned
from extract.pipes.goal_headings import headed
from extract.pipes.goal_lines import VERDICT_ALONE, Part, grouped, parted
from extract.pipes.goal_lists import read_as_goals
from extract.pipes.goal_places import placed
from extract.pipes.goal_results import judged, without_measure
from extract.pipes.goal_scope import Scope, entered, promised, with_year
from extract.pipes.goal_sections import announced, labelled, read
from extract.pipes.goal_sentences import in_sentences
from extract.pipes.goal_tables import tabled
from extract.pipes.goal_tellings import Tellings
from extract.pipes.goal_terms import GOALS, MENTIONS_GOALS, Candidate, begins_with_label, is_perspective
from extract.pipes.goal_worded import is_ruled_out, weighed, worded
from extract.pipes.goal_woven import with_woven
from extract.pipes.goal_years import Said, aimed_at
from extract.pipes.sections import Line
from extract.pipes.targets import target_of
from normalize.unicode import fold

# Talk about goals, however it was found.
_TALK = re.compile(
    rf"^(?:tabellen|nedan|foljande)\b.*\b{GOALS}\b|^(?:(?:ovriga|samtliga|dessa)\s{GOALS}|detta\smal)\b|^{GOALS}\s\d{{1,2}}\s[a-z]|^(?:uppfolj|utvarder|avstamning|redovisning)\w*\b.{{0,40}}\b{GOALS}\b|^vi\s(?:arbetar|mater|foljer)\b|^(?:sa\s(?:mater|matte|mats|foljer)|mats|mattes)\b.{{0,12}}$|^de\sska(?:ll)?\s(?:alla\s)?vara\s(?:uppfyllda|uppnadda|nadda)\b|^(?:nas|uppnas|uppfylls|uppfyllt|uppnatt)\b|@|\bwww\.|\bvaxel\s\d|\borg\.?\s?nr\b|^(?:[a-z-]*(?:motion(?:en|erna)?|medborgarforslaget|arendet|skrivelsen|framstallningen|interpellationen|forslaget|ansokan|remissen|uppdraget|fragan))\s(?:[a-z]+\s){{0,4}}?(?:anses|ar|forklaras|vara|anse)\s(?:[a-z]+\s){{0,3}}?(?:besvara|avslage|bifalle|avskrive|avsluta|slutbehandla|fardigbehandla|tillgodose|behandla|slutfor|avgjor|utag)[a-z]+\b|\bmalen\s(?:foljs|mats|redovisas|framgar|ska\s(?:mat|folj|red|ses))"
)
_SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s(?=[^\W\d_])")
# A word that a cell's line divided: "samtli- ga", but "gång- och cykelvägar".
_DIVIDED = re.compile(r"(?<=[a-zåäö])(?:- (?!och |eller |samt |resp|respektive )(?=[a-zåäö]))")
_PARAGRAPH = re.compile(r"^(?:\D{0,12}|.{0,80}\sdnr\s.{0,20})§\s?\d")
# Kinds of sections in which goals are what somebody would rather have.
_OTHERS_SAY = ("yrkanden", "beslutsgang", "reservation")
_AGREEMENT = re.compile(r"[a-z-]*(?:avtal|kontrakt)(?:\s(?:om|rorande|avseende|mellan|for)\b.*)?")
_MOST_HEAD = 12  # lines
_LONGEST_HEADING = 200  # characters; a longer one is a page that has lost its lines
_SHORTEST_GOAL = 8  # characters
# Log-odds by a passage's words, from which down it is no goal wherever it stands; few words say too little.
_NONE_BY_WORDS, _FEWEST_WORDS = -5.5, 4
_SEVERAL = 2
_TELLING = 25  # characters: two goals that begin with so many alike are one


@Language.factory("diarium_goals", requires=["doc._.sections", "doc._.date"], assigns=["doc.spans"])
def make_goals(nlp: Language, name: str) -> "Goals":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Goals()


class Goals:
    """Finds goals under goal headings, in lines that say "Mål 3.", in tables and in sentences."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `goals`."""
        if _binds_parties(doc):
            return doc
        title = {
            line.start
            for line in doc._.lines
            for span in doc.spans.get("title", ())
            if line.start < span.end_char and span.start_char < line.end
        }
        tellings = Tellings(doc._.lines, doc._.date, title)
        seen: dict[str, list[str]] = {}
        those = weighed(doc._.sections)
        found = [goal for goal in _candidates(doc, tellings) if not is_ruled_out(goal, those)]
        found += worded(those, found)
        if not doc._.page_shape:  # plain text: what stands side by side is told by words alone
            found = with_woven(found, those, doc._.sections, doc._.line_starts)
        for candidate in _without_wholes(sorted(found, key=lambda candidate: candidate.start)):
            whole = _DIVIDED.sub("", _SECTION_NUMBER.sub("", " ".join(candidate.text.split())))
            text = without_measure(whole)
            key = fold(text).strip(" .")
            if len(key) >= _SHORTEST_GOAL and not _is_talk(key) and not _is_seen(key, seen):
                seen.setdefault(key[:_TELLING], []).append(key)
                own = aimed_at(text, doc._.date)
                told = own or candidate.told or tellings.of(candidate.start)
                goal = Goal(candidate.number, candidate.area, told.year if told else None, target_of(whole), text)
                gap = len(candidate.text) - len(candidate.text.lstrip())  # between a label and its goal
                start = candidate.start + gap
                end = start + len(text) if doc.text.startswith(text, start) else candidate.end
                add(doc, "goals", (start, end), goal, candidate.confidence)
        return doc


def _binds_parties(doc: Doc) -> bool:
    """Whether the document is an agreement that names no goals: what it says that is to be so binds its parties."""
    is_agreement = any(_AGREEMENT.fullmatch(line.folded) for line in doc._.lines[:_MOST_HEAD])
    return is_agreement and not any(MENTIONS_GOALS.search(line.folded) for line in doc._.lines)


def _without_wholes(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The goals, in order of their places, but for what holds several of the others: a cell that was read as one."""
    starts = [goal.start for goal in found]
    for whole in found:
        beside = found[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)]
        parts = {goal.start for goal in beside if len(goal.text) < len(whole.text) and goal.text in whole.text}
        if len(parts) < _SEVERAL or whole.start not in parts:
            yield whole


def _is_seen(key: str, seen: Mapping[str, Sequence[str]]) -> bool:
    """Whether the goal was found before, whole or in part, or with more behind it."""
    alike = seen.get(key[:_TELLING], ())
    is_long = len(key) > _TELLING
    return key in alike or any(
        is_long and (other.startswith(key) or key.startswith((f"{other}.", f"{other}:", f"{other} (")))
        for other in alike
    )


def _is_talk(key: str) -> bool:
    return (
        _TALK.search(key) is not None
        or VERDICT_ALONE.fullmatch(key) is not None
        or (":" in key and begins_with_label(key))
        or (key.count(" ") + 1 >= _FEWEST_WORDS and passage_words.log_odds(passage_words.GOALS, key) <= _NONE_BY_WORDS)
    )


def _candidates(doc: Doc, tellings: Tellings) -> Iterator[Candidate]:
    above = [tellings.of(line.start) for line in doc._.lines]
    found, taken, run_together = tabled(doc._.lines, above, doc._.placed, doc._.line_starts)
    yield from found
    known = [goal.start for goal in found]
    where = Where(doc._.placed, doc._.cards, doc._.page_starts, doc._.line_starts)
    beside, columns = columned(doc._.lines, above, where, doc._.date, known=known)
    yield from beside
    columns |= run_together
    scope = Scope(tellings)
    is_card = any("styrkort" in line.folded for line in doc._.lines)
    for is_beside, lines in groupby(doc._.lines, lambda line: line.start in columns):
        if is_beside:
            # The heading's goals stood in the columns: what is listed below them belongs to others.
            yield from labelled([line for line in lines if "\t" not in line.text], None, scope.told, doc._.date)
            scope = replace(scope, is_open=False)
            continue
        sections = list(map(_heard, grouped([line for line in parted(list(lines)) if line.start not in taken])))
        for section, after in zip_longest(sections, sections[1:]):
            scope = with_year(entered(scope, section, doc._.date), section.lines, doc._.date)
            if is_card and section.heading and is_perspective(section.heading.folded) and read_as_goals(section.lines):
                scope = replace(scope, is_open=True, area=section.heading.text)
            told = scope.told if scope.is_open else None
            goals, scope = read(section, scope, doc._.date)
            yield from goals
            yield from judged(section, after, scope)
            others = list(announced(section, scope, doc._.date))
            yield from others
            scope = replace(scope, is_near=bool(others) or (scope.is_near and bool(goals)))
            if not (goals or others or scope.is_open):
                scope = promised(scope, section.lines, doc._.date)
            for goal in in_sentences(_running(section), told, doc._.date):
                # Told in passing, it is set for no year of others.
                yield goal if goal.told else replace(goal, told=tellings.of(goal.start, in_passing=True) or Said(None))
        # What was found with a year of its own comes first.
        yield from headed(sections)
        yield from placed(sections)


def _heard(section: Part) -> Part:
    """The section; one that holds what others would have begins with the next §, whose heading may not be known as one."""
    if section.kind not in _OTHERS_SAY:
        return section
    begins = (at for at, line in enumerate(section.lines) if _PARAGRAPH.search(line.folded))
    return replace(section, lines=section.lines[next(begins, len(section.lines)) :])


def _running(section: Part) -> Sequence[Line]:
    """The section's running text; a heading that a page without lines was read into is part of it."""
    is_text = section.heading and len(section.heading.text.partition("\t")[0]) > _LONGEST_HEADING
    return [section.heading, *section.lines] if section.heading and is_text else section.lines
