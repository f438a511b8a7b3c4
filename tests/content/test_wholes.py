"""Parts are held against their total, in every year, wherever a name or the designer says what they are parts of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benefitgraphic.content.load import Loaded

WHOLE = "  label: Engagement\n  definition: D.\n  unit: count\n"
PARTS = "  label: By channel\n  definition: D.\n  unit: count\n  by: channel\n"
SHARES = "  label: Share of messages by channel\n  definition: D.\n  unit: percent\n  by: channel\n"


def project(
    cells: dict[str, str], whole: str = "views", parts: str = "views_by_channel", more: str = ""
) -> dict[str, str]:
    rows = "".join(f"{name},{values}\n" for name, values in cells.items())
    described = f"{whole}:\n{WHOLE}{parts}:\n{PARTS}{more}"
    return {"metrics.yaml": described, "metrics.csv": f"metric,category,2023,2024,2025\n{rows}"}


def found(loaded: Loaded, code: str) -> list[str]:
    return [f"{one.message} -> {one.hint}" for one in loaded.warnings if one.code == code]


@pytest.mark.parametrize(
    ("cells", "exceed", "short"),
    [
        ({"views,": "9,9,10", "views_by_channel,A": "5,5,6", "views_by_channel,B": "4,4,4"}, 0, 0),
        ({"views,": "9,9,10", "views_by_channel,A": "5,5,8", "views_by_channel,B": "4,4,7"}, 1, 0),
        ({"views,": "9,9,10", "views_by_channel,A": "8,5,6", "views_by_channel,B": "4,4,4"}, 1, 0),
        ({"views,": "9,9,10", "views_by_channel,A": "5,5,6", "views_by_channel,B": "4,2,3"}, 0, 1),
        ({"views,": "9,9,10", "views_by_channel,A": "8,5,6", "views_by_channel,B": "4,2,3"}, 1, 1),
        # A part that isn't known explains why there is less, and not why there is more.
        ({"views,": "9,9,10", "views_by_channel,A": "5,5,6", "views_by_channel,B": ",,4"}, 0, 0),
        ({"views,": "9,9,10", "views_by_channel,A": "5,10,6", "views_by_channel,B": ",,4"}, 1, 0),
        ({"views,": ",,10", "views_by_channel,A": "5,10,6", "views_by_channel,B": ",,4"}, 0, 0),
    ],
)
def test_parts_beside_their_total(small: Callable[..., Loaded], cells: dict[str, str], exceed: int, short: int) -> None:
    loaded = small("", project(cells))
    assert (len(found(loaded, "parts-exceed")), len(found(loaded, "parts-short"))) == (exceed, short)


def test_parts_of_which_one_cannot_be_read_are_not_held_against_their_total(problems: Callable[..., str]) -> None:
    text = problems("", project({"views,": "9,9,10", "views_by_channel,A": "5,5,6", ",B": "4,4,4"}))
    assert "row 4 has no metric" in text and "come to" not in text


def test_the_sum_and_the_total_are_named_and_every_year(small: Callable[..., Loaded]) -> None:
    cells = {"views,": "9,9,1100000", "views_by_channel,A": "8,5,900000", "views_by_channel,B": "4,4,1200000"}
    (said,) = found(small("", project(cells)), "parts-exceed")
    assert (
        "in 2025, the categories of 'views_by_channel' come to 2,100,000, more than 'Engagement' of 1,100,000" in said
    )
    assert "in 2023, they differ as well" in said and "write 'total: none' under views_by_channel" in said


@pytest.mark.parametrize(
    ("whole", "parts", "more", "is_told"),
    [
        ("views", "views_by_network", "", True),
        ("views_total", "views_by_platform", "", True),
        ("total_views", "views_per_channel", "", True),
        ("all", "channels", "  total: all\n", True),
        ("views", "views_by_channel", "  total: none\n", False),
        ("views", "reach_by_channel", "", False),
        ("by_view", "views", "", False),
    ],
)
def test_what_the_total_is(small: Callable[..., Loaded], whole: str, parts: str, more: str, is_told: bool) -> None:
    loaded = small("", project({f"{whole},": "1,1,1", f"{parts},A": "2,2,2"}, whole, parts, more))
    assert len(found(loaded, "parts-exceed")) == is_told
    metrics = {metric.key: metric for metric in loaded.metrics}
    total = metrics[parts].total
    assert (total.key if total else "") == (whole if is_told else "")


def test_metrics_of_one_label_are_a_whole_and_its_parts(small: Callable[..., Loaded]) -> None:
    files = project({"a,": "1,1,1", "b,A": "2,2,2"}, "a", "b")
    files["metrics.yaml"] = files["metrics.yaml"].replace("By channel", "Engagement")
    assert found(small("", files), "parts-exceed")


@pytest.mark.parametrize(
    ("total", "message"),
    [
        ("vews", "no metric is called 'vews'"),
        ("views_by_channel", "no metric is called 'views_by_channel'"),
        ("100", "no metric is called '100'"),
    ],
)
def test_a_total_that_there_is_not(problems: Callable[..., str], total: str, message: str) -> None:
    files = project({"views,": "1,1,1", "views_by_channel,A": "1,1,1"}, more=f"  total: {total}\n")
    assert message in problems("", files)


def test_a_total_of_another_unit(problems: Callable[..., str]) -> None:
    files = project({"views,": "1,1,1", "views_by_channel,A": "1,1,1"}, more="  total: views\n")
    files["metrics.yaml"] = files["metrics.yaml"].replace("unit: count", "unit: hours", 1)
    assert "'views' can't be the total of 'views_by_channel'" in problems("", files)


@pytest.mark.parametrize(
    ("label", "more", "values", "is_told"),
    [
        ("Share of messages by channel", "", "45 40 35", True),
        ("Share of messages by channel", "", "33.4 33.3 33.4", False),
        ("Share of messages by channel", "", "34 34 33", False),
        ("Share of messages by channel", "", "45 40 5", False),
        ("Share of messages by channel", "  total: none\n", "45 40 35", False),
        ("Share of messages answered by channel", "", "91 88 95", False),
        ("Satisfaction by channel", "", "81 83 84", False),
        ("Where questions came from", "  total: 100\n", "45 40 35", True),
        ("Where questions came from", "  total: 100%\n", "45 40 35", True),
    ],
)
def test_percents_of_one_whole(small: Callable[..., Loaded], label: str, more: str, values: str, is_told: bool) -> None:
    rows = "".join(f"part,{name},{value}\n" for name, value in zip("ABC", values.split(), strict=True))
    described = "part:\n" + SHARES.replace("Share of messages by channel", label) + more
    loaded = small("", {"metrics.yaml": described, "metrics.csv": f"metric,category,2025\n{rows}"})
    assert len(found(loaded, "parts-exceed")) == is_told
