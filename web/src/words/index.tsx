// Which language the page speaks, and its catalogue. Korean is bundled; English is fetched when asked for.
import { createContext, useContext } from "react";
import { keep, kept } from "../ui/keep";
import { ko, type Words } from "./ko";

export type Language = "ko" | "en";

interface Speech {
  language: Language;
  words: Words;
  speak: (language: Language) => void;
}

export const SpeechContext = createContext<Speech>({ language: "ko", words: ko, speak: () => undefined });

export const useWords = (): Words => useContext(SpeechContext).words;
export const useSpeech = (): Speech => useContext(SpeechContext);

/** What residents and the city wrote is Korean: on an English page it is marked so for readers. */
export const useWritten = (): "ko" | undefined => (useContext(SpeechContext).language === "en" ? "ko" : undefined);

const HANGUL = /[\u3131-\u318e\uac00-\ud7a3]/;
/** A name or a title amid words of ours: what stands from the first Korean letter to the last before a Latin one. */
const KOREAN_PART = /(\d*[\u3131-\u318e\uac00-\ud7a3](?:[^A-Za-z]*[\u3131-\u318e\uac00-\ud7a3])?\)*)/;

/** Parts a sentence at the Korean in it: every second part is Korean. */
export const koreanParts = (sentence: string): string[] => sentence.split(KOREAN_PART);

/** Tells Korean words of a person or a body from ours where both may stand, as in a list to choose from. */
export function useTongue(): (words: string) => "ko" | undefined {
  const written = useWritten();
  return (words) => (HANGUL.test(words) ? written : undefined);
}

/** Tells words that are Korean from end to end: an option or a title has one language for all it says. */
export function useWholly(): (words: string) => "ko" | undefined {
  const written = useWritten();
  return (words) => (HANGUL.test(words) && !/[A-Za-z]/.test(words) ? written : undefined);
}

/** The language of the address (`?lang=en`), else the one kept on the device, else Korean. */
export function startingLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get("lang");
  const language = asked ?? kept<string>("language");
  return language === "en" ? "en" : "ko";
}

/** Keeps the choice on the device and puts it into the address, so that a link shows the same. */
export function keepLanguage(language: Language): void {
  keep("language", language);
  const address = new URL(window.location.href);
  if (language === "en") address.searchParams.set("lang", "en");
  else address.searchParams.delete("lang");
  window.history.replaceState(window.history.state, "", address);
  document.documentElement.lang = language;
}

export async function wordsOf(language: Language): Promise<Words> {
  return language === "en" ? (await import("./en")).en : ko;
}
