// What else the notice says: by which ways one may vote, whether a panel has reviewed the ideas, and when
// the result shows. What goes without saying is not said.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { useWords } from "../../words";

const NOTES = graphql(`
  query NoticeNotes($number: String!) {
    campaign(number: $number) { id channels { channel weight } leastApart reviewedOnly resultVisibility }
  }
`);

export function NoticeNotes({ number }: { number: string }) {
  const words = useWords();
  const w = words.papers;
  const [{ data }] = useQuery({ query: NOTES, variables: { number }, requestPolicy: "cache-and-network" });
  if (!data?.campaign) return null;
  const { channels, leastApart, reviewedOnly, resultVisibility } = data.campaign;
  const named = channels.map(({ channel, weight }) => w.channels[channel] + (weight === null ? "" : ` ${weight}%`));
  const notes = [
    named.length > 0 && `${w.ways}: ${named.join(" · ")}`,
    leastApart && channels.some(({ weight }) => weight !== null) && w.leastApart(leastApart),
    reviewedOnly && words.prepare.says.reviewed,
    resultVisibility === "ON_PUBLICATION" && words.prepare.says.results.ON_PUBLICATION,
  ].filter((one): one is string => typeof one === "string");
  return notes.map((one) => (
    <p className="small soft" key={one}>
      {one}
    </p>
  ));
}
