// The presenter's view: one period at a time over the whole window, turned by arrow keys, a remote or a finger. A pick made
// here is the page's own; verdicts stay hidden until they are asked for.
export default (given) => whole(given, unfold);

function unfold({ data, parentElement: root, part: stage, setTriggerValue }) {
  const PAUSE = 12000; // milliseconds for which a period is shown while it plays
  const box = root.querySelector('dialog');
  const find = (name) => box.querySelector(`.d-stage${name}`);
  const open = () => {
    if (!stage.left && !box.open) box.showModal();
  };
  stage.again = open;
  find('title').textContent = data.title;
  const chart = find('chart');
  chart.querySelector('.d-stagedrawn').innerHTML = data.drawing;
  const bars = find('bars');
  bars.replaceChildren(
    ...data.periods.map(([id, title], i) => {
      const bar = document.createElement('button');
      bar.type = 'button';
      bar.dataset.period = id;
      bar.setAttribute('aria-label', `${i + 1} ${title}`);
      return bar;
    }),
  );
  const at = () => data.periods.findIndex(([id]) => id === bus.pick?.period);
  const show = () => {
    const number = at();
    if (number < 0) return;
    const [id, title, from, to] = data.periods[number];
    const slide = find('slide');
    if (slide.dataset.period !== id) {
      slide.dataset.period = id;
      slide.innerHTML = data.slides[id];
      slide.scrollTop = 0;
      find('said').textContent = `${number + 1} of ${data.periods.length}: ${title}`;
    }
    const band = find('band');
    band.style.left = from * 100 + '%';
    band.style.width = (to - from) * 100 + '%';
    const tab = chart.querySelector('.d-tab');
    tab.textContent = `${number + 1} ${title}`;
    const half = tab.offsetWidth / 2 / (chart.clientWidth || 1);
    const middle = (from + to) / 2;
    const left = Math.max(half, Math.min(1 - half, middle));
    tab.style.left = left * 100 + '%';
    tab.style.setProperty('--stem', (middle - left + half) * chart.clientWidth + 'px');
    for (const bar of bars.children) {
      if (bar.dataset.period === id) bar.setAttribute('aria-current', 'true');
      else bar.removeAttribute('aria-current');
    }
    find('count').textContent = `${number + 1} of ${data.periods.length}`;
  };
  const to = (number) => {
    const there = data.periods[Math.max(0, Math.min(data.periods.length - 1, number))];
    if (there && there[0] !== bus.pick?.period) bus.want({ period: there[0] }, true);
  };
  const play = (on) => {
    clearInterval(stage.clock);
    const button = box.querySelector('[data-do=play]');
    button.setAttribute('aria-pressed', String(on));
    button.textContent = on ? 'Pause' : 'Play';
    if (on) {
      if (at() === data.periods.length - 1) to(0);
      stage.clock = setInterval(() => (at() < data.periods.length - 1 ? to(at() + 1) : play(false)), PAUSE);
    }
  };
  const leave = () => {
    play(false);
    stage.left = true;
    box.close();
    if (document.fullscreenElement) document.exitFullscreen();
    bus.rested();
    setTriggerValue('leave', Date.now());
  };
  const acts = {
    back: () => to(at() - 1),
    next: () => to(at() + 1),
    verdicts: () => {
      const ask = box.querySelector('.d-ask');
      const on = ask.getAttribute('aria-expanded') !== 'true';
      ask.setAttribute('aria-expanded', String(on));
      ask.querySelector('b').textContent = on ? 'Hide: V' : 'Show: V';
      box.querySelector('.d-borne').hidden = !on;
    },
    look: () =>
      (box.style.colorScheme = getComputedStyle(box).colorScheme.includes('dark') ? 'only light' : 'only dark'),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    play: () => play(box.querySelector('[data-do=play]').getAttribute('aria-pressed') !== 'true'),
    leave,
  };
  const KEYS = {
    ArrowRight: acts.next,
    PageDown: acts.next,
    ArrowLeft: acts.back,
    PageUp: acts.back,
    Home: () => to(0),
    End: () => to(data.periods.length - 1),
    v: acts.verdicts,
    d: acts.look,
    f: acts.full,
  };
  if (!stage.bound) {
    stage.bound = true;
    box.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button?.dataset.period) bus.want({ period: button.dataset.period }, true);
      else if (button) acts[button.dataset.do]?.();
    });
    box.addEventListener('keydown', (event) => {
      event.stopPropagation(); // Streamlit has keys of its own
      const act =
        event.ctrlKey || event.metaKey || event.altKey
          ? null
          : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    box.addEventListener('cancel', (event) => {
      event.preventDefault();
      leave();
    });
  }
  open();
  const stop = bus.listen(show);
  const wider = new ResizeObserver(show);
  wider.observe(chart);
  stage.off = () => {
    stop();
    wider.disconnect();
    play(false);
    stage.bound = stage.left = false;
    if (box.open) box.close();
  };
}
