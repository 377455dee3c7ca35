"""The year of a date that is written without one, from the nearest sound anchor."""

import pytest

from extract.pipes import tenses
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
    ("Rapporten behandlas vid nämndens sammanträde den 8 februari.", "den 8 februari", "2012-02-08"),
    ("Lekredskapen stängdes av den 2 december och väntas åter i bruk i mars 2012.", "den 2 december", "2011-12-02"),
    ("Lokalen blir ledig från den 1 april.", "den 1 april", "2012-04-01"),
    ("Prislistan, som fr.o.m. den 1 mars gällde även skolor, har ändrats.", "den 1 mars", "2011-03-01"),
    ("Kontoret lämnar en kort rapport från Lekplatsdagarna den 3 april.", "den 3 april", "2011-04-03"),
    ("Området iordningställs och både gångväg och belysning byggs till den 10 juni.", "den 10 juni", "2012-06-10"),
    ("Badet var stängt till och med den 31 mars och öppnade därefter.", "den 31 mars", "2011-03-31"),
    ("Filialen, som stängdes efter branden den 2 mars, redovisas inte.", "den 2 mars", "2011-03-02"),
    ("Nämnden frånträdde lokalen den 28 december.", "den 28 december", "2010-12-28"),
    ("Bokslutet för 2010 godkändes i mars.", "mars", "2011-03-01"),
    ("Nämnden lämnade sina synpunkter den 17 april.", "den 17 april", "2011-04-17"),
    ("Lekplatsen ska bli fri från hinder\tKajen röjdes den 18 december", "den 18 december", "2010-12-18"),
    ("Kontoret har utlovat ett besked i december.", "december", "2011-12-01"),
    ("Inför 2010 års val den 19 september öppnades fler lokaler.", "den 19 september", "2010-09-19"),
    ("Badet hade 815 gäster i juli mot 640 i juli 2010.", "juli", "2011-07-01"),
    ("Kontoret lämnar en skriftlig rapport i mars och i oktober.", "oktober", "2012-10-01"),
    ("Anmälan tas emot den 29 februari.", "den 29 februari", "2012-02-29"),
    ("Att målet inte nås beror på en vakans från mars till och med juni.", "mars till och med juni", "2011-03-01"),
    ("Siffrorna har hämtats från augusti.", "augusti", "2011-08-01"),
    ("Anbudet avgavs av en firma i Ekby och är bindande t.o.m. den 15 december.", "den 15 december", "2011-12-15"),
    ("Tertialrapporter lämnas den 26 maj, den 29/9 och i januari 2012.", "den 26 maj", "2011-05-26"),
]


@pytest.mark.parametrize(("sentence", "text", "iso"), CASES)
def test_year_is_inferred(sentence: str, text: str, iso: str) -> None:
    found = {date.text: date for date in record_of(HEAD + sentence).dates}
    assert str(found[text].start) == iso
    assert found[text].inferred_year


PLAN = "Ekby kommun\n\nLekplatsplan 2012\n\nAntagen av tekniska nämnden 2011-11-07, § 88\n\nLäget\n"
IN_PLANS = [
    ("Tjänsten som lekplatsingenjör är vakant sedan mars.", "mars", "2011-03-01"),
    ("Planen följs upp per den 31 augusti.", "den 31 augusti", "2012-08-31"),
    ("Ny gunga i Berga senast 30 april.", "30 april", "2012-04-30"),
    ("Enkät 31 mars.", "31 mars", "2012-03-31"),
    ("Planen ska ha kommit till alla senast den 15 oktober.", "den 15 oktober", "2012-10-15"),
    ("Medlen anges i budgetbeslutet den 23 oktober.", "den 23 oktober", "2011-10-23"),
]


@pytest.mark.parametrize(("sentence", "text", "iso"), IN_PLANS)
def test_year_is_inferred_in_a_plan(sentence: str, text: str, iso: str) -> None:
    found = {date.text: date for date in record_of(PLAN + sentence).dates}
    assert str(found[text].start) == iso


REPORT = "Ekby kommun\n\nVerksamhetsberättelse för lekplatserna 2010\n\nAntagen av tekniska nämnden 2011-03-07, § 88\n\nLäget\n"


@pytest.mark.parametrize(
    ("sentence", "text", "iso"),
    [
        ("Enkät i oktober, 73 svarande.", "oktober", "2010-10-01"),
        ("Ny gunga ska resas den 1 juni.", "den 1 juni", "2011-06-01"),
    ],
)
def test_year_is_inferred_in_a_report(sentence: str, text: str, iso: str) -> None:
    found = {date.text: date for date in record_of(REPORT + sentence).dates}
    assert str(found[text].start) == iso


@pytest.mark.parametrize(
    "text", ["Tiden var\nAugusti 2010\t905\t7\nAugusti 2011\t870\t8", "Banarbete v. 24–31\nAugusti 2010\nAugusti 2011"]
)
def test_figure_at_a_line_end_is_no_day(text: str) -> None:
    assert [date.text for date in record_of(HEAD + text).dates[1:]] == ["Augusti 2010", "Augusti 2011"]


