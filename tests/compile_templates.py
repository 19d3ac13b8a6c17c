"""Does every template compile? `python -m tests.compile_templates`"""

import os
import sys

import django
from django.conf import settings
from django.template import TemplateSyntaxError
from django.template.loader import get_template


def broken_templates(folder):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            try:
                get_template(name)
            except (TemplateSyntaxError, UnicodeDecodeError) as error:
                yield f"{name}: {error}"


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mlpm.settings")
    django.setup()
    broken = list(broken_templates(settings.BASE_DIR / "templates"))
    print(*broken or ["Every template compiles."], sep="\n")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
