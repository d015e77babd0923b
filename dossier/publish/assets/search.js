// Filters and searches: what `dossier/index/filters.py` keeps, over the records of the page. Values of the address are
// compared, never put into a selector.

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */
/** @typedef {[key: string, ids: string[]][]} Sets For each key the ids of which a record must have one. */

const { fold, hits } = folding(FOLDS);

/**
 * Texts are shown with typographic apostrophes; addresses have what is written.
 * @param {string} one
 * @param {string} other
 */
const same = (one, other) => one.replaceAll('’', "'") === other.replaceAll('’', "'");

/**
 * The ids of a key with their labels.
 * @param {string} key
 */
const labelled = (key) => Object.entries(facts.labels[key === 'third' || key === 'toward' ? 'actor' : key] ?? {});

/**
 * @param {string} key
 * @param {string} id
 */
const labelOf = (key, id) => facts.labels[key][id];

/**
 * What a record has of a key, as ids.
 * @param {HTMLElement} e
 * @param {string} key
 * @returns {string[]}
 */
const valuesOf = (e, key) => {
  if (key === 'during') return spokenOf(said(e));
  if (key === 'grade') return [e.parentElement?.dataset.grade ?? ''];
  return words(factsOf(e)[key]);
};

/** @param {string[]} ids */
const sentences = (ids) => ids.map((id) => $('.tx', record('sentence', id)).textContent);

/**
 * The place that a source stands in, as its text; it is told with the first of its works.
 * @param {Element | null} li
 * @returns {ChildNode | null | undefined}
 */
const placeOf = (li) =>
  li && ($('a,b', li)?.previousSibling ?? $('b', li)?.firstChild ?? placeOf(li.previousElementSibling));

/**
 * Who publishes a source; it is told where it is another than of the source before.
 * @param {Element | null} li
 * @returns {string}
 */
const publisherOf = (li) => {
  if (!li) return '';
  return /** @type {HTMLElement} */ (li).dataset.by ?? publisherOf(li.previousElementSibling);
};

/** What is searched of a record, by the form. @type {Record<string, (e: HTMLElement) => (string | null | undefined)[]>} */
const TEXTS = {
  alignment: (e) => {
    const [third, toward, , , what] = e.children;
    const disputed = $$('p>b', what).map((b) => b.nextSibling?.textContent);
    return [
      what.firstChild?.textContent,
      ...disputed,
      third.textContent,
      toward.textContent,
      ...sentences(words(factsOf(e).sentences)),
    ];
  },
  claim: (e) => [
    idOf(e),
    $('h3 a', e).textContent,
    ...$$('.why,.change>span', e).map((part) => part.textContent),
    ...sentences(said(e)),
  ],
  // The words of the app's citation, which has a comma after its title and before its date; notes are not searched.
  source_words: (e) => {
    const place = placeOf(e);
    const isCited = (/** @type {Node} */ node) => !(node instanceof Element && node.matches('.d-soft,b'));
    const own = [...e.childNodes].filter((node) => node !== place && isCited(node)).map((node) => node.textContent);
    const dated = 'undated' in e.dataset ? '' : ',';
    const line = `${own.join('').trim()}, ${place?.textContent?.trim().slice(0, -1) ?? ''}${dated}`;
    const link = /** @type {HTMLAnchorElement | null} */ ($('a', e));
    return [line, link?.href, publisherOf(e)];
  },
};

/** @type {Map<Element, string>} */
const folded = new Map();

/**
 * The text of a record as it is searched, made when it is first asked for.
 * @param {HTMLElement} e
 * @param {string} of
 */
const textOf = (e, of) => {
  const text = folded.get(e) ?? fold(TEXTS[of](e).join(' '));
  folded.set(e, text);
  return text;
};

/**
 * Whether a record passes: for each key one of its values, two years, and all of the words.
 * @param {HTMLElement} e
 * @param {string} of
 * @param {Sets} sets
 * @param {number[]} years
 * @param {string} wanted
 */
const passes = (e, of, sets, [from, to], wanted) => {
  const { first, last } = factsOf(e);
  return (
    sets.every(([key, ids]) => valuesOf(e, key).some((id) => ids.includes(id))) &&
    (to === undefined || !first || (Number(first) <= to && Number(last) >= from)) &&
    fold(wanted)
      .split(' ')
      .every((word) => textOf(e, of).includes(word))
  );
};

/**
 * Two whole numbers within bounds, the smaller first; else none.
 * @param {string[]} all
 */
const twoYears = (all, least = -Infinity, most = Infinity) => {
  const numbers = all.filter((v) => /^\d{1,9}$/.test(v)).map(Number);
  const found = numbers.filter((n) => n >= least && n <= most).slice(0, 2);
  return found.length === 2 ? found.sort((a, b) => a - b) : [];
};

/**
 * The fields of a form; those of one name where one is given.
 * @param {HTMLFormElement} form
 * @param {string} [name]
 */
const fields = (form, name) =>
  [...form.elements].map((e) => /** @type {Field} */ (e)).filter((field) => name === undefined || field.name === name);

/** @param {HTMLFormElement} form */
const years = (form) => fields(form, 'years').map((field) => /** @type {HTMLInputElement} */ (field));

