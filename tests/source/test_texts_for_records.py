"""What is shown to those who wrote a text where a list has records."""

from strategy_tracker.source.reading import read_record
from strategy_tracker.source.records_from_text import lines_meant, spelling_of
from strategy_tracker.values import NO_CONTEXT, Context


def test_cells_of_a_pasted_row_are_fields_also_where_they_are_two() -> None:
    meant = lines_meant("T001\t發布 王小明", "task", "T009", Context(None), 0).split("\n")
    assert meant[:3] == ["- 任務編號: T001", "  任務描述: 發布 王小明", "  負責人:"]
    meant = lines_meant("發布 王小明", "task", "T009", Context(None), 0).split("\n")
    assert meant[:3] == ["- 任務編號: T009", "  任務描述: 發布", "  負責人: 王小明"]


def test_names_are_shown_as_the_file_writes_its_own() -> None:
    for lines, spelling in (
        (["策略名稱: 甲"], 0),
        (["策略名称: 甲"], 1),
        (["策略名称：甲"], 1),
        (["title: A"], 2),
        (["策略名称", "策略名稱: 甲"], 0),  # a text that is a field's name is none
    ):
        assert spelling_of(lines) == spelling, lines


def filled(text: str, record: str = "task") -> list[str]:
    """Return the fields that a text fills, of which the id is its own or T009."""
    meant = lines_meant(text, record, "T009", Context(None), 0).split("\n")
    return [line.strip().removeprefix("- ") for line in meant if line and not line.endswith(":")]


def test_each_word_goes_to_the_field_that_it_can_be() -> None:
    for text, fields in (
        ("王*，發布", ["任務編號: T009", "任務描述: 發布", "負責人: 王*"]),
        (
            "T001 場地簽約｜林雅婷｜6/1-6/30｜100%｜已完成",
            [
                "任務編號: T001",
                "任務描述: 場地簽約",
                "負責人: 林雅婷",
                "計劃起止時間: 6/1-6/30",
                "當前進度: 100%",
                "完成狀態: 已完成",
            ],
        ),
        ("發布 歐陽修", ["任務編號: T009", "任務描述: 發布", "負責人: 歐陽修"]),
        ("發布 歐陽", ["任務編號: T009", "任務描述: 發布 歐陽"]),  # a surname alone is no name
        ("發布 王小明明", ["任務編號: T009", "任務描述: 發布 王小明明"]),
        ("發布 5 60％", ["任務編號: T009", "任務描述: 發布 5", "當前進度: 60％"]),
        ("60% 70% 發布", ["任務編號: T009", "任務描述: 70% 發布", "當前進度: 60%"]),
        ("發布 T001", ["任務編號: T009", "任務描述: 發布 T001"]),  # an id stands first
        ("T001 無 -", ["任務編號: T001"]),
        ("T1: 發布", ["任務編號: T009", '任務描述: "T1: 發布"']),
        (
            "T001\t發布\t王*\t備用\t60\t進行中\t缺人",
            [
                "任務編號: T001",
                "任務描述: 發布",
                "負責人: 王*",
                "當前進度: 60",
                "完成狀態: 進行中",
                "存在問題: 備用",
                "解決方案: 缺人",
            ],
        ),
        ("", []),
        ("無", []),
        ("甲 " * 24, ["任務編號: T009", "任務描述: " + " ".join("甲" * 24)]),
        ("甲 " * 25, []),
    ):
        assert filled(text) == fields, text


def test_what_a_sentence_names_itself_goes_there() -> None:
    for text, fields in (
        ("① 導購加好友（每店≥15人）@李店長 3.1-3.31 60%", [
            "任務編號: T009", "任務描述: 導購加好友（每店≥15人）", "負責人: 李店長",
            "計劃起止時間: 3.1-3.31", "當前進度: 60%",
        ]),
        ("直播，@小陈 @小李 7/8", ["任務編號: T009", "任務描述: 直播 @小陈 @小李", "計劃起止時間: 7/8"]),
        # of two days nobody can tell whether the second one is the end, or when it was done
        ("2）直播2場 7/8、7/18", ["任務編號: T009", "任務描述: 直播2場 7/8 7/18"]),
        ("拍攝短片，负责人：王敏，时间：7.1-7.5，进度60%，備註：外景", [
            "任務編號: T009", "任務描述: 拍攝短片", "負責人: 王敏", "計劃起止時間: 7.1-7.5", "當前進度: 60%",
            "備註: 外景",
        ]),
        ("聯絡 a@example.com", ["任務編號: T009", "任務描述: 聯絡 a@example.com"]),
    ):  # fmt: skip
        assert filled(text) == fields, text
    for text, fields in (
        ("1、好友數：目標10W+，目前6.8w（2.28數據）",
            ["指標編號: T009", "指標名稱: 好友數", "目標值: 10W+", "當前值: 6.8w（2.28數據）"]),
        ("月活率：45%", ["指標編號: T009", "指標名稱: 月活率", "目標值: 45%"]),
        ("銷售額 去年300萬 目标：500萬 數據來源：後台",
            ["指標編號: T009", "指標名稱: 銷售額", "目標值: 500萬", "數據來源: 後台", "基準值: 300萬"]),
    ):  # fmt: skip
        assert filled(text, "kpi") == fields, text


def test_lines_that_are_shown_anew_are_told_of_once() -> None:
    front = "关键任务：\n① 直播 @小陈 3.1-3.5\n② 拍摄 @小王 3.6-3.9\n"
    front += "效果指标：\n1、好友数：目标10W+\n-月活率：45%\n"
    reading = read_record(f"---\n{front}---\n".encode(), "a.md", "strategy", "a", NO_CONTEXT)
    layout = [problem for problem in reading.problems if problem.rule.startswith("yaml-")]
    assert [(problem.rule, problem.place.line) for problem in layout] == [
        ("yaml-full-width-colon", 2),
        ("yaml-full-width-colon", 5),
    ]
    told = [problem.place.line for problem in reading.problems if problem.rule == "wrong-type"]
    assert told == [3, 6, 7]
    missing = {problem.path for problem in reading.problems if problem.rule == "field-missing"}
    assert not {"tasks", "kpis"} & missing


def test_the_words_of_a_kpi() -> None:
    assert filled("K001\t銷售額\t元\t500萬元\t420萬元\t84%\t2026-07-31\t後台", "kpi") == [
        "指標編號: K001", "指標名稱: 銷售額", "指標說明: 元", "目標值: 500萬元", "當前值: 420萬元",
        "達成率: 84%", "數據來源: 後台", "更新日期: 2026-07-31",
    ]  # fmt: skip
    assert filled("銷售額 500萬元", "kpi") == ["指標編號: T009", "指標名稱: 銷售額", "目標值: 500萬元"]
    assert filled("王小明 500", "kpi") == ["指標編號: T009", "指標名稱: 王小明 500"]


def test_the_lines_stand_as_deep_as_their_list() -> None:
    meant = lines_meant("發布", "task", "T009", Context(None), 2, "    ").split("\n")
    assert meant[:2] == ["    - id: T009", "      description: 發布"]
