"""Markdown comes out as a few marks and nothing that runs, whatever goes in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.kit.markdown import TAGS, html_of

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](javascript:alert(1))",
    "![pixel](https://evil.example/p.gif)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    '<a href="javascript:alert(1)">x</a>',
    "<svg/onload=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "<style>body{display:none}</style>",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "[x]: javascript:alert(1)\n\n[x]",
    "<!--><script>alert(1)</script>-->",
    "<p onclick=alert(1)>x</p>",
    '[a](https://ok.example "onmouseover=alert(1)")',
]
OPENED = re.compile(r"<\s*([a-zA-Z0-9]+)([^>]*)>")


def harmless(html: str) -> bool:
    """Say whether only listed marks stand there, with no attribute but a link's and a list's."""
    for name, rest in OPENED.findall(html):
        if name.lower() not in TAGS:
            return False
        given = set(re.findall(r"([a-zA-Z-]+)=", rest))
        if given - {"href", "rel", "start"}:
            return False
        for target in re.findall(r'href="([^"]*)"', rest):
            scheme = target.partition(":")[0].lower() if ":" in target else "https"
            if scheme not in {"http", "https", "mailto", "tel"}:
                return False
    return True


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_runs_comes_out(attack):
    html = html_of(attack)

    assert harmless(html), html
    assert "<script" not in html
    assert "<img" not in html


def test_the_check_itself_sees_what_is_harmful():
    for html in ("<script>", "<p onclick=x>", '<a href="javascript:x">', "<img src=x>"):
        assert not harmless(html)


def test_plain_marks_stay_and_headings_stand_below_the_page():
    html = html_of(
        "# 큰 제목\n\n**굵게** *기울여*\n\n- 하나\n- 둘\n\n[두레](https://dure.example)\n줄 바꿈"
    )

    assert "<h3>큰 제목</h3>" in html
    assert "<strong>굵게</strong> <em>기울여</em>" in html
    assert "<ul>" in html
    assert '<a href="https://dure.example" rel="nofollow noopener noreferrer ugc">두레</a>' in html
    assert "<br>" in html


@given(st.text(max_size=200))
def test_whatever_is_written_is_harmless(text):
    assert harmless(html_of(text))


@given(st.lists(st.sampled_from([*ATTACKS, "**", "[", "](", ")", "<", ">", "\n", "`"]), max_size=8))
def test_attacks_put_together_are_harmless(parts):
    assert harmless(html_of("".join(parts)))
