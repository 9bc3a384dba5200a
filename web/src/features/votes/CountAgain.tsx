// How anybody counts a result again without us: the ballots as a file, one command, and the result's fingerprint.
import { useWords } from "../../words";

interface Counted {
  number: string;
  digest: string;
  weighed: boolean;
}

export function CountAgain({ number, digest, weighed }: Counted) {
  const w = useWords().result;
  return (
    <section className="card stack section-s" aria-labelledby="again">
      <h2 id="again">{w.again}</h2>
      {weighed ? (
        <p className="small">{w.noBallotFile}</p>
      ) : (
        <>
          <p>
            <a href={`/open-data/campaigns/${encodeURIComponent(number)}.pb`} download>
              {w.ballotFile}
            </a>
          </p>
          <p className="small">{w.againHow}</p>
          <pre className="digest">python -m server replay {number}.pb</pre>
          <p className="small soft">{w.againSays}</p>
        </>
      )}
      <p className="small soft">{w.digest}</p>
      <p className="digest">{digest}</p>
      <p className="small soft">{w.digestHint}</p>
    </section>
  );
}
