"""The year of a date that is written without one, from the nearest sound anchor."""

import pytest

from tests.extract.documents import record_of

HEAD = "Ekby kommun\tTjänsteskrivelse\n2011-11-07\n\nKommunstyrelsen\n\nNy lekplats i Berga\n\nBakgrund\n"

CASES = [
    ("Nämnden begärde den 4 mars 2010 att frågan utreds. Möte hölls den 24/5.", "den 24/5", "2011-05-24"),
    ("Kommunstyrelsen beslutade den 10 maj 2010, och ärendet återkom den 3 juni.", "den 3 juni", "2010-06-03"),
    (
        "Gruppen möts första gången i februari 2012. Namn lämnas senast den 16 december.",
        "den 16 december",
        "2011-12-16",
    ),
    (
        "Räddningstjänsten har den 11/2 förelagt kommunen att senast den 31 december 2012 installera larm.",
        "den 11/2",
        "2011-02-11",
    ),
    ("Rapporten lämnades den 20 december.", "den 20 december", "2010-12-20"),
    ("Planen ska vara klar den 15 januari.", "den 15 januari", "2012-01-15"),
    ("Mötet hölls fredagen den 30 april.", "den 30 april", "2010-04-30"),
    ("Frågan togs upp den 5 oktober föregående år.", "den 5 oktober", "2010-10-05"),
    ("Resten fördelas av nämnden den 4 februari.", "den 4 februari", "2012-02-04"),
    ("Anbudstiden har förlängts t.o.m. den 15 januari.", "den 15 januari", "2012-01-15"),
    ("Filialen stängdes den 30 december.", "den 30 december", "2010-12-30"),
    ("Frågan har prövats enligt besked den 3 mars.", "den 3 mars", "2011-03-03"),
    ("Arbetet inleddes den 28 december och väntas vara klart i februari 2011.", "den 28 december", "2010-12-28"),
    ("Nästa möte, som är öppet, hålls den 3 mars.", "den 3 mars", "2012-03-03"),
    ("Tertialrapporter lämnas den 26 maj, den 29/9 och i januari 2012.", "den 26 maj", "2011-05-26"),
]


@pytest.mark.parametrize(("sentence", "text", "iso"), CASES)
def test_year_is_inferred(sentence: str, text: str, iso: str) -> None:
    found = {date.text: date for date in record_of(HEAD + sentence).dates}
    assert str(found[text].start) == iso
    assert found[text].inferred_year


def test_days_of_a_table_go_on_row_by_row() -> None:
    table = (
        "När\tVad\n14/1 2012\tStart\n4 mars, 11 mars\tDialog\n16 juni\tBeslut\n7 december\tUppföljning\n9 januari\tSlut"
    )
    starts = [str(date.start) for date in record_of(HEAD + table).dates[1:]]
    assert starts == ["2012-01-14", "2012-03-04", "2012-03-11", "2012-06-16", "2012-12-07", "2013-01-09"]


@pytest.mark.parametrize(
    "sentence", ["Prov tas i april och oktober varje år.", "Avgiften räknas om årligen den 1 januari."]
)
def test_what_returns_each_year_is_no_date(sentence: str) -> None:
    assert [date.text for date in record_of(HEAD + sentence).dates] == ["2011-11-07"]


def test_invalid_date_is_kept_and_flagged() -> None:
    record = record_of(HEAD + "Synpunkter lämnas före den 31 september.")
    assert [(date.text, date.valid) for date in record.dates[1:]] == [("den 31 september", False)]
    assert any("31 september" in warning for warning in record.warnings)


def test_page_header_counts_once() -> None:
    first = "Ekby kommun\tProtokollsutdrag\nKommunstyrelsen\t2019-03-05\n\n§ 12 Ny lekplats\n\nBeslut\nPlanen antas."
    record = record_of(
        first, "Ekby kommun — Kommunstyrelsen 2019-03-05 Sida 2\n\nPlanen skickas på remiss till de närmast berörda."
    )
    assert [date.text for date in record.dates] == ["2019-03-05"]
