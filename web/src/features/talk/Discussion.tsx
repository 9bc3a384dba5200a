// The discussion of an idea: reasons for and against as texts, never as a count.
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { CommentBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Waiting } from "../../ui/Waiting";
import { ledTo, useLed } from "../../ui/useLed";
import { useWords } from "../../words";
import { Said } from "./Said";
import { WriteComment } from "./WriteComment";

const PAGE = 10;
// How the house calls a comment begins so: one that a notice leads to may be far from the newest.
const isComment = (name: string) => name.startsWith(btoa("Comment:").slice(0, 10));

graphql(`
  fragment CommentBody on Comment {
    id
    text
    hidden
    position
    depth
    parentId
    version
    writtenAt
    viewerIsAuthor
    author { displayName }
    decision { id decision ground until reason rule { id title source article } appeal { state reason } }
    viewerActions { name allowed }
  }
`);

const COMMENTS = graphql(`
  query Comments($id: ID!, $first: Int!, $after: String) {
    comments(proposalId: $id, first: $first, after: $after) {
      totalCount
      edges {
        cursor
        node { ...CommentBody answers { ...CommentBody } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const under = (id: string, all: CommentBodyFragment[]) => all.filter(({ parentId }) => parentId === id);
// A page too many is never turned over by itself, wherever the comment stands that an address names.
const FARTHEST = 30;

/** `over`: why nothing can be said any more; null while one may. */
export function Discussion({ ideaId, over }: { ideaId: string; over: string | null }) {
  const w = useWords().talk;
  const [{ data, error }, again] = useQuery({ query: COMMENTS, variables: { id: ideaId, first: PAGE, after: null } });
  const refresh = () => again({ requestPolicy: "network-only" });
  return (
    <section className="card stack" aria-labelledby="talk">
      <h2 id="talk">{w.title(data?.comments.totalCount ?? 0)}</h2>
      <p className="small soft">{w.noVote}</p>
      {over ? <p className="soft">{over}</p> : <WriteComment ideaId={ideaId} done={refresh} />}
      {!data && <Waiting error={error} again={refresh} what={w.loading} titled />}
      {data && (
        <ul className="items">
          <Page ideaId={ideaId} after={null} far={0} />
        </ul>
      )}
    </section>
  );
}

interface PageProps {
  ideaId: string;
  after: string | null;
  far: number;
}

/** One page and, once it was asked for, the next: it begins where this one ends, also when something was written since. */
function Page({ ideaId, after, far }: PageProps) {
  const w = useWords().talk;
  const [asked, setAsked] = useState(false);
  const [{ data, error }, again] = useQuery({ query: COMMENTS, variables: { id: ideaId, first: PAGE, after } });
  const refresh = () => again({ requestPolicy: "network-only" });
  const threads = (data?.comments.edges ?? []).map(({ node }) => node);
  const goal = ledTo();
  const here = threads.some(({ id, answers }) => id === goal || answers.some((one) => one.id === goal));
  useLed(here);
  if (!data) {
    return (
      <li>
        <Waiting error={error} again={refresh} what={w.loading} titled />
      </li>
    );
  }
  const { hasNextPage, endCursor } = data.comments.pageInfo;
  const further = asked || (isComment(goal) && !here && far < FARTHEST);
  return (
    <>
      {threads.map((node) => (
        <li key={node.id}>
          <Said comment={node} ideaId={ideaId} refresh={refresh}>
            {under(node.id, node.answers).map((answer) => (
              <li key={answer.id}>
                <Said comment={answer} ideaId={ideaId} refresh={refresh}>
                  {under(answer.id, node.answers).map((last) => (
                    <li key={last.id}>
                      <Said comment={last} ideaId={ideaId} refresh={refresh} />
                    </li>
                  ))}
                </Said>
              </li>
            ))}
          </Said>
        </li>
      ))}
      {hasNextPage && further && <Page ideaId={ideaId} after={endCursor ?? null} far={far + 1} />}
      {hasNextPage && !further && (
        <li>
          <Button look="line" onPress={() => setAsked(true)}>
            {w.more}
          </Button>
        </li>
      )}
    </>
  );
}
