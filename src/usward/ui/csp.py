"""The content security policy of every page, in the form that django-csp 4 reads from the settings.

No inline script, no inline style, no other host. One Trusted Types policy, named `default` because htmx finds
no other (`static/ui/js/trusted-types.js`).
"""

from typing import Any

NONE, SELF = "'none'", "'self'"

POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["default"],
    }
}
"""Assign to `CONTENT_SECURITY_POLICY`."""
