"""A QR code as the path of an SVG, so that the page needs neither an image of its own nor unsafe markup."""

from base64 import b32encode
from dataclasses import dataclass

from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode


@dataclass(frozen=True)
class Drawing:
    size: int
    path: str


def drawing(text: str) -> Drawing:
    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()  # with the white border that a camera needs
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Drawing(len(rows), "".join(squares))


def to_type(device: TOTPDevice) -> str:
    """The key in groups of four, for who cannot scan."""
    letters = b32encode(device.bin_key).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))
