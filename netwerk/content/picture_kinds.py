"""What a file is by its first bytes, and what to do with one that we cannot take."""

from django.core.exceptions import ValidationError

ACCEPTED = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
SCREENSHOT = "Sla er een schermafdruk van op als PNG."
SAVE_AS = "Open haar in een programma voor foto’s en sla haar op als JPEG."
REFUSED = {
    b"GIF8": f"Dit is een GIF. {SAVE_AS}",
    b"II*\0": f"Dit is een TIFF. {SAVE_AS}",
    b"MM\0*": f"Dit is een TIFF. {SAVE_AS}",
    b"BM": f"Dit is een BMP. {SAVE_AS}",
    b"%PDF": f"Dit is een PDF, geen afbeelding. {SCREENSHOT}",
    b"<svg": f"Dit is een tekening (SVG). {SCREENSHOT}",
    b"<?xml": f"Dit is een tekening (SVG) of een ander tekstbestand. {SCREENSHOT}",
}
HEIC = (
    "Dit is een foto van een telefoon in HEIC. Stuur haar vanaf de telefoon met e-mail naar jezelf: dan wordt het een "
    "JPEG. Of kies op een iPhone Instellingen, Camera, Structuren, Meest compatibel, en maak de foto opnieuw."
)
AVIF = f"Dit is een AVIF. {SAVE_AS}"
OTHER = "Kies een afbeelding in JPEG, PNG of WebP."
BRANDS = {b"avif": AVIF, b"avis": AVIF}
BRANDS |= dict.fromkeys([b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"], HEIC)


def kind_of_file(start: bytes) -> str:
    """Raise ValidationError that tells what the file is, and how to get one that we can take."""
    for signature, kind in ACCEPTED.items():
        if start.startswith(signature):
            return kind
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "WEBP"
    raise ValidationError(_refusal(start))


def _refusal(start: bytes) -> str:
    if start[4:8] == b"ftyp":
        brands = {start[8:12], *(start[place : place + 4] for place in range(16, len(start), 4))}
        return next((text for brand, text in BRANDS.items() if brand in brands), OTHER)
    start = start.lstrip(b"\xef\xbb\xbf \r\n\t")
    return next((text for signature, text in REFUSED.items() if start.startswith(signature)), OTHER)
