"""Whether we move in the right direction: readings newest first, demos without names."""

import pytest

from alignment_plugin.records.fields import read_duration
from alignment_plugin.views.signals import every_words, signals_page

HEAD = "---\nwhere: W\nwhy: Y\nstatus: active\n"
FILES = {
    "strategy.md": HEAD
    + """signals:
  - id: s
    question: Does it hold?
    look_at: The book
    every: 7d
    readings: [{date: 2026-10-01, saw: First}, {date: 2026-11-20, saw: Third}, {date: 2026-11-01, saw: Second}]
  - {id: bare, question: 'And this?'}
---
""",
    "steps.yml": """
- {id: a, title: A, certainty: known, state: done, owner: zoe, demo: Shown first}
- {id: b, title: B, certainty: known, state: done, owner: zoe, demo: Shown last}
- {id: c, title: C, certainty: known, state: doing, owner: zoe, demo: Coming now}
- {id: d, title: D, certainty: known, state: next, owner: zoe}
- {id: e, title: E, certainty: known, state: later, owner: zoe, demo: Far away}
""",
}


def test_readings_are_newest_first_and_the_signal_is_an_anchor(make, shown):
    site = make(FILES)
    html = shown(site, signals_page(site, "crew"))
    assert html.text.index("Third") < html.text.index("Second") < html.text.index("First")
    assert {"s", "bare"} <= set(html.ids)
    assert "We look again on 27 November 2026" in html.text and "Every 7 days" in html.text


def test_a_signal_without_a_reading_is_asked_for_one(make, shown):
    site = make(FILES)
    assert "What did we see when we last looked?" in shown(site, signals_page(site, "crew")).text


def test_a_day_that_passed_is_not_ahead(make, shown):
    site = make({"strategy.md": FILES["strategy.md"].replace("2026-11-20", "2026-11-02")})
    assert "We were to look on 9 November 2026" in shown(site, signals_page(site, "crew")).text


def test_what_was_shown_and_what_comes_names_nobody(make, shown):
    site = make(FILES)
    page = signals_page(site, "crew")
    assert [each.demo for each in page.context["shown"]] == ["Shown last", "Shown first"]
    assert [each.demo for each in page.context["coming"]] == ["Coming now"]
    assert "zoe" not in shown(site, page).text


def test_without_signals_the_page_asks(make, shown):
    site = make({"team.yml": "name: Crew"})
    text = shown(site, signals_page(site, "crew")).text
    assert "How would we know that we move in the right direction?" in text
    assert "What can we show each other?" in text


@pytest.mark.parametrize(
    ("text", "words"),
    [("14d", "every 14 days"), ("1w", "every week"), ("2mo", "every 2 months"), ("never", "never again")],
)
def test_durations_are_words(text, words):
    assert every_words(read_duration(text)) == words
