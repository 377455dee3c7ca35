"""What a goal is to reach, told from its text."""

import pytest

from extract.pipes.targets import target_of

TARGETS = {
    "Minst 85 % av eleverna når målen": ("at_least", 85.0, "%"),
    "Ingen ska behöva vänta mer än 60 dagar": ("at_most", 60.0, "dagar"),
    "Soliditeten ska inte understiga 30 procent": ("at_least", 30.0, "%"),
    "Kön ska minska från 40 till 20 elever": ("at_most", 20.0, "elever"),
    "Antalet lån ska öka från 96 000 till 105 000": ("at_least", 105000.0, None),
    "Beslut ska fattas inom fyra månader": ("at_most", 4.0, "månader"),
    "Andelen legitimerade ska vara 100 %": ("exactly", 100.0, "%"),
    "Kommunen ska vara en attraktiv arbetsgivare": None,
    "Alla fordon ska vara fossilfria senast 2025": None,
}


@pytest.mark.parametrize("text", TARGETS)
def test_targets_are_read(text: str) -> None:
    target = target_of(text)
    assert (target and (target.direction, target.value, target.unit)) == TARGETS[text]
