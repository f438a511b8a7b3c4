"""Which metrics a chart can show: the rules that several kinds share."""

from __future__ import annotations

from benefitgraphic.charts.chart import Misfit
from benefitgraphic.metrics.metric import Metric


def of_years(metric: Metric) -> Misfit | None:
    """Refuse a metric with categories."""
    if metric.by is not None:
        return Misfit("shows one value a year, and this metric has categories", "try ranking")
    return None


def of_categories(metric: Metric) -> Misfit | None:
    """Refuse a metric without categories."""
    if metric.by is None:
        return Misfit("compares categories, and this metric has none", "try trend, bars or number")
    return None


def of_one_value(metric: Metric) -> Misfit | None:
    """Refuse a metric whose categories can't be added up to one value."""
    if metric.by is not None and metric.unit != "count":
        return Misfit("shows one value, and only counts can be added up over categories", "try ranking")
    return None


def of_a_percent(metric: Metric) -> Misfit | None:
    """Refuse a metric that is no percent."""
    if metric.unit != "percent":
        instead = "try ranking or number" if metric.by else "try trend, bars or number"
        return Misfit(f"shows a percent, and this metric's unit is {metric.unit}", instead)
    return of_one_value(metric)
