// One living lab: what it asks, the viewer's own part, the panel and its lot, the work, and what came of it.
import { useQuery } from "urql";
import { Link } from "wouter";
import { NotFound } from "../../frame/NotFound";
import { graphql } from "../../gql";
import type { LabOfMineQuery, LabQuery } from "../../gql/graphql";
import { day, dayTime } from "../../ui/format";
import { Message, PageHead } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import { Balance } from "./Balance";
import { LabChip } from "./LabChip";
import { LabDesk } from "./LabDesk";
import { LabStory } from "./LabStory";
import { LabTalk } from "./LabTalk";
import { Lot } from "./Lot";
import { MyPart } from "./MyPart";
import { Workshops } from "./Workshops";

const LAB = graphql(`
  query Lab($number: String!) {
    livingLab(number: $number) {
      id
      number
      title
      purpose
      state
      seats
      standings
      applyUntil
      lotCommitment
      lotSeed
      poolDigest
      dataPath
      numbers
      solution
      measure
      trialPlace
      trialStartsOn
      trialEndsOn
      outcome
      proposal { id number title }
      steps { kind words happenedOn }
      workshops { number title place startsAt came summary }
      judgements { verdict reason }
    }
  }
`);
// What is a person's own, and what the desk is told before everybody.
const MINE = graphql(`
  query LabOfMine($number: String!) {
    livingLab(number: $number) {
      id
      balance { dimension group least most applied holding }
      members { number state workshops name { displayName } }
      viewerPart { number state sex ageBand area rank answerBy verdict reason }
      viewerActions { ...Action }
    }
  }
`);

export type Lab = NonNullable<LabQuery["livingLab"]>;
export type LabMine = NonNullable<LabOfMineQuery["livingLab"]>;
export interface LabProps {
  lab: Lab;
  mine: LabMine;
  refresh: () => void;
}

export default function LabPage({ number }: { number: string }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: LAB, variables: { number }, requestPolicy: "cache-and-network" });
  const [{ data: own, error: ownError }, ownAgain] = useQuery({
    query: MINE,
    variables: { number },
    requestPolicy: "cache-and-network",
  });
  const refresh = () => {
    again({ requestPolicy: "network-only" });
    ownAgain({ requestPolicy: "network-only" });
  };
  if (!data || !own) return <Waiting error={error ?? ownError} again={refresh} what={w.loading.page} />;
  if (!data.livingLab || !own.livingLab) return <NotFound title={w.labs.missing} />;
  return <Whole lab={data.livingLab} mine={own.livingLab} refresh={refresh} />;
}

function Whole({ lab, mine, refresh }: LabProps) {
  const w = useWords();
  const { language } = useSpeech();
  const written = useWritten();
  const concluded = lab.steps.find(({ kind }) => kind === "CONCLUDED" || kind === "CALLED_OFF");
  return (
    <>
      <PageHead
        title={lab.title}
        written
        way={[{ to: "/labs", label: w.labs.title }]}
        here={lab.number}
        above={
          <div className="row head-chips">
            <LabChip state={lab.state} />
            <span className="small soft">{w.labs.seats(lab.seats)}</span>
          </div>
        }
      >
        {lab.proposal && (
          <p className="small">
            {w.labs.about}{" "}
            <Link href={`/ideas/${lab.proposal.number}`}>
              {lab.proposal.number} <span lang={written}>{lab.proposal.title}</span>
            </Link>
          </p>
        )}
      </PageHead>
      <div className="cols section idea-cols">
        <div className="c8 stack-6">
          {concluded && (
            <Message tone={lab.outcome ? "ok" : "wait"} title={lab.outcome ? w.labs.verdicts[lab.outcome] : w.labs.states.CALLED_OFF}>
              <Prose text={concluded.words} />
            </Message>
          )}
          <section className="stack-2" aria-labelledby="purpose">
            <h2 id="purpose">{w.labs.purpose}</h2>
            <Prose text={lab.purpose} />
          </section>
          {lab.solution && (
            <section className="card stack-2" aria-labelledby="solution">
              <h2 id="solution">{w.labs.solution}</h2>
              <Prose text={lab.solution} />
              <h3>{w.labs.measure}</h3>
              <Prose text={lab.measure ?? ""} />
              {lab.trialStartsOn && lab.trialEndsOn && (
                <p className="strong">
                  {w.labs.trial(lab.trialPlace ?? "", day(lab.trialStartsOn, language), day(lab.trialEndsOn, language))}
                </p>
              )}
            </section>
          )}
          <LabTalk lab={lab} />
          <Workshops lab={lab} />
        </div>
        <aside className="c4 stack-6" aria-label={w.labs.beside}>
          {lab.state === "CALLING" && (
            <section className="card stack-2">
              <h2>{w.labs.call}</h2>
              <p className="strong">{w.labs.until(dayTime(lab.applyUntil, language))}</p>
              <p className="small">{w.labs.who(lab.standings.map((one) => w.labs.standings[one]))}</p>
            </section>
          )}
          <MyPart lab={lab} mine={mine} refresh={refresh} />
          <LabDesk lab={lab} mine={mine} refresh={refresh} />
        </aside>
        <div className="c8 stack-6">
          <Balance lab={lab} mine={mine} />
          <Lot lab={lab} />
          <LabStory lab={lab} />
        </div>
      </div>
    </>
  );
}
