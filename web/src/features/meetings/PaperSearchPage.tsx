// Finding words in the papers of the council's meetings. What is searched stands in the address.
import { useState } from "react";
import { useQuery } from "urql";
import { Link, useSearchParams } from "wouter";
import { graphql } from "../../gql";
import type { CouncilPapersQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Chip, Message, PageHead } from "../../ui/Parts";
import { DayTime, Told, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords, useWritten } from "../../words";
import { ChooseCouncil, NoSuchCouncil } from "../councils/ChooseCouncil";
import { CHOICES, ofCouncil, useOf, useOfCouncil } from "../councils/whichCouncil";
import { paperPlace } from "./paperPlace";

const PAPERS = graphql(`
  query CouncilPapers($search: String!, $after: String, $of: ID) {
    council(id: $of) {
      id
      paperHits(search: $search, first: 20, after: $after) {
        totalCount
        edges {
          cursor
          node {
            meetingNumber
            excerpt
            item { id number title }
            paper { number version title putAt fileKind sha256 }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

type Hits = NonNullable<CouncilPapersQuery["council"]>["paperHits"];
type Hit = Hits["edges"][number]["node"];

export default function PaperSearchPage() {
  const words = useWords();
  const w = words.papersFound;
  const [query, setQuery] = useSearchParams();
  const asked = query.get("q")?.trim() ?? "";
  const of = useOf();
  const [{ data }] = useQuery({ query: CHOICES });
  const shown = of ?? data?.council?.id;
  if (of !== null && data && !data.councils.edges.some(({ node }) => node.id === of)) return <NoSuchCouncil />;
  return (
    <>
      <PageHead title={w.title} way={[{ to: ofCouncil("/council", of), label: words.council.title }]} here={w.title}>
        <p className="lead">{w.lead}</p>
      </PageHead>
      <ChooseCouncil councils={data?.councils} shown={shown} />
      <Search
        key={asked}
        asked={asked}
        go={(text) =>
          setQuery((old) => {
            const next = new URLSearchParams(old);
            next.set("q", text);
            return next;
          })
        }
      />
      {asked && <Found key={`found ${asked} ${of ?? ""}`} asked={asked} of={of} />}
    </>
  );
}

function Search({ asked, go }: { asked: string; go: (text: string) => void }) {
  const w = useWords();
  const [text, setText] = useState(asked);
  return (
    <form
      className="card filter"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(text.trim());
      }}
    >
      <div className="filter-search">
        <Field id="paper-search" label={w.ideas.search} hint={w.papersFound.hint}>
          {(aria) => (
            <input {...aria} type="search" enterKeyHint="search" maxLength={100} value={text} onChange={({ target }) => setText(target.value)} />
          )}
        </Field>
        <Button submit>
          <Icon name="search" />
          {w.ideas.go}
        </Button>
      </div>
    </form>
  );
}

function Found({ asked, of }: { asked: string; of: string | null }) {
  const w = useWords();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, again] = useQuery({ query: PAPERS, variables: { search: asked, after, of }, requestPolicy: "cache-and-network" });
  const refused = error?.graphQLErrors[0];
  if (!data && refused) return <Message tone="stop" title={refused.message} announce="alert" />;
  if (!data) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const hits = data.council?.paperHits;
  const rows = hits?.edges.map(({ node }) => node) ?? [];
  return (
    <section className="section stack" aria-labelledby="papers-found">
      <h2 id="papers-found" aria-live="polite">
        <Told>{w.papersFound.count(hits?.totalCount ?? 0, asked)}</Told>
      </h2>
      {rows.length === 0 && <p className="card card-quiet">{w.papersFound.none}</p>}
      <ul className="stack">
        {rows.map((hit) => (
          <One key={`${hit.item.id} ${hit.paper.number}`} hit={hit} />
        ))}
      </ul>
      <div className="row">
        {after !== null && (
          <Button look="line" onPress={() => setAfter(null)}>
            {w.papersFound.newest}
          </Button>
        )}
        {hits?.pageInfo.hasNextPage && (
          <Button look="line" onPress={() => setAfter(hits.pageInfo.endCursor ?? null)}>
            {w.papersFound.older}
          </Button>
        )}
      </div>
    </section>
  );
}

function One({ hit: { meetingNumber, excerpt, item, paper } }: { hit: Hit }) {
  const { meeting: w, resolutions } = useWords();
  const written = useWritten();
  const address = useOfCouncil();
  return (
    <li className="card stack-2">
      <h3>
        <Link to={address(`/council/meetings/${meetingNumber}#${paperPlace(item.number, paper.number)}`)}><Written>{paper.title}</Written></Link>
      </h3>
      <p className="row small soft">
        {paper.fileKind && <Chip icon="clause" tone="info">{paper.fileKind}</Chip>}
        <span>
          {resolutions.where(meetingNumber, item.number)} · <Written>{item.title}</Written> · {paper.version > 1 && `${w.version(paper.version)} · `}
          <DayTime at={paper.putAt} />
        </span>
      </p>
      {excerpt && <p lang={written}>{excerpt}</p>}
    </li>
  );
}
