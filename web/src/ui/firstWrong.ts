// After a wrong submit the first field that is wrong has the focus: what is said of it stands beside it.
import { useEffect, type RefObject } from "react";

/** Give the focus to the first wrong field of the form something stands in; say whether there is one. */
export function toFirstWrong(near: Element | null): boolean {
  const form = near?.closest("form") ?? near?.closest("section");
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  first?.focus();
  return Boolean(first);
}

/** Lead there when something in a box is found wrong, and again when the same is sent again: it says nothing new then. */
export function useFirstWrong(box: RefObject<Element | null>, error: string | undefined) {
  useEffect(() => {
    if (error) toFirstWrong(box.current);
  }, [box, error]);
  useEffect(() => {
    const form = error ? box.current?.closest("form") : null;
    if (!form) return;
    const again = () => requestAnimationFrame(() => toFirstWrong(box.current));
    form.addEventListener("submit", again);
    return () => form.removeEventListener("submit", again);
  }, [box, error]);
}
