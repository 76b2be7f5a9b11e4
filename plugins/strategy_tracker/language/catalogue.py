"""Message catalogues: Babel's PO files, read once per language.

English texts are the keys, so that code stays readable; Traditional and Simplified Chinese are
translations. The PO files themselves are read (a few milliseconds), so nothing has to be compiled and
no compiled copy can be out of date.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

DOMAIN = "strategy_tracker"
Value = TypeVar("Value")


_NAMES = {
    "zh-Hant": "繁體 繁體中文 繁体 繁体中文 繁中 正體 正體中文 中文(繁體) 中文(繁体) 中文(台灣) 中文(臺灣)"
    " 台灣 臺灣 tw hk cht traditional traditionalchinese chinese(traditional)",
    "zh-Hans": "简体 简体中文 簡體 簡體中文 简中 簡中 中文(简体) 中文(簡體) cn chs simplified"
    " simplifiedchinese chinese(simplified)",
    "en": "英文 英語 英语 english",
}
_NAMED = {name: tag for tag, names in _NAMES.items() for name in names.split()}
"""What people call the languages, without spaces; a tag of BCP 47 is read without it."""


def _folded(name: str) -> str:
    return "".join(name.lower().translate({0xFF08: "(", 0xFF09: ")", ord("_"): " ", ord("-"): " "}).split())


class Language(StrEnum):
    """A language of the site and of all messages; the value is its BCP 47 tag."""

    TRADITIONAL = "zh-Hant"
    SIMPLIFIED = "zh-Hans"
    ENGLISH = "en"

    @property
    def locale(self) -> str:
        """The language's name in Babel and in the catalogue folders."""
        return self.value.replace("-", "_")

    @classmethod
    def of(cls, tag: str | None) -> Language:
        """Return the language for a tag such as `zh-TW`, `zh_CN`, `zh` or `en-US`.

        So for names such as 繁體中文. A script that is named decides before a region. `zh` alone is
        Simplified, as in BCP 47's likely subtags and in the theme, whose own words are then Simplified. A tag
        of a language that there is not gives English, no tag and other Chinese words Traditional Chinese.
        """
        if not tag:
            return cls.TRADITIONAL
        if (named := _NAMED.get(_folded(tag))) is not None:
            return cls(named)
        if not tag.isascii():
            return cls.TRADITIONAL
        language, *rest = tag.replace("_", "-").lower().split("-")
        if language != "zh":
            return next((one for one in cls if one.value == language), cls.ENGLISH)
        simplified = not rest or "hans" in rest or not {"hant", "tw", "hk", "mo"} & set(rest)
        return cls.SIMPLIFIED if simplified else cls.TRADITIONAL

    @classmethod
    def knows(cls, tag: str) -> bool:
        """Tell whether a tag or a name is that of one of the languages, in whatever script or region.

        中文 is not: it leaves open in which script.
        """
        return _folded(tag) in _NAMED or tag.replace("_", "-").partition("-")[0].lower() in {
            one.value.partition("-")[0] for one in cls
        }

    @classmethod
    def of_site(cls, wanted: str | None, theme: Mapping[str, object]) -> Language:
        """Return the language of a site's pages and messages: as wanted, else that of its theme's options.

        Material calls it `language`, MkDocs' own themes `locale`; all speak English where nothing is said.
        """
        known = wanted if wanted and cls.knows(str(wanted)) else None  # another one is refused with words
        return cls.of(str(known or theme.get("language") or theme.get("locale") or cls.ENGLISH))


class ByLanguage(dict[Language, Value]):
    """What differs by language; a language that is not named has what English has."""

    def __missing__(self, language: Language) -> Value:
        """Return what English has."""
        return self[Language.ENGLISH]


@cache
def _catalogue(language: Language) -> dict[str, str]:
    """Return the translations of a language; English is the key itself and has none."""
    resource = files(__package__) / "locale" / language.locale / "LC_MESSAGES" / f"{DOMAIN}.po"
    if language is Language.ENGLISH or not resource.is_file():
        return {}
    from babel.messages.pofile import read_po  # a check that has nothing new to say needs no catalogue

    with resource.open("rb") as file:
        catalogue = read_po(file, locale=language.locale)
    return {
        entry.id: entry.string
        for entry in catalogue
        if entry.id and isinstance(entry.id, str) and isinstance(entry.string, str) and entry.string
    }


def translate(text: str, language: Language) -> str:
    """Return the translation of an English text, or the text itself where there is none."""
    return _catalogue(language).get(text, text)
