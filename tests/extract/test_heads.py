"""How a document is registered: type, title, organ and diarienummer of letterheads of many municipalities and decades."""

import re

import pytest

from extract.pipes import kind, own_date
from extract.pipes.diarienummer import RULES as NUMBER_RULES
from extract.pipes.diarienummer import find_diarienummer
from extract.pipes.number_codes import mended
from extract.pipes.organ_names import full_name
from extract.pipes.organ_rules import RULES as ORGAN_RULES
from extract.pipes.organ_rules import OrganRule
from extract.pipes.sections import lines_of
from extract.record import Record
from normalize.unicode import fold
from tests.extract.documents import record_of

CUES = [(cue.pattern, cue.where, text) for cue in kind.CUES for text in cue.yes]
NO_CUES = [(cue.pattern, cue.where, text) for cue in kind.CUES for text in cue.no]
ORGANS = [(rule, text, name) for rule in ORGAN_RULES for text, name in rule.yes]
NUMBERS = [text for rule in NUMBER_RULES for text in rule.yes]


def fits(pattern: str, where: str, text: str) -> bool:
    find = re.match if where in ("label", "top") else re.search
    return bool(find(pattern, fold(text)))


@pytest.mark.parametrize(("pattern", "where", "text"), CUES)
def test_cue_fits_its_example(pattern: str, where: str, text: str) -> None:
    assert fits(pattern, where, text)


@pytest.mark.parametrize(("pattern", "where", "text"), NO_CUES)
def test_cue_fits_no_look_alike(pattern: str, where: str, text: str) -> None:
    assert not fits(pattern, where, text)


@pytest.mark.parametrize(("rule", "text", "name"), ORGANS)
def test_organ_rule_reads_its_example(rule: OrganRule, text: str, name: str) -> None:
    match = re.compile(rule.pattern).search(fold(text).replace("\t", " "))
    assert match
    group = next(index for index, found in enumerate(match.groups(), 1) if found)
    assert full_name(text[match.start(group) : match.end(group)]).casefold() == name.casefold()


@pytest.mark.parametrize("text", NUMBERS)
def test_number_is_found_in_a_head(text: str) -> None:
    lines = list(lines_of(text))
    found = [text[start:end] for start, end in find_diarienummer(lines, lines)]
    assert found == [text.removeprefix("Dnr ")]


@pytest.mark.parametrize(
    "text",
    ["SOU 2017:38", "Er beteckning: Fi2017/02487", "Ert dnr: KS 2018/203", "Ert dur: KS 2018/203", "prop. 2005/06:1",
     "VARNAS KOMMUN 2018-10-24", "Org.nr 212000-0886", "plan 2018–2019", "Ert ärendenr: TRV 2016/18834",
     "Länsstyrelsens beslut 2025-02-27, dnr 451-1186-2025", "Jag avslår ansökan KS-2022/00207 eftersom sökanden bor i Ekby"],
)  # fmt: skip
def test_number_of_another_series_is_none(text: str) -> None:
    lines = list(lines_of(text))
    assert list(find_diarienummer(lines, lines)) == []


BODY = (
    "\n\nKommunen har under året sett över frågan. "
    + "Förvaltningen har tagit fram ett underlag som beskriver läget. " * 5
)

