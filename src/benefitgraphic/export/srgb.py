"""The sRGB profile, which says what the colours of screens are."""

from __future__ import annotations

from functools import lru_cache

# A profile's date and time of creation (ICC.1:2010, 7.2.8): Pillow's is that of the run.
_CREATED = slice(24, 36)
_THEN = b"\x07\xd0\x00\x01\x00\x01" + bytes(6)


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """Return the sRGB profile, the same on any day."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_CREATED] = _THEN
    return bytes(profile)
