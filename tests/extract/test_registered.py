"""Whose a document is, under what number and of what day, where the letterhead is no plain one or a scan has run it together."""

import pytest

from extract.pipes.number_codes import mended
from tests.extract.documents import record_of

REST = (
    "\n\nBakgrund\nFrågan har utretts sedan flera år. "
    + "Kontoret har tagit fram ett underlag som beskriver läget. " * 6
)
LONG = "\nText om läget i ärendet som är lång nog.\n" * 45

# Text, organ, diary numbers, day.
REGISTERED = [
    pytest.param(
        "Berga kommun\tTjänsteskrivelse\nKommunstyrelsen\t2018-05-03\n\nSvar på motion om att kommunen ska bygga en badplats\n(KS 2018/109)\n\nFörslag till beslut\natt avslå motionen." + REST,
        "Kommunstyrelsen", ["KS 2018/109"], "2018-05-03", id="number in brackets under a title that says what is to be done",
    ),
    pytest.param(
        "Berga stad\tUtdrag ur protokoll\nStadsdelsnämnd Norr\t2012-05-03\n\n§ 12 Lokaler\nSDN-2012-31\n\nStadsdelsnämnd Norr beslutar\natt anta planen." + REST,
        "Stadsdelsnämnd Norr", ["SDN-2012-31"], "2012-05-03", id="local board before its place",
    ),
    pytest.param(
        "Malmby stad\nStadsdelsnämnden Norra Innerstaden\nPROTOKOLLSUTDRAG\nSammanträdesdatum 2003-09-11\n\n§ 44 Ny lekplats\nDnr 44/2003\n\nNämnden beslutar att anlägga en lekplats." + REST,
        "Stadsdelsnämnden Norra Innerstaden", ["44/2003"], "2003-09-11", id="place of two words",
    ),
    pytest.param(
        "Berga kommun\tProtokollsutdrag\nOmrådesnämnd 3\t1994-02-15\n\n§ 9 Bidrag\n\nOmrådesnämnd 3 beslutar att bevilja bidrag." + REST,
        "Områdesnämnd 3", [], "1994-02-15", id="local board with a number",
    ),
    pytest.param(
        "PROTOKOLL UTDRAG\nSamverkansnämnden för Bergslagens räddningsregion\n2015-04-02\n\n§ 3 Avtal\tSVN 2015/7\n\nSamverkansnämnden beslutar att anta avtalet." + REST,
        "Samverkansnämnden för Bergslagens räddningsregion", ["SVN 2015/7"], "2015-04-02", id="joint board",
    ),
    pytest.param(
        "UDDBY KOMMUN\nSkolstyrelsen\n1974-05-06\nDnr 31/74 Dpl 612\n\nTill\nKommunstyrelsen\n\nAng skolmåltider\n\nSkolstyrelsen hemställer att kommunstyrelsen måtte bevilja 5.000 kronor." + REST,
        "Kommunstyrelsen", ["31/74"], "1974-05-06", id="body under Till",
    ),
    pytest.param(
        "Berga kommun\nFritidsnämnden\n\nFriluftsprogram för Berga\n\nAntaget av kommunfullmäktige den 26 mars 1998, § 31 · KF 97/204 Dpl 423\n" + REST,
        "Kommunfullmäktige", ["KF 97/204"], "1998-03-26", id="number behind a dot",
    ),
    pytest.param(
        "BESLUT PÅ DELEGATION\nBerga kommun\n\nParkeringstillstånd för rörelsehindrad\n\nBeslut\nAnsökan beviljas.\n" + LONG
        + "\nEnligt trafiknämndens delegationsordning punkt 3.\n\nAda Ek\nhandläggare\n\nBeslutsdatum 2018-02-01\nDnr TRN 2018/33\n",
        "Trafiknämnden", ["TRN 2018/33"], "2018-02-01", id="box at the end",
    ),
    pytest.param(
        "NORRBY KOMMUN SAMMANTRÄDESPROTOKOLL\n\nFritidsnämnden Utdrag\nSammanträdesdatum Plats Dnr Blad nr\n91-03-12 Sessionsrummet, Kommunhuset FN 91/061 4\n\n"
        "§74 Utvärdering av sommaren\n\nBeslut\na) Rapporten läggs till handlingarna.\nb) Kommunstyrelsen föreslås avsätta 120 000 kr." + REST,
        "Fritidsnämnden", ["FN 91/061"], "1991-03-12", id="row whose gaps are lost",
    ),
    pytest.param(
        "Ekby kommun\nTekniska kontoret\nDatum Er beteckning Vår beteckning Handläggare\n1989-02-03 K 88/31 TN 89/14 Bo Ek\n\nTekniska nämnden\n\nOm gatlyse\n\nKontoret föreslår nämnden besluta att anta planen." + REST,
        "Tekniska nämnden", ["TN 89/14"], "1989-02-03", id="their number before ours",
    ),
    pytest.param(
        "Berga kommun\tProtokollsutdrag\nTekniska nämnden\t2016-04-12\n\n§ 45 Ansökningar om bidrag till vägar\tTN 2016/140\nTN 2016/141\n\nBeslut\nAnsökningarna beviljas." + REST,
        "Tekniska nämnden", ["TN 2016/140", "TN 2016/141"], "2016-04-12", id="numbers of a § one below another",
    ),
    pytest.param(
        "BERGA KOMMUN\nSkolstyrelsen\nPROTOKOLL 1976-05-06" + LONG + "\n§ 60\tAnslagsframställning för 1977\nDnr\n81/76\n\nSkolstyrelsen beslutar att godkänna förslaget." + REST,
        "Skolstyrelsen", ["81/76"], "1976-05-06", id="label over the number under a §",
    ),
    pytest.param(
        "Berga kommun\tTjänsteskrivelse\nByggnadsnämnden\tPLAN 2016/140\n2016-03-04\n\nDetaljplan för Eken\n" + REST,
        "Byggnadsnämnden", ["PLAN 2016/140"], "2016-03-04", id="a series called PLAN",
    ),
    pytest.param(
        "BERGA KOMMUN\tBUDGET 1995 · PLAN 1996–97\n\nBudget 1995 med plan för 1996–97\n\nAntagen av kommunfullmäktige den 28 november 1994, § 131\tDnr KS 94.0212\n" + REST,
        "Kommunfullmäktige", ["KS 94.0212"], "1994-11-28", id="years of a plan in a page's head",
    ),
    pytest.param(
        "Mål och budget\nKS 2015-2018\nBerga kommun\n\nAntagen av kommunfullmäktige 2014-11-24, § 101. Dnr KS 2014/77\n" + REST,
        "Kommunfullmäktige", ["KS 2014/77"], "2014-11-24", id="years of a plan",
    ),
    pytest.param(
        "Munkby kommun PROTOKOLLSUTDRAG Blad\ni hjärtat av länet Byggnadsnämndens arbetsutskott 7\nSammanträde 2002-09-24\n\nAu § 88 Program för detaljplan\n\nDnr BN 2001.0377\n\n"
        "BESLUT Arbetsutskottet beslutar\natt godkänna programmet.\n\nArbetsutskottet föreslår byggnadsnämnden besluta\natt avsätta 40 tkr.\n",
        "Byggnadsnämndens arbetsutskott", ["BN 2001.0377"], "2002-09-24", id="committee that proposes",
    ),
    pytest.param(
        "Tjänsteskrivelse\n2019-04-02\n\nKulturnämnden\n\nSvar på remiss, Ds 98/12\n\nFörslag till beslut\nKulturnämnden antar svaret." + REST,
        "Kulturnämnden", [], "2019-04-02", id="inquiry's number",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "organ", "numbers", "day"), REGISTERED)
