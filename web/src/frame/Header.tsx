// The header: the house and the place, the menu, how the page looks, and who acts in which hat.
import { Link, useLocation } from "wouter";
import { Icon, Rings } from "../ui/Icon";
import { Button } from "../ui/Button";
import { useWords } from "../words";
import { DisplayMenu } from "./DisplayMenu";
import { Disclosure } from "./Disclosure";
import { HatList, hatName } from "./HatList";
import { LanguageLink } from "./LanguageLink";
import { signOut } from "./signOut";
import { Bell } from "./Bell";
import { signInAddress, useViewer } from "./viewer";
import { Written } from "../ui/Text";

export function Header() {
  const w = useWords();
  const { programme } = useViewer();
  return (
    <header className="top">
      <div className="wrap top-row">
        <Link className="logo" href="/">
          <Rings />
          {w.name}
          {programme && (
            <span className="logo-place">{programme.placeName}</span>
          )}
        </Link>
        <Menu />
        <div className="top-tools">
          <LanguageLink className="tool tool-wide" />
          <DisplayMenu />
          <Bell />
          <Account />
        </div>
      </div>
    </header>
  );
}

function Menu() {
  const w = useWords();
  const [place] = useLocation();
  const entries = [
    { to: "/", label: w.nav.home, here: place === "/" },
    { to: "/ideas", label: w.nav.ideas, here: place.startsWith("/ideas") },
    { to: "/votes", label: w.nav.votes, here: place.startsWith("/votes") },
    { to: "/council", label: w.council.title, here: place.startsWith("/council") },
    { to: "/labs", label: w.labs.title, here: place.startsWith("/labs") },
    { to: "/consortium", label: w.consortium.name, here: /^\/(consortium|agreements)/.test(place) },
  ];
  return (
    <nav className="nav" aria-label={w.nav.main}>
      <ul>
        {entries.map(({ to, label, here }) => (
          <li key={to}>
            <Link href={to} aria-current={here ? "page" : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Account() {
  const w = useWords();
  const { viewer, known } = useViewer();
  // The address is read at the moment of the press, so that it leads back to the page then shown.
  const toSignIn = () => window.location.assign(signInAddress());
  useLocation();
  if (!known) return null;
  if (!viewer) {
    return (
      <a
        className="hat hat-open"
        href={signInAddress()}
        onClick={(event) => {
          event.preventDefault();
          toSignIn();
        }}
      >
        {w.account.signIn}
      </a>
    );
  }
  const only = viewer.appointments.length === 1 ? viewer.appointments[0] : undefined;
  const worn = viewer.hat ?? only;
  const label = worn ? hatName(worn, w) : viewer.appointments.length > 1 ? w.account.choose : viewer.displayName;
  return (
    <Disclosure
      className="hat"
      label={
        <>
          <Icon name="person" />
          <span className="hat-text">
            <span className="only-read">{w.account.hatNow}</span>
            {label}
          </span>
        </>
      }
    >
      <p>
        <b>
          <Written>{viewer.displayName}</Written>
        </b>
      </p>
      <p>
        <Link href="/my">{w.mine.title}</Link>
      </p>
      <HatList />
      <Button look="line" wide onPress={() => void signOut()}>
        {w.account.signOut}
      </Button>
    </Disclosure>
  );
}
