"""Where does the server start? Here, and only when it can serve every page."""

import logging
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mlpm.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.backends.signals import connection_created

from mlpm.checks import old_sqlite

logger = logging.getLogger("mlpm")


def bound_statements(connection, **kwargs):
    """Only here, so that migrations, imports and backups may take their time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('statement_timeout', %s, false)",
                [str(settings.STATEMENT_TIMEOUT_MS)],
            )


# Without the manifest every page with a stylesheet would be a 500.
if settings.IS_PRODUCTION and not (settings.STATIC_ROOT / "staticfiles.json").exists():
    sys.exit("Refusing to start: static files are missing; run manage.py collectstatic first.")

connection_created.connect(bound_statements)
application = get_wsgi_application()
# Servers run no system checks, and this one is about serving.
for warning in old_sqlite():
    logger.warning(warning.msg)