# Layouts and wordings: text, type, title, organ, diarienummer.
HEADS = [
    pytest.param(
        "ÅKERS KOMMUN\tTJÄNSTESKRIVELSE\nTekniska kontoret\t1987-03-02\nBo Ek/AL\tDnr TN 87/0112\n\nTekniska nämnden\n\n"
        "ANG ANSÖKAN OM BIDRAG TILL BYALAGET I NORRBO\n=========================================\n\nByalaget har ansökt om bidrag."
        + BODY,
        "tjansteskrivelse", "ANG ANSÖKAN OM BIDRAG TILL BYALAGET I NORRBO", "Tekniska nämnden", ["TN 87/0112"],
        id="typewritten, underlined",
    ),
    pytest.param(
        "Lindås kommun\n\nDatum\n2020-02-11\nDiarienummer\nSN 2020/14\n\nTill\nSocialnämnden\n\n"
        "Svar på motion om trygghetslarm till alla över 80 år från\nKarin Ek (L)\n\nFörslag till beslut\nMotionen avslås.\n\nSammanfattning"
        + BODY,
        "tjansteskrivelse", "Svar på motion om trygghetslarm till alla över 80 år från Karin Ek (L)", "Socialnämnden", ["SN 2020/14"],
        id="labels above values, wrapped title",
    ),
    pytest.param(
        "Missiv\n2011-05-03\nDnr: KS 2011/77\n\nKSAU\n\nÄrende: Köp av fastigheten Berga 1:4\n\nKontoret föreslår arbetsutskottet att köpa fastigheten."
        + BODY,
        "tjansteskrivelse", "Köp av fastigheten Berga 1:4", None, ["KS 2011/77"],
        id="labelled title",
    ),
    pytest.param(
        "Bergs kommun\tUTDRAG UR PROTOKOLL\tBlad 3\nMiljö- och hälsoskyddsnämnden\t1992-11-17\n\n§ 201 Dnr 92.311-246\n"
        "Ansökan om dispens från strandskydd\n\nBeslut\nNämnden beslutar att bevilja dispens." + BODY,
        "protokollsutdrag", "Ansökan om dispens från strandskydd", "Miljö- och hälsoskyddsnämnden", ["92.311-246"],
        id="number before the title",
    ),
    pytest.param(
        "Norra Ekby kommun\nD E L E G A T I O N S B E S L U T\n2015-08-20\nDnr BUN 2015/201\n\nSkolskjuts vid växelvis boende\n\n"
        "Beslut\nAnsökan avslås med stöd av punkt 4.2 i barn- och utbildningsnämndens delegationsordning." + BODY,
        "beslut", "Skolskjuts vid växelvis boende", "Barn- och utbildningsnämnden", ["BUN 2015/201"],
        id="spaced out label",
    ),
    pytest.param(
        "Sandviks kommun\nKommunstyrelsen\n2022-09-06\nKS 2022/310\n\nTill Trafikverket\n\nRemissvar: Nationell plan för infrastruktur\n\n"
        "Kommunstyrelsen har beretts tillfälle att yttra sig över förslaget. Kommunstyrelsen tillstyrker förslaget." + BODY,
        "yttrande", "Remissvar: Nationell plan för infrastruktur", "Kommunstyrelsen", ["KS 2022/310"],
        id="statement of the body in the letterhead",
    ),
    pytest.param(
        "Vård- och omsorgsnämnden\n\nVerksamhetsberättelse 2013\n\nAntagen av vård- och omsorgsnämnden 2014-02-18\n\nInledning" + BODY,
        "rapport", "Verksamhetsberättelse 2013", "Vård- och omsorgsnämnden", [],
        id="report",
    ),
    pytest.param(
        "Tjdnsteskrivelse\n2019-04-02\nDnr KFN 2019/41\n\nKultur- och fritidsnämnden\n\nRevidering av riktlinjer för föreningsbidrag\n\n"
        "Förslag till beslut\natt anta riktlinjerna." + BODY,
        "tjansteskrivelse", "Revidering av riktlinjer för föreningsbidrag", "Kultur- och fritidsnämnden", ["KFN 2019/41"],
        id="misread label",
    ),
    pytest.param(
        "BESLUT\n2021-04-06\nDnr KS 2021/55\n\nDelegat: Ann Berg, kommundirektör\nDelegation enligt punkt 2.1 i kommunstyrelsens delegationsordning\n\n"
        "Förordnande av tillförordnad kommundirektör vecka 28–30\n\nBeslut\nJag beslutar att förordna Per Ek.",
        "beslut", "Förordnande av tillförordnad kommundirektör vecka 28–30", "Kommunstyrelsen", ["KS 2021/55"],
        id="decision named at the top",
    ),
    pytest.param(
        "TILL KOMMUNFULLMÄKTIGE\n\nAnhållan om tilläggsanslag för snöröjning\n\nTekniska nämnden hemställer att kommunfullmäktige måtte bevilja ett "
        "tilläggsanslag å 45.000 kr.\n\nBerga den 4 mars 1973\n\nFör tekniska nämnden\nNils Ek\nordförande",
        "tjansteskrivelse", "Anhållan om tilläggsanslag för snöröjning", "Kommunfullmäktige", [],
        id="old letter without a letterhead",
    ),
    pytest.param(
        "Utbildningsförvaltningen\tDokumenttyp: Tjänsteskrivelse\nDatum: 2022-10-04\nDiarienr: UBN-2022/311\nHandläggare: Eva Ek\tTill: Utbildningsnämnden\n\n"
        "Ärendets rubrik: Sammanträdestider 2023\n\nFörslag till beslut\nUtbildningsnämnden fastställer sammanträdestiderna." + BODY,
        "tjansteskrivelse", "Sammanträdestider 2023", "Utbildningsnämnden", ["UBN-2022/311"],
        id="form",
    ),
    pytest.param(
        "KOMMUNSTYRELSEN\nPROTOKOLLSUTDRAG\nSammanträdesdatum\n2024-02-12\n\nKS § 14\n\nRedovisning av ej verkställda beslut, kvartal 4 2023 KS 2024/8\n\n"
        "Kommunstyrelsens beslut\nRedovisningen läggs till handlingarna.",
        "protokollsutdrag", "Redovisning av ej verkställda beslut, kvartal 4 2023", "Kommunstyrelsen", ["KS 2024/8"],
        id="number behind the title",
    ),
    pytest.param(
        "BERGA KOMMUN\tDELEGATIONSBESLUT\n\nNämnd\tSocialnämnden\tÄrendenr\tSN 2014-0031\n\nÄrendet gäller\tBidrag till Ekby hembygdsförening\n\n"
        "Lagrum\t4.2\tBeslutsdatum\t2014-03-06\n\nBeslut\nSocialnämnden beslutar genom undertecknad delegat att bevilja bidraget.",
        "beslut", "Bidrag till Ekby hembygdsförening", "Socialnämnden", ["SN 2014-0031"],
        id="form whose values stand beside their labels",
    ),
    pytest.param(
        "Ekby kommun\tPROTOKOLLSUTDRAG\nOrgan:\tTekniska nämnden\nPlats:\tKommunhuset, sal B\n\n§ 8\tUpphandling av skolskjutsar\n"
        "Dnr: TN 2011-0044 · Föredragande: Eva Ek\nBeslut\nNämnden beslutar att anta anbudet." + BODY,
        "protokollsutdrag", "Upphandling av skolskjutsar", "Tekniska nämnden", ["TN 2011-0044"],
        id="number among others under the title",
    ),
    pytest.param(
        "Ekbo Fastigheter AB\n\nDelårsrapport per 2012-04-30\n\nInledning" + BODY,
        "rapport", "Delårsrapport per 2012-04-30", "Ekbo Fastigheter AB", [],
        id="title that ends in a day",
    ),
    pytest.param(
        "SKOLSTYRELSEN\nBerga\t1971-02-03\n\nVår beteckning: S 41/71\nEder beteckning: 7.1101-22-71\n\nLänsskolnämnden\n\n"
        "Yttrande över förslag till skolplan\n\nSkolstyrelsen har beretts tillfälle att yttra sig." + BODY,
        "yttrande", "Yttrande över förslag till skolplan", None, ["S 41/71"],
        id="ours of one letter, not theirs",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "title", "body", "numbers"), HEADS)
