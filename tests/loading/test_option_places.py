"""Where options stand: headings, leads, groups and tables, each with what a person would list."""

import pytest

from tests.loading.choices import read

TITLE = "# Where orders live\n\n"
CONTEXT = f"{TITLE}## Context\n\nOrders need a home.\n\n"
TWO = ["Rent a store", "Build a store"]
LIST = "- Rent a store\n- Build a store\n\n"
RENTED = "## Decision\n\nRent a store.\n"

HEADINGS = (
    "Storage options",
    "Choices",
    "Candidate solutions",
    "Options & analysis",
    "Options we looked at",
    "Options on the table",
    "What we considered",
    "Tools considered",
    "Databases evaluated",
    "Considered technologies",
    "Possible choices",
    "Alternative options considered for the store",
    "Options for storage",
    "Options analysis",
    "Overview of options",
    "Option list",
    "What other options were there?",
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_section_of_options_may_be_called_otherwise(heading: str) -> None:
    """A list below it holds the options, of which the decision names one."""
    assert read(f"{CONTEXT}## {heading}\n\n{LIST}{RENTED}") == (TWO, "Rent a store")


@pytest.mark.parametrize(
    "heading", ("Configuration options", "Command-line options", "Future options", "Build options")
)
def test_what_can_be_set_is_no_option_of_a_decision(heading: str) -> None:
    """Options of a tool, and those of later, are none that were weighed."""
    assert read(f"{CONTEXT}## {heading}\n\n- fast\n- slow\n\n## Decision\n\nWe wait.\n") == ([], "")


LEADS = {
    "trials of all options": "We have built small trials for all three options:\n\n1. **Rent a store** - dear.\n"
    "2. **Build a store** - slow.\n\n",
    "a question, whose answers count": "* What is in scope?\n- Orders\n\n"
    "* Which alternatives have been considered, and why do they fall short?\n"
    "1. Rent a store:\n  - dear\n2. Build a store\n  - slow\n\n* Any risks?\n1. Fire\n\n",
    "a question in bold": f"**What other options did we consider?**\n\n{LIST}",
    "ways, of which the decision names one": f"There are several ways to do this:\n\n{LIST}",
    "either of two": f"We could either:\n\n{LIST}",
    "details that fold": "## Considered Options\n\n<details>\n<summary>All</summary>\n\n"
    + LIST
    + "</details>\n\n",
}


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
def test_a_sentence_or_a_question_leads_to_options(lead: str) -> None:
    """The list behind it holds them."""
    assert read(f"{CONTEXT}{lead}{RENTED}") == (TWO, "Rent a store")


def test_ways_that_the_decision_does_not_name_are_no_options() -> None:
    """Such a lead may be about anything."""
    body = f"{CONTEXT}There are two options in the menu:\n\n- fast\n- slow\n\n## Decision\n\nWe wait.\n"
    assert read(body) == ([], "")


def test_lists_that_answer_a_question_each_are_all_options_and_none_is_the_choice() -> None:
    """One of each group was taken, so no single one was."""
    body = (
        f"{TITLE}## Considered Options\n\nFor the place:\n\n{LIST}For the goods:\n\n- Buy them\n- Borrow them\n\n"
        "## Decision Outcome\n\nChosen: rent a store, and buy them.\n"
    )
    assert read(body) == ([*TWO, "Buy them", "Borrow them"], "")


def test_a_second_list_on_something_else_holds_no_options() -> None:
    """Criteria stand behind options as often as further options do."""
    body = f"{TITLE}## Considered Options\n\nThere are two:\n\n{LIST}We judged by:\n\n- Price\n\n{RENTED}"
    assert read(body) == (TWO, "Rent a store")


def test_headings_that_ask_hold_the_options_that_answer() -> None:
    """A heading such as `Where to keep it` names no option."""
    body = (
        f"{CONTEXT}### Options\n\n#### Where to keep it\n\n{LIST}#### What to sell\n\n- Books\n\n"
        "#### Are we going to lend?\n\n## Decision\n\n#### Where to keep it\n\nWe rent.\n"
    )
    assert read(body) == ([*TWO, "Books"], "")


def test_an_item_may_have_a_mark_and_a_number() -> None:
    """`- 1. Rent` is one item; the decision may name its number."""
    body = f"{TITLE}## Considered Options\n\n- 1. Rent a store\n- 2. Build a store\n\n## Decision Outcome\n\nOption 2\n"
    assert read(body) == (TWO, "Build a store")


def test_counted_ways_to_one_goal_are_the_options() -> None:
    """The only item heads them; without numbers they may as well explain it."""
    body = "{}## Considered Options\n\n* Have a store\n    * {}Rent a store\n    * {}Build a store\n\n{}"
    assert read(body.format(TITLE, "1) ", "2) ", "## Decision Outcome\n\nChosen option: 1)\n")) == (
        TWO,
        "Rent a store",
    )
    assert read(body.format(TITLE, "", "", "## Decision Outcome\n\nHave a store\n"))[0] == ["Have a store"]


def test_options_that_only_the_pros_and_cons_name_count() -> None:
    """Also where those stand below the outcome, and their sides beside them."""
    body = (
        f"{TITLE}## Options Considered\n\nTwo ways are open.\n\n## Decision Outcome\n\nRent a store.\n\n"
        "### Pros and Cons of the Options\n\n#### Rent a store\n\n#### Pros\n\n* quick\n\n#### Build a store\n\n"
        "#### Cons\n\n* slow\n\n### Links\n\nNone\n"
    )
    assert read(body) == (TWO, "Rent a store")


def test_pros_and_cons_of_the_decision_alone_are_no_options() -> None:
    """A section of arguments names what was taken, and nothing to choose from."""
    body = f"{CONTEXT}## Decision\n\nWe wait.\n\n### Pros and Cons\n\n- Good, because quiet\n- Bad, because slow\n"
    assert read(body) == ([], "")


def test_the_only_heading_of_alternatives_may_lead_to_a_list_of_them() -> None:
    """`There are a few alternatives` says that the list names them."""
    body = (
        f"{TITLE}- Start Date: 2024-01-02\n\n## Alternatives\n\n### Other places\n\nThere are a few alternatives:\n\n"
        "* Rent a hall\n  * wide\n* Build a barn\n  * cheap\n"
    )
    assert read(body)[0] == ["Rent a hall", "Build a barn"]


def test_a_section_on_the_building_is_no_alternative() -> None:
    """`Implementation` beside counted alternatives is a part of the text."""
    body = (
        f"{TITLE}- Start Date: 2024-01-02\n\n## Rationale and Alternatives\n\n### Alternative 1 - Rent a store\n\nx\n\n"
        "### Alternative 2 - Build a store\n\ny\n\n### Implementation\n\nz\n"
    )
    assert read(body)[0] == ["Alternative 1 - Rent a store", "Alternative 2 - Build a store"]


NAMES = {
    "a label in bold is no name": ("- **Option A** - Rent a store\n- **Option B:** Build it", "", ["Option A - Rent a store", "Option B: Build it"]),
    "a point may open a name": ("- [.Net host](https://a.example/)\n- [Java host](https://b.example/)", "", [".Net host", "Java host"]),
    "a verb may belong to a clause": (
        "- Moving goods only where the rented shop would fit them, else not\n- Moving goods never",
        "",
        ["Moving goods only where the rented shop would fit them, else not", "Moving goods never"],
    ),
    "its own heading has the words behind a dash": (
        "- Option 1 - Rent - By the year\n- Option 2 - Build - Of wood",
        "### Option 1 - Rent - By the year\n\n- Good, because x\n\n### Option 2 - Build\n\n- Bad, because y\n",
        ["Option 1 - Rent - By the year", "Option 2 - Build"],
    ),
    "brackets in brackets, which one heading does without": (
        "- Shelf (for books (old), and maps)\n- Chest (for gold (new) and such)",
        "### Shelf\n\n- Good, because x\n",
        ["Shelf", "Chest"],
    ),
    "marks and verdicts": (
        "- ✅ Rent a store\n- ❌ Build a store\n- ~~Wait~~\n- Lend (rejected)\n- Borrow - discarded",
        "",
        ["Rent a store", "Build a store", "Wait", "Lend", "Borrow"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("listed", "treated", "names"), NAMES.values(), ids=NAMES)
def test_the_name_of_an_option_is_what_it_is_called(listed: str, treated: str, names: list[str]) -> None:
    """Neither a label, nor a mark, nor an explanation that its own heading does without."""
    body = f"{TITLE}## Considered Options\n\n{listed}\n\n## Pros and Cons of the Options\n\n{treated}"
    assert read(body)[0] == names
