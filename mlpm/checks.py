"""Is the database library safe for this installation?"""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

# Up to 3.51.2, connections that write and checkpoint a WAL database at the same
# time can corrupt it (release notes of SQLite 3.51.3).
SAFE = (3, 51, 3)


@register(Tags.database)
def old_sqlite(**kwargs: Any) -> list[CheckMessage]:
    uses_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not (settings.IS_PRODUCTION and uses_sqlite and sqlite3.sqlite_version_info < SAFE):
        return []
    return [
        Warning(
            f"SQLite {sqlite3.sqlite_version} can damage its database when several processes "
            "write to it: serve with one worker process, or use SQLite 3.51.3 or PostgreSQL.",
            id="mlpm.W001",
        )
    ]