def test_head_is_registered(text: str, type_: str, title: str, body: str | None, numbers: list[str]) -> None:
    document = record_of(text).document
    assert document.type == type_
    assert document.title
    assert document.title.text == title
    assert [number.text for number in document.diarienummer] == numbers
    if body:
        assert document.organ
        assert document.organ.text == body


def test_meeting_is_named_by_its_body_and_day() -> None:
    document = record_of(
        "EKBY KOMMUN\tPROTOKOLL\nByggnadsnämnden\t1974-05-06\n\nNärvarande: Nils Ek (c), ordförande\nEva Al (s)\n\n"
        "§ 44\nBygglov för garage å Berga 1:4\nNämnden beslöt bevilja ansökan.\n\n§ 45\nMeddelanden\nLades till handlingarna."
    ).document
    assert document.type == "protokoll"
    assert document.title
    assert document.title.text == "Byggnadsnämndens sammanträdesprotokoll 1974-05-06"


def test_slides_without_boxes_are_a_presentation() -> None:
    record: Record = record_of(
        "Läget i skolan hösten 2021\nInformation till utbildningsnämnden",
        "Elever\n• 412 i F–3\n• 398 i 4–6",
        "Ekonomi\n• Prognos -2 mnkr",
    )
    assert record.document.type == "presentation"
    assert record.document.title
    assert record.document.title.text == "Läget i skolan hösten 2021"


DAYS = [(rule, text) for rule in own_date.RULES for text in rule.yes]


