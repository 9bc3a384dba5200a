// How many settlement reports wait for the viewer, and the way to them; nothing where none does.
import { useMemo } from "react";
import { useNews, useRead } from "../../api/following";
import { Link } from "wouter";
import { useViewer } from "../../frame/viewer";
import { useWords } from "../../words";
import { FOLLOW_SETTLEMENTS, HOW_MANY } from "./settlementsActs";

export function ToJudge() {
  const { programme, viewer } = useViewer();
  return programme && viewer ? <OfPlace programme={programme.id} /> : null;
}

function OfPlace({ programme }: { programme: string }) {
  const w = useWords().settling;
  const variables = useMemo(() => ({ programme }), [programme]);
  const { data, refresh } = useRead(HOW_MANY, variables);
  useNews(FOLLOW_SETTLEMENTS, variables, data && { consortiumChanged: data.consortium }, refresh);
  const count = data?.settlementsToJudge.length ?? 0;
  const owed = data?.settlementsOwedBack.length ?? 0;
  if (count + owed === 0) return null;
  return (
    <section className="card stack-2" aria-labelledby="to-judge">
      <h2 id="to-judge">{w.queueName}</h2>
      {count > 0 && (
        <p>
          <Link href="/settlements">{w.queue(count)}</Link>
        </p>
      )}
      {owed > 0 && (
        <p>
          <Link href="/settlements">{w.toCollect(owed)}</Link>
        </p>
      )}
    </section>
  );
}
