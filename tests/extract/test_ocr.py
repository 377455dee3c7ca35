"""Two readers settle each word; images are made fit to be read; what was read is kept."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ocr import fields, missed, prepare, rules, see
from extract.ocr.align import Pair, pairs, reading
from extract.ocr.cache import Cache
from extract.ocr.choose import choose
from extract.ocr.doubt import Stretch, is_doubtful, stretches, with_illegible_joined
from extract.ocr.second import Sign
from extract.ocr.seen import Area, Pixels, Seen


def seen(text: str, *, x: int = 0, confidence: float = 0.96, line: int = 0) -> Seen:
    """A word ten pixels wide a sign."""
    return Seen(text, Area(x, 0, x + 10 * len(text), 20), confidence, line)


def signs(text: str, *, x: int = 0, confidence: float = 0.99) -> list[Sign]:
    """Signs ten pixels wide, as the second reader has them."""
    found, after_space = [], False
    for index, sign in enumerate(text):
        if sign == " ":
            after_space = True
            continue
        found.append(Sign(sign, x + 10 * index + 5, confidence, after_space))
        after_space = False
    return found


CHOICES = [  # first reader, its confidence, second reader, its confidence, what stands there
    ("79", 0.9, "79", 0.99, ["79"]),
    ("26", 0.9, "%", 0.99, ["%"]),
    ("7926", 0.8, "79 %", 0.99, ["79", "%"]),
    ("$", 0.6, "S", 0.6, ["§"]),
    ("$$", 0.9, "SS", 0.7, ["§§"]),
    ("m?", 0.9, "m2", 0.7, ["m²"]),
    ("tillåter", 0.96, "tilläter", 0.45, ["tillåter"]),
    ("Varnas", 0.7, "Varnäs", 0.99, ["Varnäs"]),
    ("läm-", 0.9, "1äm-", 0.8, ["läm-"]),
    ("20”C", 0.5, "20°℃", 0.9, ["20°C"]),
]


@pytest.mark.parametrize(("first", "sure", "second", "also", "written"), CHOICES)
def test_choice_between_two_readings(first: str, sure: float, second: str, also: float, written: list[str]) -> None:
    word = seen(first, confidence=sure)
    stretch = Stretch((word,), word.area)
    chosen = choose(Pair(word, tuple(signs(second, confidence=also))), stretch, opens_line=False)
    assert [item.text for item in chosen] == written


def test_both_readings_are_kept() -> None:
    word = seen("26", confidence=0.9)
    (chosen,) = choose(Pair(word, tuple(signs("%"))), Stretch((word,), word.area), opens_line=False)
    assert (chosen.text, chosen.other) == ("%", "26")
    (kept,) = choose(
        Pair(seen("hålla"), tuple(signs("hälla", confidence=0.5))), Stretch((word,), word.area), opens_line=False
    )
    assert (kept.text, kept.other) == ("hålla", "hälla")


WORD = st.text("abåö19%", min_size=1, max_size=6)


@given(st.lists(WORD, min_size=1, max_size=5), st.text("abåö19% ", max_size=20))
def test_every_sign_of_the_second_reader_stands_once(words: list[str], text: str) -> None:
    line, x = [], 0
    for word in words:
        line.append(seen(word, x=x))
        x += 10 * len(word) + 10
    found = pairs(line, signs(text))
    assert [pair.first for pair in found if pair.first] == line
    assert sorted("".join(reading(pair.second).replace(" ", "") for pair in found)) == sorted(text.replace(" ", ""))


@pytest.mark.parametrize("text", ["12", "m?", "e", "$", "xqzzt", "a@b.se", "79%"])
def test_what_may_hide_a_sign_is_looked_at_again(text: str) -> None:
    assert is_doubtful(seen(text))


@pytest.mark.parametrize("text", ["kommunen", "beslutar.", "i", "Plan-", "........"])
def test_known_words_are_not(text: str) -> None:
    assert not is_doubtful(seen(text))


def test_doubtful_words_beside_each_other_make_one_crop() -> None:
    line = [seen("beslutar", x=0), seen("79", x=90), seen("%", x=115), seen("kommunen", x=140)]
    (stretch,) = stretches(line, 1000, 100, all_of_them=False)
    assert [word.text for word in stretch.words] == ["79", "%"]
    assert 80 <= stretch.area.left < 90
    assert 125 < stretch.area.right <= 140


@given(st.lists(st.tuples(st.integers(0, 900), st.sampled_from(["79", "o0o0", "xqzv"])), min_size=1, max_size=8))
def test_a_crop_holds_its_words_however_boxes_overlap(boxes: list[tuple[int, str]]) -> None:
    for stretch in stretches([seen(text, x=x) for x, text in boxes], 1000, 100, all_of_them=False):
        for word in stretch.words:
            assert stretch.area.around(word.area) == stretch.area
        assert stretch.area.left >= 0
        assert stretch.area.right <= 1000


def test_a_ring_read_as_a_word_above_its_letter_goes() -> None:
    words = [Seen("o", Area(40, 96, 48, 104), 0.7, 0), Seen("Mål", Area(20, 100, 70, 130), 0.9, 1)]
    beside = Seen("o", Area(80, 118, 90, 130), 0.7, 1)
    assert see.without_rings([*words, beside]) == [words[1], beside]


def test_what_could_not_be_read_is_one_word_for_the_second_reader() -> None:
    line = [seen("Datum", x=0), seen("SET", x=90, confidence=0.0), seen("DR", x=150, confidence=0.1)]
    datum, illegible = with_illegible_joined([*line, seen("oss", x=400, confidence=0.1)])[:2]
    assert datum is line[0]
    (chosen,) = choose(
        Pair(illegible, tuple(signs("2023-11-06", x=90))), Stretch((illegible,), illegible.area), opens_line=False
    )
    assert (chosen.text, chosen.other) == ("2023-11-06", "SETDR")


def _page() -> Pixels:
    page = np.full((3300, 2480), 245, np.uint8)
    for top in range(300, 3000, 60):
        cv2.putText(page, "Kommunstyrelsen beslutar att", (250, top), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 20, 3)
    return page


def test_a_good_page_is_left_as_it_is() -> None:
    page = _page()
    prepared = prepare.prepare(page, 300)
    assert prepared.image is page
    assert not prepared.is_blank


@pytest.mark.parametrize("angle", [-4.0, -1.0, 0.6, 2.5])
def test_a_skewed_page_is_levelled_and_its_boxes_lead_back(angle: float) -> None:
    skewed, back = prepare._turned(_page(), angle)
    del back
    prepared = prepare.prepare(skewed, 300)
    turned = np.degrees(np.arctan2(prepared.back[1, 0], prepared.back[0, 0]))
    assert abs(turned - angle) < 0.25 or abs(turned + angle) < 0.25


def test_an_inverted_page_is_turned_to_dark_on_white() -> None:
    assert np.median(prepare.prepare(255 - _page(), 300).image) > 200


def test_black_borders_go_and_text_stays() -> None:
    page = _page()
    page[:, :80] = 10
    prepared = prepare.prepare(page, 300)
    assert prepared.image[:, :80].min() > 200
    assert (prepared.image[:, 200:] == page[:, 200:]).all()


@pytest.mark.parametrize("grey", [20, 90, 150])
def test_light_text_on_a_dark_field_is_made_dark_on_white_in_a_box(grey: int) -> None:
    page = _page()
    page[500:1100] = 245
    page[600:1000, 250:2200] = grey
    cv2.putText(page, "Verksamhetsplan 2019", (400, 830), cv2.FONT_HERSHEY_SIMPLEX, 3, 250, 8)
    before = page.copy()
    turned = fields.without_dark_fields(page, 300)
    assert np.median(turned[620:980, 300:2150]) > 240
    assert (turned[740:840, 400:1500] < 60).mean() > 0.05
    assert [turned[y - 9 : y + 9, 1900].min() for y in (600, 1000)] == [0, 0]
    assert (turned[1100:] == page[1100:]).all()
    assert (page == before).all()


@pytest.mark.parametrize(
    ("grey", "text"),
    [pytest.param(150, 20, id="dark text on a shaded head"), pytest.param(40, 40, id="a bar without text")],
)
def test_fields_without_light_text_stay(grey: int, text: int) -> None:
    page = _page()
    page[500:1100] = 245
    page[600:1000, 250:2200] = grey
    cv2.putText(page, "Verksamhetsplan 2019", (400, 830), cv2.FONT_HERSHEY_SIMPLEX, 3, text, 8)
    assert fields.without_dark_fields(page, 300) is page


def test_a_blank_page_is_told_from_one_with_a_number() -> None:
    noise = np.random.default_rng(1).normal(240, 8, (3300, 2480)).clip(0, 255).astype(np.uint8)
    assert prepare.prepare(noise, 300).is_blank
    cv2.putText(noise, "Sida 12", (1100, 3100), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 20, 3)
    assert not prepare.prepare(noise, 300).is_blank


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_way_back_from_a_turned_page(quarters: int) -> None:
    page = np.full((30, 20), 255, np.uint8)
    page[4, 7] = 0
    turned, back = prepare.turned_by_quarters(page, quarters)
    y, x = (int(place[0]) for place in np.nonzero(turned == 0))
    assert (back @ [x + 0.5, y + 0.5, 1]).tolist() == [7.5, 4.5]


@pytest.mark.parametrize("grey", [0, 120, 190])
def test_rules_are_taken_and_make_a_table(grey: int) -> None:
    page = _page()
    page[1200:1800] = 245
    for y in (1250, 1350, 1450, 1550):
        page[y : y + 3, 300:2000] = grey
    for x in (300, 900, 1500, 2000):
        page[1250:1553, x : x + 3] = grey
    before = page.copy()
    ruled = rules.take(page, 300)
    assert [(len(table.rows), len(table.rows[0])) for table in ruled.tables] == [(3, 3)]
    assert ruled.image[1240:1560, 290:2010].min() > 200
    assert (ruled.image[:1200] == before[:1200]).all()


@pytest.mark.parametrize("lost", [slice(0, 0), slice(950, 2000)], ids=["all sides", "a corner's sides lost"])
def test_a_table_that_a_fax_broke_into_dots_is_found_and_its_dots_taken(lost: slice) -> None:
    page = np.full((1800, 2200), 255, np.uint8)
    for y in (600, 800, 1000):
        for x in range(300, 1900, 24):
            page[y : y + 4, x : x + 12] = 0
    for x in (300, 900, 1900):
        for y in range(600, 1000, 24):
            page[y : y + 12, x : x + 4] = 0
    page[590:780, lost] = 255
    ruled = rules.take(page, 300)
    assert [sum(box is not None for box in row) for table in ruled.tables for row in table.rows] == [2, 2]
    assert ruled.image.min() > 200


def test_dotted_leaders_and_letters_below_each_other_are_no_rules() -> None:
    page = np.full((1800, 2200), 255, np.uint8)
    for x in range(600, 1400, 24):  # leaders
        page[400:406, x : x + 6] = 0
    for y in range(600, 1500, 56):  # lines that all begin with a stem, other letters beside it
        page[y : y + 32, 300:306] = 0
        page[y + 10 : y + 32, 312:900:14] = 0
    ruled = rules.take(page, 300)
    assert not ruled.tables
    assert (ruled.image == page).all()


def test_bullets_that_stand_below_each_other_are_seen() -> None:
    page = np.full((600, 900), 245, np.uint8)
    words = []
    for line, top in enumerate((100, 200, 300)):
        cv2.circle(page, (105, top + 25), 8, 20, -1)
        words.append(Seen("Ökad", Area(150, top, 260, top + 50), 0.96, line))
    assert [word.text for word in missed.with_bullets(page, words, 300)] == ["•", "Ökad"] * 3
    assert [word.text for word in missed.with_bullets(page[:160], words[:1], 300)] == ["Ökad"]


def test_what_was_read_is_kept_by_image_and_settings(tmp_path: Path) -> None:
    image, words = _page(), [seen("§", confidence=0.5), Seen("å", Area(1, 2, 3, 4), 0.25, 3, "a")]
    cache = Cache(tmp_path, "tesseract 5")
    assert cache.get(image, 300) is None
    cache.put(image, 300, words)
    assert cache.get(image, 300) == words
    assert cache.get(image, 200) is None
    assert Cache(tmp_path, "tesseract 6").get(image, 300) is None
    next(path for path in tmp_path.rglob("*") if path.is_file()).write_bytes(b"half")
    assert cache.get(image, 300) is None
