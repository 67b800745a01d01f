"""From the colours of a file to those of every screen: what its profile says would be lost with the profile."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageCms

MAX_PROFILE = 4 * 1024 * 1024  # those of printers are the largest, with 3 MB
GREY = {"1", "L", "LA", "La"}


def conversion(image: Image.Image) -> Callable[[Image.Image], Image.Image]:
    """For the picture or a part of it: to sRGB, transparent where it was."""
    mode = _mode(image)
    transform = _transform(image.info.get("icc_profile") or b"", mode)

    def plain(part: Image.Image) -> Image.Image:
        alpha = part.convert("RGBA").getchannel("A") if part.has_transparency_data else None
        if part.mode.startswith("I"):  # 16 bits of grey
            part = part.convert("I").point(lambda value: value / 256).convert("L")
        part = part.convert(mode)
        converted = ImageCms.applyTransform(part, transform) if transform else None
        colours = converted or part.convert("RGB")
        if alpha:
            colours.putalpha(alpha)
        return colours

    return plain


def _mode(image: Image.Image) -> str:
    """The colours that a profile of this picture is about."""
    if image.mode in GREY or image.mode.startswith("I"):
        return "L"
    return "CMYK" if image.mode == "CMYK" else "RGB"


def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """None for a picture without a profile, or with one that is broken or about other colours."""
    if not profile or len(profile) > MAX_PROFILE:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
