"""Old office PCs lack AVX2: the runtime that is loaded must not need it."""

import os
import subprocess
import sys

from _polars_runtime_compat import (  # type: ignore[import-untyped]  # it ships no types
    BUILD_FEATURE_FLAGS,
)

LOADED = "import polars, sys; print([n for n in sys.modules if n.endswith('._polars_runtime')])"


def test_the_compatible_runtime_is_the_one_that_is_loaded() -> None:
    # A variable of the person at the keyboard may prefer another runtime; the default is ours.
    plain = {key: value for key, value in os.environ.items() if not key.startswith("POLARS_")}
    shown = subprocess.run(
        [sys.executable, "-c", LOADED], env=plain, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "['_polars_runtime_compat._polars_runtime']"


def test_the_compatible_runtime_needs_no_avx() -> None:
    assert "+avx" not in BUILD_FEATURE_FLAGS
    assert "+fma" not in BUILD_FEATURE_FLAGS
