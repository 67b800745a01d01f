"""Tests are the specification: every row that the site is not a product without has a test named after it (OP5)."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# The rows of priority 1 that are built. A row is added here together with its tests.
ROWS = """
CM1 CM2 CM3 CM4 CM5 CM6 CM7 CM8 CM9 CM10 CM11 CM12 CM22
BF1 BF2 BF3 BF4 BF5 BF6 BF7 BF8 BF9
SE1 SE2 SE3 SE4 SE5 SE6
EA1 EA2 EA3 EA4 EA5
SP1 FS1 FS2 FS3 FS4 IN1 IN2 IN3
CO1 CO2 CO3 CO4 CO5 CO6 CO7 CO8 CO9 CO10 CO11 CO12 CO13 CO14 CO15
CR2 NO1 PV1 PV2 PV3 PV4 PV5 PV7
OP1 OP2 OP3 OP4 OP5
"""
NAMES = [
    name
    for path in TESTS.rglob("test_*.py")
    for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
]


@pytest.mark.parametrize("row", ROWS.split())
def test_op5_row_has_a_test_named_after_it(row):
    assert [name for name in NAMES if row.lower() in name.split("_")]
