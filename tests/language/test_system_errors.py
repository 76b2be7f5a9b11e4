"""What the operating system refuses is told in the reader's language."""

import errno
import re

import pytest

from strategy_tracker.language import Language
from strategy_tracker.language.system_errors import failure, reason_of

USUAL = "ENOENT EACCES EPERM EISDIR ENOTDIR EEXIST ENOTEMPTY ELOOP ENAMETOOLONG EBUSY EMFILE EIO EROFS ENOSPC"


@pytest.mark.parametrize("name", USUAL.split())
def test_the_usual_reasons_have_words(name: str) -> None:
    reason = reason_of(OSError(getattr(errno, name), "the system's words", "plan.md"))
    assert re.fullmatch("[a-z ]+", reason.localize(Language.ENGLISH))
    for language in (Language.TRADITIONAL, Language.SIMPLIFIED):
        assert re.fullmatch("[\u4e00-\u9fff，]+", reason.localize(language))


def test_a_rare_reason_is_told_with_its_number_and_the_systems_words() -> None:
    rare = reason_of(OSError(errno.EXDEV, "Invalid cross-device link"))
    assert rare.localize(Language.TRADITIONAL) == "作業系統錯誤 18：Invalid cross-device link"
    assert reason_of(OSError("no number")).localize(Language.TRADITIONAL) == "作業系統說：no number"


def test_the_file_is_the_one_that_the_error_names_or_the_one_given() -> None:
    error = FileNotFoundError(errno.ENOENT, "No such file or directory", "plan.md")
    assert failure(error).localize(Language.ENGLISH) == "plan.md: there is no such file or folder"
    assert failure(error, "a/b.md").localize(Language.SIMPLIFIED) == "a/b.md: 没有这个文件或文件夹"
