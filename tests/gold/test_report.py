"""The report as a page and as a command."""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gold import plots, words
from gold.evaluate import KIND_FORMS, evaluate_one, gold_cases
from gold.labels import load_split
from gold.render import FORMS
from gold.report import html
from gold.score import FIELDS
from gold.summary import compare, summarise
from scripts.cli import app
from tests.gold.samples import date, own_sample

NAMES = ("granvik-2016-ks-mal", "vattra-2020-tertialrapport")
LETTER = "Kommunstyrelsen\n\nSammanträdet hölls den 5 mars 2018.\n"
_VOID = {"meta", "img", "br", "link", "input", "hr"}


class Page(HTMLParser):
    """Collects what an HTML page refers to, its texts, and elements that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.references: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.without_alt = 0
        self._open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.references += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.without_alt += tag == "img" and not given.get("alt")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def close(self) -> None:
        super().close()
        assert self._open == []


@pytest.fixture(scope="module")
def written() -> str:
    results = [evaluate_one(case) for case in gold_cases(["dev"], ["digital"], names=NAMES)]
    summary = summarise(results)
    earlier = json.loads(json.dumps(summary))
    earlier["fields"][0]["f1"] = 0.5
    return html(results, summary, compare(summary, earlier))


@pytest.fixture(scope="module")
def page(written: str) -> Page:
    parsed = Page()
    parsed.feed(written)
    parsed.close()
    return parsed


def test_page_needs_nothing_else(written: str, page: Page) -> None:
    assert page.references
    assert all(reference.startswith(("#", "data:image/")) for reference in page.references)
    assert "script" not in page.tags
    assert "@import" not in written
    assert not re.search(r"url\((?!#)", written)


def test_page_is_well_made(written: str, page: Page) -> None:
    assert written.startswith("<!DOCTYPE html>\n<html lang=")
    assert len(page.ids) == len(set(page.ids))
    assert {reference[1:] for reference in page.references if reference.startswith("#")} <= set(page.ids)
    assert page.without_alt == 0
    assert page.tags.count("svg") == 4


def test_page_shows_documents_fields_and_marks(written: str, page: Page) -> None:
    for expected in (*NAMES, "Mål för kommunstyrelsens verksamhet 2017", "Handläggare", "Test documents"):
        assert (expected in page.text) == (expected != "Test documents"), expected
    assert '<mark class="right">' in written
    assert "data:image/webp;base64," in written
    assert "Since the baseline" in page.text


def test_the_same_figures_make_the_same_plots() -> None:
    summary = summarise([evaluate_one(case) for case in gold_cases(["dev"], ["digital"], names=NAMES[:1])])
    assert plots.quality(summary) == plots.quality(summary)


def test_everything_scored_has_words() -> None:
    assert list(words.FIELDS) == list(FIELDS)
    assert set(words.KINDS) == {*KIND_FORMS, "own"}
    assert {form for forms in KIND_FORMS.values() for form in forms} == set(words.FORMS) <= set(FORMS)
    assert set(words.SPLITS) == {*load_split(), "own"}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return own_sample(tmp_path / "sample", {"a": LETTER}, {"a": {"dates": [date("den 5 mars 2018", "2018-03-05")]}})


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["report", "--jobs", "1", *map(str, arguments)])


def test_own_sample_gives_tables_json_and_page(sample: Path, tmp_path: Path) -> None:
    result = run("--gold", sample, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "dates" in result.stdout
    figures = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [(row["field"], row["right"], row["f1"]) for row in figures["fields"]] == [("dates", 1, 1.0)]
    assert "Sammanträdet" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_a_fall_beyond_the_margin_fails(sample: Path, tmp_path: Path) -> None:
    run("--gold", sample, "--out", tmp_path)
    (tmp_path / "report.json").replace(tmp_path / "old.json")
    labels = [date("den 5 mars 2018", "2018-03-05"), date("den 6 mars 2018", "2018-03-06")]
    own_sample(sample, {}, {"a": {"dates": labels}})  # finds 1 of 2 now: F1 falls from 1 to 2/3
    again = ("--gold", sample, "--out", tmp_path, "--baseline", tmp_path / "old.json", "--margin")
    fails, passes = run(*again, 0.33), run(*again, 0.34)
    assert (fails.exit_code, passes.exit_code) == (1, 0), fails.output
    assert "- a (.txt)" in fails.stdout
    assert "Since the baseline" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_json_is_all_that_stands_on_standard_output(sample: Path, tmp_path: Path) -> None:
    result = run("--gold", sample, "--out", tmp_path, "--json")
    assert json.loads(result.stdout) == json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--split", "trial"], "there is no trial; there are train, dev, test"),
        (["--kind", "paper"], "there is no paper"),
        (["--layout", "huge"], "there is no huge; there are small, large"),
        (["--gold", ".", "--kind", "scan"], "not for --gold"),
        (["--gold", "gold/documents"], "has no labels/*.json"),
        (["--baseline", "pyproject.toml"], "is no report"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments: list[str], told: str, tmp_path: Path) -> None:
    result = run(*arguments, "--out", tmp_path)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_extra_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(sys.modules, "gold.report")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run("--gold", own_sample(tmp_path, {}, {}))
    assert result.exit_code == 2
    assert result.stderr == ("diarium report: needs jinja2, which is not installed: pip install 'diarium[report]'\n")


def test_agreement_is_printed_by_field() -> None:
    result = CliRunner().invoke(app, ["agreement", "--json"])
    assert [row["field"] for row in json.loads(result.stdout)["fields"]] == list(FIELDS)
    assert "handlaggare with title" in CliRunner().invoke(app, ["agreement"]).stdout
