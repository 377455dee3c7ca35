"""What is found in a text that a test writes down, without a file."""

from extract.flow import flow
from extract.pages import Page
from extract.pipeline import load
from extract.pipes.findings import Budget, Goal, Indicator, findings
from extract.pipes.sections import Line
from normalize.unicode import fold


def _doc(*texts: str):  # type: ignore[no-untyped-def]
    nlp = load()
    pages = [Page(number, "text", text, text, (), None, None, None, None, ()) for number, text in enumerate(texts, 1)]
    joined = flow(pages)
    doc = nlp.make_doc(joined.text)
    doc._.page_starts = joined.page_starts()
    return nlp(doc)


def sums(*pages: str) -> list[tuple[float, int | None]]:
    """(kronor, year) of every sum of the pages, in order."""
    found = findings(_doc(*pages), "budgets")
    return [(float(item.value.amount), item.value.year) for item in found if isinstance(item.value, Budget)]


def kinds(text: str) -> list[str]:
    """The kind of every sum, in order."""
    return [item.value.kind for item in findings(_doc(text), "budgets") if isinstance(item.value, Budget)]


def goals(*pages: str) -> list[tuple[str, int | None]]:
    """(text, year) of every goal, in order."""
    found = findings(_doc(*pages), "goals")
    return [(item.value.text or item.span.text, item.value.year) for item in found if isinstance(item.value, Goal)]


def indicators(text: str) -> list[tuple[str, str | None, float, str | None]]:
    """(name, period, value, unit) of every indicator, in order."""
    found = [item.value for item in findings(_doc(text), "indicators")]
    return [(item.name, item.period, float(item.value), item.unit) for item in found if isinstance(item, Indicator)]


def lines_in(texts: list[str]) -> list[Line]:
    """The texts as lines, one right under another."""
    lines, start = [], 0
    for text in texts:
        lines.append(Line(start, start + len(text), text, fold(text), after_gap=False, marker=0))
        start += len(text) + 1
    return lines


def goal_places(text: str) -> list[str]:
    """What stands where each goal is said to stand, in order."""
    return [item.span.text for item in findings(_doc(text), "goals")]
