"""``make fuzz``: odd questions for as long as is asked (``python -m tests.fuzz 600``)."""

import os
import sys

import pytest

os.environ["FUZZ_SECONDS"] = sys.argv[1] if len(sys.argv) > 1 else "600"
os.environ["FUZZ_SLOW"] = "5"
sys.exit(pytest.main(["-q", "-s", "tests/fuzz/run.py"]))
