"""The examples on the page that explains how figures are made, from the editions that are shown."""

from dataclasses import dataclass

from django.db.models import F

from mlpm.lib.sentences import Sentence
from mlpm.sources.models import Release, Source
from roles.models import Role
from salaries import method
from salaries.adjustments import national_prices_of, todays_dollars_of
from salaries.disagreement import Working
from salaries.figures import Figure
from salaries.models import PayFigure, TitleGroup, TitleMapping
from salaries.queries.adjustments import consumer_prices, regional_prices
from salaries.queries.figures import door, pure_figures

PLACE, STATE = "us", "us-ca"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A category that stands for a role, and why."""

    role: Role
    category: str
    reason: str


@dataclass(frozen=True, slots=True)
class Examples:
    """None: no figure that is shown gives this example."""

    percentiles: Sentence | None
    pairs: Sentence | None
    too_few: Sentence | None
    median_only: Sentence | None
    wage: Sentence | None
    stand_in: StandIn | None
    workings: list[Working]


def examples() -> Examples:
    """Seven queries, however much was counted."""
    plurals = _plurals()
    counted = _counted()
    whole = method.whole_figure(counted)
    wages = _wages()
    wage = next((one for one in wages if one.place == PLACE and not one.is_proxy), None)
    in_state = next((one for one in wages if one.place == STATE), None)
    workings = [
        method.adjusted(whole, lambda one: todays_dollars_of(one, consumer_prices()), door),
        method.adjusted(in_state, lambda one: national_prices_of(one, regional_prices()), door),
    ]
    return Examples(
        percentiles=method.percentiles(whole, plurals, door) if whole else None,
        pairs=method.pairs(whole) if whole and whole.rows else None,
        too_few=method.too_few(counted, plurals, door),
        median_only=method.median_only(counted, plurals, door),
        wage=method.wage(wage, door) if wage else None,
        stand_in=_stand_in(wages),
        workings=[working for working in workings if working],
    )


def _counted() -> list[Figure]:
    """Full-time base pay in the country by level, of the newest year that was over."""
    rows = PayFigure.objects.published().filter(
        source__kind=Source.Kind.ADVERTS,
        element="base",
        place__slug=PLACE,
        employment_type=PayFigure.EmploymentType.FULL_TIME,
        year=F("release__released_on__year") - 1,
    )
    rows = rows.exclude(title_set="wide")  # its name does not go well into a sentence
    return pure_figures(rows.order_by("role__order", "title_set", "id"))


def _wages() -> list[Figure]:
    rows = PayFigure.objects.published().filter(
        release__isnull=False,
        element="wage",
        place__slug__in=[PLACE, STATE],
        month__isnull=False,
        centre__isnull=False,
        p25__isnull=False,
        p75__isnull=False,
    )
    return pure_figures(rows.order_by("role__order", "place__slug", "id"))


def _stand_in(wages: list[Figure]) -> StandIn | None:
    proxies = {one.role: one.category for one in wages if one.is_proxy and one.place == PLACE}
    found = (
        TitleMapping.objects.filter(is_proxy=True, role__in=Role.objects.published())
        .filter(role__slug__in=proxies, source__active_release__isnull=False)
        .select_related("role")
        .order_by("role__order")
        .first()
    )
    return StandIn(found.role, proxies[found.role.slug], found.reason) if found else None


def _plurals() -> method.Plurals:
    roles = dict(Role.objects.published().values_list("slug", "plural"))
    plurals = {(slug, name): plural for slug, plural in roles.items() for name in SETS}
    groups = TitleGroup.objects.filter(role__in=Role.objects.published())
    return plurals | {
        (slug, name): plural
        for slug, name, plural in groups.values_list("role__slug", "title_set", "plural")
    }


SETS = ("", "narrow", "wide")


@dataclass(frozen=True, slots=True)
class EditionLine:
    slug: str
    name: str
    words: str


def editions() -> list[EditionLine]:
    """The editions that are shown: one query."""
    shown = Release.objects.filter(pk__in=Source.objects.values("active_release"))
    return [
        EditionLine(
            release.source.slug,
            release.source.name,
            method.edition_words(release.released_on, release.rows_read, release.rows_used),
        )
        for release in shown.select_related("source").order_by("source__name")
    ]
