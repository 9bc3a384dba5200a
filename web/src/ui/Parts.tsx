// Small parts used on every page: chips, kind marks, messages, the head of a page.
import { useEffect, useRef, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useWords, useWritten } from "../words";
import { toFirstWrong } from "./firstWrong";
import { Icon, type IconName } from "./Icon";
import { Told, Written } from "./Text";

type Tone = "ok" | "warn" | "stop" | "info" | "wait";

export function Chip({ icon, tone, children }: { icon: IconName; tone: Tone; children: ReactNode }) {
  return (
    <span className={tone === "wait" ? "chip" : `chip chip-${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

export type Kind = "idea" | "council" | "agreement" | "programme" | "none";

export function KindMark({ kind, icon, small = false }: { kind: Kind; icon: IconName; small?: boolean }) {
  return (
    <span className={`kind ${small ? "kind-s " : ""}k-${kind}`}>
      <Icon name={icon} />
    </span>
  );
}

const MESSAGE_ICONS = { ok: "check", warn: "warn", stop: "stop", info: "info", wait: "clock" } as const;

interface MessageProps {
  tone: Tone;
  title: string;
  children?: ReactNode;
  icon?: IconName;
  /** Set when the message follows an act: the reader is told and the focus moves to its title. */
  announce?: "alert" | "status";
  /** True when it answers a form: the first field that is marked wrong then has the focus instead. */
  ofForm?: boolean;
}

export function Message({ tone, title, children, icon, announce, ofForm = false }: MessageProps) {
  const head = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (announce === "alert" && !(ofForm && toFirstWrong(head.current))) head.current?.focus();
  }, [announce, ofForm]);
  return (
    <div className={tone === "info" ? "msg" : `msg msg-${tone}`} role={announce}>
      <Icon name={icon ?? MESSAGE_ICONS[tone]} />
      <p className="msg-title" ref={head} tabIndex={-1}>
        <Told>{title}</Told>
      </p>
      {children}
    </div>
  );
}

interface PageHeadProps {
  title: string;
  /** True when the title was written by a person and is not a sentence of ours. */
  written?: boolean;
  /** The way here, from the outside in, without this page. */
  way?: { to: string; label: string }[];
  here?: string;
  above?: ReactNode;
  children?: ReactNode;
}

/** The title says the state of things. It takes the focus when somebody walks in from another page. */
export function PageHead({ title, written = false, way, here, above, children }: PageHeadProps) {
  const w = useWords();
  const theirs = useWritten();
  useTitle(title);
  return (
    <div className="page-head">
      {way && (
        <nav className="crumbs" aria-label={w.nav.here}>
          <ol>
            {[{ to: "/", label: w.nav.home }, ...way].map((step) => (
              <li key={step.to}>
                <Link href={step.to}>
                  <Written>{step.label}</Written>
                </Link>
              </li>
            ))}
            {here && (
              <li aria-current="page">
                <Told>{here}</Told>
              </li>
            )}
          </ol>
        </nav>
      )}
      {above}
      <h1 tabIndex={-1} id="title" lang={written ? theirs : undefined}>
        {written ? title : <Told>{title}</Told>}
      </h1>
      {children}
    </div>
  );
}

let walkedTo: string | null = null;

function useTitle(title: string) {
  const name = useWords().name;
  const [place] = useLocation();
  useEffect(() => {
    document.title = `${title} | ${name}`;
  }, [title, name]);
  useEffect(() => {
    // An address that leads to a place on the page has brought it into view already.
    if (walkedTo !== null && walkedTo !== place && !document.getElementById(window.location.hash.slice(1))) {
      window.scrollTo(0, 0);
      document.getElementById("title")?.focus({ preventScroll: true });
    }
    walkedTo = place;
  }, [place]);
}
