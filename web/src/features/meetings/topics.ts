// The topics an item can be put on: those that the rules of the day of the meeting name, by their own words.
import { useQuery } from "urql";
import type { AgendaTopic } from "../../gql/graphql";
import { useWords } from "../../words";
import { useOf } from "../councils/whichCouncil";
import { TOPICS_OF } from "./meetingDocuments";
import type { Asked } from "./MeetingForm";
import type { Meeting } from "./MeetingPage";

const SEOUL_MS = 9 * 3_600_000;
const dayInSeoul = (at: string) => new Date(Date.parse(at) + SEOUL_MS).toISOString().slice(0, 10);

/** Words of a pack stand amid a sentence; alone they begin like one. */
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A change of the council's own rules has a form of its own, and what a place adds is named by itself. */
const APART = new Set(["OWN_RULES", "BY_ORDINANCE"]);

/** The field of the topic; what it says goes through `topicOf`. */
export function useTopicField(meeting: Meeting, first: string): Asked {
  const w = useWords().meeting;
  const variables = { of: useOf(), meeting: meeting.number, on: dayInSeoul(meeting.startsAt) };
  const [{ data }] = useQuery({ query: TOPICS_OF, variables, requestPolicy: "cache-and-network" });
  const held = data?.council?.rules?.ruling?.holds;
  const ours: Readonly<Record<string, string>> = w.topics;
  const lawful = Object.entries(ours).filter(([topic]) => !APART.has(topic));
  const options = held ? held.choices.map(({ word, text }) => [word, ours[word] ?? capital(text)] as const) : lawful;
  const rule = held && [held.source, held.article].filter(Boolean).join(" ");
  return { name: "topic", label: w.topic, hint: rule ? `${w.topicHint} ${w.topicRule(rule)}` : w.topicHint, first, options };
}

/** What the API takes for a word of the rules: a topic of the law, or the word of the place. */
export function topicOf(word: string, topics: Readonly<Record<string, string>>): { topic: AgendaTopic; topicCode: string | null } {
  return word in topics ? { topic: word as AgendaTopic, topicCode: null } : { topic: "BY_ORDINANCE", topicCode: word };
}

interface Topical {
  topic: AgendaTopic;
  topicLabel: string;
}

/** What an item is about: a topic of the law in our words, any other as the rules of the place call it. */
export const topicSaid = ({ topic, topicLabel }: Topical, topics: Readonly<Record<AgendaTopic, string>>) => (topic === "BY_ORDINANCE" ? capital(topicLabel) : topics[topic]);
