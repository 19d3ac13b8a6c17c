"""How does content get back into files? Published content and stated figures, nothing else."""

from pathlib import Path

from mlpm.content import documents
from mlpm.content.canonical import emit


def left_alone(folder: Path) -> list[str]:
    """Documents in files that a dump does not write: their role is a draft here, or gone."""
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*.yaml")}
    return sorted(files - set(documents.published_paths()))


def dump_content(folder: Path) -> list[str]:
    """Write every document that changed; returns the paths written."""
    written = []
    for path in documents.published_paths():
        document = documents.read(path)
        if document is None:
            continue
        file, text = folder / path, emit(document)
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        written.append(path)
    return written
