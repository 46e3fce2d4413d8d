"""The text of new records: fields that are known, and a commented line for each that is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alignment_plugin.adapters.editing import Value, one_line, yaml_of
from alignment_plugin.loading.heading import cut_heading


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a template."""

    name: str
    comment: str
    """What to write, as commented YAML below or instead of the field; lines without `#`."""
    about: str = ""
    """What the field is for, in one line above it."""


STRATEGY = (
    Slot("status", "", "draft until the team has talked it through; then active, later superseded"),
    Slot("owner", "owner: who keeps this page true"),
    Slot("where", "where: ...", "Q1. Where are we going? One or two sentences that a newcomer understands."),
    Slot("why", "why: ...", "Q1. Why there? What gets better, and for whom?"),
    Slot("diagnosis", "diagnosis: what makes it hard; a direction without the obstacle is a wish"),
    Slot(
        "policies",
        "policies:\n"
        "  - id: rest-before-speed\n"
        "    title: how we choose when two good things collide, in one sentence\n"
        "    rules_out:\n"
        "      - a reasonable thing that we will therefore not do",
        "How we choose. A policy that rules nothing out is only nice.",
    ),
    Slot("free", "free:\n  - something that nobody needs to ask about"),
    Slot("no_gos", "no_gos:\n  - something that we will not do at all"),
    Slot(
        "directions",
        "directions:\n"
        "  - id: the-way-we-go\n"
        "    title: what we would do\n"
        "    status: taken          # open, taken or eliminated\n"
        "    because: why it was taken, or eliminated\n"
        "    would_switch_if: what we would see if another way were right",
        "Q2. Other directions we could take, and how we would know. Should we eliminate any?",
    ),
    Slot("horizon", "horizon: 2027-06-30", "Q6. How far do we look ahead? A date."),
    Slot(
        "signals",
        "signals:\n"
        "  - id: first-signal\n"
        "    question: what it tells us\n"
        "    look_at: where we look\n"
        "    every: 14d             # 14d, 2w, 6mo, 1y\n"
        "    readings:\n"
        "      - date: 2026-11-22\n"
        "        saw: what we saw, in words",
        "Q7. How do we know that we move in the right direction?",
    ),
    Slot(
        "review", "review:\n  on: 2026-11-22\n  every: 6w", "When we last asked whether this is still true."
    ),
)

DECISION = (
    Slot("status", "", "draft, proposed, accepted, rejected, deferred, deprecated or superseded"),
    Slot("owner", "owner: the one who decides and answers for it"),
    Slot("opened", ""),
    Slot("decided", "decided: the day it was decided, as 2026-11-22"),
    Slot("reversibility", "reversibility: two-way        # one-way where the door closes behind us"),
    Slot("confidence", "confidence: leaning           # coin-toss, leaning or confident"),
    Slot("consulted", "consulted: [who was asked]"),
    Slot("informed", "informed: [who was told]"),
    Slot("affects", "affects: [teams that feel it]"),
    Slot("serves", "serves: [ids of policies that it carries out]"),
    Slot("depends_on", "depends_on: [decisions it leans on]"),
    Slot("supersedes", "supersedes: [decisions it takes the place of]"),
    Slot(
        "criteria",
        "criteria:\n  - id: insured\n    question: what we ask of every option?\n    must: true",
        "Questions that every option answers. With must: true, an option that fails it is out.",
    ),
    Slot(
        "options",
        "options:\n"
        "  - id: first-option\n"
        "    title: what people call it\n"
        "    good:\n"
        "      - what its supporters say for it\n"
        "    bad:\n"
        "      - what speaks against it\n"
        "    ratings:\n"
        "      insured: passes      # better, baseline, same, worse; passes or fails; unknown",
        "Q4. What options do we have? At least two, each as its supporter would put it.",
    ),
    Slot("chosen", "chosen: first-option"),
    Slot("because", "because: why that one"),
    Slot("success", "success:\n  - what we will see if it works"),
    Slot("check_by", "check_by: by when we look, as 2027-01-31"),
    Slot("plan_b", "plan_b: the option we fall back on"),
    Slot("switch_if", "switch_if: what we would see if plan B were right"),
    Slot(
        "dissent",
        "dissent:\n  - who: their name\n    says: their view, in their words\n    commits: true",
        "Disagree and commit: the other view stays here.",
    ),
    Slot("removes", "removes:\n  - work or a thing that we stop"),
    Slot("second_order", "second_order:\n  - what that sets in motion"),
    Slot("leaves_free", "leaves_free:\n  - what stays the team's own to choose"),
    Slot("review", "review:\n  on: 2026-11-22\n  every: 3mo"),
)

