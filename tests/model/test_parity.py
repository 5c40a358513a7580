"""The printed JavaScript, NumPy and 50-digit arithmetic give the same numbers over the whole slider space."""

from __future__ import annotations

import pytest
from support import examples
from support.parity import check_parity

MODELS = [examples.GOLDMAN, examples.FLUX, examples.STEWART, examples.BINDING, examples.MIXED]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_every_output_in_every_language(model, javascript):
    check_parity(model, javascript)
