"""How is this installation set up? Everything comes from the environment.

Without any variable this is production, and production refuses to start unsafe.
`make run` sets ENVIRONMENT=development, the tests set ENVIRONMENT=test.
"""

import os
import secrets
import sys
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import dj_database_url
from csp.constants import NONE, SELF
from pydantic import BeforeValidator, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

import mlpm.checks  # noqa: F401  registers itself; no app of ours owns the server

BASE_DIR = Path(__file__).resolve().parent.parent


def words(value: str | list[str]) -> list[str]:
    return value.replace(",", " ").split() if isinstance(value, str) else value


Words = Annotated[list[str], NoDecode, BeforeValidator(words)]


class Environment(BaseSettings):
    """The variables that are read, with their defaults. Lists are separated by commas or spaces."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    environment: Literal["production", "development", "test"] = "production"
    debug: bool | None = None
    # Everything that is made while it runs: database, static files, the local secret.
    var_dir: Path = BASE_DIR / "var"
    secret_key: str = ""
    secret_key_fallbacks: Words = []
    allowed_hosts: Words = []
    csrf_trusted_origins: Words = []
    database_url: str = ""
    # One statement of a web request; commands, imports and migrations are not bounded.
    statement_timeout_ms: int = 2000
    # For a proxy that redirects or sets HSTS itself.
    ssl_redirect: bool = True
    hsts_seconds: int = 365 * 24 * 60 * 60
    # Only behind a proxy that always overwrites X-Forwarded-Proto.
    trust_forwarded_proto: bool = False
    site_name: str = "Footing"
    site_line: str = "What a job is, what it pays, and how to get there."

    @property
    def is_production(self) -> bool:
        return self.environment == "production"

    def unsafe(self) -> list[str]:
        """Why production must not start so, one phrase each."""
        reasons = []
        if self.debug:
            reasons.append("DEBUG is on")
        if not self.secret_key:
            reasons.append("SECRET_KEY is missing")
        elif is_weak(self.secret_key):
            reasons.append("SECRET_KEY is a default or shorter than 50 characters")
        if any(is_weak(key) for key in self.secret_key_fallbacks):
            reasons.append("SECRET_KEY_FALLBACKS holds a default or short key")
        if not self.allowed_hosts:
            reasons.append("ALLOWED_HOSTS is missing")
        elif any("*" in host for host in self.allowed_hosts):
            reasons.append("ALLOWED_HOSTS contains *")
        return reasons


def is_weak(key: str) -> bool:
    """The measure of Django's own security check."""
    return key.startswith("django-insecure-") or len(key) < 50 or len(set(key)) < 5


def refuse(reason: str) -> NoReturn:
    # Not ImproperlyConfigured: a traceback would bury the one line that helps.
    sys.exit(f"Refusing to start: {reason}.")


