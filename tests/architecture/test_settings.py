"""The careful choices of `site/settings.py`, so that nobody loosens one without noticing."""

from django.conf import settings


def test_errors_are_never_shown_in_detail() -> None:
    assert settings.DEBUG is False


def test_cookies_stay_with_the_server() -> None:
    for name in ("SESSION", "CSRF"):
        assert getattr(settings, f"{name}_COOKIE_HTTPONLY") is True
        assert getattr(settings, f"{name}_COOKIE_SAMESITE") == "Lax"


def test_the_embedded_store_survives_a_power_cut() -> None:
    from usward.site.environment import _sqlite

    options = _sqlite(settings.HOME / "x.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=20000", "secure_delete=ON"):
        assert pragma in options["init_command"]


def test_only_the_vaults_hasher_and_our_own_sessions_are_used() -> None:
    assert settings.PASSWORD_HASHERS == ["usward.accounts.hashers.VaultHasher"]
    assert settings.SESSION_ENGINE == "usward.accounts.sessions"
    assert settings.AUTH_USER_MODEL == "accounts.Person"
