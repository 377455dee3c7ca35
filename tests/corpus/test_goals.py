"""Goals through the years, from the database and through the notebook's API."""

import re
from pathlib import Path

import pytest

import corpus
from corpus.goals import compare, goal_lines
from corpus.lineage import Wording, follow
from corpus.outcomes import outcomes
from corpus.search import Searcher
from gold.lineage import labelled, score_lines

README = Path(__file__).parents[2] / "README.md"


def test_a_goal_is_followed_through_rewording_and_renumbering(searcher: Searcher) -> None:
    [line] = goal_lines(searcher, "civilsamhälle")
    assert [goal.year for goal in line.goals] == [2016, 2017, 2018]
    assert (line.first_year, line.last_year) == (2016, 2018)
    assert [change.kind for change in line.goals[1].changes if change.kind != "same"]
    assert all(change.kind == "same" for change in line.goals[2].changes)
    assert all(goal.page == 1 and goal.people == "Camilla Hedvall" for goal in line.goals)


def test_lines_are_narrowed(searcher: Searcher) -> None:
    assert len(goal_lines(searcher)) == 2
    assert len(goal_lines(searcher, "-civilsamhälle")) == 1
    assert goal_lines(searcher, first=2019) == []
    assert goal_lines(searcher, "kommun:vårnäs") == []
    [line] = goal_lines(searcher, "trivas")
    assert [goal.target for goal in line.goals] == [80, 85, 85]
    assert outcomes(searcher, line) == []


def test_two_goals_of_one_document_are_never_one() -> None:
    lines = follow([Wording(1, 1, 2014, "Soliditeten ska öka"), Wording(2, 1, 2014, "Soliditeten ska öka")])
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Elever i årskurs 9 ska nå målen", "Alla elever i årskurs 9 ska nå kunskapskraven", True),
        ("Elever i årskurs 9 ska nå målen", "Elever i årskurs 6 ska nå målen", False),
        ("Invånarnas inflytande ska öka", "Medborgarinflytandet ska öka", True),
        ("Soliditeten ska vara minst 40 %", "Nettokostnaden ska vara högst 98 %", False),
    ],
)
def test_pairs(one: str, other: str, *, same: bool) -> None:
    assert (len(follow([Wording(1, 1, 2014, one), Wording(2, 2, 2015, other)])) == 1) is same


def test_the_lines_to_tune_on_are_followed() -> None:
    goals = labelled("dev")
    lines = follow([Wording(goal.id, goal.year, goal.year, goal.text) for goal in goals])
    f1 = score_lines(([wording.id for wording, _ in line.wordings] for line in lines), goals).f1
    assert f1 is not None
    assert f1 > 0.9


def test_a_wording_with_little_in_common_is_shown_whole() -> None:
    assert [change.kind for change in compare("Skolan ska vara trygg", "Fler invånare cyklar till sitt arbete")] == [
        "gone",
        "new",
    ]


def test_the_readme_example_runs(archive: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    example = next(block for block in blocks if "import corpus" in block)
    names: dict[str, object] = {}
    exec(example.replace('"OUT"', repr(str(archive))), names)
    assert list(names["goals"]["year"]) == [2016, 2017, 2018]  # type: ignore[index]
    assert names["sums"]


def test_notebook(archive: Path) -> None:
    opened = corpus.open(archive)
    hits = opened.search("organ:KS år:2015-2016")
    assert len(hits) == 2
    assert hits[0].organ == "Kommunstyrelsen"
    assert set(hits.to_pandas()["path"]) == {"mal-2016.pdf", "mal-2017.pdf"}
    goals = opened.goals("civilsamhälle", first=2012, last=2022)
    assert list(goals.to_pandas()["year"]) == [2016, 2017, 2018]
    assert goals.to_polars()["line"].n_unique() == 1
    assert opened.connection.execute("SELECT count(*) FROM goals").fetchone()[0] == 6
