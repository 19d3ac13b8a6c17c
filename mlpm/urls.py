"""Which part of the product answers which address?"""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("mlpm.site.urls")),
]

handler400 = "mlpm.site.views.bad_request"
handler403 = "mlpm.site.views.forbidden"
handler404 = "mlpm.site.views.not_found"
handler500 = "mlpm.site.views.server_error"
