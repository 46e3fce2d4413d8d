"""Options, arguments and the choice in the many forms that teams give them."""

import pytest

from alignment_plugin.loading.dialects import read_document
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.nodes import Items, Mapping, Scalar


def read(body: str, name: str = "0007-store.md") -> Document:
    return read_document(None, body, 1, name=name, statuses={})


def field(document: Document, name: str) -> object:
    return next((value for key, value in document.fields if key.text == name), None)


def options(document: Document) -> list[Mapping]:
    found = field(document, "options")
    return [each for each in found.items if isinstance(each, Mapping)] if isinstance(found, Items) else []


def texts(node: object) -> list[str]:
    return [each.text for each in node.items if isinstance(each, Scalar)] if isinstance(node, Items) else []


def titles(document: Document) -> list[str]:
    return [title.text for each in options(document) if isinstance(title := each.get("title"), Scalar)]


def argued(document: Document) -> dict[str, tuple[list[str], list[str]]]:
    """Title → what speaks for it, and what against it."""
    return {
        title: (texts(each.get("good")), texts(each.get("bad")))
        for title, each in zip(titles(document), options(document), strict=True)
    }


def chosen(document: Document) -> str:
    """The title of the chosen option."""
    value = field(document, "chosen")
    for title, each in zip(titles(document), options(document), strict=True):
        if (
            isinstance(value, Scalar)
            and isinstance(ident := each.get("id"), Scalar)
            and ident.text == value.text
        ):
            return title
    return ""


def considered(text: str, outcome: str = "") -> Document:
    """A document that considers options under their usual heading."""
    return read(
        f"# Where orders live\n\n## Context\n\nOrders need a home.\n\n## Considered Options\n\n{text}\n"
        f"\n## Decision Outcome\n\n{outcome or 'To be seen.'}\n\n## Consequences\n\nWe shall see.\n"
    )


class TestNames:
    def test_a_list_that_only_heads_others_gives_the_options_of_those(self):
        document = considered(
            "* When writing:\n  * One file\n  * Two files\n* When reading:\n  * All at once\n* Never"
        )
        assert titles(document) == ["One file", "Two files", "All at once", "Never"]

    def test_a_list_whose_items_head_lists_that_headings_treat_gives_those_too(self):
        document = considered(
            "- Place\n  - On disk\n  - In memory\n- Time\n  - At once\n\n"
            "### Place\n\n#### On disk\n\nSlow.\n\n#### In memory\n\nQuick.\n\n### Time\n\n#### At once\n\nNow."
        )
        assert titles(document) == ["On disk", "In memory", "At once"]

    def test_items_with_what_explains_them_below_are_the_options_themselves(self):
        assert titles(considered("- Postgres\n  - we run it\n- Files\n  - simple to copy")) == [
            "Postgres",
            "Files",
        ]

    def test_a_full_stop_in_brackets_or_in_a_short_form_ends_no_name(self):
        document = considered(
            "* Numbers (ie. the first part of the name)\n* Names, e.g. words. Long ones are cut."
        )
        assert titles(document) == ["Numbers (ie. the first part of the name)", "Names, e.g. words"]

    def test_the_sentence_of_the_choice_shortens_a_name_that_it_quotes_without_the_brackets(self):
        document = considered(
            "* Numbers (ie. the first part)\n* Names", 'Chosen option: "Numbers", because short.'
        )
        assert titles(document) == ["Numbers", "Names"]
        assert chosen(document) == "Numbers"
        assert "the first part" in document.prose

    def test_an_arrow_sets_off_what_explains_a_name(self):
        assert titles(considered("* Queue → more to run\n* Table => slow")) == ["Queue", "Table"]

    def test_names_stand_before_colons_where_each_item_has_one(self):
        assert titles(considered("* MySQL: known\n* MongoDB: new to us")) == ["MySQL", "MongoDB"]
        assert titles(considered("* Go on: as we are\n* Stop")) == ["Go on: as we are", "Stop"]
        assert titles(considered("* Option 1: rent\n* Option 2: build")) == [
            "Option 1: rent",
            "Option 2: build",
        ]

    def test_bold_words_that_end_in_a_full_stop_are_a_name(self):
        assert titles(considered("1. **One table (chosen).** New rows.\n2. **Many tables.** Old way.")) == [
            "One table",
            "Many tables",
        ]

    def test_a_label_alone_is_named_by_the_bold_words_below_it(self):
        document = considered(
            "### Options #1:\n\n**_Rent it_**:\n\nDear.\n\n### Options #2:\n\n**_Build it_**:\n\nSlow.",
            "**Chosen option - #2**: Build it.",
        )
        assert titles(document) == ["Rent it", "Build it"]
        assert chosen(document) == "Build it"
        assert "Options #1" in document.prose

    def test_a_colon_behind_a_heading_and_marks_around_it_are_no_part_of_the_name(self):
        assert titles(considered("### 1. **Rent**:\n\nDear.\n\n### 2. __Build__\n\nSlow.")) == [
            "1. Rent",
            "2. Build",
        ]

    def test_a_reference_in_brackets_is_shown_by_its_words(self):
        document = considered("* [Sphinx] - for long texts\n* Docco\n\n[Sphinx]: https://example.org/sphinx")
        assert titles(document) == ["Sphinx", "Docco"]

    def test_an_escaped_space_behind_a_mark_joins_in_restructuredtext(self):
        body = "Rejected Ideas\n==============\n\nKeep ``Exception``\\ s\n------------------\n\nNo.\n"
        assert titles(read(body, "pep.rst")) == ["Keep `Exception`s"]


