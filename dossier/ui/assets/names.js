// Words in the chart stand where they have room in pixels, whatever years are shown and however wide it is.
// The year of each break is written where it has room in the years shown, as `level.year_labels` does for all of them.
const YEAR_ROOM = 34; // pixels that a year and its pointer take
function nameBreaks(g, width, [a, b]) {
  for (const [k, trace] of g.data.entries()) {
    if (trace.name !== 'break') continue;
    const all = [...trace.x];
    const shown = all.filter((year) => year >= a && year <= b);
    const side = new Map();
    const said = new Map();
    const x = (year) => ((year - a) / (b - a)) * width;
    for (const [i, year] of shown.entries()) {
      const last = shown[i - 1];
      const after = i + 1 < shown.length ? x(shown[i + 1]) - x(year) : YEAR_ROOM;
      const before = i ? x(year) - x(last) - (side.get(last) === 'right' ? YEAR_ROOM : 0) : x(year);
      const left = before >= YEAR_ROOM ? 'left' : '';
      const where = after >= YEAR_ROOM ? 'right' : left;
      if (!where) continue;
      side.set(year, where);
      said.set(year, String(year));
    }
    for (const year of shown.filter((one) => !side.has(one))) {
      const near =
        shown.filter((one) => one < year && side.get(one) === 'left').at(-1) ??
        shown.find((one) => one > year && side.get(one) === 'right') ??
        year;
      if (near === year) said.set(year, String(year));
      else said.set(near, near < year ? `${said.get(near)}, ${year}` : `${year}, ${said.get(near)}`);
    }
    const text = all.map((year) => said.get(year) ?? '');
    const textposition = all.map((year) => `middle ${side.get(year) ?? 'right'}`);
    if (text.join('|') !== [...trace.text].join('|') || textposition.join() !== [...trace.textposition].join())
      window.Plotly?.restyle(g, { text: [text], textposition: [textposition] }, [k]);
  }
}

// Words stand where they have room in pixels: a reading in the part of its period that is shown, a label where none stands.
function placeWords(g, { margin: m, wide }) {
  const all = g?.querySelector('.main-svg')?.getBoundingClientRect();
  if (!all) return;
  const scale = all.width / g.layout.width || 1; // on paper it may be drawn smaller
  const edges = [all.left + m.l * scale, all.right - m.r * scale];
  const within = new Set(); // the periods whose word has room in its box
  for (const bars of [...g.querySelectorAll('.barlayer .trace')]) {
    const { name, customdata } = bars.__data__[0].trace;
    if (name !== 'reading' && name !== 'office') continue;
    for (const [i, point] of [...bars.querySelectorAll('.point')].entries())
      if (fitsIn(point, edges, scale) && name === 'reading') within.add(customdata[i]);
  }
  setApart(g, edges, within, wide);
}
// A word goes to the middle of that part of its bar that is shown, and where it has no room there, it is hidden.
function fitsIn(point, edges, scale) {
  const word = point.querySelector('.bartext');
  if (!word) return false;
  word.removeAttribute('display'); // Plotly hides a word of which the middle is not shown
  const bar = word.previousElementSibling.getBoundingClientRect();
  const at = word.getBoundingClientRect();
  const left = Math.max(bar.left, edges[0]);
  const right = Math.min(bar.right, edges[1]);
  const fits = at.width + 2 <= right - left;
  word.style.visibility = fits ? '' : 'hidden';
  // From where it stands now: Plotly takes an earlier shift for a part of the word when it measures it again.
  const by = (left + right - at.left - at.right) / 2 / scale;
  if (fits) word.setAttribute('dx', (Number(word.getAttribute('dx')) + by).toFixed(1));
  return fits;
}

// A name goes where it would stand over another or leave the plot, and its leader with it; a word below the ribbon stays
// where the box above has no room for it.
function setApart(g, edges, within, wide) {
  const shown = [...g.querySelectorAll('.annotation-text')].map((e) => e.getBoundingClientRect());
  const crosses = edges[1] - edges[0] < wide * 0.96 ? overLine(g) : () => false;
  for (const one of g.querySelectorAll('.scatterlayer .trace')) {
    const trace = one.__data__[0].trace;
    const leaders = one.querySelectorAll('.errorbar');
    for (const [i, label] of [...one.querySelectorAll('.textpoint text')].entries()) {
      const at = label.getBoundingClientRect();
      const out = trace.name !== 'break' && (at.left < edges[0] - 1 || at.right > edges[1] + 1);
      const covers = shown.some(
        (other) =>
          at.left < other.right + 2 &&
          at.right > other.left - 2 &&
          at.top + 2 < other.bottom &&
          at.bottom > other.top + 2,
      );
      const hidden = covers || out || crosses(at) || (trace.name === 'under' && within.has(trace.customdata[i]));
      label.style.visibility = hidden ? 'hidden' : '';
      if (leaders[i]) leaders[i].style.visibility = hidden ? 'hidden' : '';
      if (!hidden && at.width) shown.push(at);
    }
  }
}

// Names were placed for the usual width; where the years stand closer, one may come to lie on the line.
function overLine(g) {
  const one = [...g.querySelectorAll('.scatterlayer .trace')].find((e) => e.__data__[0].trace.name === 'level');
  const path = /** @type {SVGPathElement} */ (/** @type {unknown} */ (one?.querySelector('.js-line')));
  const back = path?.getScreenCTM()?.inverse();
  const on = (x, y) => path.isPointInStroke(new DOMPoint(x, y).matrixTransform(back));
  const rows = [0.25, 0.5, 0.75];
  return (at) =>
    Boolean(back) &&
    rows.some((row) =>
      Array.from({ length: 25 }, (_, i) => i / 24).some((x) => on(at.left + at.width * x, at.top + at.height * row)),
    );
}
