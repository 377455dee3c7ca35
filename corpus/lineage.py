"""Which goals are the same through the years: reworded, renumbered, moved to another area.

Two goals are compared by the words that carry their meaning (stems and parts of compounds, the rare ones counting most,
figures not at all) and by their spelling. Goals are then joined into lines, the likeliest pair first; two goals of one
document never are in one line. A pair counts for more when each is the other's nearest in its document.
"""

import math
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from corpus.words import STOPWORDS, parts, stem, words

_JOINED: Final = 0.35  # likeness from which two goals are one, when each is the other's nearest
_JOINED_ANYHOW: Final = 0.70  # and when one of them has a nearer one
_BY_SPELLING: Final = 0.35  # share of the spelling in the likeness; the words have the rest
_WHOLE: Final = 0.5  # weight of a compound as a whole, beside its parts
_MOST_YEARS: Final = 6  # between two wordings; a goal that was gone for longer is a new one

_LOOKED_BACK: Final = 150  # goals with the same term that a goal is compared with
_WEIGHTIEST: Final = 8  # terms of a goal by which those like it are looked for
_LONG: Final = 6  # letters of a stem that may be cut further

# Words that goals of every subject have: what is to become of a thing, not the thing.
_FORMULA: Final = frozenset(
    stem(word)
    for word in words(
        "ska skall vara bli ha få öka ökar minska minskar förbättras utvecklas stärkas andel andelen antal antalet "
        "minst högst lägst mer mindre fler färre flera uppgå överstiga understiga år årligen under senast procent alla "
        "samtliga varje god goda bättre hög låg ges kommun kommunen kommunens kommunal kommunala genomsnitt mål"
    )
)
_FORMULA_WEIGHT: Final = 0.2
# What official Swedish calls one thing in two ways, by stem.
_SAME: Final = {
    stem(other): stem(word)
    for word, *others in (
        ("invånare", "invånarna", "medborgare", "medborgarna", "medborgar", "kommuninvånare", "kommuninvånarna"),
        ("medarbetare", "medarbetarna", "personal", "personalen", "anställda"),
        ("unga", "ungdomar", "ungdom", "ungdoms"),
        ("samtliga", "alla"),
    )
    for other in others
}
# The number of a thing, not of how many there are: årskurs 9 is another than årskurs 6.
_NUMBERED: Final = re.compile(r"\b(årskurs|åk|klass|skolår|etapp|steg|nivå)\s*(\d+)")
_FIGURE: Final = re.compile(r"^\d+$")


