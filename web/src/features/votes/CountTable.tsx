// The count, line by line in the order in which it was done, each with its reason.
import { Link } from "wouter";
import type { CountLineFragment, CountStepKind, ResultFragment } from "../../gql/graphql";
import type { IconName } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Won, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { byPoints, byWeights, supportOf, supportWord } from "./scores";

const LOOKS: Record<CountStepKind, { icon: IconName; tone: "ok" | "warn" | "wait" }> = {
  TAKEN: { icon: "check", tone: "ok" },
  TAKEN_BY_SHARES: { icon: "check", tone: "ok" },
  TAKEN_BY_FILL: { icon: "check", tone: "ok" },
  OVER_BUDGET: { icon: "minus", tone: "wait" },
  AFTER_STOP: { icon: "minus", tone: "wait" },
  NOT_AFFORDABLE_BY_SUPPORTERS: { icon: "minus", tone: "wait" },
  BELOW_THRESHOLD: { icon: "warn", tone: "warn" },
  WITHDRAWN: { icon: "minus", tone: "wait" },
  NO_SUPPORT: { icon: "warn", tone: "warn" },
};

interface CountProps {
  campaign: ResultFragment;
  result: NonNullable<ResultFragment["result"]>;
}

/** The announced rule in plain sentences. */
export function CountRules({ campaign, result }: CountProps) {
  const w = useWords().result;
  const [first, ...rest] = w.rules[campaign.rule];
  const greedy = !campaign.rule.startsWith("EQUAL");
  const before = [
    ...(campaign.maxPerCategory ? [w.perCategory(campaign.maxPerCategory)] : []),
    ...(campaign.ballotKind === "ORDINAL" ? [w.ranksAsPoints(campaign.maxChoices ?? result.steps.length)] : []),
    ...(campaign.ballotKind === "CUMULATIVE" ? [w.pointsAdded] : []),
  ];
  const counted = byPoints(campaign)
    ? [
        greedy ? (byWeights(campaign) ? w.byWeights : w.byPoints) : first,
        ...(campaign.rule === "GREEDY_THRESHOLD" ? [w.leastPoints, ...rest.slice(1)] : rest),
        w.tieRulesByPoints[campaign.tieRule],
      ]
    : [first, ...rest, w.tieRules[campaign.tieRule]];
  const sentences = [...before, ...counted];
  return (
    <section className="card stack" aria-labelledby="how">
      <h2 id="how">{w.how}</h2>
      <ol className="small rules">
        {sentences.map((sentence, index) => (
          <li key={sentence}>
            <b>{index + 1}.</b> {sentence}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function CountTable({ campaign, result }: CountProps) {
  const w = useWords().result;
  const tied = new Set(result.ties.flatMap(({ lines }) => lines.map(({ number }) => number)));
  return (
    <div className="card card-flush">
      <div className="card-head">
        <h2 id="why">{w.why}</h2>
        <span className="small soft">{w.howHint}</span>
      </div>
      <table className="table table-fold small">
        <caption className="only-read">{w.why}</caption>
        <thead>
          <tr>
            <th className="num wide-only" scope="col">
              {w.position}
            </th>
            <th scope="col">{w.project}</th>
            <th className="num" scope="col">
              {supportWord(campaign, w)}
            </th>
            <th className="num" scope="col">
              {w.cost}
            </th>
            <th className="num" scope="col">
              {w.before}
            </th>
            <th scope="col">{w.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {result.steps.map((line) => (
            <Line key={line.number} line={line} campaign={campaign} tied={tied.has(line.number)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, campaign, tied }: { line: CountLineFragment; campaign: ResultFragment; tied: boolean }) {
  const w = useWords().result;
  const { outcome } = line;
  if (!outcome) return null;
  const { step } = outcome;
  // Without skipping, the first that does not fit ends the count: it is not passed over.
  const stopped = campaign.rule === "GREEDY_NO_SKIP" && step.kind === "OVER_BUDGET";
  const before = step.moneyBefore;
  return (
    <tr className={tied ? "row-mark" : undefined}>
      <td className="num wide-only">{step.position}</td>
      <th scope="row">
        <span className="soft">{w.lineNumber(line.number)}</span>{" "}
        <Link href={`/ideas/${line.proposal.number}`}>
          <Written>{line.proposal.title}</Written>
        </Link>{" "}
        {tied && (
          <Chip icon="info" tone="info">
            {w.tie}
          </Chip>
        )}
      </th>
      <td className="num" data-l={supportWord(campaign, w)}>
        {supportOf(line, campaign).toLocaleString("ko-KR")}
      </td>
      <td className="num" data-l={w.cost}>
        <Won amount={line.cost} />
      </td>
      <td className="num" data-l={w.before}>
        {before === null || before === undefined ? "–" : <Won amount={before} />}
      </td>
      <td className="why">
        <Chip {...LOOKS[step.kind]}>{stopped ? w.stoppedHere : w.step[step.kind]}</Chip>
        <p>{step.explanation}</p>
      </td>
    </tr>
  );
}
