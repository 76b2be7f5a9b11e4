"""People's names as they are typed: one shown form, and one key by which spellings of one name are known."""

import re
import unicodedata
from functools import lru_cache

from ..vocabulary.look_alikes import LOOK_ALIKES
from ..vocabulary.patterns import Pattern
from ..vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL
from .folded_text import fold_width_in_place

_QUOTES = " \t\"'“”‘’„「」『』《》〈〉`´"
_HAN = r"[\u3400-\u9fff]"
# 李 四, 王 小明, 歐陽 修: a space inside one Chinese name, as forms set two characters as wide as three.
_SPACED_NAME = Pattern(rf"{_HAN}(?: {_HAN}){{1,3}}|{_HAN} {_HAN}{{2}}|{_HAN}{{2}} {_HAN}")
_MENTION = Pattern(rf"^[@＠] ?(?={_HAN})")
_CONTACT = Pattern(
    r"(?:[ ,:(/]+(?:ext|extension|line|qq|wechat)|[ ,:(/]*(?:分机|分機|内线|內線|工号|工號|微信))"
    r"(?:[ .:号號]*\d{2,20}| ?: ?[\w-]{2,30})\)?[ .]*$"
    r"|[ ,:(/]*(?:tel|phone|mobile|ext|电话|電話|手机|手機|分机|分機|联系方式|聯絡方式)?[ .:]*"
    r"(?:\+?\(?\d[\d ()-]{4,20}\d|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)\)?[ .]*$",
    re.IGNORECASE,
)

_USUAL = str.maketrans(LOOK_ALIKES)


@lru_cache(maxsize=8192)
def tidy_name(text: str) -> str:
    """Return a name as it is shown: without quotes, the @ of a chat and the space in a Chinese name.

    “李四”, @李四, 李 四 and 李四 are 李四. Nothing else is changed: what was typed stays recognisable.
    """
    visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    tidy = _MENTION.sub("", " ".join(visible.split()).strip(_QUOTES))
    return tidy.replace(" ", "") if _SPACED_NAME.fullmatch(tidy) else tidy


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """Return the same key for all spellings of one name: by script (張偉, 张伟), width, case and space."""
    narrow = unicodedata.normalize("NFKC", tidy_name(text)).casefold()
    return "".join(SIMPLIFIED_BY_TRADITIONAL.get(letter, letter) for letter in narrow)


def with_usual_letters(text: str) -> str:
    """Return a text in the Latin and Chinese letters that its look-alikes of other scripts are taken for."""
    return text if text.isascii() else text.translate(_USUAL)


@lru_cache(maxsize=8192)
def name_without_contact(text: str) -> str | None:
    """Return the name of a text that ends with a telephone number or an address, None where it does not."""
    found = _CONTACT.search(fold_width_in_place(text))
    name = tidy_name(text[: found.start()]) if found else ""
    return name if any(letter.isalpha() for letter in name) else None
