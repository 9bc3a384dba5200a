// The annexes of an agreement: each with its digest and its versions, and for who drafts what may be done with them.
import { useAgainOn, useLast, useQuery } from "../../api/kept";
import type { AnnexesQuery } from "../../gql/graphql";
import { Held } from "../../ui/Held";
import { dayTime } from "../../ui/format";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import type { RoomProps } from "../agreements/AgreementPage";
import { MeetingForm } from "../meetings/MeetingForm";
import { ANNEXES, REMOVE_ANNEX } from "./annexActs";
import { AnnexFacts, OpenAnnex } from "./AnnexFacts";
import { PutAnnex } from "./PutAnnex";

export type Annex = NonNullable<AnnexesQuery["agreement"]>["annexes"][number];

export function Annexes({ agreement, refresh }: RoomProps) {
  const w = useWords();
  const { number } = agreement;
  const [{ data, error }, again] = useQuery({ query: ANNEXES, variables: { number }, requestPolicy: "cache-and-network" });
  useAgainOn([agreement.version, agreement.viewerRights, agreement.moves.annexes].join(" "), () => again({ requestPolicy: "network-only" }));
  const both = () => {
    again({ requestPolicy: "network-only" });
    refresh();
  };
  const seen = useLast(data?.agreement);
  if (!seen) return <Waiting error={error} again={both} what={w.loading.page} titled />;
  const { annexes } = seen;
  // Whoever could change an annex before is told why no longer, and what to do.
  const stopped = agreement.viewerActions.find(({ name }) => name === "putAnnex")?.refusal;
  const frozen = stopped?.reason === "wrong_state" ? stopped : null;
  return (
    <Held actions={annexes.length > 0 ? [{ name: "putAnnex", allowed: true }] : agreement.viewerActions} name="putAnnex" quiet>
    <section className="card stack" aria-labelledby="annexes">
      <h2 id="annexes">{w.annexes.title}</h2>
      <p className="small soft">{annexes.length === 0 ? w.annexes.none : w.annexes.hint}</p>
      {frozen && (
        <p className="small">
          {frozen.message} {frozen.remedy}
        </p>
      )}
      <ul className="items">
        {annexes.map((one) => (
          <One key={one.number} agreement={agreement} annex={one} refresh={both} />
        ))}
      </ul>
      <Held actions={agreement.viewerActions} name="putAnnex">
        <PutAnnex agreement={agreement} annexes={annexes} refresh={both} />
      </Held>
    </section>
    </Held>
  );
}

function One({ agreement, annex, refresh }: RoomProps & { annex: Annex }) {
  const w = useWords().annexes;
  const { language } = useSpeech();
  const written = useWritten();
  const { current, earlier, number } = annex;
  const place = agreement.tree.find(({ clause }) => clause.id === annex.clauseId);
  const named = w.numbered(number);
  return (
    <li className="stack-2">
      <p className="small soft">
        <b>{named}</b> · {annex.clauseId ? (place?.reference ?? w.clauseGone) : w.ofAll} · {w.version(current.version)} ·{" "}
        <span lang={written}>{current.putBy.name}</span> {dayTime(current.putAt, language)}
      </p>
      {current.sha256 === null ? (
        <p>
          <s lang={written}>{current.title}</s> {w.away} <span lang={written}>{current.removedWhy}</span>
        </p>
      ) : (
        <AnnexFacts title={current.title} size={current.size ?? 0} sha256={current.sha256} />
      )}
      <div className="row">
        {current.sha256 !== null && <OpenAnnex agreement={agreement.number} number={number} label={`${named} ${current.title}`} />}
      </div>
      {earlier.length > 0 && (
        <details className="fold">
          <summary>{w.earlier(earlier.length)}</summary>
          <ul className="items">
            {earlier.map((one) => (
              <li key={one.version} className="stack-2">
                <p className="small soft">
                  {w.version(one.version)} · {dayTime(one.putAt, language)}
                </p>
                {one.sha256 === null ? (
                  <p>
                    {w.away} <span lang={written}>{one.removedWhy}</span>
                  </p>
                ) : (
                  <>
                    <AnnexFacts title={one.title} size={one.size ?? 0} sha256={one.sha256} />
                    <div className="row">
                      <OpenAnnex agreement={agreement.number} number={number} version={one.version} label={`${named} ${w.version(one.version)}`} />
                    </div>
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {current.sha256 !== null && (
        <Held actions={agreement.viewerActions} name="removeAnnex">
          <details className="fold">
            <summary>{w.remove(named)}</summary>
            <MeetingForm
              id={`annex-${number}`}
              title={w.remove(named)}
              act={REMOVE_ANNEX}
              look="stop"
              fields={[{ name: "reason", label: w.reason, hint: w.reasonHint, kind: "lines" }]}
              input={(said) => ({ agreementId: agreement.id, number, expectedVersion: current.version, reason: said.reason ?? "" })}
              done={refresh}
            />
          </details>
        </Held>
      )}
    </li>
  );
}
