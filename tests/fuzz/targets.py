"""What is fuzzed: each target takes any bytes and holds what is promised of them.

A target that raises has found something: an AssertionError a broken promise, anything else a crash.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import yaml
from markdown import Markdown

from strategy_tracker import values
from strategy_tracker.editing.trees import UnwritableError
from strategy_tracker.exchange.forms.applying import new_file_text
from strategy_tracker.exchange.forms.comparing import Side
from strategy_tracker.exchange.forms.importing import difference_of, read_form
from strategy_tracker.exchange.forms.opening import UnreadableFormError
from strategy_tracker.language import Language
from strategy_tracker.model import Place, Portfolio, Problem, SourceFile, Strategy
from strategy_tracker.report import Report
from strategy_tracker.report.formats import render
from strategy_tracker.rules import check
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site.fence.rendering import render_fences
from strategy_tracker.site.rendering.authors_text import AuthorsText
from strategy_tracker.site.rendering.bodies import PREFIX, as_typed, clean_html, with_own_ids
from strategy_tracker.site.site import Site
from strategy_tracker.source.bodies import convertible
from strategy_tracker.source.decoding import without_forbidden
from strategy_tracker.source.front_matter.nodes import Refused, outline
from strategy_tracker.source.front_matter.taking_apart import take_apart
from strategy_tracker.source.reading import read_record
from strategy_tracker.tracking import TrackedPortfolio, track
from strategy_tracker.values import Context, Period, Unreadable
from strategy_tracker.vocabulary.report_formats import FORMATS
from strategy_tracker.workspace import open_workspace

FORM = (Path(__file__).parents[1] / "data" / "form-zh-Hant.md").read_bytes()
AS_OF = date(2024, 8, 20)
SETTINGS = SiteSettings(history=False)
CONTEXT = Context(Period(date(2024, 7, 1), date(2024, 9, 30)), date(2024, 6, 15))
READERS: tuple[Callable[[str], object], ...] = (
    values.read_date, values.read_period, values.read_quantity, values.read_percent, values.read_status,
    values.read_stated_percent, values.read_cadence, values.read_boolean, values.read_kpi_type,
    values.read_aggregate, values.read_direction, values.read_measure,
)  # fmt: skip


def _lines(data: bytes) -> list[str]:
    text = data.decode(errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _lies_in(place: Place, lines: Sequence[str], first: int = 1) -> None:
    """Hold that a place is one that an editor can go to."""
    index = place.line - first
    assert 0 <= index <= len(lines), place
    assert 1 <= place.column <= (len(lines[index]) + 1 if index < len(lines) else 1), place
    assert (place.line, place.column) <= (place.end_line, place.end_column), place


def _judged(tracked: TrackedPortfolio, problems: Sequence[Problem], length: int) -> None:
    """Hold that what is found is told, and that no text of a file breaks out of a format.

    Each input is told in one format, in turns by its length: all six would be most of the work.
    """
    findings = check(tracked, SETTINGS.rules).all
    assert findings or not problems
    language = list(Language)[len(findings) % len(Language)]
    report = Report(findings, tracked.source.sources, language, AS_OF)
    name = list(FORMATS)[length % len(FORMATS)]
    text = render(report, name)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), name
    if name in ("json", "gitlab", "sarif"):
        json.loads(text)
    elif name == "junit":
        ElementTree.fromstring(text)  # noqa: S314 - our own
    elif name == "github":
        assert all(line.startswith("::") for line in text.splitlines()), text


@cache
def _form() -> Strategy:
    own = read_record(FORM, "a.md", "strategy", "a", Context())
    assert isinstance(own.record, Strategy)
    assert own.text is None
    return own.record


def _read(data: bytes, kind: str) -> None:
    """Read a file as a record of a kind, track it and tell what is found."""
    name = {"strategy": "a.md", "update": "a/updates/2024-08-01.md"}.get(kind, "a/retrospective.md")
    found = read_record(data, name, kind, "a", Context() if kind == "strategy" else CONTEXT)
    for problem in found.problems:
        _lies_in(problem.place, _lines(data))
    text = data.decode() if found.text is None else found.text
    sources = {name: SourceFile(name, text)}
    if isinstance(found.record, Strategy):
        strategy = found.record
        assert strategy.readable or found.problems
    else:
        sources["a.md"] = SourceFile("a.md", FORM.decode())
        assert found.record is not None or found.problems
        added: dict[str, Any] = {"retrospective": found.record}
        if kind == "update":
            added = {"updates": (found.record,) if found.record is not None else ()}
        strategy = replace(_form(), **added)
    portfolio = Portfolio((strategy,), found.problems, sources)
    _judged(track(portfolio, AS_OF, SETTINGS.tracking, {}), found.problems, len(data))


def strategy(data: bytes) -> None:
    """A strategy's file: read, tracked, checked and reported."""
    _read(data, "strategy")


