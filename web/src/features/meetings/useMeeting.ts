// A meeting that is shown and followed: right within a moment, however many vote at once and whatever the line does.
import { useEffect, useMemo } from "react";
import { says, useCaughtUp, useFollowed, useRead } from "../../api/following";
import { ASIDE } from "../../api/live";
import type { MeetingFollowedSubscription } from "../../gql/graphql";
import { useOf } from "../councils/whichCouncil";
import { MEETING, MEETING_FOLLOWED } from "./meetingDocuments";
import type { Meeting } from "./MeetingPage";

type Told = NonNullable<MeetingFollowedSubscription["meetingChanged"]>;

// What a timer can wait for, about 24 days.
const LONGEST_WAIT_MS = 2_147_000_000;
const LIVE = new Set(["CALLED", "OPEN"]);
// What twenty-five change within a minute when they vote: it is told with the message and need not be asked for.
const COUNTED: ReadonlySet<string> = new Set(["castCount", "hasVoted"]);

/** Whether what is shown says all that was told, but for who has voted. */
const said = (shown: Meeting, told: Told) => says(shown, told, COUNTED);

/** The meeting with who has voted by now. */
function counted(meeting: Meeting, told: Told): Meeting {
  return {
    ...meeting,
    attendees: meeting.attendees.map((one, place) => ({ ...one, hasVoted: told.attendees[place]?.hasVoted ?? null })),
    items: meeting.items.map((item, place) => ({
      ...item,
      votes: item.votes.map((vote, nth) => ({ ...vote, castCount: told.items[place]?.votes[nth]?.castCount ?? vote.castCount })),
    })),
  };
}

/** What is read of a meeting; what was read stays when asking again fails. */
export function useMeeting(number: string) {
  const of = useOf();
  return useRead(MEETING, useMemo(() => ({ number: Number(number) || 0, of }), [number, of]));
}

/** Follows a meeting that is not over; also says whether it is live. */
export function useFollowing(meeting: Meeting, refresh: () => Promise<void>): [meeting: Meeting, live: boolean] {
  const { told: message, live } = useFollowed(MEETING_FOLLOWED, { id: meeting.id }, !LIVE.has(meeting.state), ASIDE);
  const told = message?.meetingChanged ?? null;
  useCaughtUp(told, meeting, refresh, COUNTED);
  // At its hour a meeting can be opened, and what is answered in writing be closed, though nothing has happened to it.
  useEffect(() => {
    const left = Date.parse(meeting.startsAt) - Date.now();
    const waits = meeting.state === "CALLED" || (meeting.state === "OPEN" && meeting.form === "WRITTEN");
    if (!waits || left <= 0 || left > LONGEST_WAIT_MS) return;
    const timer = setTimeout(() => void refresh(), left + 1_000);
    return () => clearTimeout(timer);
  }, [meeting.state, meeting.form, meeting.startsAt, refresh]);
  return [told && said(meeting, told) ? counted(meeting, told) : meeting, live && told !== null];
}
