// Lets two annotation tools find the annotations of stdin in the text that comes with them; prints what each found.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { text, source, annotations } = JSON.parse(readFileSync(0, 'utf8'));
const page = new JSDOM('<pre></pre>', { pretendToBeVisual: true });
const root = page.window.document.querySelector('pre');
root.textContent = text;
for (const name of [
  'window',
  'document',
  'Node',
  'Range',
  'NodeFilter',
  'HTMLElement',
  'Element',
  'DOMRect',
  'MouseEvent',
  'PointerEvent',
])
  globalThis[name] ??= name === 'window' ? page.window : page.window[name];
const { W3CTextFormat } = await import('@recogito/text-annotator');
const quote = (await import('dom-anchor-text-quote')).default ?? (await import('dom-anchor-text-quote'));
const format = W3CTextFormat(source, root);
const list = (one) => (Array.isArray(one) ? one : [one]);
const selector = (target, type) => target.selector.find((one) => one.type === type);
// The program ends once all is written: a pipe takes no more than 64 kB at a time.
process.stdout.write(
  JSON.stringify(
    annotations.map((annotation) => {
      const { parsed, error } = format.parse(annotation);
      return {
        error: error ? String(error) : '',
        recogito: parsed
          ? parsed.target.selector.map((one) => ({ quote: one.quote, start: one.start, end: one.end }))
          : [],
        anchored: list(annotation.target).map((target) => {
          const wanted = selector(target, 'TextQuoteSelector');
          return wanted ? quote.toTextPosition(root, wanted) : null;
        }),
      };
    }),
  ),
  () => process.exit(0),
);
