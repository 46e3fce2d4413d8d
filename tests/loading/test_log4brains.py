"""Log4brains: bullets, and a day in the file's name."""

TEXT = "# Use **one** queue\n\n- Status: accepted\n- Deciders: Nia\n- Tags: queues, cost\n\n## Context\n\nMany.\n"


def test_bullets_and_the_day_of_the_name(read_files):
    """Where the document states no date, the name does."""
    found = read_files({"20230405-use-one-queue.md": TEXT}).only
    assert (found.title, found.status, str(found.decided)) == ("Use one queue", "accepted", "2023-04-05")
    assert (found.people, found.tags, found.origin.dialect) == (("Nia",), ("queues", "cost"), "log4brains")


def test_a_stated_date_wins_over_the_name(read_files):
    text = TEXT.replace("- Tags", "- Date: 2023-04-09\n- Tags")
    assert str(read_files({"20230405-use-one-queue.md": text}).only.decided) == "2023-04-09"


def test_without_bullets_or_madrs_sections_the_name_alone_is_not_enough(read_files):
    found = read_files({"20230405-use-one-queue.md": "# Use one queue\n\nText.\n"}).only
    assert (found.origin.dialect, str(found.decided)) == ("plain", "2023-04-05")
