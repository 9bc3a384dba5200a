// What stands where data will come: loading, or what failed, whose fault it is and what is kept.
import type { CombinedError } from "urql";
import { useWords } from "../words";
import { Icon } from "./Icon";
import { Message } from "./Parts";

interface WaitingProps {
  error?: CombinedError | undefined;
  again: () => void;
  what: string;
}

export function Waiting({ error, again, what }: WaitingProps) {
  const w = useWords().failed;
  if (!error) return <Bones what={what} />;
  return (
    <div className="waiting">
      <h1 className="only-read">{w.title}</h1>
      <Message tone="stop" title={w.title} announce="status">
        <p className="small">{error.networkError ? w.line : w.ours}</p>
        <div className="row">
          <button className="btn btn-line" type="button" onClick={again}>
            <Icon name="refresh" />
            {w.again}
          </button>
        </div>
      </Message>
    </div>
  );
}

export function Bones({ what }: { what: string }) {
  return (
    <div className="waiting card">
      <h1 className="waiting-for">
        {what}
      </h1>
      <div className="bones" aria-hidden="true">
        <span className="bone bone-short" />
        <span className="bone" />
        <span className="bone bone-most" />
      </div>
    </div>
  );
}
