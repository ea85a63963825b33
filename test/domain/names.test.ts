import { describe, expect, test } from '@jest/globals'
import { fold, nameTails, preferredName, searchKey } from '../../lambda/domain/names.ts'

const found = (search: string, name: string) =>
  nameTails([{ text: name, kind: 'PREFERRED' }]).some((tail) => tail.startsWith(searchKey(search)))

describe('names', () => {
  test.each([
    ['sok', 'Prak Sokhonn'],
    ['PRAK S', 'Prak Sokhonn'],
    ['the king', 'the Kingdom'],
    ['lodz', 'Łódź'],
    ['erdogan', 'Recep Tayyip Erdoğan'],
    ['dang', 'Đặng'],
    ['人民', '中华人民共和国'],
    ['中华人', '中华人民共和国'],
    ['лавр', 'Сергей Лавров'],
    ['កម្ពុ', 'ព្រះរាជាណាចក្រកម្ពុជា'],
    ['ΠΑΠΑΝ', 'Ανδρέας Παπανδρέου'],
  ])('%j finds %j', (search, name) => {
    expect(found(search, name)).toBe(true)
  })

  test('a search from the middle of a word finds nothing', () => {
    expect(found('khonn', 'Prak Sokhonn')).toBe(false)
  })

  test('vowel signs are not accents', () => {
    expect(fold('កិ')).not.toBe(fold('ក'))
  })

  test('the preferred name is looked up by language, then falls back to the first', () => {
    const names = [
      { text: 'China', lang: 'en', kind: 'PREFERRED' as const },
      { text: 'Beijing', lang: 'fr', kind: 'METONYM' as const },
      { text: '中国', lang: 'zh', kind: 'PREFERRED' as const },
    ]
    expect(preferredName(names, 'zh-Hant')).toBe('中国')
    expect(preferredName(names, 'fr')).toBe('China')
    expect(preferredName(names)).toBe('China')
  })

  test('of two scripts of a language, the one of the region asked for is shown', () => {
    const names = [
      { text: '韩国', lang: 'zh-Hans-SG', kind: 'PREFERRED' as const },
      { text: '韓國', lang: 'zh-Hant-HK', kind: 'PREFERRED' as const },
    ]
    expect([preferredName(names, 'zh-TW'), preferredName(names, 'zh-CN')]).toEqual(['韓國', '韩国'])
  })
})
