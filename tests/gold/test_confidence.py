"""Confidence fitted to labels: as often right as it says, and never less sure for a better signal."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.confidence import WEIGHTS, Calibration, Signals, calibrated
from extract.pipes.findings import GROUPS
from gold.calibration import expected_calibration_error
from gold.confidence import Sample, calibrate, fit

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


def test_the_fit_is_as_often_right_as_it_says() -> None:
    found = made_samples()
    calibration = calibrate(found)
    verdicts = [(calibration.weights.confidence(sample.signals), sample.is_right) for sample in found]
    assert expected_calibration_error(verdicts) < 0.05
    assert calibration.out_of_fold_error["all"] < 0.05 <= calibration.uncalibrated_error["all"]
    assert set(calibration.out_of_fold_error) == {"all", "ocr-text", "goals", "budgets"}


def test_the_order_of_samples_does_not_matter() -> None:
    found = made_samples()
    assert calibrate(found) == calibrate(found[::-1])


def test_few_samples_leave_a_field_near_what_its_rule_says() -> None:
    weights = fit([*made_samples(), Sample("a", "ocr-text", Signals("title", 0.9, 1, 0.95, "text", 1, 0, 1), False)])
    assert weights.confidence(Signals("title", 0.9, 1, 0.95, "text", 1, 0, 1)) > 0.5


def test_a_weight_that_would_make_a_good_signal_count_against_is_none() -> None:
    found = [sample._replace(is_right=sample.signals.certainty < 1) for sample in made_samples()]
    assert fit(found).certainty == 0


def test_the_file_says_where_it_comes_from_and_is_readable() -> None:
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert content["made_by"] == "diarium calibrate"
    assert "dev documents" in content["fitted_on"]
    assert WEIGHTS.read_text(encoding="utf-8").count("\n") > 50


@pytest.mark.parametrize("key", ["all", "digital", "scan", "bad-layer", "ocr-text", *GROUPS])
def test_the_error_on_documents_left_out_is_told(key: str) -> None:
    assert 0 <= COMMITTED.out_of_fold_error[key] < 0.2