def read_environment() -> Environment:
    try:
        env = Environment()
    except ValidationError as error:
        # Never the value: it may be a secret.
        refuse("; ".join(f"{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors()))
    if env.is_production and (reasons := env.unsafe()):
        refuse("; ".join(reasons))
    return env


def local_secret(path: Path) -> str:
    """Made once for this checkout, readable by its owner only."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secret := secrets.token_urlsafe(50))
    return secret


def database(env: Environment) -> dict[str, Any]:
    url = env.database_url or f"sqlite:///{env.var_dir / 'db.sqlite3'}"
    if not url.startswith(("sqlite:", "postgres:", "postgresql:")):
        refuse("DATABASE_URL is not an address of SQLite or PostgreSQL")
    parsed: dict[str, Any] = {**dj_database_url.parse(url)}
    if url.startswith("sqlite:"):
        return parsed | sqlite_options(env)
    return parsed | {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 2, **parsed.get("OPTIONS", {})},
    }


def sqlite_options(env: Environment) -> dict[str, Any]:
    """IMMEDIATE and the timeout make writers wait for each other instead of failing.

    A kept connection goes on reading when the disk is full. Never mmap_size: a
    truncated file would kill the process.
    """
    # Fast, and lost with the machine: right for a test's database only.
    synchronous = "OFF" if env.environment == "test" else "FULL"
    return {
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; "
                "PRAGMA foreign_keys=ON;"
            ),
        },
        # A file, so that the live server's threads have connections of their own as in
        # production; one per process, so that two test runs do not meet.
        "TEST": {"NAME": str(env.var_dir / f"test-{os.getpid()}.sqlite3")},
    }


env = read_environment()
ENVIRONMENT = env.environment
IS_PRODUCTION = env.is_production
IS_DEVELOPMENT = ENVIRONMENT == "development"
IS_TEST = ENVIRONMENT == "test"

VAR_DIR = env.var_dir
VAR_DIR.mkdir(parents=True, exist_ok=True)
STATIC_ROOT = VAR_DIR / "static"
if not IS_PRODUCTION:
    STATIC_ROOT.mkdir(exist_ok=True)

SITE_NAME = env.site_name
SITE_LINE = env.site_line

# --- Who may ask, and how it is kept safe

DEBUG = IS_DEVELOPMENT if env.debug is None else env.debug
SECRET_KEY = env.secret_key or local_secret(VAR_DIR / "secret_key")
SECRET_KEY_FALLBACKS = env.secret_key_fallbacks
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.allowed_hosts or LOOPBACK
CSRF_TRUSTED_ORIGINS = env.csrf_trusted_origins

# A whole role is one form in the admin: about a thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

CSRF_FAILURE_VIEW = "mlpm.site.errors.forbidden"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = env.hsts_seconds if IS_PRODUCTION else 0
SECURE_SSL_REDIRECT = env.ssl_redirect and IS_PRODUCTION
# Probes ask the process itself, without the proxy's https.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if env.trust_forwarded_proto:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if IS_TEST:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    ]
]

# --- What it is made of

INSTALLED_APPS = [
    "mlpm.site",
    "mlpm.content",
    "mlpm.sources",
    "skills",
    "roles",
    "salaries",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",  # wraps the template loaders, cached, by itself
]

MIDDLEWARE = [
    "mlpm.middleware.request_limits",
    "mlpm.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "mlpm.middleware.admin_styles",
    "mlpm.middleware.unlisted",
    "django_htmx.middleware.HtmxMiddleware",
]

if DEBUG:
    MIDDLEWARE.append("mlpm.middleware.own_not_found")

ROOT_URLCONF = "mlpm.urls"
WSGI_APPLICATION = "mlpm.wsgi.application"

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
                "mlpm.site.context.site",
                "mlpm.site.context.reader",
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]

# --- What it keeps

DATABASES = {"default": database(env)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATEMENT_TIMEOUT_MS = env.statement_timeout_ms

FIXTURE_DIRS = [BASE_DIR / "fixtures"]
SERIALIZATION_MODULES = {"yaml": "mlpm.content.serializer"}

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if IS_TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Languages, numbers, time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
USE_TZ = True
TIME_ZONE = "UTC"

# --- What is written down: one line for each answer of 500 and more, and no visitor's words

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "mlpm.lib.logs.RequestId"},
        "no_query": {"()": "mlpm.lib.logs.NoQuery"},
        "no_plan": {"()": "mlpm.lib.logs.NoPlan"},
    },
    "formatters": {
        "line": {
            "()": "mlpm.lib.logs.OneLine",
            "format": "%(asctime)s %(levelname)s %(name)s request=%(request_id)s %(message)s",
        },
        "full": {"format": "%(levelname)s %(name)s request=%(request_id)s %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "full" if IS_DEVELOPMENT else "line",
            "filters": ["request_id", "no_plan"],
        },
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Answers of 400 and up to 499 are the visitor's doing.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "django.server": {
            "handlers": ["console"],
            "level": "INFO",
            "filters": ["no_query"],
            "propagate": False,
        },
    },
}
