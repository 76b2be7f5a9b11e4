"""The portfolio as it is published for other programs: the shape of each record beside its filling."""

from strategy_tracker.exchange.portfolio.document import (
    PublishedPortfolio,
    portfolio_json,
    portfolio_schema,
    publish,
)

__all__ = ["PublishedPortfolio", "portfolio_json", "portfolio_schema", "publish"]
