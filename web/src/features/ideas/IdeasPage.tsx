// The list of ideas. What is searched and how it is ordered stands in the address.
import { useState } from "react";
import { useQuery } from "urql";
import { Link, useLocation, useSearch } from "wouter";
import { graphql } from "../../gql";
import type { ProposalCategory, ProposalOrder, ProposalState } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { ko } from "../../words/ko";
import { IdeasMap } from "../map/IdeasMap";
import { IdeaCard } from "./IdeaCard";
import { IdeaFilter } from "./IdeaFilter";

const PAGE = 12;

const IDEAS = graphql(`
  query Ideas(
    $search: String
    $category: ProposalCategory
    $state: ProposalState
    $area: Int
    $orderBy: ProposalOrder!
    $first: Int!
    $after: String
  ) {
    proposals(search: $search, category: $category, state: $state, area: $area, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      edges { cursor node { id ...IdeaCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

function within<T extends string>(table: Record<T, string>, value: string | null): T | null {
  return value !== null && value in table ? (value as T) : null;
}

export default function IdeasPage() {
  const w = useWords();
  const query = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const asked = {
    search: query.get("q")?.trim() || null,
    category: within<ProposalCategory>(ko.categories, query.get("category")),
    state: within<ProposalState>(ko.ideaStates, query.get("state")),
    area: Number(query.get("area")) || null,
    orderBy: within<ProposalOrder>(ko.ideas.orders, query.get("order")) ?? "NEWEST",
  };
  const mapped = query.get("view") === "map";
  const change = (part: Record<string, string | null>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(part)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    go(`/ideas?${next.toString()}`, { replace: true });
  };
  return (
    <List asked={asked}>
      <IdeaFilter asked={asked} change={change} />
      <p className="more-row">
        <Button look="line" onPress={() => change({ view: mapped ? null : "map" })}>
          {mapped ? w.map.list : w.map.title}
        </Button>
      </p>
      {mapped && <IdeasMap asked={asked} />}
    </List>
  );
}

export interface Asked {
  search: string | null;
  category: ProposalCategory | null;
  state: ProposalState | null;
  area: number | null;
  orderBy: ProposalOrder;
}

function List({ asked, children }: { asked: Asked; children: React.ReactNode }) {
  const w = useWords();
  const list = JSON.stringify(asked);
  const [page, setPage] = useState<{ list: string; after: string | null }>({ list, after: null });
  // Another search begins at its own first page.
  const after = page.list === list ? page.after : null;
  const [{ data, error, fetching }, again] = useQuery({
    query: IDEAS,
    variables: { ...asked, first: PAGE, after },
  });
  const ideas = data?.proposals;
  const title = !ideas
    ? w.ideas.title
    : asked.search
      ? w.ideas.foundFor(ideas.totalCount ?? 0, asked.search)
      : w.ideas.found(ideas.totalCount ?? 0);
  const left = ideas ? (ideas.totalCount ?? 0) - ideas.edges.length : 0;
  return (
    <>
      <PageHead title={title} way={[]} here={w.ideas.title}>
        <p className="row page-acts">
          <Link className="btn btn-line" href="/ideas/new">
            <Icon name="pen" />
            {w.home.write}
          </Link>
        </p>
      </PageHead>
      {children}
      <h2 className="only-read">{w.ideas.title}</h2>
      <div role="status" className="only-read">
        {ideas ? title : ""}
      </div>
      {!ideas && <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.ideas} titled />}
      {ideas && ideas.edges.length === 0 && <Empty searched={Boolean(asked.search ?? asked.category ?? asked.state ?? asked.area)} />}
      {ideas && ideas.edges.length > 0 && (
        <ul className="grid-3 ideas">
          {ideas.edges.map(({ node }) => (
            <IdeaCard key={node.id} idea={node} />
          ))}
        </ul>
      )}
      {ideas?.pageInfo.hasNextPage && (
        <p className="more-row">
          <Button look="line" busy={fetching} onPress={() => setPage({ list, after: ideas.pageInfo.endCursor ?? null })}>
            {w.more(Math.max(1, Math.min(PAGE, left)))}
          </Button>
        </p>
      )}
    </>
  );
}

function Empty({ searched }: { searched: boolean }) {
  const w = useWords().ideas;
  return (
    <div className="empty">
      <Icon name="idea" />
      <b>{searched ? w.emptyTitle : w.none}</b>
      {searched && <p className="small">{w.empty}</p>}
      <Link className="btn btn-line" href={searched ? "/ideas" : "/ideas/new"}>
        {searched ? w.clear : w.first}
      </Link>
    </div>
  );
}
