"""The plain pipeline finds what plain pipelines find; both are counted the same way."""

import datetime
import json

import pytest
from typer.testing import CliRunner

from gold.baseline import FIELDS, read_fields
from gold.beside import Pair, totals
from gold.score import FIELDS as SCORED
from gold.score import Counts
from scripts.cli import app

pytest.importorskip("dateparser")

LETTER = """Kråkerums kommun
Kommunkansliet

Dnr KS 2018/109

Ny förskola i centrum

Kommunstyrelsen föreslår att 1 850 000 kronor anslås. Det kostade 2,5 mnkr den 14 mars 2018.

Åsa Öberg, kommunchef
"""


def test_what_the_plain_pipeline_finds() -> None:
    found = read_fields(LETTER)
    assert found.document.title == "Ny förskola i centrum"
    assert found.document.diarienummer == ["KS 2018/109"]
    assert found.document.organ == "Kommunstyrelsen"
    assert found.document.date == datetime.date(2018, 3, 14)
    assert [item.amount for item in found.budgets or ()] == [1_850_000, 2_500_000]
    assert [item.text for item in found.decisions or ()] == ["Kommunstyrelsen föreslår att 1 850 000 kronor anslås."]
    assert [(item.name, item.title) for item in found.handlaggare or ()] == [("Åsa Öberg", "kommunchef")]


def test_an_empty_document_has_nothing() -> None:
    assert not any(read_fields("").model_dump(exclude={"document"}).values())


def test_its_fields_are_fields_that_are_scored() -> None:
    assert set(FIELDS) <= set(SCORED)


def test_totals_add_up_both_sides_by_field_and_kind() -> None:
    pair = Pair("scan", {"dates": Counts(2, 0, 1)}, {"dates": Counts(1, 1, 2)})
    rows = totals([pair, pair])
    assert [(row["field"], row["kind"]) for row in rows] == [("dates", "scan")]
    assert rows[0]["diarium"] == {
        "right": 4, "wrong": 0, "missed": 2, "precision": 1.0, "recall": 0.6667, "f1": 0.8,
    }  # fmt: skip
    assert rows[0]["baseline"]["f1"] == 0.4


def test_the_command_prints_totals_of_both(monkeypatch: pytest.MonkeyPatch) -> None:
    both = {name: Counts(3, 1, 0) for name in FIELDS}
    monkeypatch.setattr("scripts.bench_extract.pairs", lambda *_args, **_options: iter([Pair("digital", both, both)]))
    shown = CliRunner().invoke(app, ["bench-extract", "--json"])
    assert shown.exit_code == 0, shown.output
    figures = json.loads(shown.stdout)
    assert figures["split"] == "test"
    assert [row["field"] for row in figures["rows"]] == list(FIELDS)
    assert "P75" in CliRunner().invoke(app, ["bench-extract"]).stdout
