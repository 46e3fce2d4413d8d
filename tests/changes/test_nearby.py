"""Reading only what is near says what reading everything says."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment_plugin.adapters.examination import findings_within, reading_of
from alignment_plugin.adapters.project import Project, bare_project
from alignment_plugin.changes.files import Files, Listed, changed_files
from alignment_plugin.changes.nearby import Near, Remembered, files_near, is_settled
from alignment_plugin.report import diff_comment, diff_json, diff_text
from alignment_plugin.report.diff import Diff, make_diff, on_changed_lines
from alignment_plugin.report.owners import render_json as owners_json
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile

TODAY = date(2026, 11, 22)
FOLDER = "docs/alignment"
Texts = Mapping[str, str]
TEAMS = ("", "parcels/")


def sources_of(files: Texts) -> tuple[SourceFile, ...]:
    """Files as a records folder has them, in order."""
    return tuple(
        SourceFile(f"{FOLDER}/{name}", name, text.encode(), FOLDER)
        for name, text in sorted(files.items(), key=lambda each: each[0].split("/"))
    )


def project() -> Project:
    return bare_project(Path("/nowhere") / FOLDER, root=Path("/nowhere"))


def compared(old: Texts, new: Texts, only: frozenset[str] | None) -> tuple[Diff, str]:
    """What two sides say of each other, and all that is printed of it; of their files `only` those."""
    where = project()
    before, after = (
        tuple(each for each in sources_of(files) if only is None or each.path in only) for files in (old, new)
    )
    head = reading_of(where, after)
    base = reading_of(where, before, earlier=head.loaded)
    made = make_diff(base.graph, head.graph, today=TODAY)
    lines = {path: (range(1, 10_000),) for path in changed_files(side_of(old), side_of(new))}
    found = findings_within(where, head, TODAY, lines.keys())
    diff = Diff(**{name: getattr(made, name) for name in Diff.__slots__} | {
        "findings": on_changed_lines(found, lines)})  # fmt: skip
    printed = (
        diff_text.render(diff),
        diff_comment.render(diff, max_chars=60_000),
        diff_json.render(diff),
        owners_json(diff),
    )
    return diff, "\n".join(printed)


def side_of(files: Texts) -> Files:
    """The same, each read when it is asked for."""
    held = {each.path: each for each in sources_of(files)}
    contents = {str(hash(each.data)): each.data for each in held.values()}
    listed = [Listed(each.path, each.inside, each.folder, str(hash(each.data))) for each in held.values()]
    return Files(listed, lambda wanted: {each: contents[each] for each in wanted})


def near_of(old: Texts, new: Texts, remembered: Remembered | None = None) -> Near | None:
    """What is read of two sides; nothing where it is all."""
    before, after = side_of(old), side_of(new)
    found = files_near(before, after, frozenset(), project().settings, remembered or {})
    if found is None:
        return None
    head = reading_of(project(), after.read(found.paths), earlier=found.loaded)
    return found if is_settled(head.graph, changed_files(before, after)) else None


def read_of(old: Texts, new: Texts) -> frozenset[str] | None:
    """The paths of that."""
    found = near_of(old, new)
    return found and found.paths


# Invented repositories

_WORDS = ("batch", "queue", "ledger", "label", "route", "depot", "10", "5")


class Invented:
    """A repository of two teams, whose records name each other in every way there is."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.density = random.choice((0.04, 0.08, 0.25))
        self.stems = [
            (random.choice(TEAMS), self.stem(number)) for number in range(1, random.randint(20, 36))
        ]

    def stem(self, number: int) -> str:
        word = self.random.choice(_WORDS)
        return self.random.choice((f"{number:04}-{word}", f"{number:04}-{word}", f"adr-{number}-{word}", f"{word}-{number}",
                                   f"{word}-way", f"2026-0{number % 9 + 1}-1{number % 9}-{word}", f"{number}"))  # fmt: skip

    def name(self) -> str:
        """A decision, in one of the ways in which people name it."""
        team, stem = self.random.choice(self.stems)
        number = re.search(r"\d+", stem)
        ways = [
            stem,
            stem,
            stem.replace("-", " ").title(),
            f"{team or 'alignment/'}{stem}",
            f"../decisions/{stem}.md",
        ]
        if self.random.random() < 0.1:
            ways += [f"old-{stem}"] * 9
        if number and self.random.random() < 0.5:
            ways += [str(int(number[0])), f"ADR-{number[0]}", number[0]]
        way = self.random.choice(ways)
        is_plain = re.fullmatch(r"\w[\w./ -]*", way) and self.random.random() < 0.8
        return way if is_plain else f'"{way}"'

    def names(self, most: int = 2) -> str:
        return "[" + ", ".join(self.name() for _ in range(self.random.randint(min(1, most), most))) + "]"

    def decision(self) -> str:
        random = self.random
        lines = [f"status: {random.choice(('accepted', 'accepted', 'proposed', 'rejected', 'superseded'))}",
                 f"owner: {random.choice(('ana', 'bo', 'cy'))}", self.options()]  # fmt: skip
        for field in ("depends_on", "depends_on", "supersedes", "superseded_by", "conflicts_with", "amends"):
            if random.random() < self.density and not any(line.startswith(f"{field}:") for line in lines):
                lines.append(f"{field}: {self.names()}")
        if random.random() < 0.4:
            lines.append(f"serves: [{random.choice(('sooner', 'safer'))}]")
        if random.random() < 0.2:
            lines.append("takes: events")
        if random.random() < 0.15:
            lines.append(f"aliases: [old-{random.choice(self.stems)[1]}]")
        if random.random() < 0.3:
            lines.append(f"plan_b: {random.choice(_WORDS[:6])}-way")
        if random.random() < 0.3:
            lines.append("because: It is 5 times as quick, as 0003 said.")
        if random.random() < 0.4:
            lines.append(f"decided: 2026-0{random.randint(1, 9)}-1{random.randint(0, 9)}")
            lines.append("review: {on: 2026-03-01, every: 6w}")
        named = self.name().strip('"')
        prose = f"It goes on from [[{named}]]." if random.random() < 0.2 else "Some words."
        return "---\n" + "\n".join(lines) + f"\n---\n\n# We go {random.choice(_WORDS)}\n\n{prose}\n"

    def options(self) -> str:
        """None, or two of which one waits for what somebody explores."""
        if self.random.random() < 0.7:
            return "options: []"
        waits = self.random.choice(("unknown how-old", "'unknown how-far'", "unknown", "better"))
        return (f"criteria:\n- id: cost\n  question: What does it cost?\noptions:\n- id: now\n  ratings: {{cost: {waits}}}\n"
                f"- id: later\n  ratings:\n    cost: {waits}")  # fmt: skip

    def steps(self) -> str:
        return "".join(
            f"- id: step-{number}\n  title: Step {number}\n  state: {self.random.choice(('doing', 'done', 'later'))}\n"
            f"  owner: ana\n  certainty: known\n  follows_from: {self.names(self.random.randint(0, 1))}\n  waits_for: [{self.random.choice(('how-old', f'step-{number + 1}'))}]\n"
            for number in range(1, 4)
        )

    def unknowns(self) -> str:
        changes = self.random.choice((self.name(), self.name(), self.name(), "events"))
        return (f"- id: how-old\n  question: How old is it?\n  explorers: [bo]\n  may_change: [{changes}]\n"
                f"- id: how-far\n  question: How far?\n  may_change: {self.names()}\n")  # fmt: skip

    def files(self) -> dict[str, str]:
        found = {f"{team}decisions/{stem}.md": self.decision() for team, stem in self.stems}
        for team in TEAMS:
            found[f"{team}strategy.md"] = (
                "---\nstatus: active\nowner: ana\nwhere: On.\nwhy: It is far.\npolicies:\n- {id: sooner, title: Sooner.}\n- {id: safer, title: Safer.}\n"
                "directions:\n- {id: events, title: Events., status: taken}\n---\n\nWhere we go.\n"
            )
            found[f"{team}team.yml"] = "name: We\nmembers:\n- {id: ana, name: Ana}\n- {id: bo, name: Bo}\n"
            found[f"{team}steps.yml"] = self.steps()
            found[f"{team}unknowns.yml"] = self.unknowns()
            found[f"{team}glossary/words.yml"] = (
                "- term: Batch\n  means: Many at once.\n- term: Step 1\n  means: A first one.\n"
            )
            found[f"{team}sessions/2026-03-0{self.random.randint(1, 9)}.md"] = (
                f"---\npresent: [ana]\nchanged: {self.names()}\n---\n\nWe talked.\n"
            )
        return found

    def changed(self, files: dict[str, str]) -> dict[str, str]:
        """The same with some records otherwise."""
        new = dict(files)
        decisions = [name for name in files if "decisions/" in name]
        for name in self.random.sample(decisions, self.random.randint(1, 3)):
            text = files[name]
            match self.random.randrange(8):
                case 0:
                    new[name] = self.decision()
                case 1:
                    del new[name]
                case 2:
                    del new[name]
                    new[name.replace(".md", "-again.md")] = text
                case 3:
                    del new[name]
                    stem = name.rpartition("/")[2].removesuffix(".md")
                    new[name.replace(".md", "-now.md")] = text.replace(
                        "---\n", f"---\naliases: [{stem}]\n", 1
                    )
                case 4:
                    new[name] = re.sub(
                        r"status: \w+",
                        f"status: {self.random.choice(('superseded', 'rejected', 'accepted'))}",
                        text,
                    )
                case 5:
                    new[f"decisions/0099-{self.random.choice(_WORDS)}.md"] = self.decision()
                case 6:
                    new[name] = text.replace("owner: ana", "owner: bo").replace("owner: cy", "owner: ana")
                case _:
                    del new[name]
                    new[
                        f"parcels/{name}"
                        if not name.startswith("parcels/")
                        else name.removeprefix("parcels/")
                    ] = text
        if self.random.random() < 0.2:
            new[self.random.choice(("steps.yml", "parcels/steps.yml"))] = self.steps()
        if self.random.random() < 0.1:
            new["unknowns.yml"] = self.unknowns()
        if self.random.random() < 0.05:
            new["team.yml"] = new["team.yml"].replace("name: We", "name: Orders")
        if self.random.random() < 0.05:
            new["strategy.md"] = new["strategy.md"].replace("---\n", "---\nteam: orders\n", 1)
        return new


