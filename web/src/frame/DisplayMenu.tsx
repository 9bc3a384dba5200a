// Text size, contrast and language, in the header and not buried.
import { useId, useState } from "react";
import { Icon } from "../ui/Icon";
import { useWords } from "../words";
import { Disclosure } from "./Disclosure";
import { changeDisplay, keptDisplay, type Display } from "./display";
import { LanguageLink } from "./LanguageLink";

export function DisplayMenu() {
  const w = useWords().display;
  const [display, setDisplay] = useState(keptDisplay);
  const title = useId();
  const change = (part: Partial<Display>) => {
    const next = { ...display, ...part };
    setDisplay(next);
    changeDisplay(next);
  };
  return (
    <Disclosure
      className="tool"
      label={
        <>
          <Icon name="text" />
          <span className="only-read">{w.title}</span>
        </>
      }
    >
      <fieldset className="stack-2" aria-labelledby={title}>
        <legend id={title} className="strong">
          {w.title}
        </legend>
        {(["large", "contrast", "dark"] as const).map((name) => (
          <label className="switch" key={name}>
            <input
              type="checkbox"
              checked={display[name]}
              onChange={(event) => change({ [name]: event.target.checked })}
            />
            {w[name]}
          </label>
        ))}
      </fieldset>
      <p className="row row-between">
        <span className="soft">{w.language}</span>
        <LanguageLink className="btn btn-plain" />
      </p>
    </Disclosure>
  );
}
