"""Under which address does a computed figure stay through every release and database?"""

from base64 import b32encode
from hashlib import sha256

LENGTH = 12


def figure_key(
    *,
    source: str,
    role: str,
    title_set: str,
    element: str,
    place: str,
    year: int,
    employment_type: str,
    level: str,
    currency: str,
) -> str:
    """12 base-32 characters of the SHA-256 over what is counted, without the release."""
    names = (source, role, title_set, element, place, str(year), employment_type, level, currency)
    digest = sha256("|".join(names).encode()).digest()
    return b32encode(digest).decode()[:LENGTH].lower()
