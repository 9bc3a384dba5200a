// An amount as people write it: 1,234,000,000 or 12억 3,400만원.
const EOK = 100_000_000;
const MAN = 10_000;

/** Whole won above nothing, or null. The server judges the rest. */
export function amountOf(text: string): number | null {
  const said = text.replace(/[,\s원₩]/g, "");
  const parts = /^(?:(\d+)억)?(?:(\d+)만)?(\d+)?$/.exec(said);
  if (said === "" || !parts) return null;
  const [, eok = "0", man = "0", rest = "0"] = parts;
  const amount = Number(eok) * EOK + Number(man) * MAN + Number(rest);
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}
