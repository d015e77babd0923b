// Records as they stand on a sheet. What is taken from the page is HTML of the page; what comes from the table of facts or
// from an address passes through `text`.

/**
 * @typedef {object} Choices What a sheet is made of.
 * @property {string[]} periods
 * @property {Record<string, boolean>} parts
 * @property {Record<string, string>} pick Answers, events, detail and so on, by their names.
 * @property {Record<'alignments' | 'claims', Filter>} filters
 * @property {Record<'claim' | 'gap' | 'question', number>} lines To write on.
 *
 * @typedef {object} Filter Of one kind of record: which pass, and how that is said.
 * @property {(e: HTMLElement) => boolean} passes
 * @property {string} stated
 *
 * @typedef {object} Section How records of one kind stand under a period.
 * @property {string} tag Whose word it is.
 * @property {(count: number, period: string) => string} name
 * @property {(period: string) => HTMLElement[]} rows
 * @property {(e: HTMLElement) => string[]} entry Its mark, and what stands beside it.
 * @property {(e: HTMLElement) => string} again How it is called where it stood above.
 */

/** @param {string} words */
const text = (words) => new Option(words).innerHTML;

/** @param {number} count */
const ruled = (count) => `<div class=ruled>${'<i></i>'.repeat(count)}</div>`;

/**
 * Links to sources as they stand on a sheet: in brackets, with semicolons between two.
 * @param {Element | null | undefined} cited
 */
const references = (cited) => {
  if (!cited) return '';
  const copy = /** @type {Element} */ (cited.cloneNode(true));
  const [first, ...more] = $$('a', copy);
  first.previousSibling?.remove();
  for (const link of more) {
    const between = /** @type {Text} */ (link.previousSibling);
    between.data = `${between.data.trimEnd()}; `;
  }
  return ` [${copy.innerHTML.trim()}]`;
};

/**
 * Paragraphs of a record; sources end the paragraph before them.
 * @param {Element[]} all
 */
const prose = (all) => all.map((p) => (p.matches('.q') ? references(p) : `<p>${p.innerHTML}`)).join('');

/**
 * @param {number} level
 * @param {string} name
 * @param {string} [tag]
 */
const heading = (level, name, tag) => `<h${level}>${tag ? `<span class=d-tag>${tag}</span> ` : ''}${name}</h${level}>`;

/**
 * @param {string} kind
 * @param {string} id
 * @param {string} mark
 * @param {...string} inner
 */
const entry = (kind, id, mark, ...inner) =>
  `<li class=${kind} data-item="${kind}:${id}"><b>${mark}</b> <div><p>${inner.join('')}</div>`;

/** @param {string[]} items */
const list = (items, css = 'columns') => (items.length ? `<ol class=${css}>${items.join('')}</ol>` : '');

/**
 * Notes on the text at a sentence. What a name stands for (`.nm`) is no answer, and stands there wherever the answers are.
 * @param {HTMLElement} sentence
 * @param {string} which
 */
const notesOf = (sentence, which) =>
  $$(which, sentence)
    .map((note) => prose($$('p', note)))
    .join('');

/** @param {HTMLElement} alignment */
const stanceOf = (alignment) => {
  const [third, toward] = alignment.children;
  return text(`${third.textContent} toward ${toward.textContent}: ${labelOf('stance', factsOf(alignment).stance)}`);
};

/** @param {HTMLElement} claim */
const verdictOf = (claim) => {
  const [, ...reasons] = $$('p', claim);
  const verdict = $('b', claim).textContent;
  return `<p><b>${verdict}</b>, ${factsOf(claim).confidence} confidence. ${reasons.map((p) => p.outerHTML).join(' ')}`;
};

/**
 * The weight of an act, which stands in its head after date and title.
 * @param {HTMLElement} event
 */
const weightOf = (event) => $('a', event).children[1]?.textContent ?? '';

/** @param {HTMLElement} claim */
const claimed = (claim) => $('h3 a', claim).innerHTML;

/** The fixed words of a sheet, with a rule between their pieces. */
const [tagsExplained, verdictBoxes, readingBoxes, sheetHead, questionsAsked, sheetTerms] =
  $('template').innerHTML.split('<hr>');

