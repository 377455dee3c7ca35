"""Every rule of the table reads its own examples and refuses its look-alikes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.amounts import RULES, find_amounts, parse_number

YES = [(rule.name, text, kronor) for rule in RULES for text, kronor in rule.yes]
NO = [(rule.name, text) for rule in RULES for text in rule.no]


@pytest.mark.parametrize(("rule", "text", "kronor"), YES)
def test_rule_reads_its_example(rule: str, text: str, kronor: str) -> None:
    assert [(item.rule, item.amount) for item in find_amounts(text)] == [
        (rule, Decimal(each)) for each in kronor.split()
    ]


@pytest.mark.parametrize(("rule", "text"), NO)
def test_no_rule_reads_a_look_alike(rule: str, text: str) -> None:
    assert [item.rule for item in find_amounts(text) if item.rule == rule] == []


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_number_is_read_back(number: int) -> None:
    for separator in (" ", "."):
        assert parse_number(f"{number:,}".replace(",", separator)) == number


@given(st.integers(min_value=1, max_value=10**9))
def test_sum_in_kronor_is_read_back(number: int) -> None:
    text = f"kostnaden är {number:,} kronor".replace(",", " ")
    assert [item.amount for item in find_amounts(text)] == [number]
