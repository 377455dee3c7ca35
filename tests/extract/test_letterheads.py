"""Who sends a document, to which body, under which number: letterheads, forms and feet of many layouts and decades."""

import pytest

from extract.pipes.organ_names import is_short_for
from tests.extract.documents import record_of

_BODY = "\n\nKommunen har under året sett över frågan. " + "Underlaget som har tagits fram beskriver läget. " * 5
_DECIDES = "\n\nNy taxa\n\nFörslag till beslut\natt anta taxan."

# A document; its body, sender and numbers.
LETTERHEADS = [
    pytest.param(
        "Ekby kommun\nTJÄNSTESKRIVELSE\nInkom 2020-03-02\nDnr KS 2020/114\n\nKommunstyrelsen\n\nSvar på remiss om cykelväg (KS 2020/77)" + _DECIDES + _BODY,
        "Kommunstyrelsen", None, ["KS 2020/114", "KS 2020/77"],
        id="own number under its own stamp",
    ),
    pytest.param(
        "Ekby kommun\nKommunstyrelsen\nSAMMANTRÄDESPROTOKOLL\n2020-03-02\n\n§ 12\tDnr KS 2020/14\nMotion om cykelväg\n\nBeslutsunderlag\n"
        "Kommunfullmäktiges beslut om taxor\nDnr KS 2018/5\n\nBeslut\nMotionen avslås." + _BODY,
        "Kommunstyrelsen", None, ["KS 2020/14"],
        id="number of a paper that a paragraph rests on",
    ),
    pytest.param(
        "ENBYS KOMMUN\t1975-09-17\tDar 211/75\nFastighetskontoret\n\nKOMMUNSTYRELSEN I ENBY\nInk. 1975-09-19\nDnr 386/75\n\nTill\nKommunstyrelsen\n\n"
        "Ang byggnadsprogram" + _DECIDES + _BODY,
        "Kommunstyrelsen", "Fastighetskontoret", ["211/75"],
        id="misread label, and the stamp of who received it",
    ),
    pytest.param(
        "Uvby kommun\tAntaget 2019-04-02, § 58\nKommunstyrelsen\nVårt diarienummer KS/2018:611\nEr beteckning SBK 2017-318\n\nYttrande över översiktsplan\n\n"
        "Byggnadsnämnden i Särby har översänt planen. Kommunstyrelsen tillstyrker den." + _BODY,
        "Kommunstyrelsen", None, ["KS/2018:611"],
        id="their number under ours",
    ),
    pytest.param(
        "Miljö- och hälso-\tPROTOKOLL\nskyddsnämnden\t1985-09-17\tBlad 1\n\n§ 52 Val av justerare\n\nTill justerare utses Eva Ek.\n\n§ 53 Delgivningar\n\n"
        "Kommunfullmäktige 1985-08-28, § 101, om investeringsramar (KS 1985/310)\n\nBeslut\nRedovisningen läggs till handlingarna." + _BODY,
        "Miljö- och hälsoskyddsnämnden", None, [],
        id="name divided over the lines of the head, another body's paragraph",
    ),
    pytest.param(
        "Storby Stad\nStadsdelsförvaltningen Norrmalm-Linnéa\n\nTjänsteutlåtande\nUtfärdat 2014-03-11\nDiarienummer N134-0145/14\n\n"
        "Förslag till budget\n\nFörslag till beslut\nI stadsdelsnämnden Norrmalm-Linnéa:\n1. Anta budgeten." + _BODY,
        "Stadsdelsnämnden Norrmalm-Linnéa", "Stadsdelsförvaltningen Norrmalm-Linnéa", ["N134-0145/14"],
        id="board and unit of a part of the town",
    ),
    pytest.param(
        "Berga stad\nBarn- och ungdomsförvaltningen\n\nDatum\n2016-05-02\nDiarienr\n2016/1234-BUN-041\n\nTill Barn- och ungdomsnämnden" + _DECIDES + _BODY,
        "Barn- och ungdomsnämnden", "Barn- och ungdomsförvaltningen", ["2016/1234-BUN-041"],
        id="number with code and plan",
    ),
    pytest.param(
        "Avsändare Datum Vår beteckning\nFastighetskontoret 1979-11-12 Fk 311/79\nMottagare\nFastighetsnämnden\n\nArrende\n\n"
        "Fastighetskontoret hemställer att nämnden godkänner arrendet." + _BODY,
        "Fastighetsnämnden", "Fastighetskontoret", ["Fk 311/79"],
        id="row of labels without gaps",
    ),
    pytest.param(
        "B E R G A K O M M U N Hamnkontoret\tDatum 1984-05-08\tDnr 212/84\n\nHamnstyrelsen\n\nNy kran\n\nHamnkontoret föreslår att styrelsen köper kranen." + _BODY,
        "Hamnstyrelsen", "Hamnkontoret", ["212/84"],
        id="spaced-out municipality before the unit",
    ),
    pytest.param(
        "VARNAS KOMMUN\nHälsovårdsnämnden\n\n1974-03-12\nHn 41/74\n\nLänsstyrelsen\nNaturvårdsenheten\nBox 224\n532 00 SKARA\n\n"
        "Yttrande över ansökan om täkt\n\nHälsovårdsnämnden får med anledning av remissen anföra följande. Nämnden tillstyrker." + _BODY,
        "Hälsovårdsnämnden", None, ["Hn 41/74"],
        id="unit in an authority's address",
    ),
    pytest.param(
        "Delegationsbeslut\n2019-02-04\nDnr KUN 2019/31\n\nBidrag till\nFöreningen Bergaspelet\n\nBeslut\nJag beslutar att bevilja bidrag. Beslutet anmäls "
        "till kulturnämnden.\n\nEva Ek\n\nKulturkontoret, 123 45 Berga, kultur@berga.example",
        "Kulturnämnden", "Kulturkontoret", ["KUN 2019/31"],
        id="unit in the foot, not who is granted something",
    ),
    pytest.param(
        "Kommundelsnämnden Kärra\nKommundelskontoret\n1994-02-08\nDnr KDN 23/94\n\nTill kommunstyrelsen\n\nYttrande över förslag till skolplan\n\n"
        "Kommundelsnämnden har beretts tillfälle att yttra sig." + _BODY,
        "Kommundelsnämnden Kärra", "Kommundelskontoret", ["KDN 23/94"],
        id="local board that states its view",
    ),
    pytest.param(
        "Lunda Vatten AB Org.nr 556112-4471 ett bolag i koncernen Lundas Kommunföretag\n\nDelårsrapport januari–augusti 2016\n\nDiarienr LVAB 2016-31"
        "\n\nKommunfullmäktige fastställde ägardirektivet." + _BODY,
        "Lunda Vatten AB", "Lunda Vatten AB", ["LVAB 2016-31"],
        id="company whose line goes on",
    ),
    pytest.param(
        "Ekby kommun\tSammanträdesprotokoll\nOrgan Kommunstyrelsens personalutskott\tDatum 1992-05-19\n\n§ 87 Ny lön\nDnr 91/12, 92/44\n\n"
        "Kommunstyrelsen har begärt yttrande.\n\nBeslut\nUtskottet tillstyrker." + _BODY,
        "Kommunstyrelsens personalutskott", None, ["91/12", "92/44"],
        id="labelled body of a meeting, two numbers",
    ),
    pytest.param(
        "Svenby kommun\nVård och omsorg\n\nTjänsteskrivelse\nDatum: 2024-02-05\nDiarienummer: VON-2024-00031\nNämnd: Vård- och omsorgsnämnden\n\n"
        "Ej verkställda beslut\n\nFörslag till beslut\nNämnden godkänner redovisningen." + _BODY,
        "Vård- och omsorgsnämnden", "Vård och omsorg", ["VON-2024-00031"],
        id="unit without a word for it",
    ),
    pytest.param(
        "BERGA KOMMUN\nGatukontoret\nVår ref: 0451-26 70 00\nDnr CSN 313-09/0388\n\nTill gatunämnden" + _DECIDES + _BODY,
        "Gatunämnden", "Gatukontoret", ["CSN 313-09/0388"],
        id="telephone beside a number of unusual form",
    ),
    pytest.param(
        "BERGA KOMMUN\nTekniska kontoret\nDnr 33/73 Köp av mark\n2013-05-02\n\nTekniska nämnden\n\nKöp av mark\n\nFörslag till beslut\natt köpa marken (KS 2012/388)." + _BODY,
        "Tekniska nämnden", "Tekniska kontoret", ["33/73"],
        id="word after the number",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body", "sender", "numbers"), LETTERHEADS)
def test_letterhead_is_registered(text: str, body: str | None, sender: str | None, numbers: list[str]) -> None:
    document = record_of(text).document
    assert (document.organ and document.organ.text) == body
    assert (document.sender and document.sender.text) == sender
    assert [number.text for number in document.diarienummer] == numbers


def test_unit_in_the_foot_of_a_page_sends() -> None:
    document = record_of(
        "Biblioteksplan 2020\n\nAntagen av kulturnämnden 2019-11-20\n\nInledning\nPlanen gäller alla.\n\nBerga kommun · Kulturkontoret\tBiblioteksplan 2020\t1/2",
        "Mål\nFler ska läsa.\n\nBerga kommun · Kulturkontoret\tBiblioteksplan 2020\t2/2",
    ).document
    assert document.sender
    assert document.sender.text == "Kulturkontoret"


def test_unit_in_a_table_at_the_end_of_a_page_sends_nothing() -> None:
    document = record_of(
        "Handlingsplan 2020\n\nAntagen av kulturnämnden 2019-11-20\n\nInledning\nPlanen gäller alla.\n\nKontroll av lokaler\tKulturkontoret\tlöpande",
        "Mål\nFler ska läsa.",
    ).document
    assert document.sender is None


@pytest.mark.parametrize(
    ("short", "name", "same"),
    [
        ("Omsorgsnämnden", "Vård- och omsorgsnämnden", True),
        ("Stadsdelsnämnden", "Norra stadsdelsnämnden", True),
        ("Stadsdelsnämnden", "Stadsdelsnämnden Västra Berga", True),
        ("Berga Värme AB", "Berga Värme Aktiebolag", True),
        ("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", False),
        ("Nämnden", "Tekniska nämnden", False),
        ("Skolnämnden", "Förskolnämnden", False),
    ],
)
def test_one_body_has_a_short_name_and_a_full_one(short: str, name: str, same: bool) -> None:
    assert is_short_for(short, name) is same
