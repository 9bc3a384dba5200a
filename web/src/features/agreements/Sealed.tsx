// Sealed offers on a clause: what is asked, one's own offer until the hour, all of them from then on.
import { useEffect, useRef, useState } from "react";
import { useLast, useQuery } from "../../api/kept";
import { allows } from "../../api/allows";
import type { SealedCallsQuery } from "../../gql/graphql";
import { exactWon } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { DayTime } from "../../ui/Text";
import { useSpeech, useWords, useWritten } from "../../words";
import type { Place } from "./AgreementPage";
import { CallForOffers } from "./CallForOffers";
import { FileOffer } from "./FileOffer";
import { SEALED } from "./talkActs";
import { Held } from "../../ui/Held";

// Longer waits overflow the timer of a browser.
const LONGEST_WAIT_MS = 2_000_000_000;

type Clause = Extract<NonNullable<SealedCallsQuery["node"]>, { __typename: "Clause" }>;
export type Call = Clause["sealedCalls"][number];

export function Sealed({ place }: { place: Place }) {
  const w = useWords().sealed;
  const [{ data }, again] = useQuery({ query: SEALED, variables: { id: place.clause.id }, requestPolicy: "cache-and-network" });
  const reload = () => again({ requestPolicy: "network-only" });
  const clause = useLast(data?.node?.__typename === "Clause" ? data.node : null);
  const calls = clause?.sealedCalls ?? [];
  useAtTheHour(calls, reload);
  if (!clause) return null;
  const { sealedCalls, viewerActions } = clause;
  const may = allows(viewerActions, "callForOffers");
  if (sealedCalls.length === 0 && !may) return null;
  return (
    <section className="card stack" aria-labelledby="sealed">
      <h2 id="sealed">{w.title(place.reference)}</h2>
      <p className="small">{w.hint}</p>
      <p className="small soft">{w.honest}</p>
      {sealedCalls.map((call) => (
        <OneCall key={call.id} call={call} reload={reload} />
      ))}
      <Held actions={viewerActions} name="callForOffers">
        <details className="fold">
          <summary>{w.call}</summary>
          <CallForOffers place={place} done={reload} />
        </details>
      </Held>
    </section>
  );
}

/**
 * At its hour a call opens, though nothing has happened to it. Where this clock is fast, it is not yet that hour at the
 * house: it is asked again, less and less often.
 */
function useAtTheHour(calls: Call[], reload: () => void) {
  const latest = useRef(reload);
  useEffect(() => {
    latest.current = reload;
  });
  const [asked, setAsked] = useState({ next: 0, times: 0 });
  const next = Math.min(...calls.filter(({ openedAt }) => !openedAt).map(({ closesAt }) => Date.parse(closesAt)));
  useEffect(() => {
    const left = next - Date.now();
    if (!(left < LONGEST_WAIT_MS)) return;
    const times = asked.next === next ? asked.times : 0;
    const ask = () => {
      latest.current();
      setAsked({ next, times: times + 1 });
    };
    const timer = setTimeout(ask, Math.max(left, 0) + Math.min(1_000 * 2 ** times, 60_000));
    return () => clearTimeout(timer);
  }, [next, asked]);
}

function OneCall({ call, reload }: { call: Call; reload: () => void }) {
  const w = useWords().sealed;
  const written = useWritten();
  return (
    <article className="stack-2" aria-label={call.asked}>
      <div className="row">
        <Chip icon={call.openedAt ? "check" : "clock"} tone={call.openedAt ? "ok" : "wait"}>
          {call.openedAt ? w.open : w.closed}
        </Chip>
        <span className="small soft">
          {call.openedAt ? w.since : w.until} <DayTime at={call.closesAt} />
        </span>
      </div>
      <p lang={written}>{call.asked}</p>
      <p className="small soft">{w.askedBy(call.calledBy.name)}</p>
      {!call.openedAt && call.ownOffer && (
        <p>
          <b>{w.own}</b> <Offered offer={call.ownOffer} />
        </p>
      )}
      {call.openedAt && call.offers.length === 0 && <p className="soft">{w.nobody}</p>}
      {call.openedAt && (
        <ul className="stack-2">
          {call.offers.map((one) => (
            <li key={one.body.id}>
              <b>{one.body.name}</b> <Offered offer={one} />
            </li>
          ))}
        </ul>
      )}
      <Held actions={call.viewerActions} name="fileOffer">
        <FileOffer call={call} done={reload} />
      </Held>
    </article>
  );
}

function Offered({ offer }: { offer: NonNullable<Call["ownOffer"]> }) {
  const { language } = useSpeech();
  const written = useWritten();
  return (
    <>
      {typeof offer.won === "number" && exactWon(offer.won, language)} <span lang={written}>{offer.words}</span>
    </>
  );
}
