"""Reading cells, days and pairs, and refusing what cannot be read."""

import numpy as np
import pytest

from usward.core.dyadic import columns, tables
from usward.core.dyadic.panel import build_panel
from usward.core.dyadic.refusals import BadChoice, DuplicateDays, MissingColumn, NotANumber, NotTwoPeople

TEXT = "couple;who;day;mood\n1;a;1;4\n1;b;1;NA\n\n1;a;3; 5.5\n"


def test_parse_finds_the_separator_and_passes_over_empty_lines():
    table = tables.parse(TEXT)
    assert list(table) == ["couple", "who", "day", "mood"]
    assert columns.numbers(table, "mood") == pytest.approx([4, np.nan, 5.5], nan_ok=True)
    assert table.lines == [2, 3, 5]


def test_a_cell_that_is_no_number_is_named_with_its_line():
    table = tables.keep(tables.parse(TEXT.replace("5.5", "five")), "who=a")
    with pytest.raises(NotANumber, match="line 5: 'five'"):
        columns.numbers(table, "mood")


@pytest.mark.parametrize("cell", ["inf", "1e400", "12a"])
def test_what_is_not_finite_is_no_number(cell):
    with pytest.raises(NotANumber):
        columns.numbers({"y": [cell]}, "y")


def test_a_missing_column_names_the_ones_there_are():
    with pytest.raises(MissingColumn, match="couple, who, day, mood"):
        columns.numbers(tables.parse(TEXT), "closeness")


def test_ragged_rows_and_double_headings_are_refused():
    with pytest.raises(BadChoice, match="Line 3"):
        tables.parse("a,b\n1,2\n1\n")
    with pytest.raises(BadChoice, match="same heading"):
        tables.parse("a,a\n1,2\n")
    with pytest.raises(BadChoice, match="no rows"):
        tables.parse("a,b\n")


def test_labels_lose_spaces_and_whole_numbers_their_point():
    assert columns.labels({"who": ["Wife  ", "1.0"]}, "who") == ["Wife", "1"]
    assert columns.in_order(["10", "9", "-1"]) == ["-1", "9", "10"]
    with pytest.raises(NotANumber, match="line 2"):
        columns.labels({"who": [""]}, "who")


def test_text_covariates_become_columns_against_the_first_label():
    made = columns.covariate({"sex": ["m", "f", ""]}, "sex")
    assert list(made) == ["sex[m]"]
    assert made["sex[m]"] == pytest.approx([1, 0, np.nan], nan_ok=True)


@pytest.mark.parametrize(
    ("cells", "steps"),
    [
        (["0", "2", "1"], [0, 2, 1]),
        (["2026-02-28", "2026-03-02"], [0, 2]),
        (["day 3", "day 10"], [0, 7]),
        (["-1.5", "-1.357143", "-1.214286", "-0.928571"], [0, 1, 2, 4]),  # weeks from the middle, rounded
    ],
)
def test_days(cells, steps):
    found = columns.days({"t": cells}, "t")
    assert list(found.step) == steps
    assert found.even


def test_uneven_times_are_kept_in_order_only():
    found = columns.days({"t": ["0", "0.7", "1.9", "2.05"]}, "t")
    assert list(found.step) == [0, 1, 2, 3]
    assert not found.even


def test_times_that_are_none_are_refused():
    with pytest.raises(NotANumber, match="is not a time"):
        columns.days({"t": ["soon"]}, "t")
    with pytest.raises(NotANumber, match="mixes"):
        columns.days({"t": ["3", "2026-01-01"]}, "t")


def panel(rows, **more):
    couple, who, day = zip(*rows, strict=True)
    given = columns.days({"t": list(day)}, "t") if day[0] else None
    return build_panel(couple, who, given, need_roles=more.pop("need_roles", True), **more)


def test_partner_and_yesterday_come_from_exactly_their_rows():
    made = panel([("1", "a", "3"), ("1", "b", "2"), ("1", "a", "2"), ("1", "b", "4"), ("2", "b", "3")])
    values = np.array([3.0, 20.0, 2.0, 40.0, 30.0])
    assert made.partner(values) == pytest.approx([np.nan, 2, 20, np.nan, np.nan], nan_ok=True)
    assert made.own(values, 1) == pytest.approx([2, np.nan, np.nan, np.nan, np.nan], nan_ok=True)
    assert made.partner(values, 1) == pytest.approx([20, np.nan, np.nan, 3, np.nan], nan_ok=True)


def test_three_members_are_refused():
    with pytest.raises(NotTwoPeople, match="Dyad '7' has 3 members"):
        panel([("7", "a", "1"), ("7", "b", "1"), ("7", "c", "1")])


def test_roles_must_be_the_same_two():
    rows = [("1", "a", ""), ("1", "b", ""), ("2", "c", ""), ("2", "d", "")]
    with pytest.raises(NotTwoPeople, match="exchangeable"):
        panel(rows, repeated=False)
    assert panel(rows, need_roles=False, repeated=False).roles == ()


def test_double_days_are_refused():
    with pytest.raises(DuplicateDays, match="two rows for day 3"):
        panel([("1", "a", "3"), ("1", "b", "3"), ("1", "a", "3")])
    with pytest.raises(DuplicateDays, match="two rows"):
        panel([("1", "a", ""), ("1", "b", ""), ("1", "a", "")], repeated=False)
