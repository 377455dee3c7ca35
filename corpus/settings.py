"""What decides a record's bytes beside its input: the settings of a run, and the run's limits, which do not."""

import functools
import hashlib
import os
from importlib import metadata
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

import extract
import normalize
from extract import ocr, own
from extract.errors import MissingTesseract
from extract.record import SCHEMA_VERSION
from extract.recorder import repair_model
from extract.settings import DEFAULT, EXTRACT_DEFAULT, ExtractSettings, ReadSettings
from normalize.masking import MaskKind

# What reads pages and finds fields; Tesseract and RapidOCR tell their own versions.
_LIBRARIES = ("pypdfium2", "pdfplumber", "spacy", "rapidfuzz", "ftfy")


class Settings(BaseModel):
    """What the user chose that changes records."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    masks: tuple[MaskKind, ...] = ()
    reading: ReadSettings = DEFAULT
    extraction: ExtractSettings = EXTRACT_DEFAULT

    @field_validator("masks")
    @classmethod
    def _in_one_order(cls, masks: tuple[MaskKind, ...]) -> tuple[MaskKind, ...]:
        return tuple(sorted(set(masks)))

    def fingerprint(self) -> str:
        """A hash of everything beside the input that decides a record: these settings, the programs, the models.

        Raises:
            PipesError: a module of components is not found.
        """
        chosen = self.model_dump_json(exclude={"reading": {"cache"}})
        programs = (metadata.version("diarium"), SCHEMA_VERSION, _code(), repair_model(), _ocr(self.reading))
        libraries = (f"{name} {metadata.version(name)}" for name in _LIBRARIES)
        parts = (*programs, *libraries, *own.versions(self.extraction.pipes), chosen)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


class Limits(BaseModel):
    """What one document may cost; a worker that goes past is ended, and the run goes on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seconds: float = Field(default=3600, gt=0)
    megabytes: int = Field(default=4096, ge=256)


@functools.cache
def _code() -> str:
    """A hash of the reading code, so that a mended reader reads again without anybody counting up a version."""
    digest = hashlib.sha256()
    for package in (normalize, extract):
        root = Path(package.__path__[0])
        for path in sorted(path for path in root.rglob("*") if path.suffix in {".py", ".txt", ".json"}):
            digest.update(os.fsencode(path.relative_to(root)))
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _ocr(reading: ReadSettings) -> str:
    try:
        return ocr.version(reading)
    except MissingTesseract:
        return "none"