@pytest.mark.parametrize(("rule", "text"), DAYS)
def test_day_rule_fits_its_example(rule: own_date.DayRule, text: str) -> None:
    assert re.search(rule.before, fold(text))


# A head, its type's document, and its day.
OWN_DAYS = [
    pytest.param(
        "Berga kommun\n\nBiblioteksplan\n\nKommunens vision antogs av fullmäktige den 3 maj 2010 och gäller.\n\nInledning\nPlanen gäller alla.\n\n"
        "Antagen av kulturnämnden 2012-09-18, § 40. Kan beställas.",
        "2012-09-18", id="adopted at the end, not what a sentence tells of",
    ),
    pytest.param(
        "BERGA KOMMUN\nFritidskontoret\n\nFRITIDSNÄMNDEN\nInk. 1983-05-09\n\nTill fritidsnämnden\n\nLån av isbana\n\nKontoret föreslår att nämnden beslutar\n"
        "att låna ut banan.\n\nBerga den 4 maj 1983\n\nNils Ek\nfritidschef",
        "1983-05-04", id="signed, not the stamp's",
    ),
    pytest.param(
        "Berga kommun\nEr beteckning\tVår beteckning\nS2019/12\tKS 2019/44\nErt datum\tDatum\n2019-02-01\t2019-04-11\n\nYttrande över promemorian\n\nKommunen har inget att erinra.",
        "2019-04-11", id="ours, not theirs",
    ),
    pytest.param(
        "Lönnköpings kommun\n\nCykelplan 2021–2025\n\nAntagen av tekniska nämnden 2021-03-16, § 31\nErsätter Cykelplan antagen 2014-05-06\n\nInledning\nPlanen gäller alla.",
        "2021-03-16", id="adopted",
    ),
    pytest.param(
        "Kommunstyrelsen\tPROTOKOLLSUTDRAG\nSammanträdesdatum\n2012-09-03\n\n§ 88 Köp av mark\n\nBeslut\nKommunstyrelsen godkänner köpet.\n\nUnderlag\nTjänsteskrivelse 2012-08-20",
        "2012-09-03", id="the meeting's",
    ),
    pytest.param(
        "Lönnköpings kommun\n\nFritidsplan 2019\n\nFastställd av nämnden 2018-11-20, § 31\n\nSammanfattning\nPlanen gäller alla.\n\nPersonal\n\n2017-12-31\t2018-06-30\nAnställda\t31\t27",
        "2018-11-20", id="adopted, not a table's head",
    ),
    pytest.param(
        "Lönnköpings kommun\n\nBiblioteksplan\n\nBeslutad av\nKulturnämnden\n2018-11-20\n\nGäller\n2019-01-01 – 2020-12-31\n\nLäsning\nPlanen gäller alla.",
        "2018-11-20", id="not the plan's time",
    ),
    pytest.param(
        "Direktionen för Lönns kommunalförbund\tPROTOKOLLSUTDRAG\n\nUtdrag ur protokoll, fört vid sammanträde\ni Medborgarhuset i Lönn\nonsdagen den 14 mars 1979\n\n§ 31 Ny bil\n\nBeslut\nDirektionen beslutar att köpa bilen.",
        "1979-03-14", id="the meeting's, after its place",
    ),
    pytest.param(
        "Lönnköpings kommun\nDatum Diarienummer Mottagare\n2021-02-16 KS 2021/44 Kommunstyrelsen\n\nNy cykelväg\n\nFörslag till beslut\natt bygga vägen.",
        "2021-02-16", id="labels in a row without gaps",
    ),
    pytest.param(
        "Alnebygdens förbund\nVerksamhetsplan 2012\nAntagen av styrelsen 2011-12-08, § 94\n\nVårt uppdrag\tRamar\nFörbundet bildades den 1 januari 2003 av nio\tAvgiften är 87 kronor.\nkommuner.",
        "2011-12-08", id="not what a line in a column tells",
    ),
    pytest.param(
        "Ekby kommun\nYttrande\n\nNämnden tillstyrker den valda sträckningen,\tDatum\n2014-10-22\näven förbi naturreservatet vid sjön.\n\nNämnden behandlade ärendet 2014-10-16 och vill anföra följande.",
        "2014-10-22", id="under its label in the margin",
    ),
    pytest.param(
        "Så blir vår nya park\nDialog med tekniska nämnden, torsdag 18 mars\nTN 2021/19\n\nVad händer 2021?\nParken byggs 2021.",
        "2021-03-18", id="its weekday's year",
    ),
    pytest.param(
        "Ekby kommun\nDatum Beteckning Ert datum / Er beteckning\n1987-09-21 KK 318/87 1987-03-10\n\nKöp av skrivare\n\nFörslag till beslut\natt köpa den.",
        "1987-09-21", id="of both sides' days in a row",
    ),
    pytest.param(
        "Kommunstyrelsen 1976-11-02 Dnr 286/76\n\nErt datum 1976-08-18 Er beteckning FU 1190/76\n\nRemiss om sjukhem\n\nStyrelsen avstyrker förslaget.",
        "1976-11-02", id="not theirs behind a label that is cut",
    ),
    pytest.param(
        "Styrkort 2026\n\nNämnden har sex mål. Skolchef Bo Ek beslutade om styrkortet 2025-11-10.\n\nMål\nAlla ska nå målen.",
        "2025-11-10", id="told of itself at its beginning",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), OWN_DAYS)
