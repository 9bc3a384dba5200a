// What is being typed, kept on this device under a name until it is forgotten.
import { useState } from "react";
import { forget, keep, kept } from "./keep";

export function useKept<T>(name: string, empty: T) {
  const [value, setValue] = useState<T>(() => kept<T>(name) ?? empty);
  return {
    value,
    set: (next: T) => {
      setValue(next);
      keep(name, next);
    },
    forget: () => forget(name),
  };
}
