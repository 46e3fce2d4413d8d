"""In which words a decision says what was chosen, and in which it chooses nothing."""

import pytest

from tests.loading.choices import read

TITLE = "# Where orders live\n\n"
STORES = f"{TITLE}## Considered Options\n\n* Rent a store\n* Build a store\n\n"
TOOLS = f"{TITLE}## Considered Options\n\n* Keep Django\n* Move to Flask\n* a small way with zodiac\n\n"

SENTENCES = (
    "Initially **rent a store** will be used.",
    "For now, rent a store will be used",
    "We liked option 2, but it is slow, so we are choosing **[Option 1](#option-1)**",
    "We're picking Rent a store.",
    "In line with option (1) we start.",
    "Chosen option: (1)",
    "We choose rent a store over build a store.",
    "We will use rent a store instead of build a store.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_says_what_was_chosen(sentence: str) -> None:
    """Whatever stands around the name or the number of the option."""
    assert read(f"{STORES}## Decision Outcome\n\n{sentence}\n")[1] == "Rent a store"


HEADINGS = (
    "Decision Outcome: Rent a store\n\nIt is quick.",
    "Selected option - Rent a store\n\nIt is quick.",
    "Our choice\n\nRent a store.",
    "Proposed solution\n\nRent a store.",
    "Decision (2024-01-01)\n\nRent a store.",
    "Decision and rationale\n\nRent a store.",
    "What did we decide?\n\nRent a store.",
)


@pytest.mark.parametrize("section", HEADINGS)
def test_a_heading_tells_of_the_choice_or_names_it(section: str) -> None:
    """The heading's own words, or the first ones below it."""
    assert read(f"{STORES}## {section}\n")[1] == "Rent a store"


def test_words_in_bold_may_stand_for_the_heading() -> None:
    """Of the options as of the decision, on a line of their own or above the text."""
    options = f"{TITLE}Words.\n\n**Options considered**\n\n- Rent a store\n- Build a store\n\n"
    for decision in (
        "**Decision**\n\nRent a store",
        "**Decision**\nRent a store",
        "__Outcome__\n\n- Option 1",
    ):
        assert read(f"{options}{decision}\n")[1] == "Rent a store"


@pytest.mark.parametrize(
    ("sentence", "chosen"),
    [
        ("Abandon Django and switch to Flask", "Move to Flask"),
        ("We will move from Django to Flask.", "Move to Flask"),
        ("We introduce `zodiac` as a part and start using it.", "a small way with zodiac"),
        ("We use Django for pages and Flask for calls.", ""),
        ("We will decide after a trial with Flask.", ""),
        ("Later we could use Flask.", ""),
        ("We use both, and add Flask.", ""),
        ("We will not use Flask.", ""),
    ],
)
def test_a_name_that_one_option_alone_has_means_that_option(sentence: str, chosen: str) -> None:
    """Unless what is said of it is denied, open, or said of another too."""
    assert read(f"{TOOLS}## Decision Outcome\n\n{sentence}\n")[1] == chosen


def test_a_mix_of_two_options_is_no_choice() -> None:
    """Where words are joined that speak of another option."""
    body = f"{STORES}## Decision Outcome\n\nChosen option: Rent a store together with a build of our own.\n"
    assert read(body)[1] == ""


@pytest.mark.parametrize(
    "options",
    [
        "- ✅ Rent a store\n- ❌ Build a store",
        "- Rent a store :white_check_mark:\n- Build a store",
        "- Rent a store ← chosen\n- Build a store",
        "### Rent a store\n\n**Selected.** It is quick.\n\n### Build a store\n\nRejected, it is slow.",
        "### Rent a store\n\nStatus: chosen\n\n### Build a store\n\nStatus: rejected",
        "### Rent a store - Selected\n\nx\n\n### Build a store - Rejected\n\ny",
        "| Option | Notes |\n|---|---|\n| **Rent a store (chosen)** | x |\n| Build a store | y |",
    ],
)
def test_an_option_itself_says_that_it_was_chosen(options: str) -> None:
    """By a mark, a verdict behind its name, or the first words of its section."""
    assert read(f"{TITLE}## Options\n\n{options}\n") == (["Rent a store", "Build a store"], "Rent a store")


def test_a_decision_below_a_list_of_options_names_one() -> None:
    """Also in the last item of the list, where no section tells of the outcome."""
    body = (
        f"{TITLE}## Naming options\n\n- Shed\n- Store\n- Barn\n\n  Decision: `Store`\n\n## More\n\nWords.\n"
    )
    assert read(body) == (["Shed", "Store", "Barn"], "Store")
