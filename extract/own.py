"""Components of the user's own: modules named with `--pipes`, and those that installed packages offer.

A module says in `PIPES` which of its components run after Diarium's own, and in `REPLACES` which of those run in place
of one of Diarium's: `{"diarium_title": "my_title"}`, or `None` for none at all.
"""

import functools
import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from types import ModuleType

from spacy.language import Language

from extract.errors import DiariumError

ENTRY_POINTS = "diarium.pipes"


class PipesError(DiariumError):
    """A module of components that cannot be used, or a component that failed."""


def modules(named: tuple[str, ...]) -> list[str]:
    """The modules whose components run: those that installed packages offer, in order of name, then those named."""
    return list(dict.fromkeys([*_offered(), *named]))


@functools.cache
def _offered() -> tuple[str, ...]:
    return tuple(sorted({point.module for point in metadata.entry_points(group=ENTRY_POINTS)}))


def components(shipped: Sequence[str], named: tuple[str, ...]) -> list[str]:
    """The components of the pipeline in their order: those shipped, as the modules replace them, and the modules' own.

    Modules are also looked for in the working folder.

    Raises:
        PipesError: a module cannot be imported, does not say which components it has, names a factory that it does not
            register, or replaces what is not shipped or what another replaces already.
    """
    order: dict[str, str | None] = {pipe: pipe for pipe in shipped}
    added: list[str] = []
    for name in modules(named):
        module = _imported(name)
        for replaced, pipe in _replacements(name, module).items():
            if order.get(replaced) != replaced:
                problem = "which another module replaces" if replaced in order else "which Diarium does not have"
                raise PipesError(f"{name}: its REPLACES name {replaced!r}, {problem}; there are {', '.join(shipped)}")
            order[replaced] = pipe
        added += _pipes(name, module)
    return [*(pipe for pipe in order.values() if pipe), *dict.fromkeys(added)]


def versions(named: tuple[str, ...]) -> list[str]:
    """The modules' names, each with a hash of its file, or of its package's: a changed module reads differently.

    Raises:
        PipesError: a module is not found.
    """
    return [f"{name} sha256:{_hash(name)}" for name in modules(named)]


def _hash(name: str) -> str:
    _look_here_too()
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):  # of a module in a package that there is not
        spec = None
    if spec is None or spec.origin is None:
        raise PipesError(f"{name}: cannot be found; {_NAME_IT}")
    origin = Path(spec.origin)
    files = sorted(origin.parent.rglob("*.py")) if spec.submodule_search_locations else [origin]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


_NAME_IT = "give the name of a module in this folder or installed, without .py"


def _imported(name: str) -> ModuleType:
    _look_here_too()
    try:
        return importlib.import_module(name)
    except Exception as error:  # whatever the user's module raises while it is imported
        raise PipesError(f"{name}: cannot be imported ({type(error).__name__}: {error}); {_NAME_IT}") from error


def _look_here_too() -> None:
    folder = str(Path.cwd())
    if folder not in sys.path:
        sys.path.append(folder)


def _pipes(name: str, module: ModuleType) -> list[str]:
    pipes = getattr(module, "PIPES", [] if hasattr(module, "REPLACES") else None)
    if not isinstance(pipes, list | tuple) or not all(isinstance(pipe, str) for pipe in pipes):
        raise PipesError(f'{name}: does not say which components it has; add PIPES = ["my_component"] to it')
    for pipe in pipes:
        _check_registered(name, pipe)
    return list(pipes)


def _replacements(name: str, module: ModuleType) -> dict[str, str | None]:
    replaces = getattr(module, "REPLACES", {})
    if not isinstance(replaces, dict) or not all(pipe is None or isinstance(pipe, str) for pipe in replaces.values()):
        raise PipesError(f'{name}: its REPLACES must be like {{"diarium_title": "my_title", "diarium_goals": None}}')
    for pipe in replaces.values():
        if pipe is not None:
            _check_registered(name, pipe)
    return replaces


def _check_registered(module: str, pipe: str) -> None:
    if not Language.has_factory(pipe):
        remedy = f'write @Language.factory("{pipe}") above the function that makes it'
        raise PipesError(f"{module}: names the component {pipe!r}, which it does not register; {remedy}")
