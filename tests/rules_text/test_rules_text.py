"""The text rules against labelled statements, and what must hold for any text.

What the statements are, and which were seen while the rules were made: tests/data/statements/README.md.
"""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from scoring import Score, every_score, files, flag_scores, owner_scores, rows

from strategy_tracker.rules.owners import OWNER_COLLECTIVE
from strategy_tracker.rules.tasks import TASK_VAGUE
from strategy_tracker.rules.text.folding import as_written, fold
from strategy_tracker.rules.text.goals import is_measurable, is_timebound
from strategy_tracker.rules.text.measures import has_quantity, quantity_in
from strategy_tracker.rules.text.owners import OwnerKind, classify_owner
from strategy_tracker.rules.text.tasks import is_vague, vague_verbs
from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL

LEAST = {"kind": 0.95, "measurable": 0.9, "timebound": 0.9}
EVERY_TEXT = sorted(
    {row["text"] for kind in ("owners", "goals", "tasks") for path in files(kind) for row in rows(path)}
)
ANY_TEXT = st.one_of(
    st.text(max_size=600),
    st.sampled_from(EVERY_TEXT),
    st.lists(
        st.sampled_from(
            [*"部組王*、/和與()（）?待定-@ .,3%年月日內前Q", "市場", "X", "and ", "各", "推進", "的"]
        )
    ).map("".join),
)


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    return every_score()


def test_owners_and_goals_are_told_as_people_tell_them(scores: list[Score]) -> None:
    for score in scores:
        if score.label in LEAST:
            assert min(score.precision, score.recall, score.accuracy) >= LEAST[score.label], score


def test_vague_tasks_are_found_and_concrete_ones_let_pass(scores: list[Score]) -> None:
    for score in scores:
        if score.file.endswith("weak-verbs-with-things"):  # all of them are concrete
            assert score.accuracy >= 0.95, score
        elif score.label == "vague":
            assert score.precision >= 0.95, score
            assert score.recall >= (0.8 if score.file.startswith("unseen/") else 0.9), score


def test_what_the_rules_say_of_themselves_is_what_is_measured(scores: list[Score]) -> None:
    measured = {score.label: score for score in scores if score.file.startswith("unseen/")}
    for rule, label, shares in (
        (TASK_VAGUE, "vague", ("precision", "recall")),
        (OWNER_COLLECTIVE, "kind", ("accuracy",)),
    ):
        assert rule.limits is not None
        said = str(rule.limits.template)
        assert f"{measured[label].rows} " in said
        for share in shares:
            assert f"{getattr(measured[label], share):.0%}" in said, (label, share)


@pytest.mark.parametrize("kind", ["owners", "goals", "tasks"])
def test_exactly_so_many_statements_are_misjudged_as_is_known(kind: str) -> None:
    known = yaml.safe_load((Path(__file__).parent / "wrong.yaml").read_text(encoding="utf-8"))
    found = owner_scores() if kind == "owners" else flag_scores(kind)
    assert {f"{score.file} {score.label}": len(score.wrong) for score in found} == known[kind]


def every_judgement(text: str) -> tuple[OwnerKind, bool, bool, bool]:
    return (
        classify_owner(text).kind,
        is_measurable(text).verdict,
        is_timebound(text).verdict,
        is_vague(text).verdict,
    )


@given(ANY_TEXT)
def test_any_text_gets_an_answer_with_evidence_from_the_text(text: str) -> None:
    owner = classify_owner(text)
    assert isinstance(owner.kind, OwnerKind)
    assert not owner.suggestion or (owner.kind is OwnerKind.SEVERAL and len(owner.suggestion) > 1)
    for judge in (is_measurable, is_timebound):
        assert judge(text).evidence in text
        assert judge(text).verdict or not judge(text).evidence
    assert is_vague(text).verdict or vague_verbs(text) == ()


