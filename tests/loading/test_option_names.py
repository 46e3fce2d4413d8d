"""What an option is called, and where options stand that no heading announces."""

import pytest

from alignment_plugin.loading.dialects import read_document
from tests.loading.choices import field_in, read

ADR = "# Where orders live\n\n## Status\n\nAccepted\n\n## Context\n\nOrders need a home.\n\n"
LIST = f"{ADR}## Considered Options\n\n"
END = "\n\n## Consequences\n\nWe shall see.\n"

NAMES = {
    "what stands in brackets belongs to the name": (
        "- A queue (of the kind we run already)\n- A table (Postgres, Maria)",
        ["A queue (of the kind we run already)", "A table (Postgres, Maria)"],
    ),
    "its heading does without what stands in brackets": (
        "- A queue (of the kind we run already)\n- A table\n\n## Pros and Cons of the Options\n\n### A queue\n\n- Good, because quick",
        ["A queue", "A table"],
    ),
    "a heading may have the remark too": (
        "- A queue (of the kind we run already)\n- A table\n\n## Pros and Cons of the Options\n\n"
        "### A queue (of the kind we run already)\n\n- Good, because quick",
        ["A queue (of the kind we run already)", "A table"],
    ),
    "brackets inside a name that its heading does without": (
        "- A queue (Kafka) in the cloud\n- A table\n\n## Pros and Cons of the Options\n\n### A queue in the cloud\n\n"
        "- Good, because quick\n\n### A table\n\n- Good, because plain",
        ["A queue in the cloud", "A table"],
    ),
    "an address says where it is found": (
        "- A queue (https://example.org/queue)\n- A table",
        ["A queue", "A table"],
    ),
    "a heading names what the list only has the address of": (
        "- https://example.org/fast-queue\n- https://example.org/plain-table\n\n## Pros and Cons of the Options\n\n"
        "### fast-queue\n\n- Good, because quick\n\n### plain-table\n\n- Good, because it stays",
        ["fast-queue", "plain-table"],
    ),
    "a footnote is no part of it": (
        "- A queue [^1]\n- A table [^2]\n\n[^1]: https://example.org\n[^2]: Ours.",
        ["A queue", "A table"],
    ),
    "an item in brackets is no option": ("- A queue\n- (nothing else was found)", ["A queue"]),
    "an item that says there is nothing else is no option": (
        "- A queue\n- A table\n- No other options were considered.",
        ["A queue", "A table"],
    ),
    "bold words where most are set apart": (
        "- **A fast queue.** It forgets.\n- **A plain table:** it stays.\n- **An old file** in the shop. Nobody reads it.",
        ["A fast queue", "A plain table", "An old file"],
    ),
    "bold words that open each item": (
        "- **A fast queue** that forgets\n- **A plain table** that stays",
        ["A fast queue", "A plain table"],
    ),
    "one bold word only stresses": (
        "- **Rent** a place by the day\n- **Buy** a place in town",
        ["Rent a place by the day", "Buy a place in town"],
    ),
    "before a colon as a link beside it": (
        "- [Queues](https://example.org): these forget\n- Own code: it does what we want, and no more",
        ["Queues", "Own code"],
    ),
    "before a dash, though it ends in 'approach'": (
        "1. The careful approach - ask everybody first\n2. The quick approach - ask nobody",
        ["The careful approach", "The quick approach"],
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_an_option_is_called_by_its_name_and_not_by_what_explains_it(name: str) -> None:
    """The explanation stays in the prose."""
    listed, titles = NAMES[name]
    assert read(LIST + listed + END)[0] == titles


@pytest.mark.parametrize(
    "listed",
    [NAMES["its heading does without what stands in brackets"][0], NAMES["a footnote is no part of it"][0]],
)
def test_what_is_cut_from_a_name_stays_in_the_prose(listed: str) -> None:
    """The line that listed the option is not taken out."""
    prose = read_document(None, LIST + listed + END, 1, name="0007-store.md", statuses={}).prose
    assert listed.split("\n", maxsplit=1)[0] in prose


PLACES = {
    "a line without a colon leads to a list": (
        f"{ADR}Options\n\n- A queue\n- A table\n\n## Decision\n\nWe will use a table.",
        ["A queue", "A table"],
        "A table",
    ),
    "a second sentence says what they are": (
        f"{ADR}There are two ways to keep orders. They are:\n\n- A queue\n- A table\n\n## Decision\n\nWe will use a table.",
        ["A queue", "A table"],
        "A table",
    ),
    "a sentence names the headings below it": (
        f"{ADR}The options we looked at were a queue and a table.\n\n### A queue\n\nIt forgets.\n\n### A table\n\nIt stays.\n\n"
        "## Decision\n\nWe will use a table.",
        ["A queue", "A table"],
        "A table",
    ),
    "a line leads to headings that are counted": (
        f"{ADR}There were 2 options considered:\n\n### 1. A queue\n\nIt forgets.\n\n### 2. A table\n\nIt stays.\n\n"
        "## Decision\n\nWe decided to go with option (2) and defer moving old orders.",
        ["1. A queue", "2. A table"],
        "2. A table",
    ),
    "names with what they are, of which the decision takes one": (
        f"{ADR}We read about:\n\n- [Queues](https://example.org): they forget\n- [Tables][t]: they stay\n\n## Decision\n\n"
        "We will make use of tables.\n\n[t]: https://example.org/t",
        ["Queues", "Tables"],
        "Tables",
    ),
    "names with what they are, none of which is taken": (
        f"{ADR}We read about:\n\n- [Queues](https://example.org): they forget\n- [Tables](https://example.org): they stay\n\n"
        "## Decision\n\nWe will keep paper.",
        [],
        "",
    ),
    "a table with a column for the verdict": (
        f"{ADR}## Decision\n\n| Option | Thoughts | Decision |\n|---|---|---|\n| **A queue** (hosted) | quick | Rejected |\n"
        "| **A table** | plain | **Chosen** |",
        ["A queue", "A table"],
        "A table",
    ),
    "options that call themselves so below headings that do not": (
        f"{ADR}## Considered Options\n\n### Where\n\n- [**Option 1**] A queue\n- [**Option 2**] A table\n\n### When\n\n"
        "- [**Option A**] At night\n- [**Option B**] At once\n\n## Decision Outcome\n\nChosen option: **Option 1B**",
        ["[Option 1] A queue", "[Option 2] A table", "[Option A] At night", "[Option B] At once"],
        "",
    ),
    "names with their reasons below, one of them without": (
        f"{ADR}## Alternatives\n\n- **A queue:** it is quick, and forgets.\n  - We would lose orders.\n- **A plain file:**\n"
        "  - Nobody can search it.",
        ["A queue", "A plain file"],
        "",
    ),
    "reasons in sentences are no options": (
        f"{ADR}## Alternatives considered\n\n- **A queue:**\n\n  - It forgets orders.\n  - It is dear.\n\n- **A file:**\n\n"
        "  - Nobody can search it.",
        ["A queue", "A file"],
        "",
    ),
    "every item is counted as the first": (
        f"{ADR}## Options\n\n1. A queue\n1. A table\n1. A file\n\n## Decision\n\nWe choose option (3).",
        ["A queue", "A table", "A file"],
        "A file",
    ),
    "one option stands apart from those that were discarded": (
        f"{ADR}## Proposal\n\n### Option 1: A table\n\nIt stays.\n\n## Discarded solutions\n\n### Option 2: A queue\n\nIt forgets.\n\n"
        "### Option 3: A file\n\nNobody reads it.",
        ["Option 2: A queue", "Option 3: A file", "Option 1: A table"],
        "Option 1: A table",
    ),
    "the number that is missing among those that were rejected": (
        f"{ADR}## Solution\n\n### 2. A table\n\nIt stays.\n\n## Rejected options\n\n### 1. A queue\n\nIt forgets.\n\n"
        "### 3. A file\n\nNobody reads it.\n\n## Steps\n\n### 4. Move\n\nLater.",
        ["1. A queue", "3. A file", "2. A table"],
        "2. A table",
    ),
    "the only list of a section for options": (
        f"{LIST}Where the code stands is a matter of its own.\n\nStores, by what they cost:\n\n- A queue\n- A table\n\n"
        '## Decision Outcome\n\nChosen option: "A table".',
        ["A queue", "A table"],
        "A table",
    ),
    "a question in a quote and a picture say nothing": (
        f"{LIST}> What else could we do?\n\n![Both](both.png)\n\nMore on both:\n\n- A queue\n- A table",
        ["A queue", "A table"],
        "",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_options_are_found_where_teams_put_them(name: str) -> None:
    """Each form gives the options and the choice that stand in it, and no more."""
    body, options, chosen = PLACES[name]
    assert read(body + END) == (options, chosen)


@pytest.mark.parametrize(
    ("outcome", "chosen"),
    [
        ('Chosen option: "A queue", because it is quick.', "A queue"),
        ('Chosen option: "[option 1]", because [justification, as only option that fits].', ""),
        ('Chosen option: "{title of option 1}", because {justification}.', ""),
        ("By comparing all of the above, a table is what we will use.", "A table"),
    ],
)
def test_a_sentence_that_nobody_filled_in_chooses_nothing(outcome: str, chosen: str) -> None:
    """What a template says of its first option is no choice."""
    listed = "- A queue\n- A table"
    assert read(f"{LIST}{listed}\n\n## Decision Outcome\n\n{outcome}{END}") == (
        ["A queue", "A table"],
        chosen,
    )


def test_the_number_of_a_heading_counts_no_option() -> None:
    """`### 2. …` in the design does not take the second alternative."""
    body = f"{ADR}## Design\n\n### 1. Now\n\nA.\n\n### 2. Proposed way\n\nB.\n\n## Alternatives\n\n- A queue\n- Write it all anew by hand"
    assert read(body + END)[1] == ""


def test_options_of_two_questions_have_the_arguments_of_both() -> None:
    """Each question may have a section of its own for pros and cons."""
    body = (
        f"{LIST}### Where\n\n- [**Option 1**] A queue\n- [**Option 2**] A table\n\n### When\n\n- [**Option A**] At night\n"
        "- [**Option B**] At once\n\n## Pros and Cons of the places\n\n### [Option 1] A queue\n\n- Good, because quick\n\n"
        "## Pros and Cons of the times\n\n### [Option B] At once\n\n- Good, because fresh"
    )
    options = field_in(read_document(None, body, 1, name="0007-store.md", statuses={}), "options")
    assert [[item.get("good") is not None for item in options.items]] == [[True, False, False, True]]


def test_a_list_that_no_words_on_options_lead_to_is_none(read_files):
    lead = "One alternative is to leave it.\n\nMost ways are gone. It can only happen in these cases:"
    text = f"# Keys\n\n## Alternatives\n\n{lead}\n\n1. There is a ring.\n2. There is no end.\n"
    assert read_files({"0001-a.md": text}).only.options == ()
    listed = text.replace("in these cases", "in these ways")
    assert len(read_files({"0001-a.md": listed}).only.options) == 2


def test_what_an_option_is_stands_in_front_of_its_name(read_files):
    headings = "### Alternative: Rent\n\nDear.\n\n### Rejected option: Buy\n\nSlow."
    record = read_files({"0001-a.md": f"# Keys\n\n## Rationale and alternatives\n\n{headings}\n"}).only
    assert [each.name for each in record.options] == ["Rent", "Buy"]


def test_words_that_no_alternative_is_known_are_none(read_files):
    text = "# Keys\n\n## Rationale and alternatives\n\n* No viable alternatives known to the author;\n"
    assert read_files({"0001-a.md": text}).only.options == ()
