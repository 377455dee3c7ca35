"""What stands in a bundle beside the documents of the gold: a kallelse, and attachments made for the purpose.

Typst sources, the same for the same seed. Looks and words for `dev` and for `test` have nothing in common, so that what
is learnt on attachments of the one is not measured on its like.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from gold.labels import Split

_AGENDA: Final = 12  # items of a kallelse


@dataclass(frozen=True, slots=True)
class Look:
    """How an attachment is set: font and size, what heads each of its pages but the first, and what stands at its foot.

    In `head` and `foot`, `{title}`, `{place}` and `{day}` are filled in; `#n` is the page's number, `#of` the last one.
    """

    font: str
    size: str
    margin: str
    head: str
    foot: str
    heads_first: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What attachments of a split speak of."""

    places: tuple[str, ...]
    subjects: tuple[str, ...]
    headings: tuple[str, ...]
    sentences: tuple[str, ...]


LOOKS: Final[dict[Split, tuple[Look, ...]]] = {
    "dev": (
        Look("Carlito", "11pt", "2.5cm", "", "#n", heads_first=False),
        Look("Liberation Sans", "10pt", "2.2cm", "{place} #h(1fr) {title}", "Sida #n av #of", heads_first=False),
        Look("Liberation Serif", "11pt", "3cm", "", "{title} #h(1fr) #n (#of)", heads_first=True),
        Look("Libertinus Serif", "10.5pt", "2.4cm", "{title} #h(1fr) {day} #h(1fr) #n", "", heads_first=True),
        Look("DejaVu Sans Mono", "9pt", "2cm", "", "", heads_first=True),
    ),
    "test": (
        Look("Liberation Serif", "12pt", "2.8cm", "", "- #n -", heads_first=False),
        Look("Libertinus Serif", "11pt", "2.3cm", "{title}, {place}", "#h(1fr) #n/#of", heads_first=True),
        Look("Carlito", "10pt", "2cm", "", "{place} · {title} #h(1fr) sid. #n", heads_first=True),
        Look("New Computer Modern", "11pt", "3.2cm", "", "", heads_first=True),
        Look("Liberation Sans", "9.5pt", "2.5cm", "#h(1fr) #n (#of)", "", heads_first=True),
    ),
}
WORDS: Final[dict[Split, Words]] = {
    "dev": Words(
        ("Norrtuna", "Ekhamra", "Lindö", "Stavsta"),
        ("cykelnätet", "simhallen", "skolskjutsarna", "renhållningen", "torget", "biblioteksfilialerna"),
        ("Bakgrund", "Metod", "Nuläge", "Resultat", "Slutsatser", "Fortsatt arbete", "Omvärld", "Behov och volymer"),
        (
            "Underlaget bygger på intervjuer med verksamheten och på en genomgång av tidigare utredningar.",
            "De flesta som har svarat är nöjda, men väntetiderna upplevs fortfarande som långa.",
            "Kostnaden beror främst på hur många av åtgärderna som genomförs samtidigt.",
            "I jämförelse med kommuner av samma storlek ligger vi nära genomsnittet.",
            "Skillnaden mellan tätorten och landsbygden har minskat sedan den förra mätningen.",
            "En översyn av avtalen görs tillsammans med upphandlingsenheten under hösten.",
            "Resultatet ska läsas med försiktighet, eftersom antalet svar är litet.",
            "Arbetsgruppen har träffats vid sex tillfällen och även besökt två grannkommuner.",
            "Behovet av lokaler väntas öka något fram till decenniets slut.",
        ),
    ),
    "test": Words(
        ("Hagsäter", "Öjeby", "Brunnsala", "Tväråkra"),
        ("ridanläggningen", "hamnen", "dagvattnet", "fritidsgården", "gatubelysningen", "parkeringshuset"),
        (
            "Inledning",
            "Uppdraget",
            "Förutsättningar",
            "Analys",
            "Alternativ",
            "Tidplan",
            "Risker",
            "Sammanvägd bedömning",
        ),
        (
            "Konsulten har gått igenom ritningar och besiktningsprotokoll för samtliga byggnader.",
            "Tre alternativ har studerats närmare och jämförts med att inte göra någonting alls.",
            "Marken är delvis förorenad, vilket påverkar både ordningsföljd och pris.",
            "Brukarna har getts möjlighet att lämna synpunkter vid två öppna möten.",
            "Utan åtgärder bedöms anläggningen vara uttjänt om ungefär åtta år.",
            "Det andra alternativet innebär att verksamheten kan fortgå under byggtiden.",
            "Beräkningarna förutsätter att ränteläget inte förändras nämnvärt.",
            "Förslaget har stämts av mot översiktsplanen och mot gällande detaljplaner.",
            "Vid en samlad bedömning framstår det första alternativet som mest ändamålsenligt.",
        ),
    ),
}


def kallelse(titles: Sequence[str], split: Split, seed: str) -> str:
    """The first pages of a bundle: to what meeting it calls, and what is on the agenda."""
    chance = random.Random(f"kallelse {seed}")  # noqa: S311 - nothing secret
    look, words = chance.choice(LOOKS[split]), WORDS[split]
    place, day = chance.choice(words.places), _day(chance)
    leaders = chance.random() < 0.5
    agenda = chance.sample(list(titles), min(_AGENDA, len(titles)))
    rows = [
        f"{number}. {_plain(title)} {'#box(width: 1fr, repeat[. ]) ' + str(number * 7) if leaders else ''}"
        for number, title in enumerate(agenda, start=1)
    ]
    named = chance.choice(("Kallelse", "Föredragningslista", "Kallelse till sammanträde"))
    head = f"{place} kommun #h(1fr) {day}\n\n#text(size: 16pt)[*{named}*]\n\nPlats och tid: Kommunhuset, kl. 13.00\n\n"
    between = " \\\n" if leaders else "\n\n"
    return _page(look, f"{named} {day}", place, day) + head + "*Ärenden*\n\n" + between.join(rows) + "\n"


