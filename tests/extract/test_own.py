"""Components of the user's own: the examples of the README from end to end, and what is said of faulty ones."""

import itertools
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import extract as extract_package
from corpus.settings import Settings
from extract import own
from extract.own import PipesError
from extract.pipeline import _loaded, extract, load, read
from extract.pipes import PIPES
from extract.record import Record
from extract.settings import ExtractSettings
from scripts.cli import app

FASTIGHETER, DELGES = "extract.examples.fastigheter", "extract.examples.delges"
LETTER = """Kommunstyrelsen
2019-03-05

Försäljning av mark

Kommunstyrelsen beslutar att sälja fastigheten Kråkerum Lövåsa 2:14 och del av Björkhaga S:3.
Sammanträdet börjar kl. 13:30 och avgiften är 12:50 kronor.

Ärendet utgår.

Delges: Åsa Öberg, Mark- och exploateringsenheten
"""
_NAMES = (f"own_pipes_{number}" for number in itertools.count())


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What writes a module into the working folder and returns its name, a new one each time."""
    monkeypatch.chdir(tmp_path)

    def write(content: str) -> str:
        name = next(_NAMES)
        (tmp_path / f"{name}.py").write_text(content, encoding="utf-8")
        return name

    return write


def record_of(letter: Path, *pipes: str) -> Record:
    return extract(read(letter), settings=ExtractSettings(pipes=pipes))


def test_a_field_of_ones_own_stands_in_extra_with_its_evidence(letter: Path) -> None:
    record = record_of(letter, FASTIGHETER)
    assert [item.value for item in record.extra["fastigheter"]] == [
        {"trakt": "Kråkerum Lövåsa", "enhet": "2:14"},
        {"trakt": "Björkhaga", "enhet": "S:3"},
    ]
    for item in record.extra["fastigheter"]:
        evidence = item.evidence
        assert record.pages[evidence.page - 1].text[evidence.start : evidence.end] == item.text
        assert 0.9 < evidence.confidence <= 1
    assert record.provenance.pipes == [FASTIGHETER]


def test_a_rule_of_ones_own_adds_replaces_and_leaves_out(letter: Path) -> None:
    record = record_of(letter, DELGES)
    assert "Ärendet utgår." in [decision.text for decision in record.decisions]
    assert [item.text for item in record.recipients] == ["Åsa Öberg", "Mark- och exploateringsenheten"]
    names = load((DELGES,)).pipe_names
    assert "diarium_indicators" not in names
    assert names.index("delges") == PIPES.index("diarium_recipients")
    assert names[-1] == "utgar"


def test_the_readme_shows_the_example() -> None:
    root = Path(extract_package.__file__).parents[1]
    example = (root / "extract" / "examples" / "fastigheter.py").read_text(encoding="utf-8")
    shown = example[example.index("import re") :]
    assert f"```python\n{shown}```" in (root / "README.md").read_text(encoding="utf-8")


def test_what_an_installed_package_offers_runs_without_being_named(module, tmp_path: Path, letter: Path, monkeypatch):
    name = module("from extract.examples.fastigheter import PIPES")
    offer = tmp_path / "offer-1.0.dist-info"
    offer.mkdir()
    (offer / "METADATA").write_text("Metadata-Version: 2.1\nName: offer\nVersion: 1.0\n")
    (offer / "entry_points.txt").write_text(f"[diarium.pipes]\nmine = {name}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    before = Settings().fingerprint()
    for cached in (own._offered, _loaded):
        cached.cache_clear()
    try:
        assert own.modules((DELGES,)) == [name, DELGES]
        assert "fastigheter" in record_of(letter).extra
        assert Settings().fingerprint() != before
    finally:
        monkeypatch.undo()
        for cached in (own._offered, _loaded):
            cached.cache_clear()


def test_modules_go_together(letter: Path) -> None:
    record = record_of(letter, FASTIGHETER, DELGES)
    assert len(record.extra["fastigheter"]) == len(record.recipients) == 2


def test_convert_and_show_from_the_command_line(letter: Path, tmp_path: Path) -> None:
    run = CliRunner()
    options = ["--pipes", FASTIGHETER, "--min-confidence", "0.9999"]
    done = run.invoke(
        app,
        ["convert", str(letter), "--out", str(tmp_path / "OUT"), "--jobs", "1", "--json", *options],
    )
    assert done.exit_code == 0, done.output
    summary = json.loads(done.stdout)
    assert summary["doubtful"] > 0
    assert summary["found"]["dates"] == 0
    shown = run.invoke(app, ["show", str(tmp_path / "OUT" / "records" / "brev.txt.json")], terminal_width=150)
    assert "fastigheter" in shown.stdout
    assert "Lövåsa 2:14" in shown.stdout
    assert "Doubtful: Dates" in shown.stdout
    again = run.invoke(app, ["retry", str(tmp_path / "OUT"), "--json"])
    assert again.exit_code == 0, again.output


HEAD = """
from spacy.language import Language
from extract.pipes.findings import add
"""
# What is wrong, the module, and what the message says of it.
FAULTY = [
    ("no such name", None, "cannot be imported"),
    ("no list", "", "add PIPES"),
    ("a list of another kind", "PIPES = 'mine'", "add PIPES"),
    ("a typing error", "PIPES = [", "SyntaxError"),
    ("not registered", "PIPES = ['not_there']", "@Language.factory"),
    ("replaces nothing", "REPLACES = {'diarium_titel': None}", "which Diarium does not have"),
    ("replaces with a list", "REPLACES = {'diarium_title': ['a']}", "must be like"),
]


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in FAULTY], ids=[row[0] for row in FAULTY])
def test_a_faulty_module_is_named_before_any_document_is_read(
    content: str | None, message: str, module, letter: Path, tmp_path: Path
) -> None:
    name = "there_is_no_such_module" if content is None else module(content)
    with pytest.raises(PipesError, match=name) as raised:
        own.components(PIPES, (name,))
    assert message in str(raised.value)
    done = CliRunner().invoke(app, ["convert", str(letter), "--out", str(tmp_path / "OUT"), "--pipes", name])
    assert done.exit_code == 2
    assert not (tmp_path / "OUT").exists()


def test_two_modules_cannot_replace_the_same(module) -> None:
    names = tuple(module("REPLACES = {'diarium_title': None}") for _ in range(2))
    with pytest.raises(PipesError, match=f"{names[1]}.*another module replaces"):
        own.components(PIPES, names)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("1 / 0", "failed .ZeroDivisionError: division by zero"),
        ("add(doc, 'goals', (0, 5), 'no Goal', 0.9)", "goals must hold Goal, not str"),
        ("add(doc, 'mine', (0, 5), object(), 0.9)", "cannot be written as JSON"),
        ("add(doc, 'mine', (0, 5), 1, 1.5)", "confidence"),
    ],
)
def test_a_component_that_fails_is_named(body: str, message: str, module, letter: Path) -> None:
    pipe = next(_NAMES)
    name = module(
        f"{HEAD}PIPES = ['{pipe}']\n@Language.component('{pipe}')\ndef mine(doc):\n    {body}\n    return doc\n"
    )
    with pytest.raises(PipesError, match=message):
        record_of(letter, name)


def test_a_changed_module_has_another_fingerprint(module, tmp_path: Path) -> None:
    name = module("PIPES = []")
    settings = Settings(extraction=ExtractSettings(pipes=(name,)))
    before = settings.fingerprint()
    assert before == settings.fingerprint() != Settings().fingerprint()
    (tmp_path / f"{name}.py").write_text("PIPES = []  # mended", encoding="utf-8")
    assert settings.fingerprint() != before


def test_settings_with_components_pass_through_the_ledger() -> None:
    settings = Settings(extraction=ExtractSettings(min_confidence=0.8, pipes=(FASTIGHETER,)))
    assert Settings.model_validate_json(settings.model_dump_json()) == settings
    assert Settings.model_validate_json('{"masks": []}') == Settings()
