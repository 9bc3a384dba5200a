// Signing out: the server ends the sign-in; this device forgets the hat and every unsent ballot.
import { forget, forgetAll } from "../ui/keep";

export async function signOut(): Promise<void> {
  try {
    await fetch("/sign-out", { method: "POST", credentials: "same-origin", headers: { "Dure-Csrf": "1" } });
  } finally {
    forget("hat", sessionStorage);
    forgetAll("ballot.");
    window.location.assign("/");
  }
}
