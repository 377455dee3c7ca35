"""Each page's text layer is kept, repaired or read again, and the record says why."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract.encodings import mistake
from extract.layer import judge
from extract.pages import Box, Word
from extract.pipeline import extract, read
from extract.readers import pdf
from extract.settings import DEFAULT
from gold.render import DOCUMENTS, FORMS, render

GOOD = "Kommunstyrelsen beslutar att godkänna förslaget till mål för år 2019 och överlämnar ärendet till fullmäktige"
LOST = "Kommunstyrelsen beslutar att godkanna forslaget till mal f6r ar 2019 och Gverlamnar arendet till fullmaktige"
CASES = {
    "good": (GOOD, "keep", ""),
    "lost letters": (LOST, "repair", "Swedish letters lost"),
    "UTF-8 read as cp1252": (GOOD.encode().decode("cp1252"), "repair", "UTF-8 read as another encoding"),
    "UTF-8 twice": (
        GOOD.encode().decode("cp1252").encode().decode("cp1252"),
        "repair",
        "UTF-8 read as another encoding, twice",
    ),
    "MacRoman": (GOOD.encode("mac_roman").decode("cp1252"), "repair", "MacRoman read as cp1252"),
    "glyph numbers": (" ".join(f"(cid:{ord(char)})" for char in GOOD), "read", "glyph numbers (cid:) for letters"),
    "glyph soup": ("".join(chr(ord(c) + 3) if c.isalpha() else c for c in GOOD), "read", "few words that Swedish has"),
    "no map": ("\ue001\ue002\ue003 " * 20, "read", "a font without a map to letters"),
    "another language": (
        "Kunnanhallitus katsoo että lautakunnan esitys, joka perustuu sopimukseen, on parempi kuin aikaisempi ja että "
        "kustannukset ovat kohtuulliset, joten hallitus päättää että esitys hyväksytään.",
        "keep",
        "in another language",
    ),
}


def words(text: str) -> list[Word]:
    return [Word(word, Box(10 * i, 10, 10 * i + 8, 20)) for i, word in enumerate(text.split())]


@pytest.mark.parametrize(("text", "decision", "reason"), CASES.values(), ids=CASES.keys())
def test_decision_and_reason(text: str, decision: str, reason: str) -> None:
    verdict = judge(words(text), DEFAULT, has_image=False, is_drawn=False)
    assert (verdict.decision, verdict.reasons) == (decision, (reason,) if reason else ())


@pytest.mark.parametrize(
    ("text", "over_image", "inked", "reason"),
    [
        ("", True, 1.0, "no text"),
        ("Sida 1 (3)", True, 1.0, "only 3 words over a scan"),
        (GOOD, True, 0.2, "text and image are out of step"),
    ],
)
def test_a_scan_whose_layer_is_not_its_text_is_read(text: str, over_image: bool, inked: float, reason: str) -> None:
    verdict = judge(words(text), DEFAULT, has_image=over_image, is_drawn=True, inked=inked)
    assert (verdict.decision, verdict.reasons) == ("read", (reason,))


@pytest.mark.parametrize(
    ("text", "setting", "decision", "reasons"),
    [
        (GOOD, "auto", "keep", ()),
        (LOST, "auto", "read", ("Swedish letters lost",)),
        (LOST, "keep", "repair", ("Swedish letters lost", "text layers are to be kept")),
        (GOOD + " enligt $ 12 i reglementet", "auto", "read", ("signs lost",)),
        (GOOD.encode().decode("cp1252"), "auto", "repair", ("UTF-8 read as another encoding",)),
        (GOOD + " xqzzt wrrk pqrst hjklm vbnmq", "auto", "read", ("few words that Swedish has",)),
    ],
)
def test_what_a_layer_lost_is_read_again_where_there_is_a_scan(
    text: str, setting: str, decision: str, reasons: tuple[str, ...]
) -> None:
    settings = replace(DEFAULT, text_layer=setting)
    verdict = judge(words(text), settings, has_image=True, is_drawn=True)
    assert (verdict.decision, verdict.reasons) == (decision, reasons)
    assert verdict.is_legible


@pytest.mark.parametrize("name", ["glyph numbers", "glyph soup", "no map"])
def test_a_layer_that_says_nothing_is_not_asked(name: str) -> None:
    assert not judge(words(CASES[name][0]), DEFAULT, has_image=True, is_drawn=True).is_legible


def test_a_blank_page_is_not_read() -> None:
    assert judge([], DEFAULT, has_image=False, is_drawn=False).decision == "keep"


@pytest.mark.parametrize(
    ("setting", "text", "decision"),
    [
        ("ignore", GOOD, "read"),
        ("keep", CASES["glyph soup"][0], "keep"),
        ("keep", "", "read"),
        ("auto", GOOD, "keep"),
    ],
)
def test_text_layer_setting(setting: str, text: str, decision: str) -> None:
    settings = replace(DEFAULT, text_layer=setting)
    assert judge(words(text), settings, has_image=False, is_drawn=True).decision == decision


def test_min_quality_setting() -> None:
    settings = replace(DEFAULT, min_quality=1.0)
    assert judge(words(GOOD + " xqzzt wrrk"), settings, has_image=False, is_drawn=False).decision == "read"


@pytest.mark.parametrize("mark", "•■–½²°")
def test_signs_of_good_text_are_no_mistaken_encoding(mark: str) -> None:
    assert mistake(f"{mark} Närvaron {mark} på skolan {mark} är god {mark} och ökar".split()) is None


def test_the_record_holds_verdict_and_both_readings() -> None:
    file = render(DOCUMENTS / "almaryd-1996-foreningsbidrag.typ", FORMS["bad-layer"])
    document = read(file)
    record = extract(document)
    layer = record.pages[0].layer
    assert layer is not None
    assert (layer.decision, layer.reasons) == ("read", ["Swedish letters lost", "signs lost"])
    assert 0.6 < layer.score <= 1
    assert record.pages[0].origin == "ocr"
    assert document.pages[0].words
    assert len(document.pages[0].words.others) > 10  # words that the layer has without their letters
    kept = read(file, replace(DEFAULT, text_layer="keep"))
    assert {page.origin for page in kept.pages} == {"repaired-layer"}


def test_layers_are_judged_without_ocr() -> None:
    file: Path = render(DOCUMENTS / "granvik-2016-ks-mal.typ", FORMS["digital"])
    assert {layer.decision for layer in pdf.layers(file)} == {"keep"}
