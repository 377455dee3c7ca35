"""What a document is and what it is called, in layouts and words of many decades."""

import pytest

from tests.extract.documents import record_of

_PROSE = "\n\nFrågan har beretts under året. " + "Underlaget beskriver läget i kommunens olika delar. " * 4
_PROPOSAL = "\n\nFörslag till beslut\nNämnden beslutar\natt godkänna förslaget."

# A document, its type (None where it tells none) and title.
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
        "Lidby kommun\n\nHYRESAVTAL\n\nom lokal i gamla brandstationen\n\nMellan Lidby kommun, nedan kallad hyresvärden, och Lidby Bågskytteklubb, nedan kallad "
        "hyresgästen, har följande avtal träffats.\n\n§ 1 Lokal\nFöreningen hyr lokalen.",
        "okand", "HYRESAVTAL om lokal i gamla brandstationen", id="an agreement's name alone in capitals",
    ),
    pytest.param(
        "Vassby kommun Räddningsnämnden Årsberättelse 2003\n\nÅrsberättelse\nför räddningstjänsten 2003\n\nFöljs upp: I nämnden den 4 maj\n\nInledning" + _PROSE,
        "rapport", "Årsberättelse för räddningstjänsten 2003", id="under a page header, over a label",
    ),
    pytest.param(
        "DELEGATIONSBESLUT\nKulturkontoret\nDatum Diarienummer\n2007-05-03 KUN 2007/31\n\nÄrende\n\nStipendium till spelmanslaget i Ekby\n\nBeslut\n\nBakgrund\n\nSkäl\n\n"
        "Hur man överklagar\n\nMed stöd av kulturnämndens delegationsordning, antagen 2005-02-01,\n\nbeslutar jag att bevilja stipendiet." + _PROSE,
        "beslut", "Stipendium till spelmanslaget i Ekby", id="under its label, in a margin read at once",
    ),
    pytest.param(
        "EKEN KOMMUN UTDRAG UR PROTOKOLL\nTekniska nämnden 1978-04-11\n\n§ 31 Ang gångväg mellan Kyrkbyn och\nDnr 44/78 Norra Hamnen samt belysning\n\nByalaget begär gångväg.\n\nNämnden beslutar\natt avslå framställningen.",
        "protokollsutdrag", "Ang gångväg mellan Kyrkbyn och Norra Hamnen samt belysning", id="its number in the margin beside its second line",
    ),
    pytest.param(
        "HULTS KOMMUN UTDRAG UR PROTOKOLL\nKommunstyrelsen 1976-10-12 § 187\nDnr 14/76\n\nInköp av ny snöplog till gatukontorets förråd i Hult\nINKOM 1976-10-25\n\nGatuchefen har begärt anslag." + _PROSE,
        None, "Inköp av ny snöplog till gatukontorets förråd i Hult", id="over a stamp",
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
    pytest.param(
        "Tjänsteskrivelse\n\nÄrendet\n\nBedömning\n\nBarnperspektiv\n\nFörslag till beslut\n\nEkby kommun\nKulturförvaltningen\n\n2011-03-04 Dnr KUN 2011/12\n\n"
        "Till kulturnämnden\n\nNy huvudman för folkets park i Ekby" + _PROSE,
        "tjansteskrivelse", "Ny huvudman för folkets park i Ekby", id="letterhead and title below the margin's headings",
    ),
    pytest.param(
        "Handläggare\nDatum\nDiarienummer\nBakgrund\nFörslag\n\nBo Ek\n2001-02-03\n01/123\n\nÄndrade öppettider på återvinningscentralen" + _PROSE,
        "tjansteskrivelse", "Ändrade öppettider på återvinningscentralen", id="below the margin's labels and headings",
    ),
    pytest.param(
        "VÄSTERBY KOMMUN\nSocialnämnden\n\nSå mår barnen i Västerby\n\nVälfärdsredovisning för barn och unga\n\nGodkänd av socialnämnden 2010-05-06\n\nInledning" + _PROSE,
        "rapport", "Så mår barnen i Västerby", id="a name of its own under a letterhead",
    ),
    pytest.param(
        "Lilleby kommun\n\nVerksamhetsplan 2014\n\nför gatuenheten och parkenheten\n\nAntagen 2013-12-01\n\nInledning" + _PROSE,
        "rapport", "Verksamhetsplan 2014", id="whole with its year",
    ),
    pytest.param(
        "Lilleby kommun\n\nVerksamhetsberättelse\n\nför Lilleby brandförsvar 1988\n\nAllmänt" + _PROSE,
        "rapport", "Verksamhetsberättelse för Lilleby brandförsvar 1988", id="not whole without it",
    ),
    pytest.param(
        "Lilleby kommun\n\nÅrsredovisning 1997\n\növerlämnad till fullmäktige den 3 april 1998\n\nÅret som gick" + _PROSE,
        "rapport", "Årsredovisning 1997", id="over who decided it",
    ),
    pytest.param(
        "Vägverket\nRegion Väst\nBox 12\n405 33 GÖTEBORG\n\nYTTRANDE ÖVER ARBETSPLAN FÖR VÄG 45 DELEN\nTORSBY–MON\n\n"
        "Kommunstyrelsen har beretts tillfälle att yttra sig över rubricerade arbetsplan och tillstyrker den." + _PROSE,
        "yttrande", "YTTRANDE ÖVER ARBETSPLAN FÖR VÄG 45 DELEN TORSBY–MON", id="a road's number is no street's",
    ),
    pytest.param(
        "Ekby kommun\nKommunstyrelsen\n\n2004-02-03 Dnr 2004/12\n\nFri kollektivtrafik för pensionärer\n\nSvar på motion av Bo Ek (v)" + _PROSE + "\n\nFörslag till beslut\nMotionen avslås.",
        "tjansteskrivelse", "Fri kollektivtrafik för pensionärer", id="over what it answers",
    ),
    pytest.param(
        "Delegationsbeslut\nDatum Ärende Vårt dnr B 98-412\n\nOmbyggnad av Skolgatan 12 till bostäder\n\nBeslut\nJag beviljar bygglov." + _PROSE,
        "beslut", "Ombyggnad av Skolgatan 12 till bostäder", id="about a street, no address",
    ),
    pytest.param(
        "ÅBY KOMMUN MISSIV 1(2)\nSocialkontoret 1995-02-03\n\nSocialnämnden\n\nVERKSAMHETSPLAN 1996 FÖR SOCIALNÄMNDEN" + _PROSE
        + "\n\nMed stöd av ovanstående hemställer socialkontoret\natt nämnden antar planen.",
        "tjansteskrivelse", "VERKSAMHETSPLAN 1996 FÖR SOCIALNÄMNDEN", id="a missive about a plan",
    ),
    pytest.param(
        "EKBY KOMMUN\nSocialnämnden\n\n1988-02-04\nDnr 88/12\n\nSOCIALSTYRELSEN\n106 30 STOCKHOLM\n\nYTTRANDE ÖVER BETÄNKANDET \"ÄLDREOMSORG I UTVECKLING\" (SOU 1987:21)\n\n"
        "Socialnämnden har beretts tillfälle att yttra sig över betänkandet. Nämnden tillstyrker förslaget.",
        "yttrande", 'YTTRANDE ÖVER BETÄNKANDET "ÄLDREOMSORG I UTVECKLING" (SOU 1987:21)', id="with the number of an inquiry",
    ),
    pytest.param(
        "LJUSVIKS KOMMUN\nSkolkontoret\n1981-10-02\tDnr 81.214\n\nSkolstyrelsen\n\nHyra av lokaler för fritidshem i Ängslyckan\n\nI området bor 44 barn. Lokalerna är tomma.\n\n"
        "Med hänvisning härtill hemställes att skolstyrelsen måtte besluta\n\natt hyra lokalerna fr o m den 1 januari 1982.",
        "tjansteskrivelse", "Hyra av lokaler för fritidshem i Ängslyckan", id="a proposal in the passive",
    ),
    pytest.param(
        "SJÖLIDENS KOMMUN\nPersonalkontoret\n1986-12-01\n\nPersonalnämnden\n\nÖvertidsuttaget under 1986\n\nUttaget har ökat.\n\n"
        "Personalkontoret anhåller att nämnden måtte anbefalla förvaltningarna att minska övertiden.",
        "tjansteskrivelse", "Övertidsuttaget under 1986", id="a request is a sentence",
    ),
    pytest.param(
        "Samhällsbyggnadsförvaltningen\nMark och exploatering\n\nDELEGATIONSBESLUT\n2016-02-03\tDnr SBN 2016/0042\n\nMarkupplåtelse för torghandel på Stortorget, Lunna 1:1 m.fl.\n\n"
        "Beslut\nSökanden medges rätt att använda platsen.",
        "beslut", "Markupplåtelse för torghandel på Stortorget, Lunna 1:1 m.fl.", id="under an area of work, with others",
    ),
    pytest.param(
        "Handläggare Datum Beteckning\nEva Grip, ekonomichef 1987-02-03 Bn 12/87\nÄrende Till\nÖVERSKRIDANDE AV 1986 ÅRS ANSLAG FÖR Kommunstyrelsen\nSNÖRÖJNING\n\n"
        "Byggnadsnämnden överlämnar härmed sin redovisning." + _PROSE + "\n\nFörslag\nByggnadsnämnden föreslår kommunstyrelsen\natt godkänna överskridandet.",
        "tjansteskrivelse", "ÖVERSKRIDANDE AV 1986 ÅRS ANSLAG FÖR SNÖRÖJNING", id="a form whose gaps are lost",
    ),
    pytest.param(
        "Verksamhetsberättelse 2008\nMiljö- och byggnadsnämnden\n\nVad är en nämnd\n\nNämnden svarar för tillsyn." + _PROSE,
        "rapport", "Verksamhetsberättelse 2008", id="over who does what",
    ),
    pytest.param(
        "Skolförvaltningen Ny organisation för elevhälsan i\nDatum\n1998-05-04 grundskolan\nHandläggare\nEva Ek" + _PROSE + _PROPOSAL,
        "tjansteskrivelse", "Ny organisation för elevhälsan i grundskolan", id="a unit and a day before its lines",
    ),
    pytest.param(
        "VIKEN KOMMUN ÄRENDEBLAD\nÄrendemening Datum Diarienr\nInköp av ny brandbil till stationen 1979-02-11 31/79\ni Norrby Ankomststämpel\n"
        "Handläggare Till Telefon\nBrandchef Sven Ek Brandnämnden 112 40\n\nBilen är från 1952. Vid besiktning påtalades rost." + _PROSE + _PROPOSAL,
        "tjansteskrivelse", "Inköp av ny brandbil till stationen i Norrby", id="a form's cells behind its lines",
    ),
    pytest.param(
        "EKBY KOMMUN Tjänsteskrivelse 1 (2)\nTekniska kontoret 2011-03-04\nOmbyggnad av reningsverket i Torsås Gatukontoret\n"
        "samt anslutning av Berga Anna Björk, ingenjör\n2011-03-04" + _PROSE + _PROPOSAL,
        "tjansteskrivelse", "Ombyggnad av reningsverket i Torsås samt anslutning av Berga", id="a unit and an officer behind its lines",
    ),
    pytest.param(
        "Lunnevads Policy för sponsring\nkommun\n\nAntagen av kommunfullmäktige 2009-03-23, § 40\n\nInledning" + _PROSE,
        "rapport", "Policy för sponsring", id="beside a municipality's name in two lines",
    ),
    pytest.param(
        "Berga kommun\nBeslut nr 12/2019\nBeslutsdatum 2019-04-02\nHandlagt av Maja Lind, handläggare\nÄrendet avser Bidrag till Berga scoutkår för läger sommaren\n"
        "2019 på Ängsö\n\nBeslut\nJag beviljar bidraget med 10 000 kr." + _PROSE,
        "beslut", "Bidrag till Berga scoutkår för läger sommaren 2019 på Ängsö", id="below who prepared it",
    ),
    pytest.param(
        "BYGGNADSNÄMNDEN Sida 4\nUtdrag ur protokoll 1983-06-07\n§ 88 Byggnadsinspektör Karl Ros anmäler att på fastigheten\nRivning av\nuthus på\nEkeby 2:3\n\n"
        "Dnr 83/114\n\nBeslut\n\nEkeby 2:3 rivits ett uthus utan lov. Ägaren har hörts.\n\nNämnden beslutar\natt utdöma särskild avgift.",
        "protokollsutdrag", "Rivning av uthus på Ekeby 2:3", id="under its number, beside the text",
    ),
    pytest.param(
        "Ekby kommun\nMotion av Bo Ek (s) om gratis bad\nSvar från fritidsnämnden\n1996-03-02" + _PROSE + _PROPOSAL,
        "tjansteskrivelse", "Motion av Bo Ek (s) om gratis bad", id="a motion's own name, no officer's",
    ),
    pytest.param(
        "Norrby kommun\nÖversyn av arkivorganisationen hos Kommunstyrelsen\n2001-02-03 01/12" + _PROSE + _PROPOSAL,
        None, "Översyn av arkivorganisationen hos Kommunstyrelsen", id="a body that it needs",
    ),
    pytest.param(
        "Budget Socialnämnden 2012\n\nFastställd 2011-11-03\n\nInledning" + _PROSE, "rapport", "Budget Socialnämnden 2012", id="whose it is without a preposition",
    ),
    (
        "Ekby kommun i Barn- och skolkontoret\n\nNyckeltal 2012–2014\n\nBarn- och skolnämnden\n\nFörskola\nAntalet barn har ökat under de tre åren, och två nya avdelningar öppnades.",
        "",
        "Nyckeltal 2012–2014",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "title"), DOCUMENTS)
def test_type_and_title(text: str, kind: str, title: str) -> None:
    document = record_of(text).document
    assert (kind or document.type, document.title.text if document.title else None) == (document.type, title)


def test_a_form_that_lists_members_is_a_meeting() -> None:
    text = (
        "EKBY KOMMUN\tSAMMANTRÄDESPROTOKOLL\nFritidsnämnden\t1976-05-11\n\nBeslutande\tIvar Kvist (s) ordf\n\tSven Lund (s)\n\tGreta Falk (c)\n\n"
        "§ 30\tSimhallen\nNämnden beslutar\natt förlänga öppethållandet.\n\n§ 31\tBidrag\nNämnden beslutar\natt bevilja 2.000 kr."
    )
    assert record_of(text).document.type == "protokoll"
    assert len(record_of(text).paragraphs) == 2
