// Which room of the house a notice comes from: a resident looks for his ideas, not for fifty kinds in a row.
import type { NoticeKind } from "../../gql/graphql";

export const ROOMS = ["ideas", "labs", "consortium", "council", "agreements"] as const;
export type Room = (typeof ROOMS)[number];

const KINDS: Record<Exclude<Room, "ideas">, NoticeKind[]> = {
  labs: ["LAB_SEAT_OFFERED", "LAB_JUDGE", "LAB_CALLED", "LAB_WAITING", "LAB_WORKSHOP", "LAB_ENDED"],
  consortium: ["CONSORTIUM_ASKED", "CONSORTIUM_PUT", "CONSORTIUM_DECIDED", "MONEY_PROPOSED", "PARTY_JOINED", "PARTY_LEFT", "PARTIES_CHANGED"],
  council: [
    ...(["MEETING_CALLED", "MEETING_CANCELLED", "MEETING_CHANGED", "MEETING_ITEM_DROPPED", "MEMBER_SEATED"] as const),
    ...(["PROXY_TO_ACCEPT", "PROXY_NAMED", "PROXY_ACCEPTED", "PROXY_WITHDRAWN"] as const),
    ...(["INTEREST_DUE", "INTEREST_LATE", "INTEREST_REPORTED", "INTEREST_DUE_SOON", "INTEREST_RECEIVED"] as const),
    ...(["DECISION_ASSIGNED", "DECISION_DUE_TODAY", "DECISION_REPORTED", "DECISION_DUE_SOON", "DECISION_LATE"] as const),
    ...(["MINUTES_ROUND", "MINUTES_ANSWERED"] as const),
  ],
  agreements: [
    ...(["SIGNING_ASKED", "AGREEMENT_SIGNED", "AGREEMENT_IN_FORCE", "EDITION_ENDED", "TALK_SAID"] as const),
    ...(["MANDATE_GIVEN", "MANDATE_ENDED", "MANDATE_LAPSED"] as const),
    ...(["OBLIGATION_DUE_TODAY", "OBLIGATION_LATE", "OBLIGATION_REPORTED", "OBLIGATION_RETURNED"] as const),
    ...(["OBLIGATION_DUE_SOON", "OBLIGATION_OVERDUE", "OBLIGATION_ESCALATED"] as const),
    ...(["DISPUTE_NOTIFIED", "DISPUTE_PROPOSED", "DISPUTE_MOVED", "DISPUTE_CLOCK_OVER", "DISPUTE_ENDED"] as const),
    ...(["SETTLEMENT_HANDED_IN", "SETTLEMENT_RETURNED", "SETTLEMENT_ACCEPTED"] as const),
  ],
};
const ROOM_OF = new Map(Object.entries(KINDS).flatMap(([room, kinds]) => kinds.map((kind) => [kind, room as Room])));

// Whatever stands in none of the others has to do with ideas and votes, as most notices do.
export const roomOf = (kind: NoticeKind): Room => ROOM_OF.get(kind) ?? "ideas";
