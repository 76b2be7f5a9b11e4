"""Tells what an owner written in Chinese is: one name, one post, or a group. Works on folded text."""

# A word list reads better as one text than as a column of quoted words.
# ruff: noqa: SIM905

import re

from strategy_tracker.rules.text import owner_words as words
from strategy_tracker.rules.text.folding import is_chinese, is_covered, lower
from strategy_tracker.rules.text.judgement import OwnerKind, Unit
from strategy_tracker.vocabulary import surnames
from strategy_tracker.vocabulary.patterns import Pattern

_HAN = r"[\u3400-\u9fff]"
_MASK = r"[*XxOo○〇●某×✕□]"
_MASKED_NAME = Pattern(rf"^(?:{_HAN}{{1,2}}{_MASK}{{1,3}}{_HAN}?|\*{{1,3}}{_HAN}{{1,2}})$")
_MASKED_POST = Pattern(r"^(?:[Xx×*○]{1,3}|某)(?=[\u3400-\u9fff]{2})")
_EVERY = Pattern(
    r"^(?:各|所有|全体|全部|每个|每位|每|多名|多位|数位|数名|几位|几名|诸位|"
    r"[两二三四五六七八九十\d]+[位名个]|相关|有关|众|历任|一众)"
)
_PLURAL = Pattern(r"^(.*[^我咱你他她它])们$")
_AND_OTHERS = Pattern(r"^(.{1,12}?) ?等(?: ?[\d一二三四五六七八九十几数多]*[人位名].*)?$")
_TRANSLITERATED = Pattern(rf"^{_HAN}{{1,6}}(?:[·・•.]{_HAN}{{1,8}}){{1,3}}$")
# 老王, 小李 before a title: 小陳同學.
_SURNAME_IN_FAMILY = Pattern(rf"^[老小阿大][{''.join(sorted(surnames.SINGLE))}]$")
_NICKNAME = Pattern(
    rf"^(?:[老小阿大]{_HAN}{{1,2}}|[老小阿大][A-Za-z]{{1,12}}|{_HAN}仔|(?P<one>{_HAN})(?P=one))$"
)
_LATIN_WITH_NAME = Pattern(rf"^[A-Za-z][A-Za-z.'-]{{0,20}} ?({_HAN}{{1,3}})$")
_NAME_WITH_LATIN = Pattern(rf"^({_HAN}{{2,4}}) ?[A-Za-z][A-Za-z.' -]{{0,30}}$")
# 設計部小王, 企劃Amy, 主播A: what may stand after a department or a post.
_FAMILIAR = Pattern(r"^(.{2,}?)([老小阿][\u3400-\u9fff]|[A-Z][a-z]{1,14})$")
# 小組, 小姐, 小店: no names, though they end as 小王 does.
_NO_NAME = frozenset("组队编姐妹弟哥班店厂型学校时程区镇村群会站白票".replace("", " ").split())
_LETTERED_POST = Pattern(r"^([\u3400-\u9fff]{2,6}) ?[A-Za-z1-9]$")
# The posts of which every place has one: 全台門市店長 are many.
_POST_OF_EACH_PLACE = Pattern(
    r"^(?:全[国台省市区港线]|各地)(?:.{0,4})(?:店长|站长|店员|导购|业务员|加盟主|店主|馆长|校长)$"
)
_TELEPHONE = Pattern(r"[ :]*\+?\d[\d -]{6,}$")

_POSTS_BY_LENGTH = sorted(words.POSTS, key=len, reverse=True)
_FIELDS_BY_LENGTH = sorted(words.FIELDS, key=lambda word: (-len(word), word))
_HONORIFICS_BY_LENGTH = sorted(words.HONORIFICS, key=len, reverse=True)
_SUFFIXES_BY_LENGTH = sorted(words.COLLECTIVE_SUFFIXES, key=len, reverse=True)
# 蔣部, 劉處, 馮隊: the office stands for its head; after a rare surname it is rather a department.
_OFFICES_AS_TITLES = frozenset("部处局科院校队")
# Of a longer text only the ending is shown as what decided.
_LONGEST_SHORT_NAME = 8
# 直播運營, 新媒體運營 are posts on the mainland; 運營 alone is the department.
_POST_ENDS = tuple("员长师官")
# After 各: 各加盟主, 各小組長 are many people.
_PERSON_ENDS = tuple("主长师官手")
_COUNTED_POST = Pattern(r"^.{2,8}?(?:[两二三四五六七八九十\d]{1,3}[位名]|各[一1][人名位])")
_WORK_AS_POST = "运营"
_ORDINARY = words.FIELDS | words.QUALIFIERS
# After one of these a name may follow without a space: 市場部王明, 設計組李四.
_ORGANISATION_ENDS = tuple("部 部门 组 科 处 室 课 中心 团队 公司 集团 局 区 店 院 会 队 办".split())
# A name may end with one of these too; a field of work before it makes it a department.
_WEAK_SUFFIXES = frozenset(
    "科 室 课 院 所 校 股 馆 群 侧 端 厂 司 府 队 办 处 局 署 店 广告 科技 企业 学校 媒体".split()
)


