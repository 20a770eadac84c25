import { FONT_STACK } from '../charts/theme.ts';

/** Style sheet of the page. Colours are few: ink, one accent, and a tint a verdict, each with its sign. */
export const PAGE_STYLE = `
:root {
  --ink: #16202c; --muted: #55606c; --line: #dde2e7; --soft: #f4f6f8; --paper: #ffffff; --accent: #0b4f6c;
  --better-ink: #0a5a44; --better: #e2f2ec; --worse-ink: #8d3608; --worse: #fbe9df;
  --same-ink: #3f4a56; --same: #eceff2; --open-ink: #6b5300; --open: #fbf4dc;
  color-scheme: light;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.55 ${FONT_STACK}; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid #e08a00; outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; z-index: 2; }

.masthead { background: #0d2433; color: #fff; }
.masthead > div, .layout { max-width: 1240px; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
.masthead > div { padding-top: clamp(1.75rem, 4vw, 3.25rem); padding-bottom: clamp(1.5rem, 3vw, 2.5rem); }
.overline { margin: 0 0 .6rem; font-size: .8rem; letter-spacing: .09em; text-transform: uppercase; color: #9fc3d4; }
h1 { margin: 0; font-size: clamp(1.7rem, 1.1rem + 2.4vw, 2.7rem); line-height: 1.15; letter-spacing: -.015em; font-weight: 650; text-wrap: balance; overflow-wrap: anywhere; }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 1.9rem; margin: 1.3rem 0 0; padding: 0; list-style: none; color: #cfe0e8; font-size: .93rem; }
.facts b { color: #fff; font-weight: 600; }

.layout { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3rem; }
.contents { font-size: .9rem; border-bottom: 1px solid var(--line); padding: .9rem 0; }
.contents ol { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: 0; padding: 0; list-style: none; }
.contents a { color: var(--muted); text-decoration: none; }
.contents a:hover { color: var(--accent); text-decoration: underline; }
@media (min-width: 1120px) {
  .layout { grid-template-columns: 10.5rem minmax(0, 1fr); }
  .contents { border: 0; padding: 3.1rem 0; }
  .contents ol { position: sticky; top: 2rem; flex-direction: column; gap: .6rem; }
}

main > section { padding: 2.6rem 0 .4rem; }
h2 { margin: 0 0 1rem; font-size: clamp(1.35rem, 1.1rem + 1vw, 1.75rem); line-height: 1.25; letter-spacing: -.01em; font-weight: 650; }
h3 { margin: 1.6rem 0 .5rem; font-size: 1.05rem; line-height: 1.35; font-weight: 650; }
p { margin: 0 0 .9rem; max-width: 46rem; }
section > ul:not([class]), dd, .scope ul { max-width: 46rem; }
ul { padding-left: 1.15rem; }
li { margin: .25rem 0; overflow-wrap: break-word; }
small { font-size: .8rem; font-weight: 400; color: var(--muted); }
code { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; overflow-wrap: anywhere; }
pre { margin: 0 0 .9rem; padding: .9rem 1.1rem; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
.quiet { color: var(--muted); }
.lead { font-size: 1.1rem; margin-bottom: .5rem; }
.short { margin: 0 0 1.6rem; padding-left: 1.15rem; font-size: 1.1rem; max-width: 50rem; }
.exploratory { display: inline-block; padding: 0 .45em; border: 1px dashed #8b96a1; border-radius: 3px; font-size: .8em; color: var(--muted); }

.sign { width: .8em; height: .8em; flex: none; overflow: visible; }
.plan-name { display: inline-flex; align-items: baseline; gap: .45em; }
.plan-name .sign { position: relative; top: .05em; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 0 0 1rem; padding: 0; list-style: none; font-size: .92rem; }

.is-better { --tint: var(--better); --on-tint: var(--better-ink); }
.is-worse { --tint: var(--worse); --on-tint: var(--worse-ink); }
.is-same, .is-neutral { --tint: var(--same); --on-tint: var(--same-ink); }
.is-open { --tint: var(--open); --on-tint: var(--open-ink); }
.verdict { display: inline-block; padding: .05rem .5rem; border-radius: 3px; background: var(--tint); color: var(--on-tint); font-size: .82rem; font-weight: 600; line-height: 1.45; }
.verdict-sign { display: inline-block; min-width: 1.5em; text-align: center; border-radius: 3px; background: var(--tint); color: var(--on-tint); font-weight: 700; }

.scroller { position: relative; overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { padding: .55rem .8rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { vertical-align: bottom; font-weight: 600; line-height: 1.3; border-bottom: 2px solid var(--ink); }
thead small { display: block; margin-top: .2rem; line-height: 1.35; }
tbody th { font-weight: 500; }
.figure-number { font-variant-numeric: tabular-nums; }
.board td { border-left: 3px solid #fff; border-bottom: 3px solid #fff; background: var(--tint, #fff); }
.board tbody th { border-bottom: 3px solid #fff; padding-left: 0; min-width: 11rem; }
.board thead th:first-child { padding-left: 0; }
.board td .figure-number { display: block; font-size: 1.2rem; font-weight: 650; line-height: 1.3; color: var(--on-tint, var(--ink)); }
.board td .verdict { background: none; padding: 0; font-weight: 500; line-height: 1.3; }
.board .today td { background: none; border-bottom: 1px solid var(--line); }
.board .today th { border-bottom: 1px solid var(--line); }
.board .today small { display: block; padding-left: 1.3em; }
.board .today .figure-number { font-weight: 500; color: var(--muted); }
.grid th, .grid td, .numbers th, .numbers td { padding: .45rem .7rem; }
.grid td, .numbers td { font-variant-numeric: tabular-nums; white-space: nowrap; }
.grid { table-layout: fixed; min-width: 44rem; } .grid thead th { width: 7rem; }
.grid thead th:first-child { width: 9.5rem; }
.grid th:first-child, .numbers th:first-child { position: sticky; left: 0; background: #fff; padding-left: 0; min-width: 8.5rem; }
@media screen and (min-width: 701px) { #claim th[scope="row"] { position: static; padding-left: .7rem; } }
.grid td[class] { background: var(--tint); border-left: 2px solid #fff; }
.grid .change { display: block; font-size: .85rem; color: var(--on-tint); }
.grid .verdict-sign, .grid .is-better .verdict-sign { background: none; min-width: 1.1em; }
.row-others th, .row-others td { border-top: 2px solid #9aa4af; }
.row-whole th, .row-whole td { border-top: 2px solid var(--ink); font-weight: 600; }
.numbers td[class^="is-"] { color: var(--on-tint); background: var(--tint); }

.cards { display: grid; gap: .6rem; }
.card { border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1.3rem; break-inside: avoid; }
.card > summary { display: flex; flex-wrap: wrap; gap: .2rem 1rem; align-items: baseline; justify-content: space-between; list-style: none; } .card > summary::-webkit-details-marker { display: none; }
.card > summary > b::before { content: "›"; display: inline-block; width: 1em; color: var(--muted); } .card[open] > summary > b::before { transform: rotate(90deg); }
.card[open] > summary { padding-bottom: .6rem; border-bottom: 1px solid var(--line); }
.short > li { margin: .55rem 0; } .short .plan-name { display: inline; } .short .plan-name .sign { margin-right: .45em; }
.for-partners { display: block; font-size: .95rem; color: var(--muted); }
.standing { font-size: .85rem; font-weight: 600; color: var(--muted); }
.standing-candidate { color: var(--better-ink); } .standing-worse, .standing-trade-off { color: var(--worse-ink); } .standing-undecided, .standing-partly-settled { color: var(--open-ink); }
.told { list-style: none; margin: .3rem 0 0; padding: 0; }
.told li { margin: 0; padding: .5rem 0; border-bottom: 1px solid #eef1f4; font-size: .93rem; line-height: 1.5; }
.told li:last-child { border: 0; }
.told p { margin: .2rem 0 0; max-width: none; }
@media print, (min-width: 701px) { .told li { display: grid; grid-template-columns: 12.6rem 1fr; gap: 0 .6rem; align-items: baseline; } .told p { margin: 0; } .told .verdict { justify-self: start; } }
.luck { color: var(--muted); }
.transfer { margin-top: .6rem; padding: .6rem .8rem; background: var(--open); color: var(--open-ink); border-radius: 5px; font-size: .93rem; }

.kinds { margin: 0; padding: 0; list-style: none; } .kinds li { margin: 0 0 .35rem; } .kinds b { display: block; }
.loses b { color: var(--worse-ink); } .gains b { color: var(--better-ink); }
.three { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem 2.2rem; }
.three h3 { margin-top: .2rem; padding-top: .7rem; border-top: 3px solid var(--accent); }
.years { list-style: none; padding: 0; margin: 0; font-size: .95rem; }
.years li { display: flex; justify-content: space-between; gap: 1rem; padding: .25rem 0; border-bottom: 1px solid #eef1f4; } .years b { white-space: nowrap; }
.warnings { border-left: 4px solid #c48a00; background: var(--open); padding: .8rem 1.2rem .5rem; margin-bottom: 1.3rem; border-radius: 0 6px 6px 0; }
.warnings h3 { margin: 0; }
.scope { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.scope > div { padding: 1.1rem 1.4rem; } .scope h3 { margin-top: 0; } .scope-out { background: var(--soft); } .scope-in { font-size: .93rem; }

.tabs { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
.tabs input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.tabs label { padding: .35rem .9rem; border: 1px solid #b9c2cb; border-radius: 99px; cursor: pointer; font-size: .92rem; }
.tabs input:checked + label { background: var(--accent); border-color: var(--accent); color: #fff; }
.tabs input:focus-visible + label { outline: 3px solid #e08a00; outline-offset: 2px; }
.panel { display: none; flex-basis: 100%; min-width: 0; }
${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  .map((i) => `.tabs input:nth-of-type(${i}):checked ~ .panel:nth-of-type(${i}) { display: block; }`)
  .join('\n')}

.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 2rem 2.6rem; }
.figure { margin: 0 0 1rem; min-width: 0; break-inside: avoid; }
.figure figcaption { margin-bottom: .6rem; line-height: 1.4; } .figure figcaption span { display: block; font-size: .87rem; color: var(--muted); }
.wide { max-width: 52rem; }
.still svg { display: block; max-width: 100%; height: auto; }
.live { width: 100%; } .live svg { display: block; }
.is-live .still { display: none; }
#vg-tooltip-element { position: fixed; visibility: hidden; z-index: 9; padding: .55rem .75rem; background: #fff; border: 1px solid #b9c2cb; border-radius: 6px; box-shadow: 0 4px 14px rgb(10 30 50 / .16); font-size: .85rem; line-height: 1.4; max-width: 20rem; pointer-events: none; }
#vg-tooltip-element.visible { visibility: visible; }
#vg-tooltip-element table { width: auto; font-size: inherit; }
#vg-tooltip-element td { border: 0; padding: .05rem .5rem .05rem 0; } #vg-tooltip-element td.key { color: var(--muted); white-space: nowrap; }

details > summary { cursor: pointer; }
.measures { border-top: 2px solid var(--ink); }
.measures > details { border-bottom: 1px solid var(--line); }
.measures > details > summary, .glance-head { display: grid; grid-template-columns: 1fr 5.5rem auto; gap: .2rem 1rem; align-items: center; padding: .5rem 0; }
.measures > details > summary { list-style: none; } .measures > details > summary::-webkit-details-marker { display: none; }
.measures > h3 { margin: 0; padding: 1.5rem 0 .35rem; border-bottom: 1px solid var(--line); }
.measure-title { padding-left: 1em; text-indent: -1em; }
.measure-title code { font-size: .78rem; color: var(--muted); white-space: nowrap; }
.measure-title::before { content: "›"; display: inline-block; width: 1em; text-indent: 0; color: var(--muted); font-weight: 700; }
details[open] > summary > .measure-title::before { transform: rotate(90deg); }
.measures > details > summary:hover { background: var(--soft); }
.glance-head { color: var(--muted); font-size: .85rem; padding-left: 1em; position: sticky; top: 0; z-index: 1; background: #fff; border-bottom: 1px solid var(--line); }
.measure-today, .glance-head > :nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; }
.glance { display: flex; gap: .3rem; } .glance > * { width: 1.6rem; text-align: center; font-size: .9rem; }
.measure-body { padding: .4rem 0 1.2rem 1rem; }
.measure-body .numbers { font-size: .86rem; } .measure-body .numbers th, .measure-body .numbers td { padding: .4rem .5rem; } .measure-body .numbers th:first-child { padding-left: 0; min-width: 9.5rem; } .measure-body .verdict { padding: 0 .35rem; }
.slices { margin: .2rem 0 1rem; } .slices > summary { padding: .3rem 0; color: var(--accent); }
.rule-block { padding: .2rem 0 .4rem; } .rule-block h3 { margin-top: 1rem; } .phases { list-style: none; padding: 0; margin: 0 0 .5rem; }
.rules { table-layout: fixed; } .rules th, .rules td { padding: .45rem .7rem; } .rules th:first-child { width: 31%; padding-left: 0; } .rules thead th:nth-child(2) { width: 27%; } .rules .old code { color: var(--muted); } .rules .meaning { display: block; margin-bottom: .15rem; } .rules th code { color: var(--muted); font-weight: 400; }
.rule-counts { max-width: 40rem; }
.glossary { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.2rem; margin: 0 0 1.2rem; } .glossary dd { margin: 0; }
.colophon { margin-top: 3rem; padding: 1.4rem 0 2.5rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .88rem; }

@media screen and (max-width: 700px) {
  .stacks thead { display: none; }
  .stacks, .stacks tbody, .stacks tr, .stacks th, .stacks td { display: block; width: 100%; }
  .stacks tr { padding: .7rem 0; border-bottom: 1px solid var(--line); }
  .stacks tbody th { border: 0 !important; padding: 0 0 .3rem; font-weight: 650; }
  .stacks td { display: grid; grid-template-columns: 8.6rem 1fr; gap: .1rem .8rem; border: 0 !important; padding: .3rem .6rem; margin: 0 0 2px; border-radius: 3px; align-items: baseline; }
  .stacks td::before { content: attr(data-label); color: var(--muted); font-size: .86rem; }
  .board td .figure-number { font-size: 1rem; }
  .board td .verdict { grid-column: 2; }
  .stacks td::before { grid-row: span 2; overflow-wrap: anywhere; }
  .stacks.grid { min-width: 0; } .stacks.grid thead th, .stacks.grid tbody th { width: auto; }
  .stacks.grid tbody th, .stacks.numbers tbody th { position: static; min-width: 0; padding: 0 0 .3rem; }
  .stacks.grid td, .stacks.numbers td { white-space: normal; padding: .25rem .6rem; }
  .stacks.numbers td::before { grid-row: auto; }
  .stacks .change { grid-column: 2; }
  .stacks.rules tbody th { width: auto; } .stacks.rules td { grid-template-columns: 3.6rem 1fr; }
  .glance-head, .measures > details > summary { grid-template-columns: 1fr auto; }
  .glance-head > :nth-child(-n+2) { display: none; } .glance-head { padding-left: 0; }
  .measures .glance { grid-column: 1 / -1; padding-left: 1em; }
  .measure-body { padding-left: 0; }
  .glossary { grid-template-columns: 1fr; gap: .2rem; } .glossary dd { margin-bottom: .6rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  @page { margin: 14mm; }
  html { font-size: 10pt; } body { font-size: 10pt; } .three { grid-template-columns: repeat(3, 1fr); }
  .masthead { background: none; color: var(--ink); border-bottom: 2px solid var(--ink); } .overline, .facts, .facts b { color: var(--ink); }
  .masthead > div { padding: 0 0 1rem; } .layout { padding: 0; display: block; max-width: none; } .contents, .skip { display: none; }
  main > section { padding-top: 1.4rem; }
  h2, h3 { break-after: avoid; } tr, .card, .figure, .panel { break-inside: avoid; }
  .verdict, .board td, .grid td, .verdict-sign, .scope-out, .warnings, .transfer { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .tabs { display: block; } .tabs label { display: none; } .panel { display: block; }
  .live { display: none; } .is-live .still { display: block; }
  .figures { grid-template-columns: 1fr 1fr; gap: 1rem; } 
  .scroller { overflow: visible; } table { font-size: 8.5pt; } .grid { min-width: 0; } .grid thead th, .grid thead th:first-child { width: auto; } .board tbody th { min-width: 0; } th, td, .grid th, .grid td, .numbers th, .numbers td { padding: .25rem .4rem; } .numbers td { white-space: normal; }
}
`;
