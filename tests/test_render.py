"""Who gets the part, and who the whole page?"""

import pytest
from django.template import engines
from django_htmx.middleware import HtmxDetails

from mlpm.lib.render import render_page

HTMX = {"HX-Request": "true"}


@pytest.fixture
def render(rf, tmp_path, monkeypatch):
    (tmp_path / "page.html").write_text(
        "<main>{% partialdef part inline %}<p>{{ word }}</p>{% endpartialdef %}</main>"
    )
    monkeypatch.setattr(engines["django"].engine, "dirs", [tmp_path])

    def render(headers):
        request = rf.get("/", headers=headers)
        request.htmx = HtmxDetails(request)
        return render_page(request, "page.html", {"word": "yes"}, fragment="part", status=201)

    return render


def test_htmx_gets_the_part(render):
    assert render(HTMX).content == b"<p>yes</p>"


@pytest.mark.parametrize(
    "headers",
    [{}, HTMX | {"HX-Boosted": "true"}, HTMX | {"HX-History-Restore-Request": "true"}],
    ids=["browser", "boosted link", "back button"],
)
def test_everyone_else_gets_the_whole_page(render, headers):
    assert render(headers).content == b"<main><p>yes</p></main>"


def test_every_answer_says_what_it_varies_on(render):
    varies = "HX-Request, HX-Boosted, HX-History-Restore-Request"

    assert render({})["Vary"] == render(HTMX)["Vary"] == varies
    assert render({}).status_code == 201
