"""The report's plots: figures of a summary -> SVG to stand in an HTML page."""

import io
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gold import words

Summary = dict[str, Any]

# Text stays text, so that it can be searched and read aloud; a fixed salt makes the same bytes each time.
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,  # a letter read as $ is no formula
    "svg.hashsalt": "diarium",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
    "grid.linewidth": 0.6,
    "axes.axisbelow": True,
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
}
# Colours that the colour-blind tell apart (Okabe and Ito), and a shape for print in grey.
_KIND_LOOKS = {
    "digital": ("#0072b2", "o"),
    "scan": ("#d55e00", "s"),
    "bad-layer": ("#007a5a", "^"),
    "ocr-text": ("#a0457a", "D"),
    "own": ("#0072b2", "o"),
}
_SPLIT_LOOKS = {
    "train": ("#8a8a8a", "s", ":"),
    "dev": ("#8a8a8a", "o", "--"),
    "test": ("#0072b2", "s", "-"),
    "own": ("#0072b2", "s", "-"),
}
_MANY_ENOUGH = 10  # a calibration bin with fewer items says nothing
_MOST_READINGS = 7  # of what a letter was read as; the rest is summed up


def f1_by_field(summary: Summary) -> str:
    """F1 of each field with its interval, a panel for each split, a mark for each input kind."""
    splits, kinds = _present(summary, "split", words.SPLITS), _present(summary, "kind", words.KINDS)
    names = [name for name in words.FIELDS if any(row["field"] == name for row in summary["fields"])]

    def draw(figure: Figure) -> None:
        for panel, split in zip(_row(figure, len(splits), sharey=True), splits, strict=True):
            for index, kind in enumerate(kinds):
                rows = {
                    row["field"]: row
                    for row in summary["fields"]
                    if (row["split"], row["kind"]) == (split, kind) and row["f1"] is not None
                }
                offset = (index - (len(kinds) - 1) / 2) * 0.18
                _dots(panel, [(place + offset, rows[name]) for place, name in enumerate(names) if name in rows], kind)
            panel.set_title(words.SPLITS[split][0])
            panel.set_xlim(0, 102)
            panel.set_xlabel("F1, %")
            panel.set_yticks(range(len(names)), [words.FIELDS[name].name for name in names])
            panel.set_ylim(len(names) - 0.5, -0.5)
        _legend(figure, panel, len(kinds))

    description = "F1 of each field by input kind, with 95 % intervals; the table above has the same figures"
    return _svg("fields", (9.5, 0.42 * len(names) + 1.2), description, draw)


def _dots(panel: Axes, rows: Sequence[tuple[float, dict[str, Any]]], kind: str) -> None:
    colour, marker = _KIND_LOOKS[kind]
    for place, row in rows:
        low, high = row["interval"]
        panel.plot([100 * low, 100 * high], [place, place], color=colour, linewidth=1.2, alpha=0.75)
    values = [100 * row["f1"] for _, row in rows]
    places = [place for place, _ in rows]
    panel.plot(values, places, marker, color=colour, markersize=4.5, label=words.KINDS[kind][0], clip_on=False)


def calibration(summary: Summary) -> str:
    """How often what is called so sure is right: a panel for fields and one for repairs, a line for each split."""
    splits = _present(summary, "split", words.SPLITS)

    def draw(figure: Figure) -> None:
        for panel, (of, title) in zip(
            _row(figure, 2), (("fields", "Fields"), ("repairs", "Repaired words")), strict=True
        ):
            panel.plot([0, 100], [0, 100], color="#555555", linewidth=0.8, linestyle=":", label="as sure as right")
            for split in splits:
                rows = [row for row in summary["calibration"] if (row["split"], row["of"]) == (split, of)]
                bins = [bin_ for bin_ in _pooled(rows) if bin_["count"] >= _MANY_ENOUGH]
                colour, marker, line = _SPLIT_LOOKS[split]
                panel.plot(
                    [100 * bin_["confidence"] for bin_ in bins],
                    [100 * bin_["accuracy"] for bin_ in bins],
                    marker=marker, linestyle=line, color=colour, markersize=5, label=words.SPLITS[split][0],
                )  # fmt: skip
            panel.set_title(title)
            panel.set_xlim(0, 102)
            panel.set_ylim(0, 102)
            panel.set_xlabel("how sure Diarium says it is, %")
            panel.set_ylabel("right, %")
        _legend(figure, panel, len(splits) + 1)

    description = "Calibration: the share that is right against the stated confidence, for fields and for repairs"
    return _svg("calibration", (9.5, 4.2), description, draw)


def _pooled(rows: Sequence[dict[str, Any]]) -> list[dict[str, float]]:
    """The bins of several rows put together."""
    bins: dict[float, list[dict[str, float]]] = defaultdict(list)
    for row in rows:
        for bin_ in row["bins"]:
            bins[bin_["low"]].append(bin_)
    return [_mean(bins[low]) for low in sorted(bins)]


def _mean(bins: Sequence[dict[str, float]]) -> dict[str, float]:
    number = sum(bin_["count"] for bin_ in bins)
    means = {name: sum(bin_[name] * bin_["count"] for bin_ in bins) / number for name in ("confidence", "accuracy")}
    return {"count": number, **means}


