"""A run does what is to do and no more, keeps what is done, and says why when it cannot go on."""

import errno
import json
import os
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from corpus import atomic, worker
from corpus.causes import MAX_TRIES, Again, again
from corpus.convert import Conversion, RunError
from corpus.inputs import find_inputs
from corpus.ledger import NAME, Ledger, LedgerError, last_settings
from corpus.settings import Limits, Settings
from corpus.soak.documents import hashes, letter, make_letters
from corpus.status import status
from corpus.verify import verify
from corpus.worker import Result, Task, convert_one
from extract.record import Record
from normalize.masking import COVER, MaskKind
from tests.corpus.engines import Here
from tests.corpus.runs import rows, run, states


@pytest.fixture
def source(tmp_path: Path) -> Path:
    make_letters(tmp_path / "in", 6)
    return tmp_path / "in"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def first(source: Path) -> Path:
    return source / "000" / "brev 0.txt"


def failing(cause: str, *, times: int = 99) -> Here:
    """An engine on which each document fails so many times."""
    left: dict[int, int] = {}

    def convert(task: Task) -> Result:
        left[task.id] = left.get(task.id, times) - 1
        return Result(cause, f"{task.path}: {cause}") if left[task.id] >= 0 else convert_one(task)

    return Here(convert)


def test_a_second_run_has_nothing_to_do(source: Path, out: Path) -> None:
    assert states(run(source, out)) == {"done": 6}
    before = hashes(out / "records")
    assert run(source, out) == []
    assert hashes(out / "records") == before


def test_what_changed_is_converted_again(source: Path, out: Path, first: Path) -> None:
    run(source, out)
    first.write_text(letter(77), encoding="utf-8")
    (source / "new.txt").write_text(letter(78), encoding="utf-8")
    outcomes = run(source, out)
    assert {outcome.shown: outcome.state for outcome in outcomes} == {"000/brev 0.txt": "done", "new.txt": "done"}


def test_a_touched_file_is_read_but_not_converted(source: Path, out: Path, first: Path) -> None:
    run(source, out)
    os.utime(first, (1, 1))
    assert states(run(source, out)) == {"unchanged": 1}
    assert run(source, out) == []


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_text("{}")], ids=["lost", "cut short"])
def test_a_record_that_is_gone_is_made_again_with_the_same_bytes(harm, source: Path, out: Path) -> None:
    run(source, out)
    before = hashes(out / "records")
    harm(out / "records" / "000" / "brev 0.txt.json")
    assert states(run(source, out)) == {"done": 1}
    assert hashes(out / "records") == before


def test_other_settings_convert_all_again(source: Path, out: Path) -> None:
    run(source, out)
    assert states(run(source, out, settings=Settings(masks=(MaskKind.EMAIL,)))) == {"done": 6}


