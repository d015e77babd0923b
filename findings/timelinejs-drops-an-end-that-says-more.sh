#!/usr/bin/env bash
# Software:  @knight-lab/timelinejs@3.9.11, run in jsdom@26.1.0 (Node 20)
# Guess:     a slide from 1947 to August 1947, or from August 1947 to 20 August 1947, keeps its end: the two dates differ.
# Seen:      the end is dropped, since all that the start says is repeated in it; with month and day of the start written
#            as empty text, as its spreadsheets have them, the end stays.
# For us:    starts go out with all three parts, the unknown ones empty, so that a span known to the year keeps its bar.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-package-lock --no-audit --no-fund --ignore-scripts @knight-lab/timelinejs@3.9.11 jsdom@26.1.0
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { strict as assert } from "node:assert";
import { JSDOM } from "jsdom";

const file = createRequire(import.meta.url).resolve("@knight-lab/timelinejs/dist/js/timeline.js");
const page = new JSDOM('<div id="here"></div>', { runScripts: "outside-only", url: "http://127.0.0.1/" });
page.window.eval(readFileSync(file, "utf8"));
const slide = (headline, start_date, end_date) => ({ start_date, end_date, text: { headline } });
const events = [
  slide("to the month", { year: 1947 }, { year: 1947, month: 8 }),
  slide("to the day", { year: 1947, month: 8 }, { year: 1947, month: 8, day: 20 }),
  slide("with empty parts", { year: 1947, month: "", day: "" }, { year: 1947, month: 8 }),
  slide("to the next year", { year: 1947 }, { year: 1948 }),
];
Object.defineProperty(page.window.TL.Timeline.prototype, "config", {
  get: () => null,
  set: (config) => {
    if (!config) return;
    const ends = Object.fromEntries(config.events.map((one) => [one.text.headline, Boolean(one.end_date)]));
    console.log("an end is left:", JSON.stringify(ends));
    assert.deepEqual(ends, { "to the month": false, "to the day": false, "with empty parts": true, "to the next year": true });
    process.exit(0);
  },
});
new page.window.TL.Timeline("here", { events }, { script_path: "http://127.0.0.1/js/" });
JS
node run.mjs
