"""How does an edition of a source's data come in, and which one do readers see?

An import leaves either the old state or the new one, whatever happens in between: the release is
made first, inactive; its figures, the notes about them and its activation are one transaction.
"""

import csv
import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from mlpm.content.revisions import raise_content_version
from mlpm.sources.models import Release, Source
from roles.models import Role
from salaries import notes
from salaries.enough import FIRM_FROM
from salaries.exports import defused
from salaries.imports import aijobs, oews
from salaries.imports.counted import Claim, Computed, Counted, Lookups
from salaries.imports.files import (
    Progress,
    SourceFile,
    UnreadableFile,
    examine,
    fingerprint,
)
from salaries.imports.report import Before, Report, changes
from salaries.keys import figure_key
from salaries.models import PayFigure, Place, TitleMapping

KEPT_RELEASES = 5
DATE_IN_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ImportRefused(Exception):
    """Why nothing was imported, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How the files of a source are read."""

    columns: tuple[str, ...]
    read: Callable[[SourceFile, Lookups, date, Progress], Counted]
    released_on: Callable[[SourceFile], date] | None = None


def _read_aijobs(file: SourceFile, lookups: Lookups, released: date, progress: Progress) -> Counted:
    return aijobs.read(file, lookups, released, progress, spill=folder())


READERS = {
    "aijobs": Reader(aijobs.COLUMNS, _read_aijobs),
    "bls-oews": Reader(oews.COLUMNS, oews.read, oews.released_on),
}


def folder() -> Path:
    """Where the files are kept from which figures can be counted anew."""
    path = Path(settings.VAR_DIR) / "releases"
    path.mkdir(parents=True, exist_ok=True)
    return path


def import_release(
    slug: str,
    path: Path,
    *,
    released_on: date | None = None,
    is_dry_run: bool = False,
    accepts_surprises: bool = False,
    by: str = "",
    progress: Progress = lambda _: None,
) -> Report:
    """Import the file as an edition of the source and show it, if it is the newest.

    The same file again changes nothing, unless titles are mapped otherwise than they were: then
    its figures are counted anew. Raises UnreadableFile and ImportRefused.
    """
    reader, source = READERS[slug], _source(slug)
    with only_import():
        if not path.is_file():
            raise UnreadableFile(f"There is no file {path.name}.")
        digest = fingerprint(path)
        known = _known(source, digest)
        lookups = _lookups(source)
        mappings = _digest(lookups)
        if known and known.mappings == mappings:
            return _already(known)
        file = examine(path, digest, reader.columns, lambda share: progress(share * 0.2))
        day = known.released_on if known else released_on or _date_of(file, reader)
        counted = reader.read(file, lookups, day, lambda share: progress(0.2 + share * 0.5))
        figures = _keyed(slug, counted.figures)
        report = _report(source, day, counted, figures)
        if is_dry_run:
            report.outcome = "A dry run: nothing was changed."
            return report
        if counted.rejects:
            report.rejects_file = _write_rejects(file.sha256, report)
        if report.surprises and not accepts_surprises:
            raise ImportRefused(_refusal(report))
        _forget_unfinished(source)
        release = known or _begin(source, day, file, by)
        _finish(release, figures, report, mappings)
        progress(0.95)
        _forget_old(source)
    return report


def activate(slug: str, day: date) -> Release:
    """Show the edition of this date. Raises ImportRefused if there is none."""
    source = _source(slug)
    complete = source.releases.filter(is_complete=True)
    release = complete.filter(released_on=day).order_by("-imported_at").first()
    if release is None:
        days = ", ".join(str(one.released_on) for one in complete) or "none"
        raise ImportRefused(f"{source.name} has no edition of {day}; there are: {days}.")
    with transaction.atomic():
        _show(source, release)
    return release


def reaggregate(source: Source) -> None:
    """Count the edition that is shown anew from its kept file, after its titles were mapped anew.

    Raises ImportRefused if the file is gone.
    """
    release = source.active_release
    if release is None or source.slug not in READERS:
        return
    import_release(source.slug, kept_file(release), accepts_surprises=True)


def kept_file(release: Release) -> Path:
    """The file an edition was counted from. Raises ImportRefused if it is gone."""
    for path in folder().glob(f"{release.sha256}.csv*"):
        return path
    raise ImportRefused(
        f"The file of the edition of {release.released_on} is not kept here any more "
        f"({release.sha256[:12]}….csv in {folder().name}); import it again."
    )