/** @param {string} period */
const spokenIn = (period) => $$('[data-sentence]', record('period', period)).map((line) => line.dataset.sentence ?? '');

/** @param {string} period */
const eventsIn = (period) => $$('.ev>li', record('period', period));

/** @param {string} period */
const alignmentsIn = (period) =>
  $$('.al a', record('period', period)).map((a) => /** @type {HTMLElement} */ (document.getElementById(target(a))));

/**
 * The sections of a period, in their order.
 * @param {Choices} choices
 * @returns {Record<'sentence' | 'claim' | 'event' | 'alignment', Section>}
 */
const sectionsOf = ({ pick, filters, lines: room }) => {
  const told = pick.answers === 'shown';
  const full = pick.detail === 'full';
  /** @param {HTMLElement} e */
  const bears = (e) => said(e).length > 0;
  /**
   * @param {HTMLElement} e
   * @param {string} period
   */
  const fits = (e, period) => !spokenIn(period).length || bears(e);
  /** @type {Map<string, (e: HTMLElement, period: string) => boolean>} */
  const wanted = new Map([
    ['all', () => true],
    ['acts', (e) => weightOf(e) !== ''],
    ['bearing', bears],
    ['fitting', fits],
  ]);
  const every = pick.events !== 'fitting' || filters.alignments.stated !== '';
  return {
    sentence: {
      tag: 'article',
      name: () => 'What it says',
      rows: (period) => spokenIn(period).map((id) => record('sentence', id)),
      entry: (e) => [idOf(e), $('.tx', e).innerHTML, notesOf(e, told ? '.note' : '.nm')],
      again: idOf,
    },
    claim: {
      tag: 'editors',
      name: () => (told ? 'Claims and verdicts' : 'Claims: what is your verdict, and why?'),
      rows: (period) => {
        const there = spokenIn(period);
        return [...known.claim.values()].filter(
          (e) => said(e).some((id) => there.includes(id)) && filters.claims.passes(e),
        );
      },
      entry: (e) => [
        idOf(e),
        claimed(e),
        ` <small>(${said(e).join(', ')}; ${labelOf('kind', factsOf(e).kind)})</small>`,
        told ? verdictOf(e) : `<p>${verdictBoxes}${ruled(room.claim)}`,
      ],
      again: idOf,
    },
    event: {
      tag: 'record',
      name: (count, period) => `Events (${count} of ${eventsIn(period).length})`,
      rows: (period) => eventsIn(period).filter((e) => wanted.get(pick.events)?.(e, period)),
      entry: (e) => {
        const [head, what, about] = e.children;
        const [date, title] = head.childNodes;
        const weight = weightOf(e);
        const who = about.firstChild?.textContent ?? '';
        const rests = told
          ? $$('span', about)
              .map((span) => span.innerHTML)
              .join('')
          : '';
        const disputed = !full && $('b', what) ? 'Disputed. ' : '';
        const small = `${weight && `weight ${weight}; `}${text(who)}${rests}${disputed}${references($('cite', about))}`;
        const inner = `<b>${text(title.textContent?.trim() ?? '')}</b> <small>${small}</small>`;
        return [text(date.textContent ?? ''), inner, full ? prose([what]) : ''];
      },
      again: idOf,
    },
    alignment: {
      tag: 'record',
      name: (count, period) => `Alignments (${count} of ${alignmentsIn(period).length})`,
      rows: (period) => alignmentsIn(period).filter((e) => filters.alignments.passes(e) && (every || fits(e, period))),
      entry: (e) => {
        const [, , , dates, what, basis] = e.children;
        const small = `${dates.innerHTML}; basis: ${basis.innerHTML}${references($('cite', what))}`;
        const more = `<p>${text(what.firstChild?.textContent ?? '')}${prose($$('p:has(>b)', what))}`;
        return [facts.signs[factsOf(e).stance], `<b>${stanceOf(e)}</b>, <small>${small}</small>`, full ? more : ''];
      },
      again: stanceOf,
    },
  };
};
