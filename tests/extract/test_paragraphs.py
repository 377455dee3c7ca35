"""The §§ of a protokoll: what begins one, what does not, and what each holds."""

from pathlib import Path

import pytest

from extract.pages import Document, Page
from extract.pipeline import extract
from extract.record import Paragraph

FIRST = """Storbäckens kommun\tSammanträdesprotokoll\t1 (4)
Kommunstyrelsen\t2019-03-05

Närvarande
Anna Ek (C), ordförande

Paragrafer 31-33
"""
RUNNING = "Storbäckens kommun\tSammanträdesprotokoll\t{} (4)\nKommunstyrelsen\t2019-03-05\n\n"
BODY = """§ 31 Taxa för slamtömning
Dnr KS 2019/12

Beslut
Kommunstyrelsen godkänner taxan.

§ 32 Bidrag till hembygdsföreningen
Dnr KS 2019/14

Beslut
Kommunstyrelsen beviljar bidraget.

§ 33 Meddelanden

Meddelandena läggs till handlingarna.
"""
LEADERS = """Innehållsförteckning

§ 31 Taxa för slamtömning ..................... 3
§ 32 Bidrag till hembygdsföreningen . . . . . 3
§ 33 Meddelanden ……… 4
"""
BARE_LIST = """Ärenden
§ 31 Taxa för slamtömning
§ 32 Bidrag till hembygdsföreningen
§ 33 Meddelanden
"""
CASES = {
    "each § once": ([BODY], [(31, [2]), (32, [2]), (33, [2])]),
    "a table of contents gives none": ([LEADERS, RUNNING.format(3) + BODY], [(31, [3]), (32, [3]), (33, [3])]),
    "nor does one without leaders": ([BARE_LIST, RUNNING.format(3) + BODY], [(31, [3]), (32, [3]), (33, [3])]),
    "a § goes on over the page": (
        ["§ 31 Taxa\n\nTaxan har", RUNNING.format(3) + "gällt länge.\n\n§ 32 Bidrag\n\nSkrivelse föreligger."],
        [(31, [2, 3]), (32, [3])],
    ),
    "a head that returns begins nothing": (
        ["§ 31 Taxa\n\nTaxan höjs.", "§ 31 (forts.)\n\nDen gäller nu.\n\n§ 32 Bidrag\n\nSkrivelse föreligger."],
        [(31, [2, 3]), (32, [3])],
    ),
    "a page's letterhead is no part of the § before it": (
        ["§ 31 Taxa\n\nTaxan höjs.", "Kommunstyrelsen\t5.3.2019\tBlad 3\n\n§ 32 Bidrag\n\nSkrivelse föreligger."],
        [(31, [2]), (32, [3])],
    ),
    "a cited law begins nothing": (
        ["§ 31 Taxa\n\nTaxan höjs enligt\n\n§ 8 avgiftslagen.\n\n§ 32 Bidrag\n\nSkrivelse föreligger."],
        [(31, [2]), (32, [2])],
    ),
    "a misread sign is taken for § where its number is missing": (
        ["§ 31 Taxa\n\nTaxan höjs.\n\n$ 32 Bidrag\n\nSkrivelse föreligger.\n\n833 Val\n\nVal förrättas."],
        [(31, [2]), (32, [2]), (33, [2])],
    ),
    "numbers read before their texts": (
        [
            "§ 31\n\n§ 32\nDnr 4/19\n\n§ 33\n\nTaxa för slam\n\nTaxan höjs.\n\nKr\t2018\t2019\n\n"
            "Bidrag\nSkrivelse föreligger från en förening.",
            "Saken utreds.\n\nVal (dnr 5/19)\n\nVal förrättas.",
        ],
        [(31, [2]), (32, [2, 3]), (33, [3])],
    ),
    "the number before its sign": (
        ["31 §\tTAXA\nTaxan höjs enligt\n\n8 § avgiftslagen.\n\n32 §\tBIDRAG\nSkrivelse föreligger."],
        [(31, [2]), (32, [2])],
    ),
    "the number behind the title": (
        ["Taxa för slam\tDnr 4/19\t§ 31\n\nTaxan höjs enligt § 8.\n\nBidrag\t§ 32\n\nSkrivelse föreligger."],
        [(31, [2]), (32, [2])],
    ),
    "the number in a form's column": (
        [
            "§ / Dnr\tÄrende och beslut\tExp. till\n"
            "31 4/19\tTaxa Taxan höjs i maj.\tAkten\n32\tBidrag Skrivelse föreligger.\t–"
        ],
        [(31, [2]), (32, [2])],
    ),
    "and nowhere else": (["§ 31 Taxa\n\nTaxan höjs.\n\n8 45 Platser\n\nPlatserna räcker."], [(31, [2])]),
}


