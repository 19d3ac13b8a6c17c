"""Which part of the product answers which address?"""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("mlpm.site.urls")),
    path("", include("roles.urls")),
    path("", include("salaries.urls")),
    path("skills/", include("skills.urls")),
    path("sources/", include("mlpm.sources.urls")),
]

handler400 = "mlpm.site.errors.bad_request"
handler403 = "mlpm.site.errors.forbidden"
handler404 = "mlpm.site.errors.not_found"
handler500 = "mlpm.site.errors.server_error"
