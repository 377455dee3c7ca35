"""Wrapped lines are joined, ended ones are not, and every character leads back to its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lines import SourceLine, join, wraps

WIDE = "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen att godkänna budget och verksamhetsplan"


def joined(*lines: str, filler: int = 5) -> str:
    """The running text of the lines, on a page that has full lines enough to show its width."""
    source, start = [], 0
    for line in [*lines, "", *[WIDE] * filler]:
        source.append(SourceLine(1, start, line))
        start += len(line) + 1
    return join(source).text.split("\n\n")[0]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((WIDE, "2019 för Kommunal utveckling."), f"{WIDE} 2019 för Kommunal utveckling."),
        (
            ("att från och med den 1 januari", "1981 fastställa avgiften till 7:00 (oförändrad)."),
            "att från och med den 1 januari 1981 fastställa avgiften till 7:00 (oförändrad).",
        ),
        (
            ("Vi har en ändamålsenlig verksamhet för länets", "kommuner"),
            "Vi har en ändamålsenlig verksamhet för länets kommuner",
        ),
        (("verksamhetens upp-", "följning"), "verksamhetens uppföljning"),
        (("Föredragande: VA-", "ingenjör Bo Ek"), "Föredragande: VA-ingenjör Bo Ek"),
        (
            ("Klubben får av nämnden en garanti för spelen", "1998 med högst 20.000 kronor."),
            "Klubben får av nämnden en garanti för spelen 1998 med högst 20.000 kronor.",
        ),
        (
            ("§ 97\tFastställande av skattesats\tDnr KS", "2019/233"),
            "§ 97\tFastställande av skattesats\tDnr KS 2019/233",
        ),
        (("social-", "och hälsovård"), "social- och hälsovård"),
        (
            ("Ramen är för nästa år, då två enheter tillkommer, 61", "350 tkr. Därtill kommer"),
            "Ramen är för nästa år, då två enheter tillkommer, 61 350 tkr. Därtill kommer",
        ),
        (
            ("Lönerörelsen tar sitt och det nya radiosystemet som köps in kräver", "450 tkr. Förslaget"),
            "Lönerörelsen tar sitt och det nya radiosystemet som köps in kräver 450 tkr. Förslaget",
        ),
        (("Priset är fr.o.m.", "den 1 april 212 kr."), "Priset är fr.o.m. den 1 april 212 kr."),
        (("ett anslag av 724.500 kronor i", "1980 års stat,"), "ett anslag av 724.500 kronor i 1980 års stat,"),
        (("att för projektering anvisa", "150.000:-."), "att för projektering anvisa 150.000:-."),
        (
            ("Bidraget blir 1 350 000 kr 2013 och 1 400 000 kr", "2015, alltså"),
            "Bidraget blir 1 350 000 kr 2013 och 1 400 000 kr 2015, alltså",
        ),
        ((f"{WIDE} kan", "att reglerna tolkas. Rådet"), f"{WIDE} kan att reglerna tolkas. Rådet"),
        (
            ("en patrull inrättas i distriktet fr.o.m.", "den 1 oktober"),
            "en patrull inrättas i distriktet fr.o.m. den 1 oktober",
        ),
        (("I planen finns 1,9 Mkr", "1998 och 2,3 Mkr 1999."), "I planen finns 1,9 Mkr 1998 och 2,3 Mkr 1999."),
        (("en skola (med tillbyggnad", "Söder) i"), "en skola (med tillbyggnad Söder) i"),
        (
            ("Kommunen har dessutom under 1988 och 1989 lagt ner 2 250", "000 kronor på resecentrum."),
            "Kommunen har dessutom under 1988 och 1989 lagt ner 2 250 000 kronor på resecentrum.",
        ),
        (
            ("Skolverket gav bidrag för läsåret. Kostnaden per elev var 61 200", "kr 2005, i riket 68 700 kr."),
            "Skolverket gav bidrag för läsåret. Kostnaden per elev var 61 200 kr 2005, i riket 68 700 kr.",
        ),
        (
            ("Förslagen i planen får sammanlagt uppgå till 212", "Mkr netto."),
            "Förslagen i planen får sammanlagt uppgå till 212 Mkr netto.",
        ),
        (("Mål 1. Sjukfrånvaron ska understiga", "8 procent"), "Mål 1. Sjukfrånvaron ska understiga 8 procent"),
        (("År 2027 ska solel motsvara minst 6", "GWh."), "År 2027 ska solel motsvara minst 6 GWh."),
        (
            ("föreningen får arrendera maskinen åren 1997–", "1999 på"),
            "föreningen får arrendera maskinen åren 1997–1999 på",
        ),
        (
            ("Kommunerna har enats om mål för mandatperioden", "2019–2022:"),
            "Kommunerna har enats om mål för mandatperioden 2019–2022:",
        ),
        (
            (
                "Fullmäktige har för nästa år beslutat om två mål, som följs med nyckeltal i",
                "Kolada: att ingen väntar.",
            ),
            "Fullmäktige har för nästa år beslutat om två mål, som följs med nyckeltal i Kolada: att ingen väntar.",
        ),
        (
            ("att anmoda nämnden att senast den 15 augusti redovisa åtgärder för", "att hålla sin ram,"),
            "att anmoda nämnden att senast den 15 augusti redovisa åtgärder för att hålla sin ram,",
        ),
        (
            ("Kommunstyrelsen antar planen", "att gälla från och med den 1 mars."),
            "Kommunstyrelsen antar planen att gälla från och med den 1 mars.",
        ),
        (
            ("I programmet, som fullmäktige antog, är målen", "att alla lokaler ska nås år 2015, att"),
            "I programmet, som fullmäktige antog, är målen att alla lokaler ska nås år 2015, att",
        ),
    ],
)
def test_wrapped_lines_are_joined(lines: tuple[str, ...], text: str) -> None:
    assert joined(*lines) == text


@pytest.mark.parametrize(
    "lines",
    [
        ("Förslag till beslut", "att uppdra åt chefen att se över taxan och att återkomma i ärendet."),
        ("Arbetsutskottets förslag", "att anta planen och att uppdra åt chefen att följa upp den."),
        ("Med hänvisning till ovanstående föreslår förvaltningen därför", "att anta planen,"),
        ("att uppmana samtliga nämnder till stor återhållsamhet,", "att godkänna rapporten, samt"),
        (
            "Fullmäktiges övergripande mål 2003–2006, som styrkortet utgår från",
            "A. Ekby ska ha länets allra bästa skola.",
        ),
        ("Investeringar", "2019:"),
        ("Våra viktigaste mål är", "1 God ekonomi"),
        ("Nettokostnader för verksamheten var", "12 14 16"),
        ("Utfall för nämndens verksamhet efter kvartal 2", "tkr Budget Utfall Avvikelse"),
        ("Nämndens verksamheter i siffror, en sammanställning för", "Verksamhetsberättelse 2010"),
        ("Förslag till beslut", "Kommunstyrelsen godkänner förslaget."),
        ("Kommunstyrelsen beslutar", "att anta planen"),
        ("att anta planen,", "att ge förvaltningen i uppdrag att följa upp den"),
        ("Vi har ett starkt partnerskap", "* Vår verksamhet är till nytta"),
        ("Skola\t12 500", "vård\t3 000"),
        (WIDE, "Mäts genom: antalet tomter"),
        (WIDE + ".", "Reservation"),
        (WIDE + " föreslår", "att planen antas"),
        (WIDE + " följande:", "Jag beviljar anstånd med betalningen av avgiften till den 1 maj."),
        (WIDE, "Ekby den 15 september 2016"),
        ("Ny ateljé", "350 tkr till möbler"),
        (
            "Sökta medel: 39103 816 kronor 23 460 356 kronor 18 570 800 kronor 39 103 816 kronor 23 4",
            "Beviljade 5 696 000",
        ),
    ],
)
def test_lines_that_end_stay_apart(lines: tuple[str, ...]) -> None:
    assert joined(*lines) == "\n".join(lines)


def test_a_figure_goes_on_over_the_page_after_what_wants_one() -> None:
    text = join([SourceLine(1, 0, "att begära ett tilläggsanslag med"), SourceLine(2, 0, "350 tkr")])
    assert text.text == "att begära ett tilläggsanslag med 350 tkr"


def test_a_sentence_goes_on_over_the_page() -> None:
    text = join([SourceLine(1, 0, "Beslutet togs av"), SourceLine(2, 0, "nämnden i maj.")])
    assert text.text == "Beslutet togs av nämnden i maj."
    assert text.locate(0, len(text.text)) == (1, 0, 16)
    assert text.locate(17, 24) == (2, 0, 7)


LINES = st.lists(st.text(st.sampled_from("abå AB.-(1:•\t"), max_size=12), max_size=8)


@given(LINES)
def test_every_piece_stands_in_its_line(lines: list[str]) -> None:
    page = "\n".join(lines)
    source, start = [], 0
    for line in lines:
        source.append(SourceLine(1, start, line))
        start += len(line) + 1
    result = join(source)
    for piece in result.pieces:
        assert result.text[piece.joined : piece.joined + piece.length] == page[piece.start : piece.start + piece.length]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Kalender för badet", f"maj {' '.join(map(str, range(1, 32)))} vecka"),
        ("Antal 12 14 15 16 17", f"vecka {' '.join(map(str, range(1, 53)))} x"),
    ],
)
def test_rows_of_many_figures_that_end_in_words_are_told_at_once(line: str, following: str) -> None:
    """A pattern with more than one way to part the figures would not come to an end."""
    assert wraps(line, following, 100)  # neither is a row, so that the small letter decides
