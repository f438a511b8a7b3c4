"""Figures typed by hand, held against the sample's metrics.

messages: 44,820 in 2024 and 48,210 in 2025; engagement: 1,236,000 and 1,418,000; followers: 560,000 and 618,000;
replied within an hour: 87% and 91%; engagement on Facebook: 480,000 and 520,000.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benefitgraphic.diagnostics import Diagnostic

Said = Callable[..., tuple[Diagnostic, ...]]

CONTRADICTING = [
    "In {year} we handled 44,820 messages.",
    "In {year} we handled 44 820 messages.",
    "In 2025, 44,820 people sent us messages.",
    "Total engagement: 1,236,000",
    "Total engagement: 900,000",
    "Messages received: 12,000",
    "44,900 messages received.",
    "44,900 Messages Received in {year}",
    "87% replied within an hour.",
    "Replied within an hour: 60%",
    "Followers: 560,000",
    "Today 501,000 followers read us.",
    "1.1 million total engagement",
]
DOUBTFUL = [
    # A former year's value, and more words than it takes to say so: a goal, a part, an old record.
    "We read more than 44,820 messages.",
    "We beat our record of 44,820 messages.",
    "Our goal was 44,820 messages received.",
    "On Facebook alone we read 44,820 messages.",
    "In one week of June we read 44,820 messages.",
    "We began with 44,820 messages.",
    "44,820 messages were about snow.",
    # Another value beside a name that is nearly it.
    "44,900 messages received, thanks to you.",
    "44,900 messages received on Facebook",
    "Followers: 612,345",
    # No word of the metric is near.
    "In 2025, 44,820 people wrote to us.",
    "44,820 rivets hold the bridge.",
    # Bounds that aren't so.
    "Over 700,000 followers",
    "More than 50,000 messages",
    "More than 49,000 messages",
    "Fewer than 48,000 messages",
    "Over 95% replied within an hour.",
    # Last year's change and value by the day.
    "Messages rose 11.7%.",
    "122 messages a day",
    # The year before's value beside this year's name.
    "In 2025 we handled {messages.previous} messages.",
    "In {year} we handled {messages.previous} messages.",
    "In {year}, 87% of people had a reply within an hour.",
    "560,000 followers read us.",
    "Engagement of 1.24 million",
    "We reached 480,000 on Facebook.",
    "600,500 followers are with us",
    "Over 44,900 messages received.",
]
TYPED = [
    ("We handled 48,210 messages.", "{messages}"),
    ("We handled 48 210 messages.", "{messages}"),
    ("We handled about 48,000 messages.", "{messages}"),
    ("1,418,000 in all", "{engagement}"),
    ("Engagement of 1.4 million", "{engagement}"),
    ("Engagement of 1.42M", "{engagement}"),
    ("91% of people had a reply within an hour.", "{replied_within_hour}"),
    ("We had 44,820 messages in {previous_year}.", "{messages.previous}"),
    ("Up from 44,820", "{messages.previous}"),
    ("Messages rose 7.6%.", "{messages.change}; it has no direction, so read 'rose' again every year"),
    ("The change in messages: 7.6%.", "{messages.change}"),
    ("132 messages a day", "{messages.per_day}"),
]
NOTHING = [
    "Messages received: 4,100 in January",
    "Messages received: 4,100 (one week in June)",
    "Messages received on Facebook: 12,000",
    "Messages received by phone: 12,000",
    "Messages received in 2019: 12,000",
    "Messages received, our goal: 60,000",
    "Replied within an hour on weekends: 60%",
    "The messages project cost $44,820.",
    "Des messages pour 44 820 $",
    "€44,820 for messages",
    "A 40,110 km long road of messages",
    "44,820 kg of messages",
    "More than 40,000 messages in {year}",
    "Over 600,000 followers",
    "More than 60,000 people read messages.",
    "Messages rose 11.7% in 2024.",
    "In {year}, after {messages.previous} messages, {messages}",
    "{messages.previous} messages in {previous_year}",
    "In {year} we beat {messages.previous}, the best so far.",
    "We handled {messages} messages, up {messages.change} from {previous_year}.",
    "We gained 58,000 followers.",
    "300,000 followers on Facebook",
    "12 messages received a prize.",
    "9 benefits, 5 charts and 3 facts",
    "87% of drivers wear a belt.",
    "91% of drivers wear a belt.",
    "60% of engagement is on video.",
    "We drove 560,000 km.",
    "We drove 44,000 km.",
    "In 2022 we had 35,950 messages.",
    "In 2023, 958,000; in 2022, fewer.",
    "Call 604-555-4820 or 311.",
    "More than 40,000 messages received.",
    "Nearly 50,000 messages received.",
    "520,000 on Facebook",
    "A reply takes 12 minutes.",
    "We were on Highway 1 at 9:30 on June 30.",
    "1 in 5 messages is about snow.",
    "Half a million followers",
]


def _codes(found: tuple[Diagnostic, ...]) -> list[str]:
    about = {"contradicts-metric", "doubtful-figure", "typed-figure"}
    return [one.code for one in found if one.code in about]


@pytest.mark.parametrize("fact", CONTRADICTING)
def test_a_figure_that_the_metrics_contradict_stops_a_render(fact: str, said_of: Said) -> None:
    found = said_of(fact)
    assert _codes(found) == ["contradicts-metric"]
    assert [one.severity for one in found if one.code == "contradicts-metric"] == ["error"]


@pytest.mark.parametrize("fact", DOUBTFUL)
def test_a_figure_that_may_be_wrong_is_a_warning(fact: str, said_of: Said) -> None:
    assert _codes(said_of(fact)) == ["doubtful-figure"]


@pytest.mark.parametrize(("fact", "placeholder"), TYPED)
def test_a_figure_that_is_right_is_better_filled_in(fact: str, placeholder: str, said_of: Said) -> None:
    found = said_of(fact)
    assert _codes(found) == ["typed-figure"]
    assert [one.hint for one in found if one.code == "typed-figure"] == [f"write {placeholder}"]


@pytest.mark.slow
@pytest.mark.parametrize("fact", NOTHING)
def test_what_may_well_be_so_is_left_alone(fact: str, said_of: Said) -> None:
    assert _codes(said_of(fact)) == []


@pytest.mark.parametrize("french", ["Plus de 700 000 abonnés", "Moins de 500 000 abonnés", "Les messages : 11,7 %"])
def test_french_bounds_and_changes_are_looked_at(french: str, said_of: Said) -> None:
    assert "doubtful-figure" in _codes(said_of("Nothing here.", french))


def test_it_says_the_year_and_the_value_there_should_be(said_of: Said) -> None:
    found = next(one for one in said_of("So far we read 44,820 messages.") if one.code == "contradicts-metric")
    assert "for 2024" in found.message
    assert "48,210" in found.message
    assert "{messages}" in found.hint
    assert found.where
    assert found.source_line[found.where.column - 1 :].startswith("44,820")


@pytest.mark.parametrize(
    "french", ["En {year}, nous avons lu 44 820 messages.", "Messages reçus : 12 000", "44 900 messages reçus."]
)
def test_french_texts_are_held_against_french_labels(french: str, said_of: Said) -> None:
    assert "contradicts-metric" in _codes(said_of("Nothing here.", french))
