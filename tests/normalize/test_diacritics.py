"""Repair of lost å ä ö: what is given back, what is left alone, what the edits say."""

import pytest

from normalize.diacritics import Repaired, repair

# A damaged page around each example, so that its damage is judged as it would be in a document.
PAGE = """Kommunstyrelsen foreslar att arendet aterremitteras for ytterligare utredning.
Namnden beslutar att godkanna verksamhetsplanen och budgeten f6r kommande ar.
{}
Forvaltningen far i uppdrag att folja upp malen och aterkomma med en redovisning."""


def repaired(text: str) -> str:
    """The example as it comes out of its page."""
    page = repair(PAGE.format(text)).text.split("\n")
    assert page[0] == "Kommunstyrelsen föreslår att ärendet återremitteras för ytterligare utredning."
    return "\n".join(page[2:-1])


GIVEN_BACK = [
    # single letters, and what the English model of Tesseract puts for them
    ("Forslag till beslut", "Förslag till beslut"),
    ("Sammanfattning av drendet", "Sammanfattning av ärendet"),
    ("beslutade att godkdnna budgeten", "beslutade att godkänna budgeten"),
    ("en plan f6r verksamheten", "en plan för verksamheten"),
    ("det ligger 6verst i listan", "det ligger överst i listan"),
    ("verksamheten 4r viktig", "verksamheten är viktig"),
    ("det @verst i listan", "det överst i listan"),
    # one letter read as two, two as one, none
    ("ett foérslag till namnden", "ett förslag till nämnden"),
    ("att sidkerstédlla tillgangen", "att säkerställa tillgången"),
    ("har lett till kad trygghet", "har lett till ökad trygghet"),
    ("utifran det nya méalet", "utifrån det nya målet"),
    # compounds that no list has
    ("hallbarhetsprogrammet", "hållbarhetsprogrammet"),
    ("fullmaktigemalen och mélgrupper", "fullmäktigemålen och målgrupper"),
    # short words by context
    ("malet ar att alla ska ma bra i ar", "målet är att alla ska må bra i år"),
    ("alla barn i var kommun var nojda", "alla barn i vår kommun var nöjda"),
    ("antalet elever ar 2019", "antalet elever år 2019"),
    ("vi har lan i banken", "vi har lån i banken"),
    # places, where other names stand
    ("skolan i Bastad kommun", "skolan i Båstad kommun"),
    ("till Laxa och Smogen", "till Laxå och Smögen"),
    # capitals
    ("FORSLAG TILL BESLUT I ARENDET", "FÖRSLAG TILL BESLUT I ÄRENDET"),
    ("Arendet bordlades. Aven detta.", "Ärendet bordlades. Även detta."),
    ("Vi besokte Orebro och Jonkoping.", "Vi besökte Örebro och Jönköping."),
    ("ansokan fran Fredrik Alenius och Niklas Obrink", "ansökan från Fredrik Ålenius och Niklas Öbrink"),
    ("§ 20 Arsredovisning for namnden", "§ 20 Årsredovisning för nämnden"),
    # I as a bar
    ("| stallet foreslas en plan.", "I stället föreslås en plan."),
    ("i1 syfte att forbattra", "i syfte att förbättra"),
    # parted by hyphens and slashes
    ("budget- och uppfoljningsmodell", "budget- och uppföljningsmodell"),
    ("nyckelord/innebérd", "nyckelord/innebörd"),
]

LEFT_ALONE = [
    "12 500 kronor, 60 %, 2018-12-06, 15-16 maj",
    "KS 2018/109 och 2015/KS0417",
    "enligt 6 kap. 4 § i lagen (2010:110)",
    "fornamn.efternamn@vetlanda.se",
    "www.angelholm.se/for-foretag",
    "A4 B6 E4 4G CO2 SPB20 Agenda2030",
    "the action plan for the development of the region and for its people",
    "hvad som skall hafva blifvit upptaget af honom",
    "Namn | Titel | Enhet",
    "Camilla Wallin Kupferberg",
    "Kjell Berg (SD)",
    "Tillsyn 38 dagar | 33 dagar",
    "Utfall | 45 650",
    "upp till muntlighetskravet",
]

CLEAN = [
    "Kommunstyrelsen föreslår att ärendet återremitteras för ytterligare utredning av lan och mal.",
    "Det är ett mal i hvad som skall beslutas af kongl. majestät, och här har var och en sitt lan.",
    "På fredagen beslöt stadsstyrelsen i Åbo att lyfta fram frågan, och den behandlas ännu i dag.",
    "The board approved the plan for the coming year, and the report was published on the website. "
    "It is available from the office for anyone who wants to read it or have it sent by post.",
    "",
    "2019",
]


@pytest.mark.parametrize(("read", "written"), GIVEN_BACK)
def test_gives_back(read: str, written: str) -> None:
    assert repaired(read) == written


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone_on_a_damaged_page(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize("text", CLEAN)
def test_leaves_clean_text_alone(text: str) -> None:
    assert repair(text) == Repaired(text, (), ())


def test_repairs_the_damaged_block_of_a_half_clean_page() -> None:
    clean = "Nämnden beslutar att godkänna förslaget till verksamhetsplan för året, och återkommer i frågan."
    damaged = PAGE.format("Arendet handlar om malen for skolan.")
    page = repair(f"{clean}\n\n{damaged}").text
    assert page.startswith(clean)
    assert "Ärendet handlar om målen för skolan." in page


def test_keeps_line_ends_and_table_cells() -> None:
    text = "Mal\tMatetal\tArtal\nOkad trygghet\t80 %\t2019\n\nFler foretag\t12\t2020\nBattre halsa hos aldre\t7\t2021\n"
    page = repair(text).text
    assert (
        page
        == "Mål\tMätetal\tÅrtal\nÖkad trygghet\t80 %\t2019\n\nFler företag\t12\t2020\nBättre hälsa hos äldre\t7\t2021\n"
    )


def test_edits_say_what_changed_and_how_sure_it_is() -> None:
    page = repair("Kommunstyrelsen foreslar att malen godkinns.")
    first = page.edits[0]
    assert (first.before, first.after) == ("foreslar", "föreslår")
    assert page.text[first.start : first.end] == "föreslår"
    assert all(0.3 <= edit.confidence <= 1 for edit in page.edits)
    assert first.runner_up is not None


def test_doubtful_words_are_left_and_flagged() -> None:
    text = PAGE.format("Var verksamhet ar viktig.")
    sure = repair(text, min_confidence=0.0)
    strict = repair(text, min_confidence=1.0)
    assert strict.text == text
    assert not strict.edits
    assert [edit.after for edit in strict.doubtful] == [edit.after for edit in sure.edits]
    assert all(strict.text[edit.start : edit.end] == edit.before for edit in strict.doubtful)


_TABLE = """\
Antal insatser 2008 2009 2010
Brand i byggnad 31 28 35
Trafikolycka 64 ial 58
Drunkning och drunkningstillbud 3 al 4
Automatlarm utan brandtillbud 212 187 190

"""
_ITEMS = """\
— Hégst en person per ar ska drabbas av drunkningstillbud
5. Ytlivraddare ska finnas i beredskap vid bada stationerna fran och med 2013
6. Livraddningsutrustningen vid kommunens badplatser ska kontrolleras varje vecka under sommaren
"""


def test_a_word_that_would_change_again_leaves_no_page_unrepaired() -> None:
    once = repair(_TABLE + _ITEMS)
    assert "Högst en person per år" in once.text
    assert "båda stationerna från och med 2013" in once.text
    assert repair(once.text).text == once.text
