"""Where a document says its choice, and by which words a known option is told there."""

import pytest

from tests.loading.choices import read

QUEUES = (
    "# Queue for mails\n\n## Context\n\nMails get lost.\n\n"
    "## Considered Options\n\n* RabbitMQ\n* Amazon SQS\n* A table in Postgres\n\n"
)
STYLES = (
    "# Styles\n\n## Possible solutions\n\n### A. Tailwind\n\nx\n\n"
    "### B. Plain CSS modules\n\ny\n\n### C. Styled components\n\nz\n\n"
)
DEPLOYS = (
    "# Deploys\n\n## Options\n\n1. Keep shell scripts\n2. Ansible: playbooks run by hand\n"
    "3. Argo CD (pull based)\n\n"
)
PLACES = (
    "## Chosen queue: Amazon SQS\n\nIt is cheap.",
    "## Our verdict\n\nAmazon SQS wins.",
    "## Summary\n\nWe decided in favour of Amazon SQS.",
    "## Going with Amazon SQS\n\nIt is known.",
    "**Decision:** let Amazon SQS do it",
    "**Chosen way**\n\nAmazon SQS",
    "## Facts\n\n- **Selected:** Amazon SQS\n- **Day:** Monday",
    "## What we will do\n\n- Set up Amazon SQS in both regions\n- Teach people",
    "## Resolution\n\nTime is short.\n\nFrom now on, Amazon SQS will be used.",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_speaks_of_deciding_names_the_choice(place: str) -> None:
    """A heading or a label, by its own words, its first sentence, or a later one with a verb of deciding."""
    assert read(f"{QUEUES}{place}\n")[1] == "Amazon SQS"


SENTENCES = {
    "We settled on RabbitMQ.": "RabbitMQ",
    "RabbitMQ it is.": "RabbitMQ",
    "Rather than RabbitMQ, we rely on Amazon SQS.": "Amazon SQS",
    "RabbitMQ is too heavy for us. We stick with a table in Postgres.": "A table in Postgres",
    "Our table in Postgres is replaced by RabbitMQ.": "RabbitMQ",
    "The group liked RabbitMQ, but it is dear, so we take Amazon SQS.": "Amazon SQS",
    "The third option was picked by the team.": "A table in Postgres",
    "Mails will be queued in RabbitMQ because a table in Postgres would be slow.": "RabbitMQ",
    "Amazon's SQS, at least for this year.": "Amazon SQS",
    "We chose to go ahead with a table because it is here.": "A table in Postgres",
    "We decided to use **Postgres** for queueing in our layer, where no Amazon is.": "A table in Postgres",
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_option_that_a_sentence_takes_is_the_choice(sentence: str) -> None:
    """Not one that it compares with, gives as a reason, or leaves."""
    assert read(f"{QUEUES}## Decision\n\n{sentence}\n")[1] == SENTENCES[sentence]


NAMES = {
    "Continue with shell scripts, not Ansible.": "Keep shell scripts",
    "We migrate from shell scripts to Ansible.": "Ansible: playbooks run by hand",
    "- Introduce ArgoCD\n- Train two people": "Argo CD (pull based)",
    "Number 3: Argo CD.": "Argo CD (pull based)",
    "(2), since we know it.": "Ansible: playbooks run by hand",
}


@pytest.mark.parametrize("sentence", NAMES)
def test_a_name_is_told_by_its_significant_words(sentence: str) -> None:
    """Without what is done with it, an explanation, and spaces inside it; or by its number."""
    assert read(f"{DEPLOYS}## Decision\n\n{sentence}\n")[1] == NAMES[sentence]


def test_initials_stand_for_a_name() -> None:
    """Where each word of it has a capital, and no other option has the same."""
    body = "# Forms\n\n## Options\n\n- React Hook Form\n- Formik\n\n## Decision\n\nWe take RHF.\n"
    assert read(body)[1] == "React Hook Form"


def test_of_two_names_the_longer_one_is_meant() -> None:
    """Where one begins with the other."""
    body = "# Hosts\n\n## Options\n\n- *Run it on ECS*\n- *Run it on ECS: Fargate*\n\n"
    for said in ("Chosen option: *Run it on ECS: Fargate*", "We will run it on ECS: Fargate."):
        assert read(f"{body}## Decision\n\n{said}\n")[1] == "Run it on ECS: Fargate"


@pytest.mark.parametrize(
    "section",
    [
        "## Decision\n\nTailwind and CSS modules, each where it fits.",
        "## Decision\n\nTeams pick either Tailwind or CSS modules.",
        "## Decision\n\nChosen option: Tailwind & Styled components",
        "## Decision\n\n1. Tailwind for pages\n2. Styled components for mails",
        "## Decision\n\nFirst Tailwind, later styled components.",
        "## Decision\n\nPostponed until Tailwind 5 is out.",
        "## Decision\n\nTo be discussed: Tailwind.",
        "## Decision\n\nWe rule out Tailwind.",
        "## Decision\n\nIf pages grow, Tailwind could be used.",
        "## Decision\n\nChosen option: “Bootstrap”, as Tailwind is big.",
        "## Rejected solutions\n\nTailwind was too big.",
        "## Decision drivers\n\n- Tailwind is known",
        "## Decision process\n\nThe board looks at Tailwind first.",
        "## Risks\n\nWe use Tailwind elsewhere.",
    ],
)
def test_what_is_open_denied_or_several_is_no_choice(section: str) -> None:
    """Nor is what stands where nothing is decided."""
    assert read(f"{STYLES}{section}\n")[1] == ""


def test_an_options_own_section_says_that_it_was_chosen() -> None:
    """Unless two do, or it says too that it was turned down."""
    for said, chosen in (
        ("This is the way we chose.", "Plain CSS modules"),
        ("We went with this one.", ""),
        ("This was chosen for a page, then rejected.", ""),
    ):
        body = STYLES.replace("y\n", f"y {said}\n")
        if said.startswith("We"):
            body = body.replace("z\n", f"z {said}\n")
        assert read(body)[1] == chosen


def test_the_title_of_an_accepted_document_names_the_choice() -> None:
    """Where nothing else does; a proposed one may still be turned down."""
    body = QUEUES.replace("# Queue for mails", "# Use RabbitMQ for mails")
    assert read(body.replace("## Context", "Status: accepted\n\n## Context"))[1] == "RabbitMQ"
    assert read(body.replace("## Context", "Status: proposed\n\n## Context"))[1] == ""
    assert read(QUEUES.replace("## Context", "Status: accepted\n\n## Context"))[1] == ""


@pytest.mark.parametrize(
    "text",
    [
        "## Summary\n\nWe adopt Kafka over RabbitMQ.",
        "## Summary\n\nWe move to Kafka instead of plain RabbitMQ.",
    ],
)
def test_what_is_only_spoken_of_is_not_chosen(text: str) -> None:
    assert read(f"{QUEUES}{text}\n")[1] == ""


def test_what_is_called_rejected_is_not_chosen() -> None:
    listed = "## Also considered\n\n- **A flag.** Rejected: too much.\n- **Only the bind.** Rejected: half of it.\n"
    assert read(f"# Keys\n\n## Decision\n\nOnly the bind is done first.\n\n{listed}")[1] == ""


def test_what_is_only_denied_by_its_name_leaves_the_choice_to_other_words() -> None:
    listed = "# Search\n\n## Options\n\n### Do nothing, stay with Algolia\n\nx\n\n### Migrate back to Elastic Search\n\ny\n\n"
    said = "## Decision\n\nWe should continue to use the Algolia standard plan, and not revert back to using Elastic Search.\n"
    assert read(listed + said)[1] == "Do nothing, stay with Algolia"
