"""The figures of an evaluation, as JSON with stable keys, and their difference from an earlier one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extract.errors import DiariumError
from gold.calibration import Verdict, expected_calibration_error, reliability
from gold.evaluate import KIND_FORMS, Result
from gold.letters import LETTERS, LetterCounts
from gold.score import FIELDS, Counts, counts
from gold.text import ErrorRate, RepairCounts

SCHEMA = 1
# Of the fields that score the same items more than once, the one that asks for the year or title too: so each item
# counts once.
WHOLE = ("type", "title", "diarienummer", "organ", "sender", "date", "decisions", "goals with year", "sums with year",
         "dates", "handlaggare with title", "recipients", "indicators", "paragraphs")  # fmt: skip
_KINDS = (*KIND_FORMS, "own")
_RESAMPLES = 1000
_SEED = 2019  # fixes the bootstrap, so that the same results give the same intervals


def summarise(results: Sequence[Result]) -> dict[str, Any]:
    """The figures: fields, text, repairs and calibration by split and input kind, and each document's counts.

    `overall` adds up the items of the `WHOLE` fields, each item once.
    """
    ordered = sorted(results, key=lambda result: (result.case.split, result.case.kind, result.case.name))
    return {
        "schema": SCHEMA,
        "overall": [_overall_row(split, kind, group) for split, kind, group in _groups(ordered)],
        "fields": [row for split, kind, group in _groups(ordered) for row in _field_rows(split, kind, group)],
        "text": [_text_row(split, kind, form, group) for split, kind, form, group in _forms(ordered)],
        "calibration": [row for split, kind, group in _groups(ordered) for row in _calibration(split, kind, group)],
        "letters": [row for split, kind, group in _groups(ordered) for row in _letters(split, kind, group)],
        "documents": [_document(result) for result in ordered],
        "seconds": round(sum(result.seconds for result in ordered), 1),
    }


def _groups(results: Sequence[Result]) -> list[tuple[str, str, list[Result]]]:
    keys = sorted({(result.case.split, result.case.kind) for result in results}, key=_kind_order)
    return [(*key, [result for result in results if (result.case.split, result.case.kind) == key]) for key in keys]


def _kind_order(key: tuple[str, str]) -> tuple[str, int]:
    return key[0], _KINDS.index(key[1])


def _forms(results: Sequence[Result]) -> list[tuple[str, str, str, list[Result]]]:
    return [
        (split, kind, form, [result for result in group if result.case.form == form])
        for split, kind, group in _groups(results)
        for form in KIND_FORMS.get(group[0].case.kind) or sorted({result.case.form for result in group})
        if any(result.case.form == form for result in group)
    ]


def _overall_row(split: str, kind: str, group: Sequence[Result]) -> dict[str, Any]:
    return {"split": split, "kind": kind, "documents": len(group), **_whole(group)}


def _whole(group: Sequence[Result]) -> dict[str, Any]:
    documents = [
        sum((counts(result.fields[name]) for name in WHOLE if name in result.fields), Counts()) for result in group
    ]
    return {**_figures(sum(documents, Counts())), "interval": interval(documents)}


def _field_rows(split: str, kind: str, group: Sequence[Result]) -> list[dict[str, Any]]:
    rows = []
    for name in FIELDS:
        documents = [counts(result.fields[name]) for result in group if name in result.fields]
        if documents:
            whole = sum(documents, Counts())
            rows.append(
                {"split": split, "kind": kind, "field": name, **_figures(whole), "interval": interval(documents)}
            )
    return rows


def _figures(count: Counts) -> dict[str, Any]:
    return {**asdict(count), "precision": _r(count.precision), "recall": _r(count.recall), "f1": _r(count.f1)}


def _r(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def interval(documents: Sequence[Counts]) -> list[float] | None:
    """95 % bootstrap interval of F1 over documents; None when there was nothing to find.

    Documents are drawn, not items: those of one document fail together.
    """
    table = np.array([(count.right, count.wrong, count.missed) for count in documents], dtype=np.int64)
    if not table.sum():
        return None
    drawn = np.random.default_rng(_SEED).integers(len(table), size=(_RESAMPLES, len(table)))
    right, wrong, missed = table[drawn].sum(axis=1).T
    total = 2 * right + wrong + missed
    f1 = (2 * right)[total > 0] / total[total > 0]
    return [round(float(bound), 4) for bound in np.quantile(f1, (0.025, 0.975))]


def _text_row(split: str, kind: str, form: str, group: Sequence[Result]) -> dict[str, Any]:
    characters = sum((result.characters for result in group if result.characters), ErrorRate())
    words = sum((result.words for result in group if result.words), ErrorRate())
    repairs = sum((result.repairs for result in group if result.repairs), RepairCounts())
    return {
        "split": split,
        "kind": kind,
        "form": form,
        "documents": len(group),
        "pages": sum(len(result.record.pages) for result in group),
        "characters": characters.length,
        "words": words.length,
        "cer": _r(characters.rate),
        "wer": _r(words.rate),
        "repairs": asdict(repairs),
        "fields": _whole(group),
    }


def _calibration(split: str, kind: str, group: Sequence[Result]) -> list[dict[str, Any]]:
    repairs = [verdict for result in group for verdict in result.repair_verdicts]
    by_field = {name: list(_field_verdicts(group, name)) for name in WHOLE}
    together = [verdict for verdicts in by_field.values() for verdict in verdicts]
    rows = {"fields": together, "repairs": repairs, **by_field}
    return [
        {
            "split": split,
            "kind": kind,
            "of": of,
            "count": len(verdicts),
            "ece": _r(expected_calibration_error(verdicts)),
            "bins": [asdict(bin_) for bin_ in reliability(verdicts)],
        }
        for of, verdicts in rows.items()
        if verdicts
    ]


def _field_verdicts(group: Iterable[Result], name: str) -> Iterable[Verdict]:
    for result in group:
        field = result.fields.get(name)
        if field:
            yield from ((item.evidence.confidence, True) for item, _ in field.right if item.evidence)
            yield from ((item.evidence.confidence, False) for item in field.wrong if item.evidence)


def _letters(split: str, kind: str, group: Iterable[Result]) -> list[dict[str, Any]]:
    letters = [result.letters for result in group if result.letters]
    total = sum(letters, LetterCounts())
    return [
        {
            "split": split,
            "kind": kind,
            "letter": letter,
            "count": sum(count for (true, _), count in total.read.items() if true == letter),
            "lost_to": [
                {"read": read, "count": count, "returned": total.returned[true, read]}
                for (true, read), count in sorted(total.read.items(), key=lambda item: (-item[1], item[0]))
                if true == letter and read != letter
            ],
        }
        for letter in LETTERS
        if letters
    ]


def _document(result: Result) -> dict[str, Any]:
    return {
        "name": result.case.name,
        "split": result.case.split,
        "kind": result.case.kind,
        "form": result.case.form,
        "fields": {name: asdict(counts(field)) for name, field in result.fields.items()},
    }


@dataclass(frozen=True, slots=True)
class Change:
    """An F1 that differs from the baseline's; `better` and `worse` name the documents with fewer and more errors.

    Nothing to find and nothing found counts as an F1 of 1, so that a first false find shows as a fall.
    """

    split: str
    kind: str
    field: str
    before: float
    after: float
    better: tuple[str, ...]
    worse: tuple[str, ...]

    @property
    def gain(self) -> float:
        """How much better F1 became; negative when worse."""
        return self.after - self.before


def load_baseline(path: Path) -> dict[str, Any]:
    """An earlier report.json.

    Raises:
        DiariumError: the file is no report of this form.
    """
    try:
        baseline: dict[str, Any] = json.loads(path.read_bytes())
        if baseline["schema"] == SCHEMA:
            return baseline
        problem = f"is a report of form {baseline['schema']}, not {SCHEMA}"
    except (ValueError, TypeError, KeyError):
        problem = "is no report"
    raise DiariumError(f"{path}: {problem}; give the report.json of an earlier `diarium report`")


def compare(now: dict[str, Any], before: dict[str, Any]) -> list[Change]:
    """What got better and worse since the baseline, the worst first; what only one of them has is left out."""
    earlier = {_row_key(row): row for row in before["fields"]}
    were, are = _errors(before), _errors(now)
    changes = []
    for row in now["fields"]:
        key = _row_key(row)
        if key in earlier:
            f1 = [1.0 if value is None else value for value in (earlier[key]["f1"], row["f1"])]
            flips = {
                name: count - were[key][name] for name, count in are.get(key, {}).items() if name in were.get(key, {})
            }
            better = tuple(name for name, more in flips.items() if more < 0)
            worse = tuple(name for name, more in flips.items() if more > 0)
            if better or worse or f1[0] != f1[1]:
                changes.append(Change(*key, before=f1[0], after=f1[1], better=better, worse=worse))
    return sorted(changes, key=lambda change: change.gain)


def _row_key(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["split"], row["kind"], row["field"]


def _errors(summary: dict[str, Any]) -> dict[tuple[str, str, str], dict[str, int]]:
    """For each row of the fields the number of wrong and missed items by document (its name and form)."""
    errors: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    for document in summary["documents"]:
        for name, count in document["fields"].items():
            shown = f"{document['name']} ({document['form']})"
            errors[document["split"], document["kind"], name][shown] = count["wrong"] + count["missed"]
    return errors
