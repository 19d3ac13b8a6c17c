"""Which accessibility rules (WCAG A and AA, as far as a machine can tell) does a page break?"""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: All that another set of colours can change.
COLOURS = ["color-contrast", "link-in-text-block"]


def violations(page, rules=None):
    """One line for each element at fault; `assert violations(page) == []` reads well."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    options = {"runOnly": only, "resultTypes": ["violations"]}
    results = Axe().run(page, options=options)
    return [
        f"{rule['id']} ({rule['impact']}) at {node['target']}: {node['failureSummary']}"
        for rule in results.response["violations"]
        for node in rule["nodes"]
    ]
