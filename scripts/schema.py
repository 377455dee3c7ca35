"""`diarium schema`: the JSON Schema of a record."""

import json

import typer

from extract.record import json_schema


def schema() -> None:
    """Print the JSON Schema that every record keeps to."""
    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
