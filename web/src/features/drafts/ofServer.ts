// A draft of the house as its fields are filled in.
import type { SentFile } from "../files/sendFile";
import { EMPTY_DRAFT, type IdeaDraft } from "../ideas/draft";
import type { Draft } from "./DraftPage";

const placeOf = (point: Draft["point"]) => (point ? { longitude: point.longitude, latitude: point.latitude } : null);

export function ofServer(draft: Draft, files: SentFile[]): IdeaDraft {
  const { title, summary, body, place } = draft;
  return { ...EMPTY_DRAFT, title, summary, body, place, category: draft.category ?? "", cost: draft.cost?.toString() ?? "", point: placeOf(draft.point), files };
}
