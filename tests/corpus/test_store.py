"""The index follows the records: new, changed, gone, and broken ones."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus import store
from corpus.goals import goal_lines
from corpus.schema import ITEMS, NAME, BrokenCorpus, NoCorpus
from corpus.search import Searcher
from corpus.store import index


@pytest.fixture
def out(archive: Path, tmp_path: Path) -> Path:
    shutil.copytree(archive / "records", tmp_path / "records")
    index(tmp_path)
    return tmp_path


def content(out: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows but for numbers that only say in which order they came, and stamps."""
    with sqlite3.connect(out / NAME) as connection:
        tables = {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in ("documents", *ITEMS)
        }
    return {
        table: sorted((row[1:-1] if table == "documents" else row[2:] for row in rows), key=repr)
        for table, rows in tables.items()
    }


def test_nothing_is_read_twice(out: Path) -> None:
    done = index(out)
    assert (done.added, done.changed, done.removed, done.unchanged) == (0, 0, 0, 4)


def test_a_changed_record_takes_the_place_of_the_old_one(out: Path) -> None:
    path = out / "records" / "teknik" / "cykelvag.pdf.json"
    before = Searcher(out).search("cykelväg").hits[0]
    path.write_text(path.read_text(encoding="utf-8").replace("ykelväg", "ykelbana"), encoding="utf-8")
    done = index(out)
    assert (done.added, done.changed, done.unchanged) == (0, 1, 3)
    assert Searcher(out).search("cykelbana").hits[0].id == before.id
    assert Searcher(out).search('"cykelväg"').total == 0
    with sqlite3.connect(out / NAME) as connection:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")


def test_a_record_that_is_gone_leaves_nothing(out: Path) -> None:
    shutil.rmtree(out / "records" / "teknik")
    assert index(out).removed == 1
    incremental = content(out)
    (out / NAME).unlink()
    index(out)
    assert incremental == content(out)


def test_a_broken_record_is_named_and_the_rest_is_indexed(out: Path) -> None:
    (out / "records" / "broken.pdf.json").write_text('{"schema_version": "0.1"}', encoding="utf-8")
    done = index(out)
    assert len(done.unreadable) == 1
    assert "broken.pdf.json" in done.unreadable[0]
    assert done.unchanged == 4


def test_an_index_of_another_version_is_made_anew(out: Path) -> None:
    with sqlite3.connect(out / NAME) as connection:
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(NoCorpus, match="diarium index"):
        Searcher(out)
    assert index(out).added == 4


def test_without_records_or_index_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoCorpus, match="diarium convert"):
        index(tmp_path)
    with pytest.raises(NoCorpus, match="diarium index"):
        Searcher(tmp_path)


def test_every_item_has_its_evidence(out: Path) -> None:
    with sqlite3.connect(out / NAME) as connection:
        rows = connection.execute(
            "SELECT substr(pages.text, start + 1, end - start), budgets.text FROM budgets "
            "JOIN pages ON pages.document = budgets.document AND pages.number = budgets.page"
        ).fetchall()
        paragraphs = [row[0] for row in connection.execute("SELECT text FROM paragraph_texts")]
    assert rows
    assert all(passage == text for passage, text in rows)
    record = json.loads((out / "records" / "mal-2016.pdf.json").read_text(encoding="utf-8"))
    assert all(paragraph in paragraphs for paragraph in record["pages"][0]["text"].split("\n\n") if paragraph)


def test_goals_of_an_indexing_that_was_stopped_are_followed_by_the_next(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(archive / "records", tmp_path / "records")
    with monkeypatch.context() as patched:
        patched.setattr(store, "_finish", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            index(tmp_path)
    assert goal_lines(Searcher(tmp_path)) == []
    assert index(tmp_path).unchanged == 4
    assert goal_lines(Searcher(tmp_path)) == goal_lines(Searcher(archive))


def test_a_damaged_index_is_named_with_the_way_out(out: Path) -> None:
    (out / NAME).write_bytes(b"no database at all" * 100)
    for use in (index, Searcher):
        with pytest.raises(BrokenCorpus, match=r"corpus\.db: .*delete it and make it anew"):
            use(out)


def test_an_index_that_another_is_writing_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (out / "records" / "mal-2016.pdf.json").touch()
    monkeypatch.setattr(store, "_PATIENCE", 0.1)
    with sqlite3.connect(out / NAME) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BrokenCorpus, match="no other `diarium index`"):
            index(out)


def test_a_folder_named_as_a_record_is_none(out: Path) -> None:
    (out / "records" / "mal.json").mkdir()
    assert index(out).unreadable == []


def test_a_question_sees_one_state_of_the_index(out: Path) -> None:
    searcher = Searcher(out)
    with searcher.snapshot():
        before = searcher.search("mål").total
        other = sqlite3.connect(out / NAME, timeout=0.1, isolation_level=None)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("DELETE FROM documents")
        assert searcher.search("mål").total == before
