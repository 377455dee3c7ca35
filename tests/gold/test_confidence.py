"""Confidence fitted to labels: as often right as it says, and never less sure for a better signal."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.confidence import WEIGHTS, Calibration, Signals, calibrated
from extract.pipes.findings import GROUPS
from gold.calibration import expected_calibration_error
from gold.confidence import Sample, calibrate, first_sight, first_sight_file, fit
from gold.labels import load_split

COMMITTED = Calibration.model_validate_json(WEIGHTS.read_bytes())
SHARE = st.floats(0, 1)
SIGNALS = st.builds(
    Signals,
    group=st.sampled_from([*GROUPS, "fastigheter"]),
    rule=SHARE,
    certainty=SHARE,
    quality=SHARE,
    origin=st.sampled_from(["text-layer", "repaired-layer", "ocr", "text"]),
    page=st.just(1),
    start=st.just(0),
    end=st.just(1),
)


def made_samples() -> list[Sample]:
    """Goals are right 19 times in 20, sums 3 times in 4, whatever the rule says; unsure words half as often."""
    found = []
    for document, number, certainty in itertools.product("abcdefghijklmnop", range(20), (1.0, 0.5)):
        for group, wrong in (("goals", 20), ("budgets", 4)):
            is_right = bool(number % wrong) and (certainty == 1.0 or number % 2 == 1)
            signals = Signals(group, 0.9, certainty, 0.95, "text", 1, number, number + 1)
            found.append(Sample(document, "ocr-text", signals, is_right))
    return found


def test_every_field_has_a_weight() -> None:
    assert set(COMMITTED.weights.fields) == set(GROUPS)


@given(SIGNALS, st.sampled_from(["rule", "certainty", "quality"]), SHARE)
def test_a_better_signal_never_makes_less_sure(signals: Signals, name: str, other: float) -> None:
    low, high = sorted((getattr(signals, name), other))
    worse, better = (signals._replace(**{name: value}) for value in (low, high))
    assert 0 <= calibrated(worse) <= calibrated(better) <= 1


def test_a_field_of_ones_own_is_as_sure_as_its_rule_and_its_words() -> None:
    assert calibrated(Signals("fastigheter", 0.9, 0.5, 1.0, "ocr", 1, 0, 1)) == 0.45


def tuned_samples() -> list[Sample]:
    """The same fields where rules were tuned until nearly all were right."""
    return [sample._replace(document=f"tuned {sample.document}", is_right=True) for sample in made_samples()]


def test_documents_at_first_sight_say_how_sure_a_rule_may_be() -> None:
    first = made_samples()
    calibration = calibrate(tuned_samples(), first)
    sure = [calibration.weights.confidence(sample.signals) for sample in first]
    share = sum(sample.is_right for sample in first) / len(first)
    assert sum(sure) / len(sure) == pytest.approx(share, abs=0.02)
    assert set(calibration.out_of_fold_error) == {"all", "ocr-text", "goals", "budgets"}
    verdicts = [(value, sample.is_right) for value, sample in zip(sure, first, strict=True)]
    assert expected_calibration_error(verdicts) < 0.1 < 1 - share


def test_fields_are_told_apart_by_documents_at_first_sight() -> None:
    weights = fit(tuned_samples(), made_samples()).fields
    assert weights["goals"] > weights["budgets"]


def test_the_order_of_samples_does_not_matter() -> None:
    tuned, first = tuned_samples(), made_samples()
    assert calibrate(tuned, first) == calibrate(tuned[::-1], first[::-1])


def test_few_samples_leave_a_field_near_the_others() -> None:
    wrong = Sample("a", "ocr-text", Signals("title", 0.9, 1, 0.95, "text", 1, 0, 1), False)
    assert abs(fit(tuned_samples(), [*made_samples(), wrong]).fields["title"]) < 0.1


def test_a_weight_that_would_make_a_good_signal_count_against_is_none() -> None:
    found = [sample._replace(is_right=sample.signals.certainty < 1) for sample in made_samples()]
    assert fit([], found).certainty == 0


def test_verdicts_at_first_sight_are_kept_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "first.json"
    file.write_text(first_sight_file(made_samples()), encoding="utf-8")
    kept = first_sight(file)
    assert first_sight_file(kept) == file.read_text(encoding="utf-8")
    assert len(kept) == len(made_samples())
    assert {sample.document for sample in first_sight()} <= {*load_split()["train"], *load_split()["dev"]}


def test_the_file_says_where_it_comes_from_and_is_readable() -> None:
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert content["made_by"] == "diarium calibrate"
    assert "at first sight" in content["fitted_on"]
    assert WEIGHTS.read_text(encoding="utf-8").count("\n") > 50


@pytest.mark.parametrize("key", ["all", "digital", "scan", "bad-layer", "ocr-text", *GROUPS])
def test_the_error_on_documents_left_out_is_told(key: str) -> None:
    assert 0 <= COMMITTED.out_of_fold_error[key] <= 1
