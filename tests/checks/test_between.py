"""Teams: whether both sides say the same."""

import pytest

NEED = "depends_on:\n  - {team: portal, for: Balances, confirmed: %s} %s\n"
DECISION = "status: %s\nowner: noor\naffects: [portal] %s\nconsulted: [%s]\n"


def need(confirmed: str = "true", mark: str = "") -> dict[str, str]:
    return {"crew/team.yml": NEED % (confirmed, mark)}


def portal(*lines: str) -> dict[str, str]:
    return {"portal/team.yml": "name: Portal\n" + "".join(f"{line}\n" for line in lines)}


def affects(consulted: str = "ana", status: str = "accepted", mark: str = "") -> dict[str, str]:
    return {"crew/decisions/0001-a.yml": DECISION % (status, mark, consulted)}


CASES = [
    ("they have not said yes", "dependency-not-confirmed", need("false", "#!")),
    ("nothing is said of it", "dependency-not-confirmed", {"crew/team.yml": "depends_on:\n  - {team: portal} #!\n"}),
    ("they are not in this site", "dependency-not-confirmed", need()),
    ("they are, and do not say so", "dependency-not-confirmed", need(mark="#!") | portal()),
    ("they provide it", "dependency-not-confirmed", need() | portal("provides: [' balances']")),
    ("they name us", "dependency-not-confirmed", need() | portal("depends_on: [{team: crew, confirmed: true}]")),
    ("they provide it, and we say not yet", "dependency-not-confirmed", need("false", "#!") | portal("provides: [Balances]")),
    (
        "it ended yesterday",
        "dependency-not-confirmed",
        {"crew/team.yml": "depends_on: [{team: portal, confirmed: false, until: 2026-11-21}]\n"},
    ),
    (
        "it ends today",
        "dependency-not-confirmed",
        {"crew/team.yml": "depends_on:\n  - {team: portal, confirmed: false, until: 2026-11-22} #!\n"},
    ),
    (
        "two own one thing, case and spaces apart",
        "overlap",
        {"crew/team.yml": "owns:\n  - The  Report #!\n"} | portal("owns: [the report]"),
    ),
    ("one owns it twice", "overlap", {"crew/team.yml": "owns: [The report, the report]\n"}),
    ("one owns it", "overlap", {"crew/team.yml": "owns: [The report]\n"} | portal("owns: [The screens]")),
    ("nobody owns what is needed", "gap", need(mark="#!") | portal("provides: [Balances]")),
    ("they own it", "gap", need() | portal("owns: [balances]")),
    ("a third team owns it", "gap", need() | portal() | {"ops/team.yml": "owns: [Balances]\n"}),
    ("they may own it, outside this site", "gap", need()),
    (
        "not theirs either, and asked once",
        "gap",
        need(mark="#!") | portal("does_not_own: [Balances]"),
    ),
    (
        "nobody's, says a team that others need",
        "gap",
        need() | portal("owns: [Balances]", "does_not_own:", "  - Payouts #!"),
    ),
    ("nobody's, says a team alone in its site", "gap", {"crew/team.yml": "does_not_own: [Payouts]\n"}),
    ("neither asked nor told", "affected-not-told", affects(mark="#!") | portal()),
    ("neither, and not in this site", "affected-not-told", affects(mark="#!")),
    ("the team was asked", "affected-not-told", affects("portal") | portal()),
    ("by its name", "affected-not-told", affects("Portal") | portal()),
    ("someone of it was asked", "affected-not-told", affects("ioana") | portal("members: [{id: io, name: Ioana}]")),
    ("it was told", "affected-not-told", {"crew/decisions/0001-a.yml": "status: accepted\naffects: [portal]\ninformed: [portal]\n"}),
    ("a proposal reaches it", "affected-not-told", affects(status="proposed", mark="#!")),
    ("a draft may", "affected-not-told", affects(status="draft")),
    ("our own team knows", "affected-not-told", {"crew/team.yml": "name: Crew\n", "crew/decisions/0001-a.yml": "status: accepted\naffects: [crew]\n"}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_between(case, expect):
    expect(case)


def test_an_overlap_names_both_teams_and_both_places(look):
    files = {"crew/team.yml": "name: Crew\nowns: [The report]\n"} | portal("owns: [The report]")
    finding = look(files).one("overlap")
    assert finding.message == "'Crew' and 'Portal' both own 'The report'. Whose is it?"
    assert (finding.record, [each.path for each in finding.related]) == ("crew/team", ["portal/team.yml"])


def test_an_unconfirmed_need_says_which_side_is_silent(look):
    not_yet = look(need("false") | portal()).one("dependency-not-confirmed").message
    only_we = look(need("true") | portal()).one("dependency-not-confirmed").message
    assert not_yet == "'crew' needs 'Balances' from 'Portal', and they have not said yes. Have we asked?"
    assert only_we == "'crew' needs 'Balances' from 'Portal', and their page does not say so. Have we asked?"
