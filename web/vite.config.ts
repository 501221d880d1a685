import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The pages that the server hands out. Every file is ours: nothing is loaded from elsewhere.
export default defineConfig({
  root: here("."),
  build: {
    outDir: here("../dist/web"),
    emptyOutDir: true,
    target: "es2022",
    // The editor (Monaco) is one large chunk by its nature.
    chunkSizeWarningLimit: 8000,
    rolldownOptions: { input: { graphiql: here("graphiql/index.html") } },
  },
  worker: { format: "es" },
});
