from django.http import HttpResponse


def index(request, **kwargs):
    return HttpResponse("soon")


def skill(request, **kwargs):
    return HttpResponse("soon")
