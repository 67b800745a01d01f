"""Django settings, all from the environment. What is not set works for a laptop; production sets DEBUG=false."""

from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django_prose_editor.config import html_tags
from js_asset import static_lazy

from netwerk.content import timeouts
from netwerk.http.csp import CSP
from netwerk.settings import env

BASE_DIR = Path(__file__).resolve().parents[2]

DEBUG = env.boolean("DEBUG", False)
SECRET_KEY = env.string("SECRET_KEY", "local-only-" + "0" * 50 if DEBUG else None)
PUBLIC_KEYS = ("local-only-", "django-insecure-")
if not DEBUG and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith(PUBLIC_KEYS)):
    raise ImproperlyConfigured("SECRET_KEY must be a random secret of at least 50 characters.")

# Absolute addresses (feeds, sitemap, canonical links) are made of this, never of what a visitor sends.
SITE_URL = env.matching(
    "SITE_URL",
    r"https?://[\w.:\[\]-]+/?",
    "an address without a path, such as https://netwerk.example.org",
    "http://127.0.0.1:8000" if DEBUG else None,
).rstrip("/")
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env.strings("ALLOWED_HOSTS", ",".join(LOCAL_HOSTS) if DEBUG else "")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of this site, with commas between them.")
if DEBUG and not set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS):
    raise ImproperlyConfigured("DEBUG=true shows the code to visitors: ALLOWED_HOSTS must be this machine.")
CONTACT_EMAIL = env.matching(
    "CONTACT_EMAIL", r"[^@\s]+@[^@\s]+", "an e-mail address", "redactie@example.org" if DEBUG else None
)
# Who is behind the site: shown on every page, and how to reach them on the pages about the site.
SITE_OWNER = env.string("SITE_OWNER", "")
SITE_OWNER_ADDRESS = env.string("SITE_OWNER_ADDRESS", "")
SITE_OWNER_PHONE = env.matching(
    "SITE_OWNER_PHONE", r"[0-9+() -]*", "a telephone number: digits, spaces and + ( ) -", ""
)
SECURITY_CONTACT = env.matching(
    "SECURITY_CONTACT", r"(mailto:|https://)\S+", "a mailto: or https:// address", f"mailto:{CONTACT_EMAIL}"
)

# Ours, from the ground up: each may import those above it.
LOCAL_APPS = [
    "netwerk.dev",
    "netwerk.content",
    "netwerk.http",
    "netwerk.search",
    "netwerk.browse",
    "netwerk.publicforms",
    "netwerk.mail",
    "netwerk.privacy",
    "netwerk.accounts",
    "netwerk.editing",
    "netwerk.pages",
    "practices",
    "stories",
]
INSTALLED_APPS = [
    "netwerk.editing.apps.EditorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "content_editor",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_prose_editor",
    "js_asset",
    "simple_history",
    "taggit",
    *LOCAL_APPS,
]

MIDDLEWARE = [
    # Outermost: also an answer made before the other layers carries the headers.
    "netwerk.http.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "netwerk.http.middleware.RefuseMalformedRequests",
    "netwerk.http.middleware.RefuseLargeBodies",
    "netwerk.accounts.networks.OnlyFromNetworks",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "netwerk.http.middleware.PublicCacheMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "netwerk.http.copied.CopiedAddressMiddleware",
    # It refuses unknown hosts: a kept page is not for them either.
    "django.middleware.common.CommonMiddleware",
    "netwerk.http.pagecache.PageCacheMiddleware",
    "netwerk.http.middleware.ReadableText",  # once for each page that is kept
    "django.contrib.sessions.middleware.SessionMiddleware",
    "netwerk.accounts.sessions.EndSessions",
    "netwerk.http.middleware.OriginByFetchMetadata",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "netwerk.urls"
WSGI_APPLICATION = "netwerk.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "netwerk.pages.context.site",
            ],
            "builtins": ["netwerk.content.templatetags.netwerk"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

try:
    DATABASES = {
        "default": dj_database_url.parse(env.string("DATABASE_URL"), conn_max_age=0, conn_health_checks=True)
    }
except ValueError as error:
    raise ImproperlyConfigured(f"DATABASE_URL is not an address of a database: {error}") from error
if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql" or not DATABASES["default"]["NAME"]:
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database: postgresql://user@host/name.")
# Measured: four times the throughput of a connection per request, and none fails after the server restarts.
# A visitor waits a second for a connection. By itself a pool tries again ever later during an outage, and so
# stays away long after the server is back (measured: 14 s after 40 s); one that gives up is replaced at once.
OPTIONS = DATABASES["default"].setdefault("OPTIONS", {})
OPTIONS["pool"] = {
    "min_size": 1,
    "max_size": 4,
    "timeout": timeouts.POOL,
    "reconnect_timeout": 1,
    "connection_class": timeouts.Connection,
}
OPTIONS |= timeouts.NETWORK | OPTIONS
# Set by netwerk/wsgi.py: whatever is not the web server is a command.
LIMITS = timeouts.PAGE if env.boolean("SERVES_PAGES", False) else timeouts.COMMAND
OPTIONS["options"] = timeouts.limits(LIMITS, OPTIONS.get("options", ""))

# Each worker keeps pages in its own memory; 0 turns it off, so that a developer sees a template change.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 400},
    }
}
PAGE_CACHE_SECONDS = env.number("PAGE_CACHE_SECONDS", 0 if DEBUG else 60)

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "netwerk.accounts.attempts.LockOutBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

