// The page: it shows what its address means, and makes addresses of what readers do.

{
  const WAIT = 140; // milliseconds in which a reader types on
  const NARROW = 1130; // pixels below which the chart and the text stand one above the other

  document.body.classList.add('js');
  numberCitations();
  makeOpeners();
  nameMarks();
  const status = make('p', { class: 'status spoken', role: 'status' });
  const tooltip = make('div', { class: 'tip', hidden: '' });
  const marks = $$('.t-marks use');
  const forms = $$('.f').map((form) => /** @type {HTMLFormElement} */ (form));
  /** @type {View} */
  let now;
  let typing = 0;

  /** @param {Element} list */
  const stopsOf = (list) => (list.matches('.rail') ? $$(':scope>a', list) : $$(':scope>li>a:first-child', list));

  /** One stop for the Tab key in each list: what is picked in it, else the first. */
  const rove = () => {
    for (const list of $$('[data-roving],nav.rail')) {
      const all = stopsOf(list);
      const on = all.find((link) => link.hasAttribute('aria-current') || link.parentElement?.matches('.on')) ?? all[0];
      for (const link of all) link.tabIndex = link === on ? 0 : -1;
    }
  };

  /**
   * What is picked in a list of a kind: those of a selector that it is for.
   * @param {string} selector
   * @param {(e: HTMLElement) => boolean} isOn
   * @param {string} [value]
   */
  const setCurrent = (selector, isOn, value = 'true') => {
    for (const e of $$(selector)) {
      if (isOn(e)) e.setAttribute('aria-current', value);
      else e.removeAttribute('aria-current');
    }
  };

  /** The event or alignment that is picked, in the pane of its period. @param {HTMLElement} row */
  const cardOf = (row) => {
    const card = make('section', { class: 'card', 'aria-label': 'Picked' });
    for (const part of row.children) {
      const copy = make('div');
      copy.innerHTML = part.innerHTML;
      card.append(copy);
    }
    return card;
  };

  /**
   * Marks a record that is picked, and what it rests on or what rests on it.
   * @param {Kind} one
   * @param {HTMLElement} row
   * @param {HTMLElement} period
   */
  const markPick = (one, row, period) => {
    /** @param {string} id */
    const lineOf = (id) => {
      const line = lines.get(id)?.find((e) => period.contains(e));
      return line && $('a.s', line);
    };
    /** @param {HTMLElement} event */
    const markEvent = (event) => marks[events.indexOf(event)]?.classList.add('on');
    row.classList.add('on');
    if (one === 'event') markEvent(row);
    if (one === 'alignment')
      for (const bar of $$('.t-lanes path')) bar.classList.toggle('on', bar.dataset.e === row.id);
    if (one === 'claim') {
      for (const link of $$('a[href^="#series-"]', row)) {
        const strip = $('.d-strip', /** @type {Element} */ (document.getElementById(target(link))));
        link.parentElement?.before(strip.cloneNode(true));
      }
    }
    if (one === 'event' || one === 'alignment') $('.pane h2', period).nextElementSibling?.after(cardOf(row));
    if (one !== 'sentence') {
      for (const id of said(row)) lineOf(id)?.classList.add('rests');
      return undefined;
    }
    for (const event of resting.get(idOf(row)) ?? []) {
      event.classList.add('rests');
      markEvent(event);
    }
    const line = lineOf(idOf(row));
    line?.setAttribute('aria-current', 'true');
    return line;
  };

  /**
   * Shows what the address means. `spoken`: the reader asked for it here, and those who listen are told; `walking`: with the
   * arrow keys, so that nothing is scrolled.
   */
  const show = (spoken = false, walking = false) => {
    now = readView();
    const { page, pick, one, query, notes } = now;
    const period = record('period', pick.period ?? '');
    for (const e of $$('.page')) e.classList.toggle('is', e.id === `/${page}`);
    for (const e of $$('.per')) e.classList.toggle('is', e === period);
    for (const e of $$('.on,.rests')) e.classList.remove('on', 'rests');
    for (const e of $$('.card,.claim .d-strip')) e.remove();
    for (const e of $$('[aria-current=true]')) e.removeAttribute('aria-current');
    setCurrent('.menu a', (link) => target(link) === `/${page}`, 'page');
    setCurrent('nav.rail a', (link) => link.dataset.p === pick.period);
    for (const link of $$('.t-svg a')) link.classList.toggle('on', link.dataset.p === pick.period);
    const row = one && known[one].get(pick[one] ?? '');
    const line = row && markPick(one, row, period);

    const here = forms.filter((form) => form.closest('.page')?.id === `/${page}`);
    $('p.note').textContent = [...notes, ...here.flatMap((form) => unknownValues(form, query))].join(' ');
    for (const form of here) fillForm(form, query);
    rove();
    showSheet(page, query, pick.period ?? '');

    const goal = now.goal ? document.getElementById(now.goal) : null;
    goal?.classList.add('on');
    const aim = goal ?? row;
    if (page && aim) aim.scrollIntoView({ block: 'center' });
    else if (page && !spoken) scrollTo(0, 0);
    if (!page && row?.offsetParent && !walking && innerWidth < NARROW) row.scrollIntoView({ block: 'center' });
    if (!page) line?.scrollIntoView({ block: 'nearest' });
    if (!spoken) return;
    const told = [titleOf(pick.period ?? ''), row?.firstChild?.textContent];
    status.textContent = page ? '' : told.filter(Boolean).join('. ');
  };

  /**
   * Goes to a pick: a step of the browser's history, but for a move with the arrow keys.
   * @param {string} page
   * @param {Picked} pick
   * @param {boolean} walking
   * @param {[string, string][]} more
   */
  const want = (page, pick, walking = false, more = []) => {
    const there = addressOf(page, pick, more);
    if (there !== location.hash) history[walking ? 'replaceState' : 'pushState'](null, '', there);
    show(true, walking);
  };

  /**
   * Follows a link to a record; false where it leads to none.
   * @param {string} name
   * @param {Element} from
   */
  const follow = (name, from, walking = false) => {
    const found = kinds.get(name);
    if (!found) return false;
    const [kind, id] = found;
    const here = from.closest('.page')?.id.slice(1) ?? '';
    const ownPage = kind === 'alignment' && here === 'alignments' ? here : '';
    const page = kind === 'claim' ? 'evidence' : ownPage;
    const pick = kind === 'period' ? { period: id } : { period: home(kind, id, now.pick.period), [kind]: id };
    want(page, pick, walking, page && page === now.page ? [...now.query] : []);
    return true;
  };

  /**
   * The way past the head leads out of no part: the address stays as it is.
   * @param {string} name
   */
  const stay = (name) => {
    const place = document.getElementById(name);
    if (!place || place.closest('.page')) return false;
    place.focus();
    return true;
  };

  /** What a tooltip says of a record. @param {Element} e */
  const inShort = (e) => {
    if (e.matches('tr'))
      return [...e.children]
        .slice(0, 4)
        .map((cell) => cell.textContent)
        .join(', ');
    if (e.matches('.per')) return $('h2', e).textContent;
    return e.matches('.ev li') ? $('a', e).textContent : e.textContent;
  };

  /** Beside the mouse or the focus. @param {MouseEvent | FocusEvent} event */
  const showTooltip = (event) => {
    const over = event.target instanceof Element ? event.target.closest('[data-e],a') : null;
    const at = /** @type {HTMLElement | null} */ (over);
    const there = at && document.getElementById(at.dataset.e ?? target(at));
    tooltip.hidden = !there || !(at.matches('[data-e],.t-svg a') || there.matches('.src li'));
    if (tooltip.hidden || !at || !there) return;
    tooltip.textContent = inShort(there);
    const box = at.getBoundingClientRect();
    const [x, y] = event instanceof MouseEvent ? [event.clientX, event.clientY] : [box.x, box.bottom];
    tooltip.style.left = `${Math.max(4, Math.min(x + 12, innerWidth - tooltip.offsetWidth - 8))}px`;
    tooltip.style.top = `${Math.min(y + 14, innerHeight - tooltip.offsetHeight - 8)}px`;
  };

  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const mark = /** @type {HTMLElement | null} */ (event.target.closest('[data-e]'));
    if (mark) {
      follow(mark.dataset.e ?? '', mark);
      return;
    }
    for (const open of $$('.f details[open]')) if (!open.contains(event.target)) open.removeAttribute('open');
    const link = event.target.closest('a');
    const name = link && target(link);
    if (name && (follow(name, link) || stay(name))) event.preventDefault();
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const link = event.target;
    if (!(link instanceof HTMLElement) || !link.matches('nav.rail>a,[data-roving]>li>a')) return;
    const list = /** @type {Element} */ (link.closest('[data-roving],.rail'));
    const [before, after] = list.matches('.rail') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const all = stopsOf(list);
    const at = all.indexOf(link);
    const next = { [before]: all[at - 1], [after]: all[at + 1], Home: all[0], End: all[all.length - 1] }[event.key];
    if (!next) return;
    event.preventDefault();
    follow(target(next), next, true);
    next.focus();
  };

  for (const form of forms) {
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      applyForm(form);
      clearTimeout(typing);
      const more = inAddress(form);
      typing = setTimeout(
        () => history.replaceState(null, '', addressOf(now.page, now.one ? now.pick : {}, more)),
        WAIT,
      );
    });
  }
  fillPage((period) => want('', { period }));
  document.body.append(status, tooltip);
  const showSheet = handout(readAddress);
  addEventListener('mouseover', showTooltip);
  addEventListener('focusin', showTooltip);
  addEventListener('click', onClick);
  addEventListener('keydown', onKey);
  addEventListener('popstate', () => show());
  addEventListener('beforeprint', () => {
    for (const details of $$('details:not(.f details)')) details.setAttribute('open', '');
  });
  addEventListener('load', () => now.page && !now.one && !now.goal && scrollTo(0, 0));
  show();
}
