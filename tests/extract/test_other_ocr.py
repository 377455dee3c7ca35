"""What other OCR systems wrote is read with its places, and repaired as any text."""

from pathlib import Path

import pytest

from extract.errors import UnreadableInput
from extract.pipeline import read
from extract.readers import kind_of, known_suffix

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto{namespace}><Description><MeasurementUnit>{unit}</MeasurementUnit></Description><Layout>
<Page ID="P1" WIDTH="{width}" HEIGHT="{height}"><PrintSpace><TextBlock><TextLine>
<String CONTENT="Namnden" HPOS="{x}" VPOS="{y}" WIDTH="{w}" HEIGHT="{h}" WC="0.9"/><SP/>
<String CONTENT="fore" HPOS="{x2}" VPOS="{y}" WIDTH="{w}" HEIGHT="{h}" SUBS_TYPE="HypPart1"/><HYP CONTENT="-"/>
</TextLine></TextBlock></PrintSpace></Page></Layout></alto>
"""
INCHES = {"width": 8.27, "height": 11.69, "x": 1.0, "y": 2.0, "x2": 1.8, "w": 0.7, "h": 0.15}
UNITS = {"mm10": 254.0, "inch1200": 1200.0, "pixel": 300.0}
NAMESPACES = ("", *(f' xmlns="http://www.loc.gov/standards/alto/ns-v{version}#"' for version in (2, 3, 4)))

HOCR = """<!DOCTYPE html><html><head><meta name="ocr-system" content="tesseract 5"/></head><body>
<div class="ocr_page" title="image x.png; bbox 0 0 2480 3508; ppageno 0; scan_res 300 300"><span class="ocr_line">
<span class="ocrx_word" title="bbox 300 600 510 645; x_wconf 91">Förslag</span>
<span class="ocrx_word" title="bbox 540 600 600 645; x_wconf 80"><strong>till</strong></span></span></div></body></html>
"""


def _alto(namespace: str, unit: str) -> str:
    return ALTO.format(
        namespace=namespace, unit=unit, **{key: round(inch * UNITS[unit]) for key, inch in INCHES.items()}
    )


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("namespace", NAMESPACES)
def test_alto_of_every_version_and_unit(tmp_path: Path, namespace: str, unit: str) -> None:
    file = tmp_path / "page.xml"
    file.write_text(_alto(namespace, unit), encoding="utf-8")
    (page,) = kind_of(file).read(file)
    assert page.text == "Namnden fore-"
    assert page.words is not None
    assert page.words.boxes[0].tolist() == pytest.approx([72, 144, 122.4, 154.8], abs=0.5)
    assert page.words.confidences.tolist() == pytest.approx([0.9, 1.0])


def test_hocr(tmp_path: Path) -> None:
    file = tmp_path / "page.hocr"
    file.write_text(HOCR, encoding="utf-8")
    (page,) = kind_of(file).read(file)
    assert page.text == "Förslag till"
    assert page.words is not None
    assert page.words.boxes[0].tolist() == pytest.approx([72, 144, 122.4, 154.8], abs=0.1)
    assert page.width == pytest.approx(595.2)


def test_lost_letters_and_signs_are_given_back(tmp_path: Path) -> None:
    file = tmp_path / "page.hocr"
    text = "Kommunstyrelsen foreslar att malen f6r skolan andras enligt 2 kap. 3 8 kommunallagen"
    words = "".join(
        f'<span class="ocrx_word" title="bbox {60 * i} 100 {60 * i + 50} 130; x_wconf 90">{word}</span>'
        for i, word in enumerate(text.split())
    )
    file.write_text(f'<div class="ocr_page" title="bbox 0 0 2480 3508">{words}</div>', encoding="utf-8")
    page = read(file).pages[0]
    assert "föreslår att målen för skolan ändras enligt 2 kap. 3 § kommunallagen" in page.text
    assert page.origin == "repaired-layer"
    assert [page.text[edit.start : edit.end] for edit in page.edits] == [edit.after for edit in page.edits]


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemligt")
    file = tmp_path / "page.xml"
    entity = f'<!DOCTYPE alto [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    content = _alto("", "pixel").replace("<alto>", entity + "<alto>").replace('CONTENT="Namnden"', 'CONTENT="&x;"')
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInput) as caught:
        list(kind_of(file).read(file))
    assert caught.value.reason == "damaged"
    assert "hemligt" not in str(caught.value)


def test_other_xml_is_left_out_of_folders(tmp_path: Path) -> None:
    (tmp_path / "mets.xml").write_text("<mets/>")
    (tmp_path / "page.xml").write_text(_alto("", "pixel"), encoding="utf-8")
    assert [known_suffix(tmp_path / name) for name in ("mets.xml", "page.xml", "a.pdf")] == [False, True, True]
