"""Reliability bins and their error are as counted by hand."""

import pytest

from gold.calibration import Bin, expected_calibration_error, reliability


def test_bins_hold_their_mean_confidence_and_share_right() -> None:
    verdicts = [(0.91, True), (0.99, False), (0.95, True), (0.95, True), (0.2, False), (1.0, True), (0.0, False)]
    first, second, last = reliability(verdicts)
    assert first == Bin(0.0, 0.1, 1, 0.0, 0.0)
    assert second == Bin(0.2, 0.3, 1, 0.2, 0.0)
    assert (last.low, last.high, last.count, last.accuracy) == (0.9, 1.0, 5, 4 / 5)
    assert last.confidence == pytest.approx((0.91 + 0.99 + 0.95 + 0.95 + 1.0) / 5)


def test_error_is_the_mean_distance_weighted_by_size() -> None:
    # Three at 0.9, two right: |0.9 - 2/3|; one at 0.5, right: 0.5.
    verdicts = [(0.9, True), (0.9, True), (0.9, False), (0.5, True)]
    assert expected_calibration_error(verdicts) == pytest.approx((3 * (0.9 - 2 / 3) + 1 * 0.5) / 4, abs=1e-6)


def test_as_sure_as_right_has_no_error() -> None:
    assert expected_calibration_error([(0.8, index < 8) for index in range(10)]) == 0.0
    assert expected_calibration_error([]) == 0.0
