// The bell: how many notices are unread, and the way to them. Nobody signed in, no bell.
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../gql";
import { Icon } from "../ui/Icon";
import { useWords } from "../words";
import { useViewer } from "./viewer";

const UNREAD = graphql(`query Unread { unreadNotices }`);

export function Bell() {
  const w = useWords();
  const { viewer } = useViewer();
  const [{ data }] = useQuery({ query: UNREAD, pause: !viewer, requestPolicy: "cache-and-network" });
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