@contextmanager
def only_import() -> Iterator[None]:
    """Raises ImportRefused while another import runs on this machine."""
    with (folder() / "import.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ImportRefused(
                "Another import is running. Try again when it has finished."
            ) from None
        yield


# What the readers must know


def _source(slug: str) -> Source:
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        raise ImportRefused(f"There is no source “{slug}” yet: load the content first.")
    return source


def _lookups(source: Source) -> Lookups:
    live = Role.objects.filter(draft_of__isnull=True)
    rows = TitleMapping.objects.filter(source=source, role__in=live).select_related("role")
    claims = sorted(
        Claim(
            " ".join(row.title.split()).lower(),
            row.level,
            row.role.slug,
            row.title_set,
            row.is_proxy,
        )
        for row in rows
    )
    places = list(Place.objects.exclude(code="").values_list("kind", "code", "slug", "name"))
    return Lookups(
        claims=tuple(claims),
        places={(kind, code): slug for kind, code, slug, _ in places},
        countries={
            name.removeprefix("the ").lower(): code
            for kind, code, _, name in places
            if kind == Place.Kind.COUNTRY
        },
    )


def _digest(lookups: Lookups) -> str:
    """Changes whenever figures would be counted otherwise."""
    said = repr((lookups.claims, sorted(lookups.places.items())))
    return sha256(said.encode()).hexdigest()


def _known(source: Source, fingerprint: str) -> Release | None:
    return source.releases.filter(sha256=fingerprint, is_complete=True).first()


def _date_of(file: SourceFile, reader: Reader) -> date:
    if found := DATE_IN_NAME.search(file.path.name):
        try:
            return date.fromisoformat(found[0])
        except ValueError:
            raise ImportRefused(f"{found[0]} in the file’s name is no date.") from None
    if reader.released_on is not None:
        return reader.released_on(file)
    raise ImportRefused("The file’s name holds no date such as 2025-01-19: give --released-on.")


# What would change


def _keyed(slug: str, figures: list[Computed]) -> dict[str, Computed]:
    return {
        figure_key(
            source=slug,
            role=one.role,
            title_set=one.title_set,
            element=one.element,
            place=one.place,
            year=one.year,
            employment_type=one.employment_type,
            level=one.level,
            currency="USD",
        ): one
        for one in figures
    }


def _report(source: Source, day: date, counted: Counted, figures: Mapping[str, Computed]) -> Report:
    shown = source.active_release
    report = Report(
        source=source.name,
        released_on=day,
        rows_read=counted.rows_read,
        rows_used=counted.rows_used,
        rejects=counted.rejects,
        mapped=counted.mapped,
        unmapped=counted.unmapped,
        unplaced=counted.unplaced,
        withheld=counted.withheld,
        said=sum(one.has_amount for one in figures.values()),
        too_few=sum(not one.has_amount for one in figures.values()),
    )
    if shown is not None:
        report.compared_with, report.rows_before = shown.released_on, shown.rows_read
        report.changes = changes(_before(shown), _after(figures))
    return report


def _before(release: Release) -> dict[str, Before]:
    rows = release.pay_figures.values_list(
        "key", "role__slug", "title_set", "place__slug", "year", "level", "employment_type",
        "centre", "rows", "observations",
    )  # fmt: skip
    return {
        key: Before(role, centre, number, _is_firm(centre, n), _label(role, *what))
        for key, role, *what, centre, number, n in rows
    }


def _after(figures: Mapping[str, Computed]) -> dict[str, Before]:
    return {
        key: Before(
            one.role,
            one.centre,
            one.rows,
            _is_firm(one.centre, one.observations),
            _label(one.role, one.title_set, one.place, one.year, one.level, one.employment_type),
        )
        for key, one in figures.items()
    }


def _is_firm(centre: int | None, observations: int | None) -> bool:
    """Published statistics, which tell no number, are taken as firm."""
    return centre is not None and (observations is None or observations >= FIRM_FROM)


def _label(*words: str | int | None) -> str:
    return ", ".join(str(word) for word in words if word)


def _refusal(report: Report) -> str:
    return "\n".join(
        [
            *report.lines(),
            "",
            "Nothing was imported, because this is surprising:",
            *(f"  {surprise}" for surprise in report.surprises),
            "If it is right, run it again with --accept-surprises.",
        ]
    )


