"""What the files around a document say about it: the order of its dates, an index, a companion."""

from dataclasses import dataclass
from typing import Protocol

from alignment_plugin.loading.dialects.dates import DayOrder
from alignment_plugin.loading.dialects.document import Elsewhere
from alignment_plugin.loading.nodes import Mapping as Fields


@dataclass(frozen=True, slots=True)
class Companion:
    """A file of fields that belongs to a document, as `kep.yaml` to its `README.md`."""

    name: str
    path: str
    fields: Fields


class Surroundings(Protocol):
    """The other files of a document's folder; asked only where the document itself does not say."""

    def companion_of(self, inside: str) -> Companion | None:
        """The file of fields beside a document."""

    def day_order(self) -> DayOrder:
        """Which of day and month the folder's documents write first."""

    def first_open_date(self) -> bool:
        """Whether nobody has yet said that this order is not settled; says so once."""

    def indexed_status(self, inside: str) -> tuple[str, Elsewhere] | None:
        """The status that an index of the folder gives to a document."""

    def indexed_date(self, inside: str) -> tuple[str, Elsewhere] | None:
        """The date that it gives to the document."""

    def known_as(self, reference: str) -> str:
        """The reference as the name of a file that is there, where its number tells; else as written."""


class Alone:
    """A document without others around it."""

    def companion_of(self, inside: str) -> Companion | None:  # noqa: ARG002, D102 - as declared above
        return None

    def day_order(self) -> DayOrder:  # noqa: D102
        return DayOrder.OPEN

    def first_open_date(self) -> bool:  # noqa: D102
        return True

    def indexed_status(self, inside: str) -> tuple[str, Elsewhere] | None:  # noqa: ARG002, D102
        return None

    def indexed_date(self, inside: str) -> tuple[str, Elsewhere] | None:  # noqa: ARG002, D102
        return None

    def known_as(self, reference: str) -> str:  # noqa: D102
        return reference
