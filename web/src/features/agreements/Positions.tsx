// What each party says of the text that stands, with counters to take over and those against older texts.
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";
import { isAsked } from "./AgreementPage";
import { ADOPT_COUNTER } from "./agreementActs";
import type { ClauseProps } from "./ClausePane";
import { PositionHistory } from "./PositionHistory";
import { Redline } from "./Redline";
import { StandingMark } from "./StandingMark";

export function Positions({ agreement, place, clause, refresh }: ClauseProps) {
  const w = useWords().agreements;
  const written = useWritten();
  const { sending, send } = useSend(ADOPT_COUNTER, refresh);
  return (
    <section className="card stack" aria-labelledby="positions">
      <h2 id="positions">{w.positions(place.reference)}</h2>
      <ul className="roster">
        {clause.positions.filter(({ position }) => isAsked(agreement, position?.stance ?? "SILENT")).map(({ body, position }) => (
          <li key={body.id}>
            <span>
              <StandingMark standing={position?.stance ?? "SILENT"} />
            </span>
            <span>
              {body.name} {body.id === agreement.viewerParty?.id && <span className="tiny soft">{w.us}</span>}
            </span>
            <b aria-hidden="true">{w.standings[position?.stance ?? "SILENT"]}</b>
            {position?.words && (
              <div className="said stack-2">
                {position.stance === "COUNTER" ? (
                  <Redline before={clause.current.text} after={position.words} />
                ) : (
                  <p lang={written}>{position.words}</p>
                )}
                {allows(position.viewerActions, "adoptCounter") && (
                  <Button
                    look="line"
                    busy={sending.is === "sending"}
                    label={`${w.adopt}: ${body.name}`}
                    onPress={() => void send({ positionId: position.id, expectedVersion: clause.version })}
                  >
                    {w.adopt}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <PositionHistory agreement={agreement} clause={clause} />
      {clause.staleCounters.map(({ position }) => (
        <Message key={position.id} tone="warn" title={w.stale(position.body.name, position.version)}>
          <p className="small">{position.body.id === agreement.viewerParty?.id ? w.staleOwnHint : w.staleHint}</p>
          <details className="fold">
            <summary>{w.staleShow}</summary>
            <Redline before={clause.current.text} after={position.words ?? ""} />
          </details>
        </Message>
      ))}
    </section>
  );
}
