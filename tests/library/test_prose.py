"""The Markdown of lessons: what it makes, and that nothing else ever gets through."""

import re

import pytest

from usward.packs.prose import html

TAG = re.compile(r"<[^>]*>")
ALLOWED = re.compile(
    r'</?(?:h[234]|p|ul|ol|li|blockquote|strong|em|code|hr)>|</a>|<a href="https://[^"<>\s]+" rel="noreferrer">'
)


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("One line\nand its end.\n\nAnother.", "<p>One line and its end.</p>\n<p>Another.</p>"),
        ("# Begin\n## Go on ##\n### Finer", "<h2>Begin</h2>\n<h2>Go on</h2>\n<h3>Finer</h3>"),
        ("- one\n- two\n  goes on\n- three", "<ul><li>one</li><li>two goes on</li><li>three</li></ul>"),
        ("1. first\n\n2. second\n\nAfter.", "<ol><li>first</li><li>second</li></ol>\n<p>After.</p>"),
        ("- one\n  - inside\n- two", "<ul><li>one<ul><li>inside</li></ul></li><li>two</li></ul>"),
        ("1. first\n   - inside\n2. last", "<ol><li>first<ul><li>inside</li></ul></li><li>last</li></ol>"),
        ("Words:\n- one\n- two", "<p>Words:</p>\n<ul><li>one</li><li>two</li></ul>"),
        ("- one\n\n  and more\n- two", "<ul><li><p>one</p><p>and more</p></li><li>two</li></ul>"),
        ("> said\n> aloud", "<blockquote><p>said aloud</p></blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("**so** and *so* and _so_", "<p><strong>so</strong> and <em>so</em> and <em>so</em></p>"),
        ("**very *so* much**", "<p><strong>very <em>so</em> much</strong></p>"),
        ("snake_case_word and 2 * 3 * 4", "<p>snake_case_word and 2 * 3 * 4</p>"),
        (r"\*plain\*", "<p>*plain*</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        (
            "[here](https://doi.org/10.1000/x(1)y)",
            '<p><a href="https://doi.org/10.1000/x(1)y" rel="noreferrer">here</a></p>',
        ),
        ("![a porch](https://x.example/y.png) now", "<p>a porch now</p>"),
        ("", ""),
    ],
)
def test_what_the_markdown_of_a_lesson_becomes(markdown: str, made: str) -> None:
    assert html(markdown) == made


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](http://example.org/)",
        '[x](https://example.org/"onmouseover="alert(1))',
        "[x](data:text/html,<b>)",
        "[<b>](https://example.org/<i>)",
        "**<script>**",
        "# <style>p{}</style>",
        "> <iframe>\n- <form>\n1. <input>",
        "`</code><script>`",
        "&lt;script&gt; <!-- -->",
        "[a](https://e.example/ onclick=1)",
        "\\<b\\>",
        "<a href='https://x.example'>x</a>",
    ],
)
def test_nothing_but_its_own_elements_ever_gets_through(hostile: str) -> None:
    made = html(hostile)
    assert [tag for tag in TAG.findall(made) if not ALLOWED.fullmatch(tag)] == []
    assert "<" not in TAG.sub("", made)


def test_links_lead_to_https_alone() -> None:
    assert "<a" not in html("[x](http://example.org) [y](javascript:void) [z](/me/) [w](//example.org)")


@pytest.mark.parametrize("much", [">" * 9000, "- " * 4500 + "x", "*a " * 3000, "**a" * 3000, "[" * 9000, "_a" * 4500])
def test_a_strange_text_neither_breaks_nor_stalls_it(much: str) -> None:
    assert TAG.sub("", html(much))
