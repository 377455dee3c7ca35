"""Boxes abreast are read one after the other; tables, forms and stamps are read as they were."""

import time

import pytest

from extract.boxes import in_order, parted
from extract.compose import compose
from extract.pages import Box, Table, Word


def text(x: float, top: float, *lines: str, pitch: float = 14) -> list[Word]:
    """Lines of words five points a letter and ten high, from their left and top."""
    words = []
    for at, line in enumerate(lines):
        place = x
        for part in line.split():
            words.append(Word(part, Box(place, top + pitch * at, place + 5 * len(part), top + pitch * at + 10)))
            place += 5 * len(part) + 3
    return words


POOL = ("Bad", "Minst 40 000 besök", "i simhallen per år")
HALL = ("Idrott", "Alla hallar är uthyrda", "på vardagskvällar")
ROAD = ("Vägar", "Högst tio hål per mil", "står olagade i maj")
WOOD = ("Skog", "Hälften av skogen", "gallras före 2031")


def read(words: list[Word], boxes: list[Box], tables: tuple[Table, ...] = ()) -> list[str]:
    """The blocks of the page's text."""
    return compose(words, *parted(tables, boxes, words)).text.split("\n\n")


def test_cards_are_read_row_by_row_each_to_its_end() -> None:
    places = [(50, 100), (250, 100), (50, 170), (250, 170)]
    words = [word for place, card in zip(places, (POOL, HALL, ROAD, WOOD), strict=True) for word in text(*place, *card)]
    boxes = [Box(x - 8, top - 8, x + 180, top + 50) for x, top in places]
    assert read(words, boxes) == ["\n".join(card) for card in (POOL, HALL, ROAD, WOOD)]


def test_cards_are_known_by_their_place_in_the_text() -> None:
    words = [*text(50, 60, "Våra mål 2031"), *text(50, 100, *POOL), *text(250, 100, *HALL)]
    composed = compose(words, *parted((), [Box(42, 92, 230, 150), Box(242, 92, 430, 150)], words))
    assert [composed.text[start:end] for start, end in composed.cards] == ["\n".join(POOL), "\n".join(HALL)]


def test_a_heading_above_each_card_stands_in_it() -> None:
    words = [*text(50, 84, "Bad"), *text(250, 84, "Idrott"), *text(50, 104, *POOL[1:], "sedan 2029")]
    words += text(250, 104, *HALL[1:], "året om")
    composed = compose(words, *parted((), [Box(42, 98, 230, 150), Box(242, 98, 430, 150)], words))
    assert [composed.text[start:end].split("\n")[0] for start, end in composed.cards] == ["Bad", "Idrott"]


def test_the_last_card_of_a_column_may_stand_alone() -> None:
    words = [*text(50, 100, *POOL), *text(250, 100, *HALL), *text(50, 170, *ROAD)]
    boxes = [Box(42, 92, 230, 150), Box(242, 92, 430, 150), Box(42, 162, 230, 220)]
    assert len(compose(words, *parted((), boxes, words)).cards) == 3


FACTS = (
    "Så stort är biblioteket",
    "Lån i fjol: 51 000 böcker",
    "Anställda: sju och en halv",
    "Öppet: 42 timmar i veckan",
)


def test_text_beside_a_box_is_read_before_it() -> None:
    words = text(50, 100, "Biblioteket har i år haft", "fler besök än någonsin förr,", "och lånen fortsätter att öka.")
    words += text(260, 100, *FACTS)
    blocks = read(words, [Box(252, 92, 450, 160)])
    assert blocks == [
        "Biblioteket har i år haft\nfler besök än någonsin förr,\noch lånen fortsätter att öka.",
        "\n".join(FACTS),
    ]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ((("Nämnd", "Datum", "Blad"), ("Byggnadsnämnden", "1983-05-04", "2")), "Nämnd Datum Blad"),
        ((("KOMMUN", "PROTOKOLL", "Blad"), ("Nämnden", "Dag", "7"), ("", "1981-02-03", "")), "KOMMUN PROTOKOLL Blad"),
    ],
)
def test_the_cells_of_a_form_are_read_across(rows: tuple[tuple[str, ...], ...], first: str) -> None:
    words = [
        word
        for at, row in enumerate(rows)
        for x, cell in zip((50, 200, 350), row, strict=True)
        for word in text(x, 100 + 14 * at, cell)
    ]
    form = Table(((Box(45, 95, 195, 145), Box(195, 95, 345, 145), Box(345, 95, 450, 145)),))
    assert read(words, [], (form,))[0].split("\n")[0].replace("\t", " ") == first


