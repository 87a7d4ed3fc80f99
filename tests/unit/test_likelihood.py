"""Likelihoods are worded in ICD 203's terms."""

import pytest

from returnwatch.analysis.likelihood import term


@pytest.mark.parametrize(
    "per_cent, words",
    [
        (1, "almost no chance"),
        (12, "very unlikely"),
        (30, "unlikely"),
        (50, "roughly even chance"),
        (70, "likely"),
        (90, "very likely"),
        (97, "almost certain"),
    ],
)
def test_a_likelihood_has_its_word(per_cent, words):
    assert term(per_cent).words == words


@pytest.mark.parametrize("per_cent", [0, 100])
def test_certainty_has_no_word(per_cent):
    with pytest.raises(ValueError):
        term(per_cent)
