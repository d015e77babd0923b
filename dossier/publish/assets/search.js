// Filters and searches: what the app's dossier/index/filters.py keeps, over the records of the page. Values of the address are compared,
// never put into a selector.
const searching = ({ $, $$, known, said, periodsOf, fold, hits }) => {
  const kept = (make) => { const seen = new WeakMap(); return (e) => { if (!seen.has(e)) seen.set(e, make(e)); return seen.get(e); }; };
  const plain = (text) => text.replace(/’/g, "'"); // texts are shown with typographic apostrophes, addresses have what is written
  const same = (a, b) => plain(a) === plain(b);
  const term = (e) => e.textContent.replace(/^\S* /, ''); // a term without its sign
  const inputs = (f, name) => [...f.elements].filter((i) => i.name === name);
  const sentences = (ids) => ids.map((s) => $('.tx', known.sentence.get(s)).textContent);
  const own = (e) => [...e.children].filter((p) => p.matches('p:not(.r,.d-within)')).slice(1);

  // The place that a source stands in is told with the first of its works, and so is who publishes it
  const place = (li) => li && ($('a,b', li)?.previousSibling ?? $('b', li)?.firstChild ?? place(li.previousElementSibling));
  const publisher = (li) => (!li ? '' : 'by' in li.dataset ? li.dataset.by : publisher(li.previousElementSibling));
  const TEXTS = {
    alignment: (e) => [e.cells[4].firstChild.textContent, ...$$('p>b', e.cells[4]).map((b) => b.nextSibling.textContent), e.cells[0].textContent, e.cells[1].textContent, ...sentences((e.dataset.said ?? '').split(' ').filter((s) => known.sentence.has(s)))],
    claim: (e) => [e.dataset.id, $('h3 a', e).textContent, ...own(e).map((p) => p.textContent.replace(p.matches('.d-soft') ? /^What would change this: / : '', '')), ...sentences(said(e))],
    source_words: (e) => [place(e)?.textContent ?? '', publisher(e), $('a', e)?.href ?? '', ...[...e.childNodes].filter((n) => !n.matches?.('.d-soft')).map((n) => n.textContent)],
  };
  const text = Object.fromEntries(Object.entries(TEXTS).map(([of, make]) => [of, kept((e) => fold(make(e).join(' ')))]));
  const VALUES = {
    third: (e) => [e.cells[0].textContent],
    toward: (e) => [e.cells[1].textContent],
    stance: (e) => [term(e.cells[2])],
    basis: (e) => [e.cells[5].textContent],
    verdict: (e) => [term($('b', e))],
    kind: (e) => [e.children[1].textContent.split(', ')[1]],
    actor: (e) => e.dataset.actor.split(' ').map((i) => $$('[name=actor]')[i]?.value).filter(Boolean),
    during: (e) => said(e).flatMap(periodsOf),
    grade: (e) => [e.parentElement.dataset.grade],
  };
  const values = Object.fromEntries(Object.entries(VALUES).map(([key, make]) => [key, kept(make)]));
  const value = (e, key) => values[key](e);

  // Whether a record of a kind passes: for each key one of its values, two years, and all of the words
  const passes = (e, of, sets, [from, to], words) => {
    const [first, last = first] = (e.dataset.years ?? '').split('-').map(Number);
    return sets.every(([key, all]) => value(e, key).some((v) => all.some((one) => same(v, one))))
      && (to === undefined || !e.dataset.years || (first <= to && last >= from))
      && fold(words).split(' ').every((word) => text[of](e).includes(word));
  };
  // Two whole numbers within bounds, the smaller first; else none
  const twoYears = (all, least = -Infinity, most = Infinity) => {
    const found = all.filter((v) => /^\d{1,9}$/.test(v)).map(Number).filter((n) => n >= least && n <= most).slice(0, 2);
    return found.length === 2 ? found.sort((a, b) => a - b) : [];
  };

  const numbers = (f) => inputs(f, 'years');
  const choices = (f) => [...f.elements].filter((i) => i.type === 'checkbox' || i.tagName === 'SELECT');
  // What an address says to a form; what it does not know is left out, with a note for each
  const strangers = (f, query) => {
    const known = new Map();
    for (const i of choices(f)) known.set(i.name, [...(known.get(i.name) ?? []), ...(i.options ? [...i.options].map((o) => o.value) : [i.value])]);
    const odd = [...query].filter(([key, v]) => v && known.has(key) && !known.get(key).some((one) => same(one, v)));
    const [from, to] = numbers(f).map((i) => [+i.min, +i.max])[0] ?? [];
    odd.push(...query.getAll('years').filter((v) => v && from !== undefined && !(/^[1-9]\d{0,8}$/.test(v) && +v >= from && +v <= to)).map((v) => ['years', v]));
    return [...new Set(odd.map(([key, v]) => `There is no ${key} “${v.slice(0, 60)}” here. It is left out.`))];
  };
  const fill = (f, query) => {
    const years = numbers(f), [from, to] = years[0] ? [+years[0].min, +years[0].max] : [], chosen = twoYears(query.getAll('years'), from, to);
    years.forEach((i, n) => (i.value = chosen[n] ?? i.defaultValue));
    for (const i of f.elements) {
      const all = i.name ? query.getAll(i.name) : [];
      if (i.type === 'checkbox') i.checked = all.some((v) => same(v, i.value));
      else if (i.tagName === 'SELECT') i.selectedIndex = Math.max(0, [...i.options].findIndex((o) => o.value && same(o.value, all.at(-1) ?? '')));
      else if (i.type === 'search' && i !== document.activeElement) i.value = all.at(-1) ?? '';
    }
    apply(f);
  };
  // What is looked for, as the app cuts it
  const sought = (text) => Array.from(text).slice(0, 200).join('').trim();
  const rows = (of) => (of === 'source_words' ? $$('.src li') : [...known[of].values()]);
  const apply = (f) => {
    const { of } = f.dataset, words = sought($('[type=search]', f).value), sets = new Map(), out = $('output', f);
    for (const i of choices(f)) if (i.type === 'checkbox' ? i.checked : i.value) sets.set(i.name, [...(sets.get(i.name) ?? []), i.value]);
    for (const b of $$('summary b', f)) { const n = $$(':checked', b.closest('details')).length; b.textContent = n ? ` ${n}` : ''; }
    if (of === 'q') return void (out.textContent = mark(words));
    const all = rows(of), years = numbers(f).some((i) => i.value !== i.defaultValue) ? twoYears(numbers(f).map((i) => i.value)) : [];
    let n = 0;
    for (const e of all) {
      e.hidden = !passes(e, of, [...sets], years, words);
      n += !e.hidden;
    }
    out.textContent = n === all.length ? `${n} shown` : `${n} of ${all.length}`;
  };
  // Marks in the article; gives back their number in words
  const mark = (query) => {
    let n = 0;
    for (const t of $$('.line .tx')) {
      const pieces = hits(t.textContent, query);
      n += (pieces.length - 1) / 2;
      t.replaceChildren(...pieces.map((piece, i) => { const m = document.createElement('mark'); m.textContent = piece; return i % 2 ? m : piece; }));
    }
    return fold(query).trim() ? `${n} hit${n === 1 ? '' : 's'}` : '';
  };
  // What the form says as keys and values of an address
  const chosen = (f) => {
    const years = numbers(f).some((i) => i.value !== i.defaultValue) ? twoYears(numbers(f).map((i) => i.value)) : [];
    return [...[...new FormData(f)].filter(([key, v]) => v && key !== 'years'), ...years.map((year) => ['years', String(year)])];
  };
  return { value, passes, twoYears, same, strangers, fill, apply, chosen, inputs, place, sought };
};