def test_a_ruled_row_of_texts_is_read_cell_by_cell() -> None:
    one = ("Alla barn ska kunna", "simma när de slutar", "årskurs sex i grundskolan")
    other = ("Aktiviteter under året", "Simskola på lovet för", "dem som inte har lärt sig")
    words = [*text(50, 100, *one), *text(250, 100, *other)]
    row = Table(((Box(45, 95, 245, 145), Box(245, 95, 445, 145)),))
    assert read(words, [], (row,)) == ["\n".join(one), "\n".join(other)]


def test_a_ruled_table_stays_one() -> None:
    rows = (("Mål", "Utfall"), ("Fler lånar böcker", "51 000"), ("Fler badar", "38 200"))
    words = [
        word
        for at, row in enumerate(rows)
        for x, cell in zip((50, 250), row, strict=True)
        for word in text(x, 100 + 20 * at, cell)
    ]
    table = Table(
        tuple(
            (Box(45, 95 + 20 * at, 245, 115 + 20 * at), Box(245, 95 + 20 * at, 400, 115 + 20 * at)) for at in range(3)
        )
    )
    assert read(words, [Box(45, 95, 400, 115)], (table,)) == [
        "Mål\tUtfall\nFler lånar böcker\t51 000\nFler badar\t38 200"
    ]


def test_shaded_rows_that_touch_are_no_cards() -> None:
    words = [*text(50, 100, "Skola", "Vård", "Gator"), *text(250, 100, "1 200", "3 400", "560")]
    assert read(words, [Box(45, 98 + 14 * at, 300, 112 + 14 * at) for at in range(3)])[0].split("\n")[1].split() == [
        "Vård",
        "3",
        "400",
    ]


@pytest.mark.parametrize(
    ("boxes", "order"),
    [
        ([Box(0, 0, 10, 10), Box(20, 0, 30, 10), Box(0, 20, 10, 30), Box(20, 20, 30, 30)], [0, 1, 2, 3]),
        ([Box(20, 0, 30, 40), Box(0, 15, 10, 40), Box(0, 0, 10, 12)], [2, 1, 0]),
        ([Box(0, 50, 30, 60), Box(0, 0, 30, 10), Box(0, 20, 10, 40), Box(20, 20, 30, 45)], [1, 2, 3, 0]),
    ],
)
def test_boxes_are_read_by_rows_then_columns(boxes: list[Box], order: list[int]) -> None:
    assert in_order(boxes) == order


def test_boxes_of_a_single_column_are_no_table_for_one_without_full_rows() -> None:
    boxes = tuple(Box(45, 90 + 100 * at, 165, 180 + 100 * at) for at in range(2))
    column = Table(tuple((box,) for box in boxes))
    stairs = Table(((Box(300, 500, 350, 520), None), (None, Box(350, 520, 400, 540))))
    assert parted([column, stairs], (), text(50, 100, "Ord")).tables == [stairs]


def test_a_long_page_with_boxes_takes_no_time() -> None:
    words = text(40, 40, *["ord " * 20] * 150)
    boxes = [
        Box(700 + 120 * (at % 2), 40 + 60 * (at // 2), 810 + 120 * (at % 2), 95 + 60 * (at // 2)) for at in range(40)
    ]
    for box in boxes:
        words += text(box.x0 + 5, box.top + 5, *POOL)
    begun = time.perf_counter()
    read(words, boxes)
    assert time.perf_counter() - begun < 5
