/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte({ compilerOptions: { runes: true }, dynamicCompileOptions: ({ filename }) => (filename.includes("node_modules") ? { runes: undefined } : undefined) })],
  resolve: {
    alias: [
      { find: /^\$ipc$/, replacement: at("./src/ipc/index.ts") },
      { find: /^\$ipc\//, replacement: at("./src/ipc/") },
      { find: /^\$kit\//, replacement: at("./src/kit/") },
      { find: /^\$lib\//, replacement: at("./src/lib/") },
      { find: /^\$messages$/, replacement: at("./src/messages/index.svelte.ts") },
    ],
    ...(process.env.VITEST ? { conditions: ["browser"] } : {}),
  },
  // Paths relative to index.html: the window loads the bundle from its own scheme, never from a server.
  base: "./",
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    target: ["chrome111", "safari16.4"],
    // A style or a script in the page itself would need a looser CSP than ours.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
});
