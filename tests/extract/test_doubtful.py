"""What is less sure than asked for is set apart, and nothing is lost."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract
from extract.doubtful import count, items, set_aside
from extract.record import Doubtful, Evidence, Record

EXAMPLES = Path(extract.__file__).parent / "examples"
PARAGRAPHS = Record.model_validate_json((EXAMPLES / "part.json").read_bytes()).paragraphs
FILLED = Record.model_validate_json((EXAMPLES / "filled.json").read_bytes()).model_copy(
    update={"paragraphs": PARAGRAPHS, "doubtful": Doubtful()}
)
SINGLE = ("title", "organ", "sender")
LISTS = ("decisions", "goals", "budgets", "dates", "handlaggare", "recipients", "indicators")
CONFIDENCE = st.floats(0, 1).map(lambda value: round(value, 2))


def with_confidences(record: Record, confidences: list[float]) -> Record:
    """The record with the confidences of its evidence drawn from a list, in turn; each § holds all its decisions."""
    turn = iter(range(10**6))

    def changed(value: object) -> object:
        if isinstance(value, dict):
            if Evidence.model_fields.keys() <= value.keys():
                return value | {"confidence": confidences[next(turn) % len(confidences)]}
            return {key: changed(content) for key, content in value.items()}
        return [changed(content) for content in value] if isinstance(value, list) else value

    made = Record.model_validate(changed(record.model_dump(mode="json")))
    paragraphs = [item.model_copy(update={"decisions": made.decisions}) for item in made.paragraphs]
    return made.model_copy(update={"paragraphs": paragraphs})


def facts(record: Record) -> Counter[tuple[str, str]]:
    """Every item of every field, whether sure or doubtful, but for paragraphs, which hold decisions of the record."""
    document, unsure = record.document, record.doubtful
    found = [(name, item) for name in SINGLE if (item := getattr(document, name))]
    found += [("diarienummer", item) for item in document.diarienummer]
    found += [(name, item) for name in LISTS for item in getattr(record, name)]
    found += [(name, item) for name, own in record.extra.items() for item in own]
    found += [(name, item) for name, group in items(unsure) for item in group if name != "paragraphs"]
    return Counter((name, item.model_dump_json()) for name, item in found)


def confidences(record: Record) -> list[float]:
    return [item.evidence.confidence for name in LISTS for item in getattr(record, name)]


@given(st.lists(CONFIDENCE, min_size=1, max_size=9), CONFIDENCE)
def test_nothing_is_lost_whatever_is_asked_for(drawn: list[float], least: float) -> None:
    record = with_confidences(FILLED, drawn)
    parted = set_aside(record, least)
    assert facts(parted) == facts(record)
    assert all(confidence >= least for confidence in confidences(parted))
    assert all(item.evidence.confidence < least for name, group in items(parted.doubtful) if name != "paragraphs"
               for item in group)  # fmt: skip
    numbers = sorted(item.number for item in (*parted.paragraphs, *parted.doubtful.paragraphs))
    assert numbers == sorted(item.number for item in record.paragraphs)
    for paragraph in parted.paragraphs:
        assert all(decision in parted.decisions for decision in paragraph.decisions)
    assert count(parted.doubtful) + sum(facts(parted).values()) >= sum(facts(record).values())


@pytest.mark.parametrize(("least", "sure"), [(0.0, True), (1.0, False)])
def test_at_the_ends_all_is_sure_or_all_is_doubtful(least: float, sure: bool) -> None:
    record = with_confidences(FILLED, [0.5])
    parted = set_aside(record, least)
    assert (count(parted.doubtful) == 0) is sure
    assert bool(confidences(parted)) is sure


def test_a_paragraph_is_as_sure_as_its_title() -> None:
    record = with_confidences(FILLED, [0.9])
    paragraph = record.paragraphs[0]
    assert paragraph.title
    unsure = paragraph.title.evidence.model_copy(update={"confidence": 0.3})
    title = paragraph.title.model_copy(update={"evidence": unsure})
    record = record.model_copy(update={"paragraphs": [paragraph.model_copy(update={"title": title})]})
    assert set_aside(record, 0.5).doubtful.paragraphs == record.paragraphs
