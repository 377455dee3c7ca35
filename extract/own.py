"""Components of the user's own: modules named with `--pipes`, and those that installed packages offer."""

import functools
import importlib
import sys
from importlib import metadata
from pathlib import Path
from types import ModuleType

from spacy.language import Language

from extract.errors import DiariumError

ENTRY_POINTS = "diarium.pipes"


class PipesError(DiariumError):
    """A module of components that cannot be used."""


def modules(named: tuple[str, ...]) -> list[str]:
    """The modules whose components run: those that installed packages offer, in order of name, then those named."""
    return list(dict.fromkeys([*_offered(), *named]))


@functools.cache
def _offered() -> tuple[str, ...]:
    return tuple(sorted(point.value for point in metadata.entry_points(group=ENTRY_POINTS)))


def components(named: tuple[str, ...]) -> list[str]:
    """The components of these modules: each module's `PIPES` names the spaCy factories that importing it registers.

    Modules are also looked for in the working folder.

    Raises:
        PipesError: a module cannot be imported, has no `PIPES`, or names a factory that it does not register.
    """
    found = [(module, pipe) for module in modules(named) for pipe in _pipes(module)]
    for module, pipe in found:
        if not Language.has_factory(pipe):
            remedy = f'write @Language.factory("{pipe}") above the function that makes it'
            raise PipesError(f"{module}: its PIPES name {pipe!r}, which it does not register; {remedy}")
    return [pipe for _, pipe in found]


def _pipes(name: str) -> list[str]:
    pipes = getattr(_imported(name), "PIPES", None)
    if not isinstance(pipes, list | tuple) or not all(isinstance(pipe, str) for pipe in pipes):
        raise PipesError(f'{name}: does not say which components it has; add PIPES = ["my_component"] to it')
    return list(pipes)


def _imported(name: str) -> ModuleType:
    folder = str(Path.cwd())
    if folder not in sys.path:
        sys.path.append(folder)
    try:
        return importlib.import_module(name)
    except ImportError as error:
        remedy = "give the name of a module in this folder or installed, without .py"
        raise PipesError(f"{name}: cannot be imported ({error}); {remedy}") from error
