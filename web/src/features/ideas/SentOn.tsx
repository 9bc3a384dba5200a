// Where an idea is that was sent on: which body has it, and by when it says what becomes of it. Lateness is told.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { Written } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";

export const SENT = graphql(`
  query SentOn($number: String!) {
    sentProposal(number: $number) {
      proposal { id }
      body { id name }
      sentOn
      dueOn
      toldOn
      daysLate
      rule { id source article }
    }
  }
`);

export function SentOn({ number }: { number: string }) {
  const w = useWords();
  const { language } = useSpeech();
  const [{ data }] = useQuery({ query: SENT, variables: { number }, requestPolicy: "cache-and-network" });
  const sent = data?.sentProposal;
  if (!sent) return null;
  const late = sent.daysLate > 0;
  return (
    <section className="card stack-2" aria-labelledby="sent-on">
      <h2 id="sent-on">{w.sentOn.title}</h2>
      <p>
        <Written>{w.sentOn.where(sent.body.name, day(sent.sentOn, language))}</Written>
      </p>
      <p className="row">
        <Chip icon={sent.toldOn ? "check" : late ? "warn" : "clock"} tone={sent.toldOn ? "ok" : late ? "warn" : "info"}>
          {sent.toldOn ? w.sentOn.told : late ? w.answer.late(sent.daysLate) : w.sentOn.waits}
        </Chip>
        <b>{sent.toldOn ? day(sent.toldOn, language) : w.answer.until(day(sent.dueOn, language))}</b>
      </p>
      {!sent.toldOn && <p className="small soft">{w.answer.rule(`${sent.rule.source} ${sent.rule.article}`)}</p>}
    </section>
  );
}
