import { describe, expect, test } from 'vitest'
import { cardCodeLength, codeLetters, readCode, spacedCode } from './code.ts'
import { newCode } from './new-code.ts'
import { plainReceipt, receiptWords } from './receipt.ts'
import { answerRefusal, resultRefusal, stateOf } from './round.ts'

describe('a code', () => {
  test('holds nothing that looks like something else', () => {
    for (const letter of '01ILO') expect(codeLetters).not.toContain(letter)
    expect(new Set(codeLetters).size).toBe(31)
  })

  test('is read however somebody types it', () => {
    const code = newCode(cardCodeLength)
    for (const typed of [code, code.toLowerCase(), spacedCode(code), ` ${spacedCode(code).replaceAll(' ', '-')} `]) {
      expect(readCode(typed, cardCodeLength)).toBe(code)
    }
    expect(readCode('ＡＢＣＤ２３４５ＥＦＧＨ', cardCodeLength)).toBe('ABCD2345EFGH')
  })

  test('is none when it is too short, too long or has other letters', () => {
    for (const typed of ['', 'ABCD', 'ABCD2345EFGHJ', 'ABCD2345EFG0', 'ABCD2345EFG号', '<script>1234']) {
      expect(readCode(typed, cardCodeLength), typed).toBeNull()
    }
  })

  test('is printed in groups of four', () => {
    expect(spacedCode('ABCD2345EFGH')).toBe('ABCD 2345 EFGH')
    expect(spacedCode('ABCD2345')).toBe('ABCD 2345')
  })
})

describe('the words of a receipt', () => {
  test('are two of two characters and four digits, compared without their spaces', () => {
    expect(receiptWords('0123000012d6ffff')).toBe('春山 白枣 4822')
    expect(plainReceipt(' 春山 白枣　４８２２ ')).toBe('春山白枣4822')
  })
})

describe('a round', () => {
  const round = { opensAt: 100, closesAt: 200, resultAt: null }

  test('runs, is over, and says what came of it', () => {
    expect(stateOf(round, 199)).toBe('running')
    expect(stateOf(round, 200)).toBe('closed')
    expect(stateOf({ ...round, resultAt: 250 }, 260)).toBe('decided')
  })

  test('takes answers while it runs, and paper until the result is said', () => {
    expect(answerRefusal(round, 'app', 150)).toBeNull()
    expect(answerRefusal(round, 'poster', 200)).toBe('round-over')
    expect(answerRefusal(round, 'paper', 200)).toBeNull()
    expect(answerRefusal({ ...round, resultAt: 250 }, 'paper', 260)).toBe('round-over')
  })

  test('has one result, once it is over', () => {
    expect(resultRefusal(round, 150)).toBe('round-runs')
    expect(resultRefusal(round, 200)).toBeNull()
    expect(resultRefusal({ ...round, resultAt: 250 }, 260)).toBe('result-said')
  })
})
