// The amendments to an item: what each changes, who has moved it, what became of it, and moving one.
import { useEffect } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import type { ItemAmendmentsQuery } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { Prose, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { MeetingForm, Press } from "../meetings/MeetingForm";
import type { Item, MeetingProps } from "../meetings/MeetingPage";
import { ITEM_AMENDMENTS, MOVE_AMENDMENT, ORDER_AMENDMENTS, SUPPORT_AMENDMENT, WITHDRAW_AMENDMENT } from "./motionActs";

const TONES = { MOVED: "wait", OPEN: "warn", WITHDRAWN: "wait", ADOPTED: "ok", LOST: "stop", DROPPED: "stop" } as const;

type Amending = NonNullable<NonNullable<ItemAmendmentsQuery["meeting"]>["item"]>["amending"];

export function Amendments({ item, meeting, refresh }: MeetingProps & { item: Item }) {
  const w = useWords().motions;
  const may = (act: string) => allows(item.amending.viewerActions, act);
  const any = item.amending.amendments.length > 0;
  const on = { meetingId: meeting.id, itemId: item.id };
  if (!any && !may("moveAmendment")) return null;
  return (
    <div className="stack">
      {any && <Moved item={item} meeting={meeting} refresh={refresh} />}
      {may("orderAmendments") && item.amending.amendments.length > 1 && (
        <details>
          <summary className="small">{w.order}</summary>
          <MeetingForm
            id={`order-${item.number}`}
            title={w.order}
            look="line"
            act={ORDER_AMENDMENTS}
            fields={[{ name: "numbers", label: w.numbers, hint: w.numbersHint }]}
            input={(said) => ({ ...on, numbers: (said.numbers ?? "").split(/[^0-9]+/).filter(Boolean).map(Number) })}
            done={refresh}
          />
        </details>
      )}
      {may("moveAmendment") && (
        <details>
          <summary className="small">{w.move}</summary>
          <MeetingForm
            id={`amend-${item.number}`}
            title={w.move}
            look="line"
            act={MOVE_AMENDMENT}
            fields={[
              { name: "changes", label: w.passage, hint: w.passageHint, kind: "lines" },
              { name: "whole", label: w.words, hint: w.wordsHint, kind: "lines" },
              { name: "reason", label: w.reason, kind: "lines" },
            ]}
            input={(said) => ({
              ...on,
              reason: said.reason ?? "",
              ...(said.changes?.trim()
                ? { changes: [{ passage: said.changes, words: said.whole ?? "" }] }
                : { whole: said.whole ?? "" }),
            })}
            done={refresh}
          />
        </details>
      )}
    </div>
  );
}

function Moved({ item, meeting, refresh }: MeetingProps & { item: Item }) {
  const w = useWords().motions;
  const [{ data }, again] = useQuery({
    query: ITEM_AMENDMENTS,
    variables: { meeting: meeting.id, number: item.number },
    requestPolicy: "cache-and-network",
  });
  // Whatever has happened to the meeting may have happened to its amendments.
  useEffect(() => again({ requestPolicy: "network-only" }), [meeting, again]);
  const amending = data?.meeting?.item?.amending;
  if (!amending) return null;
  return (
    <>
      <h4>{w.title(amending.amendments.length)}</h4>
      <ul className="stack">
        {amending.amendments.map((one) => (
          <One key={one.id} one={one} amending={amending} meeting={meeting} refresh={refresh} />
        ))}
      </ul>
      {amending.texts.length > 0 && <Standing amending={amending} />}
    </>
  );
}

function One({ one, amending, meeting, refresh }: MeetingProps & { one: Amending["amendments"][number]; amending: Amending }) {
  const w = useWords().motions;
  const on = { meetingId: meeting.id, amendmentId: one.id };
  return (
    <li className="stack-2">
      <p className="row">
        <Chip icon={one.state === "ADOPTED" ? "check" : "clause"} tone={TONES[one.state]}>
          {w.states[one.state]}
        </Chip>
        <b>{w.number(one.number)}</b>
        <span className="small soft"><Written>{one.mover.displayName}</Written></span>
        {one.number === amending.nextAmendment && <span className="small">{w.next}</span>}
      </p>
      {one.changes.map((change) => (
        <blockquote key={change.passage ?? ""} className="quote">
          {change.passage === null ? (
            <Prose text={change.words} />
          ) : (
            <p>
              <del>{change.passage}</del> → {change.words ? <ins>{change.words}</ins> : w.struck}
            </p>
          )}
        </blockquote>
      ))}
      <p className="small">
        {w.reason}: {one.reason}
      </p>
      {one.state === "MOVED" && <p className="small soft">{w.supporters(one.supporters, amending.supportersNeeded)}</p>}
      <div className="row">
        {allows(one.viewerActions, "supportAmendment") && (
          <Press title={w.support(one.number)} look="line" act={SUPPORT_AMENDMENT} input={on} done={refresh} />
        )}
        {allows(one.viewerActions, "withdrawAmendment") && (
          <Press title={w.withdraw(one.number)} look="plain" act={WITHDRAW_AMENDMENT} input={on} done={refresh} />
        )}
      </div>
    </li>
  );
}

function Standing({ amending }: { amending: Amending }) {
  const w = useWords().motions;
  const last = amending.texts.at(-1);
  if (!last) return null;
  return (
    <div className="stack-2">
      <h4>{w.standing(last.version)}</h4>
      <blockquote className="quote">
        <Prose text={last.words} />
      </blockquote>
      <p className="small soft address">SHA-256 {last.sha256}</p>
    </div>
  );
}
