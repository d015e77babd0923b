// Where the app's script writes the years of breaks, of the cases on stdin; prints side and words of each year.
import { readFileSync } from 'node:fs';

const { script, cases } = JSON.parse(readFileSync(0, 'utf8'));
const nameBreaks = new Function('window', `${readFileSync(script, 'utf8')}; return nameBreaks`)({
  Plotly: {
    restyle: (g, { text, textposition }) => Object.assign(g.data[0], { text: text[0], textposition: textposition[0] }),
  },
});
const said = cases.map(({ years, range, width }) => {
  const trace = { name: 'break', x: years, text: [], textposition: [] };
  nameBreaks({ data: [trace] }, width, range);
  return years.map((_, i) => [trace.text[i] ? trace.textposition[i].replace('middle ', '') : '', trace.text[i]]);
});
process.stdout.write(JSON.stringify(said));
