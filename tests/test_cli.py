"""The command line as its users meet it: what it prints, what it writes and how it ends."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.inputs import Input, Inputs
from extract.record import Record, json_schema
from scripts.cli import VERBS, Verb, app
from tests.extract.broken import REASONS, make_broken

LETTER = """Till Kommunstyrelsen

Strategiska mål för 2019

Förslag till beslut
Kommunstyrelsen godkänner förslaget den 5 mars 2019.

Handläggare
Åsa Öberg, utvecklingschef
"""


@pytest.fixture
def run() -> CliRunner:
    return CliRunner()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    folder = tmp_path / "in" / "ärenden 2019"
    folder.mkdir(parents=True)
    (folder / "mål.txt").write_text(LETTER, encoding="utf-8")
    return folder / "mål.txt"


def test_help_groups_verbs_by_user(run: CliRunner) -> None:
    shown = run.invoke(app, ["--help"]).output
    assert "For archivists" in shown
    assert "For researchers" in shown


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_there_and_says_what_the_list_says(verb: str, run: CliRunner) -> None:
    result = run.invoke(app, [verb, "--help"])
    assert result.exit_code == 0
    opening = " ".join(str(Verb(verb).help).split("\n\n")[0].split())
    assert opening in " ".join(result.output.split())


def test_the_list_of_verbs_loads_none() -> None:
    loaded = (
        "import sys, scripts.cli; print([name for name in sys.modules if name.split('.')[0] in ('extract', 'spacy')])"
    )
    shown = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


def test_convert_writes_a_record_at_the_same_path(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run.invoke(app, ["convert", str(tmp_path / "in"), "--out", str(out), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    record = Record.model_validate_json((out / "records" / "ärenden 2019" / "mål.txt.json").read_bytes())
    assert record.source.path == "ärenden 2019/mål.txt"
    assert [person.name for person in record.handlaggare] == ["Åsa Öberg"]
    assert letter.read_text(encoding="utf-8") == LETTER


def test_broken_files_are_named_and_the_rest_converted(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    make_broken(letter.parent)
    result = run.invoke(app, ["convert", str(letter.parent), "--out", str(tmp_path / "out"), "--json"])
    assert result.exit_code == 3
    summary = json.loads(result.stdout)
    assert summary["documents"] == 1
    assert summary["skipped"] == [str(letter.parent / "letter.docx")]
    failed = {
        name
        for name in REASONS
        if any(failure.startswith(f"{letter.parent / name}: ") for failure in summary["failures"])
    }
    assert failed == set(REASONS) - {"letter.docx"}
    assert [path.name for path in (tmp_path / "out" / "records").rglob("*") if path.is_file()] == ["mål.txt.json"]


def test_a_file_of_a_kind_not_read_fails_when_it_is_named(run: CliRunner, tmp_path: Path) -> None:
    make_broken(tmp_path)
    result = run.invoke(app, ["convert", str(tmp_path / "letter.docx"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert "letter.docx" in result.output


def test_globs_and_files_with_one_name_do_not_collide(run: CliRunner, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(LETTER + folder, encoding="utf-8")
    result = run.invoke(app, ["convert", str(tmp_path / "*" / "x.txt"), "--out", str(tmp_path / "out"), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    records = (tmp_path / "out" / "records").rglob("*.json")
    assert sorted(path.relative_to(tmp_path / "out" / "records").as_posix() for path in records) == [
        "a/x.txt.json",
        "b/x.txt.json",
    ]


@pytest.mark.parametrize(
    "arguments",
    [["convert", "no-such", "--out", "out"], ["convert", "."], ["convert", ".", "--out", "o", "--jobs", "0"]],
)
def test_wrong_usage_ends_with_2(
    run: CliRunner, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run.invoke(app, arguments).exit_code == 2


def test_a_folder_with_nothing_to_convert_is_wrong_usage(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert run.invoke(app, ["convert", str(tmp_path / "in"), "--out", str(tmp_path / "out")]).exit_code == 2


def test_show_prints_a_record(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    run.invoke(app, ["convert", str(letter), "--out", str(tmp_path / "out"), "--jobs", "1"])
    shown = run.invoke(app, ["show", str(tmp_path / "out" / "records" / "mål.txt.json")])
    assert shown.exit_code == 0
    for text in ("Strategiska mål för 2019", "Åsa Öberg", "utvecklingschef", "2019-03-05"):
        assert text in shown.output


def test_show_of_another_file_says_so(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    shown = run.invoke(app, ["show", str(tmp_path / "other.json")])
    assert shown.exit_code == 2
    assert "no record" in shown.output


def test_status_retry_and_verify_follow_a_conversion(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    (letter.parent / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    out = str(tmp_path / "out")
    assert run.invoke(app, ["convert", str(letter.parent), "--out", out, "--quiet"]).exit_code == 3
    shown = json.loads(run.invoke(app, ["status", out, "--json"]).stdout)
    assert shown["documents"] == {"todo": 0, "running": 0, "done": 1, "failed": 1, "duplicate": 0}
    assert "damaged" in run.invoke(app, ["status", out]).output
    again = run.invoke(app, ["retry", out, "--json"])
    assert again.exit_code == 3
    assert len(json.loads(again.stdout)["failures"]) == 1
    assert run.invoke(app, ["verify", out]).exit_code == 0
    letter.write_text("changed", encoding="utf-8")
    verified = run.invoke(app, ["verify", out, "--json"])
    assert verified.exit_code == 3
    assert json.loads(verified.stdout)["faults"] == {"original-changed": 1}


@pytest.mark.parametrize("verb", ["status", "retry", "verify"])
def test_a_folder_without_a_ledger_is_wrong_usage(run: CliRunner, verb: str, tmp_path: Path) -> None:
    result = run.invoke(app, [verb, str(tmp_path)])
    assert result.exit_code == 2
    assert "no ledger" in result.output


def test_quiet_prints_nothing_and_masking_counts(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    letter.write_text(LETTER + "811228-9874\n", encoding="utf-8")
    arguments = ["convert", str(letter), "--out", str(tmp_path / "out"), "--mask", "personnummer"]
    assert json.loads(run.invoke(app, [*arguments, "--json", "--quiet"]).stdout)["masked"]["personnummer"] == 1
    assert run.invoke(app, [*arguments, "--quiet"]).output == ""


def test_converting_with_an_index_makes_what_search_asks(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    arguments = ["convert", str(letter), "--out", str(tmp_path / "out"), "--index"]
    assert run.invoke(app, arguments).exit_code == 0
    found = run.invoke(app, ["search", "beslut", "--in", str(tmp_path / "out"), "--json"])
    assert len(json.loads(found.stdout)["hits"]) == 1


def test_a_scheduler_without_its_engine_is_wrong_usage(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    arguments = ["convert", str(letter), "--out", str(tmp_path / "out"), "--scheduler", "tcp://x:1"]
    assert run.invoke(app, arguments).exit_code == 2


def test_repair_mends_standard_input(run: CliRunner) -> None:
    result = run.invoke(
        app, ["repair"], input="Forslag till beslut f6r kommunstyrelsen att godkanna\n".encode("cp1252")
    )
    assert result.output == "Förslag till beslut för kommunstyrelsen att godkänna\n"


def test_repair_shows_its_edits(run: CliRunner) -> None:
    text = "Forslag till beslut f6r kommunstyrelsen att godkanna\n"
    page = json.loads(run.invoke(app, ["repair", "--json"], input=text).output)
    assert {edit["before"]: edit["after"] for edit in page["edits"]}["f6r"] == "för"
    shown = run.invoke(app, ["repair", "--diff"], input=text).output
    assert "- Forslag" in shown
    assert "+ Förslag" in shown


def test_repair_leaves_alone_what_is_less_sure_than_asked(run: CliRunner) -> None:
    text = "Forslag till beslut f6r kommunstyrelsen att godkanna malen\n"
    page = json.loads(run.invoke(app, ["repair", "--json", "--min-confidence", "1"], input=text).output)
    assert page["text"] == text
    assert {edit["before"] for edit in page["doubtful"]} >= {"f6r", "godkanna"}


def test_repair_streams_pages_and_keeps_every_character_between_them(run: CliRunner, tmp_path: Path) -> None:
    text = "Forslag till beslut\n\fatt godkanna f6rslaget\n" * 3 + "Bilaga"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    output = run.invoke(app, ["repair", str(tmp_path / "a.txt")]).output
    assert output == "Förslag till beslut\n\fatt godkänna förslaget\n" * 3 + "Bilaga"


def test_repair_reports_what_it_changed_how_often(run: CliRunner) -> None:
    shown = run.invoke(
        app, ["repair", "--report"], input="Forslag f6r beslut, forslag f6r yttrande av namnden\n"
    ).output
    assert "f6r" in shown
    assert "nämnden" in shown


def test_schema_prints_the_schema(run: CliRunner) -> None:
    assert json.loads(run.invoke(app, ["schema"]).output) == json_schema()


def test_what_is_cut_short_and_what_is_wrong_is_said(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (letter.parent / "b.txt").write_text(LETTER + "Igen.", encoding="utf-8")
    assert run.invoke(app, ["convert", str(letter.parent), "--out", str(out), "--index", "--quiet"]).exit_code == 0
    assert "nothing has failed for typo" in run.invoke(app, ["retry", str(out), "--cause", "typo"]).stderr
    found = run.invoke(app, ["search", "beslut", "--in", str(out), "--csv", "--limit", "1"])
    assert len(found.stdout.splitlines()) == 2
    assert found.stderr == "the first 1 of 2; --limit 2 gives all\n"
    (out / "corpus.db").write_bytes(b"no database at all" * 100)
    for arguments in (["index", str(out)], ["search", "a", "--in", str(out)], ["goals", "--in", str(out)]):
        broken = run.invoke(app, arguments)
        assert broken.exit_code == 4
        assert f"{out / 'corpus.db'}: the index is damaged" in broken.stderr


def test_folders_that_cannot_be_looked_into_are_failures(
    run: CliRunner, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = Inputs((Input(str(letter), letter.name),), (), ("in/locked: cannot be looked into",))
    monkeypatch.setattr("scripts.convert.find_inputs", lambda *_: locked)
    result = run.invoke(app, ["convert", str(letter), "--out", str(tmp_path / "out"), "--json"])
    assert result.exit_code == 3
    assert json.loads(result.stdout)["failures"] == ["in/locked: cannot be looked into"]


def test_an_address_that_is_taken_is_named(run: CliRunner, letter: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    run.invoke(app, ["convert", str(letter), "--out", out, "--index", "--quiet"])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run.invoke(app, ["serve", out, "--port", port])
    assert result.exit_code == 2
    assert "another --host" in " ".join(result.output.replace("│", " ").split())
