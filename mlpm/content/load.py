"""How do documents get into the database, all or nothing, without losing an editor's work?

A document counts as edited when the database no longer says what was last loaded. An edit is
kept; where the file has changed as well, the load says so and leaves that document alone.
"""

from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from django.db import transaction

from mlpm.content import documents, registers
from mlpm.content.canonical import BrokenDocuments, Fault, emit
from mlpm.content.models import LoadedDocument
from mlpm.content.references import reference_faults
from mlpm.content.revisions import raise_content_version, record_revision
from mlpm.content.schemas import Document


@dataclass
class Report:
    """Paths by what became of them; `conflicts` holds the differences as text."""

    loaded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    conflicts: dict[str, str] = field(default_factory=dict)


def load_content(folder: Path, overwrite: frozenset[str] = frozenset()) -> Report:
    """Load every document below the folder. Raises BrokenDocuments and then changes nothing."""
    found = documents.read_files(folder)
    report = Report()
    with transaction.atomic():
        if faults := reference_faults(found, documents.known()):
            raise BrokenDocuments(faults)
        changed = {
            path: document
            for path, document in found.items()
            if _is_to_load(path, document, report, path in overwrite)
        }
        write_all(changed)
        for path, document in changed.items():
            record_revision(document, reason=f"loaded from {path}")
        if changed:
            raise_content_version()
    report.loaded = list(changed)
    return report


def write_all(changed: dict[str, Document]) -> None:
    """Rows first, then what points between them, then what is gone; and the texts kept."""
    for document in changed.values():
        documents.write(document)
    for document in changed.values():
        documents.link(document)
    for path, document in changed.items():
        registers.tidy(document, path)
        LoadedDocument.objects.update_or_create(path=path, defaults={"text": emit(document)})
    if faults := [fault for path in changed for fault in _lost(path, changed[path])]:
        raise BrokenDocuments(faults)


def _lost(path: str, document: Document) -> list[Fault]:
    """What the database would not give back as it was written: an edit that nobody made."""
    here = documents.read(path)
    if here == document:
        return []
    kept = emit(here) if here else ""
    difference = _diff(emit(document), kept, f"{path} in the file", f"{path} as it would be kept")
    return [Fault(path, "", f"cannot be kept as it is written\n{difference}")]


def _is_to_load(path: str, document: Document, report: Report, overwrite: bool) -> bool:
    here = documents.read(path)
    in_file = emit(document)
    in_database = in_file if here == document else emit(here) if here else ""
    kept = LoadedDocument.objects.filter(path=path).first()
    last = kept.text if kept else ""
    if in_file == in_database:
        if last != in_file:
            LoadedDocument.objects.update_or_create(path=path, defaults={"text": in_file})
        report.unchanged.append(path)
        return False
    if in_database == last or overwrite:
        return True
    if in_file == last:
        report.kept.append(path)
    else:
        report.conflicts[path] = _difference(path, last, in_database, in_file)
    return False


def _difference(path: str, last: str, in_database: str, in_file: str) -> str:
    edits = _diff(last, in_database, f"{path} as last loaded", f"{path} in the database")
    file_changes = _diff(last, in_file, f"{path} as last loaded", f"{path} in the file")
    return f"{edits}\n{file_changes}"


def _diff(before: str, after: str, before_name: str, after_name: str) -> str:
    lines = unified_diff(
        before.splitlines(), after.splitlines(), before_name, after_name, lineterm="", n=1
    )
    return "\n".join(lines)
