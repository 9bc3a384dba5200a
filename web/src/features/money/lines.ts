// The rows of the table: what one organisation gives from one source in one form, by year.
import type { ContributionForm, ContributionSource } from "../../gql/graphql";
import type { Plan } from "./MoneyPage";

export interface Line {
  key: string;
  source: ContributionSource;
  form: ContributionForm;
  payer: { id: string; name: string };
  /** By year: how much, and the version it came with. */
  amounts: Record<number, { won: number; version: number }>;
}

export const PUBLIC: ContributionSource[] = ["STATE", "PROVINCE", "MUNICIPALITY"];

export function linesOf(plan: Plan): Line[] {
  const lines = new Map<string, Line>();
  for (const { source, form, payer, year, won, version } of plan.contributions) {
    const key = `${source}/${payer.id}/${form}`;
    const line = lines.get(key) ?? { key, source, form, payer, amounts: {} };
    line.amounts[year] = { won, version };
    lines.set(key, line);
  }
  return [...lines.values()];
}

export const inAll = ({ amounts }: Line): number => Object.values(amounts).reduce((sum, { won }) => sum + won, 0);
