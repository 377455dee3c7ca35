"""Which documents are evaluated, and what comes of a user's own."""

from pathlib import Path

import pytest

from gold.bench import FIXED_SET
from gold.evaluate import KIND_FORMS, evaluate_one, gold_cases, own_cases
from gold.labels import LabelError, load_split
from gold.render import DEMO, FORMS
from gold.score import counts
from tests.gold.samples import date, own_sample

LETTER = "Kommunstyrelsen\n\nSammanträdet hölls den 5 mars 2018 och den 6 mars 2018.\n"
LABEL = {"dates": [date("den 5 mars 2018", "2018-03-05"), date("den 7 mars 2018", "2018-03-07")]}


def test_every_document_is_seen_in_every_kind_and_every_scan_quality() -> None:
    cases = gold_cases(list(load_split()), list(KIND_FORMS))
    documents = [name for names in load_split().values() for name in names]
    assert len(cases) == len(documents) * len(KIND_FORMS)
    assert {case.form for case in cases} == {form for forms in KIND_FORMS.values() for form in forms} <= set(FORMS)
    assert {case.split for case in gold_cases(["test"], ["digital"])} == {"test"}


def test_demo_and_bench_documents_are_not_test_documents() -> None:
    assert {name for name, _ in (*DEMO, *FIXED_SET)} <= set(load_split()["dev"])


def test_own_sample_is_scored_and_its_text_too_where_the_truth_is_known(tmp_path: Path) -> None:
    own_sample(tmp_path, {"ärende": LETTER.replace("hölls", "holls")}, {"ärende": LABEL})
    (case,) = own_cases(tmp_path)
    result = evaluate_one(case)
    scored = counts(result.fields["dates"])
    assert (scored.right, scored.wrong, scored.missed) == (1, 1, 1)
    assert result.characters is None
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "ärende.txt").write_text(LETTER, encoding="utf-8")
    (case,) = own_cases(tmp_path)
    known = evaluate_one(case)
    assert known.words
    assert (known.words.errors, known.words.length) == (1, 12)


def test_a_truth_with_other_pages_is_refused(tmp_path: Path) -> None:
    own_sample(tmp_path, {"a": LETTER}, {"a": LABEL})
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "a.txt").write_text("en sida\fen till", encoding="utf-8")
    with pytest.raises(LabelError, match="2 pages and the document 1"):
        evaluate_one(own_cases(tmp_path)[0])


def test_every_file_of_a_labelled_document_is_a_case(tmp_path: Path) -> None:
    own_sample(tmp_path, {"a": LETTER, "a.b": LETTER}, {"a": LABEL})
    (tmp_path / "documents" / "a.pdf").write_bytes(b"%PDF-")
    (tmp_path / "documents" / "a.docx").write_bytes(b"")
    assert [case.form for case in own_cases(tmp_path)] == [".pdf", ".txt"]


def test_a_label_without_a_document_is_named(tmp_path: Path) -> None:
    own_sample(tmp_path, {"a": LETTER}, {"a": LABEL, "b": LABEL})
    with pytest.raises(LabelError, match=r"b\.json: its document is missing"):
        own_cases(tmp_path)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match=r"has no labels/\*\.json"):
        own_cases(tmp_path)


def test_a_label_out_of_form_is_told_before_anything_is_converted(tmp_path: Path) -> None:
    own_sample(tmp_path, {"a": LETTER}, {"a": {"daets": []}})
    with pytest.raises(LabelError, match="daets"):
        own_cases(tmp_path)
