// One decision: its text, who has to act by when, its history, and where it came from.
import { useQuery } from "urql";
import { Link } from "wouter";
import type { CouncilDecisionWholeQuery } from "../../gql/graphql";
import { PageHead } from "../../ui/Parts";
import { Day, Prose, Told, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { named, ofCouncil, useOf, useOfCouncil } from "../councils/whichCouncil";
import { DECISION } from "./decisionDocuments";
import { DecisionActs } from "./DecisionActs";
import { Chips, WhoAndWhen } from "./DecisionRow";

export type Decision = NonNullable<NonNullable<CouncilDecisionWholeQuery["council"]>["decision"]>;

export default function DecisionPage({ year, number }: { year: string; number: string }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({
    query: DECISION,
    variables: { year: Number(year) || 0, number: Number(number) || 0, of: useOf() },
    requestPolicy: "cache-and-network",
  });
  const refresh = () => again({ requestPolicy: "network-only" });
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  const of = data.council ? named(data.council.id, data.usual) : null;
  const way = [
    { to: ofCouncil("/council", of), label: data.council?.name ?? w.council.title },
    { to: ofCouncil("/council/decisions", of), label: w.decisions.title },
  ];
  const decision = data.council?.decision;
  if (!decision)
    return (
      <>
        <PageHead title={w.decisions.noSuch} way={way} here={w.decisions.noSuch} />
        <p className="soft">{w.decisions.noSuchHint}</p>
      </>
    );
  const title = w.decisions.number(decision.year, decision.number);
  return (
    <>
      <PageHead title={title} way={way} here={title} above={<Chips decision={decision} />}>
        <blockquote className="quote">
          <Prose text={decision.text} />
        </blockquote>
        <p className="small soft address">SHA-256 {decision.sha256}</p>
        <WhoAndWhen decision={decision} />
        <Whence decision={decision} />
        <p className="small soft">{w.meeting.noApproval}</p>
      </PageHead>
      <div className="stack-6 section">
        <DecisionActs decision={decision} refresh={refresh} />
        <Terms decision={decision} />
        <History decision={decision} />
      </div>
    </>
  );
}

function Whence({ decision }: { decision: Decision }) {
  const { decisions: w, resolutions } = useWords();
  const address = useOfCouncil();
  return (
    <p className="small">
      {w.decidedOn} <Day on={decision.decidedOn} />
      {decision.source && ` · ${w.source}: `}
      {decision.source && <Written>{decision.source}</Written>}
      {decision.meetingNumber !== null && (
        <>
          {" · "}
          <Link className="more" href={address(`/council/meetings/${decision.meetingNumber}`)}>
            {resolutions.where(decision.meetingNumber, decision.itemNumber ?? 0)}
          </Link>
          {" · "}
          <Link className="more" href={address(`/council/meetings/${decision.meetingNumber}/minutes`)}>{w.minutes}</Link>
        </>
      )}
      {decision.idea && (
        <>
          {" · "}
          <Link className="more" href={`/ideas/${decision.idea}`}>{w.idea(decision.idea)}</Link>
        </>
      )}
    </p>
  );
}

function Terms({ decision }: { decision: Decision }) {
  const w = useWords().decisions;
  return (
    <>
      {[...decision.terms].reverse().map((one) => (
        <section key={one.version} className="card stack" aria-labelledby={`terms-${one.version}`}>
          <h2 id={`terms-${one.version}`}>{w.terms(one.version)}</h2>
          <p>
            {w.owner}: <Written>{one.byCouncil ? w.theCouncil : one.owner.name}</Written> · {w.due} <Day on={one.dueOn} />
            {one.dueDays !== null && ` (${w.dueDays(one.dueDays)})`}
          </p>
          <p>
            {w.effect}: {w.effects[one.effect]}
            {one.addressee && <Told>{` · ${w.addressee}: ${one.addressee.name}`}</Told>}
          </p>
          <p>
            {w.evidence}: <Written>{one.evidence}</Written>
          </p>
          {one.supersedes && (
            <p className="small">
              {w.supersedes}: <Written>{one.reason ?? ""}</Written>
            </p>
          )}
        </section>
      ))}
    </>
  );
}

function History({ decision }: { decision: Decision }) {
  const address = useOfCouncil();
  const w = useWords().decisions;
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{w.history}</h2>
      {decision.steps.length === 0 && <p className="soft">{w.noHistory}</p>}
      <ol className="stack">
        {decision.steps.map((one) => (
          <li key={one.number} className="card card-quiet stack-2">
            <p>
              <b>{w.kinds[one.kind]}</b>{" "}
              <span className="small soft">
                <Day on={one.on} />
                {one.body && <Told>{` · ${one.body.name}`}</Told>}
              </span>
            </p>
            {one.words && <Prose text={one.words} />}
            {one.item && (
              <p>
                <Link className="more" href={address(`/council/meetings/${one.item.meeting}`)}>
                  {w.onItem(one.item.meeting, one.item.item)}
                </Link>{" "}
                <Written>{one.item.title}</Written>
              </p>
            )}
            {one.movedTo && one.dueOn && <p className="small">{w.moved(one.dueOn, one.movedTo)}</p>}
            {one.link && (
              <p>
                <a className="more" href={one.link} rel="noreferrer nofollow">
                  {w.proof}
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
