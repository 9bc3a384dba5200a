// Who asks: the language and the hat worn, shared with every page, and the client made for them.
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { Provider } from "urql";
import { forget, keep, kept } from "../ui/keep";
import { useSpeech } from "../words";
import { clientFor, type Asker } from "./client";
import { heirs } from "./kept";

interface Hat {
  asker: Asker;
  /** Whether the hat that was chosen has ended, and none was chosen since. */
  ended: boolean;
  wear: (appointment: string | null) => void;
}

const HatContext = createContext<Hat>({ asker: { language: "ko", hat: null }, ended: false, wear: () => undefined });

export const useHat = (): Hat => useContext(HatContext);

/** Another hat or language is another view of things: it gets a client of its own, with nothing remembered. */
export function AskerProvider({ children }: { children: ReactNode }) {
  const { language } = useSpeech();
  const [{ hat, ended }, setHat] = useState(() => ({ hat: kept<string>("hat", sessionStorage), ended: false }));
  const asker = useMemo(() => ({ language, hat }), [language, hat]);
  const client = useMemo(() => {
    const made = clientFor(asker, () => {
      // One that was chosen meanwhile stays.
      setHat((now) => (now.hat === asker.hat ? { hat: null, ended: true } : now));
      if (kept<string>("hat", sessionStorage) === asker.hat) forget("hat", sessionStorage);
    });
    if (ended) heirs.add(made);
    return made;
  }, [asker, ended]);
  const worn = useMemo(
    () => ({
      asker,
      ended,
      wear: (appointment: string | null) => {
        if (appointment === null) forget("hat", sessionStorage);
        else keep("hat", appointment, sessionStorage);
        setHat({ hat: appointment, ended: false });
      },
    }),
    [asker, ended],
  );
  return (
    <HatContext.Provider value={worn}>
      <Provider value={client}>{children}</Provider>
    </HatContext.Provider>
  );
}
