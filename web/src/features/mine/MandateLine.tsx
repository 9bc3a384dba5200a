// The mandate a notice tells of: for whom, on what paper, for what, how far and how long.
import type { NoticeLineFragment } from "../../gql/graphql";
import { day, exactWon } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";

export function MandateLine({ mandate }: { mandate: NonNullable<NoticeLineFragment["mandate"]> }) {
  const w = useWords().signing;
  const written = useWritten();
  const { language } = useSpeech();
  const { body, document, scope, agreementNumber, cap, validFrom, validTo } = mandate;
  return (
    <p className="small soft">
      {body.name} · <span lang={written}>{document}</span> · {scope === "ALL" ? w.scopes.ALL : w.onlyAgreement(agreementNumber)} · {cap === null ? w.noCap : w.upTo(exactWon(cap, language))}
      {validFrom && validTo && <> · {w.range(day(validFrom, language), day(new Date(Date.parse(validTo) - 1).toISOString(), language))}</>}
    </p>
  );
}
