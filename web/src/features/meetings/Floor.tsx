// Who speaks and who waits: one asks for the floor, whoever presides gives it in order or with a reason.
import { allows } from "../../api/allows";
import { Icon } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Told, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { ASK_FOR_FLOOR, CLOSE_FLOOR, GIVE_FLOOR, GIVE_FLOOR_BACK } from "./floorVerbs";
import { MeetingForm, Press } from "./MeetingForm";
import type { MeetingProps } from "./MeetingPage";

export function Floor({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting.floor;
  const { floor } = meeting;
  const meetingId = meeting.id;
  const may = (act: string) => allows(meeting.viewerActions, act);
  const gives = may("giveFloor");
  const closes = may("closeFloor");
  const own = [floor.speaking, ...floor.waiting].some((one) => one?.isViewer);
  const others = meeting.attendees.filter(({ mode, appointmentId }) => mode !== null && appointmentId !== null && appointmentId !== floor.speaking?.appointmentId);
  return (
    <section className="card stack" aria-labelledby="floor">
      <h2 id="floor">{w.title}</h2>
      {floor.speaking ? (
        <p className="row">
          <Chip icon="text" tone="info">
            {w.speaks}
          </Chip>
          <b><Written>{floor.speaking.name.displayName}</Written></b>
          {floor.speaking.reason && <span className="small soft">{w.outOfOrder(floor.speaking.reason)}</span>}
        </p>
      ) : (
        <p className="soft">{w.nobody}</p>
      )}
      {floor.speaking && (closes || floor.speaking.isViewer) && (
        <Press
          title={w.end}
          look="line"
          act={GIVE_FLOOR_BACK}
          input={{ meetingId, appointmentId: floor.speaking.isViewer ? null : floor.speaking.appointmentId }}
          done={refresh}
        />
      )}
      <h3>
        {w.line(floor.waiting.length)} {floor.closed && <Chip icon="minus" tone="wait">{w.closed}</Chip>}
      </h3>
      {floor.waiting.length > 0 && (
        <ol className="stack-2">
          {floor.waiting.map((one, place) => (
            <li key={one.appointmentId ?? `${one.name.displayName} ${place}`}>
              <Written>{one.name.displayName}</Written>
              {gives && place === 0 && one.appointmentId && (
                <Press title={w.give(one.name.displayName)} act={GIVE_FLOOR} input={{ meetingId, appointmentId: one.appointmentId }} done={refresh} />
              )}
            </li>
          ))}
        </ol>
      )}
      {may("askForFloor") && !own && <Press title={w.ask} look="line" act={ASK_FOR_FLOOR} input={{ meetingId }} done={refresh} />}
      {own && !floor.speaking?.isViewer && <Press title={w.leave} look="plain" act={GIVE_FLOOR_BACK} input={{ meetingId }} done={refresh} />}
      {gives && others.length > 0 && (
        <details>
          <summary className="small">{w.giveOutOfOrder}</summary>
          <MeetingForm
            id="floor-give"
            title={w.giveHim}
            look="line"
            act={GIVE_FLOOR}
            fields={[
              { name: "appointmentId", label: w.whom, first: others[0]?.appointmentId ?? "", options: others.map((one) => [one.appointmentId ?? "", one.name.displayName] as const) },
              { name: "reason", label: w.reason, hint: w.reasonHint },
            ]}
            input={(said) => ({ meetingId, appointmentId: said.appointmentId ?? "", reason: said.reason ?? "" })}
            done={refresh}
          />
        </details>
      )}
      {closes && <Press title={floor.closed ? w.reopen : w.close} look="plain" act={CLOSE_FLOOR} input={{ meetingId, closed: !floor.closed }} done={refresh} />}
      {floor.spoken.length > 0 && (
        <details>
          <summary className="small">{w.used}</summary>
          <ul className="small">
            {floor.spoken.map((one) => (
              <li key={one.name.displayName}>
                <Icon name="clock" /> <Told>{w.usedBy(one.name.displayName, one.turns, one.seconds)}</Told>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
