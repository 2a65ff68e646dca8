"""Columns on disk, one NumPy file a fact, so that every way of computing starts from the same mapped memory.

Needs NumPy alone: the peers run in environments of their own.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Stored:
    """A population whose columns are mapped from a folder; it satisfies the engine's `Population`.

    Args:
        folder: where `create` put the columns.
        names: the facts it offers; all of the folder's when None.
    """

    def __init__(self, folder: Path, names: Iterable[str] | None = None) -> None:
        self.folder = folder
        self.names = None if names is None else frozenset(names)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """The number of members of each family."""
        return np.load(self.folder / "sizes.npy")

    def column(self, name: str) -> NDArray[Any] | None:
        """A fact's values, mapped; None when it is not offered."""
        file = self.folder / f"{name}.npy"
        if (self.names is not None and name not in self.names) or not file.exists():
            return None
        return np.load(file, mmap_mode="r")

    def read(self, name: str) -> NDArray[Any]:
        """A fact's values, in memory."""
        return np.load(self.folder / f"{name}.npy")

    @property
    def numbers(self) -> dict[str, Any]:
        """The law's numbers for ways that cannot ask the law."""
        found: dict[str, Any] = json.loads((self.folder / "numbers.json").read_text(encoding="utf-8"))
        return found


def create(folder: Path, shapes: Mapping[str, tuple[int, str]]) -> dict[str, NDArray[Any]]:
    """New columns of so many rows and such a type, to be written lot by lot."""
    folder.mkdir(parents=True, exist_ok=True)
    return {
        name: np.lib.format.open_memmap(folder / f"{name}.npy", mode="w+", dtype=dtype, shape=(rows,))
        for name, (rows, dtype) in shapes.items()
    }
