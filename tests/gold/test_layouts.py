"""Gold documents in other type: other lines, the same fields."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract.pipeline import read
from gold.evaluate import evaluate_one, file_of, gold_cases
from gold.layouts import LAYOUTS, relaid
from gold.score import counts

(CASE,) = gold_cases(["dev"], ["digital"], names=["granvik-2016-ks-mal"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_lines_end_elsewhere_and_fields_stay(layout: str, tmp_path: Path) -> None:
    assert CASE.source
    other = replace(CASE, source=relaid(CASE.source, layout, tmp_path))
    before, after = (read(file_of(case)).pages[0].raw.splitlines() for case in (CASE, other))
    assert before != after
    goals = counts(evaluate_one(other).fields["goals with year"])
    assert goals.right
    assert not goals.wrong + goals.missed
