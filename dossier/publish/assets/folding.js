// The folding of dossier/content/folding.py, from its table (FOLDS): letters one by one, so that each keeps its place in the text.
const folding = (runs) => {
  const known = new Map();
  for (const [first, far, step, put] of runs) {
    for (let i = first; i <= first + far; i += step || 1) known.set(String.fromCodePoint(i), typeof put === 'number' ? String.fromCodePoint(i + put) : put);
  }
  const letter = (c) => {
    if (!known.has(c)) known.set(c, [...c.normalize('NFKD')].map((part) => known.get(part) ?? part).join(''));
    return known.get(c);
  };
  const fold = (text) => [...text].map(letter).join('');
  // A mark, a joiner or a later part of a syllable belongs to the letter before it
  const joins = (c) => /\p{M}|[\u1160-\u11ff\ud7b0-\ud7ff]/u.test(c) || !letter(c);
  // Pieces of the text by turns: what lies between hits, and a hit, which covers whole letters
  const hits = (text, query) => {
    const wanted = fold(query).trim(), said = fold(text), all = [...text], out = [];
    let i = 0, at = 0, last = 0, passed = 0; // letters passed, and the folded letters before them
    while (wanted && (at = said.indexOf(wanted, at)) >= 0) {
      while (passed + letter(all[i]).length <= at) passed += letter(all[i++]).length;
      let start = i;
      while (passed < at + wanted.length) passed += letter(all[i++]).length;
      while (start && joins(all[start])) start--;
      while (i < all.length && joins(all[i])) passed += letter(all[i++]).length;
      out.push(all.slice(last, start).join(''), all.slice(start, i).join(''));
      [last, at] = [i, passed];
    }
    return [...out, all.slice(last).join('')];
  };
  return { fold, hits };
};
