// After a wrong submit the first field that is wrong has the focus: what is said of it stands beside it.

/** Give the focus to the first wrong field of the form something stands in; say whether there is one. */
export function toFirstWrong(near: Element | null): boolean {
  const form = near?.closest("form") ?? near?.closest("section");
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  first?.focus();
  return Boolean(first);
}
