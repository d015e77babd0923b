// What is made when the page opens: heads of records that open them, names of what is drawn, and what stands elsewhere in
// the page shown again where it is wanted. Nothing is fetched.

/**
 * A link of a record to itself, with its head.
 * @param {Element} e
 * @param {Node[]} head
 */
const openerOf = (e, head) => make('a', { href: `#${e.id}` }, ...head);

const makeOpeners = () => {
  for (const e of events) {
    const all = [...e.childNodes];
    const text = all.findIndex((node) => node instanceof HTMLParagraphElement);
    e.prepend(openerOf(e, all.slice(0, text)));
  }
  for (const e of known.alignment.values()) {
    const [third] = e.children;
    third.append(openerOf(e, [...third.childNodes]));
  }
  for (const e of known.claim.values()) $('h3 a', e).setAttribute('href', `#${e.id}`);
};

/** Gives what is drawn the names of its records. */
const nameMarks = () => {
  for (const link of $$('.rail a,.t-eras a,.t-ribbon a')) link.dataset.p = kinds.get(target(link))?.[1];
  for (const [i, mark] of $$('.t-marks use').entries()) mark.dataset.e = `e${i + 1}`;
  const bars = $$('.t-lanes path');
  for (const [i, number] of words(facts.lanes, ' ').entries()) bars[i].dataset.e = `t${number}`;
};

/** Writes out the numbers of sources. */
const numberCitations = () => {
  for (const link of $$('a:empty')) link.textContent = target(link);
};

/** Claims call their events by title. */
const nameEvents = () => {
  for (const link of $$('.claim .r a')) {
    const [kind, id] = kinds.get(target(link)) ?? [];
    if (kind !== 'event' || !id) continue;
    link.textContent = $('a', record('event', id)).childNodes[1].textContent?.trim() ?? '';
    if (link.nextElementSibling) link.after(';');
  }
};

/**
 * The alignments that hold in a period.
 * @param {string} period
 */
const alignmentList = (period) => {
  const items = [...known.alignment.values()]
    .filter((e) => holds(e, period))
    .map((e) => {
      const [third, toward, stance, dates] = e.children;
      const link = make('a', { href: `#${e.id}` }, `${third.textContent} toward ${toward.textContent}`);
      const more = make(
        'span',
        {},
        ' ',
        ...stance.cloneNode(true).childNodes,
        ' ',
        make('small', {}, dates.textContent ?? ''),
      );
      return make('li', {}, link, more);
    });
  return make('ul', { class: 'al' }, ...items);
};

/**
 * Claims and faults stand at the sentences of a period too.
 * @param {Element} line
 */
const noteLine = (line) => {
  const sentence = record('sentence', /** @type {HTMLElement} */ (line).dataset.sentence ?? '');
  for (const note of $$('.cl,.note', sentence)) {
    const copy = /** @type {HTMLElement} */ (note.cloneNode(true));
    copy.removeAttribute('id');
    line.append(copy);
  }
};

/**
 * Ways from a period to its neighbours.
 * @param {string} period
 * @param {(period: string) => void} go
 */
const turner = (period, go) => {
  const at = periods.indexOf(period);
  const out = make('span', { class: 'turn' });
  for (const { way, sign, by } of [
    { way: 'Previous', sign: '‹', by: -1 },
    { way: 'Next', sign: '›', by: 1 },
  ]) {
    const button = make('button', { 'aria-label': `${way} period` }, sign);
    button.addEventListener('click', () => {
      const to = periods[(at + by + periods.length) % periods.length];
      go(to);
      $(`.turn [aria-label^=${way}]`, record('period', to)).focus();
    });
    out.append(button);
  }
  return out;
};

/**
 * Sorts the table of alignments by a column, and back.
 * @param {HTMLElement} head
 */
const makeSorter = (head) => {
  const column = Number(head.dataset.sort);
  const stances = Object.keys(facts.labels.stance);
  const button = make('button', {}, head.textContent ?? '');
  head.replaceChildren(button);
  /** @param {Element} e */
  const keyOf = (e) => {
    if (column === 3) return Number(e.id.slice(1)); // numbers are in the order of time
    return column === 2 ? stances.indexOf(factsOf(e).stance) : (e.children[column].textContent ?? '');
  };
  /**
   * @param {string | number} x
   * @param {string | number} y
   */
  const compared = (x, y) => (typeof x === 'number' ? x - Number(y) : x.localeCompare(String(y)));
  button.addEventListener('click', () => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of $$('.at th[aria-sort]')) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const sorted = $$('.at tbody tr').sort((x, y) => compared(keyOf(x), keyOf(y)) * (down ? -1 : 1));
    $('.at tbody').append(...sorted);
  });
};

/**
 * Fills the page.
 * @param {(period: string) => void} go
 */
const fillPage = (go) => {
  for (const head of $$('.at [data-sort]')) makeSorter(head);
  nameEvents();
  for (const link of $$('.cl a'))
    link.textContent = $('h3 a', record('claim', kinds.get(target(link))?.[1] ?? '')).textContent;
  for (const [period, e] of known.period) {
    $('.al', e).replaceWith(alignmentList(period));
    for (const line of $$('[data-sentence]', e)) noteLine(line);
    $('.pane h2', e).before(turner(period, go));
  }
};
