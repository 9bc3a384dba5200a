// The switch to the other language. It is a link, so that the address says which language is shown.
import { useSpeech } from "../words";

export function LanguageLink({ className }: { className?: string }) {
  const { words, speak } = useSpeech();
  const { label, code } = words.other;
  return (
    <a
      className={className}
      href={`?lang=${code}`}
      lang={code}
      hrefLang={code}
      onClick={(event) => {
        event.preventDefault();
        speak(code);
      }}
    >
      {label}
    </a>
  );
}
