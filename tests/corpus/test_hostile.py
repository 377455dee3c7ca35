"""Hostile files have the reason that is theirs, and what can be read of them is."""

from pathlib import Path

import pytest

from corpus.soak.documents import assembled
from corpus.soak.hostile import FILES
from extract.record import Record
from tests.corpus.runs import rows, run

FAILING = {
    "encrypted.pdf": "encrypted",
    "cyclic-tree.pdf": "damaged",
    "deep-tree.pdf": "damaged",
    "header-only.pdf": "damaged",
    "million-pages-claimed.pdf": "too-large",
    "huge.png": "too-large",
    "bomb.png": "too-large",
    "truncated.jpg": "damaged",
    "named-wrong.pdf": "mislabelled",
    "zip.pdf": "mislabelled",
    "feeds.txt": "too-large",
    "too-long.txt": "too-large",
    "nul.txt": "not-text",
    "empty.pdf": "empty",
}
READ = {
    "encrypted-empty-user-password.pdf": None,
    "attachment.pdf": "attachment, not read: '../../utanför.exe'",
    "javascript.pdf": "holds JavaScript, which was not run",
    "huge-image.pdf": "page 1: has an image of more than 150 million pixels and was not read",
    "rubbish-before.pdf": None,
    "broken-font.pdf": None,
    "blank.txt": None,
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    for name in (*FAILING, *READ):
        (folder / "in" / name).write_bytes(FILES[name]())
    run(folder / "in", folder / "out")
    return folder / "out"


@pytest.mark.parametrize(("name", "cause"), FAILING.items())
def test_a_file_that_cannot_be_read_says_why(name: str, cause: str, out: Path) -> None:
    row = rows(out)[name]
    assert (row["state"], row["cause"]) == ("failed", cause)
    assert row["message"].split(": ")[0].endswith(f"/in/{name}")
    assert not (out / row["record"]).exists()


@pytest.mark.parametrize(("name", "warning"), READ.items())
def test_a_file_that_can_be_read_is(name: str, warning: str | None, out: Path) -> None:
    record = Record.model_validate_json((out / rows(out)[name]["record"]).read_bytes())
    assert warning is None or warning in record.warnings


def test_one_damaged_page_does_not_cost_the_others(tmp_path: Path) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    pages = b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, b"(none)"]))
    run(tmp_path / "in", tmp_path / "out")
    record = Record.model_validate_json((tmp_path / "out" / "records" / "a.pdf.json").read_bytes())
    assert record.source.pages == 2
    assert record.warnings == ["page 2: is damaged and could not be read"]
