"""The archive that the tests of search, goals and site ask; nobody changes it."""

from pathlib import Path

import pytest

from corpus.search import Searcher
from tests.corpus.archives import converted, originals


@pytest.fixture(scope="session")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return originals(tmp_path_factory.mktemp("originals"))


@pytest.fixture(scope="session")
def archive(scans: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return converted(scans, tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="session")
def searcher(archive: Path) -> Searcher:
    return Searcher(archive)
