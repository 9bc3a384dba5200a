// The desk of votes on paper: batches by place; in each one comes, one keys, one reconciles. Nowhere do a
// name and a choice stand on one page.
import { useQuery } from "urql";
import { Link, useSearch } from "wouter";
import { NotFound } from "../../frame/NotFound";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { PapersQuery } from "../../gql/graphql";
import { Chip, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { Came } from "./Came";
import { EndBatch } from "./EndBatch";
import { Keying } from "./Keying";
import { OpenBatch } from "./OpenBatch";
import { Reopen, Reopened } from "./Reopen";

const PAPERS = graphql(`
  query Papers($number: String!) {
    campaign(number: $number) {
      id
      number
      title
      state
      ballotKind
      minChoices
      maxChoices
      channels { channel weight }
      lines { number proposal { id title } }
      viewerActions { name allowed }
      paperBatches {
        id
        label
        channel
        state
        came
        assisted
        papersFound
        note
        reopened { serial reason at }
        waiting { serial differs viewerKeyedIt }
        settled
        viewerActions { name allowed }
      }
    }
  }
`);

export type PapersVote = NonNullable<PapersQuery["campaign"]>;
export type Batch = PapersVote["paperBatches"][number];
export interface StepProps {
  vote: PapersVote;
  batch: Batch;
  refresh: () => void;
}

const STEPS = { came: Came, key: Keying, end: EndBatch } as const;
type Step = keyof typeof STEPS;

export default function PapersPage({ number }: { number: string }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: PAPERS, variables: { number }, requestPolicy: "cache-and-network" });
  const search = new URLSearchParams(useSearch());
  const refresh = () => again({ requestPolicy: "network-only" });
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.votes} />;
  const vote = data.campaign;
  if (!vote) return <NotFound title={w.missing.vote} />;
  const batch = vote.paperBatches.find(({ id }) => id === search.get("batch"));
  const step = (search.get("step") ?? "came") as Step;
  const Doing = STEPS[step] ?? Came;
  return (
    <>
      <PageHead
        title={batch ? batch.label : w.papers.title}
        way={[
          { to: "/votes", label: w.votes.title },
          { to: `/votes/${number}`, label: vote.title },
          ...(batch ? [{ to: `/votes/${number}/papers`, label: w.papers.title }] : []),
        ]}
        here={batch ? batch.label : w.papers.title}
      >
        <p className="lead">{batch ? w.papers.steps[step].lead : w.papers.lead}</p>
      </PageHead>
      {batch && batch.state === "OPEN" ? (
        <>
          <nav aria-label={w.papers.stepsLabel} className="row">
            {(Object.keys(STEPS) as Step[])
              .filter((one) => one !== "came" || batch.channel === "PAPER")
              .map((one) => (
                <Link
                  key={one}
                  className={one === step ? "btn" : "btn btn-line"}
                  aria-current={one === step ? "page" : undefined}
                  href={`/votes/${number}/papers?batch=${batch.id}&step=${one}`}
                >
                  {w.papers.steps[one].name}
                </Link>
              ))}
          </nav>
          <Doing key={batch.id + step} vote={vote} batch={batch} refresh={refresh} />
        </>
      ) : (
        <Batches vote={vote} refresh={refresh} />
      )}
    </>
  );
}

function Batches({ vote, refresh }: { vote: PapersVote; refresh: () => void }) {
  const w = useWords().papers;
  return (
    <div className="stack-6">
      {vote.paperBatches.length === 0 && <p>{w.none}</p>}
      {vote.paperBatches.map((batch) => (
        <section key={batch.id} className="card stack-2" aria-label={batch.label}>
          <h2>{batch.label}</h2>
          <div className="row">
            <Chip icon={batch.state === "RECONCILED" ? "check" : "box"} tone={batch.state === "RECONCILED" ? "ok" : "wait"}>
              {w.states[batch.state]}
            </Chip>
            <span className="small soft">{w.channels[batch.channel]}</span>
          </div>
          <p className="small">
            {batch.channel === "PAPER" && `${w.came(batch.came)} · `}
            {(batch.assisted ?? 0) > 0 && `${w.assistedOf(batch.assisted ?? 0)} · `}
            {batch.state === "OPEN" ? w.waiting(batch.waiting.length) : w.found(batch.papersFound ?? 0)}
          </p>
          {batch.note && <p className="small">{batch.note}</p>}
          <Reopened papers={batch.reopened} />
          {vote.state === "OPEN" && batch.state === "RECONCILED" && allows(batch.viewerActions, "reopenPaper") && (
            <Reopen batch={batch} refresh={refresh} />
          )}
          {batch.state === "OPEN" && batch.viewerActions.some(({ allowed }) => allowed) && (
            <p>
              <Link
                className="btn btn-line"
                href={`/votes/${vote.number}/papers?batch=${batch.id}&step=${batch.channel === "PAPER" ? "came" : "key"}`}
              >
                {w.goOn(batch.label)}
              </Link>
            </p>
          )}
        </section>
      ))}
      {allows(vote.viewerActions, "openPaperBatch") && <OpenBatch vote={vote} refresh={refresh} />}
    </div>
  );
}
