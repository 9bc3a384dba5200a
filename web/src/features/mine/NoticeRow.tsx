// One notice: what, about which idea, when, and until when if there is something to do.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { NoticeLineFragment } from "../../gql/graphql";
import { day, dayTime } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";

graphql(`
  fragment NoticeLine on Notice {
    id
    kind
    text
    path
    isDuty
    isDone
    isRead
    dueOn
    aroseAt
    proposal { id number title }
  }
`);

export function NoticeRow({ notice }: { notice: NoticeLineFragment }) {
  const w = useWords().mine;
  const written = useWritten();
  const { language } = useSpeech();
  const waits = notice.isDuty && !notice.isDone;
  return (
    <li className={notice.isRead ? "notice reach" : "notice notice-new reach"}>
      <p className="row">
        {waits && (
          <Chip icon="clock" tone="warn">
            {notice.dueOn ? w.until(day(notice.dueOn, language)) : w.toDo}
          </Chip>
        )}
        {notice.isDuty && notice.isDone && (
          <Chip icon="check" tone="ok">
            {w.done}
          </Chip>
        )}
        {!notice.isRead && <span className="small strong">{w.unread}</span>}
        <span className="small soft">{dayTime(notice.aroseAt, language)}</span>
      </p>
      <p>
        <Link href={notice.path}>{notice.text}</Link>
      </p>
      {notice.proposal && (
        <p className="small soft">
          {notice.proposal.number}{" "}
          {notice.proposal.title !== notice.proposal.number && <span lang={written}>{notice.proposal.title}</span>}
        </p>
      )}
    </li>
  );
}