/** @param {HTMLFormElement} form */
const choices = (form) =>
  fields(form).filter((field) => field.type === 'checkbox' || field instanceof HTMLSelectElement);

/**
 * The values that a field can have.
 * @param {Field} field
 */
const offered = (field) =>
  field instanceof HTMLSelectElement ? [...field.options].map((o) => o.value) : [field.value];

/** @param {HTMLFormElement} form */
const bounds = (form) => years(form).map((field) => [Number(field.min), Number(field.max)])[0] ?? [];

/** @param {HTMLFormElement} form */
const yearsChosen = (form) => {
  const all = years(form);
  return all.some((field) => field.value !== field.defaultValue) ? twoYears(all.map((field) => field.value)) : [];
};

/**
 * @param {string} key
 * @param {string} value
 */
const noneSuch = (key, value) => `There ${/[^i]s$/.test(key) ? 'are' : 'is'} no ${key} “${value.slice(0, 60)}” here. `;

/**
 * What an address says that a form does not know; it is left out, with a note for each.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} query
 */
const unknownValues = (form, query) => {
  /** @type {Map<string, string[]>} */
  const all = new Map();
  for (const field of choices(form)) all.set(field.name, [...(all.get(field.name) ?? []), ...offered(field)]);
  const odd = [...query].filter(([key, value]) => value && all.get(key)?.every((one) => !same(one, value)));
  const [from, to] = bounds(form);
  /** @param {string} value */
  const isYear = (value) => /^[1-9]\d{0,8}$/.test(value) && Number(value) >= from && Number(value) <= to;
  if (from !== undefined)
    for (const value of query.getAll('years')) if (value && !isYear(value)) odd.push(['years', value]);
  return [...new Set(odd.map(([key, value]) => noneSuch(key, value) + 'It is left out.'))];
};

/**
 * Puts into a form what an address says.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} query
 */
const fillForm = (form, query) => {
  const chosen = twoYears(query.getAll('years'), ...bounds(form));
  for (const [i, field] of years(form).entries()) field.value = String(chosen[i] ?? field.defaultValue);
  for (const field of fields(form)) {
    const all = field.name ? query.getAll(field.name) : [];
    const last = all.at(-1) ?? '';
    if (field instanceof HTMLSelectElement) {
      field.selectedIndex = Math.max(
        0,
        [...field.options].findIndex((o) => o.value && same(o.value, last)),
      );
    } else if (field.type === 'checkbox') field.checked = all.some((value) => same(value, field.value));
    else if (field.type === 'search' && field !== document.activeElement) field.value = last;
  }
  applyForm(form);
};

/**
 * Marks words in the article; gives back the number of hits in words.
 * @param {string} query
 */
const markWords = (query) => {
  let count = 0;
  for (const text of $$('.line .tx')) {
    const pieces = hits(text.textContent ?? '', query);
    count += (pieces.length - 1) / 2;
    text.replaceChildren(...pieces.map((piece, i) => (i % 2 ? make('mark', {}, piece) : piece)));
  }
  if (!fold(query).trim()) return '';
  return `${count} hit${count === 1 ? '' : 's'}`;
};

/**
 * What is looked for, cut as the app cuts it, since every record is searched for each word of it.
 * @param {string} typed
 */
const sought = (typed) => [...typed].slice(0, 200).join('').trim();

/**
 * What is chosen in a form, as ids.
 * @param {HTMLFormElement} form
 * @returns {Sets}
 */
const setsOf = (form) => {
  /** @type {Map<string, string[]>} */
  const sets = new Map();
  for (const field of choices(form)) {
    const on = field instanceof HTMLInputElement ? field.checked : field.value;
    const ids = labelled(field.name).filter(([, label]) => same(label, field.value));
    if (on) sets.set(field.name, [...(sets.get(field.name) ?? []), ...ids.map(([id]) => id)]);
  }
  return [...sets];
};

/**
 * Shows the records that pass a form.
 * @param {HTMLFormElement} form
 */
const applyForm = (form) => {
  const of = form.dataset.of ?? '';
  const typed = /** @type {HTMLInputElement} */ ($('[type=search]', form)).value;
  const out = $('output', form);
  for (const counter of $$('summary b', form)) {
    const many = $$(':checked', /** @type {Element} */ (counter.closest('details'))).length;
    counter.textContent = many ? ` ${many}` : '';
  }
  if (of === 'q') {
    out.textContent = markWords(sought(typed));
    return;
  }
  const all = of === 'source_words' ? $$('.src li') : [...known[/** @type {Kind} */ (of)].values()];
  const sets = setsOf(form);
  const within = yearsChosen(form);
  const wanted = sought(typed);
  for (const e of all) e.hidden = !passes(e, of, sets, within, wanted);
  const shown = all.filter((e) => !e.hidden).length;
  out.textContent = shown === all.length ? `${shown} shown` : `${shown} of ${all.length}`;
};

/**
 * What a form says, as keys and values of an address.
 * @param {HTMLFormElement} form
 * @returns {[string, string][]}
 */
const inAddress = (form) => [
  ...[...new FormData(form)].flatMap(([key, value]) =>
    value && key !== 'years' ? [/** @type {[string, string]} */ ([key, String(value)])] : [],
  ),
  ...yearsChosen(form).map((year) => /** @type {[string, string]} */ (['years', String(year)])),
];
