"""What a template may contain: nothing inline, every word through gettext, no raised voice."""

import re
from pathlib import Path

import pytest

from architecture.source import PACKAGE, name, templates

TEMPLATES = templates()
COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
NAMED = re.compile(r"{% block page_class %}.*?{% endblock[^%]*%}", re.DOTALL)
TRANSLATED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
ELEMENT = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^'">])*>""", re.DOTALL)
SPOKEN = re.compile(r"""\b(?:placeholder|title|alt|aria-label|aria-description|value|label)=(["'])(.*?)\1""", re.DOTALL)
WORD = re.compile(r"[A-Za-z]{2,}")
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|javascript:|\shx-on", re.IGNORECASE)
ELSEWHERE = re.compile(r"""\b(?:src|action|srcset|poster|data)=["']\s*(?:https?:)?//""", re.IGNORECASE)
UNTRANSLATED = {"Usward", "doi", "org"}
# Only whoever builds on Usward ever sees these.
WORKSHOP = {"components.html", "components_bare.html"}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(path: Path) -> None:
    text = COMMENT.sub("", path.read_text())
    assert INLINE.findall(TAG.sub("", text)) == []
    assert ELSEWHERE.findall(text) == []


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.name not in WORKSHOP], ids=name)
def test_every_word_goes_through_gettext(path: Path) -> None:
    text = NAMED.sub("", TRANSLATED.sub("", COMMENT.sub("", path.read_text())))
    spoken = [found[1] for found in SPOKEN.findall(TAG.sub("", text))]
    between = ELEMENT.sub(" ", TAG.sub(" ", text))
    assert {word for part in [between, *spoken] for word in WORD.findall(part)} - UNTRANSLATED == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_is_shouted(path: Path) -> None:
    text = re.sub(r"<!doctype[^>]*>|!=|!important", "", COMMENT.sub("", path.read_text()), flags=re.IGNORECASE)
    assert "!" not in text


def test_styles_live_in_layers() -> None:
    sheets = list(PACKAGE.rglob("static/**/*.css"))
    layered = {
        (sheet.parent / found).resolve()
        for sheet in sheets
        for found in re.findall(r'@import url\("(.+?)"\) layer', sheet.read_text())
    }
    # The page of *Exit* must not look like anything of ours, so it shares no style with the rest.
    ours = [sheet for sheet in sheets if sheet.parent.name != "away"]
    loose = [sheet for sheet in ours if sheet not in layered and "@layer" not in sheet.read_text()]
    assert [name(sheet) for sheet in loose] == []


def test_styles_and_scripts_ask_no_other_host() -> None:
    asking = [
        name(path)
        for kind in ("css", "js", "svg")
        for path in PACKAGE.rglob(f"static/**/*.{kind}")
        if re.search(
            r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]{2,}",
            re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL),
        )
    ]
    assert asking == []
