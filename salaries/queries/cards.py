"""Which figure has this address, since when, and what was counted for it?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.formats import date_format

from mlpm.lib.sentences import Amount
from mlpm.sources.models import Release
from roles.models import Role
from salaries.cards import Origin
from salaries.models import PayFigure, TitleGroup, TitleMapping
from salaries.queries.figures import pure_figure
from salaries.words import amount_words, basis_words, counted_words


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition says at this address."""

    words: str
    amount: Amount
    counted: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure readers may see, `editions` newest first.

    `edition` is the one it is of, "" for a stated figure; `withdrawn_in` the first that has it no
    more, "" while it is shown.
    """

    row: PayFigure
    edition: str = ""
    withdrawn_in: str = ""
    editions: tuple[Edition, ...] = ()


def shown_figure(key: str) -> Shown | None:
    """The figure at this address: stated, or of the edition that is shown, or else of the last
    edition that had it; None where only an edition after the one that is shown has it.

    Four queries, two more for a figure that was withdrawn.
    """
    rows = list(_rows(key))
    stated = [row for row in rows if row.release is None]
    if stated:
        return Shown(stated[0])
    known = [row for row in rows if _is_known(row)]
    if not known:
        return None
    active = [row for row in known if row.source and row.release_id == row.source.active_release_id]
    row = (active or known)[0]
    return Shown(
        row,
        edition=edition_words(row),
        withdrawn_in="" if active else _day(row, _withdrawn_on(row)),
        editions=tuple(_edition(one, is_shown=one is row and bool(active)) for one in known),
    )


def _rows(key: str) -> QuerySet[PayFigure]:
    """Of published roles, the newest edition first."""
    rows = PayFigure.objects.filter(
        Q(release__isnull=True) | Q(release__is_complete=True),
        key=key,
        role__status=Role.Status.PUBLISHED,
        role__draft_of__isnull=True,
    ).select_related("role", "source__reported_in", "source__active_release", "release", "place")
    return rows.prefetch_related("components", "also_credited").order_by(
        "-release__released_on", "-release__id"
    )


def _is_known(row: PayFigure) -> bool:
    """Not newer than the edition that readers see; of a source without one nothing is shown."""
    active = row.source.active_release if row.source else None
    return bool(active and row.release and row.release.released_on <= active.released_on)


def _edition(row: PayFigure, *, is_shown: bool) -> Edition:
    figure = pure_figure(row)
    counted = "" if figure.observations is None else counted_words(figure)
    amount = Amount(
        amount_words(figure), "", figure.evidence, "" if counted else basis_words(figure)
    )
    return Edition(edition_words(row), amount, counted, is_shown)


def edition_words(row: PayFigure) -> str:
    """ "19 January 2025"; "May 2025" of statistics about one month; "" of a stated figure."""
    return _day(row, row.release.released_on) if row.release else ""


def _day(row: PayFigure, day: date) -> str:
    return date_format(day, "F Y" if row.month else "j F Y")


def _withdrawn_on(row: PayFigure) -> date:
    """The first edition after the last that had it."""
    assert row.source is not None
    assert row.source.active_release is not None
    assert row.release is not None
    active = row.source.active_release.released_on
    later = Release.objects.filter(
        source=row.source,
        is_complete=True,
        released_on__gt=row.release.released_on,
        released_on__lte=active,
    ).order_by("released_on")
    return later.values_list("released_on", flat=True).first() or active


@dataclass(frozen=True, slots=True)
class Titles:
    """Whom a counted figure is about, and the titles or the category that were counted."""

    group: str
    mappings: list[TitleMapping]


def counted_titles(row: PayFigure) -> Titles:
    """Two queries. A category is named by the figure itself; its mapping says why it stands in."""
    sets = TitleGroup.objects.filter(role=row.role, title_set=row.title_set)
    group = sets.values_list("plural", flat=True).first() or row.role.plural
    mappings = TitleMapping.objects.filter(
        source=row.source, role=row.role, title_set=row.title_set
    ).order_by("title")
    if row.level:
        mappings = mappings.filter(level__in=["", row.level])
    return Titles(group, list(mappings))


def origin(row: PayFigure) -> Origin:
    """What to say of the source when the figure is quoted."""
    if row.source is None:
        return Origin()
    return Origin(
        attribution=row.source.attribution_for(row.release),
        licence=row.source.licence,
        reported_in=row.source.reported_in.name if row.source.reported_in else "",
        edition=edition_words(row),
    )
