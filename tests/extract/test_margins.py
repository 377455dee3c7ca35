"""A letterhead's margin is told from headings in the margin, which stand beside their texts, and from tables."""

import pytest

from extract.margin_headings import joined_headings
from extract.margins import beside_margin
from extract.pages import Box, Word

_TEXT = 150.0  # points, where the text begins
BODY = [
    "Nämnden tillstyrker ansökan i den del som",
    "avser de tre verken norr om sjön och",
    "avstyrker de fyra verken söder om den",
    "eftersom de ligger nära den stora skogen",
    "där det finns gott om sällsynta fåglar",
    "vilket länsstyrelsen påpekade redan i sitt förra",
    "yttrande som lämnades in under hösten och",
    "som nämnden har tagit del av nyligen",
    "och som i övrigt är väl känt.",
]
MARGINS = {
    "labels and names of their own": (["", "Handläggare", "Eva Al", "", "Datum", "2019-03-05"], True),
    "a heading in two lines": (["Nämndens", "beslut", "", "", "", ""], False),
    "nothing": (["", "", "", "", "", ""], False),
    "one line alone": (["", "", "Datum", "", "", ""], False),
}


def words(text: str, x: float, top: float) -> list[Word]:
    placed = []
    for word in text.split():
        placed.append(Word(word, Box(x, top, x + 5.0 * len(word), top + 10)))
        x += 5.0 * len(word) + 3
    return placed


@pytest.mark.parametrize(("margin", "expected"), MARGINS.values(), ids=MARGINS)
def test_a_margin_of_its_own(margin: list[str], expected: bool) -> None:
    lines = []
    for index, text in enumerate(BODY):
        label = margin[index] if index < len(margin) else ""
        lines.append([*([words(label, 40.0, 14.0 * index)] if label else []), words(text, _TEXT, 14.0 * index)])
    assert (beside_margin(lines) is not None) == expected


PARAGRAPHS = [
    ("§ 4", "Nämnden fick i våras en framställning om"),
    ("Köp av", "att lösa in den gamla skolan vid"),
    ("tomt", "torget och att bygga om den."),
    ("Dnr 12", "Kontoret har undersökt saken och räknat"),
    ("", "fram vad ombyggnaden kan komma att kosta"),
    ("Bespar-", "under de två åren och vad som"),
    ("", "kan sparas på driften av andra hus."),
    ("Nämndens", "Nämnden avslår framställningen om den gamla skolan"),
    ("beslut", "och ger kontoret i uppdrag att sälja."),
    ("Bo Ek", "Reservation anmäldes av Eva Al mot beslutet."),
]


def test_headings_in_a_margin_stand_whole_in_the_first_line_of_their_text() -> None:
    lines = []
    for index, (label, text) in enumerate(PARAGRAPHS):
        left = [words(label, 40.0, 14.0 * index)] if label else []
        lines.append([*left, words(text, _TEXT, 14.0 * index)])
    found = joined_headings(lines)
    assert found is not None
    start, end, rows = found
    cells = [lines[row] if isinstance(row, int) else row for row in rows]
    texts = ["\t".join(" ".join(word.text for word in cell) for cell in row) for row in cells]
    assert (start, end) == (0, len(lines))
    assert texts == [
        "§ 4 Köp av tomt\tNämnden fick i våras en framställning om",
        "att lösa in den gamla skolan vid",
        "torget och att bygga om den.",
        "Dnr 12\tKontoret har undersökt saken och räknat",
        "fram vad ombyggnaden kan komma att kosta",
        "under de två åren och vad som",
        "kan sparas på driften av andra hus.",
        "Bespar-",
        "Nämndens beslut\tNämnden avslår framställningen om den gamla skolan",
        "och ger kontoret i uppdrag att sälja.",
        "Bo Ek\tReservation anmäldes av Eva Al mot beslutet.",
    ]


def test_no_word_of_a_heading_drawn_out_in_the_margin_is_lost() -> None:
    lines = []
    for index, (label, text) in enumerate(PARAGRAPHS):
        left = [words(part, 40.0 + 40 * place, 14.0 * index) for place, part in enumerate(label.split())]
        lines.append([*left, words(text, _TEXT, 14.0 * index)])
    found = joined_headings(lines)
    assert found is not None
    cells = [lines[row] if isinstance(row, int) else row for row in found[2]]
    kept = [word.text for row in cells for cell in row for word in cell]
    assert sorted(kept) == sorted(word.text for line in lines for cell in line for word in cell)


def test_days_left_of_a_table_are_no_headings() -> None:
    lines = [
        [words(f"tis {index}/3", 40.0, 28.0 * index), words(f"{text} och mera.", _TEXT, 28.0 * index)]
        for index, text in enumerate(BODY)
    ]
    assert joined_headings(lines) is None


def test_a_column_of_labels_beside_the_first_texts_alone() -> None:
    labels = ["Tjänsteskrivelse", "Datum", "2018-10-22", "Dnr", "UBN-2018", "Enhet", "Kontoret"]
    lines = []
    for index, label in enumerate(labels):
        lines.append([words(label, 40.0, 14.0 * index), words(BODY[index], _TEXT, 14.0 * index + index)])
    lines += [[words(f"{text} {text}", 34.0, 120.0 + 14 * index)] for index, text in enumerate(BODY)]
    found = beside_margin(lines)
    assert found is not None
    assert found[:2] == (0, len(labels))