def update(data: bytes) -> None:
    """A tracking record: read, followed by the form's tasks and KPIs, checked and reported."""
    _read(data, "update")


def retrospective(data: bytes) -> None:
    """A retrospective in its own file."""
    _read(data, "retrospective")


def causes(data: bytes) -> None:
    """Lines of front matter: what is wrong is placed; what is not said to be wrong is read as YAML has it."""
    text = without_forbidden("\n".join(_lines(data)))
    whole = f"---\n{text}\n---\n"
    problems: list[Problem] = []
    try:
        tree = take_apart(whole, "a.md", problems).tree
    except Refused as refused:
        problems.extend(refused.problems)
        assert problems
    else:
        if not problems and tree is not None and "\n---" not in whole[3:-5] and "\n..." not in whole:
            with suppress(yaml.YAMLError, RecursionError):
                meant = yaml.load(f"{text}\n", Loader=yaml.BaseLoader)  # noqa: S506 - makes texts of all values
                assert outline(tree) == meant
    for problem in problems:
        _lies_in(problem.place, whole.split("\n"))


def value(data: bytes) -> None:
    """One value: each reader gives a meaning, or says why it has none."""
    text = data.decode(errors="replace")
    for reader in READERS:
        with suppress(Unreadable):
            reader(text)
    for dated in (values.read_date, values.read_period):
        with suppress(Unreadable):
            dated(text, CONTEXT)
    values.is_nothing(text)
    for _, _, quantity in values.find_quantities(text):
        assert values.commensurable(quantity, quantity)
    values.name_key(values.tidy_name(text))


@cache
def _site() -> Site:
    with TemporaryDirectory() as folder:
        (Path(folder) / "strategies").mkdir()
        (Path(folder) / "strategies" / "a.md").write_bytes(FORM)
        opened = open_workspace(Path(folder), SETTINGS, Language.TRADITIONAL, AS_OF, alerts=False)
    return Site(opened)


def fence(data: bytes) -> None:
    """A hand-written page with views: each is shown or has a finding, and the rest of the page stays."""
    text = "\n".join(_lines(data))
    page = text if "```" in text else f"# 頁\n\n```tracker\n{text}\n```\n\n之後\n"
    rendered = render_fences(page, "docs/page.md", 1, _site())
    for finding in rendered.findings:
        _lies_in(finding.place, page.split("\n"))
        for language in Language:
            str(finding.message.localize(language))
    html = rendered.put_in(rendered.text)
    _is_inert("".join(rendered.views.values()), own=True)
    assert not any(placeholder in html for placeholder in rendered.views)


@cache
def _converter(*, raw_html: bool) -> Markdown:
    names = ["toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes", "admonition", "def_list",
             "abbr", "pymdownx.superfences", "pymdownx.details", "pymdownx.tilde"]  # fmt: skip
    return Markdown(extensions=[*names, AuthorsText(raw_html=raw_html)])


