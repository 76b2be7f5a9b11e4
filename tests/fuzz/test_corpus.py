"""Every input that is kept of a fuzzing run holds what is promised: those that once broke something first."""

import pytest
from targets import CORPUS, TARGETS, kept


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_found_stays_mended(target: str) -> None:
    inputs = list(kept(target))
    assert inputs
    for path in inputs:
        try:
            TARGETS[target](path.read_bytes())
        except Exception as error:
            error.add_note(f"with {path}")
            raise


def test_every_input_belongs_to_a_target() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)
