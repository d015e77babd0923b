// A sheet for paper, put together from the records of the page under the choices of its address.

/**
 * What the article leaves out of a period.
 * @param {string} period
 */
const leftOutOf = (period) => {
  /** @type {Element[]} */
  const out = [];
  const last = $$('.pane h3', record('period', period)).at(-1);
  for (let e = last?.nextElementSibling; e; e = e.nextElementSibling) out.push(e);
  return prose(out);
};

/** @param {string} period */
const readingOf = (period) => prose([$('.d-reading p', record('period', period))]);

/**
 * A measured series that a claim on the sheet names: its drawing, and what must be said of it.
 * @param {HTMLElement} series
 */
const seriesOnPaper = (series) => {
  const noted = $$('[data-fact]', series).map((term) => {
    const what = /** @type {Element} */ (term.nextElementSibling);
    const cited = $('.q', what);
    const warnings = term.dataset.fact === 'Warnings' ? text(facts.warnings[series.id.slice('series-'.length)]) : '';
    return `<b>${term.innerHTML}:</b> ${cited ? references(cited) : warnings || what.innerHTML}`;
  });
  return `<div class=group>${heading(3, $('h3', series).innerHTML)}${$('.d-strip', series).outerHTML}<p class=small>${noted.join(' ')}</div>`;
};

/**
 * Puts a sheet into its place; gives back how many records of each kind it has.
 * @param {HTMLElement} room
 * @param {Choices} choices
 * @param {string} stated What is on the sheet, in words.
 * @param {Element} patterns
 */
