"""Which readings are numbers of one unit, and which are words."""

from datetime import date

import pytest

from alignment_plugin.records.strategy import Reading
from alignment_plugin.views.plot import plot_of


def readings(*saw, month=10):
    return [Reading(date=date(2026, month, day), saw=text) for day, text in enumerate(saw, 1)]


PLOTTED = {
    "per million": (
        ("112 per million, a dry run", "41 per million", "38 per million."),
        (112, 41, 38),
        " per million",
    ),
    "one and many": (("4 nights", "1 night", "2 nights"), (4, 1, 2), " nights"),
    "capitals": (("4 Nights", "1 night", "0 nights"), (4, 1, 0), " nights"),
    "thousands": (("1,200 calls", "900 calls", "1,000.5 calls"), (1200, 900, 1000.5), " calls"),
    "a decimal comma": (("1,5 hours", "2 hours", "0,25 hours"), (1.5, 2, 0.25), " hours"),
    "close to the number": (("93% held", "90% held", "8% held"), (93, 90, 8), "% held"),
    "milliseconds": (("500ms", "480ms", "90ms"), (500, 480, 90), "ms"),
    "below nought": (("-3 degrees", "−1 degree", "2 degrees"), (-3, -1, 2), " degrees"),
    "of five": (("3 of 5", "3 of 5", "4 of 5"), (3, 3, 4), " of 5"),
    "with emphasis": (("**7** nights", "6 nights", "4 nights"), (7, 6, 4), " nights"),
}
WORDS = {
    "two readings": ("11 hours", "11 hours"),
    "no number": ("Better", "Worse", "The same"),
    "no unit": ("41", "38", "5"),
    "not at the start": ("about 41 calls", "about 38 calls", "about 5 calls"),
    "three units": ("41 calls", "38 hours", "5 nights"),
    "a range": ("3-5 hours", "3–4 hours", "2-3 hours"),
    "a time": ("11:30 at noon", "11:20 at noon", "10:00 at noon"),
    "a day": ("2026-10-01 we sailed", "2026-10-02 we sailed", "2026-10-03 we sailed"),
    "a place in a row": ("3rd night", "2nd night", "1st night"),
    "two numbers in one": ("2 h 30 min", "3 h 10 min", "1 h 50 min"),
    "too long a number": ("1234567890123 calls", "1234567890124 calls", "1234567890125 calls"),
    "too long a unit": tuple(f"{n} " + "very " * 10 + "long nights" for n in range(3)),
}


@pytest.mark.parametrize(("saw", "values", "unit"), PLOTTED.values(), ids=PLOTTED)
def test_numbers_of_one_unit_are_drawn(saw, values, unit):
    plot = plot_of(readings(*saw))
    assert tuple(point.value for point in plot.points) == values
    assert plot.unit == unit


@pytest.mark.parametrize("saw", WORDS.values(), ids=WORDS)
def test_anything_else_is_left_to_the_list(saw):
    assert plot_of(readings(*saw)) is None


def test_points_go_from_the_oldest_to_the_newest():
    plot = plot_of(list(reversed(readings("7 nights", "6 nights", "4 nights"))))
    assert [point.number for point in plot.points] == ["7", "6", "4"]


def test_readings_of_one_day_are_no_course():
    assert plot_of([Reading(date=date(2026, 10, 1), saw=f"{n} nights") for n in range(3)]) is None


def test_what_is_counted_out_of_five_has_room_for_five():
    assert plot_of(readings("3 of 5", "2 of 5", "3 of 5")).top == 5
    assert plot_of(readings("3 nights", "2 nights", "3 nights")).top == 3


def test_a_reading_without_a_number_breaks_the_line_and_is_still_said():
    plot = plot_of(readings("7 nights", "6 nights", "Nobody kept the book", "4 nights"))
    assert [point.joined for point in plot.points] == [False, True, False]
    assert [saw for _, saw in plot.readings] == ["7 nights", "6 nights", "Nobody kept the book", "4 nights"]


def test_the_unit_of_most_readings_counts():
    plot = plot_of(readings("3 hours", "7 nights", "6 nights", "5 hours", "4 nights"))
    assert [point.value for point in plot.points] == [7, 6, 4]


def test_no_readings_no_plot():
    assert plot_of([]) is None
