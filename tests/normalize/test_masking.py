"""Personal data is covered in every form that it is written in, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from normalize.masking import COVER, MaskKind, mask

COVERED: list[tuple[str, str]] = [
    ("personnummer", "811228-9874"),
    ("personnummer", "19811228-9874"),
    ("personnummer", "8112289874"),
    ("personnummer", "198112289874"),
    ("personnummer", "811228+9874"),
    ("personnummer", "811228–9874"),
    ("personnummer", "811228 - 9874"),
    ("personnummer", "811228 9874"),
    ("personnummer", "81 12 28-9874"),
    ("personnummer", "1981-12-28-9874"),
    ("personnummer", "19 811228-9874"),
    ("personnummer", "811228-\n9874"),
    ("personnummer", "811288-9871"),  # samordningsnummer, born on the 28th
    ("personnummer", "8ll228-9B74"),  # as scanned
    ("personnummer", "81122B-9874"),
    ("personnummer", "811228~9874"),
    ("personnummer", "8112 28-98 74"),
    ("personnummer", "l9811228-9874"),
    ("email", "asa.oberg@varnas.se"),
    ("email", "åsa.öberg@värnäs.kommun.se"),
    ("email", "asa @ varnas.se"),
    ("phone", "031-786 00 00"),
    ("phone", "070-123 45 67"),
    ("phone", "+46 8 508 290 00"),
    ("phone", "0451 - 26 70 00"),
]
LEFT = [
    "811228-9875",  # wrong check digit
    "811328-9874",  # no such month
    "556036-0793",  # an organisationsnummer: its third digit is 2 or more
    "KS 2018/109",
    "Dnr 2015/KS0417",
    "12 500 000 kronor",
    "2018-06-05",
    "2018-01-01–2020-12-31",
    "bankgiro 5050-1055",
    "SOU 2008:97",
    "Solbolls",
    "kl. 08.30–16.00",
]


@pytest.mark.parametrize(("kind", "written"), COVERED)
def test_personal_data_is_covered(kind: str, written: str) -> None:
    masked = mask(f"Hos {written}, enligt ovan.", list(MaskKind))
    cover = "".join("\n" if letter == "\n" else COVER for letter in written)
    assert masked.text == f"Hos {cover}, enligt ovan."
    assert masked.counts == {kind: 1}


@pytest.mark.parametrize("text", LEFT)
def test_other_figures_are_left(text: str) -> None:
    assert mask(f"Se {text} ovan.", list(MaskKind)).text == f"Se {text} ovan."


def test_only_the_kinds_asked_for_are_covered() -> None:
    text = "811228-9874, asa@varnas.se, 031-786 00 00"
    assert mask(text, [MaskKind.EMAIL]).text == f"811228-9874, {COVER * 13}, 031-786 00 00"
    assert mask(text, []).text == text


@given(st.text(alphabet="0123456789-+ \nOlSBa.@åÅ", max_size=60))
def test_no_character_moves_and_masking_twice_changes_nothing(text: str) -> None:
    masked = mask(text, list(MaskKind))
    assert len(masked.text) == len(text)
    assert all(after in (before, COVER) for before, after in zip(text, masked.text, strict=True))
    assert mask(masked.text, list(MaskKind)).text == masked.text


@given(st.dates(), st.integers(0, 999), st.sampled_from(["-", "", " ", "+", "–"]), st.booleans())
def test_every_personnummer_is_covered(born, serial: int, sign: str, long: bool) -> None:
    born = born.replace(year=1900 + born.year % 100)
    digits = f"{born:%y%m%d}{serial:03}"
    digits += luhn.calc_check_digit(digits)
    written = ("19" if long else "") + digits[:6] + sign + digits[6:]
    assert mask(f"({written})", [MaskKind.PERSONNUMMER]).text == f"({COVER * len(written)})"
