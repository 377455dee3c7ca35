"""The whole way from real files to records: every demo document, in the form in which archives hold it."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from corpus.inputs import find_inputs
from corpus.worker import FIELDS
from extract.pipeline import extract, load, read
from extract.record import Evidence, Record, json_schema
from gold.text import raw_text


@pytest.fixture(scope="module")
def records(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    inputs = find_inputs([str(demo)], tmp_path_factory.mktemp("out")).files
    written = [extract(read(Path(item.path)), shown_path=item.shown).to_json() for item in inputs]
    return [Record.model_validate_json(content) for content in written]


def evidences(record: Record) -> list[tuple[str, str, Evidence]]:
    """(field, the text that it says it read there, evidence) of every field."""
    document = record.document
    singles = [("sender", document.sender), *(("diarienummer", number) for number in document.diarienummer)]
    if document.type != "protokoll":
        singles.append(("title", document.title))
    found = [(name, passage.text, passage.evidence) for name, passage in singles if passage]
    for name in ("decisions", "goals", "budgets", "dates", "recipients"):
        found += [(name, item.text, item.evidence) for item in getattr(record, name)]
    return found + [("handlaggare", person.name, person.evidence) for person in record.handlaggare]


def squeezed(text: str) -> str:
    """The text as one run: what is wrapped or divided at a line's end is whole again."""
    return re.sub(r"-\s*\n\s*|\s+", "", text).replace("-", "")


def test_every_field_says_what_stands_at_its_evidence(records: list[Record]) -> None:
    checked = 0
    for record in records:
        for name, text, evidence in evidences(record):
            passage = record.pages[evidence.page - 1].text[evidence.start : evidence.end]
            # A passage that runs over a page's end has its evidence on the first page.
            assert squeezed(text).startswith(squeezed(passage)), (record.source.path, name)
            assert passage.strip() == passage != ""
            checked += 1
    assert checked > 200


def test_evidence_has_the_raw_reading_and_a_box_on_the_page(records: list[Record]) -> None:
    for record in records:
        for _, _, evidence in evidences(record):
            page = record.pages[evidence.page - 1]
            assert evidence.raw in raw_text(page)
            if page.origin == "text":
                assert evidence.bbox is None
            else:
                assert evidence.bbox
                assert page.width
                assert page.height
                x0, top, x1, bottom = evidence.bbox
                assert -1 <= x0 < x1 <= page.width + 1
                assert -1 <= top < bottom <= page.height + 1


def test_repairs_stand_where_they_say(records: list[Record]) -> None:
    repairs = [(page, repair) for record in records for page in record.pages for repair in page.repairs]
    assert len(repairs) > 100
    assert all(page.text[repair.start : repair.end] == repair.after for page, repair in repairs)


def test_every_way_of_reading_a_page_is_taken(records: list[Record]) -> None:
    assert {page.origin for record in records for page in record.pages} == {
        "text-layer",
        "ocr",
        "text",
    }


def test_every_field_is_found_somewhere(records: list[Record]) -> None:
    assert [name for name in FIELDS if not any(getattr(record, name) for record in records)] == []


def test_records_keep_to_the_published_schema(records: list[Record]) -> None:
    for record in records:
        jsonschema.validate(json.loads(record.to_json()), json_schema(), cls=jsonschema.Draft202012Validator)


def test_components_stand_in_an_order_that_spacy_accepts() -> None:
    assert load().analyze_pipes()["problems"] == {name: [] for name in load().pipe_names}
