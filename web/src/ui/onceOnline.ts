// What could not be fetched because the line was down is asked for again as soon as the line is back.
import { useEffect } from "react";
import type { CombinedError } from "urql";

export function useOnceOnline(error: CombinedError | undefined, again: () => void) {
  const lost = Boolean(error?.networkError);
  useEffect(() => {
    if (!lost) return;
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [lost, again]);
}