def test_document_is_registered(text: str, organ: str, numbers: list[str], day: str) -> None:
    found = record_of(text).document
    assert found.organ
    assert (found.organ.text, [number.text for number in found.diarienummer], str(found.date)) == (organ, numbers, day)


# Codes that their bodies use, though other letters would fit better; numbers that were misread.
@pytest.mark.parametrize(
    ("number", "body", "expected"),
    [
        *((f"{code} 2014/33", body, f"{code} 2014/33") for code, body in [
            ("GSN", "Grundskolenämnden"), ("SAM", "Samhällsnämnden"), ("UHN", "Upphandlingsnämnden"), ("VOO", "Vård- och omsorgsnämnden"),
            ("FAN", "Familjenämnden"), ("HSN", "Hälso- och sjukvårdsnämnden"), ("BOU", "Barn- och utbildningsnämnden"), ("MoB", "Miljö- och byggnadsnämnden"),
            ("KLK", "Kommunstyrelsen"), ("IT", "Kommunstyrelsen"), ("SÖN", "Stadsdelsnämnden Söder"), ("MM", "Miljö- och markanvändningsnämnden"),
        ]),
        ("OFN 2014/33", "Överförmyndarnämnden", "ÖFN 2014/33"),
        ("SDO-2017-311", "Stadsdelsnämnd Öster", "SDÖ-2017-311"),
        ("5N 2O19/4l", "Socialnämnden", "SN 2019/41"),
        ("2015/KSO417", "Kommunstyrelsen", "2015/KS0417"),
    ],
)  # fmt: skip
def test_code_is_read_as_its_body_explains_it(number: str, body: str, expected: str) -> None:
    assert mended(number, [body]) == expected
