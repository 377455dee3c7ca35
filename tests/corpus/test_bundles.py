"""A bundle from folder to site: a record for each of its documents, known to ledger, index and pages."""

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest
import typst
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from corpus.search import Searcher
from corpus.settings import Settings
from corpus.store import index
from corpus.verify import verify
from corpus.web.app import create_app
from corpus.web.images import CACHE
from extract.record import Record
from extract.settings import ExtractSettings
from scripts.cli import app
from tests.corpus.runs import rows, run, states

LETTER = """Granviks kommun\tTjänsteskrivelse
Kommunledningskontoret\t2018-0{number}-05
Handläggare Camilla Hedvall\tDnr KS 2018/10{number}

Till kommunstyrelsen

Taxa för {subject}

Förslag till beslut
Kommunstyrelsen godkänner taxan för {subject}.

Beslutet skickas till
Tekniska nämnden

Camilla Hedvall
kommunstrateg
"""
SUBJECTS = ("slamtömning", "sophämtning", "parkering")
LETTERS = [LETTER.format(number=number, subject=subject) for number, subject in enumerate(SUBJECTS, start=1)]
PARTS = ["handlingar.txt/p0001-0001.json", "handlingar.txt/p0002-0003.json", "handlingar.txt/p0004-0004.json"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A bundle of three documents, a blank page after the second, and a document by itself."""
    folder = tmp_path / "in" / "2018"
    folder.mkdir(parents=True)
    first, second, third = LETTERS
    (folder / "handlingar.txt").write_text("\f".join((first, second, "", third)), encoding="utf-8")
    (folder / "brev.txt").write_text(LETTER.format(number=7, subject="vatten"), encoding="utf-8")
    return folder.parent


@pytest.fixture
def out(source: Path, tmp_path: Path) -> Path:
    assert states(run(source, tmp_path / "out")) == {"done": 2}
    return tmp_path / "out"


def record_files(out: Path) -> set[str]:
    return {path.relative_to(out / "records" / "2018").as_posix() for path in (out / "records").rglob("*.json")}


def test_a_bundle_has_a_record_for_each_document_beside_its_own(out: Path) -> None:
    assert record_files(out) == {"brev.txt.json", "handlingar.txt.json", *PARTS}
    folder = out / "records" / "2018"
    whole = Record.model_validate_json((folder / "handlingar.txt.json").read_bytes())
    assert [part.record for part in whole.parts] == PARTS
    assert [part.title for part in whole.parts] == [f"Taxa för {subject}" for subject in SUBJECTS]
    third = Record.model_validate_json((folder / PARTS[2]).read_bytes())
    assert third.part is not None
    assert (folder / PARTS[2]).parent.joinpath(third.part.record).resolve() == (
        folder / "handlingar.txt.json"
    ).resolve()
    assert third.page_in_file(1) == 4
    decision = third.decisions[0]
    assert third.pages[0].text[decision.evidence.start : decision.evidence.end] == decision.text
    assert rows(out)["2018/handlingar.txt"]["pages"] == 4


def test_the_ledger_knows_every_part(source: Path, out: Path) -> None:
    assert [finding.path for finding in verify(out) if finding.fault] == []
    assert run(source, out) == []
    part = out / "records" / "2018" / PARTS[1]
    before = part.read_bytes()
    part.write_bytes(before[:-5] + b"xxxx\n")
    assert [(finding.path, finding.fault) for finding in verify(out) if finding.fault] == [
        (f"records/2018/{PARTS[1]}", "output-damaged")
    ]
    part.unlink()
    assert states(run(source, out)) == {"done": 1}
    assert part.read_bytes() == before


def test_parts_that_are_no_more_are_taken_away(source: Path, out: Path) -> None:
    index(out)
    stray = out / "records" / "2018" / "handlingar.txt" / "p0009-0012.json"  # of a try that was killed
    stray.write_text("{}")
    (source / "2018" / "handlingar.txt").write_text("\f".join(LETTERS[:2]), encoding="utf-8")
    assert states(run(source, out)) == {"done": 1}
    assert record_files(out) == {"brev.txt.json", "handlingar.txt.json", *PARTS[:1], "handlingar.txt/p0002-0002.json"}
    assert [finding.path for finding in verify(out) if finding.fault] == []
    whole = Settings(extraction=ExtractSettings(split=False))
    assert states(run(source, out, settings=whole)) == {"done": 2}
    assert record_files(out) == {"brev.txt.json", "handlingar.txt.json"}
    assert not (out / "records" / "2018" / "handlingar.txt").exists()
    assert [finding.path for finding in verify(out) if finding.fault] == []
    index(out)
    assert len(Searcher(out).search("taxa").hits) == 2


def test_show_lists_the_documents_of_a_bundle(out: Path) -> None:
    folder = out / "records" / "2018"
    listed = CliRunner().invoke(app, ["show", str(folder / "handlingar.txt.json")]).output
    assert all(f"Taxa för {subject}" in listed for subject in SUBJECTS)
    assert "pages 4-4 of the file" in CliRunner().invoke(app, ["show", str(folder / PARTS[2])]).output


def test_a_second_copy_of_a_bundle_is_its_duplicate(source: Path, out: Path) -> None:
    (source / "kopia.txt").write_bytes((source / "2018" / "handlingar.txt").read_bytes())
    assert states(run(source, out)) == {"duplicate": 1}


def test_the_index_has_the_parts_and_not_the_bundle(out: Path) -> None:
    done = index(out)
    assert (done.added, done.unreadable) == (5, [])
    with sqlite3.connect(out / "corpus.db") as db:
        paths = [row[0] for row in db.execute("SELECT path FROM documents ORDER BY path")]
    assert paths == ["2018/brev.txt", *(f"2018/handlingar.txt#page={page}" for page in (1, 2, 4))]
    [hit] = Searcher(out).search("sophämtning").hits
    assert hit.name.endswith("-2")
    assert index(out).unchanged == 5


def test_the_site_shows_a_part_with_its_place_in_the_bundle(source: Path, out: Path) -> None:
    index(out)
    site = TestClient(create_app(out, source), base_url="http://localhost")
    name = site.get("/api/search", params={"q": "parkering"}).json()["hits"][0]["name"]
    page = site.get(f"/document/{name}").text
    assert "Taxa för parkering" in page
    assert "4–4" in page
    whole = name.partition("-")[0]
    assert f'href="/document/{whole}"' in page
    listed = site.get(f"/document/{whole}").text
    assert all(f'href="/document/{whole}-{first}"' in listed for first in (1, 2, 4))
    assert json.loads(site.get(f"/api/documents/{whole}").text)["document"]["type"] == "handlingar"
    assert site.get(f"/document/{whole}-3").status_code == 404


def test_a_parts_pages_are_shown_as_those_of_the_file(tmp_path: Path) -> None:
    form = '#set page(paper: "a4")\n#set text(font: "Liberation Serif", lang: "sv")\n'
    lines = [letter.replace("\t", " #h(1fr) ").replace("\n", " \\\n") for letter in LETTERS[:2]]
    (tmp_path / "in").mkdir()
    content = typst.compile((form + "\n#pagebreak()\n".join(lines)).encode(), format="pdf")
    (tmp_path / "in" / "handlingar.pdf").write_bytes(content)
    assert states(run(tmp_path / "in", tmp_path / "out")) == {"done": 1}
    index(tmp_path / "out")
    site = TestClient(create_app(tmp_path / "out", tmp_path / "in"), base_url="http://localhost")
    sha256 = hashlib.sha256(content).hexdigest()
    assert site.get(f"/document/{sha256[:12]}-2/page-1.webp").status_code == 200
    assert [path.name for path in (tmp_path / "out" / CACHE).rglob("*.webp")] == [f"{sha256}-2.webp"]
    assert site.get(f"/document/{sha256[:12]}-2/page-2.webp").status_code == 404
    boxes = site.get(f"/api/documents/{sha256[:12]}-2/hits", params={"q": "sophämtning"}).json()["boxes"]
    assert len(boxes) == 2
