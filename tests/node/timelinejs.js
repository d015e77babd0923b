// Gives TimelineJS the JSON of stdin and prints what it made of it. It is stopped before it draws, which takes long here.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

const code = readFileSync(createRequire(import.meta.url).resolve('@knight-lab/timelinejs/dist/js/timeline.js'), 'utf8');
const page = new JSDOM('<div id="here"></div>', { runScripts: 'outside-only', url: 'http://127.0.0.1/' });
page.window.eval(code);
const { Timeline } = page.window.TL;
Object.defineProperty(Timeline.prototype, 'config', {
  get: () => null,
  set: (config) => {
    if (!config) return;
    config.validate();
    const told = {
      valid: config.isValid(),
      errors: config.getErrors('; '),
      title: Boolean(config.title),
      eras: config.eras.length,
      ids: config.events.map((slide) => slide.unique_id),
      days: Object.fromEntries(config.events.map((slide) => [slide.unique_id, lasts(slide)])),
      eraDays: config.eras.map(lasts),
    };
    say(told);
  },
});
// Days from start to end as TimelineJS has them; 0 where it has no end.
const lasts = ({ start_date, end_date }) =>
  end_date ? Math.round((end_date.data.date_obj - start_date.data.date_obj) / 864e5) : 0;
// What is said first counts, and the program ends once all of it is written: a pipe takes no more than 64 kB at a time.
let said = false;
const say = (told) => {
  if (said) return;
  said = true;
  process.stdout.write(JSON.stringify(told), () => process.exit(0));
};
const refused = (errors) => say({ valid: false, errors });
process.on('uncaughtException', (fault) => refused(fault.message_key ?? String(fault)));
new Timeline('here', JSON.parse(readFileSync(0, 'utf8')), { script_path: 'http://127.0.0.1/js/' });
setTimeout(() => refused('TimelineJS made nothing of it.'), 20000);
