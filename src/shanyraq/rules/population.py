"""What a country has to offer to be evaluated: how many members each group has, and columns of facts."""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
"""A fact as whole numbers in its unit: uint8 codes, bool flags, int32 days and counts, int64 tiyn."""

MOST_MEMBERS = 100
"""The largest group: with the facts' ranges it keeps every sum within 64 bits (proved by `bounds`)."""


class Population(Protocol):
    """Groups and members as columns, members standing in the order of their groups."""

    @property
    def sizes(self) -> NDArray[np.int64]:
        """The number of members of each group, in the input's order."""
        ...

    def column(self, name: str) -> Column | None:
        """A fact's values, one per group or per member; None when the population does not have it.

        Of a name with `_stated` behind it, whether the fact was stated; None when it was for nobody.
        """
        ...
