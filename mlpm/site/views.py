from django.http import HttpResponse


def home(request, **kwargs):
    return HttpResponse("soon")


def search(request, **kwargs):
    return HttpResponse("soon")


def method(request, **kwargs):
    return HttpResponse("soon")


def components(request, **kwargs):
    return HttpResponse("soon")
