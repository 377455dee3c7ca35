"""What a conversion set apart as doubtful is no fact in the corpus, and is shown as doubtful on the site."""

from pathlib import Path

import extract
from corpus.rows import rows
from corpus.web.reading import shown_pages
from extract.doubtful import count, set_aside
from extract.record import Doubtful, Record

EXAMPLE = Path(extract.__file__).parent / "examples" / "filled.json"
FILLED = Record.model_validate_json(EXAMPLE.read_bytes()).model_copy(update={"doubtful": Doubtful()})
TABLES = ("goals", "budgets", "decisions", "people", "dates", "diary_numbers", "recipients", "indicators")


def test_what_is_doubtful_is_no_row() -> None:
    sure, unsure = (rows(record, "records/a.json", "1").items for record in (FILLED, set_aside(FILLED, 1.0)))
    assert all(sure[name] for name in TABLES)
    assert not any(unsure[name] for name in TABLES)
    assert sure["pages"] == unsure["pages"]


def test_the_site_shows_it_as_doubtful() -> None:
    before, after = (
        [field for page in shown_pages(record, None) for field in page.fields]
        for record in (FILLED, set_aside(FILLED, 1.0))
    )
    assert not any(field.is_doubtful for field in before)
    assert sum(field.is_doubtful for field in after) == count(set_aside(FILLED, 1.0).doubtful)
    assert len({field.anchor for field in after}) == len(after)
