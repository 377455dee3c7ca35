"""Makes a large archive of records to measure the search on: varied text, not one document copied.

Sentences come from the dev documents; names, places and numbers in them are drawn anew, and one word in twenty-five
becomes a compound of two of their words, the common ones often and the rare ones seldom, so that the words are as many
and as unevenly spread as those of a real archive. Documents are as long as the gold documents: two pages.
"""

import hashlib
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium

from extract.pipes.terms import BODIES
from extract.record import SCHEMA_VERSION
from gold.render import DOCUMENTS, FORMS, render

_SPLIT: Final = Path(__file__).parent / "split.json"
_TYPES: Final = ("tjansteskrivelse", "protokoll", "protokollsutdrag", "beslut", "yttrande", "rapport")
_OPENINGS: Final = ("Svar på motion om", "Yttrande över", "Plan för", "Uppföljning av", "Ansökan om", "Revidering av")
_FIRST: Final = re.findall(
    r"\w+", "Åsa Anna Maria Karin Eva Björn Göran Per Lars Örjan Ylva Stina Erik Nils Siv Märta Olof Ulla Bo Inga"
)
_STARTS: Final = re.findall(
    r"\w+", "Sjö Berg Ek Lind Häger Ström Grön Åker Ny Väst Öst Hed Gran Ljung Bäck Älv Fur Sten Äng Hög"
)
_ENDS: Final = re.findall(
    r"\w+", "vall mark ström berg stad näs holm dal ryd torp lund by hult vik bro åsa mo sta köping skog"
)
_WORD: Final = re.compile(r"(?<![\w-])[a-zåäöé]{5,}(?![\w-])")
_NUMBER: Final = re.compile(r"\d")
_SENTENCE: Final = re.compile(r"(?<=[a-zåäö)][.:])\s+(?=[A-ZÅÄÖ])")
_BOX: Final = [70.9, 100.0, 300.0, 112.0]
_PAGE: Final = 2_200  # characters, as the gold documents' pages have on average


@dataclass(slots=True)
class _Text:
    """A document's pages as they are written, and the passages in them that are fields."""

    pages: list[str]

    def add(self, line: str) -> None:
        """Writes a paragraph, on a new page where the last one is full."""
        if len(self.pages[-1]) > _PAGE:
            self.pages.append("")
        self.pages[-1] += line + "\n\n"

    def evidence(self, passage: str) -> dict[str, Any]:
        """Where the passage stands that was written last."""
        start = self.pages[-1].rindex(passage)
        place = {"page": len(self.pages), "start": start, "end": start + len(passage)}
        return {**place, "bbox": _BOX, "raw": passage, "confidence": 0.93}

    def field(self, passage: str, template: str = "{}") -> dict[str, Any]:
        """Writes the passage and says where it stands."""
        self.add(template.format(passage))
        return self.evidence(passage)


@cache
def _sentences() -> tuple[str, ...]:
    """The sentences of the dev documents."""
    found: dict[str, None] = {}
    for name in json.loads(_SPLIT.read_text(encoding="utf-8"))["dev"]:
        with pdfium.PdfDocument(render(DOCUMENTS / f"{name}.typ", FORMS["digital"])) as document:
            text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        # pypdfium2 gives U+FFFE for a hyphen at the end of a line.
        for sentence in _SENTENCE.split(re.sub(r"-\s*\n|\ufffe\s*", "", text)):
            if 40 < len(sentence) < 240:
                found[" ".join(sentence.split())] = None
    return tuple(found)


