// A form as one file for any browser: filled in without a network and without this program. It asks nothing of any network,
// keeps nothing behind, and its answers are the same lines that a form mail is answered with, so that one reader reads both.
import type { FormField, MailForm } from '../../model/mail-form.ts'
import { choiceLetter, howToAnswer } from '../mail-forms/write-form.ts'

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const style = `
:root{color-scheme:light dark;--line:#c9c4ba;--ink:#22211e;--paper:#fdfcf9;--sea:#0b6e5c}
@media(prefers-color-scheme:dark){:root{--line:#55524c;--ink:#ece9e2;--paper:#1c1b19;--sea:#5cc2ad}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.4rem}
fieldset{margin:0;padding:.8rem 0;border:0;border-top:1px solid var(--line)}
legend,.q{padding:0;float:none;font-weight:600}
label.p{display:inline-flex;align-items:center;gap:.3rem;min-height:2.75rem;padding:.2rem .7rem .2rem 0}
input[type=radio]{width:1.25rem;height:1.25rem;accent-color:var(--sea)}
textarea,input[type=text]{width:100%;font:inherit;padding:.5rem;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px}
button{font:inherit;padding:.6rem 1rem;margin:.3rem .5rem .3rem 0;border:1px solid var(--sea);border-radius:6px;background:transparent;color:inherit;cursor:pointer}
:focus-visible{outline:2px solid var(--sea);outline-offset:2px}
.h{color:inherit;opacity:.8;font-size:.9rem}
#said{min-height:1.5rem}
@media print{button,#said,#out,#outl{display:none}}
`

/** Reads the page itself; knows nothing else. */
const script = `
const code=document.body.dataset.code
function answers(){
const lines=[]
document.querySelectorAll('[data-n]').forEach((f)=>{
const r=f.querySelector('input[type=radio]:checked')
const t=f.querySelector('textarea,input[type=text]')
const a=r?r.value:t?t.value.trim():''
lines.push('ANSWER '+f.dataset.n+': '+a)
})
lines.push('','Please leave this code in your answer: ['+code+']')
return lines.join('\\n')+'\\n'
}
const said=document.getElementById('said'),out=document.getElementById('out')
function show(){out.value=answers();out.hidden=false;document.getElementById('outl').hidden=false}
document.getElementById('save').onclick=()=>{
const u=URL.createObjectURL(new Blob([answers()],{type:'text/plain;charset=utf-8'}))
const a=document.createElement('a');a.href=u;a.download='answers-'+code.toLowerCase()+'.txt';a.click()
setTimeout(()=>URL.revokeObjectURL(u),10000)
said.textContent='The answers were saved as a text file. Send or bring it back.'
}
document.getElementById('copy').onclick=async()=>{
show()
try{await navigator.clipboard.writeText(out.value);said.textContent='The answers were copied. Paste them into a mail.'}
catch{out.focus();out.select();said.textContent='Copy the answers from the box below and paste them into a mail.'}
}
document.querySelectorAll('[data-clear]').forEach((b)=>{b.onclick=()=>b.closest('[data-n]').querySelectorAll('input').forEach((i)=>{i.checked=false})})
`

interface Option {
  value: string
  label: string
}

function optionsOf({ kind, scale, choices }: FormField): Option[] | null {
  if (kind === 'yes-no') return ['Yes', 'No'].map((word) => ({ value: word.toLowerCase(), label: word }))
  if (kind === 'choice') return choices.map(({ label }, nth) => ({ value: choiceLetter(nth), label }))
  if (kind !== 'scale' || scale === null) return null
  const points = Array.from({ length: scale.to - scale.from + 1 }, (_, nth) => String(scale.from + nth))
  // What the ends mean stands beside them; the words between are in the introduction.
  const meant = (value: string) => {
    const words = value === String(scale.from) ? scale.fromWords : value === String(scale.to) ? scale.toWords : ''
    return words === '' ? value : `${value} (${words})`
  }
  return [
    ...points.map((value) => ({ value, label: meant(value) })),
    ...(scale.mayPass ? [{ value: 'X', label: 'Cannot say' }] : []),
  ]
}

function fieldMarkup(field: FormField, place: number): string {
  const n = String(place + 1)
  const options = optionsOf(field)
  const question = `${n}. ${safe(field.label)}`
  if (options === null) {
    const id = `f${n}`
    const control =
      field.kind === 'words' || field.kind === 'list'
        ? `<textarea id="${id}" rows="3" dir="auto"></textarea>`
        : `<input type="text" id="${id}" dir="auto">`
    return `<fieldset data-n="${n}"><label class="q" for="${id}">${question}</label><p class="h">${safe(howToAnswer(field))}</p>${control}</fieldset>`
  }
  const points = options
    .map(
      ({ value, label }) =>
        `<label class="p"><input type="radio" name="f${n}" value="${safe(value)}">${safe(label)}</label>`,
    )
    .join('')
  return `<fieldset data-n="${n}"><legend>${question}</legend>${points}<button type="button" data-clear aria-label="Take the answer to ${n} back">Clear</button></fieldset>`
}

/** The whole file, UTF-8. Its policy lets it load and reach nothing. */
export function htmlForm(form: MailForm): string {
  const intro = form.intro
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${safe(line)}</p>`)
    .join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${safe(form.title)}</title>
<style>${style}</style>
</head>
<body data-code="${safe(form.code)}">
<main>
<h1>${safe(form.title)}</h1>
${intro}
<p>Nothing leaves this page by itself, and nothing is kept when you close it. When you are done, save or copy the answers and give them back.</p>
${form.fields.map(fieldMarkup).join('\n')}
<p><button type="button" id="save">Save the answers</button><button type="button" id="copy">Copy the answers</button></p>
<p id="said" role="status"></p>
<label class="q" id="outl" for="out" hidden>The answers</label>
<textarea id="out" rows="12" readonly hidden></textarea>
<p class="h">Code of this form: [${safe(form.code)}]</p>
</main>
<script>${script}</script>
</body>
</html>
`
}