class TestPlaces:
    def test_paragraphs_that_open_with_numbers_in_bold_come_before_the_lists_below_them(self):
        document = considered("**1. Convert all**\n\n- dates\n- numbers\n\n**2. Convert nothing**\n\nSimple.")
        assert titles(document) == ["1. Convert all", "2. Convert nothing"]

    def test_paragraphs_that_open_with_a_label_are_options(self):
        document = considered("Option A: Rent a server. It costs.\n\nOption B: Build one. It takes time.")
        assert titles(document) == ["Option A: Rent a server", "Option B: Build one"]

    def test_two_paragraphs_that_open_with_words_in_bold_are_options(self):
        document = considered(
            "**Rent a server.** It costs.\n\n**Build one** - it takes time.\n\n**Note**: both work."
        )
        assert titles(document) == ["Rent a server", "Build one"]

    def test_bold_words_that_only_say_what_follows_are_no_options(self):
        text = "We looked at much.\n\n**Example:**\n\nA.\n\n**Pros:** quick.\n\n**Status**: open."
        assert titles(considered(text)) == []

    def test_rows_of_a_table_are_options_with_the_arguments_of_its_columns(self):
        document = considered(
            "| Option | Pros | Cons |\n|---|---|---|\n| Rent (chosen) | quick<br>cheap | theirs |\n| Build | ours | slow |"
        )
        assert argued(document) == {"Rent": (["quick", "cheap"], ["theirs"]), "Build": (["ours"], ["slow"])}
        assert chosen(document) == "Rent"
        assert "| Build | ours | slow |" in document.prose

    def test_a_table_may_count_its_options_and_say_which_was_chosen(self):
        document = considered(
            "| # | Approach | Verdict |\n|---|---|---|\n| A | Rent | rejected |\n| B | Build | chosen, as it is ours |"
        )
        assert titles(document) == ["Rent", "Build"]
        assert chosen(document) == "Build"

    def test_pros_and_cons_headed_too_high_belong_to_the_option_before_them(self):
        document = considered(
            "### Option 1 - Rent\n\nText.\n\n## Pros\n\n1. quick\n\n## Cons\n\n1. dear\n\n"
            "### Option 2 - Build\n\nText.\n\n## Pros\n\n1. ours",
            "Option 2 was chosen.",
        )
        assert argued(document) == {
            "Option 1 - Rent": (["quick"], ["dear"]),
            "Option 2 - Build": (["ours"], []),
        }
        assert chosen(document) == "Option 2 - Build"

    def test_counted_options_go_on_behind_a_heading_that_breaks_off_their_section(self):
        document = considered("### Option 1 - Rent\n\n## Measured\n\nMuch.\n\n### Option 2 - Build\n\nText.")
        assert titles(document) == ["Option 1 - Rent", "Option 2 - Build"]

    def test_sections_that_describe_the_options_hold_their_arguments(self):
        document = read(
            "# Where\n\n## Context\n\nC.\n\n## Considered Options\n\n- Rent\n- Build\n\n## Decision Outcome\n\nOpen.\n\n"
            "## Description of the Options\n\n### Rent\n\nPros:\n\n1. quick\n\n### Build\n\nCons:\n\n1. slow\n"
        )
        assert argued(document) == {"Rent": (["quick"], []), "Build": ([], ["slow"])}

    def test_both_alternatives_and_rejected_ideas_are_options(self):
        document = read(
            "# Where\n\n- Start Date: 2024-01-02\n\n## Alternatives\n\n### Rent\n\nDear.\n\n"
            "## Rejected ideas\n\n### Borrow\n\nRude.\n\n## Deferred ideas\n\n### Build\n\nLater.\n"
        )
        assert titles(document) == ["Rent", "Borrow"]

    def test_a_single_heading_over_counted_ones_asks_what_those_answer(self):
        document = read(
            "# Where\n\n- Start Date: 2024-01-02\n\n## Alternatives\n\n### Place of the file\n\n"
            "#### 1. A bucket\n\n- Pros:\n  - quick\n\n#### 2. A folder\n\nOld.\n"
        )
        assert titles(document) == ["1. A bucket", "2. A folder"]

    def test_a_list_that_another_sentence_leads_to_is_no_list_of_alternatives(self):
        document = read(
            "# Where\n\n- Start Date: 2024-01-02\n\n## Alternatives\n\nToday the code converts numbers so:\n\n"
            "- nought is the owner\n- all else is a guest\n"
        )
        assert titles(document) == []

    def test_a_list_whose_items_are_headings_that_argue_are_options(self):
        document = read(
            "# Where\n\n## Status\n\nAccepted\n\n## Context\n\nC.\n\n### Queue\n\nWe looked at three:\n\n* Rent\n* Build\n* Own queue\n\n"
            "#### Rent\n\nMuch.\n\n#### Build\n\nAdvantages:\n\n- ours\n\nDisavantages:\n\n- slow\n\n"
            "#### Own Queue\n\nDisadvantages:\n\n- old\n\n## Decision\n\nWe will use Build.\n"
        )
        assert argued(document) == {
            "Rent": ([], []),
            "Build": (["ours"], ["slow"]),
            "Own queue": ([], ["old"]),
        }
        assert chosen(document) == "Build"

    def test_sections_that_argue_are_no_options_where_another_thing_was_chosen(self):
        document = read(
            "# How\n\n## Context and Problem Statement\n\nC.\n\n## Tools\n\n### Rent\n\nCons\n\n- dear\n\n### Build\n\nCons\n\n- slow\n\n"
            '## Decision Outcome\n\nChosen option: "A branch for each", because it is clear.\n'
        )
        assert titles(document) == []


