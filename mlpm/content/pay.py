"""Pay from document to rows and back: figures, factors, forecasts and what was decided of doubts.

Only stated figures are documents; those computed from a release never are.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from mlpm.content import schemas
from mlpm.content.canonical import BrokenDocuments, Fault
from mlpm.content.citations import attach, texts_of
from mlpm.sources.models import Source
from roles.models import Organisation, Role
from salaries import notes
from salaries.models import DataNote, Forecast, PayComponent, PayFactor, PayFigure, Place


def path_of(role: str) -> str:
    return f"pay/{role}.yaml"


def document_to_pay(document: schemas.PayDocument) -> None:
    role = Role.objects.get(slug=document.role, draft_of__isnull=True)
    cited = _write_figures(document, role)
    cited += _write_factors(document, role)
    cited += _write_forecasts(document, role)
    attach(cited)
    _write_decisions(document, role)


def _checked(row, path: str, where: str):
    """The row, if the database will take it; its message says what the document got wrong."""
    try:
        row.clean_fields()
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        reason = " ".join(error.messages)
        raise BrokenDocuments([Fault(path, where, reason)]) from None
    return row


def _write_figures(document: schemas.PayDocument, role: Role) -> list[tuple]:
    role.pay_figures.stated().delete()
    sources = {source.slug: source for source in Source.objects.all()}
    named = {part.place for part in document.figures if part.place}
    places = {place.slug: place for place in Place.objects.filter(slug__in=named)}
    cited = []
    for order, part in enumerate(document.figures):
        row = PayFigure(
            role=role,
            order=order,
            source=sources.get(part.source or ""),
            is_source_not_stated=part.source_not_stated,
            place=places.get(part.place or ""),
            is_approximate=part.approximate,
            **_figure_columns(part),
        )
        _checked(row, path_of(document.role), f"figures[{order + 1}]").save()
        row.also_credited.set(sources[slug] for slug in part.also_credited)
        PayComponent.objects.bulk_create(
            PayComponent(
                figure=row,
                order=position,
                kind=component.kind,
                amount=component.amount,
                is_on_top=component.on_top,
            )
            for position, component in enumerate(part.components)
        )
        cited.append((row, part.cites))
    return cited


PLAIN = ("key", "element", "year", "month", "currency", "observations")
WORDS = ("words", "population", "employment_type", "note")
SPAN_AMOUNTS = ("minimum", "maximum", "p10", "p25", "p75", "p90")


def _figure_columns(part: schemas.FigurePart) -> dict:
    columns = {name: getattr(part, name) for name in PLAIN}
    columns |= {name: getattr(part, name) or "" for name in WORDS}
    if part.experience:
        columns |= part.experience.model_dump(exclude={"level"})
        columns["level"] = part.experience.level or ""
    if part.centre:
        columns |= {"centre": part.centre.amount, "centre_statistic": part.centre.statistic}
    if part.span:
        columns |= part.span.model_dump(include=set(SPAN_AMOUNTS))
        columns["span_statistic"] = part.span.statistic
        columns["is_open_top"] = part.span.open_top
        columns["is_open_bottom"] = part.span.open_bottom
    return columns


def _write_factors(document: schemas.PayDocument, role: Role) -> list[tuple]:
    role.pay_factors.all().delete()
    figures = dict(role.pay_figures.stated().values_list("key", "id"))
    cited = []
    for order, part in enumerate(document.factors):
        row = PayFactor.objects.create(
            role=role,
            order=order,
            kind=part.kind,
            text=part.text,
            within=part.within or "",
            figure_id=figures[part.figure] if part.figure else None,
        )
        row.places.set(Place.objects.filter(slug__in=part.places))
        row.organisations.set(Organisation.objects.filter(slug__in=part.organisations))
        cited.append((row, part.cites))
    return cited


FORECAST_FIELDS = (
    "key", "topic", "text", "made_year", "due_year", "element", "amount", "currency",
)  # fmt: skip
FORECAST_WORDS = ("level_from", "level_to", "statistic")


def _write_forecasts(document: schemas.PayDocument, role: Role) -> list[tuple]:
    role.forecasts.all().delete()
    sources = {source.slug: source for source in Source.objects.all()}
    cited = []
    for order, part in enumerate(document.forecasts):
        row = Forecast(
            role=role,
            order=order,
            source=sources.get(part.source or ""),
            is_source_not_stated=part.source_not_stated,
            **{name: getattr(part, name) for name in FORECAST_FIELDS},
            **{name: getattr(part, name) or "" for name in FORECAST_WORDS},
        )
        _checked(row, path_of(document.role), f"forecasts[{order + 1}]").save()
        cited.append((row, part.cites))
    return cited


def _write_decisions(document: schemas.PayDocument, role: Role) -> None:
    in_documents(role).delete()
    notes.refresh(role)
    found = {(note.rule, note.subject): note for note in in_documents(role)}
    faults = []
    for position, part in enumerate(document.worth_knowing):
        subject = " ".join(part.about)
        values = {"decision": part.decision, "reason": part.reason or ""}
        if part.text is not None:
            order = len(found) + position
            notes.write("", part.about, part.text, role=role, order=order, **values)
        elif note := found.get((part.rule or "", subject)):
            DataNote.objects.filter(pk=note.pk).update(**values)
        else:
            where = f"worth_knowing[{position + 1}]"
            faults.append(Fault(path_of(document.role), where, _not_found(part.rule, found)))
    if faults:
        raise BrokenDocuments(faults)


def in_documents(role: Role):
    """Notes that a document decides: those that change with an edition or the day are not."""
    return role.data_notes.exclude(rule__in=notes.NEVER_IN_DOCUMENTS)


def _not_found(rule: str | None, found: Iterable[tuple[str, str]]) -> str:
    """What the rule finds instead, to be copied into the document."""
    now = [f"about {subject}" for name, subject in found if name == rule]
    return f"the rule “{rule}” finds nothing about these; it finds {' and '.join(now) or 'nothing'}"


def pay_to_document(role: Role) -> schemas.PayDocument:
    figures = (
        role.pay_figures.stated()
        .select_related("source", "place")
        .prefetch_related("also_credited", "components", "citations__source")
    )
    factors = role.pay_factors.select_related("figure").prefetch_related(
        "places", "organisations", "citations__source"
    )
    forecasts = role.forecasts.select_related("source").prefetch_related("citations__source")
    return schemas.PayDocument(
        document="pay",
        role=role.slug,
        figures=[_figure_part(row) for row in figures],
        factors=[_factor_part(row) for row in factors],
        forecasts=[_forecast_part(row) for row in forecasts],
        worth_knowing=[
            schemas.NotePart(
                rule=note.rule or None,
                about=note.subject.split(),
                text=None if note.rule else note.text,
                decision=note.decision,
                reason=note.reason or None,
            )
            for note in in_documents(role).exclude(decision=DataNote.Decision.OPEN)
        ],
    )


def _figure_part(row: PayFigure) -> schemas.FigurePart:
    experience = centre = span = None
    if row.level or row.years_from is not None or row.years_to is not None:
        experience = schemas.ExperiencePart(
            level=row.level or None, years_from=row.years_from, years_to=row.years_to
        )
    if row.centre is not None:
        centre = schemas.CentrePart(statistic=row.centre_statistic, amount=row.centre)
    if row.span_statistic:
        span = schemas.SpanPart(
            statistic=row.span_statistic,
            open_top=row.is_open_top,
            open_bottom=row.is_open_bottom,
            **{name: getattr(row, name) for name in SPAN_AMOUNTS},
        )
    return schemas.FigurePart(
        source=row.source.slug if row.source else None,
        source_not_stated=row.is_source_not_stated,
        also_credited=sorted(source.slug for source in row.also_credited.all()),
        place=row.place.slug if row.place else None,
        experience=experience,
        approximate=row.is_approximate,
        centre=centre,
        span=span,
        components=[
            schemas.ComponentPart(kind=part.kind, amount=part.amount, on_top=part.is_on_top)
            for part in row.components.all()
        ],
        cites=texts_of(row),
        **{name: getattr(row, name) for name in PLAIN},
        **{name: getattr(row, name) or None for name in WORDS},
    )


def _factor_part(row: PayFactor) -> schemas.FactorPart:
    return schemas.FactorPart(
        kind=row.kind,
        text=row.text,
        within=row.within or None,
        places=sorted(place.slug for place in row.places.all()),
        organisations=sorted(organisation.slug for organisation in row.organisations.all()),
        figure=row.figure.key if row.figure else None,
        cites=texts_of(row),
    )


def _forecast_part(row: Forecast) -> schemas.ForecastPart:
    return schemas.ForecastPart(
        source=row.source.slug if row.source else None,
        source_not_stated=row.is_source_not_stated,
        cites=texts_of(row),
        **{name: getattr(row, name) for name in FORECAST_FIELDS},
        **{name: getattr(row, name) or None for name in FORECAST_WORDS},
    )
