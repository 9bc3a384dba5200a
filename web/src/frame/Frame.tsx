// What stands around every page: skip link, header, offline strip, foot, and tabs on a phone.
import { useEffect, useState, type ReactNode } from "react";
import { Link } from "wouter";
import { allows } from "../api/allows";
import { useHat } from "../api/asker";
import { Icon } from "../ui/Icon";
import { useWords } from "../words";
import { Header } from "./Header";
import { LanguageLink } from "./LanguageLink";
import { Tabs } from "./Tabs";
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
      <HatStrip />
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <Foot />
      <Tabs />
    </>
  );
}

// Who chose a hat that has ended since sees the page as without it, and is told so.
function HatStrip() {
  const w = useWords();
  const { ended } = useHat();
  return (
    <div role="status">
      {ended && (
        <div className="strip">
          <Icon name="warn" />
          <span>{w.account.ended}</span>
        </div>
      )}
    </div>
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
  // A desk is shown to those whose desk it is; anybody else who walks there is told why it is not his.
  const may = (verb: string) => allows(programme?.viewerActions ?? [], verb);
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
          {may("findResidents") && (
            <li>
              <Link href="/residents">{w.residents.title}</Link>
            </li>
          )}
          {may("openReviewDesk") && (
            <li>
              <Link href="/reviews">{w.foot.reviews}</Link>
            </li>
          )}
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
