"""Where documents begin in a bundle: what each signal sees, what the weights make of it, and the parts' records."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.bundle.facts import Facts, facts_of
from extract.bundle.records import PART_NAME, records
from extract.bundle.signals import SIGNALS, Turn
from extract.bundle.split import Part, load, parts
from extract.pages import Document, Page
from extract.pipeline import read
from extract.record import Record
from extract.settings import ExtractSettings
from gold.render import DOCUMENTS, FORMS, render

LETTER = """Granviks kommun\tTjänsteskrivelse
Kommunledningskontoret\t2018-06-05
Handläggare Camilla Hedvall\tDnr KS 2018/109

Till kommunstyrelsen

Taxa för slamtömning

Förslag till beslut
Kommunstyrelsen godkänner taxan.

Beslutet skickas till
Tekniska nämnden

Camilla Hedvall
kommunstrateg
"""
OTHER = LETTER.replace("2018/109", "2018/77").replace("06-05", "05-20").replace("slamtömning", "sophämtning")
PROSE = (
    "Nämnden har under året arbetat med frågan och återkommer i budgeten för nästa år när underlaget är klart.\n" * 22
)
ON = "som ska vara klar till hösten.\n\n" + PROSE


def page(text: str, number: int = 1) -> Page:
    return Page(number, "text", text, text, (), None, None, None)


def facts(text: str, **form: object) -> Facts:
    return replace(facts_of(page(text)), **form)


def turn(text: str, before: str = PROSE, **around: object) -> Turn:
    """A page after another; a value for a form of Facts is a pair, of the page and of the one before it."""
    forms = [name for name in ("width", "height", "letters", "opening", "margin", "origin") if name in around]
    own, last = ({name: around[name][place] for name in forms} for place in (0, 1))
    earlier, after = (facts(around[name]) if name in around else None for name in ("earlier", "after"))
    registered = frozenset(around.get("registered", ()))
    return Turn(facts(text, **own), facts(before, **last), earlier, after, "blank" in around, registered)


HEAD = "Samverkan Vårbygden, årsplan\n\n"
FOOT = "\nBox 114, 598 81 Vårnäs, telefon 0492-76 10 00\n"
A4, SLIDE = (595.0, 842.0), (720.0, 405.0)
# For each signal a page where it is seen, and one where it is not.
CASES: dict[str, tuple[Turn, Turn]] = {
    "has page number 1 of its kind": (turn("Kommunen\tSida 1 (3)\nText"), turn("Kommunen\tSida 2 (3)\nText")),
    "has a bare 1": (turn("Årsplan\nText\n1"), turn("Årsplan\nText\n7")),
    "page number goes on": (turn("Text\n3 (4)", "Text\n2 (4)"), turn("Text\n3 (4)", "Text\n1 (4)")),
    "page number begins anew": (
        turn("Sida 1 (2)\nText", "Sida 4 (4)\nText"),
        turn("Sida 2 (2)\nText", "Sida 1 (2)\nText"),
    ),
    "page number says that pages came before": (turn("Text\n3 (4)", "Text\n7 (9)"), turn("Text\n1 (4)", "Text\n7 (9)")),
    "page before was its document's last": (turn("Text", "Text\n4 (4)"), turn("Text", "Text\n3 (4)")),
    "page before says that more come": (turn("Text", "Text\n3 av 4"), turn("Text", "Text\n4 av 4")),
    "page after is a second": (turn("Text", after="Text\n2 (3)"), turn("Text", after="Text\n3 (3)")),
    "names its kind": (turn(LETTER), turn(PROSE)),
    "has labels of a register": (turn("Datum\nText"), turn("Datum\nText", "Datum\nText")),
    "has labels of a first page": (turn(LETTER, LETTER), turn(PROSE)),
    "is put to a body or greets": (
        turn("Till kommunstyrelsen\nText"),
        turn("Till kommunstyrelsen överlämnas ärendet.\nText"),
    ),
    "has an address": (turn("Kommunstyrelsen\nText"), turn("Kommunstyrelsen\nText", "Kommunstyrelsen\nText")),
    "has another diarienummer": (turn(LETTER, registered=["KS2018/77"]), turn(LETTER, registered=["KS2018/109"])),
    "has the same diarienummer": (turn(LETTER, registered=["KS2018/109"]), turn(LETTER, registered=["KS2018/77"])),
    "has another day": (turn(LETTER, OTHER), turn(LETTER, LETTER)),
    "is headed Bilaga": (turn("Bilaga 2\n\nTaxa"), turn("Bilagorna visar hur taxan har ändrats.\n\nTaxa")),
    "opens a meeting or a contents list": (turn("Plats och tid\tKommunhuset, kl. 13"), turn("Platsen ligger vid ån")),
    "head returns": (turn(HEAD + "3 Drift\n", HEAD + PROSE), turn("3 Drift och underhåll\n", HEAD + PROSE)),
    "head has ended": (turn(LETTER, HEAD + PROSE, earlier=HEAD), turn(HEAD, HEAD + PROSE, earlier=HEAD)),
    "head begins": (turn(HEAD + PROSE, LETTER, after=HEAD), turn(HEAD + PROSE, HEAD, after=HEAD)),
    "foot returns": (turn(PROSE + FOOT, LETTER + FOOT), turn(PROSE, LETTER + FOOT)),
    "foot has ended": (
        turn(PROSE, "Nytt\n" + FOOT, earlier=FOOT),
        turn(PROSE, "Nytt\n" + FOOT, earlier=FOOT, after=FOOT),
    ),
    "foot begins": (turn(PROSE + FOOT, LETTER, after=FOOT), turn(PROSE + FOOT, LETTER + FOOT, after=FOOT)),
    "page before is signed": (turn(PROSE, LETTER), turn(PROSE, PROSE)),
    "page before says to whom it is sent": (turn(PROSE, LETTER), turn(PROSE, PROSE)),
    "page before bids farewell": (turn(PROSE, "Hej!\n\nMed vänlig hälsning\nAnna"), turn(PROSE, PROSE)),
    "page before ends early": (turn(PROSE, LETTER), turn("Kort text", "Också kort")),
    "page before is full": (turn(LETTER, PROSE), turn(PROSE, LETTER)),
    "begins within a sentence": (turn(ON), turn(PROSE)),
    "begins with a numbered chapter": (turn("3 Slutsatser\n\n" + PROSE), turn("Slutsatser\n\n" + PROSE)),
    "§ follows on §": (turn("§ 32 Bidrag", "§ 31 Taxa"), turn("§ 7 Bidrag", "§ 31 Taxa")),
    "begins in large letters": (turn("Plan", opening=(1.8, 1.0)), turn("Plan", opening=(1.1, 1.8))),
    "has another size": (
        turn("A", width=(595.0, 842.0), height=(842.0, 595.0)),
        turn("A", width=(595.0,) * 2, height=(842.0, 841.0)),
    ),
    "slide after slide": (
        turn("A", width=(720.0,) * 2, height=(405.0,) * 2),
        turn("A", width=(595.0,) * 2, height=(842.0,) * 2),
    ),
    "has other letters": (turn("A", letters=(12.0, 10.0)), turn("A", letters=(10.5, 10.0))),
    "has another margin": (turn("A", margin=(90.0, 60.0)), turn("A", margin=(64.0, 60.0))),
    "is read otherwise than the page before": (
        turn("A", origin=("ocr", "text-layer")),
        turn("A", origin=("text-layer", "repaired-layer")),
    ),
    "comes after a blank page": (turn(LETTER, blank=True), turn(LETTER)),
}  # fmt: skip


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_a_signal_is_seen_where_it_is_and_only_there(signal) -> None:
    seen, not_seen = CASES[signal.name]
    assert signal.value(seen)
    assert not signal.value(not_seen)


def test_every_signal_weighs_the_way_its_row_says() -> None:
    weights = load().signals
    assert list(weights) == [signal.name for signal in SIGNALS]
    assert all(weights[signal.name] * (1 if signal.towards == "start" else -1) >= 0 for signal in SIGNALS)


def bundle(*texts: str) -> list[Page]:
    return [page(text, number) for number, text in enumerate(texts, start=1)]


NUMBERED = LETTER.replace("skrivelse", "skrivelse\t1 (1)")
PROTOKOLL = [
    f"Vårnäs kommun\tSammanträdesprotokoll\t{number} (4)\nKommunstyrelsen\t2018-03-05\n\n§ {30 + number}\n\n{PROSE}"
    for number in range(1, 5)
]
SPLITS = {
    "one document": ([LETTER], [(1, 1)]),
    "two documents, each registered": ([LETTER, OTHER], [(1, 1), (2, 2)]),
    "a whole protokoll is one": (PROTOKOLL, [(1, 4)]),
    "a report with chapters is one": ([HEAD + f"{n} Kapitel\n\n{PROSE}\n{n}" for n in range(1, 9)], [(1, 8)]),
    "a blank page belongs to the document before it": ([LETTER, "", OTHER], [(1, 2), (3, 3)]),
    "an attachment with its own first page is one of its own": (
        [LETTER, "Bilaga 1\n\nAvtal om slam\n2017-01-01\n\n" + PROSE, OTHER],
        [(1, 1), (2, 2), (3, 3)],
    ),
    "a table that goes on is no attachment": (
        [LETTER.replace("skrivelse", "skrivelse\t1 (2)"), "Granviks kommun\tTjänsteskrivelse\t2 (2)\n\nPost\tBelopp"],
        [(1, 2)],
    ),
    "numbers stamped through a bundle do not hold it together": (
        [f"{text}\n{number} (6)" for number, text in enumerate([NUMBERED, *PROTOKOLL, OTHER], 1)],
        [(1, 1), (2, 5), (6, 6)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SPLITS)
def test_pages_are_split_into_documents(case: str) -> None:
    texts, wanted = SPLITS[case]
    assert [(part.first, part.last) for part in parts(bundle(*texts))] == wanted


def test_no_pages_have_no_parts_and_a_whole_file_says_how_sure_it_is() -> None:
    assert parts([]) == []
    [whole] = parts(bundle(*PROTOKOLL))
    assert isinstance(whole, Part)
    assert whole.confidence > 0.9


NAMES = (
    "granvik-2016-ks-mal",
    "storbacken-2015-bun-protokoll",
    "vattra-2020-tertialrapport",
    "almaryd-2023-laddstolpar",
)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """A bundle of gold documents as one PDF, and the pages on which they begin."""
    path = tmp_path_factory.mktemp("bundle") / "handlingar.pdf"
    starts = []
    with pdfium.PdfDocument.new() as whole:
        for name in NAMES:
            starts.append(len(whole) + 1)
            with pdfium.PdfDocument(render(DOCUMENTS / f"{name}.typ", FORMS["digital"])) as document:
                whole.import_pages(document)
        whole.save(path)
    return path, starts


def made(document: Document, *, split: bool = True) -> dict[str, Record]:
    day, settings = datetime(2026, 1, 1, tzinfo=UTC), ExtractSettings(split=split)
    path = "records/a/handlingar.pdf.json"
    return dict(records(document, path, shown_path="a/handlingar.pdf", created=day, settings=settings))


def test_a_rendered_bundle_has_a_record_for_each_document_and_one_that_names_them(rendered) -> None:
    path, starts = rendered
    document = read(path)
    document.warnings.append("page 5: something is odd")
    found = made(document)
    *of_parts, whole = found.values()
    assert list(found)[-1] == "records/a/handlingar.pdf.json"
    assert [link.first_page for link in whole.parts] == starts
    assert [f"records/a/{link.record}" for link in whole.parts] == list(found)[:-1]
    assert all(PART_NAME.fullmatch(link.record.split("/")[1]) for link in whole.parts)
    assert whole.document.type == "handlingar"
    assert whole.source.pages == len(document.pages)
    assert not whole.pages
    for link, record in zip(whole.parts, of_parts, strict=True):
        assert record.part is not None
        assert (record.part.first_page, record.part.last_page) == (link.first_page, link.last_page)
        assert record.source == whole.source
        assert [one.number for one in record.pages] == list(range(1, link.last_page - link.first_page + 2))
        for one in record.pages:
            assert one.text == document.pages[record.page_in_file(one.number) - 1].text
        assert all(goal.evidence.page <= len(record.pages) for goal in record.goals)
    assert whole.parts[0].title == "Mål för kommunstyrelsens verksamhet 2017"
    assert "page 3: something is odd" in of_parts[1].warnings  # the protokoll begins on page 3
    assert of_parts[2].document.type == "presentation"


def test_a_file_is_left_whole_when_the_user_says_so(rendered) -> None:
    found = made(read(rendered[0]), split=False)
    assert list(found) == ["records/a/handlingar.pdf.json"]
    assert len(found["records/a/handlingar.pdf.json"].pages) == 17


@pytest.mark.parametrize("name", ["vattra-2020-tertialrapport", "almaryd-1978-ks-protokoll"])
def test_a_document_by_itself_stays_whole(name: str) -> None:
    assert len(parts(read(render(DOCUMENTS / f"{name}.typ", FORMS["digital"])).pages)) == 1
