// The inbox: what must be done on top, then what happened; below, how one wants to be told.
import { useQuery } from "urql";
import { useState } from "react";
import { signInAddress, useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { MailSettings } from "./MailSettings";
import { NoticeRow } from "./NoticeRow";

const NOTICES = graphql(`
  query Notices($after: String) {
    toDo { notice { ...NoticeLine } }
    unreadNotices
    noticeSetting {
      language
      rhythm
      calendarPath
      choices { kind text muted canBeMuted }
    }
    myNotices(first: 20, after: $after) {
      edges { cursor node { ...NoticeLine } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const READ = graphql(`
  mutation ReadNotices($input: ReadNoticesInput!) {
    readNotices(input: $input) {
      __typename
      ... on ReadNoticesSuccess { setting { rhythm } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export default function NoticesPage() {
  const w = useWords();
  const { viewer, known } = useViewer();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, again] = useQuery({
    query: NOTICES,
    variables: { after },
    pause: !viewer,
    requestPolicy: "cache-and-network",
  });
  const refresh = () => again({ requestPolicy: "network-only" });
  const { sending, send } = useSend(READ, refresh);
  if (known && !viewer) {
    return (
      <>
        <PageHead title={w.mine.notices} way={[]} here={w.mine.notices} />
        <p>{w.mine.signIn}</p>
        <p>
          <a className="btn" href={signInAddress()}>
            {w.account.signIn}
          </a>
        </p>
      </>
    );
  }
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  const waiting = new Set(data.toDo.map(({ notice }) => notice.id));
  const rest = data.myNotices.edges.map(({ node }) => node).filter(({ id }) => !waiting.has(id));
  return (
    <>
      <PageHead title={w.mine.notices} way={[{ to: "/my", label: w.mine.title }]} here={w.mine.notices} />
      <div className="cols">
        <div className="c8 stack-6">
          <section className="card stack" aria-labelledby="to-do">
            <h2 id="to-do">{w.mine.toDo}</h2>
            {data.toDo.length === 0 && <p className="soft">{w.mine.nothingToDo}</p>}
            <ul className="stack">
              {data.toDo.map(({ notice }) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </ul>
          </section>
          <section className="card stack" aria-labelledby="happened">
            <div className="row row-between">
              <h2 id="happened">{w.mine.notices}</h2>
              {data.unreadNotices > 0 && (
                <Button look="line" busy={sending.is === "sending"} onPress={() => void send({ noticeIds: [] })}>
                  {w.mine.readAll}
                </Button>
              )}
            </div>
            {rest.length === 0 && <p className="soft">{w.mine.noNotices}</p>}
            <ul className="stack">
              {rest.map((notice) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </ul>
            {data.myNotices.pageInfo.hasNextPage && (
              <Button look="line" onPress={() => setAfter(data.myNotices.pageInfo.endCursor)}>
                {w.mine.more}
              </Button>
            )}
          </section>
        </div>
        <aside className="c4" aria-label={w.mine.settings}>
          {data.noticeSetting && <MailSettings setting={data.noticeSetting} done={refresh} />}
        </aside>
      </div>
    </>
  );
}
