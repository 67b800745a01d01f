"""The code of the three apps, read as text: for the tests of the house."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("netwerk", "practices", "stories")


def modules(*apps: str) -> Iterator[tuple[str, ast.Module]]:
    for app in apps:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())


def private_names(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.Attribute(attr=name) | ast.keyword(arg=str(name)) | ast.alias(name=name):
                yield from re.findall(r"(?:^|\.)(_[a-z]\w*)", name)
            case ast.ImportFrom(module=str(name)):
                yield from re.findall(r"(?:^|\.)(_[a-z]\w*)", name)


def names_defined(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def classes_of(path: str) -> Iterator[type]:
    name = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    yield from (c for c in vars(import_module(name)).values() if isinstance(c, type) and c.__module__ == name)


def is_foreign(base: type) -> bool:
    return base.__module__.partition(".")[0] not in APPS


def assigned_to(module: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(module):
        if isinstance(node, ast.Assign):
            yield from node.targets
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            yield node.target


def root_name(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def names_imported(module: ast.Module) -> set[str]:
    imports = [n for n in ast.walk(module) if isinstance(n, ast.Import | ast.ImportFrom)]
    return {(alias.asname or alias.name).partition(".")[0] for node in imports for alias in node.names}


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{'netwerk.' * bool(node.level)}{node.module or ''}"
