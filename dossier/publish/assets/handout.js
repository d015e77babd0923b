// The part Hand-out: its choices, which stand in the address as the app writes them, and the sheet that they make.

/** @typedef {(page: string, query: URLSearchParams, period: string) => void} ShowSheet */

/**
 * The filters of the address for one kind of record. An address may name ids or labels.
 * @param {'alignment' | 'claim'} of
 * @param {URLSearchParams} query
 * @param {string} key Of the words.
 * @returns {Filter}
 */
const filterOf = (of, query, key) => {
  const KEYS_OF = { alignment: ['third', 'toward', 'stance', 'basis'], claim: ['verdict', 'kind', 'during', 'actor'] };
  const within = of === 'claim' ? [] : twoYears(query.getAll('years'));
  const wanted = sought(query.getAll(key).join(' '));
  const chosen = KEYS_OF[of].map((name) => {
    const asked = query.getAll(name);
    const rows = labelled(name).filter(([id, label]) => asked.some((value) => value === id || same(value, label)));
    return { name, rows };
  });
  const sets = chosen.filter(({ rows }) => rows.length);
  // As the app says it: periods in their order, verdicts and kinds by their ids, others by their labels.
  const stated = sets.map(({ name, rows }) => {
    const by = name === 'verdict' || name === 'kind' ? 0 : 1;
    const sorted = name === 'during' ? rows : [...rows].sort((x, y) => (x[by] < y[by] ? -1 : 1));
    const before = { toward: 'toward ', basis: 'basis ', actor: 'about ' }[name] ?? '';
    return before + sorted.map(([, label]) => label).join(', ');
  });
  /** @type {Sets} */
  const ids = sets.map(({ name, rows }) => [name, rows.map(([id]) => id)]);
  return {
    passes: (e) => passes(e, of, ids, within, wanted),
    stated: [...stated, within.join(' to '), wanted && `“${wanted}”`].filter(Boolean).join('; '),
  };
};

/**
 * Binds the part, and gives back what shows its sheet for an address, or takes it away for another part.
 * @param {() => { page: string, query: URLSearchParams }} read
 * @returns {ShowSheet}
 */