@given(ANY_TEXT)
def test_a_text_has_a_quantity_where_one_is_found(text: str) -> None:
    folded = fold(text)
    assert has_quantity(folded) is bool(quantity_in(folded))


def test_every_statement_has_a_quantity_where_one_is_found() -> None:
    folded = [fold(text) for text in EVERY_TEXT]
    assert [has_quantity(text) for text in folded] == [bool(quantity_in(text)) for text in folded]


@given(st.sampled_from(EVERY_TEXT), st.sampled_from(["", " ", "\u3000", "\t"]))
def test_spaces_around_change_nothing(text: str, space: str) -> None:
    assert every_judgement(space + text + space) == every_judgement(text)


@given(st.sampled_from([text for text in EVERY_TEXT if text[-1].isalnum()]), st.sampled_from("。；;"))
@example("場地相關事務", "；")
def test_a_full_stop_changes_nothing(text: str, mark: str) -> None:
    assert every_judgement(text + mark) == every_judgement(text)


def test_neither_script_nor_width_changes_anything() -> None:
    for text in EVERY_TEXT:
        simplified = "".join(SIMPLIFIED_BY_TRADITIONAL.get(character, character) for character in text)
        wide = "".join(
            chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text
        )
        judged = every_judgement(text)
        assert all(every_judgement(other) == judged for other in {simplified, wide} - {text}), text


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("深入推进城市品牌建设，打响对外宣传名片", "推进"),  # a weak verb with a noun made from one
        ("做好旅行商大会的筹备工作", "做好"),
        ("统一思想，压实责任", "统一"),  # a chain of them
        ("持续优化营商环境提升方案", "优化"),
        ("充分发挥“市民顾问团”的桥梁纽带作用", "发挥"),
        ("结合门店实际，积极开展会员维护工作", "开展"),  # what leads in decides nothing
        ("在活动举办时，加强现场秩序管理", "加强"),
        ("负责对推广效果进行跟踪与反馈", "进行"),
        ("表演藝術政策之研議與推動", "研議與推動"),  # verbs as nouns
        ("關鍵崗位人才培養與梯隊建設", "培養與梯隊建設"),
        ("統整視覺藝術資源，建構藝文創作自由的支持體系", "統整"),  # a system is no thing
        ("加大企业宣传力度，打造企业金字招牌", "加大"),  # nor is an image
        ("创新玩法，讲好故事", "创新"),
        ("压紧压实安全生产责任，常态化开展隐患排查整治", "压紧"),
        ("The brand's visibility will be improved across all channels", "improved"),
        ("Identify and explore other possible grant funding", "explore"),
        ("Be active on LinkedIn", "Be"),
        ("Foster active and open communications with local leaders", "Foster"),
        ("Model inclusiveness through programs for all populations", "Model"),
    ],
)
def test_a_task_is_vague_by_its_verbs_and_what_follows(text: str, evidence: str) -> None:
    assert is_vague(text).evidence == evidence


@pytest.mark.parametrize(
    "text",
    [
        "推进自助借还机采购，完成招标",  # one finished thing is enough
        "结合春节特点设计礼盒，打样后交付工厂",
        "提升总服务台形象，更换背景墙",
        "加强夜间照明，广场加装路灯",
        "在活动前绘制动线图",
        "打造城市书房，新建3处",
        "开展“天鹅季”主题活动",
        "依据合作意向签订年度代理协议，巩固合作关系",  # a lead-in that makes something
        "完善制度、张贴海报、提升形象",  # verbs in a list, each for itself
        "加强客服话术培训并考核",
        "优化签到台，完善茶歇区",  # what may be changed may be a thing
        "做好背景板、桌卡和胸牌的制作",
        "A visitor guide will be printed for hotels",
        "Improve the crosswalk by adding lights",
        "Develop job descriptions for officers",
        "维护LINE图文选单",
        "实施门店POS系统升级",
        "Coordinate photographer booking for the gala",
        "Participate in the Frankfurt book fair",
        "Explore venues and shortlist two",
        "Increase font size on the menu board",
    ],
)
def test_a_task_that_ends_in_something_is_concrete(text: str) -> None:
    assert not is_vague(text)


