// What came of a vote: the figures, why they make it so, and who said what where one may know.
import { useState } from "react";
import { useQuery } from "urql";
import { Icon } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Told, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { Arithmetic } from "./Arithmetic";
import { VOTE_STEPS } from "./meetingDocuments";
import type { Vote } from "./MeetingPage";

const TONES = { CARRIED: "ok", LOST: "stop", NO_QUORUM: "warn", AWAITS_CHAIR: "warn", AWAITS_VOTE: "warn" } as const;

const MARKS = { FOR: "check", AGAINST: "stop", ABSTAIN: "minus" } as const;

interface OutcomeProps {
  vote: Vote;
  meetingId: string;
}

export function Outcome({ vote, meetingId }: OutcomeProps) {
  const w = useWords().meeting;
  const { motions } = useWords();
  const { outcome } = vote;
  const [open, setOpen] = useState(false);
  const on = vote.amendment === null ? w.voteNumber(vote.number) : `${w.voteNumber(vote.number)} · ${motions.number(vote.amendment)}`;
  const about = vote.challenged ? w.onChallenge(vote.challenged.displayName) : vote.privateGround ? w.privacy.onPrivacy : on;
  if (!outcome)
    return (
      <p>
        <Chip icon={vote.closedAt ? "stop" : "clock"} tone={vote.closedAt ? "stop" : "warn"}>
          {vote.closedAt ? motions.calledOff : w.voting}
        </Chip>{" "}
        <Told>{about}</Told> · {vote.kind === "CONSENT" ? w.objections(vote.castCount) : w.votesCast(vote.castCount)}
      </p>
    );
  return (
    <div className="stack-2">
      <p className="row">
        <Chip icon={outcome.result === "CARRIED" ? "check" : "stop"} tone={TONES[outcome.result]}>
          {w.results[outcome.result]}
        </Chip>
        <span className="small soft">
          <Told>{about}</Told> · {w.kinds[vote.kind]}
        </span>
      </p>
      <p>
        {w.figures(outcome.inFavour, outcome.against, outcome.abstain)}
        <span className="small soft">
          {" "}
          · {w.others(outcome.silent, outcome.recused, outcome.absent)}
        </span>
      </p>
      {w.ties[outcome.tie] && <p>{w.ties[outcome.tie]}</p>}
      <p className="small">{vote.kind === "CONSENT" ? w.consentNeeded : w.majority(outcome.base, outcome.needed)}</p>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="small">{w.arithmetic}</summary>
        {open && <Steps id={meetingId} number={vote.number} />}
      </details>
    </div>
  );
}

function Steps({ id, number }: { id: string; number: number }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: VOTE_STEPS, variables: { id, number }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={w.loading.page} />;
  const { outcome = null, ballots = null } = data.meeting?.vote ?? {};
  return (
    <>
      <Arithmetic steps={outcome?.steps ?? []} />
      {ballots && ballots.length > 0 && (
        <ul className="seats">
          {ballots.map((one) => (
            <li key={one.name.displayName} className="seat">
              <Icon name={MARKS[one.choice]} />
              <span>
                {one.proxy ? <Told>{w.meeting.proxy.standsFor(one.proxy.displayName, one.name.displayName)}</Told> : <Written>{one.name.displayName}</Written>}: {w.meeting.choices[one.choice]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
