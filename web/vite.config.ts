import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// The server answers these paths; everything else is a page of this front end.
const SERVER_PATHS = ["/graphql", "/sign-in", "/sign-out", "/health", "/schema.graphql"];
const SERVER = `http://127.0.0.1:${process.env.PORT ?? "8000"}`;
const GENERATED = resolve(import.meta.dirname, "src/gql/graphql.ts");
const DOCUMENT = "document:";

/**
 * Each page ships only the documents it asks. The generated `graphql()` looks its text up in one table of all
 * documents, which would put every query into the first file; here the call becomes the generated constant itself,
 * taken from a module of its own so that it lands beside the page that asks it.
 */
function ownDocuments(): Plugin {
  const call = /\bgraphql\(`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`,?\s*\)/g;
  // A thousand documents are taken from two megabytes, which are read and taken apart once for as long as they stand.
  let read = { at: 0, texts: new Map<string, string>() };
  const texts = () => {
    const at = statSync(GENERATED).mtimeMs;
    if (at !== read.at) read = { at, texts: new Map([...readFileSync(GENERATED, "utf8").matchAll(/export const (\w+) = (.+) as unknown as/g)].map((found) => [found[1], found[2]])) };
    return read.texts;
  };
  return {
    name: "own-documents",
    enforce: "pre",
    resolveId: (id) => (id.startsWith(DOCUMENT) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${DOCUMENT}`)) return null;
      this.addWatchFile(GENERATED);
      const name = id.slice(DOCUMENT.length + 1);
      const text = texts().get(name);
      if (text === undefined) throw new Error(`${name} is not generated yet: run npm run codegen`);
      return `export const ${name} = ${text};`;
    },
    transform(code, id) {
      if (!/\/src\/(?!gql\/).*\.tsx?$/.test(id) || !code.includes("graphql(`")) return null;
      const names = new Set<string>();
      const text = code.replace(call, (_, kind: string, name: string) => {
        if (kind === "fragment") return "void 0";
        names.add(`${name}Document`);
        return `${name}Document`;
      });
      const imports = [...names].map((name) => `import { ${name} } from "${DOCUMENT}${name}";\n`).join("");
      return { code: imports + text.replace(/^import \{ graphql \} from .*$/m, ""), map: null };
    },
  };
}

export default defineConfig({
  plugins: [ownDocuments(), react()],
  build: {
    // Nothing is inlined as data: addresses, so the page runs under `default-src 'self'`.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 300,
  },
  server: { proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, SERVER])) },
});
