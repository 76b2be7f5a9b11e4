"""Which files of a folder are read, as what, and what is said of the others."""

import os
import sys
from pathlib import Path

import pytest

from strategy_tracker.language import Language, localize
from strategy_tracker.model import Portfolio
from strategy_tracker.source.file_bytes import MAX_BYTES, bytes_of, digest_of_folder
from strategy_tracker.source.loading import load_portfolio

HEAD = "---\n策略名稱: {}\n目標周期: 2024年Q4\n---\n正文\n"


def put(folder: Path, path: str, content: str = HEAD.format("甲")) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


def slugs(portfolio: Portfolio) -> list[str]:
    return [strategy.slug for strategy in portfolio.strategies]


def rules(portfolio: Portfolio) -> list[tuple[str, str]]:
    return [(p.rule, p.place.file) for p in portfolio.problems if p.rule != "field-missing"]


def test_single_files_folders_and_depth(tmp_path: Path) -> None:
    for path in ("a.md", "b/index.md", "2024/q3/c.md", "2024/q4/index.md", "index.md", "d.MD"):
        put(tmp_path, path)
    assert slugs(load_portfolio(tmp_path)) == ["2024/q3/c", "2024/q4", "a", "b", "d", "index"]


def test_what_is_no_record(tmp_path: Path) -> None:
    for path in (
        "README.md",
        "a/readme.MD",
        "_draft.md",
        ".hidden.md",
        "_old/b.md",
        ".git/c.md",
    ):
        put(tmp_path, path)
    put(tmp_path, "a/notes.txt", "只是筆記\n---\n")
    (tmp_path / "empty.md").mkdir()
    portfolio = load_portfolio(tmp_path)
    assert (portfolio.strategies, portfolio.problems) == ((), ())


def test_what_was_meant_to_be_a_record_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    meant = ["b.md.txt", "c.markdown", "d.md~", "e.txt", "f.md.bak", "g.MD.orig", "h.mkd"]
    for path in meant:
        put(tmp_path, path)
    os.mkfifo(tmp_path / "pipe.txt")
    portfolio = load_portfolio(tmp_path)
    assert slugs(portfolio) == ["a"]
    assert rules(portfolio) == [("file-not-read", path) for path in sorted(meant)]


def test_a_folder_that_is_a_link_out_is_named(tmp_path: Path) -> None:
    put(tmp_path / "brand", "b.md")
    put(tmp_path / "strategies", "a.md")
    (tmp_path / "strategies" / "brand").symlink_to("../brand", target_is_directory=True)
    portfolio = load_portfolio(tmp_path / "strategies")
    assert slugs(portfolio) == ["a"]
    assert rules(portfolio) == [("file-unreadable", "brand")]


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    put(tmp_path, "x.md/index.md")
    assert slugs(load_portfolio(tmp_path)) == ["x.md"]


def test_a_missing_folder(tmp_path: Path) -> None:
    assert rules(load_portfolio(tmp_path / "none")) == [("folder-missing", "none")]


