// The consortium of the place: who is in with which share, what is put to the parties, how things are decided.
import { useState } from "react";
import { useQuery } from "../../api/kept";
import { Link } from "wouter";
import { allows } from "../../api/allows";
import { useNews } from "../../api/following";
import { useHatsOf, useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { ConsortiumOfMineQuery, ConsortiumQuery } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Message, PageHead } from "../../ui/Parts";
import { useArrived } from "../../ui/useArrived";
import { Waiting } from "../../ui/Waiting";
import { WhileThere } from "../../ui/WhileThere";
import { useSpeech, useWords, useWritten } from "../../words";
import { AgreementsOf } from "../agreements/AgreementsOf";
import { InForceOf } from "../inForce/InForceOf";
import { ToJudge } from "../settlements/ToJudge";
import { Changes } from "./Changes";
import { FormConsortium } from "./FormConsortium";
import { History } from "./History";
import { Liabilities } from "./Liabilities";
import { Parties } from "./Parties";
import { Propose } from "./Propose";
import { Rules } from "./Rules";

const CONSORTIUM = graphql(`
  query Consortium($programme: ID!) {
    consortium(programmeId: $programme) {
      id
      name
      state
      performance
      formedOn
      publicMoney
      noticeDays
      parties { share { numerator denominator } lead since until body { id name kind } }
      history { since parties { share { numerator denominator } lead body { id name } } }
      rules { matter majority weight agreedIn rule { id source article } }
    }
  }
`);
// What depends on who looks: what was put to him, and what he may put.
const MINE = graphql(`
  query ConsortiumOfMine($programme: ID!) {
    consortium(programmeId: $programme) {
      id
      viewerParty { id name }
      viewerRights
      contributionPlan { id }
      viewerActions { ...Action }
      liabilities { tookEffectOn liableUntil handBack body { id name } }
      possibleParties { body { id name kind } }
      agreements(first: 20) { edges { cursor node { id number title state } } }
      changes(first: 20) {
        edges { cursor node { ...ChangeCard } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What tells that something was put, answered or settled: the same the server asks itself again. */
const FOLLOW = graphql(`
  subscription ConsortiumFollowed($programme: ID!) {
    consortiumChanged(programmeId: $programme) {
      id
      state
      viewerRights
      parties { lead share { numerator denominator } body { id } }
      changes(first: 20) { edges { cursor node { id state voices { yes saidAt body { id } } } } }
    }
  }
`);

export type Consortium = NonNullable<ConsortiumQuery["consortium"]>;
export type ConsortiumMine = NonNullable<ConsortiumOfMineQuery["consortium"]>;

export default function ConsortiumPage() {
  const w = useWords();
  const { programme, error } = useViewer();
  if (!programme) return <Waiting error={error} again={() => window.location.reload()} what={w.loading.page} />;
  return <OfPlace programme={programme} />;
}

function OfPlace({ programme }: { programme: NonNullable<ReturnType<typeof useViewer>["programme"]> }) {
  const w = useWords();
  const variables = { programme: programme.id };
  // A form that was sent, or thrown away, begins anew.
  const [begun, setBegun] = useState(0);
  const over = () => setBegun(begun + 1);
  const [{ data, error }, again] = useQuery({ query: CONSORTIUM, variables, requestPolicy: "cache-and-network" });
  const [{ data: own, error: ownError }, ownAgain] = useQuery({ query: MINE, variables, requestPolicy: "cache-and-network" });
  const refresh = () => {
    again({ requestPolicy: "network-only" });
    ownAgain({ requestPolicy: "network-only" });
  };
  const shown = data && own && { consortiumChanged: data.consortium && own.consortium && { ...data.consortium, ...own.consortium } };
  useNews(FOLLOW, variables, shown, refresh);
  useArrived(data !== undefined && own !== undefined);
  useHatsOf(own && (own.consortium?.viewerRights ?? ""));
  if (!data || !own) return <Waiting error={error ?? ownError} again={refresh} what={w.loading.page} />;
  const there = data.consortium && own.consortium ? { consortium: data.consortium, mine: own.consortium } : null;
  const forms = !there && allows(programme.viewerActions, "formConsortium");
  return (
    <>
      {there ? (
        <Head consortium={there.consortium} />
      ) : (
        <PageHead title={w.consortium.none} way={[]} here={w.consortium.name}>
          <p className="lead">{w.consortium.lead}</p>
        </PageHead>
      )}
      {/* What somebody was typing when another proposed one first stays to be copied. */}
      <WhileThere
        key={begun}
        what={forms ? programme : null}
        gone={there ? null : <NoneYet />}
        part={{ title: w.consortium.proposedMeanwhile, why: w.consortium.proposedMeanwhileWhy, kept: w.consortium.proposedMeanwhileKept, drop: over }}
      >
        {({ id }) => (
          <FormConsortium
            programmeId={id}
            refresh={() => {
              over();
              refresh();
            }}
          />
        )}
      </WhileThere>
      {there && <Whole {...there} refresh={refresh} />}
    </>
  );
}

function NoneYet() {
  const w = useWords().consortium;
  return (
    <div className="empty">
      <Icon name="people" />
      <b>{w.noneHint}</b>
    </div>
  );
}

interface WholeProps {
  consortium: Consortium;
  mine: ConsortiumMine;
  refresh: () => void;
}

function Head({ consortium }: Pick<WholeProps, "consortium">) {
  const w = useWords().consortium;
  const written = useWritten();
  const { language } = useSpeech();
  return (
    <PageHead title={consortium.state === "FORMING" ? w.forming : w.title(consortium.parties.length)} way={[]} here={w.name}>
      <p className="lead">
        <span lang={written}>{consortium.name}</span> · {w.performances[consortium.performance]}
      </p>
      <p className="small soft">
        {w.since(day(consortium.formedOn, language))} {consortium.publicMoney && w.publicMoney}
      </p>
    </PageHead>
  );
}

function Whole({ consortium, mine, refresh }: WholeProps) {
  const w = useWords().consortium;
  const forming = consortium.state === "FORMING";
  const changes = mine.changes.edges.map(({ node }) => node);
  return (
    <div className="cols section idea-cols">
      <div className="c8 stack-6">
        {forming && <Message tone="wait" title={w.formingHint} />}
        <Liabilities liabilities={mine.liabilities} />
        {!forming && <Parties consortium={consortium} />}
        <Changes changes={changes} parties={consortium.parties} own={mine.viewerParty?.id} refresh={refresh} />
      </div>
      <aside className="c4 stack-6" aria-label={w.beside}>
        {mine.viewerParty && (
          <p className="card small">
            {w.yours} <b>{mine.viewerParty.name}</b>
          </p>
        )}
        {!forming && mine.contributionPlan && (
          <p className="card">
            <Link href="/consortium/money">{w.toMoney}</Link>
          </p>
        )}
        <AgreementsOf mine={mine} />
        {mine.agreements.edges.length === 0 && <InForceOf />}
        <ToJudge />
        <Propose consortium={consortium} mine={mine} refresh={refresh} />
        {!forming && <History consortium={consortium} />}
      </aside>
      <div className="c8">
        <Rules consortium={consortium} />
      </div>
    </div>
  );
}
