"""Guards how answers look: aligned, fitted to a terminal, and whole in every format."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from etiograph.asking import rows
from etiograph.rdf.query import Answer

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


WORDY = [["fish", "what swims in the sea"], ["milk", "what cows give to their calves"]]


def test_long_cells_go_over_several_lines_and_lose_no_word():
    assert rows.table(("food", "whatIsSaidOfIt"), WORDY, 22) == (
        "food  whatIsSaidOfIt\n"
        "----  ----------------\n"
        "fish  what swims in\n"
        "      the sea\n"
        "milk  what cows give\n"
        "      to their calves\n"
    )


def test_long_names_of_columns_are_broken_at_their_capitals():
    cells = [["1", "2"], ["2", "3"]]

    assert rows.table(("publishersAgainst", "n"), cells, 16) == (
        "publishers     n\nAgainst\n-------------  -\n1              2\n2              3\n"
    )


def test_a_cell_that_would_grow_too_tall_makes_blocks():
    def lines(words: int) -> str:
        cells = [["fish", " ".join(["swims"] * words)], ["milk", "b"]]
        return rows.table(("food", "whatIsSaid"), cells, 18)

    assert lines(8).count("\n") == 7
    assert lines(8).startswith("food  whatIsSaid\n----")
    assert lines(9).startswith("      food  fish\n")


def test_what_is_empty_in_every_row_is_not_said_once():
    cells = [["fish", "", "1"], ["milk", "", "2"]]

    assert rows.table(("food", "aVeryLongNameOfAColumn", "n"), cells, 10) == (
        "food  n\n----  -\nfish  1\nmilk  2\n"
    )


WORDS = st.lists(st.sampled_from(["a", "fish", "vitamin", "deficiency"]), max_size=12).map(" ".join)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4), st.integers(1, 120))
def test_a_table_that_is_broken_keeps_every_word_and_its_width(values, width):
    cells = [list(row) for row in values]
    text = rows.table(("food", "what", "whatElse"), cells, width)
    found = text.split()

    below = text.partition("\n\n")[2] or text  # what is said once stands above, however long
    if "----" in below:
        assert max(map(len, below.splitlines())) <= width
    for word in {word for row in cells for cell in row for word in cell.split()}:
        said = sum(cell.split().count(word) for row in cells for cell in row)
        once = max(1, len(cells))
        assert said >= found.count(word) >= said / once


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
