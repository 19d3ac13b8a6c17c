"""A saved plan: what would be saved, its secret address, its files, and the page that is shared.

The code in the address is the only key. `mlpm.middleware.unlisted` keeps these pages out of
every store, search and foreign log.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.core import signing
from django.db import InternalError, OperationalError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mlpm.lib.render import render_page, wants_fragment
from mlpm.lib.unseen import made_visible
from roles.forms import MoveForm, PlanFileForm, PlanItemForm, PlanWeekForm
from roles.models import Plan, PlanItem
from roles.plan_calendar import Entry, calendar_file
from roles.plan_codes import digest, plan_code, share_code
from roles.plan_files import PlanCopy, write_plan_file
from roles.plans import agenda, done_words
from roles.queries.plans import (
    kept_plan,
    new_plan,
    plan_copy,
    plan_dates,
    shared_plan,
    shown_plan,
)
from roles.reader import read_reader
from roles.saved_plans import (
    change_item,
    change_plan,
    mark_used,
    save_plan,
    share_plan,
    unshare_plan,
)
from skills.queries import rating_faults

#: How long the page with the button may stay open, in seconds.
DAY = 24 * 60 * 60
SALT = "a plan is saved once"
RETRY_AFTER = "30"

Answer = Callable[..., HttpResponse]


def or_unavailable(view: Answer) -> Answer:
    """A database that is busy, read-only or gone costs a reader neither her plan nor her typing."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (OperationalError, InternalError):
            return _unavailable(request)

    return answer


def _unavailable(request: HttpRequest) -> HttpResponse:
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    if file := request.FILES.get("file"):
        file.seek(0)
        sent.append(("text", file.read().decode(errors="replace")))
    context = {
        "section": "moves",
        "is_change": request.method == "POST",
        "typed": [
            (name, made_visible(value))
            for name, value in sent
            if value and name != "csrfmiddlewaretoken"
        ],
    }
    status = HTTPStatus.SERVICE_UNAVAILABLE
    template = "roles/plan_unavailable.html"
    response = render_page(request, template, context, fragment="unavailable", status=status)
    response["Retry-After"] = RETRY_AFTER
    if wants_fragment(request):
        # Says to swaps.js that this answer of 503 is to be shown.
        response["HX-Reswap"] = "outerHTML"
    return response


# Saving one


