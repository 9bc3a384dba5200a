// The money of the place's consortium: who pays what and when, which rules it holds, and what cures those it breaks.
import { useMemo } from "react";
import { useNews, useRead } from "../../api/following";
import { useHatsOf, useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { ConsortiumMoneyQuery } from "../../gql/graphql";
import { won } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Message, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import { AddLine } from "./AddLine";
import { Invariants } from "./Invariants";
import { MoneyTable } from "./MoneyTable";
import { PutForward } from "./PutForward";
import { Versions } from "./Versions";
import { WhileThere } from "../../ui/WhileThere";

const MONEY = graphql(`
  query ConsortiumMoney($programme: ID!) {
    consortium(programmeId: $programme) {
      id
      name
      viewerRights
      contributionPlan {
        id
        version
        state
        years
        contributions { source form year won version payer { id name } }
        total { won cash inKind public }
        totalByYear { year total { won public } }
        invariants { kind state found allowed cures { kind won } rule { id title source article } payer { id name } }
        possiblePayers { source body { id name } }
        versions { version act madeAt body { id name } }
        viewerActions { ...Action }
      }
    }
  }
`);

/** What tells that somebody has saved, or that the plan is put forward: the same the server asks itself again. */
const FOLLOW = graphql(`
  subscription MoneyFollowed($programme: ID!) {
    consortiumChanged(programmeId: $programme) {
      id
      viewerRights
      contributionPlan { id version state }
    }
  }
`);

type Consortium = NonNullable<ConsortiumMoneyQuery["consortium"]>;
export type Plan = NonNullable<Consortium["contributionPlan"]>;

export interface MoneyProps {
  consortiumId: string;
  plan: Plan;
  refresh: () => unknown;
}

export default function MoneyPage() {
  const w = useWords();
  const { programme, error } = useViewer();
  if (!programme) return <Waiting error={error} again={() => window.location.reload()} what={w.loading.page} />;
  return <OfPlace programmeId={programme.id} />;
}

function OfPlace({ programmeId }: { programmeId: string }) {
  const w = useWords();
  const variables = useMemo(() => ({ programme: programmeId }), [programmeId]);
  const { data, error, refresh } = useRead(MONEY, variables);
  useNews(FOLLOW, variables, data && { consortiumChanged: data.consortium }, refresh);
  useHatsOf(data && (data.consortium?.viewerRights ?? ""));
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  const consortium = data.consortium;
  const seen = consortium?.contributionPlan && { consortium, plan: consortium.contributionPlan };
  const gone = (
    <>
      <Head title={consortium ? w.money.closed : w.consortium.none} />
      <div className="empty">
        <Icon name="won" />
        <b>{consortium ? w.money.closedHint : w.consortium.noneHint}</b>
      </div>
    </>
  );
  return (
    <WhileThere what={seen} gone={gone}>
      {(found) => <Whole {...found} refresh={refresh} />}
    </WhileThere>
  );
}

function Head({ title, children }: { title: string; children?: React.ReactNode }) {
  const w = useWords();
  return (
    <PageHead title={title} way={[{ to: "/consortium", label: w.consortium.name }]} here={w.money.name}>
      {children}
    </PageHead>
  );
}

function Whole({ consortium, plan, refresh }: { consortium: Consortium; plan: Plan; refresh: () => void }) {
  const w = useWords().money;
  const { language } = useSpeech();
  const written = useWritten();
  const broken = plan.invariants.filter(({ state }) => state === "BROKEN").length;
  const all = won(plan.total.won, language);
  const title =
    plan.contributions.length === 0
      ? w.empty
      : broken > 0
        ? w.broken(broken)
        : plan.state === "IN_FORCE"
          ? w.inForce(all)
          : plan.state === "PROPOSED"
            ? w.proposed(all)
            : w.whole(all);
  const given = { consortiumId: consortium.id, plan, refresh };
  return (
    <>
      <Head title={title}>
        <p className="lead">
          <span lang={written}>{consortium.name}</span> · {w.parts(won(plan.total.public, language), won(plan.total.won - plan.total.public, language))}
        </p>
        <p className="small soft">{w.lead}</p>
      </Head>
      {plan.state === "PROPOSED" && <Message tone="wait" title={w.frozen} />}
      {plan.state === "IN_FORCE" && <Message tone="ok" title={w.inForceHint} />}
      {plan.years.length === 0 && <Message tone="warn" title={w.noRules} />}
      <div className="section">
        <MoneyTable {...given} />
      </div>
      <div className="cols section idea-cols">
        <div className="c8 stack-6">
          <Invariants plan={plan} />
          <AddLine {...given} />
        </div>
        <aside className="c4 stack-6" aria-label={w.beside}>
          <PutForward {...given} />
          <Versions plan={plan} />
        </aside>
      </div>
    </>
  );
}
