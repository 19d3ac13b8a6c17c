from django.http import HttpResponse


def index(request, **kwargs):
    return HttpResponse("soon")


def role(request, **kwargs):
    return HttpResponse("soon")


def paths(request, **kwargs):
    return HttpResponse("soon")


def path(request, **kwargs):
    return HttpResponse("soon")


def trends(request, **kwargs):
    return HttpResponse("soon")
