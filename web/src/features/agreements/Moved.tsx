// The consortium has moved on while this is negotiated: who has left, with whom nothing can be frozen, and who has joined.
import { Link } from "wouter";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import type { Agreement } from "./AgreementPage";

export function Moved({ agreement }: { agreement: Agreement }) {
  const w = useWords();
  const left = agreement.parties.filter((one) => one.left).map(({ body }) => body.name);
  const joined = agreement.newcomers.map(({ body }) => body.name);
  if (left.length + joined.length === 0) return null;
  return (
    <Message tone={left.length > 0 ? "stop" : "wait"} title={left.length > 0 ? w.agreements.left(left) : w.agreements.joined(joined)}>
      <p>
        {left.length > 0 && w.agreements.leftHint} {left.length > 0 && joined.length > 0 && w.agreements.joined(joined)}{" "}
        <Link href="/consortium">{w.consortium.name}</Link>
      </p>
    </Message>
  );
}
