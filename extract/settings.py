"""What a user may set for a conversion; the same input and settings give the same record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`min_confidence`: what is less sure goes to `doubtful`; `pipes`: modules with components beside Diarium's own."""

    min_confidence: float = 0.0
    pipes: tuple[str, ...] = ()


DEFAULTS = Settings()
