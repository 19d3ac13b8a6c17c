"""Which documents are there, in files and in the database?"""

from collections.abc import Iterator
from pathlib import Path

from mlpm.content import mappings, pay, places, registers, roles, schemas
from mlpm.content.canonical import BrokenDocuments, Fault, parse
from mlpm.content.references import Known
from mlpm.sources.models import Source
from roles.models import Organisation, Role, RoleFamily, Team, Tool
from salaries.models import Place, TitleMapping
from skills.models import Skill, SkillGroup

#: Where each kind lives, in the order in which it is loaded.
FOLDERS = {
    "sources": "sources.yaml",
    "registers": "registers.yaml",
    "places": "places.yaml",
    "skills": "skills.yaml",
    "role": "roles/{}.yaml",
    "mappings": "mappings.yaml",
    "pay": "pay/{}.yaml",
}


def path_of(document: schemas.Document) -> str:
    """Its path below the fixtures folder."""
    slug = getattr(document, document.path_slug) if document.path_slug else ""
    return FOLDERS[document.document].format(slug)


def read_files(folder: Path) -> dict[str, schemas.Document]:
    """Every document below the folder by its path. Raises BrokenDocuments with all faults."""
    if not folder.is_dir():
        raise BrokenDocuments([Fault(str(folder), "", "no such folder")])
    documents, faults = {}, []
    for file in sorted(folder.rglob("*.yaml")):
        path = file.relative_to(folder).as_posix()
        try:
            document = parse(file.read_bytes(), path)
        except BrokenDocuments as error:
            faults += error.faults
            continue
        if path_of(document) != path:
            faults.append(Fault(path, "", f"this document belongs in {path_of(document)}"))
        documents[path] = document
    if faults:
        raise BrokenDocuments(faults)
    order = list(FOLDERS)
    return dict(sorted(documents.items(), key=lambda item: (order.index(item[1].document), item)))


def write(document: schemas.Document) -> None:
    """Make the database say what the document says; moves between roles follow in `link`."""
    match document:
        case schemas.SourcesDocument():
            registers.document_to_sources(document)
        case schemas.RegistersDocument():
            registers.document_to_registers(document)
        case schemas.PlacesDocument():
            places.document_to_places(document)
        case schemas.SkillsDocument():
            registers.document_to_skills(document)
        case schemas.RoleDocument():
            roles.document_to_role(document, live_role(document.slug))
        case schemas.MappingsDocument():
            mappings.document_to_mappings(document)
        case schemas.PayDocument():
            pay.document_to_pay(document)


def link(document: schemas.Document) -> None:
    """Write what points from one document to another: call it when all are written."""
    if isinstance(document, schemas.RoleDocument) and (role := live_role(document.slug)):
        roles.write_moves(document, role)


def live_role(slug: str) -> Role | None:
    return Role.objects.filter(slug=slug, draft_of__isnull=True).first()


def read(path: str) -> schemas.Document | None:
    """What the database says for this path; None where it has nothing."""
    slug = Path(path).stem
    match path.split("/")[0]:
        case "sources.yaml":
            return registers.sources_to_document() if Source.objects.exists() else None
        case "registers.yaml":
            return registers.registers_to_document() if RoleFamily.objects.exists() else None
        case "places.yaml":
            return places.places_to_document() if Place.objects.exists() else None
        case "mappings.yaml":
            return mappings.mappings_to_document() if TitleMapping.objects.exists() else None
        case "skills.yaml":
            return registers.skills_to_document() if SkillGroup.objects.exists() else None
        case "roles":
            role = live_role(slug)
            return roles.role_to_document(role) if role else None
        case "pay":
            role = live_role(slug)
            document = pay.pay_to_document(role) if role else None
            return None if document == schemas.PayDocument(document="pay", role=slug) else document
    return None


def published_paths() -> Iterator[str]:
    """The documents that a dump writes: published roles and their pay, and the registers."""
    yield from (path for path in FOLDERS.values() if "{}" not in path)
    for slug in Role.objects.published().order_by("slug").values_list("slug", flat=True):
        yield FOLDERS["role"].format(slug)
        yield FOLDERS["pay"].format(slug)


def known() -> Known:
    """Every slug in the database that a document may name."""
    models = {
        "source": Source,
        "family": RoleFamily,
        "team": Team,
        "tool": Tool,
        "organisation": Organisation,
        "place": Place,
        "skill": Skill,
        "role": Role,
    }
    return {
        kind: set(model._default_manager.values_list("slug", flat=True))
        for kind, model in models.items()
    }
