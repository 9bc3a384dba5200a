"""Setting a plain document as one page of HTML that stands alone: no script, nothing loaded."""

from collections.abc import Iterator
from html import escape

from workflows.documents.plain import Block, Document, Heading, Look, Paragraph, Table, Words

STYLE = """
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.7; color: #1e2124;
  font-family: "Pretendard GOV", Pretendard, "Malgun Gothic", sans-serif; word-break: keep-all; overflow-wrap: anywhere; }
body.wide { max-width: 72rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { border: 1px solid #6d7882; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #eef2f7; }
p, td { white-space: pre-line; }
.mark { color: #464c53; }
""".strip()
WIDE = ' class="wide"'
TAGS = {
    Look.PLAIN: ("", ""),
    Look.STRONG: ("<strong>", "</strong>"),
    Look.CHANGED: ("<strong><u>", "</u></strong>"),
    Look.MARK: ('<span class="mark">', "</span>"),
}


def set_html(document: Document) -> bytes:
    """Return the page of a document."""
    title = escape(document.title)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{escape(document.language)}">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>{STYLE}</style></head>",
            f"<body{WIDE if document.wide else ''}><main>",
            f"<h1>{title}</h1>",
            *(line for block in document.blocks for line in _block(block)),
            "</main></body></html>",
            "",
        ]
    ).encode()


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        level = block.level + 1
        yield f"<h{level}>{escape(block.text)}</h{level}>"
    elif isinstance(block, Paragraph):
        yield f"<p>{_words(block.words)}</p>"
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    if table.head:
        cells = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.head)
        yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody></table>"


def _words(words: Words) -> str:
    return "".join(f"{TAGS[one.look][0]}{escape(one.text)}{TAGS[one.look][1]}" for one in words)
