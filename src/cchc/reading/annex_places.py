"""Places within the annexes of a document: “Phụ lục II, bảng 1, hàng 3, cột 2”."""

from collections.abc import Sequence

from cchc.reading.annexes import DocumentAnnex
from cchc.reading.places import Located, Whereabouts


class AnnexPlaces:
    """The places in the blocks of annexes."""

    def __init__(self, every: Sequence[DocumentAnnex]) -> None:
        """`every` annex counts its own tables and paragraphs."""
        self._by_block = {
            block.content.element: (annex.name, places)
            for annex in every
            for places in [Whereabouts(block.content.element for block in annex.blocks)]
            for block in annex.blocks
        }

    def of(self, found: Located) -> str:
        """The place within its annex; outside the annexes, within the document."""
        around = (found.element, *found.element.iterancestors())
        name, places = next((self._by_block[each] for each in around if each in self._by_block), ("", None))
        return found.place if places is None else ", ".join(filter(None, (name, places.of(found.element))))
