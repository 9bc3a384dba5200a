// Runs the audits of GraphQL over HTTP against the address given, and prints one JSON line for each.
import { auditServer } from 'graphql-http';

for (const result of await auditServer({ url: process.argv[2], fetchFn: fetch })) {
  await result.response?.body?.cancel?.().catch(() => undefined);
  const { id, name, status, reason } = result;
  console.log(JSON.stringify({ id, name, status, reason }));
}
process.exit(0);
