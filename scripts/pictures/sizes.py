"""What a phone and a desktop show of a page at once."""

from playwright.async_api import ViewportSize

SIZES: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1100, "height": 900}}
