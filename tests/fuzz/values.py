"""What nobody means to type: texts for a path, a question or a field, and whole bodies that are no form."""

import json
from random import Random
from urllib.parse import quote, quote_from_bytes

MARK = "<fuzz-element"  # when it stands on a page as markup, a text of ours went past escaping

TEXTS = [
    "",
    " ",
    "\0",
    "a\0b",
    "".join(map(chr, range(1, 32))),
    "\x7f\x85\u2028\u2029\x0b\x0c",
    "\ufffe\uffff\ufdd0\U0001ffff\U0010ffff",
    "\u202e\u2066omgekeerd\u2069\u202c",
    "مرحبا بالعالم",
    "שלום עולם",
    "Ελληνικά",
    "ქართული",
    "日本語の名前",
    "ไทยไม่มีช่องว่าง" * 40,
    "\U0001fae9\U0001fac8\U0001faea",  # of Unicode 16 and 17
    "👩‍👩‍👧‍👦🏳️‍⚧️" * 30,
    "e" + "\u0301" * 2_000,
    "Z͑ͫ̓ͪ̂ͫ̽" * 60,
    "\u200b\u200d\ufeff\u00ad\u3164",
    "İıßẞſﬁ½Ⅷ²٣۴०",
    "a" * 5_000,
    "Informatiebeveiligingsfunctionaris" * 150,
    "ê" * 5_000,
    f'">{MARK} onload=alert(1)>',
    f"<p>{MARK}></p><script>alert(1)</script><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% debug %}${7*7}#{7*7}%s%n%(a)s{0}{0.__class__}",
    "' OR 1=1--",
    "'; DROP TABLE stories_story; --",
    "\\",
    "\\u0000",
    "%00%ff%zz",
    "../../../../etc/passwd",
    "//evil.example/a",
    "https://[::1/",
    "https://" + "a." * 500 + "nl",
    "http://exa mple.nl:99999/\r\nSet-Cookie: a=b",
    "a\r\nSet-Cookie: b=c\r\n\r\n",
    "0",
    "-1",
    "+1",
    "1_000",
    "٣",
    "9" * 19,
    "9" * 400,
    "-" + "9" * 40,
    "1e309",
    "NaN",
    "Infinity",
    "0x10",
    "1.5",
    "None",
    "null",
    "true",
    "[]",
    "{}",
    "[" * 3_000,
    '{"a":' * 1_500,
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2026-02-30",
    "31-02-2026",
    "2026-03-29T02:30",
    "25:61",
    "00000000-0000-0000-0000-000000000000",
    "<ul><li>" * 800,
    "<b><i>" * 600 + "a",
    "<a href='" * 500,
    "<!--" * 500,
    "&#0;&#x110000;&#xd800;&nosuch;&" * 50,
    "(" * 400,
    '"' * 33,
    "a OR " * 60,
    'OR NOT -a -"b',
    "&|!:*<->()",
    "a" * 40 + "@" + "b" * 300 + ".nl",
    '"a b"@example.org',
    "a@exämple.nl",
    "a,b;c@example.org",
    "-",
    ".",
    "..",
    "*" * 300,
    "# " * 300,
    "_" * 300,
    "a/b#c?d=e&f",
]
# No text at all: halves of a pair, overlong forms, what is past the last sign, and bytes of another encoding.
BYTES = [
    b"\xff\xfe",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"caf\xe9",
    b"\x80" * 50,
]
BOUNDARY = "grens"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
FORM = "application/x-www-form-urlencoded"
JSON_DEEP = b"[" * 20_000
BASE64 = b"--grens\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n=\r\n--grens--"
BODIES = [
    (FORM, b"a=%ed%a0%80&b=%ff&%00=%00&=&&&;"),
    (FORM, b"&".join(b"a%d=1" % number for number in range(3_000))),
    (FORM, b"a=1&" * 300),
    (FORM + "; charset=utf-7", b"a=+AAA-"),
    (FORM + "; charset=latin-1", b"a=%e9"),
    (MULTIPART, b""),
    (MULTIPART, b"--grens"),
    (MULTIPART, b'--grens\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'),
    (MULTIPART, b'--grens\r\nContent-Disposition: form-data; name="\xff\x00"\r\n\r\n\xff\x00\r\n--grens--'),
    (
        MULTIPART,
        b'--grens\r\nContent-Disposition: form-data; name="a"; filename="../\x00"\r\n\r\nb\r\n--grens--',
    ),
    (MULTIPART, BASE64),
    (MULTIPART, b"--grens\r\n" + b"X: y\r\n" * 2_000 + b"\r\n--grens--"),
    ("multipart/form-data", b"--grens"),
    ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
    ("multipart/form-data; boundary=\xe9", b"--\xe9"),
    ("multipart/mixed; boundary=grens", b"--grens--"),
    ("application/json", b'{"a": "\\ud800", "a": 1e999}'),
    ("application/json", JSON_DEEP),
    ("text/xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
    ("application/octet-stream", b"\x00\xff" * 500),
    ("text/plain; charset=rot13", b"a=b"),
    ("", b"a=b"),
    (";;;=", b"a=b"),
]
FILES = [
    b"",
    b"\0" * 50,
    b"GIF89a" + b"\xff" * 40,
    b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    b"<svg onload='alert(1)'/>",
]
FILES += [
    b"\xff\xd8\xff\xe0" + b"\0" * 60,
    b"RIFF\xff\xff\xff\xffWEBPVP8 ",
    b"BM" + b"\xff" * 60,
    b"II*\0" + b"\xff" * 40,
]
METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "FUZZ"]
HEADERS = {
    "Accept": ["*/*;q=NaN", "a" * 4_000, "application/json"],
    "Accept-Language": ["x" * 3_000, "nl;q=9e9,*;q=-1", "en-" * 400],
    "Accept-Encoding": ["gzip;q=nan", "br, gzip, " * 200],
    "Cookie": [
        "sessionid=" + "a" * 3_000,
        "sessionid=\xff\xfe; csrftoken=;;==",
        'messages="\\000\\377"',
        "a=b;" * 500,
    ],
    "If-Modified-Since": ["gisteren", "Sun, 99 Foo 9999 99:99:99 GMT", "0" * 500],
    "If-None-Match": ["W/" * 500, '"', "*, *"],
    "Range": ["bytes=9-1,-0,a", "bytes=" + "0-1," * 500],
    "Referer": ["//\xff", "https://[", "javascript:alert(1)"],
    "Origin": ["null", "https://[::", "file://"],
    "X-Requested-With": ["XMLHttpRequest"],
    "X-Forwarded-For": ["\xff", "1.2.3.4, ::1, x" * 50, "999.999.999.999"],
    "X-Forwarded-Host": ["evil.example"],
    "X-HTTP-Method-Override": ["DELETE"],
    "Purpose": ["prefetch"],
}


def text(random: Random) -> str:
    """One of the texts, or two of them pasted together."""
    chosen = random.choice(TEXTS)
    return chosen + random.choice(TEXTS) if random.random() < 0.2 else chosen


def escaped(random: Random) -> str:
    """For an address: a text, or what is no text at all. Short enough for the server to read the line."""
    if random.random() < 0.15:
        return quote_from_bytes(random.choice(BYTES))
    return quote(text(random), safe="" if random.random() < 0.8 else "/;:@&=+$,")[
        : random.choice([300, 3_500])
    ]


def as_json(random: Random) -> bytes:
    return json.dumps({text(random)[:100]: text(random), "a": [text(random)] * 3}).encode()
