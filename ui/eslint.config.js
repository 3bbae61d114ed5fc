import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const onlyIpcMayTouchTauri = {
  group: ["@tauri-apps/*"],
  message: "Only src/ipc talks to the host.",
};

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/ipc/generated.ts"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      "no-undef": "off", // TypeScript knows better
      "no-console": "error",
      eqeqeq: "error",
      "svelte/no-at-html-tags": "error",
      // A style attribute is refused by the CSP; a `style:` directive goes through CSSOM and is fine.
      "no-restricted-syntax": ["error", { selector: 'SvelteAttribute[key.name="style"]', message: "The CSP refuses style attributes; use a style: directive." }],
      // Sets, dates and query strings here are local values, not state.
      "svelte/prefer-svelte-reactivity": "off",
      // The router is the URL hash itself; there is no base path to resolve.
      "svelte/no-navigation-without-resolve": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-imports": ["error", { patterns: [onlyIpcMayTouchTauri] }],
    },
  },
  { files: ["src/ipc/**"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["src/features/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            onlyIpcMayTouchTauri,
            { regex: "^(\\.\\./|.*/features/)", message: "Features never import other features; share through kit or lib." },
          ],
        },
      ],
    },
  },
  {
    files: ["src/kit/**", "src/lib/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [onlyIpcMayTouchTauri, { regex: "features/|app/", message: "Kit and lib know no screens." }] },
      ],
    },
  },
);
