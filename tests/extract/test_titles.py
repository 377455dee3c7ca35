"""What a document is and what it is called, in layouts and words of many decades."""

import pytest

from tests.extract.documents import record_of

_PROSE = "\n\nFrågan har beretts under året. " + "Underlaget beskriver läget i kommunens olika delar. " * 4

# A document, its type and title.
DOCUMENTS = [
    pytest.param(
        "MELLANBY STAD\nKommunstyrelsen\n\n1979-02-14\nDnr 78/611\n\nKommundepartementet\n103 33 STOCKHOLM\n\nAngående ny lag om parkeringsbolag\n\n"
        "Genom remiss har Mellanby stad anmodats att inkomma med yttrande.\n\nKommunstyrelsen har inget att erinra men vill framhålla att lagen bör dröja.",
        "yttrande", "Angående ny lag om parkeringsbolag", id="a body asked by a department",
    ),
    pytest.param(
        "Trafiknämnden\n1991-04-02\tDnr 91.044\n\nTill kommunfullmäktige\n\nMotion om gratis bussresor\n\nFullmäktige har överlämnat motionen till nämnden för "
        "yttrande. Enligt nämndens mening bör ett rabattkort prövas.\n\nPå trafiknämndens vägnar\n\nSten Ek\nordförande",
        "yttrande", "Motion om gratis bussresor", id="a board's own letter on a motion",
    ),
    pytest.param(
        "SKOGSHULTS KOMMUN PROTOKOLLSUTDRAG\nTekniska nämnden 1982-11-09 Blad 4\nDnr 301/82 § 118 Vägbelysning i Tallåsen\n\nByalaget begär belysning.\n\n"
        "Nämnden beslutar\natt avslå framställningen.",
        "protokollsutdrag", "Vägbelysning i Tallåsen", id="§ behind its number in the diary",
    ),
    pytest.param(
        "UTDRAG UR PROTOKOLL\nMiljönämnden 1993-10-12\n§ 77 Dnr 93/114\n\nÄrendet\n\nYrkande\n\nBeslut\n\nNY SLAMTAXA FRÅN 1994 SAMT ÄNDRADE\n"
        "AVGIFTER FÖR LATRIN\n\nRenhållningskontoret har föreslagit höjd taxa.\n\nMiljönämnden beslutar att höja taxan.",
        "protokollsutdrag", "NY SLAMTAXA FRÅN 1994 SAMT ÄNDRADE AVGIFTER FÖR LATRIN", id="margin read first",
    ),
    pytest.param(
        "LUNDBY KOMMUN\nGatukontoret\nDelegationsbeslut nr 12/1994\n1994-04-05\n\nLundby Byggnads HB\nc/o Eva Persson\nStorgatan 12 B\n123 45 LUNDBY\n\n"
        "Upplåtelse av torgplats\n\nNi har ansökt, inkom 1994-03-12, om en plats på Stortorget.\n\nBeslut\nJag beviljar plats 4.",
        "beslut", "Upplåtelse av torgplats", id="under an address",
    ),
    pytest.param(
        "Policy för mutor och jäv Fastställd av: Kommunfullmäktige 2009-03-23, § 40\nDokumentansvarig: Kanslichefen\n\nInledning" + _PROSE,
        "rapport", "Policy för mutor och jäv", id="labels beside it",
    ),
    pytest.param(
        "Hela livet på landet\n\nLandsbygdsprogram för norra bygden\n\nAntaget av kommunfullmäktige 2012-03-05\n\nInledning" + _PROSE,
        "rapport", "Hela livet på landet", id="a name of its own over its genre",
    ),
    pytest.param(
        "BERGA\nKOMMUN\n\nENERGIPLAN FÖR BERGA KOMMUN\nMED PROGRAM FÖR OLJEERSÄTTNING\n\nAntagen av kommunfullmäktige 1985-06-17\n\n1. INLEDNING" + _PROSE,
        "rapport", "ENERGIPLAN FÖR BERGA KOMMUN MED PROGRAM FÖR OLJEERSÄTTNING", id="goes on in capitals",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "title"), DOCUMENTS)
def test_type_and_title(text: str, kind: str, title: str) -> None:
    document = record_of(text).document
    assert (document.type, document.title.text if document.title else None) == (kind, title)


def test_a_form_that_lists_members_is_a_meeting() -> None:
    text = (
        "EKBY KOMMUN\tSAMMANTRÄDESPROTOKOLL\nFritidsnämnden\t1976-05-11\n\nBeslutande\tIvar Kvist (s) ordf\n\tSven Lund (s)\n\tGreta Falk (c)\n\n"
        "§ 30\tSimhallen\nNämnden beslutar\natt förlänga öppethållandet.\n\n§ 31\tBidrag\nNämnden beslutar\natt bevilja 2.000 kr."
    )
    assert record_of(text).document.type == "protokoll"
    assert len(record_of(text).paragraphs) == 2
