"""What would a browser send back from a page of the admin, if nobody typed anything?"""

import html5lib


def filled_form(response, form_id: str | None = None) -> dict:
    """Name and value of every field of the form with this id, else of the longest form."""
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    forms = [form for form in tree.iter("form") if form_id in (None, form.get("id"))]
    return max((dict(fields(form)) for form in forms), key=len)


def fields(form):
    for field in form.iter():
        name = field.get("name")
        if not name or "__prefix__" in name:
            continue
        if field.tag == "textarea":
            yield name, (field.text or "").removeprefix("\n")
        elif field.tag == "select":
            yield from chosen(field)
        elif field.tag == "input" and field.get("type") not in ("submit", "image"):
            if field.get("type") not in ("checkbox", "radio"):
                yield name, field.get("value", "")
            elif field.get("checked") is not None:
                yield name, field.get("value", "on")


def chosen(select):
    options = list(select.iter("option"))
    values = [one.get("value", "") for one in options if one.get("selected") is not None]
    if select.get("multiple") is not None:
        if values:
            yield select.get("name"), values
    else:
        yield select.get("name"), values[0] if values else options[0].get("value", "")
