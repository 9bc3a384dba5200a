// A meeting that is shown and followed: right within a moment, however many vote at once and whatever the line does.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useClient, useQuery } from "urql";
import { useFollowed } from "../../api/following";
import { ASIDE } from "../../api/live";
import type { MeetingFollowedSubscription } from "../../gql/graphql";
import { MEETING, MEETING_FOLLOWED } from "./meetingDocuments";
import type { Meeting } from "./MeetingPage";

type Told = NonNullable<MeetingFollowedSubscription["meetingChanged"]>;

// What a timer can wait for, about 24 days.
const LONGEST_WAIT_MS = 2_147_000_000;
// After each answer that is older than what was told.
const TRIES_MS = [300, 1_000, 2_000, 4_000, 8_000, 16_000];
const LIVE = new Set(["CALLED", "OPEN"]);
// What twenty-five change within a minute when they vote: it is told with the message and need not be asked for.
const COUNTED = new Set(["__typename", "castCount", "hasVoted"]);

const wait = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

/** Whether what is shown says all that was told, but for who has voted. */
export function says(shown: unknown, told: unknown): boolean {
  if (Array.isArray(told)) return Array.isArray(shown) && shown.length === told.length && told.every((one, place) => says(shown[place], one));
  if (told === null || typeof told !== "object") return shown === told;
  if (shown === null || typeof shown !== "object") return false;
  return Object.entries(told).every(([name, one]) => COUNTED.has(name) || says((shown as Record<string, unknown>)[name], one));
}

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

/** Asks one at a time: what is wanted while an answer is on its way is asked for once, after it. */
function useInTurn(ask: () => Promise<unknown>): () => Promise<void> {
  const turn = useRef({ wanted: false, running: null as Promise<void> | null });
  return useCallback(() => {
    const now = turn.current;
    now.wanted = true;
    now.running ??= (async () => {
      while (now.wanted) {
        now.wanted = false;
        await ask();
      }
      now.running = null;
    })();
    return now.running;
  }, [ask]);
}

/** What is read of a meeting; what was read stays when asking again fails. */
export function useMeeting(number: string) {
  const client = useClient();
  const variables = useMemo(() => ({ number: Number(number) || 0 }), [number]);
  const [{ data, error }] = useQuery({ query: MEETING, variables, requestPolicy: "cache-and-network" });
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);
  const refresh = useInTurn(useCallback(() => client.query(MEETING, variables, { requestPolicy: "network-only" }).toPromise(), [client, variables]));
  return { data: kept, error, refresh };
}

/** Follows a meeting that is not over; also says whether it is live. */
export function useFollowing(meeting: Meeting, refresh: () => Promise<void>): [meeting: Meeting, live: boolean] {
  const { told: message, live } = useFollowed(MEETING_FOLLOWED, { id: meeting.id }, !LIVE.has(meeting.state), ASIDE);
  const told = message?.meetingChanged ?? null;
  const shown = useRef(meeting);
  useEffect(() => {
    shown.current = meeting;
  });
  useEffect(() => {
    let over = false;
    const catchUp = async () => {
      for (const pause of TRIES_MS) {
        if (over || told === null || says(shown.current, told)) return;
        await refresh();
        await wait(pause);
      }
    };
    void catchUp();
    return () => {
      over = true;
    };
  }, [told, refresh]);
  // At its hour a meeting can be opened, though nothing has happened to it.
  useEffect(() => {
    const left = Date.parse(meeting.startsAt) - Date.now();
    if (meeting.state !== "CALLED" || left <= 0 || left > LONGEST_WAIT_MS) return;
    const timer = setTimeout(() => void refresh(), left + 1_000);
    return () => clearTimeout(timer);
  }, [meeting.state, meeting.startsAt, refresh]);
  return [told && says(meeting, told) ? counted(meeting, told) : meeting, live && told !== null];
}