def test_months_broken_in_a_table_head_are_one_span() -> None:
    table = "Mkr\tUtfall jan–\tUtfall jan–\tBudget\n\tapril 2010\tapril 2011\t2011\nLek\t1,2\t1,4\t4,0"
    spans = [(str(date.start), str(date.end)) for date in record_of(HEAD + table).dates[1:]]
    assert spans == [("2010-01-01", "2010-04-30"), ("2011-01-01", "2011-04-30")]


CUES = [
    (cue, text, is_yes) for cue in tenses.CUES for is_yes in (True, False) for text in (cue.yes if is_yes else cue.no)
]


@pytest.mark.parametrize(("cue", "text", "is_yes"), CUES)
def test_cue_tells_when(cue: tenses.Cue, text: str, is_yes: bool) -> None:
    assert cue.is_in(tenses.folded_verbs(text)) is is_yes


def test_report_s_year_stands_at_its_title_s_end() -> None:
    text = REPORT.replace("Verksamhetsberättelse för lekplatserna", "Uppföljning av skötsel, lek och ekonomi")
    found = {date.text: date for date in record_of(text + "Badet öppnade den 4 maj.").dates}
    assert str(found["den 4 maj"].start) == "2010-05-04"


def test_day_of_a_certified_extract_is_a_date() -> None:
    text = HEAD + "Planen antas.\n\nJusterandes sign\tUtdragsbestyrkande 2011-11-15"
    assert [date.text for date in record_of(text).dates] == ["2011-11-07", "2011-11-15"]


def test_days_of_a_table_go_on_row_by_row() -> None:
    table = (
        "När\tVad\n14/1 2012\tStart\n4 mars, 11 mars\tDialog\n16 juni\tBeslut\n7 december\tUppföljning\n9 januari\tSlut"
    )
    starts = [str(date.start) for date in record_of(HEAD + table).dates[1:]]
    assert starts == ["2012-01-14", "2012-03-04", "2012-03-11", "2012-06-16", "2012-12-07", "2013-01-09"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prov tas i april och oktober varje år.",
        "Avgiften räknas om årligen den 1 januari.",
        "I mars och november brukar vägarna brista.",
    ],
)
def test_what_returns_each_year_is_no_date(sentence: str) -> None:
    assert [date.text for date in record_of(HEAD + sentence).dates] == ["2011-11-07"]


@pytest.mark.parametrize(
    ("sentence", "text", "iso"),
    [
        ("Skrivelsen av den 3 dennes bifogas.", "den 3 dennes", "2011-11-03"),
        ("Mötet hölls den 28 sistlidne månad.", "den 28 sistlidne månad", "2011-10-28"),
        ("Svar emotses före den 15 nästkommande månad.", "den 15 nästkommande månad", "2011-12-15"),
        ("Beslutet den 24 augusti d.å. gäller.", "den 24 augusti d.å.", "2011-08-24"),
    ],
)
def test_day_of_the_letter_s_own_month_or_year(sentence: str, text: str, iso: str) -> None:
    found = record_of(HEAD + sentence).dates[-1]
    assert (found.text, str(found.start), found.inferred_year) == (text, iso, True)


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


def test_work_on_a_budget_is_done_the_year_before() -> None:
    record = record_of(
        "Ekby kommun\n1987-02-11\n\nTIDPLAN FÖR 1988 ÅRS BUDGET\n\n16 mars\tAnvisningar sänds\n18 maj\tBeredning\n"
    )
    assert [str(date.start) for date in record.dates[1:]] == ["1987-03-16", "1987-05-18"]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Samråd hölls den 4 november och den 6 maj ska planen antas.", ["2017-11-04", "2018-05-06"]),
        ("Avgiften ses över årligen och beslutet gäller från den 1 mars.", ["2018-03-01"]),
    ],
)
def test_what_is_told_beside_another_time_has_its_own(sentence: str, days: list[str]) -> None:
    record = record_of(f"Ekby kommun\tTjänsteskrivelse\nKommunstyrelsen\t2018-02-01\n\nBakgrund\n{sentence}")
    assert [str(date.start) for date in record.dates[1:]] == days


def test_a_list_leads_to_the_first_day_that_tells_its_year() -> None:
    steps = "\nTidplan\n\n8 december\tBeslut\n16–20 januari 2011\tKurs\n1 mars 2011\tSista dag\n"
    starts = [str(date.start) for date in record_of(HEAD + steps).dates[1:]]
    assert starts == ["2010-12-08", "2011-01-16", "2011-03-01"]


def test_a_line_that_returns_at_the_pages_edges_counts_once() -> None:
    foot = "\n\nLekplatsrapport jan–aug 2011\t"
    record = record_of(HEAD + "Planen antas." + foot + "1", "Lekplatsen byggs nästa år i Berga." + foot + "2")
    assert [date.text for date in record.dates] == ["2011-11-07", "jan–aug 2011"]


def test_signature_at_a_page_end_has_its_own_day() -> None:
    record = record_of(
        HEAD + "Kontoret har prövat frågan.",
        "Lekplatsen byggs.\n\nDen ritas av parkchefen.\n\nMarken är plan.\n\nSynpunkter har lämnats.\n\nEkby 2011-11-07",
    )
    assert [date.text for date in record.dates] == ["2011-11-07", "2011-11-07"]
