import { mount } from "svelte";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/menu.css";
import "./styles/kinds.css";
import "./styles/print.css";
import App from "./app/App.svelte";
import { loadDisplay } from "$lib/display.svelte";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");

// The desk's own look first, so that nothing flashes; without it the usual look will do.
await loadDisplay().catch(() => undefined);
mount(App, { target });
