"""What the files around a document say: order of dates, folders, an index, names; and the option `dialect`."""

import pytest
from pydantic import ValidationError

from alignment_plugin.settings import Folder, read_settings


def dated(day: str) -> str:
    return f"# T\n\n- Status: accepted\n- Date: {day}\n\nText\n"


def test_a_first_number_above_12_anywhere_puts_the_day_first_everywhere(read_files):
    read = read_files({"1-a.md": dated("03/04/2021"), "2-b.md": dated("25/12/2020")})
    assert [str(each.decided) for each in read.decisions.values()] == ["2021-04-03", "2020-12-25"]
    assert read.findings == ()


def test_a_year_of_two_digits_is_read_where_the_order_is_settled(read_files):
    read = read_files({"1-a.md": dated("10/04/18"), "2-b.md": "# T\n\nDate 25/12/2018\n\nText\n"})
    assert [str(each.decided) for each in read.decisions.values()] == ["2018-04-10", "2018-12-25"]
    assert [each.message for each in read_files({"1-a.md": dated("10/04/18")}).findings] == [
        "'10/04/18' has a year of two digits"
    ]


def test_a_day_written_into_the_words_of_a_template_counts(read_files):
    assert (
        str(read_files({"1-a.md": dated("(fill in today's date: 2023-10-17)")}).only.decided) == "2023-10-17"
    )


def test_a_second_number_above_12_puts_the_month_first(read_files):
    read = read_files({"1-a.md": dated("03/04/2021"), "2-b.md": dated("12/25/2020")})
    assert [str(each.decided) for each in read.decisions.values()] == ["2021-03-04", "2020-12-25"]


@pytest.mark.parametrize("others", [[], ["12/25/2020", "25/12/2020"]], ids=["no other", "others disagree"])
def test_an_order_that_nothing_settles_is_said_once_a_folder(read_files, others):
    files = {f"{number}-x.md": dated(day) for number, day in enumerate(["03/04/2021", "05/06/2021", *others])}
    read = read_files(files)
    assert [(each.path, each.span.line, each.code) for each in read.findings] == [
        ("docs/adr/0-x.md", 4, "bad-value")
    ]
    assert read.decisions["0-x"].decided is None
    assert "03/04/2021" in read.decisions["0-x"].origin.body


def test_a_folder_named_after_a_status_gives_it(read_files):
    """Only where the document says none."""
    files = {"rejected/1-a.md": "# A\n\nText\n", "rejected/2-b.md": "# B\n\nStatus: accepted\n"}
    read = read_files(files)
    assert [each.status for each in read.decisions.values()] == ["rejected", "accepted"]


def test_an_index_table_gives_a_status(read_files):
    index = "# Log\n\n| ADR | Status |\n|---|---|\n| [A](1-a.md) | Superseded |\n| [B](2-b.md) | |\n"
    read = read_files({"README.md": index, "1-a.md": "# A\n\nText\n", "2-b.md": "# B\n\nText\n"})
    assert {name: each.status for name, each in read.decisions.items()} == {
        "1-a": "superseded",
        "2-b": "unknown",
    }
    assert read.decisions["1-a"].origin.status_raw == "Superseded"


def test_a_day_in_the_name_of_a_folder_is_the_last_resort(read_files):
    assert str(read_files({"2021-03-04-glue/README.md": "# Glue\n\nText\n"}).only.decided) == "2021-03-04"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[x](ad045-other-name.md)", "adr045-wheel"),
        ("[x](https://example.org/o/r/blob/main/docs/adr/adr045-wheel.md)", "adr045-wheel"),
        ("[x](/adr/ADR045-wheel.html)", "adr045-wheel"),
        ("ADR045-wheel", "adr045-wheel"),
        ("ADR-45", "45"),
        ("[x](0099-nothing.md)", "0099-nothing"),
    ],
)
def test_a_reference_by_a_wrong_name_finds_the_file_of_its_number(read_files, written, found):
    files = {
        "adr044-cart.md": f"# Cart\n\nStatus: superseded by {written}\n",
        "adr045-wheel.md": "# Wheel\n",
    }
    assert read_files(files).decisions["adr044-cart"].superseded_by == (found,)


def test_an_option_of_the_folder_says_the_dialect(read_files):
    text = "# T\n\n## Context\n\nA\n\n## Decision\n\nB\n\n## Consequences\n\n* C\n"
    assert read_files({"1-t.md": text}).only.origin.dialect == "nygard"
    forced = read_files({"1-t.md": text}, dialect="madr").only
    assert (forced.origin.dialect, forced.second_order) == ("madr", ("C",))
    assert read_files({"1-t.md": text}, dialect="auto").only.origin.dialect == "nygard"


def test_with_our_own_form_as_the_dialect_a_missing_status_is_an_error(read_files):
    read = read_files({"1-t.md": "# T\n\nText\n"}, dialect="alignment")
    assert [(each.code, each.severity) for each in read.findings] == [("bad-value", "error")]


def test_a_dialect_that_is_none_is_named_with_the_nearest():
    """With its place among the options."""
    _, problems = read_settings({"records": [{"path": "adr", "dialect": "nygaard"}]})
    assert problems == (("records.0.dialect", "there is no dialect 'nygaard'; did you mean 'nygard'?"),)
    with pytest.raises(ValidationError, match="dialects are auto, alignment, kep"):
        Folder(path="adr", dialect="zzz")


def test_a_team_says_what_its_words_mean(read_files):
    assert read_files({"1-t.md": "# T\n\nStatus: Shelved\n"}, shelved="deferred").only.status == "deferred"
