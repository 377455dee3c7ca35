"""The years of goals are read in time that grows with their text alone."""

import time

import pytest

from extract.pipes.goal_years import aimed_at


@pytest.mark.parametrize("text", ["(" + "1 a" * 20_000, "( " + "2015 " * 20_000])
def test_a_bracket_that_never_closes_takes_no_time(text: str) -> None:
    begun = time.perf_counter()
    aimed_at(text, None)
    assert time.perf_counter() - begun < 5
