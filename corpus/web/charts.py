"""Charts as plain numbers, which the templates draw as SVG: no script and no style is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

BARS_HEIGHT: Final = 90
_BARS_WIDTH: Final = 720
_WIDEST_BAR: Final = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its rectangle, and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart over years, of `width` by `height` units."""

    width: float
    height: float
    bars: tuple[Bar, ...]


def bars(counts: Mapping[str, float]) -> Bars | None:
    """One bar a year from the first to the last, also where there is none; None without years."""
    years = sorted(int(year) for year in counts)
    if not years:
        return None
    every = range(years[0], years[-1] + 1)
    step = min(_BARS_WIDTH / len(every), _WIDEST_BAR)
    most = max(*counts.values(), 1e-9)
    drawn = []
    for place, year in enumerate(every):
        value = counts.get(str(year), 0)
        height = max(value / most * BARS_HEIGHT, 2.0 if value > 0 else 0.0)
        drawn.append(Bar(place * step, BARS_HEIGHT - height, step * 0.85, height, str(year), value))
    return Bars(step * len(every), BARS_HEIGHT, tuple(drawn))


@dataclass(frozen=True, slots=True)
class Point:
    """A value in a year, at its place in a plot."""

    x: float
    y: float
    year: int
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Points over years in a field of `width` by `height` units; `path` joins them."""

    width: float
    height: float
    series: tuple[tuple[str, tuple[Point, ...]], ...]
    years: tuple[tuple[float, int], ...]  # place and year of each mark below the field
    lowest: float
    highest: float

    def path(self, points: Sequence[Point]) -> str:
        """The points of an SVG polyline."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in points)


def plot(series: Mapping[str, Sequence[tuple[int, float, str]]], *, width: int = 640, height: int = 120) -> Plot | None:
    """A plot of series of (year, value, label); None when there is no value."""
    every = [point for points in series.values() for point in points]
    if not every:
        return None
    first, last = min(point[0] for point in every), max(point[0] for point in every)
    low, high = min(point[1] for point in every), max(point[1] for point in every)
    margin = (high - low) * 0.15 or abs(high) * 0.1 or 1.0

    def x_of(year: int) -> float:
        return width / 2 if first == last else 30 + (year - first) / (last - first) * (width - 60)

    def y_of(value: float) -> float:
        return height - (value - low + margin) / (high - low + 2 * margin) * height

    drawn = tuple(
        (
            name,
            tuple(Point(x_of(year), y_of(value), year, value, label) for year, value, label in sorted(points)),
        )
        for name, points in series.items()
        if points
    )
    return Plot(width, height, drawn, tuple((x_of(year), year) for year in range(first, last + 1)), low, high)