def test_links(tmp_path: Path) -> None:
    folder = tmp_path / "strategies"
    put(folder, "a.md")
    put(tmp_path, "outside.md")
    (folder / "inside.md").symlink_to("a.md")
    (folder / "leads-out.md").symlink_to("../outside.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "nowhere.md").symlink_to("none.md")
    (folder / "circle").symlink_to(".", target_is_directory=True)
    portfolio = load_portfolio(folder)
    assert slugs(portfolio) == ["a", "inside", "loop", "nowhere"]
    unread = ["leads-out.md", "loop.md", "nowhere.md"]
    assert rules(portfolio) == [("file-unreadable", name) for name in unread]


def test_what_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.md")
    put(tmp_path, "b/c.md")
    os.mkfifo(tmp_path / "pipe.md")
    real_open, real_scan = Path.open, os.scandir

    def refuse_file(path: Path, mode: str = "r") -> object:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return real_open(path, mode)

    def refuse_folder(path: str) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return real_scan(path)

    monkeypatch.setattr(Path, "open", refuse_file)
    monkeypatch.setattr(os, "scandir", refuse_folder)
    portfolio = load_portfolio(tmp_path)
    assert sorted(rules(portfolio)) == [
        ("file-unreadable", "a.md"),
        ("file-unreadable", "b/"),
        ("file-unreadable", "pipe.md"),
    ]
    reasons = {
        problem.place.file: localize(problem.values["reason"], Language.TRADITIONAL)
        for problem in portfolio.problems
    }
    assert reasons["a.md"] == reasons["b/"] == "執行的帳號沒有權限"
    assert [strategy.readable for strategy in portfolio.strategies] == [False, False]


def test_very_deep_folders(tmp_path: Path) -> None:
    deepest = sys.getrecursionlimit() + 50
    put(tmp_path, "d/" * 100 + "a.md")
    folders = [tmp_path / ("e/" * depth) for depth in range(1, deepest)]
    for folder in folders:
        folder.mkdir()
    try:
        put(tmp_path, "e/" * (deepest - 1) + "b.md")
        assert slugs(load_portfolio(tmp_path)) == ["d/" * 100 + "a", "e/" * (deepest - 1) + "b"]
    finally:  # deeper than what pytest could clear away
        (folders[-1] / "b.md").unlink()
        for folder in reversed(folders):
            folder.rmdir()


@pytest.mark.parametrize(
    "name", ["2024年Q3「線上」推廣", "🎉 促銷", 'it\'s "quoted"', "50%#1?&a=b", "a b\\c", "-"]
)
def test_odd_names(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"{name}.md")
    portfolio = load_portfolio(tmp_path, prefix="strategies/")
    assert slugs(portfolio) == [name]
    assert rules(portfolio) == []
    assert list(portfolio.sources) == [f"strategies/{name}.md"]


def test_names_that_cannot_be_shown(tmp_path: Path) -> None:
    put(tmp_path, "a\nb.md")
    put(tmp_path, "a\u200b.md")
    for odd in (b"\xb2\xdf.md", b"\xb2\xe0.md"):
        (tmp_path / os.fsdecode(odd)).write_text(HEAD.format("甲"), "utf-8")
    portfolio = load_portfolio(tmp_path)
    assert slugs(portfolio) == ["a\ufffd", "a\ufffdb", "\ufffd\ufffd", "\ufffd\ufffd\ufffd"]
    assert {rule for rule, _ in rules(portfolio)} == {"file-name-unusable"}
    assert [p.values["reason"] for p in portfolio.problems if p.rule == "file-name-unusable"] == [
        "control",
        "control",
        "encoding",
        "encoding",
    ]
    assert all(strategy.readable for strategy in portfolio.strategies)
    "".join(portfolio.sources).encode()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.md", "a/index.md"),
        ("A.md", "a.md"),
        ("é.md", "e\u0301.md"),
        ("Q3.md", "Ｑ3.md"),
        ("b/A.md", "b/a/index.md"),
    ],
)
def test_two_files_with_one_slug_are_both_kept(tmp_path: Path, one: str, other: str) -> None:
    put(tmp_path, one, HEAD.format("甲"))
    put(tmp_path, other, HEAD.format("乙"))
    portfolio = load_portfolio(tmp_path)
    assert {strategy.name for strategy in portfolio.strategies} == {"甲", "乙"}
    assert len({slug.casefold() for slug in slugs(portfolio)}) == 2
    (problem,) = (p for p in portfolio.problems if p.rule == "duplicate-slug")
    assert {problem.place.file, problem.values["other"]} == {one, other}
    assert problem.values["given"] in slugs(portfolio)


