// The vote that is open: one's own vote, and who has voted; what they said is told when it is closed.
import { useState } from "react";
import { allows } from "../../api/allows";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Told, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { AmendedText } from "../motions/AmendedText";
import { Press } from "./MeetingForm";
import type { Meeting, MeetingProps, Vote } from "./MeetingPage";
import { CAST_VOTE } from "./meetingVerbs";

export function VotePanel({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  // What was refused is told although the vote it was said in is gone from the page: it came too late.
  const [late, setLate] = useState<{ vote: string; refusal: RefusalBodyFragment } | null>(null);
  const open = meeting.items.flatMap((item) => item.votes).find(({ closedAt }) => closedAt === null);
  const may = allows(meeting.viewerActions, "castVote");
  const lost = late && !(may && late.vote === open?.id) && late;
  const told = lost && (
    <section className="card card-duty stack" aria-labelledby="uncounted">
      <h2 id="uncounted">{w.live.uncounted}</h2>
      <RefusalMessage refusal={lost.refusal} />
    </section>
  );
  if (!open) return told;
  const voters = meeting.attendees.filter((one) => one.votes);
  return (
    <>
      {told}
      {may && <Ballot vote={open} voters={voters.length} instead={meeting.attendees.find(({ isViewer }) => isViewer)?.standsFor?.displayName} refresh={refresh} refused={(refusal) => setLate(refusal && { vote: open.id, refusal })} />}
      {!lost && <Barred meeting={meeting} />}
      {meeting.attendees.some(({ hasVoted }) => hasVoted !== null) ? (
        <Seats meeting={meeting} vote={open} />
      ) : (
        open.kind === "SECRET" && <p className="card card-quiet small">{w.live.secretSeats}</p>
      )}
    </>
  );
}

/** Why somebody of the council has no vote in the one that is open: by his seat, an interest, or the hour. */
function Barred({ meeting }: { meeting: Meeting }) {
  const w = useWords().meeting;
  const refusal = meeting.viewerActions.find(({ name }) => name === "castVote")?.refusal;
  const ofIt = meeting.attendees.some(({ isViewer }) => isViewer);
  const short = refusal?.reason === "no_quorum" || refusal?.reason === "no_quorum_without_them";
  const stands = short || refusal?.reason === "answers_are_over";
  if (!refusal || !(stands || ofIt)) return null;
  const title = short ? w.live.stopped : stands ? w.live.answersOver : w.live.noVote;
  return (
    <section className={stands ? "card card-duty stack" : "card card-quiet stack"} aria-labelledby="stopped">
      <h2 id="stopped">{title}</h2>
      <RefusalMessage refusal={refusal} />
    </section>
  );
}

const CHOICES = ["FOR", "AGAINST", "ABSTAIN"] as const;
const MARKS = { FOR: "check", AGAINST: "stop", ABSTAIN: "minus" } as const;

interface BallotProps {
  vote: Vote;
  voters: number;
  /** The member in whose place it is cast. */
  instead: string | undefined;
  refresh: () => void;
  refused: (refusal: RefusalBodyFragment | null) => void;
}

function Ballot({ vote, voters, instead, refresh, refused }: BallotProps) {
  const w = useWords().meeting;
  const choices = vote.kind === "CONSENT" ? (["AGAINST"] as const) : CHOICES;
  return (
    <section className="card card-duty stack" aria-labelledby="ballot">
      <h2 id="ballot"><Told>{vote.challenged ? w.ballotOnChallenge(vote.challenged.displayName) : vote.privateGround ? w.privacy.ballot : w.ballot}</Told></h2>
      {instead && <p><b><Told>{w.proxy.votesFor(instead)}</Told></b></p>}
      {vote.amendment !== null && <AmendedText vote={vote} />}
      <p>{vote.kind === "CONSENT" ? w.consentHint : vote.kind === "SECRET" ? w.secretHint : w.ballotHint}</p>
      <div className="votes-3">
        {choices.map((choice) => (
          <Press
            key={choice}
            title={vote.kind === "CONSENT" ? w.object : w.choices[choice]}
            {...(vote.viewerChoice === choice ? {} : { look: "line" as const })}
            big
            {...(vote.kind === "SECRET" ? {} : { pressed: vote.viewerChoice === choice })}
            act={CAST_VOTE}
            input={{ voteId: vote.id, choice }}
            done={() => {
              refused(null);
              refresh();
            }}
            refused={refused}
          />
        ))}
      </div>
      <div className="stack-2" role="status">
        {vote.viewerChoice && (
          <Chip icon={MARKS[vote.viewerChoice]} tone="ok">
            {w.yourChoice(vote.kind === "CONSENT" ? w.object : w.choices[vote.viewerChoice])}
          </Chip>
        )}
        {vote.kind === "SECRET" && vote.viewerVoted && (
          <Chip icon="check" tone="ok">
            {w.secretVoted}
          </Chip>
        )}
      </div>
      <p className="small soft">{vote.kind === "CONSENT" ? w.objections(vote.castCount) : w.castSoFar(vote.castCount, voters)}</p>
    </section>
  );
}

/** Everybody whose vote counts now, and whoever has voted and has gone since. */
function Seats({ meeting, vote }: { meeting: Meeting; vote: Vote }) {
  const w = useWords().meeting;
  // A seat is shown once: as whoever fills it now.
  const filled = new Set(meeting.attendees.flatMap((one) => (one.votes && one.fillsSeatId ? [one.fillsSeatId] : [])));
  const seats = meeting.attendees.filter((one) => one.votes || (one.isMember && one.hasVoted && !filled.has(one.appointmentId ?? "")));
  return (
    <section className="card stack" aria-labelledby="seats">
      <div className="row row-between">
        <h2 id="seats">{w.castSoFar(vote.castCount, meeting.attendees.filter((one) => one.votes).length)}</h2>
        <span className="small soft">{w.live.told}</span>
      </div>
      <ul className="seats">
        {seats.map((one, place) => (
          <li key={one.appointmentId ?? place} className={one.hasVoted ? "seat seat-cast" : "seat"}>
            <Icon name={one.hasVoted ? "check" : "clock"} />
            <span>
              {one.standsFor ? <Told>{w.proxy.standsFor(one.name.displayName, one.standsFor.displayName)}</Told> : <Written>{one.name.displayName}</Written>}
              <span className="only-read"> {one.hasVoted ? w.live.cast : w.live.notCast}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
