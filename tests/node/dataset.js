// Finds what each page of stdin says of itself as JSON-LD and has TypeScript hold it to the types of schema.org; prints the faults.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import ts from 'typescript';

const LD = 'script[type="application/ld+json"]';
const parsed = JSON.parse(readFileSync(0, 'utf8')).map((html) => new JSDOM(html).window.document);
const found = parsed.map((page) => [...page.querySelectorAll(LD)].map((one) => JSON.parse(one.textContent)));
// One file a page, in memory alone, beside the packages that it imports from.
const files = new Map(
  found.map((said, number) => [
    fileURLToPath(new URL(`page${number}.ts`, import.meta.url)),
    `import type { Dataset, WithContext } from "schema-dts";\nexport const said: WithContext<Dataset>[] = ${JSON.stringify(said)};`,
  ]),
);
const { ModuleKind, ModuleResolutionKind, ScriptTarget } = ts;
const target = {
  target: ScriptTarget.ES2022,
  module: ModuleKind.NodeNext,
  moduleResolution: ModuleResolutionKind.NodeNext,
};
const options = { ...target, strict: true, noEmit: true, skipLibCheck: true, types: [] };
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
host.getSourceFile = (file, ...rest) =>
  files.has(file) ? ts.createSourceFile(file, files.get(file), ...rest) : getSourceFile(file, ...rest);
host.fileExists = (file) => files.has(file) || fileExists(file);
host.readFile = (file) => files.get(file) ?? readFile(file);
const faults = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
const told = (file) =>
  faults
    .filter((one) => !one.file || one.file.fileName === file)
    .map((one) => ts.flattenDiagnosticMessageText(one.messageText, ' '));
const said = [...files.keys()].map((file, number) => ({ found: found[number], faults: told(file) }));
// The program ends once all is written: a pipe takes no more than 64 kB at a time.
process.stdout.write(JSON.stringify(said), () => process.exit(0));
