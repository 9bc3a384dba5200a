// Who asks: the language and the hat worn, shared with every page, and the client made for them.
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { Provider } from "urql";
import { forget, keep, kept } from "../ui/keep";
import { useSpeech } from "../words";
import { clientFor, type Asker } from "./client";

interface Hat {
  asker: Asker;
  wear: (appointment: string | null) => void;
}

const HatContext = createContext<Hat>({ asker: { language: "ko", hat: null }, wear: () => undefined });

export const useHat = (): Hat => useContext(HatContext);

/** Another hat or language is another view of things: it gets a client of its own, with nothing remembered. */
export function AskerProvider({ children }: { children: ReactNode }) {
  const { language } = useSpeech();
  const [hat, setHat] = useState(() => kept<string>("hat", sessionStorage));
  const asker = useMemo(() => ({ language, hat }), [language, hat]);
  const client = useMemo(() => clientFor(asker), [asker]);
  const worn = useMemo(
    () => ({
      asker,
      wear: (appointment: string | null) => {
        if (appointment === null) forget("hat", sessionStorage);
        else keep("hat", appointment, sessionStorage);
        setHat(appointment);
      },
    }),
    [asker],
  );
  return (
    <HatContext.Provider value={worn}>
      <Provider value={client}>{children}</Provider>
    </HatContext.Provider>
  );
}
