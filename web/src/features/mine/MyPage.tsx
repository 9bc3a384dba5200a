// Everything that is this person's: what to do, ideas, supports, votes taken part in (never the choice).
import { useQuery } from "urql";
import { Link } from "wouter";
import { useViewer, signInAddress } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { MyIdeaFragment } from "../../gql/graphql";
import { Clock } from "../../ui/Clock";
import { Chip, PageHead } from "../../ui/Parts";
import { DayTime } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { todayInSeoul } from "../../ui/inSeoul";
import { useLed } from "../../ui/useLed";
import { useWords, useWritten } from "../../words";
import type { Words } from "../../words/ko";
import { IdeaCard } from "../ideas/IdeaCard";
import { ToJudge } from "../settlements/ToJudge";
import { waits } from "../votes/ofMine";
import { Consents } from "./Consents";
import { NoticeRow } from "./NoticeRow";
import { Passkeys } from "./Passkeys";
import { SentToUs } from "./SentToUs";

const MINE = graphql(`
  query Mine {
    guardianConsents { id verifiedAt withdrawnAt viewerGaveIt child { displayName } }
    myDrafts { id title touchedAt }
    toDo { notice { ...NoticeLine } }
    myProposals(first: 50) { edges { cursor node { ...MyIdea } } pageInfo { hasNextPage endCursor } }
    mySupports(first: 50) { edges { cursor node { ...MyIdea } } pageInfo { hasNextPage endCursor } }
    campaigns(first: 50) {
      edges { cursor node { number title state closesAt ...OfMine } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

graphql(`
  fragment MyIdea on Proposal {
    ...IdeaCard
    answerClock { stoppedOn daysLate }
    milestones { id plannedOn reachedOn droppedOn }
  }
`);

export default function MyPage() {
  const w = useWords();
  const written = useWritten();
  const { viewer, known } = useViewer();
  const [{ data, error }, again] = useQuery({ query: MINE, pause: !viewer, requestPolicy: "cache-and-network" });
  useLed(Boolean(data));
  if (known && !viewer) {
    return (
      <>
        <PageHead title={w.mine.title} way={[]} here={w.mine.title} />
        <p>{w.mine.signIn}</p>
        <p>
          <a className="btn" href={signInAddress()}>
            {w.account.signIn}
          </a>
        </p>
      </>
    );
  }
  if (!data) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const votes = data.campaigns.edges.map(({ node }) => node);
  const toVote = votes
    .filter((vote) => vote.state === "OPEN" && waits(vote))
    .sort((one, other) => one.closesAt.localeCompare(other.closesAt));
  const voted = votes.filter(({ viewerBallot }) => viewerBallot);
  return (
    <>
      <PageHead title={w.mine.title} way={[]} here={w.mine.title}>
        <p className="lead">{w.mine.lead}</p>
      </PageHead>
      <div className="stack-6">
        <section className="card stack" aria-labelledby="to-do">
          <h2 id="to-do">{w.mine.toDo}</h2>
          {data.toDo.length + toVote.length === 0 && <p className="soft">{w.mine.nothingToDo}</p>}
          <ul className="stack">
            {data.toDo.map(({ notice }) => (
              <NoticeRow key={notice.id} notice={notice} />
            ))}
            {toVote.map(({ id, number, title, closesAt, serverTime }) => (
              <li key={id} className="notice reach">
                <p className="row row-between">
                  <Chip icon="box" tone="info">
                    {w.campaignStates.OPEN}
                  </Chip>
                  <Clock until={closesAt} serverTime={serverTime} />
                </p>
                <p lang={written}>
                  <Link href={`/votes/${number}`}>{title}</Link>
                </p>
              </li>
            ))}
          </ul>
          <p className="row">
            <Link href="/my/notices">{w.mine.allNotices}</Link>
            <Link href="/my/reads">{w.reads.title}</Link>
          </p>
        </section>
        <SentToUs />
        <ToJudge />
        {data.myDrafts.length > 0 && (
          <section className="stack" aria-labelledby="drafts">
            <h2 id="drafts">{w.drafts.mine}</h2>
            <ul className="stack-2">
              {data.myDrafts.map(({ id, title, touchedAt }) => (
                <li key={id} className="card row row-between">
                  <Link href={`/ideas/drafts/${id}`}>{title || w.drafts.untitled}</Link>
                  <span className="small soft">
                    <DayTime at={touchedAt} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Ideas title={w.mine.ideas} none={w.mine.noIdeas} ideas={data.myProposals.edges.map(({ node }) => node)} />
        <Ideas title={w.mine.supports} none={w.mine.noSupports} ideas={data.mySupports.edges.map(({ node }) => node)} />
        {data.guardianConsents.length > 0 && <Consents consents={data.guardianConsents} done={() => again({ requestPolicy: "network-only" })} />}
        <section className="stack" aria-labelledby="voted">
          <h2 id="voted">{w.mine.votes}</h2>
          <p className="small soft">{w.mine.votesHint}</p>
          {voted.length === 0 && <p className="soft">{w.mine.noVotes}</p>}
          <ul className="stack-2">
            {voted.map(({ id, number, title }) => (
              <li key={id} className="card row row-between">
                <b lang={written}>{title}</b>
                <Link href={`/votes/${number}/receipt`}>{w.mine.receipt}</Link>
              </li>
            ))}
          </ul>
        </section>
        <Passkeys />
      </div>
    </>
  );
}

// So many stand open, the others one press away: below them is more that is one's own.
const OPEN = 6;

interface IdeasProps {
  title: string;
  none: string;
  ideas: MyIdeaFragment[];
}

/** What is overdue: an answer that is owed still, or a day that was promised and has passed. */
function lateIn({ answerClock, milestones }: MyIdeaFragment, w: Words): string | undefined {
  if (answerClock && !answerClock.stoppedOn && answerClock.daysLate > 0) return w.mine.answerLate(answerClock.daysLate);
  const today = todayInSeoul();
  const passed = milestones.some(({ plannedOn, reachedOn, droppedOn }) => !reachedOn && !droppedOn && plannedOn < today);
  return passed ? w.follow.late : undefined;
}

function Ideas({ title, none, ideas }: IdeasProps) {
  const w = useWords();
  const shown = ideas.length <= OPEN + 1 ? ideas.length : OPEN;
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      {ideas.length === 0 && <p className="soft">{none}</p>}
      <ul className="grid-3 ideas">
        {ideas.slice(0, shown).map((idea) => (
          <IdeaCard key={idea.id} idea={idea} late={lateIn(idea, w)} />
        ))}
      </ul>
      {shown < ideas.length && (
        <details>
          <summary>{w.more(ideas.length - shown)}</summary>
          <ul className="grid-3 ideas">
            {ideas.slice(shown).map((idea) => (
              <IdeaCard key={idea.id} idea={idea} late={lateIn(idea, w)} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
