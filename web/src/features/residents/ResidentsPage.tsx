// The desk for residents: found by name and on record; a guardian's consent, and what links one to the place.
import { useState } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Message, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { Consent } from "./Consent";
import { FindResident, type Resident } from "./FindResident";
import { Standings } from "./Standings";

const PLACE = graphql(`
  query ResidentsPlace {
    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }
  }
`);

export default function ResidentsPage() {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: PLACE });
  const place = data?.programmes.edges[0]?.node;
  if (!place) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const offer = place.viewerActions.find(({ name }) => name === "findResidents");
  return (
    <>
      <PageHead title={w.residents.title} way={[]} here={w.residents.title}>
        <p className="lead">{w.residents.lead}</p>
      </PageHead>
      {allows(place.viewerActions, "findResidents") ? (
        <Desk programmeId={place.id} />
      ) : (
        offer?.refusal && <RefusalMessage refusal={offer.refusal} />
      )}
    </>
  );
}

function Desk({ programmeId }: { programmeId: string }) {
  const w = useWords().residents;
  const [chosen, choose] = useState<Resident | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const finish = (said: string) => {
    setDone(said);
    choose(null);
  };
  return (
    <div className="stack-6 section">
      {done && <Message tone="ok" title={done} announce="status" />}
      {chosen === null ? (
        <FindResident
          id="resident"
          programmeId={programmeId}
          pick={(one) => {
            setDone(null);
            choose(one);
          }}
        />
      ) : (
        <>
          <section className="card row row-between" aria-label={w.chosen}>
            <span>
              <b>{chosen.legalName}</b> {typeof chosen.birthYear === "number" && w.born(chosen.birthYear)}
            </span>
            <Button look="plain" onPress={() => choose(null)}>
              {w.another}
            </Button>
          </section>
          <Consent programmeId={programmeId} child={chosen} done={() => finish(w.consented(chosen.legalName))} />
          <Standings programmeId={programmeId} resident={chosen} done={() => finish(w.standing(chosen.legalName))} />
        </>
      )}
    </div>
  );
}
