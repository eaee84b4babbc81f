"""Several packs read as one library, lazily and in the language asked for."""

import tomllib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from usward.core.content import TYPES, Entry, Pack
from usward.packs import _files
from usward.packs._parse import Problem, parse

E = TypeVar("E", bound=Entry)
FALLBACK = "en"
_KEYS = {kind: key for key, kind in TYPES.items()}


class NotAPack(ValueError):
    """The folder has no readable `pack.toml`; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def _described(folder: Path) -> Pack:
    try:
        raw = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        fault = Problem("pack.toml", "", "", "the file is missing", "describe the pack in it, as the guide shows")
        raise NotAPack([fault]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NotAPack([Problem("pack.toml", "", "", f"not valid TOML: {error}", "mend the line it names")]) from None
    pack, problems = parse(Pack, raw.get("pack", raw), "pack.toml", "pack")
    if pack is None:
        raise NotAPack(problems)
    return pack


class OpenPack:
    """One pack: its description, and its entries as they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.about = _described(folder)
        self._read: dict[str, tuple[tuple[Entry, ...], tuple[Problem, ...]]] = {}

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The sound entries of the type `key`, in the order of the files."""
        return self._of(key)[0]

    def problems(self, key: str) -> tuple[Problem, ...]:
        """What is wrong with the entries of the type `key`."""
        return self._of(key)[1]

    def _of(self, key: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
        if key not in self._read:
            raws, problems = _files.read(self.folder, key)
            sound: dict[str, Entry] = {}
            for raw in raws:
                entry, found = parse(TYPES[key], raw.table, raw.file, raw.place)
                problems += found
                if entry is None:
                    continue
                if entry.id in sound:
                    problems.append(_taken(raw.file, entry.id, "in this pack"))
                else:
                    sound[entry.id] = entry
            self._read[key] = tuple(sound.values()), tuple(problems)
        return self._read[key]


def _taken(file: str, name: str, where: str) -> Problem:
    return Problem(file, name, "id", f"the id is already taken {where}", "choose another; ids are for good")


def open_pack(folder: Path) -> OpenPack:
    """The pack in `folder`. Raises NotAPack where `pack.toml` is missing or wrong."""
    return OpenPack(folder)


class Library:
    """The packs in `folders` as one, in their order: the first to use an id keeps it."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.packs: list[OpenPack] = []
        self._refused: list[Problem] = []
        for folder in folders:
            try:
                self.packs.append(OpenPack(folder))
            except NotAPack as refusal:
                self._refused += [fault._replace(file=f"{folder.name}/{fault.file}") for fault in refusal.problems]
        self._held: dict[tuple[str, str], dict[str, Entry]] = {}

    def all(self, kind: type[E], language: str = FALLBACK) -> tuple[E, ...]:
        """Every entry of `kind` in `language`, in English where it is not translated; bundled packs first."""
        return tuple(self._index(kind, language).values())

    def get(self, kind: type[E], name: str, language: str = FALLBACK) -> E | None:
        """The entry of `kind` with the id `name`, or None: a removed pack may leave ids behind."""
        return self._index(kind, language).get(name)

    def _index(self, kind: type[E], language: str) -> dict[str, E]:
        key = _KEYS[kind]
        if (key, language) not in self._held:
            self._held[key, language] = self._gather(key, language)
        return cast("dict[str, E]", self._held[key, language])  # the key says which type is inside

    def _gather(self, key: str, language: str) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for pack in self.packs:
            if pack.about.language == FALLBACK or (pack.about.language == language and not pack.about.translates):
                for entry in pack.entries(key):
                    found.setdefault(entry.id, entry)
        for pack in self.packs:
            if pack.about.translates and pack.about.language == language:
                found |= {entry.id: entry for entry in pack.entries(key) if entry.id in found}
        return found

    def problems(self) -> list[Problem]:
        """Everything wrong in every pack; reads all of them."""
        found = list(self._refused)
        for key in TYPES:
            owners: dict[str, str] = {}
            for pack in self.packs:
                found += pack.problems(key)
                if pack.about.translates:
                    continue
                for entry in pack.entries(key):
                    if owners.setdefault(entry.id, pack.about.id) != pack.about.id:
                        found.append(_taken(pack.folder.name, entry.id, f"by the pack {owners[entry.id]}"))
        return found

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that at least one pack is written in."""
        return tuple(sorted({pack.about.language for pack in self.packs}))
