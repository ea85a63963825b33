import { describe, expect, test } from '@jest/globals'
import { fold, matchesName, preferredName, searchKey } from '../../lambda/domain/names.ts'

const finds = (search: string, name: string) => matchesName([{ text: name, kind: 'PREFERRED' }], searchKey(search))

describe('a name is found', () => {
  test.each([
    ['شابوص', 'شـابوص'],
    ['فاطمه', 'فاطمة الزهراء'],
    ['الدورى', 'الدوري'],
    ['ظريف', 'محمدجواد ظریف'],
    ['علیرضا', 'علی‌رضا اعرافی'],
    ["o'rourke", 'Beto O’Rourke'],
    ['rourke', 'Beto O’Rourke'],
    ['orourke', 'Beto O’Rourke'],
    ["в'ячеслав", 'Вʼячеслав Кириленко'],
    ['oʻzbekov', "Bobur O'zbekov"],
    ['정은', '김정은'],
    ['길동', '남궁길동'],
    ['習近平', '习近平'],
    ['近平', '習近平'],
    ['jd vance', 'J.D. Vance'],
    ['j. d. vance', 'JD Vance'],
    ['us dep', 'U.S. Department of State'],
    ['eliyev', 'İlham Əliyev'],
    ['ngugi', 'Ŋgũgĩ wa Thiong’o'],
    ['danjuma', 'Ɗanjuma Goje'],
    ['bongo', 'Ali Bo\u00ADngo'],
    ['gnassingbe', 'Faure Gnas\u200Bsingbé'],
    ['vitenbergs', 'Jānis Vitenbergs'],
  ])('by %s: %s', (search, name) => {
    expect(finds(search, name)).toBe(true)
  })
  test.each([
    ['rourk e', 'Beto O’Rourke'],
    ['은', '김정은'],
    ['sok', 'Mok'],
  ])('not by %s: %s', (search, name) => {
    expect(finds(search, name)).toBe(false)
  })
  test('however it is composed', () => {
    for (const name of ['Élodie', 'Ŋgũgĩ', '김정은', 'Đặng'])
      expect(fold(name.normalize('NFD'))).toBe(fold(name.normalize('NFC')))
  })
})

describe('the name to show', () => {
  const names = [
    { text: 'China', lang: 'en', kind: 'PREFERRED' as const },
    { text: '中国', lang: 'zh-Hans', kind: 'PREFERRED' as const },
    { text: '中國', lang: 'zh-Hant', kind: 'PREFERRED' as const },
  ]
  test.each([
    ['zh-CN', '中国'],
    ['zh-TW', '中國'],
    ['zh-HK', '中國'],
    ['zh', '中国'],
    ['en-GB', 'China'],
    ['fr', 'China'],
  ])('in %s is %s', (lang, expected) => {
    expect(preferredName(names, lang)).toBe(expected)
  })
  test('is that of no particular language, if there is none in the one asked for', () => {
    const mul = [
      { text: 'دوغلاس', lang: 'ar', kind: 'PREFERRED' as const },
      { text: 'Douglas', lang: 'mul', kind: 'PREFERRED' as const },
    ]
    expect([preferredName(mul, 'km'), preferredName(mul, 'ar'), preferredName(mul)]).toEqual([
      'Douglas',
      'دوغلاس',
      'دوغلاس',
    ])
  })
  test('is the one that was in use on a day', () => {
    const cities = [
      { text: 'Nur-Sultan', kind: 'FORMER' as const, period: '2019-03-23/2022-09-17' },
      { text: 'Astana', kind: 'PREFERRED' as const },
    ]
    expect([
      preferredName(cities, null, '2020-01-01'),
      preferredName(cities, null, '2023-01-01'),
      preferredName(cities),
    ]).toEqual(['Nur-Sultan', 'Astana', 'Astana'])
  })
})
