"""What only counts options, what names them below a bare label, lists in two levels, and lists of something else."""

import pytest

from tests.loading.choices import read

TOP = "# Log storage\n\n## Background\n\nLogs pile up.\n\n"
END = "\n\n## Outcome\n\nSee above.\n"

COUNTED = {
    "letters in brackets": "### (a) Loki\n\nx\n\n### (b) Elastic\n\ny",
    "letters with one bracket": "### a) Loki\n\nx\n\n### b) Elastic\n\ny",
    "letters in items": "- A. Loki\n- B. Elastic",
    "letters and colons": "* A: Loki\n* B: Elastic",
    "letters and dashes": "### A - Loki\n\nx\n\n### B - Elastic\n\ny",
    "square brackets": "1. [A] Loki\n2. [B] Elastic",
    "roman numbers": "### I. Loki\n\nx\n\n### II. Elastic\n\ny",
    "numbers of sections": "### 4.1 Loki\n\nx\n\n### 4.2 Elastic\n\ny",
    "numbers and strokes": "### 1/ Loki\n\nx\n\n### 2/ Elastic\n\ny",
    "signs in bold": "- **a)** Loki\n- **b)** Elastic",
    "signs in front of an explanation": "* (A) Loki: cheap\n* (B) Elastic: dear",
    "lines of a paragraph": "a) Loki\nb) Elastic",
    "paragraphs": "(i) Loki\n\n(ii) Elastic",
}


@pytest.mark.parametrize("form", COUNTED)
def test_signs_that_count_all_options_are_no_part_of_their_names(form):
    """Letters, roman and dotted numbers, in any brackets, are numbering where all siblings have them."""
    assert read(f"{TOP}## Options\n\n{COUNTED[form]}{END}")[0] == ["Loki", "Elastic"]


def test_an_initial_that_one_name_alone_has_stays():
    """Names are not cut where their siblings are not counted too, or where the count does not start at its start."""
    assert read(f"{TOP}## Options\n\n- C. elegans data\n- Data of flies{END}")[0] == [
        "C. elegans data",
        "Data of flies",
    ]
    assert read(f"{TOP}## Options\n\n- C. elegans\n- D. rerio{END}")[0] == ["C. elegans", "D. rerio"]


BELOW = {
    "a sentence": ("Keep logs in files.", "Ship logs to Loki. It is cheap."),
    "bold words": ("**Keep logs in files**: as today.", "**Ship logs to Loki**: new."),
    "a line in bold": ("**Keep logs in files**\nAs today.", "**Ship logs to Loki**\nNew."),
    "a heading": (
        "#### Keep logs in files\n\nx\n\n#### Pros\n\n- a",
        "#### Ship logs to Loki\n\ny\n\n#### Pros\n\n- b",
    ),
}


@pytest.mark.parametrize("form", BELOW)
def test_the_name_of_an_option_may_stand_below_its_label(form):
    """A heading that only counts an option is no name where one stands right below it."""
    one, two = BELOW[form]
    body = f"{TOP}## Options\n\n### Option 1\n\n{one}\n\n### Option 2\n\n{two}{END}"
    assert read(body)[0] == ["Keep logs in files", "Ship logs to Loki"]


@pytest.mark.parametrize(
    "below",
    [
        "In this case all logs stay where they are.",
        "Pros:\n\n- a",
        "We would ship all logs.",
        "Same as above, but dearer.",
    ],
)
def test_a_label_stays_where_the_text_below_only_tells_of_the_option(below):
    """A sentence about an option is not its name."""
    body = f"{TOP}## Options\n\n### Option 1\n\n{below}\n\n### Option 2\n\n{below}{END}"
    assert read(body)[0] == ["Option 1", "Option 2"]


def test_a_label_among_named_options_is_a_name():
    """Where siblings have a name in their heading, a bare one is called by its label."""
    body = "# Logs\n\n## Option 1: Loki\n\nx\n\n## Option 2\n\nDo it with files.\n\n## Decision\n\nOption 1."
    assert read(body)[0] == ["Option 1: Loki", "Option 2"]


