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
const MOST = 100;
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

/** `over`: why nothing can be said any more; null while one may. */
export function Discussion({ ideaId, over }: { ideaId: string; over: string | null }) {
  const w = useWords().talk;
  const [first, setFirst] = useState(() => (isComment(ledTo()) ? MOST : PAGE));
  const [{ data, error, fetching }, again] = useQuery({ query: COMMENTS, variables: { id: ideaId, first, after: null } });
  const refresh = () => again({ requestPolicy: "network-only" });
  useLed(Boolean(data));
  const threads = data?.comments.edges ?? [];
  return (
    <section className="card stack" aria-labelledby="talk">
      <h2 id="talk">{w.title(data?.comments.totalCount ?? 0)}</h2>
      <p className="small soft">{w.noVote}</p>
      {over ? <p className="soft">{over}</p> : <WriteComment ideaId={ideaId} done={refresh} />}
      {!data && <Waiting error={error} again={refresh} what={w.loading} titled />}
      <ul className="items">
        {threads.map(({ node }) => (
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
      </ul>
      {data?.comments.pageInfo.hasNextPage && first < MOST && (
        <Button look="line" busy={fetching} onPress={() => setFirst(Math.min(MOST, first + PAGE))}>
          {w.more}
        </Button>
      )}
    </section>
  );
}
