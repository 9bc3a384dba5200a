// The form by which the chair or the secretary puts a change of the council's own rules on an agenda.
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { useWords } from "../../words";
import { useOf } from "../councils/whichCouncil";
import { chosen, MeetingForm, type Asked } from "../meetings/MeetingForm";
import type { MeetingProps } from "../meetings/MeetingPage";
import { PUT_RULE_CHANGE, SETTABLE } from "./ruleChanges";

export function PutRuleChange({ meeting, refresh }: MeetingProps) {
  const w = useWords().councilRules.own;
  const may = allows(meeting.viewerActions, "putRuleChange");
  const [{ data }] = useQuery({ query: SETTABLE, variables: { number: meeting.number, of: useOf() }, pause: !may });
  const rules = data?.council?.rules?.settable ?? [];
  const first = rules[0];
  if (!may || !first) return null;
  const values = rules.map((rule): Asked => {
    const hint = w.now(rule.now.text);
    const when = (said: Record<string, string>) => said.key === rule.key;
    const name = `value-${rule.key}`;
    const options = rule.choices.map(({ word, text }) => [word, text] as const);
    if (options.length === 0) {
      const within = w.range(rule.least ?? 0, rule.most ?? 999);
      return { name, when, label: w.number, hint: `${hint} · ${within}`, kind: "number", blamed: ["number"] };
    }
    const many = rule.several ? ({ kind: "many" } as const) : { first: rule.choices[0]?.word ?? "" };
    return { name, when, label: w.words, hint, options, blamed: ["words", "number"], ...many };
  });
  return (
    <details className="card">
      <summary>{w.put}</summary>
      <div className="stack section-s">
        <p className="small soft">{w.putLead}</p>
        <MeetingForm
          id="rule-change"
          title={w.put}
          act={PUT_RULE_CHANGE}
          fields={[
            { name: "key", label: w.rule, first: first.key, options: rules.map(({ key, title }) => [key, title] as const) },
            ...values,
            { name: "effectiveOn", label: w.effectiveOn, hint: w.effectiveHint, kind: "day" },
            { name: "source", label: w.source, first: w.sourceFirst },
            { name: "article", label: w.article, hint: w.articleHint },
          ]}
          input={(said) => {
            const rule = rules.find(({ key }) => key === said.key) ?? first;
            const value = said[`value-${rule.key}`] ?? "";
            const counts = rule.choices.length === 0;
            const number = counts && /^\d{1,4}$/.test(value.trim()) ? Number(value) : null;
            const words = counts ? [] : rule.several ? chosen(value) : [value];
            return { meetingId: meeting.id, key: rule.key, number, words, effectiveOn: said.effectiveOn ?? "", source: said.source ?? "", article: said.article ?? "" };
          }}
          done={refresh}
        />
      </div>
    </details>
  );
}
