"""Compares a record with its labels: per field what was found, wrong and missed.

Exact match for type, diarienummer, bodies, dates (ISO), sums (kronor and year), names and titles; best alignment for
texts that are sentences (title, goals, decisions, indicator names), where the rapidfuzz ratio must reach
`TEXT_THRESHOLD`. Case, white space, and the variants of dashes, quotes and end punctuation never count.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.record import Budget, DateMention, Evidence, Goal, Handlaggare, Paragraph, Record
from gold.labels import BudgetLabel, DateLabel, GoalLabel, Label, ParagraphLabel, PersonLabel
from normalize.unicode import tidy

TEXT_THRESHOLD = 90.0  # of 100: a long sentence with a letter or two wrong is the sentence
NAME_THRESHOLD = 85.0  # an indicator's name may be cut short ("genom Kurs- och konferensverksamheten")

Reading = Record | Label

_DASHES = re.compile(r"[-‐‑‒–—−]")
_QUOTES = re.compile(r"[\"'”“„’‘´`»«]")


@dataclass(frozen=True, slots=True)
class Item:
    """Something found or expected: as it is shown, as it is printed (where it is), and, when found, its evidence."""

    shown: str
    printed: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field of one document: pairs that match, found items that are wrong, expected items that are missed."""

    right: tuple[tuple[Item, Item], ...]
    wrong: tuple[Item, ...]
    missed: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is right; None when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Of what there was to find, the share found; None when there was nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """2 right / (2 right + wrong + missed); None when there was nothing to find and nothing was found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


def counts(score: FieldScore) -> Counts:
    """The score's numbers."""
    return Counts(len(score.right), len(score.wrong), len(score.missed))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item to match: `key` must be equal, and where `text` is given it must be alike."""

    item: Item
    key: object
    text: str = ""


def match(found: Sequence[Candidate], expected: Sequence[Candidate], threshold: float = 100.0) -> FieldScore:
    """The best alignment: the most alike pair first, each item in one pair at most."""
    pairs = sorted(
        (
            (-fuzz.ratio(here.text, there.text) if here.text or there.text else -100.0, i, j)
            for i, here in enumerate(found)
            for j, there in enumerate(expected)
            if here.key == there.key
        ),
    )
    taken: dict[int, int] = {}
    matched: set[int] = set()
    for likeness, i, j in pairs:
        if -likeness >= threshold and i not in taken and j not in matched:
            taken[i] = j
            matched.add(j)
    return FieldScore(
        right=tuple((found[i].item, expected[j].item) for i, j in sorted(taken.items())),
        wrong=tuple(candidate.item for i, candidate in enumerate(found) if i not in taken),
        missed=tuple(candidate.item for j, candidate in enumerate(expected) if j not in matched),
    )


def plain(text: str | None) -> str:
    """The text as it is compared: one case, one kind of dash and quote, no white space at ends, no end punctuation."""
    folded = _QUOTES.sub('"', _DASHES.sub("-", tidy(text or ""))).casefold()
    return re.sub(r",? samt$|,? och$", "", " ".join(folded.split()).rstrip(" .,;:"))


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A scored field: the label key that it is read from, what of it is compared, and how alike texts must be."""

    key: str
    read: Callable[[Reading], list[Candidate]]
    threshold: float = 100.0


def score(found: Reading, label: Label) -> dict[str, FieldScore]:
    """The fields that are labelled, each with its score; `found` is a record, or another's labels of the document."""
    return {
        name: match(rule.read(found), rule.read(label), rule.threshold)
        for name, rule in FIELDS.items()
        if is_labelled(rule.key, label)
    }


def is_labelled(key: str, label: Label) -> bool:
    """Whether the label says anything of the key; a key left out is not scored."""
    if key in type(label.document).model_fields:
        return key in label.document.model_fields_set
    return getattr(label, key) is not None


def _item(shown: str, source: object, printed: str | None = None) -> Item:
    return Item(shown, printed, getattr(source, "evidence", None))


def _text(source: object) -> str:
    return source if isinstance(source, str) else str(getattr(source, "text"))  # noqa: B009 - a passage of a record


def _exact(passages: Iterable[object]) -> list[Candidate]:
    return [Candidate(_passage(passage), plain(_text(passage))) for passage in passages]


def _alike(passages: Iterable[object]) -> list[Candidate]:
    return [Candidate(_passage(passage), None, plain(_text(passage))) for passage in passages]


def _passage(passage: object) -> Item:
    return _item(_text(passage), passage, _text(passage))


def _present(*values: object) -> list[object]:
    return [value for value in values if value is not None]


def _goals(reading: Reading) -> list[Candidate]:
    return [Candidate(_goal(goal), None, plain(goal.text)) for goal in reading.goals or ()]


def _goals_with_year(reading: Reading) -> list[Candidate]:
    return [Candidate(_goal(goal), goal.year, plain(goal.text)) for goal in reading.goals or ()]


def _goal(goal: Goal | GoalLabel) -> Item:
    return _item(f"{goal.text} ({goal.year or 'no year'})", goal, goal.text)


def _sums(reading: Reading) -> list[Candidate]:
    return [Candidate(_sum(sum_), sum_.amount) for sum_ in reading.budgets or ()]


def _sums_with_year(reading: Reading) -> list[Candidate]:
    return [Candidate(_sum(sum_), (sum_.amount, sum_.year)) for sum_ in reading.budgets or ()]


