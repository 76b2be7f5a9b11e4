"""Which day a site shows, and what is today. Nothing else reads the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from strategy_tracker.language import WordedError, message
from strategy_tracker.settings.options import SiteSettings, plausible


def day_to_show(settings: SiteSettings, asked: date | None, today: date) -> date:
    """Return as_of: the day asked for, else the setting, else today."""
    return asked or settings.as_of or today


def today_of(settings: SiteSettings, environment: Mapping[str, str]) -> date:
    """Return today, in the settings' time zone: the day of SOURCE_DATE_EPOCH if that is set.

    A SOURCE_DATE_EPOCH that is no number, or lies in a year without plans, is a WordedError.
    """
    return _now(settings, environment).date()


def time_to_record(settings: SiteSettings, asked: date | None, environment: Mapping[str, str]) -> time | None:
    """Return the time of day at which something is recorded; None where a day was given instead of today."""
    if asked is not None or settings.as_of is not None:
        return None
    return _now(settings, environment).time()


def _now(settings: SiteSettings, environment: Mapping[str, str]) -> datetime:
    """Return SOURCE_DATE_EPOCH, else the present moment, in the settings' time zone."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(settings.zone)
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC).astimezone(settings.zone)
    except (ValueError, OverflowError, OSError) as error:
        raise WordedError(
            message(
                "`SOURCE_DATE_EPOCH`: 「{text}」 is no number of seconds since 1970-01-01, as in 1755216000.",
                text=epoch,
            )
        ) from error
    plausible(moment.date())
    return moment
