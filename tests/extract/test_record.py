"""The published schema is the models', and the example records keep to it."""

import json
from pathlib import Path

import jsonschema
import pytest

import extract
from extract.record import Record, json_schema

HERE = Path(extract.__file__).parent
EXAMPLES = sorted((HERE / "examples").glob("*.json"))


def test_checked_in_schema_has_not_drifted() -> None:
    published = json.loads((HERE / "record.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema(), "run: diarium schema > extract/record.schema.json"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_is_a_record_and_written_as_one(example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    jsonschema.validate(json.loads(text), json_schema(), cls=jsonschema.Draft202012Validator)
    assert Record.model_validate_json(text).to_json() == text


def test_the_examples_fill_every_key_between_them() -> None:
    assert {path.stem for path in EXAMPLES} == {"minimal", "filled", "bundle", "part"}
    examples = [json.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES]
    assert [key for key in examples[0] if not any(example[key] for example in examples)] == []
