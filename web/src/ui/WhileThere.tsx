// A page of which the viewer may lose sight while he types on it: what he typed is then shown alone, and goes on where it
// stood as soon as he sees the page again. Of what he may not see any more nothing stays on the screen.
import { Activity, useState, type ReactNode } from "react";
import { useWords } from "../words";
import { Button } from "./Button";
import { Message } from "./Parts";

interface WhileThereProps<T> {
  /** What the page is about; null once the viewer may not see it. */
  what: T | null | undefined;
  /** What stands there instead if nothing was typed. */
  gone: ReactNode;
  /** Of a part of a page: what is said over what was typed, and what is done to throw it away. */
  part?: { title: string; why: string; kept: string; drop: () => void };
  children: (what: T) => ReactNode;
}

type Typed = HTMLInputElement | HTMLTextAreaElement;
const TOLD = "textarea, input:not([type=checkbox], [type=radio], [type=file], [type=password])";

const nameOf = (one: Typed) => [one.form?.getAttribute("aria-label"), one.labels?.[0]?.textContent].filter(Boolean).join(" · ");

/** What was typed and not sent, in the order it was begun. */
const typedIn = (touched: Set<Element>) =>
  [...touched]
    .filter((one): one is Typed => one.isConnected && one.matches(TOLD))
    .filter(({ value }) => value.trim() !== "")
    .map((one) => ({ name: nameOf(one), text: one.value }));

export function WhileThere<T>({ what, gone, part, children }: WhileThereProps<T>) {
  const [last, setLast] = useState(what);
  if (what && what !== last) setLast(() => what);
  const [touched] = useState(() => new Set<Element>());
  const there = Boolean(what);
  const left = there ? [] : typedIn(touched);
  if (!last || (!there && left.length === 0)) return gone;
  return (
    <>
      {!there && <Left left={left} part={part} />}
      <Activity mode={there ? "visible" : "hidden"}>
        <div className="held" onInput={({ target }) => touched.add(target as Element)}>
          {children(what ?? last)}
        </div>
      </Activity>
    </>
  );
}

interface LeftProps {
  left: ReturnType<typeof typedIn>;
  part: WhileThereProps<unknown>["part"];
}

function Left({ left, part }: LeftProps) {
  const w = useWords().held;
  const Heading = part ? "h2" : "h1";
  return (
    <section className="card stack" aria-labelledby="left">
      <Heading id="left" tabIndex={-1}>
        {part?.title ?? w.lost}
      </Heading>
      <Message tone="warn" title={part?.why ?? w.lostWhy} announce="status">
        <p className="small">{part?.kept ?? w.lostKept}</p>
        {part && (
          <div className="row">
            <Button look="line" onPress={part.drop}>
              {w.drop}
            </Button>
          </div>
        )}
      </Message>
      <dl>
        {left.map(({ name, text }, nth) => (
          <div key={nth}>
            <dt>{name}</dt>
            <dd className="lines">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
