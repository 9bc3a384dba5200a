// How long the council lasts: for its agenda, or until a day, by which article, and how that was extended.
import { useState } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Parts";
import { Day } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { MeetingForm } from "../meetings/MeetingForm";

const LIFE = graphql(`
  query CouncilLife($of: ID) {
    council(id: $of) {
      id
      lifecycle
      dissolvedOn
      life { endsOn daysLeft months rule { id title source article } extensions { number endsOn ground extendedOn } }
      viewerActions { ...Action }
    }
  }
`);

const EXTEND_COUNCIL = graphql(`
  mutation ExtendCouncil($input: ExtendCouncilInput!) {
    extendCouncil(input: $input) {
      __typename
      ... on ExtendCouncilSuccess { council { id life { endsOn daysLeft } } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const SOON_DAYS = 180;

export function Life({ of }: { of: string }) {
  const words = useWords();
  const w = words.council.life;
  const [opened, setOpened] = useState(false);
  const [{ data, error }, again] = useQuery({ query: LIFE, variables: { of }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={words.loading.page} titled />;
  const council = data.council;
  if (!council || council.dissolvedOn) return null;
  const { endsOn, daysLeft, rule, extensions } = council.life;
  const left = daysLeft ?? 0;
  const done = () => {
    setOpened(false);
    again({ requestPolicy: "network-only" });
  };
  return (
    <section className="card stack-2" aria-labelledby="council-life">
      <h2 id="council-life">{w.title}</h2>
      {endsOn ? (
        <>
          <p className="row">
            <Chip icon="clock" tone={left < 1 ? "stop" : left <= SOON_DAYS ? "warn" : "info"}>
              {left < 1 ? w.over : w.left(left)}
            </Chip>
          </p>
          <p>
            {w.until} <Day on={endsOn} />
          </p>
        </>
      ) : (
        <p>{w.kinds[council.lifecycle]}</p>
      )}
      {endsOn && rule && (
        <p className="small soft">
          {rule.title} ({rule.source} {rule.article})
        </p>
      )}
      {endsOn && <p className="small soft">{w.after}</p>}
      {extensions.length > 0 && (
        <ul className="stack-2">
          {extensions.map((one) => (
            <li key={one.number} className="small">
              {w.extended} <Day on={one.extendedOn} /> → <Day on={one.endsOn} /> · {one.ground}
            </li>
          ))}
        </ul>
      )}
      {endsOn && left > 0 && allows(council.viewerActions, "extendCouncil") && !opened && (
        <div>
          <Button look="line" onPress={() => setOpened(true)}>
            {w.extend}
          </Button>
        </div>
      )}
      {opened && (
        <MeetingForm
          id="extend-council"
          title={w.extend}
          act={EXTEND_COUNCIL}
          fields={[
            { name: "endsOn", label: w.newDay, kind: "day" },
            { name: "ground", label: w.ground, kind: "lines" },
          ]}
          input={(said) => ({ councilId: council.id, endsOn: said.endsOn ?? "", ground: said.ground ?? "" })}
          done={done}
        />
      )}
    </section>
  );
}