@dataclass(frozen=True, slots=True)
class Wording:
    """A goal as one document has it; `id` is the caller's."""

    id: int
    document: int
    year: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Goals that are one through the years, the earliest first; how sure each belongs, of 1, stands beside it."""

    wordings: tuple[tuple[Wording, float], ...]


@dataclass(slots=True)
class _Goal:
    wording: Wording
    vector: dict[str, float]
    spelling: str
    numbered: frozenset[str]


def follow(wordings: Sequence[Wording]) -> list[Line]:
    """The lines of goals among the wordings; a goal that is like no other is a line by itself."""
    goals = _goals(wordings)
    likeness = dict(_candidates(goals))
    nearest = _nearest(goals, likeness)
    line_of = list(range(len(goals)))
    members = {place: [place] for place in line_of}
    best = [0.0] * len(goals)
    for (one, other), score in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        mutual = (
            nearest[one].get(goals[other].wording.document) == other
            and nearest[other].get(goals[one].wording.document) == one
        )
        if score < (_JOINED if mutual else _JOINED_ANYHOW):
            continue
        first, second = line_of[one], line_of[other]
        if first == second or _may_join(members[first], members[second], goals, likeness):
            best[one], best[other] = max(best[one], score), max(best[other], score)
            if first != second:
                for member in members[second]:
                    line_of[member] = first
                members[first] += members.pop(second)
    return [_line([(goals[place].wording, best[place]) for place in line]) for line in members.values()]


def _line(scored: Iterable[tuple[Wording, float]]) -> Line:
    ordered = sorted(scored, key=lambda item: (item[0].year or 0, item[0].document))
    alone = len(ordered) == 1
    return Line(tuple((wording, 1.0 if alone else _confidence(score)) for wording, score in ordered))


def _confidence(score: float) -> float:
    # Logistic regression on the 149 pairs of gold/lineage/dev.json that are each other's nearest: of those about as
    # alike as _JOINED seven in ten are one goal, from 0.7 on nearly all.
    return round(1 / (1 + math.exp(-(10.75 * score - 3.76))), 3)


def _may_join(
    one: Sequence[int], other: Sequence[int], goals: Sequence[_Goal], likeness: Mapping[tuple[int, int], float]
) -> bool:
    """Whether two lines may be one: no document has a goal in both, and they are alike as a whole."""
    if {goals[place].wording.document for place in one} & {goals[place].wording.document for place in other}:
        return False
    scores = [likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
    return (max(scores) + sum(scores) / len(scores)) / 2 >= _JOINED * 0.65


def _goals(wordings: Sequence[Wording]) -> list[_Goal]:
    counted = [_terms(wording.text) for wording in wordings]
    frequency = Counter(term for terms in counted for term in terms)
    goals = []
    for wording, terms in zip(wordings, counted, strict=True):
        vector = {
            term: weight * math.log(1 + len(wordings) / frequency[term]) * (_FORMULA_WEIGHT if term in _FORMULA else 1)
            for term, weight in terms.items()
        }
        length = math.sqrt(sum(weight**2 for weight in vector.values())) or 1.0
        numbered = frozenset("".join(match.groups()) for match in _NUMBERED.finditer(wording.text.lower()))
        spelling = " ".join(sorted(term for term in terms if term not in _FORMULA))
        goals.append(_Goal(wording, {term: weight / length for term, weight in vector.items()}, spelling, numbered))
    return goals


def subject_terms(text: str) -> set[str]:
    """The terms that say what a goal or an indicator is about, without the formulas of goals.

    >>> sorted(subject_terms("Sjukfrånvaron ska minska till högst 5 %"))
    ['frånvar', 'sjuk', 'sjukfrånvar']
    """
    return {term for term in _terms(text) if term not in _FORMULA}


def _terms(text: str) -> dict[str, float]:
    terms: dict[str, float] = {}
    for word in words(text):
        if word in STOPWORDS or _FIGURE.match(word):
            continue
        halves = parts(word)
        for part in halves:
            _add(terms, part, 1.0)
        _add(terms, word, _WHOLE if halves else 1.0)
    return terms


def _add(terms: dict[str, float], word: str, weight: float) -> None:
    term = stem(word)
    if len(term) >= _LONG:
        term = term.rstrip("aeon")  # endings that the stemmer leaves: frånvaro, frånvaron; skola, skolan
    term = _SAME.get(term, term)
    terms[term] = max(weight, terms.get(term, 0.0))


def _candidates(goals: Sequence[_Goal]) -> Iterator[tuple[tuple[int, int], float]]:
    """Pairs of goals of two documents that have one of their weightiest terms in common, and how alike they are.

    A goal is compared with those shortly before it alone: the work grows with the goals and not with their pairs.
    """
    having: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_LOOKED_BACK))
    for place in sorted(range(len(goals)), key=lambda place: (goals[place].wording.year or 0, place)):
        goal = goals[place]
        earlier: set[int] = set()
        subject = (term for term in goal.vector if term not in _FORMULA)
        for term in sorted(subject, key=lambda term: -goal.vector[term])[:_WEIGHTIEST]:
            earlier.update(having[term])
            having[term].append(place)
        for other in sorted(earlier):
            if _comparable(goals[other], goal):
                yield (min(other, place), max(other, place)), _likeness(goals[other], goal)


def _comparable(one: _Goal, other: _Goal) -> bool:
    if one.wording.document == other.wording.document or one.numbered != other.numbered:
        return False
    years = one.wording.year, other.wording.year
    return years[0] is None or years[1] is None or abs(years[0] - years[1]) <= _MOST_YEARS


def _likeness(one: _Goal, other: _Goal) -> float:
    small, large = sorted((one.vector, other.vector), key=len)
    by_words = sum(weight * large.get(term, 0.0) for term, weight in small.items())
    by_spelling = fuzz.token_set_ratio(one.spelling, other.spelling) / 100
    return (1 - _BY_SPELLING) * by_words + _BY_SPELLING * by_spelling


def _nearest(goals: Sequence[_Goal], likeness: Mapping[tuple[int, int], float]) -> list[dict[int, int]]:
    """For each goal, which goal of each other document is most like it."""
    best: list[dict[int, tuple[float, int]]] = [{} for _ in goals]
    for (one, other), score in likeness.items():
        for mine, theirs in ((one, other), (other, one)):
            document = goals[theirs].wording.document
            if score > best[mine].get(document, (0.0, 0))[0]:
                best[mine][document] = (score, theirs)
    return [{document: place for document, (_, place) in found.items()} for found in best]
