/** The place of a paper on the page of its meeting, to which what was found leads. */
export const paperPlace = (item: number, paper: number) => `paper-${item}-${paper}`;