def letters(summary: Summary) -> str:
    """What å, ä and ö were read as, capitals with them, and how many of each came back."""
    lost: dict[str, Counter[str]] = {letter: Counter() for letter in "åäö"}
    returned: dict[str, Counter[str]] = {letter: Counter() for letter in "åäö"}
    for row in summary["letters"]:
        for reading in row["lost_to"]:
            lost[row["letter"].lower()][_reading(reading["read"])] += reading["count"]
            returned[row["letter"].lower()][_reading(reading["read"])] += reading["returned"]

    def draw(figure: Figure) -> None:
        for panel, letter in zip(_row(figure, 3), "åäö", strict=True):
            _lost_bars(panel, letter, lost[letter], returned[letter])
        _legend(figure, panel, 2)

    description = "What the letters å, ä and ö were read as by the scan, and how many of them the repair gave back"
    return _svg("letters", (9.5, 3.2), description, draw)


def _reading(read: str) -> str:
    return {"": "nothing", " ": "a space"}.get(read, read)


def _lost_bars(panel: Axes, letter: str, lost: Counter[str], returned: Counter[str]) -> None:
    common = [read for read, _ in lost.most_common(_MOST_READINGS)]
    rest = [read for read in lost if read not in common]
    names = [*common, "other"] if rest else common
    back = [returned[read] for read in common] + [sum(returned[read] for read in rest)] * bool(rest)
    all_ = [lost[read] for read in common] + [sum(lost[read] for read in rest)] * bool(rest)
    gone = [whole - part for whole, part in zip(all_, back, strict=True)]
    places = range(len(names))
    panel.barh(places, back, color="#0072b2", label="came back by repair")
    panel.barh(places, gone, left=back, color="white", edgecolor="#b33c00", hatch="////", label="still lost")
    for place, whole in zip(places, all_, strict=True):
        panel.annotate(f"{whole}", (whole, place), xytext=(3, 0), textcoords="offset points", va="center", fontsize=8)
    panel.set_yticks(places, [f"{name}" for name in names])
    panel.invert_yaxis()
    panel.margins(x=0.15)
    panel.grid(visible=False, axis="y")
    panel.set_title(f"{letter} read as")
    panel.set_xlabel("letters")


def quality(summary: Summary) -> str:
    """F1 of all fields together, and the errors of the text, by scan quality and other forms."""
    forms = [form for form in words.FORMS if any(row["form"] == form for row in summary["text"])]
    forms += sorted({row["form"] for row in summary["text"]} - set(forms))
    splits = _present(summary, "split", words.SPLITS)

    def draw(figure: Figure) -> None:
        found, errors = _row(figure, 2)
        for index, split in enumerate(splits):
            rows = {row["form"]: row for row in summary["text"] if row["split"] == split}
            offset = (index - (len(splits) - 1) / 2) * 0.25
            _quality_dots(
                found, [(place + offset, rows[form]) for place, form in enumerate(forms) if form in rows], split
            )
            placed = [(place + offset, rows[form]["wer"]) for place, form in enumerate(forms) if form in rows]
            colour, marker, _ = _SPLIT_LOOKS[split]
            known = [(place, 100 * rate) for place, rate in placed if rate is not None]
            errors.plot([rate for _, rate in known], [place for place, _ in known], marker, color=colour, clip_on=False)
        for panel, title, label in (
            (found, "Fields", "F1 of all fields, %"),
            (errors, "Text", "words of 100 that are wrong"),
        ):
            panel.set_title(title)
            panel.set_xlabel(label)
            panel.set_yticks(range(len(forms)), [words.form(form) for form in forms])
            panel.set_ylim(len(forms) - 0.5, -0.5)
        found.set_xlim(0, 102)
        errors.set_xlim(left=0)
        _legend(figure, found, len(splits))

    description = "Accuracy of fields and errors of text by scan quality; the table below has the same figures"
    return _svg("quality", (9.5, 0.36 * len(forms) + 1.6), description, draw)


def _quality_dots(panel: Axes, rows: Sequence[tuple[float, dict[str, Any]]], split: str) -> None:
    colour, marker, _ = _SPLIT_LOOKS[split]
    scored = [(place, row["fields"]) for place, row in rows if row["fields"]["f1"] is not None]
    for place, figures in scored:
        low, high = figures["interval"]
        panel.plot([100 * low, 100 * high], [place, place], color=colour, linewidth=1.2)
    values = [100 * figures["f1"] for _, figures in scored]
    panel.plot(
        values, [place for place, _ in scored], marker, color=colour, label=words.SPLITS[split][0], clip_on=False
    )


def _present(summary: Summary, key: str, order: Iterable[str]) -> list[str]:
    return [name for name in order if any(row[key] == name for row in summary["overall"])]


def _row(figure: Figure, count: int, *, sharey: bool = False) -> list[Axes]:
    return list(figure.subplots(1, count, squeeze=False, sharey=sharey)[0])


def _legend(figure: Figure, panel: Axes, columns: int) -> None:
    handles, labels = panel.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=columns)


def _svg(name: str, inches: tuple[float, float], description: str, draw: Callable[[Figure], None]) -> str:
    """The drawn figure as an SVG element whose ids begin with `name`, so that two can stand in one page."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=inches, layout="constrained")
        draw(figure)
        buffer = io.StringIO()
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        figure.savefig(buffer, format="svg", metadata=nothing)
    drawn = buffer.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    drawn = re.sub(r'\bid="', f'id="{name}-', drawn)
    drawn = re.sub(r'(href="#|url\(#)', rf"\g<1>{name}-", drawn)
    drawn = re.sub(r' (?:width|height)="[\d.]+pt"', "", drawn, count=2)  # as wide as its place
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{description}" ', 1)
