// Who has come into the consortium or left it since: what the parties of the agreement do not follow yet.
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import type { AmendProps } from "./AmendPage";

export function Moved({ amendment }: AmendProps) {
  const w = useWords().amending;
  const { joined, left } = amendment.moved;
  if (joined.length + left.length === 0) return null;
  return (
    <Message tone="warn" title={w.moved}>
      <ul className="items">
        {joined.map(({ body }) => (
          <li key={body.id}>{w.hasJoined(body.name)}</li>
        ))}
        {left.map(({ body }) => (
          <li key={body.id}>{w.hasLeft(body.name)}</li>
        ))}
      </ul>
      <p>{w.movedHint}</p>
    </Message>
  );
}
