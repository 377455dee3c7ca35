"""Every input kind is read page by page; what cannot be read says why and what to do."""

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from extract.errors import UnreadableInput
from extract.readers import KINDS, kind_of
from extract.readers.text import decode
from extract.settings import ReadSettings
from gold.render import DOCUMENTS, FORMS, render
from tests.extract.broken import REASONS, make_broken
from tests.extract.packed import PACKINGS, write_packed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_text_of_every_encoding_is_read(encoding: str) -> None:
    assert decode("Förslag på ärende, é".encode(encoding)) == "Förslag på ärende, é"


def test_cp1252_is_told_from_latin_1() -> None:
    assert decode("70 € – ”mål”".encode("cp1252")) == "70 € – ”mål”"


def test_form_feeds_are_page_breaks(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("ett\n\ftvå\n\f", encoding="utf-8")
    assert [(page.number, page.text) for page in kind_of(file).read(file)] == [(1, "ett\n"), (2, "två\n")]


@pytest.mark.parametrize(("name", "reason"), REASONS.items())
def test_broken_input_says_what_is_wrong_and_what_to_do(tmp_path: Path, name: str, reason: str) -> None:
    make_broken(tmp_path)
    file = tmp_path / name
    with pytest.raises(UnreadableInput) as caught:
        list(kind_of(file).read(file))
    assert caught.value.reason == reason
    message = str(caught.value)
    assert message.startswith(f"{file}: ")
    assert "\n" not in message
    assert "; " in message


def test_digital_pages_keep_words_with_boxes() -> None:
    file = render(DOCUMENTS / "granvik-2016-ks-mal.typ", FORMS["digital"])
    for page in kind_of(file).read(file):
        assert page.origin == "text-layer"
        assert page.words is not None
        assert page.width
        assert page.height
        for start, end, box in zip(page.words.starts, page.words.ends, page.words.boxes, strict=True):
            assert page.text[start:end].strip() == page.text[start:end] != ""
            assert 0 <= box[0] < box[2] <= page.width + 1
            assert 0 <= box[1] < box[3] <= page.height + 1


def test_cells_of_a_ruled_table_are_parted_by_tabs() -> None:
    file = render(DOCUMENTS / "granvik-2012-bjorkhagaskolan.typ", FORMS["digital"])
    text = "\n".join(page.text for page in kind_of(file).read(file))
    assert "Projektering\t1 850\t400\t–\t2 250" in text


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_boxes_follow_a_page_s_rotation(tmp_path: Path, angle: int) -> None:
    source = render(DOCUMENTS / "granvik-2016-ks-mal.typ", FORMS["digital"])
    with pikepdf.open(source) as document:
        document.pages[0].rotate(angle, relative=False)
        document.save(tmp_path / "turned.pdf")
    page = next(kind_of(tmp_path / "turned.pdf").read(tmp_path / "turned.pdf"))
    assert page.words is not None
    assert page.width
    assert page.height
    assert (page.words.boxes[:, [0, 2]] <= page.width + 1).all()
    assert (page.words.boxes[:, [1, 3]] <= page.height + 1).all()
    assert (page.words.boxes >= -1).all()


def test_a_tiff_of_many_pages_is_read_by_ocr(tmp_path: Path) -> None:
    pages = [Image.new("1", (500, 300), 1) for _ in range(3)]
    pages[0].save(tmp_path / "fax.tif", save_all=True, append_images=pages[1:], compression="group4")
    read = list(kind_of(tmp_path / "fax.tif").read(tmp_path / "fax.tif"))
    assert [(page.number, page.origin, page.text) for page in read] == [(n, "ocr", "") for n in (1, 2, 3)]


@pytest.fixture(scope="module")
def scan() -> Image.Image:
    """the head of a page, at 300 dpi."""
    with pdfium.PdfDocument(render(DOCUMENTS / "granvik-2016-ks-mal.typ", FORMS["digital"])) as document:
        image = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    return image.crop((0, 0, image.width, image.height // 4))


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_scan_is_read_however_it_is_packed(packing: str, scan: Image.Image, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    write_packed(scan, packing, 300, file)
    (page,) = kind_of(file).read(file, ReadSettings(ocr="fast"))
    assert page.origin == "ocr"
    assert "kommunstyrelsens verksamhet 2017" in page.text


def test_suffixes_belong_to_one_kind_each() -> None:
    suffixes = [suffix for kind in KINDS for suffix in kind.suffixes]
    assert len(suffixes) == len(set(suffixes))