class TestArguments:
    @pytest.mark.parametrize("label", ["**Pros:**", "Advantages:", "_Benefits_:", "Strengths:", "*Upsides*:"])
    def test_what_speaks_for_an_option_may_stand_behind_its_label(self, label):
        document = considered(f"1. **Rent**\n   - {label} quick, cheap\n   - Cons: theirs\n2. **Build**")
        assert argued(document) == {"Rent": (["quick, cheap"], ["theirs"]), "Build": ([], [])}

    def test_lines_of_one_paragraph_are_told_apart_by_their_labels(self):
        document = considered("### Rent\n\nPros: quick\nCons: dear\n\n### Build\n\nText.")
        assert argued(document)["Rent"] == (["quick"], ["dear"])

    def test_a_table_of_pros_and_cons_below_an_option_holds_its_arguments(self):
        document = considered(
            "### Rent\n\n| Pros | Cons |\n|------|------|\n| quick | dear |\n| simple | |\n\n### Build\n\nText."
        )
        assert argued(document)["Rent"] == (["quick", "simple"], ["dear"])
        assert "quick" not in document.prose


class TestChoice:
    @pytest.mark.parametrize(
        "sentence",
        [
            "**Proposed:** Build it ourselves.",
            "Preferred option: **Build it ourselves**",
            "The chosen option is build it ourselves.",
            "The decision is to build it ourselves, not to rent.",
            "We have decided to implement Option 2 - it is ours.",
            "It was decided to go with Option 2.",
            "Go with option 2",
            "Use Option 2.",
            "**Decision:** Option 2",
            "Recommendation: Build it ourselves, because it is ours.",
            "We'll build it ourselves because it is ours.",
        ],
    )
    def test_a_sentence_names_the_choice(self, sentence):
        document = considered("1. Rent it\n2. Build it ourselves\n3. Wait", sentence)
        assert chosen(document) == "Build it ourselves"

    @pytest.mark.parametrize(
        "heading", ["Decision: Option 2", "Chosen: B", "Recommendation", "Preferred solution"]
    )
    def test_a_heading_may_hold_the_choice_or_announce_it(self, heading):
        document = read(
            f"# Where\n\n## Options\n\n### Option {'A' if heading.endswith('B') else 1}: Rent\n\nDear.\n\n"
            f"### Option {'B' if heading.endswith('B') else 2}: Build\n\nSlow.\n\n## {heading}\n\nBuild\n"
        )
        assert chosen(document).endswith("Build")

    @pytest.mark.parametrize(
        "marked",
        [
            "Build (chosen)",
            "Build - chosen approach",
            "Build ✅ **SELECTED**",
            "Build ✅",
            "Build (recommended option)",
        ],
    )
    def test_a_title_that_says_so_was_chosen_and_is_shown_without_the_remark(self, marked):
        document = considered(f"### Rent\n\nDear.\n\n### {marked}\n\nSlow.")
        assert (chosen(document), titles(document)) == ("Build", ["Rent", "Build"])

    def test_the_only_ticked_box_was_chosen(self):
        assert chosen(considered("- [ ] Rent\n- [x] Build\n- [ ] Wait")) == "Build"

    def test_what_stands_today_is_not_what_was_chosen(self):
        assert chosen(considered("- Rent (current way)\n- Build")) == ""

    @pytest.mark.parametrize(
        "sentence", ["TBD", "Options 1 and 2.", "Use both.", "We will look into it again."]
    )
    def test_a_sentence_that_names_no_single_option_chooses_none(self, sentence):
        assert chosen(considered("1. Rent it\n2. Build it\n3. Wait", sentence)) == ""


def test_numbers_of_options_may_be_written_out() -> None:
    """`Option one` is a label as `Option 1` is, wherever the heading stands."""
    document = read(
        "# Where it is kept\n\n## Status\n\nAccepted\n\n## Context\n\nWe need a place.\n\n"
        "### Option one: In a file\n\nCheap.\n\n### Option two: In a table\n\nQuick.\n\n"
        "## Decision\n\nOption two.\n\n## Consequences\n\nA table.\n"
    )
    assert titles(document) == ["Option one: In a file", "Option two: In a table"]
    assert chosen(document) == "Option two: In a table"


def test_one_rejected_alternative_may_stand_under_its_own_heading() -> None:
    """Some write the heading in the singular, whatever it holds."""
    document = read(
        "# Use text\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n\n## Decision\n\nText.\n\n"
        "## Rejected alternative\n\n### Numbers\n\nNobody reads them.\n\n### Colours\n\nNot by ear.\n"
    )
    assert titles(document) == ["Numbers", "Colours"]
