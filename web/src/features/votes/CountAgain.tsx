// How anybody counts a result again without us: the ballots as a file, one command, and the result's fingerprint.
import { useWords } from "../../words";

interface Counted {
  number: string;
  digest: string;
  weighed: boolean;
}

export function CountAgain({ number, digest, weighed }: Counted) {
  const w = useWords().result;
  const ending = weighed ? "json" : "pb";
  // The file a browser saves is named dure-…, whatever its address.
  const command = weighed
    ? `python -m server recount dure-${number}.json --result ${digest}`
    : `python -m server replay dure-${number}.pb`;
  return (
    <section className="card stack section-s" aria-labelledby="again">
      <h2 id="again">{w.again}</h2>
      <p>
        <a href={`/open-data/campaigns/${encodeURIComponent(number)}.${ending}`} download>
          {weighed ? w.weighedFile : w.ballotFile}
        </a>
      </p>
      <details>
        <summary>{w.againFor}</summary>
        <div className="stack">
          <p className="small">{w.againHow}</p>
          <pre className="digest">{command}</pre>
          <p className="small soft">{weighed ? w.weighedSays : w.againSays}</p>
        </div>
      </details>
      <p className="small soft">{w.digest}</p>
      <p className="digest">{digest}</p>
      <p className="small soft">{w.digestHint}</p>
    </section>
  );
}
