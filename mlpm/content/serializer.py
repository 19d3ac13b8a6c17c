"""Django's `loaddata`, and a test's `fixtures`, read content documents through this.

Registered for the format "yaml" in SERIALIZATION_MODULES. Writing is `dump_content`.
"""

from collections.abc import Iterator
from pathlib import Path

from django.core.serializers.base import DeserializationError, SerializationError
from django.db import DEFAULT_DB_ALIAS

from mlpm.content import documents
from mlpm.content.canonical import BrokenDocuments, parse
from mlpm.content.models import ContentVersion
from mlpm.content.revisions import raise_content_version
from mlpm.content.schemas import Document


class Serializer:
    internal_use_only = False

    def serialize(self, *args, **kwargs):
        raise SerializationError("Documents are written by `manage.py dump_content`.")


class DeserializedDocument:
    """What `loaddata` saves: a whole document; moves between roles when all are there."""

    def __init__(self, document: Document):
        self.document = document
        self.object = ContentVersion()
        self.deferred_fields = True

    def save(self, save_m2m=True, using=DEFAULT_DB_ALIAS, **kwargs) -> None:
        documents.write(self.document)

    def save_deferred_fields(self, using=DEFAULT_DB_ALIAS) -> None:
        documents.link(self.document)
        raise_content_version()


def Deserializer(stream_or_string, **options) -> Iterator[DeserializedDocument]:
    """The document in this text or file."""
    is_text = isinstance(stream_or_string, bytes | str)
    name = "document" if is_text else Path(getattr(stream_or_string, "name", "document")).name
    try:
        text = stream_or_string if is_text else stream_or_string.read()
        yield DeserializedDocument(parse(text, name))
    except BrokenDocuments as error:
        raise DeserializationError(str(error)) from error
