"""Small archives for the tests: originals that are typeset, converted and indexed as a user's are."""

from collections.abc import Collection
from pathlib import Path

import typst

from corpus.store import index
from extract.pipeline import extract, read
from normalize.masking import MaskKind

GOALS = {
    2016: ("Civilsamhällets roll i kommunens utveckling ska stärkas", "Minst 80 % av eleverna ska trivas i skolan"),
    2017: (
        "Minst 85 % av eleverna ska trivas i skolan",
        "Civilsamhället ska få en starkare roll i utvecklingen",
    ),
    2018: (
        "Civilsamhället ska få en starkare roll i utvecklingen",
        "Minst 85 % av eleverna ska trivas i skolan",
    ),
}
_PLAN = """#set page(paper: "a4")
#set text(font: "Liberation Serif", size: 12pt, lang: "sv")
*Granviks kommun* \\ Kommunledningskontoret #h(1fr) {decided}-11-1{last} \\
Dnr KS {decided}/11{last}

Handläggare \\ Camilla Hedvall, kommunstrateg

Till kommunstyrelsen

= Kommunstyrelsens mål {year}

== Förslag till beslut
Kommunstyrelsen beslutar att godkänna målen för {year}.

== Ekonomi
För arbetet avsätts 2,5 miljoner kronor år {year}. Avsikten är ett ökat medborgarinflytande.

== Mål {year}

{goals}
"""
_OTHER = """#set page(paper: "a4")
#set text(font: "Liberation Serif", size: 12pt, lang: "sv")
*Vårnäs kommun* \\ Tekniska förvaltningen #h(1fr) 2012-03-05 \\
Dnr TN 2012/7

Till tekniska nämnden

= Ny cykelväg till Näsbyskolan

== Sammanfattning
Förvaltningen föreslår <script>alert(1)</script> en gång- och cykelväg. Kostnaden är 350 tkr.
Malen är en fjäril.
"""


def originals(folder: Path) -> Path:
    """Four PDFs: the goals of three years, and another municipality's document."""
    folder.mkdir(parents=True, exist_ok=True)
    for year, goals in GOALS.items():
        listed = "\n\n".join(f"Mål {number}. {goal}" for number, goal in enumerate(goals, start=1))
        _typeset(folder / f"mal-{year}.pdf", _PLAN.format(year=year, decided=year - 1, last=year % 10, goals=listed))
    _typeset(folder / "teknik" / "cykelvag.pdf", _OTHER.replace("<", "\\<"))
    return folder


def _typeset(target: Path, source: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(typst.compile(source.encode(), format="pdf"))


def converted(folder: Path, out: Path, *, masks: Collection[MaskKind] = ()) -> Path:
    """The records of the originals, and their index."""
    for path in sorted(folder.rglob("*.pdf")):
        shown = path.relative_to(folder).as_posix()
        record = out / "records" / f"{shown}.json"
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(extract(read(path, masks=masks), shown_path=shown).to_json(), encoding="utf-8")
    index(out)
    return out
