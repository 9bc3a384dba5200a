// A clause of an edition as people know it: by its number, and by its heading or how its text begins.
const LONGEST = 30;

export function clauseName({ reference, heading, text }: { reference: string; heading: string; text: string }): string {
  const words = [...text];
  return `${reference} ${heading || words.slice(0, LONGEST).join("") + (words.length > LONGEST ? "…" : "")}`;
}
