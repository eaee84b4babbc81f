"""The Markdown of lessons as HTML: headings, paragraphs, lists, quotes, emphasis, links to https. All else is text.

A pack may come from anybody, so nothing of it is passed through: every character is escaped, and only the few
elements made here appear. Headings begin at the second level, because the page has the first for its title.
"""

import re
from collections.abc import Callable, Iterator
from html import escape

DEEPEST = 5  # lists in lists and quotes in quotes; whatever nests further is shown as it was typed

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*$")
_RULE = re.compile(r"([-*_])\s*(?:\1\s*){2,}$")
_QUOTE = re.compile(r">\s?")
_ITEM = re.compile(r"(?P<indent> {0,3})(?P<mark>[-*+]|\d{1,3}[.)])(?P<gap>\s+)(?=\S)")
_INLINE = re.compile(
    r"\\(?P<plain>[\\`*_{}\[\]()#+.>!-])"
    r"|`(?P<code>[^`]+)`"
    r"|!\[(?P<picture>[^\[\]]*)\]\([^()\s]*\)"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<link>https://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)"
    r"|\*\*(?=\S)(?P<strong>(?:[^*]|\*(?!\*))+)(?<=\S)\*\*"
    r"|\*(?=\S)(?P<em>[^*]+)(?<=\S)\*"
    r"|(?<!\w)_(?=\S)(?P<also>[^_]+)(?<=\S)_(?!\w)"
)


def html(markdown: str) -> str:
    """The HTML of a text in Markdown; safe to put into a page, whatever the text holds."""
    return "\n".join(_blocks(markdown.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n"), 0))


def _blocks(lines: list[str], depth: int) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif heading := _HEADING.match(line):
            yield _heading(heading)
            at += 1
        elif _RULE.match(line):
            yield "<hr>"
            at += 1
        elif depth < DEEPEST and (making := _nesting(line)):
            block, at = making(lines, at, depth)
            yield block
        else:
            text, at = _paragraph(lines, at)
            yield f"<p>{_inline(text)}</p>"


def _heading(found: re.Match[str]) -> str:
    level = min(max(len(found[1]), 2), 4)
    return f"<h{level}>{_inline(found[2])}</h{level}>"


def _nesting(line: str) -> Callable[[list[str], int, int], tuple[str, int]] | None:
    if _QUOTE.match(line):
        return _quote
    return _list if _ITEM.match(line) else None


def _paragraph(lines: list[str], at: int) -> tuple[str, int]:
    """The lines up to a blank one or to the beginning of another block; always at least one."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _begins_a_block(lines[end]):
        end += 1
    return " ".join(line.strip() for line in lines[at:end]), end


def _begins_a_block(line: str) -> bool:
    return any(each.match(line) for each in (_HEADING, _RULE, _QUOTE, _ITEM))


def _quote(lines: list[str], at: int, depth: int) -> tuple[str, int]:
    end = at
    while end < len(lines) and _QUOTE.match(lines[end]):
        end += 1
    inside = [_QUOTE.sub("", line, count=1) for line in lines[at:end]]
    return f"<blockquote>{''.join(_blocks(inside, depth + 1))}</blockquote>", end


def _list(lines: list[str], at: int, depth: int) -> tuple[str, int]:
    numbered = _is_numbered(lines[at])
    items: list[str] = []
    while at < len(lines) and _ITEM.match(lines[at]) and _is_numbered(lines[at]) == numbered:
        inside, at = _item(lines, at)
        items.append(f"<li>{_bare(list(_blocks(inside, depth + 1)))}</li>")
    name = "ol" if numbered else "ul"
    return f"<{name}>{''.join(items)}</{name}>", at


def _is_numbered(line: str) -> bool:
    found = _ITEM.match(line)
    return bool(found and found["mark"][0].isdigit())


def _item(lines: list[str], at: int) -> tuple[list[str], int]:
    """The lines of one item without its mark, and where the next begins: what is indented belongs to it."""
    found = _ITEM.match(lines[at])
    inner = len(found[0]) if found else 0
    inside, end = [lines[at][inner:]], at + 1
    while end < len(lines):
        line = lines[end]
        indented = line.startswith(" " * min(inner, 2)) and line.strip()
        follows_a_blank = not lines[end - 1].strip()
        if line.strip() and not indented and (follows_a_blank or _begins_a_block(line)):
            break
        inside.append(line[min(inner, len(line) - len(line.lstrip())) :])
        end += 1
    return inside, end


def _bare(blocks: list[str]) -> str:
    """An item that is one paragraph, or begins with its only one, needs no paragraph around it."""
    if blocks and blocks[0].startswith("<p>") and not any(block.startswith("<p>") for block in blocks[1:]):
        blocks[0] = blocks[0].removeprefix("<p>").removesuffix("</p>")
    return "".join(blocks)


def _inline(text: str) -> str:
    made, at = [], 0
    for found in _INLINE.finditer(text):
        made += [escape(text[at : found.start()]), _span(found)]
        at = found.end()
    return "".join([*made, escape(text[at:])])


def _span(found: re.Match[str]) -> str:
    """One piece of emphasis, a link, a code, a character that was told to be plain, or the words for a picture."""
    said = found[found.lastgroup or 0]
    match found.lastgroup:
        case "strong":
            return f"<strong>{_inline(said)}</strong>"
        case "em" | "also":
            return f"<em>{_inline(said)}</em>"
        case "code":
            return f"<code>{escape(said)}</code>"
        case "link":
            return f'<a href="{escape(said)}" rel="noreferrer">{_inline(found["label"])}</a>'
        case _:
            return escape(said)
