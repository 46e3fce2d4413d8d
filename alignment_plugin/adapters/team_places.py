"""Where a team keeps its records of a kind."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from alignment_plugin.adapters.errors import NotFoundError
from alignment_plugin.adapters.examination import Reading
from alignment_plugin.adapters.project import Project, RecordsFolder
from alignment_plugin.findings import did_you_mean
from alignment_plugin.loading.place import team_named
from alignment_plugin.records.fields import slug
from alignment_plugin.records.kinds import BY_PLACE, Kind


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """A team's part of a records folder."""

    team: str
    folder: RecordsFolder
    group: str
    """Folders between the records folder and the team's records; may be empty."""
    says_team: bool = True
    """Whether a record here belongs to the team without saying so."""

    @property
    def base(self) -> Path:
        """The absolute folder of the team's records."""
        return self.folder.path / self.group

    @property
    def only_kind(self) -> str | None:
        """The kind of all records in it, where the folder allows only one."""
        if self.folder.folder.kind:
            return self.folder.folder.kind
        found = BY_PLACE.get(PurePosixPath(self.folder.folder.path).name.lower())
        return found.name if found else None


def team_places(project: Project, reading: Reading) -> tuple[TeamPlace, ...]:
    """Every team with every place it has records in; an empty folder belongs to the team it names."""
    teams: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record in reading.graph.records:
        teams[record.origin.folder, record.origin.group][record.team] += 1
    found: list[TeamPlace] = []
    for folder in project.folders:
        here = {group: count for (path, group), count in teams.items() if path == folder.folder.path}
        option = folder.folder.team
        named = slug(option) if option else team_named("", folder.folder.path)
        for group, count in (here or {"": Counter([named])}).items():
            usual = count.most_common(1)[0][0]
            found += [TeamPlace(team, folder, group, team == usual) for team in count]
    return tuple(found)


def place_for(project: Project, reading: Reading, kind: Kind, team: str | None) -> TeamPlace:
    """Where a new record of a kind goes; raises NotFoundError where that is not clear."""
    places = team_places(project, reading)
    teams = list(dict.fromkeys(place.team for place in places))
    if team is None:
        here = {place.team for place in places if place.group and Path.cwd().is_relative_to(place.base)}
        chosen = next(iter(here)) if len(here) == 1 else teams[0] if len(teams) == 1 else None
        if chosen is None:
            raise NotFoundError(
                f"several teams keep records here: {', '.join(teams)}", hint="say which with --team ID"
            )
    else:
        chosen = reading.loaded.team_folders.get(team, team)
        if chosen not in teams:
            near = did_you_mean(team, teams) or f"teams are {', '.join(teams)}"
            raise NotFoundError(f"there is no team '{team}' here; {near}")
    fitting = [place for place in places if place.team == chosen and place.only_kind in (None, kind.name)]
    if not fitting:
        folder = next(place for place in places if place.team == chosen).folder.folder.path
        raise NotFoundError(
            f"{folder} is for other records, so a {kind.name} would not be read there",
            hint="make a folder for all kinds, such as docs/alignment: 'alignment init' starts one",
        )
    return min(fitting, key=lambda place: (place.only_kind is None, not place.says_team))
