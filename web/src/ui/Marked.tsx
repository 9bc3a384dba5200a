// A text with a few marks: the server's washed HTML, built here again from a list of what may stand.
import { createElement, Fragment, useMemo, type ReactNode } from "react";
import { useWritten } from "../words";

const MARKS = new Set(["p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "h3", "h4", "h5", "h6"]);
const ADDRESS = /^(https?:|mailto:|tel:)/i;

function shown(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof HTMLElement)) return null;
  const name = node.tagName.toLowerCase();
  const inner = [...node.childNodes].map(shown);
  if (name === "a" && ADDRESS.test(node.getAttribute("href") ?? "")) {
    return (
      <a key={key} href={node.getAttribute("href") ?? ""} rel="nofollow noopener noreferrer ugc">
        {inner}
      </a>
    );
  }
  if (!MARKS.has(name)) return <Fragment key={key}>{inner}</Fragment>;
  return createElement(name, { key }, ...inner);
}

export function Marked({ html }: { html: string }) {
  const written = useWritten();
  const parts = useMemo(() => [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map(shown), [html]);
  return (
    <div className="prose marked stack-2" lang={written}>
      {parts}
    </div>
  );
}
