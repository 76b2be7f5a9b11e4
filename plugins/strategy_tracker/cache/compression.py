"""Bytes in fewer bytes, and back: of what is kept from run to run, and of what waits to be written.

Zstandard takes a quarter of zlib's time both ways for the same size. A site of 1,000 strategies has 300 MB to
be packed in its first build, and half of that to be opened in each later one.
"""

from __future__ import annotations

import threading

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError, get_frame_parameters

_FASTEST = 1


class _OfThread(threading.local):
    """What packs and opens for one thread: making it takes as long as a page."""

    def __init__(self) -> None:
        self.compressor = ZstdCompressor(level=_FASTEST)
        self.decompressor = ZstdDecompressor()


_own = _OfThread()


def compressed(data: bytes | memoryview) -> bytes:
    """Return bytes in as few as are quickly found."""
    # The library takes room for as many bytes as there were, and cuts it off. A copy lets all of that room be
    # free again: between thousands of results the rests would be a tenth of a build's memory.
    return bytes(memoryview(_own.compressor.compress(data)))


def expanded(data: bytes, largest: int) -> bytes:
    """Return the bytes that were compressed; ValueError where they are not whole, or more than `largest`."""
    try:
        if get_frame_parameters(data).content_size > largest:
            raise ValueError("too large")
        return _own.decompressor.decompress(data)
    except ZstdError as error:
        raise ValueError(f"not whole: {error}") from error
