// The hand-out: a sheet for paper, put together from the records of the page under the choices of the address.
const handout = ({ $, $$, known, said, target, search, read }) => {
  const { value, passes, twoYears, same } = search;
  const part = $('[id="/handout"]'), form = $('form', part), room = $('.sheet', part), drawing = $('.t-svg'), defs = $('defs', drawing), looks = document.createElement('style');
  const [tags, verdicts, readings, head, asked, terms] = $('template', part).innerHTML.split('<hr>');
  const boxes = (key) => search.inputs(form, key), ticked = (key) => boxes(key).filter((i) => i.checked), label = (i) => i.text ?? i.parentElement.textContent.trim();
  const actors = form.dataset.actors.split('|').map((t) => t.split(/ (.*)/)), names = new Map(boxes('periods').map((i) => [i.value, label(i)])), ids = [...names.keys()];
  const text = (t) => new Option(t).innerHTML, ruled = (n) => `<div class=ruled>${'<i></i>'.repeat(n)}</div>`;
  const refs = (html) => (html ? ` [${html.trim().replace(/ (?=<a)/g, '; ')}]` : '');
  // Paragraphs of a record; citations end the paragraph before them
  const prose = (all) => all.map((p) => (p.matches('.q') ? refs(p.innerHTML) : '<p>' + p.innerHTML)).join('');
  const heading = (level, name, tag) => `<h${level}>${tag ? `<span class=d-tag>${tag}</span> ` : ''}${name}</h${level}>`;
  const entry = (kind, id, mark, ...inner) => `<li class=${kind} data-item="${kind}:${id}"><b>${mark}</b> <div><p>${inner.join('')}</div>`;
  const list = (rows, css = 'columns') => (rows.length ? `<ol class=${css}>${rows.join('')}</ol>` : '');
  // The drawing stretched to the years from the first to the last period chosen; marks and words keep their form
  const stretch = (svg, chosen) => {
    const of = (all, p) => all.find((e) => e.dataset.p === p), era = (p) => of($$('.t-eras [data-p]', svg), p).getBBox(), all = $('.t-eras', svg).getBBox(), from = era(chosen[0]).x, last = era(chosen.at(-1)), wide = last.x + last.width - from, k = all.width / wide, to = (x) => all.x + (x - from) * k;
    const rail = $('.rail', room), bound = (p, v) => +of([...rail.children], p).style.getPropertyValue(v), opens = bound(chosen[0], '--a'), closes = bound(chosen.at(-1), '--b'), step = [1, 2, 5].find((n) => (closes - opens) / n <= 13) ?? 10;
    const inner = document.createElementNS(svg.namespaceURI, 'svg'), axis = $('.t-axis', svg), tick = axis.firstChild;
    for (const [key, v] of Object.entries({ x: all.x, width: all.width, height: all.height, viewBox: [from, 0, wide, all.height], preserveAspectRatio: 'none' })) inner.setAttribute(key, v);
    for (const e of $$('.t-ribbon path', svg)) e.setAttribute('transform', `matrix(${k} 0 0 1 ${to(0)} 0)`);
    for (const e of $$('use,text:not(.t-names *)', svg)) {
      const beside = { start: 7, end: -7 }[e.getAttribute('text-anchor')] ?? 0, x = to(e.getAttribute('x') - beside) + beside, by = e.matches('.t-labels *') ? 30 : 0, near = Math.min(Math.max(x, all.x + by), all.x + all.width - by), event = e.dataset.e && document.getElementById(e.dataset.e);
      e.setAttribute('x', near);
      if (event ? !chosen.includes(event.closest('.per').dataset.id) : x < all.x || x > all.x + all.width) e.remove();
    }
    for (const p of $$('pattern', defs)) p.setAttribute('patternTransform', `scale(${1 / k} 1)`);
    inner.append(...$$('.t-eras,.t-lanes,.t-svg>path', room));
    svg.prepend(inner);
    axis.replaceChildren();
    for (let year = Math.ceil(opens / step) * step; year <= closes; year += step) { const t = tick.cloneNode(); t.textContent = year; t.setAttribute('x', all.x + ((year - opens) / (closes - opens)) * all.width); axis.append(t); }
    for (const [v, year] of [['--from', opens], ['--to', closes]]) rail.style.setProperty(v, year);
    for (const a of [...rail.children]) if (bound(a.dataset.p, '--a') < opens || bound(a.dataset.p, '--b') > closes) a.remove();
  };
  form.hidden = false;
  document.head.append(looks);

  // The choices of the address; what it does not know is told and left out
  const fill = (query, period) => {
    for (const key of ['periods', 'parts', ...$$('select', form).map((s) => s.name)]) {
      const all = query.getAll(key), list = boxes(key)[0].options ?? boxes(key), on = [...list].filter((i) => all.some((v) => v === i.value || same(v, label(i))));
      for (const i of list) if (i.text) i.selected = on[0] ? i === on[0] : i.defaultSelected; else i.checked = on[0] ? on.includes(i) : key === 'parts' ? !all[0] : i.value === period;
      for (const v of all) if (v && v !== 'none' && !on.some((i) => v === i.value || same(v, label(i)))) $('p.note').append(`There is no ${key} “${v.slice(0, 60)}” here. `);
    }
  };
  const KEYS = { alignment: ['third', 'toward', 'stance', 'basis'], claim: ['verdict', 'kind', 'during', 'actor'] };
  // The filters of the address for one kind of record: what passes, and how they are said
  const filter = (of, query, words) => {
    const years = of === 'claim' ? [] : twoYears(query.getAll('years')), there = $(`[data-of=${of}]`);
    const options = (key) => (['third', 'toward', 'actor'].includes(key) ? actors : search.inputs(there, key).map((i) => [i.dataset.k ?? i.value, i.value]));
    const sets = KEYS[of].map((key) => [key, options(key).filter(([id, name]) => query.getAll(key).some((v) => v === id || same(v, name)))]).filter(([, all]) => all.length);
    words = search.sought(query.getAll(words).join(' '));
    // As the app says it: periods in their order, verdicts and kinds by their ids, others by name
    const rank = (key) => (key === 'verdict' || key === 'kind' ? 0 : 1), BEFORE = { toward: 'toward ', basis: 'basis ', actor: 'about ' };
    const sorted = (key, all) => (key === 'during' ? all : [...all].sort((x, y) => (x[rank(key)] < y[rank(key)] ? -1 : 1)));
    const stated = sets.map(([key, all]) => (BEFORE[key] ?? '') + sorted(key, all).map(([, name]) => name).join(', '));
    return [(e) => passes(e, of, sets.map(([key, all]) => [key, all.map(([, name]) => name)]), years, words), [...stated, years.join(' to '), words && `“${words}”`].filter(Boolean).join('; ')];
  };

  const compose = (query) => {
    const chosen = ticked('periods').map((i) => i.value), on = Object.fromEntries(ticked('parts').map((i) => [i.value, true])), pick = Object.fromEntries($$('select', form).map((s) => [s.name, s.value])), worded = (name) => $(`[name=${name}] :checked`, form).text;
    const told = pick.answers === 'shown', full = pick.detail === 'full', [few, some, many] = $('[data-n]:checked', form).dataset.n.split(' ');
    const of = { alignments: filter('alignment', query, 'stance_words'), claims: filter('claim', query, 'claim_words') }, done = new Set(), numbers = new Map(), tally = {};
    const per = (p) => known.period.get(p), first = (kind, all) => all.filter(([id]) => !done.has(`${kind} ${id}`) && done.add(`${kind} ${id}`));
    const notes = (e, which) => $$(which, e).map((n) => prose($$('p', n))).join('');
    const stood = (id, e) => text(`${e.cells[0].textContent} toward ${e.cells[1].textContent}: ${value(e, 'stance')}`);
    const verdict = (e) => `<p><b>${$('b', e).textContent}</b>, ${e.children[1].textContent.match(/\w+ confidence/)}.` + $$('p', e).slice(1).map((p) => p.outerHTML).join(' ');
    const claimed = (id, e, ...more) => [id, $('h3 a', e).innerHTML, ...more];
    const spoken = (p) => $$('[data-sentence]', per(p)).map((l) => l.dataset.sentence), bears = (e) => said(e).length, fits = (e, p) => !spoken(p).length || bears(e), every = pick.events !== 'fitting' || of.alignments[1];
    // Of each kind: whose word it is, its heading, its records in a period, a record on paper, a record named
    const kinds = {
      sentence: ['article', () => 'What it says', (p) => spoken(p).map((s) => [s, known.sentence.get(s)]), (id, e) => [id, $('.tx', e).innerHTML, notes(e, told ? '.note' : '.nm')], (id) => id],
      claim: ['editors', () => (told ? 'Claims and verdicts' : 'Claims: what is your verdict, and why?'), (p) => [...known.claim].filter(([, e]) => said(e).some((s) => spoken(p).includes(s)) && of.claims[0](e)),
        (id, e) => claimed(id, e, ` <small>(${said(e).join(', ')}; ${value(e, 'kind')})</small>`, told ? verdict(e) : '<p>' + verdicts + ruled(few)), (id) => id],
      event: ['record', (n, p) => `Events (${n} of ${$$('.ev>li', per(p)).length})`,
        (p) => $$('.ev>li', per(p)).filter((e) => ({ all: () => true, acts: () => $('a>b,a>i,a>small', e), bearing: () => bears(e), fitting: () => fits(e, p) })[pick.events]()).map((e) => [e.dataset.id, e]),
        (id, e) => {
          const [a, what, about] = e.children, [, title, weight] = a.innerHTML.match(/<\/u> (.*?)(?: <\w+>(.+)<\/\w+>)?$/), [who, cited] = about.innerHTML.split('§ ');
          return [$('u', a).innerHTML, `<b>${title}</b> <small>${weight ? `weight ${weight}; ` : ''}${told ? who : who.replace(/Article <a.*?<\/a>\. /, '')}${!full && $('b', what) ? 'Disputed. ' : ''}${refs(cited)}</small>`, full ? prose([what]) : ''];
        }],
      alignment: ['record', (n, p) => `Alignments (${n} of ${$$('.al a', per(p)).length})`, (p) => $$('.al a', per(p)).map((a) => document.getElementById(a.hash.slice(1))).filter((e) => of.alignments[0](e) && (every || fits(e, p))).map((e) => [e.dataset.id, e]),
        (id, e) => {
          const [, , stance, dates, what, basis] = e.cells, cited = $('p:last-child', what)?.innerHTML.split('§ ')[1];
          return [stance.textContent.split(' ')[0], `<b>${stood(id, e)}</b>, <small>${dates.innerHTML}; basis: ${basis.innerHTML}${refs(cited)}</small>`, full ? '<p>' + text(what.firstChild.data) + prose($$('p:has(>b)', what)) : ''];
        }, stood],
    };
    const section = (kind, p) => {
      const [tag, name, rows, make, again] = kinds[kind], all = on[kind + 's'] ? rows(p) : [], fresh = first(kind, all), old = all.filter((row) => !fresh.includes(row));
      tally[kind] = (tally[kind] ?? 0) + fresh.length;
      return on[kind + 's'] ? heading(3, name(all.length, p), tag) + (all.length ? list(fresh.map(([id, e]) => entry(kind, id, ...make(id, e))), kind === 'sentence' ? '' : 'columns') : `<p>No ${kind}.`) + (old.length ? `<p class=d-soft>Also of this time, and printed above: ${old.map((row) => again(...row)).join('; ')}.` : '') : '';
    };
    const reading = (p) => prose([$('.d-reading p', per(p))]);
    const context = (p) => { const out = []; for (let e = $$('.pane h3', per(p)).at(-1); on.context && (e = e.nextElementSibling); ) out.push(e); return prose(out); };
    const period = (p) => {
      const box = $('.d-reading', per(p)), left = context(p);
      return heading(2, `${ids.indexOf(p) + 1}. ${text(names.get(p))}, ${$('h2+p', per(p)).innerHTML}`) + prose([box.previousElementSibling, box.nextElementSibling].filter((e) => e.matches('p')))
        + (told ? reading(p) : `<p><b>How does the article read this time?</b> ${readings}`) + Object.keys(kinds).map((kind) => section(kind, p)).join('')
        + (told ? left && heading(3, 'What it leaves out', 'record') + left : on.context ? heading(3, 'What does the article leave out of this time?') + ruled(some) : '');
    };
    const series = () => {
      const named = [...done].map((k) => k.split(' ')).flatMap(([kind, id]) => (kind === 'claim' ? $$('a[href^="#series-"]', known.claim.get(id)).map(target) : []));
      return $$('.d-series').filter((e) => on.series && named.includes(e.id)).map((e) => `<div class=group>${heading(3, $('h3', e).innerHTML)}${$('.d-strip', e).outerHTML}<p class=small>${$$('dt', e).filter((t) => /^(What|Warn|Cit|Page|Lic|Sour)/.test(t.textContent)).map((t) => { const said = t.nextElementSibling, cited = $('.q', said); return `<b>${t.innerHTML}:</b> ${cited ? refs(cited.innerHTML) : t.textContent === 'Warnings' ? said.innerHTML.replace(/:[^;]*/g, '') : said.innerHTML}`; }).join(' ')}</div>`).join('');
    };
    const answers = (p) => {
      const rows = (kind) => (on[kind + 's'] ? first('answer to ' + kind, kinds[kind][2](p)) : []), left = context(p);
      const claims = rows('claim').map(([id, e]) => entry('answer', id, ...claimed(id, e, verdict(e)))), untold = '.note:not(.nm)', faults = rows('sentence').filter(([, e]) => $(untold, e)).map(([id, e]) => entry('fault', id, id, notes(e, untold)));
      return heading(3, text(names.get(p))) + reading(p) + list(claims) + (faults.length ? heading(4, 'Faults of the text') + list(faults) : '') + (left && heading(4, 'What the article leaves out') + left);
    };
    const numbered = () => { for (const a of $$('a', room)) { const id = target(a); if (!/^\d/.test(id)) continue; numbers.has(id) || numbers.set(id, numbers.size + 1); a.textContent = numbers.get(id); } return numbers.size; };
    // A work of the list of sources; the place that it stands in is told there with the first of its works
    const works = (from) => list([...numbers].slice(from).map(([id, number]) => {
      const li = document.getElementById(id), copy = li.cloneNode(true), place = search.place(li);
      if (place?.parentElement.closest('li') === li) copy.firstChild.remove();
      return entry('source', id, number, `${copy.innerHTML}. ${text(place?.data ?? '')} ${text($('a', li)?.href ?? '')} (${li.parentElement.previousElementSibling.innerHTML})`);
    }), 'columns small');

    const body = chosen.map(period).join(''), measured = series(), only = Object.entries({ alignments: 'Alignments', claims: 'Claims' }).map(([kind, name]) => [on[kind], name, of[kind][1]]);
    const stated = [`Periods: ${chosen.map((p) => text(names.get(p))).join('; ')}`, `On the sheet: ${ticked('parts').map(label).join(', ') || 'a summary of each period'}`, on.events && `Events: ${worded('events')}, ${worded('detail')}`,
      ...only.map(([there, name, words]) => there && `${name}: ${words ? 'only ' + text(words) : name > 'B' || every ? 'all of these periods' : worded('events')}`), on.sentences && 'Sentences: our retelling', `Answers: ${worded('answers')}. ${tags}`];
    room.innerHTML = head + `<p class=small><b>What is on this sheet.</b> ${stated.filter(Boolean).join('. ')}</p>`
      + (on.chart ? `${heading(2, 'How relations went up and down')}<figure><div class=rail style="${$('.rail').style.cssText}">${$('.rail').innerHTML}</div>${drawing.outerHTML}<figcaption class=d-legend>${$('.d-legend').innerHTML}</figcaption></figure>` : '');
    const add = (html, where = room) => where.insertAdjacentHTML('beforeend', html);
    if (on.chart) stretch($('.t-svg', room), chosen);
    add(body + (measured && heading(2, 'Measured series', 'record') + `<div class=columns>${measured}</div>`) + (on.questions ? asked.replaceAll('</p></div>', '</p>' + ruled(many) + '</div>') : ''));
    const main = numbered();
    add((main ? heading(2, `Sources (${main})`) + works(0) : '') + terms);
    if (pick.answers === 'last') {
      add(`<section>${heading(2, 'Answers', 'editors')}<p>For the teacher: the editors’ judgement, which may be wrong. Each verdict says what would change it.${chosen.map(answers).join('')}</section>`);
      if (numbered() > main) add(heading(3, 'Further sources of the answers') + works(main), room.lastChild);
    }
    for (const a of $$('[data-p]', room)) { a.classList.toggle('on', chosen.includes(a.dataset.p)); if (a.matches('.t-ribbon a') && !(told && a.matches('.on'))) a.remove(); }
    for (const d of $$('.d-stripplot', room)) for (const p of chosen) { const band = document.createElement('i'); band.className = 'is'; band.style = $$('.desk .rail a').find((a) => a.dataset.p === p).style.cssText; d.prepend(band); }
    for (const s of $$('summary', room)) s.remove();
    for (const a of $$('a:not([href^=http]),[data-e]', room)) for (const name of a.matches('a') ? ['href', 'tabindex', 'title'] : ['data-e']) a.removeAttribute(name);
    const filters = only.filter(([, , words]) => words).map(([, name, words]) => `${name}: only ${words}`);
    $('output', form).textContent = [...Object.entries(tally).map(([kind, n]) => `${n} ${kind}${n === 1 ? '' : 's'}`), ...filters].join('; ');
    boxes('drop')[0].hidden = !filters.length;
    const edge = (place, words) => `@${place}{content:${words};font:7.6pt sans-serif}`;
    looks.textContent = `@page{size:${pick.paper} portrait;margin:17mm 17mm 17mm 20mm;${edge('top-left', JSON.stringify(`${$('h1').textContent}: ${chosen.map((p) => names.get(p)).join('; ')}`))}${edge('bottom-left', JSON.stringify($('footer p').textContent.replace(/^\w+: /, '')))}${edge('bottom-right', 'counter(page) " / " counter(pages)')}}`;
  };

  const show = (page, query, period) => {
    document.body.classList.toggle('paper', page === 'handout');
    for (const p of $$('pattern', defs)) p.removeAttribute('patternTransform');
    drawing.prepend(defs);
    room.replaceChildren();
    looks.textContent = '';
    if (page !== 'handout') return;
    fill(query, period);
    defs.remove();
    compose(query);
    ($('.t-svg', room) ?? drawing).prepend(defs);
  };
  const go = (keep) => { const to = new URLSearchParams(keep); history.replaceState(null, '', '#/handout' + (to.size ? '?' + to : '')); show('handout', to, ids[0]); };
  const choices = () => [...ticked('periods'), ...(boxes('parts').every((i) => i.checked) ? [] : ticked('parts')[0] ? ticked('parts') : [{ name: 'parts', value: 'none' }]), ...$$('select', form).filter((s) => !s.selectedOptions[0].defaultSelected)].map((i) => [i.name, i.value]);
  form.onsubmit = (e) => e.preventDefault();
  form.oninput = () => go([...choices(), ...[...read().query].filter(([key]) => key !== 'period' && !boxes(key)[0])]);
  boxes('drop')[0].onclick = () => { go(choices()); boxes('print')[0].focus(); };
  boxes('print')[0].onclick = () => print();
  // The way here from a page, with the period picked and the filters in force
  for (const [from, after, words] of [['', '.chart>:last-child'], ['alignments', '.f', 'stance_words'], ['article', '.f'], ['evidence', '.f', 'claim_words']]) {
    const there = $(`[id="/${from}"] ${after}`), a = document.createElement('a');
    a.textContent = 'Make a hand-out of this';
    a.href = '#/handout';
    a.className = 'way';
    there.after(a);
    const aim = () => (a.href = '#/handout?' + new URLSearchParams([['period', $('.per.is').dataset.id], ...(words ? search.chosen(there).map(([key, v]) => [key === 'words' ? words : key, v]) : [])]));
    for (const name of ['focus', 'pointerenter', 'click']) a.addEventListener(name, aim);
  }
  return show;
};