# 文聯, 婦聯, 社科聯, 科協, 團委: bodies by their short names.
_FEDERATION = Pattern(
    r"(?:[文妇残侨青学商贸]|工商|社科|科技|企)联$|[科作记音美影剧书曲舞消残侨体台]协$|[团党工纪政编组经农教][发信]?改?委$|工会$"
)
# No given name ends so, whatever surname the first character may be: 方志館, 水利局, 文旅投.
_CERTAIN_ENDS = tuple("馆局署厂厅站院校处部会委联投".replace("", " ").split())


def _surname_length(text: str) -> int:
    if text[:2] in surnames.COMPOUND:
        return 2
    return 1 if text[:1] in surnames.SINGLE else 0


def is_name(text: str) -> bool:
    """Tell whether the text has the shape of a Chinese name and is no word of an organisation."""
    if not is_chinese(text) or not 2 <= len(text) <= 4 or is_covered(text, _ORDINARY):
        return False
    length = _surname_length(text)
    if not length:
        return False
    return len(text) - length <= 2 or text[1] in surnames.SINGLE


def _end(text: str, endings: list[str]) -> str:
    return next((ending for ending in endings if text.endswith(ending)), "")


def _titled_name(text: str) -> bool:
    """Tell whether the text is a surname or a name with a title: 張總, 李經理, 王小明總監."""
    for title in _HONORIFICS_BY_LENGTH:
        if not text.endswith(title):
            continue
        stem = text.removesuffix(title)
        if title in _OFFICES_AS_TITLES and (stem not in surnames.COMMONEST or stem == "高"):
            continue
        if stem in surnames.SINGLE:
            return stem not in words.NOT_SURNAME_BEFORE_POST
        masked = stem[:1] in surnames.SINGLE and _MASKED_NAME.match(stem)
        if masked or stem in surnames.COMPOUND or _SURNAME_IN_FAMILY.match(stem):
            return True
        rare = len(stem) == 2 and stem[0] not in surnames.COMMONEST  # 展場督導 rather than a Mr 展場
        if (
            len(title) > 1
            and is_name(stem)
            and not rare
            and not _ends_as_organisation(stem)
            and not _post(stem)
        ):
            return True
        if stem.isascii() and stem.isalpha() and lower(stem) not in words.ENGLISH_FIELDS:
            return title not in words.POSTS
    return False


def _ends_as_organisation(text: str) -> bool:
    return text.endswith(_ORGANISATION_ENDS)


def _post(text: str) -> str:
    """Return the post that the text ends with, or nothing."""
    found = _end(text, _POSTS_BY_LENGTH)
    if found:
        return found
    latin = re.search(r"[A-Za-z]{2,14}$", text)
    return latin.group() if latin and lower(latin.group()) in words.SHORT_POSTS | words.ENGLISH_POSTS else ""


def _group(text: str) -> str:
    """Return the part of the text that makes it a group, or nothing."""
    if text in words.COLLECTIVES or _FEDERATION.search(text):
        return text
    if len(text) > 2 and text.endswith(_CERTAIN_ENDS) and not _post(text):
        return text[-1]
    suffix = _end(text, _SUFFIXES_BY_LENGTH)
    if not suffix:
        return next((word for word in ("全体", "大家", "团队") if word in text), "")
    is_named_so = is_name(text) and not is_covered(text.removesuffix(suffix), _ORDINARY)
    return "" if suffix in _WEAK_SUFFIXES and is_named_so else suffix


def names_one_organisation(left: str, right: str) -> bool:
    """Tell whether a text is one organisation with 和 in its name: 縣教育和體育局, 發展與改革委員會."""
    return (
        bool(_group(right))
        and right not in words.COLLECTIVES
        and is_chinese(left)
        and not is_name(left)
        and not _post(left)
        and not _group(left)
        and not _NICKNAME.match(left)
        and not _titled_name(left)
    )


def _name_inside(text: str) -> str:
    """Return the name after a department or a post (市場部王明, 產品經理王小明), or nothing."""
    for length in (4, 3, 2):
        head, name = text[:-length], text[-length:]
        if is_name(name) and (_ends_as_organisation(head) or _end(head, _POSTS_BY_LENGTH)):
            return name
    return ""


def _is_familiar_name(text: str) -> bool:
    """Tell whether a familiar name follows a department, a field of work or a post: 設計部小王, 企劃Amy."""
    found = _FAMILIAR.match(text)
    if not found:
        return False
    head, name = found.groups()
    placed = _ends_as_organisation(head) or is_covered(head, _ORDINARY) or bool(_post(head))
    if not placed or _post(name):
        return False
    if name.isascii():
        return lower(name) not in words.ENGLISH_FIELDS | words.ENGLISH_COLLECTIVES
    if name[0] == "阿" or name[1] in surnames.SINGLE:
        return True
    return name[0] == "小" and _ends_as_organisation(head) and name[1] not in _NO_NAME  # 設計部小美