const composeSheet = (room, choices, stated, patterns) => {
  const { periods: chosen, parts: on, pick, lines: ruledLines } = choices;
  const told = pick.answers === 'shown';
  const sections = sectionsOf(choices);
  const kindsShown = /** @type {(keyof typeof sections)[]} */ (Object.keys(sections));
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {Map<string, number>} The numbers of sources on the sheet. */
  const numbers = new Map();
  /** @type {Record<string, number>} */
  const tally = {};

  /**
   * The records that have not stood on the sheet.
   * @param {string} kind
   * @param {HTMLElement[]} all
   */
  const fresh = (kind, all) =>
    all.filter((e) => {
      const key = `${kind} ${idOf(e)}`;
      const isNew = !done.has(key);
      done.add(key);
      return isNew;
    });

  /**
   * @param {keyof typeof sections} kind
   * @param {string} period
   */
  const sectionOf = (kind, period) => {
    if (!on[`${kind}s`]) return '';
    const { tag, name, rows: rowsOf, entry: entryOf, again } = sections[kind];
    const all = rowsOf(period);
    const now = fresh(kind, all);
    const before = all.filter((e) => !now.includes(e)).map(again);
    tally[kind] = (tally[kind] ?? 0) + now.length;
    const items = now.map((e) => {
      const [mark, ...inner] = entryOf(e);
      return entry(kind, idOf(e), mark, ...inner);
    });
    const body = all.length ? list(items, kind === 'sentence' ? '""' : 'columns') : `<p>No ${kind}.`;
    const above = before.length ? `<p class=d-soft>Also of this time, and printed above: ${before.join('; ')}.` : '';
    return heading(3, name(all.length, period), tag) + body + above;
  };

  /** @param {string} period */
  const gapOf = (period) => {
    if (!on.context) return '';
    if (!told) return heading(3, 'What does the article leave out of this time?') + ruled(ruledLines.gap);
    const left = leftOutOf(period);
    return left && heading(3, 'What it leaves out', 'record') + left;
  };

  /** @param {string} period */
  const periodOnPaper = (period) => {
    const e = record('period', period);
    const box = $('.d-reading', e);
    const around = [box.previousElementSibling, box.nextElementSibling].flatMap((p) => (p?.matches('p') ? [p] : []));
    const title = `${periods.indexOf(period) + 1}. ${text(titleOf(period))}, ${$('h2+p', e).innerHTML}`;
    const reading = told ? readingOf(period) : `<p><b>How does the article read this time?</b> ${readingBoxes}`;
    const body = kindsShown.map((kind) => sectionOf(kind, period));
    return heading(2, title) + prose(around) + reading + body.join('') + gapOf(period);
  };

  const seriesShown = () => {
    const claims = [...known.claim].filter(([id]) => done.has(`claim ${id}`)).map(([, e]) => e);
    const named = claims.flatMap((e) => $$('a[href^="#series-"]', e).map(target));
    return $$('.d-series')
      .filter((e) => on.series && named.includes(e.id))
      .map(seriesOnPaper)
      .join('');
  };

  /** @param {string} period */
  const answersOf = (period) => {
    const claims = on.claims ? fresh('answer to claim', sections.claim.rows(period)) : [];
    const untold = '.note:not(.nm)';
    const asked = on.sentences ? fresh('answer to sentence', sections.sentence.rows(period)) : [];
    const faulty = asked.filter((e) => $(untold, e));
    const left = on.context ? leftOutOf(period) : '';
    const faults = faulty.map((e) => entry('fault', idOf(e), idOf(e), notesOf(e, untold)));
    return (
      heading(3, text(titleOf(period))) +
      readingOf(period) +
      list(claims.map((e) => entry('answer', idOf(e), idOf(e), claimed(e), verdictOf(e)))) +
      (faults.length ? heading(4, 'Faults of the text') + list(faults) : '') +
      (left && heading(4, 'What the article leaves out') + left)
    );
  };

  // Sources have numbers of the sheet's own, in the order in which they are named.
  const numberSources = () => {
    for (const link of $$('a', room)) {
      const id = target(link);
      if (!/^\d/.test(id)) continue;
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      link.textContent = String(numbers.get(id));
    }
    return numbers.size;
  };

  /**
   * The sources from one number on. The place that a source stands in is told in the page with the first of its works.
   * @param {number} from
   */
  const sourcesFrom = (from) => {
    const items = [...numbers].slice(from).map(([id, number]) => {
      const li = /** @type {HTMLElement} */ (document.getElementById(id));
      const copy = /** @type {HTMLElement} */ (li.cloneNode(true));
      const place = placeOf(li);
      if (place?.parentElement?.closest('li') === li) copy.firstChild?.remove();
      const link = /** @type {HTMLAnchorElement | null} */ ($('a', li));
      const grade = li.parentElement?.previousElementSibling?.innerHTML;
      const where = `${text(place?.textContent ?? '')} ${text(link?.href ?? '')} (${grade})`;
      return entry('source', id, String(number), `${copy.innerHTML}. ${where}`);
    });
    return list(items);
  };

  /** @param {string} html */
  const add = (html, where = room) => where.insertAdjacentHTML('beforeend', html);

  const body = chosen.map(periodOnPaper).join('');
  const measured = seriesShown();
  room.innerHTML = `${sheetHead}<p class=small><b>What is on this sheet.</b> ${stated} ${tagsExplained}</p>`;
  if (on.chart) {
    const rail = `<div class=rail style="${$('.rail').style.cssText}">${$('.rail').innerHTML}</div>`;
    const legend = `<figcaption class=d-legend>${$('.d-legend').innerHTML}</figcaption>`;
    add(`${heading(2, 'How relations went up and down')}<figure>${rail}${$('.t-svg').outerHTML}${legend}</figure>`);
    stretchDrawing($('figure', room), patterns, chosen);
  }
  add(body);
  if (measured) add(`${heading(2, 'Measured series', 'record')}<div class=columns>${measured}</div>`);
  if (on.questions) {
    const asked = make('div');
    asked.innerHTML = questionsAsked;
    for (const question of $$('.group', asked)) question.insertAdjacentHTML('beforeend', ruled(ruledLines.question));
    room.append(...asked.childNodes);
  }
  const main = numberSources();
  if (main) add(heading(2, `Sources (${main})`) + sourcesFrom(0));
  add(sheetTerms);
  if (pick.answers === 'last') {
    const lead = 'For the teacher: the editors’ judgement, which may be wrong. Each verdict says what would change it.';
    add(`<section>${heading(2, 'Answers', 'editors')}<p>${lead}${chosen.map(answersOf).join('')}</section>`);
    const section = /** @type {HTMLElement} */ (room.lastElementChild);
    if (numberSources() > main) add(heading(3, 'Further sources of the answers') + sourcesFrom(main), section);
  }
  tidySheet(room, chosen, told);
  return tally;
};

/**
 * Takes off what only the page has use for, and marks the periods chosen.
 * @param {HTMLElement} room
 * @param {string[]} chosen
 * @param {boolean} told
 */
const tidySheet = (room, chosen, told) => {
  for (const e of $$('[data-p]', room)) {
    const isChosen = chosen.includes(e.dataset.p ?? '');
    e.classList.toggle('on', isChosen);
    if (e.matches('.t-ribbon a') && !(told && isChosen)) e.remove();
  }
  for (const plot of $$('.d-stripplot', room)) {
    for (const period of chosen) {
      const link = $$('.desk .rail a').find((a) => a.dataset.p === period);
      plot.prepend(make('i', { class: 'is', style: link?.style.cssText ?? '' }));
    }
  }
  for (const e of $$('summary', room)) e.remove();
  for (const link of $$('a:not([href^=http])', room))
    for (const name of ['href', 'tabindex', 'title']) link.removeAttribute(name);
  for (const mark of $$('[data-e]', room)) mark.removeAttribute('data-e');
};