def test_document_has_its_own_day(text: str, day: str) -> None:
    assert str(record_of(text).document.date) == day


# A head, and its title.
TITLES = [
    ("Ekby kommun\n2011-04-05\nDnr KS 2011/8\n\nÄrendet gäller Nytt avtal om sotning\n\nFörslag till beslut\natt godkänna avtalet.", "Nytt avtal om sotning"),
    ("Ekby kommun\n\nMiljönämndens delårsrapport per\n31 augusti 2017\n\nSammanfattning\nÅret har varit bra.", "Miljönämndens delårsrapport per 31 augusti 2017"),
    ("Ekby kommun\n\nBiblioteksplan\n\n2019–2022\n\nAntagen av kulturnämnden 2018-11-20\n\nInledning\nPlanen gäller alla bibliotek.", "Biblioteksplan 2019–2022"),
    ("Ekby kommun\n\nVerksamhetsplan och\tFastställd av direktionen\n2015-10-22, § 41\nbudget 2016\tDnr 2015-0021\n\nInledning\nFörbundet har tre stationer.", "Verksamhetsplan och budget 2016"),
    ("EKBY KOMMUN\nMiljönämnden\nPROTOKOLLSUTDRAG\n2007-02-15\n\n§ 14\n\nYrkanden\n\nBeslut\n\nExpedieras\n\nHöjd avgift för torghandel på Stortorget\n\nNämnden beslutar\natt höja avgiften.", "Höjd avgift för torghandel på Stortorget"),
    ("EKBY KOMMUN\nPROTOKOLLSUTDRAG\n1973-10-22\n\n§ 74 Gemensam bryggplats för\nDnr 33/73 roddbåtar och kanoter\n\nBeslut\nNämnden beslutar\natt anlägga bryggan.", "Gemensam bryggplats för roddbåtar och kanoter"),
    ("EKBY KOMMUN\n\nVERKSAMHETSPLAN\n\nPark och skog 2014\n\nAntagen av tekniska nämnden 2013-12-10\n\nInledning\nPlanen gäller alla parker.", "Park och skog 2014"),
    ("Ekby kommun\nMissiv 2024-10-08\n\nNy simhall vid Storsjön Från: Fritidskontoret\n\nTill fritidsnämnden\n\nFörslag till beslut\natt bygga simhallen.", "Ny simhall vid Storsjön"),
    ("EKBY KOMMUN\nKulturkontoret\n2004-03-02\n\nVÅR BYGD LEVER VIDARE\nfem års arbete med bygdegårdarna\n\nInledning\nBygdegårdarna är nio.", "VÅR BYGD LEVER VIDARE"),
    ("Ekby kommun\n1997-03-12\n\nNy organisation för den tekniska verksamheten från den 1 januari\n1998 samt avveckling av egen regi\n\nFörslag till beslut\natt anta organisationen.", "Ny organisation för den tekniska verksamheten från den 1 januari 1998 samt avveckling av egen regi"),
    ("Ekby kommun\n1983-03-12\n\nBetr. uppdrag att upprätta ändring av stadsplanen för kv Hermelinen m.m.\n(Mejeritomten) i Ekby centralort\n\nFörslag till beslut\natt upprätta planen.", "Betr. uppdrag att upprätta ändring av stadsplanen för kv Hermelinen m.m. (Mejeritomten) i Ekby centralort"),
    ("≈ Ekby kommun\nMiljökontoret\n2013-03-12\n\nAnstånd med betalning av avgift för vatten och avlopp\n\nFörslag till beslut\natt bevilja anstånd.", "Anstånd med betalning av avgift för vatten och avlopp"),
    ("LÄNSSTYRELSEN\nInkom 1986-10-20\n\nEkby kommun\n1986-10-14\n\nTäkt på fastigheten Åsen 3:11\n\nNämnden får anföra följande.", "Täkt på fastigheten Åsen 3:11"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title_is_read_whole_and_alone(text: str, title: str) -> None:
    found = record_of(text).document.title
    assert found
    assert found.text == title


SENDERS = [
    ("Kultur- och fritids-\tDatum\nförvaltningen\t2013-02-04\n\nTill kulturnämnden\n\nKöp av bokbuss\n\nFörslag till beslut\natt köpa bussen.", "Kultur- och fritidsförvaltningen"),
    ("EKBY KOMMUN\nEnhet\tÄldreomsorgens kansli\nDatum\t2013-02-04\n\nTill omsorgsnämnden\n\nNy taxa\n\nFörslag till beslut\natt anta taxan.", "Äldreomsorgens kansli"),
    ("EKBY KOMMUN\tKOMMUNKANSLIET\nSocialförvaltningen\tInkom 1991-03-04\n1991-03-01\n\nTill socialnämnden\n\nNy taxa\n\nFörslag till beslut\natt anta taxan.", "Socialförvaltningen"),
    ("EKBY KOMMUN\nEnhet: Plan- och exploateringsavdelningen\n2020-01-02\n\nSamråd om Tallbacken\n\nFörslag till beslut\natt avstå.\n\nEkby kommun · Samhällsbyggnadsförvaltningen · 123 45 EKBY · Tfn 0123-450 00", "Samhällsbyggnadsförvaltningen"),
    ("Delegationsbeslut\nÄrende Arrende av jakträtt till Ekby Skog AB\nEnhet Tekniska förvaltningen, mark och skog\n\nBeslut\nJag upplåter jakträtten.", "Tekniska förvaltningen"),
    ("EKBY KOMMUN - Barn- och ungdomsförvaltningen 1 (3)\n\nHandlingsplan för trygga skolor\n\n1. Inledning\nPlanen gäller alla.", "Barn- och ungdomsförvaltningen"),
    ("NORRBYS RENHÅLLNINGSFÖRBUND RF 2009/112-042 1 (2)\n\nAvfallsplan 2010\n\n1 Inledning\nPlanen gäller alla.", "NORRBYS RENHÅLLNINGSFÖRBUND"),
    ("Trafikverket\nBox 186\n871 24 Härnösand\n\nYttrande över vägplan\n\nNämnden tillstyrker planen.\n\nFör byggnadsnämnden\n\nEKBY KOMMUN\nStadsbyggnadskontoret\nTrafikenheten\n\nDatum\n2014-10-22", "Stadsbyggnadskontoret"),
    ("Delegationsbeslut 2022-146\n\nis Arbetslivsförvaltningen\n\nBidrag till föreningar\n\nJag beslutar att bevilja bidraget.", "Arbetslivsförvaltningen"),
    ("Mål för räddningstjänsten 2004\n\nDirektionen föreslås fastställa målen.\n\nRäddningstjänstförbundet Övre Dalen · Box 114, 795 22 Dalby · Tfn 0250-55 90 00 · Fax 0250-55 90 19", "Räddningstjänstförbundet Övre Dalen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), SENDERS)
def test_sender_is_the_unit_of_the_letterhead(text: str, name: str) -> None:
    found = record_of(text).document.sender
    assert found
    assert found.text == name


@pytest.mark.parametrize(
    ("number", "body", "expected"),
    [
        ("MHM 2005-0318", "Miljö- och hälsoskyddsnämnden", "MHN 2005-0318"),
        ("98/0147 -805", "Kulturnämnden", "98/0147-805"),
        ("KUN 2011/12", "Kultur- och fritidsnämnden", "KUN 2011/12"),
        ("SN 2011/12", "Tekniska nämnden", "SN 2011/12"),
    ],
)
def test_misread_code_is_mended_by_its_body(number: str, body: str, expected: str) -> None:
    assert mended(number, [body]) == expected
