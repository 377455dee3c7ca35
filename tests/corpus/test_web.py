"""The site's pages and API: what they show, and that nothing a document or a request says can run or reach outside."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import typst
from fastapi.testclient import TestClient

from corpus.schema import NAME
from corpus.store import index
from corpus.web.app import create_app
from corpus.web.images import CACHE
from normalize.masking import MaskKind
from tests.corpus.archives import converted

LOCAL = "http://127.0.0.1:8000"
ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"


@pytest.fixture(scope="module")
def site(archive: Path, scans: Path) -> TestClient:
    return TestClient(create_app(archive, scans), base_url=LOCAL)


@pytest.fixture(scope="module")
def name(site: TestClient) -> str:
    return str(site.get("/api/search", params={"q": "cykelväg"}).json()["hits"][0]["name"])


def addresses(name: str) -> Iterator[str]:
    """Every page, with an attack in each parameter that it knows and one that it does not."""
    attack = quote(ATTACK)
    for page in ("/", "/goals", "/budgets", f"/document/{name}", "/api", "/api/search", "/api/goals", "/api/budgets"):
        for parameter in ("q", "facet", "order", "offset", "from", "to", "kind", "lang", "page", "limit", "other"):
            yield f"{page}?{parameter}={attack}"
    for field in ("year", "organ", "type", "municipality", "person", "nothing"):
        yield f"/?facet={field}:{attack}"
    yield f"/{attack}"
    yield f"/document/{attack}"


def test_an_attack_in_any_parameter_is_shown_as_text(site: TestClient, name: str) -> None:
    for address in addresses(name):
        answer = site.get(address)
        assert answer.status_code < 500, address
        assert answer.headers["content-security-policy"].startswith("default-src 'none'"), address
        if answer.headers["content-type"].startswith("text/html"):
            assert "<script>alert" not in answer.text, address
            assert "<img src=x" not in answer.text, address
            assert "49" not in re.findall(r'value="([^"]*)"', answer.text), address


@pytest.mark.parametrize("field", ["title", "organ", "area", "goal", "person", "subject", "path"])
def test_an_attack_in_any_field_of_a_record_is_shown_as_text(archive: Path, tmp_path: Path, field: str) -> None:
    record = json.loads((archive / "records" / "mal-2016.pdf.json").read_text(encoding="utf-8"))
    if field in ("title", "organ"):
        record["document"][field]["text"] = ATTACK
    elif field in ("area", "goal"):
        record["goals"][0]["text" if field == "goal" else "area"] = ATTACK
    elif field == "person":
        record["handlaggare"][0]["name"] = ATTACK
    elif field == "subject":
        record["budgets"][0]["subject"] = ATTACK
    else:
        record["source"]["path"] = ATTACK
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "a.json").write_text(json.dumps(record), encoding="utf-8")
    index(tmp_path)
    client = TestClient(create_app(tmp_path), base_url=LOCAL)
    for address in ("/", "/goals", "/budgets", f"/document/{record['source']['sha256'][:12]}"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_no_page_has_inline_script_style_or_anything_from_outside(site: TestClient, name: str) -> None:
    for address in ("/?q=mål", "/goals", "/budgets", "/api", f"/document/{name}?q=väg", "/none"):
        text = site.get(address).text
        assert not re.search(r"<script(?! src=\"/static/)|<style|\sstyle=|\son\w+=", text), address
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text), address


@pytest.mark.parametrize(
    "path",
    [
        "/document/..%2F..%2Fetc%2Fpasswd",
        "/document/%2e%2e%2f%2e%2e%2fcorpus.db",
        "/document/............/page-1.webp",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/....//app.py",
        "/api/documents/../../../etc/passwd",
        "/document/000000000000/page-1.webp",
        "/document/000000000000/page-99999999999999999999.webp",
        "/document/000000000000/page--1.webp",
    ],
)
def test_no_path_reaches_outside(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code in (404, 422)
    assert "root:" not in answer.text
    assert "import" not in answer.text


@pytest.mark.parametrize("shown", ["../secret.pdf", "/etc/passwd", "teknik/../../secret.pdf"])
def test_a_record_cannot_name_an_original_outside_its_folder(archive: Path, tmp_path: Path, shown: str) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"%PDF secret")
    record = json.loads((archive / "records" / "mal-2016.pdf.json").read_text(encoding="utf-8"))
    record["source"]["path"] = shown
    out = tmp_path / "out"
    (out / "records").mkdir(parents=True)
    (out / "records" / "a.json").write_text(json.dumps(record), encoding="utf-8")
    index(out)
    client = TestClient(create_app(out, folder), base_url=LOCAL)
    assert client.get(f"/document/{record['source']['sha256'][:12]}/page-1.webp").status_code == 404
    assert not (out / ".diarium-web").exists()


def test_an_original_that_has_changed_is_not_shown(scans: Path, tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "a.pdf").write_bytes((scans / "mal-2016.pdf").read_bytes())
    out = converted(folder, tmp_path / "out")
    client = TestClient(create_app(out, folder), base_url=LOCAL)
    found = client.get("/api/search").json()["hits"][0]["name"]
    (folder / "a.pdf").write_bytes((scans / "mal-2017.pdf").read_bytes())
    assert client.get(f"/document/{found}/page-1.webp").status_code == 404


def test_what_is_masked_is_not_shown_on_the_original(tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    page = "Kråkeby kommun\n\nSökande är Åsa Öberg, 811218-9876.\n"
    (folder / "bidrag.pdf").write_bytes(typst.compile(page.encode(), format="pdf"))
    out = converted(folder, tmp_path / "out", masks=[MaskKind.PERSONNUMMER])
    client = TestClient(create_app(out, folder), base_url=LOCAL)
    found = client.get("/api/search").json()["hits"][0]["name"]
    assert "811218" not in (text := client.get(f"/document/{found}").text)
    assert "övertäckta" in text
    assert client.get(f"/document/{found}/page-1.webp").status_code == 404
    assert client.get(f"/api/documents/{found}/hits", params={"q": "811218-9876"}).json() == {"boxes": []}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("testserver", 400),
        ("localhost:8000", 200),
        ("ARKIV", 200),
        ("192.168.1.7", 200),  # with --host 0.0.0.0
        ("[::1]:8000", 200),
    ],
)
def test_only_numbers_and_known_names_are_answered(archive: Path, host: str, status: int) -> None:
    client = TestClient(create_app(archive, hosts=("localhost", "arkiv")), base_url=LOCAL)
    assert client.get("/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("path", ["//evil.example", "/%5Cevil.example", "/%2Fevil.example"])
def test_no_link_leads_to_another_site(site: TestClient, path: str) -> None:
    page = site.get(LOCAL + path)
    assert page.status_code == 404
    assert not re.findall(r'href="/[/\\\\]', page.text)


def test_an_index_that_cannot_be_read_is_told(archive: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes((archive / NAME).read_bytes())
    app = create_app(tmp_path)
    app.state.archive.searcher.connection.close()
    page = TestClient(app, base_url=LOCAL, raise_server_exceptions=False).get("/")
    assert page.status_code == 503
    assert "kan inte läsas just nu" in page.text


def test_without_room_for_images_the_text_is_shown(archive: Path, scans: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / NAME).write_bytes((archive / NAME).read_bytes())
    shutil.copytree(archive / "records", tmp_path / "records")
    (tmp_path / CACHE).write_text("in the way", encoding="utf-8")
    client = TestClient(create_app(tmp_path, scans), base_url=LOCAL)
    assert client.get(f"/document/{name}").status_code == 200
    assert client.get(f"/document/{name}/page-1.webp").status_code == 404
    assert client.get(f"/api/documents/{name}/hits", params={"q": "cykelväg"}).json() == {"boxes": []}


def test_page_images_are_made_once_and_are_light(site: TestClient, archive: Path, name: str) -> None:
    address = f"/document/{name}/page-1.webp"
    first = site.get(address)
    assert first.status_code == 200
    assert first.content[8:12] == b"WEBP"
    page = site.get(f"/document/{name}")
    assert len(first.content) + len(page.content) < 200_000
    assert list((archive / ".diarium-web").rglob("*.webp"))
    assert site.get(address).content == first.content
    assert site.get(f"/document/{name}/page-2.webp").status_code == 404


def test_hits_are_boxed_where_the_words_stand(site: TestClient, name: str) -> None:
    record = site.get(f"/api/documents/{name}").json()
    boxes = site.get(f"/api/documents/{name}/hits", params={"q": "cykelväg"}).json()["boxes"]
    words = {box["word"].strip(".,") for box in boxes}
    assert {"cykelväg"} <= words
    x0, top, x1, bottom = record["document"]["title"]["evidence"]["bbox"]
    in_title = [box["bbox"] for box in boxes if top - 1 <= box["bbox"][1] and box["bbox"][3] <= bottom + 1]
    assert in_title
    assert all(x0 - 1 <= box[0] < box[2] <= x1 + 1 for box in in_title)


def test_language_is_chosen_and_remembered(archive: Path) -> None:
    client = TestClient(create_app(archive), base_url=LOCAL)
    assert 'lang="sv"' in client.get("/").text
    assert 'lang="en"' in client.get("/?lang=en").text
    assert 'lang="en"' in client.get("/goals").text
    assert 'lang="sv"' in client.get("/?lang=sv").text
    assert client.get("/?lang=xx").status_code == 200


def test_api_answers_what_the_pages_show(site: TestClient) -> None:
    found = site.get("/api/search", params={"q": "mål", "facet": "year:2016", "limit": 1}).json()
    assert (found["total"], len(found["hits"])) == (1, 1)
    lines = site.get("/api/goals", params={"q": "civilsamhälle", "first": 2016}).json()
    assert [goal["year"] for goal in lines["lines"][0]["goals"]] == [2016, 2017, 2018]
    sums = site.get("/api/budgets", params={"q": "mål"}).json()
    assert sums["years"] == {"2016": 2_500_000, "2017": 2_500_000, "2018": 2_500_000}
    assert set(site.get("/api/openapi.json").json()["paths"]) == {
        "/api/search",
        "/api/documents/{name}",
        "/api/documents/{name}/hits",
        "/api/goals",
        "/api/budgets",
    }