LEVELS = {
    "options below an option": (
        "- Option 1: Files\n- Option 2: Loki\n  - Option 2.1: One node\n  - Option 2.2: A cluster",
        ["Option 1: Files", "Option 2: Loki", "Option 2.1: One node", "Option 2.2: A cluster"],
    ),
    "what explains an option": ("- Files\n  - slow\n  - cheap\n- Loki\n  - new", ["Files", "Loki"]),
    "headings that name the ends in full": (
        "- Keep files\n- Use a server\n  - Loki\n  - Elastic\n\n## Pros and cons of the options\n\n### Keep files\n\nx\n\n"
        "### Use a server: Loki\n\ny\n\n### Use a server: Elastic\n\nz",
        ["Keep files", "Use a server: Loki", "Use a server: Elastic"],
    ),
    "an item that names and explains": (
        "- **Files**:\n  As today, in this order:\n  1. disk\n  2. tape\n- **Loki**:\n  New.",
        ["Files", "Loki"],
    ),
}


@pytest.mark.parametrize("form", LEVELS)
def test_lists_in_two_levels(form):
    """Parts are options where they are counted as such, or where headings treat each of them."""
    listed, names = LEVELS[form]
    assert read(f"{TOP}## Considered options\n\n{listed}{END}")[0] == names


OTHERS = {
    "rules for all": "All have to meet these requirements:\n\n- cheap\n- safe\n\n### Files\n\nx\n\n### Loki\n\ny",
    "criteria before the list": "The following criteria count:\n\n- cheap\n- safe\n\nThe options are:\n\n- Files\n- Loki",
    "remarks behind": "### Files\n\nx\n\n### Loki\n\ny\n\n### Further remarks\n\nz\n\n### Comparisons\n\nw",
    "others without a name": "### Files\n\nx\n\n### Loki\n\ny\n\n### Other options\n\nNone came to mind.",
    "others in a list": "### Files\n\nx\n\n### Further alternatives\n\n- Loki",
}


@pytest.mark.parametrize("form", OTHERS)
def test_what_stands_beside_options_is_none(form):
    """Lists of what options are measured by, and headings over all of them, name no option."""
    assert read(f"{TOP}## Options\n\n{OTHERS[form]}{END}")[0] == ["Files", "Loki"]


@pytest.mark.parametrize(
    "body",
    [
        "## Requirements\n\n(a) cheap\n\n(b) quick\n\n## Decision\n\nWe use Loki.",
        "## Next steps\n\na) Install Loki\nb) Ship logs\n\n## Decision\n\nWe chose Loki.",
        "## Risks considered\n\n- Loss of logs\n- Cost of Loki\n\n## Decision\n\nWe chose Loki.",
        "## Documents reviewed\n\n- The Loki manual\n- The Elastic manual\n\n## Decision\n\nWe chose Loki.",
    ],
)
def test_lists_of_other_things_are_no_options(body):
    """Requirements, steps, risks and sources are not chosen between."""
    assert read(TOP + body)[0] == []


def test_a_remark_in_brackets_goes_where_the_heading_does_without_in_other_capitals():
    """The heading of an option is compared by its words, with or without a label and capitals."""
    body = (
        "# Logs\n\n## Context\n\nx\n\n## Considered options\n\n- Option 1: Plain Files (as today)\n- Option 2: Loki\n\n"
        "## Decision outcome\n\nOption 2.\n\n## Pros and cons\n\n### [Option 1] Plain files\n\n- Good, a\n\n"
        "### [Option 2] Loki\n\n- Good, b"
    )
    assert read(body)[0] == ["Option 1: Plain Files", "Option 2: Loki"]


def test_a_label_of_an_option_elsewhere_is_no_further_option():
    """Drawbacks told under `Option A` belong to the option of that letter."""
    body = (
        "# Logs\n\n- Start Date: 2024-01-02\n\n# Options Considered\n\n## Option A: Loki\n\nx\n\n## Option B: Files\n\ny\n\n"
        "# Drawbacks\n\n## Option A\n\nNew.\n\n## Option B\n\nSlow."
    )
    assert read(body)[0] == ["Option A: Loki", "Option B: Files"]