def _already(release: Release) -> Report:
    who = release.imported_by or "the command line"
    return Report(
        source=release.source.name,
        released_on=release.released_on,
        outcome=(
            f"{release.source.name}, edition of {release.released_on}: already imported on "
            f"{release.imported_at:%Y-%m-%d} by {who}. Nothing was changed."
        ),
        is_already=True,
    )


# What is written


def _begin(source: Source, day: date, file: SourceFile, by: str) -> Release:
    """Keep the file, and make a release that nobody sees yet."""
    suffix = ".csv.gz" if file.path.name.endswith(".gz") else ".csv"
    kept = folder() / f"{file.sha256}{suffix}"
    if not kept.exists():
        half = kept.with_name(f"{kept.name}.half")
        shutil.copyfile(file.path, half)
        with half.open("rb") as keep:
            os.fsync(keep.fileno())
        half.replace(kept)
    return Release.objects.create(
        source=source,
        released_on=day,
        sha256=file.sha256,
        imported_by=by,
        file_name=file.path.name[:200],
    )


def _finish(
    release: Release, figures: Mapping[str, Computed], report: Report, mappings: str
) -> None:
    """Everything that readers see changes in this one transaction."""
    source = release.source
    with transaction.atomic():
        is_new = not release.is_complete
        release.pay_figures.all().delete()
        PayFigure.objects.bulk_create(_rows(release, figures), batch_size=2000)
        shown = source.active_release
        is_shown = shown is None or shown == release or shown.released_on <= release.released_on
        day = release.released_on
        if not is_new:
            report.outcome = (
                f"Titles are mapped otherwise now: the edition of {day} is counted anew."
            )
        elif is_shown:
            report.outcome = f"The edition of {day} is shown now."
        else:
            report.outcome = (
                f"The edition of {shown and shown.released_on} is newer and stays; "
                f"`activate_release {source.slug} {day}` shows this one."
            )
        release.is_complete, release.mappings = True, mappings
        release.rows_read, release.rows_used = report.rows_read, report.rows_used
        release.rows_rejected = len(report.rejects)
        release.report = report.kept()
        release.save()
        if is_shown:
            _show(source, release)


def _show(source: Source, release: Release) -> None:
    source.active_release = release
    source.save(update_fields=["active_release"])
    notes.refresh_computed(source)
    raise_content_version()


def _rows(release: Release, figures: Mapping[str, Computed]) -> Iterator[PayFigure]:
    roles = dict(Role.objects.filter(draft_of__isnull=True).values_list("slug", "pk"))
    places = dict(Place.objects.values_list("slug", "pk"))
    same = (
        "element", "year", "month", "level", "employment_type", "title_set", "observations",
        "rows", "p10", "p25", "centre", "p75", "p90", "is_open_top", "category", "is_proxy",
    )  # fmt: skip
    for key, one in figures.items():
        yield PayFigure(
            key=key,
            role_id=roles[one.role],
            source=release.source,
            release=release,
            place_id=places[one.place],
            centre_statistic="" if one.centre is None else PayFigure.Centre.MEDIAN,
            span_statistic=PayFigure.Span.PERCENTILES if one.has_span else "",
            **{name: getattr(one, name) for name in same},
        )


def _write_rejects(fingerprint: str, report: Report) -> str:
    path = folder() / f"{fingerprint}-rejected.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["line", "column", "found", "expected"])
        for one in report.rejects:
            writer.writerow([one.line, one.column, defused(one.found), one.expected])
    return str(path)


def _forget_unfinished(source: Source) -> None:
    """What an import that was killed has left."""
    source.releases.filter(is_complete=False).delete()


def _forget_old(source: Source) -> None:
    """Keep the newest editions, the one that is shown, and the files that these need."""
    source.refresh_from_db()
    newest = source.releases.order_by("-released_on", "-imported_at")[:KEPT_RELEASES]
    keep = {release.pk for release in newest}
    if source.active_release is not None:
        keep.add(source.active_release.pk)
    source.releases.exclude(pk__in=keep).delete()
    needed = set(Release.objects.values_list("sha256", flat=True))
    for path in folder().glob("*.csv*"):
        if path.name[:64] not in needed:
            path.unlink()
