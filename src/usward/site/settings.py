"""Every setting of the server. What a keeper may change is one `USWARD_*` variable each, explained in
`docs/operate/settings.md`; what is safe is the default.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from usward import practices
from usward.site import environment
from usward.site.secrets import secret
from usward.ui.csp import POLICY
from usward.ui.headers import static_headers

PACKAGE = Path(__file__).resolve().parent.parent

# --- Where it lives and how it is reached ---------------------------------------------------------------------------

HOME = environment.home()
HOST = environment.text("USWARD_HOST", "localhost")
PORT = environment.number("USWARD_PORT", 8000, 1, 65535)
TLS_CERT = environment.text("USWARD_TLS_CERT")
TLS_KEY = environment.text("USWARD_TLS_KEY")
ORIGIN = environment.origin(PORT, tls=bool(TLS_CERT))
# Whether ORIGIN names this machine alone, so that no other device can follow a link.
ORIGIN_IS_LOOPBACK = urlsplit(ORIGIN).hostname in environment.LOOPBACK_NAMES
PLAIN_HTTP = environment.switch("USWARD_PLAIN_HTTP")
PROXIES = environment.words("USWARD_PROXIES")
WORKERS = environment.number("USWARD_WORKERS", 1, 1, 64)
BUS = environment.bus()
THREADS = environment.number("USWARD_THREADS", 12, 1, 64)
DEV = environment.switch("USWARD_DEV")


def _runtime() -> Path:
    """A place in memory that a reboot empties, one for each home: the host share and the workers' sockets live here."""
    chosen = environment.text("USWARD_RUNTIME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    memory = Path("/dev/shm")  # noqa: S108  -- a directory of our own below it, checked for owner and mode when used
    base = memory if memory.is_dir() else Path(tempfile.gettempdir())
    owner = os.getuid() if hasattr(os, "getuid") else "me"
    return base / f"usward-{owner}-{hashlib.sha256(bytes(HOME)).hexdigest()[:16]}"


RUNTIME = _runtime()

# --- Django ---------------------------------------------------------------------------------------------------------

DEBUG = False
SECRET_KEY = SimpleLazyObject(lambda: secret(HOME, "secret-key"))
ROOT_URLCONF = "usward.site.urls"
ALLOWED_HOSTS = sorted({urlsplit(ORIGIN).hostname or "", "localhost", "127.0.0.1", "[::1]"})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": environment.database(HOME)}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

PRACTICES = [f"usward.practices.{name}" for name in practices.NAMES] + environment.words("USWARD_EXTRA_PRACTICES")

INSTALLED_APPS = [
    "usward.accounts",
    "usward.vault",
    "usward.ui",
    "usward.live",
    "usward.asking",
    "usward.pages",
    *PRACTICES,
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

# Pages are not compressed on the way: what the other wrote and what one keeps to oneself stand on one page, and the
# length of a compressed page would tell a listener whether the two agree. Styles and scripts are compressed on disk.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "usward.ui.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "usward.site.forgery.SameSiteForms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "usward.ui.handover.PrefillMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "usward.accounts.context.shell",
            ],
        },
    }
]

# --- People and sessions --------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
PASSWORD_HASHERS = ["usward.accounts.hashers.VaultHasher"]
SESSION_ENGINE = "usward.accounts.sessions"

_https = ORIGIN.startswith("https://")
# Browsers share cookies between the ports of one machine, so two homes on localhost would sign each other out.
_prefix, _suffix = ("__Host-", "") if _https else ("", f"-{urlsplit(ORIGIN).port or 80}")
SESSION_COOKIE_NAME = f"{_prefix}vk{_suffix}"
SESSION_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_prefix}csrf{_suffix}"
CSRF_COOKIE_SECURE = _https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [ORIGIN]
CSRF_FAILURE_VIEW = "usward.ui.views.forged"
MESSAGE_STORAGE = "usward.site.messages.CookieMessages"
MESSAGE_COOKIE_NAME = f"{_prefix}said{_suffix}"

# --- Headers --------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = POLICY
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
X_FRAME_OPTIONS = "DENY"

# --- Words, days, files ---------------------------------------------------------------------------------------------

USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LOCALE_PATHS = [PACKAGE / "locale"]
# A language joins by its compiled folder alone.
LANGUAGES = [("en", _("English"))] + [
    (folder.parent.parent.name.lower().replace("_", "-"), folder.parent.parent.name)
    for folder in sorted(LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.mo"))
]
LANGUAGE_COOKIE_NAME = f"{_prefix}language{_suffix}"
LANGUAGE_COOKIE_SECURE = _https

FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STATIC_URL = "static/"
STATIC_ROOT = HOME / "cache" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ADD_HEADERS_FUNCTION = static_headers
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- Log: what happened, never to whom or about what ----------------------------------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "usward.site.log.QuietFormatter"}},
    "handlers": {
        "terminal": {"class": "logging.StreamHandler", "formatter": "quiet"},
        # Outcomes of signing in (usward.accounts writes them, without names) stay for fourteen days.
        "signing-in": {"class": "usward.site.log.DailyFiles", "folder": HOME / "log", "stem": "signing-in", "days": 14},
    },
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "usward.signing_in": {"handlers": ["signing-in"], "level": "INFO", "propagate": False},
    },
}
