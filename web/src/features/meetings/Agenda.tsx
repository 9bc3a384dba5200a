// The agenda: each item with its words, papers, parties, votes and what came of them, and the ways out of it.
import { Link } from "wouter";
import { allows } from "../../api/allows";
import { Chip } from "../../ui/Parts";
import { Prose, Told, Written } from "../../ui/Text";
import { day } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { useOfCouncil } from "../councils/whichCouncil";
import { RuleChange } from "../councilRules/RuleChange";
import { Amendments } from "../motions/Amendments";
import { Dropped, DropItem } from "./Changing";
import { CorrectItem } from "./CorrectItem";
import { MeetingForm } from "./MeetingForm";
import type { Item, Meeting, MeetingProps } from "./MeetingPage";
import { CHALLENGE_MEMBER, DECLARE_INTEREST, EXCLUDE_FROM_ITEM, WITHDRAW_FROM_ITEM } from "./meetingVerbs";
import { Outcome } from "./Outcome";
import { Papers } from "./Papers";
import { topicSaid } from "./topics";

const TONES = { TABLED: "wait", CALLED: "warn", RESOLVED: "ok", REJECTED: "stop", DISCUSSED: "info", DEFERRED: "wait", TAKEN_OFF: "stop" } as const;

/** While an item is called it stands first; each stays the same element, with what is written into it. */
export function Agenda({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const called = meeting.items.filter(({ id }) => id === meeting.calledItemId);
  const others = meeting.items.filter(({ id }) => id !== meeting.calledItemId);
  return (
    <section className="stack" aria-labelledby="agenda">
      <h2 id="agenda">{called.length > 0 ? w.live.called : w.agenda(meeting.items.filter(({ state }) => state !== "TAKEN_OFF").length)}</h2>
      {meeting.items.length === 0 && <p className="card card-quiet">{w.noItems}</p>}
      {[...called, ...others].flatMap((item, place) => [
        ...(called.length > 0 && place === 1 ? [<h2 key="others">{w.live.others}</h2>] : []),
        <One key={item.id} item={item} meeting={meeting} refresh={refresh} />,
      ])}
      <Dropped meeting={meeting} />
    </section>
  );
}

function One({ item, meeting, refresh }: MeetingProps & { item: Item }) {
  const { meeting: w, motions } = useWords();
  const address = useOfCouncil();
  const { language } = useSpeech();
  return (
    <article className="card stack" aria-labelledby={`item-${item.number}`}>
      <p className="head-chips row">
        <Chip icon={item.state === "RESOLVED" ? "check" : "clause"} tone={TONES[item.state]}>
          {w.itemStates[item.state]}
        </Chip>
        <span className="small soft">
          {topicSaid(item, w.topics)} · {w.asked[item.asked]}
        </span>
      </p>
      <h3 id={`item-${item.number}`}>
        {item.number}. <Written>{item.title}</Written>
      </h3>
      <blockquote className="quote">
        <Prose text={item.motion} />
      </blockquote>
      {item.ruleChange && <RuleChange change={item.ruleChange} />}
      {item.conclusion && <p>{item.state === "TAKEN_OFF" ? w.changing.why(item.conclusion) : <Written>{item.conclusion}</Written>}</p>}
      <CorrectItem item={item} meeting={meeting} refresh={refresh} />
      <DropItem item={item} meeting={meeting} refresh={refresh} />
      <Amendments item={item} meeting={meeting} refresh={refresh} />
      {item.agreementNumber && (
        <p className="small">
          <Link className="more" href={`/agreements/${item.agreementNumber}`}>{motions.aboutAgreement(item.agreementNumber)}</Link>
        </p>
      )}
      {item.proposalNumber && (
        <p className="small">
          <Link className="more" href={`/ideas/${item.proposalNumber}`}>{w.fromIdea(item.proposalNumber)}</Link>
        </p>
      )}
      {item.takenUpBy && (
        <p className="small">
          <Link className="more" href={address(`/council/meetings/${item.takenUpBy.meeting}`)}>{w.takenUp(item.takenUpBy.meeting, item.takenUpBy.item)}</Link>
        </p>
      )}
      {item.parties.length > 0 && (
        <p className="small">
          {w.parties}: {item.parties.map(({ body }) => body.name).join(", ")}
        </p>
      )}
      <Papers item={item} meeting={meeting} refresh={refresh} />
      {item.interests.map((one) => (
        <p key={`${one.name.displayName} ${one.declaredAt}`} className="small">
          <Chip icon="warn" tone="warn">
            {w.declared}
          </Chip>{" "}
          <Written>{one.name.displayName}</Written> · <Written>{one.body.name}</Written> · {w.bonds[one.bond]}
          {one.daysLate > 0 && ` · ${w.interest.late(one.daysLate)}`}
        </p>
      ))}
      {item.viewerDuties.map((one) => (
        <p key={one.body.id} className="small">
          <Chip icon="warn" tone={one.daysLate > 0 ? "stop" : "warn"}>
            {one.daysLate > 0 ? w.interest.late(one.daysLate) : w.interest.due}
          </Chip>{" "}
          <Told>{w.interest.ask(one.body.name, w.bonds[one.bond])}</Told> {w.interest.until} {day(one.dueOn, language)}
        </p>
      ))}
      <WhoIsOut item={item} meeting={meeting} />
      {item.votes.map((vote) => (
        <Outcome key={vote.id} vote={vote} meetingId={meeting.id} />
      ))}
      <WaysOut item={item} meeting={meeting} refresh={refresh} />
    </article>
  );
}

const outOf = (meeting: Meeting, item: Item) => meeting.attendees.filter((one) => one.outOf.includes(item.id));

/** Who decides nothing about an item, long before it is called: whoever withdrew sees that it is so. */
function WhoIsOut({ item, meeting }: { item: Item; meeting: Meeting }) {
  const w = useWords().meeting;
  const out = outOf(meeting, item);
  if (out.length === 0) return null;
  return (
    <p className="small">
      <Chip icon="minus" tone="warn">
        {w.areOut}
      </Chip>{" "}
      {out.map(({ appointmentId, name, isViewer }, place) => (
        <span key={appointmentId ?? name.displayName}>
          {place > 0 && ", "}
          <Written>{name.displayName}</Written>
          {isViewer && ` (${w.me})`}
        </span>
      ))}
    </p>
  );
}

function WaysOut({ item, meeting, refresh }: MeetingProps & { item: Item }) {
  const w = useWords().meeting;
  const may = (act: string) => allows(meeting.viewerActions, act);
  const over = item.state === "TAKEN_OFF" || item.state === "RESOLVED" || item.state === "REJECTED" || item.state === "DISCUSSED";
  const declares = may("declareInterest") && item.parties.length > 0;
  const withdraws = may("withdrawFromItem") && !outOf(meeting, item).some(({ isViewer }) => isViewer);
  if (over || !(withdraws || may("excludeFromItem") || may("challengeMember") || declares)) return null;
  const on = { meetingId: meeting.id, itemId: item.id };
  const ground = { name: "ground", label: w.ground, hint: w.groundHint };
  // Whoever is out of another item can still be kept out of this one, and nobody of this one twice.
  const members = meeting.attendees.filter(({ isMember, outOf }) => isMember && !outOf.includes(item.id));
  const who = {
    name: "appointmentId",
    label: w.member,
    first: members[0]?.appointmentId ?? "",
    options: members.flatMap(({ appointmentId, name }) => (appointmentId ? [[appointmentId, name.displayName] as const] : [])),
  };
  return (
    <details>
      <summary className="small">{declares || withdraws ? w.waysOut : w.keepOut}</summary>
      <div className="stack-6 section-s">
        {declares && (
          <MeetingForm
            id={`declare-${item.number}`}
            title={w.declare}
            look="line"
            act={DECLARE_INTEREST}
            fields={[
              { name: "bodyId", label: w.party, first: item.parties[0]?.body.id ?? "", options: item.parties.map(({ body }) => [body.id, body.name] as const) },
              { name: "bond", label: w.bond, first: "ADVICE", options: Object.entries(w.bonds) },
              { name: "knownOn", label: w.interest.knownOn, hint: w.interest.knownHint, kind: "day" },
            ]}
            input={(said) => ({ ...on, bodyId: said.bodyId ?? "", bond: said.bond as keyof typeof w.bonds, knownOn: said.knownOn || null })}
            done={refresh}
          />
        )}
        {withdraws && (
          <MeetingForm
            id={`withdraw-${item.number}`}
            title={w.withdraw}
            look="line"
            act={WITHDRAW_FROM_ITEM}
            fields={[ground]}
            input={(said) => ({ ...on, ground: said.ground ?? "" })}
            done={refresh}
          />
        )}
        {may("excludeFromItem") && who.first && (
          <MeetingForm
            id={`exclude-${item.number}`}
            title={w.exclude}
            look="line"
            act={EXCLUDE_FROM_ITEM}
            fields={[who, ground]}
            input={(said) => ({ ...on, appointmentId: said.appointmentId ?? "", ground: said.ground ?? "" })}
            done={refresh}
          />
        )}
        {may("challengeMember") && who.first && item.state === "CALLED" && (
          <MeetingForm
            id={`challenge-${item.number}`}
            title={w.challenge}
            look="line"
            act={CHALLENGE_MEMBER}
            fields={[who, ground]}
            input={(said) => ({ ...on, appointmentId: said.appointmentId ?? "", ground: said.ground ?? "" })}
            done={refresh}
          />
        )}
      </div>
    </details>
  );
}
