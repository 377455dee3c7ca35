"""Data flows one way: no package imports what stands above it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "normalize": {"normalize"},
    "extract": {"extract", "normalize"},
    "gold": {"gold", "extract", "normalize"},
    "corpus": {"corpus", "extract", "normalize"},
    "scripts": {"scripts", "corpus", "gold", "extract", "normalize"},
}
MODULES = [(package, path) for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize(("package", "path"), MODULES, ids=lambda value: getattr(value, "stem", value))
def test_module_imports_only_downwards(package: str, path: Path) -> None:
    assert imported(path) & set(MAY_IMPORT) <= MAY_IMPORT[package]


def test_functions_of_the_library_do_not_print() -> None:
    printing = [
        path.name
        for package, path in MODULES
        if package != "scripts"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []
