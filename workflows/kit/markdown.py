"""Markdown of residents as harmless HTML: a few marks, no pictures, no script, links that lead out.

CommonMark is read with raw HTML switched off; whatever comes out is washed once more by a list of
what may stay, so that no reader has to trust the first step alone.
"""

from functools import cache

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr"}
TAGS |= {"h3", "h4", "h5", "h6"}
SCHEMES = {"http", "https", "mailto", "tel"}
# A page has its own title and sections: what a resident calls a heading stands below them.
LOWERED = {f"h{level}": f"h{min(6, level + 2)}" for level in range(1, 7)}


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).disable(
        "image"
    )


def html_of(text: str) -> str:
    """Return the HTML of a text: never a script, a style, an event, a picture or a foreign frame."""
    tokens = _reader().parse(text)
    for token in tokens:
        token.tag = LOWERED.get(token.tag, token.tag)
    rendered: str = _reader().renderer.render(tokens, _reader().options, {})
    return nh3.clean(
        rendered,
        tags=TAGS,
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="nofollow noopener noreferrer ugc",
    )
