import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "@graphiql/plugin-explorer/style.css";
import "./page.css";
import { explorerPlugin } from "@graphiql/plugin-explorer";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";
import { examples } from "./examples.ts";

const fetcher = createGraphiQLFetcher({ url: "/graphql" });
const plugins = [HISTORY_PLUGIN, explorerPlugin()];

const place = document.getElementById("playground");
if (place === null) throw new Error("The page has no place for the playground.");

createRoot(place).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    defaultTabs={examples.map(({ query, variables }) => ({ query, variables }))}
    isHeadersEditorEnabled={true}
    defaultEditorToolsVisibility={true}
  >
    <GraphiQL.Logo>Parley</GraphiQL.Logo>
  </GraphiQL>,
);
