"""What the site is made of: the apps, and the layers that a request goes through."""

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
