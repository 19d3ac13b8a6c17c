"""Pay by experience: what is asked, what is shown, and the same as a file."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from mlpm.lib.render import render_page
from roles.reader import Reader, read_reader
from salaries.apart import apart
from salaries.beside import beside
from salaries.comparison import Comparison, by_years, years_chosen
from salaries.exports import to_csv, to_json
from salaries.figures import Figure
from salaries.forms import CompareForm, OfferForm
from salaries.levels import by_level, nearest, silent_roles
from salaries.offers import summary, with_offer
from salaries.queries.compared import (
    compare_address,
    compared_figures,
    export_lines,
    nearest_figures,
    overlaps,
    role_names,
)
from salaries.queries.figures import door
from salaries.queries.tables import switches
from salaries.rows import mapped
from salaries.selection import LEVEL_VIEW, YEARS_VIEW, Selection
from salaries.series import RoleName


# Stores nothing, so a forged request could do nothing: the page needs no token and no cookie.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest) -> HttpResponse:
    is_offer = request.method == "POST"
    form = CompareForm(request.POST if is_offer else request.GET)
    form.is_valid()
    offer_form = OfferForm(request.POST if is_offer else None)
    # The level of the sentence is the level she compares, so it does not come along by itself.
    reader = replace(read_reader(request.POST if is_offer else request.GET), level="")
    selection, slugs = form.selection, [role.slug for role in form.chosen_roles]
    names = role_names(form.chosen_roles)
    figures = compared_figures(slugs, selection)
    comparison = _comparison(figures, names, selection)
    instead = _by_years_instead(figures, names) if selection.by == LEVEL_VIEW else None
    adjusted = beside(comparison, [switches()[name] for name in selection.switches])
    comparison = adjusted.comparison
    offer = offer_form.offer
    if offer:
        you = offer.of_element(selection.element or "base")
        comparison = mapped(comparison, lambda row: with_offer(row, offer), you)
        instead = instead and mapped(instead, lambda row: with_offer(row, offer), None)
    context = {
        "section": "pay",
        "reader": reader,
        "form": offer_form if offer_form.errors else form,
        "ask": form,
        "offer_form": offer_form,
        "offer": offer,
        "summary": offer and summary(offer, selection.element or "base", comparison.rows),
        "selection": selection,
        "comparison": comparison,
        "instead": instead,
        "adjusted": adjusted.said,
        "workings": [*comparison.workings, *(instead.workings if instead else ())],
        "chips": _chips(names, comparison, selection, form, reader),
        "others": [role for slug, role in form.roles.items() if slug not in slugs],
        "roles": form.chosen_roles,
        "apart": _apart(comparison, instead, figures, selection, slugs),
        "nearest": _nearest(comparison, names, selection),
        "addresses": _addresses(slugs, selection, form, reader),
    }
    response = render_page(request, "salaries/compare.html", context, fragment="results")
    pushed = compare_address(slugs, selection, form.options.opening)
    response["HX-Push-Url"] = reader.along(pushed)
    if is_offer:
        add_never_cache_headers(response)
    return response


@require_safe
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """What the comparison of the same words shows, with source, edition and licence."""
    form = CompareForm(request.GET)
    form.is_valid()
    slugs, names = [role.slug for role in form.chosen_roles], role_names(form.chosen_roles)
    figures = compared_figures(slugs, form.selection)
    shown = _comparison(figures, names, form.selection).figures
    lines = export_lines(shown, names, request.build_absolute_uri)
    if kind == "csv":
        response = HttpResponse(to_csv(lines), content_type="text/csv; charset=utf-8")
    else:
        address = request.build_absolute_uri(compare_address(slugs, form.selection))
        response = HttpResponse(to_json(lines, address), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="pay.{kind}"'
    return response


def _comparison(
    figures: Sequence[Figure], names: Sequence[RoleName], selection: Selection
) -> Comparison:
    if selection.by == YEARS_VIEW:
        return years_chosen(figures, names, selection, door)
    shared = overlaps([name.slug for name in names])
    return by_level(figures, names, selection, door, shared)


def _by_years_instead(figures: Sequence[Figure], names: Sequence[RoleName]) -> Comparison | None:
    """What states years of experience, on an axis of its own; None where nothing does."""
    stated = [figure for figure in figures if figure.states_years]
    speaking = [name for name in names if any(one.role == name.slug for one in stated)]
    return by_years(stated, speaking, door) if stated else None


def _apart(
    comparison: Comparison,
    instead: Comparison | None,
    figures: Sequence[Figure],
    selection: Selection,
    slugs: Sequence[str],
) -> list[dict]:
    """What this page cannot hold, with the address of what can."""
    shown = [*comparison.figures, *(instead.figures if instead else [])]
    return [
        {
            "reason": one.reason,
            "role": one.role,
            "href": compare_address(slugs, one.selection) if one.selection else "",
        }
        for one in apart(figures, shown, selection)
    ]


def _nearest(
    comparison: Comparison, names: Sequence[RoleName], selection: Selection
) -> tuple[str, ...] | list:
    silent = silent_roles(comparison, names) if selection.by == LEVEL_VIEW else []
    if not silent:
        return []
    found = nearest_figures([name.slug for name in silent], selection)
    return nearest(silent, found, door)


def _addresses(
    slugs: Sequence[str], selection: Selection, form: CompareForm, reader: Reader
) -> dict[str, str]:
    """Downloads name every word, so that they stay the same when a new edition comes."""
    other = LEVEL_VIEW if selection.by == YEARS_VIEW else YEARS_VIEW
    return {
        "csv": compare_address(slugs, selection, page="salaries:csv"),
        "json": compare_address(slugs, selection, page="salaries:json"),
        "other": reader.along(compare_address(slugs, Selection(by=other), Selection(by=other))),
        "opening": reader.along(compare_address(slugs, form.options.opening, form.options.opening)),
    }


def _chips(
    names: Sequence[RoleName],
    comparison: Comparison,
    selection: Selection,
    form: CompareForm,
    reader: Reader,
) -> list[dict]:
    """A role each, with its marks and the address without it; the last one cannot be removed."""
    marks: dict[str, list[int]] = {name.slug: [] for name in names}
    for row in comparison.rows:
        if row.figure and row.mark and row.mark not in marks[row.figure.role]:
            marks[row.figure.role].append(row.mark)
    several = len(names) > 1
    return [
        {
            "slug": name.slug,
            "title": name.title,
            "marks": sorted(marks[name.slug]) if several else [],
            "without": reader.along(
                compare_address(
                    [n.slug for n in names if n != name], selection, form.options.opening
                )
            )
            if several
            else "",
        }
        for name in names
    ]