def _sums_with_kind(reading: Reading) -> list[Candidate]:
    return [Candidate(_sum(sum_), (sum_.amount, sum_.kind)) for sum_ in reading.budgets or ()]


def _sum(sum_: Budget | BudgetLabel) -> Item:
    return _item(f"{_kronor(sum_.amount)} ({sum_.year or 'no year'}, {sum_.kind})", sum_, sum_.text)


def _kronor(amount: float) -> str:
    return f"{amount:,.2f}".removesuffix(".00").replace(",", " ") + " kr"


def _dates(reading: Reading) -> list[Candidate]:
    return [Candidate(_item(_days(date), date, date.text), _date_key(date)) for date in reading.dates or ()]


def _days(date: DateMention | DateLabel) -> str:
    days = (
        "no date" if date.start is None else f"{date.start}" if date.start == date.end else f"{date.start}–{date.end}"
    )
    return f"{date.text} ({days})"


def _date_key(date: DateMention | DateLabel) -> object:
    """The days; for a date that does not exist its digits, since it has no days."""
    return (date.start, date.end) if date.start else tuple(re.findall(r"\d+", date.text))


def _people(reading: Reading) -> list[Candidate]:
    return [Candidate(_person(person), plain(person.name)) for person in reading.handlaggare or ()]


def _people_with_title(reading: Reading) -> list[Candidate]:
    return [
        Candidate(_person(person), (plain(person.name), plain(person.title))) for person in reading.handlaggare or ()
    ]


def _person(person: Handlaggare | PersonLabel) -> Item:
    return _item(f"{person.name}, {person.title or 'no title'}", person, person.name)


def _indicators(reading: Reading) -> list[Candidate]:
    return [
        Candidate(
            _item(f"{figure.name}, {figure.period or 'no period'}: {figure.value:g}", figure),
            (plain(figure.period), round(figure.value, 6)),
            plain(figure.name),
        )
        for figure in reading.indicators or ()
    ]


def _paragraphs(reading: Reading) -> list[Candidate]:
    return [Candidate(_paragraph(item), item.number, plain(_title(item))) for item in reading.paragraphs or ()]


def _paragraphs_in_full(reading: Reading) -> list[Candidate]:
    return [
        Candidate(
            _paragraph(item),
            (item.number, tuple(plain(_text(number)) for number in item.diarienummer), tuple(item.pages)),
            plain(_title(item)),
        )
        for item in reading.paragraphs or ()
    ]


def _paragraph_decisions(reading: Reading) -> list[Candidate]:
    return [
        Candidate(
            _item(f"§ {item.number}: {_text(decision)}", decision, _text(decision)), item.number, plain(_text(decision))
        )
        for item in reading.paragraphs or ()
        for decision in item.decisions
    ]


def _paragraph(item: Paragraph | ParagraphLabel) -> Item:
    title = _title(item)
    pages = "–".join(str(page) for page in sorted({item.pages[0], item.pages[-1]})) if item.pages else "no page"
    numbers = "".join(f", {_text(number)}" for number in item.diarienummer)
    return _item(f"§ {item.number} {title or 'without title'}{numbers} (page {pages})", item, title)


def _title(item: Paragraph | ParagraphLabel) -> str | None:
    return None if item.title is None else _text(item.title)


FIELDS: dict[str, FieldRule] = {
    "type": FieldRule("type", lambda reading: _exact(_present(reading.document.type))),
    "title": FieldRule("title", lambda reading: _alike(_present(reading.document.title)), TEXT_THRESHOLD),
    "diarienummer": FieldRule("diarienummer", lambda reading: _exact(reading.document.diarienummer)),
    "organ": FieldRule("organ", lambda reading: _exact(_present(reading.document.organ))),
    "sender": FieldRule("sender", lambda reading: _exact(_present(reading.document.sender))),
    "date": FieldRule("date", lambda reading: _exact(str(day) for day in _present(reading.document.date))),
    "decisions": FieldRule("decisions", lambda reading: _alike(reading.decisions or ()), TEXT_THRESHOLD),
    "goals": FieldRule("goals", _goals, TEXT_THRESHOLD),
    "goals with year": FieldRule("goals", _goals_with_year, TEXT_THRESHOLD),
    "sums": FieldRule("budgets", _sums),
    "sums with year": FieldRule("budgets", _sums_with_year),
    "sums with kind": FieldRule("budgets", _sums_with_kind),
    "dates": FieldRule("dates", _dates),
    "handlaggare": FieldRule("handlaggare", _people),
    "handlaggare with title": FieldRule("handlaggare", _people_with_title),
    "recipients": FieldRule("recipients", lambda reading: _exact(reading.recipients or ())),
    "indicators": FieldRule("indicators", _indicators, NAME_THRESHOLD),
    "paragraphs": FieldRule("paragraphs", _paragraphs, TEXT_THRESHOLD),
    "paragraphs in full": FieldRule("paragraphs", _paragraphs_in_full, TEXT_THRESHOLD),
    "paragraphs' decisions": FieldRule("paragraphs", _paragraph_decisions, TEXT_THRESHOLD),
}


def total(scores: Iterable[FieldScore]) -> Counts:
    """The counts of many documents added up."""
    return sum((counts(score) for score in scores), Counts())