@given(st.integers(0, 2**32))
@settings(max_examples=100, deadline=None)
def test_near_is_whole(seed: int) -> None:
    """Changes, what comes of them, who looks, open findings and all that is printed are the same.

    So they are where another comparison has left what it knows.
    """
    invented = Invented(Random(seed))
    old = invented.files()
    new, other = invented.changed(old), invented.changed(old)
    found = [near_of(old, new)]
    if (before := near_of(old, other)) is not None:
        found.append(near_of(old, new, before.known))
    for near in found:
        if near is not None:
            assert compared(old, new, near.paths) == compared(old, new, None)


# What is far from what changed, and has a say all the same

_STRATEGY = (
    "---\nstatus: active\nowner: ana\nwhere: On.\nwhy: It is far.\npolicies:\n- {id: sooner, title: Sooner.}\n"
    "directions:\n- {id: events, title: Events., status: taken}\n---\n\nWhere we go.\n"
)


def decision(*fields: str, status: str = "accepted", prose: str = "Some words.") -> str:
    lines = (f"status: {status}", "owner: ana", "because: It is quick.", *fields)
    return "---\n" + "\n".join(lines) + f"\n---\n\n# We go on\n\n{prose}\n"


def site(**decisions: str) -> dict[str, str]:
    """Two dozen decisions that have to do with nothing, and some that do; `a_b` is `a-b`."""
    files = {f"decisions/{number:04}-alone.md": decision() for number in range(100, 124)}
    files |= {f"decisions/{name.replace('_', '-')}.md": text for name, text in decisions.items()}
    return files | {"strategy.md": _STRATEGY, "team.yml": "name: We\nmembers:\n- {id: ana, name: Ana}\n"}


