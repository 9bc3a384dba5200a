// How many settlement reports wait for the viewer, and the way to them; nothing where none does.
import { useQuery } from "urql";
import { Link } from "wouter";
import { useViewer } from "../../frame/viewer";
import { useWords } from "../../words";
import { HOW_MANY } from "./settlementsActs";

export function ToJudge() {
  const w = useWords().settling;
  const { programme, viewer } = useViewer();
  const [{ data }] = useQuery({
    query: HOW_MANY,
    variables: { programme: programme?.id ?? "" },
    pause: !programme || !viewer,
    requestPolicy: "cache-and-network",
  });
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
