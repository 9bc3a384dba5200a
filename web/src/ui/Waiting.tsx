// What stands where data will come: loading, or what failed, whose fault it is and what is kept.
import type { CombinedError } from "urql";
import { useWords } from "../words";
import { Icon } from "./Icon";
import { useOnceOnline } from "./onceOnline";
import { Message } from "./Parts";

interface WaitingProps {
  error?: CombinedError | undefined;
  again: () => void;
  what: string;
  /** True where the page already has its title. */
  titled?: boolean;
}

export function Waiting({ error, again, what, titled = false }: WaitingProps) {
  const w = useWords().failed;
  useOnceOnline(error, again);
  if (!error) return <Bones what={what} titled={titled} />;
  return (
    <div className="waiting">
      {!titled && <h1 className="only-read">{w.title}</h1>}
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

export function Bones({ what, titled = false }: { what: string; titled?: boolean }) {
  const Words = titled ? "p" : "h1";
  return (
    <div className="waiting card">
      <Words className="waiting-for">
        {what}
      </Words>
      <div className="bones" aria-hidden="true">
        <span className="bone bone-short" />
        <span className="bone" />
        <span className="bone bone-most" />
      </div>
    </div>
  );
}