SESSION = (
    Slot("date", ""),
    Slot("title", ""),
    Slot("minutes", "minutes: 60"),
    Slot("present", "present: [who was there]"),
    Slot("talked_about", "talked_about:\n  - what it was about"),
    Slot("discovered", "discovered:\n  - where we turned out not to be aligned"),
    Slot("changed", "changed: [records that changed because of it]"),
    Slot("removed", "removed:\n  - what we stopped"),
)

BACK_BRIEF = (
    Slot("by", ""),
    Slot("date", ""),
    Slot("with", "with: who listened"),
    Slot("about", "about: [records it is about]"),
    Slot(
        "differences",
        "differences:\n"
        "  - about: a record\n"
        "    heard: what was heard\n"
        "    meant: what was meant\n"
        "    cause: page-unclear      # page-unclear, not-aligned or misread\n"
        "    fixed_in: where it was made clear",
        "What was heard differently from how it was meant.",
    ),
)

TEAM = (
    Slot("name", "name: the team's name as people say it"),
    Slot(
        "members",
        "members:\n"
        "  - id: ana\n"
        "    name: Ana\n"
        "    role: what they do here\n"
        "    ask_about: [what they are the one to ask about]",
        "Who is in the team. The id is their name in other records.",
    ),
    Slot("owns", "owns:\n  - what is ours"),
    Slot("does_not_own", "does_not_own:\n  - what people think is ours and is not"),
    Slot(
        "depends_on",
        "depends_on:\n  - team: another-team\n    for: what we need it for\n    confirmed: false",
        "Whom we need. Confirmed once they have said yes.",
    ),
)


def fields_text(slots: Sequence[Slot], fields: Mapping[str, Value]) -> str:
    """The fields in the order of the template; those that are not known as comments."""
    parts: list[str] = []
    for slot in slots:
        if slot.about:
            parts.append(f"# {slot.about}\n")
        if slot.name in fields:
            parts.append(yaml_of({slot.name: fields[slot.name]}))
        elif slot.comment:
            parts.append(commented(slot.comment))
    known = {slot.name for slot in slots}
    rest = {name: value for name, value in fields.items() if name not in known}
    return (yaml_of(rest) if rest else "") + "".join(parts)


def commented(text: str) -> str:
    """YAML as comments, one line for each of its lines."""
    return "".join(f"# {line}".rstrip() + "\n" for line in text.rstrip("\n").split("\n"))


def markdown_record(
    slots: Sequence[Slot], fields: Mapping[str, Value], *, title: str = "", body: str = ""
) -> str:
    """A Markdown record: front matter, the title as heading, prose."""
    title = one_line(title)
    heading = f"# {title}\n\n" if title else ""
    if title and not _reads_back(title):
        # Markdown would read something else in it: the field says it exactly.
        fields = {"title": title, **fields}
        heading = ""
    return f"---\n{fields_text(slots, fields)}---\n\n{heading}{body}"


def _reads_back(title: str) -> bool:
    found, _, _ = cut_heading(f"# {title}\n", 1)
    return found is not None and found.text == title


PROSE = {
    "decision": "<!-- What is the question, and why now? What must someone know who was not there? -->\n",
    "session": "<!-- What happened, in a few sentences. Write [[id]] to link to a record. -->\n",
    "back-brief": (
        "**Where are we going, and why?**\n\n"
        "**What other directions are there?**\n\n"
        "**What are the first five steps?**\n\n"
        "**What other options do we have?**\n\n"
        "**What do we not know?**\n\n"
        "**Are we looking far enough ahead?**\n\n"
        "**How do we know that it goes well?**\n\n"
        "**What may I decide alone, and what will we not do?**\n\n"
        "**What was unclear, or do I disagree with?**\n"
    ),
}
