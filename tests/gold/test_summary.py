"""Intervals, figures, and what changed since a baseline."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from extract.errors import DiariumError
from gold.score import Counts
from gold.summary import Change, compare, interval, load_baseline

PERFECT = Counts(right=4)
HALF = Counts(right=2, wrong=2, missed=2)


def test_documents_that_are_all_alike_leave_no_doubt() -> None:
    assert interval([HALF] * 8) == [0.5, 0.5]
    assert interval([PERFECT]) == [1.0, 1.0]


def test_the_interval_holds_the_figure_and_stays_in_bounds() -> None:
    documents = [PERFECT, HALF, Counts(missed=3), PERFECT, Counts(wrong=1, right=1)]
    found = interval(documents)
    assert found
    low, high = found
    f1 = sum(documents, Counts()).f1
    assert f1
    assert 0 <= low < f1 < high <= 1


def test_more_documents_make_it_narrower_and_the_same_ones_repeat_it() -> None:
    few, many = interval([PERFECT, HALF] * 4), interval([PERFECT, HALF] * 40)
    assert few
    assert many
    assert many[1] - many[0] < few[1] - few[0]
    assert interval([PERFECT, HALF] * 4) == few


def test_nothing_to_find_has_no_interval() -> None:
    assert interval([]) is None
    assert interval([Counts(), Counts()]) is None


def summary(f1: float | None, errors: dict[str, int]) -> dict[str, Any]:
    """A summary of one field, with the number of missed items of each document."""
    return {
        "schema": 1,
        "fields": [{"split": "dev", "kind": "scan", "field": "dates", "f1": f1}],
        "documents": [
            {"name": name, "split": "dev", "kind": "scan", "form": "fax",
             "fields": {"dates": {"right": 0, "wrong": 0, "missed": missed}}}
            for name, missed in errors.items()
        ],
    }  # fmt: skip


def test_documents_that_flipped_are_named() -> None:
    before, now = summary(0.8, {"a": 1, "b": 0, "c": 2, "d": 5}), summary(0.7, {"a": 0, "b": 3, "c": 2, "e": 1})
    (change,) = compare(now, before)
    assert (change.before, change.after) == (0.8, 0.7)
    assert change.gain == pytest.approx(-0.1)
    assert (change.better, change.worse) == (("a (fax)",), ("b (fax)",))


def test_nothing_changed_is_no_change() -> None:
    same = summary(0.8, {"a": 1})
    assert compare(copy.deepcopy(same), same) == []


def test_flips_that_cancel_out_are_still_shown() -> None:
    (change,) = compare(summary(0.8, {"a": 0, "b": 1}), summary(0.8, {"a": 1, "b": 0}))
    assert change.gain == 0
    assert (change.better, change.worse) == (("a (fax)",), ("b (fax)",))


def test_a_first_false_find_is_a_fall_from_one() -> None:
    (change,) = compare(summary(0.0, {"a": 1}), summary(None, {"a": 0}))
    assert change == Change("dev", "scan", "dates", 1.0, 0.0, better=(), worse=("a (fax)",))


def test_the_worst_comes_first_and_new_rows_are_left_out() -> None:
    before, now = summary(0.8, {}), summary(0.9, {})
    for field, was, is_ in (("goals", 0.9, 0.1), ("sums", 0.9, 0.8)):
        before["fields"].append({"split": "dev", "kind": "scan", "field": field, "f1": was})
        now["fields"].append({"split": "dev", "kind": "scan", "field": field, "f1": is_})
    now["fields"].append({"split": "dev", "kind": "scan", "field": "title", "f1": 0.1})
    assert [change.field for change in compare(now, before)] == ["goals", "sums", "dates"]


@pytest.mark.parametrize("written", ["", "[]", "{}", '{"schema": 0}', '"x"', "\xff"])
def test_a_baseline_that_is_no_report_is_refused(written: str, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(written.encode("latin-1"))
    with pytest.raises(DiariumError, match="an earlier `diarium report`"):
        load_baseline(path)


def test_a_baseline_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps(summary(0.8, {})), encoding="utf-8")
    assert load_baseline(path) == summary(0.8, {})
