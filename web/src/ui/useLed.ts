// An address may lead to one thing on a page, which is there only when it has been read.
import { useEffect, useRef } from "react";

/** What the address names after its #, or nothing. */
export const ledTo = (): string => window.location.hash.slice(1);

/** Brings what the address names into view, and the keyboard to it, once it is there. */
export function useLed(there: boolean): void {
  const led = useRef(false);
  useEffect(() => {
    const goal = there && !led.current ? document.getElementById(ledTo()) : null;
    if (!goal) return;
    led.current = true;
    goal.scrollIntoView();
    goal.focus({ preventScroll: true });
  });
}
