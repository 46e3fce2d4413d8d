"""Newcomers: whether someone can be asked, has told it back, and is no longer misled."""

from collections.abc import Iterator

from alignment_plugin.analysis.life_cycle import is_live, is_over
from alignment_plugin.checks.ask import Ask, Site, is_own, quoted, written_day
from alignment_plugin.records.back_brief import BackBrief, Cause, Difference
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.fields import slug
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.team import Member, Team

_FIXABLE = (Cause.PAGE_UNCLEAR, Cause.NOT_ALIGNED)


def no_one_to_ask(site: Site) -> Iterator[Ask]:
    """A record whose owner is not named, is on no team's list, or has left."""
    for record in _owned(site):
        if record.owner is None:
            if is_own(record) and not (isinstance(record, Step) and not is_live(record)):
                yield Ask(
                    record, f"{site.subject(record)} has no owner. Who knows now?", "write 'owner'", "owner"
                )
            continue
        member = site.member(record.team, record.owner)
        if member is None and is_own(record) and _is_missing(site, record.team, record.owner):
            who = f"{quoted(record.owner)}, who is on no team's list"
            message = f"{site.subject(record)} is owned by {who}. Who knows now?"
            yield Ask(
                record, message, "write another 'owner', or add them to the team", "owner", record.owner
            )
        if member is not None and member.left and site.is_past(member.left):
            who = f"{member.name or member.id}, who left on {written_day(member.left)}"
            message = f"{site.subject(record)} is owned by {who}. Who knows now?"
            yield Ask(record, message, "write another 'owner'", "owner", record.owner)


def _owned(site: Site) -> Iterator[Strategy | Decision | Step]:
    yield from site.strategies
    yield from (each for each in site.graph.of(Decision) if not is_over(site.graph, each))
    past = (StepState.DONE, StepState.DROPPED)
    yield from (step for step in site.graph.of(Step) if step.state not in past)


def _is_missing(site: Site, team: str, owner: str) -> bool:
    """Whether a name could be expected on the team's list and is not there; a team may own too."""
    lists = any(record.members for record in site.of(Team, team))
    return lists and slug(owner) not in site.team_slugs


def no_back_brief_yet(site: Site) -> Iterator[Ask]:
    """Someone who joined a while ago and has not told the direction back."""
    told = [site.member(brief.team, brief.by) for brief in site.graph.of(BackBrief)]
    for team in site.graph.of(Team):
        for number, member in enumerate(team.members):
            heard = any(each is member for each in told)
            if heard or not _is_settled_in(site, member) or not site.has_read(team.team, "back-brief"):
                continue
            assert member.joined is not None
            name = member.name or member.id
            message = f"{name} joined on {written_day(member.joined)}. Has anyone heard {name} tell it back?"
            hint = f"listen for half an hour, and write a back-brief 'by: {member.id}'"
            yield Ask(team, message, hint, f"members/{number}", member.id, member.id)


def _is_settled_in(site: Site, member: Member) -> bool:
    here = member.left is None or not site.is_past(member.left)
    return here and site.is_longer_ago(member.joined, site.thresholds.back_brief)


def difference_not_fixed(site: Site) -> Iterator[Ask]:
    """Something heard differently that is the team's to make clear, and is not yet."""
    for brief in site.graph.of(BackBrief):
        for number, difference in enumerate(brief.differences):
            if difference.cause in _FIXABLE and not difference.fixed_in:
                hint = "make it clear there, and write where under 'fixed_in'"
                value = difference.about or difference.heard or str(number)
                yield Ask(
                    brief, _misled(site, brief, difference), hint, f"differences/{number}/fixed_in", value
                )


def _misled(site: Site, brief: BackBrief, difference: Difference) -> str:
    heard = f" as {quoted(difference.heard)}" if difference.heard else " differently"
    about = _about(site, brief, difference)
    if difference.cause is Cause.NOT_ALIGNED:
        return f"{about} was heard{heard}, and we are not aligned on it. Where do we write what we mean?"
    return f"{about} was heard{heard}. The page misled someone. Which line?"


def _about(site: Site, brief: BackBrief, difference: Difference) -> str:
    """What was misheard, by its name if it is a record."""
    found = site.graph.resolve(difference.about, team=brief.team) if difference.about else ()
    if len(found) != 1:
        return quoted(difference.about) if difference.about else "Something"
    entity = site.graph.entities[found[0]]
    return site.name(entity.record) if entity.part is None and entity.record else quoted(entity.name)