def paragraphs(*pages: str) -> list[Paragraph]:
    read = [Page(n, "text", text, text, (), None, None, None) for n, text in enumerate([FIRST, *pages], start=1)]
    return extract(Document(Path("protokoll.txt"), "0" * 64, 1, "text/plain", read)).paragraphs


@pytest.mark.parametrize(("pages", "expected"), CASES.values(), ids=CASES)
def test_paragraphs_begin_and_end_where_they_do(pages: list[str], expected: list[tuple[int, list[int]]]) -> None:
    assert [(item.number, item.pages) for item in paragraphs(*pages)] == expected


def test_a_paragraph_holds_its_title_number_and_decisions() -> None:
    first, second, third = paragraphs(BODY)
    assert first.title
    assert first.title.text == "Taxa för slamtömning"
    assert [number.text for number in first.diarienummer] == ["KS 2019/12"]
    assert [decision.text for decision in first.decisions] == ["Kommunstyrelsen godkänner taxan."]
    assert [decision.text for decision in second.decisions] == ["Kommunstyrelsen beviljar bidraget."]
    assert first.evidence.raw == "§ 31"
    assert [decision.text for decision in third.decisions] == ["Meddelandena läggs till handlingarna."]
    assert third.diarienummer == []


def test_text_beside_a_number_is_no_title() -> None:
    found = paragraphs("§ 31 Ordföranden öppnade mötet.\n\n§ 32 Budget\nSkrivelse föreligger.")
    assert [item.title and item.title.text for item in found] == [None, "Budget"]


def test_minutes_without_titles_have_none() -> None:
    found = paragraphs(
        "§ 31\tOrdföranden hälsar alla välkomna och förklarar\nmötet öppnat.\n\n"
        "§ 32\tPatrik Ek går igenom sjukfrånvaron.\n\n"
        "§ 33\tNästa möte är den 17 april. Punkter lämnas till\nsekreteraren en vecka före.\n\n"
        "§ 34\tInga övriga frågor."
    )
    assert [item.title for item in found] == [None] * 4


def test_a_wrapped_title_is_no_text() -> None:
    found = paragraphs(
        "§ 31\tTillgänglighet och bemötande i telefon och\ne-post, uppföljning 2009\n\n§ 32\tKlagomål m.m."
    )
    assert [item.title and item.title.text[:14] for item in found] == ["Tillgänglighet", "Klagomål m.m"]


def test_a_title_in_a_form_ends_where_its_text_begins() -> None:
    first, second = paragraphs(
        "§\tÄrende och beslut\tExpedierat\n"
        "§ 31\tVal av justerare Bo Ek utses att justera protokollet.\t\n"
        "§ 32\tBorgen för Ekby IF. Dnr 81.302 Föreningen söker borgen. Kommunstyrelsen avslår ansökan.\tEkby IF"
    )
    assert (first.title and first.title.text, second.title and second.title.text) == (
        "Val av justerare",
        "Borgen för Ekby IF",
    )
    assert [decision.text for decision in first.decisions] == ["Bo Ek utses att justera protokollet."]
    assert [decision.text for decision in second.decisions] == ["Kommunstyrelsen avslår ansökan."]
    assert [number.text for number in second.diarienummer] == ["81.302"]
