"""Texts held compressed until each is written: of a site's pages and files there is most of its memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from strategy_tracker.cache.compression import compressed, expanded


@dataclass(frozen=True, slots=True)
class Compressed:
    """A text, in a sixth to a tenth of its bytes where it is HTML or JSON; `size` is how many it had."""

    data: bytes
    size: int

    @classmethod
    def of(cls, content: str | bytes) -> Self:
        """Take a text, or its bytes."""
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        return cls(compressed(data), len(data))

    @property
    def content(self) -> bytes:
        """The bytes that it was made of."""
        return expanded(self.data, self.size)

    @property
    def text(self) -> str:
        """The text that it was made of."""
        return self.content.decode("utf-8", "surrogatepass")
