"""Inputs that several test modules share."""

from pathlib import Path

import pytest

from gold.render import DEMO, render_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo folder: eight documents in every form that archives hold them in."""
    folder = tmp_path_factory.mktemp("demo")
    assert len(render_demo(folder)) == len(DEMO)
    return folder


@pytest.fixture(autouse=True)
def _same_terminal_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("NO_COLOR", "1")
