"""What was measured of a goal: the indicators of its documents that are named for what the goal is about."""

from typing import Final

from corpus.goals import GoalLine
from corpus.lineage import subject_terms
from corpus.search import Searcher

_SHARE: Final = 0.5  # of an indicator's terms that the goal must have


def outcomes(searcher: Searcher, line: GoalLine) -> list[tuple[int, float, str]]:
    """Year, value and name of the indicators that measure a line of goals, in the goals' own documents."""
    years = {goal.document: goal.year for goal in line.goals if goal.year}
    units = {goal.unit for goal in line.goals if goal.unit}
    about = set[str]().union(*(subject_terms(goal.text) for goal in line.goals))
    marks = ", ".join("?" * len(years))
    with searcher.snapshot():
        rows = searcher.connection.execute(
            f"SELECT document, name, period, value, unit FROM indicators WHERE document IN ({marks})",  # noqa: S608
            list(years),
        ).fetchall()
    found = []
    for row in rows:
        terms = subject_terms(row["name"])
        fits = bool(terms) and len(terms & about) >= _SHARE * len(terms)
        if fits and (not units or row["unit"] in units):
            found.append((years[row["document"]], row["value"], f"{row['name']} {row['period'] or ''}".strip()))
    return [(year, value, name) for year, value, name in found if year is not None]
