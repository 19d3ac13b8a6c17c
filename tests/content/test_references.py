import pytest

from mlpm.content.canonical import parse
from mlpm.content.references import reference_faults

KNOWN = {
    "source": {"brief"},
    "family": {"product", "data"},
    "role": {"data-scientist"},
    "skill": {"agile"},
    "tool": {"jira"},
    "team": {"sales"},
    "place": {"us"},
    "organisation": {"google"},
}
ROLE = """\
document: role
slug: some-role
title: Some role
short_title: some role
plural: some roles
family: product
summary: Does something.
"""
PAY = """\
document: pay
role: data-scientist
figures:
  - key: some-figure
    source: brief
    centre: {statistic: average, amount: 1}
forecasts:
  - {key: some-forecast, topic: pay, text: It grows., source: brief}
"""


def faults(*texts: str, known=KNOWN) -> list[str]:
    documents = {f"{place}.yaml": parse(text, "") for place, text in enumerate(texts, 1)}
    return [str(fault) for fault in reference_faults(documents, known)]


def test_what_is_known_may_be_named():
    text = ROLE + (
        "cites: ['brief:line 1@2024-11-30', brief, brief@2024-11-30, 'ours:because we say so']\n"
        "skills: [{skill: agile, proficiency: 1, importance: 1, text: a}]\n"
        "tools: [{tool: jira, text: a}]\nteams: [{team: sales}]\n"
        "challenges: [{slug: a, title: a, text: a}]\n"
        "practices: [{title: a, text: a, answers: a}]\n"
        "moves: [{to: data-scientist, kind: into, text: a}]\n"
    )

    assert faults(text) == []


def test_what_another_document_brings_may_be_named():
    other = ROLE.replace("some-role", "new-role")

    assert faults(ROLE + "moves: [{to: new-role, kind: into, text: a}]", other) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (ROLE.replace("product", "prodct"), "family: no family “prodct”; the nearest is “product”"),
        (ROLE + "cites: ['breif:line 1']", "cites[1]: no source “breif”; the nearest is “brief”"),
        (ROLE + "cites: [zzz@2024-11-30]", "cites[1]: no source “zzz”"),
        (
            ROLE + "areas: [{name: a, tasks: [{text: a}, {text: b, cites: [zzz]}]}]",
            "areas[1].tasks[2].cites[1]: no source “zzz”",
        ),
        (
            ROLE + "skills: [{skill: agil, proficiency: 1, importance: 1, text: a}]",
            "skills[1].skill: no skill “agil”; the nearest is “agile”",
        ),
        (ROLE + "tools: [{tool: zzz, text: a}]", "tools[1].tool: no tool “zzz”"),
        (ROLE + "teams: [{team: zzz}]", "teams[1].team: no team “zzz”"),
        (
            ROLE + "moves: [{to: data-sientist, kind: into, text: a}]",
            "moves[1].to: no role “data-sientist”; the nearest is “data-scientist”",
        ),
        (
            ROLE + "practices: [{title: a, text: a, answers: agile}]",
            "practices[1].answers: no challenge “agile”",
        ),
        (PAY.replace("role: data", "role: date"), "role: no role “date-scientist”; the nearest is"),
        (PAY.replace("source: brief", "source: zzz", 1), "figures[1].source: no source “zzz”"),
        (
            PAY.replace("source: brief\n", "source: brief\n    place: usa\n", 1),
            "figures[1].place: no place “usa”; the nearest is “us”",
        ),
        (
            PAY.replace("source: brief\n", "source: brief\n    also_credited: [zzz]\n", 1),
            "figures[1].also_credited[1]: no source “zzz”",
        ),
        (
            PAY + "factors: [{kind: location, text: a, places: [us, zzz]}]",
            "factors[1].places[2]: no place “zzz”",
        ),
        (
            PAY + "factors: [{kind: industry, text: a, organisations: [gogle]}]",
            "factors[1].organisations[1]: no organisation “gogle”; the nearest is “google”",
        ),
        (
            PAY + "factors: [{kind: location, text: a, figure: some-forecast}]",
            "factors[1].figure: no figure of this role “some-forecast”",
        ),
        (
            PAY + "worth_knowing: [{about: [some-forecast, zzz], text: a, decision: accepted}]",
            "worth_knowing[1].about[2]: no figure or forecast of this role “zzz”",
        ),
        (
            "document: places\nplaces: [{slug: a, name: a, kind: area, parent: zzz}]",
            "places[1].parent: no place “zzz”",
        ),
        (
            "document: mappings\n"
            "mappings: [{source: breif, role: data-scientist, titles: [{title: a}]}]",
            "mappings[1].source: no source “breif”; the nearest is “brief”",
        ),
        (
            "document: mappings\nmappings: [{source: brief, role: zzz, titles: [{title: a}]}]",
            "mappings[1].role: no role “zzz”",
        ),
        (
            "document: mappings\nlabels: [{role: zzz, set: wide, label: a, plural: b}]",
            "labels[1].role: no role “zzz”",
        ),
        (
            "document: sources\nsources: "
            "[{slug: a, name: a, kind: adverts, description: a, reported_in: zzz}]",
            "sources[1].reported_in: no source “zzz”",
        ),
    ],
)
def test_what_does_not_exist_is_named_with_its_place_and_the_nearest(text, fault):
    found = faults(text)

    assert len(found) == 1
    assert found[0].startswith(f"1.yaml: {fault}")


def test_a_figure_of_another_role_is_not_named():
    """A note or a factor would lose it with the next load of the other document."""
    other = (
        "document: pay\nrole: some-role\n"
        "factors: [{kind: location, text: a, figure: some-figure}]\n"
        "worth_knowing: [{about: [some-figure], text: a, decision: accepted}]\n"
    )

    found = faults(PAY, other, ROLE)

    assert [fault.split(": ")[1] for fault in found] == [
        "factors[1].figure",
        "worth_knowing[1].about[1]",
    ]


def test_a_slug_in_two_documents_is_said_with_both_paths():
    assert faults(ROLE, ROLE) == ["2.yaml: the role “some-role” is already in 1.yaml"]


def test_a_key_of_two_figures_or_forecasts_is_said():
    other = PAY.replace("role: data-scientist", "role: some-role")

    assert faults(PAY, other, ROLE) == [
        "2.yaml: the figure “some-figure” is already in 1.yaml",
        "2.yaml: the figure “some-forecast” is already in 1.yaml",
    ]


@pytest.mark.parametrize("kind", ["families", "teams", "tools", "organisations", "places"])
def test_a_slug_twice_in_one_register_is_said(kind):
    part = {"tools": ", kind: a", "places": ", kind: area"}.get(kind, "")
    document = "places" if kind == "places" else "registers"
    text = f"document: {document}\n{kind}: [{{slug: a, name: a{part}}}, {{slug: a, name: b{part}}}]"

    found = faults(text)

    assert len(found) == 1
    assert "“a” is already in 1.yaml" in found[0]


def test_a_skill_twice_in_two_groups_is_said():
    skill = "skills: [{slug: a, name: a, description: a}]"
    text = (
        f"document: skills\ngroups: [{{slug: b, name: b, {skill}}}, {{slug: c, name: c, {skill}}}]"
    )

    assert faults(text) == ["1.yaml: the skill “a” is already in 1.yaml"]


def test_without_a_database_only_documents_are_known():
    assert faults(ROLE, known={}) == ["1.yaml: family: no family “product”"]
