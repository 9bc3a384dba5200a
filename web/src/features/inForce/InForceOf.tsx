// The agreements in force of a place, for those who read them without having negotiated.
import { useMemo } from "react";
import { useNews, useRead } from "../../api/following";
import { Link } from "wouter";
import { useViewer } from "../../frame/viewer";
import { DayTime } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import { FOLLOW_IN_FORCE, IN_FORCE } from "./inForceActs";

export function InForceOf() {
  const { programme, viewer } = useViewer();
  return programme && viewer ? <OfPlace programme={programme.id} /> : null;
}

function OfPlace({ programme }: { programme: string }) {
  const w = useWords();
  const written = useWritten();
  const { data, refresh } = useRead(IN_FORCE, useMemo(() => ({ programme }), [programme]));
  useNews(FOLLOW_IN_FORCE, { programme }, data && { consortiumChanged: data.consortium }, refresh);
  const found = data?.agreementsInForce ?? [];
  if (found.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="in-force">
      <h2 id="in-force">{w.inForce.title}</h2>
      <ul className="items">
        {found.map(({ number, title, since }) => (
          <li key={number} className="stack-2">
            <Link href={`/agreements/${number}`}>
              {number} <span lang={written}>{title}</span>
            </Link>
            <span className="small soft">
              {w.inForce.since} <DayTime at={since} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
