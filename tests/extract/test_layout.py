"""Words with boxes become lines in reading order, whatever order they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.compose import compose
from extract.pages import Box, Table, Word


def word(text: str, x: float, top: float, *, height: float = 10) -> Word:
    """A word six points wide a letter."""
    return Word(text, Box(x, top, x + 6 * len(text), top + height))


def line(text: str, top: float, *, x: float = 50, slope: float = 0.0) -> list[Word]:
    """A line of words, a space three points wide; `slope` is how much it falls a point."""
    words = []
    for part in text.split():
        words.append(word(part, x, top + slope * (x - 50)))
        x += 6 * len(part) + 3
    return words


def test_lines_are_read_from_the_top_and_words_from_the_left() -> None:
    words = [*line("Kommunstyrelsen beslutar", 40), *line("att anta planen", 54)]
    assert compose(words[::-1])[0] == "Kommunstyrelsen beslutar\natt anta planen"


def test_a_skewed_line_stays_one_line() -> None:
    text = "Kommunstyrelsen beslutar att anta planen för nästa år"
    words = [*line(text, 40, slope=0.02), *line("och lägger den till handlingarna i dag", 54, slope=0.02)]
    assert compose(words)[0].split("\n")[0] == text


def test_a_wide_gap_parts_cells_and_an_empty_line_blocks() -> None:
    words = [*line("Granviks kommun", 40), *line("Dnr KS 2018/109", 40, x=300), *line("Till Kommunstyrelsen", 80)]
    words += [*line("Förslag till beslut", 94), *line("Nämnden godkänner", 108)]
    text = compose(words)[0]
    assert text == "Granviks kommun\tDnr KS 2018/109\n\nTill Kommunstyrelsen\nFörslag till beslut\nNämnden godkänner"


def test_a_bullet_belongs_to_its_text() -> None:
    words = [
        word("•", 50, 40),
        *line("Ökad trygghet i kommunen", 40, x=80),
        *line("Fler bostäder i hela kommunen", 54, x=80),
    ]
    assert compose(words)[0].split("\n")[0] == "• Ökad trygghet i kommunen"


def test_what_begins_left_of_an_items_bullet_is_a_paragraph_of_its_own() -> None:
    words = [
        *line("• Alla barn i kommunen ska kunna simma", 40, x=60),
        *line("Målen följs upp i mars varje år", 54, x=50),
    ]
    assert compose(words)[0].split("\n\n")[1] == "Målen följs upp i mars varje år"
    words = [
        *line("• Alla barn i kommunen ska simma i", 40, x=60),
        *line("Ekby och i Norra Ekby varje vecka", 54, x=72),
    ]
    assert "\n\n" not in compose(words)[0]


def test_short_paragraphs_are_parted_by_a_gap_that_is_the_pages_usual_one() -> None:
    paragraph = ("Nämnden har i maj beslutat att taxan höjs", "med en krona om dagen under hela sommaren")
    tops = [40 + 36 * number + 14 * at for number in range(4) for at in range(2)]
    words = [word for top, text in zip(tops, paragraph * 4, strict=True) for word in line(text, top)]
    words += [word for number in range(6) for word in line("Kansliet svarar", 200 + 20 * number)]
    assert compose(words)[0].startswith("\n\n".join(["\n".join(paragraph)] * 4))


def test_a_ruled_cell_of_several_lines_is_one_cell() -> None:
    table = Table(
        (
            (Box(50, 30, 150, 70), Box(150, 30, 250, 70)),
            (Box(50, 70, 150, 90), None),
        )
    )
    words = [*line("Storkök och", 35), *line("inredning", 50), *line("5 800", 42, x=160), *line("Summa", 75)]
    assert compose(words, [table])[0].split("\n")[0] == "Storkök och inredning\t5 800"


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ([("Verksamhet", 55), ("Budget", 160), ("Utfall", 260)], "Verksamhet\tBudget\tUtfall"),
        ([("Måltider i skolan och omsorgen lagas nära", 55)], "Måltider i skolan och omsorgen lagas nära\t\t"),
        ([("Lokaler", 160)], "Lokaler\t\t"),
    ],
)
def test_a_row_without_upright_rules_is_parted_when_each_word_heads_a_column(
    heads: list[tuple[str, float]], row: str
) -> None:
    """The head of a table often has none; a heading over all its columns runs over their borders or fills one."""
    table = Table(
        (
            (Box(50, 30, 350, 50), None, None),
            (Box(50, 50, 150, 70), Box(150, 50, 250, 70), Box(250, 50, 350, 70)),
        )
    )
    words = [word for text, x in heads for word in line(text, 35, x=x)]
    words += [*line("Skolskjuts", 55, x=55), *line("5 800", 55, x=160), *line("6 120", 55, x=260)]
    assert compose(words, [table])[0].split("\n")[0] == row


WORDS = st.lists(
    st.builds(
        word,
        st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8),
        st.floats(0, 500),
        st.floats(0, 800),
        height=st.floats(4, 30),
    ),
    max_size=30,
)


@given(WORDS)
def test_every_word_stands_once_at_its_offset(words: list[Word]) -> None:
    text, placed, _ = compose(words)
    spans = [text[start:end] for start, end in zip(placed.starts, placed.ends, strict=True)]
    assert sorted(spans) == sorted(item.text for item in words)
    assert sorted(text.split()) == sorted(spans)


def test_a_frame_around_a_page_is_no_cell() -> None:
    frame = Table(((Box(40, 30, 160, 60), Box(160, 30, 400, 60)), (Box(40, 60, 400, 300), None)))
    words = [*line("Ekby kommun", 40), *line("Blad 9", 40, x=170)]
    for place in range(9):
        words += line(f"Rad {place} av formulärets text", 70 + 14 * place)
    assert compose(words, [frame])[0].split("\n")[-2:] == ["Rad 7 av formulärets text", "Rad 8 av formulärets text"]


def test_a_line_drawn_out_to_its_margin_is_no_row_of_cells() -> None:
    words, x = [], 50.0
    for part in ["Reservkraft", "och", "ny", "ventilation", "vid", "skolan", "–"]:
        words.append(word(part, x, 40))
        x += 6 * len(part) + 25
    text = [place for top in (54, 68, 82) for place in line("och tilläggsanslag för nästa år", top)]
    assert compose([*words, *text])[0].startswith("Reservkraft och ny ventilation vid skolan –\n")


def test_words_at_even_columns_stay_cells() -> None:
    words = [
        word(part, 50 + 90 * column, 40) for column, part in enumerate(["Mål", "Budget", "Utfall", "Prognos", "År"])
    ]
    text = [place for top in (54, 68, 82) for place in line("och tilläggsanslag för nästa år", top)]
    assert compose([*words, *text])[0].startswith("Mål\tBudget\tUtfall\tPrognos\tÅr\n")


def test_a_cell_drawn_out_beside_another_is_one() -> None:
    words, x = [], 50.0
    for part in ["Kön", "ska", "minska", "till", "högst"]:
        words.append(word(part, x, 40))
        x += 6 * len(part) + 16
    words += line("Mäts varje år", 40, x=x + 40)
    text = [place for top in (54, 68, 82) for place in line("och tilläggsanslag för nästa år", top)]
    assert compose([*words, *text])[0].startswith("Kön ska minska till högst\tMäts varje år\n")


def test_a_divided_word_ends_its_column() -> None:
    words = [*line("Fordonen ska vara fossilfria se- Andel fossilfria", 40), *line("nast 2025", 54)]
    text = [place for top in (68, 82, 96) for place in line("och tilläggsanslag för nästa år", top)]
    assert compose([*words, *text])[0].startswith("Fordonen ska vara fossilfria senast\tAndel fossilfria\n2025\n")


def test_a_head_of_even_columns_is_no_line_drawn_out() -> None:
    words, x = [], 50.0
    for part in ["män", "kvinnor", "totalt", "oredovisade"]:
        words.append(word(part, x, 40))
        x += 6 * len(part) + 30
    text = [place for top in (54, 68, 82) for place in line("och tilläggsanslag för nästa år", top)]
    assert compose([*words, *text])[0].startswith("män\tkvinnor\ttotalt\toredovisade\n")


def test_a_name_with_a_gap_behind_its_hyphen_is_one_cell() -> None:
    words = line("Närvarande var Lars- Erik Nilsson ordförande", 40)
    text = [place for top in (54, 68, 82) for place in line("och tilläggsanslag för nästa år", top)]
    assert compose([*words, *text])[0].startswith("Närvarande var Lars- Erik Nilsson ordförande\n")
