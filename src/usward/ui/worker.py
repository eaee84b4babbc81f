"""The text of the service worker: the script, told its version and which files it may keep."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from django.templatetags.static import static

HERE = Path(__file__).parent
PAGES = ("/offline/", "/away/")


@cache
def service_worker_text() -> str:
    """`sw.js` after its two constants. The version changes with every file or page that is kept."""
    kept = [*PAGES, *kept_files()]
    pages = render_to_string("ui/offline.html") + (HERE / "templates/ui/away.html").read_text()
    script = (HERE / "static/ui/js/sw.js").read_text()
    version = hashlib.sha256("\n".join([*kept, pages, script]).encode()).hexdigest()[:12]
    return f"const VERSION = {json.dumps(version)};\nconst KEPT = {json.dumps(kept)};\n{script}"


def kept_files() -> list[str]:
    """The addresses of the styles and scripts of the two kept pages."""
    styles = [f"ui/css/{path.name}" for path in sorted((HERE / "static/ui/css").glob("*.css"))]
    scripts = [
        f"ui/js/{name}.js" for name in ("trusted-types", "draft", "exit", "dialog", "toast", "sw-register", "offline")
    ]
    others = ["ui/icons/mark.svg", "ui/icons/flower.svg", "ui/away/measures.css", "ui/away/spoon.svg"]
    return [static(name) for name in (*styles, *scripts, *others)]