def edited(files: Texts, name: str, text: str) -> dict[str, str]:
    return {**files, f"decisions/{name}.md": text}


def pairs() -> dict[str, tuple[Texts, Texts]]:
    """What is shown → both sides."""
    chain = {f"d{at}": decision(f"depends_on: [d{at + 1}]") for at in range(1, 12)} | {"d12": decision()}
    ring = chain | {"d12": decision("depends_on: [d1]")}
    replaced = {f"r{at}": decision(f"supersedes: [r{at + 1}]") for at in range(1, 12)}
    replaced |= {
        "r12": decision("supersedes: [r1]"),
        "leans": decision("depends_on: [r12]", "review: {on: 2026-01-01, every: 1y}"),
    }
    falls_back = site(x=decision("plan_b: slow-way")) | {
        "decisions/0500-slow-way.md": decision(status="rejected")
    }
    open_way = site(one=decision("takes: events"), two=decision("takes: events"))
    unknown = "- id: how\n  question: How?\n  explorers: [ana]\n  may_change: [events]\n"
    waiting = decision(
        "criteria:", "- id: cost\n  question: What?", "options:", "- {id: now, ratings: {cost: unknown how}}"
    )
    asked = site(x=waiting, y=decision("depends_on: [x]")) | {
        "unknowns.yml": unknown.replace("events", "0100-alone")
    }
    without = {**asked, "unknowns.yml": "- id: far\n  question: How far?\n"}
    alone = site(**chain)
    return {
        "a chain of twelve": (alone, edited(alone, "d6", decision(status="rejected"))),
        "a ring of twelve": (site(**ring), edited(site(**ring), "d1", decision("depends_on: [d2]", "tags: [x]"))),
        "a ring closed by the change": (alone, edited(alone, "d12", decision("depends_on: [d1]"))),
        "a ring of successors": (site(**replaced), edited(site(**replaced), "leans", replaced["leans"].replace("1y", "6w"))),
        "a plan B ruled out elsewhere": (
            falls_back,
            edited(falls_back, "x", decision("plan_b: slow-way", "tags: [x]")),
        ),
        "an unknown that could change a direction": (
            {**open_way, "unknowns.yml": unknown},
            {**open_way, "unknowns.yml": unknown + "  findings:\n  - {date: 2026-11-01, found: This., so_what: That.}\n"},
        ),
        "an unknown that a rating waits for": (asked, without),
        "a reference in prose that two could mean": (
            site(x=decision()) | {"decisions/0031-b.md": decision(), "parcels/decisions/0031-a.md": decision()},
            site(x=decision(prose="See [[31]] and [[0031-a]].")) | {"decisions/0031-b.md": decision(), "parcels/decisions/0031-a.md": decision()},
        ),
        "a name that is nearly one": (alone, edited(alone, "d6", decision("depends_on: [0100-alon]"))),
        "a policy": (alone, {**alone, "strategy.md": _STRATEGY.replace("Sooner.", "Later.")}),
        "a member": (alone, {**alone, "team.yml": "name: We\nmembers:\n- {id: bo, name: Bo}\n"}),
        "a document of another form": (
            {**alone, "decisions/0900-old.md": "# Old\n\nSuperseded by [d6](d6.md).\n\n## Decision\n\nWe go.\n"},
            {**edited(alone, "d6", decision(status="rejected")),
             "decisions/0900-old.md": "# Old\n\nSuperseded by [d6](d6.md).\n\n## Decision\n\nWe go.\n"},
        ),
        "names written otherwise": (
            written := site(d6=decision(), s=decision("depends_on:\n- D6\n- ../decisions/d6.md"), t=decision('depends_on: ["\\x64\\x36"]'),
                            u=decision("depends_on: [alignment/d6]")),
            edited(written, "d6", decision(status="rejected")),
        ),
        "a decision that goes by its number": (
            cited := site(s=decision("depends_on: [ADR-31]"), t=decision("depends_on: [31]"), u=decision("depends_on: ['#0031']"))
            | {"decisions/0031-b.md": decision()},
            edited(cited, "0031-b", decision(status="rejected")),
        ),
        "a name that it had": (
            was := site(d6=decision("aliases: [before]"), s=decision("depends_on: [before]")),
            edited(was, "d6", decision("aliases: [before]", status="rejected")),
        ),
        "a very long name": (
            long := site(s=decision(f"depends_on: [{'very-' * 20}long]")) | {f"decisions/{'very-' * 20}long.md": decision()},
            edited(long, f"{'very-' * 20}long", decision(status="rejected")),
        ),
    }  # fmt: skip