def make_archive(out: Path, count: int, *, seed: int = 1) -> Iterator[Path]:
    """Writes `count` records under `out/records`, a folder a year; yields each one's path. The same each time."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    sentences = _sentences()
    pool = sorted({word for sentence in sentences for word in _WORD.findall(sentence)})
    chance.shuffle(pool)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(pool) + 1)))  # Zipf's law
    for number in range(count):
        record = _record(number, chance, sentences, pool, weights)
        path = out / "records" / f"{record['source']['path']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
        yield path


def _record(
    number: int, chance: random.Random, sentences: Sequence[str], pool: Sequence[str], weights: Sequence[float]
) -> dict[str, Any]:
    def compound() -> str:
        first, last = chance.choices(pool, cum_weights=weights, k=2)
        return first + last

    def sentence() -> str:
        text = _NUMBER.sub(lambda _: str(chance.randrange(10)), chance.choice(sentences))
        return _WORD.sub(lambda match: compound() if chance.random() < 0.04 else match.group(), text)

    place = chance.choice(_STARTS) + chance.choice(_ENDS)
    year = chance.randint(1990, 2024)
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    text = _Text([f"{place.upper()}S KOMMUN\nSammanträdesdatum {day}\n\n"])
    title, organ = f"{chance.choice(_OPENINGS)} {compound()} i {place}", chance.choice(list(BODIES.values()))
    person = f"{chance.choice(_FIRST)} {chance.choice(_STARTS)}{chance.choice(_ENDS)}"
    diary = f"KS {year}/{number % 1000}"
    head = {
        "type": chance.choice(_TYPES),
        "title": {"text": title, "evidence": text.field(title)},
        "diarienummer": [{"text": diary, "evidence": text.field(diary, "Dnr {}")}],
        "organ": {"text": organ, "evidence": text.field(organ)},
        "sender": None,
        "date": day,
    }
    body = _body(chance, text, sentence, year)
    handlaggare = [
        {"name": person, "title": "utredare", "unit": None, "evidence": text.field(person, "Handläggare: {}")}
    ]
    return _assembled(f"{year}/{number:06}.pdf", text, head, {**body, "handlaggare": handlaggare})


def _body(chance: random.Random, text: _Text, sentence: Any, year: int) -> dict[str, list[dict[str, Any]]]:  # noqa: ANN401
    decisions, goals, budgets, dates = [], [], [], []
    for _ in range(chance.randint(1, 3)):
        decided = f"att {sentence()}"
        decisions.append({"text": decided, "kind": "beslut", "evidence": text.field(decided)})
    for number in range(chance.choice((0, 0, 0, 4, 6))):
        goal = f"{sentence()}"
        common = {"number": number + 1, "area": None, "year": year, "target": None}
        goals.append({"text": goal, **common, "evidence": text.field(goal, f"Mål {number + 1}. {{}}")})
    for _ in range(chance.randint(4, 20)):
        text.add(" ".join(sentence() for _ in range(chance.randint(1, 4))))
        if chance.random() < 0.3:
            kronor = chance.randint(1, 9_999)
            written = f"{kronor} tkr"
            sum_ = {"amount": kronor * 1000, "currency": "SEK", "year": year, "kind": "budget", "subject": None}
            budgets.append({"text": written, **sum_, "evidence": text.field(written, "Kostnaden är {}.")})
            when = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            day = {"start": when, "end": when, "precision": "day", "valid": True, "inferred_year": False, "role": None}
            dates.append({"text": when, **day, "evidence": text.field(when, "Beslut fattades {}.")})
    return {"decisions": decisions, "goals": goals, "budgets": budgets, "dates": dates}


def _assembled(path: str, text: _Text, head: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    order = ("decisions", "goals", "budgets", "dates", "handlaggare")
    size = {"width": 595.3, "height": 841.9}
    return {
        "schema_version": SCHEMA_VERSION,
        "source": {
            "path": path,
            "sha256": hashlib.sha256(path.encode()).hexdigest(),
            "bytes": 48_211,
            "media_type": "application/pdf",
            "pages": len(text.pages),
        },
        "part": None,
        "document": head,
        **{name: body[name] for name in order},
        "recipients": [],
        "indicators": [],
        "paragraphs": [],
        "extra": {},
        "doubtful": {},
        "parts": [],
        "pages": [
            {"number": place, "origin": "ocr", "quality": 0.97, **size, "text": page, "repairs": _repairs(page)}
            for place, page in enumerate(text.pages, start=1)
        ],
        "provenance": {
            "diarium": "0",
            "ocr": None,
            "repair_model": "none",
            "pipes": [],
            "min_confidence": 0,
            "created": "2026-01-01T00:00:00Z",
        },
        "warnings": [],
    }


def _repairs(page: str) -> list[dict[str, Any]]:
    """Every tenth å ä ö word of the page as one that was repaired."""
    found = list(re.finditer(r"\w*[åäö]\w*", page))[::10]
    return [
        {
            "start": match.start(),
            "end": match.end(),
            "before": "x" * len(match[0]),
            "after": match[0],
            "confidence": 0.99,
        }
        for match in found
    ]
