// Picks of the page: the address after # is the only truth, in the words of the app's addresses. Texts that stand elsewhere in the
// page are shown again where they are wanted; nothing is fetched. Records are found in maps by kind and id, never by selectors.
(() => {
  const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
  const KEYS = ['period', 'event', 'alignment', 'sentence', 'claim'], WAIT = 140;
  const by = { period: '.per', event: '.ev>li', alignment: '.at tbody tr', sentence: '.line', claim: '.claim' };
  const known = {}, kinds = new Map(); // elements by kind and id; kind and id by the name of the element
  // The name that a link within the page leads to
  const target = (a) => { const to = a.href?.baseVal ?? a.getAttribute('href') ?? ''; return to.startsWith('#') ? to.slice(1) : ''; };
  const { fold, hits } = folding(FOLDS);
  document.body.classList.add('js');
  for (const list of $$('[data-ids]')) list.dataset.ids.split(' ').forEach((id, i) => (list.children[i].dataset.id = id));
  for (const e of $$('.per,.line,.claim')) e.dataset.id = e.id.slice(2);
  // The head of a record is what opens it
  const opener = (e, nodes) => { const a = document.createElement('a'); a.href = '#' + e.id; a.append(...nodes); return a; };
  for (const e of $$('.ev>li')) { const all = [...e.childNodes]; e.prepend(opener(e, all.slice(0, all.findIndex((n) => n.tagName === 'P')))); }
  for (const e of $$('.at tbody tr')) e.cells[0].append(opener(e, e.cells[0].childNodes));
  for (const e of $$('.claim')) $('h3 a', e).href = '#' + e.id;
  for (const kind of KEYS) {
    known[kind] = new Map($$(by[kind]).map((e) => [e.dataset.id, e]));
    for (const [id, e] of known[kind]) kinds.set(e.id, [kind, id]);
  }
  for (const a of $$('.rail a,.t-eras a,.t-ribbon a')) a.dataset.p = kinds.get(target(a))[1];
  const periods = [...known.period.keys()], order = [...known.event.values()], marks = $$('.t-marks use');
  marks.forEach((m, i) => (m.dataset.e = 'e' + (i + 1)));
  const names = (text) => text.split(' ').filter(Boolean).map((n) => 't' + n);
  names($('.draw').dataset.lanes).forEach((name, i) => ($$('.t-lanes path')[i].dataset.e = name));
  const stances = new Map($$('.per').map((p) => [p.dataset.id, new Set(names($('.al', p).dataset.held))]));
  const held = (t, p) => stances.get(p).has(t.id);
  // The records of a kind that a text links to
  const leads = (e, kind) => $$('a', e).map((a) => kinds.get(target(a))).filter((to) => to?.[0] === kind).map(([, id]) => id);
  const said = (e) => leads(e, 'sentence');
  const lines = new Map($$('.line').map((e) => [e.dataset.id, []])), resting = new Map([...lines.keys()].map((s) => [s, []]));
  for (const l of $$('[data-sentence]')) lines.get(l.dataset.sentence).push(l);
  for (const e of order) for (const s of new Set(said(e))) resting.get(s).push(e);
  const within = (e) => e.closest('.per').dataset.id;
  const home = (kind, id, near) => {
    const e = known[kind].get(id);
    if (kind === 'event') return within(e);
    const rows = kind === 'alignment' ? periods.filter((p) => held(e, p)) : (kind === 'sentence' ? [id] : said(e)).flatMap((s) => lines.get(s).map(within));
    return rows.includes(near) ? near : rows[0];
  };
  const read = () => {
    const within = location.hash.startsWith('#/'), all = location.hash.slice(within ? 2 : 1), cut = within ? all.indexOf('?') : -1;
    return { page: within ? (cut < 0 ? all : all.slice(0, cut)) : '', query: new URLSearchParams(within ? (cut < 0 ? '' : all.slice(cut + 1)) : all) };
  };
  let now = {}, form;
  // What the address means, and a note for each pick that is not known. A name alone is that of a record or of a place in a part.
  const resolve = () => {
    let { page, query } = read(), goal = '';
    const all = [...query], name = all.length === 1 && !all[0][1] ? all[0][0] : '';
    const place = name && document.getElementById(name), part = place && place.closest('.page');
    const record = kinds.get(name) ?? (place ? null : ['claim', 'sentence'].filter((kind) => known[kind].has(name)).map((kind) => [kind, name])[0]);
    if (record) [page, query] = [record[0] === 'claim' ? 'evidence' : page, new URLSearchParams([record])];
    else if (part) [page, goal] = [part.id.slice(1), name];
    if (!document.getElementById('/' + page)) page = '';
    const notes = [], pick = {};
    for (const key of KEYS) {
      const v = query.getAll(key).at(-1);
      if (v && known[key].has(v)) pick[key] = v;
      else if (v) notes.push(`There is no ${key} “${v.slice(0, 60)}” here. The default is shown instead.`);
    }
    const one = KEYS.slice(1).find((key) => pick[key]), near = pick.period;
    return { page, pick: { period: (one ? home(one, pick[one], near) : near) || near || document.body.dataset.default, ...(one && { [one]: pick[one] }) }, one, query, notes, goal };
  };
  const address = (page, pick, more = []) => {
    const query = new URLSearchParams([...more.filter(([key]) => !KEYS.includes(key)), ...KEYS.filter((key) => pick[key]).map((key) => [key, pick[key]])]).toString();
    return page ? `#/${page}${query ? '?' + query : ''}` : '#' + query;
  };
  const want = (page, pick, walking, more) => {
    const there = address(page, pick, more);
    if (there !== location.hash) history[walking ? 'replaceState' : 'pushState'](null, '', there);
    show(true, walking);
  };
  const show = (spoken, walking) => {
    now = resolve();
    const { page, pick, one, query } = now;
    for (const e of $$('.page')) e.classList.toggle('is', e.id === '/' + page);
    for (const a of $$('.menu a')) a.hash === '#/' + page ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current');
    for (const e of $$('.per')) e.classList.toggle('is', e.dataset.id === pick.period);
    for (const e of $$('.on,.rests')) e.classList.remove('on', 'rests');
    for (const e of $$('[aria-current=true]')) e.removeAttribute('aria-current');
    for (const a of $$('.rail a')) if (a.dataset.p === pick.period) a.setAttribute('aria-current', true);
    for (const a of $$('.t-svg a')) if (a.dataset.p === pick.period) a.classList.add('on');
    for (const e of $$('.card,.claim .d-strip')) e.remove();
    const row = one && known[one].get(pick[one]), per = known.period.get(pick.period);
    const mine = (s) => { const l = lines.get(s).find((e) => per.contains(e)); return l && $('a.s', l); };
    const mark = (e) => marks[order.indexOf(e)]?.classList.add('on');
    if (row) {
      row.classList.add('on');
      if (one === 'claim') for (const a of $$('a[href^="#series-"]', row)) a.parentElement.before($('.d-strip', document.getElementById(target(a))).cloneNode(true));
      if (one === 'event') mark(row);
      if (one === 'alignment') for (const e of $$('.t-lanes path')) e.classList.toggle('on', e.dataset.e === row.id);
      if (one === 'sentence') { mine(pick.sentence)?.setAttribute('aria-current', true); for (const e of resting.get(pick.sentence)) e.classList.add('rests'), mark(e); }
      else for (const s of said(row)) mine(s)?.classList.add('rests');
      if (one === 'event' || one === 'alignment') {
        const card = document.createElement('section');
        card.className = 'card'; card.setAttribute('aria-label', 'Picked');
        card.append(...(one === 'event' ? [...row.children] : [...row.cells]).map((c) => { const d = document.createElement('div'); d.innerHTML = c.innerHTML; return d; }));
        $('.pane h2', per).nextElementSibling.after(card);
      }
    }
    const forms = $$('.f').filter((f) => f.closest('.page').id === '/' + page);
    $('p.note').textContent = [...now.notes, ...forms.flatMap((f) => search.strangers(f, query))].join(' ');
    for (const f of forms) search.fill(f, query);
    rove();
    paper(page, query, pick.period);
    const goal = now.goal && document.getElementById(now.goal);
    if (goal) goal.classList.add('on');
    if (page && (goal || row)) (goal || row).scrollIntoView({ block: 'center' });
    else if (page && !spoken) scrollTo(0, 0);
    if (!page && one && !walking && row?.offsetParent && innerWidth < 1130) row.scrollIntoView({ block: 'center' });
    if (!page && one === 'sentence') mine(pick.sentence)?.scrollIntoView({ block: 'nearest' });
    if (spoken) $('.status').textContent = !page ? [$('h2', per).textContent, row && row.firstChild.textContent].filter(Boolean).join('. ') : '';
  };
  const stops = (list) => [...list.children].map((li) => li.querySelector('a'));
  const rove = () => { for (const list of $$('[data-roving],nav.rail')) { const all = list.matches('.rail') ? [...list.children] : stops(list), on = all.find((a) => a.hasAttribute('aria-current') || a.parentElement.matches('.on')) ?? all[0]; for (const a of all) a.tabIndex = a === on ? 0 : -1; } };
  const search = searching({ $, $$, known, said, periodsOf: (s) => lines.get(s).map((l) => $('h2', l.closest('.per')).textContent), fold, hits });
  for (const f of $$('.f')) {
    f.hidden = false;
    f.addEventListener('submit', (e) => e.preventDefault());
    f.addEventListener('input', () => {
      search.apply(f);
      clearTimeout(form);
      const more = search.chosen(f);
      form = setTimeout(() => history.replaceState(null, '', address(now.page, now.one ? now.pick : {}, more)), WAIT);
    });
  }
  const ranks = $$('[name=stance]').map((x) => x.value);
  for (const th of $$('.at [data-sort]')) {
    const b = document.createElement('button'), i = +th.dataset.sort;
    b.textContent = th.textContent; th.replaceChildren(b);
    const key = (e) => (i === 3 ? +e.id.slice(1) : i === 2 ? ranks.indexOf(search.value(e, 'stance')[0]) : e.cells[i].textContent);
    const compared = (x, y) => (typeof x === 'number' ? x - y : x.localeCompare(y));
    b.onclick = () => {
      const down = th.getAttribute('aria-sort') === 'ascending';
      for (const o of $$('.at th[aria-sort]')) o.setAttribute('aria-sort', 'none');
      th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      $('.at tbody').append(...$$('.at tbody tr').sort((x, y) => compared(key(x), key(y)) * (down ? -1 : 1)));
    };
  }
  // What stands elsewhere is shown again: words of events, stances and claims at their short links, a period's stances, a claim's strips
  for (const a of $$('.claim .r a')) {
    const [kind, id] = kinds.get(target(a)) ?? [];
    if (kind !== 'event') continue;
    a.textContent = [...$('a', known.event.get(id)).childNodes].filter((x) => x.nodeName === '#text').map((x) => x.data).join('').trim();
    if (a.nextElementSibling) a.after(';');
  }
  for (const a of $$('.cl a')) a.textContent = $('h3 a', known.claim.get(kinds.get(target(a))[1])).textContent;
  for (const p of $$('.per')) {
    const list = document.createElement('ul');
    for (const t of known.alignment.values()) {
      const c = t.cells;
      if (held(t, p.dataset.id)) { const li = document.createElement('li'), l = document.createElement('a'); l.href = '#' + t.id; l.textContent = `${c[0].textContent} toward ${c[1].textContent}`; const d = document.createElement('span'); d.innerHTML = ` ${c[2].innerHTML} <small>${c[3].textContent}</small>`; li.append(l, d); list.append(li); }
    }
    $('.al', p).replaceWith(list); list.className = 'al';
    for (const s of $$('[data-sentence]', p)) for (const n of $$('.cl,.note', known.sentence.get(s.dataset.sentence))) { const c = n.cloneNode(true); c.removeAttribute('id'); c.dataset.n = 1; s.append(c); }
    const turn = document.createElement('span'), i = periods.indexOf(p.dataset.id);
    turn.className = 'turn';
    for (const [way, sign, by] of [['Previous', '‹', -1], ['Next', '›', 1]]) { const b = document.createElement('button'); b.textContent = sign; b.setAttribute('aria-label', way + ' period'); b.onclick = () => { const to = periods.at((i + by) % periods.length); want('', { period: to }); $(`.turn [aria-label^=${way}]`, known.period.get(to)).focus(); }; turn.append(b); }
    $('.pane h2', p).before(turn);
  }
  const live = document.createElement('p'); live.className = 'status spoken'; live.setAttribute('role', 'status'); document.body.append(live);
  // One line of talk beside the mouse or the focus
  const tip = document.createElement('div'); tip.className = 'tip'; tip.hidden = true; document.body.append(tip);
  const hint = (e) => {
    const t = e.target.closest?.('[data-e],a'), there = t && document.getElementById(t.dataset.e ?? target(t));
    tip.hidden = !there || !(t.matches('[data-e],.t-svg a') || there.matches('.src li'));
    if (tip.hidden) return;
    tip.textContent = there.matches('tr') ? [...there.cells].slice(0, 4).map((c) => c.textContent).join(', ') : there.matches('.per') ? $('h2', there).textContent : (there.matches('.ev li') ? $('a', there) : there).textContent;
    const r = t.getBoundingClientRect(), x = e.clientX ?? r.x, y = e.clientY ?? r.bottom;
    tip.style.left = Math.max(4, Math.min(x + 12, innerWidth - tip.offsetWidth - 8)) + 'px'; tip.style.top = Math.min(y + 14, innerHeight - tip.offsetHeight - 8) + 'px';
  };
  addEventListener('mouseover', hint); addEventListener('focusin', hint);
  const follow = (name, walking, from) => {
    const found = kinds.get(name);
    if (!found) return false;
    const [kind, key] = found, here = from?.closest('.page')?.id.slice(1) ?? '';
    const page = kind === 'claim' ? 'evidence' : kind === 'alignment' && here === 'alignments' ? here : '';
    want(page, { period: kind === 'period' ? key : home(kind, key, now.pick.period), ...(kind !== 'period' && { [kind]: key }) }, walking, page === now.page && page ? [...now.query] : []);
    return true;
  };
  // The way past the head leads out of no part: the address stays as it is
  const stay = (name) => { const place = document.getElementById(name); if (!place || place.closest('.page')) return false; place.focus(); return true; };
  addEventListener('click', (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    const m = e.target.closest('[data-e]');
    if (m) return void follow(m.dataset.e, false, m);
    const a = e.target.closest('a'), name = a && target(a);
    for (const d of $$('.f details[open]')) if (!d.contains(e.target)) d.open = false;
    if (name && (follow(name, false, a) || stay(name))) e.preventDefault();
  });
  addEventListener('keydown', (e) => {
    const list = e.target.closest?.('[data-roving],.rail');
    if (!list || e.target.tagName !== 'A' || !e.target.matches('.rail a,[data-roving]>li>a')) return;
    const all = list.matches('.rail') ? [...list.children] : stops(list), i = all.indexOf(e.target), flat = list.matches('.rail');
    const next = { [flat ? 'ArrowRight' : 'ArrowDown']: all[i + 1], [flat ? 'ArrowLeft' : 'ArrowUp']: all[i - 1], Home: all[0], End: all.at(-1) }[e.key];
    if (!next) return;
    e.preventDefault();
    follow(target(next), true, next); next.focus();
  });
  addEventListener('popstate', () => show(false));
  addEventListener('beforeprint', () => { for (const d of $$('details:not(.f details)')) d.open = true; });
  addEventListener('load', () => now.page && !now.one && !now.goal && scrollTo(0, 0));
  const paper = handout({ $, $$, known, said, target, search, read });
  show(false);
})();