def test_two_outs_are_the_same_but_for_the_time_of_conversion(source: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run(source, tmp_path / "a")
    run(source, tmp_path / "b")
    assert hashes(tmp_path / "a" / "records") == hashes(tmp_path / "b" / "records")


def test_the_same_content_is_converted_once(source: Path, out: Path, first: Path) -> None:
    (source / "000" / "copy.txt").write_bytes(first.read_bytes())
    (source / "000" / "link.txt").symlink_to(first)
    assert states(run(source, out)) == {"done": 6, "duplicate": 2}
    assert run(source, out) == []
    first.write_text(letter(77), encoding="utf-8")
    (source / "000" / "link.txt").unlink()
    assert {outcome.shown: outcome.state for outcome in run(source, out)} == {
        "000/brev 0.txt": "done",
        "000/copy.txt": "done",
        "000/link.txt": "failed",
    }


def test_the_same_content_of_another_kind_is_no_duplicate(source: Path, out: Path) -> None:
    for name in ("a.pdf", "a.txt"):
        (source / name).write_text(letter(50), encoding="utf-8")
    outcomes = {outcome.shown: outcome.state for outcome in run(source, out)}
    assert (outcomes["a.pdf"], outcomes["a.txt"]) == ("failed", "done")


@pytest.mark.parametrize(
    ("cause", "tries_at_once", "runs_again"),
    [
        ("damaged", 1, False),
        ("unforeseen", 1, False),
        ("timed-out", 1, True),
        ("out-of-memory", 1, True),
        ("crashed", MAX_TRIES, True),
        ("changed", MAX_TRIES, True),
        ("not-accessible", 1, True),
        ("missing-tesseract", 1, True),
        ("not-writable", 1, True),
    ],
)
def test_a_failure_is_tried_again_when_it_may_pass(
    cause: str, tries_at_once: int, runs_again: bool, source: Path, out: Path
) -> None:
    assert states(run(source, out, engine=failing(cause))) == Counter(failed=6, todo=6 * (tries_at_once - 1))
    assert {row["tries"] for row in rows(out).values()} == {tries_at_once}
    assert states(run(source, out)) == ({"done": 6} if runs_again else {})


def test_a_document_past_its_time_is_given_up_after_three_runs(source: Path, out: Path) -> None:
    for _ in range(MAX_TRIES):
        assert states(run(source, out, engine=failing("timed-out"))) == {"failed": 6}
    assert run(source, out) == []


def test_a_crash_costs_one_try(source: Path, out: Path) -> None:
    assert states(run(source, out, engine=failing("crashed", times=1))) == {"todo": 6, "done": 6}


def test_retry_takes_all_that_failed_or_one_cause(source: Path, out: Path) -> None:
    run(source, out, engine=failing("damaged"))
    for cause, done in (("encrypted", 0), ("damaged", 6)):
        with Conversion(out, Settings(), "local", Here) as conversion:
            conversion.plan_retry(cause)
            assert len(list(conversion.outcomes())) == done


def test_what_a_killed_run_left_is_done_and_costs_no_try(source: Path, out: Path) -> None:
    out.mkdir()
    ledger = Ledger(out)
    ledger.begin_run("local", Settings())
    ledger.plan(find_inputs([str(source)], out).files, Settings().fingerprint())
    for _ in range(4):
        assert ledger.claim()
    (out / ".tmp" / "tmpkilled").mkdir(parents=True)
    ledger.close()
    assert states(run(source, out)) == {"done": 6}
    assert {row["tries"] for row in rows(out).values()} == {1}
    assert not (out / ".tmp").exists()


def test_two_runs_exclude_each_other(source: Path, out: Path) -> None:
    with Conversion(out, Settings(), "local", Here), pytest.raises(RunError, match="another run"):
        Conversion(out, Settings(), "local", Here).__enter__()
    assert states(run(source, out)) == {"done": 6}


def test_an_interrupted_run_gives_back_what_it_had(source: Path, out: Path) -> None:
    calls: list[int] = []

    def interrupted(task: Task) -> Result:
        calls.append(task.id)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return convert_one(task)

    engine = Here(interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(source, out, engine=engine)
    assert engine.is_closed
    assert status(out).ending == "interrupted"
    assert status(out).states == {"todo": 5, "running": 0, "done": 1, "failed": 0, "duplicate": 0}
    assert states(run(source, out)) == {"done": 5}


def test_a_full_disk_stops_the_run_and_loses_nothing(source: Path, out: Path, monkeypatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(RunError, match="free space"):
        run(source, out)
    assert status(out).states["todo"] == 6
    assert (status(out).ending or "").startswith("stopped: ")
    monkeypatch.undo()
    assert states(run(source, out)) == {"done": 6}


def test_an_out_that_is_a_file_is_said_to_be_one(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(RunError, match="cannot be written"):
        run(source, tmp_path / "out")


def test_a_link_in_out_does_not_lead_records_elsewhere(source: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (out / "records").mkdir(parents=True)
    (out / "records" / "000").symlink_to(tmp_path / "elsewhere")
    assert states(run(source, out)) == {"failed": 6}
    assert {row["cause"] for row in rows(out).values()} == {"not-writable"}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_that_changes_while_it_is_read_is_read_again(source: Path, out: Path, first: Path, monkeypatch) -> None:
    copied = worker._copied

    def changing(path: str, target: Path) -> str:
        if Path(path) == first and "ändrad" not in first.read_text(encoding="utf-8"):
            first.write_text(letter(0) + "ändrad", encoding="utf-8")
        return copied(path, target)

    monkeypatch.setattr(worker, "_copied", changing)
    assert states(run(source, out)) == {"todo": 1, "done": 6}
    record = Record.model_validate_json((out / "records" / "000" / "brev 0.txt.json").read_bytes())
    assert record.pages[0].text.endswith("ändrad")


def test_a_file_that_vanishes_has_its_reason(source: Path, out: Path, first: Path) -> None:
    with Conversion(out, Settings(), "local", Here) as conversion:
        conversion.plan(find_inputs([str(source)], out).files)
        first.unlink()
        outcomes = list(conversion.outcomes())
    assert states(outcomes) == {"done": 5, "failed": 1}
    assert rows(out)["000/brev 0.txt"]["cause"] == "not-accessible"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file at hand that opens and cannot be read")
def test_a_share_that_goes_away_while_it_is_read_may_be_back(tmp_path: Path) -> None:
    with pytest.raises(worker._Failed, match="cannot be read") as failed:
        worker._copied("/proc/self/mem", tmp_path / "copy")
    assert again(failed.value.cause) is Again.NEXT_RUN


def test_what_is_no_file_is_not_opened(source: Path, out: Path) -> None:
    os.mkfifo(source / "pipe.pdf")
    (source / "device.txt").symlink_to("/dev/zero")
    run(source, out)
    assert rows(out)["pipe.pdf"]["cause"] == rows(out)["device.txt"]["cause"] == "not-a-file"


def test_the_log_has_a_line_for_each_document(source: Path, out: Path) -> None:
    run(source, out)
    lines = [json.loads(line) for line in (out / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["start", *["document"] * 6, "end"]
    assert {line["state"] for line in lines if line["event"] == "document"} == {"done"}


def test_status_tells_failures_slowest_and_most_doubtful(source: Path, out: Path) -> None:
    (source / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    run(source, out)
    found = status(out)
    assert not found.is_running
    assert found.states == {"todo": 0, "running": 0, "done": 6, "failed": 1, "duplicate": 0}
    assert [(failure["cause"], failure["count"]) for failure in found.failures] == [("damaged", 1)]
    assert len(found.slowest) == len(found.most_doubtful) == 5
    with Conversion(out, Settings(), "local", Here):
        assert status(out).is_running


def test_verify_finds_every_kind_of_fault(source: Path, out: Path, first: Path) -> None:
    run(source, out)
    assert {finding.fault for finding in verify(out)} == {None}
    folder = out / "records" / "000"
    first.write_text("something else", encoding="utf-8")
    (source / "000" / "brev 1.txt").unlink()
    (folder / "brev 2.txt.json").unlink()
    (folder / "brev 3.txt.json").write_text("{}", encoding="utf-8")
    (folder / "stranger.json").write_text("{}", encoding="utf-8")
    assert {finding.fault: Path(finding.path).name for finding in verify(out) if finding.fault} == {
        "original-changed": "brev 0.txt",
        "original-missing": "brev 1.txt",
        "output-missing": "brev 2.txt.json",
        "output-damaged": "brev 3.txt.json",
        "not-in-ledger": "stranger.json",
    }


def test_a_record_whose_original_has_gone_bad_is_kept_and_called_outdated(source: Path, out: Path, first: Path) -> None:
    run(source, out)
    first.write_bytes(b"\0" * 500)
    assert states(run(source, out)) == {"failed": 1}
    assert [finding.fault for finding in verify(out) if finding.fault] == ["output-outdated"]


def test_masking_covers_text_and_fields_with_a_count(source: Path, out: Path, first: Path) -> None:
    first.write_text("Handläggare\nÅsa Öberg 811228-9874, asa@varnas.se\n", encoding="utf-8")
    outcomes = run(source, out, settings=Settings(masks=(MaskKind.PERSONNUMMER,)))
    assert sum(outcome.result.masked["personnummer"] for outcome in outcomes) == 1
    content = (out / "records" / "000" / "brev 0.txt.json").read_text(encoding="utf-8")
    assert "9874" not in content
    assert COVER * 11 in content
    assert "asa@varnas.se" in content
    assert "masked: 1 personnummer" in content
    assert "811228-9874" in first.read_text(encoding="utf-8")


def test_limits_refuse_nonsense() -> None:
    with pytest.raises(ValueError, match="greater than 0"):
        Limits(seconds=0)


def test_a_line_that_a_killed_run_left_half_does_not_spoil_the_next(source: Path, out: Path) -> None:
    out.mkdir()
    (out / "log.jsonl").write_text('{"time": "2019', encoding="utf-8")
    run(source, out)
    lines = (out / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1])["event"] == "start"


@pytest.mark.parametrize("statement", [None, "PRAGMA user_version = 9"])
def test_a_ledger_that_cannot_be_used_is_named(source: Path, out: Path, statement: str | None) -> None:
    run(source, out)
    if statement is None:
        (out / NAME).write_bytes(b"no database at all" * 100)
    else:
        with sqlite3.connect(out / NAME) as db:
            db.execute(statement)
    for use in (lambda: run(source, out), lambda: status(out), lambda: list(verify(out)), lambda: last_settings(out)):
        with pytest.raises((RunError, LedgerError), match=f"{out}.*; (put a copy|convert into a new folder)"):
            use()


def test_a_stranger_with_an_odd_name_is_found(source: Path, out: Path) -> None:
    run(source, out)
    try:
        Path(os.fsdecode(os.fsencode(out) + b"/records/m\xe5l.json")).touch()
    except OSError:
        pytest.skip("this file system has names in UTF-8 only")
    assert [item.path for item in verify(out) if item.fault == "not-in-ledger"] == ["records/m%E5l.json"]
