// Who followed a link to one thing of a page is brought to it: it is there only once the page has been read.
import { useEffect, useRef } from "react";

/** Scrolls to what the address names after `#`, once it is `there`; asks for `more` while it is not among what is shown. */
export function useArrived(there: boolean, more?: () => void) {
  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  });
  const over = useRef("");
  useEffect(() => {
    const { hash } = window.location;
    if (!there || hash.length < 2 || over.current === hash) return;
    const found = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!found) return latest.current?.();
    over.current = hash;
    found.scrollIntoView();
    return undefined;
  });
}
