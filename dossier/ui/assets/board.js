// The frame of the chart: a ruler of periods above it, the years shown, and what is picked, drawn over it.
// The figure itself never changes; clicks on its marks, bars and bands become picks.
export default (given) => whole(given, unfold);

function unfold({ data, parentElement: root, part: board }) {
  board.data = data;
  if (board.bound) return board.draw();
  board.bound = true;
  const box = root.querySelector('.d-board');
  const rail = box.querySelector('.d-rail');
  const over = box.querySelector('.d-over');
  const choice = box.querySelector('select');
  const [from, to] = box.querySelectorAll('input[type=range]');
  const graph = () => document.querySelector(`.st-key-${board.data.chart} .js-plotly-plot`);
  const seen = () => graph()?.layout?.xaxis?.range ?? board.data.range;

  const frame = () => {
    const g = graph();
    if (!g) return null;
    const all = g.getBoundingClientRect();
    const me = box.getBoundingClientRect();
    const m = board.data.margin;
    return {
      left: all.left - me.left + m.l,
      top: all.top - me.top + m.t,
      width: all.width - m.l - m.r,
      height: all.height - m.t - m.b,
    };
  };

  for (const [i, [id, , , title, dates, , described]] of data.periods.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.period = id;
    button.innerHTML = '<b></b><span></span>';
    const [number, name] = button.children;
    number.textContent = String(i + 1);
    name.textContent = title;
    button.title = `${title}, ${dates}`;
    button.setAttribute('aria-label', `${i + 1} ${title}, ${dates}. ${described}`);
    rail.append(button);
    choice.append(new Option(`${i + 1} ${title}, ${dates}`, id));
  }

  const piece = (name, left, top, width, height) => {
    const i = document.createElement('i');
    i.className = name;
    Object.assign(i.style, { left: left + 'px', top: top + 'px', width: width + 'px', height: height + 'px' });
    over.append(i);
  };
  // On a small screen the picked period lies over a drawing of all years, and a bar at the thumb leads through them.
  const thumb = box.querySelector('.d-thumb');
  const chosen = () => board.data.periods.findIndex(([id]) => id === bus.pick?.period);
  const mark = () => {
    const number = chosen();
    const [, start, end] = board.data.periods[number] ?? [];
    const [low, high] = board.data.range;
    const drawn = document.querySelector('.d-small');
    drawn?.style.setProperty('--a', String((start - low) / (high - low)));
    drawn?.style.setProperty('--b', String((end - low) / (high - low)));
    thumb.querySelector('span').textContent = `${number + 1} of ${board.data.periods.length}`;
  };
  thumb.addEventListener('click', (event) => {
    const step = event.target.closest('button')?.dataset.step;
    const { periods } = board.data;
    if (step) bus.want({ period: periods[(chosen() + Number(step) + periods.length) % periods.length][0] });
  });
  const leaving = new AbortController();
  const tapped = (event) => {
    const drawn = event.target?.closest?.('.d-small');
    if (!drawn) return;
    const at = drawn.getBoundingClientRect();
    const [left, plot, whole] = ['left', 'plot', 'whole'].map((name) =>
      Number(drawn.style.getPropertyValue(`--${name}`)),
    );
    const [low, high] = board.data.range;
    period(low + ((((event.clientX - at.left) / at.width) * whole - left) / plot) * (high - low));
  };
  document.addEventListener('click', tapped, { signal: leaving.signal });
  // The picked period has a name over the ruler, however narrow it is.
  const tab = box.querySelector('.d-tab');
  const flag = (left, width, cut) => {
    const number = chosen();
    const [, start, end, title] = board.data.periods[number] ?? [];
    tab.hidden = !title || cut(end) - cut(start) < 1;
    if (tab.hidden) return;
    tab.textContent = `${number + 1} ${title}`;
    const middle = (cut(start) + cut(end)) / 2;
    const half = tab.offsetWidth / 2;
    const at = Math.max(left + half, Math.min(left + width - half, middle));
    tab.style.left = at + 'px';
    tab.style.setProperty('--stem', middle - at + half + 'px');
  };
  board.draw = board.again = () => {
    const at = frame();
    const pick = bus.pick ?? {};
    const [a, b] = seen();
    const left = at?.left ?? board.data.margin.l;
    const width = at?.width ?? box.clientWidth - board.data.margin.l - board.data.margin.r;
    const x = (year) => left + ((year - a) / (b - a)) * width;
    const cut = (year) => Math.max(left, Math.min(left + width, x(year)));
    over.replaceChildren();
    const place = graph()?.closest('.st-key-chart');
    const wide = place && place.scrollWidth > place.clientWidth; // then the arrow keys move it
    const region = { tabindex: '0', role: 'region', 'aria-label': 'Chart, wider than the screen' };
    for (const [key, value] of Object.entries(region)) {
      if (wide) place.setAttribute(key, value);
      else place?.removeAttribute(key);
    }
    for (const [i, [id, start, end]] of board.data.periods.entries()) {
      const button = rail.children[i];
      const on = id === pick.period;
      const w = cut(end) - cut(start);
      button.style.left = cut(start) + 'px';
      button.style.width = Math.max(w - 2, 0) + 'px';
      button.hidden = w < 5;
      button.classList.toggle('is-narrow', w < 58);
      button.tabIndex = -1;
      if (on) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
      if (on && at && w > 0) piece(w > width * 0.6 ? 'd-band is-wide' : 'd-band', cut(start), at.top, w, at.height);
    }
    flag(left, width, cut);
    mark();
    // One stop for the Tab key: the picked period or, where the zoom hides it, the first that is shown.
    const shown = [...rail.children].filter((button) => !button.hidden);
    const stop = shown.find((button) => button.hasAttribute('aria-current')) ?? shown[0];
    if (stop) stop.tabIndex = 0;
    choice.value = pick.period ?? '';
    const { basis = {}, events, alignments, panels } = board.data;
    const bears = (id) =>
      id === pick.event || id === pick.alignment || (pick.sentence && basis[id]?.includes(pick.sentence));
    if (at) {
      const y = (panel, value) => {
        const [low, high, bottom, top] = panels[panel];
        return at.top + at.height * (1 - (low + ((value - bottom) / (top - bottom)) * (high - low)));
      };
      for (const [id, [year, panel, value]] of Object.entries(events))
        if (bears(id) && x(year) >= left && x(year) <= left + width)
          piece(id === pick.event ? 'd-ring' : 'd-ring d-faint', x(year) - 10, y(panel, value) - 10, 20, 20);
      for (const [id, [start, end, middle, tall]] of Object.entries(alignments))
        if (bears(id) && cut(end) > cut(start)) {
          const top = y('lanes', middle + tall / 2);
          const bottom = y('lanes', middle - tall / 2);
          piece(
            id === pick.alignment ? 'd-box' : 'd-box d-faint',
            cut(start) - 2,
            top - 2,
            cut(end) - cut(start) + 4,
            bottom - top + 4,
          );
        }
    }
    for (const strip of document.querySelectorAll('.st-key-under .d-strip')) {
      // on the same axis as the chart
      strip.style.setProperty('--from', a);
      strip.style.setProperty('--to', b);
      strip.querySelector('svg')?.setAttribute('viewBox', `${a} 0 ${b - a} 100`);
    }
    document.body.classList.toggle('d-part', a > board.data.range[0] + 0.01 || b < board.data.range[1] - 0.01);
    from.value = Math.round(a);
    to.value = lastYear(b);
    years(false);
    const g = graph();
    if (g?.data && at) nameBreaks(g, at.width, seen());
    words();
  };

  box.querySelector('.d-skip').addEventListener('click', () => {
    /** @type {HTMLElement | null} */ (
      document.querySelector('.d-leaf[data-part=record] li > a[tabindex="0"]')
    )?.focus();
  });
  const words = () => placeWords(graph(), board.data);
  // The last year of which something is shown; the axis has some room after the dossier's last day.
  const lastYear = (end) => Math.ceil(Math.min(end, board.data.periods.at(-1)[2]) - 0.01) - 1;
  const years = (move) => {
    let a = Number(from.value);
    let b = Number(to.value);
    if (move && b - a < 1) [a, b] = move === from ? [b - 1, b] : [a, a + 1]; // two thumbs at one place cannot be told
    for (const [input, value] of [
      [from, a],
      [to, b],
    ]) {
      if (move) input.value = value;
      input.setAttribute('aria-valuetext', String(value));
    }
    const [low, high] = [Number(from.min), Number(from.max)];
    box.querySelector('.d-years').textContent = `${a} to ${b}`;
    box.querySelector('.d-track').style.setProperty('--from', ((a - low) / (high - low)) * 100 + '%');
    box.querySelector('.d-track').style.setProperty('--to', ((b - low) / (high - low)) * 100 + '%');
    if (move) zoom(a, b + 1);
  };
  // Whole years, as the address says them; with `free`, what a mouse has pulled along and will let go of.
  const zoom = (a, b, free = false) => {
    const [low, high] = board.data.range;
    const g = graph();
    const ends = free ? [a, b] : [Math.round(a), lastYear(b) + 1];
    const range = [Math.max(a - low < 0.5 ? low : ends[0], low), Math.min(high - b < 0.5 ? high : ends[1], high)];
    if (!g || !window.Plotly) return;
    board.shown = range;
    keep(range); // before they are drawn: the reader may leave meanwhile
    window.Plotly.relayout(g, { 'xaxis.range': range });
  };
  // A mouse pulls the years that are shown along, as many as before; at a bound, or where all are shown, nothing moves.
  const pull = (a, b, by) => {
    const [low, high] = board.data.range;
    const at = frame();
    if (!at) return;
    const wish = (by / at.width) * (b - a);
    const back = Math.max(b - high, Math.min(a - low, wish));
    cancelAnimationFrame(board.pulled);
    if (back || seen()[0] !== a) board.pulled = requestAnimationFrame(() => zoom(a - back, b - back, true));
  };
  // The years shown are part of the address.
  /** @param {number[]} range */
  const keep = ([a, b]) => {
    const [low, high] = board.data.range.map(Math.round);
    const all = Math.round(a) <= low && Math.round(b) >= high;
    bus.years = { from: all ? [] : [String(Math.round(a))], to: all ? [] : [String(lastYear(b))] };
  };
  const remember = () => bus.put(bus.years ?? {});
  const recall = () => {
    const query = new URLSearchParams(location.search);
    const [low, high] = board.data.range;
    const year = (key) => query.get(key)?.match(/^\d{1,4}$/)?.[0];
    const [first, last] = [year('from'), year('to')];
    if (!first && !last) return;
    const ends = [Number(first ?? Math.round(low)), Number(last ?? lastYear(high))];
    const [a, b] = [Math.min(...ends), Math.max(...ends) + 1];
    if (b > low && a < high) zoom(a, b);
  };
  from.addEventListener('input', () => years(from));
  to.addEventListener('input', () => years(to));
  box.querySelector('.d-zoom').addEventListener('click', (event) => {
    const how = event.target.closest('button')?.dataset.zoom;
    const [low, high] = board.data.range;
    if (how === 'all') zoom(low, high);
    if (how === 'recent') zoom(high - 25, high);
    if (how === 'period') {
      const [, start, end] = board.data.periods.find(([id]) => id === bus.pick?.period) ?? [];
      if (start) zoom(Math.floor(start - 0.2), Math.ceil(end + 0.2));
    }
  });
  rail.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) bus.want({ period: button.dataset.period });
  });
  rail.addEventListener('keydown', (event) => {
    const all = [...rail.children].filter((button) => !button.hidden);
    const at = all.indexOf(event.target);
    const next = { ArrowRight: all[at + 1], ArrowLeft: all[at - 1], Home: all[0], End: all.at(-1) }[event.key];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    bus.want({ period: next.dataset.period }, true);
  });
  choice.addEventListener('change', () => bus.want({ period: choice.value }));
  const shower = box.querySelector('.d-show');
  shower.addEventListener('click', () => {
    const on = document.body.classList.toggle('d-chart-shown');
    shower.setAttribute('aria-expanded', String(on));
    shower.textContent = on ? 'Hide the whole chart' : 'Show the whole chart';
    window.dispatchEvent(new Event('resize'));
    setTimeout(board.draw, 300);
  });

  // A chart that is mounted anew is bound anew.
  const bind = () => {
    const g = graph();
    if (!g?.on || g === board.graph || !g.querySelector('.nsewdrag')) return;
    board.graph = g;
    g.on('plotly_relayout', () => {
      clearTimeout(board.rest);
      board.rest = setTimeout(remember, 400);
    });
    // Streamlit may draw the figure once more as it was sent, with all years, after the reader's were set.
    g.on('plotly_react', () => {
      if (board.shown && seen().some((year, i) => Math.abs(year - board.shown[i]) > 0.01)) zoom(...board.shown);
    });
    for (const what of ['plotly_relayouting', 'plotly_relayout', 'plotly_afterplot']) {
      g.on(what, () => requestAnimationFrame(board.draw));
    }
    g.on('plotly_afterplot', words); // at once: paper does not wait for the next picture
    let hit = 0;
    g.on('plotly_click', (event) => {
      if (board.moved) return;
      const id = event.points.map((point) => point.customdata).find((key) => typeof key === 'string');
      if (!id) return;
      hit = Date.now();
      if (board.data.events[id]) bus.want({ period: board.data.events[id][3], event: id });
      else if (board.data.alignments[id]) bus.want({ period: near(id), alignment: id });
      else bus.want({ period: id });
    });
    // Plotly says nothing of a click beside all marks. The press is let go over a cover that Plotly lays on the page.
    g.addEventListener(
      'pointerdown',
      (/** @type {PointerEvent} */ event) => {
        if (event.button !== 0) return;
        const { clientX: x, clientY: y, pointerType } = event;
        const [a, b] = seen();
        const done = new AbortController();
        board.moved = false;
        const listen = (what, heard) => window.addEventListener(what, heard, { capture: true, signal: done.signal });
        listen('pointermove', (later) => {
          board.moved ||= Math.hypot(later.clientX - x, later.clientY - y) > 4;
          if (board.moved && pointerType !== 'touch') pull(a, b, later.clientX - x);
        });
        listen('pointercancel', () => done.abort()); // the browser took it for a swipe
        listen('pointerup', (later) => {
          done.abort();
          if (board.moved && pointerType !== 'touch') requestAnimationFrame(() => zoom(...seen()));
          const year = board.moved ? null : yearAt(later.clientX);
          const up = Date.now(); // Plotly tells of a mark after this, in the same event of the mouse
          if (year !== null) offer(year);
          if (year !== null) setTimeout(() => hit < up && period(year), 60);
        });
      },
      true,
    );
    g.addEventListener('mousedown', (event) => event.preventDefault(), true); // no text is selected by a drag
    // Another figure, such as that of another level, comes with all years: those that the reader chose are shown again.
    if (board.shown) zoom(board.shown[0], board.shown[1]);
    else recall();
    bus.recall = recall; // the address may say them only later, with Python's answer
    board.draw();
  };
  // A click anywhere at a year, on its bars or on the axis too, offers the way to what happened in it.
  const ofYear = /** @type {HTMLAnchorElement} */ (box.querySelector('.d-ofyear'));
  const offer = (year) => {
    const [low, high] = [Number(from.min), Number(to.max)];
    const whole = String(Math.max(low, Math.min(high, Math.floor(year))));
    const query = new URLSearchParams({ years: whole });
    const dossier = new URLSearchParams(location.search).get('dossier');
    if (dossier) query.set('dossier', dossier);
    ofYear.href = `./events?${query}`;
    ofYear.dataset.year = whole;
    ofYear.textContent = `Events of ${whole} →`;
    ofYear.hidden = false;
  };
  ofYear.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    bus.go('events', { years: ofYear.dataset.year ?? '' });
  });
  const yearAt = (clientX) => {
    const at = frame();
    if (!at) return null;
    const [a, b] = seen();
    const share = (clientX - box.getBoundingClientRect().left - at.left) / at.width;
    return share < 0 || share > 1 ? null : a + share * (b - a);
  };
  const at_year = (year) => board.data.periods.find(([, start, end]) => year >= start && year < end)?.[0];
  const period = (year) => {
    const id = at_year(year);
    if (id && id !== bus.pick?.period) bus.want({ period: id });
  };
  const near = (id) => {
    const [start, end] = board.data.alignments[id];
    const [, a, b] = board.data.periods.find(([key]) => key === bus.pick?.period) ?? [];
    return a < end && b > start ? bus.pick?.period : (at_year(start) ?? bus.pick?.period);
  };
  const size = new ResizeObserver(() => board.draw());
  size.observe(box);
  const watch = setInterval(bind, 250);
  // A pick outside the years shown brings them to it, as many as before.
  const meet = (pick) => {
    const [a, b] = seen();
    const [, start, end] = board.data.periods.find(([id]) => id === pick.period) ?? [];
    const year = board.data.events[pick.event]?.[0];
    const [low, high] = year === undefined ? [start, end] : [year, year];
    if (low === undefined || (low < b && high > a)) return;
    const half = (b - a) / 2;
    const [first, last] = board.data.range;
    const middle = Math.min(Math.max((low + high) / 2, first + half), last - half);
    zoom(middle - half, middle + half);
  };
  const stop = bus.listen((pick, spoken) => {
    if (spoken) meet(pick);
    board.draw();
  });
  bus.redraw = () => board.draw();
  board.draw();
  board.off = () => {
    size.disconnect();
    leaving.abort();
    clearInterval(watch);
    clearTimeout(board.rest);
    stop();
    board.bound = false;
    board.graph = bus.recall = null;
    rail.replaceChildren();
    choice.replaceChildren();
  };
}