def _is_titled_name_of_organisation(text: str) -> bool:
    """Tell whether a surname with its title follows a department: 市場部李經理."""
    return any(
        _ends_as_organisation(text[:place]) and _titled_name(text[place:])
        for place in range(2, len(text) - 1)
        if text[place] in surnames.COMMONEST
    )


def _joined_names(text: str) -> bool:
    """Tell whether the text is two names without a mark between: 王明李華."""
    if text[:1] not in surnames.COMMONEST or text[:2] in surnames.COMPOUND:
        return False
    pairs = ((text[:place], text[place:]) for place in (2, 3))
    return any(is_name(one) and is_name(other) and other[0] in surnames.COMMONEST for one, other in pairs)


def _plural(text: str) -> Unit | None:
    """Judge 各…, 所有…, …們, 王明等3人."""
    others = _AND_OTHERS.match(text)
    if others:
        return Unit(OwnerKind.SEVERAL, "等")
    plural = _PLURAL.match(text)
    if plural:
        return _of_many(plural.group(1), "们")
    every = _EVERY.match(text)
    stem = text[every.end() :] if every else ""
    if not every or not stem or (is_name(text) and not _post(stem) and not _group(stem)):
        return None
    return _of_many(stem, every.group())


def _of_many(stem: str, mark: str) -> Unit:
    """Judge what there are many of by a mark: posts are several people, everything else is a group."""
    are_people = _post(stem) or (stem.endswith(_PERSON_ENDS) and mark not in {"相关", "有关"})
    return Unit(OwnerKind.SEVERAL if are_people else OwnerKind.TEAM, mark)


def _person(text: str) -> bool:
    if is_name(text) or _TRANSLITERATED.match(text):
        return True
    latin = _LATIN_WITH_NAME.match(text)
    if latin and (latin.group(1) in surnames.SINGLE or is_name(latin.group(1))):
        return True
    latin = _NAME_WITH_LATIN.match(text)
    return bool(latin and is_name(latin.group(1)))


def judge_chinese(text: str) -> Unit:
    """Judge one owner with Chinese characters; lists of owners are split before."""
    text = _TELEPHONE.sub("", text.lstrip("@#")).strip()
    if text in words.COLLECTIVES:
        return Unit(OwnerKind.TEAM, text)
    if text in words.POSTS:
        return Unit(OwnerKind.POSITION, text)
    if _MASKED_NAME.match(text) or _titled_name(text):
        return Unit(OwnerKind.PERSON, text)
    masked = _MASKED_POST.match(text)
    if masked and _post(text):
        return Unit(OwnerKind.PLACEHOLDER, masked.group())
    plural = _plural(text)
    if plural:
        return plural
    counted = _COUNTED_POST.match(text)
    if counted and (text.endswith(("人", "位", "名")) or _post(text)):
        return Unit(OwnerKind.SEVERAL, text)
    if _POST_OF_EACH_PLACE.match(text):
        return Unit(OwnerKind.SEVERAL, text)
    if _is_familiar_name(text) or _is_titled_name_of_organisation(text):
        return Unit(OwnerKind.PERSON, text)
    lettered = _LETTERED_POST.match(text)
    if lettered and _post(lettered.group(1)):
        return Unit(OwnerKind.POSITION, text)
    return _of_one(text)


def _decisive(text: str, ending: str) -> str:
    return text if len(text) <= _LONGEST_SHORT_NAME else ending


def _of_one(text: str) -> Unit:
    post = _post(text)
    if post and not (is_name(text) and not is_covered(text.removesuffix(post), _ORDINARY)):
        return Unit(OwnerKind.POSITION, _decisive(text, post))
    if text.endswith(_WORK_AS_POST) and text not in words.FIELDS and is_covered(text, _ORDINARY):
        return Unit(OwnerKind.POSITION, text)
    group = _group(text)
    if group:
        return Unit(OwnerKind.TEAM, _decisive(text, group))
    name = _name_inside(text)
    if name:
        return Unit(OwnerKind.PERSON, name)
    if is_covered(text, _ORDINARY):
        return Unit(OwnerKind.TEAM, text)
    if _joined_names(text):
        return Unit(OwnerKind.SEVERAL, text)
    if text.endswith(_POST_ENDS) and not is_name(text):
        return Unit(OwnerKind.POSITION, text)  # 物料員, 櫃長: posts nobody can list in full
    if _person(text) or _NICKNAME.match(text):
        return Unit(OwnerKind.PERSON, text)
    field = next((word for word in _FIELDS_BY_LENGTH if word in text), "")
    if field:
        return Unit(OwnerKind.TEAM, field)
    return Unit(OwnerKind.PERSON if is_chinese(text) and len(text) <= 4 else OwnerKind.UNKNOWN, text)
