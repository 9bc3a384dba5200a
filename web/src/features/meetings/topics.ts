// The topics an item can be put on; a change of the council's own rules has a form of its own.
export const topicsToPut = (topics: Readonly<Record<string, string>>) => Object.entries(topics).filter(([topic]) => topic !== "OWN_RULES");
