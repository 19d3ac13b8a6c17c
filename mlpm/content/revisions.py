"""What is remembered of every publish, load and restore?"""

from django.db.models import F, Max

from mlpm.content.models import ContentVersion, Revision
from mlpm.content.schemas import Document


def raise_content_version() -> None:
    """Tell everything that keeps pages that they may have changed."""
    ContentVersion.objects.get_or_create(id=1)
    ContentVersion.objects.filter(id=1).update(number=F("number") + 1)


def record_revision(document: Document, *, reason: str, user=None) -> Revision:
    """Keep the document as it now stands, under the next number."""
    kind = document.document
    slug = getattr(document, document.path_slug) if document.path_slug else kind
    revisions = Revision.objects.filter(kind=kind, slug=slug)
    last = revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        kind=kind,
        slug=slug,
        number=last + 1,
        document=document.model_dump(mode="json", exclude_defaults=True),
        made_by=user,
        reason=reason,
    )