@pytest.mark.parametrize("shown", pairs())
def test_what_is_far_is_known_where_it_has_a_say(shown: str) -> None:
    """What hangs on more than the neighbours is the same as when everything is read."""
    old, new = pairs()[shown]
    assert compared(old, new, read_of(old, new)) == compared(old, new, None)


def test_most_is_left_out() -> None:
    """What has to do with nothing that changed is not read, but for one of each team."""
    old = site(a=decision(), b=decision("depends_on: [a]"), c=decision("depends_on: [b]"))
    read = read_of(old, edited(old, "a", decision(status="rejected")))
    assert read is not None
    assert {path for path in read if "alone" in path} == {f"{FOLDER}/decisions/0100-alone.md"}
    assert {f"{FOLDER}/decisions/{name}.md" for name in "abc"} <= read


def test_lists_are_left_out_once_their_names_are_known() -> None:
    """But not where one of them changed: what is asked about such records is asked about all of a team."""
    steps = {
        f"steps/{each}.yml": f"- id: {each}\n  title: Go\n  certainty: known\n  owner: ana\n  state: doing\n"
        for each in "uvwx"
    }
    leans = {"steps/y.yml": steps["steps/u.yml"].replace("id: u", "id: y") + "  follows_from: [a]\n"}
    old = site(a=decision(), b=decision("depends_on: [a]")) | steps | leans
    new = edited(old, "a", decision(status="rejected"))
    before = near_of(old, new)
    assert before is not None
    assert {f"{FOLDER}/{each}" for each in steps} <= before.paths
    after = near_of(old, new, before.known)
    assert after is not None
    assert {path for path in after.paths if "/steps/" in path} == {f"{FOLDER}/steps/y.yml"}
    third = near_of(old, new | {"steps/u.yml": steps["steps/u.yml"] + "  waits_for: [v]\n"}, before.known)
    assert third is not None
    assert {f"{FOLDER}/{each}" for each in steps} <= third.paths


