// The annexes that are signed with an edition, each with the digest that is in what is signed.
import { useWords } from "../../words";
import { AnnexFacts, OpenAnnex } from "../annexes/AnnexFacts";
import type { Edition } from "./SigningPage";

export function SignedAnnexes({ agreement, edition }: { agreement: string; edition: Edition }) {
  const w = useWords().annexes;
  if (edition.annexes.length === 0) return null;
  return (
    <div className="stack-2">
      <h3>{w.signed}</h3>
      <p className="small soft">{w.signedHint}</p>
      <ul className="items">
        {edition.annexes.map(({ number, version, title, reference, size, sha256 }) => (
          <li key={number} className="stack-2">
            <p className="small soft">
              <b>{w.numbered(number)}</b> · {reference ?? w.ofAll}
            </p>
            <AnnexFacts title={title} size={size} sha256={sha256} />
            <div className="row">
              <OpenAnnex agreement={agreement} number={number} version={version} label={`${w.numbered(number)} ${title}`} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
