// Which notices come by mail, room by room; those one must not miss stand apart, and cannot be turned off.
import type { NoticeKind, NoticesQuery } from "../../gql/graphql";
import { useWords } from "../../words";
import { ROOMS, roomOf } from "./noticeRooms";

type Choice = NonNullable<NoticesQuery["noticeSetting"]>["choices"][number];

export function MailKinds({ choices, muted, mute }: { choices: Choice[]; muted: NoticeKind[]; mute: (kinds: NoticeKind[]) => void }) {
  const w = useWords().mine;
  const mine = choices.filter((one) => one.canBeMuted);
  const always = choices.filter((one) => !one.canBeMuted);
  const turn = (kind: NoticeKind) => mute(muted.includes(kind) ? muted.filter((one) => one !== kind) : [...muted, kind]);
  const rooms = ROOMS.map((room) => ({ room, kinds: mine.filter((one) => roomOf(one.kind) === room) })).filter((one) => one.kinds.length > 0);
  return (
    <>
      <fieldset>
        <legend className="strong">{w.kinds}</legend>
        {rooms.map(({ room, kinds }) => (
          <details key={room} className="fold" open={room === "ideas"}>
            <summary>{w.mailRoom(w.mailRooms[room], kinds.filter((one) => !muted.includes(one.kind)).length, kinds.length)}</summary>
            <ul>
              {kinds.map((one) => (
                <li key={one.kind}>
                  <label className="point point-wide">
                    <input type="checkbox" checked={!muted.includes(one.kind)} onChange={() => turn(one.kind)} />
                    {one.text}
                  </label>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </fieldset>
      <details className="fold">
        <summary>{w.always(always.length)}</summary>
        <p className="small soft">{w.alwaysWhy}</p>
        <ul className="stack-2">
          {always.map((one) => (
            <li key={one.kind}>{one.text}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
