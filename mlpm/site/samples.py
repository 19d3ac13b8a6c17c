"""What does each component look like with real words in it? One sample object for each."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict

from mlpm.lib.sentences import Amount, Evidence, Sentence
from salaries.charts import PayBand, PayRow, PayTable, axis_for
from salaries.figures import Centre, Figure, Span
from salaries.words import amount_of, detail_words


def samples() -> dict[str, Any]:
    """The context of /components/. No database: the page shows parts, not content."""
    return {
        "amounts": amounts(),
        "finding": finding(),
        "by_source": by_source(),
        "by_level": by_level(),
        "line": line(),
        "facts": facts(),
        "cites": cites(),
        "toc": toc(),
        "doubt": "The source does not say how many people it asked.",
        "notice": "Only the outline of this role is written. Its pay and its way in are not yet.",
        "mistaken_form": MistakenForm({"offer": "a lot", "role": "astronaut"}),
        "page": Paginator(range(60), 20).page(2),
        "query": QueryDict("q=data"),
        "colours": COLOURS,
        "steps": STEPS,
    }


# Names of custom properties in tokens.css, and what each is for.
COLOURS = [
    ("paper", "the page"),
    ("sheet", "what the reader fills in"),
    ("rule", "hairlines, grid"),
    ("edge", "borders of controls"),
    ("ink", "text, one role alone"),
    ("soft", "second text"),
    ("press", "links, buttons, evidence"),
    ("visited", "where you have been"),
    ("you", "only what the reader entered"),
    ("role1", "first role, ●"),
    ("role2", "second role, ■"),
    ("role3", "third role, ◆"),
    ("role4", "fourth role, ▲"),
]

STEPS = [
    ("step-2", "2 to 3 rem", "the title"),
    ("step-1", "1.375 rem", "headings"),
    ("step-0", "1.0625 rem", "text"),
    ("step--1", "0.875 rem", "details"),
]


def door(figure: Figure) -> str:
    return f"/figures/{figure.key}/"


def amounts() -> list[tuple[Amount, str]]:
    """Each line of evidence, with its name."""
    word = Amount("$151,772", "#amount", Evidence.WORD, "average, Glassdoor, sample not stated")
    return [
        (Amount("$165,000", "#amount", Evidence.FIRM, "middle of about 2,470 adverts"), "solid"),
        (Amount("$185,550", "#amount", Evidence.FEW, "middle of about 16 adverts"), "dashed"),
        (word, "dotted"),
        (Amount("22%", "#amount", Evidence.FORECAST, "growth by 2030, a forecast"), "wavy"),
    ]


def finding() -> Sentence:
    def stated(text: str) -> Amount:
        return Amount(text, "#amount", Evidence.WORD, "two sources, samples not stated")

    return Sentence(
        "The headline figures of Glassdoor and Payscale lie {headline} apart. On base pay alone"
        " it is {base}, or 2.6%. Glassdoor’s headline adds {additional} of additional pay.",
        {
            "headline": stated("$89,009"),
            "base": stated("$3,993"),
            "additional": stated("$93,002"),
        },
    )


def average(key: str, source: str, amount: int, **more: Any) -> Figure:
    return Figure(
        key=key,
        role="ml-product-manager",
        source_name=source,
        centre=amount,
        centre_statistic=Centre.AVERAGE,
        **more,
    )


def counted(key: str, observations: int, median: int, *quartiles: int) -> Figure:
    p25, p75 = quartiles or (None, None)
    return Figure(
        key=key,
        role="data-scientist",
        centre=median,
        centre_statistic=Centre.MEDIAN,
        span_statistic=Span.PERCENTILES if quartiles else "",
        p25=p25,
        p75=p75,
        observations=observations,
        rows=2 * observations,
    )


def pay_row(label: str, figure: Figure, mark: int = 0) -> PayRow:
    return PayRow(label, detail_words(figure), amount_of(figure, door), "", figure, mark)


def by_source() -> PayTable:
    """One role: ink."""
    stated: dict[str, Any] = {"span_statistic": Span.STATED_RANGE}
    base = average("glassdoor-base", "Glassdoor", 151_772, part="base")
    payscale = average("payscale", "Payscale", 155_765, minimum=126_000, maximum=185_000, **stated)
    adverts = counted("adverts", 16, 185_550, 112_250, 221_250)
    total = average("glassdoor-total", "Glassdoor", 244_774)
    indeed = average("indeed", "Indeed", 175_069, minimum=150_116, maximum=204_169, **stated)
    senior = Figure(
        key="senior", role="ml-product-manager", minimum=230_000, is_open_top=True, **stated
    )
    return PayTable(
        "Pay by source",
        axis_for([base, payscale, adverts, total, indeed, senior]),
        (
            PayBand(
                "Base pay",
                (
                    pay_row("Glassdoor", base),
                    pay_row("Payscale", payscale),
                    pay_row("AI or ML adverts", adverts),
                ),
            ),
            PayBand("Base plus additional pay", (pay_row("Glassdoor", total),)),
            PayBand(
                "The source does not say what it counts",
                (pay_row("Indeed", indeed), pay_row("Senior, source not named", senior)),
            ),
        ),
    )


def by_level() -> PayTable:
    """Four roles: four marks; one of them without a figure."""
    entry = [
        ("Data scientist", counted("ds-entry", 178, 108_000, 76_050, 149_500), 1),
        ("Product manager", counted("pm-entry", 9, 127_000), 2),
    ]
    middle = [
        ("Data scientist", counted("ds-mid", 1400, 138_700, 103_575, 178_995), 1),
        ("Product manager", counted("pm-mid", 184, 162_408, 135_400, 218_650), 2),
        ("AI or ML product manager", counted("ml-mid", 9, 189_000), 3),
        ("with data product titles", counted("data-mid", 57, 136_750, 105_500, 186_000), 4),
    ]
    none = PayRow(
        "AI or ML product manager", "no adverts at this level", None, "no figure", None, 3
    )
    return PayTable(
        "Base pay by level",
        axis_for([figure for _, figure, _ in entry + middle]),
        (
            PayBand("Entry", (*(pay_row(*row) for row in entry), none)),
            PayBand("Mid", tuple(pay_row(*row) for row in middle)),
        ),
    )


def line() -> list[dict[str, Any]]:
    return [
        {
            "title": "Data scientist",
            "href": "#path_line",
            "detail": "or product manager, software engineer",
            "is_you": True,
        },
        {"title": "Machine learning product manager", "href": "", "is_here": True},
        {"title": "Senior product manager", "href": "#path_line"},
        {"title": "Director of product or AI", "href": "#path_line"},
    ]


def facts() -> list[tuple[str, str | Amount | Sentence]]:
    exact = Amount("$155,765", "#facts", Evidence.WORD, "average, Payscale, sample not stated")
    return [
        ("Average", exact),
        ("What it counts", "Base pay, a year, in US dollars"),
        ("Who", "Machine learning product managers in the United States"),
        ("Where it comes from", "Payscale, 2024, as the role description reports it"),
        ("Checked at the original", "No"),
    ]


def cites() -> list[dict[str, str]]:
    return [
        {"label": "Role description, 2024", "href": "#cites", "locator": "line 111"},
        {"judgement": "named in three of its chapters, so it counts as essential"},
    ]


def toc() -> list[dict[str, str]]:
    """The page's own sections."""
    return [
        {"title": title, "href": f"#{anchor}", "count": count}
        for anchor, title, count in [
            ("amount", "An amount and its line", "4 lines"),
            ("pay_table", "The chart is the table", "2 tables"),
            ("ask", "The filter is a sentence", "3 forms"),
            ("path_line", "A path is a line you walk", "2 lines"),
            ("quiet", "What is said quietly", "5 parts"),
            ("errors", "When something is wrong", "2 parts"),
            ("tokens", "Colour, type and space", ""),
        ]
    ]


class MistakenForm(forms.Form):
    role = forms.ChoiceField(
        label="Role",
        choices=[("data-scientist", "data scientist")],
        error_messages={"invalid_choice": "Choose one of the roles in the list."},
    )
    offer = forms.IntegerField(
        label="My offer",
        widget=forms.TextInput,
        error_messages={"invalid": "Write a whole number, such as 130000."},
    )