class _Inert(HTMLParser):
    """Holds that HTML has nothing that runs, or that asks another host for something."""

    def __init__(self, *, own: bool) -> None:
        super().__init__()
        self.own = own

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert self.own or tag not in {"script", "style", "iframe", "object", "embed", "form", "svg", "math"}
        assert tag not in {"script", "iframe", "object", "embed", "base", "meta", "link"}, tag
        for name, text in attrs:
            assert not name.startswith("on"), (tag, name)
            # As browsers read it (URL Standard, basic URL parser, 1 and 3): a control within it is kept.
            address = re.sub("^[\x00-\x20]+|[\t\n\r]", "", text or "").replace("\\", "/")
            if name == "src":
                assert not urlsplit(address).scheme, address
                assert not address.startswith("//"), address
            if name == "href":
                scheme = address.partition(":")[0].lower()
                if re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme) and ":" in address:
                    assert scheme in {"http", "https", "mailto"}, address
            if name == "id" and not self.own:
                assert (text or "").startswith(PREFIX), text


def _is_inert(html: str, *, own: bool = False) -> None:
    parser = _Inert(own=own)
    parser.feed(html)
    parser.close()


def body(data: bytes) -> None:
    """A record's text: converted within bounds, or shown as typed; nothing in it does anything."""
    text = "\n".join(_lines(data))
    markdown = convertible(text)
    if markdown is None:
        _is_inert(as_typed(text))
        return
    assert len(markdown.split("\n")) == len(text.split("\n"))
    for raw_html in (False, True):
        converter = _converter(raw_html=raw_html)
        converter.reset()
        try:
            html = clean_html(converter.convert(markdown))
        except Exception:  # as the site does where an extension of Markdown's fails
            html = as_typed(markdown)
        _is_inert(with_own_ids(html, set())[0])


@cache
def _form_tracked() -> TrackedPortfolio:
    return track(Portfolio((_form(),), (), {}), AS_OF, SETTINGS.tracking, {})


def _imported(data: bytes, name: str) -> None:
    tracked = _form_tracked()
    try:
        form = read_form(data, name)
    except UnreadableFormError as error:
        str(error.reason.localize(Language.TRADITIONAL))
        return
    for share in form.shares:
        new = difference_of(share, None, None, None).new
        with suppress(UnwritableError):
            text, _ = new_file_text(new, Language.TRADITIONAL)
            found = read_record(text.encode(), "b.md", "strategy", "b", Context())
            assert isinstance(found.record, Strategy)
            # A sheet that says nothing makes a file of nothing, which `import` refuses to write.
            assert found.record.readable or text == "---\n---\n", found.problems
            assert not [one for one in found.problems if one.rule in ("table-in-fields", "wrong-type")], text
        for side in Side:
            assert difference_of(share, tracked.strategies[0], None, side).conflicts == []


def table(data: bytes) -> None:
    """A CSV file as people save it: a form, or refused with the reason; a new strategy's file can be read."""
    if not data.startswith(b"PK"):
        _imported(data, "form.csv")


_PARTS = {
    "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
    b'.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application'
    b'/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org/officeDocument/'
    b'2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    b'<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'relationships"><Relationship Id="r1" Target="worksheets/sheet1.xml" Type="http://schemas.openxmlformats'
    b'.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
}


def workbook(data: bytes) -> None:
    """A workbook whose sheet is any XML: a form, or refused with the reason."""
    if not data.startswith(b"PK"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, part in (_PARTS | {"xl/worksheets/sheet1.xml": data}).items():
                archive.writestr(name, part)
        data = packed.getvalue()
    _imported(data, "form.xlsx")


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (strategy, update, retrospective, causes, value, fence, body, table, workbook)
}
CORPUS = Path(__file__).parent / "corpus"


def kept(target: str) -> Iterator[Path]:
    """Yield the inputs that are kept of a target: some that reach much, and all that once broke something."""
    return iter(sorted((CORPUS / target).iterdir()))
