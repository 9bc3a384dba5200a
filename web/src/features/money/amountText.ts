// An amount as people write it: 1,234,000,000 or 12억 3,400만원, 1.5억, 5천만; in English 1.2 billion, 240 million.
const UNITS: Record<string, bigint> = {
  조: 10n ** 12n,
  억: 10n ** 8n,
  만: 10n ** 4n,
  천: 10n ** 3n,
  백: 10n ** 2n,
  trillion: 10n ** 12n,
  billion: 10n ** 9n,
  bn: 10n ** 9n,
  million: 10n ** 6n,
  thousand: 10n ** 3n,
};
// A comma parts three digits and no others: 1,5억 is neither 15억 nor 1.5억.
const PART = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:(trillion|billion|bn|million|thousand)|([천백]?)([조억만]?))/;
// Larger than any unit: before the first part there is none.
const FIRST = 10n ** 17n;

export type AmountFault = "malformed" | "fraction" | "little" | "much";

/** Whole won above nothing, or what is wrong with what was typed. The server judges the rest. */
export function readAmount(text: string): number | AmountFault {
  // A blank between two digits joins nothing.
  let left = text.normalize("NFKC").toLowerCase().replace(/(\d)\s+(?=\d)/g, "$1?").replace(/^\s*krw|[\s₩]/g, "").replace(/(원|won|krw)$/, "");
  if (/^[-−–]\d/.test(left)) return "little";
  let [sum, last] = [0n, FIRST];
  let fraction = false;
  if (left === "") return "malformed";
  while (left !== "") {
    const [part, whole = "", decimals = "", english = "", small = "", large = ""] = PART.exec(left) ?? [];
    const unit = (UNITS[english] ?? 1n) * (UNITS[small] ?? 1n) * (UNITS[large] ?? 1n);
    // Each part is of a smaller unit than the one before it: 2천5백만 could be read in two ways. So could
    // 1억 2천, which is said of 1억 2천만 and would be 1억 2천원.
    const twoWays = small !== "" && large === "" && last !== FIRST && last > 10n ** 4n;
    if (part === undefined || unit >= last || twoWays) return "malformed";
    const [value, parts] = [BigInt(whole.replaceAll(",", "") + decimals) * unit, 10n ** BigInt(decimals.length)];
    // Where the words are not ours that is said first: 1.5 dozen is no part of a won.
    fraction ||= value % parts !== 0n;
    [sum, last, left] = [sum + value / parts, unit, left.slice(part.length)];
  }
  if (fraction) return "fraction";
  if (sum === 0n) return "little";
  return sum > BigInt(Number.MAX_SAFE_INTEGER) ? "much" : Number(sum);
}

/** Whole won above nothing, or null. */
export function amountOf(text: string): number | null {
  const read = readAmount(text);
  return typeof read === "number" ? read : null;
}

/** What is wrong with what was typed, where `amountOf` is null. */
export function faultOf(text: string): AmountFault {
  const read = readAmount(text);
  return typeof read === "number" ? "malformed" : read;
}
