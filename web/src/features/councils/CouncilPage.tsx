// The project council: who sits and until when, whether that is lawful today, under which rules, and its desk.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { CouncilChoiceFragment, CouncilQuery } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Day, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { Calendar } from "./Calendar";
import { ChooseCouncil, NoSuchCouncil } from "./ChooseCouncil";
import { CouncilDesk } from "./CouncilDesk";
import { Editions } from "./Editions";
import { FormCouncil } from "./FormCouncil";
import { InterestDuties } from "./InterestDuties";
import { Lawful, LawfulToday } from "./LawfulToday";
import { Meetings } from "../meetings/Meetings";
import { Attendants, Members } from "./Members";
import { Life } from "./Life";
import { Rules } from "./Rules";
import { useOf } from "./whichCouncil";
import { WorkingGroups } from "./WorkingGroups";

const COUNCIL = graphql(`
  query Council($of: ID) {
    councils(first: 100) { ...CouncilChoice }
    council(id: $of) {
      id
      name
      place { slug name }
      agenda
      lifecycle
      formedOn
      dissolvedOn
      rules { day changes { ...RuleChange } rulings { key holds { words } ...CouncilRuling } }
      roster {
        on
        members { number kind capacity startsOn endsOn untilCompletion renewals substitutes name { displayName } }
        posts { post member appointmentId name { displayName } }
      }
      lawfulness { ...Lawfulness }
      editions { edition publishedOn members exceptionRef }
      vacancies { number kind name { displayName } }
      standIn { displayName }
      viewerActions { ...Action }
    }
  }
`);

export type Council = NonNullable<CouncilQuery["council"]>;
export type Roster = NonNullable<Council["roster"]>;
export interface CouncilProps {
  council: Council;
  refresh: () => void;
}

// A form that is open, and a month that is looked at, are of the council they are on.
export default function CouncilPage() {
  const of = useOf();
  return <Shown key={of ?? ""} of={of} />;
}

function Shown({ of }: { of: string | null }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: COUNCIL, variables: { of }, requestPolicy: "cache-and-network" });
  const refresh = () => again({ requestPolicy: "network-only" });
  if (of !== null && (data ? !data.council : error?.graphQLErrors.length)) return <NoSuchCouncil />;
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  const council = data.council;
  if (!council) return <Unformed refresh={refresh} />;
  return <Whole council={council} councils={data.councils} refresh={refresh} />;
}

function Unformed({ refresh }: { refresh: () => void }) {
  const w = useWords().council;
  return (
    <>
      <PageHead title={w.title} way={[]} here={w.title}>
        <p className="lead">{w.lead}</p>
      </PageHead>
      <div className="empty">
        <Icon name="council" />
        <b>{w.none}</b>
      </div>
      <FormCouncil done={refresh} />
    </>
  );
}

function Whole({ council, councils, refresh }: CouncilProps & { councils: CouncilChoiceFragment }) {
  const w = useWords().council;
  const { roster } = council;
  return (
    <>
      <PageHead
        title={council.name}
        way={[]}
        here={w.title}
        above={
          council.lawfulness && (
            <p className="head-chips">
              <Lawful lawfulness={council.lawfulness} />
            </p>
          )
        }
      >
        <p className="lead">{w.lead}</p>
        {council.agenda && <p className="strong"><Written>{council.agenda}</Written></p>}
        <p className="small soft">
          {w.formedOn} <Day on={council.formedOn} />
          {council.dissolvedOn && (
            <>
              {" · "}
              {w.dissolvedOn} <Day on={council.dissolvedOn} />
            </>
          )}
        </p>
      </PageHead>
      <ChooseCouncil councils={councils} shown={council.id} />
      <div className="cols section idea-cols">
        <div className="c8 stack-6 in-order">
          <Meetings of={council.id} />
          <InterestDuties of={council.id} />
          <Calendar of={council.id} />
          <WorkingGroups of={council.id} />
          {council.dissolvedOn ? (
            <p className="card card-quiet">{w.over}</p>
          ) : roster ? (
            <Members roster={roster} />
          ) : (
            <p className="card card-quiet">{w.unpublished}</p>
          )}
          {roster && <Attendants roster={roster} />}
        </div>
        <aside className="c4 stack-6 in-order" aria-label={w.today}>
          {council.lawfulness && <LawfulToday lawfulness={council.lawfulness} title={w.today} id="lawful" />}
          <Life of={council.id} />
          <CouncilDesk council={council} refresh={refresh} />
          <Editions editions={council.editions} />
        </aside>
        <div className="c8">
          <Rules council={council} />
        </div>
      </div>
      {(council.dissolvedOn ?? council.lifecycle === "PER_AGENDA") && <FormCouncil done={refresh} />}
    </>
  );
}