@pytest.mark.parametrize(
    ("text", "kind", "evidence", "suggestion"),
    [
        ("市場部", "team", "市場部", ()),
        ("王明、李華", "several", "、", ("王明", "李華")),
        ("王明 李華", "several", "", ("王明", "李華")),
        ("王明和李華", "several", "和", ("王明", "李華")),
        ("Jane & Tom", "several", "&", ("Jane", "Tom")),
        ("Lee w/ Kim", "several", "w/", ("Lee", "Kim")),
        ("TBD", "placeholder", "TBD", ()),
        ("待確認", "placeholder", "待確認", ()),
        ("[填寫崗位]", "placeholder", "[填寫崗位]", ()),
        ("Responsible person", "placeholder", "Responsible person", ()),
        ("各部門負責人", "several", "各", ()),
        ("產品經理", "position", "產品經理", ()),
        ("Head, Policy & Partnerships", "position", "Head, Policy & Partnerships", ()),
        ("縣教育和體育局", "team", "縣教育和體育局", ()),
        ("文聯", "team", "文聯", ()),
        ("方志館", "team", "方志館", ()),
        ("水利局", "team", "水利局", ()),
        ("", "unknown", "", ()),
    ],
)
def test_the_evidence_of_an_owner(text: str, kind: str, evidence: str, suggestion: tuple[str, ...]) -> None:
    judged = classify_owner(text)
    assert (judged.kind, judged.evidence.strip(), judged.suggestion) == (kind, evidence, suggestion)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("新客占比提升至35%", "提升至35%"),
        ("新客翻倍", "翻倍"),
        ("營收兩兆元", "兩兆元"),
        ("兩個月漲粉2萬", "2萬"),
        ("新增N萬粉絲", ""),
        ("提升品牌知名度", ""),
        ("服務18-35歲人群", ""),
        ("三週完成改版", ""),
    ],
)
def test_the_evidence_of_a_quantity(text: str, evidence: str) -> None:
    assert is_measurable(text).evidence == evidence


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("7天内發貨", False),
        ("30天内完成", True),
        ("48小時內完成回覆", False),
        ("within 2 days of purchase, reply", False),
        ("兩個月漲粉2萬", True),
        ("用三個月把復購率做到30%", True),
        ("一週三更", False),
        ("三年行動計劃", False),
        ("全年銷售額500萬元", True),
        ("全年無休", False),
        ("全年每月發4篇", False),
    ],
)
def test_a_span_binds_a_goal_but_not_a_service_or_a_pattern(text: str, bound: bool) -> None:
    assert is_timebound(text).verdict is bound


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("加強渠道建設", ("加強",)),
        ("提升品牌知名度", ("提升",)),
        ("Improve SEO", ("Improve",)),
        ("Q3銷售額提升至500萬元", ()),
        ("推進會員積分系統上線", ()),
        ("彰顯在地文化之獨特元素，形塑國際識別價值", ("彰顯", "形塑")),
    ],
)
def test_vague_verbs_are_shown_as_typed(text: str, verbs: tuple[str, ...]) -> None:
    assert vague_verbs(text) == verbs


@pytest.mark.parametrize("text", ["提升線上銷售額", "新客翻倍"])
def test_a_judgement_is_as_true_as_its_verdict(text: str) -> None:
    assert bool(is_measurable(text)) is is_measurable(text).verdict


@given(st.text(max_size=500))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert as_written(fold(text), fold(text), text) == text


def test_no_simplified_character_is_folded_again() -> None:
    assert not set(SIMPLIFIED_BY_TRADITIONAL.values()) & set(SIMPLIFIED_BY_TRADITIONAL)
