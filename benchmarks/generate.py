"""Realistic records of one invented team, the same for the same seed: about 70 % decisions, no integrity errors."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from benchmarks import words

TODAY = date(2026, 11, 22)
"""The day that the records are looked at."""
_SHARES = (("step", 0.12), ("unknown", 0.10), ("session", 0.05), ("term", 0.03))
_LEANS_ON = ("accepted", "proposed")


class Flow(list[str]):
    """A list that is written on one line."""


class FlowMap(dict[str, str]):
    """A mapping that is written on one line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record before it is written down."""

    kind: str
    id: str
    title: str
    fields: dict[str, Any]
    prose: str = ""


@dataclass(slots=True)
class _Team:
    """What later records can name."""

    rng: random.Random
    decisions: list[Entry] = field(default_factory=list)
    unknowns: list[str] = field(default_factory=list)
    steps: int = 0

    def standing(self) -> list[str]:
        """Recent decisions that something can lean on."""
        return [each.id for each in self.decisions[-60:] if each.fields["status"] in _LEANS_ON]


def entries(count: int, seed: int = 1) -> tuple[Entry, ...]:
    """`count` records: the strategy and the team, decisions, and what comes with them, mixed as they would arise."""
    team = _Team(random.Random(seed))
    several = {kind: round(count * share) for kind, share in _SHARES}
    several["decision"] = max(1, count - 2 - sum(several.values()))
    kinds = [kind for kind, number in several.items() for _ in range(number)]
    team.rng.shuffle(kinds)
    made = [_MAKERS[kind](team, number, len(kinds)) for number, kind in enumerate(kinds)]
    return (_strategy(), _team_record(), *made)


def _day(team: _Team, number: int, total: int) -> date:
    """A day in the last three years; later records are younger."""
    return TODAY - timedelta(days=2 + (total - number) * 1000 // total + team.rng.randrange(4))


def _decision(team: _Team, number: int, total: int) -> Entry:
    rng = team.rng
    thing, verb, place = rng.choice(words.THINGS), rng.choice(words.VERBS), rng.choice(words.PLACES)
    title = words.said(f"{verb} the {thing} for {place}")
    opened = _day(team, number, total)
    status = _status(rng, recent=(TODAY - opened).days < 60)
    fields: dict[str, Any] = {"status": status, "owner": rng.choice(words.PEOPLE), "opened": opened}
    if status == "accepted":
        fields |= {
            "decided": min(opened + timedelta(days=rng.randrange(4, 15)), TODAY),
            "decided_by": "agreed",
        }
    fields |= {"reversibility": rng.choice(("one-way", "two-way", "two-way")),
               "confidence": rng.choice(("coin-toss", "leaning", "confident"))}  # fmt: skip
    fields |= dict(_links(team, rng, stands=status == "accepted"))
    fields |= _comparison(team, rng)
    if status in ("accepted", "superseded"):
        fields |= _commitment(rng, fields["options"], opened)
    prose = "\n\n".join(words.paragraph(rng, size) for size in (4, 3, 2))
    named = team.standing()
    if named:
        prose += f"\n\nIt goes on from [[{rng.choice(named)}]]."
    entry = Entry("decision", f"{len(team.decisions) + 1:05}-{words.slug(title)}", title, fields, prose)
    team.decisions.append(entry)
    return entry


def _status(rng: random.Random, *, recent: bool) -> str:
    if recent and rng.random() < 0.6:
        return rng.choice(("draft", "proposed", "proposed"))
    return rng.choices(("accepted", "rejected", "deferred"), (86, 8, 6))[0]


def _links(team: _Team, rng: random.Random, *, stands: bool) -> Iterator[tuple[str, Any]]:
    """What a decision says of others; one in twelve of those that stand takes the place of an older one."""
    yield "serves", Flow(rng.sample(words.POLICIES, rng.choice((1, 1, 2))))
    if rng.random() < 0.2:
        yield "takes", words.DIRECTIONS[0]
    standing = team.standing()
    if standing:
        yield "depends_on", Flow(rng.sample(standing, min(len(standing), rng.choice((1, 1, 2)))))
    old = [each for each in team.decisions[-120:-60] if each.fields["status"] == "accepted"]
    if old and stands and rng.random() < 0.08:
        replaced = rng.choice(old)
        replaced.fields["status"] = "superseded"
        yield "supersedes", Flow([replaced.id])
    yield "consulted", Flow(rng.sample(words.PEOPLE, 2))
    affected = rng.choice(words.TEAMS)
    yield "informed", Flow([affected])
    yield "affects", Flow([affected])
    yield "tags", Flow(rng.sample(words.TAGS, 2))


def _comparison(team: _Team, rng: random.Random) -> dict[str, Any]:
    criteria = rng.sample(words.CRITERIA, 3)
    options = []
    for number in range(3):
        title = words.said(f"{rng.choice(words.VERBS)} the {rng.choice(words.THINGS)}, then look again")
        ratings = FlowMap({name: _rating(team, rng, first=at == 0) for at, (name, _) in enumerate(criteria)})
        options.append({"id": f"option-{'abc'[number]}", "title": title,
                        "good": [words.said(rng.choice(words.GAINS))],
                        "bad": [words.said(rng.choice(words.COSTS))], "ratings": ratings})  # fmt: skip
    asked = [{"id": name, **({"must": True} if at == 0 else {}), "question": text}
             for at, (name, text) in enumerate(criteria)]  # fmt: skip
    return {"criteria": asked, "options": options}


def _rating(team: _Team, rng: random.Random, *, first: bool) -> str:
    if first:
        return "passes"
    if team.unknowns and rng.random() < 0.1:
        return f"unknown {team.unknowns[-1]}"
    return rng.choice(("better", "baseline", "same", "worse"))


def _commitment(rng: random.Random, options: list[Any], opened: date) -> dict[str, Any]:
    """What an accepted decision says beyond its comparison."""
    chosen, plan_b = rng.sample(options, 2)
    said: dict[str, Any] = {
        "chosen": chosen["id"], "because": words.sentence(rng), "success": [words.said(rng.choice(words.GAINS))],
        "check_by": opened + timedelta(days=120), "plan_b": plan_b["id"], "switch_if": words.sentence(rng),
    }  # fmt: skip
    if rng.random() < 0.25:
        said["dissent"] = [{"who": rng.choice(words.PEOPLE), "says": words.sentence(rng), "commits": True}]
    said["leaves_free"] = [f"How the {rng.choice(words.THINGS)} looks inside."]
    if opened < TODAY - timedelta(days=130) and rng.random() < 0.8:
        said["outcome"] = [
            {"date": opened + timedelta(days=125), "result": "held", "saw": words.sentence(rng)}
        ]
    said["review"] = {"on": max(opened, TODAY - timedelta(days=rng.randrange(20, 380))), "every": "1y"}
    return said


def _step(team: _Team, number: int, total: int) -> Entry:
    rng = team.rng
    team.steps += 1
    live = total - number < max(total // 20, 8)
    fields: dict[str, Any] = {
        "certainty": rng.choice(("known", "known", "unknown")),
        "state": rng.choice(("doing", "next", "later")) if live else "done",
        "owner": rng.choice(words.PEOPLE),
        "demo": words.said(
            f"the {rng.choice(words.THINGS)} with ten real orders of {rng.choice(words.PLACES)}"
        ),
    }
    if standing := team.standing():
        fields["follows_from"] = Flow([rng.choice(standing)])
    if team.unknowns and fields["certainty"] == "unknown":
        fields["waits_for"] = Flow([rng.choice(team.unknowns[-20:])])
    title = words.said(f"{rng.choice(words.VERBS)} the {rng.choice(words.THINGS)}")
    return Entry("step", f"step-{team.steps}-{words.slug(title)}", title, fields)


def _unknown(team: _Team, number: int, total: int) -> Entry:
    rng = team.rng
    day = _day(team, number, total)
    question = f"How often does the {rng.choice(words.THINGS)} hold up {rng.choice(words.PLACES)}?"
    fields: dict[str, Any] = {
        "matters_because": words.sentence(rng), "explorers": Flow(rng.sample(words.PEOPLE, 2)),
        "report_back": day + timedelta(days=14), "timebox": "3d",
    }  # fmt: skip
    if standing := team.standing():
        fields["may_change"] = Flow([rng.choice(standing)])
        if (TODAY - day).days > 30:
            fields["findings"] = [{"date": day + timedelta(days=12), "found": words.sentence(rng),
                                   "so_what": words.sentence(rng)}]  # fmt: skip
            fields["led_to"] = Flow([rng.choice(standing)])
    name = f"unknown-{len(team.unknowns) + 1}-{words.slug(rng.choice(words.THINGS))}"
    team.unknowns.append(name)
    return Entry("unknown", name, question, fields)


def _session(team: _Team, number: int, total: int) -> Entry:
    rng = team.rng
    day = _day(team, number, total)
    named = team.standing()
    fields = {
        "date": day, "minutes": 60, "present": Flow(rng.sample(words.PEOPLE, 4)),
        "talked_about": [f"The {rng.choice(words.THINGS)}", f"What {rng.choice(words.PLACES)} need"],
        "discovered": [words.sentence(rng)], "changed": Flow(rng.sample(named, min(2, len(named)))),
    }  # fmt: skip
    return Entry("session", f"{day.isoformat()}-{number}", f"Hour {number}", fields, words.paragraph(rng, 4))


def _term(team: _Team, number: int, _total: int) -> Entry:
    rng = team.rng
    thing = f"{rng.choice(words.THINGS)} {number}"
    fields = {"means": words.sentence(rng), "not": words.sentence(rng)}
    return Entry("term", words.slug(thing), thing, fields)


def _strategy() -> Entry:
    policies = [{"id": name, "title": f"We put {name.replace('-', ' ')}.", "rules_out": [f"skipping {name} once"]}
                for name in words.POLICIES]  # fmt: skip
    directions = [
        {"id": words.DIRECTIONS[0], "status": "taken", "title": "Post each order as an event.",
         "would_switch_if": "Mismatches stay above five per million."},
        {"id": words.DIRECTIONS[1], "status": "open", "title": "Keep the runs and make them hourly.",
         "would_switch_if": "The schema is not agreed by spring."},
    ]  # fmt: skip
    signal = {"id": "noon", "question": "How old is what people see at noon?", "every": "30d",
              "readings": [{"date": TODAY - timedelta(days=8), "saw": "two hours"}]}  # fmt: skip
    fields = {
        "team": "orders", "status": "active", "owner": words.PEOPLE[0], "since": date(2026, 1, 5),
        "review": {"on": TODAY - timedelta(days=12), "every": "6w"}, "horizon": date(2027, 12, 31),
        "where": "Everyone sees where an order is within a minute.", "why": "People left because they could not.",
        "diagnosis": "One late order holds up all others.", "policies": policies, "free": ["Tools", "layout"],
        "directions": directions, "signals": [signal],
    }  # fmt: skip
    return Entry(
        "strategy", "strategy", "Where we are going", fields, "We promise to know sooner, and to say so."
    )


def _team_record() -> Entry:
    members = [{"id": name, "name": name.capitalize(), "role": "makes and runs it"} for name in words.PEOPLE]
    return Entry("team", "team", "Orders", {"members": members, "owns": ["The order book"]})


_MAKERS: dict[str, Callable[[_Team, int, int], Entry]] = {
    "decision": _decision, "step": _step, "unknown": _unknown, "session": _session, "term": _term,
}  # fmt: skip
