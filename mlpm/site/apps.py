from django.apps import AppConfig
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mlpm.lib.sentences import translate_with


class SiteConfig(AppConfig):
    name = "mlpm.site"
    label = "site"
    verbose_name = _("Site")

    def ready(self):
        """Pure modules know no Django, so they are told how to translate."""
        translate_with(gettext, ngettext)
