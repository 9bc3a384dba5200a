// The bell: how many notices are unread, and the way to them. Nobody signed in, no bell.
import { useEffect } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../gql";
import { Icon } from "../ui/Icon";
import { useWords } from "../words";
import { useViewer } from "./viewer";

const EVERY_MS = 15_000;
const UNREAD = graphql(`query Unread { unreadNotices }`);

export function Bell() {
  const w = useWords();
  const { viewer } = useViewer();
  const [{ data }, again] = useQuery({ query: UNREAD, pause: !viewer, requestPolicy: "cache-and-network" });
  const signedIn = Boolean(viewer);
  useEffect(() => {
    if (!signedIn) return undefined;
    // A notice comes a moment after the act it tells of, or while the page lies open; nobody looks at a page that is hidden.
    const look = () => {
      if (document.visibilityState === "visible") again({ requestPolicy: "network-only" });
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [signedIn, again]);
  if (!viewer) return null;
  const unread = data?.unreadNotices ?? 0;
  return (
    <Link className="tool" href="/my/notices" aria-label={w.mine.bell(unread)}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className="tool-count" aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </Link>
  );
}
