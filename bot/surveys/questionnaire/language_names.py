"""How languages call themselves, so that whoever speaks one finds it."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "en": "English",
    "cy": "Cymraeg",
    "gd": "Gàidhlig",
    "ga": "Gaeilge",
    "ar": "العربية",
    "bn": "বাংলা",
    "bg": "Български",
    "zh": "中文",
    "fr": "Français",
    "de": "Deutsch",
    "gu": "ગુજરાતી",
    "hi": "हिन्दी",
    "hu": "Magyar",
    "it": "Italiano",
    "lt": "Lietuvių",
    "fa": "فارسی",
    "pl": "Polski",
    "pt": "Português",
    "pa": "ਪੰਜਾਬੀ",
    "ro": "Română",
    "so": "Soomaali",
    "es": "Español",
    "ta": "தமிழ்",
    "tr": "Türkçe",
    "uk": "Українська",
    "ur": "اردو",
}


def name(language: str) -> str:
    """Its code, where it is not among them."""
    return NAMES.get(language, language)
