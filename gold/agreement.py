"""How far the two readings of the gold documents agree."""

from dataclasses import asdict, dataclass
from typing import Any

from gold.labels import FIRST_LABELS, LABELS, SECOND_LABELS, load_label
from gold.score import FIELDS, Counts, FieldScore, is_labelled, score, total


@dataclass(frozen=True, slots=True)
class Agreement:
    """By field what both readings have, only the second has, and only the first has; who differs."""

    documents: list[str]
    fields: dict[str, Counts]
    differing: dict[str, list[str]]

    def as_dict(self) -> dict[str, Any]:
        """The agreement as JSON values, with stable keys."""
        return {
            "documents": len(self.documents),
            "fields": [
                {"field": name, **asdict(counts), "f1": counts.f1, "differing": self.differing[name]}
                for name, counts in self.fields.items()
            ],
        }


def agreement_of_labels() -> Agreement:
    """The agreement of the second reading with the first, over the documents and keys that both have.

    `labels` holds what was settled; where that differs from the first reading, `first_labels` has the first reading.

    Raises:
        LabelError: a file is not in the labels' form.
    """
    scores: dict[str, dict[str, FieldScore]] = {name: {} for name in FIELDS}
    names = sorted(path.stem for path in SECOND_LABELS.glob("*.json"))
    for name in names:
        unsettled = FIRST_LABELS / f"{name}.json"
        first = load_label(unsettled if unsettled.exists() else LABELS / unsettled.name)
        second = load_label(SECOND_LABELS / unsettled.name)
        for field, found in score(second, first).items():
            if is_labelled(FIELDS[field].key, second):
                scores[field][name] = found
    return Agreement(
        documents=names,
        fields={field: total(found.values()) for field, found in scores.items()},
        differing={
            field: [name for name, one in found.items() if one.wrong or one.missed] for field, found in scores.items()
        },
    )
