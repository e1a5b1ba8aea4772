"""Guards how answers look: aligned, fitted to a terminal, and whole in every format."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from etiograph import rows
from etiograph.query import Answer

COLUMNS = ("food", "nutrient", "claim")
CELLS = [["fish", "vitamin D", "1"], ["fortified milk", "vitamin D", "2"]]


def test_a_table_that_fits_is_aligned():
    assert rows.table(COLUMNS, CELLS, 80) == (
        "food            nutrient   claim\n"
        "--------------  ---------  -----\n"
        "fish            vitamin D  1\n"
        "fortified milk  vitamin D  2\n"
    )


def test_what_is_the_same_in_every_row_is_said_once_where_room_is_short():
    assert rows.table(COLUMNS, CELLS, 25) == (
        "nutrient: vitamin D\n"
        "\n"
        "food            claim\n"
        "--------------  -----\n"
        "fish            1\n"
        "fortified milk  2\n"
    )


def test_where_even_that_is_too_wide_there_is_a_block_a_row():
    assert rows.table(COLUMNS, CELLS, 10) == (
        "nutrient: vitamin D\n\n food  fish\nclaim  1\n\n food  fortified milk\nclaim  2\n"
    )


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8)


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5), st.sampled_from(["tsv", "csv"]))
def test_every_value_comes_back_out_of_a_row(values, form):
    cells = tuple(tuple(ox.Literal(one) for one in row) for row in values)
    text = rows.render(Answer(("a", "b"), cells), form)
    back = list(csv.reader(io.StringIO(text), delimiter="\t" if form == "tsv" else ","))

    assert [tuple(row) for row in back[1:]] == values


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5), st.integers(1, 60))
def test_a_table_loses_no_value(values, width):
    cells = [[" ".join(a.split()), " ".join(b.split())] for a, b in values]
    text = rows.table(("a", "b"), cells, width)

    assert all(cell in text for row in cells for cell in row)
