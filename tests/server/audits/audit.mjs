// Runs the audits of GraphQL over HTTP against an address, signed in with a bearer token where one is
// given (some audits introspect), and prints one JSON line for each.
import { auditServer } from 'graphql-http';

const [url, token] = process.argv.slice(2);

function fetchFn(address, options = {}) {
  const headers = token ? { ...options.headers, authorization: `Bearer ${token}` } : options.headers;
  return fetch(address, { ...options, headers });
}

for (const result of await auditServer({ url, fetchFn })) {
  await result.response?.body?.cancel?.().catch(() => undefined);
  const { id, name, status, reason } = result;
  console.log(JSON.stringify({ id, name, status, reason }));
}
process.exit(0);
