// The tabs at the foot of a phone: three for everybody, and the rooms one's hat works in; a resident writes.
import { Link, useLocation } from "wouter";
import type { AppointmentRole } from "../gql/graphql";
import { Icon, type IconName } from "../ui/Icon";
import { useWords } from "../words";
import type { Words } from "../words/ko";
import { useViewer } from "./viewer";

type Tab = { to: string; icon: IconName; word: keyof Words["nav"]; also?: RegExp };

const EVERYBODY: Tab[] = [
  { to: "/", icon: "home", word: "home" },
  { to: "/ideas", icon: "idea", word: "ideas" },
  { to: "/votes", icon: "box", word: "votes" },
];
const WRITE: Tab = { to: "/ideas/new", icon: "pen", word: "write" };
const COUNCIL: Tab = { to: "/council", icon: "council", word: "council" };
const CONSORTIUM: Tab = { to: "/consortium", icon: "people", word: "consortium", also: /^\/(agreements|settlements)/ };

const ROOMS: Partial<Record<AppointmentRole, Tab[]>> = {
  MINISTRY_OFFICER: [COUNCIL, CONSORTIUM],
  MUNICIPAL_OFFICER: [COUNCIL, CONSORTIUM],
  MUNICIPAL_HEAD: [COUNCIL, CONSORTIUM],
  AUDITOR: [COUNCIL, CONSORTIUM],
  DEVELOPER_LEAD: [COUNCIL, CONSORTIUM],
  COMPANY_REPRESENTATIVE: [COUNCIL, CONSORTIUM],
  COUNCIL_CHAIR: [COUNCIL],
  COUNCIL_SECRETARY: [COUNCIL],
  COUNCIL_MEMBER: [COUNCIL],
  OBSERVER: [COUNCIL],
};

export function Tabs() {
  const w = useWords();
  const [place] = useLocation();
  const { viewer } = useViewer();
  // The ballot has its own dock at the bottom; never both.
  if (/^\/votes\/(?!new$)[^/]+$/.test(place)) return null;
  const hats = viewer?.hat ? [viewer.hat] : (viewer?.appointments ?? []);
  const rooms = new Set(hats.flatMap((hat) => ROOMS[hat.role] ?? []));
  const tabs = [...EVERYBODY, ...(rooms.size ? rooms : [WRITE])];
  const here = tabs.findLast(
    ({ to, also }) => place === to || (to !== "/" && place.startsWith(`${to}/`)) || also?.test(place),
  );
  return (
    <nav className="tabs" aria-label={w.nav.quick}>
      {tabs.map((tab) => (
        <Link key={tab.to} href={tab.to} aria-current={tab === here ? "page" : undefined}>
          <Icon name={tab.icon} />
          {w.nav[tab.word]}
        </Link>
      ))}
    </nav>
  );
}
