// Typesets the formula of every loss: core/loss/<family>/<id>.cpp → <id>.svg, with the TeX in <desc>
// and the formula in spoken words in <title>; lists them in resources.qrc. Run after a formula changed:
//   cd resources/formulas && npm ci && node make.mjs
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { STATE } from 'mathjax-full/js/core/MathItem.js';
import { SerializedMmlVisitor } from 'mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { AllPackages } from 'mathjax-full/js/input/tex/AllPackages.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import sre from 'speech-rule-engine';

const here = dirname(fileURLToPath(import.meta.url));
const losses = join(here, '../../core/loss');

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const packages = AllPackages.filter((name) => name !== 'noerrors' && name !== 'noundefined');
const page = mathjax.document('', {
  InputJax: new TeX({ packages, formatError: (_, error) => { throw error; } }),
  OutputJax: new SVG({ fontCache: 'none' }),
});
const mathml = new SerializedMmlVisitor();

/** id → TeX, as the loss's own file has it. */
function formulas() {
  const found = new Map();
  for (const name of readdirSync(losses, { recursive: true }).sort()) {
    if (!name.endsWith('.cpp')) continue;
    const formula = /\.formula\s*=\s*R"\(([^]*?)\)"/.exec(readFileSync(join(losses, name), 'utf8'));
    if (formula) found.set(name.replace(/^.*\/|\.cpp$/g, ''), formula[1]);
  }
  return found;
}

const number = (text) => Number.parseFloat(text);
const short = (value) => String(Math.round(value * 1000) / 1000);

/**
 * MathJax stretches a bracket by an extender, drawn half as long again as needed and clipped by a
 * nested <svg>. QtSvg drops those, so the extender is drawn at its true length by a <g>.
 */
function unnest(svg) {
  const [, left, top, width, height] =
    /^(\S+) (\S+) (\S+) (\S+)$/.exec(adaptor.getAttribute(svg, 'viewBox')).map(number);
  const x = number(adaptor.getAttribute(svg, 'x') ?? '0');
  const y = number(adaptor.getAttribute(svg, 'y') ?? '0');
  const glyph = adaptor.firstChild(svg);
  const [, across, along] = /^scale\((\S+?)[, ]+(\S+?)\)$/.exec(adaptor.getAttribute(glyph, 'transform')).map(number);
  const excess = 1.5;
  // In glyph units the middle of what is shown is the middle of the glyph, also after the shortening.
  const middle = [(left + width / 2) / across, (top + height / 2) / along];
  const scale = across === 1 ? [1, along / excess] : [across / excess, 1];
  const shift = [x + width / 2 - middle[0] * scale[0], y + height / 2 - middle[1] * scale[1]];
  if (scale[0] === 1) shift[0] = x - left;
  else shift[1] = y - top;
  const group = adaptor.node('g', {
    transform: `translate(${shift.map(short).join(',')}) scale(${scale.map(short).join(',')})`,
  }, [adaptor.clone(glyph)], 'http://www.w3.org/2000/svg');
  adaptor.removeAttribute(adaptor.firstChild(group), 'transform');
  adaptor.replace(group, svg);
}

const idle = (name) => /^(data-|stroke|class$|focusable$|role$)/.test(name);

/** What a renderer needs, no more: no MathJax data, no groups without a transform, and no strokes of
 *  width zero, which QtSvg draws. Rules of arrays are outlines: QtSvg would fill them black. */
function outline(node) {
  const inner = adaptor.childNodes(node).map(outline).join('');
  const kept = adaptor.allAttributes(node).filter(({ name }) => !idle(name));
  const kind = adaptor.kind(node);
  if (kind === 'g' && kept.length === 0) return inner;
  if (kind === 'rect' && adaptor.hasAttribute(node, 'class')) kept.push({ name: 'fill', value: 'none' });
  const attributes = kept.map(({ name, value }) => ` ${name}="${value}"`).join('');
  return inner ? `<${kind}${attributes}>\n${inner}</${kind}>\n` : `<${kind}${attributes}/>\n`;
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A card is narrow: what follows a \qquad, the meaning of a symbol, goes on a line of its own. */
function inLines(tex) {
  const lines = tex.split(/,?\s*\\qquad\s*/);
  return lines.length === 1 ? tex : `\\begin{aligned}&${lines.join('\\\\[4pt]&')}\\end{aligned}`;
}

function typeset(tex) {
  const svg = adaptor.firstChild(page.convert(inLines(tex), { display: true }));
  const drawing = adaptor.tags(svg, 'g')[0];
  for (const nested of adaptor.tags(drawing, 'svg')) unnest(nested);
  const words = sre.toSpeech(mathml.visitTree(page.convert(tex, { display: true, end: STATE.CONVERT })));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${adaptor.getAttribute(svg, 'viewBox')}" color="#1D2129">`,
    `<title>${escaped(words)}</title>`,
    `<desc>${escaped(tex)}</desc>`,
    `${outline(drawing)}</svg>\n`,
  ].join('\n');
}

await sre.setupEngine({ locale: 'en', domain: 'clearspeak', modality: 'speech', markup: 'none' });
const found = formulas();
for (const name of readdirSync(here))
  if (name.endsWith('.svg') && !found.has(name.slice(0, -4))) rmSync(join(here, name));
for (const [id, tex] of found) {
  try {
    writeFileSync(join(here, `${id}.svg`), typeset(tex));
  } catch (error) {
    console.error(`${id}: ${error.message}: ${tex}`);
    process.exitCode = 1;
  }
}
const collection = join(here, '../resources.qrc');
const [before, ...after] = readFileSync(collection, 'utf8').split(/(?<=<qresource prefix="\/">\n)/);
const others = after.join('').replace(/ *<file>formulas\/.*<\/file>\n/g, '');
const lines = [...found.keys()].sort().map((id) => `    <file>formulas/${id}.svg</file>\n`).join('');
writeFileSync(collection, before + lines + others);
console.log(`${found.size} formulas`);