def attachment(split: Split, seed: str) -> str:
    """An attachment with a first page of its own: a report, a table, an agreement or a letter."""
    chance = random.Random(f"attachment {seed}")  # noqa: S311 - nothing secret
    make = chance.choice(_MAKERS)
    words = WORDS[split]
    subject, place, day = chance.choice(words.subjects), chance.choice(words.places), _day(chance)
    number = chance.randint(1, 4)
    stamp = chance.choice((f"#h(1fr) Bilaga {number}\n\n", f"*Bilaga {number}*\n\n", "", ""))
    return make(chance, chance.choice(LOOKS[split]), words, stamp, (subject, place, day))


_Maker = Callable[[random.Random, Look, Words, str, tuple[str, str, str]], str]


def _report(chance: random.Random, look: Look, words: Words, stamp: str, about: tuple[str, str, str]) -> str:
    """A cover or a title on the first page, perhaps a table of contents, chapters that begin on new pages or do not."""
    subject, place, day = about
    title = f"Utredning om {subject}"
    parts = [_page(look, title, place, day), stamp, f"#text(size: 20pt)[{title}]\n\n{place} {day}\n\n"]
    chapters = chance.sample(words.headings, chance.randint(3, 5))
    if is_covered := chance.random() < 0.6:
        parts.append("#pagebreak()\n")
        if chance.random() < 0.6:
            parts.append(
                "*Innehåll*\n\n"
                + " \\\n".join(f"{c} #box(width: 1fr, repeat[.]) {n}" for n, c in enumerate(chapters, 3))
            )
            parts.append("\n#pagebreak()\n")
    on_new_pages = chance.random() < 0.5
    for index, chapter in enumerate(chapters):
        if on_new_pages and (index or not is_covered):
            parts.append("#pagebreak()\n")
        parts.append(f"== {index + 1} {chapter}\n\n{_prose(chance, words, chance.randint(3, 8))}\n\n")
    return "".join(parts)


def _table(chance: random.Random, look: Look, words: Words, stamp: str, about: tuple[str, str, str]) -> str:
    """A table that runs over pages, upright or across."""
    subject, place, day = about
    title = f"Sammanställning över {subject}"
    flipped = "#set page(flipped: true)\n" if chance.random() < 0.5 else ""
    rows = "".join(
        f"[{chance.choice(words.headings)} {row}], [{chance.randint(20, 990)}], [{chance.randint(20, 990)}],"
        f" [{chance.choice(words.places)}],\n"
        for row in range(1, chance.randint(25, 80))
    )
    table = f"#table(columns: (1fr, auto, auto, auto), table.header([Post], [Antal], [Belopp, tkr], [Ort]),\n{rows})\n"
    return _page(look, title, place, day) + flipped + f"{stamp}*{title}*\n\n" + table


def _agreement(chance: random.Random, look: Look, words: Words, stamp: str, about: tuple[str, str, str]) -> str:
    """Numbered clauses over two or three pages, and two to sign."""
    subject, place, day = about
    clauses = "\n\n".join(
        f"*§ {number} {chance.choice(words.headings)}*\n\n{_prose(chance, words, chance.randint(1, 3))}"
        for number in range(1, chance.randint(8, 14))
    )
    signing = f"#v(1cm)\n{place} den .................... #h(1fr) ....................\n"
    title = f"Avtal om {subject}"
    return (
        _page(look, title, place, day)
        + f"{stamp}= {title}\n\nMellan {place} kommun och Bygg & Mark AB.\n\n{clauses}\n\n{signing}"
    )


def _letter(chance: random.Random, look: Look, words: Words, stamp: str, about: tuple[str, str, str]) -> str:
    """A page from somebody outside."""
    subject, place, day = about
    greeting = chance.choice(("Hej!", "Till den det berör", f"Till {place} kommun"))
    body = _prose(chance, words, chance.randint(1, 4))
    letter = (place + " " + day, greeting, f"Angående {subject}", body, "Med vänlig hälsning", f"Boende i {place}")
    return _page(look, "", place, day) + stamp + "\n\n".join(letter) + "\n"


_MAKERS: Final[tuple[_Maker, ...]] = (_report, _table, _agreement, _letter)


def _page(look: Look, title: str, place: str, day: str) -> str:
    """The page's form; its number is shown where the look has one."""

    def shown(text: str) -> str:
        filled = text.format(title=title, place=place, day=day)
        numbered = filled.replace("#of", "#counter(page).final().first()").replace("#n", "#counter(page).get().first()")
        condition = "true" if look.heads_first else "counter(page).get().first() > 1"
        return f"context [#if {condition} [{numbered}]]" if text else "none"

    return (
        f'#set page(paper: "a4", margin: {look.margin}, header: {shown(look.head)}, footer: {shown(look.foot)})\n'
        f'#set text(font: "{look.font}", size: {look.size})\n'
    )


def _prose(chance: random.Random, words: Words, paragraphs: int) -> str:
    return "\n\n".join(" ".join(chance.sample(words.sentences, chance.randint(3, 7))) for _ in range(paragraphs))


def _day(chance: random.Random) -> str:
    return f"{chance.randint(2008, 2023)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _plain(title: str) -> str:
    r"""The title without what Typst would take for a sign of its own.

    >>> _plain("Taxa *2019* #1")
    'Taxa \\*2019\\* \\#1'
    """
    return "".join("\\" + sign if sign in "#*_$@<>[]`~=\\" else sign for sign in title)
