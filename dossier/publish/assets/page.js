// Picks of the page: the address after # is the only truth, in the words of the app's addresses. Texts that stand elsewhere in the
// page are shown again where they are wanted; nothing is fetched.
(() => {
  const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
  const KEYS = ['period', 'event', 'alignment', 'sentence', 'claim'], WAIT = 140;
  const by = { period: '.per', event: '.ev>li', alignment: '.at tbody tr', sentence: '.line', claim: '.claim' }, known = {}, kinds = new Map();
  const target = (a) => decodeURIComponent((a.href?.baseVal ?? a.hash ?? '').slice(1));
  const fold = (t) => t.replace(/’/g, "'").toLowerCase();
  document.body.classList.add('js');
  for (const list of $$('[data-ids]')) list.dataset.ids.split(' ').forEach((id, i) => (list.children[i].dataset.id = id));
  for (const p of $$('.per')) p.dataset.id = p.id.slice(2);
  // The head of a record is what opens it
  const opener = (e, nodes) => { const a = document.createElement('a'); a.href = '#' + e.id; a.append(...nodes); return a; };
  for (const e of $$('.ev>li')) { const all = [...e.childNodes]; e.prepend(opener(e, all.slice(0, all.findIndex((n) => n.tagName === 'P')))); }
  for (const e of $$('.at tbody tr')) e.cells[0].append(opener(e, e.cells[0].childNodes));
  for (const e of $$('.claim')) $('h3 a', e).href = '#' + e.id;
  for (const kind of KEYS) {
    known[kind] = new Map($$(by[kind]).map((e) => [e.dataset.id ?? e.id, e]));
    for (const [id, e] of known[kind]) kinds.set(e.id, [kind, id]);
  }
  for (const a of $$('.rail a,.t-eras a,.t-ribbon a')) a.dataset.p = kinds.get(target(a))[1];
  const periods = [...known.period.keys()], order = [...known.event.values()], marks = $$('.t-marks use');
  marks.forEach((m, i) => (m.dataset.e = 'e' + (i + 1)));
  const names = (text) => text.split(' ').filter(Boolean).map((n) => 't' + n);
  names($('.draw').dataset.lanes).forEach((name, i) => ($$('.t-lanes path')[i].dataset.e = name));
  const stances = new Map($$('.per').map((p) => [p.dataset.id, new Set(names($('.al', p).dataset.held))]));
  const held = (t, p) => stances.get(p).has(t.id);
  const home = (kind, id, near) => {
    const at = (e) => e?.closest('.per').dataset.id;
    if (kind === 'event') return at(known.event.get(id));
    let rows = [];
    if (kind === 'alignment') rows = periods.filter((p) => held(known.alignment.get(id), p));
    else for (const s of kind === 'sentence' ? [id] : said(known.claim.get(id))) rows.push(...$$(`[data-sentence=${s}]`).map(at));
    return rows.includes(near) ? near : rows[0];
  };
  const said = (e) => $$('a[href^="#s"]', e).map((a) => a.hash.slice(1)).filter((s) => known.sentence.has(s));
  const read = () => {
    const [path, query] = location.hash.startsWith('#/') ? location.hash.slice(2).split('?') : ['', location.hash.slice(1)];
    return { page: path, query: new URLSearchParams(query) };
  };
  let now = {}, form;
  const resolve = () => {
    let { page, query } = read();
    const short = [...query.keys()][0] ?? '';
    if (query.size === 1 && !query.get(short) && kinds.has(short)) { const [kind, id] = kinds.get(short); query = new URLSearchParams({ [kind]: id }); if (kind === 'claim') page = 'evidence'; }
    else if (document.getElementById(short)?.closest('.page')) page = document.getElementById(short).closest('.page').id.slice(1), now.goal = short;
    if (!document.getElementById('/' + page)) page = '';
    const notes = [], pick = {};
    for (const k of KEYS) { const v = query.get(k); if (v) known[k].has(v) ? (pick[k] = v) : notes.push(`There is no ${k} “${v.slice(0, 60)}” here.`); }
    const one = KEYS.slice(1).find((k) => pick[k]), near = pick.period;
    return { page, pick: { period: (one ? home(one, pick[one], near) : near) || near || document.body.dataset.default, ...(one && { [one]: pick[one] }) }, one, query, notes };
  };
  const address = (page, pick, more = []) => {
    const query = new URLSearchParams([...more.filter(([k]) => !KEYS.includes(k)), ...KEYS.filter((k) => pick[k]).map((k) => [k, pick[k]])]).toString();
    return page ? `#/${page}${query ? '?' + query : ''}` : '#' + query;
  };
  const want = (page, pick, walking, more) => {
    const there = address(page, pick, more);
    if (there !== location.hash) history[walking ? 'replaceState' : 'pushState'](null, '', there);
    show(true, walking);
  };
  const show = (spoken, walking) => {
    const goal = now.goal, to = resolve();
    now = to;
    const { page, pick, one, query } = to;
    for (const e of $$('.page')) e.classList.toggle('is', e.id === '/' + page);
    for (const a of $$('.menu a')) a.hash === '#/' + page ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current');
    for (const e of $$('.per')) e.classList.toggle('is', e.dataset.id === pick.period);
    for (const e of $$('.on,.rests')) e.classList.remove('on', 'rests');
    for (const e of $$('[aria-current=true]')) e.removeAttribute('aria-current');
    for (const a of $$(`.rail a[data-p="${pick.period}"]`)) a.setAttribute('aria-current', true);
    for (const a of $$(`.t-svg a[data-p="${pick.period}"]`)) a.classList.add('on');
    const row = one && known[one].get(pick[one]);
    for (const e of $$('.card,.claim .d-strip')) e.remove();
    const per = known.period.get(pick.period), mine = (s) => $(`[data-sentence=${s}] a.s`, per);
    if (row) {
      row.classList.add('on');
      if (one === 'claim') for (const a of $$('a[href^="#series-"]', row)) a.parentElement.before($('.d-strip', document.getElementById(target(a))).cloneNode(true));
      if (one === 'event') order.indexOf(row) >= 0 && marks[+row.id.slice(1) - 1]?.classList.add('on');
      if (one === 'alignment') $(`.t-lanes [data-e=${row.id}]`)?.classList.add('on');
      if (one === 'sentence') { mine(pick.sentence)?.setAttribute('aria-current', true); for (const a of $$(`.ev a[href="#${pick.sentence}"]`)) a.closest('li').classList.add('rests'), marks[+a.closest('li').id.slice(1) - 1]?.classList.add('on'); }
      else for (const s of said(row)) mine(s)?.classList.add('rests');
      if (one === 'event' || one === 'alignment') {
        const card = document.createElement('section');
        card.className = 'card'; card.setAttribute('aria-label', 'Picked');
        card.append(...(one === 'event' ? [...row.children] : [...row.cells]).map((c) => { const d = document.createElement('div'); d.innerHTML = c.innerHTML; return d; }));
        $('.pane h2', per).nextElementSibling.after(card);
      }
    }
    $('p.note').textContent = to.notes.join(' ');
    for (const f of $$('.f')) if (f.closest('.page').id === '/' + page) fill(f, query);
    rove();
    paper(page, query, pick.period);
    if (page && (row ?? (now.goal && document.getElementById(now.goal)))) (document.getElementById(now.goal) ?? row).scrollIntoView({ block: 'center' }), document.getElementById(now.goal)?.classList.add('on');
    else if (page && !spoken) scrollTo(0, 0);
    if (!page && one && !walking && row?.offsetParent && innerWidth < 1130) row.scrollIntoView({ block: 'center' });
    if (!page && one === 'sentence') mine(pick.sentence)?.scrollIntoView({ block: 'nearest' });
    if (spoken) $('.status').textContent = !page ? [$('h2', per).textContent, row && row.firstChild.textContent].filter(Boolean).join('. ') : '';
  };
  const stops = (list) => [...list.children].map((li) => li.querySelector('a'));
  const rove = () => { for (const list of $$('[data-roving],nav.rail')) { const all = list.matches('.rail') ? [...list.children] : stops(list), on = all.find((a) => a.hasAttribute('aria-current') || a.parentElement.matches('.on')) ?? all[0]; for (const a of all) a.tabIndex = a === on ? 0 : -1; } };
  // Filters and searches
  const words_of = (e) => {
    if (e.matches('.src li')) return fold(e.textContent);
    const row = e.matches('tr'), ids = row ? (e.dataset.said ?? '').split(' ').filter(Boolean) : said(e);
    const own = row ? [e.cells[0], e.cells[1], e.cells[4].firstChild, ...$$('p:has(>b)', e)] : [$('h3 a', e), ...$$('p:not(.r,.d-within)', e).slice(1)];
    return fold([e.id, ...own.map((x) => x.textContent.replace(/^(Disputed|What would change this): /, '')), ...ids.map((s) => $('.tx', known.sentence.get(s)).textContent)].slice(row ? 1 : 0).join(' '));
  };
  const value = (e, key) => ({ third: () => [e.cells[0].textContent], toward: () => [e.cells[1].textContent], stance: () => [e.cells[2].textContent.replace(/^\S+ /, '')], basis: () => [e.cells[5].textContent],
    verdict: () => [$('b', e).textContent.replace(/^\S+ /, '')], kind: () => [e.children[1].textContent.split(', ')[1]], actor: () => e.dataset.actor.split(' ').map((i) => $$('[name=actor]')[i]?.value), during: () => said(e).flatMap((s) => $$(`[data-sentence=${s}]`).map((l) => $('h2', l.closest('.per')).textContent)) })[key]?.() ?? [];
  const fill = (f, query) => {
    for (const i of f.elements) { const all = query.getAll(i.name); if (i.type === 'checkbox') i.checked = all.includes(i.value); else if (i.type === 'number') { const n = $$('[type=number]', f).indexOf(i); i.value = all[n] ?? i.defaultValue; } else if (i.name && i !== document.activeElement) i.value = all[0] ?? ''; }
    apply(f);
  };
  const passes = (e, sets, [from, to], words) => {
    const [a, b = a] = (e.dataset.years ?? '').split('-').map(Number);
    return Object.entries(sets).every(([k, all]) => value(e, k).some((v) => all.includes(v))) && (from === undefined || !e.dataset.years || (a <= to && b >= from)) && (!words || words.split(/\s+/).every((w) => words_of(e).includes(w)));
  };
  const apply = (f) => {
    const of = f.dataset.of, words = fold($('[type=search]', f).value.trim()), sets = {};
    for (const i of $$(':checked', f)) (sets[i.name] ??= []).push(i.value);
    for (const b of $$('summary b', f)) { const n = $$(':checked', b.closest('details')).length; b.textContent = n ? ` ${n}` : ''; }
    if (of === 'q') return void ($('output', f).textContent = words ? `${hits(words)} hits` : (hits(''), ''));
    const rows = of === 'source_words' ? $$('.src li') : [...known[of].values()], years = $$('[type=number]', f).map((i) => +i.value).sort();
    let n = 0;
    for (const e of rows) {
      const pass = passes(e, sets, years, words);
      e.hidden = !pass; n += pass;
    }
    $('output', f).textContent = n === rows.length ? `${n} shown` : `${n} of ${rows.length}`;
  };
  const hits = (q) => {
    let n = 0;
    for (const t of $$('.line .tx')) {
      const text = t.textContent, low = fold(text), out = [];
      let at = 0, i;
      while (q && (i = low.indexOf(q, at)) >= 0) { const m = document.createElement('mark'); m.textContent = text.slice(i, i + q.length); out.push(text.slice(at, i), m); at = i + q.length; n++; }
      t.replaceChildren(...out, text.slice(at));
    }
    return n;
  };
  for (const f of $$('.f')) {
    f.hidden = false;
    f.addEventListener('submit', (e) => e.preventDefault());
    f.addEventListener('input', () => {
      const more = [...new FormData(f)].filter(([k, v]) => v && !$$(`[name=${k}][type=number]`, f).length), n = $$('[type=number]', f);
      if (n.some((i) => i.value !== i.defaultValue)) more.push(...n.map((i) => ['years', i.value]));
      apply(f);
      clearTimeout(form);
      form = setTimeout(() => history.replaceState(null, '', address(now.page, now.one ? now.pick : {}, more)), WAIT);
    });
  }
  for (const th of $$('.at [data-sort]')) {
    const b = document.createElement('button'), i = +th.dataset.sort;
    b.textContent = th.textContent; th.replaceChildren(b);
    b.onclick = () => {
      const down = th.getAttribute('aria-sort') === 'ascending', ranks = $$('[name=stance]').map((x) => x.value);
      const key = (e) => (i === 3 ? e.id.slice(1).padStart(6) : i === 2 ? String(ranks.indexOf(value(e, 'stance')[0])) : e.cells[i].textContent);
      for (const o of $$('.at th[aria-sort]')) o.setAttribute('aria-sort', 'none');
      th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      $('.at tbody').append(...$$('.at tbody tr').sort((x, y) => key(x).localeCompare(key(y)) * (down ? -1 : 1)));
    };
  }
  // What stands elsewhere is shown again: words of events, stances and claims at their short links, a period's stances, a claim's strips
  for (const a of $$('.claim .r a[href^="#e"]')) { const e = document.getElementById(a.hash.slice(1)); a.textContent = [...$('a', e).childNodes].filter((x) => x.nodeName === '#text').map((x) => x.data).join('').trim(); if (a.nextElementSibling) a.after(';'); }
  for (const a of $$('.cl a')) a.textContent = $('h3 a', known.claim.get(a.textContent)).textContent;
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
  const follow = (id, walking, from) => {
    const found = kinds.get(id);
    if (!found) return false;
    const [kind, key] = found, here = from?.closest('.page')?.id.slice(1) ?? '';
    const page = kind === 'claim' ? 'evidence' : kind === 'alignment' && here === 'alignments' ? here : '';
    want(page, { period: kind === 'period' ? key : home(kind, key, now.pick.period), ...(kind !== 'period' && { [kind]: key }) }, walking, page === now.page && page ? [...now.query] : []);
    return true;
  };
  addEventListener('click', (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    const m = e.target.closest('[data-e]');
    if (m) return void follow(m.dataset.e, false, m);
    const a = e.target.closest('a'), id = a && target(a);
    for (const d of $$('.f details[open]')) if (!d.contains(e.target)) d.open = false;
    if (id && follow(id, false, a)) e.preventDefault();
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
  const paper = handout({ $, $$, known, said, value, passes, fold, read });
  show(false);
})();
