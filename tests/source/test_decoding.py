"""What bytes that are no UTF-8 most likely are, and where the first of them stands."""

import pytest

from strategy_tracker.source.decoding import decode
from strategy_tracker.source.file_bytes import MAX_BYTES
from strategy_tracker.source.front_matter.nodes import Refused

ASCII = "title: a long English title with a few words of Chinese in it, as marketers write them "
RARE = "囍囧冏犇猋焱淼垚鑫贔"


def refused(data: bytes) -> tuple[str, object, int, int]:
    with pytest.raises(Refused) as caught:
        decode(data, "a.md")
    (problem,) = caught.value.problems
    return problem.rule, problem.values.get("encoding"), problem.place.line, problem.place.column


def zeros_at(length: int, *places: int) -> bytes:
    """Return bytes of which the last is no UTF-8, with zeros in some places."""
    return bytes(0 if place in places else 0x61 for place in range(length - 1)) + b"\xff"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("策略名稱: 甲".encode("utf-16-le"), "UTF-16"),
        ("策略名稱: 甲".encode("utf-16-be"), "UTF-16"),
        ("策略名稱: 甲".encode("utf-32-le"), "UTF-32"),
        (b"\xff\xfe" + "甲".encode("utf-16-le"), "UTF-16"),
        (b"title: a\xff\xfe", None),
        (zeros_at(16, 1, 3, 5), "UTF-16"),
        (zeros_at(16, 1, 3), None),  # no more than every eighth
        (zeros_at(40, *range(1, 17, 2), 20), "UTF-16"),  # eight on one side and one on the other
        (zeros_at(40, *range(1, 15, 2), 20), None),
        (zeros_at(40, *range(0, 16, 2), 21), "UTF-16"),
        ((ASCII + "市场部").encode("gbk"), "GBK"),
        ((ASCII + "市場部").encode("big5"), "Big5"),
        (("市场" * 9 + "策略" + "的" + RARE[:4]).encode("gb18030"), "GBK"),
        (("龘" * 23 + "的一").encode("gb18030"), None),  # two common characters of twenty-five are too few
        (("龘" * 22 + "的一是").encode("gb18030"), "GBK"),
        (b"caf\xe9", None),
    ],
)
def test_the_likely_encoding(data: bytes, encoding: str | None) -> None:
    rule, named, _, _ = refused(data)
    assert (rule, named) == ("encoding-not-utf8" if encoding else "encoding-broken", encoding)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"a\n\xff", 2, 1),
        (b"---\r\n\r\nab\xff", 3, 3),
        ("\ufeff甲乙".encode() + b"\xff", 1, 3),
    ],
)
def test_the_first_wrong_byte_is_pointed_at(data: bytes, line: int, column: int) -> None:
    assert refused(data)[2:] == (line, column)


def test_a_file_is_read_up_to_a_size() -> None:
    assert len(decode(b"x" * MAX_BYTES, "a.md")) == MAX_BYTES
    with pytest.raises(Refused) as caught:
        decode(b"x" * (MAX_BYTES + 1), "a.md")
    assert [(one.rule, one.values) for one in caught.value.problems] == [("file-too-large", {"limit": 1024})]
    assert decode("\ufeffa\r\nb\rc\n".encode(), "a.md") == "a\nb\nc\n"
