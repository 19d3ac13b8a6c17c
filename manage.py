#!/usr/bin/env python
"""Which command does the operator want?"""

import os
import sys
import traceback


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mlpm.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except Exception:
        # Python's own 1 would look like a command's 1, which for load_content is no failure.
        traceback.print_exc()
        sys.exit(3)


if __name__ == "__main__":
    main()
