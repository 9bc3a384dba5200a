import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

const config: CodegenConfig = {
  schema: "../../schema/schema.graphql",
  documents: ["../src/**/*.{ts,tsx}", "!../src/gql/**"],
  ignoreNoDocuments: false,
  generates: {
    "../src/gql/": {
      preset: "client",
      presetConfig: {
        fragmentMasking: false,
        // Operations are sent by these names; the server knows their texts (infra/webbuild.py copies them).
        persistedDocuments: { hashAlgorithm: "sha256" },
      },
      // The cache asks for every __typename; the named text must be the one it would have sent.
      documentTransforms: [addTypenameSelectionDocumentTransform],
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
