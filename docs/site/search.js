/** The search of the documentation: everything is fetched when the reader first turns to it, and nothing is sent. */
import MiniSearch from 'minisearch'

const MOST = 12

const input = document.getElementById('docs-search')
const found = document.getElementById('docs-found')

/** camelCase and CONSTANT_CASE are found by their parts, too. */
const tokenize = (text) =>
  text.split(/[^\p{L}\p{N}_]+/u).flatMap((word) => {
    const parts = word.split(/_|(?<=[a-z])(?=[A-Z])/)
    return parts.length > 1 ? [word, ...parts] : [word]
  })

const open = async () => {
  const sections = await (await fetch('/docs/search.json')).json()
  const index = new MiniSearch({ fields: ['title', 'page', 'text'], idField: 'address', tokenize })
  const known = new Map(sections.map((section) => [section.address, section]))
  index.addAll(known.values())
  return (words) =>
    index
      .search(words, { prefix: true, fuzzy: 0.2, boost: { title: 4, page: 2 }, combineWith: 'AND' })
      .slice(0, MOST)
      .map(({ id }) => known.get(id))
}

let opened = null
const search = (words) => {
  opened ??= open()
  return opened.then((find) => find(words))
}

const line = ({ page, title, address, text }) => {
  const link = document.createElement('a')
  link.href = address
  const strong = document.createElement('strong')
  strong.textContent = title === page ? page : `${page} › ${title}`
  const short = document.createElement('span')
  short.textContent = text.slice(0, 120)
  link.append(strong, short)
  return link
}

const say = (text) => {
  const paragraph = document.createElement('p')
  paragraph.textContent = text
  found.replaceChildren(paragraph)
}

input.addEventListener('focus', () => void search(''), { once: true })
input.addEventListener('input', async () => {
  const words = input.value.trim()
  if (!words) return found.replaceChildren()
  try {
    const results = await search(words)
    if (words !== input.value.trim()) return undefined // the reader has typed on
    if (results.length) found.replaceChildren(...results.map(line))
    else say(`Nothing has “${words}”.`)
  } catch {
    opened = null
    say('The search cannot be loaded. Reload the page to try again.')
  }
  return undefined
})

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    input.value = ''
    found.replaceChildren()
  }
  if (event.key === '/' && !/^(input|textarea)$/i.test(event.target.tagName)) {
    event.preventDefault()
    input.focus()
  }
})

// On a narrow screen the contents would fill the first view.
if (matchMedia('(max-width: 60rem)').matches) document.querySelector('nav details').open = false
