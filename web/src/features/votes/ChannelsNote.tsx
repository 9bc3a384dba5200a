// By which ways one may vote, and what each counts for; nothing where there is online alone.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { useWords } from "../../words";

const CHANNELS = graphql(`
  query VoteChannels($number: String!) {
    campaign(number: $number) { id channels { channel weight } }
  }
`);

export function ChannelsNote({ number }: { number: string }) {
  const w = useWords().papers;
  const [{ data }] = useQuery({ query: CHANNELS, variables: { number } });
  const channels = data?.campaign?.channels ?? [];
  if (channels.length === 0) return null;
  const named = channels.map(({ channel, weight }) => w.channels[channel] + (weight === null ? "" : ` ${weight}%`));
  return (
    <p className="small soft">
      {w.ways}: {named.join(" · ")}
    </p>
  );
}
