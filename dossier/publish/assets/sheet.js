'use strict';
// The hand-out: a sheet for paper, put together from the records of the page under the choices of the address.
const handout = ({ $, $$, known, said, value, passes, fold, read }) => {
  const part = $('[id="/handout"]'), form = $('form', part), room = $('.sheet', part), drawing = $('.t-svg'), defs = $('defs', drawing), looks = document.createElement('style');
  const [tags, verdicts, readings, head, asked, terms] = $('template', part).innerHTML.split('<hr>');
  const label = (i) => i.parentElement.textContent.trim(), boxes = (key) => $$(`[name=${key}]`, form), ticked = (key) => boxes(key).filter((i) => i.checked), ids = boxes('periods').map((i) => i.value);
  const names = Object.fromEntries([...form.dataset.names.split('|').map((t) => t.split(/ (.*)/)), ...boxes('periods').map((i) => [i.value, label(i)])]);
  const text = (t) => new Option(t).innerHTML, ruled = (n) => `<div class=ruled>${'<i></i>'.repeat(n)}</div>`;
  const refs = (html) => (html ? ` [${html.trim().replace(/ (?=<a)/g, '; ')}]` : '');
  // Paragraphs of a record; citations end the paragraph before them
  const prose = (all) => all.map((p) => (p.matches('.q') ? refs(p.innerHTML) : '<p>' + p.innerHTML)).join('');
  const heading = (level, name, tag) => `<h${level}>${tag ? `<span class=d-tag>${tag}</span> ` : ''}${name}</h${level}>`;
  const entry = (kind, id, mark, ...inner) => `<li class=${kind} data-item="${kind}:${id}"><b>${mark}</b><div><p>${inner.join('')}</div>`;
  const list = (rows) => (rows.length ? `<ol>${rows.join('')}</ol>` : '');
  form.hidden = false;
  document.head.append(looks);

  const fill = (query, period) => {
    const meant = (all, i, name) => all.includes(i.value) || all.includes(name);
    for (const key of ['periods', 'parts']) {
      const all = query.getAll(key), on = boxes(key).filter((i) => meant(all, i, label(i))), none = key === 'parts' && all.length;
      for (const i of boxes(key)) i.checked = on.length || none ? on.includes(i) : key === 'parts' || i.value === period;
      for (const v of all) if (v !== 'none' && !on.some((i) => meant([v], i, label(i)))) $('p.note').append(`There is no ${key} “${v.slice(0, 60)}” here. `);
    }
    for (const s of $$('select', form)) { const all = [...s.options]; (all.find((o) => meant(query.getAll(s.name), o, o.text)) ?? all.find((o) => o.defaultSelected)).selected = true; }
  };
  // The filters of the address for one kind of record: what passes, and how they are said
  const filter = (of, query, words) => {
    const sets = {}, years = of === 'claim' ? [] : query.getAll('years').filter((v) => /^\d+$/.test(v)).slice(0, 2).map(Number).sort();
    for (const i of $$(`[data-of=${of}] [type=checkbox]`)) if (query.getAll(i.name).some((v) => i.value === (names[v] ?? v))) (sets[i.name] ??= []).push(i.value);
    words = query.getAll(words).join(' ').slice(0, 200).trim();
    if (years.length < 2) years.pop();
    const lines = Object.entries(sets).map(([key, all]) => ({ toward: 'toward ', basis: 'basis ', actor: 'about ' }[key] ?? '') + all.sort().join(', '));
    return { passes: (e) => passes(e, sets, years, fold(words)), said: [...lines, years.join(' to '), words && `“${words}”`].filter(Boolean).join('; ') };
  };

  const compose = (query) => {
    const chosen = ticked('periods').map((i) => i.value), on = new Set(ticked('parts').map((i) => i.value)), picks = Object.fromEntries($$('select', form).map((s) => [s.name, s.value]));
    const told = picks.answers === 'shown', full = picks.detail === 'full', worded = (name) => $(`[name=${name}] :checked`, form).text;
    const of = { alignment: filter('alignment', query, 'stance_words'), claim: filter('claim', query, 'claim_words') }, done = new Set(), tally = {}, numbers = new Map();
    const per = (p) => known.period.get(p), once = (mark, all) => all.filter((id) => !done.has(mark + id) && done.add(mark + id));
    const rows = {
      sentence: (p) => $$('[data-sentence]', per(p)).map((l) => l.dataset.sentence),
      claim: (p) => [...known.claim].filter(([, e]) => said(e).some((s) => rows.sentence(p).includes(s)) && of.claim.passes(e)).map(([id]) => id),
      event: (p) => $$('.ev>li', per(p)).filter((e) => picks.events === 'all' || $(picks.events === 'acts' ? 'a>b,a>i,a>small' : 'p a[href^="#s"]', e)).map((e) => e.dataset.id),
      alignment: (p) => $$('.al a', per(p)).map((a) => document.getElementById(a.hash.slice(1))).filter(of.alignment.passes).map((e) => e.dataset.id),
    };
    const notes = (e) => $$('.note', e).map((n) => prose($$('p', n))).join('');
    const stood = (id, e) => { const [third, side, stance] = [...e.cells].map((c) => c.textContent); return text(`${third} toward ${side}: ${stance.replace(/^\S+ /, '')}`); };
    const verdict = (e) => `<p><b>${$('b', e).textContent}</b>, ${e.children[1].textContent.match(/\w+ confidence/)}.` + $$('p', e).slice(1).map((p) => p.outerHTML).join('');
    const claimed = (id, e, ...more) => [id, $('h3 a', e).innerHTML, ...more];
    const made = {
      sentence: (id, e) => [id, $('.tx', e).innerHTML, told ? notes(e) : ''],
      claim: (id, e) => claimed(id, e, ` <small>(${said(e).join(', ')}; ${value(e, 'kind')})</small>`, told ? verdict(e) : `<p>${verdicts}${ruled(2)}`),
      event: (id, e) => {
        const [a, what, about] = e.children, [, title, weight] = a.innerHTML.match(/<\/u> (.*?)(?: <\w+>(.+)<\/\w+>)?$/), [who, cited] = about.innerHTML.split('§ ');
        return [$('u', a).innerHTML, `<b>${title}</b> <small>${weight ? `weight ${weight}; ` : ''}${told ? who : who.replace(/Article <a.*?<\/a>\. /, '')}${!full && $('b', what) ? 'Disputed. ' : ''}${refs(cited)}</small>`, full ? prose([what]) : ''];
      },
      alignment: (id, e) => {
        const what = e.cells[4], cited = $('p:last-child', what)?.innerHTML.split('§ ')[1];
        return [e.cells[2].textContent.split(' ')[0], `<b>${stood(id, e)}</b>, <small>${e.cells[3].innerHTML}; basis: ${e.cells[5].innerHTML}${refs(cited)}</small>`, full ? '<p>' + text(what.firstChild.data) + prose($$('p:has(>b)', what)) : ''];
      },
    };
    const again = { sentence: (id) => id, claim: (id) => id, alignment: stood };
    const called = { sentence: ['article', () => 'What it says'], claim: ['editors', () => (told ? 'Claims and verdicts' : 'Claims: what is your verdict, and why?')], event: ['record', (n) => `Events (${n})`], alignment: ['record', (n) => `Alignments (${n})`] };
    const section = (kind, p) => {
      if (!on.has(kind + 's')) return '';
      const all = rows[kind](p), fresh = once(kind, all), old = all.filter((id) => !fresh.includes(id)), [tag, name] = called[kind], with_ = (make) => (id) => make(id, known[kind].get(id));
      tally[kind] = (tally[kind] ?? 0) + fresh.length;
      return heading(3, name(all.length), tag) + (all.length ? list(fresh.map((id) => entry(kind, id, ...made[kind](id, known[kind].get(id))))) : `<p>No ${kind}.`) + (old.length ? `<p class=d-soft>Also of this time, and printed above: ${old.map(with_(again[kind])).join('; ')}.` : '');
    };
    const reading = (p) => prose([$('.d-reading p', per(p))]);
    const context = (p) => { const out = []; for (let e = $$('.pane h3', per(p)).at(-1); on.has('context') && (e = e.nextElementSibling); ) out.push(e); return prose(out); };
    const period = (p) => {
      const box = $('.d-reading', per(p)), left = context(p);
      return heading(2, `${ids.indexOf(p) + 1}. ${names[p]}, ${$('h2+p', per(p)).innerHTML}`) + prose([box.previousElementSibling, box.nextElementSibling].filter((e) => e.matches('p')))
        + (told ? reading(p) : `<p><b>How does the article read this time?</b> ${readings}`) + Object.keys(made).map((kind) => section(kind, p)).join('')
        + (told ? left && heading(3, 'What it leaves out', 'record') + left : on.has('context') ? heading(3, 'What does the article leave out of this time?') + ruled(4) : '');
    };
    const series = () => {
      const named = new Set([...done].flatMap((k) => (k.startsWith('claim') ? $$('a[href^="#series-"]', known.claim.get(k.slice(5))).map((a) => a.hash.slice(1)) : [])));
      return $$('.d-series').filter((e) => named.has(e.id)).map((e) => `<div class=whole>${heading(3, $('h3', e).innerHTML)}${$('.d-strip', e).outerHTML}<p class=small>${$$('dt', e).filter((t) => /^(What|Unit|Warn|Cit|Page|Lic|Sour)/.test(t.textContent)).map((t) => `<b>${t.innerHTML}:</b> ${t.nextElementSibling.innerHTML}`).join(' ')}</div>`).join('');
    };
    const answers = (p) => {
      const fresh = (kind) => (on.has(kind + 's') ? once('answer', rows[kind](p)) : []).map((id) => [id, known[kind].get(id)]);
      const claims = fresh('claim').map(([id, e]) => entry('answer', ...[id, ...claimed(id, e, verdict(e))])), faults = fresh('sentence').filter(([, e]) => $('.note', e)).map(([id, e]) => entry('fault', id, id, notes(e))), left = context(p);
      return heading(3, names[p]) + reading(p) + list(claims) + (faults.length ? heading(4, 'Faults of the text') + list(faults) : '') + (left && heading(4, 'What the article leaves out') + left);
    };
    const numbered = () => { for (const a of $$('a[href^="#n"]', room)) { const id = a.hash.slice(1); numbers.has(id) || numbers.set(id, numbers.size + 1); a.textContent = numbers.get(id); } return numbers.size; };
    const works = (from) => list([...numbers].slice(from).map(([id, number]) => {
      const li = document.getElementById(id), copy = li.cloneNode(true), url = $('a', li)?.href;
      let first = li;
      while (first && !$('b', first)) first = first.previousElementSibling;
      $('b', copy)?.remove();
      return entry('source', id, number, `${copy.innerHTML}. ${first ? $('b', first).innerHTML : ''} <small>${url ? text(url) : ''} (${li.parentElement.previousElementSibling.innerHTML})</small>`);
    }));

    const body = chosen.map(period).join(''), shown = on.has('series') && series(), kinds = { alignment: 'Alignments', claim: 'Claims' }, only = (kind) => `${kinds[kind]}: only ${of[kind].said}`;
    const lines = [`Periods: ${chosen.map((p) => names[p]).join('; ')}`, `On the sheet: ${ticked('parts').map(label).join(', ')}`, on.has('events') && `Events: ${worded('events')}, ${worded('detail')}`,
      ...Object.keys(kinds).map((kind) => on.has(kind + 's') && (of[kind].said ? text(only(kind)) : `${kinds[kind]}: all of these periods`)), on.has('sentences') && 'Sentences: our retelling', `Answers: ${worded('answers')}. ${tags}`];
    room.innerHTML = head + `<p class=small><b>What is on this sheet.</b> ${lines.filter(Boolean).join('. ')}</p>`
      + (on.has('chart') ? `<figure>${heading(2, 'How relations went up and down')}<div class=rail style="${$('.rail').getAttribute('style')}">${$('.rail').innerHTML}</div>${drawing.outerHTML}<figcaption>${$('.d-legend').innerHTML}</figcaption></figure>` : '')
      + body + (shown ? heading(2, 'Measured series', 'record') + shown : '') + (on.has('questions') ? asked : '');
    const main = numbered();
    room.insertAdjacentHTML('beforeend', (main ? heading(2, `Sources (${main})`) + works(0) : '') + terms);
    if (picks.answers === 'last') {
      room.insertAdjacentHTML('beforeend', `<section>${heading(2, 'Answers', 'editors')}<p>For the teacher: the editors’ judgement, which may be wrong. Each verdict says what would change it.${chosen.map(answers).join('')}</section>`);
      if (numbered() > main) room.lastChild.insertAdjacentHTML('beforeend', heading(3, 'Further sources of the answers') + works(main));
    }
    for (const a of $$('.rail a,.t-eras a,.t-ribbon a', room)) { a.classList.toggle('on', chosen.includes(a.dataset.p)); if (a.matches('.t-ribbon a') && !(told && a.matches('.on'))) a.remove(); }
    for (const d of $$('.d-stripplot', room)) for (const p of chosen) { const band = document.createElement('u'); band.style = $(`nav [data-p="${p}"]`).style.cssText; d.prepend(band); }
    for (const s of $$('summary', room)) s.remove();
    for (const a of $$('a:not([href^=http]),[data-e],use', room)) for (const name of ['href', 'tabindex', 'data-e', 'title']) a.matches('use') && name === 'href' || a.removeAttribute(name);
    $('output', form).textContent = [...Object.entries(tally).map(([kind, n]) => `${n} ${kind}${n === 1 ? '' : 's'}`), ...Object.keys(kinds).filter((kind) => of[kind].said).map(only)].join('; ');
    boxes('drop')[0].hidden = !of.alignment.said && !of.claim.said;
    const foot = (place, words) => `@${place}{content:${words};font:7.6pt sans-serif}`;
    looks.textContent = `@page{size:${picks.paper} portrait;margin:18mm 19mm;${foot('top-left', JSON.stringify(`${$('h1').textContent}: ${chosen.map((p) => names[p]).join('; ')}`))}${foot('bottom-left', JSON.stringify($('footer p').textContent.replace(/^\w+: /, '')))}${foot('bottom-right', 'counter(page) " / " counter(pages)')}}`;
  };

  const show = (page, query, period) => {
    const here = page === 'handout';
    document.body.classList.toggle('paper', here);
    drawing.prepend(defs);
    room.replaceChildren();
    looks.textContent = '';
    if (!here) return;
    fill(query, period);
    compose(query);
    $('.t-svg', room)?.prepend(defs);
  };
  const go = (keep) => { const to = new URLSearchParams(keep); history.replaceState(null, '', '#/handout' + (to.size ? '?' + to : '')); show('handout', to, ids[0]); };
  const filters = () => [...read().query].filter(([key]) => key !== 'period' && !boxes(key).length);
  const choices = () => [...ticked('periods'), ...(ticked('parts').length === boxes('parts').length ? [] : ticked('parts').length ? ticked('parts') : [{ name: 'parts', value: 'none' }]), ...$$('select', form).filter((s) => !s.selectedOptions[0].defaultSelected)].map((i) => [i.name, i.value]);
  form.onsubmit = (e) => e.preventDefault();
  form.oninput = () => go([...choices(), ...filters()]);
  boxes('drop')[0].onclick = () => go(choices());
  boxes('print')[0].onclick = () => print();
  // The way here from a page, with the period picked and the filters in force
  for (const [from, after, words] of [['', '.chart>:last-child'], ['alignments', '.f[data-of=alignment]', 'stance_words'], ['evidence', '.f[data-of=claim]', 'claim_words']]) {
    const p = document.createElement('p'), a = document.createElement('a');
    a.textContent = 'Make a hand-out of this';
    a.href = '#/handout';
    p.className = 'way';
    p.append(a);
    $(`[id="/${from}"] ${after}`).after(p);
    const aim = () => (a.href = '#/handout?' + new URLSearchParams([['period', $('.per.is').dataset.id], ...(words ? [...read().query].filter(([key]) => $(`[id="/${from}"] .f [name=${key}]`)).map(([key, v]) => [key === 'words' ? words : key, v]) : [])]));
    for (const name of ['focus', 'pointerenter', 'click']) a.addEventListener(name, aim);
  }
  return show;
};
