// Home: the place, what one has to do, how far the programme is, new ideas, results.
import { useQuery } from "urql";
import { Link } from "wouter";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { HomeOfMineQuery, HomeQuery } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { IdeaCard } from "../ideas/IdeaCard";
import { LabsNow } from "../labs/LabsNow";
import { NoticeRow } from "../mine/NoticeRow";
import { joined, waits, type DutyCampaign, type RowCampaign } from "../votes/ofMine";
import { VoteRow } from "../votes/VoteRow";
import { DutyCard } from "./DutyCard";
import { Milestones } from "./Milestones";

const HOME = graphql(`
  query Home {
    programmes(first: 1) {
      edges {
        cursor
        node {
          id
          placeName
          name
          cohortYear
          milestones { ...MilestoneStep }
          bodies { role body { id name } }
        }
      }
    }
    campaigns(first: 30) {
      edges { cursor node { id ...Duty ...VoteRow } }
      pageInfo { hasNextPage endCursor }
    }
    proposals(first: 3, orderBy: NEWEST) {
      edges { cursor node { id ...IdeaCard } }
      pageInfo { hasNextPage endCursor }
    }
    gathering: proposals(first: 3, state: OPEN) {
      edges { cursor node { id ...IdeaCard } }
      pageInfo { hasNextPage endCursor }
    }
    became: proposals(first: 3, state: IMPLEMENTING) {
      edges { cursor node { id ...IdeaCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

// The newest results; a vote that is open stands above however many came after it.
const MOST_RESULTS = 4;

const MINE = graphql(`
  query HomeOfMine {
    toDo { notice { id ...NoticeLine } }
    campaigns(first: 30) {
      edges { cursor node { ...OfMine } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export default function HomePage() {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: HOME });
  const [{ data: mine, error: mineError }, mineAgain] = useQuery({ query: MINE });
  if (!data || !mine) {
    const anew = () => {
      again({ requestPolicy: "network-only" });
      mineAgain({ requestPolicy: "network-only" });
    };
    return <Waiting error={error ?? mineError} again={anew} what={w.loading.page} />;
  }
  return <Home data={data} mine={mine} />;
}

function Home({ data, mine }: { data: HomeQuery; mine: HomeOfMineQuery }) {
  const w = useWords();
  const { viewer } = useViewer();
  const programme = data.programmes.edges[0]?.node;
  const campaigns = joined(
    data.campaigns.edges.map(({ node }) => node),
    mine.campaigns.edges.map(({ node }) => node),
  );
  const open = campaigns.filter(({ state }) => state === "OPEN");
  const duty = open.find(waits) ?? open[0];
  const toDo = mine.toDo.length + open.filter(waits).length;
  const done = campaigns.filter(({ state }) => state === "CLOSED" || state === "TALLIED");
  const title = viewer ? w.home.hello(viewer.displayName, toDo) : duty ? w.home.open : w.home.calm;
  return (
    <>
      <PageHead title={title}>
        {programme && (
          <p className="lead">
            {programme.name} · {w.home.cohort(programme.cohortYear)}
          </p>
        )}
      </PageHead>
      <div className="cols">
        <div className="c8 stack-6">
          <ToDo toDo={mine.toDo} />
          {duty && <DutyCard campaign={duty} />}
          {open.length > 1 && (
            <section aria-labelledby="open-now">
              <div className="section-head">
                <h2 id="open-now">{w.home.now}</h2>
                <Link className="more" href="/votes">
                  {w.all}
                </Link>
              </div>
              <ul className="card items">
                {open.filter((campaign) => campaign !== duty).map((campaign) => (
                  <VoteRow key={campaign.id} campaign={campaign} />
                ))}
              </ul>
            </section>
          )}
          <LabsNow />
          {programme && <Milestones steps={programme.milestones} />}
        </div>
        <Aside done={done} programme={programme} />
      </div>
      <Ideas id="gathering" title={w.home.gathering} to="/ideas?state=OPEN" edges={data.gathering.edges} />
      <Ideas id="became" title={w.home.became} to="/ideas?state=IMPLEMENTING" edges={data.became.edges} />
      <Ideas id="new-ideas" title={w.home.ideas} to="/ideas" edges={data.proposals.edges} />
    </>
  );
}

interface IdeasProps {
  id: string;
  title: string;
  to: string;
  edges: HomeQuery["proposals"]["edges"];
}

function Ideas({ id, title, to, edges }: IdeasProps) {
  const w = useWords();
  if (edges.length === 0) return null;
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        <Link className="more" href={to}>
          {w.all}
        </Link>
      </div>
      <ul className="grid-3">
        {edges.map(({ node }) => (
          <IdeaCard key={node.id} idea={node} />
        ))}
      </ul>
    </section>
  );
}

type Campaigns = (DutyCampaign & RowCampaign)[];
type Programme = HomeQuery["programmes"]["edges"][number]["node"];

// What is due first; the others are one press away.
const FIRST_DUE = 3;

function ToDo({ toDo }: Pick<HomeOfMineQuery, "toDo">) {
  const w = useWords();
  if (toDo.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="to-do">
      <div className="section-head">
        <h2 id="to-do">{w.mine.toDo}</h2>
        {toDo.length > FIRST_DUE && (
          <Link className="more" href="/my">
            {w.all}
          </Link>
        )}
      </div>
      <ul className="stack">
        {toDo.slice(0, FIRST_DUE).map(({ notice }) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

/** Government first, residents last, as the programme itself lists them. */
function inOrder(bodies: Programme["bodies"], roles: string[]): Programme["bodies"] {
  return [...bodies].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}

function Aside({ done, programme }: { done: Campaigns; programme: Programme | undefined }) {
  const w = useWords();
  return (
    <aside className="c4 stack-6" aria-label={w.home.results}>
      <section className="card stack">
        <div className="section-head">
          <h2>{w.home.results}</h2>
          {done.length > MOST_RESULTS && (
            <Link className="more" href="/votes">
              {w.all}
            </Link>
          )}
        </div>
        {done.length === 0 ? (
          <p className="small soft">{w.home.noResults}</p>
        ) : (
          <ul className="items">
            {done.slice(0, MOST_RESULTS).map((campaign) => (
              <VoteRow key={campaign.id} campaign={campaign} />
            ))}
          </ul>
        )}
      </section>
      <section className="card stack">
        <h2>{w.home.write}</h2>
        <p className="small soft">{w.home.writeHint}</p>
        <Link className="btn btn-line btn-wide" href="/ideas/new">
          <Icon name="idea" />
          {w.home.write}
        </Link>
      </section>
      {programme && programme.bodies.length > 0 && (
        <section className="card stack">
          <h2>{w.home.bodies}</h2>
          <dl className="facts small">
            {inOrder(programme.bodies, Object.keys(w.bodyRoles)).map(({ role, body }) => (
              <div key={role + body.id}>
                <dt>{w.bodyRoles[role]}</dt>
                <dd>{body.name}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </aside>
  );
}
