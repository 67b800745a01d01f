"""A web worker stays below 200 MB with the Dutch word data in it, its caches full."""

import os
import subprocess
import sys

# The most memory it had, from Linux itself: getrusage() also counts the process that started it.
WORK = r"""
import re, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
from netwerk.search import dutch
for word in list(dutch._dictionary())[:60_000]:
    dutch.form(word.lower()), dutch.compound_parts(word.lower())
print(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1])
"""


def test_word_data_leaves_a_worker_below_200_megabytes():
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "netwerk.settings"}
    done = subprocess.run(
        [sys.executable, "-c", WORK], env=environment, capture_output=True, text=True, check=True
    )

    assert int(done.stdout) / 1024 < 200
