// A leaf of text: one HTML text, or one for each period (or what else `key` names) of which the picked one is shown. Its
// links are picks. Where nothing of its key is picked, the first of the list beside it is shown (`bus.order`). Measured series
// are sent once for the page (`bus.strips`) and put into every place that names one.
// What the picked record rests on is marked, in both directions. Tables with sort buttons are sorted here, and rows of runs
// (`data-runs`) are one stop each, in which arrows go from run to run.
export default (given) => whole(given, unfold);

function unfold({ data, parentElement: root, part: leaf }) {
  leaf.data = data;
  const box = root.querySelector('.d-leaf');
  const body = box.querySelector('.d-leafbody');
  const head = box.querySelector('.d-leafhead');
  box.dataset.part = data.part;
  const key = data.key ?? 'period';
  for (const [step, way] of Object.entries({ '-1': 'Previous', 1: 'Next' })) {
    head.querySelector(`[data-step="${step}"]`).setAttribute('aria-label', `${way} ${key}`);
  }
  head.querySelector('h2').tabIndex = -1; // so that it can take the focus of a link that is gone

  const links = () => [...body.querySelectorAll('a[data-pick]')].filter((a) => a.dataset.page === leaf.data.page);
  const stops = (list) => [...list.children].map((item) => item.querySelector(':scope > a')).filter(Boolean);

  // What is shown of the pick: what the reader picked or, where the page has a list, the first of it.
  const shown = (pick) => {
    const { page, key: of, ids } = bus.order ?? { page: null, key: '', ids: [] };
    return page === leaf.data.page && !pick[of] ? { ...pick, [of]: ids[0] ?? '' } : pick;
  };
  const heading = (pick) => {
    if (!leaf.data.titles) return;
    const title = leaf.data.titles[pick[key]];
    head.hidden = !title;
    if (!title) return;
    head.querySelector('h2').textContent = title[0];
    head.querySelector('.d-dates').textContent = title[1];
  };

  const card = (pick) => {
    const place = head.querySelector('.d-card');
    const kind = ['event', 'alignment'].find((one) => pick[one]);
    const html = kind && bus.record?.[pick.period];
    place.hidden = true;
    if (!html) return;
    const holder = document.createElement('template');
    holder.innerHTML = html;
    const item = holder.content.querySelector(`[data-item="${kind}:${CSS.escape(pick[kind])}"]`);
    if (!item) return;
    const title = kind === 'event' ? item.querySelector('.d-event') : null;
    place.querySelector('.d-cardhead').innerHTML = title ? title.innerHTML : rowAsText(item);
    const more = item.querySelector(kind === 'event' ? '.d-more' : '.d-open td');
    place.querySelector('.d-cardbody').innerHTML = more?.innerHTML ?? '';
    place.hidden = false;
  };
  const rowAsText = (item) => {
    const cells = [...item.querySelectorAll('tr:first-child > *')].map((cell) => cell.innerHTML);
    return `<span class="d-what">${cells[0].replace(/<\/?a[^>]*>/g, '')} toward ${cells[1]} ${cells[2]}</span><span class="d-when">${cells[3]}</span><span class="d-say">${cells[4]}</span>`;
  };

  const runs = (one) => [...one.closest('[data-runs]').querySelectorAll('summary')];
  const open = (run) => {
    if (!run) return;
    for (const other of runs(run)) other.tabIndex = other === run ? 0 : -1;
    run.parentElement.open = true;
    run.focus({ preventScroll: true });
    run.scrollIntoView({ block: 'nearest' });
  };
  // A link to an alignment leads to its row, where the page shows it.
  const lead = (a) => {
    const item = `tbody[data-item="${CSS.escape(a.dataset.pick)}"]`;
    /** @type {HTMLElement} */ (document.querySelector(`.d-leaf[data-part=table] ${item} th a`))?.focus();
  };

  // Each strip comes from the one copy that was sent; `data-marked` shades some of its years.
  const fill = (within = body) => {
    const { strips } = bus;
    if (!strips) return;
    for (const place of within.querySelectorAll('[data-strip]:empty')) {
      place.innerHTML = strips[place.dataset.strip] ?? '';
      const plot = place.querySelector('.d-stripplot');
      const [a, b] = (place.dataset.marked ?? '').split('/');
      if (plot && b)
        plot.insertAdjacentHTML('beforeend', `<i class="d-marked" style="--a:${Number(a)};--b:${Number(b)}"></i>`);
    }
  };

  const mark = (pick) => {
    const { basis = {} } = leaf.data;
    const record = pick.event || pick.alignment;
    const rests = new Set(
      record ? (Object.hasOwn(basis, record) ? basis[record] : []).map((id) => 'sentence:' + id) : [],
    );
    if (pick.sentence) {
      for (const [id, named] of Object.entries(basis))
        if (named.includes(pick.sentence)) rests.add('event:' + id).add('alignment:' + id);
    }
    let current = null;
    for (const a of links()) {
      const [kind, id] = a.dataset.pick.split(':');
      const on = pick[kind] === id && kind !== 'period';
      const item = a.closest('[data-item]');
      const main = item ? item.dataset.item === a.dataset.pick : a.matches('.d-sentence');
      if (on) a.setAttribute('aria-current', 'true');
      else a.removeAttribute('aria-current');
      if (main) {
        a.classList.toggle('d-rests', rests.has(a.dataset.pick));
        item?.classList.toggle('is-open', on);
        if (on) current = a;
      }
    }
    for (const button of box.querySelectorAll('.d-leave[aria-pressed]')) {
      const out = bus.without.includes(button.dataset.leave);
      button.setAttribute('aria-pressed', String(out));
      button.textContent = out ? 'Left out of the level: count it again' : 'Leave out of the level';
    }
    for (const list of body.querySelectorAll('[data-roving]')) {
      const all = stops(list);
      const on = all.find((a) => a.hasAttribute('aria-current')) ?? all[0];
      for (const a of all) a.tabIndex = a === on ? 0 : -1;
    }
    if (current && !leaf.placed && leaf.data.part === 'table') current.scrollIntoView({ block: 'center' }); // a row that the address names
    leaf.placed = true;
    const list = body.closest('.st-key-claimlist');
    if (list && current && !body.contains(document.activeElement)) {
      const place = current.getBoundingClientRect();
      const frame = list.getBoundingClientRect();
      if (place.top < frame.top || place.bottom > frame.bottom)
        list.scrollTop += place.top - frame.top - frame.height * 0.35;
    }
    const scroller = body.closest('.st-key-pane');
    if (!scroller || body.contains(document.activeElement) || scroller.scrollHeight <= scroller.clientHeight + 4)
      return;
    if (!pick.sentence || !current) return void (scroller.scrollTop = 0);
    const place = current.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    if (place.top < frame.top + 60 || place.bottom > frame.bottom)
      scroller.scrollTop += place.top - frame.top - frame.height * 0.35;
  };

  const show = (given, spoken, walking) => {
    const pick = shown(given);
    const { sections, html } = leaf.data;
    const text = sections ? (sections[pick[key]] ?? '') : html;
    const focused = box.contains(document.activeElement);
    const order = text.includes('data-sort') ? (new URLSearchParams(location.search).get('order') ?? '') : '';
    if (leaf.text !== text || leaf.order !== order) {
      const changed = leaf.text !== undefined;
      body.innerHTML = text;
      leaf.text = text;
      const dossier = new URLSearchParams(location.search).get('dossier');
      if (dossier)
        for (const a of body.querySelectorAll('a[data-page]')) a.href += '&dossier=' + encodeURIComponent(dossier);
      arrange(order);
      for (const run of body.querySelectorAll('[data-runs] > li:not(:first-child) summary')) run.tabIndex = -1;
      for (const a of body.querySelectorAll('[aria-hidden] a')) a.tabIndex = -1; // they stand in a list as well
      const scroller = body.closest('.st-key-pane, .st-key-claimbox');
      if (changed && scroller) scroller.scrollTop = 0;
      // Who points at another page of the table reads it from its head; a key leaves the focus in sight.
      if (changed && document.activeElement?.closest('.st-key-table_page')?.querySelector(':focus:not(:focus-visible)'))
        box.scrollIntoView();
      if (changed && spoken && !walking && data.key && box.getBoundingClientRect().top > innerHeight * 0.6)
        box.scrollIntoView(); // on a narrow page it stands below the list
    }
    if (focused && leaf.asked) body.querySelector(`[data-by="${leaf.asked}"]`)?.focus({ preventScroll: true }); // of a table in another order
    leaf.asked = '';
    fill();
    if (leaf.data.part === 'under' || leaf.data.part === 'small') bus.redraw?.();
    heading(pick);
    if (leaf.data.titles && !data.key) card(pick);
    mark(pick);
    // A link that had the focus may be gone with the text it stood in; the reading goes on at what is picked.
    if (focused && !box.contains(document.activeElement))
      (body.querySelector('a[aria-current]') ?? head.querySelector('h2')).focus({ preventScroll: true });
    const status = head.querySelector('[role=status]');
    if (spoken && leaf.data.titles) status.textContent = spoken_words(pick);
  };
  const spoken_words = (pick) => {
    const place = head.querySelector('.d-card');
    const sentence = pick.sentence && body.querySelector(`[data-pick="sentence:${CSS.escape(pick.sentence)}"]`);
    const carded = place.hidden ? '' : place.querySelector('.d-cardhead').textContent;
    const more = sentence ? sentence.textContent : carded;
    const [title, below] = leaf.data.titles[pick[key]] ?? [];
    return [title, data.key ? below : more].filter(Boolean).join('. ');
  };

  // The order of a table is part of the address: the head of a column, after `-` from its end. It is kept when a filter brings
  // another text.
  const column = (sorter) => sorter.textContent.trim().toLowerCase().replaceAll(' ', '-');
  const arrange = (order) => {
    leaf.order = order;
    const down = order.startsWith('-');
    const sorter = [...body.querySelectorAll('[data-sort]')].find((one) => column(one) === order.slice(Number(down)));
    if (!sorter) return;
    const table = sorter.closest('table');
    for (const cell of table.querySelectorAll('th[aria-sort]')) cell.setAttribute('aria-sort', 'none');
    sorter.closest('th').setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const sorted = (group) => group.querySelector('tr').children[sorter.dataset.sort].dataset.key;
    table.append(...[...table.tBodies].sort((x, y) => sorted(x).localeCompare(sorted(y)) * (down ? -1 : 1)));
  };

  if (data.part === 'record') bus.record = data.sections;
  if (data.strips) {
    bus.strips = data.strips;
    for (const place of document.querySelectorAll('[data-strip]')) place.replaceChildren(); // another dossier may have the same names
  }
  if (data.order) bus.order = { page: data.page, key: data.of, ids: data.order };
  leaf.show = show;
  if (leaf.bound) {
    if (bus.pick) bus.tell(false);
    return;
  }
  leaf.bound = true;

  const follow = (a, walking) => {
    if (a.dataset.page === leaf.data.page) bus.want(bus.of(a), walking);
    else bus.go(a.dataset.page, Object.fromEntries(new URL(a.href, location.href).searchParams));
  };
  box.addEventListener('click', (event) => {
    const stepper = event.target.closest('[data-step]');
    if (stepper) {
      const order = (data.key && bus.order?.ids.length && bus.order.ids) || Object.keys(leaf.data.titles);
      const at = order.indexOf(shown(bus.pick)[key]) + Number(stepper.dataset.step);
      return bus.want({ [key]: order[(at + order.length) % order.length] });
    }
    const sorter = event.target.closest('[data-sort]');
    const leave = event.target.closest('[data-leave]');
    const by = event.target.closest('[data-by]');
    if (by) {
      leaf.asked = by.dataset.by;
      const up = by.closest('th').getAttribute('aria-sort') === 'ascending';
      return bus.send?.('sort', { by: (up ? '-' : '') + leaf.asked, turn: Date.now() });
    }
    if (event.target.closest('[data-cite]'))
      return /** @type {HTMLElement} */ (document.querySelector('.st-key-citing button'))?.click();
    if (leave) return bus.send?.('leave', { event: leave.dataset.leave, turn: Date.now() });
    if (sorter) {
      arrange((sorter.closest('th').getAttribute('aria-sort') === 'ascending' ? '-' : '') + column(sorter));
      return bus.keep('order', [leaf.order]);
    }
    const step = event.target.closest('[data-run]');
    const run = step?.closest('details').querySelector('summary') ?? event.target.closest('[data-runs] summary');
    if (step) {
      const next = runs(run)[runs(run).indexOf(run) + Number(step.dataset.run)];
      open(next);
      return next?.parentElement.querySelector(`[data-run="${step.dataset.run}"]`).focus({ preventScroll: true }); // to step on
    }
    if (run) return runs(run).forEach((other) => (other.tabIndex = other === run ? 0 : -1));
    const a = event.target.closest('a[data-page]');
    if (a && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      follow(a, false);
      if (leaf.data.part === 'triads') lead(a);
    }
  });
  box.addEventListener('keydown', (event) => {
    const run = event.target.closest('[data-runs] summary');
    if (run && event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    const goal = run && { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (goal) {
      event.preventDefault();
      event.stopPropagation();
      const all = runs(run);
      return open(all.at(Math.max(0, Math.min(all.length - 1, all.indexOf(run) + goal))));
    }
    const a = event.target.closest('[data-roving] > li > a');
    if (a && event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (!a) return;
    const all = stops(a.closest('[data-roving]'));
    const at = all.indexOf(a);
    const next = { ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1) }[event.key];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    follow(next, true);
  });
  // The record of another period is long and stands below: it comes after the next picture, so that what was picked is seen first.
  const stop = bus.listen((pick, spoken, walking) => {
    const now = () => leaf.show(bus.pick, spoken, walking);
    const { part, sections } = leaf.data;
    cancelAnimationFrame(leaf.due);
    if (part === 'record' && leaf.text !== undefined && leaf.text !== (sections[pick.period] ?? ''))
      leaf.due = requestAnimationFrame(() => setTimeout(now));
    else now();
  });
  if ((data.part === 'record' || data.strips || data.order) && bus.pick) bus.tell(false);
  // On paper stand all claims of the list, not the one alone that is shown.
  const paper = document.createElement('div');
  paper.className = 'd-onpaper';
  const printing = () => {
    if (leaf.data.key !== 'claim') return;
    paper.replaceChildren(
      ...(bus.order?.ids ?? []).map((id) => {
        const one = document.createElement('section');
        const title = document.createElement('h2');
        title.textContent = leaf.data.titles[id][0];
        const below = document.createElement('p');
        below.textContent = leaf.data.titles[id][1];
        one.append(title, below);
        one.insertAdjacentHTML('beforeend', leaf.data.sections[id]);
        return one;
      }),
    );
    box.append(paper);
    fill(paper);
  };
  const printed = () => paper.remove();
  addEventListener('beforeprint', printing);
  addEventListener('afterprint', printed);
  leaf.off = () => {
    stop();
    printed();
    removeEventListener('beforeprint', printing);
    removeEventListener('afterprint', printed);
    if (leaf.data.order) bus.order = null;
    leaf.bound = false;
    leaf.text = undefined;
  };
}
