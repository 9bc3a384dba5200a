"""The page on which a visitor picks whose eyes to look through. Korean first; no script."""

import base64
import hashlib
from collections.abc import Callable, Iterable
from html import escape

from starlette.responses import HTMLResponse

from infra.embedded.issuer.personas import PERSONAS, Persona

RESIDENTS_SHOWN = 3

STYLE = """
:root { color-scheme: light dark; --paper: #f7f5f0; --sheet: #fff; --ink: #1a1c20; --soft: #4a4f58;
  --line: #837d6e; --brand: #1f4f96; --focus: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --paper: #14161a; --sheet: #1d2026; --ink: #eeece6;
  --soft: #c3c6cc; --line: #8a909b; --brand: #9dc2f7; --focus: #a9cbff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); word-break: keep-all;
  font: 1.0625rem/1.65 "Pretendard GOV", Pretendard, "Apple SD Gothic Neo", "Malgun Gothic",
  "Noto Sans KR", NanumGothic, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.35; letter-spacing: -0.02em; margin: 0 0 .5rem; }
.lead { margin: 0 0 1.5rem; color: var(--soft); }
.note { margin: 0 0 1.5rem; padding: .75rem 1rem; border: 2px solid var(--line); border-radius: 8px; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); }
li a { display: block; height: 100%; min-height: 3rem; padding: .6rem 1rem; border-radius: 8px;
  border: 1px solid var(--line); background: var(--sheet); color: inherit; text-decoration: none; }
li a:hover { border-color: var(--brand); } li strong { color: var(--brand); }
li span { display: block; } .small { font-size: .9375rem; color: var(--soft); }
summary { min-height: 3rem; padding: .6rem 0; cursor: pointer; color: var(--brand); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
"""

_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def choosing_page(
    link: Callable[[Persona], str], *, notice: str = "", status: int = 200
) -> HTMLResponse:
    """Every persona as a link, made by `link`; a notice in front if there is one."""
    first, folded = _split(PERSONAS.values())
    body = (
        f"<h1>누구의 눈으로 볼까요? <span lang='en'>Whose eyes?</span></h1>"
        "<p class='lead'>시연용 로그인입니다. 비밀번호 없이 한 사람을 고르면 그 사람으로 들어갑니다. "
        "<span lang='en'>A sign-in for demonstration: pick a person, no password.</span></p>"
        f"{_note(notice)}<ul>{''.join(_row(one, link(one)) for one in first)}</ul>"
        "<details><summary>다른 주민들 <span lang='en'>The other residents</span></summary>"
        f"<ul>{''.join(_row(one, link(one)) for one in folded)}</ul></details>"
    )
    return _page("로그인할 사람 고르기 · 두레", body, status)


def message_page(message_ko: str, message_en: str, *, status: int = 200) -> HTMLResponse:
    """A page with one message and no way on."""
    body = f"<h1>{escape(message_ko)}</h1><p class='lead' lang='en'>{escape(message_en)}</p>"
    return _page(f"{escape(message_ko)} · 두레", body, status)


def _split(personas: Iterable[Persona]) -> tuple[list[Persona], list[Persona]]:
    first: list[Persona] = []
    folded: list[Persona] = []
    for persona in personas:
        prefix, _, number = persona.handle.partition(".")
        late = prefix == "resident" and number.isdigit() and int(number) > RESIDENTS_SHOWN
        (folded if late else first).append(persona)
    return first, folded


def _row(persona: Persona, link: str) -> str:
    return (
        f"<li><a href='{escape(link)}'>"
        f"<span><strong>{escape(persona.role_ko)}</strong> {escape(persona.name_ko)}</span>"
        f"<span class='small' lang='en'>{escape(persona.role_en)} · {escape(persona.name_en)} · "
        f"{escape(persona.handle)}</span></a></li>"
    )


def _note(notice: str) -> str:
    return f"<p class='note' role='alert'>{escape(notice)}</p>" if notice else ""


def _page(title: str, body: str, status: int) -> HTMLResponse:
    return HTMLResponse(
        "<!doctype html><html lang='ko'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>",
        status_code=status,
        headers=HEADERS,
    )