const handout = (read) => {
  const part = $('[id="/handout"]');
  const form = /** @type {HTMLFormElement} */ ($('form', part));
  const room = $('.sheet', part);
  const drawing = $('.t-svg');
  const patterns = $('defs', drawing);
  const looks = make('style');
  const filtered = { alignments: 'Alignments', claims: 'Claims' };

  /** @param {string} name */
  const boxes = (name) => fields(form, name).map((field) => /** @type {HTMLInputElement} */ (field));
  /** @param {string} name */
  const ticked = (name) => boxes(name).filter((box) => box.checked);
  const selects = fields(form).filter((field) => field instanceof HTMLSelectElement);
  /** @param {HTMLElement} box */
  const labelOfBox = (box) => box.parentElement?.textContent?.trim() ?? '';
  /** @param {string} name */
  const worded = (name) => selects.find((field) => field.name === name)?.selectedOptions[0].text;

  /**
   * Puts the choices of an address into the form; what is not known is told and left out.
   * @param {URLSearchParams} query
   * @param {string} period
   */
  const fillChoices = (query, period) => {
    /**
     * @param {string} key
     * @param {{ value: string, label: string }[]} options
     */
    const asked = (key, options) => {
      const all = query.getAll(key).filter(Boolean);
      /** @param {string} value */
      const meant = (value) => options.filter((option) => value === option.value || same(value, option.label));
      for (const value of all) {
        if (value !== 'none' && !meant(value).length) $('p.note').append(noneSuch(key, value));
      }
      return options
        .filter((option) => all.some((value) => meant(value).includes(option)))
        .map((option) => option.value);
    };
    for (const key of ['periods', 'parts']) {
      const all = boxes(key);
      const on = asked(
        key,
        all.map((box) => ({ value: box.value, label: labelOfBox(box) })),
      );
      for (const box of all) {
        const isDefault = key === 'parts' ? !query.getAll(key)[0] : box.value === period;
        box.checked = on.length ? on.includes(box.value) : isDefault;
      }
    }
    for (const field of selects) {
      const [on] = asked(
        field.name,
        [...field.options].map((o) => ({ value: o.value, label: o.text })),
      );
      for (const option of field.options) option.selected = on ? option.value === on : option.defaultSelected;
    }
  };

  /**
   * @param {URLSearchParams} query
   * @returns {Choices}
   */
  const choicesOf = (query) => {
    const ruledLines = words($('[data-n]:checked', form).dataset.n ?? '', ' ').map(Number);
    return {
      periods: ticked('periods').map((box) => box.value),
      parts: Object.fromEntries(ticked('parts').map((box) => [box.value, true])),
      pick: Object.fromEntries(selects.map((field) => [field.name, field.value])),
      filters: {
        alignments: filterOf('alignment', query, 'stance_words'),
        claims: filterOf('claim', query, 'claim_words'),
      },
      lines: { claim: ruledLines[0], gap: ruledLines[1], question: ruledLines[2] },
    };
  };

  /**
   * What is on the sheet, in words.
   * @param {Choices} choices
   */
  const statedIn = ({ periods: chosen, parts: on, pick, filters }) => {
    const every = pick.events !== 'fitting' || filters.alignments.stated !== '';
    const usual = { alignments: every ? 'all of these periods' : worded('events'), claims: 'all of these periods' };
    const kindsStated = /** @type {('alignments' | 'claims')[]} */ (['alignments', 'claims']).map((kind) => {
      const { stated } = filters[kind];
      return on[kind] && `${filtered[kind]}: ${stated ? `only ${text(stated)}` : usual[kind]}`;
    });
    return [
      `Periods: ${chosen.map((period) => text(titleOf(period))).join('; ')}`,
      `On the sheet: ${ticked('parts').map(labelOfBox).join(', ') || 'a summary of each period'}`,
      on.events && `Events: ${worded('events')}, ${worded('detail')}`,
      ...kindsStated,
      on.sentences && form.dataset.said,
      `Answers: ${worded('answers')}.`,
    ]
      .filter(Boolean)
      .join('. ');
  };

  /**
   * What stands at the edges of the printed pages.
   * @param {Choices} choices
   */
  const edgesOf = ({ periods: chosen, pick }) => {
    /**
     * @param {string} place
     * @param {string} content
     */
    const edge = (place, content) => `@${place}{content:${content};font:7.6pt sans-serif}`;
    const head = `${$('h1').textContent}: ${chosen.map(titleOf).join('; ')}`;
    const edges = [
      edge('top-left', JSON.stringify(head)),
      edge('bottom-left', JSON.stringify(`${facts.cite}.`)),
      edge('bottom-right', 'counter(page) " / " counter(pages)'),
    ];
    return `@page{size:${pick.paper} portrait;margin:17mm 17mm 17mm 20mm;${edges.join('')}}`;
  };

  /** @type {ShowSheet} */
  const show = (page, query, period) => {
    document.body.classList.toggle('paper', page === 'handout');
    for (const pattern of $$('pattern', patterns)) pattern.removeAttribute('patternTransform');
    drawing.prepend(patterns);
    room.replaceChildren();
    looks.textContent = '';
    if (page !== 'handout') return;
    fillChoices(query, period);
    patterns.remove(); // so that the copy of the drawing has none, and no name is there twice
    const choices = choicesOf(query);
    const tally = composeSheet(room, choices, statedIn(choices), patterns);
    const counted = Object.entries(tally).map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`);
    const narrowed = /** @type {('alignments' | 'claims')[]} */ (['alignments', 'claims'])
      .filter((kind) => choices.filters[kind].stated)
      .map((kind) => `${filtered[kind]}: only ${choices.filters[kind].stated}`);
    $('output', form).textContent = [...counted, ...narrowed].join('; ');
    boxes('drop')[0].hidden = !narrowed.length;
    looks.textContent = edgesOf(choices);
    ($('.t-svg', room) ?? drawing).prepend(patterns);
  };

  /** @param {[string, string][]} pairs */
  const go = (pairs) => {
    const query = new URLSearchParams(pairs);
    history.replaceState(null, '', `#/handout${query.size ? `?${query}` : ''}`);
    show('handout', query, periods[0]);
  };
  /** @returns {[string, string][]} */
  const chosenInForm = () => {
    const all = boxes('parts').every((box) => box.checked);
    /** @type {[string, string][]} */
    const parts = ticked('parts').map((box) => ['parts', box.value]);
    if (!parts.length) parts.push(['parts', 'none']);
    return [
      ...ticked('periods').map((box) => /** @type {[string, string]} */ (['periods', box.value])),
      ...(all ? [] : parts),
      ...selects
        .filter((field) => !field.selectedOptions[0].defaultSelected)
        .map((field) => /** @type {[string, string]} */ ([field.name, field.value])),
    ];
  };
  const print = boxes('print')[0];
  form.hidden = false;
  document.head.append(looks);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () =>
    go([...chosenInForm(), ...[...read().query].filter(([key]) => key !== 'period' && !boxes(key)[0])]),
  );
  boxes('drop')[0].addEventListener('click', () => {
    go(chosenInForm());
    print.focus();
  });
  print.addEventListener('click', () => window.print());

  // The way here from a page, with the period picked and the filters in force.
  for (const [from, after, key] of [
    ['', '.chart>:last-child'],
    ['alignments', '.f', 'stance_words'],
    ['article', '.f'],
    ['evidence', '.f', 'claim_words'],
  ]) {
    const there = $(`[id="/${from}"] ${after}`);
    const link = make('a', { href: '#/handout', class: 'way' }, 'Make a hand-out of this');
    there.after(link);
    const aim = () => {
      const filters = key ? inAddress(/** @type {HTMLFormElement} */ (there)) : [];
      const named = filters.map(([name, value]) => [name === 'words' ? /** @type {string} */ (key) : name, value]);
      link.setAttribute('href', `#/handout?${new URLSearchParams([['period', idOf($('.per.is'))], ...named])}`);
    };
    for (const name of ['focus', 'pointerenter', 'click']) link.addEventListener(name, aim);
  }
  return show;
};
