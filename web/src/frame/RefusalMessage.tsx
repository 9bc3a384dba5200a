// A refusal is an answer: what happened, the rule it cites, the way on.
import { graphql } from "../gql";
import type { RefusalBodyFragment } from "../gql/graphql";
import { Message } from "../ui/Parts";
import { Told } from "../ui/Text";
import { useWords } from "../words";
import { HatList } from "./HatList";
import { signInAddress } from "./viewer";

graphql(`
  fragment RefusalBody on Refused {
    code
    reason
    message
    field
    rule { id title source article }
    remedy
    see
  }
`);

graphql(`
  fragment Action on ViewerAction {
    name
    allowed
    refusal { ...RefusalBody }
  }
`);

interface RefusalProps {
  refusal: RefusalBodyFragment;
  /** True when it follows an act of the person: it is then read out and takes the focus. */
  afterAct?: boolean;
}

export function RefusalMessage({ refusal, afterAct = false }: RefusalProps) {
  const w = useWords().refusal;
  const { rule, remedy, see } = refusal;
  return (
    <Message tone="stop" title={refusal.message} ofForm {...(afterAct ? { announce: "alert" as const } : {})}>
      {(rule || remedy) && (
        <dl>
          {rule && (
            <>
              <dt>{w.rule}</dt>
              <dd>
                <Told>{`${rule.title} (${[rule.source, rule.article].filter(Boolean).join(" ")})`}</Told>
              </dd>
            </>
          )}
          {remedy && (
            <>
              <dt>{w.remedy}</dt>
              <dd>
                <Told>{remedy}</Told>
              </dd>
            </>
          )}
        </dl>
      )}
      {see && (
        <div className="row">
          <a className="btn btn-line" href={see}>
            {w.see}
          </a>
        </div>
      )}
      {refusal.reason === "choose_hat" && <HatList />}
      {refusal.code === "NOT_SIGNED_IN" && (
        <div className="row">
          <a className="btn" href={signInAddress()}>
            {w.signIn}
          </a>
        </div>
      )}
    </Message>
  );
}
