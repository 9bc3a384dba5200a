// What stands around every page: skip link, header, offline strip, foot, and tabs on a phone.
import { useEffect, useState, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { Icon, type IconName } from "../ui/Icon";
import { useWords } from "../words";
import { Header } from "./Header";
import { LanguageLink } from "./LanguageLink";
import { useViewer } from "./viewer";

export function Frame({ children, bare = false }: { children: ReactNode; bare?: boolean }) {
  const w = useWords();
  if (bare)
    return (
      <main id="main" className="wrap wrap-display">
        {children}
      </main>
    );
  return (
    <>
      <a className="skip" href="#main">
        {w.skip}
      </a>
      <Header />
      <OfflineStrip />
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <Foot />
      <Tabs />
    </>
  );
}

function OfflineStrip() {
  const w = useWords();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return (
    <div role="status">
      {!online && (
        <div className="strip">
          <Icon name="offline" />
          <span>{w.offline}</span>
        </div>
      )}
    </div>
  );
}

function Foot() {
  const w = useWords();
  const { programme } = useViewer();
  return (
    <footer className="foot">
      <div className="wrap">
        <ul>
          <li>
            <LanguageLink />
          </li>
          <li>
            <a href="/schema.graphql">{w.foot.schema}</a>
          </li>
          <li>
            <Link href="/privacy">{w.foot.privacy}</Link>
          </li>
          <li>
            <Link href="/council">{w.council.title}</Link>
          </li>
          <li>
            <Link href="/labs">{w.labs.title}</Link>
          </li>
          <li>
            <Link href="/consortium">{w.consortium.name}</Link>
          </li>
          <li>
            <Link href="/council-rules">{w.councilRules.title}</Link>
          </li>
          <li>
            <Link href="/open-data">{w.foot.openData}</Link>
          </li>
          <li>
            <Link href="/moderation">{w.foot.moderation}</Link>
          </li>
          <li>
            <Link href="/residents">{w.residents.title}</Link>
          </li>
          <li>
            <Link href="/reviews">{w.foot.reviews}</Link>
          </li>
          <li>
            <a href="/fonts/OFL.txt">{w.foot.licence}</a>
          </li>
        </ul>
        <p>
          {programme && `${programme.name} · `}
          {w.foot.contact}
        </p>
      </div>
    </footer>
  );
}

const TABS: { to: string; icon: IconName; word: "home" | "ideas" | "votes" | "write" }[] = [
  { to: "/", icon: "home", word: "home" },
  { to: "/ideas", icon: "idea", word: "ideas" },
  { to: "/votes", icon: "box", word: "votes" },
  { to: "/ideas/new", icon: "pen", word: "write" },
];

function Tabs() {
  const w = useWords();
  const [place] = useLocation();
  // The ballot has its own dock at the bottom; never both.
  if (/^\/votes\/(?!new$)[^/]+$/.test(place)) return null;
  const here = [...TABS].reverse().find(({ to }) => place === to || (to !== "/" && place.startsWith(`${to}/`)));
  return (
    <nav className="tabs" aria-label={w.nav.quick}>
      {TABS.map((tab) => (
        <Link key={tab.to} href={tab.to} aria-current={tab === here ? "page" : undefined}>
          <Icon name={tab.icon} />
          {w.nav[tab.word]}
        </Link>
      ))}
    </nav>
  );
}
