// What a projector shows the room: the item, the quorum, who speaks, the vote. No controls; it follows live.
import { useQuery } from "urql";
import { useFollowed } from "../../api/following";
import { graphql } from "../../gql";
import type { DisplayWholeFragment } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { Prose, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { useOf } from "../councils/whichCouncil";
import { Lost, quorumSaid } from "./Quorum";

graphql(`
  fragment DisplayWhole on Meeting {
    id
    number
    watch { watched inPrivate viewerWatches }
    recordings { on }
    display {
      state
      itemNumber
      itemTitle
      itemMotion
      quorum { inOffice needed present counted met lost { ...QuorumLost } }
      vote { itemNumber kind open challenge cast voters result tie inFavour against abstain base needed amendment motion }
      speaker { since name { displayName } }
      waiting
    }
  }
`);

const DISPLAY = graphql(`
  query RoomDisplay($number: Int!, $of: ID) {
    council(id: $of, meeting: $number) { id name meeting(number: $number) { ...DisplayWhole } }
  }
`);

const DISPLAY_FOLLOWED = graphql(`
  subscription RoomDisplayFollowed($id: ID!) {
    meetingChanged(id: $id) { ...DisplayWhole }
  }
`);

export default function DisplayPage({ number }: { number: string }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: DISPLAY, variables: { number: Number(number) || 0, of: useOf() }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={w.loading.page} />;
  const council = data.council;
  if (!council?.meeting) return <h1 id="title">{w.meeting.none}</h1>;
  return <Room meeting={council.meeting} council={council.name} />;
}

function Room({ meeting, council }: { meeting: DisplayWholeFragment; council: string }) {
  const w = useWords().meeting;
  const { told, live } = useFollowed(DISPLAY_FOLLOWED, { id: meeting.id });
  const { display, watch, recordings } = told?.meetingChanged ?? meeting;
  const { quorum, vote, speaker } = display;
  // What is voted on; a challenge to a member is a question of its own.
  const motion = vote?.open ? vote.motion : display.itemMotion;
  return (
    <div className="display stack-6">
      <header className="row row-between">
        <p>
          {council} · {w.title(meeting.number)}
        </p>
        <p>
          <b>{w.states[display.state]}</b> <Icon name={live ? "check" : "offline"} /> {live ? w.connected : w.reconnecting}
        </p>
      </header>
      <div role="status">
        {recordings.some(({ on }) => on) && (
          <p className="display-big">
            <Icon name="warn" /> {w.recordingOn}
          </p>
        )}
      </div>
      <h1 id="title">{display.itemNumber ? <Written>{`${display.itemNumber}. ${display.itemTitle ?? ""}`}</Written> : w.display.noItem}</h1>
      {display.state === "OPEN" && !watch.viewerWatches && <p className="display-big">{watch.inPrivate ? w.privacy.inPrivate : w.privacy.notOpen}</p>}
      {motion && (
        <div className="display-motion">
          <Prose text={motion} />
        </div>
      )}
      {vote && <VoteShown vote={vote} stopped={vote.open && !quorum.met} />}
      <div className="display-foot">
        <section aria-labelledby="shown-quorum">
          <h2 id="shown-quorum">{w.quorum}</h2>
          <p className={quorum.met ? "display-big" : "display-big display-stop"}>
            <Icon name={quorum.met ? "check" : "stop"} /> {quorumSaid(w, quorum, display.state === "OPEN")}
          </p>
          <p>{w.quorumNow(quorum.counted, quorum.needed, quorum.inOffice)}</p>
          {quorum.lost && <Lost lost={quorum.lost} />}
        </section>
        <section aria-labelledby="shown-floor">
          <h2 id="shown-floor">{w.floor.title}</h2>
          <p className="display-big">{speaker ? <Written>{speaker.name.displayName}</Written> : w.floor.nobody}</p>
          {display.waiting > 0 && <p>{w.floor.line(display.waiting)}</p>}
        </section>
      </div>
    </div>
  );
}

function VoteShown({ vote, stopped }: { vote: NonNullable<DisplayWholeFragment["display"]["vote"]>; stopped: boolean }) {
  const w = useWords().meeting;
  const figures = vote.inFavour !== null && vote.against !== null && vote.abstain !== null;
  return (
    <section className="display-vote stack-2" aria-labelledby="shown-vote">
      <h2 id="shown-vote">
        {w.itemNumber(vote.itemNumber)} · {vote.amendment !== null && `${w.display.amendment(vote.amendment)} · `}
        {vote.challenge ? w.display.challenge : w.kinds[vote.kind]} · {stopped ? w.live.stopped : vote.open ? w.voting : w.display.over}
      </h2>
      {vote.open && vote.cast !== null && <p className="display-big">{w.castSoFar(vote.cast, vote.voters)}</p>}
      {vote.open && vote.kind === "SECRET" && <p>{w.display.secret}</p>}
      <div role="status">
        {vote.result && <p className="display-huge">{w.results[vote.result]}</p>}
        {vote.tie && w.ties[vote.tie] && <p className="display-big">{w.ties[vote.tie]}</p>}
        {figures && <p className="display-big">{w.figures(vote.inFavour ?? 0, vote.against ?? 0, vote.abstain ?? 0)}</p>}
        {figures && vote.base !== null && vote.needed !== null && (
          <p>{vote.kind === "CONSENT" ? w.consentNeeded : w.majority(vote.base, vote.needed)}</p>
        )}
      </div>
    </section>
  );
}