@pytest.mark.parametrize("shown", pairs())
def test_what_is_known_from_before_hides_nothing(shown: str) -> None:
    """Of neighbours that were read, and of those that were not."""
    old, new = pairs()[shown]
    elsewhere = edited(old, "0100-alone", decision(status="proposed"))
    for other in (elsewhere, new):
        if (before := near_of(old, other)) is None:
            continue
        if (near := near_of(old, new, before.known)) is not None:
            assert compared(old, new, near.paths) == compared(old, new, None)


@pytest.mark.parametrize("shown", ["a ring of twelve", "a ring closed by the change", "a name that is nearly one", "a policy",
                                   "a member", "a document of another form", "an unknown that could change a direction"])  # fmt: skip
def test_everything_is_read_where_it_may_have_a_say(shown: str) -> None:
    """These are about more than is near."""
    assert read_of(*pairs()[shown]) is None


def test_everything_is_read_where_a_readme_may_be_the_record_of_its_folder() -> None:
    """Whether it is one hangs on what stands beside it."""
    all_decisions = Settings(records=(Folder(path=FOLDER, kind="decision"),))
    old = {f"{number:04}-alone.md": decision() for number in range(24)}
    new = old | {"0007-alone.md": decision(status="rejected")}
    assert files_near(side_of(old), side_of(new), frozenset(), all_decisions) is not None
    old, new = ({**each, "keys/README.md": decision()} for each in (old, new))
    assert files_near(side_of(old), side_of(new), frozenset(), all_decisions) is None
