"""Names of people and places with their letters lost, and what must stay."""

import pytest

from normalize.diacritics import repair
from normalize.names import mend_names, name_lists
from normalize.names.lists import UNKNOWN
from normalize.names.readings import best_reading

# Read -> written.
SURNAMES = (
    ("Akerstrom", "Åkerström"), ("Sjogren", "Sjögren"), ("Lofgren", "Löfgren"), ("Hakansson", "Håkansson"), ("Bjorkgard", "Björkgård"),
    ("Nasstrom", "Näsström"), ("Ostlund", "Östlund"), ("Aberg", "Åberg"), ("Hagglund", "Hägglund"), ("Grénlund", "Grönlund"),
    ("M6ller", "Möller"), ("Soderqvist", "Söderqvist"), ("Stalhammar", "Stålhammar"), ("Ekman", "Ekman"), ("Lindmark", "Lindmark"),
    ("Bergdahl", "Bergdahl"), ("Norén", "Norén"), ("Ahlstrom", "Ahlström"), ("Backstrom", "Bäckström"), ("Edgard-Strom", "Edgård-Ström"),
)  # fmt: skip
FIRST_NAMES = (
    ("Goran", "Göran"), ("Asa", "Åsa"), ("Hakan", "Håkan"), ("Sven-Ake", "Sven-Åke"), ("Bjérn", "Björn"), ("Marten", "Mårten"),
    ("J6rgen", "Jörgen"), ("Anna", "Anna"), ("Orjan", "Örjan"), ("Par", "Pär"), ("Soren", "Sören"),
)  # fmt: skip
# Surnames that have lost nothing, with the odd letters that names of elsewhere have.
UNMARKED = [
    "Thomson",
    "Gibson",
    "Hart",
    "Lampard",
    "Clinton",
    "Harding",
    "Hector",
    "Victor",
    "Zachrisson",
    "Eliason",
    "Josephson",
    "Andersson",
    "Skarstedt",
    "Olander",
    "Bergman",
    "Fjellmark",
    "Hallberg",
    "Ahlin",
    "Wallin",
    "Barley",
    "Sprenger",
    "Schleicher",
    "Kellerman",
    "Svenneling",
    "Anér",
    "Norén",
    "Bromé",
    "Okafor",
]
# Compounds that no list has, of parts that many have.
COMPOUNDS = (
    ("Bjorkfalt", "Björkfält"), ("Lindskold", "Lindsköld"), ("Ekbéck", "Ekbäck"), ("Sjoéstal", "Sjöstål"), ("Ronnhammar", "Rönnhammar"),
    ("Malmskold", "Malmsköld"), ("Mansgard", "Månsgård"), ("Hogskold", "Högsköld"), ("Odlund", "Ödlund"), ("Fagerl6of", "Fagerlöf"),
    ("Granavist", "Granqvist"), ("Lundgvist", "Lundqvist"), ("Häggqvist", "Häggqvist"), ("Miiller", "Müller"), ("Riihimaki", "Riihimäki"),
)  # fmt: skip
# A damaged page's line -> the same, mended.
LINES = (
    ("Handlaggare: Asa Ohrn, utredare", "Handläggare: Åsa Öhrn, utredare"),
    ("Foredragande ar Kjell-Ake Sjoqvist och Par Nasman", "Föredragande är Kjell-Åke Sjöqvist och Pär Näsman"),
    ("Goran von Stromberg har beslutat att arendet avslas", "Göran von Strömberg har beslutat att ärendet avslås"),
    ("Namnden sammantrader i Ljungas den 3 maj", "Nämnden sammanträder i Ljungås den 3 maj"),
    (
        "Solveig Hdgdal, handlaggare\nsolveig.hogdal@granvik.se",
        "Solveig Högdal, handläggare\nsolveig.hogdal@granvik.se",
    ),
)
PAGE = (
    "\n\nForvaltningen foreslar att namnden hojer avgiften fran och med den 1 januari. Atgarden far inga f6ljder for "
    "den 6vriga verksamheten, och nagra ytterligare medel behovs inte for aret enligt namndens beddmning.\n"
)


@pytest.mark.parametrize(("read", "written"), SURNAMES)
def test_surnames_get_their_letters_back(read: str, written: str) -> None:
    assert "-".join(best_reading(part, first=False)[0].written for part in read.split("-")) == written


@pytest.mark.parametrize("name", UNMARKED)
def test_surnames_that_lost_nothing_stay(name: str) -> None:
    line = f"Fragor besvaras av Anders {name}.{PAGE}"
    repaired = repair(line)
    assert mend_names(line, repaired.text, repaired.edits)[0].startswith(f"Frågor besvaras av Anders {name}.")


@pytest.mark.parametrize(("read", "written"), COMPOUNDS)
def test_compounds_that_no_list_has_get_their_letters_back(read: str, written: str) -> None:
    assert best_reading(read, first=False)[0].written == written


@pytest.mark.parametrize(("read", "written"), FIRST_NAMES)
def test_first_names_get_their_letters_back(read: str, written: str) -> None:
    assert "-".join(best_reading(part, first=True)[0].written for part in read.split("-")) == written


@pytest.mark.parametrize(("read", "written"), LINES)
def test_names_on_a_damaged_page_are_mended(read: str, written: str) -> None:
    repaired = repair(read + PAGE)
    text, edits = mend_names(read + PAGE, repaired.text, repaired.edits)
    assert text.startswith(written + "\n")
    assert all(text[edit.start : edit.end] == edit.after for edit in edits)


def test_a_page_that_lost_nothing_stays_as_it_is() -> None:
    page = "Handläggare: Asa Ohrn, utredare. Ärendet gäller Lindesas och förslaget bör bifallas."
    assert mend_names(page, page, ()) == (page, ())


def test_words_that_are_no_names_are_unknown() -> None:
    lists = name_lists()
    assert [word for word in ("förslaget", "kommunen", "nämnden", "avgift") if lists.surname(word) < UNKNOWN] == []
