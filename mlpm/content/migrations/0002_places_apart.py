"""Places have a document of their own: what was last loaded of the registers is cut in two.

Otherwise the next load would take the places of a database from before for an editor's work.
"""

from django.db import migrations

BLOCK = "\nplaces:\n"


def cut(apps, schema_editor):
    loaded = apps.get_model("content", "LoadedDocument").objects
    for registers in loaded.filter(path="registers.yaml", text__contains=BLOCK):
        head, places = registers.text.split(BLOCK)
        loaded.filter(pk=registers.pk).update(text=head)
        loaded.get_or_create(
            path="places.yaml", defaults={"text": f"document: places\n{BLOCK}{places}"}
        )


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]
    operations = [migrations.RunPython(cut, migrations.RunPython.noop)]
