from django.http import HttpResponse


def index(request, **kwargs):
    return HttpResponse("soon")


def source(request, **kwargs):
    return HttpResponse("soon")
