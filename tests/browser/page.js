// A reader who has been here before, but where a test wants one who has not.
try {
  if (!window.firstVisit) localStorage.setItem('dossier-tour', 'seen');
} catch {
  // a frame that keeps nothing
}
// What the tests ask of the page. Places of marks are taken from Plotly's own axes, not from the app's script.
window.seen = {
  graph: () => document.querySelector('.st-key-chart .js-plotly-plot'),
  board: () => {
    for (let e = document.querySelector('.d-board'); e; e = e.parentElement) if (e.dossierPart) return e.dossierPart;
  },
  // The script has run, the rules hold, the address says what is picked, and the chart, where there is one, listens.
  settled: (page) => {
    const app = document.querySelector('[data-testid=stApp]');
    const bus = window.dossierBus;
    if (app?.dataset.testScriptState !== 'notRunning' || app.dataset.testConnectionState !== 'CONNECTED') return false;
    if (!getComputedStyle(app).getPropertyValue('--d-soft')) return false; // the app's own rules hold
    if (!bus?.pick || bus.page !== page || !window.dossierDoor?.ask) return false;
    if (document.querySelector('.st-key-searchlink:not(:has(a))')) return false; // Streamlit draws a link later than its place
    if (page === '') {
      const board = seen.board();
      if (
        !board?.graph?.isConnected ||
        !document.querySelector('.d-leaf[data-part=record] li, .d-leaf[data-part=record] p')
      )
        return false;
    }
    if (page === 'alignments' && !document.querySelector('.st-key-lanes_chart .xtick, .d-nothing')) return false;
    if (page === 'events' && !document.querySelector('.st-key-eventyears .xtick')) return false;
    // texts are sent compressed and unfolded by the page
    if (document.querySelector('[data-testid=stApp] [aria-busy=true]')) return false;
    const leaves = seen.all('.d-leafbody');
    if (page === '' && seen.all('.d-leaf[data-part=article] h2').length !== 1) return false;
    const nothing = document.querySelector('.stMain .d-nothing'); // said in place of what was looked for
    const least = nothing ? 0 : ({ '': 2, evidence: 3, data: 0, handout: 0, yours: 0 }[page] ?? 1);
    return leaves.length >= least && leaves.every((e) => e.firstChild);
  },
  keys: ['period', 'event', 'alignment', 'sentence', 'claim'],
  shows: (pick) => seen.keys.every((key) => (dossierBus.pick?.[key] ?? '') === (pick[key] ?? '')),
  says: (pick) => {
    const query = new URLSearchParams(location.search);
    return seen.keys.every((key) => (query.get(key) ?? '') === (pick[key] ?? ''));
  },
  agreed: () => seen.says(dossierBus.pick),
  // Texts whose ink stands out from the ground by less than `least` (the ratio of WCAG 2). Words on bars of the chart, over
  // patterns and beside their box have no one ground and are left out.
  faint: (least, within = '.stMainBlockContainer') => {
    const parts = (colour) => {
      const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
      return [r, g, b, a];
    };
    const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
    const light = (rgb) => {
      const [r, g, b] = rgb.map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (e) => {
      const layers = [];
      for (; e; e = e.parentElement) {
        const style = getComputedStyle(e);
        const colour = parts(style.backgroundColor);
        if (style.backgroundImage !== 'none' && !(e instanceof SVGElement)) return null;
        layers.push(colour);
        if (colour[3] === 1) break;
      }
      return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
    };
    const walk = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
    const out = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const e = node.parentElement;
      const text = node.data.trim();
      const style = getComputedStyle(e);
      if (
        !text ||
        e.closest('style, script, title, desc, option, .bartext, [disabled], [data-testid=stSliderThumbValue]')
      )
        continue;
      if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || !e.getBoundingClientRect().width)
        continue;
      const below = ground(e);
      const ink = parts(e instanceof SVGElement ? style.fill : style.color);
      if (!below) continue;
      const [high, low] = [light(over(ink, below)), light(below)].sort((x, y) => y - x);
      if ((high + 0.05) / (low + 0.05) < least)
        out.push(
          `${text.slice(0, 40)}: ${ink.slice(0, 3)} on ${below.map(Math.round)} (${e.tagName} ${e.getAttribute('class') ?? ''})`,
        );
    }
    return out;
  },
  // Grounds darker than a pale tint, which would be printed as boxes of ink; those of bars and signs are meant.
  grounds: () =>
    seen
      .all('body, body *')
      .filter(
        (e) =>
          e.checkVisibility() &&
          (e.matches('code') || (e.getBoundingClientRect().width > 60 && e.getBoundingClientRect().height > 20)),
      )
      .flatMap((e) => {
        const [r, g, b, a = 1] = getComputedStyle(e)
          .backgroundColor.match(/[\d.]+/g)
          .map(Number);
        return a > 0.5 && r + g + b < 450 && !e.closest('.d-run, .d-stance')
          ? [`${e.tagName} ${e.className}: ${[r, g, b]}`]
          : [];
      }),
  // The colours of what is drawn in the chart, and of the title, each once. Patterns have names of their own in each chart.
  colours: () =>
    [
      ...new Set(
        seen
          .all('.js-plotly-plot svg *, .st-key-title *')
          .filter((e) => e.checkVisibility())
          .map((e) => {
            const style = getComputedStyle(e);
            return [style.fill, style.stroke, style.color, style.backgroundColor].join().replace(/url[^)]*/g, 'url');
          }),
      ),
    ].sort(),
  all: (selector) => [...document.querySelectorAll(selector)],
  center: (e) => {
    const box = e.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2, box.width, box.height];
  },
  // Every mark or bar of the chart that has an id: id, trace, and the middle in pixels of the window.
  places: () => {
    const g = seen.graph();
    const layout = g._fullLayout;
    const at = g.getBoundingClientRect();
    const out = [];
    g._fullData.forEach((trace, k) => {
      const x = layout.xaxis;
      const y = layout['yaxis' + (trace.yaxis ?? 'y').slice(1)];
      const [low, high] = x.range;
      g.calcdata[k].forEach((point, i) => {
        const id = trace.customdata?.[i];
        if (trace.type === 'scatter' && trace.mode === 'markers' && trace.name !== 'turn')
          out.push({
            id,
            trace: trace.name,
            x: at.x + x._offset + x.c2p(point.x),
            y: at.y + y._offset + y.c2p(point.y),
            inside: point.x > low && point.x < high,
          });
        if (trace.type === 'bar' && trace.orientation === 'h') {
          const start = Math.max(point.b, low);
          const end = Math.min(point.b + point.s, high);
          out.push({
            id,
            trace: trace.name,
            x: at.x + x._offset + x.c2p((start + end) / 2),
            y: at.y + y._offset + y.c2p(point.p),
            width: x.c2p(end) - x.c2p(start),
            inside: end > start,
          });
        }
      });
    });
    return out;
  },
  place: (id) => seen.places().find((place) => place.id === id && place.inside),
  year: (year) => {
    const g = seen.graph();
    const x = g._fullLayout.xaxis;
    return g.getBoundingClientRect().x + x._offset + x.c2p(year);
  },
  state: () => {
    const { all } = seen;
    const text = (e) => (e && !e.closest('[hidden]') ? e.textContent.trim() : '');
    const current = (selector) => all(selector).filter((e) => e.hasAttribute('aria-current'));
    const card = document.querySelector('.d-leaf[data-part=article] .d-card');
    const shapes = (selector) => all('.d-over ' + selector).map(seen.center);
    return {
      heading: text(document.querySelector('.d-leaf[data-part=article] h2')),
      ruler: current('.d-rail button').map((e) => e.dataset.period),
      marked: [...new Set(current('.d-leaf a[data-pick]').map((e) => e.dataset.pick))],
      open: all('.is-open').map((e) => e.dataset.item),
      rests: [...new Set(all('.d-rests').map((e) => e.dataset.pick))],
      card: text(card),
      said: text(document.querySelector('.d-leaf[data-part=article] [role=status]')),
      ring: shapes('.d-ring:not(.d-faint)'),
      rings: shapes('.d-ring.d-faint'),
      box: shapes('.d-box:not(.d-faint)'),
      boxes: shapes('.d-box.d-faint'),
      band: shapes('.d-band'),
      query: Object.fromEntries(new URLSearchParams(location.search)),
      turn: dossierBus.turn,
      focus: seen.focus(),
      sideways: document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
    };
  },
  focus: () => {
    const e = document.activeElement;
    if (!e || e === document.body) return 'body';
    return (
      e.dataset.pick ??
      e.dataset.period ??
      (e.dataset.step ? 'step ' + e.dataset.step : (e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 60)))
    );
  },
};
