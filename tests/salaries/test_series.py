from salaries.series import RoleName, TitleSetName, series_of
from tests.salaries.builders import make_counted

PM = RoleName("product-manager", "Product manager", "product managers")
MLPM = RoleName(
    "ml-product-manager",
    "ML product manager",
    "ML product managers",
    (
        TitleSetName("narrow", "AI or ML product manager", "AI or ML product managers"),
        TitleSetName("wide", "with data product titles", "data product titles counted too"),
    ),
)


def of(role, title_set=""):
    return make_counted(60, 100_000, role=role, title_set=title_set)


def test_a_role_alone_is_drawn_in_ink():
    (series,) = series_of([PM], [of("product-manager")])

    assert (series.label, series.mark) == ("Product manager", 0)


def test_two_sets_of_titles_are_two_rows_with_two_labels_and_two_marks():
    figures = [of("ml-product-manager", "narrow"), of("ml-product-manager", "wide")]

    series = series_of([MLPM], figures)

    assert [(one.label, one.mark, one.is_own) for one in series] == [
        ("AI or ML product manager", 1, True),
        ("with data product titles", 2, False),
    ]


def test_a_set_that_nothing_counts_has_no_row():
    series = series_of([MLPM], [of("ml-product-manager", "wide")])

    assert [one.label for one in series] == ["with data product titles"]


def test_a_silent_role_keeps_a_row_under_its_own_name():
    series = series_of([PM, MLPM], [of("product-manager")])

    assert [one.label for one in series] == ["Product manager", "ML product manager"]


def test_figures_that_tell_no_set_stand_under_the_role_with_its_first_mark():
    figures = [of("ml-product-manager", name) for name in ("narrow", "wide", "")]

    series = series_of([PM, MLPM], [of("product-manager"), *figures])

    assert [(one.label, one.mark) for one in series] == [
        ("Product manager", 1),
        ("AI or ML product manager", 2),
        ("with data product titles", 3),
        ("ML product manager", 2),
    ]


def test_more_sets_than_marks_share_the_mark_of_their_role():
    roles = [PM, *[RoleName(slug, slug, slug) for slug in ("a", "b")], MLPM]
    figures = [of("ml-product-manager", "narrow"), of("ml-product-manager", "wide")]

    series = series_of(roles, [*figures, of("a"), of("b"), of("product-manager")])

    assert [one.mark for one in series] == [1, 2, 3, 4, 4]
