// One idea as a story: what it says, and how far it has come.
import { useQuery } from "urql";
import { Link } from "wouter";
import { NotFound } from "../../frame/NotFound";
import { graphql } from "../../gql";
import type { IdeaQuery } from "../../gql/graphql";
import { day, exactWon } from "../../ui/format";
import { PageHead } from "../../ui/Parts";
import { Prose, Won } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";
import { IdeaState } from "./IdeaCard";
import { IdeaChain, IdeaStory } from "./IdeaStory";

const IDEA = graphql(`
  query Idea($number: String!) {
    proposal(number: $number) {
      id
      number
      title
      summary
      body
      category
      place
      cost
      state
      submittedOn
      author { displayName }
      ballotLines { ...StoryLine }
    }
  }
`);

export default function IdeaPage({ number }: { number: string }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: IDEA, variables: { number } });
  if (!data) {
    return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  }
  if (!data.proposal) return <NotFound title={w.missing.idea} />;
  return <Idea idea={data.proposal} />;
}

function Idea({ idea }: { idea: NonNullable<IdeaQuery["proposal"]> }) {
  const w = useWords();
  const { language } = useSpeech();
  return (
    <>
      <PageHead
        title={idea.title}
        written
        way={[{ to: "/ideas", label: w.ideas.title }]}
        here={idea.number}
        above={
          <div className="row head-chips">
            <IdeaState state={idea.state} />
            <span className="small soft">
              {w.categories[idea.category]} · {idea.place}
            </span>
          </div>
        }
      >
        <p className="small soft">{w.ideas.by(idea.author.displayName, day(idea.submittedOn, language))}</p>
      </PageHead>
      <IdeaChain idea={idea} />
      <div className="cols section">
        <div className="c8 stack-6">
          <section aria-labelledby="body">
            <h2 id="body">{w.ideas.body}</h2>
            {!idea.body.startsWith(idea.summary) && <Prose text={idea.summary} />}
            <Prose text={idea.body} />
          </section>
          <IdeaStory idea={idea} />
        </div>
        <aside className="c4 stack-6" aria-label={w.ideas.cost}>
          <section className="card stack-2">
            <h2>{w.ideas.cost}</h2>
            <p className="figure-big">
              <Won amount={idea.cost} />
            </p>
            {language === "ko" && <p className="small soft">{exactWon(idea.cost, language)}</p>}
          </section>
          <section className="card stack-2">
            <h2>{w.ideas.place}</h2>
            <p>{idea.place}</p>
            <p className="small">
              <Link href={`/ideas?category=${idea.category}`}>{w.categories[idea.category]}</Link>
            </p>
          </section>
        </aside>
      </div>
    </>
  );
}
