"""From bytes to text: UTF-8 and nothing else, but what else it may be is said by name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.file_bytes import MAX_BYTES
from strategy_tracker.source.front_matter.nodes import Refused
from strategy_tracker.values.folded_text import INVISIBLE

_UTF_16_OR_32 = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# What YAML takes for the end of a line, and nobody else does.
_LINE_SEPARATORS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# The commonest characters of Chinese text: a decoding that yields them is the right one.
_COMMON = frozenset(
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法"
    "所民得經之部策略名稱制定門日期負責目標周任務編號描述計劃實際進度完成狀態存問題解決案備註指標值達數據源更新"
    "这个国时来们对会发动产说过种后学经务编号计划实际进状态问题决备注数据称门负责"
)
# The share of common characters that the wrong decoding of a text stays below.
_LEAST_COMMON = 0.08


def _place_of_offset(file: str, text: str, offset: int) -> Place:
    """Return the place of the character at an offset of a text with LF line ends."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Place(file, line, column, line, column + 1)


def _wide_encoding(data: bytes) -> str | None:
    """Return which encoding text with many zero bytes has; hardly any UTF-16 text is valid UTF-32."""
    for codec in ("utf-32-le", "utf-32-be"):
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        return "UTF-32"
    # Text has its zero bytes all on one side; other data has them anywhere.
    even, odd = data[0:400:2].count(0), data[1:400:2].count(0)
    return "UTF-16" if min(even, odd) * 8 <= max(even, odd) else None


def _likely_encoding(data: bytes) -> str | None:
    """Return the name of the encoding that bytes which are not UTF-8 most likely have."""
    if data[:400].count(0) > len(data[:400]) // 8:
        return _wide_encoding(data)
    best, likeliest = _LEAST_COMMON, None
    for codec, name in (("gb18030", "GBK"), ("cp950", "Big5")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        wide = [character for character in text if ord(character) > 0x7F]
        share = sum(character in _COMMON for character in wide) / len(wide) if wide else 0.0
        if share > best:
            best, likeliest = share, name
    return likeliest


def decode(data: bytes, file: str) -> str:
    """Return a file's text with LF line ends and no BOM; raises Refused with the reason."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024
        raise Refused(Problem("file-too-large", Place(file), values={"limit": limit}))
    for mark, name in _UTF_16_OR_32:
        if data.startswith(mark):
            raise Refused(Problem("encoding-not-utf8", Place(file), values={"encoding": name}))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The offset is one of the bytes behind a BOM, which are the error's own.
        good = _with_line_feeds(error.object[: error.start].decode())
        place = _place_of_offset(file, good, len(good))
        encoding = _likely_encoding(data)
        rule = "encoding-not-utf8" if encoding else "encoding-broken"
        raise Refused(Problem(rule, place, values={"encoding": encoding} if encoding else {})) from error
    if text.count("\0") > len(text) // 8 and len(text) > 8:
        encoding = _wide_encoding(data)
        rule = "encoding-not-utf8" if encoding else "encoding-broken"
        raise Refused(Problem(rule, Place(file), values={"encoding": encoding} if encoding else {}))
    return _with_line_feeds(text)


def _with_line_feeds(text: str) -> str:
    """Return a text with LF line ends; lines keep their numbers."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def invisible_characters(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for the first invisible character of each line: nobody could find them by eye."""
    line, start, reported = 1, 0, 0
    for match in INVISIBLE.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        if line != reported:
            reported = line
            column = start - text.rfind("\n", 0, start)
            code = f"U+{ord(match.group()):04X}"
            place = Place(file, line, column, line, column + 1)
            yield Problem("invisible-character", place, text=code, values={"character": code})


def without_forbidden(text: str) -> str:
    """Return a text that YAML accepts: what it refuses is replaced one for one, so that places stay right."""
    return INVISIBLE.sub("\u200b", _LINE_SEPARATORS.sub(" ", text))
