// One notice: what, about which idea, when, and until when if there is something to do.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { NoticeLineFragment } from "../../gql/graphql";
import { day, dayTime } from "../../ui/format";
import { todayInSeoul } from "../../ui/inSeoul";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { MandateLine } from "./MandateLine";

graphql(`
  fragment NoticeLine on Notice {
    id
    kind
    text
    path
    matter
    mandate { id document scope agreementNumber cap validFrom validTo body { id name } }
    isDuty
    isDone
    isRead
    dueOn
    aroseAt
    proposal { id number title }
    campaign { id number title }
  }
`);

export function NoticeRow({ notice }: { notice: NoticeLineFragment }) {
  const w = useWords().mine;
  const written = useWritten();
  const { language } = useSpeech();
  const about = notice.campaign ?? notice.proposal;
  const waits = notice.isDuty && !notice.isDone;
  const over = notice.dueOn !== null && notice.dueOn < todayInSeoul();
  const term = (on: string) => (over ? w.wasDue : w.until)(day(on, language));
  return (
    <li className={notice.isRead ? "notice reach" : "notice notice-new reach"}>
      <p className="row">
        {waits && (
          <Chip icon="clock" tone="warn">
            {notice.dueOn ? term(notice.dueOn) : w.toDo}
          </Chip>
        )}
        {notice.isDuty && notice.isDone && (
          <Chip icon="check" tone="ok">
            {w.done}
          </Chip>
        )}
        {!notice.isDuty && notice.dueOn && <span className="small strong">{w.until(day(notice.dueOn, language))}</span>}
        {!notice.isRead && <span className="small strong">{w.unread}</span>}
        <span className="small soft">{dayTime(notice.aroseAt, language)}</span>
      </p>
      <p>
        <Link href={notice.path}>{notice.text}</Link>
      </p>
      {notice.matter && <p className="small soft">{notice.matter}</p>}
      {notice.mandate && <MandateLine mandate={notice.mandate} />}
      {about && (
        <p className="small soft">
          {about.number} {about.title !== about.number && <span lang={written}>{about.title}</span>}
        </p>
      )}
    </li>
  );
}
