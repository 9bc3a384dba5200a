// Small things kept on this device. A device that refuses storage loses nothing else.
const PREFIX = "dure.";
// Names whose last value the store did not take: what stands there is older than what is on the page.
const refused = new Set<string>();

/** What is kept under the name, or null if nothing readable is there. */
export function kept<T>(name: string, store: Storage = localStorage): T | null {
  try {
    const text = store.getItem(PREFIX + name);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function keep(name: string, value: unknown, store: Storage = localStorage): void {
  try {
    store.setItem(PREFIX + name, JSON.stringify(value));
    refused.delete(name);
  } catch {
    refused.add(name);
    // A full or forbidden store: the page still works, it only forgets at the next visit.
  }
}

export function forget(name: string, store: Storage = localStorage): void {
  try {
    store.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

/** Forgets everything whose name begins so, for instance every ballot draft at sign-out. */
export function forgetAll(beginning: string, store: Storage = localStorage): void {
  try {
    for (const name of Object.keys(store)) {
      if (name.startsWith(PREFIX + beginning)) store.removeItem(name);
    }
  } catch {
    // As above.
  }
}

/** Calls back when another window of this device has kept something else under the name; returns how to stop. */
export function onKeptElsewhere(name: string, told: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === PREFIX + name && event.newValue !== null) told();
  };
  // A window that slept has heard nothing: it looks when it is seen again.
  const seen = () => {
    if (document.visibilityState === "visible" && !refused.has(name)) told();
  };
  window.addEventListener("storage", heard);
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pageshow", seen);
  return () => {
    window.removeEventListener("storage", heard);
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("pageshow", seen);
  };
}
