"""The floor: copying the common subset's columns from memory to memory, which every way has at least to read."""

from collections.abc import Callable, Mapping

import numpy as np

from speed.common_law import FACTS
from speed.serving import Plain, serve
from speed.stored import Stored


class Copying(Plain):
    """Copies every column into memory that is there already."""

    def load(self, stored: Stored) -> None:
        """Read the columns, and touch the memory they will be copied to."""
        self.columns = [stored.read(name) for name in FACTS]
        self.targets = [column.copy() for column in self.columns]

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """The one thing to time."""
        return {"copy": self.copy}

    def copy(self) -> None:
        """Copy every column."""
        for column, target in zip(self.columns, self.targets, strict=True):
            np.copyto(target, column)


if __name__ == "__main__":
    serve(Copying())
