// The register of what the council has decided: the words, what they came to, and in which meeting, the newest first.
import { useState } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { CouncilResolutionsQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Chip, PageHead } from "../../ui/Parts";
import { Day, Prose, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { ChooseCouncil, NoSuchCouncil } from "../councils/ChooseCouncil";
import { ofCouncil, useOf, useOfCouncil } from "../councils/whichCouncil";
import { topicSaid } from "./topics";

const RESOLUTIONS = graphql(`
  query CouncilResolutions($after: String, $of: ID) {
    councils(first: 100) { ...CouncilChoice }
    council(id: $of) {
      id
      name
      resolutions(first: 30, after: $after) {
        edges {
          cursor
          node {
            meetingNumber
            item {
              id
              number
              topic
              topicLabel
              asked
              title
              motion
              state
              endedAt
              votes { id kind challenged { displayName } outcome { result inFavour against abstain } }
            }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

type Council = NonNullable<CouncilResolutionsQuery["council"]>;
type Resolution = Council["resolutions"]["edges"][number]["node"];

export default function ResolutionsPage() {
  const of = useOf();
  return <Register key={of ?? ""} of={of} />;
}

function Register({ of }: { of: string | null }) {
  const w = useWords();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, again] = useQuery({ query: RESOLUTIONS, variables: { after, of }, requestPolicy: "cache-and-network" });
  if (of !== null && (data ? !data.council : error?.graphQLErrors.length)) return <NoSuchCouncil />;
  if (!data) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const found = data.council?.resolutions;
  const rows = found?.edges.map(({ node }) => node) ?? [];
  const older = found?.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  return (
    <>
      <PageHead title={w.resolutions.title} way={[{ to: ofCouncil("/council", of), label: w.council.title }]} here={w.resolutions.title}>
        <p className="lead">{w.resolutions.lead}</p>
        <p className="small soft">{w.meeting.noApproval}</p>
      </PageHead>
      <ChooseCouncil councils={data.councils} shown={data.council?.id} />
      {rows.length === 0 && (
        <div className="empty">
          <Icon name="council" />
          <b>{w.resolutions.none}</b>
        </div>
      )}
      <ul className="stack section">
        {rows.map((one) => (
          <Row key={one.item.id} resolution={one} />
        ))}
      </ul>
      <div className="row">
        {after !== null && (
          <Button look="line" onPress={() => setAfter(null)}>
            {w.resolutions.newest}
          </Button>
        )}
        {older && (
          <Button look="line" onPress={() => setAfter(older)}>
            {w.resolutions.older}
          </Button>
        )}
      </div>
    </>
  );
}

function Row({ resolution: { meetingNumber, item } }: { resolution: Resolution }) {
  const { meeting: w, resolutions } = useWords();
  const address = useOfCouncil();
  const carried = item.state === "RESOLVED";
  const decisive = item.votes.filter(({ challenged, outcome }) => !challenged && outcome).at(-1);
  return (
    <li className="card stack">
      <p className="head-chips row">
        <Chip icon={carried ? "check" : "stop"} tone={carried ? "ok" : "stop"}>
          {w.itemStates[item.state]}
        </Chip>
        <span className="small soft">
          {topicSaid(item, w.topics)} · {w.asked[item.asked]}
        </span>
      </p>
      <h2><Written>{item.title}</Written></h2>
      <blockquote className="quote">
        <Prose text={item.motion} />
      </blockquote>
      {decisive?.outcome && (
        <p>
          {w.figures(decisive.outcome.inFavour, decisive.outcome.against, decisive.outcome.abstain)}
          <span className="small soft"> · {w.kinds[decisive.kind]}</span>
        </p>
      )}
      <p className="small">
        <Link href={address(`/council/meetings/${meetingNumber}`)}>{resolutions.where(meetingNumber, item.number)}</Link>
        {item.endedAt && (
          <>
            {" · "}
            <Day on={item.endedAt} />
          </>
        )}
      </p>
    </li>
  );
}
