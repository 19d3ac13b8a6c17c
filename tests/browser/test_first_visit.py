"""What does a first visit leave behind? Nothing, and it asks nobody else."""

from tests.browser.kinds import KINDS

#: Before any script of the page could put its own in their place.
STORES = "window.stores = [localStorage, sessionStorage]"
KEPT = """async () => [
    ...window.stores.flatMap(store => Object.keys(store)),
    ...(await indexedDB.databases()).map(database => database.name),
    ...await caches.keys(),
    ...(await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
]"""


def test_no_page_keeps_anything_or_asks_another_host(new_page, visit):
    # `new_page` itself fails on requests to other hosts and on any word on the console.
    page = new_page()
    page.add_init_script(STORES)
    kept = []
    for kind in KINDS.keys() - {"report"}:  # the one form that is kept has a token
        visit(page, kind)
        kept += [(kind, cookie["name"]) for cookie in page.context.cookies()]
        kept += [(kind, name) for name in page.evaluate(KEPT)]

    assert kept == []


def test_a_changed_comparison_keeps_nothing_either(new_page):
    page = new_page()
    page.add_init_script(STORES)
    page.goto("/salaries/")

    page.locator("#id_element").select_option("total")
    page.wait_for_url("**element=total")

    assert page.context.cookies() == []
    assert page.evaluate(KEPT) == []
