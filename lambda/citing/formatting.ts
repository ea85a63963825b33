import { Cite, plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'
import type { CitationStyle } from '../generated/types.ts'
import { type Cited, cslOf, shownOf } from './citation.ts'

/** The name under which the style below is known to the processor. */
const STYLE = 'readout'

/** The chain, the words, where and when they were said, where they stand, and the revision in the archive. */
const TEMPLATE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-US">
  <info><title>Readout</title><id>urn:readout:style</id><updated>2026-11-28T00:00:00+00:00</updated></info>
  <citation><layout><text variable="note"/></layout></citation>
  <bibliography>
    <layout suffix=".">
      <group delimiter=". ">
        <group delimiter=": "><text variable="note"/><text variable="annote"/></group>
        <group delimiter=", ">
          <text variable="event-title" font-style="italic"/>
          <text variable="event-place"/>
          <date variable="event-date" form="text"/>
        </group>
        <text variable="URL"/>
        <group delimiter=", "><text variable="archive"/><text variable="archive_location"/></group>
      </group>
    </layout>
  </bibliography>
</style>`

const csl = plugins.config.get('@csl') as {
  styles: { add(name: string, xml: string): void }
  locales: { has(name: string): boolean }
}
csl.styles.add(STYLE, TEMPLATE)
const bibtex = plugins.config.get('@bibtex') as { format: { asciiOnly: boolean } }
// Names and words stay in their own script: other letters than Latin ones would be dropped. What TeX reads is escaped below.
bibtex.format.asciiOnly = false

/**
 * Characters that the processor would read as markup, or set another way: a citation has the words as they are. They are
 * letters of a private area while it works.
 */
const KEPT = `<>&{}$#^_%~\\"'\u2018\u2019\u201C\u201D\u00AB\u00BB`
const PRIVATE = 0xe000
const hidden = (text: string): string =>
  text.replaceAll(/[\uE000-\uE0FF]/g, '').replaceAll(/./gsu, (sign) => {
    const place = KEPT.indexOf(sign)
    return place < 0 ? sign : String.fromCharCode(PRIVATE + place)
  })
/** An item whose texts are hidden so. */
const withHidden = (item: object): object =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' && name !== 'type' && name !== 'id' ? hidden(value) : value,
    ]),
  )
const restored = (text: string, toText: (sign: string) => string): string =>
  text.replaceAll(/[\uE000-\uE0FF]/g, (sign) => toText(KEPT[sign.charCodeAt(0) - PRIVATE] ?? ''))

const HTML: { [sign: string]: string } = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }
/** What the processor itself writes as an entity: nothing of the texts, whose signs are hidden from it. */
const plain = (html: string): string => html.replaceAll('&#38;', '&')

/** Text in which Markdown reads nothing but text. */
const toMarkdownText = (text: string): string => text.replaceAll(/[\\`*_[\]<>#]/g, '\\$&')

/** HTML of the processor as Markdown: italics, and addresses as links. */
const toMarkdown = (html: string): string =>
  html
    .split(/(<\/?i>|https?:\/\/[^\s<]*[^\s<.,])/)
    .map((part, index) => {
      if (index % 2 === 0) return toMarkdownText(restored(plain(part), (sign) => sign))
      return part.startsWith('<') ? '*' : `<${restored(plain(part), (sign) => sign)}>`
    })
    .join('')

/** The processor's name of the locale of a language: that of American English if it has none. */
const localeOf = (lang: string): string => {
  const [language = ''] = lang.split('-')
  const known = [lang, `${language}-${language.toUpperCase()}`, 'en-US']
  return known.find((one) => csl.locales.has(one)) ?? 'en-US'
}

/** RIS of the plugin, with the authors, whom it leaves out of some types, and every value on one line, as the format requires. */
const toRis = (item: ReturnType<typeof cslOf>): string => {
  const [type = '', ...lines] = new Cite(item)
    .format('ris')
    .trim()
    .replaceAll(/\r?\n(?![A-Z][A-Z0-9] {2}-)/g, '')
    .split(/\r?\n/)
  const authors = item.author.map(({ literal }) => `AU  - ${literal}`)
  return [type, ...authors, ...lines.filter((line) => !line.startsWith('AU'))].join('\n')
}

/** What TeX would read as a command. An address is verbatim. */
const TEX: { [sign: string]: string } = {
  ...Object.fromEntries(Array.from('{}$&#_%', (sign) => [sign, `\\${sign}`])),
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
}
const toBibtex = (item: ReturnType<typeof cslOf>): string => {
  const author = item.author.map(({ literal }) => ({ literal: hidden(literal) }))
  return new Cite({ ...withHidden(item), author, 'citation-key': item['citation-key'] })
    .format('bibtex')
    .trim()
    .split('\n')
    .filter((line) => !/^\s*howpublished = /.test(line)) // the address again
    .map((line) => restored(line, (sign) => (/^\s*url = /.test(line) ? sign : (TEX[sign] ?? sign))))
    .join('\n')
}

/** A citation of a statement in a style and a language. */
export const format = (cited: Cited, style: CitationStyle, lang: string): string => {
  const inWords = (as: 'text' | 'html'): string => {
    const how = { template: STYLE, lang: localeOf(lang), format: as }
    const shown = new Cite(withHidden(shownOf(cited, lang))).format('bibliography', how)
    return shown.replaceAll(/<\/?div[^>]*>/g, '').trim()
  }
  switch (style) {
    case 'PLAIN':
      return restored(inWords('text'), (sign) => sign)
    case 'HTML':
      return restored(inWords('html'), (sign) => HTML[sign] ?? sign)
    case 'MARKDOWN':
      return toMarkdown(inWords('html'))
    case 'BIBTEX':
      return toBibtex(cslOf(cited, lang))
    case 'RIS':
      return toRis(cslOf(cited, lang))
    case 'CSL_JSON':
      return JSON.stringify(cslOf(cited, lang), null, 2)
  }
}
