// The records of the page. What people read stands in elements, and what is keyed, counted or compared in one table of
// data (`#facts`, written by `dossier/publish/facts.py`). Here the two are brought together. Records are found in maps by
// kind and id, never by selectors, since an id may be any word.

/** @typedef {'period' | 'event' | 'alignment' | 'sentence' | 'claim'} Kind */
/** @typedef {Record<string, string>} Facts What the table has of one record; several words of one key have commas between them. */

/**
 * The first element of a selector, which is there.
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {HTMLElement}
 */
const $ = (selector, within = document) => /** @type {HTMLElement} */ (within.querySelector(selector));

/**
 * All elements of a selector.
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {HTMLElement[]}
 */
const $$ = (selector, within = document) =>
  [...within.querySelectorAll(selector)].map((e) => /** @type {HTMLElement} */ (e));

/**
 * A new element.
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} inner
 */
const make = (tag, attributes = {}, ...inner) => {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...inner);
  return e;
};

/**
 * @type {{
 *   default: string, cite: string, lanes: string, held: Facts, warnings: Facts, signs: Facts,
 *   labels: Record<string, Facts>, event: Facts, alignment: Facts, claim: Facts,
 * }}
 */
const facts = JSON.parse($('#facts').textContent ?? '');

/**
 * The words of one key of a record, or of a list by numbers.
 * @param {string} text
 */
const words = (text, between = ',') => text.split(between).filter(Boolean);

/**
 * The rows of a table that is written in columns of words.
 * @param {Facts} columns
 * @returns {Facts[]}
 */
const rows = (columns) => {
  const cells = Object.entries(columns).map(([key, column]) => ({ key, column: column.split(' ') }));
  const count = cells[0]?.column.length ?? 0;
  return Array.from({ length: count }, (_, i) => Object.fromEntries(cells.map(({ key, column }) => [key, column[i]])));
};

/** @type {Kind[]} */
const KEYS = ['period', 'event', 'alignment', 'sentence', 'claim']; // of a pick, in the order of the address

/** @type {Record<Kind, Map<string, HTMLElement>>} */
const known = {
  period: new Map(),
  event: new Map(),
  alignment: new Map(),
  sentence: new Map(),
  claim: new Map(),
};
/** @type {Map<string, [Kind, string]>} Kind and id by the name of an element, which links within the page use. */
const kinds = new Map();
/** @type {Map<Element, Facts>} */
const table = new Map();

{
  /**
   * @param {Kind} kind
   * @param {string} id
   * @param {HTMLElement} e
   */
  const keep = (kind, id, e, row = {}) => {
    e.dataset.id = id;
    known[kind].set(id, e);
    kinds.set(e.id, [kind, id]);
    table.set(e, row);
  };
  // Events and alignments are named by their numbers, the others by their ids.
  for (const [kind, selector] of /** @type {[Kind, string][]} */ ([
    ['event', '.ev>li'],
    ['alignment', '.at tbody tr'],
  ])) {
    const all = rows(facts[/** @type {'event'} */ (kind)]);
    for (const e of $$(selector)) {
      const row = all[Number(e.id.slice(1)) - 1];
      keep(kind, row.id, e, row);
    }
  }
  const claims = rows(facts.claim);
  for (const e of $$('.per')) keep('period', e.id.slice(2), e);
  for (const e of $$('.line')) keep('sentence', e.id.slice(2), e);
  for (const [i, e] of $$('.claim').entries()) keep('claim', claims[i].id, e, claims[i]);
}

/**
 * What the table has of a record.
 * @param {Element} e
 */
const factsOf = (e) => table.get(e) ?? {};

/**
 * The element of a record that there is.
 * @param {Kind} kind
 * @param {string} id
 */
const record = (kind, id) => /** @type {HTMLElement} */ (known[kind].get(id));

/** @param {Element} e */
const idOf = (e) => /** @type {HTMLElement} */ (e).dataset.id ?? '';

const periods = [...known.period.keys()];
const events = [...known.event.values()];

/** @param {string} period */
const titleOf = (period) => $('h2', record('period', period)).textContent ?? '';

/**
 * The name that a link within the page leads to.
 * @param {Element} link
 */
const target = (link) => {
  const to = link.getAttribute('href') ?? '';
  return to.startsWith('#') ? to.slice(1) : '';
};

/**
 * The records of a kind that a text links to.
 * @param {Element} e
 * @param {Kind} kind
 */
const leads = (e, kind) =>
  $$('a', e).flatMap((link) => {
    const to = kinds.get(target(link));
    return to?.[0] === kind ? [to[1]] : [];
  });

/**
 * The sentences of the article that a record rests on, or that a claim is made of.
 * @param {Element} e
 */
const said = (e) => leads(e, 'sentence');

/** The alignments that hold in each period, by the names of their elements. */
const holding = new Map(periods.map((p) => [p, new Set(words(facts.held[p], ' ').map((number) => 't' + number))]));

/**
 * @param {Element} e An alignment.
 * @param {string} period
 */
const holds = (e, period) => holding.get(period)?.has(e.id) ?? false;

/**
 * The period that an element stands in.
 * @param {Element} e
 */
const periodOf = (e) => idOf(/** @type {Element} */ (e.closest('.per')));

/** @type {Map<string, HTMLElement[]>} Where each sentence stands in the periods. */
const lines = new Map([...known.sentence.keys()].map((id) => [id, []]));
for (const line of $$('[data-sentence]')) lines.get(line.dataset.sentence ?? '')?.push(line);

/** @type {Map<string, HTMLElement[]>} The events that rest on each sentence. */
const resting = new Map([...known.sentence.keys()].map((id) => [id, []]));
for (const e of events) for (const id of new Set(said(e))) resting.get(id)?.push(e);

/**
 * The periods that sentences speak of.
 * @param {string[]} sentences
 */
const spokenOf = (sentences) => sentences.flatMap((id) => (lines.get(id) ?? []).map(periodOf));

/**
 * The period that a record opens in: the one given where it belongs there, else its first.
 * @param {Kind} kind
 * @param {string} id
 * @param {string} [near]
 */
const home = (kind, id, near) => {
  const e = record(kind, id);
  if (kind === 'event') return periodOf(e);
  const all =
    kind === 'alignment' ? periods.filter((p) => holds(e, p)) : spokenOf(kind === 'sentence' ? [id] : said(e));
  return near && all.includes(near) ? near : all[0];
};
