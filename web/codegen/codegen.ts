import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../../schema/schema.graphql",
  documents: ["../src/**/*.{ts,tsx}", "!../src/gql/**"],
  ignoreNoDocuments: false,
  generates: {
    "../src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { DateTime: "string", Won: "number", ID: "string" },
        strictScalars: true,
      },
    },
  },
};

export default config;
