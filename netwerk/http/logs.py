"""What must not be in a log: the links in mail are keys to what somebody wrote."""

import logging
import re

# As django.core.signing makes them. Only from where a word begins: a long address is then read once.
TOKEN = re.compile(r"(?<![\w.-])[\w.-]++:[\w-]{5,8}:[\w-]{20,}+")


class HideTokens(logging.Filter):
    def filter(self, record):
        words = record.getMessage()
        if TOKEN.search(words):
            record.msg, record.args = TOKEN.sub("[code]", words), ()
        return True