@require_http_methods(["GET", "HEAD", "POST"])
@or_unavailable
def new(request: HttpRequest) -> HttpResponse:
    """Shows exactly what will be saved; the button saves that and nothing else."""
    data = request.POST if request.method == "POST" else request.GET
    reader = read_reader(data)
    asked = "from" in data or "to" in data
    form = MoveForm(data if asked else None)
    context = {"section": "moves", "reader": reader, "form": form}
    if asked and form.is_valid():
        today = timezone.localdate()
        pressed = _pressed(request)
        if pressed and kept_plan(pressed.code, today):
            return _to_plan(pressed.code)
        found = new_plan(reader, today)
        shown = _fingerprint(found.copy) if found.copy else ""
        if pressed and found.copy and pressed.shown == shown:
            save_plan(found.copy, pressed.code, today)
            return _to_plan(pressed.code)
        context |= {
            "found": found,
            "origin": form.cleaned_data["origin"],
            "target": form.cleaned_data["to"],
            "rating_faults": rating_faults(reader.ratings),
            "once": _once(shown),
            "was_pressed": request.method == "POST",
        }
    return render(request, "roles/plan_new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@or_unavailable
def bring_back(request: HttpRequest) -> HttpResponse:
    """The file of a plan becomes the same plan, at a new address."""
    is_sent = request.method == "POST"
    form = PlanFileForm(request.POST, request.FILES) if is_sent else PlanFileForm()
    if is_sent and form.is_valid() and (token := _token(request)):
        code = plan_code(settings.SECRET_KEY, f"{token[0]} {_fingerprint(form.copy)}")
        save_plan(form.copy, code, timezone.localdate())
        return _to_plan(code)
    context = {"section": "moves", "form": form, "once": _once(""), "was_pressed": is_sent}
    return render(request, "roles/plan_file.html", context)


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button under what was shown; its code is the same however often it is pressed."""

    code: str
    shown: str


def _once(shown: str) -> str:
    """For a hidden field: unguessable, ours, and tied to what the page shows."""
    return signing.dumps([secrets.token_urlsafe(20), shown], salt=SALT)


def _token(request: HttpRequest) -> tuple[str, str] | None:
    """None where the page was open for too long, or the value is not ours."""
    try:
        token, shown = signing.loads(request.POST.get("once", ""), salt=SALT, max_age=DAY)
    except signing.BadSignature:
        return None
    return token, shown


def _pressed(request: HttpRequest) -> Pressed | None:
    token = _token(request)
    return token and Pressed(plan_code(settings.SECRET_KEY, " ".join(token)), token[1])


def _fingerprint(copy: PlanCopy) -> str:
    """Of all that would be saved but the day."""
    return digest(write_plan_file(replace(copy, created_on=date.min)))


def _to_plan(code: str, anchor: str = "") -> HttpResponse:
    return HttpResponseRedirect(reverse("roles:plan", args=[code]) + anchor)


# The plan


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a press: a sentence, where on the page, and the form where it was wrong."""

    said: str = ""
    anchor: str = ""
    form: Form | None = None
    item: PlanItem | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@or_unavailable
def plan(request: HttpRequest, code: str) -> HttpResponse:
    today = timezone.localdate()
    found = _opened(code, today)
    change = Change()
    if request.method == "POST":
        make = CHANGES.get(request.POST.get("what", ""), _nothing)
        change = make(request, found, code, today)
        if not change.form and not wants_fragment(request):
            return _to_plan(code, change.anchor)
        found = _opened(code, today)
    else:
        mark_used(found, today)
    forms = {item.order: PlanItemForm(item) for item in found.items.all()}
    week = PlanWeekForm(found)
    if isinstance(change.form, PlanItemForm) and change.item:
        forms[change.item.order] = change.form
    elif isinstance(change.form, PlanWeekForm):
        week = change.form
    context = {
        "section": "moves",
        "code": code,
        "shown": shown_plan(found, today, forms),
        "address": request.build_absolute_uri(reverse("roles:plan", args=[code])),
        "share_address": _share_address(request, found, code),
        "form": change.form,
        "week": week,
        "said": change.said,
        "changed": change.item and change.item.order,
    }
    return render_page(request, "roles/plan.html", context, fragment="plan")


def _opened(code: str, today: date) -> Plan:
    found = kept_plan(code, today)
    if found is None:
        raise Http404
    return found


def _share_address(request: HttpRequest, found: Plan, code: str) -> str:
    if not found.is_shared:
        return ""
    shared = share_code(code, found.share_number)
    return request.build_absolute_uri(reverse("roles:plan_shared", args=[shared]))


def _item(request: HttpRequest, found: Plan) -> PlanItem | None:
    by_order = {str(item.order): item for item in found.items.all()}
    return by_order.get(request.POST.get("item", ""))


def _nothing(request: HttpRequest, found: Plan, code: str, today: date) -> Change:
    return Change()


def _tick(request: HttpRequest, found: Plan, code: str, today: date) -> Change:
    item = _item(request, found)
    if item is None:
        return Change()
    is_done = request.POST.get("done") == "yes"
    if is_done != bool(item.done_on):
        item.done_on = today if is_done else None
        change_item(item, today, done_on=item.done_on)
    words = (
        gettext("Done: %(title)s. %(sum)s.") if is_done else gettext("Open: %(title)s. %(sum)s.")
    )
    items = [item if one.pk == item.pk else one for one in found.items.all()]
    said = words % {"title": item.title, "sum": done_words(items)}
    return Change(said, f"#item-{item.order}", item=item)


def _write(request: HttpRequest, found: Plan, code: str, today: date) -> Change:
    item = _item(request, found)
    if item is None:
        return Change()
    form = PlanItemForm(item, request.POST)
    if not form.is_valid():
        return Change(gettext("Not kept yet: something is to be mended."), form=form, item=item)
    change_item(item, today, **form.cleaned_data)
    return Change(
        gettext("Kept with %(title)s.") % {"title": item.title}, f"#item-{item.order}", item=item
    )


def _week(request: HttpRequest, found: Plan, code: str, today: date) -> Change:
    form = PlanWeekForm(found, request.POST)
    if not form.is_valid():
        return Change(gettext("Not kept yet: something is to be mended."), form=form)
    change_plan(found, today, **form.cleaned_data)
    return Change(gettext("Your hours are kept."), "#time")


def _share(request: HttpRequest, found: Plan, code: str, today: date) -> Change:
    share_plan(found, code, today)
    return Change(gettext("The plan can be read at the address below."), "#share")


def _unshare(request: HttpRequest, found: Plan, code: str, today: date) -> Change:
    unshare_plan(found, today)
    return Change(gettext("The shared address leads nowhere now."), "#share")


CHANGES = {"done": _tick, "item": _write, "week": _week, "share": _share, "unshare": _unshare}


@require_http_methods(["GET", "HEAD", "POST"])
@or_unavailable
def delete(request: HttpRequest, code: str) -> HttpResponse:
    found = _opened(code, timezone.localdate())
    is_deleted = request.method == "POST"
    if is_deleted:
        found.delete()
    context = {"section": "moves", "code": code, "plan": found, "is_deleted": is_deleted}
    return render(request, "roles/plan_delete.html", context)


# For others, and for other programs


@require_safe
@or_unavailable
def shared(request: HttpRequest, code: str) -> HttpResponse:
    """To be read by whoever has its address, without notes."""
    today = timezone.localdate()
    found = shared_plan(code, today)
    if found is None:
        raise Http404
    context = {"section": "moves", "shown": shown_plan(found, today)}
    response = render(request, "roles/plan_shared.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
@or_unavailable
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """This week's step today, and each item whose end her hours say."""
    today = timezone.localdate()
    found = _opened(code, today)
    mark_used(found, today)
    items = agenda(found.items.all())
    if items.begun is None:
        return _to_plan(code)
    begun = items.begun
    ends = plan_dates(found, today)
    entries = [
        Entry(
            f"{found.code_sha256} {begun.order} begins",
            today,
            gettext("This week: %(title)s") % {"title": begun.title},
            begun.first_step or begun.text,
        )
    ]
    entries += [
        Entry(
            f"{found.code_sha256} {item.order} ends",
            ends[item.order],
            gettext("Ends about now: %(title)s") % {"title": item.title},
            item.done_when,
        )
        for item in found.items.all()
        if item.order in ends
    ]
    words = calendar_file(entries, timezone.now(), settings.SITE_NAME)
    return _attached(words, "text/calendar; charset=utf-8", "plan.ics")


@require_safe
@or_unavailable
def file(request: HttpRequest, code: str) -> HttpResponse:
    """All of it; `bring_back` makes the same plan of it."""
    today = timezone.localdate()
    found = _opened(code, today)
    mark_used(found, today)
    return _attached(write_plan_file(plan_copy(found)), "application/json", "plan.json")


def _attached(words: str, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(words, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
