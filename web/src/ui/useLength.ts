// How long the text of a field is beside how long it may be, and what is too long even to be put in.
import { useEffect, useState, useSyncExternalStore, type RefObject } from "react";
import { lengthOf, mostHeld } from "./longest";

type Typed = HTMLInputElement | HTMLTextAreaElement;

const typedIn = (box: HTMLElement | null) => box?.querySelector<Typed>("textarea, input:not([type]), input[type='text'], input[type='search']") ?? null;

export interface Length {
  /** Characters that stand in the field; counted only where a limit is near. */
  count: number;
  /** Characters of a text that was not put in, until something else is typed. */
  turnedAway: number | null;
}

const onInput = (told: () => void) => {
  document.addEventListener("input", told);
  return () => document.removeEventListener("input", told);
};

export function useLength(box: RefObject<HTMLElement | null>, longest: number | undefined): Length {
  const [turnedAway, setTurnedAway] = useState<number | null>(null);
  // What stands there may come from the keyboard, from the device or from the server: it is read as shown.
  const count = useSyncExternalStore(onInput, () => {
    const text = longest ? (typedIn(box.current)?.value ?? "") : "";
    return 2 * text.length < (longest ?? 1) ? 0 : lengthOf(text);
  });
  useEffect(() => {
    const here = box.current;
    if (!here) return;
    const before = (event: InputEvent) => {
      const field = typedIn(here);
      const given = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
      if (!field || event.target !== field) return;
      const replaced = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
      if (given.length <= mostHeld(longest) || field.value.length - replaced + given.length <= mostHeld(longest)) return setTurnedAway(null);
      event.preventDefault();
      setTurnedAway(given.length);
    };
    here.addEventListener("beforeinput", before);
    return () => here.removeEventListener("beforeinput", before);
  }, [box, longest]);
  const over = longest !== undefined && count > longest;
  // A form of which one text is too long is not sent: nothing of it would be taken.
  useEffect(() => {
    const form = over ? box.current?.closest("form") : null;
    if (!form) return;
    const held = (event: SubmitEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      form.querySelector<HTMLElement>("[data-over]")?.focus();
    };
    form.addEventListener("submit", held, { capture: true });
    return () => form.removeEventListener("submit", held, { capture: true });
  }, [box, over]);
  return { count, turnedAway };
}
