// One clause: its text with what changed since another version, and beside it what each party says.
import { useEffect, useRef, useState } from "react";
import { useLast, useQuery } from "../../api/kept";
import { graphql } from "../../gql";
import type { ClauseDetailQuery } from "../../gql/graphql";
import { Held } from "../../ui/Held";
import { dayTime } from "../../ui/format";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import type { Place, RoomProps } from "./AgreementPage";
import { Effects } from "./Effects";
import { Positions } from "./Positions";
import { Redline } from "./Redline";
import { Reorder } from "./Reorder";
import { ReviseClause } from "./ReviseClause";
import { Sealed } from "./Sealed";
import { Speak } from "./Speak";
import { StaleMerges } from "./StaleMerges";
import { Talk } from "./Talk";

const DETAIL = graphql(`
  query ClauseDetail($id: ID!, $base: Int!) {
    node(id: $id) {
      __typename
      id
      ... on Clause {
        version
        current { id number heading text madeAt fromCounter draftedBy { id name } }
        textOfVersion(number: $base) { id number text }
        positions {
          body { id name }
          position { id stance words saidAt viewerActions { ...Action } }
        }
        staleCounters {
          basedOn { id number }
          position { id words version saidAt body { id name } }
          merge { basedOn version base theirs mine text pieces { taken text base theirs mine } }
        }
        effects { permission lets role sinceDay sinceAfter untilDay untilAfter body { id name } }
        viewerActions { ...Action }
      }
    }
  }
`);

export type Detail = Extract<NonNullable<ClauseDetailQuery["node"]>, { __typename: "Clause" }>;
export interface ClauseProps extends RoomProps {
  place: Place;
  clause: Detail;
}

interface PaneProps extends RoomProps {
  place: Place;
  /** Whether it was chosen on this page, perhaps far below where it is read. */
  pressed: boolean;
}

export function ClausePane({ agreement, place, pressed, refresh }: PaneProps) {
  const w = useWords();
  const [chosen, setChosen] = useState<number | null>(null);
  const [shown, setShown] = useState<"text" | "changes">("changes");
  const [begun, setBegun] = useState<string | null>(null);
  const base = chosen ?? place.clause.version - 1;
  const [{ data, error }, again] = useQuery({
    query: DETAIL,
    variables: { id: place.clause.id, base },
    requestPolicy: "cache-and-network",
  });
  // What is done elsewhere on the page, as putting the agreement before its parties, changes what may be done here.
  const moved = `${agreement.state} ${agreement.version} ${agreement.movedAt} ${agreement.viewerRights}`;
  const seen = useRef(moved);
  useEffect(() => {
    if (seen.current === moved) return;
    seen.current = moved;
    again({ requestPolicy: "network-only" });
  }, [moved, again]);
  const both = () => {
    again({ requestPolicy: "network-only" });
    refresh();
  };
  const clause = useLast(data?.node?.__typename === "Clause" ? data.node : null);
  if (!clause) return <Waiting error={error} again={both} what={w.loading.page} titled />;
  const before = shown === "changes" ? clause.textOfVersion : null;
  return (
    <>
      <section className="card card-flush" aria-labelledby="clause">
        <Head place={place} clause={clause} pressed={pressed} />
        <div className="pane stack">
          {clause.version > 1 && (
            <div className="row">
              <div className="layers layers-2" role="group" aria-label={w.agreements.look}>
                <button type="button" aria-pressed={shown === "changes"} onClick={() => setShown("changes")}>
                  {w.agreements.changes}
                </button>
                <button type="button" aria-pressed={shown === "text"} onClick={() => setShown("text")}>
                  {w.agreements.onlyText}
                </button>
              </div>
              {shown === "changes" && (
                <label className="small row">
                  {w.agreements.since}
                  <select className="input input-s" value={base} onChange={({ target }) => setChosen(Number(target.value))}>
                    {Array.from({ length: clause.version - 1 }, (_, nth) => nth + 1).map((number) => (
                      <option key={number} value={number}>
                        {w.agreements.versionOf(number)}
                      </option>
                    ))}
                  </select>
                </label>
              )}
            </div>
          )}
          {before ? <Redline before={before.text} after={clause.current.text} /> : <Text text={clause.current.text} />}
          <Effects agreement={agreement} place={place} clause={clause} refresh={both} />
          <Held actions={clause.viewerActions} name="reviseClause">
            <ReviseClause agreement={agreement} place={place} clause={clause} refresh={both} />
          </Held>
          <Held actions={clause.viewerActions} name="moveClause">
            <Reorder agreement={agreement} place={place} clause={clause} refresh={both} />
          </Held>
        </div>
      </section>
      <div className="stack">
        {agreement.state !== "DRAFT" && (
          <Positions agreement={agreement} place={place} clause={clause} refresh={both} />
        )}
        <Held actions={clause.viewerActions} name="takePosition">
          <Speak
            key={begun ?? ""}
            agreement={agreement}
            place={place}
            clause={clause}
            refresh={both}
            begun={begun}
          />
        </Held>
        <Talk agreement={agreement} place={place} refresh={both} />
        <Sealed place={place} />
      </div>
      <StaleMerges
        agreement={agreement}
        clause={clause}
        refresh={both}
        counter={setBegun}
      />
    </>
  );
}

function Head({ place, clause, pressed }: { place: Place; clause: Detail; pressed: boolean }) {
  const w = useWords().agreements;
  const { language } = useSpeech();
  const written = useWritten();
  const { current } = clause;
  const heading = useRef<HTMLHeadingElement>(null);
  // Only now is it as long as it will be; before that the list, and the press, would move away again.
  useEffect(() => {
    if (pressed) heading.current?.scrollIntoView({ block: "nearest" });
  }, [pressed]);
  return (
    <div className="card-head">
      <div>
        <h2 id="clause" ref={heading}>
          {place.reference} <span lang={written}>{current.heading}</span>
        </h2>
        <p className="small soft">
          {w.version(current.number, current.draftedBy.name, dayTime(current.madeAt, language))}
          {current.fromCounter && ` · ${w.fromCounter}`}
        </p>
      </div>
    </div>
  );
}

export function Text({ text }: { text: string }) {
  const written = useWritten();
  return (
    <p className="clause" lang={written}>
      {text}
    </p>
  );
}
