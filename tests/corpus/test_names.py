"""Every name has a record of its own, under OUT, that a file system takes."""

import errno
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.inputs import find_inputs
from corpus.names import as_text, collision_key, mark_of, on_one_line, record_name
from corpus.soak.documents import letter
from tests.corpus.runs import rows, run, states

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=80).filter(
    lambda name: name not in (".", "..") and len(name.encode()) <= 255
)


@given(NAMES, st.booleans())
def test_a_record_s_name_fits_the_file_system_and_stays_below_records(name: str, is_marked: bool) -> None:
    record = record_name(name, mark=mark_of(name) if is_marked else "")
    assert Path(record).parts[0] == "records"
    assert ".." not in Path(record).parts
    assert len(os.fsencode(record.split("/")[-1])) <= 255
    assert record.endswith(".json")


@given(NAMES)
def test_a_name_on_one_line_has_one_line(name: str) -> None:
    assert len(on_one_line(name).splitlines()) == 1


def test_names_that_some_file_system_takes_for_one_have_one_key() -> None:
    name = "Översikt åäö.pdf"
    assert {collision_key(form(name)) for form in (str.upper, str.lower, nfc, nfd)} == {collision_key(name)}
    assert collision_key("a.pdf") != collision_key("a.txt")


def nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def nfd(name: str) -> str:
    return unicodedata.normalize("NFD", name)


@pytest.mark.parametrize(
    "names",
    [
        (nfc("å.txt"), nfd("å.txt")),
        ("A.txt", "a.txt"),
        ("n" * 251 + ".txt", "n" * 250 + "m.txt"),
        ("två\nrader.txt", "tvärader.txt"),
        ("..a.txt", "a..txt"),
    ],
    ids=["nfc-nfd", "case", "255-bytes", "newline", "dots"],
)
def test_no_odd_name_is_lost(names: tuple[str, str], tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number, name in enumerate(names):
        (folder / name).write_text(letter(number), encoding="utf-8")
    visible = [name for name in names if not name.startswith(".")]
    if len(list(folder.iterdir())) < len(names):
        pytest.skip("this file system takes the two for one")
    assert states(run(folder, out)) == {"done": len(visible)}
    assert len({collision_key(str(path)) for path in (out / "records").rglob("*.json")}) == len(visible)


def test_names_in_another_encoding_are_shown_with_their_bytes(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/prot\xe5koll.txt")).write_text(letter(1), encoding="utf-8")
    except OSError:
        pytest.skip("this file system has names in UTF-8 only")
    assert states(run(folder, out)) == {"done": 1}
    assert (out / "records" / "prot%E5koll.txt.json").is_file()
    assert as_text("prot\udce5koll") == "prot%E5koll"


def test_links_to_folders_are_not_followed_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("a", encoding="utf-8")
    (folder / "round.txt").symlink_to(".")
    found = find_inputs([str(folder)], tmp_path / "out")
    assert [item.shown for item in found.files] == ["a.txt"]
    assert found.skipped == (str(folder / "round.txt"),)


def test_folders_that_cannot_be_looked_into_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("open", "locked"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "a.txt").write_text("a", encoding="utf-8")
    scan = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = find_inputs([str(tmp_path / "in")], tmp_path / "out")
    assert [item.shown for item in found.files] == ["open/a.txt"]
    (problem,) = found.unlisted
    assert problem.startswith(f"{tmp_path / 'in' / 'locked'}: cannot be looked into (Permission denied); ")


def test_a_second_folder_s_file_of_the_same_name_has_a_record_of_its_own(tmp_path: Path) -> None:
    for number, name in enumerate(("first", "second")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(letter(number), encoding="utf-8")
        assert states(run(tmp_path / name, tmp_path / "out")) == {"done": 1}
    assert len(list((tmp_path / "out" / "records").iterdir())) == 2


def test_an_archive_that_was_moved_is_not_converted_again(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "x.txt").write_text(letter(1), encoding="utf-8")
    run(tmp_path / "old", tmp_path / "out")
    (tmp_path / "old").rename(tmp_path / "new")
    assert states(run(tmp_path / "new", tmp_path / "out")) == {"unchanged": 1}
    assert len(rows(tmp_path / "out")) == 1
