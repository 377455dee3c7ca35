"""The gold labels are in form, stand in their documents, and are split by document."""

import json
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from gold.agreement import agreement_of_labels
from gold.labels import LABELS, SECOND_LABELS, LabelError, load_label, load_split, missing_texts
from gold.render import DOCUMENTS, FORMS, render
from gold.score import FIELDS
from tests.gold.samples import label

NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.typ"))


def typeset_text(name: str) -> str:
    """The PDF's own text in the order in which it was typeset, which no reader of ours has touched."""
    with pdfium.PdfDocument(render(DOCUMENTS / f"{name}.typ", FORMS["digital"])) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("name", NAMES)
def test_labels_stand_in_their_document(name: str) -> None:
    labelled = load_label(LABELS / f"{name}.json")
    assert list(missing_texts(labelled, typeset_text(name))) == []


def test_there_are_sixty_documents_and_each_is_labelled() -> None:
    assert len(NAMES) >= 60
    assert sorted(path.stem for path in LABELS.glob("*.json")) == NAMES


def test_the_split_has_each_document_once() -> None:
    split = load_split()
    assert set(split) == {"train", "dev", "test"}
    assert sorted(name for names in split.values() for name in names) == NAMES


def test_the_split_is_balanced_over_types() -> None:
    types = {
        split: Counter(load_label(LABELS / f"{name}.json").document.type for name in names)
        for split, names in load_split().items()
    }
    for type_ in types["dev"] | types["test"]:
        dev, test = types["dev"][type_], types["test"][type_]
        assert dev
        assert test
        assert abs(dev - test) <= max(2, (dev + test) // 4), type_


def test_second_labels_are_in_form_and_of_gold_documents() -> None:
    names = sorted(path.stem for path in SECOND_LABELS.glob("*.json"))
    assert set(names) <= set(NAMES)
    found = agreement_of_labels()
    assert found.documents == names
    assert list(found.fields) == list(FIELDS)


def test_a_label_that_is_not_in_the_text_is_named() -> None:
    labelled = label(
        document={"title": "Mål för 2019", "diarienummer": ["KS 2018/109"]},
        dates=[{"text": "den 5 mars", "start": None, "end": None, "valid": False, "inferred_year": False}],
        recipients=["Kommunled-ningskontoret"],
    )
    text = "Mål för\n2019\nDnr KS 2018/109\nKommunled-\nningskontoret"
    assert list(missing_texts(labelled, text)) == ["dates: den 5 mars"]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('{"goals": [{"txt": "Vi ska"}]}', "goals: 0: text"),
        ('{"gaols": []}', "gaols"),
        ('{"document": {"date": "2018-13-01"}}', "document: date"),
        ('{"document": {"type": "brev"}}', "document: type"),
        ("{", "Invalid JSON"),
        ("", "Invalid JSON"),
    ],
)
def test_a_label_out_of_form_is_told_in_one_line(written: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(LabelError) as told:
        load_label(path)
    message = str(told.value)
    assert message.startswith(f"{path}: ")
    assert named in message
    assert "\n" not in message


def test_a_decision_may_be_its_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"decisions": ["att anta planen"]}), encoding="utf-8")
    decisions = load_label(path).decisions
    assert decisions
    assert (decisions[0].text, decisions[0].kind) == ("att anta planen", None)