ADMIN_PATH = env.matching("ADMIN_PATH", r"[a-z0-9-]+", "one word of an address, such as beheer", "beheer")
# Empty: editors log in from anywhere.
ADMIN_NETWORKS = env.networks("ADMIN_NETWORKS")
# Whether editors log in with a code from an app as well. Without it, only who has such an app is asked for one.
SECOND_FACTOR = env.boolean("SECOND_FACTOR", not DEBUG)
OTP_TOTP_ISSUER = "netwerk"

# Mail waits in the database until `manage.py send_mail_queue` sends it. On a laptop it becomes a file.
EMAIL_HOST = env.string("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.string("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.string("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = BASE_DIR / ".local" / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'filebased' if DEBUG else 'smtp'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.sender("MAIL_FROM", CONTACT_EMAIL)

# The browser that has it gets pages with its own comments, so those are made for it alone.
OWN_COMMENTS_COOKIE = "eigen_reacties"
# Stories take comments for so many days after they were published; 0 is for ever. A story can say otherwise.
COMMENTS_CLOSE_AFTER_DAYS = env.number("COMMENTS_CLOSE_AFTER_DAYS", 0)
# A comment that so many readers report is hidden until an editor looks.
REPORTS_THAT_HIDE = env.number("REPORTS_THAT_HIDE", 3)
# Moderators get one mail an hour, not one for each comment.
MODERATION_MAIL_HOURLY = env.boolean("MODERATION_MAIL_HOURLY", False)

# Whoever wrote a story, or asked for a review of it, cannot publish it: another editor must.
SECOND_EYES = env.boolean("SECOND_EYES", False)

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
# Better Dutch for what Django and its packages say; last, so that it wins.
LOCALE_PATHS = [BASE_DIR / "netwerk" / "content" / "locale"]
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.string("STATIC_ROOT", str(BASE_DIR / "staticfiles"))
MEDIA_URL = "/media/"
MEDIA_ROOT = env.string("MEDIA_ROOT", str(BASE_DIR / "media"))
# A stylesheet of the organisation's own, below a static folder: themes/gemeente-example.css.
THEME = env.string("THEME", "")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = DEBUG

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = env.boolean("SECURE_SSL_REDIRECT", not DEBUG)
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.boolean("HSTS_INCLUDE_SUBDOMAINS", False)
SECURE_HSTS_PRELOAD = env.boolean("HSTS_PRELOAD", False)
# The operator decides about subdomains and preloading: other sites may live under the same domain.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# Only then is the address of a reader taken from what the proxy says.
BEHIND_PROXY = env.boolean("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = 7 * 24 * 60 * 60  # longer than anybody leaves a form open
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
CSRF_FAILURE_VIEW = "netwerk.pages.csrf.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # of an editor; see RefuseLargeBodies for a reader
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a story of fifty blocks is one form

# What our cleaner allows and the rich text editor does not know: without these, an edit would lose it.
# And what it does with text that is pasted.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy(f"admin_netwerk/{name}.js") for name in ("marks", "paste")],
        "extensions": {
            "Abbreviation": html_tags(["abbr"], {"abbr": ["title"]}),
            "Language": html_tags(["span"], {"span": ["lang"]}),
            "Pasting": html_tags([]),
        },
    },
]

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "netwerk.browse.tags.topics_from_string"
TAGGIT_STRING_FROM_TAGS = "netwerk.browse.tags.string_from_topics"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tokens": {"()": "netwerk.http.logs.HideTokens"}},
    "formatters": {"audit": {"format": "%(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["tokens"]},
        "audit": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "audit"},
    },
    "root": {"handlers": ["console"], "level": "INFO" if DEBUG else "WARNING"},
    "loggers": {
        # A visitor can make one at every request; the 400 itself is logged, in one line.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "netwerk.audit": {"handlers": ["audit"], "level": "INFO", "propagate": False},
    },
}
