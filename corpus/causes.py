"""Why a document was not converted, and whether another try may go better."""

from enum import Enum
from types import MappingProxyType


class Again(Enum):
    """When a failed document is tried again without being asked to: `diarium retry` tries all."""

    NEVER = "never"  # the file itself is at fault; when it changes, it is tried
    NEXT_RUN = "next run"
    FEW_TIMES = "next run, up to three tries"  # it costs a whole time limit each time
    AT_ONCE = "same run, up to three tries, and next run"


MAX_TRIES = 3

# The reader's own reasons (`UnreadableInput.reason`) lie in the file and are not listed: they are NEVER.
_AGAIN = MappingProxyType(
    {
        "crashed": Again.AT_ONCE,
        "changed": Again.AT_ONCE,
        "timed-out": Again.FEW_TIMES,
        "out-of-memory": Again.FEW_TIMES,
        "not-accessible": Again.NEXT_RUN,
        "missing-tesseract": Again.NEXT_RUN,
        "not-writable": Again.NEXT_RUN,
        "out-full": Again.NEXT_RUN,
        "own-pipes": Again.NEXT_RUN,
    }
)


def again(cause: str) -> Again:
    """When a document that failed for this cause is tried again."""
    return _AGAIN.get(cause, Again.NEVER)
