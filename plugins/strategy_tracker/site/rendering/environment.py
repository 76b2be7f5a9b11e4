"""The site's own Jinja environment: autoescape on, undefined names are errors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import CodeType

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, Template, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from strategy_tracker.language import Language, Message, localize
from strategy_tracker.language.formats import (
    format_date,
    format_day,
    format_month,
    format_number,
    format_percent,
    format_weekday,
    rounded,
)
from strategy_tracker.model.record import extra_lines
from strategy_tracker.site.addresses import relative_url
from strategy_tracker.site.html import safe_link
from strategy_tracker.site.parts.bars import Bars
from strategy_tracker.site.parts.cells import Cells, css_string
from strategy_tracker.site.parts.record_links import FILTERS
from strategy_tracker.site.rendering.white_space import WithoutIndentation
from strategy_tracker.site.tables.filters import filter_data
from strategy_tracker.tracking import Level, TrackingSettings
from strategy_tracker.vocabulary.fields import ENTRY_LISTS, field_of


class CompiledTemplates(BytecodeCache):
    """What templates were compiled to, by their source: a server makes its site again after each edit."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that its source was compiled to."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._code[bucket.key, bucket.checksum] = bucket.code


@lru_cache(maxsize=4)
def _compiled(language: Language, settings: TrackingSettings) -> CompiledTemplates:
    """Return what was compiled for one kind of environment: Jinja applies filters to constants beforehand."""
    return CompiledTemplates()


class SiteEnvironment:
    """Renders the site's templates in one language."""

    def __init__(self, language: Language, settings: TrackingSettings) -> None:
        self.language = language
        self.cells = Cells(language)
        self.bars = Bars(language, settings, self.cells.unread)
        self._environment = Environment(
            loader=PackageLoader("strategy_tracker.site", "templates"),
            autoescape=True,
            extensions=[WithoutIndentation],
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_compiled(language, settings),
            auto_reload=False,  # a site is made in one go, and each of its templates is asked for many times
        )
        self._templates: dict[str, Template] = {}
        self._add_functions()

    def _add_functions(self) -> None:
        language = self.language

        def number(value: int | Decimal | Fraction | None, places: int = 1) -> str:
            return "—" if value is None else format_number(value, language, places)

        def index(value: Fraction | None) -> str:
            return "—" if value is None else f"{rounded(value, 2):f}"

        def percent(value: Fraction | None, places: int = 0) -> str:
            return format_percent(value, language, places)

        def day(value: date | None) -> str:
            return "—" if value is None else format_date(value, language)

        def short_day(value: date | None) -> str:
            return "—" if value is None else format_day(value, language)

        self._environment.filters.update(
            number=number,
            index=index,
            percent=percent,
            day=day,
            short_day=short_day,
            month_name=lambda value: format_month(value, language),
            weekday=lambda value: format_weekday(value, language),
            words=self.words,
            css_string=lambda text: Markup(css_string(text)),  # noqa: S704 - see there
            **self.cells.filters(),
            **self.bars.filters(),
            **FILTERS,
        )
        self._environment.globals.update(
            _=self.text,
            label=self.label,
            entry_lists=ENTRY_LISTS,
            Level=Level,
            url=_url,
            link=safe_link,
            extra_lines=extra_lines,
            filter_data=lambda keys: filter_data(keys, language),
        )

    def text(self, template: str, /, **values: object) -> str:
        """Return an English text in the language; templates call it `_`, which extraction looks for."""
        return Message(template, values).localize(self.language)

    def words(self, value: object) -> str:
        """Return a message, term or value in the site's language."""
        return "" if value is None else localize(value, self.language)

    def label(self, record: str, key: str) -> str:
        """Return a field's name in the site's language."""
        return field_of(record, key).label.localize(self.language)

    def render(
        self, template: str, current: str, markdown: Callable[[str], str], values: dict[str, object]
    ) -> str:
        """Return a template's HTML, all texts escaped, for the page with the address `current`."""
        if template not in self._templates:
            self._templates[template] = self._environment.get_template(template)

        def body(text: str) -> Markup:
            return Markup(markdown(text))  # noqa: S704 - the renderer cleans what it returns

        return self._templates[template].render({**values, "current": current, "markdown": body})


@pass_context
def _url(context: Context, target: str) -> str:
    return relative_url(context["current"], target)
