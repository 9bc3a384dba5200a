// Who has read personal data, why and when: one's own for everybody, all of the place for the auditor.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { day, dayTime } from "../../ui/format";
import { PageHead } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";
import { ReadMonths } from "./ReadMonths";

const READS = graphql(`
  query PersonalReads {
    personalReads(first: 100) {
      edges { cursor node { id what purpose exported readAt reader { displayName } subject { displayName } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export default function ReadsPage() {
  const w = useWords();
  const { language } = useSpeech();
  const [{ data, error }, again] = useQuery({ query: READS, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const told = (what: string) => what.split(" ").map((name) => w.reads.what[name] ?? name).join(" · ");
  const months = new Map<string, (typeof data.personalReads.edges)[number]["node"][]>();
  for (const { node } of data.personalReads.edges) {
    const month = node.readAt.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), node]);
  }
  return (
    <>
      <PageHead title={w.reads.title} way={[{ to: "/my", label: w.mine.title }]} here={w.reads.title}>
        <p className="lead">{w.reads.lead}</p>
      </PageHead>
      <div className="stack-6">
      <ReadMonths />
      {months.size === 0 && <p className="soft">{w.reads.none}</p>}
      {[...months].map(([month, reads]) => (
        <section key={month} className="card stack" aria-labelledby={`month-${month}`}>
          <h2 id={`month-${month}`}>{day(month, language)}</h2>
          <ul className="stack">
            {reads.map((one) => (
              <li key={one.id}>
                <p>
                  {w.reads.who(one.reader.displayName, one.subject.displayName, told(one.what))}
                  {one.exported && ` · ${w.reads.exported}`}
                </p>
                <p className="small soft">{dayTime(one.readAt, language)}</p>
                {one.purpose && <Prose text={one.purpose} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
      </div>
    </>
  );
}
