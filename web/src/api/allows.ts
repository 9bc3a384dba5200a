// Whether the server offers an act to this person now: pages hold no rule of their own.
export const allows = (actions: { name: string; allowed: boolean }[], name: string) =>
  actions.some((one) => one.name === name && one.allowed);
