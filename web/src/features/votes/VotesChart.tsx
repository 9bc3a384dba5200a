// Support of every project as a list with numbers; the bars only repeat them.
import type { CountLineFragment, ResultFragment } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words";
import { byPoints, supportOf, supportWord } from "./scores";
import { Written } from "../../ui/Text";

interface ChartProps {
  campaign: ResultFragment;
  steps: CountLineFragment[];
}

export function VotesChart({ campaign, steps }: ChartProps) {
  const w = useWords().result;
  const lines = [...steps].sort((a, b) => supportOf(b, campaign) - supportOf(a, campaign));
  // A lowest score of 1 only leaves out what nobody chose, and is told as that.
  const threshold = (campaign.threshold ?? 0) > 1 ? campaign.threshold : null;
  const most = Math.max(1, threshold ?? 0, ...lines.map((line) => supportOf(line, campaign)));
  const widthOf = (value: number) => ({ "--w": `${(value / most) * 100}%` }) as React.CSSProperties;
  return (
    <div className="card stack">
      <h2 id="support">{supportWord(campaign, w)}</h2>
      <p className="legend">
        <span>
          <i className="swatch swatch-on" />
          {w.selected}
        </span>
        <span>
          <i className="swatch hatch" />
          {w.notSelected}
        </span>
        {threshold && <span className="rule-word">┆ {(byPoints(campaign) ? w.thresholdScore : w.threshold)(threshold)}</span>}
      </p>
      <ol className="votes">
        {lines.map((line) => {
          const selected = line.outcome?.selected ?? false;
          const support = supportOf(line, campaign);
          return (
            <li key={line.number} className={selected ? undefined : "off"}>
              <span>
                {selected && <Icon name="check" />} <Written>{line.proposal.title}</Written>
                <span className="only-read"> {selected ? w.selected : w.notSelected}</span>
              </span>
              <b>{support.toLocaleString("ko-KR")}</b>
              <span className="track" aria-hidden="true">
                {support > 0 && <i style={widthOf(support)} />}
                {threshold && <em style={widthOf(threshold)} />}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