def test_updates_apply_to_the_folder_that_holds_them(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    put(tmp_path, "a/index.md", HEAD.format("乙"))
    put(tmp_path, "a/updates/2024-10-14.md", "---\n任務: {T001: {當前進度: 50}}\n---\n會議\n")
    put(tmp_path, "a/updates/2024/2024-10-15.md", "---\n任務: {T001: {當前進度: 60}}\n---\n")
    by_name = {strategy.name: strategy for strategy in load_portfolio(tmp_path).strategies}
    assert by_name["甲"].updates == ()
    assert [update.date.text for update in by_name["乙"].updates if update.date] == [
        "2024-10-14",
        "2024-10-15",
    ]
    assert by_name["乙"].updates[0].body.strip() == "會議"


def test_updates_beside_a_single_file(tmp_path: Path) -> None:
    put(tmp_path, "2024/a.md")
    put(tmp_path, "2024/a/updates/2024-10-14.md", "---\n任務: {T001: {當前進度: 50}}\n---\n")
    put(tmp_path, "2024/a/updates/team/updates/2024-10-15.md", "---\n任務: {T001: {當前進度: 60}}\n---\n")
    put(tmp_path, "2024/a/retrospective.md", "---\n執行亮點: [乙]\n---\n")
    put(tmp_path, "2024/a/updates/2024-10-14/retrospective.md", "---\n日期: 2024-10-16\n---\n")
    (strategy,) = load_portfolio(tmp_path).strategies
    assert strategy.slug == "2024/a"
    assert [one.place.file for one in strategy.updates] == [
        "2024/a/updates/2024-10-14.md",
        "2024/a/updates/team/updates/2024-10-15.md",
        "2024/a/updates/2024-10-14/retrospective.md",
    ]
    assert strategy.retrospective is not None


def test_a_folder_of_strategies_that_is_named_updates(tmp_path: Path) -> None:
    put(tmp_path, "2024/updates/a.md")
    put(tmp_path, "2024/updates/a/updates/2024-10-14.md", "---\n任務: {T001: {當前進度: 50}}\n---\n")
    (strategy,) = load_portfolio(tmp_path).strategies
    assert (strategy.slug, len(strategy.updates)) == ("2024/updates/a", 1)


def test_a_record_across_strategies_is_shared_out(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    put(tmp_path, "2024/b/index.md")
    put(
        tmp_path,
        "updates/2024-10-14-wang.md",
        "---\n記錄人: 王\n任務:\n  a/T001: {當前進度: 50}\n  2024/b/T001: {當前進度: 60}\n"
        "指標: {2024/b/K001: {數值: 3, 更新日期: 2024-10-12}}\n"
        "後續計劃: [{策略: a, 內容: 甲, 已完成: 是}]\n---\n會議\n",
    )
    put(tmp_path, "2024/b/updates/2024-10-14-zhang.md", "---\n任務: {T001: {當前進度: 70}}\n---\n")
    portfolio = load_portfolio(tmp_path)
    by_slug = {strategy.slug: strategy for strategy in portfolio.strategies}
    (share,) = by_slug["a"].updates
    assert [(one.id.value, one.id.text, one.place.line) for one in share.tasks] == [("T001", "a/T001", 4)]
    assert (share.kpis, share.body.strip(), share.across) == ((), "會議", True)
    assert [step.text.text for step in share.next_steps if step.text] == ["甲"]
    of_b = by_slug["2024/b"].updates
    assert [update.tasks[0].progress.text for update in of_b if update.tasks[0].progress] == ["60", "70"]
    assert of_b[0].kpis[0].date is not None
    assert [one.id.text for one in portfolio.across[0].tasks] == ["a/T001", "2024/b/T001"]


def test_updates_in_date_order_then_by_file(tmp_path: Path) -> None:
    put(tmp_path, "a/index.md")
    for name, day in (("z", "2024-10-01"), ("b", "10月14日"), ("c", "2024-10-14"), ("late", "2025-06-01")):
        put(tmp_path, f"a/updates/{name}.md", f"---\n日期: {day}\n記錄人: {name}\n---\n")
    put(tmp_path, "a/updates/undated.md", "---\n記錄人: undated\n---\n")
    portfolio = load_portfolio(tmp_path)
    (strategy,) = portfolio.strategies
    assert [u.author.text for u in strategy.updates if u.author] == ["z", "b", "c", "late", "undated"]
    assert ("update-without-date", "a/updates/undated.md") in rules(portfolio)


def test_an_update_with_unknown_and_repeated_names(tmp_path: Path) -> None:
    put(tmp_path, "a/index.md")
    put(
        tmp_path,
        "a/updates/2024-10-14.md",
        "---\n任務:\n  T001: {當前進度: 50, 心情: 好}\n  t001: {當前進度: 60}\n"
        "  T002：\n    備註：甲\n指標: {K001: 420}\n---\n",
    )
    portfolio = load_portfolio(tmp_path)
    found = {(p.rule, p.place.line, p.path) for p in portfolio.problems if p.rule != "field-missing"}
    assert ("unknown-field", 3, "tasks.T001.心情") in found
    assert ("duplicate-key", 4, "tasks.t001") in found
    assert {line for rule, line, _ in found if rule == "yaml-full-width-colon"} == {5, 6}
    assert ("wrong-type", 7, "kpis.K001") in found
    (update,) = portfolio.strategies[0].updates
    assert [task.id.text for task in update.tasks] == ["T001", "T002"]


def test_the_retrospective_in_its_own_file(tmp_path: Path) -> None:
    put(tmp_path, "a/index.md")
    put(tmp_path, "a/retrospective.md", "---\n執行亮點:\n  - 甲\n---\n正文\n")
    put(tmp_path, "b/index.md")
    put(tmp_path, "b/retrospective.md", "---\n復盤總結:\n  執行亮點：乙\n---\n")
    portfolio = load_portfolio(tmp_path)
    texts = [
        [e.text.text for e in s.retrospective.highlights if e.text]
        for s in portfolio.strategies
        if s.retrospective
    ]
    assert texts == [["甲"], ["乙"]]
    assert rules(portfolio) == [("yaml-full-width-colon", "b/retrospective.md")]


def test_two_retrospectives_are_both_shown(tmp_path: Path) -> None:
    put(tmp_path, "a/index.md", "---\n策略名稱: 甲\n復盤總結:\n  執行亮點: [乙]\n---\n")
    put(tmp_path, "a/retrospective.md", "---\n執行亮點: [丙]\n---\n正文\n")
    portfolio = load_portfolio(tmp_path)
    retrospective = portfolio.strategies[0].retrospective
    assert retrospective is not None
    assert [entry.text.text for entry in retrospective.highlights if entry.text] == ["乙", "丙"]
    assert retrospective.body.strip() == "正文"
    assert rules(portfolio) == [("retrospective-twice", "a/retrospective.md")]


def test_an_unreadable_file_is_still_a_strategy(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("---\n策略名称: 市场部\n---\n".encode("gbk"))
    portfolio = load_portfolio(tmp_path)
    (strategy,) = portfolio.strategies
    assert (strategy.slug, strategy.readable) == ("a", False)
    assert rules(portfolio) == [("encoding-not-utf8", "a.md")]


def test_several_files_with_one_slug_are_numbered_in_their_order(tmp_path: Path) -> None:
    for path in ("a-2.md", "A.md", "a.md", "ａ/index.md"):
        put(tmp_path, path)
    portfolio = load_portfolio(tmp_path, prefix="s/")
    assert slugs(portfolio) == ["A", "a-2", "a-3", "ａ-4"]
    told = [
        (one.place.file, one.text, one.values) for one in portfolio.problems if one.rule == "duplicate-slug"
    ]
    assert told == [
        ("s/a.md", "a", {"other": "s/A.md", "slug": "a", "given": "a-3"}),
        ("s/ａ/index.md", "ａ", {"other": "s/A.md", "slug": "ａ", "given": "ａ-4"}),
    ]
    assert portfolio.files["a-3"] == ("s/a.md",)


def test_texts_are_named_where_they_begin_as_a_record(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    for name, content in {
        "b.txt": "---\n",
        "c.TXT": "\ufeff---\n",
        "d.txt": "--\n",
        "e.txt": "\n---\n",
        "f.text": "---\n",
        "g.txt": "",
    }.items():
        put(tmp_path, name, content)
    (tmp_path / "h.txt").mkdir()
    (tmp_path / "i.txt").symlink_to("nowhere.txt")
    (tmp_path / "j").symlink_to("nowhere", target_is_directory=True)
    (tmp_path / "k").symlink_to("/", target_is_directory=True)
    portfolio = load_portfolio(tmp_path, prefix="s/")
    assert rules(portfolio) == [
        ("file-not-read", "s/b.txt"),
        ("file-not-read", "s/c.TXT"),
        ("file-unreadable", "s/k"),
    ]
    assert [one.text for one in portfolio.problems if one.rule == "file-not-read"] == ["b.txt", "c.TXT"]


def test_a_retrospective_and_updates_belong_to_the_index_of_their_folder(tmp_path: Path) -> None:
    put(tmp_path, "Retrospective.md", "---\n執行亮點: [甲]\n---\n")
    put(tmp_path, "a/index.md", HEAD.format("甲"))
    put(tmp_path, "a/b.md", HEAD.format("乙"))
    put(tmp_path, "a/RETROSPECTIVE.md", "---\n執行亮點: [甲]\n---\n")
    put(tmp_path, "a/b/retrospective.md", "---\n執行亮點: [乙]\n---\n")
    put(tmp_path, "a/updates/b/updates/2024-10-14.md", "---\n任務: {T001: {當前進度: 50}}\n---\n")
    put(tmp_path, "c/updates/d.md", HEAD.format("丁"))
    put(tmp_path, "c/updates/d/updates/retrospective.md", "---\n日期: 2024-10-14\n---\n")
    portfolio = load_portfolio(tmp_path)
    assert portfolio.files == {
        "a": ("a/index.md", "a/updates/b/updates/2024-10-14.md", "a/RETROSPECTIVE.md"),
        "a/b": ("a/b.md", "a/b/retrospective.md"),
        "c/updates/d": ("c/updates/d.md", "c/updates/d/updates/retrospective.md"),
        "Retrospective": ("Retrospective.md",),
    }


def test_of_three_retrospectives_all_entries_count_and_the_first_day(tmp_path: Path) -> None:
    put(tmp_path, "a/index.md", "---\n策略名稱: 甲\n復盤總結: {參與人: [王], 存在問題: [一]}\n---\n")
    put(tmp_path, "a/Retrospective.md", "---\n復盤日期: 2024-10-01\n參與人: [李]\n---\n一\n")
    put(
        tmp_path, "a/retrospective.md", "---\n復盤日期: 2024-10-02\n改進措施: [二]\n參與部門: [丙]\n---\n二\n"
    )
    portfolio = load_portfolio(tmp_path)
    found = portfolio.strategies[0].retrospective
    assert found is not None
    assert found.held is not None
    assert [one.text for one in (found.held, *found.participants, *found.departments)] == [
        "2024-10-01",
        "王",
        "李",
        "丙",
    ]
    assert [one.text.text for one in (*found.problems, *found.improvements) if one.text] == ["一", "二"]
    assert (found.body.strip(), found.body_line) == ("二", 6)
    told = [(one.place.file, one.path, one.values) for one in portfolio.problems if "twice" in one.rule]
    assert told == [
        (f"a/{name}.md", "retrospective", {"other": "a/index.md", "line": 3})
        for name in ("Retrospective", "retrospective")
    ]


def test_files_are_read_instead_of_others_and_besides_them(tmp_path: Path) -> None:
    put(tmp_path, "b.md", HEAD.format("乙"))
    seen: list[tuple[int, int]] = []
    portfolio = load_portfolio(
        tmp_path,
        prefix="s/",
        instead={"s/b.md": HEAD.format("別").encode(), "s/a.md": HEAD.format("甲").encode()},
        progress=lambda number, total: seen.append((number, total)),
    )
    assert [(one.slug, one.name) for one in portfolio.strategies] == [("a", "甲"), ("b", "別")]
    assert seen == [(1, 2), (2, 2)]
    assert list(portfolio.sources) == ["s/a.md", "s/b.md"]
    assert portfolio.sources["s/b.md"].text == HEAD.format("別")


def test_only_the_wanted_strategies_are_read_and_those_that_they_name(tmp_path: Path) -> None:
    put(tmp_path, "a.md", HEAD.format("甲").replace("---\n正", "上一周期: b\n---\n正"))
    put(tmp_path, "b.md", HEAD.format("乙"))
    put(tmp_path, "c.md", HEAD.format("丙"))
    put(tmp_path, "d.md", HEAD.format('"\\x64"'))
    put(tmp_path, "updates/1.md", "---\n日期: 2024-10-14\n任務: {c/T1: {當前進度: 50}}\n---\n")

    def read(wanted: str) -> list[str]:
        portfolio = load_portfolio(tmp_path, prefix="s/", only=wanted.__eq__)
        assert slugs(portfolio) == ["a", "b", "c", "d"]
        unread = [one for one in portfolio.strategies if not one.readable]
        assert [one.place.file for one in unread] == [f"s/{one.slug}.md" for one in unread]
        return [one.slug for one in portfolio.strategies if one.readable]

    assert read("s/a.md") == ["a", "b"]
    assert read("s/c.md") == ["c"]
    assert read("s/d.md") == ["a", "b", "c", "d"]  # a name may be written in escapes
    assert "c" in read("s/updates/1.md")
    assert read("none") == []


def test_a_digest_changes_with_every_file_and_is_none_where_one_cannot_be_read(tmp_path: Path) -> None:
    folder, people = tmp_path / "s", tmp_path / "people.yml"
    put(folder, "a.md")
    first = digest_of_folder(folder, people)
    people.write_text("人員: []\n", "utf-8")
    second = digest_of_folder(folder, people)
    put(folder, "b.md.txt")
    third = digest_of_folder(folder, people)
    put(folder, "c.txt", "no record")
    assert digest_of_folder(folder, people) == third
    assert None not in (first, second, third)
    assert len({first, second, third}) == 3
    (folder / "d.md").symlink_to("none.md")
    assert digest_of_folder(folder, people) is None


def test_a_device_is_no_file_and_a_large_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a regular file"):
        bytes_of(Path(os.devnull))
    (tmp_path / "large").write_bytes(b"x" * (MAX_BYTES + 5))
    assert len(bytes_of(tmp_path / "large")) == MAX_BYTES + 1
