"""Which pay figures does the comparison show, and what may be chosen?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from mlpm.lib.sentences import gettext
from mlpm.sources.models import Source
from roles.models import Role
from salaries.comparison import years_word
from salaries.exports import Line, SourceFacts, labels, line
from salaries.figures import Figure
from salaries.findings import Overlap
from salaries.models import PayFigure, Place, TitleGroup, TitleMapping, TitleSet
from salaries.queries.figures import door, pure_figures
from salaries.selection import NOT_NAMED, YEARS_VIEW, Selection, newest_full_year, opening
from salaries.series import RoleName, TitleSetName, series_of
from salaries.words import capitalised, years_words

Choices = list[tuple[str, Any]]


def role_names(roles: Sequence[Role]) -> list[RoleName]:
    """The roles as labels: they begin with a capital. One query."""
    sets: dict[int, list[TitleSetName]] = {}
    for group in TitleGroup.objects.filter(role__in=roles):
        name = TitleSetName(group.title_set, group.label, group.plural)
        sets.setdefault(group.role_id, []).append(name)
    return [
        RoleName(
            role.slug, capitalised(role.short_title), role.plural, tuple(sets.get(role.pk, []))
        )
        for role in roles
    ]


def compared_figures(slugs: Sequence[str], selection: Selection) -> list[Figure]:
    """All that sources state about the roles, and what was counted of the selection.

    Three queries, whose cost does not grow with the rows behind the figures.
    """
    counted = Q(
        release__isnull=False,
        element=selection.element,
        place__slug=selection.place,
        year=selection.year or None,
        employment_type__in=["", selection.type],
    )
    wanted = Q(release__isnull=True)
    if selection.by != YEARS_VIEW:
        wanted |= counted
    rows = PayFigure.objects.published().for_roles(slugs).filter(wanted)
    return pure_figures(rows.order_by("role", "title_set", "order", "id"))


def nearest_figures(slugs: Sequence[str], selection: Selection) -> dict[str, Figure]:
    """For each role the figure that counts the same and comes nearest: of the same year, then of
    the same place, else of the United States; all levels together first. Three queries."""
    rows = (
        PayFigure.objects.published()
        .computed()
        .for_roles(slugs)
        .filter(element=selection.element, centre__isnull=False)
        .filter(employment_type__in=["", selection.type], place__slug__in=[selection.place, "us"])
    )

    def nearness(figure: Figure) -> tuple:
        return (
            str(figure.year) == selection.year,
            figure.place == selection.place,
            figure.title_set != TitleSet.WIDE,
            figure.level == selection.level,
            figure.year or 0,
            figure.observations or 0,
        )

    found: dict[str, Figure] = {}
    for figure in sorted(pure_figures(rows), key=nearness):
        found[figure.role] = figure
    return found


def overlaps(slugs: Sequence[str]) -> list[Overlap]:
    """Roles that the same titles of adverts stand for: one query."""
    rows = TitleMapping.objects.filter(role__slug__in=slugs, source__kind=Source.Kind.ADVERTS)
    titles: dict[tuple[int, str], set[tuple[str, str]]] = {}
    for source, title, role, level in rows.values_list("source", "title", "role__slug", "level"):
        titles.setdefault((source, title), set()).add((role, level))
    found = {}
    for claims in titles.values():
        for role, level in sorted(claims):
            for other, other_level in sorted(claims):
                if role < other and level == other_level:
                    found[role, other] = Overlap(role, other)
                if role != other and level and not other_level:
                    found[role, other] = Overlap(role, other, level)
    return list(found.values())


def export_lines(
    figures: Sequence[Figure], names: Sequence[RoleName], absolute: Callable[[str], str]
) -> list[Line]:
    """The figures as lines of a file, each once: one query for their sources."""
    slugs = {figure.source for figure in figures}
    sources = Source.objects.filter(slug__in=slugs).select_related("active_release")
    facts = {
        source.slug: SourceFacts(source.name, source.licence, source.attribution_words)
        for source in sources
    }
    known = labels(series_of(names, figures), figures)
    nobody = SourceFacts("", "", "")
    return [
        line(one, known[one.key], facts.get(one.source, nobody), absolute(door(one)))
        for one in figures
    ]


# What may be chosen


@dataclass(frozen=True, slots=True)
class Options:
    """What the words of the sentence may be, for these roles; and how the page opens."""

    places: Choices
    years: Choices
    sources: Choices
    experience: Choices
    opening: Selection


def options(slugs: Sequence[str], by: str, element: str, place: str) -> Options:
    """Only what has figures: three queries by level, four by years."""
    figures = PayFigure.objects.published().for_roles(slugs)
    if by == YEARS_VIEW:
        figures = figures.stated()
    if element:
        figures = figures.filter(element=element)
    places = _places(figures, place)
    sources = Source.objects.filter(pk__in=figures.order_by().values("source")).order_by("name")
    if by != YEARS_VIEW and not _holds(places, place):
        place = "us"
    there = figures.filter(place__slug=place) if place else figures
    known = there.exclude(year=None).order_by("-year")
    counted = list(known.values_list("year", "release__released_on__year").distinct())
    years = dict.fromkeys(str(year) for year, _ in counted)
    return Options(
        places=places,
        years=[(year, year) for year in years],
        sources=[*sources.values_list("slug", "name"), (NOT_NAMED, gettext("sources not named"))],
        experience=_experience(slugs) if by == YEARS_VIEW else [],
        opening=opening(by, newest_full_year(counted)),
    )


def _experience(slugs: Sequence[str]) -> Choices:
    """The years that figures state, as an address and as a reader says them."""
    rows = PayFigure.objects.published().stated().for_roles(slugs)
    stated = rows.exclude(years_from=None, years_to=None).order_by("years_from", "years_to")
    figures = [
        Figure(key="", role="", years_from=least, years_to=most)
        for least, most in stated.values_list("years_from", "years_to").distinct()
    ]
    return [(years_word(figure), years_words(figure)) for figure in figures]


def _places(figures, chosen: str) -> Choices:
    """Countries and states that have figures, and the places in or beside the chosen one.

    The United States stay on the list, since every comparison opens there.
    """
    near = Q(kind__in=[Place.Kind.COUNTRY, Place.Kind.STATE])
    near |= Q(slug=chosen) | Q(parent__slug=chosen) | Q(parent__places__slug=chosen)
    with_figures = Place.objects.filter(Q(pk__in=figures.order_by().values("place")) | Q(slug="us"))
    groups: dict[tuple[int, str], list[tuple[str, str]]] = {}
    rows = with_figures.filter(near).select_related("parent").distinct().order_by("name")
    for place in rows:
        groups.setdefault(_group(place), []).append((place.slug, place.name))
    return [(name, choices) for (_, name), choices in sorted(groups.items())]


def _holds(groups: Choices, slug: str) -> bool:
    return any(slug == known for _, group in groups for known, _ in group)


def _group(place: Place) -> tuple[int, str]:
    """Where it stands on the list, and under which heading."""
    if place.kind == Place.Kind.COUNTRY or place.parent is None:
        return 0, gettext("Countries")
    if place.kind == Place.Kind.STATE:
        return 1, gettext("States of {country}").format(country=place.parent.name)
    return 2, gettext("In {place}").format(place=place.parent.name)


# Addresses


def compare_address(
    slugs: Sequence[str],
    selection: Selection,
    opens: Selection | None = None,
    page: str = "salaries:compare",
) -> str:
    """The address that shows this comparison: the shortest, if it is known how the page opens."""
    words = [("role", slug) for slug in slugs] + selection.words(opens or Selection())
    address = reverse(page)
    return f"{address}?{urlencode(words)}" if words else address
