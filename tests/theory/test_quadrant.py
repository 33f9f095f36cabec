from itertools import product

import pytest

from cocreation_teach.theory import Locus, Nature, Quadrant


@pytest.mark.parametrize(
    ("numeral", "nature", "locus", "label"),
    [
        ("I", "involuntary", "individual", "Co-production"),
        ("II", "involuntary", "system", "Co-construction"),
        ("III", "voluntary", "individual", "Co-management"),
        ("IV", "voluntary", "system", "Co-design and co-innovation"),
    ],
)
def test_the_cells_of_the_figure(numeral: str, nature: str, locus: str, label: str) -> None:
    quadrant = Quadrant(numeral)
    assert (quadrant.nature, quadrant.locus, quadrant.label) == (nature, locus, label)


def test_each_pair_of_axis_ends_meets_in_one_quadrant() -> None:
    cells = {(nature, locus): Quadrant.at(nature, locus) for nature, locus in product(Nature, Locus)}
    assert sorted(cells.values()) == sorted(Quadrant)
    assert all((quadrant.nature, quadrant.locus) == ends for ends, quadrant in cells.items())


def test_axis_ends_read_as_the_figure_prints_them() -> None:
    assert [nature.label for nature in Nature] == ["Involuntary", "Voluntary"]
    assert [locus.label for locus in Locus] == ["Individual service", "Service system"]
