from django.http import HttpResponse


def compare(request, **kwargs):
    return HttpResponse("soon")


def figure(request, **kwargs):
    return HttpResponse("soon")
